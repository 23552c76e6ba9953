// Numbers of the original for a meeting file that was corrected after the import.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { numbersFor } from '../src/number/import-numbers.ts';

const READ = [
  { nummer: 12, rubrik: 'Dagordning' },
  { nummer: 14, rubrik: 'Hemsjukvård' },
  { nummer: 15, rubrik: 'Övriga frågor' },
];

test.each([
  ['as many as were read, whatever they are called', ['A', 'B', 'C'], [12, 14, 15]],
  [
    'one that was missed between two',
    ['Dagordning', 'Tolkar', 'Hemsjukvård', 'Övriga frågor'],
    [12, 13, 14, 15],
  ],
  [
    'one that was missed at the end',
    ['Dagordning', 'Hemsjukvård', 'Övriga frågor', 'Nästa möte'],
    [12, 14, 15, 16],
  ],
  ['one that was missed first', ['Öppnande', 'Dagordning', 'Hemsjukvård', 'Övriga frågor'], [11, 12, 14, 15]],
  ['one that was none', ['Dagordning', 'Övriga frågor'], [12, 15]],
  ['two where there is room for one', ['Dagordning', 'A', 'B', 'Hemsjukvård', 'Övriga frågor'], null],
  ['one where no number is free', ['Dagordning', 'Hemsjukvård', 'A', 'Övriga frågor'], null],
])('%s', (_, rubriker, expected) => {
  expect(numbersFor(rubriker, READ)).toEqual(expected);
});

test('numbers always rise, and those that were read stay with their rubrik', () => {
  const name = fc.stringMatching(/^[a-zåäö]{3,8}$/);
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { minLength: 2, maxLength: 12 }),
      fc.integer({ min: 1, max: 200 }),
      fc.func(fc.boolean()),
      (rubriker, first, isRead) => {
        const all = rubriker.map((rubrik, index) => ({ rubrik, nummer: first + index }));
        const read = all.filter(({ rubrik }) => isRead(rubrik));
        const numbers = numbersFor(rubriker, read);
        if (read.length === 0) expect(numbers).toBeNull();
        else expect(numbers).toEqual(all.map(({ nummer }) => nummer));
      },
    ),
  );
});
