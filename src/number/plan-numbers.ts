// Which numbers a meeting's ärenden get: a pure function of the meeting, its body and the numbers already taken.
// Numbers run per body and year, or per meeting, without holes, and none is given twice (standarder.md § 1.4).
import { longDate, yearOf } from '../calendar/swedish-dates.ts';
import type { NumberPlan, Refusal, Refused, Series, TakenMeeting } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';
import type { Sammantrade } from '../domain/sammantrade.ts';
import { type NumberForm, numberForm, numberRange, planArende } from './labels.ts';

export interface PlanOptions {
  /** Name of the meeting's file. */
  fil: string;
  /** The first number, where the ledger begins in the middle of a year («next is § 108»). */
  start?: number;
}

export type PlanResult = { ok: true; plan: NumberPlan } | Refused;

/** The run of numbers that a meeting draws from; what the ledger is asked for. */
export function seriesOf(meeting: Pick<Sammantrade, 'datum'>, organ: Organ): Series {
  const period = organ.numrering.serie === 'ar' ? String(yearOf(meeting.datum)) : meeting.datum;
  return { organ: organ.slug, period };
}

/** One string per number, in order: what the ledger keeps beside the numbers. */
export function rubrikerOf(meeting: Pick<Sammantrade, 'arenden'>): string[] {
  return meeting.arenden.map((arende) => arende.rubrik);
}

/**
 * Plans the numbers of one meeting; `taken` is all that the ledger knows of its series.
 * The same meeting gets the same numbers again. When its ärenden become more or fewer the numbers follow,
 * as long as no later meeting has numbers.
 */
export function planNumbers(
  meeting: Sammantrade,
  organ: Organ,
  taken: readonly TakenMeeting[],
  options: PlanOptions,
): PlanResult {
  const place = placeAmong(meeting, organ, taken, options);
  const refusal =
    refuseStart(place, organ) ??
    refuseOtherMeeting(place) ??
    refuseOtherDate(place) ??
    refuseBetween(place) ??
    refuseResize(place);
  if (refusal) return { ok: false, refusal };
  return { ok: true, plan: numberFrom(firstNumber(place), place, meeting, organ) };
}

/** The meeting among those that have numbers. */
interface Place {
  datum: string;
  rubriker: string[];
  options: PlanOptions;
  forms: NumberForm;
  taken: readonly TakenMeeting[];
  own: TakenMeeting | undefined;
  lastEarlier: TakenMeeting | undefined;
  firstLater: TakenMeeting | undefined;
}

function placeAmong(
  meeting: Sammantrade,
  organ: Organ,
  taken: readonly TakenMeeting[],
  options: PlanOptions,
): Place {
  const { datum } = meeting;
  const byDate = [...taken].sort((a, b) => (a.datum < b.datum ? -1 : 1));
  return {
    datum,
    rubriker: rubrikerOf(meeting),
    options,
    forms: numberForm(organ, yearOf(datum)),
    taken,
    own: byDate.find((other) => other.datum === datum),
    lastEarlier: byDate.findLast((other) => other.datum < datum),
    firstLater: byDate.find((other) => other.datum > datum),
  };
}

function nextNumber({ lastEarlier }: Place): number {
  return (lastEarlier?.last ?? 0) + 1;
}

function firstNumber(place: Place): number {
  if (place.own) return place.own.first;
  return place.lastEarlier ? nextNumber(place) : (place.options.start ?? 1);
}

function numberFrom(first: number, place: Place, meeting: Sammantrade, organ: Organ): NumberPlan {
  const { forms, datum } = place;
  const last = first + meeting.arenden.length - 1;
  return {
    series: seriesOf(meeting, organ),
    meeting: { organ: organ.slug, datum },
    first,
    last,
    arenden: meeting.arenden.map((arende, index) =>
      planArende(forms, first + index, arende.underpunkter.length),
    ),
    range: numberRange(forms, first, last),
  };
}

function rangeOf(place: Place, meeting: TakenMeeting): string {
  return numberRange(place.forms, meeting.first, meeting.last);
}

/** A start is for a series that has no earlier numbers; where the ledger knows the answer, it may only agree. */
function refuseStart(place: Place, organ: Organ): Refusal | null {
  const { start } = place.options;
  if (start === undefined) return null;
  const values = { start, organ: organ.kortnamn, datum: longDate(place.datum) };
  if (!Number.isSafeInteger(start) || start < 1) return { code: 'NUMMER-005', values, path: '' };
  if (place.own) {
    if (start === place.own.first) return null;
    return { code: 'NUMMER-003', values: { ...values, har: rangeOf(place, place.own) }, path: '' };
  }
  if (organ.numrering.serie === 'mote') {
    return start === 1 ? null : { code: 'NUMMER-010', values, path: '' };
  }
  if (!place.lastEarlier || start === nextNumber(place)) return null;
  return {
    code: 'NUMMER-004',
    values: {
      ...values,
      tidigareDatum: longDate(place.lastEarlier.datum),
      tidigareHar: rangeOf(place, place.lastEarlier),
      nasta: nextNumber(place),
    },
    path: '',
  };
}

/** A copied file whose date was not changed would take the numbers of the meeting it was copied from. */
function refuseOtherMeeting(place: Place): Refusal | null {
  const { own, options, datum } = place;
  if (!own || own.fil === options.fil || isSameAgenda(own, place)) return null;
  return {
    code: 'NUMMER-006',
    values: { datum: longDate(datum), har: rangeOf(place, own), fil: own.fil, dennaFil: options.fil },
    path: 'datum',
  };
}

/** A file whose date was changed would leave its first numbers to nobody. */
function refuseOtherDate(place: Place): Refusal | null {
  if (place.own) return null;
  const moved = place.taken.find((other) => other.fil === place.options.fil && isSameAgenda(other, place));
  if (!moved) return null;
  return {
    code: 'NUMMER-007',
    values: {
      fil: moved.fil,
      datum: longDate(place.datum),
      tidigareDatum: longDate(moved.datum),
      har: rangeOf(place, moved),
    },
    path: 'datum',
  };
}

/** A new meeting before one that has numbers has no numbers left to take. */
function refuseBetween(place: Place): Refusal | null {
  const { own, firstLater, datum } = place;
  if (own || !firstLater) return null;
  return {
    code: 'NUMMER-002',
    values: {
      datum: longDate(datum),
      senareDatum: longDate(firstLater.datum),
      senareHar: rangeOf(place, firstLater),
    },
    path: 'datum',
  };
}

/** Numbers of a later meeting never move, so this meeting must keep its own. */
function refuseResize(place: Place): Refusal | null {
  const { own, firstLater, rubriker, datum } = place;
  if (!own || !firstLater || rubriker.length === own.rubriker.length) return null;
  return {
    code: 'NUMMER-008',
    values: {
      datum: longDate(datum),
      har: rangeOf(place, own),
      antalFore: own.rubriker.length,
      antalNu: rubriker.length,
      senareDatum: longDate(firstLater.datum),
      senareHar: rangeOf(place, firstLater),
    },
    path: 'ärenden',
  };
}

const folded = (rubrik: string): string => rubrik.toLowerCase().replace(/\s+/gu, ' ').trim();

/**
 * At least half of the shorter agenda stands in the other one too.
 * Rubriker that other meetings have as well («Godkännande av dagordning») tell nothing and do not count,
 * unless there are no others.
 */
function isSameAgenda(other: TakenMeeting, { rubriker, taken }: Place): boolean {
  const standing = new Set(
    taken.filter((third) => third !== other).flatMap((third) => third.rubriker.map(folded)),
  );
  const all = [other.rubriker, rubriker].map((list) => new Set(list.map(folded)));
  const telling = all.map((list) => new Set([...list].filter((rubrik) => !standing.has(rubrik))));
  const [theirs, ours] = telling.every((list) => list.size > 0) ? telling : all;
  if (!theirs || !ours) return false;
  const common = [...ours].filter((rubrik) => theirs.has(rubrik)).length;
  return 2 * common >= Math.min(theirs.size, ours.size);
}
