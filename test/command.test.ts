// The command as a person meets it: exit codes, what is written, what is said.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
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
const FEBRUARY = 'fixtures/exempelar/lsvo-2023-02-17.yaml';

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

/** Straight to a frozen protokoll, with a reason for leaving out the steps before. */
const faststall = (file: string, ...more: string[]) =>
  justera('fastställ', file, '--ut', folder, '--ändå', 'Mötet hölls förra året.', ...more);

describe('rendera', () => {
  test('writes a draft with preliminary numbers and no signing order, and ends with a table', () => {
    const { code, out, err } = justera('rendera', LSVO, '--ut', folder);
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['liggare.sqlite', 'protokoll-lsvo-2023-01-20-utkast.pdf']);
    expect(out).toMatch(
      /lsvo-2023-01-20-utkast\.pdf\s+LSVO\s+2023-01-20\s+§\u00a01–§\u00a09 \(preliminärt\)\s+utkast\s+\d+\s+[0-9a-f]{64}/,
    );
    expect(err).toContain('En ny paragrafliggare har skapats');
    expect(justera('rendera', LSVO, '--ut', folder).err).not.toContain('paragrafliggare');
  });

  test('numbers go on over the meetings of the year, in date order whatever order the files come in', () => {
    const { out } = justera('rendera', 'fixtures/exempelar/lsvo-2023-02-17.yaml', LSVO, '--ut', folder);
    const ranges = [...out.matchAll(/§\u00a0\d+–§\u00a0\d+/g)].map(String);
    expect(ranges).toEqual(['§\u00a01–§\u00a09', '§\u00a010–§\u00a018']);
  });

  test('a meeting that comes between moves the preliminary numbers after it, and that is told', () => {
    expect(justera('reservera', FEBRUARY, '--ut', folder).out).toContain(
      'är kallat, §\u00a01–§\u00a09 (preliminärt)',
    );
    const { err, out } = justera('rendera', LSVO, '--ut', folder);
    expect(out).toContain('§\u00a01–§\u00a09 (preliminärt)');
    expect(err).toContain('LSVO 2023-02-17 har nu §\u00a010–§\u00a018 (hade §\u00a01–§\u00a09).');
    expect(err).toContain('Numren i kallelsen gäller inte längre');
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

  test('a file that cannot be replaced after the ledger was written: the message says so', () => {
    mkdirSync(join(folder, 'protokoll-lsvo-2023-01-20-utkast.pdf'));
    const { code, err } = justera('rendera', LSVO, '--ut', folder);
    expect(code).toBe(2);
    expect(err).toContain('CLI-008');
    expect(err).toContain('Det som skulle föras in i liggaren är infört.');
    expect(err).not.toContain('inga paragrafnummer har tagits');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    rmSync(join(folder, 'protokoll-lsvo-2023-01-20-utkast.pdf'), { recursive: true });
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

describe('fastställ', () => {
  test('writes the PDF and the signing order, without UTKAST, and fixes the numbers', () => {
    const { code, out } = faststall(LSVO);
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([
      'liggare.sqlite',
      'protokoll-lsvo-2023-01-20.pdf',
      'protokoll-lsvo-2023-01-20.underskrift.json',
    ]);
    expect(out).toMatch(/2023-01-20\s+§\u00a01–§\u00a09\s+för justering/);
    expect(readFileSync(join(folder, 'protokoll-lsvo-2023-01-20.pdf'), 'latin1')).not.toContain('UTKAST');
  });

  test('the signing order names the bytes, the pages and each signer’s place', async () => {
    faststall(LSVO);
    const order = JSON.parse(
      readFileSync(join(folder, 'protokoll-lsvo-2023-01-20.underskrift.json'), 'utf8'),
    );
    const bytes = readFileSync(join(folder, order.fil));
    expect(order.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(order.undertecknare.map((signer: { roll: string }) => signer.roll)).toEqual([
      'ordforande',
      'sekreterare',
    ]);
    expect(bytes.includes('/AcroForm')).toBe(false);
  });

  test('--underskrift fält puts empty signature fields there, and rendering again keeps them', () => {
    expect(faststall(LSVO, '--underskrift', 'fält').code).toBe(0);
    const path = join(folder, 'protokoll-lsvo-2023-01-20.pdf');
    const bytes = readFileSync(path);
    expect(bytes.toString('latin1').match(/\/FT\s*\/Sig/g)).toHaveLength(2);
    rmSync(path);
    expect(justera('rendera', LSVO, '--ut', folder).code).toBe(0);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    const other = justera('rendera', LSVO, '--ut', folder, '--underskrift', 'portal');
    expect([other.code, other.err.includes('LAS-007')]).toEqual([2, true]);
  });

  test('rendera --exemplar arkiv leaves out the line about verification and the signing order', () => {
    faststall(LSVO);
    expect(justera('rendera', LSVO, '--ut', folder, '--exemplar', 'arkiv').code).toBe(0);
    const name = 'protokoll-lsvo-2023-01-20-arkiv.pdf';
    expect(readdirSync(folder)).toContain(name);
    expect(readFileSync(join(folder, name), 'latin1')).not.toContain('sign.regionblekinge.se');
    expect(justera('liggare', '--kontrollera', '--ut', folder).code).toBe(0);
  });

  test('done once more it finishes the job of one that was killed before the files had their names', () => {
    const { out } = faststall(LSVO);
    const sum = /[0-9a-f]{64}/.exec(out)?.[0];
    for (const name of readdirSync(folder)) if (name.startsWith('protokoll')) rmSync(join(folder, name));
    const ledger = readFileSync(join(folder, 'liggare.sqlite'));
    const again = faststall(LSVO);
    expect(again.code).toBe(0);
    expect(again.out).toContain(sum);
    expect(readdirSync(folder).length).toBe(3);
    expect(readFileSync(join(folder, 'liggare.sqlite')).equals(ledger)).toBe(true);
  });

  test('what is fixed is not rendered with other content: every difference is told, with its line', () => {
    const file = changed(LSVO, /^tid: .*$/m, 'tid: 8.15–12', 'lsvo.yaml');
    faststall(file);
    const before = readFileSync(join(folder, 'protokoll-lsvo-2023-01-20.pdf'));
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(/^plats: .*$/m, 'plats: Någon annanstans').replace('Övriga frågor', 'Annat'),
    );
    for (const command of ['rendera', 'fastställ', 'kontrollera']) {
      const { code, err } = justera(command, file, '--ut', folder);
      expect(code).toBe(2);
      expect(err).toMatch(/Rad \d+.* \(LAS-00[12]\)/);
      expect(err.replace(/\s+/g, ' ')).toContain('lås upp protokollet: justera lås-upp lsvo-2023-01-20');
    }
    expect(readFileSync(join(folder, 'protokoll-lsvo-2023-01-20.pdf')).equals(before)).toBe(true);
    expect(justera('lås-upp', 'lsvo-2023-01-20', '--skäl', 'Fel rubrik.', '--ut', folder).code).toBe(0);
    expect(justera('fastställ', file, '--ut', folder).code).toBe(0);
    expect(readFileSync(join(folder, 'protokoll-lsvo-2023-01-20.pdf')).equals(before)).toBe(false);
  });
});

describe('the life of a protokoll', () => {
  test('step by step to the archive, each told on one line', () => {
    const say = (...args: string[]): string => {
      const { code, out, err } = justera(...args, '--ut', folder);
      return code === 0 ? out.replaceAll('\u00a0', ' ').trim() : err;
    };
    expect(say('reservera', LSVO)).toBe('LSVO 2023-01-20 är kallat, § 1–§ 9 (preliminärt).');
    expect(say('fastställ', LSVO)).toContain('STEG-001');
    expect(say('avsluta', LSVO)).toBe('LSVO 2023-01-20 är hållet, § 1–§ 9 (preliminärt).');
    expect(say('fastställ', LSVO)).toContain('för justering');
    expect(say('publicera', LSVO)).toContain('STEG-001');
    expect(say('justera', LSVO, '--datum', '2023-01-27')).toBe('LSVO 2023-01-20 är justerat, § 1–§ 9.');
    expect(say('lås-upp', LSVO, '--skäl', 'Nej')).toContain('STEG-001');
    expect(say('arkivera', 'lsvo-2023-01-20')).toContain('STEG-010');
    expect(say('publicera', 'lsvo-2023-01-20', '--adress', 'https://example.org/1')).toContain(
      'är publicerat',
    );
    expect(say('arkivera', 'lsvo-2023-01-20', '--diarienummer', '2023/00018')).toContain('är arkiverat');
    expect(say('liggare', '--organ', 'lsvo', '--år', '2023')).toContain('arkiverad');
    expect(say('liggare', '--kontrollera')).toContain('kedjan är hel');
  });

  test('a rättelse is a new document that says what it corrects', () => {
    const file = changed(LSVO, /^tid: .*$/m, 'tid: 8.15–12', 'lsvo.yaml');
    faststall(file);
    justera('justera', file, '--ut', folder, '--datum', '2023-01-27');
    const original = readFileSync(join(folder, 'protokoll-lsvo-2023-01-20.pdf'));
    const unchanged = justera('rätta', file, '--ut', folder, '--skäl', 'Skrivfel');
    expect(unchanged.err).toContain('STEG-005');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Övriga frågor', 'Övriga ärenden'));
    const correct = (...more: string[]) =>
      justera('rätta', file, '--ut', folder, '--skäl', 'Fel rubrik i sista paragrafen.', ...more);
    const ledger = readFileSync(join(folder, 'liggare.sqlite'));
    expect(correct('--utkast').out).toContain('protokoll-lsvo-2023-01-20-rattelse-1-utkast.pdf');
    expect(readFileSync(join(folder, 'liggare.sqlite')).equals(ledger)).toBe(true);
    const { code, out } = correct();
    expect(code).toBe(0);
    expect(out).toContain('protokoll-lsvo-2023-01-20-rattelse-1.pdf');
    expect(readFileSync(join(folder, 'protokoll-lsvo-2023-01-20.pdf')).equals(original)).toBe(true);
    const rattelse = readFileSync(join(folder, 'protokoll-lsvo-2023-01-20-rattelse-1.pdf'));
    expect(justera('justera', file, '--ut', folder, '--datum', '2023-02-03').code).toBe(0);
    expect(justera('rendera', file, '--ut', folder).code).toBe(0);
    expect(readFileSync(join(folder, 'protokoll-lsvo-2023-01-20-rattelse-1.pdf')).equals(rattelse)).toBe(
      true,
    );
    expect(justera('liggare', '--kontrollera', '--ut', folder).code).toBe(0);
  });

  test('börja, makulera and flytta', () => {
    const file = changed(LSVO, /^tid: .*$/m, 'tid: 8.15–12', 'lsvo.yaml');
    const say = (...args: string[]): string => {
      const { code, out, err } = justera(...args, '--ut', folder);
      return (code === 0 ? out : err).replaceAll('\u00a0', ' ');
    };
    expect(say('börja', '--organ', 'lsvo', '--år', '2023', '--paragraf', '108')).toBe(
      'LSVO börjar 2023 på § 108.\n',
    );
    expect(say('rendera', file)).toContain('§ 108–§ 116');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^datum: .*$/m, 'datum: 2023-01-27'));
    expect(say('rendera', file)).toContain('NUMMER-007');
    expect(say('flytta', file, '--från', '2023-01-20', '--skäl', 'Ordföranden är sjuk.')).toContain(
      'LSVO 2023-01-27',
    );
    expect(say('rendera', file)).toContain('§ 108–§ 116');
    expect(say('fastställ', file, '--ändå', 'Prov')).toContain('§ 108–§ 116');
    expect(say('lås-upp', file, '--skäl', 'Fel.')).toContain('är hållet, § 108–§ 116');
    expect(say('makulera', file, '--paragraf', '110', '--skäl', 'Dubbel.')).toContain(
      'Numret § 110 är makulerat.',
    );
    expect(say('makulera', 'lsvo-2023-01-27', '--skäl', 'Inställt.')).toContain('är makulerat');
    expect(say('rendera', file)).toContain('STEG-002');
    expect(say('rendera', file, '--ändå', 'Det blev av trots allt.')).toContain('§ 117–§ 125');
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
    [['rendera', LSVO, '--skäl', 'x'], 'CLI-013'],
    [['makulera', LSVO], 'CLI-002'],
    [['makulera', LSVO, '--skäl', ' '], 'CLI-002'],
    [['makulera', LSVO, FEBRUARY, '--skäl', 'x'], 'CLI-011'],
    [['justera', LSVO, FEBRUARY, '--fil', LSVO], 'CLI-011'],
    [['justera', LSVO, '--fil', 'finns-inte.pdf'], 'CLI-012'],
    [['justera', LSVO, '--datum', 'i går'], 'CLI-009'],
    [['börja', '--organ', 'lsov', '--år', '2023', '--paragraf', '1'], 'ORGAN-001'],
    [['börja', LSVO, '--organ', 'lsvo', '--år', '2023', '--paragraf', '1'], 'CLI-014'],
    [['börja', '--organ', 'att-aldras', '--år', '2023', '--paragraf', '5'], 'NUMMER-010'],
    [['fastställ', 'lsvo-2023-01-20'], 'STEG-021'],
    [['rendera', LSVO, '--exemplar', 'arkiv'], 'LAS-008'],
    [['flytta', 'lsvo-2023-01-20', '--från', '2023-01-13', '--skäl', 'x'], 'STEG-020'],
    [['justera', 'lsvo-2023-01-20'], 'STEG-018'],
    [['rendera', LSVO, '--ut'], 'CLI-010'],
    [['rendera', LSVO, '--underskrift', 'penna'], 'CLI-009'],
    [['rendera', LSVO, '--klocka', 'nu'], 'CLI-009'],
    [['rendera', LSVO, '--klocka', '2023-02-30T12:00:00+01:00'], 'CLI-009'],
  ])('%j ends with a fault and exit code 2', (args, fault) => {
    const { code, err } = justera(
      ...args,
      ...(args.includes('--ut') ? [] : ['--liggare', join(folder, 'l.sqlite')]),
    );
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
