// Days on which Swedish offices are closed: lag (1989:253) om allmänna helgdagar, and the Saturdays and eves that
// lag (1930:173) om beräkning av lagstadgad tid, 2 §, counts like them.
import { isRealDate } from '../domain/values.ts';

/** `sondag` and `lordag`: nothing but an ordinary end of the week. */
export interface Helgdag {
  /** In the indefinite form where it has one: `midsommarafton`, `annandag påsk`, `söndag`. */
  namn: string;
  slag: 'helgdag' | 'afton' | 'sondag' | 'lordag';
}

const DAY = 86_400_000;
const at = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY;
/** 0 is Sunday; `day` counts from 1 January 1970, a Thursday. */
const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;
const saturdayFrom = (day: number): number => day + ((6 - weekday(day) + 7) % 7);

/** Easter Sunday: the Gregorian reckoning in the form of Meeus, Jones and Butcher. */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return at(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}

/** Nationaldagen took the place of annandag pingst (SFS 2004:1320). */
const NATIONALDAG_SINCE = 2005;

function namedDays(year: number): [day: number, namn: string, slag: 'helgdag' | 'afton'][] {
  const pask = easter(year);
  const midsommar = saturdayFrom(at(year, 6, 20));
  return [
    [at(year, 1, 1), 'nyårsdagen', 'helgdag'],
    [at(year, 1, 6), 'trettondedag jul', 'helgdag'],
    [pask - 2, 'långfredagen', 'helgdag'],
    [pask, 'påskdagen', 'helgdag'],
    [pask + 1, 'annandag påsk', 'helgdag'],
    [at(year, 5, 1), 'första maj', 'helgdag'],
    [pask + 39, 'Kristi himmelsfärdsdag', 'helgdag'],
    [pask + 49, 'pingstdagen', 'helgdag'],
    year < NATIONALDAG_SINCE
      ? [pask + 50, 'annandag pingst', 'helgdag']
      : [at(year, 6, 6), 'nationaldagen', 'helgdag'],
    [midsommar - 1, 'midsommarafton', 'afton'],
    [midsommar, 'midsommardagen', 'helgdag'],
    [saturdayFrom(at(year, 10, 31)), 'alla helgons dag', 'helgdag'],
    [at(year, 12, 24), 'julafton', 'afton'],
    [at(year, 12, 25), 'juldagen', 'helgdag'],
    [at(year, 12, 26), 'annandag jul', 'helgdag'],
    [at(year, 12, 31), 'nyårsafton', 'afton'],
  ];
}

/** What an ISO date is beside a day of the week, or null for an ordinary working day. */
export function helgdag(date: string): Helgdag | null {
  if (!isRealDate(date)) throw new RangeError(`not an ISO date: ${date}`);
  const [year = 0, month = 0, ofMonth = 0] = date.split('-').map(Number);
  const day = at(year, month, ofMonth);
  const named = namedDays(year).filter(([one]) => one === day);
  const [first] = named;
  if (first) return { namn: named.map(([, namn]) => namn).join(' och '), slag: first[2] };
  if (weekday(day) === 0) return { namn: 'söndag', slag: 'sondag' };
  return weekday(day) === 6 ? { namn: 'lördag', slag: 'lordag' } : null;
}
