// Words that show what a beslut is about, as the organ file writes them: `tecknar avtal`, `anställ*`.
// All words of an entry in their order, `*` for any ending, a few other words between, within one sentence.

import { oncePer } from '../domain/remembered.ts';

/** Most words between two words of an entry: «teckna ett nytt länsgemensamt avtal». */
const BETWEEN = 4;

/** What may stand in a word: letters, digits and the joints of `LSVO:s` and `in-`. */
const WORD = /[\p{L}\p{N}]+(?:[:'’-][\p{L}\p{N}]+)*/gu;
/** A full stop between digits or in «t.ex.» ends no sentence. */
const SENTENCE_END = /[.;:!?](?=\s|$)|\n\s*\n/u;

interface Word {
  /** As compared, in lower case. */
  word: string;
  start: number;
  end: number;
  /** Counts the sentences of the text. */
  sentence: number;
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    // Between most words stands one space.
    if (match.index - last > 1 && SENTENCE_END.test(text.slice(last, match.index + 1))) sentence += 1;
    last = match.index + word.length;
    words.push({ word: word.toLowerCase(), start: match.index, end: last, sentence });
  }
  return words;
}

interface Wanted {
  word: string;
  anyEnding: boolean;
}

const fits = (word: string, wanted: Wanted): boolean =>
  wanted.anyEnding ? word.startsWith(wanted.word) : word === wanted.word;

/** Index of the last word of the entry when its first stands at `at`; -1 where it does not fit. */
function fitsAt(words: readonly Word[], at: number, entry: readonly Wanted[], from = 0): number {
  const first = entry[from];
  const here = words[at];
  if (!here || !first || !fits(here.word, first)) return -1;
  if (from === entry.length - 1) return at;
  // An infinitive follows its «att» at once.
  const most = first.word === 'att' ? 0 : BETWEEN;
  for (let next = at + 1; next <= at + 1 + most; next += 1) {
    if (words[next]?.sentence !== here.sentence) return -1;
    const end = fitsAt(words, next, entry, from + 1);
    if (end >= 0) return end;
  }
  return -1;
}

const wantedOf = oncePer((entries: readonly string[]): readonly Wanted[][] =>
  entries.map((entry) =>
    entry
      .toLowerCase()
      .trim()
      .split(/\s+/)
      .map((written) => ({ word: written.replace(/\*$/, ''), anyEnding: written.endsWith('*') })),
  ),
);

/** The beginning of some entry stands somewhere: most texts have none, and are not read word by word. */
const mayStand = oncePer((entries: readonly string[]): RegExp => {
  const first = wantedOf(entries).flatMap(([one]) => (one ? [one.word.replace(/[^\p{L}\p{N}]/gu, '.')] : []));
  return new RegExp([...new Set(first)].join('|'), 'iu');
});

/** Where an entry stands in a text. */
export interface Traff {
  /** The words as written, from the first to the last. */
  ord: string;
  index: number;
}

/** The first place where one of the entries stands, or null. */
export function ordTraff(text: string, entries: readonly string[]): Traff | null {
  if (!mayStand(entries).test(text)) return null;
  const words = wordsOf(text);
  for (const [at, { start }] of words.entries())
    for (const entry of wantedOf(entries)) {
      const end = words[fitsAt(words, at, entry)];
      if (end) return { ord: text.slice(start, end.end), index: start };
    }
  return null;
}
