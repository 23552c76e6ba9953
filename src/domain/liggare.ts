// Paragrafliggaren as a history: what happened to a body's meetings, and what follows from it.
// The events are all that is kept. States, numbers and documents are derived by `replay`, so nothing can disagree.
// Fixed numbers never move; provisional ones follow them in the order of the meetings' dates (standarder: KL 5:65–66).
import type { MeetingKey, Series } from './numbers.ts';

export const TILLSTAND = [
  'utkast',
  'kallad',
  'hallen',
  'for-justering',
  'justerad',
  'publicerad',
  'arkiverad',
  'makulerad',
] as const;
export type Tillstand = (typeof TILLSTAND)[number];

/** What the ledger keeps of one ärende. */
export interface LiggareArende {
  rubrik: string;
  diarienummer: string | null;
}

/** A finished file: its name, its exact bytes and its pages. */
export interface Fil {
  fil: string;
  /** SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
  sha256: string;
}

/** Fingerprints of what a meeting file says, by part: enough to tell what differs, and nothing that can be read. */
export interface Innehall {
  /** SHA-256 of everything. */
  sha256: string;
  /** Field of the meeting → fingerprint. */
  motet: Record<string, string>;
  /** One per ärende, field → fingerprint. */
  arenden: Record<string, string>[];
}

/** Everything that decides the bytes besides data and templates, so that the same document can be made again. */
export interface Framstallning {
  form: 'portal' | 'falt';
  /** ISO instant in the file's metadata; null for the end of the meeting. */
  klocka: string | null;
}

export interface Undertecknare {
  roll: string;
  namn: string;
}

/** A frozen document. */
export interface Dokument {
  pdf: Fil & { sidor: number };
  innehall: Innehall;
  framstallning: Framstallning;
  undertecknare: Undertecknare[];
}

/** A frozen document of a meeting: the protokoll itself, or a rättelse of it. */
export interface FrystDokument extends Dokument {
  /** From 1; 0 for the protokoll. */
  rattelse: number;
  rattar: {
    skal: string;
    datum: string;
    justerades: string;
    /** The ärenden as they stood before. */
    fore: LiggareArende[];
  } | null;
}

/** Data of the events are Swedish, as in the meeting file; dates are ISO dates in Europe/Stockholm. */
export type Handelse =
  /** The series begins with this number; those before it stand on paper. */
  | { slag: 'borjan'; nummer: number }
  | {
      slag: 'infort';
      mote: string;
      datum: string;
      /** `09:00`; null where it is not known. */
      start: string | null;
      extra: boolean;
      fil: string;
      arenden: LiggareArende[];
      /** Kept by a meeting that comes from another series. */
      tillstand: 'utkast' | 'kallad' | 'hallen';
      /** The date that it was moved from, where that lies in another series. */
      flyttatFran?: string;
      /** Why it comes after a later meeting. */
      skal?: string;
    }
  /** Entered with numbers that are already fixed: from an older ledger. */
  | {
      slag: 'overfort';
      mote: string;
      datum: string;
      start: string | null;
      extra: boolean;
      fil: string;
      forsta: number;
      arenden: LiggareArende[];
    }
  | {
      slag: 'andrat';
      mote: string;
      start: string | null;
      fil: string;
      arenden: LiggareArende[];
      /** Why its new hour may stand out of order. */
      skal?: string;
    }
  | { slag: 'kallat'; mote: string; kalla: Fil }
  | { slag: 'hallet'; mote: string; kalla: Fil; skal?: string }
  /** Numbers and content are fixed; `skal` where a rule of order was set aside. */
  | ({ slag: 'faststallt'; mote: string; forsta: number; skal?: string } & Dokument)
  | { slag: 'upplast'; mote: string; skal: string }
  | {
      slag: 'justerat';
      mote: string;
      datum: string;
      satt: 'underskrift' | 'godkannande';
      av: string[];
      /** The signed file, or the frozen one. */
      fil: Fil;
    }
  | ({
      slag: 'rattat';
      mote: string;
      arenden: LiggareArende[];
      rattelse: number;
      skal: string;
      /** When it was made. */
      datum: string;
      /** When the protokoll that it corrects was justerat. */
      justerades: string;
    } & Dokument)
  | { slag: 'publicerat'; mote: string; fil: Fil; adress: string | null }
  | { slag: 'arkiverat'; mote: string; fil: Fil; diarienummer: string | null; skal?: string }
  /** `ordning`: why it may stand out of the order of dates. */
  | { slag: 'flyttat'; mote: string; datum: string; start: string | null; skal: string; ordning?: string }
  /** Moved to a date that belongs to another series. */
  | { slag: 'utflyttat'; mote: string; datum: string; skal: string }
  | { slag: 'makulerat'; mote: string; skal: string }
  | { slag: 'nummer-makulerat'; mote: string; nummer: number; skal: string };

/** One entry of the ledger. */
export interface Post {
  /** From 1, over all bodies. */
  nr: number;
  organ: string;
  period: string;
  /** When, ISO instant in UTC. */
  tid: string;
  /** Who. */
  av: string;
  handelse: Handelse;
  /** Hash of the entry before, 64 zeros for the first. */
  forra: string;
  hash: string;
}

export interface Paragraf extends LiggareArende {
  nummer: number;
  /** Why the number was voided; null for one that is in use. */
  makulerad: string | null;
}

export interface MoteILiggaren extends MeetingKey {
  /** Name for ever, after the body and the first date: `lsvo-2023-11-17`. */
  mote: string;
  start: string | null;
  fil: string;
  tillstand: Tillstand;
  /** Numbers are fixed; else they are provisional and may move. */
  fast: boolean;
  /** In order; of a meeting that was cancelled before its numbers were fixed, none. */
  paragrafer: Paragraf[];
  /** The date that it was moved from last. */
  flyttatFran: string | null;
  /** Where it was moved to, for one that belongs to another series now. */
  flyttatTill: string | null;
  /** Why it was unlocked, until it is frozen again. */
  upplasning: string | null;
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

/** A history that cannot have happened: somebody else wrote it, or we have a bug. */
export class ImpossibleHistory extends Error {}

function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new ImpossibleHistory(what);
}

/** The series after one more event. Throws ImpossibleHistory for what the rules do not allow. */
export function apply(serie: LiggareSerie, handelse: Handelse): LiggareSerie {
  if (handelse.slag === 'borjan') {
    must(handelse.nummer >= 1 && serie.nasta === serie.forsta, 'a beginning after numbers were fixed');
    return renumbered({ ...serie, forsta: handelse.nummer, nasta: handelse.nummer });
  }
  if (handelse.slag === 'infort' || handelse.slag === 'overfort') return entered(serie, handelse);
  const before = serie.moten.find(({ mote }) => mote === handelse.mote);
  must(before !== undefined, `${handelse.slag} of a meeting that is not there: ${handelse.mote}`);
  must(isLive(before), `${handelse.slag} of ${handelse.mote}, which is voided or moved away`);
  const after = { ...before, ...changeOf(serie, before, handelse) };
  const last = after.fast ? (after.paragrafer.at(-1)?.nummer ?? 0) : 0;
  return renumbered({
    ...serie,
    nasta: Math.max(serie.nasta, last + 1),
    moten: serie.moten.map((other) => (other === before ? after : other)),
  });
}

/** The series as the entries leave it. */
export function replay(series: Series, poster: readonly Pick<Post, 'nr' | 'handelse'>[]): LiggareSerie {
  return poster.reduce((serie, { nr, handelse }) => ({ ...apply(serie, handelse), nr }), emptySerie(series));
}

type Of<Slag extends Handelse['slag']> = Extract<Handelse, { slag: Slag }>;

const paragraf = (arende: LiggareArende, nummer: number): Paragraf => ({
  ...arende,
  nummer,
  makulerad: null,
});

function entered(serie: LiggareSerie, handelse: Of<'infort' | 'overfort'>): LiggareSerie {
  const { mote, datum, start, extra, fil, arenden } = handelse;
  // One that was moved away may come back.
  const others = serie.moten.filter((other) => other.mote !== mote || other.flyttatTill === null);
  must(!others.some((other) => other.mote === mote), `${mote} twice`);
  must(isFree(others, datum, { extra }), `two meetings on ${datum}`);
  const isOld = handelse.slag === 'overfort';
  if (isOld) must(handelse.forsta === serie.nasta, `${mote} begins with ${handelse.forsta}`);
  const entry: MoteILiggaren = {
    mote,
    organ: serie.series.organ,
    datum,
    start,
    extra,
    fil,
    tillstand: isOld ? 'hallen' : handelse.tillstand,
    fast: isOld,
    paragrafer: arenden.map((arende, index) => paragraf(arende, serie.nasta + index)),
    flyttatFran: isOld ? null : (handelse.flyttatFran ?? null),
    flyttatTill: null,
    upplasning: null,
    dokument: [],
    rattelser: 0,
    skalForOrdning: isOld ? null : (handelse.skal ?? null),
    justering: null,
    publicering: null,
    arkivering: null,
    makulering: null,
  };
  const nasta = serie.nasta + (isOld ? arenden.length : 0);
  return renumbered({ ...serie, nasta, moten: [...others, entry] });
}

/** A body has one ordinary meeting a day, and perhaps an extra one. */
function isFree(moten: readonly MoteILiggaren[], datum: string, mote: Pick<MoteILiggaren, 'extra'>): boolean {
  return !moten.some(
    (other) => other !== mote && isLive(other) && other.datum === datum && other.extra === mote.extra,
  );
}

/** Provisional numbers follow the fixed ones, in the order of the dates. */
function renumbered(serie: LiggareSerie): LiggareSerie {
  let next = serie.nasta;
  const moten = serie.moten.toSorted(inOrder).map((mote) => {
    if (mote.fast) return mote;
    if (!isLive(mote)) return { ...mote, paragrafer: [] };
    return { ...mote, paragrafer: mote.paragrafer.map((own) => ({ ...own, nummer: next++ })) };
  });
  return { ...serie, moten };
}

function changeOf(
  serie: LiggareSerie,
  before: MoteILiggaren,
  handelse: Exclude<Handelse, Of<'borjan' | 'infort' | 'overfort'>>,
): Partial<MoteILiggaren> {
  const { tillstand, mote } = before;
  const from = (...states: Tillstand[]): void =>
    must(states.includes(tillstand), `${handelse.slag} of ${mote}, which is ${tillstand}`);
  switch (handelse.slag) {
    case 'andrat': {
      from('utkast', 'kallad', 'hallen');
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
      const paragrafer = before.fast
        ? before.paragrafer
        : before.paragrafer.map((arende, index) => paragraf(arende, serie.nasta + index));
      must(paragrafer[0]?.nummer === handelse.forsta, `${mote} fixed from ${handelse.forsta}`);
      const skalForOrdning = handelse.skal ?? before.skalForOrdning;
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
      if (before.dokument.length === 1) return { tillstand: 'hallen', dokument: [], upplasning };
      // A rättelse that is taken back leaves what it was to correct as it was.
      const state = before.arkivering ? 'arkiverad' : before.publicering ? 'publicerad' : 'justerad';
      return {
        tillstand: state,
        dokument: before.dokument.slice(0, -1),
        paragrafer: withArenden(before.paragrafer, before.dokument.at(-1)?.rattar?.fore ?? []),
        upplasning,
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
      const { rattelse, skal, datum, justerades, arenden } = handelse;
      must(arenden.length === liveParagrafer(before).length, `${mote}: another number of ärenden`);
      const fore = liveParagrafer(before).map(({ rubrik, diarienummer }) => ({ rubrik, diarienummer }));
      const rattar = { skal, datum, justerades, fore };
      const dokument = [...before.dokument, { ...documentOf(handelse), rattelse, rattar }];
      const paragrafer = withArenden(before.paragrafer, arenden);
      return { tillstand: 'for-justering', rattelser: rattelse, dokument, paragrafer, upplasning: null };
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
      from('utkast', 'kallad', 'hallen');
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
      from('utkast', 'kallad', 'hallen', 'for-justering');
      must(before.rattelser === 0, `${mote} is justerat`);
      return {
        tillstand: 'makulerad',
        makulering: handelse.skal,
        paragrafer: before.paragrafer.map((own) => ({ ...own, makulerad: own.makulerad ?? handelse.skal })),
      };
    case 'nummer-makulerat': {
      from('hallen');
      const { nummer, skal } = handelse;
      must(
        before.fast && liveParagrafer(before).some((own) => own.nummer === nummer),
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

/** Fixed numbers keep their places; new ones can follow only where no later number is fixed. */
function newParagrafer(
  serie: LiggareSerie,
  before: MoteILiggaren,
  arenden: readonly LiggareArende[],
): Paragraf[] {
  if (!before.fast) return arenden.map((arende) => paragraf(arende, 0));
  const live = liveParagrafer(before);
  must(arenden.length >= live.length, `${before.mote} lost a fixed number`);
  const last = before.paragrafer.at(-1)?.nummer ?? 0;
  must(arenden.length === live.length || last + 1 === serie.nasta, `${before.mote} cannot grow`);
  const added = arenden.slice(live.length);
  return [
    ...withArenden(before.paragrafer, arenden),
    ...added.map((arende, index) => paragraf(arende, last + 1 + index)),
  ];
}

/** The numbers in use get the words that their ärenden have now. */
function withArenden(paragrafer: readonly Paragraf[], arenden: readonly LiggareArende[]): Paragraf[] {
  const left = [...arenden];
  return paragrafer.map((own) => (own.makulerad === null ? { ...own, ...left.shift() } : own));
}
