// The ledger as a table for the terminal, one table per body and year.
import {
  beginningLine,
  cancelledLine,
  meetingWords,
  NO_NUMBERS,
  REMARKS,
  remarkLine,
  stateWords,
  TABLE_HEAD,
  voidedLine,
  wholeMeeting,
  yearHead,
} from '../messages/liggare.ts';
import { formatTable } from '../messages/table.ts';
import type { BorjanIAret, LedgerRow, LiggareAr } from '../number/rows.ts';

const WIDTH = 100;
/** A rubrik gets at least so many characters, even where the lines then become longer. */
const SHORTEST_RUBRIK = 24;
const GAP = 2;
const RUBRIK = 2;
const HASH_DIGITS = 12;

const printable = (text: string): string => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '?');

function cut(text: string, longest: number): string {
  const letters = [...text];
  return letters.length > longest
    ? `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : text;
}

function cellsOf(row: LedgerRow): string[] {
  return [
    row.paragraf,
    meetingWords(row),
    row.rubrik ?? wholeMeeting(row.flyttadTill),
    stateWords(row),
    row.diarienummer ?? '',
    row.sha256?.slice(0, HASH_DIGITS) ?? '',
  ].map(printable);
}

/** The rubrik gives way so that a line fits the terminal. */
function fitted(rows: readonly string[][]): string[][] {
  const others = (rows[0] ?? []).reduce(
    (total, _, column) =>
      column === RUBRIK
        ? total
        : total + Math.max(...rows.map((row) => [...(row[column] ?? '')].length)) + GAP,
    0,
  );
  const room = Math.max(SHORTEST_RUBRIK, WIDTH - others);
  return rows.map((row) => row.map((cell, column) => (column === RUBRIK ? cut(cell, room) : cell)));
}

/** A whole meeting that was voided has one reason for all its numbers. */
function voidings(rows: readonly LedgerRow[]): string[] {
  return rows.flatMap((row) => {
    const { makulerad, nummer, paragraf } = row;
    if (makulerad === null) return [];
    if (nummer === null) return cancelledLine(row, makulerad);
    return voidedLine(`${paragraf} (${meetingWords(row)})`, makulerad);
  });
}

/** Those of each meeting once. */
const remarks = (rows: readonly LedgerRow[]): string[] =>
  [...new Set(rows.flatMap(({ anmarkningar }) => anmarkningar))].map(remarkLine);

/** `luckor` are sentences about numbers that nobody has. */
export function liggareTabell(
  year: LiggareAr,
  rows: readonly LedgerRow[],
  borjan: readonly BorjanIAret[],
  luckor: readonly string[] = [],
): string {
  const table = rows.length > 0 ? formatTable(fitted([[...TABLE_HEAD], ...rows.map(cellsOf)])) : NO_NUMBERS;
  const told = [...borjan.map(beginningLine), ...luckor, ...voidings(rows), ...remarks(rows)].map(printable);
  const notes = told.length > 0 ? ['', REMARKS, ...told.map((line) => `- ${line}`)] : [];
  return [yearHead(year.kortnamn, year.ar), '', table, ...notes].join('\n');
}
