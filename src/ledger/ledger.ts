// Paragrafliggaren: which meeting holds which numbers. This is what every kind of storage keeps to,
// and `test/ledger-conformance.ts` is its proof; the numbers themselves are decided in `number/`.
import type { NumberPlan, Refused, Series, TakenMeeting } from '../domain/numbers.ts';

/**
 * The code of the refusal that says: others took numbers since `taken` was read.
 * Nothing is wrong with the file; plan again from what `taken` says now.
 */
export const LEDGER_CHANGED = 'LIGGARE-008';

export type TakenResult = { ok: true; taken: TakenMeeting[] } | Refused;

/** `changed` is false where the ledger already says the same. */
export type CommitResult = { ok: true; changed: boolean } | Refused;

export interface CommitEntry {
  plan: NumberPlan;
  /** Name of the meeting's file. */
  fil: string;
  /** In order, one per number of the plan. */
  rubriker: readonly string[];
  /** When, as an ISO instant. */
  at: string;
  /** What `taken` gave when the plan was made. */
  basedOn: readonly TakenMeeting[];
}

/**
 * Numbers are taken optimistically, so that nobody waits while a document is rendered:
 * `taken` → plan → render → `commit`, which in one transaction reads the series anew and takes the numbers
 * only if nothing has changed since. Two processes therefore never get the same number;
 * the one that comes second is refused with `LEDGER_CHANGED` and plans again.
 */
export interface Ledger {
  /** All meetings that have numbers in a series, in date order. */
  taken(series: Series): TakenResult;
  /**
   * Takes the numbers of each plan for its meeting, in place of those that the meeting had: all of them or none.
   * A later entry's `basedOn` counts on the earlier ones.
   */
  commit(entries: readonly CommitEntry[]): CommitResult;
  close(): void;
}

/** Dates and numbers ascend together, without holes: false only where somebody else wrote in the ledger. */
export function isUnbroken(meetings: readonly TakenMeeting[]): boolean {
  return meetings.every((meeting, index) => {
    const before = meetings[index - 1];
    const follows =
      before === undefined || (before.datum < meeting.datum && before.last + 1 === meeting.first);
    return follows && meeting.first >= 1 && meeting.rubriker.length === meeting.last - meeting.first + 1;
  });
}

/** The series as it is once the plan's meeting has its numbers. A plan that leaves a hole is our own bug. */
export function withMeeting(meetings: readonly TakenMeeting[], entry: CommitEntry): TakenMeeting[] {
  const { plan } = entry;
  const own: TakenMeeting = {
    ...plan.meeting,
    first: plan.first,
    last: plan.last,
    rubriker: [...entry.rubriker],
    fil: entry.fil,
  };
  const after = [...meetings.filter((other) => other.datum !== own.datum), own].sort((a, b) =>
    a.datum < b.datum ? -1 : 1,
  );
  if (isUnbroken(after)) return after;
  const said = after.map((meeting) => `${meeting.datum} ${meeting.first}-${meeting.last}`).join(', ');
  throw new Error(`plan breaks series ${plan.series.organ} ${plan.series.period}: ${said}`);
}

export function isSameTaken(a: readonly TakenMeeting[], b: readonly TakenMeeting[]): boolean {
  const text = (meetings: readonly TakenMeeting[]): string =>
    JSON.stringify(
      meetings.map(({ organ, datum, first, last, rubriker, fil }) => [
        organ,
        datum,
        first,
        last,
        rubriker,
        fil,
      ]),
    );
  return text(a) === text(b);
}
