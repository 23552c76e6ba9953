// The ledger in SQLite: keeps the contract, and says in its own codes what is wrong with a file, which it leaves alone.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
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
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Ledger } from '../src/ledger/ledger.ts';
import { type OpenOptions, openLedger } from '../src/ledger/sqlite-ledger.ts';
import { ledgerConformance } from './ledger-conformance.ts';
import { memoryLedger } from './ledger-memory.ts';
import { number, organ, sammantrade, takenOf } from './numbers-given.ts';

const folder = mkdtempSync(join(tmpdir(), 'justera-liggare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newPath = (): string => join(folder, `liggare-${++files}.sqlite`);

function opened(path: string, options: OpenOptions = {}): Ledger {
  const result = openLedger(path, options);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.ledger;
}

function codeOf(path: string, options: OpenOptions = {}): string {
  const result = openLedger(path, options);
  if (!result.ok) return result.refusal.code;
  result.ledger.close();
  return 'ok';
}

ledgerConformance('SQLite', () => {
  const path = newPath();
  return { ledger: opened(path), reopen: () => opened(path) };
});
ledgerConformance('memory', () => {
  const ledger = memoryLedger();
  return { ledger, reopen: () => ledger };
});

const LSVO = organ('lsvo');
const NOVEMBER = sammantrade('2023-11-17', ['Öppnande', 'Årshjul', 'Övrigt']);

/** A ledger with enough in it to have more than one page. */
function filledLedger(path: string): void {
  const ledger = opened(path);
  for (let day = 10; day < 29; day++) {
    const rubriker = Array.from(
      { length: 20 },
      (_, i) => `Ärende ${i} den ${day} november, med en längre rubrik`,
    );
    number(ledger, sammantrade(`2023-11-${day}`, rubriker), LSVO, { fil: `${day}.yaml` });
  }
  ledger.close();
}

describe('the file', () => {
  test('is created by the first commit, alone, and not by looking', () => {
    const own = join(folder, 'ensam');
    mkdirSync(own);
    const path = join(own, 'liggare.sqlite');
    const ledger = opened(path);
    expect(takenOf(ledger, NOVEMBER, LSVO)).toEqual([]);
    expect(readdirSync(own)).toEqual([]);
    number(ledger, NOVEMBER, LSVO, { fil: 'n.yaml' });
    expect(readdirSync(own)).toEqual(['liggare.sqlite']);
    ledger.close();
    // Header: journal versions 1 (no WAL), application id `JUST`.
    const header = readFileSync(path);
    expect([header[18], header[19]]).toEqual([1, 1]);
    expect(header.toString('latin1', 68, 72)).toBe('JUST');
  });

  test('committing the same again leaves it as it was, byte by byte', () => {
    const path = newPath();
    const ledger = opened(path);
    number(ledger, NOVEMBER, LSVO, { fil: 'n.yaml' });
    const before = readFileSync(path);
    number(ledger, NOVEMBER, LSVO, { fil: 'n.yaml' });
    ledger.close();
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('an empty file counts as no ledger yet', () => {
    const path = newPath();
    writeFileSync(path, '');
    const ledger = opened(path);
    expect(takenOf(ledger, NOVEMBER, LSVO)).toEqual([]);
    expect(number(ledger, NOVEMBER, LSVO, { fil: 'n.yaml' })).toEqual({ ok: true, changed: true });
    ledger.close();
  });
});

describe('what is wrong with a file is said by code, and the file is left alone', () => {
  let sound: Buffer;
  beforeAll(() => {
    const path = newPath();
    filledLedger(path);
    sound = readFileSync(path);
  });

  function refusedUntouched(content: string | Buffer): string {
    const path = newPath();
    writeFileSync(path, content);
    const codes = [codeOf(path), codeOf(path, { readOnly: true })];
    expect(readFileSync(path).equals(Buffer.from(content))).toBe(true);
    expect(codes[0]).toBe(codes[1]);
    return codes[0] ?? '';
  }
  const changed = (change: (bytes: Buffer) => void): Buffer => {
    const copy = Buffer.from(sound);
    change(copy);
    return copy;
  };

  test('LIGGARE-001: a text file, a folder, a database of something else', () => {
    expect(refusedUntouched('organ: lsvo\n'.repeat(1000))).toBe('LIGGARE-001');
    expect(refusedUntouched('hej')).toBe('LIGGARE-001');
    expect(codeOf(folder)).toBe('LIGGARE-001');
    expect(refusedUntouched(changed((bytes) => bytes.write('XXXX', 68, 'latin1')))).toBe('LIGGARE-001');
  });

  test('LIGGARE-002: overwritten in the middle, cut off, an older version that never was', () => {
    expect(refusedUntouched(changed((bytes) => bytes.fill(0x5a, 4096 * 3, 4096 * 5)))).toBe('LIGGARE-002');
    expect(refusedUntouched(sound.subarray(0, 6000))).toBe('LIGGARE-002');
    expect(refusedUntouched(changed((bytes) => bytes.writeUInt32BE(0, 60)))).toBe('LIGGARE-002');
  });

  test('LIGGARE-002: numbers that somebody else changed', () => {
    const path = newPath();
    const ledger = opened(path);
    number(ledger, NOVEMBER, LSVO, { fil: 'n.yaml' });
    ledger.close();
    // § 2 becomes § 9, so that § 2 is a hole.
    const script = `const { DatabaseSync } = require('@photostructure/sqlite');
      new DatabaseSync(process.argv[1]).exec('UPDATE paragraf SET nummer = 9 WHERE nummer = 2')`;
    execFileSync(process.execPath, ['-e', script, path]);
    const again = opened(path);
    const read = again.taken({ organ: 'lsvo', period: '2023' });
    expect(read.ok ? 'ok' : read.refusal.code).toBe('LIGGARE-002');
    again.close();
  });

  test('LIGGARE-003: a newer version', () => {
    const path = newPath();
    writeFileSync(
      path,
      changed((bytes) => bytes.writeUInt32BE(2, 60)),
    );
    const result = openLedger(path);
    expect(result.ok ? null : result.refusal).toMatchObject({
      code: 'LIGGARE-003',
      values: { liggare: path, version: 2, kand: 1 },
    });
  });

  test('LIGGARE-004: the folder is missing', () => {
    expect(codeOf(join(folder, 'finns-inte', 'liggare.sqlite'))).toBe('LIGGARE-004');
    const file = newPath();
    writeFileSync(file, '');
    expect(codeOf(join(file, 'liggare.sqlite'))).toBe('LIGGARE-004');
    expect(codeOf(join(folder, 'x'.repeat(300)))).toBe('LIGGARE-004');
  });

  test('LIGGARE-005: opened for looking only', () => {
    const path = newPath();
    writeFileSync(path, sound);
    const ledger = opened(path, { readOnly: true });
    const done = number(ledger, sammantrade('2023-12-15', ['Nytt']), LSVO, { fil: 'd.yaml' });
    expect(done.ok ? 'ok' : done.refusal.code).toBe('LIGGARE-005');
    ledger.close();
    expect(readFileSync(path).equals(sound)).toBe(true);
  });

  test('LIGGARE-007: looking in a ledger that does not exist', () => {
    const path = newPath();
    expect(codeOf(path, { readOnly: true })).toBe('LIGGARE-007');
    expect(existsSync(path)).toBe(false);
  });

  test('a journal left by a killed process is rolled back, also by one that only looks', () => {
    const path = newPath();
    writeFileSync(path, sound);
    const script = `const { DatabaseSync } = require('@photostructure/sqlite');
      const db = new DatabaseSync(process.argv[1]);
      db.exec('PRAGMA cache_size = 1; BEGIN IMMEDIATE; DELETE FROM paragraf WHERE nummer > 20');
      process.kill(process.pid, 'SIGKILL')`;
    expect(() => execFileSync(process.execPath, ['-e', script, path])).toThrow();
    expect(existsSync(`${path}-journal`)).toBe(true);
    expect(readFileSync(path).equals(sound)).toBe(false);
    const copy = newPath();
    copyFileSync(path, copy);
    copyFileSync(`${path}-journal`, `${copy}-journal`);
    for (const [file, readOnly] of [
      [path, false],
      [copy, true],
    ] as const) {
      const ledger = opened(file, { readOnly });
      expect(takenOf(ledger, NOVEMBER, LSVO).at(-1)).toMatchObject({ last: 380 });
      ledger.close();
      expect(existsSync(`${file}-journal`)).toBe(false);
    }
  });

  test('nothing but codes and paths is in a refusal', () => {
    const path = newPath();
    writeFileSync(path, 'hej');
    const result = openLedger(path);
    expect(result).toEqual({
      ok: false,
      refusal: { code: 'LIGGARE-001', values: { liggare: path, mapp: folder }, path: '' },
    });
  });
});
