// What a command tells beside its result: doubts, which do not stop the work, and numbers that have moved.
import type { Fault } from '../domain/fault.ts';
import { fixedOf } from '../domain/liggare.ts';
import { stepFaults } from '../faults.ts';
import { formatFaults } from '../messages/format.ts';
import { doneAnyway, movedNumbers } from '../messages/notices.ts';
import type { PlannedSerie } from '../number/ledger-run.ts';
import { nameOf } from '../number/meetings.ts';
import { rangeOf } from '../number/plan-numbers.ts';
import type { Planned } from '../pipeline.ts';

export function tellDoubts(meetings: readonly Planned[]): void {
  const doubts = meetings.flatMap((meeting) => meeting.warnings);
  if (doubts.length > 0) process.stderr.write(`\n${formatFaults(doubts, null)}\n`);
}

/** Somebody may have seen the old numbers of a meeting: in a draft, or in a kallelse. */
export function tellMoved(series: readonly PlannedSerie[]): void {
  for (const { organ, before, after } of series)
    for (const mote of before.moten) {
      const now = after.moten.find((other) => other.mote === mote.mote);
      // Fixed numbers do not move; one that was voided is told by itself.
      if (!now || fixedOf(mote) === 'alla' || now.paragrafer.length === 0 || mote.paragrafer.length === 0)
        continue;
      const [har, hade] = [rangeOf(now, organ), rangeOf(mote, organ)];
      if (har === hade) continue;
      process.stderr.write(`\n${movedNumbers(nameOf({ mote: now, organ }), { hade, har })}\n`);
    }
}

/** What `--ändå` set aside: it may be more than was meant. */
export function tellSetAside(
  meetings: readonly Planned[],
  ruled: readonly { aside: readonly Fault[] }[] = [],
): void {
  const faults = [
    ...meetings.flatMap(({ aside, file }) => stepFaults(aside, file)),
    ...ruled.flatMap(({ aside }) => aside),
  ];
  const texts = [...new Set(faults.map(({ text }) => text))];
  if (texts.length > 0) process.stderr.write(`\n${doneAnyway(texts)}\n`);
}
