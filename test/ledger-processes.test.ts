// Several processes on one ledger: no number twice, no raw «database is locked», and a kill at any moment harms nothing.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { build } from 'esbuild';
import type { Post } from '../src/domain/handelse.ts';
import type { LiggareSerie } from '../src/domain/liggare.ts';
import { firstBreak, headOf } from '../src/ledger/chain.ts';
import { bySeries, replayStored } from '../src/ledger/history.ts';
import { openLedger } from '../src/ledger/sqlite-ledger.ts';
import { writeFormat1 } from './ledger-format-1.ts';
import { allPosts, day, finish, LSVO, lifeOfABody, ok, serieOf } from './ledger-given.ts';
import { memoryLedger } from './ledger-memory.ts';
import { antalOn, type Task, type Work } from './ledger-task.ts';

const folder = mkdtempSync(join(tmpdir(), 'justera-processer-'));
const worker = join(folder, 'worker.mjs');
const children = new Set<ChildProcess>();
let files = 0;

// Hundreds of processes: on a machine that does other things too they take their time.
jest.setTimeout(180_000);

beforeAll(async () => {
  // Readable for the user without rights in the last test.
  chmodSync(folder, 0o755);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  await build({
    entryPoints: ['test/ledger-worker.ts'],
    outfile: worker,
    bundle: true,
    platform: 'node',
    format: 'esm',
    alias: { '@photostructure/sqlite': resolve('test/ledger-kill.ts') },
  });
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Running {
  child: ChildProcess;
  lines: string[];
  errors: () => string;
  done: Promise<unknown>;
  says: (line: string) => Promise<void>;
}

/** `before`: the program that starts ours, with its arguments. */
function run(task: Task, { uid, before = [] }: { uid?: number; before?: string[] } = {}): Running {
  const [program = '', ...args] = [...before, process.execPath, worker, JSON.stringify(task)];
  const child = spawn(program, args, { stdio: 'pipe', ...(uid === undefined ? {} : { uid }) });
  children.add(child);
  const lines: string[] = [];
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  createInterface(child.stdout).on('line', (line) => lines.push(line));
  const done = once(child, 'close').finally(() => children.delete(child));
  const says = async (line: string): Promise<void> => {
    while (!lines.includes(line)) {
      if (child.exitCode !== null) throw new Error(`worker ended without «${line}»: ${errors}`);
      await wait(5);
    }
  };
  return { child, lines, errors: () => errors, done, says };
}

const newPath = (): string => join(folder, `liggare-${++files}.sqlite`);

/** All entries, once the file opens, the chain holds and every series is possible. */
function soundPosts(path: string): Post[] {
  const { ledger } = ok(openLedger(path));
  const poster = allPosts(ledger);
  ledger.close();
  expect(firstBreak(poster)).toBeNull();
  for (const own of bySeries(poster)) expect(replayStored(own.series, own.poster).ok).toBe(true);
  return poster;
}

const serieIn = (path: string): LiggareSerie => serieOf(memoryLedger(soundPosts(path)), LSVO);

/** The numbers of all meetings, one after the other. */
const numbersIn = ({ moten }: LiggareSerie): number[] =>
  moten.flatMap(({ paragrafer }) => paragrafer.map(({ nummer }) => nummer));
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

function writtenByUs(path: string, steps = lifeOfABody()): void {
  const { ledger } = ok(openLedger(path));
  finish(ledger, steps);
  ledger.close();
}

/** Does `one` for all numbers from 1 until it says that it is past the last one, a few at the same time. */
async function forEachUntilPast(one: (number: number) => Promise<'past' | 'more'>): Promise<number> {
  let next = 1;
  let past = Number.POSITIVE_INFINITY;
  const line = async (): Promise<void> => {
    while (next < past) {
      const own = next++;
      if ((await one(own)) === 'past') past = Math.min(past, own);
    }
  };
  await Promise.all([line(), line(), line()]);
  return past - 1;
}

test('8 processes fix 200 meetings at the same time: numbers 1 to N, each once', async () => {
  const path = newPath();
  const MEETINGS = 200;
  const processes = upTo(8).map((own) => {
    const days = upTo(MEETINGS).flatMap((number) => (number % 8 === own % 8 ? [number - 1] : []));
    return run({ path, work: { kind: 'meetings', days, inTurn: true }, startTogether: true });
  });
  await Promise.all(processes.map((process) => process.says('ready')));
  expect(existsSync(path)).toBe(false);
  for (const { child } of processes) child.stdin?.write('!');
  await Promise.all(processes.map((process) => process.done));

  expect(processes.map((process) => process.errors()).join('')).toBe('');
  const said = processes.flatMap(({ lines }) =>
    lines.filter((line) => !['ready', 'finished'].includes(line)),
  );
  expect(said).toHaveLength(MEETINGS);
  for (const line of said) expect(line).toMatch(/^fixed \d+ \d+$/);
  // They did stand in each other's way; else the test proves nothing.
  expect(said.some((line) => !line.endsWith(' 0'))).toBe(true);

  const serie = serieIn(path);
  expect(serie.moten.map(({ datum, fast, paragrafer }) => [datum, fast, paragrafer.length])).toEqual(
    upTo(MEETINGS).map((number) => [day(number - 1), true, antalOn(number - 1)]),
  );
  expect(numbersIn(serie)).toEqual(upTo(serie.nasta - 1));
  expect(serie.nr).toBe(MEETINGS * 4);
});

test('a process killed between plan and commit has added nothing, and the next one goes on', async () => {
  const path = newPath();
  await run({ path, work: { kind: 'meetings', days: [0] } }).done;
  const hanging = run({ path, work: { kind: 'hang', day: 7 } });
  await hanging.says('planned');
  // A planned meeting holds no lock: another process may take the very numbers.
  const other = run({ path, work: { kind: 'meetings', days: [7] } });
  await other.done;
  expect([other.lines, other.errors()]).toEqual([['fixed 7 0', 'finished'], '']);
  hanging.child.kill('SIGKILL');
  await hanging.done;
  expect(numbersIn(serieIn(path))).toEqual(upTo(antalOn(0) + antalOn(7)));
});

test('killed before and after every statement that writes, at more than 100 places: the same command finishes the job', async () => {
  const whole = newPath();
  writtenByUs(whole);
  const end = headOf(soundPosts(whole));
  let points = 0;
  for (const when of ['before', 'after'] as const)
    points += await forEachUntilPast(async (statement) => {
      const path = newPath();
      const killed = run({ path, work: { kind: 'life' }, kill: { statement, when } });
      await killed.done;
      expect(killed.errors()).toBe('');
      if (killed.lines.includes('finished')) return 'past';
      expect(killed.child.signalCode).toBe('SIGKILL');
      const kept = soundPosts(path);
      writtenByUs(path);
      const after = soundPosts(path);
      expect(after.slice(0, kept.length)).toEqual(kept);
      expect(headOf(after)).toEqual(end);
      return 'more';
    });
  expect(points).toBeGreaterThan(100);
});

test('killed at every statement of the step from format 1: the numbers are there, in the old form or in the new', async () => {
  const old = newPath();
  writeFormat1(old);
  const whole = newPath();
  copyFileSync(old, whole);
  const end = soundPosts(whole);
  expect(end.length).toBeGreaterThan(5);
  for (const when of ['before', 'after'] as const) {
    const points = await forEachUntilPast(async (statement) => {
      const path = newPath();
      copyFileSync(old, path);
      const killed = run({ path, work: { kind: 'open' }, kill: { statement, when } });
      await killed.done;
      if (killed.child.signalCode !== 'SIGKILL') return 'past';
      const { ledger } = ok(openLedger(path, { readOnly: true }));
      expect(allPosts(ledger)).toEqual(end);
      ledger.close();
      expect(soundPosts(path)).toEqual(end);
      return 'more';
    });
    // Begin, two tables away, the new ones, every entry, commit.
    expect(points).toBe(4 + end.length + 1);
  }
});

test('several processes that open a ledger of format 1 at the same moment bring it up to date once', async () => {
  for (let round = 0; round < 3; round++) {
    const path = newPath();
    writeFormat1(path);
    const processes = upTo(4).map(() => run({ path, work: { kind: 'open' }, startTogether: true }));
    await Promise.all(processes.map((process) => process.says('ready')));
    for (const { child } of processes) child.stdin?.write('!');
    await Promise.all(processes.map((process) => process.done));
    expect(processes.map(({ child, lines, errors }) => [child.exitCode, lines, errors()])).toEqual(
      processes.map(() => [0, ['ready', 'finished'], '']),
    );
    expect(soundPosts(path).filter(({ handelse }) => handelse.slag === 'overfort')).toHaveLength(5);
  }
});

const strace = spawnSync('strace', ['-V']).status === 0 ? test : test.skip;
strace('killed at every system call of a commit that writes (not run where strace is missing)', async () => {
  const STEPS = lifeOfABody().length;
  /** Steps that stand there before → a step more is added, the ledger is created, or it is brought up to date. */
  const starts = [STEPS - 1, 0, 'format 1'] as const;
  for (const start of starts) {
    const from = newPath();
    if (start === 'format 1') writeFormat1(from);
    else writtenByUs(from, lifeOfABody().slice(0, start));
    const work: Work = start === 'format 1' ? { kind: 'open' } : { kind: 'life', steps: start + 1 };
    const goOn = (path: string): Post[] => {
      if (work.kind === 'life') writtenByUs(path, lifeOfABody().slice(0, work.steps));
      return soundPosts(path);
    };
    const fresh = (): string => {
      const path = newPath();
      if (existsSync(from)) copyFileSync(from, path);
      return path;
    };
    const before = soundPosts(fresh());
    const after = goOn(fresh());
    let points = 0;
    for (const call of ['pwrite64', 'fsync,fdatasync', 'unlink,ftruncate'])
      points += await forEachUntilPast(async (number) => {
        const path = fresh();
        const inject = `inject=${call}:signal=SIGKILL:when=${number}`;
        const options = ['-f', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject];
        const killed = run({ path, work }, { before: ['strace', ...options] });
        await killed.done;
        if (killed.lines.includes('finished')) return 'past';
        expect([before, after]).toContainEqual(soundPosts(path));
        expect(goOn(path)).toEqual(after);
        return 'more';
      });
    expect(points).toBeGreaterThan(10);
  }
});

test('LIGGARE-009 or LIGGARE-010: a disk that is full in the middle of a commit', async () => {
  const start = newPath();
  writtenByUs(start, lifeOfABody().slice(0, -1));
  const before = soundPosts(start);
  const bytes = readFileSync(start).length;
  for (const kibibytes of [1, 4, 8, 12, Math.floor(bytes / 1024), bytes / 1024 + 2]) {
    const path = newPath();
    copyFileSync(start, path);
    const full = ['bash', '-c', `ulimit -f ${Math.floor(kibibytes)}; exec "$@"`, 'bash'];
    const stopped = run(
      { path, work: { kind: 'meetings', days: upTo(40).map((n) => 300 + n) } },
      { before: full },
    );
    await stopped.done;
    expect(stopped.child.signalCode).toBeNull();
    const kept = soundPosts(path);
    expect(kept.slice(0, before.length)).toEqual(before);
    const reported = stopped.lines.filter((line) => line.startsWith('fixed ')).length;
    expect(kept.filter(({ handelse }) => handelse.slag === 'faststallt').length).toBeGreaterThanOrEqual(
      reported,
    );
    expect(stopped.lines.at(-1)).toMatch(/^LIGGARE-0(09|10)$/);
    // With room again the same goes on.
    const again = run({ path, work: { kind: 'meetings', days: [299] } });
    await again.done;
    expect(again.lines.at(-1)).toBe('finished');
  }
});

test('LIGGARE-006: another process holds the ledger longer than one waits', async () => {
  const path = newPath();
  await run({ path, work: { kind: 'meetings', days: [0] } }).done;
  const script = `const { DatabaseSync } = require('@photostructure/sqlite');
    const db = new DatabaseSync(process.argv[1]);
    db.exec('BEGIN EXCLUSIVE'); console.log('held'); setTimeout(() => db.exec('ROLLBACK'), +process.argv[2]);`;
  /** Resolves once the lock is held, with a promise of its end. */
  const hold = async (milliseconds: number): Promise<{ end: Promise<unknown> }> => {
    const holder = spawn(process.execPath, ['-e', script, path, String(milliseconds)], { stdio: 'pipe' });
    children.add(holder);
    const end = once(holder, 'close').finally(() => children.delete(holder));
    await once(holder.stdout, 'data');
    return { end };
  };
  const long = await hold(1500);
  const impatient = run({ path, work: { kind: 'meetings', days: [7] }, waitMs: 50 });
  await impatient.done;
  expect(impatient.lines).toEqual(['LIGGARE-006']);
  await long.end;
  const short = await hold(300);
  const patient = run({ path, work: { kind: 'meetings', days: [7] } });
  await patient.done;
  expect(patient.lines).toEqual(['fixed 7 0', 'finished']);
  await short.end;
});

test('LIGGARE-004 and LIGGARE-005: a folder or a file that one may not write', async () => {
  // Root may write everywhere, so another user tries.
  const other = process.getuid?.() === 0 ? { uid: 65_534 } : {};
  const closed = join(folder, 'skrivskyddad');
  mkdirSync(closed, { mode: 0o555 });
  const work = { kind: 'meetings', days: [0] } as const;
  const inFolder = run({ path: join(closed, 'liggare.sqlite'), work: { ...work, days: [0] } }, other);
  await inFolder.done;
  expect([inFolder.lines, inFolder.errors()]).toEqual([['LIGGARE-004'], '']);

  const open = join(folder, 'öppen');
  mkdirSync(open);
  chmodSync(open, 0o777);
  const path = join(open, 'liggare.sqlite');
  await run({ path, work: { ...work, days: [0] } }).done;
  chmodSync(path, 0o444);
  const inFile = run({ path, work: { ...work, days: [0] } }, other);
  await inFile.done;
  expect([inFile.lines, inFile.errors()]).toEqual([['LIGGARE-005'], '']);
  chmodSync(closed, 0o755);
});
