// The ledger in SQLite: keeps the contract, and says in its own codes what is wrong with a file, which it leaves alone.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
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
import { DatabaseSync } from '@photostructure/sqlite';
import { breaksOf, firstBreak, hashOf, headOf, linked } from '../src/ledger/chain.ts';
import { bySeries, replayStored } from '../src/ledger/history.ts';
import type { Ledger } from '../src/ledger/ledger.ts';
import { type OpenOptions, openLedger } from '../src/ledger/sqlite-ledger.ts';
import { LIGGARE } from '../src/messages/numbering.ts';
import { ledgerConformance } from './ledger-conformance.ts';
import { type MeetingInFormat1, writeFormat1 } from './ledger-format-1.ts';
import {
  add,
  additionTo,
  allPosts,
  codeOf,
  day,
  finish,
  LSVO,
  lifeOfABody,
  meeting,
  ok,
  PSVO,
  postsOf,
  serieOf,
  ULLA,
} from './ledger-given.ts';
import { memoryLedger } from './ledger-memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'justera-liggare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newPath = (): string => join(folder, `liggare-${++files}.sqlite`);

const opened = (path: string, options: OpenOptions = {}): Ledger => ok(openLedger(path, options)).ledger;

function openingCode(path: string, options: OpenOptions = {}): string {
  const result = openLedger(path, options);
  if (result.ok) result.ledger.close();
  return codeOf(result);
}

/** What somebody does with another program, who knows how to get round the triggers and an index that wants JSON. */
function behindOurBack(path: string, ...statements: string[]): void {
  const db = new DatabaseSync(path);
  db.exec('DROP INDEX IF EXISTS post_fil');
  const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  for (const statement of statements) db.exec(statement);
  for (const { sql } of triggers) db.exec(sql);
  db.close();
}

ledgerConformance('SQLite', () => {
  const path = newPath();
  return { ledger: opened(path), reopen: () => opened(path) };
});
ledgerConformance('memory', () => {
  const ledger = memoryLedger();
  return { ledger, reopen: () => memoryLedger(allPosts(ledger)) };
});

const NOVEMBER = meeting(LSVO, day(320), 3);
const DECEMBER = meeting(LSVO, day(348), 2);

/** A ledger with enough in it to have more than one page. */
function filledLedger(path: string): void {
  const ledger = opened(path);
  for (let week = 0; week < 19; week++) {
    const own = meeting(LSVO, day(week * 7), 20);
    add(ledger, LSVO, own.infort(), own.kallat(), own.hallet(), own.faststallt(1 + week * 20));
  }
  ledger.close();
}

describe('the file', () => {
  test('is created by the first entry, alone, and not by looking', () => {
    const own = join(folder, 'ensam');
    mkdirSync(own);
    const path = join(own, 'liggare.sqlite');
    const ledger = opened(path);
    expect(postsOf(ledger, LSVO)).toEqual([]);
    expect(allPosts(ledger)).toEqual([]);
    ok(ledger.append([{ series: LSVO, basedOn: 0, handelser: [] }], ULLA));
    expect(readdirSync(own)).toEqual([]);
    add(ledger, LSVO, NOVEMBER.infort());
    expect(readdirSync(own)).toEqual(['liggare.sqlite']);
    ledger.close();
    // Header: journal versions 1 (no WAL), application id `JUST`.
    const header = readFileSync(path);
    expect([header[18], header[19]]).toEqual([1, 1]);
    expect(header.toString('latin1', 68, 72)).toBe('JUST');
  });

  test('is left as it was, byte by byte, by looking, by nothing to add and by what is refused', () => {
    const path = newPath();
    const ledger = opened(path);
    add(ledger, LSVO, NOVEMBER.infort());
    const before = readFileSync(path);
    allPosts(ledger);
    ok(ledger.append([additionTo(ledger, LSVO)], ULLA));
    expect(codeOf(ledger.append([{ series: LSVO, basedOn: 0, handelser: [DECEMBER.infort()] }], ULLA))).toBe(
      'LIGGARE-008',
    );
    expect(() => add(ledger, LSVO, DECEMBER.kallat())).toThrow('not there');
    ledger.close();
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('LIGGARE-012: an empty file is a ledger that something destroyed, and stays as it is', () => {
    const path = newPath();
    writeFileSync(path, '');
    expect(codeOf(openLedger(path))).toBe('LIGGARE-012');
    expect(codeOf(openLedger(path, { readOnly: true }))).toBe('LIGGARE-012');
    expect(readFileSync(path)).toHaveLength(0);
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
    const codes = [openingCode(path), openingCode(path, { readOnly: true })];
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
    expect(openingCode(folder)).toBe('LIGGARE-001');
    expect(refusedUntouched(changed((bytes) => bytes.write('XXXX', 68, 'latin1')))).toBe('LIGGARE-001');
  });

  test('LIGGARE-002: overwritten in the middle, cut off, a version that never was, or with other tables', () => {
    expect(refusedUntouched(changed((bytes) => bytes.fill(0x5a, 4096 * 3, 4096 * 5)))).toBe('LIGGARE-002');
    expect(refusedUntouched(sound.subarray(0, 6000))).toBe('LIGGARE-002');
    expect(refusedUntouched(changed((bytes) => bytes.writeUInt32BE(0, 60)))).toBe('LIGGARE-002');
    expect(refusedUntouched(changed((bytes) => bytes.writeUInt32BE(1, 60)))).toBe('LIGGARE-002');
    const path = newPath();
    writeFileSync(path, sound);
    behindOurBack(path, 'CREATE TABLE anteckningar (text)');
    expect(openingCode(path)).toBe('LIGGARE-002');
  });

  test('LIGGARE-003: a newer version', () => {
    const path = newPath();
    const newer = changed((bytes) => bytes.writeUInt32BE(4, 60));
    expect(refusedUntouched(newer)).toBe('LIGGARE-003');
    writeFileSync(path, newer);
    const result = openLedger(path);
    expect(result.ok ? null : result.refusal).toMatchObject({
      code: 'LIGGARE-003',
      values: { liggare: path, version: 4, kand: 3 },
    });
  });

  test('LIGGARE-004: the folder is missing', () => {
    expect(openingCode(join(folder, 'finns-inte', 'liggare.sqlite'))).toBe('LIGGARE-004');
    const file = newPath();
    writeFileSync(file, '');
    expect(openingCode(join(file, 'liggare.sqlite'))).toBe('LIGGARE-004');
    expect(openingCode(join(folder, 'x'.repeat(300)))).toBe('LIGGARE-004');
  });

  test('LIGGARE-005: opened for looking only', () => {
    const path = newPath();
    writeFileSync(path, sound);
    const ledger = opened(path, { readOnly: true });
    expect(codeOf(ledger.append([additionTo(ledger, LSVO, DECEMBER.infort())], ULLA))).toBe('LIGGARE-005');
    ledger.close();
    expect(readFileSync(path).equals(sound)).toBe(true);
  });

  test('LIGGARE-007: looking in a ledger that does not exist', () => {
    const path = newPath();
    expect(openingCode(path, { readOnly: true })).toBe('LIGGARE-007');
    expect(existsSync(path)).toBe(false);
  });

  test('a journal left by a killed process is rolled back, also by one that only looks', () => {
    const path = newPath();
    writeFileSync(path, sound);
    const script = `const { DatabaseSync } = require('@photostructure/sqlite');
      const db = new DatabaseSync(process.argv[1]);
      db.exec('DROP TRIGGER post_delete; PRAGMA cache_size = 1; BEGIN IMMEDIATE; DELETE FROM post WHERE nr > 4');
      process.kill(process.pid, 'SIGKILL')`;
    expect(() => execFileSync(process.execPath, ['-e', script, path], { stdio: 'ignore' })).toThrow();
    expect(existsSync(`${path}-journal`)).toBe(true);
    const copy = newPath();
    copyFileSync(path, copy);
    copyFileSync(`${path}-journal`, `${copy}-journal`);
    for (const [file, readOnly] of [
      [path, false],
      [copy, true],
    ] as const) {
      const ledger = opened(file, { readOnly });
      expect(serieOf(ledger, LSVO)).toMatchObject({ nr: 76, nasta: 381 });
      expect(firstBreak(allPosts(ledger))).toBeNull();
      ledger.close();
      expect(existsSync(`${file}-journal`)).toBe(false);
    }
  });

  test('each code has its sentence', () => {
    const values = { liggare: 'l.sqlite', mapp: 'M', nr: 7, version: 3, kand: 2 };
    for (let code = 1; code <= 11; code++) {
      const name = `LIGGARE-${String(code).padStart(3, '0')}` as keyof typeof LIGGARE;
      const { text, hint } = LIGGARE[name](values);
      expect(text).toContain('l.sqlite');
      for (const sentence of [text, hint]) expect(sentence).toMatch(/^\S.*[^.]\.$/);
    }
    expect(LIGGARE['LIGGARE-011'](values).text).toBe(
      'Post 7 i liggaren l.sqlite har ändrats av något annat än justera.',
    );
  });

  test('nothing but codes and paths is in a refusal', () => {
    const path = newPath();
    writeFileSync(path, 'hej');
    expect(openLedger(path)).toEqual({
      ok: false,
      refusal: { code: 'LIGGARE-001', values: { liggare: path, mapp: folder }, path: '' },
    });
  });
});

describe('history is only added to', () => {
  let path: string;
  beforeAll(() => {
    path = newPath();
    const ledger = opened(path);
    finish(ledger, lifeOfABody());
    ledger.close();
  });
  /** A copy that somebody changed. */
  function changed(...statements: string[]): string {
    const copy = newPath();
    copyFileSync(path, copy);
    behindOurBack(copy, ...statements);
    return copy;
  }

  test('the database itself refuses to change, to remove, to exchange and to skip', () => {
    const before = readFileSync(path);
    const db = new DatabaseSync(path);
    for (const [statement, words] of [
      ["UPDATE post SET av = 'Någon annan' WHERE nr = 2", 'append-only'],
      ['DELETE FROM post WHERE nr = 2', 'append-only'],
      ['DELETE FROM post', 'append-only'],
      ['INSERT OR REPLACE INTO post SELECT * FROM post WHERE nr = 2', 'follows the last one'],
      ["INSERT INTO post VALUES (99, 'a', 'b', 'c', 'd', '{}', 'e', 'f')", 'follows the last one'],
      [
        "INSERT INTO post SELECT max(nr) + 1, 'a', 'b', 'c', 'd', '{}', forra, hash FROM post",
        'follows the last one',
      ],
    ] as const)
      expect(() => db.exec(statement)).toThrow(words);
    db.close();
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test.each([
    ['an event', "UPDATE post SET handelse = replace(handelse, 'Ärende 1', 'Ärende 9') WHERE nr = 2"],
    ['white space in an event', "UPDATE post SET handelse = handelse || ' ' WHERE nr = 2"],
    ['a key twice', `UPDATE post SET handelse = '{"slag":"makulerat",' || substr(handelse, 2) WHERE nr = 2`],
    ['who', "UPDATE post SET av = 'Någon annan' WHERE nr = 2"],
    ['when', "UPDATE post SET tid = '2022-01-01T00:00:00.000Z' WHERE nr = 2"],
    ['no JSON', "UPDATE post SET handelse = '{' WHERE nr = 2"],
    ['no event', "UPDATE post SET handelse = 'null' WHERE nr = 2"],
    ['a hash', `UPDATE post SET hash = '${'f'.repeat(64)}' WHERE nr = 2`],
    ['the link', `UPDATE post SET forra = '${'f'.repeat(64)}' WHERE nr = 2`],
  ])('LIGGARE-011: reading finds a changed entry, and nothing is added after it: %s', (_, statement) => {
    const file = changed(statement);
    const before = readFileSync(file);
    const ledger = opened(file);
    const refusal = { code: 'LIGGARE-011', values: { liggare: file, mapp: folder, nr: 2 }, path: '' };
    expect(ledger.read(LSVO)).toEqual({ ok: false, refusal });
    const basedOn = ok(memoryFrom(path).read(LSVO)).poster.at(-1)?.nr ?? 0;
    const juli = meeting(LSVO, day(200), 1);
    expect(ledger.append([{ series: LSVO, basedOn, handelser: [juli.infort()] }], ULLA)).toEqual({
      ok: false,
      refusal,
    });
    // The other bodies go on.
    expect(postsOf(ledger, PSVO)).toHaveLength(3);
    ledger.close();
    expect(readFileSync(file).equals(before)).toBe(true);
    // Looking at everything either tells which entry it is, or leaves it to the chain.
    const all = opened(file, { readOnly: true }).readAll();
    expect(all.ok ? firstBreak(all.poster) : all.refusal).toMatchObject(all.ok ? { nr: 2 } : refusal);
  });

  test('LIGGARE-011: an entry that is gone, and one whose hash was reckoned anew', () => {
    const gone = opened(changed('DELETE FROM post WHERE nr = 2'));
    expect(codeOf(gone.read(LSVO))).toBe('LIGGARE-011');
    expect(breaksOf(allPosts(gone))).toEqual([{ nr: 3, slag: 'nummer', vantat: 2 }]);
    gone.close();

    const [, , third] = allPosts(memoryFrom(path));
    if (!third) throw new Error('too short');
    const handelse = JSON.stringify({ ...third.handelse, arenden: [] });
    const hash = hashOf(third, handelse);
    const clever = opened(changed(`UPDATE post SET handelse = '${handelse}', hash = '${hash}' WHERE nr = 3`));
    expect(breaksOf(allPosts(clever))).toEqual([{ nr: 4, slag: 'lank', vantat: 4 }]);
    clever.close();
  });

  test('LIGGARE-011: entries that fit together and say what cannot have happened', () => {
    const all = allPosts(memoryFrom(path));
    const { infort, upplast, publicerat } = meeting(LSVO, day(200), 1);
    const posts: [fel: 'form' | 'foljd', handelse: object, signature?: typeof ULLA][] = [
      ['foljd', upplast()],
      ['foljd', { slag: 'borjan', nummer: 7 }],
      ['form', { slag: 'arkiverat', mote: 'lsvo-2023-01-13', fil: null }],
      ['form', { slag: 'infort', mote: 'x' }],
      ['form', { slag: 'borjan', nummer: 1e17 }],
      ['form', { slag: 'borjan', nummer: 1.5 }],
      ['form', { slag: 'avskaffat' }],
      ['form', { ...infort(), mote: '../../../evil' }],
      ['form', { ...infort(), datum: 'not a date' }],
      ['form', { ...infort(), datum: '2023-02-30' }],
      ['form', { ...infort(), start: '25:00' }],
      ['form', { ...infort(), fil: '../mote.yaml' }],
      ['form', { ...infort(), arenden: [{ diarienummer: null }] }],
      ['form', { ...infort(), arenden: [] }],
      ['form', { ...infort(), gomt: 'något' }],
      ['form', { ...upplast(), skal: ' ' }],
      ['form', { ...publicerat(), fil: { fil: 'x.pdf', sha256: 'kort' } }],
      ['form', infort(), { ...ULLA, tid: 'igår' }],
      ['form', infort(), { ...ULLA, av: '' }],
    ];
    for (const [fel, handelse, signature = ULLA] of posts) {
      const forged = linked(headOf(all), signature, LSVO, handelse as never);
      const columns = [
        forged.nr,
        forged.organ,
        forged.period,
        forged.tid,
        forged.av,
        JSON.stringify(handelse),
      ];
      const values = [...columns, forged.forra, forged.hash].map((value) => `'${value}'`).join(', ');
      const ledger = opened(changed(`INSERT INTO post VALUES (${values})`));
      expect(ledger.read(LSVO)).toMatchObject({
        refusal: { code: 'LIGGARE-011', values: { nr: forged.nr } },
      });
      const seen = allPosts(ledger);
      expect(firstBreak(seen)).toBeNull();
      const lsvo = bySeries(seen).find(({ series }) => series.organ === 'lsvo' && series.period === '2023');
      expect(lsvo && replayStored(lsvo.series, lsvo.poster)).toEqual({ ok: false, nr: forged.nr, fel });
      ledger.close();
    }
  });

  test('an entry that could not be read back is not written: our own bug', () => {
    const ledger = opened(newPath());
    const { infort } = meeting(LSVO, day(200), 1);
    for (const handelse of [
      { ...infort(), fil: '' },
      { ...infort(), datum: '2023-13-01' },
    ] as never[])
      expect(() => add(ledger, LSVO, handelse)).toThrow('not an entry of the ledger');
    const evil = { organ: 'x/../../evil', period: '2023' };
    expect(() => add(ledger, evil, infort())).toThrow('not an entry of the ledger');
    expect(allPosts(ledger)).toEqual([]);
    ledger.close();
  });

  test('the hash is what the header of chain.ts says, reckoned from the columns alone', () => {
    const db = new DatabaseSync(path);
    const rows = db.prepare('SELECT * FROM post ORDER BY nr').all();
    db.close();
    expect(rows.length).toBeGreaterThan(20);
    let before = '0'.repeat(64);
    for (const { nr, organ, period, tid, av, handelse, forra, hash } of rows) {
      const text = [forra, nr, organ, period, tid, av].map((part) => JSON.stringify(part)).join(',');
      expect(createHash('sha256').update(`[${text},${handelse}]`).digest('hex')).toBe(hash);
      expect(forra).toBe(before);
      before = hash;
    }
  });

  test('a chain tells every place where it does not hold', () => {
    const all = allPosts(memoryFrom(path));
    expect(breaksOf(all)).toEqual([]);
    const broken = all
      .map((post) => (post.nr === 3 || post.nr === 7 ? { ...post, av: 'Någon annan' } : post))
      .map((post) => (post.nr === 5 ? { ...post, hash: 'f'.repeat(64) } : post))
      .filter(({ nr }) => nr !== 10 && nr !== 12);
    expect(breaksOf(broken)).toEqual([
      { nr: 3, slag: 'andrad', vantat: 3 },
      { nr: 5, slag: 'andrad', vantat: 5 },
      { nr: 6, slag: 'lank', vantat: 6 },
      { nr: 7, slag: 'andrad', vantat: 7 },
      { nr: 11, slag: 'nummer', vantat: 10 },
      { nr: 13, slag: 'nummer', vantat: 12 },
    ]);
  });
});

describe('a ledger of format 1', () => {
  const oldPath = (meetings?: readonly MeetingInFormat1[]): string => {
    const path = newPath();
    writeFormat1(path, meetings);
    return path;
  };
  const av = 'överfört från liggarens format 1';
  const tid = '2023-11-17T11:00:00.000Z';

  test('is brought up to date when it is opened for writing: numbers stay fixed and go on', () => {
    const path = oldPath();
    const ledger = opened(path);
    expect(
      allPosts(ledger).map(({ nr, organ, period, handelse }) => [nr, organ, period, handelse.slag]),
    ).toEqual([
      [1, 'grupp', '2023-05-05', 'overfort'],
      [2, 'lsvo', '2023', 'borjan'],
      [3, 'lsvo', '2023', 'overfort'],
      [4, 'lsvo', '2023', 'overfort'],
      [5, 'lsvo', '2024', 'overfort'],
      [6, 'psvo', '2023', 'overfort'],
    ]);
    expect(postsOf(ledger, LSVO)).toMatchObject([
      { tid, av, handelse: { slag: 'borjan', nummer: 108 } },
      { tid, av, handelse: { mote: 'lsvo-2023-10-13', fil: 'lsvo-2023-10-13.yaml', forsta: 108 } },
      { tid, av, handelse: { mote: 'lsvo-2023-11-17', start: null, extra: false, forsta: 110 } },
    ]);
    expect(serieOf(ledger, LSVO)).toMatchObject({ forsta: 108, nasta: 112 });
    expect(serieOf(ledger, LSVO).moten[1]).toMatchObject({ tillstand: 'hallen', fast: true });
    expect(serieOf(ledger, LSVO).moten[1]?.paragrafer).toEqual([
      {
        nummer: 110,
        rubrik: 'Årshjul',
        diarienummer: null,
        fast: true,
        fastRubrik: 'Årshjul',
        makulerad: null,
      },
      {
        nummer: 111,
        rubrik: 'Övrigt',
        diarienummer: null,
        fast: true,
        fastRubrik: 'Övrigt',
        makulerad: null,
      },
    ]);
    add(ledger, LSVO, DECEMBER.infort());
    expect(serieOf(ledger, LSVO).moten[2]?.paragrafer[0]?.nummer).toBe(112);
    const before = allPosts(ledger);
    expect(firstBreak(before)).toBeNull();
    ledger.close();
    const again = opened(path);
    expect(allPosts(again)).toEqual(before);
    again.close();
  });

  test('is left as it is, byte by byte, by one who only looks, and says the same', () => {
    const path = oldPath();
    const before = readFileSync(path);
    const looking = opened(path, { readOnly: true });
    const seen = [allPosts(looking), postsOf(looking, LSVO), ok(looking.readAll('psvo')).poster];
    looking.close();
    expect(readFileSync(path).equals(before)).toBe(true);
    const ledger = opened(path);
    expect(seen).toEqual([allPosts(ledger), postsOf(ledger, LSVO), ok(ledger.readAll('psvo')).poster]);
    ledger.close();
  });

  test('knows the series of a file, before and after it was brought up to date', () => {
    const path = oldPath();
    const periods = (ledger: Ledger): string[][] => {
      const of = (organ: string, fil: string): string[] =>
        ok(ledger.seriesOfFile(organ, fil)).series.map((series) => `${series.organ} ${series.period}`);
      const known = [
        of('lsvo', 'lsvo-2023-10-13.yaml'),
        of('lsvo', 'lsvo-2024-01-12.yaml'),
        of('grupp', 'grupp-2023-05-05.yaml'),
        of('psvo', 'lsvo-2023-10-13.yaml'),
        of('lsvo', 'annan.yaml'),
      ];
      ledger.close();
      return known;
    };
    const expected = [['lsvo 2023'], ['lsvo 2024'], ['grupp 2023-05-05'], [], []];
    expect(periods(opened(path, { readOnly: true }))).toEqual(expected);
    expect(periods(opened(path))).toEqual(expected);
    expect(periods(opened(path, { readOnly: true }))).toEqual(expected);
  });

  test('goes on being read by one who looked at it while another brought it up to date', () => {
    const path = oldPath();
    const looking = opened(path, { readOnly: true });
    const before = allPosts(looking);
    opened(path).close();
    expect(allPosts(looking)).toEqual(before);
    looking.close();
  });

  test('may come to be after the ledger was opened', () => {
    const path = newPath();
    const ledger = opened(path);
    writeFormat1(path);
    add(ledger, LSVO, DECEMBER.infort());
    expect(serieOf(ledger, LSVO).moten).toHaveLength(3);
    expect(firstBreak(allPosts(ledger))).toBeNull();
    ledger.close();
  });

  test('without any numbers is an empty ledger', () => {
    const ledger = opened(oldPath([]));
    expect(allPosts(ledger)).toEqual([]);
    add(ledger, LSVO, DECEMBER.infort());
    ledger.close();
  });

  test.each([
    ['a hole in the numbers', 'UPDATE paragraf SET nummer = 9 WHERE nummer = 2'],
    ['a meeting without numbers', "DELETE FROM paragraf WHERE organ = 'grupp'"],
    ['numbers without a meeting', "DELETE FROM mote WHERE organ = 'grupp'"],
    [
      'numbers against the dates',
      `UPDATE paragraf SET datum = '2023-12-01' WHERE nummer IN (108, 109);
       UPDATE mote SET datum = '2023-12-01' WHERE datum = '2023-10-13'`,
    ],
    ['no instant', "UPDATE mote SET tid = 'igår'"],
    ['tables of another format', 'DROP TABLE paragraf'],
  ])('LIGGARE-002: with %s nothing is touched', (_, statements) => {
    const path = oldPath();
    behindOurBack(path, 'PRAGMA foreign_keys = OFF', statements);
    const before = readFileSync(path);
    expect(openingCode(path)).toBe('LIGGARE-002');
    const looking = openLedger(path, { readOnly: true });
    expect(codeOf(looking.ok ? looking.ledger.readAll() : looking)).toBe('LIGGARE-002');
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

function memoryFrom(path: string): Ledger {
  const ledger = opened(path, { readOnly: true });
  const copy = memoryLedger(allPosts(ledger));
  ledger.close();
  return copy;
}
