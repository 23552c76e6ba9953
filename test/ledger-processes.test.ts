// Several processes on one ledger: no number twice, no raw «database is locked», and a kill at any moment harms nothing.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import type { TakenMeeting } from '../src/domain/numbers.ts';
import { isUnbroken } from '../src/ledger/ledger.ts';
import { openLedger } from '../src/ledger/sqlite-ledger.ts';
import type { Task } from './ledger-worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'justera-processer-'));
const worker = join(folder, 'worker.mjs');
const children = new Set<ChildProcess>();
let files = 0;

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
    external: ['@photostructure/sqlite'],
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

function run(task: Omit<Task, 'organ'>, uid?: number): Running {
  const args = [worker, JSON.stringify({ organ: 'lsvo', ...task })];
  const child = spawn(process.execPath, args, { stdio: 'pipe', ...(uid === undefined ? {} : { uid }) });
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

function takenIn(path: string): TakenMeeting[] {
  const opened = openLedger(path);
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  const read = opened.ledger.taken({ organ: 'lsvo', period: '2023' });
  opened.ledger.close();
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.taken;
}

const newPath = (): string => join(folder, `liggare-${++files}.sqlite`);
const date = (day: number): string =>
  new Date(Date.UTC(2023, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);

test('four processes that create a ledger and number meetings at the same moment never share a number', async () => {
  const path = newPath();
  const days = (own: number): [string, number][] =>
    Array.from({ length: 15 }, (_, i) => [date(i * 4 + own), 1 + ((i + own) % 5)]);
  const processes = [0, 1, 2, 3].map((own) => run({ path, meetings: days(own), startTogether: true }));
  await Promise.all(processes.map((process) => process.says('open')));
  expect(existsSync(path)).toBe(false);
  for (const { child } of processes) child.stdin?.write('!');
  await Promise.all(processes.map((process) => process.done));

  expect(processes.map((process) => process.errors()).join('')).toBe('');
  const said = processes.flatMap((process) => process.lines.filter((line) => line !== 'open'));
  // Who comes too late for its date is refused by the numbering; nothing else may happen.
  for (const line of said) expect(line).toMatch(/^(took|NUMMER-002) /);
  const took = said.flatMap((line) => (line.startsWith('took ') ? [line.slice(5)] : [])).sort();
  const taken = takenIn(path);
  expect(taken.map((meeting) => meeting.datum)).toEqual(took);
  expect(taken[0]?.first).toBe(1);
  expect(isUnbroken(taken)).toBe(true);
});

test('a process killed between plan and commit has taken nothing, and the next one goes on', async () => {
  const path = newPath();
  await run({ path, meetings: [[date(0), 3]] }).done;
  const hanging = run({ path, meetings: [[date(7), 4]], hangBeforeCommit: true });
  await hanging.says('planned');
  // A planned meeting holds no lock: another process may take the very numbers.
  const other = run({ path, meetings: [[date(7), 2]] });
  await other.done;
  expect(other.lines).toEqual([`took ${date(7)}`]);
  hanging.child.kill('SIGKILL');
  await hanging.done;
  expect(takenIn(path).map(({ first, last }) => [first, last])).toEqual([
    [1, 3],
    [4, 5],
  ]);
});

test('a process killed at any moment leaves a sound ledger, and the same command run again finishes the job', async () => {
  const path = newPath();
  const meetings = Array.from({ length: 365 }, (_, day): [string, number] => [date(day), 5]);
  let before = 0;
  for (let kill = 0; kill < 12; kill++) {
    const writing = run({ path, meetings, startTogether: true });
    await writing.says('open');
    writing.child.stdin?.write('!');
    await wait(3 + kill * 7);
    writing.child.kill('SIGKILL');
    await writing.done;
    const taken = takenIn(path);
    // What was reported as taken is taken.
    const reported = writing.lines.filter((line) => line.startsWith('took ')).length;
    expect(taken.length).toBeGreaterThanOrEqual(Math.max(before, reported));
    expect(isUnbroken(taken)).toBe(true);
    before = taken.length;
  }
  const last = run({ path, meetings });
  await last.done;
  const taken = takenIn(path);
  expect(taken).toHaveLength(365);
  expect(taken.at(-1)?.last).toBe(365 * 5);
});

test('LIGGARE-006: another process holds the ledger longer than one waits', async () => {
  const path = newPath();
  await run({ path, meetings: [[date(0), 3]] }).done;
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
  const impatient = run({ path, meetings: [[date(7), 3]], waitMs: 50 });
  await impatient.done;
  expect(impatient.lines).toEqual(['LIGGARE-006']);
  await long.end;
  const short = await hold(300);
  const patient = run({ path, meetings: [[date(7), 3]], waitMs: 10_000 });
  await patient.done;
  expect(patient.lines).toEqual([`took ${date(7)}`]);
  await short.end;
});

test('LIGGARE-004 and LIGGARE-005: a folder or a file that one may not write', async () => {
  // Root may write everywhere, so another user tries.
  const uid = process.getuid?.() === 0 ? 65_534 : undefined;
  const closed = join(folder, 'skrivskyddad');
  mkdirSync(closed, { mode: 0o555 });
  const inFolder = run({ path: join(closed, 'liggare.sqlite'), meetings: [[date(0), 1]] }, uid);
  await inFolder.done;
  expect([inFolder.lines, inFolder.errors()]).toEqual([['LIGGARE-004'], '']);

  const open = join(folder, 'öppen');
  mkdirSync(open);
  chmodSync(open, 0o777);
  const path = join(open, 'liggare.sqlite');
  writeFileSync(path, '');
  chmodSync(path, 0o444);
  const inFile = run({ path, meetings: [[date(0), 1]] }, uid);
  await inFile.done;
  expect([inFile.lines, inFile.errors()]).toEqual([['LIGGARE-005'], '']);
  chmodSync(closed, 0o755);
});
