// Timings, printed and never asserted: `npm run bench`. Each figure is the median of several runs, with the spread.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEnvironment } from '../src/load/load-environment.ts';
import { load, plan, render } from '../src/pipeline.ts';
import { benchLedger } from './bench-ledger.ts';
import { EXAMPLES } from './examples.ts';
import { memoryLedger } from './ledger-memory.ts';

const EIGHT_PAGES = 'fixtures/exempelar/lsvo-2023-01-20.yaml';
const RUNS = 7;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const spread = (values: readonly number[]): string =>
  `${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))}`;
const ms = (values: readonly number[]): string =>
  `${Math.round(median(values))} ms (${spread(values)}, ${values.length} runs)`;

const folder = mkdtempSync(join(tmpdir(), 'justera-bench-'));

/** A meeting of about `pages` pages: the fixture's ärenden over and over, each with words of its own. */
function longMeeting(pages: number): string {
  const text = readFileSync(EIGHT_PAGES, 'utf8');
  const start = text.indexOf('ärenden:');
  const end = text.indexOf('\nprotokollet skickas till:');
  const items = text
    .slice(start, end)
    .split(/\n(?= {2}- rubrik:)/)
    .slice(1);
  const wanted = Math.max(1, Math.round((pages - 2) * 1.28));
  const repeated = Array.from({ length: wanted }, (_, index) =>
    (items[index % items.length] ?? '').replace(/ärenden|länets|regionen/g, (word) => `${word} ${index}`),
  );
  const path = join(folder, `mote-${pages}.yaml`);
  writeFileSync(path, `${text.slice(0, start)}ärenden:\n${repeated.join('\n')}\n${text.slice(end + 1)}`);
  return path;
}

interface Child {
  wall: number;
  memory: number;
  pages: number;
}

function coldProcess(file: string): Child {
  const out = mkdtempSync(join(folder, 'ut-'));
  const code = `process.argv=[process.argv[0],'justera','rendera',${JSON.stringify(file)},'--ut',${JSON.stringify(out)}];
    process.on('exit',()=>console.error('PEAK '+process.resourceUsage().maxRSS));
    await import(${JSON.stringify(join(process.cwd(), '.build/justera.js'))});`;
  const began = performance.now();
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  const wall = performance.now() - began;
  if (done.status !== 0) throw new Error(done.stderr);
  const pages = Number(/ (\d+) sidor,/.exec(done.stderr)?.[1]);
  return { wall, pages, memory: Number(/PEAK (\d+)/.exec(done.stderr)?.[1]) / 1024 };
}

async function warm(file: string, runs: number): Promise<{ times: number[]; pages: number }> {
  const loaded = await loadEnvironment('.');
  if (!loaded.ok) throw new Error('the environment has faults');
  const intent = { steg: 'rendera', nu: new Date().toISOString() } as const;
  const [planned] = plan(await load([file], loaded.environment), memoryLedger(), intent).meetings;
  if (!planned) throw new Error('nothing planned');
  const times: number[] = [];
  let pages = 0;
  for (let run = 0; run < runs + 2; run += 1) {
    const began = performance.now();
    pages = (await render(planned, loaded.environment, {})).finished.pageCount;
    if (run >= 2) times.push(performance.now() - began);
  }
  return { times, pages };
}

/** The example meetings on other days, 200 in all: as long as real ones. */
function twoHundredMeetings(): string {
  const meetings = mkdtempSync(join(folder, 'moten-'));
  const taken = new Set<string>();
  for (const example of EXAMPLES) {
    const text = readFileSync(example, 'utf8').replace(/^(?:nästa möte|justering):\n(?: .*\n?)*/gm, '');
    const [, organ = ''] = /^organ: (.*)$/m.exec(text) ?? [];
    const [, first = ''] = /^datum: (.*)$/m.exec(text) ?? [];
    let day = Date.parse(first);
    for (let number = 0; number < 200 / EXAMPLES.length; day += 86_400_000) {
      const datum = new Date(day).toISOString().slice(0, 10);
      if (taken.has(`${organ} ${datum}`)) continue;
      taken.add(`${organ} ${datum}`);
      number += 1;
      writeFileSync(
        join(meetings, `${organ}-${datum}.yaml`),
        text.replace(`datum: ${first}`, `datum: ${datum}`),
      );
    }
  }
  return meetings;
}

function controlOf(meetings: string): number {
  const began = performance.now();
  const args = ['kontrollera', meetings, '--register', 'fixtures/exempelar/register.yaml', '--ut', folder];
  const done = spawnSync(process.execPath, ['.build/justera.js', ...args], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stdout + done.stderr);
  return performance.now() - began;
}

try {
  console.log(`node ${process.version}, ${cpus().length} cores\n`);
  const bare = Array.from({ length: RUNS }, () => {
    const began = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    return performance.now() - began;
  });
  console.log(`node -e 0                          ${ms(bare)}`);

  const cold = Array.from({ length: RUNS }, () => coldProcess(EIGHT_PAGES));
  console.log(
    `whole process, ${cold[0]?.pages} pages            ${ms(cold.map(({ wall }) => wall))}, ` +
      `peak memory ${Math.round(Math.max(...cold.map(({ memory }) => memory)))} MB   (promise: 8 pages < 1500 ms)`,
  );

  const perPage: number[] = [];
  for (const size of [7, 70]) {
    const file = longMeeting(size);
    const process70 = coldProcess(file);
    const { times, pages } = await warm(file, size === 7 ? RUNS : 3);
    perPage.push(median(times) / pages);
    console.log(
      `${String(pages).padStart(2)} pages  whole process ${Math.round(process70.wall)} ms, ` +
        `peak memory ${Math.round(process70.memory)} MB; warm ${ms(times)}, ` +
        `${(median(times) / pages).toFixed(1)} ms a page`,
    );
  }
  const [short = Number.NaN, long = Number.NaN] = perPage;
  console.log(`cost per page, long to short       ${(long / short).toFixed(2)}   (promise: at most 1.3)\n`);
  const meetings = twoHundredMeetings();
  const controls = Array.from({ length: RUNS }, () => controlOf(meetings));
  console.log(`kontrollera, 200 meeting files     ${ms(controls)}   (promise: < 3000 ms)\n`);
  await benchLedger();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
