// The ledger as it is shown: series → bodies and years → one row per § in number order. Pure.
import {
  type Fil,
  type Handelse,
  inOrder,
  type LiggareSerie,
  type MoteILiggaren,
  type Post,
  type Tillstand,
  type Undertecknare,
} from '../domain/liggare.ts';
import type { Organ } from '../domain/organ.ts';
import { type NumberForm, numberForm, planArende } from './labels.ts';

/** One series with the entries that made it. */
export interface SerieMedPoster {
  serie: LiggareSerie;
  poster: readonly Post[];
}

/** All series of a body in a year: one where numbers run through the year, else one per meeting. */
export interface LiggareAr {
  slug: string;
  /** Null for a body that has no file any more. */
  organ: Organ | null;
  kortnamn: string;
  namn: string;
  ar: number;
  /** By period, which begins with the date. */
  serier: readonly SerieMedPoster[];
}

/** One §, or a meeting that has none because it was cancelled or moved away before its numbers were fixed. */
export interface LedgerRow {
  organ: string;
  kortnamn: string;
  ar: number;
  nummer: number | null;
  /** As others refer to it: `§ 12`, `§ 12/24`, `punkt 1`; the bare number where the body's form is not known. */
  paragraf: string;
  mote: string;
  datum: string;
  extra: boolean;
  /** Null where the row is a meeting and not a §. */
  rubrik: string | null;
  tillstand: Tillstand | 'flyttad';
  /** The date that the meeting was moved to, in another series. */
  flyttadTill: string | null;
  /** The number can still move. */
  preliminart: boolean;
  /** Why the number or the meeting was voided. */
  makulerad: string | null;
  diarienummer: string | null;
  /** The latest document: the signed file, or the frozen one until it is signed. */
  fil: string | null;
  sha256: string | null;
  faststallt: { tid: string; av: string } | null;
  justerat: { datum: string; satt: 'underskrift' | 'godkannande'; av: string[] } | null;
}

const EN_DASH = '\u2013';

const yearOfPeriod = (period: string): number => Number(period.slice(0, 4));

/** Series by body and year. */
export function yearsOf(serier: readonly SerieMedPoster[], organ: ReadonlyMap<string, Organ>): LiggareAr[] {
  const years = new Map<string, SerieMedPoster[]>();
  for (const one of serier) {
    const { organ: slug, period } = one.serie.series;
    const key = `${slug} ${yearOfPeriod(period)}`;
    years.set(key, [...(years.get(key) ?? []), one]);
  }
  return [...years]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, own]) => {
      const [slug = '', ar] = key.split(' ');
      const body = organ.get(slug) ?? null;
      return {
        slug,
        organ: body,
        kortnamn: body?.kortnamn ?? slug,
        namn: body?.namn ?? slug,
        ar: Number(ar),
        serier: own.toSorted((a, b) => (a.serie.series.period < b.serie.series.period ? -1 : 1)),
      };
    });
}

/** Plain numbers where the body has no file that says more. */
const formOf = (organ: Organ | null, ar: number): NumberForm =>
  organ ? numberForm(organ, ar) : { form: '{n}', underpunkt: '{a}', year: ar };

/** The number as it stands before a rubrik. */
export const paragrafLabel = (organ: Organ | null, ar: number, nummer: number): string =>
  planArende(formOf(organ, ar), nummer, 0).label;

/** The number as others refer to it. */
export const paragrafRef = (organ: Organ | null, ar: number, nummer: number): string =>
  organ ? planArende(formOf(organ, ar), nummer, 0).ref : paragrafLabel(organ, ar, nummer);

/** `§ 5, § 7–§ 9`. */
export function rangesOf({ organ, ar }: Pick<LiggareAr, 'organ' | 'ar'>, numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run[1] + 1 === number) run[1] = number;
    else runs.push([number, number]);
  }
  const ref = (number: number): string => paragrafRef(organ, ar, number);
  return runs.map(([from, to]) => (from === to ? ref(from) : `${ref(from)}${EN_DASH}${ref(to)}`)).join(', ');
}

/** Meetings in the order of their numbers; one without numbers stands where its date puts it. */
export function inNumberOrder(serie: LiggareSerie): MoteILiggaren[] {
  const first = ({ paragrafer }: MoteILiggaren): number => paragrafer[0]?.nummer ?? 0;
  const order = serie.moten
    .filter(({ paragrafer }) => paragrafer.length > 0)
    .toSorted((a, b) => first(a) - first(b));
  for (const mote of serie.moten.filter(({ paragrafer }) => paragrafer.length === 0)) {
    const before = order.findLastIndex((other) => inOrder(other, mote) <= 0);
    order.splice(before + 1, 0, mote);
  }
  return order;
}

const moteOf = (handelse: Handelse): string | null => ('mote' in handelse ? handelse.mote : null);

/** What happened to one meeting, oldest first. */
export const stepsOf = ({ poster }: SerieMedPoster, mote: string): Post[] =>
  poster.filter(({ handelse }) => moteOf(handelse) === mote);

/** A document that counts, with what was done to it. */
export interface DokumentIOrdning {
  /** 0 for the protokoll itself. */
  rattelse: number;
  skal: string | null;
  pdf: Fil & { sidor: number };
  undertecknare: Undertecknare[];
  faststallt: { tid: string; av: string };
  justering: MoteILiggaren['justering'];
}

const PROTOKOLL = { rattelse: 0, skal: null };

/** The documents of a meeting that count, the protokoll first and then its rättelser. */
export function documentsOf(steps: readonly Post[]): DokumentIOrdning[] {
  const documents: DokumentIOrdning[] = [];
  for (const { handelse, tid, av } of steps) {
    const last = documents.at(-1);
    if (handelse.slag === 'faststallt' || handelse.slag === 'rattat') {
      const { pdf, undertecknare } = handelse;
      const what =
        handelse.slag === 'rattat' ? { rattelse: handelse.rattelse, skal: handelse.skal } : PROTOKOLL;
      documents.push({ ...what, pdf, undertecknare, faststallt: { tid, av }, justering: null });
    } else if (handelse.slag === 'upplast') documents.pop();
    else if (handelse.slag === 'justerat' && last) {
      const { datum, satt, av: signers, fil } = handelse;
      last.justering = { datum, satt, av: signers, fil };
    }
  }
  return documents;
}

const justeratOf = ({
  datum,
  satt,
  av,
}: NonNullable<DokumentIOrdning['justering']>): LedgerRow['justerat'] => ({
  datum,
  satt,
  av,
});

function rowsOfMeeting(year: LiggareAr, one: SerieMedPoster, mote: MoteILiggaren): LedgerRow[] {
  const last = mote.tillstand === 'makulerad' ? undefined : documentsOf(stepsOf(one, mote.mote)).at(-1);
  const counts = last?.justering?.fil ?? last?.pdf ?? null;
  const { organ, ar, kortnamn, slug } = year;
  const meeting = {
    organ: slug,
    kortnamn,
    ar,
    mote: mote.mote,
    datum: mote.datum,
    extra: mote.extra,
    flyttadTill: mote.flyttatTill,
    fil: counts?.fil ?? null,
    sha256: counts?.sha256 ?? null,
    faststallt: last?.faststallt ?? null,
    justerat: last?.justering ? justeratOf(last.justering) : null,
  };
  if (mote.paragrafer.length === 0)
    return [
      {
        ...meeting,
        nummer: null,
        paragraf: '',
        rubrik: null,
        tillstand: mote.flyttatTill === null ? mote.tillstand : 'flyttad',
        preliminart: false,
        makulerad: mote.makulering,
        diarienummer: null,
      },
    ];
  return mote.paragrafer.map(({ nummer, rubrik, diarienummer, makulerad }) => ({
    ...meeting,
    ...(makulerad !== null && { fil: null, sha256: null, faststallt: null, justerat: null }),
    nummer,
    paragraf: paragrafRef(organ, ar, nummer),
    rubrik,
    tillstand: makulerad === null ? mote.tillstand : 'makulerad',
    preliminart: !mote.fast,
    makulerad,
    diarienummer,
  }));
}

export function rowsOf(year: LiggareAr): LedgerRow[] {
  return year.serier.flatMap((one) =>
    inNumberOrder(one.serie).flatMap((mote) => rowsOfMeeting(year, one, mote)),
  );
}

/** The last entry of the body's year, by which the state that is shown is dated. */
export function lastEntry({ serier }: LiggareAr): Post | null {
  return serier
    .flatMap(({ poster }) => poster)
    .reduce<Post | null>((last, post) => (last && last.nr > post.nr ? last : post), null);
}
