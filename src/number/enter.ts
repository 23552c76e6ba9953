// A meeting file meets the ledger: the meeting is entered, follows its file, or is refused because its content is
// fixed or its place in the year is taken. Pure; numbers follow from the events (`domain/liggare.ts`).
import { longDate } from '../calendar/swedish-dates.ts';
import { arendenOf, isFrozen, isLive, type LiggareSerie, type MoteILiggaren } from '../domain/liggare.ts';
import type { Refusal } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';
import { type Decision, done, type MeetingFacts } from './decision.ts';
import { refuseChanges, refuseOtherNumbers, withoutForced } from './fixed.ts';
import {
  handleOf,
  isNearlySame,
  laterFixed,
  meetingOn,
  nameOf,
  overtakenBy,
  refuseOtherMeeting,
  refuseOvertaken,
} from './meetings.ts';
import { rangeOf } from './plan-numbers.ts';

export interface Entry {
  serie: LiggareSerie;
  facts: MeetingFacts;
  organ: Organ;
  /** The reason for setting an order aside. */
  anda: string | undefined;
  /** Other series of the body that had a meeting of this file. */
  elsewhere: readonly LiggareSerie[];
}

export function enter(entry: Entry): Decision {
  const { serie, facts, organ, anda } = entry;
  const own = meetingOn(serie, facts);
  if (!own) return enterNew(entry);
  const other = refuseOtherMeeting(serie, own, facts, organ);
  if (other) return other;
  if (isFrozen(own)) return refuseChanges(own, facts, organ);
  const found = own.fast ? refuseOtherNumbers(serie, own, facts, organ) : [];
  const refusals = withoutForced(found, anda);
  if (refusals.length > 0) return { ok: false, refusals };
  const { start, fil, arenden } = facts;
  const overtaken = own.start === start ? undefined : overtakenBy(serie, own, { ...own, start });
  if (overtaken && anda === undefined) return refuseOvertaken(own, overtaken, organ, 'tid');
  const isSame =
    own.start === start && own.fil === fil && JSON.stringify(arenden) === JSON.stringify(arendenOf(own));
  if (isSame) return done();
  const skal = (overtaken || found.length > 0) && anda !== undefined ? { skal: anda } : {};
  return done({ slag: 'andrat', mote: own.mote, start, fil, arenden: [...arenden], ...skal });
}

function enterNew(entry: Entry): Decision {
  const { serie, facts, organ, anda } = entry;
  const twin = refuseSecondMeeting(entry);
  if (twin) return { ok: false, refusals: [twin] };
  const later = laterFixed(serie, facts);
  const past = refuseSecondMeeting({ ...entry, anda: undefined });
  const refusals = [
    ...(past ? [past] : []),
    ...refuseVoidedDay(serie, facts, organ),
    ...(later ? [refuseBefore(later, facts, organ)] : []),
  ];
  if (refusals.length > 0 && anda === undefined) return { ok: false, refusals };
  const { datum, start, extra, fil, arenden } = facts;
  return done({
    slag: 'infort',
    mote: freeName(serie, facts, handleOf({ mote: facts, organ })),
    datum,
    start,
    extra,
    fil,
    arenden: [...arenden],
    tillstand: 'utkast',
    ...(anda !== undefined && refusals.length > 0 && { skal: anda }),
  });
}

/** The name, or `-nr2` after it, where the day has had another meeting. */
export function freeName(
  { moten }: LiggareSerie,
  { datum, extra }: Pick<MeetingFacts, 'datum' | 'extra'>,
  name: string,
): string {
  const names = new Set(moten.map(({ mote }) => mote));
  const isFirst = !names.has(name) && !moten.some((other) => other.datum === datum && other.extra === extra);
  if (isFirst) return name;
  let nr = 2;
  while (names.has(`${name}-nr${nr}`)) nr += 1;
  return `${name}-nr${nr}`;
}

/**
 * A file whose date was changed would leave the meeting that it was behind. A reason makes two meetings of one file
 * only where their agendas are different, or the first is done with, in another year.
 */
function refuseSecondMeeting({ serie, facts, organ, anda, elsewhere }: Entry): Refusal | null {
  const { fil, arenden, datum } = facts;
  const isPast = (mote: MoteILiggaren): boolean =>
    mote.justering !== null && mote.datum.slice(0, 4) !== datum.slice(0, 4);
  const mayBeForced = (mote: MoteILiggaren): boolean => !isNearlySame(mote, arenden) || isPast(mote);
  const first = [serie, ...elsewhere]
    .flatMap(({ moten }) => moten)
    .filter((mote) => isLive(mote) && mote.fil === fil)
    // One that was unlocked is not done with, whatever became of its agenda.
    .filter((mote) => isNearlySame(mote, arenden) || (mote.fast && !isFrozen(mote)))
    .find((mote) => anda === undefined || !mayBeForced(mote));
  if (!first) return null;
  const movedAway = serie.moten.find(({ mote, flyttatTill }) => mote === first.mote && flyttatTill !== null);
  if (movedAway?.datum === datum && anda === undefined) return voidedOrMoved(movedAway, organ);
  if (first.datum === datum)
    return {
      code: 'NUMMER-017',
      values: { mote: nameOf({ mote: first, organ }), last: isFrozen(first) ? 'ja' : '' },
      path: 'extra',
    };
  const values = {
    fil,
    datum: longDate(datum),
    fran: first.datum,
    tidigareDatum: longDate(first.datum),
    har: rangeOf(first, organ),
    last: isFrozen(first) ? 'ja' : '',
    anda: mayBeForced(first) ? 'ja' : '',
  };
  return { code: 'NUMMER-007', values, path: 'datum' };
}

/** The day's meeting was voided, or moved away. */
function refuseVoidedDay(serie: LiggareSerie, { datum, extra }: MeetingFacts, organ: Organ): Refusal[] {
  const gone = serie.moten.findLast((mote) => !isLive(mote) && mote.datum === datum && mote.extra === extra);
  return gone ? [voidedOrMoved(gone, organ)] : [];
}

export function voidedOrMoved(gone: MoteILiggaren, organ: Organ): Refusal {
  const mote = nameOf({ mote: gone, organ });
  return gone.flyttatTill === null
    ? { code: 'STEG-002', values: { mote, skal: gone.makulering ?? '' }, path: 'datum' }
    : { code: 'STEG-003', values: { mote, till: gone.flyttatTill }, path: 'datum' };
}

/** Nothing is left before a meeting whose numbers are fixed. */
export function refuseBefore(later: MoteILiggaren, { datum }: MeetingFacts, organ: Organ): Refusal {
  const values = {
    datum: longDate(datum),
    senareDatum: longDate(later.datum),
    senareHar: rangeOf(later, organ),
    importerat: later.original ? 'ja' : '',
  };
  return { code: 'NUMMER-002', values, path: 'datum' };
}
