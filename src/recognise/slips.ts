// Slips of the pen in the paper's own form (`standarder.md` § 1.6). Many are gone from the meeting file, because justera
// writes §, dates and times by itself, so they are told of the paper. Every pattern is bounded.
import { isoOf, readDates, WEEKDAY } from '../calendar/datum-i-text.ts';
import { weekdayDateInSentence } from '../calendar/swedish-dates.ts';
import type { Slip } from '../messages/importera.ts';
import type { Line, Recognised } from './paper.ts';

/** A slip, the lines that have it, and the first of them in its own words. */
export interface FoundSlip {
  slag: Slip;
  lines: number[];
  exempel: string;
  /** As it should be. */
  ratt: string;
}

const CLOCK = '(?:[01]?\\d|2[0-4])';
const COLON_TIME = new RegExp(`(?<![\\d.:/])${CLOCK}:[0-5]\\d(?![\\d:])`);
const POINT_TIME = new RegExp(
  `(?:kl\\.?|klockan) ?${CLOCK}\\.[0-5]\\d|(?<![\\d.,])${CLOCK}\\.[0-5]\\d ?[-–] ?${CLOCK}\\.[0-5]\\d`,
  'i',
);
const RANGE = new RegExp(
  `§{1,2} ?\\d{1,4}(?:/\\d{2})? ?- ?§? ?\\d{1,4}|${CLOCK}[.:][0-5]\\d ?- ?${CLOCK}[.:][0-5]\\d|(?<![\\d-])(?:19|20)\\d{2} ?- ?(?:19|20)\\d{2}(?![\\d-])|(?<![\\p{L}\\d/:.,–-])(\\d{1,3}) ?- ?(\\d{1,3})(?![\\d/:–-]|[.,]\\d|\\p{L})`,
  'u',
);
/** Two numbers are a range where the second is the greater. */
const isRange = (words: string): boolean => {
  const [, from, to] = /^(\d{1,3})-(\d{1,3})$/.exec(words.replaceAll(' ', '')) ?? [];
  return from === undefined || Number(from) < Number(to);
};
const SIX_DIGITS = /(?<![\d.,:/§+#_-])(\d{2})(\d{2})(\d{2})(?![\d:/_+-]|[.,]\d| ?(?:kr|kronor|tkr|st|%))/;

const compact = (text: string): string => text.replace(/\s+/g, ' ').trim();

export function findSlips(lines: readonly Line[], { front }: Recognised): FoundSlip[] {
  const slips: FoundSlip[] = [];
  const add = (slag: Slip, found: { line: Line; exempel: string; ratt: string }[]): void => {
    const [first] = found;
    if (first)
      slips.push({
        slag,
        lines: found.map(({ line }) => line.index),
        exempel: first.exempel,
        ratt: first.ratt,
      });
  };
  const each = (pattern: RegExp, correct: (words: string) => string | null) =>
    lines.flatMap((line) => {
      const words = pattern.exec(line.text)?.[0];
      const ratt = words === undefined ? null : correct(compact(words));
      return words === undefined || ratt === null ? [] : [{ line, exempel: compact(words), ratt }];
    });
  add(
    'paragraf',
    each(/§{1,2}\d{1,4}/, (words) => words.replace(/\d/, ' $&')),
  );
  const meeting = Number(front.datum?.text.slice(0, 4) ?? 0);
  add(
    'sex-siffror',
    each(SIX_DIGITS, (words) => {
      const [, year = '', month, day] = SIX_DIGITS.exec(words) ?? [];
      const iso = isoOf(2000 + Number(year), Number(month), Number(day));
      return iso !== null && (meeting === 0 || Math.abs(2000 + Number(year) - meeting) <= 10) ? iso : null;
    }),
  );
  const [colons, points] = [
    each(COLON_TIME, (words) => words.replace(':', '.')),
    each(POINT_TIME, (words) => words),
  ];
  if (points.length > 0) add('klockslag', colons);
  else add('kolon', colons);
  add(
    'intervall',
    each(RANGE, (words) => (isRange(words) ? words.replace(/ ?- ?/, '–') : null)),
  );
  add('veckodag', wrongWeekdays(lines));
  return slips;
}

/** «Torsdagen den 17 november 2023», which was a Friday. */
function wrongWeekdays(lines: readonly Line[]): { line: Line; exempel: string; ratt: string }[] {
  const day = new RegExp(`^${WEEKDAY}$`, 'i');
  return lines.flatMap((line) =>
    readDates(line.text).flatMap(({ weekday, year, month, day: date, words }) => {
      const iso = year === null ? null : isoOf(year, month, date);
      if (iso === null || weekday === null || !day.test(weekday)) return [];
      const ratt = weekdayDateInSentence(iso);
      return ratt.startsWith(weekday) ? [] : [{ line, exempel: `${weekday}en ${words}`, ratt }];
    }),
  );
}
