// The words of inline content, without what they are.
import type { Inline } from '../domain/document.ts';

export function plain(content: readonly Inline[]): string {
  return content
    .map((part) => (part.kind === 'text' ? part.text : part.kind === 'break' ? '\n' : plain(part.children)))
    .join('');
}
