// What a run of meeting files does to the ledger, and the numbers that each prints. Pure: nothing is taken yet.
// Meetings come in the order of their dates, each on top of what the ledger has and of the meetings before it.
import { isoDate } from '../calendar/swedish-dates.ts';
import type { Dokument, Fil, Handelse, Innehall } from '../domain/handelse.ts';
import {
  type FrystDokument,
  isFrozen,
  type LiggareSerie,
  liveParagrafer,
  type MoteILiggaren,
  type Original,
} from '../domain/liggare.ts';
import type { NumberPlan, Refusal, Series } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';
import { oncePer } from '../domain/remembered.ts';
import type { Sammantrade } from '../domain/sammantrade.ts';
import { namedFields } from '../messages/fields.ts';
import { after, type Decision, done, type MeetingFacts, type Refusals, refuse } from './decision.ts';
import { enter, voidedOrMoved } from './enter.ts';
import { refuseCorrection, withoutForced } from './fixed.ts';
import { innehallOf, rattadeFalt } from './innehall.ts';
import { type LedgerReader, LedgerRun, type PlannedSerie } from './ledger-run.ts';
import { lastOn, meetingOn, nameOf } from './meetings.ts';
import { agendaOf, numberPlanOf, seriesOf } from './plan-numbers.ts';
import { avsluta, faststall, outOfOrder, ratta, reservera, type Subject } from './steps.ts';

export interface MeetingOfRun {
  meeting: Sammantrade;
  organ: Organ;
  /** The meeting file. */
  kalla: Fil;
}

/** What is to happen with the meetings of a run. */
export interface Intent {
  steg: 'rendera' | 'reservera' | 'avsluta' | 'faststall' | 'ratta';
  /** Now, ISO instant. */
  nu: string;
  /** Why an order is set aside. */
  anda?: string;
  /** Why a justerat protokoll is corrected; given for `ratta`. */
  skal?: string;
  /** Only to be looked at: a draft of what the step would freeze. */
  prov?: boolean;
}

export interface PlannedMeeting {
  ok: true;
  series: Series;
  /** Number of the series' last entry when it was read. */
  basedOn: number;
  /** What happens before the document is made. */
  handelser: Handelse[];
  plan: NumberPlan;
  /** The meeting once all this has happened. */
  mote: MoteILiggaren;
  innehall: Innehall;
  /** What was refused, had no reason been given. */
  aside: Refusal[];
  /** Neither content nor numbers are fixed. */
  utkast: boolean;
  /** The protokoll that was imported: the document is an avskrift of it. */
  avskrift: Original | null;
  /** The document that is fixed already, and has to come out the same. */
  fryst: FrystDokument | null;
  /** Makes the last event, which needs the finished document; null where none is frozen now. */
  freeze: ((dokument: Dokument) => Handelse) | null;
  /** The rättelse that the document is. */
  rattelse: PlannedRattelse | null;
}

/** What a rättelse says of itself; dates are ISO dates. */
export interface PlannedRattelse {
  nummer: number;
  skal: string;
  beslutad: string;
  /** When the protokoll that it corrects was justerat. */
  justerades: string;
  /** What was changed, ärende by ärende; `ref` is null for the meeting itself. */
  andringar: { ref: string | null; rubrik: string; vad: string }[];
}

export interface PlannedRun {
  /** One result per meeting, in the order given, which is that of the dates. */
  meetings: (PlannedMeeting | Refusals)[];
  series: PlannedSerie[];
}

export function planRun(meetings: readonly MeetingOfRun[], ledger: LedgerReader, intent: Intent): PlannedRun {
  const run = new LedgerRun(ledger);
  const decided = meetings.map((one): Decided | Refusals => {
    const series = seriesOf(one.meeting, one.organ);
    const found = run.serie(series, one.organ);
    if (!found.ok) return found;
    const decision = decide(one, found.after, run, intent);
    if (!decision.ok) return decision;
    const aside = setAside(one, found.after, run, intent);
    run.happen(series, decision.willHappen);
    return { ...decision, aside };
  });
  // A meeting's numbers are settled when every event of the run is known.
  const settled = decided.map((decision, index) => {
    const one = meetings[index] as MeetingOfRun;
    if (!decision.ok) return decision;
    const found = run.serie(seriesOf(one.meeting, one.organ), one.organ);
    return found.ok ? settle(one, decision, found, intent) : found;
  });
  return { meetings: settled, series: run.series };
}

/** What would be refused here without the reason that was given. */
function setAside(
  one: MeetingOfRun,
  before: LiggareSerie,
  run: LedgerRun,
  { anda, ...intent }: Intent,
): Refusal[] {
  if (anda === undefined) return [];
  const decision = decide(one, before, run, intent);
  return decision.ok ? [] : decision.refusals;
}

const STEPS: Record<
  Intent['steg'],
  (subject: Subject, kalla: Fil, intent: Intent, sha256: string) => Decision
> = {
  rendera: () => done(),
  reservera: (subject, kalla) => reservera(subject, kalla),
  avsluta: (subject, kalla, { nu, anda }) => avsluta(subject, kalla, isoDate(nu), anda),
  faststall: (subject, _kalla, { nu, anda }) => faststall(subject, isoDate(nu), anda),
  ratta: (subject, _kalla, { skal = '' }, sha256) => ratta(subject, sha256, skal),
};

interface Decided {
  ok: true;
  handelser: Handelse[];
  freeze: PlannedMeeting['freeze'];
  /** All of it, with a stand-in for the finished document. */
  willHappen: Handelse[];
  aside: Refusal[];
}

/** Reckoned once: a meeting is asked for it when it is decided on and when it is planned. */
const innehallOnce = oncePer(innehallOf);

export function factsOf({ meeting, kalla }: Pick<MeetingOfRun, 'meeting' | 'kalla'>): MeetingFacts {
  const { datum, tid, extra } = meeting;
  return {
    ...{ datum, start: tid.start, extra, fil: kalla.fil },
    ...{ arenden: agendaOf(meeting), innehall: innehallOnce(meeting) },
  };
}

/** Stands for the finished document while the numbers of the meetings after it are planned. */
const NOT_YET_MADE: Omit<Dokument, 'innehall'> = {
  pdf: { fil: '', sha256: '', sidor: 0 },
  framstallning: { form: 'portal', klocka: null },
  undertecknare: [],
};

function decide(one: MeetingOfRun, before: LiggareSerie, run: LedgerRun, intent: Intent): Decided | Refusals {
  const { organ, kalla } = one;
  const facts = factsOf(one);
  const { sha256 } = facts.innehall;
  const entered = enterOrCorrect(before, facts, organ, run, intent);
  if (!entered.ok) return entered;
  const serie = after(before, entered.handelser);
  const subject = { serie, mote: meetingThere(serie, facts), organ };
  const step = STEPS[intent.steg](subject, kalla, intent, sha256);
  if (!step.ok) return step;
  const handelser = [...entered.handelser, ...step.handelser];
  const freeze = freezeOf(subject, facts, intent);
  const last = freeze ? [freeze({ ...NOT_YET_MADE, innehall: facts.innehall })] : [];
  return { ok: true, handelser, freeze, willHappen: [...handelser, ...last], aside: [] };
}

function meetingThere(serie: LiggareSerie, facts: MeetingFacts): MoteILiggaren {
  const mote = meetingOn(serie, facts);
  if (!mote) throw new Error(`no meeting on ${facts.datum}`);
  return mote;
}

/** What is justerat is changed by a rättelse alone, and a rättelse is made of nothing else. */
function enterOrCorrect(
  serie: LiggareSerie,
  facts: MeetingFacts,
  organ: Organ,
  run: LedgerRun,
  { steg, anda }: Intent,
): Decision {
  const known = meetingOn(serie, facts);
  if (steg === 'ratta' && !known) return nothingToCorrect(serie, facts, organ);
  if (steg === 'ratta' && known?.justering && known.tillstand !== 'for-justering') {
    const refusals = withoutForced(refuseCorrection(serie, known, facts, organ), anda);
    return refusals.length > 0 ? { ok: false, refusals } : done();
  }
  if (known) return enter({ serie, facts, organ, anda, elsewhere: [] });
  const elsewhere = run.elsewhere(serie.series, organ, facts.fil);
  return elsewhere.ok ? enter({ serie, facts, organ, anda, elsewhere: elsewhere.serier }) : elsewhere;
}

/** The day's meeting was voided or moved away, or nobody entered one. */
function nothingToCorrect(serie: LiggareSerie, facts: MeetingFacts, organ: Organ): Refusals {
  const voided = lastOn(serie, facts);
  if (voided) return outOfOrder({ serie, mote: voided, organ }, 'ratta');
  const moved = serie.moten.find(({ datum, extra }) => datum === facts.datum && extra === facts.extra);
  if (moved) return { ok: false, refusals: [voidedOrMoved(moved, organ)] };
  return refuse('STEG-018', { mote: nameOf({ mote: facts, organ }) }, 'datum');
}

function freezeOf(
  subject: Subject,
  { start, fil, arenden, innehall }: MeetingFacts,
  { steg, anda, skal = '', nu }: Intent,
): PlannedMeeting['freeze'] {
  const { mote } = subject;
  if (steg === 'faststall' && !isFrozen(mote)) {
    const forsta = mote.fast ? (mote.paragrafer[0]?.nummer ?? 0) : subject.serie.nasta;
    const setsAside = anda !== undefined && !faststall(subject, isoDate(nu), undefined).ok;
    return (dokument) => ({
      slag: 'faststallt',
      mote: mote.mote,
      forsta,
      ...dokument,
      ...(setsAside && { skal: anda }),
    });
  }
  if (steg !== 'ratta' || mote.dokument.at(-1)?.innehall.sha256 === innehall.sha256) return null;
  return (dokument) => ({
    slag: 'rattat',
    mote: mote.mote,
    start,
    fil,
    arenden: [...arenden],
    rattelse: mote.rattelser + 1,
    skal,
    datum: isoDate(nu),
    justerades: mote.justering?.datum ?? '',
    ...dokument,
  });
}

function settle(
  one: MeetingOfRun,
  decided: Decided,
  { before, after }: PlannedSerie,
  intent: Intent,
): PlannedMeeting {
  const { meeting, organ } = one;
  const facts = factsOf(one);
  const mote = meetingThere(after, facts);
  const plan = numberPlanOf(mote, meeting, organ);
  const { handelser, freeze, aside } = decided;
  const document = mote.dokument.at(-1) ?? null;
  return {
    ok: true,
    series: plan.series,
    basedOn: before.nr,
    handelser,
    aside,
    plan,
    mote,
    innehall: facts.innehall,
    utkast: (document === null && mote.original === null) || (intent.prov === true && freeze !== null),
    avskrift: mote.original,
    fryst: freeze ? null : document,
    freeze,
    rattelse: document ? rattelseOf(mote, document, plan) : null,
  };
}

function rattelseOf(
  { dokument, paragrafer }: MoteILiggaren,
  { rattelse, rattar, innehall }: FrystDokument,
  plan: NumberPlan,
): PlannedRattelse | null {
  const corrected = dokument.at(-2);
  if (!rattar || !corrected) return null;
  const live = liveParagrafer({ paragrafer });
  const andringar = rattadeFalt(corrected.innehall, innehall).map(({ arende, falt }) => ({
    ref: arende === null ? null : (plan.arenden[arende]?.ref ?? null),
    rubrik: arende === null ? '' : (live[arende]?.rubrik ?? ''),
    vad: namedFields(falt),
  }));
  const { skal, datum, justerades } = rattar;
  return { nummer: rattelse, skal, beslutad: datum, justerades, andringar };
}
