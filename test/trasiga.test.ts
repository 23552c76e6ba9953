// Every broken file in fixtures/trasiga gives exactly the Swedish text that stands beside it.
// UPDATE_GOLDEN=1 writes the texts anew.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { type Fault, FaultError } from '../src/domain/fault.ts';
import { formatFaults } from '../src/messages/format.ts';
import { CATALOGUE } from '../src/messages/messages.ts';
import { load, plan, render } from '../src/pipeline.ts';
import { memoryLedger } from './ledger-memory.ts';
import { environment } from './rendered.ts';

const FOLDER = 'fixtures/trasiga';

/** All that `justera rendera` says of the file. */
async function faultsOf(path: string): Promise<readonly Fault[]> {
  const given = await environment();
  try {
    const meetings = await load([path], given);
    const { meetings: planned } = plan(meetings, memoryLedger(), {
      steg: 'rendera',
      nu: '2026-01-01T12:00:00Z',
    });
    for (const one of planned) await render(one, given, {});
    return meetings.flatMap((meeting) => meeting.warnings);
  } catch (error) {
    if (error instanceof FaultError) return error.faults;
    throw error;
  }
}

const files = readdirSync(FOLDER).filter(
  (name) => /\.(yaml|json|txt)$/.test(name) && !name.endsWith('.vantat.txt'),
);

test('there are fixtures, and each stands in the table', () => {
  const table = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  expect(files.length).toBeGreaterThan(40);
  expect(files.filter((name) => !table.includes(`\`${name}`))).toEqual([]);
});

for (const name of files) {
  const path = `${FOLDER}/${name}`;
  const expected = join(FOLDER, `${name.replace(/\.\w+$/, '')}.vantat.txt`);
  test(name, async () => {
    const faults = await faultsOf(path);
    expect(faults.some((fault) => fault.severity === 'fel')).toBe(true);
    const text = `${formatFaults(faults)}\n`;
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(expected, text);
    expect(existsSync(expected)).toBe(true);
    expect(text).toBe(readFileSync(expected, 'utf8'));
  });
}

const temporary = mkdtempSync(join(tmpdir(), 'justera-'));
afterAll(() => rmSync(temporary, { recursive: true }));

test('a file of 50 MB is refused at once', async () => {
  const path = join(temporary, 'stor.yaml');
  writeFileSync(path, 'organ: lsvo\n');
  truncateSync(path, 50_000_000);
  const [fault] = await faultsOf(path);
  expect(fault).toMatchObject({
    code: 'FIL-006',
    text: 'Filen är för stor (50 MB); en fil får vara högst 5 MB.',
  });
});

test('a named pipe is refused without waiting', async () => {
  const path = join(temporary, 'ror.yaml');
  execFileSync('mkfifo', [path]);
  expect((await faultsOf(path)).map((fault) => fault.code)).toEqual(['FIL-007']);
  expect((await faultsOf('/dev/zero')).map((fault) => fault.code)).toEqual(['FIL-007']);
});

test('a file that does not exist, with the name of one nearby', async () => {
  writeFileSync(join(temporary, 'protokoll.yaml'), 'organ: lsvo\n');
  const [fault] = await faultsOf(join(temporary, 'protokol.yaml'));
  expect(fault).toMatchObject({
    code: 'FIL-002',
    hint: 'I samma mapp finns ”protokoll.yaml”; kontrollera namnet.',
  });
  for (const path of ['', 'finns/inte', 'a\u0000b', 'x'.repeat(5000), 'package.json/under'])
    expect((await faultsOf(path)).map(({ code }) => code)).toEqual(['FIL-002']);
});

test('what the fixtures say is Swedish for people: no words of the libraries', () => {
  for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.vantat.txt'))) {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    expect(text).not.toMatch(
      /undefined|null\b|object|string|array|invalid|expected|unexpected|\bNaN\b|\[\d+\]/i,
    );
    for (const [code] of text.matchAll(/\b[A-Z]+-\d{3}\b/g)) expect(Object.keys(CATALOGUE)).toContain(code);
  }
});
