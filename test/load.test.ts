// The loader's promises: any bytes give a meeting or Swedish faults, in bounded time, and every place has its line.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadEnvironment } from '../src/load/load-environment.ts';
import { type Loaded, loadMeeting, parseMeeting } from '../src/load/load-meeting.ts';
import { parseOrgan } from '../src/load/load-organ.ts';
import { loadRun } from '../src/load/load-run.ts';
import { decodeText } from '../src/load/read-file.ts';
import { faultAt, sourceLine } from '../src/load/source-map.ts';
import { formatFaults } from '../src/messages/format.ts';
import { message } from '../src/messages/messages.ts';

const HEAD = `organ: lsvo
datum: 2025-02-14
tid: 9.00–11.30
form: via Teams
ordförande: Karin Almgren, Region Blekinge
sekreterare: Jonas Palm
ledamöter:
  - Lena Hallberg
`;

function meetingOf(text: string): Extract<Loaded, { ok: true }> {
  const loaded = parseMeeting(text, 'möte.yaml');
  if (!loaded.ok) throw new Error(formatFaults(loaded.faults));
  return loaded;
}
const codesOf = (text: string): string[] => {
  const loaded = parseMeeting(text, 'möte.yaml');
  return (loaded.ok ? loaded.warnings : loaded.faults).map((fault) => `${fault.line ?? 0} ${fault.code}`);
};

test('a body meets twice on one day only where one of the meetings is extra', async () => {
  const root = mkdtempSync(join(tmpdir(), 'justera-'));
  const loaded = await loadEnvironment('.');
  if (!loaded.ok) throw new Error(formatFaults(loaded.faults));
  const put = (name: string, extra: string): string => {
    const file = join(root, name);
    writeFileSync(file, `${HEAD}${extra}ärenden:\n  - rubrik: Budget\n`);
    return file;
  };
  const [plain, no, yes, again] = [
    put('a.yaml', ''),
    put('b.yaml', 'extra: nej\n'),
    put('c.yaml', 'extra: ja\n'),
    put('d.yaml', 'Extra: ja\n'),
  ];
  const codes = async (...files: string[]) =>
    (await loadRun(files, loaded.environment.organ)).map((one) => (one.ok ? 'ok' : one.faults[0]?.code));
  expect(await codes(plain, yes)).toEqual(['ok', 'ok']);
  expect(await codes(yes, no)).toEqual(['ok', 'ok']);
  expect(await codes(plain, no)).toEqual(['ok', 'CLI-007']);
  expect(await codes(yes, plain, again)).toEqual(['ok', 'ok', 'CLI-007']);
  rmSync(root, { recursive: true });
});

test('scalars stay text; texts are NFC, trimmed and without tabs', () => {
  const { meeting } = meetingOf(`${HEAD}ärenden:
  - rubrik: "12.00"
    underlag: nej
    text: "a\u030a\\tb  "
    avslutning: 2023-11-17
    propositionsordning: |
      ett

      två
`);
  expect(meeting.arenden[0]).toMatchObject({
    rubrik: '12.00',
    underlag: 'nej',
    text: 'å b',
    avslutning: ['2023-11-17'],
    propositionsordning: 'ett\n\ntvå',
  });
});

test('JSON, CRLF, byte order mark and keys without diacritics read the same', () => {
  const yaml = `${HEAD}ärenden:\n  - rubrik: Budget\n`;
  const { meeting } = meetingOf(yaml);
  expect(meetingOf(`\uFEFF${yaml.replaceAll('\n', '\r\n')}`).meeting).toEqual(meeting);
  expect(meetingOf(yaml.replaceAll('ä', 'a').replace('ordförande', 'Ordforande')).meeting.arenden).toEqual(
    meeting.arenden,
  );
  const json = {
    organ: 'lsvo',
    datum: '2025-02-14',
    tid: '9.00–11.30',
    form: 'via Teams',
    ordförande: 'Karin Almgren, Region Blekinge',
    sekreterare: 'Jonas Palm',
    ledamöter: ['Lena Hallberg'],
    ärenden: [{ rubrik: 'Budget', beslut: [] }],
  };
  expect(meetingOf(JSON.stringify(json)).meeting).toEqual(meeting);
  expect(meetingOf(JSON.stringify(json, null, '\t')).meeting).toEqual(meeting);
});

test('lines of places, also inside texts and of parts that nobody wrote', () => {
  const { source } = meetingOf(`${HEAD}ärenden:
  - rubrik: Ett
    text: |

      Rad ett.

      Rad tre.
    beslut: godkänna
    skickas till: [Kommunen, Regionen]
  - rubrik: >-
      En lång
      rubrik
    text: Första raden
      fortsätter här

      nytt stycke
    yrkanden:
      - av: Lena Hallberg
        text: bifall
`);
  const line = (path: (string | number)[], offset?: number) => sourceLine(source, path, offset);
  expect(line(['arenden', 0])).toBe(10);
  expect(line(['arenden', 0, 'rubrik'])).toBe(10);
  expect([0, 1, 2, 9].map((offset) => line(['arenden', 0, 'text'], offset))).toEqual([13, 14, 15, 15]);
  expect(line(['arenden', 0, 'beslut', 0])).toBe(16);
  expect(line(['arenden', 0, 'skickasTill', 'till', 1])).toBe(17);
  expect(line(['arenden', 1, 'rubrik'])).toBe(19);
  expect([0, 1].map((offset) => line(['arenden', 1, 'text'], offset))).toEqual([21, 24]);
  expect(line(['arenden', 1, 'yrkanden', 0, 'text'])).toBe(27);
  expect(line(['ledamoter', 0, 'namn'])).toBe(8);
  expect(line(['finns', 'inte'])).toBeNull();
  expect(faultAt(source, ['arenden', 0, 'text'], message('TEXT-001', { html: '<b>' }), 2)).toMatchObject({
    code: 'TEXT-001',
    severity: 'fel',
    file: 'möte.yaml',
    line: 15,
    path: 'ärenden[1].text',
  });
});

test('contradictions are told also where single fields are wrong', () => {
  expect(
    codesOf(
      `${HEAD.replace('9.00', 'nio')}  - Lena Hallberg\närenden:\n  - rubrik: Ett\nnästa möte:\n  datum: 2025-01-01\n`,
    ),
  ).toEqual(['3 DATA-011', '9 DATA-027', '13 DATA-030']);
});

const ARENDE = `${HEAD}tjänstepersoner:
  - Mats Wennström, utredare, Region Blekinge
ärenden:
  - rubrik: Ett
`;

test('more than one person on a line, and words of a person that would vanish', () => {
  expect(codesOf(`${ARENDE}    föredragande: Karin Almgren, Bo Ek och Cia Ek\n`)).toEqual(['13 DATA-039']);
  expect(codesOf(`${ARENDE}    jäv:\n      - namn: Karin Almgren och Bo Ek\n`)).toEqual(['14 DATA-039']);
  expect(codesOf(`${ARENDE}    föredragande: Mats Wennström, Nuray Ilmark, projektledare\n`)).toEqual([
    '13 DATA-041',
    '13 DATA-040',
  ]);
  expect(codesOf(`${ARENDE}    föredragande: Mats Wennström, Region Blekinge\n`)).toEqual([]);
  expect(codesOf(`${ARENDE}    föredragande: Lena Hallberg, chef\n`)).toEqual(['13 DATA-040']);
  expect(codesOf(`${ARENDE}justerare: Lena Hallberg, chef\n`)).toEqual([]);
  const twice = (second: string) =>
    codesOf(`${ARENDE}    föredragande: Bo Ek, chef\n  - rubrik: Två\n    föredragande: Bo Ek${second}\n`);
  expect(['', ', chef', ', utredare'].map(twice)).toEqual([[], [], ['15 DATA-040']]);
});

test('a casting vote, jäv, and decisions that say nothing', () => {
  const vote = (more: string) => `${ARENDE}    votering:\n      fråga: Bifall?\n${more}`;
  const utslag = (namn: string, nej = 1) => `      ja: 1\n      nej: ${nej}\n      utslagsröst: ${namn}\n`;
  expect(codesOf(vote(utslag('Karin Almgren')))).toEqual([]);
  expect(codesOf(vote(utslag('Bo Ek')))).toEqual(['17 DATA-043']);
  expect(codesOf(vote(utslag('Karin Almgren', 0)))).toEqual(['17 DATA-042']);
  expect(
    codesOf(
      `${vote('      ja: [Karin Almgren]\n      nej: [Lena Hallberg]\n      resultat: Lotten avgör.\n')}    jäv: lena hallberg\n    yrkanden:\n      - av: Karin Almgren\n        text: bifall\n    reservationer:\n      - av: [Lena Hallberg]\n        text: Nej.\n`,
    ),
  ).toEqual(['16 DATA-044', '23 DATA-044']);
  expect(codesOf(`${ARENDE}    beslut: att\n`)).toEqual(['13 DATA-045']);
  expect(codesOf(`${ARENDE}    text: "&nbsp;"\n    bordläggning: Nja\n`)).toEqual([
    '13 DATA-002',
    '14 DATA-014',
  ]);
});

test("a body's own template that nothing would use", async () => {
  const root = mkdtempSync(join(tmpdir(), 'justera-'));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put('package.json', '{"name":"justera","version":"1"}');
  put('templates/protokoll/avslut.hbs', '');
  put('templates/organ/psvo.yaml', readFileSync('templates/organ/psvo.yaml', 'utf8'));
  put('templates/organ/psvo/protokoll/avslut.hbs', '{{> egen}}');
  put('templates/organ/psvo/protokoll/egen.hbs', '');
  const loaded = await loadEnvironment(root);
  expect(loaded.ok).toBe(true);
  put('templates/organ/psvo/protokoll/avslutt.hbs', '');
  put('templates/organ/psvo/avslut.hbs', '');
  put('templates/organ/pvso/protokoll/avslut.hbs', '');
  const broken = await loadEnvironment(root);
  rmSync(root, { recursive: true });
  const hint = 'Menade du organ/psvo/protokoll/avslut.hbs?';
  expect(broken).toMatchObject({
    ok: false,
    faults: [
      { code: 'MALL-009', file: 'templates/organ/psvo/avslut.hbs', hint },
      { code: 'MALL-009', file: 'templates/organ/psvo/protokoll/avslutt.hbs', hint },
      { code: 'MALL-009', file: 'templates/organ/pvso/protokoll/avslut.hbs', hint },
    ],
  });
});

test('a logotype that is not there is a fault of the organ file, on its line', async () => {
  const root = mkdtempSync(join(tmpdir(), 'justera-'));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const psvo = readFileSync('templates/organ/psvo.yaml', 'utf8').trimEnd();
  put('package.json', '{"name":"justera","version":"1"}');
  put('templates/organ/region.svg', '<svg/>');
  put(
    'templates/organ/psvo.yaml',
    `${psvo}\nlogotyper:\n  - fil: region.svg\n  - fil: regoin.svg\n    alt: Region\n`,
  );
  const loaded = await loadEnvironment(root);
  rmSync(root, { recursive: true });
  expect(loaded).toMatchObject({
    ok: false,
    faults: [
      {
        code: 'ORGAN-005',
        file: join(root, 'templates/organ/psvo.yaml'),
        line: psvo.split('\n').length + 3,
        hint: 'Menade du ”region.svg”?',
      },
    ],
  });
});

test.each([
  ['§ {n} KS 2', 'egna siffror'],
  ['{n} §', 'före numret'],
  ['§ § {n}', 'mer än en gång'],
  ['§ {n}/{n}', 'mer än en gång'],
  ['§ {n} (år {åååå}', 'parenteserna'],
  ['(KS) § {n}', 'parenteserna'],
  ['[§ {n}]', 'parenteserna'],
  ['§ {n}/{år}', '{år}'],
  ['§ {n}}', 'klammer'],
])('the form of numbers %s is refused on its line', (form, words) => {
  const psvo = readFileSync('templates/organ/psvo.yaml', 'utf8').replace(/form: '§.*'/, `form: '${form}'`);
  const organ = parseOrgan('psvo', psvo);
  const line = psvo.split('\n').findIndex((text) => text.includes(`form: '${form}'`)) + 1;
  expect(organ).toMatchObject({
    ok: false,
    faults: [{ code: 'ORGAN-006', line, text: expect.stringContaining(words) }],
  });
});

test('a text after # is not lost in silence', () => {
  expect(codesOf(`${HEAD}ärenden:\n  - rubrik: Ärende #12\n`)).toEqual(['10 YAML-021']);
  expect(codesOf(`${HEAD}ärenden:\n  - rubrik: Ärende # min anteckning\n`)).toEqual([]);
});

test('keys with names of object members are unknown keys', () => {
  expect(codesOf(`${HEAD}ärenden:\n  - rubrik: Ett\n__proto__: x\nconstructor: y\n`)).toEqual([
    '11 DATA-003',
    '12 DATA-003',
  ]);
  expect(({} as Record<string, unknown>).organ).toBeUndefined();
});

test('no more than a hundred faults are told', () => {
  const loaded = parseMeeting(`${HEAD}ärenden:\n${'  - typ: X\n'.repeat(500)}`, 'f');
  if (loaded.ok) throw new Error('should fail');
  expect(loaded.faults.length).toBe(101);
  expect(loaded.faults.at(-1)?.code).toBe('DATA-036');
});

test('an organ file has the same kind of faults', () => {
  const organ = parseOrgan(
    'LS VO',
    'namn: A\nnumrering:\n  serie: vecka\n  form: "§"\nfarg: blå\nverifiering:\n  text: x\n  adress: ingen\n',
  );
  if (organ.ok) throw new Error('should fail');
  expect(organ.faults.map(({ code, line }) => `${line} ${code}`)).toEqual([
    'null ORGAN-003',
    'null DATA-001',
    'null DATA-001',
    'null DATA-001',
    'null DATA-001',
    '3 DATA-016',
    '4 DATA-037',
    '5 DATA-017',
    '8 DATA-018',
  ]);
});

test('words as they were written, and examples that fit the file', () => {
  const organ = parseOrgan('x', 'numrering:\n  serie: Månad\n  form: "{n}"\n');
  const words = organ.ok ? [] : organ.faults.map(({ text, hint }) => `${text} ${hint}`);
  expect(words).toContain('”serie” kan inte vara ”Månad”. Skriv ”år” eller ”möte”.');
  expect(words.join()).toContain('namn: Ledningssamverkan vård och omsorg');
  const textsOf = (text: string): string[] => {
    const loaded = parseMeeting(text, 'f');
    return loaded.ok ? [] : loaded.faults.map((fault) => fault.text);
  };
  expect(textsOf(`${HEAD}ärenden:\n  -\n`)).toEqual(['Ärendet på den här raden är tomt.']);
  expect(textsOf(`${HEAD}ärenden:\n`)).toEqual(['Protokollet har inga ärenden.']);
  expect(textsOf(`${HEAD}  - ${'x'.repeat(600)}\närenden:\n  - rubrik: Ett\n`)).toEqual([
    'Raden är för lång; högst 500 tecken får plats.',
  ]);
});

test('any bytes give a meeting or faults, never an exception', () => {
  const pieces = fc.constantFrom(
    'organ',
    'ärenden',
    'rubrik',
    'beslut',
    'ledamöter',
    'text',
    'votering',
    'ja',
    'nej',
    ': ',
    ':',
    '\n',
    '\n  ',
    '\n    ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '|',
    '>',
    '#',
    '&a',
    '*a',
    '!b',
    '%',
    '@',
    '`',
    '\t',
    '---\n',
    '<<',
    '? ',
    '\r',
    '\u0000',
    '\\',
    '§ 12–1',
    'å',
    '2025-02-30',
    '\ud800',
  );
  const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
  const check = (text: string): void => {
    const start = performance.now();
    const loaded = parseMeeting(text, 'f');
    if (!loaded.ok) {
      expect(loaded.faults.length).toBeGreaterThan(0);
      for (const fault of loaded.faults) expect(fault.code).toMatch(/^(FIL|YAML|DATA)-\d{3}$/);
      formatFaults(loaded.faults);
    }
    expect(performance.now() - start).toBeLessThan(1000);
  };
  fc.assert(fc.property(texts, check), { numRuns: 1000 });
  fc.assert(
    fc.property(texts, (text) => check(`${HEAD}ärenden:\n  - rubrik: ${text}`)),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const read = decodeText(bytes, 'f');
      if (read.ok) check(read.text);
      else expect(read.faults.length).toBe(1);
    }),
    { numRuns: 700 },
  );
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: 700 });
});

test('large and hostile texts are answered within seconds', () => {
  for (const unit of ['[', '- ', '"', 'a: b\n', '- *a\n', '- a: b: c\n', '|\n', ' ', '? ', '§', '\n', 'Ã¥']) {
    const start = performance.now();
    for (const text of [
      unit.repeat(400_000 / unit.length),
      `${HEAD}ärenden:\n  - rubrik: ${unit.repeat(100_000)}`,
    ])
      expect(parseMeeting(text, 'f').ok).toBe(false);
    expect(performance.now() - start).toBeLessThan(10_000);
  }
}, 120_000);

test('a good file of the project is read from disk', async () => {
  expect((await loadMeeting('fixtures/trasiga/html-i-text.yaml')).ok).toBe(true);
});
