// Swedish dates and times: forms after standarder.md § 6, the two nights when the clock changes, and year ends.
import { describe, expect, test } from '@jest/globals';
import {
  clock,
  clockInText,
  instant,
  isoDate,
  longDate,
  timeRange,
  weekdayDate,
  weekdayDateInSentence,
  yearOf,
} from './swedish-dates.ts';

test('dates are written in full, with a hard space between day and month', () => {
  expect(longDate('2023-11-17')).toBe('den 17\u00a0november 2023');
  expect(longDate('2024-03-01')).toBe('den 1\u00a0mars 2024');
  expect(longDate('2024-02-29')).toBe('den 29\u00a0februari 2024');
});

test('weekdays stand in the definite form', () => {
  const week = ['20', '21', '22', '23', '24', '25', '26'].map(
    (day) => weekdayDate(`2023-11-${day}`).split(' ')[0],
  );
  expect(week).toEqual(['Måndagen', 'Tisdagen', 'Onsdagen', 'Torsdagen', 'Fredagen', 'Lördagen', 'Söndagen']);
  expect(weekdayDate('2023-11-17')).toBe('Fredagen den 17\u00a0november 2023');
  expect(weekdayDateInSentence('2023-12-31')).toBe('söndagen den 31\u00a0december 2023');
  expect(weekdayDateInSentence('2024-01-01')).toBe('måndagen den 1\u00a0januari 2024');
});

test('times of day have a full stop; a range has minutes at both ends or at neither', () => {
  expect(timeRange('08:15', '12:00')).toBe('kl.\u00a08.15–12.00');
  expect(timeRange('09:00', '15:00')).toBe('kl.\u00a09–15');
  expect(timeRange('09:00', '15:30')).toBe('kl.\u00a09.00–15.30');
  expect(clock('16:00')).toBe('kl.\u00a016.00');
  expect(clockInText('16:00')).toBe('kl.\u00a016');
  expect(clockInText('09:05')).toBe('kl.\u00a09.05');
});

describe('instants in Europe/Stockholm', () => {
  test.each([
    ['2023-11-17', '08:15', '2023-11-17T08:15:00+01:00'],
    ['2023-07-01', '12:00', '2023-07-01T12:00:00+02:00'],
    // 2023-03-26: 02.00 becomes 03.00.
    ['2023-03-26', '01:59', '2023-03-26T01:59:00+01:00'],
    ['2023-03-26', '02:30', '2023-03-26T03:30:00+02:00'],
    ['2023-03-26', '03:00', '2023-03-26T03:00:00+02:00'],
    // 2023-10-29: 03.00 becomes 02.00, so 02.30 comes twice.
    ['2023-10-29', '01:30', '2023-10-29T01:30:00+02:00'],
    ['2023-10-29', '02:30', '2023-10-29T02:30:00+02:00'],
    ['2023-10-29', '03:00', '2023-10-29T03:00:00+01:00'],
    ['2023-12-31', '23:59', '2023-12-31T23:59:00+01:00'],
  ])('%s %s is %s', (date, time, expected) => {
    expect(instant(date, time)).toBe(expected);
  });

  test('without a time of day the date begins', () => {
    expect(instant('2024-01-01')).toBe('2024-01-01T00:00:00+01:00');
  });
});

test('the year and the date are those of Stockholm, not of UTC', () => {
  expect(yearOf('2023-12-31')).toBe(2023);
  expect(yearOf('2024-01-01')).toBe(2024);
  expect(isoDate('2023-12-31T22:59:59Z')).toBe('2023-12-31');
  expect(isoDate('2023-12-31T23:00:00Z')).toBe('2024-01-01');
  expect(isoDate('2023-06-30T22:00:00Z')).toBe('2023-07-01');
});

test('anything but a date or a time is our own bug', () => {
  expect(() => longDate('2023-02-29')).toThrow(RangeError);
  expect(() => clock('24:00')).toThrow(RangeError);
  expect(() => instant('2023-11-17', '8:15')).toThrow(RangeError);
});
