// The steps of a document's life, one function each: what happens, or why it cannot happen now. Pure.
// utkast → kallad → hållen → för justering → justerad → publicerad → arkiverad; makulerad ends it before justerad.
import { longDate, yearOf } from '../calendar/swedish-dates.ts';
import {
  type Fil,
  type Handelse,
  inOrder,
  isFrozen,
  isLive,
  type LiggareSerie,
  liveParagrafer,
  type MoteILiggaren,
} from '../domain/liggare.ts';
import type { Series } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';
import { TILLSTAND_ORD } from '../messages/tillstand.ts';
import {
  type Decision,
  done,
  laterFixed,
  type MeetingFacts,
  meetingOn,
  overtakenBy,
  refuse,
  refuseBefore,
  refuseOtherMeeting,
} from './enter.ts';
import { numberForm, planArende } from './labels.ts';
import { rangeOf, seriesOf } from './plan-numbers.ts';

/** A meeting in its series, and the body that prints it. */
export interface Subject {
  serie: LiggareSerie;
  mote: MoteILiggaren;
  organ: Organ;
}

/** `LSVO 2023-11-17`, `LSVO 2023-11-17 (extra)`. */
export const nameOf = ({ mote, organ }: Pick<Subject, 'mote' | 'organ'>): string =>
  `${organ.kortnamn} ${mote.datum}${mote.extra ? ' (extra)' : ''}`;

/** The same as typed in a command: `lsvo-2023-11-17`. */
export const handleOf = ({ mote, organ }: Pick<Subject, 'mote' | 'organ'>): string =>
  `${organ.slug}-${mote.datum}${mote.extra ? '-extra' : ''}`;

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

function outOfOrder(subject: Subject, steg: Steg): Decision {
  const { mote } = subject;
  const values = { mote: nameOf(subject), namn: handleOf(subject), tillstand: mote.tillstand, steg };
  return refuse('STEG-001', { ...values, ord: TILLSTAND_ORD[mote.tillstand] });
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

function notYet(subject: Subject): Decision {
  const { datum } = subject.mote;
  return refuse('STEG-004', { mote: nameOf(subject), datum: longDate(datum) }, 'datum');
}

/** Whether content and numbers may be fixed now; the event of it needs the finished document. */
export function faststall(subject: Subject, today: string, anda: string | undefined): Decision {
  const { serie, mote, organ } = subject;
  if (isFrozen(mote)) return done();
  const isSkipped = (mote.tillstand === 'utkast' || mote.tillstand === 'kallad') && anda !== undefined;
  if (mote.tillstand !== 'hallen' && !isSkipped) return outOfOrder(subject, 'faststall');
  if (mote.datum > today && anda === undefined) return notYet(subject);
  const earlier = serie.moten.find((other) => isLive(other) && !other.fast && inOrder(other, mote) < 0);
  if (earlier && !mote.fast && anda === undefined)
    return refuse(
      'NUMMER-013',
      {
        mote: nameOf(subject),
        tidigare: nameOf({ mote: earlier, organ }),
        ord: TILLSTAND_ORD[earlier.tillstand],
        namn: handleOf({ mote: earlier, organ }),
      },
      'datum',
    );
  return done();
}

/** Whether a rättelse may be made now; the event of it needs the finished document. `sha256` is that of the content. */
export function ratta(subject: Subject, sha256: string): Decision {
  const { mote } = subject;
  const isPending = mote.tillstand === 'for-justering' && (mote.dokument.at(-1)?.rattelse ?? 0) > 0;
  if (!isPending && !['justerad', 'publicerad', 'arkiverad'].includes(mote.tillstand))
    return outOfOrder(subject, 'ratta');
  const document = mote.dokument.at(-1);
  if (isPending) return document?.innehall.sha256 === sha256 ? done() : outOfOrder(subject, 'ratta');
  if (document?.innehall.sha256 === sha256) return refuse('STEG-005', { mote: nameOf(subject) });
  return done();
}

export function lasUpp(subject: Subject, skal: string): Decision {
  const { mote } = subject;
  if (isLive(mote) && mote.upplasning === skal) return done();
  if (mote.tillstand !== 'for-justering') return outOfOrder(subject, 'las-upp');
  return done({ slag: 'upplast', mote: mote.mote, skal });
}

export interface Justering {
  /** ISO date. */
  datum: string;
  satt: 'underskrift' | 'godkannande';
  /** Who signed or approved; absent for all who are to sign. */
  av?: readonly string[];
  /** The signed file; absent for the frozen one. */
  fil?: Fil;
}

const folded = (name: string): string => name.replace(/\s+/g, ' ').trim().toLowerCase();

export function justera(subject: Subject, justering: Justering, today: string): Decision {
  const { mote } = subject;
  const document = mote.dokument.at(-1);
  if (mote.tillstand !== 'for-justering' || !document) {
    return isSameJustering(mote.justering, justering) ? done() : outOfOrder(subject, 'justera');
  }
  const { datum, satt } = justering;
  const common = { mote: nameOf(subject), datum: longDate(datum) };
  if (datum < mote.datum) return refuse('STEG-006', { ...common, motesdatum: longDate(mote.datum) });
  if (datum > today) return refuse('STEG-007', common);
  const { fil, sha256 } = justering.fil ?? document.pdf;
  const required = document.undertecknare.map(({ namn }) => namn);
  const av = [...(justering.av ?? required)];
  if (satt === 'underskrift') {
    const given = new Set(av.map(folded));
    const missing = required.filter((namn) => !given.has(folded(namn)));
    const others = av.filter((namn) => !required.some((other) => folded(other) === folded(namn)));
    if (missing.length > 0) return refuse('STEG-008', { ...common, namn: missing.join('\n') });
    if (others.length > 0)
      return refuse('STEG-009', { ...common, namn: others.join('\n'), ska: required.join('\n') });
  }
  return done({ slag: 'justerat', mote: mote.mote, datum, satt, av, fil: { fil, sha256 } });
}

/** Nothing is said now that the ledger does not know. */
function isSameJustering(known: MoteILiggaren['justering'], { datum, satt, av, fil }: Justering): boolean {
  return (
    known !== null &&
    known.datum === datum &&
    known.satt === satt &&
    (av === undefined || JSON.stringify(av.map(folded)) === JSON.stringify(known.av.map(folded))) &&
    (fil === undefined || fil.sha256 === known.fil.sha256)
  );
}

export function publicera(subject: Subject, fil: Fil | undefined, adress: string | null): Decision {
  const { mote } = subject;
  if (mote.tillstand === 'publicerad' && mote.publicering?.adress === adress) return done();
  if (mote.tillstand !== 'justerad') return outOfOrder(subject, 'publicera');
  return done({ slag: 'publicerat', mote: mote.mote, fil: fil ?? justeradFil(mote), adress });
}

export function arkivera(
  subject: Subject,
  fil: Fil | undefined,
  diarienummer: string | null,
  anda: string | undefined,
): Decision {
  const { mote } = subject;
  if (mote.tillstand === 'arkiverad' && mote.arkivering?.diarienummer === diarienummer) return done();
  if (mote.tillstand === 'justerad' && anda === undefined)
    return refuse('STEG-010', { mote: nameOf(subject), namn: handleOf(subject) });
  if (mote.tillstand !== 'publicerad' && mote.tillstand !== 'justerad')
    return outOfOrder(subject, 'arkivera');
  const skal = mote.tillstand === 'justerad' && anda !== undefined ? { skal: anda } : {};
  return done({ slag: 'arkiverat', mote: mote.mote, fil: fil ?? justeradFil(mote), diarienummer, ...skal });
}

function justeradFil(mote: MoteILiggaren): Fil {
  if (!mote.justering) throw new Error(`${mote.mote} is ${mote.tillstand} without a justering`);
  return mote.justering.fil;
}

/** The whole meeting: it is cancelled, or its numbers stay as a hole with a reason. */
export function makulera(subject: Subject, skal: string): Decision {
  const { mote } = subject;
  if (mote.makulering === skal) return done();
  if (mote.justering || !isLive(mote)) return outOfOrder(subject, 'makulera');
  return done({ slag: 'makulerat', mote: mote.mote, skal });
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
  if (mote.justering || !isLive(mote)) return outOfOrder(subject, 'makulera');
  if (!own) return refuse('STEG-011', values);
  if (own.makulerad !== null)
    return own.makulerad === skal ? done() : refuse('STEG-012', { ...values, skal: own.makulerad });
  if (!mote.fast) return refuse('STEG-013', values);
  if (mote.tillstand === 'for-justering') return refuse('STEG-014', values);
  if (liveParagrafer(mote).length === 1) return refuse('STEG-015', values);
  return done({ slag: 'nummer-makulerat', mote: mote.mote, nummer, skal });
}

export interface Move {
  /** The file's date is the new one. */
  facts: MeetingFacts;
  skal: string;
  anda: string | undefined;
}

/** One event in the old series, and where the year or the body's numbering asks for it, another in the new one. */
export type MoveDecision =
  | { ok: true; handelser: { series: Series; handelse: Handelse }[] }
  | Extract<Decision, { ok: false }>;

/** `to` is the series of the new date; the same as the meeting's own where the date stays in it. */
export function flytta(subject: Subject, to: LiggareSerie, { facts, skal, anda }: Move): MoveDecision {
  const { serie, mote, organ } = subject;
  const { datum, start, extra } = facts;
  const denied = (decision: Decision): MoveDecision => decision as Extract<Decision, { ok: false }>;
  if (isFrozen(mote) || !isLive(mote)) return denied(outOfOrder(subject, 'flytta'));
  const other = meetingOn(to, facts);
  if (other && other.mote !== mote.mote)
    return denied(refuse('STEG-016', { mote: nameOf(subject), datum: longDate(datum) }, 'datum'));
  const otherMeeting = refuseOtherMeeting(serie, mote, facts, organ);
  if (otherMeeting) return otherMeeting;
  const isSameSeries = JSON.stringify(seriesOf(facts, organ)) === JSON.stringify(serie.series);
  if (!isSameSeries && mote.fast)
    return denied(refuse('STEG-017', { mote: nameOf(subject), har: rangeOf(mote, organ) }, 'datum'));
  const day = { datum, start, extra };
  const later = mote.fast ? overtakenBy(to, mote, day) : laterFixed(to, day);
  if (later && anda === undefined) return { ok: false, refusals: [refuseBefore(later, facts, organ)] };
  const ordning = later && anda !== undefined ? anda : undefined;
  if (isSameSeries)
    return {
      ok: true,
      handelser: [
        {
          series: serie.series,
          handelse: {
            slag: 'flyttat',
            mote: mote.mote,
            datum,
            start,
            skal,
            ...(ordning !== undefined && { ordning }),
          },
        },
      ],
    };
  const arenden = liveParagrafer(mote).map(({ rubrik, diarienummer }) => ({ rubrik, diarienummer }));
  return {
    ok: true,
    handelser: [
      { series: serie.series, handelse: { slag: 'utflyttat', mote: mote.mote, datum, skal } },
      {
        series: to.series,
        handelse: {
          slag: 'infort',
          mote: mote.mote,
          datum,
          start,
          extra,
          fil: facts.fil,
          arenden,
          tillstand: mote.tillstand as 'utkast' | 'kallad' | 'hallen',
          flyttatFran: mote.datum,
          ...(ordning !== undefined && { skal: ordning }),
        },
      },
    ],
  };
}

/** The series begins in the middle of a year: the numbers before stand on paper. */
export function borja(serie: LiggareSerie, organ: Organ, nummer: number): Decision {
  const values = { organ: organ.kortnamn, start: nummer, ar: serie.series.period };
  if (organ.numrering.serie === 'mote') return refuse('NUMMER-010', values);
  if (serie.forsta === nummer) return done();
  const fixed = serie.moten.find(({ fast }) => fast);
  if (fixed)
    return refuse('NUMMER-003', { ...values, datum: longDate(fixed.datum), har: rangeOf(fixed, organ) });
  return done({ slag: 'borjan', nummer });
}
