// Every spelling that is printed as a personnummer is found, and is never quoted.
import { expect, test } from '@jest/globals';
import { personnummerIn, withoutPersonnummer } from './personnummer.ts';

test.each([
  ...[
    '811218-9876',
    '811218+9876',
    '8112189876',
    '19811218-9876',
    '198112189876',
    '1981-12-18-9876',
    '81-12-18-9876',
  ],
  ...[
    '811218 - 9876',
    '811218–9876',
    '811218 – 9876',
    '811218‐9876',
    '811218‑9876',
    '811218−9876',
    '811218/9876',
  ],
  ...[
    '811218.9876',
    '811218-\n9876',
    '811218 9876',
    '19811218 9876',
    '811218\u00a09876',
    '811218-9876-1',
    '811278-9873',
  ],
  ...[
    '811218\\-9876',
    '**811218**-9876',
    '_811218-9876_',
    '811218&#45;9876',
    '811218&#x2d;9876',
    '8112\u00ad18-9876',
  ],
  ...['8112\u200b18-9876', '`811218-9876`'],
])('%j', (written) => {
  const text = `Ärendet gäller (${written}), som bor i Ronneby.`;
  expect(personnummerIn(text)).toHaveLength(1);
  const told = withoutPersonnummer(text);
  expect(told).toContain('••••');
  expect(told).not.toMatch(/987[36]/);
  expect(told.startsWith('Ärendet gäller (')).toBe(true);
  expect(told.endsWith('som bor i Ronneby.')).toBe(true);
});

test.each([
  ...['811218-9875', '811318-9876', '556036-0793', '2022/01734-12', '230512 1330', '2023-01-01–2023-03-31'],
  ...['20230101-2023-03-31', '070-174 06 05', '1 200 000 kr', 'SFS 2017:30', '811218-98765', '0811218-9876'],
])('%j is none', (written) => {
  expect(personnummerIn(`I ärendet står ${written} i texten.`)).toEqual([]);
});
