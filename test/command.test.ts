// The command as a person meets it: exit codes, what is written, what is said.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'justera-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const LSVO = 'fixtures/exempelar/lsvo-2023-01-20.yaml';

function justera(...args: string[]): { code: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, ['.build/justera.js', ...args], { encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** A copy of a fixture with something changed. */
function changed(fixture: string, from: string | RegExp, to: string, name = 'mote.yaml'): string {
  const text = readFileSync(fixture, 'utf8');
  const path = join(folder, name);
  writeFileSync(path, text.replace(from, to));
  expect(readFileSync(path, 'utf8') === text).toBe(false);
  return path;
}

describe('rendera', () => {
  test('writes the PDF and the signing order, and ends with a table', () => {
    const { code, out } = justera('rendera', LSVO, '--ut', folder);
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([
      'liggare.sqlite',
      'protokoll-lsvo-2023-01-20.pdf',
      'protokoll-lsvo-2023-01-20.underskrift.json',
    ]);
    expect(out).toMatch(
      /protokoll-lsvo-2023-01-20\.pdf\s+LSVO\s+2023-01-20\s+§\u00a01–§\u00a09\s+\d+\s+[0-9a-f]{64}/,
    );
  });

  test('the signing order names the bytes, the pages and each signer’s place', async () => {
    justera('rendera', LSVO, '--ut', folder);
    const order = JSON.parse(
      readFileSync(join(folder, 'protokoll-lsvo-2023-01-20.underskrift.json'), 'utf8'),
    );
    const { createHash } = await import('node:crypto');
    const bytes = readFileSync(join(folder, order.fil));
    expect(order.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(order.undertecknare.map((signer: { roll: string }) => signer.roll)).toEqual([
      'ordforande',
      'sekreterare',
    ]);
    expect(bytes.includes('/AcroForm')).toBe(false);
  });

  test('--underskrift fält puts empty signature fields there', () => {
    expect(justera('rendera', LSVO, '--ut', folder, '--underskrift', 'fält').code).toBe(0);
    const bytes = readFileSync(join(folder, 'protokoll-lsvo-2023-01-20.pdf'), 'latin1');
    expect(bytes.match(/\/FT\s*\/Sig/g)).toHaveLength(2);
  });

  test('--exemplar arkiv leaves out the line about verification and the signing order', () => {
    expect(justera('rendera', LSVO, '--ut', folder, '--exemplar', 'arkiv').code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['liggare.sqlite', 'protokoll-lsvo-2023-01-20-arkiv.pdf']);
    const bytes = readFileSync(join(folder, 'protokoll-lsvo-2023-01-20-arkiv.pdf'), 'latin1');
    expect(bytes).not.toContain('sign.regionblekinge.se');
  });

  test('numbers go on over the meetings of the year, in date order whatever order the files come in', () => {
    const { out } = justera('rendera', 'fixtures/exempelar/lsvo-2023-02-17.yaml', LSVO, '--ut', folder);
    const ranges = [...out.matchAll(/§\u00a0\d+–§\u00a0\d+/g)].map(String);
    expect(ranges).toEqual(['§\u00a01–§\u00a09', '§\u00a010–§\u00a018']);
  });

  test('a new ledger is announced, and so are numbers that a shorter meeting gives back', () => {
    const file = changed(LSVO, /^tid: .*$/m, 'tid: 9–12');
    expect(justera('rendera', file, '--ut', folder).err).toContain('En ny paragrafliggare har skapats');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/ {2}- rubrik: Årshjul[\s\S]*?(?= {2}- rubrik:)/, ''),
    );
    const { err, out } = justera('rendera', file, '--ut', folder);
    expect(out).toContain('§\u00a01–§\u00a08');
    expect(err).not.toContain('paragrafliggare');
    expect(err).toContain('Mötet har inte längre §\u00a09');
  });

  test('--första-paragraf begins in the middle of a year', () => {
    const { out } = justera('rendera', LSVO, '--ut', folder, '--första-paragraf', '108');
    expect(out).toContain('§\u00a0108–§\u00a0116');
  });

  test('one wrong file in a batch: every fault is told, nothing is written and no number is taken', () => {
    const wrong = changed(LSVO, /^datum: .*$/m, 'datum: 2023-02-30');
    const out = join(folder, 'ut');
    const { code, err } = justera('rendera', LSVO, wrong, '--ut', out);
    expect(code).toBe(2);
    expect(err).toContain('2023-02-30');
    expect(err).toContain('Inget har skrivits och inga paragrafnummer har tagits.');
    expect(err).not.toMatch(/\bat .*\.js:\d+/);
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);
  });

  test('two files for the same meeting are refused', () => {
    const copy = changed(LSVO, /^tid: .*$/m, 'tid: 9–12');
    const { code, err } = justera('rendera', LSVO, copy, '--ut', folder);
    expect(code).toBe(2);
    expect(err).toContain('CLI-007');
  });

  test('faults that only the composing finds are told for every file of a batch', () => {
    const files = ['a.yaml', 'b.yaml'].map((name, index) => {
      const path = changed(LSVO, /Godkännande av dagordning/, 'Godkännande av 王 dagordning', name);
      writeFileSync(path, readFileSync(path, 'utf8').replace(/^datum: .*$/m, `datum: 2023-01-1${index + 6}`));
      return path;
    });
    for (const command of ['rendera', 'kontrollera']) {
      const { code, err } = justera(command, ...files, '--ut', folder);
      expect(code).toBe(2);
      for (const file of files) expect(err).toContain(`${file}\n`);
      expect(err).toContain('Två fel i två filer.');
    }
  });

  test('a character that no font has is a fault with its line', () => {
    const path = changed(LSVO, /Godkännande av dagordning/, 'Godkännande av 王 dagordning');
    const { code, err } = justera('rendera', path, '--ut', folder);
    expect(code).toBe(2);
    expect(err).toMatch(/Rad \d+ \(TEXT-003\)\s+Tecknet ”王” \(U\+738B\)/);
  });

  test('a folder that cannot be written to is a fault, not a stack trace', () => {
    writeFileSync(join(folder, 'fil'), '');
    const { code, err } = justera(
      'rendera',
      LSVO,
      '--ut',
      join(folder, 'fil', 'ut'),
      '--liggare',
      join(folder, 'l.sqlite'),
    );
    expect(code).toBe(2);
    expect(err).toContain('CLI-004');
  });

  test('a file that cannot be replaced after the numbers are taken: the message says so', () => {
    mkdirSync(join(folder, 'protokoll-lsvo-2023-01-20.pdf'));
    const { code, err } = justera('rendera', LSVO, '--ut', folder);
    expect(code).toBe(2);
    expect(err).toContain('CLI-008');
    expect(err).toContain('Paragrafnumren är tagna');
    expect(err).not.toContain('inga paragrafnummer har tagits');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    rmSync(join(folder, 'protokoll-lsvo-2023-01-20.pdf'), { recursive: true });
    expect(justera('rendera', LSVO, '--ut', folder).code).toBe(0);
  });

  test('a ledger that is no ledger is left alone', () => {
    const ledger = join(folder, 'liggare.sqlite');
    writeFileSync(ledger, 'detta är ingen liggare, bara text som någon har sparat här\n'.repeat(20));
    const before = readFileSync(ledger);
    const { code, err } = justera('rendera', LSVO, '--ut', folder);
    expect(code).toBe(2);
    expect(err).toContain('LIGGARE-001');
    expect(readFileSync(ledger).equals(before)).toBe(true);
  });
});

describe('kontrollera', () => {
  test('says that nothing is wrong, and writes nothing', () => {
    const ledger = join(folder, 'liggare.sqlite');
    const { code, out } = justera('kontrollera', LSVO, '--liggare', ledger);
    expect(code).toBe(0);
    expect(out).toContain('inga fel');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('tells the faults of several files at once', () => {
    const one = changed(LSVO, /^organ: .*$/m, 'organ: lsov', 'a.yaml');
    const two = changed(LSVO, /^sekreterare:/m, 'sekretare:', 'b.yaml');
    const { code, err } = justera('kontrollera', one, two);
    expect(code).toBe(2);
    expect(err).toContain('lsvo');
    expect(err).toContain('sekreterare');
  });
});

describe('arguments', () => {
  test.each([
    [['rita'], 'CLI-001'],
    [['rendera'], 'CLI-002'],
    [['rendera', LSVO, '--skrivare', 'x'], 'CLI-003'],
    [['rendera', LSVO, '--ut'], 'CLI-010'],
    [['rendera', LSVO, '--underskrift', 'penna'], 'CLI-009'],
    [['rendera', LSVO, '--klocka', 'nu'], 'CLI-009'],
    [['rendera', LSVO, '--klocka', '2023-02-30T12:00:00+01:00'], 'CLI-009'],
  ])('%j ends with a fault and exit code 2', (args, fault) => {
    const { code, err } = justera(...args);
    expect(code).toBe(2);
    expect(err).toContain(fault);
  });

  test('a folder may hold its own results', () => {
    changed(LSVO, /^tid: .*$/m, 'tid: 9–12');
    expect(justera('rendera', folder, '--ut', folder).code).toBe(0);
    expect(justera('rendera', folder, '--ut', folder).code).toBe(0);
  });

  test('an empty folder is a fault', () => {
    const empty = join(folder, 'tom');
    mkdirSync(empty);
    expect(justera('rendera', empty).err).toContain('CLI-006');
  });

  test('--hjälp explains the commands', () => {
    const { code, out } = justera('--hjälp');
    expect(code).toBe(0);
    expect(out).toContain('justera rendera FIL');
  });
});
