// The satser of a punkt's beslut, each with its place and its words without Markdown.
import { oncePer } from './once-per.ts';
import type { Punkt } from './punkter.ts';
import type { DataPath } from './rule.ts';

export interface Sats {
  /** As written. */
  raw: string;
  /** On one line, without the marks of Markdown. */
  text: string;
  path: DataPath;
  lineOffset: number;
  /** As others refer to the punkt: `§ 110`. */
  ref: string;
}

const ATT_LINE = /^[*_]{0,3}att[*_]{0,3} /i;

/** One entry with several lines that begin with «att» is as many satser; other lines follow the one above. */
function linesOf(entry: string): { raw: string; line: number }[] {
  const rows = entry.split('\n');
  if (rows.filter((row) => ATT_LINE.test(row)).length < 2) return [{ raw: entry, line: 0 }];
  const parts: { rows: string[]; line: number }[] = [];
  for (const [line, row] of rows.entries()) {
    const last = parts.at(-1);
    if (!last || ATT_LINE.test(row)) parts.push({ rows: [row], line });
    else last.rows.push(row);
  }
  return parts
    .map(({ rows: own, line }) => ({ raw: own.join('\n'), line }))
    .filter(({ raw }) => raw.trim() !== '');
}

/** The words that are printed: links by their text, emphasis without its marks. */
export const plainText = (markdown: string): string =>
  markdown
    .replace(/\[{1,2}([^[\]\n]{1,200})\]{1,2}(?:\([^()\n]{0,500}\)|\{[^{}\n]{0,40}\})?/g, '$1')
    .replace(/[*_`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

export const satserOf = oncePer(({ punkt, path, ref }: Punkt): readonly Sats[] =>
  punkt.beslut.flatMap((entry, index) =>
    linesOf(entry).map(({ raw, line }) => ({
      raw,
      text: plainText(raw),
      path: [...path, 'beslut', index],
      lineOffset: line,
      ref,
    })),
  ),
);
