// Widths of table columns, reckoned from the letters in them before anything is laid out.
import type { Table } from '../domain/document.ts';
import { plain } from './plain.ts';
import { AREA, LABEL_COLUMN, TABLE, type TextStyle } from './styles.ts';

/** Width of a letter as reckoned for columns, in em. */
const LETTER = 0.58;
/** Widths of a table, in points: in running text, and at least, inside a decision. */
const TABLE_WIDTH = AREA.width - LABEL_COLUMN;
const NARROW_TABLE_WIDTH = TABLE_WIDTH - 28;
/** A longer word may be divided rather than take the room of the other columns. */
const LONGEST_UNDIVIDED = 15;
/** More text than this in a cell goes on several lines in any case. */
const LONGEST_LINE = 60;

/** Letters that fit on a line of a column with this share of the table. */
export const fitting = (share: number, look: TextStyle): number =>
  Math.max(5, Math.floor((share * NARROW_TABLE_WIDTH - 2 * TABLE.cell.x) / (look.fontSize * LETTER)));

/** Share of the width per column: room for its longest word first; the rest goes where lines would be divided. */
export function columnShares(table: Table): number[] {
  const columns = Array.from({ length: table.rows[0]?.length ?? 0 }, (_, column) => {
    const texts = table.rows.map((row) => plain(row[column]?.content ?? []));
    const words = texts.flatMap((text) => text.split(/[ \n]/).map((word) => word.length));
    const width = (letters: number): number => letters * TABLE.text.fontSize * LETTER + 2 * TABLE.cell.x;
    const least = width(Math.min(LONGEST_UNDIVIDED, Math.max(3, ...words)));
    return {
      least,
      wish: Math.max(least + 1, width(Math.min(LONGEST_LINE, Math.max(...texts.map((text) => text.length))))),
    };
  });
  const sum = (pick: (column: { least: number; wish: number }) => number): number =>
    columns.reduce((total, column) => total + pick(column), 0);
  const rest = Math.max(0, TABLE_WIDTH - sum(({ least }) => least));
  const wanted = sum(({ least, wish }) => wish - least);
  const widths = columns.map(({ least, wish }) => least + (rest * (wish - least)) / wanted);
  const total = widths.reduce((all, width) => all + width, 0);
  return widths.map((width) => width / total);
}
