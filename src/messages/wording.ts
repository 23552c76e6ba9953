// What one sentence pair of the catalogue is made of, and the small words that the sentences share.
import type { Severity } from '../domain/fault.ts';

/** `text`: what is wrong; `hint`: what to do. Whole Swedish sentences. */
export interface Wording {
  text: string;
  hint: string;
  /** Left out for `fel`. */
  severity?: Severity;
}

/** A part of the catalogue: permanent code → values → words. */
export type Area = Record<string, (values: never) => Wording>;

/** ”så här”, cut short where the text is long, on one line. */
export function quoted(text: string, longest = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line.slice(0, longest * 2 + 2)];
  return letters.length > longest ? `”${letters.slice(0, longest).join('').trimEnd()} …”` : `”${line}”`;
}

/** `a, b och c`. */
export function listed(words: readonly string[], last: 'och' | 'eller' = 'och'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

const NUMBER_WORDS = [
  'inga',
  'en',
  'två',
  'tre',
  'fyra',
  'fem',
  'sex',
  'sju',
  'åtta',
  'nio',
  'tio',
  'elva',
  'tolv',
];

/** Numbers up to twelve as words: `två fel`, `13 fel`. `one` is the word for 1, `en` or `ett`. */
export function counted(count: number, one: 'en' | 'ett', singular: string, plural: string): string {
  const number = count === 1 ? one : (NUMBER_WORDS[count] ?? String(count));
  return `${number} ${count === 1 ? singular : plural}`;
}
