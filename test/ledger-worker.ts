// A process of its own for `ledger-processes.test.ts`: numbers meetings in a ledger, told by one line of JSON.
import { LEDGER_CHANGED } from '../src/ledger/ledger.ts';
import { openLedger } from '../src/ledger/sqlite-ledger.ts';
import { number, organ, plan, sammantrade, takenOf } from './numbers-given.ts';

export interface Task {
  path: string;
  organ: string;
  /** Dates of meetings, with as many ärenden each. */
  meetings: [datum: string, antal: number][];
  waitMs?: number;
  /** Stops for ever, or until it is killed, where numbers are planned and not taken. */
  hangBeforeCommit?: boolean;
  /** Prints `open` and waits for a byte on standard input before the first meeting. */
  startTogether?: boolean;
}

const task = JSON.parse(process.argv[2] ?? '') as Task;
const say = (word: string): void => {
  process.stdout.write(`${word}\n`);
};

const opened = openLedger(task.path, task.waitMs === undefined ? {} : { waitMs: task.waitMs });
if (!opened.ok) {
  say(opened.refusal.code);
  process.exit(2);
}
if (task.startTogether) {
  say('open');
  await new Promise((go) => process.stdin.once('data', go));
}
const body = organ(task.organ);
for (const [datum, antal] of task.meetings) {
  const meeting = sammantrade(
    datum,
    Array.from({ length: antal }, (_, i) => `${datum} ${i}`),
  );
  const fil = `${datum}.yaml`;
  if (task.hangBeforeCommit) {
    plan(meeting, body, takenOf(opened.ledger, meeting, body), { fil });
    say('planned');
    await new Promise((forever) => setTimeout(forever, 60_000));
  }
  for (;;) {
    const done = number(opened.ledger, meeting, body, { fil });
    if (done.ok || done.refusal.code !== LEDGER_CHANGED) {
      say(done.ok ? `took ${datum}` : `${done.refusal.code} ${datum}`);
      break;
    }
  }
}
opened.ledger.close();
process.exit(0);
