// Killed before any of its writes, to the disk or to the ledger, the command leaves a ledger that verifies and no half file,
// and the same command once more finishes the job.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { build } from 'esbuild';
import { showLedger } from '../src/commands/liggare.ts';
import { FaultError } from '../src/domain/fault.ts';
import { smallPaper } from './import-given.ts';
import { environment } from './rendered.ts';
import { smallMeeting } from './small-meeting.ts';

const root = mkdtempSync(join(tmpdir(), 'justera-dodad-'));
const command = join(root, '.build', 'kill.mjs');
const meeting = join(root, 'mote.yaml');
const paper = join(root, 'protokoll.txt');

beforeAll(async () => {
  for (const name of ['templates', 'fonts', 'node_modules', 'package.json'])
    symlinkSync(resolve(name), join(root, name));
  writeFileSync(meeting, smallMeeting('2023-01-20'));
  writeFileSync(paper, smallPaper('2023-01-20'));
  await build({
    entryPoints: { kill: 'test/kill-command.ts' },
    outdir: join(root, '.build'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What the command does not need is not read.
    splitting: true,
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    external: ['pdfkit', 'fontkit', 'pdfjs-dist'],
    alias: { '@photostructure/sqlite': resolve('test/ledger-kill.ts') },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

function justera(args: readonly string[], kill = ''): { code: number | null; killed: boolean; said: string } {
  const env = { ...process.env, KILL: kill, JUSTERA_VEM: 'Prov' };
  const done = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', env });
  return { code: done.status, killed: done.signal === 'SIGKILL', said: done.stdout + done.stderr };
}

/** Names and hashes of the finished files. */
function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => !/^(?:\.|liggare)/.test(name));
  const sum = (name: string): string =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return Object.fromEntries(names.map((name) => [name, sum(name)]));
}

interface Work {
  steps: readonly (readonly string[])[];
  /** What is there when it is done. */
  files: readonly string[];
  /** Least number of writes in which it can be killed. */
  points: { disk: number; ledger: number };
}

const PROTOKOLL: Work = {
  steps: [
    ['fastställ', meeting, '--ändå', 'Prov'],
    ['justera', 'lsvo-2023-01-20', '--datum', '2023-01-27'],
  ],
  files: ['protokoll-lsvo-2023-01-20.pdf', 'protokoll-lsvo-2023-01-20.underskrift.json'],
  points: { disk: 8, ledger: 6 },
};
const IMPORTED: Work = {
  steps: [['importera', paper, '--till-liggaren']],
  files: ['lsvo-2023-01-20-importrapport.txt', 'lsvo-2023-01-20.yaml'],
  points: { disk: 4, ledger: 3 },
};

/** What `liggare --kontrollera` says; before the first entry there is no ledger, LIGGARE-007. */
async function verdictOn(folder: string): Promise<string> {
  let said = '';
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  const order = { ledger: join(folder, 'liggare.sqlite'), folder, kontrollera: true };
  try {
    await showLedger([], await environment(), order);
    return process.exitCode === undefined ? 'stämmer' : said;
  } catch (error) {
    if (error instanceof FaultError) return error.faults.map(({ code }) => code).join();
    throw error;
  } finally {
    stdout.mockRestore();
    process.exitCode = undefined;
  }
}

/** Killed at its write number `at`; false where the step was done before that. */
async function killedAt(
  what: string,
  at: number,
  { step, files, folder }: { step: readonly string[]; files: readonly string[]; folder: string },
): Promise<boolean> {
  const order = [...step, '--ut', folder];
  const first = justera(order, `${what}:${at}`);
  if (!first.killed) {
    expect(first.code === 0 ? '' : first.said).toBe('');
    return false;
  }
  expect(['stämmer', 'LIGGARE-007']).toContain(await verdictOn(folder));
  const again = justera(order);
  expect(again.code === 0 ? '' : again.said).toBe('');
  expect(Object.keys(filesIn(folder)).sort()).toEqual(files);
  return true;
}

test.each([
  { what: 'disk', kind: 'protokoll', work: PROTOKOLL },
  { what: 'ledger', kind: 'protokoll', work: PROTOKOLL },
  { what: 'disk', kind: 'import', work: IMPORTED },
  { what: 'ledger', kind: 'import', work: IMPORTED },
] as const)(
  'killed at any write to the $what: $kind',
  async ({ what, kind, work: { steps, files, points: least } }) => {
    let good = join(root, `${kind}-${what}`);
    mkdirSync(good);
    let points = 0;
    for (const [index, step] of steps.entries()) {
      const folderFor = (at: number): string => join(root, `${kind}-${what}-${index}-${at}`);
      let at = 0;
      let isKilled = true;
      while (isKilled) {
        at += 1;
        cpSync(good, folderFor(at), { recursive: true });
        isKilled = await killedAt(what, at, { step, files, folder: folderFor(at) });
      }
      points += at - 1;
      // The next step goes on from the run that nothing stopped.
      good = folderFor(at);
    }
    expect(points).toBeGreaterThanOrEqual(least[what]);
  },
  180_000,
);
