// What a command tells beside its result: doubts, which do not stop the work, and numbers that have moved.
import { type Fault, FaultError } from '../domain/fault.ts';
import type { LoadedMeeting } from '../load/load-run.ts';
import { formatFaults } from '../messages/format.ts';
import { doneAnyway, movedNumbers } from '../messages/notices.ts';
import type { LedgerReader, PlannedSerie } from '../number/ledger-run.ts';
import { nameOf } from '../number/meetings.ts';
import { rangeOf } from '../number/plan-numbers.ts';
import type { Intent } from '../number/plan-run.ts';
import { type Planned, plan } from '../pipeline.ts';

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
      if (!now || mote.fast || now.paragrafer.length === 0 || mote.paragrafer.length === 0) continue;
      const [har, hade] = [rangeOf(now, organ), rangeOf(mote, organ)];
      if (har === hade) continue;
      process.stderr.write(`\n${movedNumbers(nameOf({ mote: now, organ }), { hade, har })}\n`);
    }
}

/** What `--ändå` sets aside, as it stands before the run: it may be more than was meant. */
export function setAside(
  loaded: readonly LoadedMeeting[],
  ledger: LedgerReader,
  { anda, ...intent }: Intent,
): readonly Fault[] {
  if (anda === undefined) return [];
  try {
    plan(loaded, ledger, intent);
    return [];
  } catch (error) {
    if (error instanceof FaultError) return error.faults;
    throw error;
  }
}

export function tellSetAside(faults: readonly Fault[]): void {
  const texts = [...new Set(faults.map(({ text }) => text))];
  if (texts.length > 0) process.stderr.write(`\n${doneAnyway(texts)}\n`);
}
