// A meeting file meets the ledger: the meeting is entered, follows its file, or is refused because its content is
// fixed or its place in the year is taken. Pure; numbers follow from the events (`domain/liggare.ts`).
import { longDate, yearOf } from '../calendar/swedish-dates.ts';
import {
  apply,
  type Handelse,
  type Innehall,
  inOrder,
  isFrozen,
  isLive,
  type LiggareArende,
  type LiggareSerie,
  liveParagrafer,
  type MoteILiggaren,
} from '../domain/liggare.ts';
import type { Refusal } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';
import { type Andring, andringarOf, foldRubrik } from './innehall.ts';
import { numberForm, planArende } from './labels.ts';
import { rangeOf } from './plan-numbers.ts';

/** What the ledger needs to know of a meeting file. */
export interface MeetingFacts {
  datum: string;
  start: string;
  extra: boolean;
  /** Name of the meeting's file. */
  fil: string;
  arenden: readonly LiggareArende[];
  innehall: Innehall;
}

export interface Refusals {
  ok: false;
  refusals: Refusal[];
}

export type Decision = { ok: true; handelser: Handelse[] } | Refusals;

export const done = (...handelser: Handelse[]): Decision => ({ ok: true, handelser });
export const refuse = (code: string, values: Refusal['values'], path = ''): Refusals => ({
  ok: false,
  refusals: [{ code, values, path }],
});

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

/** `anda` is the reason for setting an order aside. */
export function enter(
  serie: LiggareSerie,
  facts: MeetingFacts,
  organ: Organ,
  anda: string | undefined,
): Decision {
  const own = meetingOn(serie, facts);
  if (!own) return enterNew(serie, facts, organ, anda);
  const other = refuseOtherMeeting(serie, own, facts, organ);
  if (other) return other;
  if (isFrozen(own)) return refuseChanges(own, facts, organ);
  if (own.fast) {
    const refusals = refuseOtherNumbers(serie, own, facts, organ);
    if (refusals.length > 0) return { ok: false, refusals };
  }
  const { start, fil, arenden } = facts;
  const overtaken = own.start === start ? undefined : overtakenBy(serie, own, { ...own, start });
  if (overtaken && anda === undefined)
    return { ok: false, refusals: [{ ...refuseBefore(overtaken, facts, organ), path: 'tid' }] };
  const isSame =
    own.start === start &&
    own.fil === fil &&
    JSON.stringify(arenden) ===
      JSON.stringify(liveParagrafer(own).map(({ rubrik, diarienummer }) => ({ rubrik, diarienummer })));
  if (isSame) return done();
  const skal = overtaken && anda !== undefined ? { skal: anda } : {};
  return done({ slag: 'andrat', mote: own.mote, start, fil, arenden: [...arenden], ...skal });
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

function enterNew(
  serie: LiggareSerie,
  facts: MeetingFacts,
  organ: Organ,
  anda: string | undefined,
): Decision {
  const refusals = refuseNew(serie, facts, organ);
  // No reason makes two meetings of one file.
  const isForced = anda !== undefined && refusals.every(({ code }) => code !== 'NUMMER-007');
  if (refusals.length > 0 && !isForced) return { ok: false, refusals };
  const { datum, start, extra, fil, arenden } = facts;
  const name = `${organ.slug}-${datum}${extra ? '-extra' : ''}`;
  const taken = serie.moten.filter(({ mote }) => mote === name || mote.startsWith(`${name}-nr`)).length;
  return done({
    slag: 'infort',
    mote: taken === 0 ? name : `${name}-nr${taken + 1}`,
    datum,
    start,
    extra,
    fil,
    arenden: [...arenden],
    tillstand: 'utkast',
    ...(anda !== undefined && refusals.length > 0 && { skal: anda }),
  });
}

function refuseNew(serie: LiggareSerie, facts: MeetingFacts, organ: Organ): Refusal[] {
  const { datum, extra, fil, arenden } = facts;
  const gone = serie.moten.findLast((mote) => !isLive(mote) && mote.datum === datum && mote.extra === extra);
  if (gone) {
    const values = {
      mote: `${organ.kortnamn} ${datum}${extra ? ' (extra)' : ''}`,
      skal: gone.makulering ?? '',
      till: gone.flyttatTill ?? '',
    };
    return [{ code: gone.flyttatTill ? 'STEG-003' : 'STEG-002', values, path: 'datum' }];
  }
  // A file whose date was changed would leave the meeting that it was behind.
  const moved = serie.moten.find(
    (mote) => isLive(mote) && mote.fil === fil && isSameAgenda(mote, serie, arenden),
  );
  if (moved) {
    const values = {
      fil,
      datum: longDate(datum),
      fran: moved.datum,
      tidigareDatum: longDate(moved.datum),
      har: rangeOf(moved, organ),
      last: isFrozen(moved) ? 'ja' : '',
    };
    return [{ code: 'NUMMER-007', values, path: 'datum' }];
  }
  const later = laterFixed(serie, facts);
  return later ? [refuseBefore(later, facts, organ)] : [];
}

export function refuseBefore(
  later: MoteILiggaren,
  { datum }: Pick<MeetingFacts, 'datum'>,
  organ: Organ,
): Refusal {
  const values = {
    datum: longDate(datum),
    senareDatum: longDate(later.datum),
    senareHar: rangeOf(later, organ),
  };
  return { code: 'NUMMER-002', values, path: 'datum' };
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

/** Numbers that are fixed keep their ärenden: none may be lost, come between or change places. */
function refuseOtherNumbers(
  serie: LiggareSerie,
  own: MoteILiggaren,
  { arenden, datum }: MeetingFacts,
  organ: Organ,
): Refusal[] {
  const live = liveParagrafer(own);
  const forms = numberForm(organ, yearOf(datum));
  const values = {
    datum: longDate(datum),
    har: rangeOf(own, organ),
    antalFore: live.length,
    antalNu: arenden.length,
  };
  if (arenden.length < live.length) {
    const kept = new Set(arenden.map(({ rubrik }) => foldRubrik(rubrik)));
    const gone = live.find(({ rubrik }) => !kept.has(foldRubrik(rubrik)));
    const ref = gone ? planArende(forms, gone.nummer, 0).ref : '';
    return [{ code: 'NUMMER-011', values: { ...values, ref, nummer: gone?.nummer ?? 0 }, path: 'arenden' }];
  }
  const later = serie.moten.find(
    (mote) => mote.fast && (mote.paragrafer.at(-1)?.nummer ?? 0) > (own.paragrafer.at(-1)?.nummer ?? 0),
  );
  if (arenden.length > live.length && later) {
    const others = { senareDatum: longDate(later.datum), senareHar: rangeOf(later, organ) };
    return [{ code: 'NUMMER-008', values: { ...values, ...others }, path: 'arenden' }];
  }
  const folded = arenden.map(({ rubrik }) => foldRubrik(rubrik));
  return live.flatMap(({ rubrik, nummer }, index): Refusal[] => {
    const now = folded.indexOf(foldRubrik(rubrik));
    if (now < 0 || folded[index] === foldRubrik(rubrik)) return [];
    const { ref } = planArende(forms, nummer, 0);
    return [{ code: 'NUMMER-012', values: { ref, rubrik, plats: now + 1 }, path: `arenden[${now}]` }];
  });
}

/** A rättelse corrects words: it has the same §§, each for its own ärende. */
export function refuseCorrection(
  serie: LiggareSerie,
  own: MoteILiggaren,
  facts: MeetingFacts,
  organ: Organ,
): Refusal[] {
  const other = refuseOtherMeeting(serie, own, facts, organ);
  if (other) return other.refusals;
  const antalFore = liveParagrafer(own).length;
  const antalNu = facts.arenden.length;
  if (antalFore === antalNu) return refuseOtherNumbers(serie, own, facts, organ);
  const values = { datum: longDate(own.datum), har: rangeOf(own, organ), antalFore, antalNu };
  return [{ code: 'NUMMER-014', values, path: 'arenden' }];
}

/** Everything that is not as it was when the content was fixed. */
export function refuseChanges(
  own: MoteILiggaren,
  { innehall, arenden, datum }: MeetingFacts,
  organ: Organ,
): Decision {
  const document = own.dokument.at(-1);
  if (!document || document.innehall.sha256 === innehall.sha256) return done();
  const live = liveParagrafer(own);
  const forms = numberForm(organ, yearOf(datum));
  const common = {
    mote: `${organ.kortnamn} ${own.datum}`,
    namn: `${organ.slug}-${own.datum}${own.extra ? '-extra' : ''}`,
    justerat: own.justering ? 'ja' : '',
    rattelse: document.rattelse,
  };
  const refOf = (index: number): string => planArende(forms, live[index]?.nummer ?? 0, 0).ref;
  const refusal = (andring: Andring): Refusal => {
    switch (andring.slag) {
      case 'motet':
        return { code: 'LAS-001', values: { ...common, falt: andring.falt }, path: andring.falt };
      case 'andrat': {
        const values = { ref: refOf(andring.fore), rubrik: live[andring.fore]?.rubrik ?? '' };
        return {
          code: 'LAS-002',
          values: { ...common, ...values, falt: andring.falt.join(' ') },
          path: `arenden[${andring.nu}]`,
        };
      }
      case 'flyttat': {
        const values = {
          ref: refOf(andring.fore),
          rubrik: live[andring.fore]?.rubrik ?? '',
          plats: andring.nu + 1,
        };
        return { code: 'LAS-003', values: { ...common, ...values }, path: `arenden[${andring.nu}]` };
      }
      case 'nytt': {
        const values = { rubrik: arenden[andring.nu]?.rubrik ?? '' };
        return { code: 'LAS-004', values: { ...common, ...values }, path: `arenden[${andring.nu}]` };
      }
      case 'borta': {
        const values = { ref: refOf(andring.fore), rubrik: live[andring.fore]?.rubrik ?? '' };
        return { code: 'LAS-005', values: { ...common, ...values }, path: 'arenden' };
      }
    }
  };
  const changes = andringarOf({ innehall: document.innehall, arenden: live }, { innehall, arenden });
  return { ok: false, refusals: changes.map(refusal) };
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

/** The series after the events. */
export const after = (serie: LiggareSerie, handelser: readonly Handelse[]): LiggareSerie =>
  handelser.reduce(apply, serie);
