import { expect, test } from '@jest/globals';
import {
  LedamotSchema,
  looksLikeName,
  namesSeveral,
  PersonSchema,
  parseNarvaro,
  parsePerson,
} from './person.ts';

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

test.each([
  'Anna Ek och Bo Ek',
  'Anna Ek, Bo Ek och Cia Ek',
  'Anna Ek (S) och Bo Ek (M), Ronneby kommun',
  'Anna Ek/Bo Ek',
  'Anna och Bo Ek',
  'Anna Ek & Bo Ek',
  'Eva Ek; chef; Olofströms kommun',
  'Anna Ekman, samordnare, Region Blekinge och Cia Ekman, chef, Ronneby kommun',
])('«%s» is more than one person', (line) => {
  expect(namesSeveral(line)).toBe(true);
  const parsed = PersonSchema.safeParse(line);
  expect(parsed.error?.issues).toMatchObject([{ code: 'custom', params: { code: 'personer' } }]);
});

test.each([
  'Gun Ek, strateg vid Vård- och omsorgsförvaltningen och Förvaltningen för arbete och välfärd, Ronneby kommun',
  'Mia Ek, utredare, Sveriges Kommuner och Regioner',
  'Mia Ek, utredare, Region Blekinge och Ronneby kommun',
  'Carl-Fredrik Hårdh af Segerbäck (S) ordförande i Vård och Omsorg, Karlskrona kommun',
  'Bo Ek, lektor, Blekinge Tekniska Högskola',
  'Bo Ek, ombud, Röda Korset/Rädda Barnen',
])('«%s» is one person', (line) => expect(PersonSchema.safeParse(line).success).toBe(true));

test('names of people', () => {
  for (const text of ['Nuray Ilmark', 'Bo Ek (S)', 'Lena af Ugglas']) expect(looksLikeName(text)).toBe(true);
  for (const text of ['Region Blekinge', 'samordnare', 'Nuray', 'Anhörigföreningen Ljusglimten', 'IT-chef'])
    expect(looksLikeName(text)).toBe(false);
});

test.each([
  'från § 2',
  'från och med § 2',
  'fr.o.m. § 2',
  'utom § 2',
  'till § 2',
  't.o.m. § 2',
  'ej § 1',
  'inte ärende 2',
  'endast §§ 3–4',
  'ärende 2 och del av mötet',
  'till kl. 10',
])('«… %s» is a presence that is not understood', (text) => {
  for (const line of [`Cia Dal, chef, Ronneby kommun, ${text}`, `Cia Dal ${text}`, `Cia Dal (${text})`])
    expect(PersonSchema.safeParse(line).error?.issues).toMatchObject([
      { path: ['narvaro'], params: { code: 'narvaro', value: text } },
    ]);
});

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
