// How fast a ledger of 50 years of 12 bodies is: the steps of a meeting in it, and the check of all of it.
// Alone: `node build.mjs bench-liggare && node .build/bench-liggare.js`.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Handelse, replay } from '../src/domain/liggare.ts';
import type { Series } from '../src/domain/numbers.ts';
import { firstBreak } from '../src/ledger/chain.ts';
import { bySeries, replayStored } from '../src/ledger/history.ts';
import type { Ledger } from '../src/ledger/ledger.ts';
import { openLedger } from '../src/ledger/sqlite-ledger.ts';
import { allPosts, day, meeting, ok, postsOf, ULLA } from './ledger-given.ts';

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

/** Meetings late in the last year, one after the other, as the commands take them. */
function takeMeetings(ledger: Ledger): { reserving: number[]; fixing: number[] } {
  const reserving: number[] = [];
  const fixing: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const series = { organ: `organ${run % BODIES}`, period: String(FIRST_YEAR + YEARS - 1) };
    const own = meeting(series, day(340 + Math.floor(run / BODIES), Number(series.period)), ARENDEN);
    const take = (...handelser: ((forsta: number) => Handelse)[]) => {
      const serie = replay(series, postsOf(ledger, series));
      const events = handelser.map((event) => event(serie.nasta));
      ok(ledger.append([{ series, basedOn: serie.nr, handelser: events }], ULLA));
    };
    timed(reserving, () => take(() => own.infort(), own.kallat));
    take(own.hallet);
    timed(fixing, () => take(own.faststallt));
  }
  return { reserving, fixing };
}

function checkAll(ledger: Ledger): void {
  const poster = allPosts(ledger);
  if (firstBreak(poster)) throw new Error('the chain does not hold');
  for (const own of bySeries(poster))
    if (!replayStored(own.series, own.poster).ok) throw new Error('impossible');
}

export function benchLedger(): void {
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
    for (let run = 0; run < 5; run++) timed(checking, () => checkAll(ledger));
    ledger.close();
    console.log(`open it                            ${ms(opening)}`);
    console.log(`reserve a meeting of ${ARENDEN} ärenden     ${ms(reserving)}   (promise: < 20 ms)`);
    console.log(`fix it                             ${ms(fixing)}   (promise: < 20 ms)`);
    console.log(`check all of it, chain included    ${ms(checking)}   (promise: < 2000 ms)`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith('bench-liggare.js')) benchLedger();
