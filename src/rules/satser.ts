// The satser of a punkt's beslut, each with its place and its words without Markdown.

import { oncePer } from '../domain/remembered.ts';
import { attLines } from '../domain/satser.ts';
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

/** The words that are printed: links by their text, emphasis without its marks. */
export const plainText = (markdown: string): string =>
  markdown
    .replace(/\[{1,2}([^[\]\n]{1,200})\]{1,2}(?:\([^()\n]{0,500}\)|\{[^{}\n]{0,40}\})?/g, '$1')
    .replace(/[*_`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

export const satserOf = oncePer(({ punkt, path, ref }: Punkt): readonly Sats[] =>
  punkt.beslut.flatMap((entry, index) =>
    attLines(entry).map(({ written, line }) => ({
      raw: written,
      text: plainText(written),
      path: [...path, 'beslut', index],
      lineOffset: line,
      ref,
    })),
  ),
);
