import { expect, test } from '@jest/globals';
import { loadEnvironment } from './load-environment.ts';
import { parseRegister } from './load-register.ts';

const loaded = await loadEnvironment('.');
if (!loaded.ok) throw new Error('no environment');
const organs = loaded.environment.organ;

const told = (lines: string): string[] => {
  const read = parseRegister(`personer:\n${lines}`, 'register.yaml', organs);
  return (read.ok ? read.warnings : read.faults).map(({ line, code, text }) =>
    `${line} ${code}: ${text}`.replaceAll('\u00a0', ' '),
  );
};
const seat = (namn: string, more = '', own = ''): string =>
  `  - { namn: ${namn}, organisation: Region Blekinge, uppdrag: { organ: lsvo, funktion: Strateg Hälsovalet${more} }${own} }\n`;

test('bodies are known by slug in what comes out', () => {
  const read = parseRegister('personer:\n  - namn: Ada Ek\n    uppdrag: { organ: PSVO }\n', 'r.yaml', organs);
  expect(read.ok && read.register.personer[0]?.uppdrag[0]?.organ).toBe('psvo');
});

test('all faults at once, each with its line', () => {
  const faults = told(`  - namn: Ada Ek
    uppdrag:
      - organ: lsov
        från: 2023-02-30
      - { organ: lsvo, från: 2023-02-01, till: 2023-01-01 }
  - namn: Bo Ek
    uppdrag: { organ: finnsinte }
    titell: chef
  - namn: ada ek
`);
  expect(faults.map((one) => one.split(':')[0])).toEqual([
    '4 ORGAN-001',
    '5 DATA-010',
    '6 DATA-047',
    '8 ORGAN-001',
    '9 DATA-004',
    '10 REGISTER-001',
  ]);
});

test.each([
  ['twice', '', '', true],
  ['of one organisation', 'organisation: Ronneby kommun', 'organisation: ronneby kommun', true],
  ['of two organisations', 'organisation: Ronneby kommun', 'organisation: Region Blekinge', false],
  ['of an organisation and of none', 'organisation: Ronneby kommun', '', true],
  ['of two parties', 'parti: S', 'parti: M', false],
  ['of one party', 'parti: S', 'parti: S', true],
])('one name %s', (_, one, other, isFault) => {
  const person = (words: string): string => `  - { namn: Ada Ek${words && `, ${words}`} }\n`;
  expect(told(person(one) + person(other)).map((fault) => fault.slice(0, 14))).toEqual(
    isFault ? ['3 REGISTER-001'] : [],
  );
});

test('a former name of another is a name that two have', () => {
  expect(told('  - namn: Ada Ek\n  - { namn: Ida Berg, tidigare namn: Ada Ek }\n')).toEqual([
    '3 REGISTER-001: Ida Berg och Ada Ek på rad 2 har samma namn i registret (kanske ett tidigare namn).',
  ]);
});

test('two uppdrag at a time in one body', () => {
  const two = (one: string, other: string): string[] =>
    told(`  - namn: Ada Ek\n    uppdrag:\n      - { organ: lsvo${one} }\n      - { organ: LSVO${other} }\n`);
  expect(two(', till: 2023-03-31', ', från: 2023-03-31')).toEqual([
    '5 REGISTER-002: Ada Ek har två uppdrag i LSVO samtidigt den 31 mars 2023; det första står på rad 4.',
  ]);
  expect(two('', '')[0]).toMatch(/samtidigt; det första/);
  expect(two(', till: 2023-03-31', ', från: 2023-04-01')).toEqual([]);
  expect(two('', ', tf: ja')).toEqual([]);
});

test('a seat that the arbetsordning does not have', () => {
  const funktion = (word: string, organ = 'lsvo', roll = 'ledamot'): string[] =>
    told(`  - { namn: Ada Ek, uppdrag: { organ: ${organ}, roll: ${roll}, funktion: ${word} } }\n`);
  expect(funktion('förvaltningschef')).toEqual([]);
  expect(funktion('Förvaltningschefer')).toEqual([
    '2 REGISTER-003: Arbetsordningen för LSVO har ingen plats som heter ”Förvaltningschefer”.',
  ]);
  expect(funktion('Kassör', 'psvo')).toEqual([]);
  expect(funktion('Expert', 'lsvo', 'adjungerad')).toEqual([]);
});

test('more holders than seats', () => {
  expect(told(seat('Ada Ek', ', till: 2023-03-31') + seat('Bo Ek', ', från: 2023-04-01'))).toEqual([]);
  expect(told(seat('Ada Ek', ', till: 2023-04-02') + seat('Bo Ek', ', från: 2023-04-01'))).toEqual([
    '3 REGISTER-004: Fler har platsen än det finns platser: Ada Ek och Bo Ek från och med den 1 april 2023 till och med den 2 april 2023. LSVO har en plats för ”Strateg Hälsovalet” i Region Blekinge.',
  ]);
  const read = parseRegister(`personer:\n${seat('Ada Ek')}${seat('Bo Ek', ', tf: ja')}`, 'r.yaml', organs);
  expect(read.ok && read.warnings[0]?.hint).toMatch(/^Bo Ek är tillförordnad\. /);
  const three = [seat('Ada Ek'), seat('Bo Ek', ', från: 2023-01-01'), seat('Cia Ek', ', från: 2023-02-01')];
  expect(told(three.join(''))).toHaveLength(1);
  expect(told(seat('Ada Ek') + seat('Bo Ek').replace('Region Blekinge', 'Ronneby kommun'))).toEqual([]);
});
