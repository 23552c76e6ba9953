// Steps that need no document, decided over a run: each builds on what the run did before. Pure.
import type { Handelse } from '../domain/handelse.ts';
import { isFrozen } from '../domain/liggare.ts';
import type { Series } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';
import { type Decision, type MeetingFacts, type Refusals, refuse } from './decision.ts';
import { voidedOrMoved } from './enter.ts';
import { refuseChanges } from './fixed.ts';
import type { LedgerRun } from './ledger-run.ts';
import { lastOn, meetingOn, nameOf, refuseOtherMeeting } from './meetings.ts';
import { flytta, type Move } from './move.ts';
import { type MeetingDay, seriesOf } from './plan-numbers.ts';
import { borja, type Subject } from './steps.ts';

/** `mote` is the meeting that it is about. */
export type Recorded = { ok: true; mote: string } | Refusals;

function happened(
  run: LedgerRun,
  mote: string,
  handelser: readonly { series: Series; handelse: Handelse }[],
): Recorded {
  for (const { series, handelse } of handelser) run.happen(series, [handelse]);
  return { ok: true, mote };
}

/** A step with the meeting of a day. `facts`, where a file is given, has to agree with what is fixed. */
export function recordStep(
  run: LedgerRun,
  day: MeetingDay & { organ: Organ; facts: MeetingFacts | null },
  decide: (subject: Subject) => Decision,
): Recorded {
  const { organ, facts } = day;
  const series = seriesOf(day, organ);
  const found = run.serie(series, organ);
  if (!found.ok) return found;
  const mote = lastOn(found.after, day);
  const gone = found.after.moten.find(({ datum, extra }) => datum === day.datum && extra === day.extra);
  if (!mote && gone) return { ok: false, refusals: [{ ...voidedOrMoved(gone, organ), path: '' }] };
  const moved = found.after.moten.find(
    ({ flyttatFran, extra }) => flyttatFran === day.datum && extra === day.extra,
  );
  if (!mote && moved) return refuse('STEG-003', { mote: nameOf({ mote: day, organ }), till: moved.datum });
  if (!mote) return refuse('STEG-018', { mote: nameOf({ mote: day, organ }) });
  if (facts && isFrozen(mote)) {
    const changed = refuseOtherMeeting(found.after, mote, facts, organ) ?? refuseChanges(mote, facts, organ);
    if (!changed.ok) return changed;
  }
  const decision = decide({ serie: found.after, mote, organ });
  if (!decision.ok) return decision;
  return happened(
    run,
    mote.mote,
    decision.handelser.map((handelse) => ({ series, handelse })),
  );
}

/** The meeting of the day `fran` gets the date that its file has. Said again, it is done already. */
export function recordMove(run: LedgerRun, organ: Organ, fran: string, move: Move): Recorded {
  const { facts } = move;
  const before = { datum: fran, extra: facts.extra };
  if (fran === facts.datum) return refuse('STEG-019', { fran }, 'datum');
  const from = run.serie(seriesOf(before, organ), organ);
  const to = run.serie(seriesOf(facts, organ), organ);
  if (!from.ok) return from;
  if (!to.ok) return to;
  const there = meetingOn(to.after, facts);
  const mote = meetingOn(from.after, before);
  if (!mote && there?.flyttatFran === fran)
    return refuseOtherMeeting(to.after, there, facts, organ) ?? { ok: true, mote: there.mote };
  const subject = mote ?? lastOn(from.after, before);
  if (!subject) return refuse('STEG-018', { mote: nameOf({ mote: before, organ }) });
  const moved = flytta({ serie: from.after, mote: subject, organ }, to.after, move);
  return moved.ok ? happened(run, subject.mote, moved.handelser) : moved;
}

/** A body's year begins with a number, those before stand on paper. */
export function recordBeginning(run: LedgerRun, organ: Organ, ar: number, nummer: number): Recorded {
  const series = { organ: organ.slug, period: String(ar) };
  const found = run.serie(series, organ);
  if (!found.ok) return found;
  const decision = borja(found.after, organ, nummer);
  if (!decision.ok) return decision;
  return happened(
    run,
    '',
    decision.handelser.map((handelse) => ({ series, handelse })),
  );
}
