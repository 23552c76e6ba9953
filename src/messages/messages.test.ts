import { expect, test } from '@jest/globals';
import type { Fault } from '../domain/fault.ts';
import { DATA, ORGAN } from './data.ts';
import { MALL, PDF, TEXT } from './document.ts';
import { FIL } from './files.ts';
import { formatFaults } from './format.ts';
import { IMPORT } from './importera.ts';
import { KALLA } from './kalla.ts';
import { KONTROLL } from './kontroll.ts';
import { CATALOGUE, message } from './messages.ts';
import { LIGGARE, NUMMER } from './numbering.ts';
import { ORIGINAL } from './originals.ts';
import { REGISTER } from './register.ts';
import * as answers from './rules/answers.ts';
import * as dates from './rules/dates.ts';
import * as decisions from './rules/decisions.ts';
import * as names from './rules/names.ts';
import { OKANT } from './rules/okant.ts';
import * as people from './rules/people.ts';
import * as recipients from './rules/recipients.ts';
import * as texts from './rules/texts.ts';
import { CLI } from './shell.ts';
import { LAS, STEG } from './steps.ts';
import { counted, listed, quoted } from './wording.ts';
import { YAML } from './yaml.ts';

test('every code has the form AREA-nnn and is used once', () => {
  const areas = {
    FIL,
    KALLA,
    IMPORT,
    OKANT,
    YAML,
    DATA,
    ORGAN,
    TEXT,
    MALL,
    PDF,
    NUMMER,
    LIGGARE,
    KONTROLL,
    STEG,
    LAS,
    ORIGINAL,
    REGISTER,
    CLI,
    ...answers,
    ...people,
    ...recipients,
    ...dates,
    ...decisions,
    ...names,
    ...texts,
  };
  const codes = Object.entries(areas).flatMap(([name, area]) => {
    for (const code of Object.keys(area)) expect(code).toMatch(new RegExp(`^${name}-\\d{3}$`));
    return Object.keys(area);
  });
  expect(codes.length).toBe(Object.keys(CATALOGUE).length);
});

test('words', () => {
  expect(quoted('a\n b')).toBe('”a b”');
  expect(quoted('x'.repeat(99), 5)).toBe('”xxxxx …”');
  expect(listed(['a', 'b', 'c'])).toBe('a, b och c');
  expect(counted(1, 'ett', 'ärende', 'ärenden')).toBe('ett ärende');
  expect(counted(13, 'ett', 'ärende', 'ärenden')).toBe('13 ärenden');
});

test('faults of two files, in the order of the lines', () => {
  const fault = (file: string, line: number | null, path: string): Fault => ({
    ...message('DATA-021'),
    file,
    line,
    path,
  });
  const warning: Fault = { ...message('YAML-021', { bort: '# 2' }), file: 'b.yaml', line: 3, path: '' };
  expect(
    formatFaults([fault('a.yaml', 9, 'ärenden[3].votering'), fault('a.yaml', null, ''), warning]),
  ).toMatchInlineSnapshot(`
"a.yaml

  Hela filen (DATA-021)
    Omröstningen är sluten, men rösterna är angivna med namn.
    Skriv bara antalet röster, eller ta bort raden om sluten omröstning.

  Rad 9, ärenden 3 › votering (DATA-021)
    Omröstningen är sluten, men rösterna är angivna med namn.
    Skriv bara antalet röster, eller ta bort raden om sluten omröstning.

b.yaml

  Rad 3 (YAML-021)
    Varning: ”# 2” kommer inte med, för det som står efter # räknas som en
    anteckning i filen.
    Hör det till texten? Sätt texten inom citattecken.

Två fel och en varning i två filer. Inget har skrivits och inga paragrafnummer har tagits."
`);
  expect(formatFaults([])).toBe('');
  expect(formatFaults([warning], null)).toMatch(/En varning\.$/);
});

test('control characters of a file name do not reach the terminal', () => {
  const text = formatFaults([{ ...message('FIL-001'), file: 'a\u001b[2J', line: null, path: '\u202e' }]);
  expect(text.startsWith('a?[2J\n\n  ? (FIL-001)\n')).toBe(true);
});
