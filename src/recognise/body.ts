// Which body's paper it is, where the user did not say: by the names and lead-ins that only one body has.
import type { Organ } from '../domain/organ.ts';
import type { SourceLine } from '../source/source.ts';
import { leadInOf } from './grammar.ts';

/** Lines in which a paper names its body. */
const TOP = 12;

export function bodyOf(lines: readonly SourceLine[], organs: readonly Organ[]): Organ | null {
  const top = lines.slice(0, TOP).map(({ text }) => text.toLowerCase());
  const named = organs.filter(({ kortnamn, namn }) =>
    top.some((text) => text === kortnamn.toLowerCase() || text.startsWith(namn.toLowerCase())),
  );
  if (named.length === 1) return named[0] ?? null;
  const leading = organs.filter((organ) => {
    const words = organ.beslut.inledning.toLowerCase();
    return lines.some(({ text }) => leadInOf(text, organ) !== null && fold(text).includes(fold(words)));
  });
  return leading.length === 1 ? (leading[0] ?? null) : null;
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
