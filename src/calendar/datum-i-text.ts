// Dates as running text writes them: `fredagen den 17 november 2023`, `6 juni`, `2023-06-06`.
import { isRealDate } from '../domain/values.ts';
import { MONTHS } from './swedish-dates.ts';

const NAMES: readonly string[] = MONTHS;
/** For patterns: any month, any day of the week in its indefinite form. */
export const MONTH = MONTHS.join('|');
export const WEEKDAY = '(?:mån|tis|ons|tors|fre|lör|sön)dag';

/** A date as written; `day` and `month` may be none that the calendar has. */
export interface WrittenDate {
  index: number;
  end: number;
  /** Without the weekday. */
  words: string;
  day: number;
  month: number;
  year: number | null;
  /** Lower case, indefinite: `fredag`. */
  weekday: string | null;
  /** `den` stands before it, or it is an ISO date: it is a date and not a number beside a month. */
  sure: boolean;
}

const GAP = '[\\s\\u00A0]{1,20}';
const BEFORE = `(?:(?<![\\p{L}\\d])(${WEEKDAY})(?:en)?,?${GAP})?`;
const LONG_DATE = new RegExp(
  `${BEFORE}(?<![\\p{L}\\d.,:/§+]|[\\d§][ \\u00A0])(?:(den)${GAP})?(?<![\\d.,:/§+])(\\d{1,2})(?::[ae])?${GAP}(${MONTH})(?![\\p{L}\\d])(?:${GAP}((?:19|20)\\d{2})(?![\\d:/]))?`,
  'giu',
);
const ISO_DATE = new RegExp(
  `${BEFORE}(?:den${GAP})?(?<![\\p{L}\\d.:/+-])((?:19|20)\\d{2})-(0\\d|1[0-2])-([0-3]\\d)(?![\\p{L}\\d/-])`,
  'giu',
);

/** Most texts have no date at all. */
const MAY_BE_LONG = new RegExp(`\\d[\\s\\u00A0:ae]{1,24}(?:${MONTH})`, 'iu');
const MAY_BE_ISO = /\d-\d\d-\d/;

/** Every date with a day and a month, in order. */
export function readDates(text: string): WrittenDate[] {
  const found: WrittenDate[] = [];
  for (const match of MAY_BE_LONG.test(text) ? text.matchAll(LONG_DATE) : []) {
    const [all, weekday, den, day, month = '', year] = match;
    found.push({
      index: match.index,
      end: match.index + all.length,
      words: trimmedWords(all, weekday),
      day: Number(day),
      month: NAMES.indexOf(month.toLowerCase()) + 1,
      year: year === undefined ? null : Number(year),
      weekday: weekday?.toLowerCase() ?? null,
      sure: den !== undefined,
    });
  }
  for (const match of MAY_BE_ISO.test(text) ? text.matchAll(ISO_DATE) : []) {
    const [all, weekday, year, month, day] = match;
    found.push({
      index: match.index,
      end: match.index + all.length,
      words: trimmedWords(all, weekday),
      day: Number(day),
      month: Number(month),
      year: Number(year),
      weekday: weekday?.toLowerCase() ?? null,
      sure: true,
    });
  }
  return found.sort((a, b) => a.index - b.index);
}

const trimmedWords = (all: string, weekday: string | undefined): string =>
  (weekday === undefined ? all : all.replace(/^\S+[\s\u00A0]+/u, '')).replace(/[\s\u00A0]+/gu, ' ').trim();

/** `2023-11-17`; null where the calendar has no such day. */
export function isoOf(year: number, month: number, day: number): string | null {
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isRealDate(iso) ? iso : null;
}

/** The day meant by a date without a year: the first such day from `from` on, an ISO date. */
export function nextSuch(day: number, month: number, from: string): string | null {
  const year = Number(from.slice(0, 4));
  const sameYear = isoOf(year, month, day);
  return sameYear !== null && sameYear >= from ? sameYear : isoOf(year + 1, month, day);
}
