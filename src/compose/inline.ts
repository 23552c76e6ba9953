// Small arithmetic on inline content: plain text, and white space as in running text.
import type { Block, Inline } from '../domain/document.ts';

export function plainText(content: readonly Inline[]): string {
  return content
    .map((part) =>
      part.kind === 'text' ? part.text : part.kind === 'break' ? '\n' : plainText(part.children),
    )
    .join('');
}

/** Every text of a block, labels too, in reading order. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return [block.label ?? '', plainText(block.content)].join(' ');
    case 'paragraph':
      return plainText(block.content);
    case 'list':
      return block.items.flatMap((item) => [item.label, ...item.content.map(blockText)]).join('\n');
    case 'table':
      return block.rows.map((row) => row.map((cell) => plainText(cell.content)).join('\t')).join('\n');
    case 'signatures':
      return block.signers
        .flatMap((signer) => [signer.name, signer.organisation ?? '', signer.title])
        .join('\n');
    case 'figure':
      return block.alt ?? '';
    case 'group':
      return [block.label?.text ?? '', ...block.content.map(blockText)].join('\n');
  }
}

/** White space becomes single spaces; none at the start, at the end, or beside a line break. */
export function tidy(content: readonly Inline[]): Inline[] {
  const state = { afterSpace: true };
  const collapse = (parts: readonly Inline[]): Inline[] => {
    const out: Inline[] = [];
    for (const part of parts) {
      if (part.kind === 'break') {
        trimEnd(out);
        out.push(part);
        state.afterSpace = true;
      } else if (part.kind === 'text') {
        let text = part.text.replace(/[ \t\r\n]+/g, ' ');
        if (state.afterSpace) text = text.replace(/^ /, '');
        if (text === '') continue;
        state.afterSpace = text.endsWith(' ');
        const last = out.at(-1);
        if (last?.kind === 'text') out[out.length - 1] = { kind: 'text', text: last.text + text };
        else out.push({ kind: 'text', text });
      } else {
        const children = collapse(part.children);
        if (children.length > 0) out.push({ ...part, children });
      }
    }
    return out;
  };
  const out = collapse(content);
  trimEnd(out);
  return out;
}

function trimEnd(content: Inline[]): void {
  for (let last = content.at(-1); last; last = content.at(-1)) {
    if (last.kind === 'break') content.pop();
    else if (last.kind === 'text') {
      const text = last.text.replace(/ +$/, '');
      if (text !== '') {
        content[content.length - 1] = { kind: 'text', text };
        return;
      }
      content.pop();
    } else {
      const children = [...last.children];
      trimEnd(children);
      if (children.length > 0) {
        content[content.length - 1] = { ...last, children };
        return;
      }
      content.pop();
    }
  }
}
