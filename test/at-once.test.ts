// Several people work at once with meetings of one body: every command comes through, no number is given twice, and
// what the others did not change is not rendered again.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { rendera } from '../src/commands/rendera.ts';
import { environment } from './rendered.ts';
import { smallMeeting } from './small-meeting.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'justera-samtidigt-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function meetingFile(datum: string): string {
  const path = join(folder, `${datum}.yaml`);
  writeFileSync(path, smallMeeting(datum));
  return path;
}

const command = (args: readonly string[]): string[] => [
  '.build/justera.js',
  ...args,
  '--liggare',
  join(folder, 'liggare.sqlite'),
];

const PROCESSES = 8;
const MEETINGS = 3;

test(`${PROCESSES} processes fix ${MEETINGS} meetings each at once`, async () => {
  const runs = Array.from({ length: PROCESSES }, async (_, process_) => {
    const days = Array.from({ length: MEETINGS }, (_, index) => 1 + process_ + index * PROCESSES);
    const files = days.map((day) => meetingFile(`2023-01-${String(day).padStart(2, '0')}`));
    const args = command(['fastställ', ...files, '--ändå', 'Prov', '--ut', join(folder, `ut-${process_}`)]);
    const child = spawn(process.execPath, args, { stdio: 'pipe' });
    let said = '';
    child.stdout.resume();
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const [code] = await once(child, 'close');
    return { code, said: code === 0 ? '' : said };
  });
  expect(await Promise.all(runs)).toEqual(runs.map(() => ({ code: 0, said: '' })));
  const liggare = (...args: string[]) => {
    const done = spawnSync(process.execPath, command(['liggare', ...args]), { encoding: 'utf8' });
    return { code: done.status, out: done.stdout };
  };
  expect(liggare('--kontrollera')).toMatchObject({ code: 0 });
  const { ar } = JSON.parse(liggare('--format', 'json').out) as { ar: { rader: { nummer: number }[] }[] };
  const numbers = ar.flatMap(({ rader }) => rader.map(({ nummer }) => nummer)).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: PROCESSES * MEETINGS * 2 }, (_, index) => index + 1));
}, 60_000);

/** Runs `rendera`; `meanwhile` happens once, when the first meeting is about to be rendered. Gives the meetings rendered. */
async function renderedWhile(paths: string[], meanwhile: () => void): Promise<string[]> {
  const told: string[] = [];
  let isDone = false;
  jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    const [, name] = /^\d+\/\d+ (\S+ \S+),/.exec(String(text)) ?? [];
    if (name) told.push(name);
    if (name && !isDone) {
      isDone = true;
      meanwhile();
    }
    return true;
  });
  const order = { folder, ledger: join(folder, 'liggare.sqlite'), vem: 'Prov' };
  await rendera(paths, await environment(), order);
  return told;
}

/** Another process enters a meeting. */
function enter(datum: string): void {
  const done = spawnSync(process.execPath, command(['reservera', meetingFile(datum)]), { encoding: 'utf8' });
  expect([done.status, done.stderr]).toEqual([0, expect.any(String)]);
}

test('a meeting whose numbers stay is rendered once, whatever others enter meanwhile', async () => {
  const files = ['2023-03-01', '2023-03-15'].map(meetingFile);
  expect(await renderedWhile(files, () => enter('2023-04-01'))).toEqual([
    'LSVO 2023-03-01',
    'LSVO 2023-03-15',
  ]);
});

test('a meeting whose numbers move is rendered again', async () => {
  const files = ['2023-03-01', '2023-03-15'].map(meetingFile);
  expect(await renderedWhile(files, () => enter('2023-03-08'))).toEqual([
    'LSVO 2023-03-01',
    'LSVO 2023-03-15',
    'LSVO 2023-03-15',
  ]);
});
