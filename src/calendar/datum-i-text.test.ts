// Dates in running text.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isoOf, nextSuch, readDates } from './datum-i-text.ts';
import { longDate } from './swedish-dates.ts';

const datesIn = (text: string, from: string) =>
  readDates(text).flatMap(({ day, month, year, index, end }) => {
    const datum = year === null ? nextSuch(day, month, from) : isoOf(year, month, day);
    return datum === null ? [] : [{ datum, index, length: end - index }];
  });

test.each([
  ['senast den 6 juni 2023', ['2023-06-06']],
  ['till 6 juni', ['2023-06-06']],
  ['den 3 februari', ['2024-02-03']],
  ['den 17 februari', ['2023-02-17']],
  ['senast 2023-06-06.', ['2023-06-06']],
  ['den 17 mars, den 21 april och den 9 juni 2023', ['2023-03-17', '2023-04-21', '2023-06-09']],
  ['Den 1 MAJ 2023', ['2023-05-01']],
  ['den 31 februari 2023', []],
  ['2023-02-30', []],
  ['2023/01734-12', []],
  ['12023-06-061', []],
  ['6 juniper', []],
  ['', []],
])('%s', (text, dates) => {
  expect(datesIn(text, '2023-02-17').map(({ datum }) => datum)).toEqual(dates);
});

test('a date that is written in words is read as it was', () => {
  const date = fc
    .date({
      min: new Date('1950-01-01T00:00:00Z'),
      max: new Date('2098-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((one) => one.toISOString().slice(0, 10));
  fc.assert(
    fc.property(date, date, (datum, from) => {
      const text = `klart senast ${longDate(datum)}.`;
      expect(datesIn(text, from)).toEqual([{ datum, index: 13, length: text.length - 14 }]);
    }),
  );
});
