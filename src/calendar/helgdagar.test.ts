// Holidays by law, against known calendars and by what holds in every year.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { helgdag } from './helgdagar.ts';

const year = fc.integer({ min: 1900, max: 2199 });
const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();
const named = (ar: number, namn: string): string[] => {
  const found: string[] = [];
  for (let at = Date.UTC(ar, 0, 1); at < Date.UTC(ar + 1, 0, 1); at += 86_400_000) {
    const date = new Date(at).toISOString().slice(0, 10);
    if (helgdag(date)?.namn.split(' och ').includes(namn)) found.push(date);
  }
  return found;
};
const paskdagen = (ar: number): string => named(ar, 'påskdagen')[0] ?? '';

test.each([
  ...['2000-04-23', '2001-04-15', '2004-04-11', '2005-03-27', '2008-03-23', '2011-04-24', '2016-03-27'],
  ...['2018-04-01', '2019-04-21', '2020-04-12', '2021-04-04', '2022-04-17', '2023-04-09', '2024-03-31'],
  ...['2025-04-20', '2026-04-05', '2027-03-28', '2030-04-21', '2035-03-25', '2038-04-25', '2040-04-01'],
])('Easter Sunday is %s', (date) => {
  expect(paskdagen(Number(date.slice(0, 4)))).toBe(date);
});

test('Easter is a Sunday between 22 March and 25 April', () => {
  fc.assert(
    fc.property(year, (ar) => {
      const date = paskdagen(ar);
      expect(weekdayOf(date)).toBe(0);
      expect(date >= `${ar}-03-22` && date <= `${ar}-04-25`).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('the year 2023, day by day', () => {
  const days = Array.from({ length: 365 }, (_, index) =>
    new Date(Date.UTC(2023, 0, 1 + index)).toISOString().slice(0, 10),
  );
  const told = days.flatMap((date) => {
    const day = helgdag(date);
    return day && day.slag !== 'sondag' && day.slag !== 'lordag' ? [`${date} ${day.namn} ${day.slag}`] : [];
  });
  expect(told).toEqual([
    '2023-01-01 nyårsdagen helgdag',
    '2023-01-06 trettondedag jul helgdag',
    '2023-04-07 långfredagen helgdag',
    '2023-04-09 påskdagen helgdag',
    '2023-04-10 annandag påsk helgdag',
    '2023-05-01 första maj helgdag',
    '2023-05-18 Kristi himmelsfärdsdag helgdag',
    '2023-05-28 pingstdagen helgdag',
    '2023-06-06 nationaldagen helgdag',
    '2023-06-23 midsommarafton afton',
    '2023-06-24 midsommardagen helgdag',
    '2023-11-04 alla helgons dag helgdag',
    '2023-12-24 julafton afton',
    '2023-12-25 juldagen helgdag',
    '2023-12-26 annandag jul helgdag',
    '2023-12-31 nyårsafton afton',
  ]);
  expect(helgdag('2023-04-08')).toEqual({ namn: 'lördag', slag: 'lordag' });
  expect(helgdag('2023-04-16')).toEqual({ namn: 'söndag', slag: 'sondag' });
});

describe('days that move', () => {
  test.each([
    ['2024-06-21', 'midsommarafton'],
    ['2025-06-20', 'midsommarafton'],
    ['2020-06-20', 'midsommardagen'],
    ['2026-10-31', 'alla helgons dag'],
    ['2021-11-06', 'alla helgons dag'],
    ['2004-05-31', 'annandag pingst'],
    ['2024-05-09', 'Kristi himmelsfärdsdag'],
  ])('%s is %s', (date, namn) => {
    expect(helgdag(date)?.namn).toBe(namn);
  });

  test('two on one day are both named', () => {
    expect(helgdag('2008-05-01')).toEqual({
      namn: 'första maj och Kristi himmelsfärdsdag',
      slag: 'helgdag',
    });
  });

  test('nationaldagen is a holiday since 2005, annandag pingst until then', () => {
    expect(helgdag('2003-06-06')).toBeNull();
    expect(helgdag('2005-06-06')).toEqual({ namn: 'nationaldagen', slag: 'helgdag' });
    expect(helgdag('2005-05-16')).toBeNull();
  });

  test('midsommar is a Saturday from 20 to 26 June, alla helgons dag one from 31 October to 6 November', () => {
    fc.assert(
      fc.property(year, (ar) => {
        const [midsommar = ''] = named(ar, 'midsommardagen');
        const [allaHelgon = ''] = named(ar, 'alla helgons dag');
        expect([weekdayOf(midsommar), weekdayOf(allaHelgon)]).toEqual([6, 6]);
        expect(midsommar >= `${ar}-06-20` && midsommar <= `${ar}-06-26`).toBe(true);
        expect(allaHelgon >= `${ar}-10-31` && allaHelgon <= `${ar}-11-06`).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

test('every Saturday and Sunday is told, and of the other days no more than thirteen a year', () => {
  fc.assert(
    fc.property(year, (ar) => {
      let others = 0;
      for (let at = Date.UTC(ar, 0, 1); at < Date.UTC(ar + 1, 0, 1); at += 86_400_000) {
        const date = new Date(at).toISOString().slice(0, 10);
        const isWeekend = [0, 6].includes(weekdayOf(date));
        const day = helgdag(date);
        if (isWeekend) expect(day).not.toBeNull();
        else if (day) others += 1;
      }
      expect(others).toBeLessThanOrEqual(13);
    }),
    { numRuns: 30 },
  );
});

test('skärtorsdagen and påskafton are no holidays; a working day is none', () => {
  expect(helgdag('2023-04-06')).toBeNull();
  expect(helgdag('2023-04-08')?.slag).toBe('lordag');
  expect(helgdag('2023-03-17')).toBeNull();
});

test('anything but a date is our own bug', () => {
  expect(() => helgdag('2023-02-29')).toThrow(RangeError);
  expect(() => helgdag('den 6 juni')).toThrow(RangeError);
});
