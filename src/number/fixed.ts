// What is fixed stays: numbers keep their ärenden, and frozen content its words. Every difference is a refusal.
import { longDate, yearOf } from '../calendar/swedish-dates.ts';
import type { LiggareArende } from '../domain/handelse.ts';
import { type LiggareSerie, lastFixed, liveParagrafer, type MoteILiggaren } from '../domain/liggare.ts';
import type { Refusal } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';
import { type Decision, done, type MeetingFacts } from './decision.ts';
import { type Andring, andringarOf, foldRubrik } from './innehall.ts';
import { numberForm, planArende } from './labels.ts';
import { handleOf, nameOf, refuseOtherMeeting } from './meetings.ts';
import { rangeOf } from './plan-numbers.ts';

/** Numbers that are fixed keep their ärenden: none may be lost, come between, come back or change places. */
export function refuseOtherNumbers(
  serie: LiggareSerie,
  own: MoteILiggaren,
  { arenden, datum }: MeetingFacts,
  organ: Organ,
): Refusal[] {
  const voided = refuseVoided(own, arenden, organ);
  if (voided.length > 0) return voided;
  const live = fixedParagrafer(own);
  const values = {
    datum: longDate(datum),
    har: fixedRangeOf(own, organ),
    antalFore: live.length,
    antalNu: arenden.length,
  };
  if (own.original && arenden.length !== live.length) {
    const of = { mote: nameOf({ mote: own, organ }), fil: own.original.fil };
    return [{ code: 'ORIGINAL-002', values: { ...values, ...of }, path: 'arenden' }];
  }
  if (arenden.length < live.length) {
    const kept = new Set(arenden.map(({ rubrik }) => foldRubrik(rubrik)));
    const gone = live.find(({ rubrik }) => !kept.has(foldRubrik(rubrik)));
    const ref = gone ? refOf(own, gone.nummer, organ) : '';
    return [{ code: 'NUMMER-011', values: { ...values, ref, nummer: gone?.nummer ?? 0 }, path: 'arenden' }];
  }
  const later = serie.moten.find((mote) => lastFixed(mote) > lastFixed(own));
  if (arenden.length > live.length && later) {
    const others = { senareDatum: longDate(later.datum), senareHar: fixedRangeOf(later, organ) };
    return [{ code: 'NUMMER-008', values: { ...values, ...others }, path: 'arenden' }];
  }
  return refuseMoved(own, arenden, organ);
}

const refOf = ({ datum }: MoteILiggaren, nummer: number, organ: Organ): string =>
  planArende(numberForm(organ, yearOf(datum)), nummer, 0).ref;

/** The numbers in use that never move. */
const fixedParagrafer = (own: MoteILiggaren) => liveParagrafer(own).filter(({ fast }) => fast);

const fixedRangeOf = (own: MoteILiggaren, organ: Organ): string =>
  rangeOf({ ...own, paragrafer: own.paragrafer.filter(({ fast }) => fast) }, organ);

const countOf = (rubriker: readonly { rubrik: string }[], wanted: string): number =>
  rubriker.filter(({ rubrik }) => foldRubrik(rubrik) === wanted).length;

/** An ärende whose number was voided would get another one. */
function refuseVoided(own: MoteILiggaren, arenden: readonly LiggareArende[], organ: Organ): Refusal[] {
  const live = fixedParagrafer(own);
  return own.paragrafer.flatMap(({ rubrik, nummer, makulerad }): Refusal[] => {
    const wanted = foldRubrik(rubrik);
    if (makulerad === null || countOf(arenden, wanted) <= countOf(live, wanted)) return [];
    const index = arenden.findLastIndex((arende) => foldRubrik(arende.rubrik) === wanted);
    return [
      {
        code: 'NUMMER-015',
        values: { ref: refOf(own, nummer, organ), rubrik },
        path: `arenden[${index}]`,
      },
    ];
  });
}

/**
 * An ärende that stands where another number is now, or that another one replaced. It may be reworded, held against the
 * words that were frozen last and not against those of a draft.
 */
function refuseMoved(own: MoteILiggaren, arenden: readonly LiggareArende[], organ: Organ): Refusal[] {
  const live = fixedParagrafer(own).map(({ nummer, rubrik, fastRubrik }) => ({
    nummer,
    rubrik: fastRubrik ?? rubrik,
    folded: foldRubrik(fastRubrik ?? rubrik),
  }));
  const now = arenden.map(({ rubrik }) => foldRubrik(rubrik));
  return live.flatMap(({ rubrik, nummer, folded }, index): Refusal[] => {
    if (now[index] === folded) return [];
    const common = { ref: refOf(own, nummer, organ), rubrik, justerat: own.justering ? 'ja' : '' };
    const plats = now.findIndex((other, place) => other === folded && live[place]?.folded !== folded);
    if (plats >= 0)
      return [{ code: 'NUMMER-012', values: { ...common, plats: plats + 1 }, path: `arenden[${plats}]` }];
    const nu = arenden[index]?.rubrik ?? '';
    if (isAlike(rubrik, nu)) return [];
    return [{ code: 'NUMMER-018', values: { ...common, nu }, path: `arenden[${index}]` }];
  });
}

/** One begins or ends with the other, or half of the pairs of letters are the same (Dice's coefficient). */
function isAlike(one: string, other: string): boolean {
  const [short = '', long = ''] = [foldRubrik(one), foldRubrik(other)].sort((a, b) => a.length - b.length);
  if (long.startsWith(`${short} `) || long.endsWith(` ${short}`)) return true;
  const pairs = (text: string): string[] =>
    Array.from({ length: Math.max(1, text.length - 1) }, (_, at) => text.slice(at, at + 2));
  const [few, many] = [pairs(short), pairs(long)];
  const left = [...many];
  const common = few.filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return 4 * common.length >= few.length + many.length;
}

/** A reason lets another ärende stand under a fixed number; it is recorded. */
export const withoutForced = (refusals: readonly Refusal[], anda: string | undefined): Refusal[] =>
  refusals.filter(({ code }) => anda === undefined || code !== 'NUMMER-018');

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
  { innehall, arenden }: MeetingFacts,
  organ: Organ,
): Decision {
  const document = own.dokument.at(-1);
  if (!document || document.innehall.sha256 === innehall.sha256) return done();
  const live = liveParagrafer(own);
  const common = {
    mote: nameOf({ mote: own, organ }),
    namn: handleOf({ mote: own, organ }),
    tillstand: own.tillstand,
    justerat: own.justering ? 'ja' : '',
    rattelse: document.rattelse,
  };
  const was = (index: number) => ({
    ref: refOf(own, live[index]?.nummer ?? 0, organ),
    rubrik: live[index]?.rubrik ?? '',
  });
  const refusal = (andring: Andring): Refusal => {
    switch (andring.slag) {
      case 'motet':
        return { code: 'LAS-001', values: { ...common, falt: andring.falt }, path: andring.falt };
      case 'andrat':
        return {
          code: 'LAS-002',
          values: { ...common, ...was(andring.fore), falt: andring.falt.join(' ') },
          path: `arenden[${andring.nu}]`,
        };
      case 'flyttat':
        return {
          code: 'LAS-003',
          values: { ...common, ...was(andring.fore), plats: andring.nu + 1 },
          path: `arenden[${andring.nu}]`,
        };
      case 'nytt': {
        const values = { rubrik: arenden[andring.nu]?.rubrik ?? '' };
        return { code: 'LAS-004', values: { ...common, ...values }, path: `arenden[${andring.nu}]` };
      }
      case 'borta':
        return { code: 'LAS-005', values: { ...common, ...was(andring.fore) }, path: 'arenden' };
    }
  };
  const changes = andringarOf({ innehall: document.innehall, arenden: live }, { innehall, arenden });
  return { ok: false, refusals: changes.map(refusal) };
}
