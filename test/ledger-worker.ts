// A process of its own for `ledger-processes.test.ts`: adds to a ledger what one line of JSON tells it.
import type { Handelse } from '../src/domain/handelse.ts';
import type { LiggareSerie } from '../src/domain/liggare.ts';
import { LEDGER_CHANGED, type Ledger } from '../src/ledger/ledger.ts';
import { openLedger } from '../src/ledger/sqlite-ledger.ts';
import { additionTo, day, finish, LSVO, lifeOfABody, meeting, serieOf, ULLA } from './ledger-given.ts';
import { killAtStatement } from './ledger-kill.ts';
import { antalOn, type Task } from './ledger-task.ts';

const task = JSON.parse(process.argv[2] ?? '') as Task;
const say = (word: string): void => {
  process.stdout.write(`${word}\n`);
};
const pause = (milliseconds: number): Promise<void> => new Promise((go) => setTimeout(go, milliseconds));

function stop(code: string): never {
  say(code);
  process.exit(2);
}

/** Adds what `decide` says of the series as it stands, as often as others come first; or waits, in milliseconds. */
async function addNow(
  ledger: Ledger,
  decide: (serie: LiggareSerie) => Handelse[] | { wait: number },
): Promise<number> {
  for (let tries = 1; ; ) {
    const serie = serieOf(ledger, LSVO);
    const handelser = decide(serie);
    if (!Array.isArray(handelser)) {
      await pause(handelser.wait);
      continue;
    }
    const done = ledger.append([{ series: LSVO, basedOn: serie.nr, handelser }], ULLA);
    if (done.ok) return tries;
    tries += 1;
    if (done.refusal.code !== LEDGER_CHANGED) stop(done.refusal.code);
  }
}

const fixedMeetings = ({ moten }: LiggareSerie): number => moten.filter(({ fast }) => fast).length;

async function takeMeetings(ledger: Ledger, days: readonly number[], inTurn: boolean): Promise<void> {
  for (const number of days) {
    const own = meeting(LSVO, day(number), antalOn(number));
    const reserved = await addNow(ledger, () => [own.infort(), own.kallat()]);
    const fixed = await addNow(ledger, (serie) => {
      const before = inTurn ? number - fixedMeetings(serie) : 0;
      return before > 0
        ? { wait: before === 1 ? 15 : 60 * before }
        : [own.hallet(), own.faststallt(serie.nasta)];
    });
    say(`fixed ${number} ${reserved + fixed - 2}`);
  }
}

if (task.startTogether) {
  say('ready');
  await new Promise((go) => process.stdin.once('data', go));
}
if (task.kill) killAtStatement(task.kill.statement, task.kill.when);
const opened = openLedger(task.path, task.waitMs === undefined ? {} : { waitMs: task.waitMs });
if (!opened.ok) stop(opened.refusal.code);
const { ledger } = opened;
const { work } = task;
if (work.kind === 'meetings') await takeMeetings(ledger, work.days, work.inTurn ?? false);
if (work.kind === 'hang') {
  const planned = additionTo(ledger, LSVO, meeting(LSVO, day(work.day), 4).infort());
  say('planned');
  await pause(60_000);
  ledger.append([planned], ULLA);
}
if (work.kind === 'life') finish(ledger, lifeOfABody().slice(0, work.steps));
ledger.close();
say('finished');
process.exit(0);
