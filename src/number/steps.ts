// The steps of a document's life, one function each: what happens, or why it cannot happen now. Pure.
// utkast → kallad → hållen → för justering → justerad → publicerad → arkiverad; makulerad ends it before justerad.
import { longDate, yearOf } from '../calendar/swedish-dates.ts';
import type { Fil } from '../domain/handelse.ts';
import {
  type FrystDokument,
  fixedOf,
  inOrder,
  isFrozen,
  isLive,
  type LiggareSerie,
  lastFixed,
  liveParagrafer,
  type MoteILiggaren,
} from '../domain/liggare.ts';
import type { Refusal } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';
import { comparableName } from '../domain/sammantrade.ts';
import { TILLSTAND_ORD } from '../messages/tillstand.ts';
import { type Decision, done, type Refusals, refuse } from './decision.ts';
import { numberForm, planArende } from './labels.ts';
import { handleOf, nameOf } from './meetings.ts';
import { rangeOf } from './plan-numbers.ts';

/** A meeting in its series, and the body that prints it. */
export interface Subject {
  serie: LiggareSerie;
  mote: MoteILiggaren;
  organ: Organ;
}

type Steg =
  | 'reservera'
  | 'avsluta'
  | 'faststall'
  | 'las-upp'
  | 'justera'
  | 'ratta'
  | 'publicera'
  | 'arkivera'
  | 'makulera'
  | 'flytta';

/** `nu`: what can be done next depends on it. */
const wordsOf = (subject: Subject) => ({
  mote: nameOf(subject),
  namn: handleOf(subject),
  nu: subject.mote.tillstand,
});

export function outOfOrder(subject: Subject, steg: Steg): Refusals {
  const { tillstand, original } = subject.mote;
  if (original && tillstand === 'importerad')
    return refuse('ORIGINAL-001', { ...wordsOf(subject), fil: original.fil, steg });
  return refuse('STEG-001', { ...wordsOf(subject), tillstand, steg });
}

/** Kallelsen is sent: the numbers are reserved, and may still move. */
export function reservera(subject: Subject, kalla: Fil): Decision {
  const { mote } = subject;
  if (mote.tillstand === 'kallad') return done();
  if (mote.tillstand !== 'utkast') return outOfOrder(subject, 'reservera');
  return done({ slag: 'kallat', mote: mote.mote, kalla });
}

/** The meeting was held. `today` is the Stockholm date. */
export function avsluta(subject: Subject, kalla: Fil, today: string, anda: string | undefined): Decision {
  const { mote } = subject;
  if (mote.tillstand === 'hallen') return done();
  const isEarly = mote.datum > today;
  const isSkipped = mote.tillstand === 'utkast' && anda !== undefined;
  if (mote.tillstand !== 'kallad' && !isSkipped) return outOfOrder(subject, 'avsluta');
  if (isEarly && anda === undefined) return notYet(subject);
  return done({
    slag: 'hallet',
    mote: mote.mote,
    kalla,
    ...((isEarly || isSkipped) && anda !== undefined && { skal: anda }),
  });
}

function notYet(subject: Subject): Refusals {
  const { datum } = subject.mote;
  return refuse('STEG-004', { mote: nameOf(subject), datum: longDate(datum) }, 'datum');
}

/** Whether content and numbers may be fixed now; the event of it needs the finished document. */
export function faststall(subject: Subject, today: string, anda: string | undefined): Decision {
  const { mote } = subject;
  if (isFrozen(mote)) return done();
  const mayBeForced = ['utkast', 'kallad', 'hallen'].includes(mote.tillstand);
  if (anda !== undefined && mayBeForced) return done();
  const refusals = [
    ...(mote.tillstand === 'hallen' ? [] : outOfOrder(subject, 'faststall').refusals),
    ...(mote.datum > today ? notYet(subject).refusals : []),
    ...refuseEarly(subject),
  ];
  return refusals.length > 0 ? { ok: false, refusals } : done();
}

/**
 * Meetings are numbered in the order of their dates; and what came to an unlocked one has to be fixed before the next
 * numbers are.
 */
function refuseEarly({ serie, mote, organ }: Subject): Refusal[] {
  const isWaiting = (other: MoteILiggaren): boolean =>
    other.fast ? other.mote !== mote.mote && fixedOf(other) === 'nagra' : inOrder(other, mote) < 0;
  const earlier = serie.moten.find((other) => isLive(other) && isWaiting(other));
  if (!earlier || mote.fast) return [];
  const first = { mote: earlier, organ };
  const values = {
    mote: nameOf({ mote, organ }),
    tidigare: nameOf(first),
    ord: TILLSTAND_ORD[earlier.tillstand],
    namn: handleOf(first),
  };
  return [{ code: 'NUMMER-013', values, path: 'datum' }];
}

/** Whether a rättelse may be made now; the event of it needs the finished document. `sha256` is that of the content. */
export function ratta(subject: Subject, sha256: string, skal: string): Decision {
  const { mote } = subject;
  const isPending = mote.tillstand === 'for-justering' && (mote.dokument.at(-1)?.rattelse ?? 0) > 0;
  if (!isPending && !['justerad', 'publicerad', 'arkiverad'].includes(mote.tillstand))
    return outOfOrder(subject, 'ratta');
  const document = mote.dokument.at(-1);
  if (isPending) return document?.rattar?.skal === skal ? done() : outOfOrder(subject, 'ratta');
  if (document?.innehall.sha256 === sha256) return refuse('STEG-005', { mote: nameOf(subject) });
  return done();
}

export function lasUpp(subject: Subject, skal: string): Decision {
  const { mote } = subject;
  if (isLive(mote) && mote.upplasning === skal) return done();
  if (mote.tillstand !== 'for-justering') return outOfOrder(subject, 'las-upp');
  return done({ slag: 'upplast', mote: mote.mote, skal });
}

/** A file that a step names. */
export interface GivenFil extends Fil {
  /** SHA-256 of the states that it had before something was added to it, as signatures are. */
  revisioner?: readonly string[];
}

export interface Justering {
  /** ISO date. */
  datum: string;
  satt: 'underskrift' | 'godkannande';
  /** Who signed or approved; absent for all who are to sign. */
  av?: readonly string[];
  /** The signed file; absent for the frozen one. */
  fil?: GivenFil;
}

export function justera(subject: Subject, justering: Justering, today: string): Decision {
  const { mote } = subject;
  const document = mote.dokument.at(-1);
  if (mote.tillstand !== 'for-justering' || !document)
    return isSameJustering(mote.justering, justering) ? done() : outOfOrder(subject, 'justera');
  const { datum, satt } = justering;
  const av = [...(justering.av ?? document.undertecknare.map(({ namn }) => namn))];
  const refused =
    refuseDay(subject, document, datum, today) ??
    refuseOthersFile(subject, justering.fil) ??
    (satt === 'underskrift' ? refuseSigners(subject, document, av) : null);
  if (refused) return refused;
  const { fil, sha256 } = justering.fil ?? document.pdf;
  return done({ slag: 'justerat', mote: mote.mote, datum, satt, av, fil: { fil, sha256 } });
}

/** Not before the meeting or the rättelse, and not in the future. */
function refuseDay(
  subject: Subject,
  { rattar }: FrystDokument,
  datum: string,
  today: string,
): Refusals | null {
  const { mote } = subject;
  const common = { mote: nameOf(subject), datum: longDate(datum) };
  if (datum < mote.datum) return refuse('STEG-006', { ...common, motesdatum: longDate(mote.datum) });
  if (datum > today) return refuse('STEG-007', common);
  if (rattar && datum < rattar.datum)
    return refuse('STEG-023', { ...common, rattades: longDate(rattar.datum) });
  return null;
}

/** All who are to sign have signed, and nobody else. The party after a name does not count. */
function refuseSigners(
  subject: Subject,
  { undertecknare }: FrystDokument,
  av: readonly string[],
): Refusals | null {
  const required = undertecknare.map(({ namn }) => namn);
  const without = (names: readonly string[], others: readonly string[]): string[] => {
    const known = new Set(others.map(comparableName));
    return names.filter((namn) => !known.has(comparableName(namn)));
  };
  const mote = nameOf(subject);
  const [missing, strangers] = [without(required, av), without(av, required)];
  if (missing.length > 0) return refuse('STEG-008', { mote, namn: missing.join('\n') });
  if (strangers.length === 0) return null;
  return refuse('STEG-009', { mote, namn: strangers.join('\n'), ska: required.join('\n') });
}

/** Nothing is said now that the ledger does not know. */
function isSameJustering(known: MoteILiggaren['justering'], { datum, satt, av, fil }: Justering): boolean {
  return (
    known !== null &&
    known.datum === datum &&
    known.satt === satt &&
    (av === undefined || isSameList(av, known.av)) &&
    isKnown(known.fil, fil)
  );
}

export function publicera(subject: Subject, fil: GivenFil | undefined, adress: string | null): Decision {
  const { mote } = subject;
  if (
    mote.tillstand === 'publicerad' &&
    mote.publicering?.adress === adress &&
    isKnown(mote.publicering.fil, fil)
  )
    return done();
  if (mote.tillstand !== 'justerad') return outOfOrder(subject, 'publicera');
  const others = refuseOthersFile(subject, fil);
  if (others) return others;
  return done({ slag: 'publicerat', mote: mote.mote, fil: fileToRecord(mote, fil), adress });
}

export function arkivera(
  subject: Subject,
  fil: GivenFil | undefined,
  diarienummer: string | null,
  anda: string | undefined,
): Decision {
  const { mote } = subject;
  if (
    mote.tillstand === 'arkiverad' &&
    mote.arkivering?.diarienummer === diarienummer &&
    isKnown(mote.arkivering.fil, fil)
  )
    return done();
  if (mote.tillstand === 'justerad' && anda === undefined)
    return refuse('STEG-010', { mote: nameOf(subject), namn: handleOf(subject) });
  if (mote.tillstand !== 'publicerad' && mote.tillstand !== 'justerad')
    return outOfOrder(subject, 'arkivera');
  const others = refuseOthersFile(subject, fil);
  if (others) return others;
  const skal = mote.tillstand === 'justerad' && anda !== undefined ? { skal: anda } : {};
  return done({ slag: 'arkiverat', mote: mote.mote, fil: fileToRecord(mote, fil), diarienummer, ...skal });
}

/** The file is one that the series knows as something else: of another meeting, or a document that no longer counts. */
function refuseOthersFile(subject: Subject, fil: GivenFil | undefined): Refusals | null {
  const { serie, mote, organ } = subject;
  if (!fil) return null;
  const states = new Set([fil.sha256, ...(fil.revisioner ?? [])]);
  const holds = (sums: readonly string[]): boolean => sums.some((sum) => states.has(sum));
  const documents = mote.dokument.map(({ pdf }) => pdf.sha256);
  if (holds(documents.slice(-1))) return null;
  const other = serie.moten.find((that) => that.mote !== mote.mote && holds(filesOf(that)));
  if (other) return refuse('STEG-024', { mote: nameOf(subject), annat: nameOf({ mote: other, organ }) });
  const isEnded = holds([...mote.upphavda, ...documents]);
  return isEnded ? refuse('STEG-025', { mote: nameOf(subject) }) : null;
}

/** SHA-256 of every file that the ledger knows a meeting by. */
function filesOf({ dokument, upphavda, justering, publicering, arkivering }: MoteILiggaren): string[] {
  const steps = [justering, publicering, arkivering].flatMap((step) => (step ? [step.fil.sha256] : []));
  return [...dokument.map(({ pdf }) => pdf.sha256), ...upphavda, ...steps];
}

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one.map(comparableName).sort()) === JSON.stringify(other.map(comparableName).sort());

const isKnown = (known: Fil, given: Fil | undefined): boolean =>
  given === undefined || given.sha256 === known.sha256;

function fileToRecord(mote: MoteILiggaren, given: GivenFil | undefined): Fil {
  if (given) return { fil: given.fil, sha256: given.sha256 };
  if (!mote.justering) throw new Error(`${mote.mote} is ${mote.tillstand} without a justering`);
  return mote.justering.fil;
}

/** The whole meeting: it is cancelled, or its numbers stay as a hole with a reason. */
export function makulera(subject: Subject, skal: string): Decision {
  const { mote } = subject;
  if (mote.makulering === skal) return done();
  if (mote.justering || !isLive(mote)) return isPast(subject);
  return done({ slag: 'makulerat', mote: mote.mote, skal });
}

/** What was justerat once is not voided, though a rättelse of it may be for justering. */
function isPast(subject: Subject): Refusals {
  const { mote } = subject;
  const tillstand = mote.tillstand === 'for-justering' ? 'justerad' : mote.tillstand;
  return refuse('STEG-001', { ...wordsOf(subject), tillstand, steg: 'makulera' });
}

/** One number, which then stays as a hole with a reason. */
export function makuleraNummer(subject: Subject, nummer: number, skal: string): Decision {
  const { mote, organ } = subject;
  const forms = numberForm(organ, yearOf(mote.datum));
  const values = {
    mote: nameOf(subject),
    namn: handleOf(subject),
    ref: planArende(forms, nummer, 0).ref,
    har: rangeOf(mote, organ),
  };
  const own = mote.paragrafer.find((paragraf) => paragraf.nummer === nummer);
  if (mote.justering || !isLive(mote)) return isPast(subject);
  if (!own) return refuse('STEG-011', values);
  if (mote.original) return refuse('ORIGINAL-003', { ...values, fil: mote.original.fil });
  if (own.makulerad !== null)
    return own.makulerad === skal ? done() : refuse('STEG-012', { ...values, skal: own.makulerad });
  if (!own.fast) return refuse('STEG-013', values);
  if (mote.tillstand === 'for-justering') return refuse('STEG-014', values);
  if (liveParagrafer(mote).filter(({ fast }) => fast).length === 1) return refuse('STEG-015', values);
  return done({ slag: 'nummer-makulerat', mote: mote.mote, nummer, skal });
}

/** The series begins in the middle of a year: the numbers before stand on paper, or in minutes that were imported. */
export function borja(serie: LiggareSerie, organ: Organ, nummer: number): Decision {
  const values = { organ: organ.kortnamn, start: nummer, ar: serie.series.period };
  if (organ.numrering.serie === 'mote') return refuse('NUMMER-010', values);
  if (serie.forsta === nummer) return done();
  const fixed = serie.moten.find(
    (mote) => mote.fast && (mote.original === null || lastFixed(mote) >= nummer),
  );
  if (fixed)
    return refuse('NUMMER-003', {
      ...values,
      datum: longDate(fixed.datum),
      har: rangeOf(fixed, organ),
      importerat: fixed.original ? 'ja' : '',
    });
  return done({ slag: 'borjan', nummer });
}
