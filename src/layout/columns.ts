// Widths of table columns, reckoned from the letters in them before anything is laid out.
import type { Inline, Table } from '../domain/document.ts';
import { hyphenator } from './hyphenation.ts';
import { mostEm } from './letter-widths.ts';
import { plain } from './plain.ts';
import { AREA, LABEL_COLUMN, TABLE, type TextStyle } from './styles.ts';

/** Width of a letter as reckoned for columns, in em. */
const LETTER = 0.58;
/** The same in a date, a number or a row of capitals, which are wider. */
const CODE = { digit: 0.65, capital: 0.72, broad: 0.9, mark: 0.4, letter: 0.6 } as const;
/** A longer word may be divided rather than take the room of the other columns. */
const LONGEST_UNDIVIDED = 15;
/** Where the columns do not fit side by side, words may be divided down to so many letters. */
const SHORTEST_UNDIVIDED = 8;
/** More text than this in a cell goes on several lines in any case. */
const LONGEST_LINE = 60;

/** How wide a table is, and how wide it is at least, inside a decision; in points. */
export interface TableRoom {
  width: number;
  least: number;
}

const TEXT_WIDTH = AREA.width - LABEL_COLUMN;
export const IN_TEXT: TableRoom = { width: TEXT_WIDTH, least: TEXT_WIDTH - 28 };
export const WHOLE_WIDTH: TableRoom = { width: AREA.width, least: AREA.width };

/** Letters that fit on a line of a column with this share of the table. */
export const fitting = (share: number, look: TextStyle, { least }: TableRoom): number =>
  Math.max(5, Math.floor((share * least - 2 * TABLE.cell.x) / (look.fontSize * LETTER)));

function codeWidth(letter: string): number {
  if (/\d/.test(letter)) return CODE.digit;
  if (/[mwMW@%]/.test(letter)) return CODE.broad;
  if (/\p{Lu}/u.test(letter)) return CODE.capital;
  return /\p{L}/u.test(letter) ? CODE.letter : CODE.mark;
}

const emOf = (word: string): number =>
  /\d|\p{Lu}.*\p{Lu}/u.test(word)
    ? [...word].reduce((sum, letter) => sum + codeWidth(letter), 0)
    : word.length * LETTER;

/** Width of a cell for text of so many em. */
const cellWidth = (em: number): number => em * TABLE.text.fontSize + 2 * TABLE.cell.x;

/** Room for the longest word of a column; of what can be divided no more than so many letters count. */
function leastWidth(words: readonly string[], undivided: number): number {
  const widest = words.map((word) => emOf(word.slice(0, /\d/.test(word) ? LONGEST_UNDIVIDED : undivided)));
  return cellWidth(Math.max(3 * LETTER, ...widest));
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** Share of the width per column: room for its longest word first; the rest goes where lines would be divided. */
export function columnShares(table: Table, { width }: TableRoom): number[] {
  const columns = (table.rows[0] ?? []).map((_, column) => {
    const texts = table.rows.map((row) => plain(row[column]?.content ?? []));
    const longest = Math.max(...texts.map((text) => text.length));
    return {
      words: texts.flatMap((text) => text.split(/[ \n]/)),
      wish: cellWidth(Math.min(LONGEST_LINE, longest) * LETTER),
    };
  });
  const leastOf = (undivided: number): number[] => columns.map(({ words }) => leastWidth(words, undivided));
  let undivided = LONGEST_UNDIVIDED;
  while (undivided > SHORTEST_UNDIVIDED && sumOf(leastOf(undivided)) > width) undivided -= 1;
  const least = leastOf(undivided);
  const rest = Math.max(0, width - sumOf(least));
  const wanted = columns.map(({ wish }, column) => Math.max(1, wish - (least[column] ?? 0)));
  const widths = wanted.map((more, column) => (least[column] ?? 0) + (rest * more) / sumOf(wanted));
  return widths.map((one) => one / sumOf(widths));
}

const hasStrong = (content: readonly Inline[]): boolean =>
  content.some(
    (part) =>
      part.kind === 'strong' || (part.kind !== 'text' && part.kind !== 'break' && hasStrong(part.children)),
  );

/** It is divided where the patterns say; what has digits or signs is not sure to be. */
const isPlainWord = (word: string): boolean => /^\p{L}\p{Ll}+[.,:;]?$/u.test(word);

/** A column is not reckoned to the last point; in points. */
const MARGIN = 0.5;

/** No word is wider than its column of the table, which is `width` points wide; long ones may be divided. */
export function hasRoom(table: Table, width: number): boolean {
  return columnShares(table, IN_TEXT).every((share, column) => {
    const divide = hyphenator(fitting(share, TABLE.text, IN_TEXT));
    const parts = (word: string): string[] =>
      isPlainWord(word)
        ? divide(word).map((part, index, all) => (index < all.length - 1 ? `${part}-` : part))
        : [word];
    return table.rows.every((row) => {
      const { header = false, content = [] } = row[column] ?? {};
      const look = header || hasStrong(content) ? 'strong' : 'regular';
      const words = plain(content).split(/[ \n]/).flatMap(parts);
      return cellWidth(Math.max(...words.map((word) => mostEm(word, look)))) + MARGIN <= share * width;
    });
  });
}
