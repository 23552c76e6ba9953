// Reading of texts that the rules share: what is an address or a code and so none of their business, the dates that
// are written out, and the sentence around a place. Every pattern is bounded, so that time grows with the text only.
import { readDates, type WrittenDate } from '../calendar/datum-i-text.ts';
import { oncePer } from '../domain/remembered.ts';
import type { Punkt, Text } from './punkter.ts';
import type { DataPath } from './rule.ts';

/** Neither letter, digit nor white space: what is hidden ends words and numbers and joins none. */
const HIDDEN = '\uFFFC';

const ADDRESSES = [
  /\b(?:https?|mailto):[^\s)>\]”"]{1,2000}|\bwww\.[^\s)>\]”"]{1,2000}/giu,
  /\b(?:[\p{L}\d-]{1,63}\.){1,8}(?:se|com|org|eu|nu|net)\b(?:\/[^\s)>\]”"]{0,2000})?/giu,
];
/** Most texts have nothing like an address. */
const MAY_BE_ADDRESS = /\.(?:se|com|org|eu|nu|net)|www\.|(?:http|https|mailto):/iu;
const EMAILS = /[\p{L}\d._%+-]{1,64}@(?:[\p{L}\d-]{1,63}\.){1,8}\p{L}{2,24}/giu;
/** `[words]{en}`: another language keeps its own habits. */
const FOREIGN = /\[[^[\]]{1,1000}\]\{[a-z]{2,3}\}/giu;

/** ISO dates, diarienummer, telephone numbers, as in `compose/typography.ts`. */
const CODES = [
  /\b\d{4}-\d{2}(?:-\d{2})?\b/gu,
  /\b(?:\p{Lu}{1,10}[ /-]?(?:\d{2}-)?)?\d{4}[/:]\d{2,9}(?:-\d{1,9})*\b/gu,
  /\b\p{Lu}{1,10}[/ ]?\d{4}[-:]\d{1,9}(?:-\d{1,9})*\b/gu,
  /\+\d[\d ()\u00A0-]{6,20}\d/gu,
  /(?<![\d.,/])0\d{1,3}[-–/ \u00A0]\d[\d \u00A0]{4,16}\d\b/gu,
];

const hide = (text: string, patterns: readonly RegExp[]): string =>
  patterns.reduce((left, pattern) => left.replace(pattern, (found) => HIDDEN.repeat(found.length)), text);

/** The text without addresses and foreign words; every index stays. */
export const wordsOf = oncePer(({ text }: Text): string =>
  hide(text, [
    ...(text.includes('@') ? [EMAILS] : []),
    ...(MAY_BE_ADDRESS.test(text) ? ADDRESSES : []),
    ...(text.includes(']{') ? [FOREIGN] : []),
  ]),
);

/** As `wordsOf`, and without ISO dates, diarienummer and telephone numbers. */
export const plainOf = oncePer((text: Text): string =>
  /\d/.test(text.text) ? hide(wordsOf(text), CODES) : wordsOf(text),
);

export function emailsIn(text: string): { address: string; index: number }[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(EMAILS)].map(({ 0: address, index }) => ({ address, index }));
}

/** The text without its addresses; every index stays. */
export const withoutAddresses = (text: string): string => hide(text, [EMAILS, ...ADDRESSES]);

/** Every date with a day and a month, in words or as `2023-11-17`, in order. */
export const datesIn = oncePer((text: Text): readonly WrittenDate[] =>
  /\d/.test(text.text) ? readDates(wordsOf(text)) : [],
);

/** How far a sentence is read each way, in characters. */
const REACH = 300;
const SENTENCE_END = /[.!?][”")]?\s+(?=[\p{Lu}\d”[(*_§])|\n[ \t]*(?=\n|[-*+|#>]|\d{1,3}[.)])/gu;

/** What stands before and after a place in the same sentence, line of a list or row of a table. */
export function sentenceAt(text: string, from: number, to: number): { before: string; after: string } {
  const start = text.slice(Math.max(0, from - REACH), from);
  const ends = [...start.matchAll(SENTENCE_END)].filter(({ index }) => !isAbbreviated(start, index));
  const last = ends.at(-1);
  const after = text.slice(to, to + REACH);
  const end = [...after.matchAll(SENTENCE_END)].find(({ index }) => !isAbbreviated(after, index));
  return {
    before: last ? start.slice(last.index + last[0].length) : start,
    after: end ? after.slice(0, end.index) : after,
  };
}

/** «kl. 8», «t.ex. LSVO», «kap. 3»: a full stop that ends no sentence. */
const isAbbreviated = (text: string, index: number): boolean =>
  text[index] === '.' &&
  /(?<!\p{L})(?:kl|kap|s|sid|nr|dnr|bl\.a|t\.ex|m\.m|ca|jfr|p|st|jan|feb|aug|sept?|okt|nov|dec|tf)$/iu.test(
    text.slice(Math.max(0, index - 8), index),
  );

/** Lines from the start of a text to indexes that come in order. */
export function lineCounter(text: string): (index: number) => number {
  let [line, next] = [0, text.indexOf('\n')];
  return (index) => {
    for (; next >= 0 && next < index; next = text.indexOf('\n', next + 1)) line++;
    return line;
  };
}

/** What the ärende or underpunkt that a place belongs to is called; null for the meeting itself. */
export function refAt(punkter: readonly Punkt[], path: DataPath): string | null {
  const around = punkter.filter((punkt) => punkt.path.every((part, index) => part === path[index]));
  return around.at(-1)?.ref || null;
}
