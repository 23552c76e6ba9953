// Dates as running text writes them: `den 6 juni 2023`, `6 juni`, `2023-06-06`.
import { isRealDate } from '../domain/values.ts';
import { MONTHS } from './swedish-dates.ts';

export interface DatumIText {
  /** ISO date. */
  datum: string;
  /** Where it begins in the text, with its «den», and how long it is. */
  index: number;
  length: number;
}

const NAMES: readonly string[] = MONTHS;
const DATE = new RegExp(
  String.raw`(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])|(?<![\p{L}\d])(?:den\s{1,3})?(\d{1,2})\s{1,3}(${NAMES.join('|')})(?:\s{1,3}(\d{4}))?(?![\p{L}\d])`,
  'giu',
);

const iso = (year: number | string, month: number | string, day: number | string): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Every date of a text; one without a year is the first such day from `from` on. What is no real date is left out. */
export function datesIn(text: string, from: string): DatumIText[] {
  return [...text.matchAll(DATE)].flatMap((match) => {
    const [written, isoYear, isoMonth, isoDay, day, name, year] = match;
    const datum =
      isoYear && isoMonth && isoDay
        ? iso(isoYear, isoMonth, isoDay)
        : dated(Number(day), NAMES.indexOf(name?.toLowerCase() ?? '') + 1, year, from);
    return isRealDate(datum) ? [{ datum, index: match.index, length: written.length }] : [];
  });
}

function dated(day: number, month: number, year: string | undefined, from: string): string {
  if (year !== undefined) return iso(year, month, day);
  const sameYear = iso(from.slice(0, 4), month, day);
  return sameYear >= from ? sameYear : iso(Number(from.slice(0, 4)) + 1, month, day);
}
