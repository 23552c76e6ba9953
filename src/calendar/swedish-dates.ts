// Dates and times as Swedish minutes write them, in Europe/Stockholm: `den 17 november 2023`, `kl. 8.15–12.00`.
// Clock times with a full stop, U+2013 without spaces in ranges (webbriktlinjer R66; standarder.md § 6).
// Hard space (U+00A0) after `kl.` and between day and month, so that neither is torn apart at a line's end.
import { DateTime } from 'luxon';
import { remembered } from '../domain/remembered.ts';

const ZONE = 'Europe/Stockholm';
const HARD_SPACE = '\u00a0';
const EN_DASH = '\u2013';

export const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
] as const;

/** Definite forms, Monday first: a meeting is held «fredagen den 17 november». */
const WEEKDAYS = [
  'måndagen',
  'tisdagen',
  'onsdagen',
  'torsdagen',
  'fredagen',
  'lördagen',
  'söndagen',
] as const;

/** Data is validated before it comes here, so anything else is our own bug. */
const parse = remembered((iso): DateTime<true> => {
  const parsed = DateTime.fromISO(iso, { zone: ZONE });
  if (!parsed.isValid) throw new RangeError(`not an ISO date or time: ${iso}`);
  return parsed;
});

function hoursAndMinutes(time: string): [hours: number, minutes: string] {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!match?.[1] || !match[2]) throw new RangeError(`not a time of day HH:MM: ${time}`);
  return [Number(match[1]), match[2]];
}

/** `2023-11-17` → `den 17 november 2023`. */
export function longDate(date: string): string {
  const { day, month, year } = parse(date);
  return `den ${day}${HARD_SPACE}${MONTHS[month - 1]} ${year}`;
}

/** `2023-11-17` → `Fredagen den 17 november 2023`, at the start of a sentence or line. */
export function weekdayDate(date: string): string {
  const text = weekdayDateInSentence(date);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `2023-11-17` → `fredagen den 17 november 2023`, inside a sentence. */
export function weekdayDateInSentence(date: string): string {
  return `${WEEKDAYS[parse(date).weekday - 1]} ${longDate(date)}`;
}

/** `16:00` → `kl. 16.00`: a deadline, always with minutes. */
export function clock(time: string): string {
  const [hours, minutes] = hoursAndMinutes(time);
  return `kl.${HARD_SPACE}${hours}.${minutes}`;
}

/** `16:00` → `kl. 16`, `16:15` → `kl. 16.15`: running text. */
export function clockInText(time: string): string {
  const [hours, minutes] = hoursAndMinutes(time);
  return minutes === '00' ? `kl.${HARD_SPACE}${hours}` : clock(time);
}

/** `kl. 9–15`; both ends get minutes as soon as one needs them, `kl. 9.00–15.30`. */
export function timeRange(start: string, end: string): string {
  const [from, fromMinutes] = hoursAndMinutes(start);
  const [to, toMinutes] = hoursAndMinutes(end);
  const wholeHours = fromMinutes === '00' && toMinutes === '00';
  const range = wholeHours ? `${from}${EN_DASH}${to}` : `${from}.${fromMinutes}${EN_DASH}${to}.${toMinutes}`;
  return `kl.${HARD_SPACE}${range}`;
}

/** The year that a meeting belongs to. */
export function yearOf(date: string): number {
  return parse(date).year;
}

/**
 * A Stockholm date and time of day as an instant, `2023-11-17T08:15:00+01:00`, for PDF dates and XMP.
 * An hour that is skipped in spring moves one hour on; of an hour that comes twice in autumn the first is meant.
 */
export function instant(date: string, time = '00:00'): string {
  hoursAndMinutes(time);
  const moment = parse(`${date}T${time}`);
  const first = DateTime.min(...moment.getPossibleOffsets()) ?? moment;
  return first.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
}

/** The Stockholm calendar date of an instant: `2023-12-31T23:30:00Z` → `2024-01-01`. */
export function isoDate(at: string): string {
  return parse(at).toFormat('yyyy-MM-dd');
}

/** Calendar days from one ISO date to another; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round(parse(to).diff(parse(from), 'days').days);
}

/** The ISO date that many calendar days later; earlier where `days` is negative. */
export function daysLater(date: string, days: number): string {
  return parse(date).plus({ days }).toFormat('yyyy-MM-dd');
}
