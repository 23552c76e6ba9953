import { expect, test } from '@jest/globals';
import { LedamotSchema, PersonSchema, parseNarvaro, parsePerson } from './person.ts';

test('a line of a person in all its parts', () => {
  expect(
    PersonSchema.parse('Anna Ek (S), ordförande i vård- och omsorgsnämnden, Ronneby kommun, §§ 12–17'),
  ).toEqual({
    namn: 'Anna Ek',
    parti: 'S',
    funktion: 'ordförande i vård- och omsorgsnämnden',
    organisation: 'Ronneby kommun',
    narvaro: { slag: 'paragrafer', intervall: [[12, 17]] },
  });
});

const LINES: [string, Record<string, unknown>][] = [
  ['Anna Ek', { namn: 'Anna Ek' }],
  ['Anna Ek (SD)', { namn: 'Anna Ek', parti: 'SD' }],
  ['Anna Ek (M) vice ordförande', { namn: 'Anna Ek', parti: 'M', funktion: 'vice ordförande' }],
  ['Anna Ek, sekreterare', { namn: 'Anna Ek', funktion: 'sekreterare' }],
  ['Anna Ek, Region Blekinge', { namn: 'Anna Ek', organisation: 'Region Blekinge' }],
  [
    'Anna Ek, samordnare, Region Blekinge §110',
    { namn: 'Anna Ek', funktion: 'samordnare', organisation: 'Region Blekinge', narvaro: '§110' },
  ],
  ['Anna Ek (§§ 3, 5 och 7–9)', { namn: 'Anna Ek', narvaro: '§§ 3, 5 och 7–9' }],
  ['Anna Ek (S), §§12 - 17', { namn: 'Anna Ek', parti: 'S', narvaro: '§§12 - 17' }],
  [
    'Anna Ek, chef, A, B, Karlskrona kommun (del av mötet)',
    { namn: 'Anna Ek', funktion: 'chef, A, B', organisation: 'Karlskrona kommun', narvaro: 'del av mötet' },
  ],
  ['Anna Ek, utredare, ärende 1–6', { namn: 'Anna Ek', funktion: 'utredare', narvaro: 'ärende 1–6' }],
  ['  Anna   Ek ,  utredare ', { namn: 'Anna Ek', funktion: 'utredare' }],
  ['', { namn: '' }],
];
for (const [line, person] of LINES) test(`«${line}»`, () => expect(parsePerson(line)).toEqual(person));

test('a substitute says for whom', () => {
  expect(LedamotSchema.parse('Bo Lind (M), tjänstgör för Eva Ny (M), Ronneby kommun, § 4')).toEqual({
    namn: 'Bo Lind',
    parti: 'M',
    organisation: 'Ronneby kommun',
    tjanstgorFor: 'Eva Ny (M)',
    narvaro: { slag: 'paragrafer', intervall: [[4, 4]] },
  });
});

test('presence', () => {
  expect(parseNarvaro('§ 3, § 5')).toEqual({
    slag: 'paragrafer',
    intervall: [
      [3, 3],
      [5, 5],
    ],
  });
  expect(parseNarvaro('§§ 12/24–17/24')).toEqual({ slag: 'paragrafer', intervall: [[12, 17]] });
  expect(parseNarvaro('(punkterna 2 och 4-6)')).toEqual({
    slag: 'arenden',
    intervall: [
      [2, 2],
      [4, 6],
    ],
  });
  expect(parseNarvaro('Del av sammanträdet')).toEqual({ slag: 'del' });
  for (const text of ['§§ 17–12', '§ 0', '§', '§ 117a', 'ibland', '§ 12345678901234567890'])
    expect(parseNarvaro(text)).toBeNull();
});

test('long and odd lines take no time', () => {
  const start = performance.now();
  for (const text of [
    ' '.repeat(1e6),
    'a, '.repeat(1e6),
    '('.repeat(1e6),
    `a${' '.repeat(1e6)},b`,
    '§'.repeat(499),
    '(§'.repeat(249),
  ])
    PersonSchema.safeParse(text);
  expect(performance.now() - start).toBeLessThan(2000);
});
