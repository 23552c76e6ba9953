// Same inputs, same bytes: in another process, time zone and language, and whatever was rendered before.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, jest, test } from '@jest/globals';
import { faststall, rendera } from '../src/commands/rendera.ts';
import { FaultError } from '../src/domain/fault.ts';
import type { Environment } from '../src/environment.ts';
import { environment } from './rendered.ts';
import { smallMeeting } from './small-meeting.ts';

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

const folders: string[] = [];
const fresh = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'justera-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function render(files: readonly string[], env: Record<string, string> = {}): (name: string) => string {
  const out = fresh();
  const args = ['.build/justera.js', 'fastställ', ...files.map((file) => `fixtures/exempelar/${file}.yaml`)];
  execFileSync(process.execPath, [...args, '--ut', out, '--ändå', 'Prov'], {
    env: { ...process.env, ...env },
    stdio: 'pipe',
  });
  return (name) => sha256(join(out, name));
}

const PSVO = 'protokoll-psvo-2024-01-19.pdf';
const ALDRAS = 'protokoll-att-aldras-2023-03-14.pdf';

test('two processes in different time zones and languages write the same bytes', () => {
  const here = render(['psvo-2024-01-19'], { TZ: 'Europe/Stockholm', LANG: 'sv_SE.UTF-8' });
  const there = render(['psvo-2024-01-19'], { TZ: 'Pacific/Auckland', LANG: 'C' });
  expect(there(PSVO)).toBe(here(PSVO));
  expect(there(PSVO.replace('.pdf', '.underskrift.json'))).toBe(
    here(PSVO.replace('.pdf', '.underskrift.json')),
  );
});

test('a document does not depend on what the process rendered before it', () => {
  const alone = render(['psvo-2024-01-19']);
  const after = render(['att-aldras-2023-03-14', 'lsvo-2023-01-20', 'psvo-2024-01-19']);
  expect(after(PSVO)).toBe(alone(PSVO));
  expect(after(ALDRAS)).toBe(render(['att-aldras-2023-03-14'])(ALDRAS));
});

test('rendering the same meeting again takes no new numbers and changes no byte', () => {
  const out = fresh();
  const run = (): string => {
    const args = ['.build/justera.js', 'rendera', 'fixtures/exempelar/lsvo-2023-01-20.yaml', '--ut', out];
    execFileSync(process.execPath, args, { stdio: 'pipe' });
    return sha256(join(out, 'protokoll-lsvo-2023-01-20-utkast.pdf'));
  };
  expect(run()).toBe(run());
});

test('what was frozen comes out as it was or not at all, and so does its copy for the archive', async () => {
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation(() => true);
  const folder = fresh();
  const given = await environment();
  const file = join(folder, 'mote.yaml');
  writeFileSync(file, smallMeeting('2023-01-20'));
  const order = { folder, ledger: join(folder, 'liggare.sqlite'), vem: 'Prov' };
  const front = 'protokoll/titel.hbs';
  const templates = new Map(given.templates).set(front, `<p>Nytt.</p>\n${given.templates.get(front)}`);
  await faststall([file], given, { ...order, anda: 'Prov' });
  const before = readdirSync(folder);
  const refusedWith = async (wish: object, place: Environment): Promise<string[]> => {
    try {
      await rendera([file], place, { ...order, ...wish });
      return [];
    } catch (error) {
      return error instanceof FaultError ? error.faults.map(({ code }) => code) : [String(error)];
    }
  };
  const changes: [object, Environment, string][] = [
    [{}, { ...given, templates }, 'LAS-006'],
    [{}, { ...given, producer: 'justera 99' }, 'LAS-006'],
    [{ at: '2023-01-21T12:00:00+01:00' }, given, 'LAS-007'],
    [{ form: 'falt' }, given, 'LAS-007'],
  ];
  for (const [wish, place, code] of changes)
    for (const copy of ['underskrift', 'arkiv'])
      expect([copy, await refusedWith({ ...wish, copy }, place)]).toEqual([copy, [code]]);
  expect(readdirSync(folder)).toEqual(before);
  expect(await refusedWith({ copy: 'arkiv' }, given)).toEqual([]);
  expect(readdirSync(folder)).toContain('protokoll-lsvo-2023-01-20-arkiv.pdf');
});
