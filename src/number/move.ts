// A meeting gets another day. Provisional numbers follow; fixed ones stay in their series. Pure.
import { longDate } from '../calendar/swedish-dates.ts';
import type { Handelse } from '../domain/handelse.ts';
import { arendenOf, isFrozen, isLive, type LiggareSerie } from '../domain/liggare.ts';
import type { Series } from '../domain/numbers.ts';
import { type MeetingFacts, type Refusals, refuse } from './decision.ts';
import { refuseBefore } from './enter.ts';
import {
  handleOf,
  laterFixed,
  meetingOn,
  nameOf,
  overtakenBy,
  refuseOtherMeeting,
  refuseOvertaken,
} from './meetings.ts';
import { rangeOf, seriesOf } from './plan-numbers.ts';
import { outOfOrder, type Subject } from './steps.ts';

export interface Move {
  /** The file's date is the new one. */
  facts: MeetingFacts;
  skal: string;
  /** The reason for standing out of the order of dates. */
  anda: string | undefined;
  /** Stockholm date. */
  today: string;
}

/** One event in the old series, and where the year or the body's numbering asks for it, another in the new one. */
export type MoveDecision = { ok: true; handelser: { series: Series; handelse: Handelse }[] } | Refusals;

/** `to` is the series of the new date; the same as the meeting's own where the date stays in it. */
export function flytta(subject: Subject, to: LiggareSerie, move: Move): MoveDecision {
  const { serie, mote, organ } = subject;
  const { facts, anda } = move;
  const day = { datum: facts.datum, start: facts.start, extra: facts.extra };
  const isSameSeries = JSON.stringify(seriesOf(facts, organ)) === JSON.stringify(serie.series);
  const refused = refuseMove(subject, to, move) ?? refuseOtherMeeting(serie, mote, facts, organ);
  if (refused) return refused;
  const values = { mote: nameOf(subject), har: rangeOf(mote, organ) };
  if (!isSameSeries && mote.original)
    return refuse('ORIGINAL-004', { ...values, fil: mote.original.fil, namn: handleOf(subject) }, 'datum');
  if (!isSameSeries && mote.fast) return refuse('STEG-017', values, 'datum');
  const other = isSameSeries ? overtakenBy(to, mote, day) : laterFixed(to, day);
  if (other && anda === undefined)
    return isSameSeries
      ? refuseOvertaken(mote, other, organ, 'datum')
      : { ok: false, refusals: [refuseBefore(other, facts, organ)] };
  const ordning = other && anda !== undefined ? anda : undefined;
  return {
    ok: true,
    handelser: isSameSeries ? within(subject, move, ordning) : across(subject, move, ordning),
  };
}

function refuseMove(subject: Subject, to: LiggareSerie, { facts, today }: Move): Refusals | null {
  const { mote } = subject;
  const values = { mote: nameOf(subject), datum: longDate(facts.datum) };
  if (isFrozen(mote) || !isLive(mote)) return outOfOrder(subject, 'flytta');
  const taken = meetingOn(to, facts);
  if (taken && taken.mote !== mote.mote) return refuse('STEG-016', values, 'datum');
  const isHeld = mote.tillstand === 'hallen' || mote.tillstand === 'importerad';
  if (isHeld && facts.datum > today) return refuse('STEG-022', values, 'datum');
  return null;
}

function within({ serie, mote }: Subject, { facts, skal }: Move, ordning: string | undefined) {
  const { datum, start } = facts;
  const handelse: Handelse = {
    slag: 'flyttat',
    mote: mote.mote,
    datum,
    start,
    skal,
    ...(ordning !== undefined && { ordning }),
  };
  return [{ series: serie.series, handelse }];
}

function across({ serie, mote, organ }: Subject, { facts, skal }: Move, ordning: string | undefined) {
  const { datum, start, extra, fil } = facts;
  const entered: Handelse = {
    slag: 'infort',
    mote: mote.mote,
    datum,
    start,
    extra,
    fil,
    arenden: arendenOf(mote),
    tillstand: mote.tillstand as 'utkast' | 'kallad' | 'hallen',
    flyttatFran: mote.datum,
    ...(ordning !== undefined && { skal: ordning }),
  };
  return [
    { series: serie.series, handelse: { slag: 'utflyttat', mote: mote.mote, datum, skal } as const },
    { series: seriesOf(facts, organ), handelse: entered },
  ];
}
