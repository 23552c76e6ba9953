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
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';

const root = mkdtempSync(join(tmpdir(), 'justera-dodad-'));
const command = join(root, '.build', 'kill.mjs');
const meeting = join(root, 'mote.yaml');

const MEETING = `organ: lsvo
datum: 2023-01-20
tid: 9–10
plats: Provrummet
ordförande: Ulla Prov, Region Blekinge
sekreterare: Bo Prov, Region Blekinge
ledamöter:
  - Eva Prov, Ronneby kommun
ärenden:
  - rubrik: Öppnande
  - rubrik: Övrigt
`;

beforeAll(async () => {
  for (const name of ['templates', 'fonts', 'node_modules', 'package.json'])
    symlinkSync(resolve(name), join(root, name));
  writeFileSync(meeting, MEETING);
  await build({
    entryPoints: ['test/kill-command.ts'],
    outfile: command,
    bundle: true,
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    external: ['pdfkit', 'fontkit'],
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
  const names = readdirSync(folder).filter((name) => name.startsWith('protokoll'));
  const sum = (name: string): string =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return Object.fromEntries(names.map((name) => [name, sum(name)]));
}

const STEPS: readonly (readonly string[])[] = [
  ['fastställ', meeting, '--ändå', 'Prov'],
  ['justera', 'lsvo-2023-01-20', '--datum', '2023-01-27'],
];

test.each(['disk', 'ledger'])(
  'killed at any write to the %s',
  (what) => {
    const good = join(root, what);
    mkdirSync(good);
    let points = 0;
    for (const [index, step] of STEPS.entries()) {
      const order = (folder: string): string[] => [...step, '--ut', folder];
      for (let at = 1; ; at += 1) {
        const folder = join(root, `${what}-${index}-${at}`);
        cpSync(good, folder, { recursive: true });
        const first = justera(order(folder), `${what}:${at}`);
        if (!first.killed) break;
        points += 1;
        const check = justera(['liggare', '--kontrollera', '--ut', folder]);
        expect([check.code, check.said]).not.toEqual([70, expect.anything()]);
        // Before the first entry there is no ledger.
        if (!check.said.includes('LIGGARE-007')) expect(check.said).toMatch(/kedjan är hel|Liggaren är tom/);
        const again = justera(order(folder));
        expect([again.code, again.said]).toEqual([0, expect.any(String)]);
        expect(Object.keys(filesIn(folder)).sort()).toEqual([
          'protokoll-lsvo-2023-01-20.pdf',
          'protokoll-lsvo-2023-01-20.underskrift.json',
        ]);
      }
      expect(justera(order(good)).code).toBe(0);
    }
    expect(points).toBeGreaterThanOrEqual(what === 'disk' ? 5 : 8);
  },
  180_000,
);
