// Paragrafliggaren as a history: what happened to a body's meetings, and what follows from it.
// The events are all that is kept. States, numbers and documents are derived by `replay`, so nothing can disagree.
// Fixed numbers never move; provisional ones follow them in the order of the meetings' dates (standarder: KL 5:65–66).
import type { Dokument, Fil, Handelse, LiggareArende, NoteradUnderskrift, Post } from './handelse.ts';
import { type Infort, newMeeting, paragraf } from './infort.ts';
import type { MeetingKey, Series } from './numbers.ts';

export const TILLSTAND = [
  'utkast',
  'kallad',
  'hallen',
  'for-justering',
  'justerad',
  'publicerad',
  'arkiverad',
  'importerad',
  'makulerad',
] as const;
export type Tillstand = (typeof TILLSTAND)[number];

/** A frozen document of a meeting: the protokoll itself, or a rättelse of it. */
export interface FrystDokument extends Dokument {
  /** From 1; 0 for the protokoll. */
  rattelse: number;
  rattar: {
    skal: string;
    datum: string;
    justerades: string;
    /** What the ledger kept of the meeting file before. */
    fore: { start: string | null; fil: string; arenden: LiggareArende[] };
  } | null;
}

/** The protokoll of a meeting that was imported: what we print of it is an avskrift. */
export interface Original extends Fil {
  underskrifter: NoteradUnderskrift[];
}

export interface Paragraf extends LiggareArende {
  nummer: number;
  /** The number never moves; else it is what the ärende would get now. */
  fast: boolean;
  /** The rubrik that it was frozen with last; null before that. */
  fastRubrik: string | null;
  /** Why the number was voided; null for one that is in use. */
  makulerad: string | null;
}

export interface MoteILiggaren extends MeetingKey {
  /** Name for ever, after the body and the first date: `lsvo-2023-11-17`. */
  mote: string;
  start: string | null;
  fil: string;
  tillstand: Tillstand;
  /** Numbers are fixed; those of ärenden that came to an unlocked meeting are not yet. */
  fast: boolean;
  /** In order; of a meeting that was cancelled before its numbers were fixed, none. */
  paragrafer: Paragraf[];
  /** Null for a meeting whose protokoll is made here. */
  original: Original | null;
  /** The date that it was moved from last. */
  flyttatFran: string | null;
  /** Where it was moved to, for one that belongs to another series now. */
  flyttatTill: string | null;
  /** Why it was unlocked, until it is frozen again. */
  upplasning: string | null;
  /** SHA-256 of the documents that were frozen and unlocked again. */
  upphavda: string[];
  /** The frozen documents that count, the protokoll first and then its rättelser. */
  dokument: FrystDokument[];
  /** How many rättelser were ever made. */
  rattelser: number;
  /** A reason was given for standing out of the order of dates. */
  skalForOrdning: string | null;
  justering: { datum: string; satt: 'underskrift' | 'godkannande'; av: string[]; fil: Fil } | null;
  publicering: { fil: Fil; adress: string | null } | null;
  arkivering: { fil: Fil; diarienummer: string | null } | null;
  /** Why the whole meeting was voided. */
  makulering: string | null;
}

export interface LiggareSerie {
  series: Series;
  /** Number of the last entry of the series; 0 for none. */
  nr: number;
  /** The first number of the series. */
  forsta: number;
  /** The next number that can be fixed. */
  nasta: number;
  /** In the order of their dates. */
  moten: MoteILiggaren[];
}

export const emptySerie = (series: Series): LiggareSerie => ({
  series,
  nr: 0,
  forsta: 1,
  nasta: 1,
  moten: [],
});

/** Meetings follow each other by date, then by hour; an extra meeting comes after the ordinary one. */
export function inOrder(
  a: Pick<MoteILiggaren, 'datum' | 'start' | 'extra'>,
  b: Pick<MoteILiggaren, 'datum' | 'start' | 'extra'>,
): number {
  if (a.datum !== b.datum) return a.datum < b.datum ? -1 : 1;
  const key = ({ start, extra }: typeof a): string => `${start ?? '00:00'} ${extra ? 1 : 0}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

/** It holds numbers or will get some. */
export const isLive = (mote: MoteILiggaren): boolean =>
  mote.tillstand !== 'makulerad' && mote.flyttatTill === null;

/** The content is fixed: it can be made again, but not be changed. */
export const isFrozen = ({ tillstand }: Pick<MoteILiggaren, 'tillstand'>): boolean =>
  ['for-justering', 'justerad', 'publicerad', 'arkiverad'].includes(tillstand);

/** The numbers in use. */
export const liveParagrafer = ({ paragrafer }: Pick<MoteILiggaren, 'paragrafer'>): Paragraf[] =>
  paragrafer.filter(({ makulerad }) => makulerad === null);

/** What the ledger keeps of a meeting's ärenden. */
export const arendenOf = (mote: Pick<MoteILiggaren, 'paragrafer'>): LiggareArende[] =>
  liveParagrafer(mote).map(({ rubrik, diarienummer }) => ({ rubrik, diarienummer }));

/** A history that cannot have happened: somebody else wrote it, or we have a bug. */
export class ImpossibleHistory extends Error {}

function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new ImpossibleHistory(what);
}

/** The series after one more event. Throws ImpossibleHistory for what the rules do not allow. */
export function apply(serie: LiggareSerie, handelse: Handelse): LiggareSerie {
  if (handelse.slag === 'borjan') {
    const { nummer } = handelse;
    const isOurs = serie.moten.some(({ fast, original }) => fast && original === null);
    must(nummer >= 1 && !isOurs && serie.moten.every((mote) => lastFixed(mote) < nummer), 'a late beginning');
    return renumbered({ ...serie, forsta: nummer });
  }
  if (handelse.slag === 'infort' || handelse.slag === 'overfort' || handelse.slag === 'importerat')
    return entered(serie, handelse);
  const before = serie.moten.find(({ mote }) => mote === handelse.mote);
  must(before !== undefined, `${handelse.slag} of a meeting that is not there: ${handelse.mote}`);
  must(isLive(before), `${handelse.slag} of ${handelse.mote}, which is voided or moved away`);
  const after = { ...before, ...changeOf(serie, before, handelse) };
  return renumbered({ ...serie, moten: serie.moten.map((other) => (other === before ? after : other)) });
}

/** The series as the entries leave it. */
export function replay(series: Series, poster: readonly Pick<Post, 'nr' | 'handelse'>[]): LiggareSerie {
  return poster.reduce((serie, { nr, handelse }) => ({ ...apply(serie, handelse), nr }), emptySerie(series));
}

type Of<Slag extends Handelse['slag']> = Extract<Handelse, { slag: Slag }>;

/** How many of the numbers in use never move. */
export function fixedOf(mote: Pick<MoteILiggaren, 'paragrafer'>): 'alla' | 'nagra' | 'inga' {
  const live = liveParagrafer(mote);
  const fixed = live.filter(({ fast }) => fast).length;
  return fixed === live.length ? 'alla' : fixed > 0 ? 'nagra' : 'inga';
}

/** With the words that it has now. */
const asFrozen = (own: Paragraf): Paragraf => ({ ...own, fastRubrik: own.rubrik });

/** The highest; 0 for a meeting without fixed numbers. */
export const lastFixed = ({ paragrafer }: Pick<MoteILiggaren, 'paragrafer'>): number =>
  paragrafer.reduce((last, { fast, nummer }) => (fast && nummer > last ? nummer : last), 0);

/** One that was moved away may come back, and what was imported may be read anew, with a reason. */
const givesWay = ({ flyttatTill, tillstand }: MoteILiggaren, handelse: Infort): boolean =>
  flyttatTill !== null ||
  (handelse.slag === 'importerat' && handelse.skal !== undefined && tillstand === 'importerad');

function entered(serie: LiggareSerie, handelse: Infort): LiggareSerie {
  const { mote, datum, extra, arenden } = handelse;
  const others = serie.moten.filter((other) => other.mote !== mote || !givesWay(other, handelse));
  must(!others.some((other) => other.mote === mote), `${mote} twice`);
  must(isFree(others, datum, { extra }), `two meetings on ${datum}`);
  if (handelse.slag === 'overfort')
    must(handelse.forsta === serie.nasta, `${mote} begins with ${handelse.forsta}`);
  if (handelse.slag === 'importerat') {
    const numbers = new Set(handelse.nummer);
    must(numbers.size === handelse.nummer.length, `${mote} has a number twice`);
    must(numbers.size === arenden.length, `${mote} has ${arenden.length} ärenden`);
    const isTaken = others.some((other) =>
      other.paragrafer.some(({ fast, nummer }) => fast && numbers.has(nummer)),
    );
    must(!isTaken, `a number of ${mote} is taken`);
  }
  return renumbered({ ...serie, moten: [...others, newMeeting(serie, handelse)] });
}

/** A body has one ordinary meeting a day, and perhaps an extra one. */
function isFree(moten: readonly MoteILiggaren[], datum: string, mote: Pick<MoteILiggaren, 'extra'>): boolean {
  return !moten.some(
    (other) => other !== mote && isLive(other) && other.datum === datum && other.extra === mote.extra,
  );
}

/** Provisional numbers follow the fixed ones: first what came to an unlocked meeting, then the meetings by their dates. */
function renumbered(serie: LiggareSerie): LiggareSerie {
  const nasta = Math.max(serie.forsta, ...serie.moten.map((mote) => lastFixed(mote) + 1));
  let next = nasta;
  const numbered = (mote: MoteILiggaren): MoteILiggaren => {
    const first = next;
    const loose = mote.paragrafer.filter(({ fast }) => !fast);
    next += loose.length;
    if (loose.every(({ nummer }, index) => nummer === first + index)) return mote;
    const kept = mote.paragrafer.filter(({ fast }) => fast);
    return {
      ...mote,
      paragrafer: [...kept, ...loose.map((own, index) => ({ ...own, nummer: first + index }))],
    };
  };
  const moten = serie.moten
    .toSorted(inOrder)
    .map((mote) => (mote.fast ? numbered(mote) : mote))
    .map((mote) => {
      if (mote.fast) return mote;
      return isLive(mote) ? numbered(mote) : { ...mote, paragrafer: [] };
    });
  return { ...serie, nasta, moten };
}

function changeOf(
  serie: LiggareSerie,
  before: MoteILiggaren,
  handelse: Exclude<Handelse, Infort | Of<'borjan'>>,
): Partial<MoteILiggaren> {
  const { tillstand, mote } = before;
  const from = (...states: Tillstand[]): void =>
    must(states.includes(tillstand), `${handelse.slag} of ${mote}, which is ${tillstand}`);
  switch (handelse.slag) {
    case 'andrat': {
      from('utkast', 'kallad', 'hallen', 'importerad');
      const { start, fil, arenden, skal } = handelse;
      const skalForOrdning = skal ?? before.skalForOrdning;
      return { start, fil, skalForOrdning, paragrafer: newParagrafer(serie, before, arenden) };
    }
    case 'kallat':
      from('utkast');
      return { tillstand: 'kallad' };
    case 'hallet':
      from('kallad', ...(handelse.skal ? (['utkast'] as const) : []));
      return { tillstand: 'hallen' };
    case 'faststallt': {
      from('hallen', ...(handelse.skal ? (['utkast', 'kallad'] as const) : []));
      const loose = before.paragrafer.find(({ fast }) => !fast);
      must(!before.fast || !loose || isLastFixed(serie, before), `${mote} cannot grow`);
      let next = serie.nasta;
      const paragrafer = before.paragrafer.map((own) =>
        asFrozen(own.fast ? own : { ...own, nummer: next++, fast: true }),
      );
      must(paragrafer[0]?.nummer === handelse.forsta, `${mote} fixed from ${handelse.forsta}`);
      const isEarly = serie.moten.some((other) => isLive(other) && !other.fast && inOrder(other, before) < 0);
      const skalForOrdning = (isEarly ? handelse.skal : undefined) ?? before.skalForOrdning;
      return {
        tillstand: 'for-justering',
        fast: true,
        upplasning: null,
        paragrafer,
        skalForOrdning,
        dokument: [{ ...documentOf(handelse), rattelse: 0, rattar: null }],
      };
    }
    case 'upplast': {
      from('for-justering');
      const upplasning = handelse.skal;
      const upphavda = [...before.upphavda, ...before.dokument.slice(-1).map(({ pdf }) => pdf.sha256)];
      if (before.dokument.length === 1) return { tillstand: 'hallen', dokument: [], upplasning, upphavda };
      // A rättelse that is taken back leaves what it was to correct as it was.
      const state = before.arkivering ? 'arkiverad' : before.publicering ? 'publicerad' : 'justerad';
      const fore = before.dokument.at(-1)?.rattar?.fore;
      return {
        tillstand: state,
        dokument: before.dokument.slice(0, -1),
        ...(fore && { start: fore.start, fil: fore.fil }),
        paragrafer: withArenden(before.paragrafer, fore?.arenden ?? []).map(asFrozen),
        upplasning,
        upphavda,
      };
    }
    case 'justerat': {
      from('for-justering');
      const { datum, satt, av, fil } = handelse;
      return {
        tillstand: 'justerad',
        justering: { datum, satt, av, fil },
        publicering: null,
        arkivering: null,
      };
    }
    case 'rattat': {
      from('justerad', 'publicerad', 'arkiverad');
      must(handelse.rattelse === before.rattelser + 1, `${mote}: rättelse ${handelse.rattelse}`);
      const { rattelse, skal, datum, justerades, start, fil, arenden } = handelse;
      must(arenden.length === liveParagrafer(before).length, `${mote}: another number of ärenden`);
      const fore = { start: before.start, fil: before.fil, arenden: arendenOf(before) };
      const rattar = { skal, datum, justerades, fore };
      const dokument = [...before.dokument, { ...documentOf(handelse), rattelse, rattar }];
      const paragrafer = withArenden(before.paragrafer, arenden).map(asFrozen);
      return {
        tillstand: 'for-justering',
        rattelser: rattelse,
        dokument,
        paragrafer,
        start,
        fil,
        upplasning: null,
      };
    }
    case 'publicerat':
      from('justerad');
      return { tillstand: 'publicerad', publicering: { fil: handelse.fil, adress: handelse.adress } };
    case 'arkiverat':
      from('publicerad', ...(handelse.skal ? (['justerad'] as const) : []));
      return {
        tillstand: 'arkiverad',
        arkivering: { fil: handelse.fil, diarienummer: handelse.diarienummer },
      };
    case 'flyttat':
      from('utkast', 'kallad', 'hallen', 'importerad');
      must(isFree(serie.moten, handelse.datum, before), `${mote} moved to a day that is taken`);
      return {
        datum: handelse.datum,
        start: handelse.start,
        flyttatFran: before.datum,
        skalForOrdning: handelse.ordning ?? before.skalForOrdning,
      };
    case 'utflyttat':
      from('utkast', 'kallad', 'hallen');
      must(!before.fast, `${mote} has fixed numbers and cannot leave its series`);
      return { flyttatTill: handelse.datum };
    case 'makulerat':
      from('utkast', 'kallad', 'hallen', 'for-justering', 'importerad');
      must(before.rattelser === 0, `${mote} is justerat`);
      // The numbers stand in the original, which is not voided by our forgetting that we read it.
      if (before.original)
        return { tillstand: 'makulerad', makulering: handelse.skal, fast: false, paragrafer: [] };
      return {
        tillstand: 'makulerad',
        makulering: handelse.skal,
        paragrafer: before.paragrafer
          .filter(({ fast }) => fast)
          .map((own) => ({ ...own, makulerad: own.makulerad ?? handelse.skal })),
      };
    case 'nummer-makulerat': {
      from('hallen');
      const { nummer, skal } = handelse;
      must(
        liveParagrafer(before).some((own) => own.fast && own.nummer === nummer),
        `${mote} does not hold ${nummer}`,
      );
      return {
        paragrafer: before.paragrafer.map((own) =>
          own.nummer === nummer ? { ...own, makulerad: skal } : own,
        ),
      };
    }
    default:
      throw new ImpossibleHistory(`no such event: ${JSON.stringify(handelse)}`);
  }
}

function documentOf({ pdf, innehall, framstallning, undertecknare }: Dokument): Dokument {
  return { pdf, innehall, framstallning, undertecknare };
}

/** No later number is fixed than those of the meeting. */
const isLastFixed = ({ nasta }: LiggareSerie, mote: MoteILiggaren): boolean => lastFixed(mote) + 1 === nasta;

/** Fixed numbers keep their places; new ones can follow only where no later number is fixed. */
function newParagrafer(
  serie: LiggareSerie,
  before: MoteILiggaren,
  arenden: readonly LiggareArende[],
): Paragraf[] {
  const fixed = before.paragrafer.filter(({ fast }) => fast);
  const live = liveParagrafer({ paragrafer: fixed });
  must(arenden.length >= live.length, `${before.mote} lost a fixed number`);
  const added = arenden.slice(live.length);
  const mayGrow = before.original === null && (!before.fast || isLastFixed(serie, before));
  must(added.length === 0 || mayGrow, `${before.mote} cannot grow`);
  return [...withArenden(fixed, arenden), ...added.map((arende) => paragraf(arende, 0, false))];
}

/** The numbers in use get the words that their ärenden have now. */
function withArenden(paragrafer: readonly Paragraf[], arenden: readonly LiggareArende[]): Paragraf[] {
  const left = [...arenden];
  return paragrafer.map((own) => (own.makulerad === null ? { ...own, ...left.shift() } : own));
}
