// The ledger of a body and a year → ”Paragrafliggare 2023” as a document tree, through the templates in `liggare/`.
import { isoDate, longDate, weekdayDate } from '../calendar/swedish-dates.ts';
import type { Post } from '../domain/handelse.ts';
import type { DokumentHistorik } from '../domain/historik.ts';
import type { MoteILiggaren } from '../domain/liggare.ts';
import type { TemplateSources } from '../environment.ts';
import { beginningLine, remarkLine, SATT_ORD } from '../messages/liggare.ts';
import { TILLSTAND_ORD } from '../messages/tillstand.ts';
import { counted, listed } from '../messages/wording.ts';
import type { BorjanIAret, LedgerRow, LiggareAr } from '../number/rows.ts';
import { type ComposeResult, composeDocument } from './compose.ts';
import { type OrganView, organView, originalView } from './view.ts';

export interface LiggareInput {
  year: LiggareAr;
  rows: readonly LedgerRow[];
  borjan: readonly BorjanIAret[];
  /** Sentences about numbers that nobody has. */
  luckor: readonly string[];
  /** Meetings with documents that count, or with fixed numbers and none, in number order. */
  moten: readonly { mote: MoteILiggaren; paragrafer: string; dokument: readonly DokumentHistorik[] }[];
  /** The ledger's last entry: what the print shows the state of. */
  last: Post;
  templates: TemplateSources;
}

export interface LiggareView extends OrganView {
  ar: number;
  /** Numbers are written with §; else they are points of an agenda. */
  arParagraf: boolean;
  laget: {
    nr: number;
    datumIOrd: string;
    /** The head's 64 digits in two halves. */
    huvudForsta: string;
    huvudSista: string;
  };
  /** `Åtta sammanträden, 101 nummer`. */
  omfattning: string;
  harPreliminara: boolean;
  /** How many digits of a hash the table shows. */
  siffror: number;
  rader: RadView[];
  /** Where the numbers begin, when that is not with 1, and which are missing. */
  borjan: string[];
  makulerade: {
    nummer: string | null;
    rubrik: string | null;
    datumIOrd: string;
    extra: boolean;
    skal: string;
  }[];
  /** The reasons of all other steps that needed one. */
  anmarkningar: string[];
  moten: MoteView[];
}

export interface RadView {
  nummer: string | null;
  datum: string;
  extra: boolean;
  rubrik: string | null;
  tillstand: string;
  preliminart: boolean;
  flyttadTill: string | null;
  diarienummer: string | null;
  kontrollsumma: string | null;
}

export interface MoteView {
  dagOchDatum: string;
  extra: boolean;
  paragrafer: string;
  tillstand: string;
  /** Why it was unlocked, where no document counts meanwhile. */
  upplasning: string | null;
  /** The protokoll that was imported; `underskrifter` as the file states them. */
  original: { fil: string; sha256: string; underskrifter: string | null } | null;
  dokument: {
    rattelse: number;
    skal: string | null;
    fil: string;
    sidor: number;
    sha256: string;
    faststallt: { datum: string; av: string };
    /** `fil` and `sha256` are null where the frozen file itself was approved. */
    justering: {
      datum: string;
      satt: string;
      av: string;
      fil: string | null;
      sha256: string | null;
    } | null;
  }[];
}

/** The colour of a body that has no file any more. */
const ACCENT = '#3d4f5c';
const HASH_DIGITS = 8;
const HALF_HASH = 32;

function bodyView({ organ, slug }: LiggareAr): OrganView {
  return organ
    ? organView(organ)
    : { organ: { slug, namn: slug, kortnamn: slug, kortnamnINamn: true, dokumenttyp: '' } };
}

/** On one line, also in a narrow column. */
const stateOf = (tillstand: LedgerRow['tillstand']): string =>
  tillstand === 'flyttad' ? 'flyttad' : TILLSTAND_ORD[tillstand].replace(' ', '\u00a0');

const rowView = (row: LedgerRow): RadView => ({
  nummer: row.nummer === null ? null : row.paragraf,
  datum: row.datum,
  extra: row.extra,
  rubrik: row.rubrik,
  tillstand: stateOf(row.tillstand),
  preliminart: row.preliminart,
  flyttadTill: row.tillstand === 'flyttad' ? row.flyttadTill : null,
  diarienummer: row.diarienummer,
  kontrollsumma: row.sha256?.slice(0, HASH_DIGITS) ?? null,
});

function documentView({ dokument, faststallt, justering }: DokumentHistorik) {
  const { rattelse, rattar, pdf } = dokument;
  const isOther = justering !== null && justering.fil.sha256 !== pdf.sha256;
  return {
    rattelse,
    skal: rattar?.skal ?? null,
    fil: pdf.fil,
    sidor: pdf.sidor,
    sha256: pdf.sha256,
    faststallt: { datum: longDate(isoDate(faststallt.tid)), av: faststallt.av },
    justering: justering && {
      datum: longDate(justering.datum),
      satt: SATT_ORD[justering.satt],
      av: listed(justering.av),
      fil: isOther ? justering.fil.fil : null,
      sha256: isOther ? justering.fil.sha256 : null,
    },
  };
}

export function liggareView({ year, rows, borjan, luckor, moten, last }: LiggareInput): LiggareView {
  const numbers = rows.filter(({ nummer }) => nummer !== null).length;
  const meetings = new Set(rows.map(({ mote }) => mote)).size;
  const sum = `${counted(meetings, 'ett', 'sammanträde', 'sammanträden')}, ${counted(numbers, 'ett', 'nummer', 'nummer')}`;
  return {
    ...bodyView(year),
    ar: year.ar,
    arParagraf: year.organ?.numrering.form.includes('§') ?? true,
    laget: {
      nr: last.nr,
      datumIOrd: longDate(isoDate(last.tid)),
      huvudForsta: last.hash.slice(0, HALF_HASH),
      huvudSista: last.hash.slice(HALF_HASH),
    },
    omfattning: sum.charAt(0).toUpperCase() + sum.slice(1),
    harPreliminara: rows.some(({ preliminart }) => preliminart),
    siffror: HASH_DIGITS,
    rader: rows.map(rowView),
    borjan: [...borjan.map(beginningLine), ...luckor],
    makulerade: rows.flatMap(({ makulerad, nummer, paragraf, rubrik, datum, extra }) =>
      makulerad === null
        ? []
        : [
            {
              nummer: nummer === null ? null : paragraf,
              rubrik,
              datumIOrd: longDate(datum),
              extra,
              skal: makulerad,
            },
          ],
    ),
    anmarkningar: [...new Set(rows.flatMap(({ anmarkningar }) => anmarkningar))].map(remarkLine),
    moten: moten.map(({ mote, paragrafer, dokument }) => ({
      dagOchDatum: weekdayDate(mote.datum),
      extra: mote.extra,
      paragrafer,
      tillstand: TILLSTAND_ORD[mote.tillstand],
      upplasning: dokument.length === 0 ? mote.upplasning : null,
      original: mote.original && originalView(mote.original),
      dokument: dokument.map(documentView),
    })),
  };
}

export function composeLiggare(input: LiggareInput): ComposeResult {
  const { year, templates } = input;
  return composeDocument({
    folder: 'liggare',
    view: liggareView(input),
    texts: [],
    faults: [],
    templates,
    accent: year.organ?.farg ?? ACCENT,
  });
}
