// Nothing vanishes: every word of the paper stands in the meeting file. Words that became data are ticked off line by
// line; what is left of a line is told in a comment beside that data, and a line that nothing came of stands under
// `okänt:`.
import type { Draft, Entry, Field, Left, Words } from './draft.ts';
import { type FormPart, type Line, writtenOf } from './paper.ts';

/** A word as it is counted: letters and digits, in small letters. */
interface Token {
  word: string;
  from: number;
  to: number;
}

export const tokensOf = (text: string): Token[] =>
  [...text.normalize('NFC').matchAll(/[\p{L}\p{N}]+/gu)].map((found) => ({
    word: found[0].toLowerCase(),
    from: found.index,
    to: found.index + found[0].length,
  }));

class Ticking {
  private readonly open: (Token & { ticked: boolean })[][];
  private readonly written: string[];
  constructor(lines: readonly Line[]) {
    this.written = lines.map(writtenOf);
    this.open = this.written.map((text) => tokensOf(text).map((token) => ({ ...token, ticked: false })));
  }

  /** Ticks off the words of a text on the lines that it comes from; a word that was broken over two lines too. */
  tick(text: string, lines: readonly number[]): void {
    const pool = new Map<string, number>();
    for (const { word } of tokensOf(text)) pool.set(word, (pool.get(word) ?? 0) + 1);
    const take = (word: string): boolean => {
      const left = pool.get(word) ?? 0;
      if (left > 0) pool.set(word, left - 1);
      return left > 0;
    };
    for (const [place, index] of lines.entries()) {
      const tokens = this.open[index] ?? [];
      for (const [at, token] of tokens.entries()) {
        if (token.ticked) continue;
        const next = this.open[lines[place + 1] ?? -1]?.[0];
        const isBroken = at === tokens.length - 1 && /[-\u00AD]$/.test(this.written[index] ?? '');
        if (isBroken && next && !next.ticked && take(token.word + next.word)) {
          token.ticked = true;
          next.ticked = true;
        } else token.ticked = take(token.word);
      }
    }
  }

  /** From the first word that is left to the last one, as written; null where none is. */
  leftOf(index: number): string | null {
    const left = (this.open[index] ?? []).filter(({ ticked }) => !ticked);
    const [first, last] = [left[0], left.at(-1)];
    if (!first || !last) return null;
    const written = this.written[index] ?? '';
    const before = /[§(”"] ?$|§§ ?$/u.exec(written.slice(0, first.from))?.[0] ?? '';
    const from = first.from - before.length;
    return written.slice(from, last.to) + (/^[)”"]/.exec(written.slice(last.to))?.[0] ?? '');
  }

  /** None of its words stands anywhere yet. */
  isUntouched(index: number): boolean {
    return (this.open[index] ?? []).every(({ ticked }) => !ticked);
  }

  /** Its words stand somewhere now. */
  settle(index: number): void {
    for (const token of this.open[index] ?? []) token.ticked = true;
  }
}

function* wordsIn(entry: Entry): Generator<Words> {
  if (entry.slag === 'ord') yield entry;
  else if (entry.slag === 'lista') for (const item of entry.items) yield* wordsIn(item);
  else if (entry.slag === 'falt') for (const { entry: inner } of entry.fields) yield* wordsIn(inner);
}

/** The file to be, with everything that the paper says. */
export function account(
  lines: readonly Line[],
  fields: Field[],
  form: readonly FormPart[],
  unread: readonly Line[],
): Draft {
  const ticking = new Ticking(lines);
  const all = fields.flatMap(({ entry }) => [...wordsIn(entry)]);
  const told: Left[] = [];
  // The form first: a label's word is not what the same word in a text stands for.
  for (const part of form) {
    ticking.tick(part.text, [part.index]);
    told.push({ index: part.index, words: part.text, slag: part.slag });
  }
  for (const { text, lines: from } of all) ticking.tick(text, from);
  const unknown = new Set(unread);
  for (const line of unread) ticking.settle(line.index);
  for (const one of all)
    for (const index of one.lines) {
      const left = ticking.leftOf(index);
      // Of a line that nothing came of, a comment beside something else would tell too little.
      if (left === null || (!one.reworded && ticking.isUntouched(index))) continue;
      one.left.push({ index, words: left });
      ticking.settle(index);
    }
  for (const line of lines) if (ticking.leftOf(line.index) !== null) unknown.add(line);
  const inOrder = [...unknown].sort((a, b) => a.index - b.index);
  return { fields, form: told.sort((a, b) => a.index - b.index), unknown: inOrder };
}

/** How many lines further on the second half of a broken word may stand: page furniture comes between. */
const BETWEEN = 4;

/** Words of the paper that a text has less often, reckoned anew and without the steps. */
export function missingIn(lines: readonly Line[], text: string): string[] {
  const have = new Map<string, number>();
  for (const { word } of tokensOf(text)) have.set(word, (have.get(word) ?? 0) + 1);
  const take = (word: string): boolean => {
    const left = have.get(word) ?? 0;
    if (left > 0) have.set(word, left - 1);
    return left > 0;
  };
  const words = lines.map((line) => tokensOf(writtenOf(line)).map(({ word }) => word));
  const joined = new Set<number>();
  const missing: string[] = [];
  for (const [index, own] of words.entries()) {
    const isBroken = /[-\u00AD]$/.test(lines[index]?.text ?? '');
    for (const [at, word] of own.entries()) {
      if (at === 0 && joined.has(index)) continue;
      const later = isBroken && at === own.length - 1 ? words.slice(index + 1, index + 1 + BETWEEN) : [];
      const half = later.findIndex(([first]) => first !== undefined && (have.get(word + first) ?? 0) > 0);
      if (half >= 0 && take(word + later[half]?.[0])) joined.add(index + 1 + half);
      else if (!take(word)) missing.push(word);
    }
  }
  return missing;
}
