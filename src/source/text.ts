// Plain text → lines. Minutes lie in archives as text taken out of a PDF: no marks of form, blank lines between lines
// or not, a form feed where the page ended. Only bullets are markers; numbers and letters are left to `recognise/`.
import type { SourceLine } from './source.ts';
import { plainMarkdown, splitBullet, tidyWords } from './words.ts';

const LINE_END = /\r\n|[\n\r\u2028\u2029]/;
const TAB = 8;

/** Columns of white space that a line begins with. */
function indentOf(line: string): number {
  let indent = 0;
  for (const character of line) {
    if (character === '\t') indent += TAB - (indent % TAB);
    else if (/\s/.test(character)) indent++;
    else break;
  }
  return indent;
}

interface Level {
  marker: string;
  indent: number;
  /** Where the words of the item begin. */
  inner: number;
}

/** How deep each item stands, by its indent and, where that is the same, by its bullet; one such for a file. */
export class ListLevels {
  private readonly open: Level[] = [];
  private readonly tolerance: number;
  private readonly reliable: boolean;

  /** `tolerance`: what indents may differ in and be the same; `reliable`: they are never lost. */
  constructor(tolerance: number, reliable: boolean) {
    this.tolerance = tolerance;
    this.reliable = reliable;
  }

  /** A line with a bullet: how deep it stands, from 1. `inner`: where its words begin. */
  item(marker: string, indent: number, inner: number): number {
    while ((this.open.at(-1)?.indent ?? Number.NEGATIVE_INFINITY) > indent + this.tolerance) this.open.pop();
    const last = this.open.at(-1);
    const same = this.open.findIndex((level) => level.marker === marker);
    if (last && indent <= last.indent + this.tolerance && last.marker !== marker && same >= 0)
      this.open.length = same + 1;
    else if (!last || indent > last.indent + this.tolerance || last.marker !== marker)
      this.open.push({ marker, indent, inner });
    return this.open.length;
  }

  /** A line without: the depth of the item it goes on in, 0 where it is indented in none. */
  plain(indent: number, text: string, gap: boolean): number {
    const inside = this.open.findLastIndex((level) =>
      this.reliable
        ? !gap && Math.abs(indent - level.inner) <= this.tolerance
        : indent > level.indent + this.tolerance && indent <= level.inner + this.tolerance,
    );
    if (inside >= 0) return inside + 1;
    if (this.reliable || (gap && /^[\p{Lu}§\d]/u.test(text))) this.open.length = 0;
    return 0;
  }
}

/** A whole text; `pages` is null where it has no form feeds. */
export function readText(text: string): { lines: SourceLine[]; pages: number | null } {
  const lines: SourceLine[] = [];
  const levels = new ListLevels(1, false);
  const hasPages = /\f\s*\S/.test(text);
  let [page, gap] = [1, false];
  /** A bullet that stands alone on its line, before its words. */
  let waiting: { marker: string; indent: number } | null = null;
  const put = (nr: number, words: string, marker: string | null, indent: number, inner: number): void => {
    const level = marker === null ? levels.plain(indent, words, gap) : levels.item(marker, indent, inner);
    lines.push({
      ...{ nr, page: hasPages ? page : null, text: words, markdown: plainMarkdown(words) },
      ...{ gap, ended: null, heading: null, strong: false, marker, level, indent },
      ...{ table: false, furniture: false },
    });
    gap = false;
  };
  for (const [index, whole] of text.split(LINE_END).entries()) {
    const parts = whole.split('\f');
    for (const [part, line] of parts.entries()) {
      if (part > 0) page++;
      const words = tidyWords(line);
      if (words === '') {
        gap ||= parts.length === 1;
        continue;
      }
      const { marker, text: rest } = splitBullet(words);
      const indent = indentOf(line);
      const inner = indentOf(line.replace(/^\s*\S+/, (start) => ' '.repeat(start.length)));
      if (marker !== null && waiting) {
        put(index + 1, waiting.marker, null, waiting.indent, waiting.indent);
        waiting = null;
      }
      if (marker !== null && rest === '') waiting = { marker, indent };
      else {
        put(
          index + 1,
          rest,
          marker ?? waiting?.marker ?? null,
          waiting?.indent ?? indent,
          marker ? inner : indent,
        );
        waiting = null;
      }
    }
  }
  if (waiting) put(text.split(LINE_END).length, waiting.marker, null, waiting.indent, 0);
  const last = lines.at(-1)?.page;
  return { lines, pages: last ?? null };
}
