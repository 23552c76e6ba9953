// The command as a person meets it: exit codes, what is written, what is said.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
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
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { COMMANDS } from '../src/commands/commands.ts';
import { readOrder } from '../src/commands/read-order.ts';
import { FaultError } from '../src/domain/fault.ts';
import type { Environment } from '../src/environment.ts';
import { command } from './in-process.ts';
import { environment } from './rendered.ts';
import { smallMeeting } from './small-meeting.ts';

let folder = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'justera-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const LSVO = 'fixtures/exempelar/lsvo-2023-01-20.yaml';
const FEBRUARY = 'fixtures/exempelar/lsvo-2023-02-17.yaml';

/** As a process of its own. */
function spawned(...args: string[]): { code: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, ['.build/justera.js', ...args], { encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const justera = command;

/** A small meeting of § 1–§ 2 in the folder. */
function small(datum = '2023-01-20', name = `${datum}.yaml`): string {
  const path = join(folder, name);
  writeFileSync(path, smallMeeting(datum));
  return path;
}

function change(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(from, to));
  expect(readFileSync(path, 'utf8') === text).toBe(false);
}

/** A copy of a fixture with something changed. */
function changed(fixture: string, from: string | RegExp, to: string, name: string): string {
  const path = join(folder, name);
  cpSync(fixture, path);
  change(path, from, to);
  return path;
}

/** Straight to a frozen protokoll, with a reason for leaving out the steps before. */
const faststall = (file: string, ...more: string[]) =>
  justera('fastställ', file, '--ut', folder, '--ändå', 'Mötet hölls förra året.', ...more);

const filesIn = (path: string): string[] =>
  readdirSync(path)
    .filter((name) => !name.endsWith('.yaml'))
    .sort();

describe('rendera', () => {
  test('writes a draft with preliminary numbers and no signing order, and ends with a table', async () => {
    small();
    const { code, out, err } = await justera('rendera', folder, '--ut', folder);
    expect(code).toBe(0);
    expect(filesIn(folder)).toEqual(['liggare.sqlite', 'protokoll-lsvo-2023-01-20-utkast.pdf']);
    expect(out).toMatch(
      /lsvo-2023-01-20-utkast\.pdf\s+LSVO\s+2023-01-20\s+§\u00a01–§\u00a02 \(preliminärt\)\s+utkast\s+\d+\s+[0-9a-f]{64}/,
    );
    expect(err).toContain('En ny paragrafliggare har skapats');
    // The folder holds its own results by now.
    const again = await justera('rendera', folder, '--ut', folder);
    expect([again.code, again.err.includes('paragrafliggare')]).toEqual([0, false]);
  });

  test('numbers go on over the meetings of the year, in date order whatever order the files come in', async () => {
    const { out } = await justera('rendera', small('2023-02-17'), small(), '--ut', folder);
    const ranges = [...out.matchAll(/§\u00a0\d+–§\u00a0\d+/g)].map(String);
    expect(ranges).toEqual(['§\u00a01–§\u00a02', '§\u00a03–§\u00a04']);
  });

  test('a meeting that comes between moves the preliminary numbers after it, and that is told', async () => {
    const [ordinary, extra] = [small(), small('2023-01-20', 'extra.yaml')];
    change(extra, /^tid: .*$/m, 'tid: 13–14\nextra: ja');
    expect((await justera('reservera', extra, '--ut', folder)).out).toContain(
      'LSVO 2023-01-20 (extra) är kallat, §\u00a01–§\u00a02 (preliminärt)',
    );
    const { err, out } = await justera('rendera', ordinary, '--ut', folder);
    expect(out).toContain('§\u00a01–§\u00a02 (preliminärt)');
    expect(err).toContain('LSVO 2023-01-20 (extra) har nu §\u00a03–§\u00a04 (hade §\u00a01–§\u00a02).');
    expect(err).toContain('Har kallelsen eller ett utkast skickats med de gamla numren, tala om ändringen.');
  });

  test('one wrong file in a batch: every fault is told, nothing is written and no number is taken', async () => {
    const wrong = changed(LSVO, /^datum: .*$/m, 'datum: 2023-02-30', 'fel.yaml');
    const out = join(folder, 'ny', 'ut');
    const { code, err } = await justera('rendera', LSVO, wrong, '--ut', out);
    expect(code).toBe(2);
    expect(err).toContain('2023-02-30');
    expect(err).toContain('Inget har skrivits och inga paragrafnummer har tagits.');
    expect(err).not.toMatch(/\bat .*\.js:\d+/);
    expect(existsSync(join(folder, 'ny'))).toBe(false);
  });

  test('a step that is refused leaves no new folder behind', async () => {
    const { code, err } = await justera('avsluta', small(), '--ut', join(folder, 'ny', 'ut'));
    expect([code, err.includes('STEG-001')]).toEqual([2, true]);
    expect(existsSync(join(folder, 'ny'))).toBe(false);
  });

  test('faults that only the composing finds are told for every file of a batch, with their lines', async () => {
    const files = ['2023-01-16', '2023-01-17'].map((datum) => small(datum));
    for (const file of files) change(file, 'Övrigt', 'Övrigt om 王');
    const { code, err } = await justera('rendera', ...files, '--ut', folder);
    expect(code).toBe(2);
    for (const file of files) expect(err).toContain(`${file}\n`);
    expect(err).toMatch(/Rad \d+ \(TEXT-003\)\s+Tecknet ”王” \(U\+738B\)/);
    expect(err).toContain('Två fel i två filer.');
    const control = await justera('kontrollera', ...files, '--ut', folder, '--alla');
    expect(control.code).toBe(2);
    for (const file of files) expect(control.out).toContain(`${file} (LSVO`);
    expect(control.out).toMatch(/Fel, rad \d+ \(TEXT-003\)\s+Tecknet ”王” \(U\+738B\)/);
  });

  test('a folder that cannot be written to is a fault, not a stack trace', async () => {
    writeFileSync(join(folder, 'fil'), '');
    const ledger = ['--liggare', join(folder, 'l.sqlite')];
    const { code, err } = await justera('rendera', small(), '--ut', join(folder, 'fil', 'ut'), ...ledger);
    expect(code).toBe(2);
    expect(err).toContain('CLI-004');
  });

  test('a file that cannot be replaced: the message says whether the ledger was written', async () => {
    mkdirSync(join(folder, 'protokoll-lsvo-2023-01-20-utkast.pdf'));
    mkdirSync(join(folder, 'paragrafliggare-lsvo-2023.pdf'));
    const file = small();
    const entered = await justera('rendera', file, '--ut', folder);
    expect(entered.err).toContain('CLI-008');
    expect(entered.err).toContain('Det som skulle föras in i liggaren är infört.');
    const nothing = [
      await justera('rendera', file, '--ut', folder),
      await justera('liggare', '--format', 'pdf', '--ut', folder),
    ];
    for (const { err } of nothing) {
      expect(err).toContain('CLI-015');
      expect(err.replace(/\s+/g, ' ')).toContain('Inget har förts in i liggaren.');
    }
    for (const { code, err } of [entered, ...nothing]) {
      expect(code).toBe(2);
      expect(err).not.toContain('Inget har skrivits');
      expect(err).not.toContain('inga paragrafnummer har tagits');
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    rmSync(join(folder, 'protokoll-lsvo-2023-01-20-utkast.pdf'), { recursive: true });
    expect((await justera('rendera', file, '--ut', folder)).code).toBe(0);
  });

  test('a ledger that is no ledger is left alone', async () => {
    const ledger = join(folder, 'liggare.sqlite');
    writeFileSync(ledger, 'detta är ingen liggare, bara text som någon har sparat här\n'.repeat(20));
    const before = readFileSync(ledger);
    const { code, err } = await justera('rendera', LSVO, '--ut', folder);
    expect(code).toBe(2);
    expect(err).toContain('LIGGARE-001');
    expect(readFileSync(ledger).equals(before)).toBe(true);
  });
});

const PDF = 'protokoll-lsvo-2023-01-20.pdf';

describe('what is fixed', () => {
  let frozen = '';
  let told = { code: null as number | null, out: '' };
  beforeAll(async () => {
    frozen = mkdtempSync(join(tmpdir(), 'justera-fast-'));
    const file = join(frozen, '2023-01-20.yaml');
    writeFileSync(file, smallMeeting('2023-01-20'));
    told = await justera('fastställ', file, '--ut', frozen, '--ändå', 'Mötet hölls förra året.');
  });
  afterAll(() => rmSync(frozen, { recursive: true, force: true }));
  /** The meeting file, beside what was made of it. */
  let file = '';
  beforeEach(async () => {
    cpSync(frozen, folder, { recursive: true });
    file = join(folder, '2023-01-20.yaml');
  });
  const bytes = (name = PDF): Buffer => readFileSync(join(folder, name));

  test('has a PDF without UTKAST and a signing order, and fixed numbers', async () => {
    expect(told.code).toBe(0);
    expect(filesIn(folder)).toEqual([
      'liggare.sqlite',
      'protokoll-lsvo-2023-01-20.pdf',
      'protokoll-lsvo-2023-01-20.underskrift.json',
    ]);
    expect(told.out).toMatch(/2023-01-20\s+§\u00a01–§\u00a02\s+för justering/);
    expect(bytes().toString('latin1')).not.toContain('UTKAST');
  });

  test('the signing order names the bytes, the pages and each signer’s place', async () => {
    const order = JSON.parse(bytes('protokoll-lsvo-2023-01-20.underskrift.json').toString('utf8'));
    expect(order.sha256).toBe(createHash('sha256').update(bytes(order.fil)).digest('hex'));
    expect(order.undertecknare.map((signer: { roll: string }) => signer.roll)).toEqual([
      'ordforande',
      'sekreterare',
    ]);
    expect(bytes(order.fil).includes('/AcroForm')).toBe(false);
  });

  test('--underskrift fält puts empty signature fields there, and rendering again keeps them', async () => {
    for (const name of filesIn(folder)) rmSync(join(folder, name));
    expect((await faststall(file, '--underskrift', 'fält')).code).toBe(0);
    const before = bytes();
    expect(before.toString('latin1').match(/\/FT\s*\/Sig/g)).toHaveLength(2);
    rmSync(join(folder, PDF));
    expect((await justera('rendera', file, '--ut', folder)).code).toBe(0);
    expect(bytes().equals(before)).toBe(true);
    for (const copy of ['underskrift', 'arkiv']) {
      const wish = ['--underskrift', 'portal', '--exemplar', copy];
      const other = await justera('rendera', file, '--ut', folder, ...wish);
      expect([copy, other.code, other.err.includes('LAS-007')]).toEqual([copy, 2, true]);
    }
    expect(filesIn(folder)).not.toContain('protokoll-lsvo-2023-01-20-arkiv.pdf');
  });

  test('rendera --exemplar arkiv leaves out the line about verification and the signing order', async () => {
    expect((await justera('rendera', file, '--ut', folder, '--exemplar', 'arkiv')).code).toBe(0);
    const name = 'protokoll-lsvo-2023-01-20-arkiv.pdf';
    expect(filesIn(folder)).toHaveLength(4);
    expect(bytes(name).toString('latin1')).not.toContain('sign.regionblekinge.se');
    expect((await justera('liggare', '--kontrollera', '--ut', folder)).code).toBe(0);
  });

  test('done once more it finishes the job of one that was killed before the files had their names', async () => {
    const sum = /[0-9a-f]{64}/.exec(told.out)?.[0];
    for (const name of filesIn(folder)) if (name.startsWith('protokoll')) rmSync(join(folder, name));
    const ledger = bytes('liggare.sqlite');
    const again = await faststall(file);
    expect(again.code).toBe(0);
    expect(again.out).toContain(sum);
    expect(filesIn(folder).length).toBe(3);
    expect(bytes('liggare.sqlite').equals(ledger)).toBe(true);
  });

  test('is not rendered with other content: every difference is told, with its line', async () => {
    const before = bytes();
    change(file, /^plats: .*$/m, 'plats: Någon annanstans');
    change(file, 'Övrigt', 'Övriga');
    for (const command of ['rendera', 'fastställ', 'kontrollera']) {
      const isControl = command === 'kontrollera';
      const { code, err, out } = await justera(
        command,
        file,
        '--ut',
        folder,
        ...(isControl ? ['--alla'] : []),
      );
      const told = isControl ? out : err;
      expect(code).toBe(2);
      expect(told).toMatch(/rad \d+.* \(LAS-00[12]\)/i);
      expect(told.replace(/\s+/g, ' ')).toContain('lås upp protokollet: justera lås-upp lsvo-2023-01-20');
    }
    expect(bytes().equals(before)).toBe(true);
    expect((await justera('lås-upp', 'LSVO-2023-01-20', '--skäl', 'Fel rubrik.', '--ut', folder)).code).toBe(
      0,
    );
    expect((await justera('fastställ', file, '--ut', folder)).code).toBe(0);
    expect(bytes().equals(before)).toBe(false);
  });

  test('a rättelse is a new document that says what it corrects', async () => {
    await justera('justera', file, '--ut', folder, '--datum', '2023-01-27');
    const original = bytes();
    const correct = (...more: string[]) =>
      justera('rätta', file, '--ut', folder, '--skäl', 'Fel rubrik i sista paragrafen.', ...more);
    expect((await correct()).err).toContain('STEG-005');
    change(file, 'Övrigt', 'Övriga');
    const ledger = bytes('liggare.sqlite');
    expect((await correct('--utkast')).out).toContain('protokoll-lsvo-2023-01-20-rattelse-1-utkast.pdf');
    expect(bytes('liggare.sqlite').equals(ledger)).toBe(true);
    const { code, out } = await correct();
    expect(code).toBe(0);
    expect(out).toContain('protokoll-lsvo-2023-01-20-rattelse-1.pdf');
    expect(bytes().equals(original)).toBe(true);
    const rattelse = bytes('protokoll-lsvo-2023-01-20-rattelse-1.pdf');
    expect((await justera('justera', file, '--ut', folder)).code).toBe(0);
    expect((await justera('rendera', file, '--ut', folder)).code).toBe(0);
    expect(bytes('protokoll-lsvo-2023-01-20-rattelse-1.pdf').equals(rattelse)).toBe(true);
    expect((await justera('liggare', '--kontrollera', '--ut', folder)).code).toBe(0);
  });

  test('stays as it is when the meeting is voided and held after all', async () => {
    const voided = bytes();
    expect((await justera('makulera', 'lsvo-2023-01-20', '--skäl', 'Inställt.', '--ut', folder)).code).toBe(
      0,
    );
    expect((await justera('rendera', file, '--ut', folder)).err).toContain('STEG-002');
    const { out } = await faststall(file);
    expect(out).toMatch(/protokoll-lsvo-2023-01-20-nr2\.pdf .*§\u00a03–§\u00a04/);
    expect(bytes().equals(voided)).toBe(true);
    expect(filesIn(folder)).toContain('protokoll-lsvo-2023-01-20-nr2.underskrift.json');
  });
});

describe('what lies in the folder is not lost', () => {
  test('a signed file under the protokoll’s name stays; a file that nobody knows is not replaced', async () => {
    const file = small();
    await faststall(file);
    const pdf = join(folder, 'protokoll-lsvo-2023-01-20.pdf');
    const signed = Buffer.concat([readFileSync(pdf), Buffer.from('\n% signed')]);
    writeFileSync(pdf, signed);
    const refused = await justera('rendera', file, '--ut', folder);
    expect([refused.code, refused.err.includes('CLI-016')]).toEqual([2, true]);
    expect(readFileSync(pdf).equals(signed)).toBe(true);
    await faststall(small('2023-02-17'));
    const others = readFileSync(join(folder, 'protokoll-lsvo-2023-02-17.pdf'));
    const signedOther = join(folder, 'annat.pdf');
    writeFileSync(signedOther, Buffer.concat([others, Buffer.from('\n% signed')]));
    const wrong = await justera(
      'justera',
      file,
      '--fil',
      signedOther,
      '--datum',
      '2023-01-27',
      '--ut',
      folder,
    );
    expect([wrong.code, wrong.err.includes('STEG-024')]).toEqual([2, true]);
    const two = await justera('justera', file, small('2023-02-17'), '--fil', pdf, '--ut', folder);
    expect(two.err).toContain('CLI-011');
    expect((await justera('justera', file, '--fil', pdf, '--datum', '2023-01-27', '--ut', folder)).code).toBe(
      0,
    );
    const again = await justera('rendera', file, '--ut', folder);
    expect([again.code, again.err.includes('Den ligger kvar som den är.')]).toEqual([0, true]);
    expect(readFileSync(pdf).equals(signed)).toBe(true);
    // Without its ledger the numbers would begin anew, over the old protokoll.
    rmSync(join(folder, 'liggare.sqlite'));
    change(file, 'Övrigt', 'Något annat');
    expect((await faststall(file)).err).toContain('CLI-016');
    expect(readFileSync(pdf).equals(signed)).toBe(true);
  });

  test('--ändå says what it set aside', async () => {
    await justera('reservera', small(), '--ut', folder);
    const { err } = await faststall(small('2023-02-17'));
    expect(err).toContain('Det här gjordes ändå, och skälet står i liggaren:');
    expect(err).toContain('LSVO 2023-02-17 är ett utkast och kan inte fastställas nu.');
    expect(err).toContain('LSVO 2023-02-17 kan inte fastställas före LSVO 2023-01-20');
  });

  test('what could not be printed is not entered either', async () => {
    const file = small();
    change(file, 'Övrigt', 'Övrigt 王');
    const { code, err } = await justera('reservera', file, '--ut', folder);
    expect([code, err.includes('TEXT-003')]).toEqual([2, true]);
    expect(filesIn(folder)).toEqual([]);
  });
});

describe('the life of a protokoll', () => {
  const say = async (...args: string[]): Promise<string> => {
    const { code, out, err } = await justera(...args, '--ut', folder);
    return (code === 0 ? out : err).replaceAll('\u00a0', ' ').trim();
  };

  test('step by step to the archive, each told on one line', async () => {
    const file = small();
    expect(await say('reservera', file)).toBe('LSVO 2023-01-20 är kallat, § 1–§ 2 (preliminärt).');
    expect(await say('fastställ', file)).toContain('STEG-001');
    expect(await say('avsluta', file)).toBe('LSVO 2023-01-20 är hållet, § 1–§ 2 (preliminärt).');
    expect(await say('fastställ', file)).toContain('för justering');
    expect(await say('publicera', file)).toContain('STEG-001');
    expect(await say('justera', file, '--datum', '2023-01-27')).toBe('LSVO 2023-01-20 är justerat, § 1–§ 2.');
    expect(await say('lås-upp', file, '--skäl', 'Nej')).toContain('STEG-001');
    expect(await say('arkivera', 'lsvo-2023-01-20')).toContain('STEG-010');
    expect(await say('publicera', 'lsvo-2023-01-20', '--adress', 'https://example.org/1')).toContain(
      'är publicerat',
    );
    expect(await say('arkivera', 'lsvo-2023-01-20', '--diarienummer', '2023/00018')).toContain(
      'är arkiverat',
    );
    expect(await say('liggare', '--organ', 'lsvo', '--år', '2023')).toContain('arkiverad');
    expect(await say('liggare', '--kontrollera')).toContain('kedjan är hel');
  });

  test('börja, makulera and flytta', async () => {
    const file = small();
    expect(await say('börja', '--organ', 'LSVO', '--år', '2023', '--paragraf', '108')).toBe(
      'LSVO börjar 2023 på § 108.',
    );
    expect(await say('reservera', file)).toContain('§ 108–§ 109');
    change(file, /^datum: .*$/m, 'datum: 2023-01-27');
    expect(await say('rendera', file)).toContain('NUMMER-007');
    expect(await say('flytta', file, '--från', '2023-01-20', '--skäl', 'Ordföranden är sjuk.')).toContain(
      'LSVO 2023-01-27',
    );
    // Its files carry the new date.
    const frozen = await say('fastställ', file, '--ändå', 'Prov');
    expect(frozen).toMatch(/protokoll-lsvo-2023-01-27\.pdf .*§ 108–§ 109/);
    expect(await say('lås-upp', file, '--skäl', 'Fel.')).toContain('är hållet, § 108–§ 109');
    expect(await say('makulera', file, '--paragraf', '109', '--skäl', 'Dubbel.')).toContain(
      'Numret § 109 är makulerat.',
    );
    expect(await say('makulera', 'lsvo-2023-01-27', '--skäl', 'Inställt.')).toContain('är makulerat');
    expect(await say('reservera', file)).toContain('STEG-002');
    expect(await say('reservera', file, '--ändå', 'Det blev av trots allt.')).toContain('§ 110–§ 111');
  });
});

describe('arguments', () => {
  let given: Environment;
  beforeAll(async () => {
    given = await environment();
  });

  /** Codes of the faults that an order ends with. */
  async function faultsOf(args: readonly string[]): Promise<string[]> {
    try {
      const asked = readOrder(args);
      if (asked.what === 'command') await COMMANDS[asked.command].run(asked.paths, given, asked.order);
      return [];
    } catch (error) {
      if (error instanceof FaultError) return error.faults.map(({ code }) => code);
      throw error;
    }
  }

  test.each([
    [['rita'], 'CLI-001'],
    [['rendera'], 'CLI-002'],
    [['rendera', LSVO, '--skrivare', 'x'], 'CLI-003'],
    [['rendera', LSVO, '--skäl', 'x'], 'CLI-013'],
    [['makulera', LSVO], 'CLI-002'],
    [['makulera', LSVO, '--skäl', ' '], 'CLI-002'],
    [['makulera', LSVO, FEBRUARY, '--skäl', 'x'], 'CLI-011'],
    [['justera', LSVO, '--fil', LSVO], 'CLI-019'],
    [['makulera', LSVO, '--skäl', 'Utgick 🤖'], 'CLI-017'],
    [['makulera', LSVO, '--skäl', 'Utgick\u001b[2J'], 'CLI-017'],
    [['rendera', LSVO, '--vem', 'Bo\nEk'], 'CLI-017'],
    [['makulera', LSVO, '--skäl', 'x'.repeat(501)], 'CLI-018'],
    [['makulera', 'lsvo-2023-02-30', '--skäl', 'x'], 'FIL-002'],
    [['justera', 'lsvo-0000-00-00'], 'FIL-002'],
    [['justera', LSVO, '--fil', 'finns-inte.pdf'], 'CLI-012'],
    [['justera', LSVO, '--datum', 'i går'], 'CLI-009'],
    [['börja', '--organ', 'lsov', '--år', '2023', '--paragraf', '1'], 'ORGAN-001'],
    [['börja', '--organ', 'samverkansgrupp att ÅLDRAS', '--år', '2023', '--paragraf', '5'], 'NUMMER-010'],
    [['börja', LSVO, '--organ', 'lsvo', '--år', '2023', '--paragraf', '1'], 'CLI-014'],
    [['börja', '--organ', 'att-aldras', '--år', '2023', '--paragraf', '5'], 'NUMMER-010'],
    [['fastställ', 'lsvo-2023-01-20'], 'STEG-021'],
    [['rendera', LSVO, '--exemplar', 'arkiv'], 'LAS-008'],
    [['flytta', 'lsvo-2023-01-20', '--från', '2023-01-13', '--skäl', 'x'], 'STEG-020'],
    [['justera', 'lsvo-2023-01-20'], 'STEG-018'],
    [['justera', LSVO, '--av', 'Ulla Prov', '--av', 'Bo Prov'], 'CLI-020'],
    [['rendera', LSVO, '--ut'], 'CLI-010'],
    [['rendera', LSVO, '--underskrift', 'penna'], 'CLI-009'],
    [['rendera', LSVO, '--klocka', 'nu'], 'CLI-009'],
    [['rendera', LSVO, '--klocka', '2023-02-30T12:00:00+01:00'], 'CLI-009'],
  ])('%j is refused', async (args, fault) => {
    const ledger = args.includes('--ut') ? [] : ['--liggare', join(folder, 'l.sqlite')];
    expect(await faultsOf([...args, ...ledger])).toEqual([fault]);
  });

  test('two files for the same meeting, and a folder without any, are refused', async () => {
    const twin = small('2023-01-20', 'tvilling.yaml');
    expect(await faultsOf(['rendera', small(), twin])).toEqual(['CLI-007']);
    const empty = join(folder, 'tom');
    mkdirSync(empty);
    expect(await faultsOf(['rendera', empty])).toEqual(['CLI-006']);
  });
});

describe('the process', () => {
  test('a fault is told in words, with exit code 2; what is done ends with 0', () => {
    const { code, err } = spawned('rita');
    expect([code, err.includes('Kommandot ”rita” finns inte.')]).toEqual([2, true]);
    expect(err).not.toMatch(/\bat .*\.js:\d+/);
    expect(spawned('rendera', small(), '--ut', folder)).toMatchObject({ code: 0 });
    const control = spawned('kontrollera', changed(LSVO, /^datum: .*$/m, 'datum: 2023-02-30', 'fel.yaml'));
    expect([control.code, control.out.includes('2023-02-30'), control.err]).toEqual([2, true, '']);
  });

  test('--hjälp explains the commands', () => {
    const { code, out } = spawned('--hjälp');
    expect(code).toBe(0);
    expect(out).toContain('justera rendera FIL');
  });
});
