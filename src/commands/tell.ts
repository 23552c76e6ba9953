// What a command tells beside its result: doubts, which do not stop the work, and numbers that have moved.
import { formatFaults } from '../messages/format.ts';
import { movedNumbers } from '../messages/notices.ts';
import type { PlannedSerie } from '../number/ledger-run.ts';
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
      if (!now || now.paragrafer.length === 0 || mote.paragrafer.length === 0) continue;
      const [har, hade] = [rangeOf(now, organ), rangeOf(mote, organ)];
      if (har === hade) continue;
      const isSent = mote.tillstand !== 'utkast';
      process.stderr.write(`\n${movedNumbers(`${organ.kortnamn} ${now.datum}`, { hade, har, isSent })}\n`);
    }
}
