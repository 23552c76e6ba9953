// How fast a ledger of 50 years of 12 bodies is: the steps of a meeting in it, and the check of all of it.
// Alone: `node build.mjs bench-liggare && node .build/bench-liggare.js`.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { showLedger } from '../src/commands/liggare.ts';
import type { Handelse } from '../src/domain/handelse.ts';
import type { Series } from '../src/domain/numbers.ts';
import type { Organ } from '../src/domain/organ.ts';
import type { Environment } from '../src/environment.ts';
import type { Ledger } from '../src/ledger/ledger.ts';
import { openLedger } from '../src/ledger/sqlite-ledger.ts';
import { type Intent, planRun } from '../src/number/plan-run.ts';
import { additionsOf, commit } from '../src/pipeline/commit.ts';
import { day, dokument, meeting, ok, ULLA } from './ledger-given.ts';
import { type File, file } from './life-given.ts';
import { organ, sammantrade } from './numbers-given.ts';

const BODIES = 12;
const FIRST_YEAR = 1976;
const YEARS = 50;
/** Ordinary meetings have so many ärenden, a body 8 or 9 of them a year. */
const ARENDEN = 20;
const RUNS = 25;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const ms = (values: readonly number[]): string =>
  `${median(values).toFixed(1)} ms (${Math.min(...values).toFixed(1)}–${Math.max(...values).toFixed(1)}, ${values.length} runs)`;

function timed(times: number[], work: () => void): void {
  const began = performance.now();
  work();
  times.push(performance.now() - began);
}

/** The whole life of every meeting of one body and year; how many numbers they took. */
function aYear(series: Series, meetings: number): { handelser: Handelse[]; numbers: number } {
  const handelser = Array.from({ length: meetings }, (_, index) => {
    const own = meeting(series, day(7 + index * 35, Number(series.period)), ARENDEN);
    return [
      ...[own.infort(), own.kallat(), own.hallet(), own.faststallt(1 + index * ARENDEN)],
      ...[own.justerat(), own.publicerat(), own.arkiverat()],
    ];
  }).flat();
  return { handelser, numbers: meetings * ARENDEN };
}

function filled(ledger: Ledger): { entries: number; numbers: number } {
  let entries = 0;
  let numbers = 0;
  for (let year = 0; year < YEARS; year++) {
    const additions = Array.from({ length: BODIES }, (_, body) => {
      const series = { organ: `organ${body}`, period: String(FIRST_YEAR + year) };
      const own = aYear(series, body % 3 === 0 ? 9 : 8);
      entries += own.handelser.length;
      numbers += own.numbers;
      return { series, basedOn: 0, handelser: own.handelser };
    });
    ok(ledger.append(additions, ULLA));
  }
  return { entries, numbers };
}

const bodies = Array.from({ length: BODIES }, (_, body) => organ(`organ${body}`));

/** An ordinary meeting, as it comes out of its file. */
function ordinary(body: Organ, datum: string): File {
  const arenden = Array.from({ length: ARENDEN }, (_, index) => ({
    rubrik: `Ärende ${index + 1} den ${datum}`,
    text: `Bakgrunden till ärende ${index + 1}. `.repeat(40),
    beslut: [`godkänna förslag ${index + 1}`],
    diarienummer: `2025/${index}`,
  }));
  return file(sammantrade(datum, [], { organ: body.slug, arenden }), body);
}

/** Meetings late in the last year, one after the other, as the commands plan and enter them. */
function takeMeetings(ledger: Ledger): { reserving: number[]; fixing: number[] } {
  const reserving: number[] = [];
  const fixing: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const body = bodies[run % BODIES] as Organ;
    const one = ordinary(body, day(340 + Math.floor(run / BODIES), FIRST_YEAR + YEARS - 1));
    const take = (steg: Intent['steg']): void => {
      const { meetings } = planRun([one], ledger, { steg, nu: ULLA.tid.replace(/^\d+/, '2030') });
      const planned = meetings.flatMap((each) => (each.ok ? [each] : []));
      if (planned.length === 0) throw new Error(JSON.stringify(meetings));
      const documents = planned.map(({ innehall, mote }) => ({ ...dokument(mote.mote, ARENDEN), innehall }));
      if (commit(additionsOf(planned, documents), ledger, ULLA) === 'changed') throw new Error('changed');
    };
    timed(reserving, () => take('reservera'));
    take('avsluta');
    timed(fixing, () => take('faststall'));
  }
  return { reserving, fixing };
}

/** The command itself, with what it prints kept back. */
async function checkAll(ledger: string, folder: string): Promise<number> {
  const began = performance.now();
  const { write } = process.stdout;
  let said = '';
  process.stdout.write = (text) => {
    said += String(text);
    return true;
  };
  try {
    const environment = { organ: new Map(bodies.map((body) => [body.slug, body])) } as unknown as Environment;
    await showLedger([], environment, { ledger, folder: join(folder, 'inga'), kontrollera: true });
  } finally {
    process.stdout.write = write;
  }
  if (!said.includes('kedjan är hel')) throw new Error(said);
  return performance.now() - began;
}

export async function benchLedger(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'justera-bench-liggare-'));
  try {
    const path = join(folder, 'liggare.sqlite');
    const first = ok(openLedger(path)).ledger;
    const { entries, numbers } = filled(first);
    first.close();
    const size = Math.round(statSync(path).size / 1e6);
    console.log(
      `ledger of ${YEARS} years, ${BODIES} bodies: ${numbers} numbers, ${entries} entries, ${size} MB`,
    );

    const opening: number[] = [];
    for (let run = 0; run < 7; run++) timed(opening, () => ok(openLedger(path)).ledger.close());
    const { ledger } = ok(openLedger(path));
    const { reserving, fixing } = takeMeetings(ledger);
    const checking: number[] = [];
    ledger.close();
    for (let run = 0; run < 5; run++) checking.push(await checkAll(path, folder));
    console.log(`open it                            ${ms(opening)}`);
    console.log(`reservera a meeting of ${ARENDEN} ärenden   ${ms(reserving)}   (promise: < 20 ms)`);
    console.log(`fastställ it                       ${ms(fixing)}   (promise: < 20 ms)`);
    console.log(`liggare --kontrollera              ${ms(checking)}   (promise: < 2000 ms)`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith('bench-liggare.js')) await benchLedger();
