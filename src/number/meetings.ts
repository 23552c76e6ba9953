// Finding a meeting among those of its series, telling it from others, and naming it.
import { longDate } from '../calendar/swedish-dates.ts';
import type { LiggareArende } from '../domain/handelse.ts';
import { inOrder, isLive, type LiggareSerie, liveParagrafer, type MoteILiggaren } from '../domain/liggare.ts';
import type { Organ } from '../domain/organ.ts';
import { type MeetingFacts, type Refusals, refuse } from './decision.ts';
import { foldRubrik } from './innehall.ts';
import { rangeOf } from './plan-numbers.ts';

interface Named {
  mote: Pick<MoteILiggaren, 'datum' | 'extra'>;
  organ: Pick<Organ, 'kortnamn' | 'slug'>;
}

/** `LSVO 2023-11-17`, `LSVO 2023-11-17 (extra)`. */
export const nameOf = ({ mote, organ }: Named): string =>
  `${organ.kortnamn} ${mote.datum}${mote.extra ? ' (extra)' : ''}`;

/** The same as typed in a command: `lsvo-2023-11-17`. */
export const handleOf = ({ mote, organ }: Named): string =>
  `${organ.slug}-${mote.datum}${mote.extra ? '-extra' : ''}`;

/** The meeting that is held on that day, if the ledger knows it. */
export function meetingOn(
  serie: LiggareSerie,
  { datum, extra }: Pick<MeetingFacts, 'datum' | 'extra'>,
): MoteILiggaren | undefined {
  return serie.moten.find((mote) => isLive(mote) && mote.datum === datum && mote.extra === extra);
}

/** The same, or else the last one of that day that was voided. */
export function lastOn(
  serie: LiggareSerie,
  { datum, extra }: Pick<MeetingFacts, 'datum' | 'extra'>,
): MoteILiggaren | undefined {
  return (
    meetingOn(serie, { datum, extra }) ??
    serie.moten.findLast((mote) => mote.flyttatTill === null && mote.datum === datum && mote.extra === extra)
  );
}

/** The first later meeting whose numbers are fixed: nothing is left before it. */
export function laterFixed(
  serie: LiggareSerie,
  day: Pick<MoteILiggaren, 'datum' | 'start' | 'extra'>,
): MoteILiggaren | undefined {
  return serie.moten.find((mote) => isLive(mote) && mote.fast && inOrder(day, mote) < 0);
}

/** The meeting that `mote` would come out of order with on another day or hour: by number first, by date last. */
export function overtakenBy(
  { moten }: LiggareSerie,
  mote: MoteILiggaren,
  day: Pick<MoteILiggaren, 'datum' | 'start' | 'extra'>,
): MoteILiggaren | undefined {
  const first = ({ paragrafer }: MoteILiggaren): number => paragrafer[0]?.nummer ?? 0;
  return moten.find((that) => {
    if (that.mote === mote.mote || !isLive(that) || !(mote.fast || that.fast)) return false;
    const isBefore = first(mote) < first(that);
    return isBefore === inOrder(mote, that) < 0 && isBefore !== inOrder(day, that) < 0;
  });
}

/** Numbers and dates would no longer follow each other. */
export function refuseOvertaken(
  mote: MoteILiggaren,
  by: MoteILiggaren,
  organ: Organ,
  path: string,
): Refusals {
  const values = {
    mote: nameOf({ mote, organ }),
    har: rangeOf(mote, organ),
    annat: nameOf({ mote: by, organ }),
    annatHar: rangeOf(by, organ),
  };
  return refuse('NUMMER-016', values, path);
}

/** The file of another meeting, which has the same date. */
export function refuseOtherMeeting(
  serie: LiggareSerie,
  own: MoteILiggaren,
  { fil, arenden }: Pick<MeetingFacts, 'fil' | 'arenden'>,
  organ: Organ,
): Refusals | null {
  if (own.fil === fil || isSameAgenda(own, serie, arenden)) return null;
  const values = { datum: longDate(own.datum), har: rangeOf(own, organ), fil: own.fil, dennaFil: fil };
  return refuse('NUMMER-006', values, 'datum');
}

/**
 * Three quarters of the longer agenda stand in the other one too: a file that was hardly touched but for its date.
 * Ärenden whose numbers were voided may stand in it still, or not.
 */
export const isNearlySame = (other: MoteILiggaren, arenden: readonly LiggareArende[]): boolean =>
  [other.paragrafer, liveParagrafer(other)].some((agenda) => isHardlyTouched(agenda, arenden));

function isHardlyTouched(before: readonly LiggareArende[], now: readonly LiggareArende[]): boolean {
  const theirs = before.map(({ rubrik }) => foldRubrik(rubrik));
  const ours = now.map(({ rubrik }) => foldRubrik(rubrik));
  const left = [...theirs];
  const common = ours.filter((rubrik) => {
    const at = left.indexOf(rubrik);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return 4 * common.length >= 3 * Math.max(theirs.length, ours.length);
}

/**
 * At least half of the shorter agenda stands in the other one too.
 * Rubriker that other meetings have as well («Godkännande av dagordning») tell nothing and do not count,
 * unless there are no others.
 */
function isSameAgenda(
  other: MoteILiggaren,
  { moten }: LiggareSerie,
  arenden: readonly LiggareArende[],
): boolean {
  const fold = (list: readonly LiggareArende[]): string[] => list.map(({ rubrik }) => foldRubrik(rubrik));
  const standing = new Set(
    moten.filter((third) => third !== other).flatMap(({ paragrafer }) => fold(paragrafer)),
  );
  const all = [other.paragrafer, arenden].map((list) => new Set(fold(list)));
  const telling = all.map((list) => new Set([...list].filter((rubrik) => !standing.has(rubrik))));
  const [theirs, ours] = telling.every((list) => list.size > 0) ? telling : all;
  if (!theirs || !ours) return false;
  const common = [...ours].filter((rubrik) => theirs.has(rubrik)).length;
  return 2 * common >= Math.min(theirs.size, ours.size);
}
