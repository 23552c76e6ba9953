// The ledger as it is shown: series → bodies and years → one row per § in number order. Pure.
import type { Post } from '../domain/handelse.ts';
import type { DokumentHistorik, SerieHistorik } from '../domain/historik.ts';
import { inOrder, isLive, type LiggareSerie, type MoteILiggaren, type Tillstand } from '../domain/liggare.ts';
import type { Organ } from '../domain/organ.ts';
import { type NumberForm, numberForm, planArende } from './labels.ts';
import { type Anmarkning, type Borjan, beginningOf, remarksOf } from './remarks.ts';

/** All series of a body in a year: one where numbers run through the year, else one per meeting. */
export interface LiggareAr {
  slug: string;
  /** Null for a body that has no file any more. */
  organ: Organ | null;
  kortnamn: string;
  namn: string;
  ar: number;
  /** By period, which begins with the date. */
  serier: readonly SerieHistorik[];
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
  /** The latest document: the signed file, or the frozen one until it is signed; the original of imported minutes. */
  fil: string | null;
  sha256: string | null;
  faststallt: { tid: string; av: string } | null;
  justerat: { datum: string; satt: 'underskrift' | 'godkannande'; av: string[] } | null;
  /** Those of the whole meeting. */
  anmarkningar: readonly Anmarkning[];
}

const EN_DASH = '\u2013';

/** `2023`, `2023-11-17` → 2023. */
export const yearOfPeriod = (period: string): number => Number(period.slice(0, 4));

/** Series by body and year. */
export function yearsOf(serier: readonly SerieHistorik[], organ: ReadonlyMap<string, Organ>): LiggareAr[] {
  const years = new Map<string, SerieHistorik[]>();
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

/** What happened to one meeting, oldest first. */
export const stepsOf = ({ moten }: SerieHistorik, { mote }: MoteILiggaren): readonly Post[] =>
  moten.get(mote)?.poster ?? [];

/** The documents of a meeting that count, the protokoll first and then its rättelser. */
export const documentsOf = ({ moten }: SerieHistorik, { mote }: MoteILiggaren): DokumentHistorik[] =>
  moten.get(mote)?.dokument.filter(({ slut }) => slut === null) ?? [];

function justeratOf(justering: DokumentHistorik['justering']): LedgerRow['justerat'] {
  if (justering === null) return null;
  const { datum, satt, av } = justering;
  return { datum, satt, av };
}

function rowsOfMeeting(year: LiggareAr, one: SerieHistorik, mote: MoteILiggaren): LedgerRow[] {
  const last = documentsOf(one, mote).at(-1);
  const counts = last?.justering?.fil ?? last?.dokument.pdf ?? (isLive(mote) ? mote.original : null);
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
    justerat: justeratOf(last?.justering ?? null),
    anmarkningar: remarksOf(one, mote),
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
  return mote.paragrafer.map(({ nummer, rubrik, diarienummer, makulerad, fast }) => ({
    ...meeting,
    ...(makulerad !== null && { fil: null, sha256: null, faststallt: null, justerat: null }),
    nummer,
    paragraf: paragrafRef(organ, ar, nummer),
    rubrik,
    tillstand: makulerad === null ? mote.tillstand : 'makulerad',
    preliminart: !fast,
    makulerad,
    diarienummer,
  }));
}

/** Rows of meetings in number order; what came to an unlocked meeting stands where its own numbers put it. */
function inRowOrder(rows: readonly LedgerRow[]): LedgerRow[] {
  const fixed = new Set(rows.filter(({ preliminart }) => !preliminart).map(({ mote }) => mote));
  const isLate = ({ preliminart, mote }: LedgerRow): boolean => preliminart && fixed.has(mote);
  const ordered = rows.filter((row) => !isLate(row));
  for (const late of rows.filter(isLate)) {
    const after = ordered.findIndex(({ nummer }) => (nummer ?? 0) > (late.nummer ?? 0));
    ordered.splice(after < 0 ? ordered.length : after, 0, late);
  }
  return ordered;
}

export function rowsOf(year: LiggareAr): LedgerRow[] {
  return year.serier.flatMap((one) =>
    inRowOrder(inNumberOrder(one.serie).flatMap((mote) => rowsOfMeeting(year, one, mote))),
  );
}

/** Where a series of the year began after 1, with the numbers as they are printed. */
export interface BorjanIAret extends Borjan {
  forsta: string;
  /** `§ 1–§ 107`; without those that imported minutes have. */
  fore: string;
}

export function beginningsOf(year: LiggareAr): BorjanIAret[] {
  const { organ, ar } = year;
  const ref = (number: number): string => paragrafRef(organ, ar, number);
  return year.serier.flatMap((one) => {
    const borjan = beginningOf(one);
    if (!borjan) return [];
    const imported = new Set(
      one.serie.moten.flatMap(({ paragrafer }) => paragrafer.map(({ nummer }) => nummer)),
    );
    const before = Array.from({ length: borjan.nummer - 1 }, (_, index) => index + 1);
    const fore = rangesOf(
      year,
      before.filter((number) => !imported.has(number)),
    );
    return fore === '' ? [] : [{ ...borjan, forsta: ref(borjan.nummer), fore }];
  });
}

/** The last entry of the body's year, by which the state that is shown is dated. */
export const lastEntry = ({ serier }: LiggareAr): Post =>
  serier.flatMap(({ poster }) => poster).reduce((last, post) => (last.nr > post.nr ? last : post));
