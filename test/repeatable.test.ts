// Same inputs, same bytes: in another process, time zone and language, and whatever was rendered before.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

const folders: string[] = [];
const fresh = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'justera-'));
  folders.push(folder);
  return folder;
};
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
