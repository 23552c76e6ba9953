// The ledger as JSON for other programs: Swedish ASCII keys in a fixed order, full hashes, each meeting's history.
import type { Handelse, MoteILiggaren, Post } from '../domain/liggare.ts';
import type { Head } from '../ledger/ledger.ts';
import type { DokumentIOrdning, LedgerRow, LiggareAr } from '../number/rows.ts';

export interface MeetingForJson {
  mote: MoteILiggaren;
  /** What happened to it, oldest first. */
  steps: readonly Post[];
  dokument: readonly DokumentIOrdning[];
}

export interface YearForJson {
  year: LiggareAr;
  rows: readonly LedgerRow[];
  moten: readonly MeetingForJson[];
}

function rowJson(row: LedgerRow): object {
  const { nummer, paragraf, mote, datum, extra, rubrik, tillstand, flyttadTill, preliminart, makulerad } =
    row;
  const { diarienummer, fil, sha256, faststallt, justerat } = row;
  return {
    ...{ nummer, paragraf, mote, datum, extra, rubrik, tillstand, flyttadTill, preliminart, makulerad },
    ...{ diarienummer, fil, sha256, faststallt, justerat },
  };
}

/** The file that a step is about. */
function fileOf(handelse: Handelse): { fil: string; sha256: string } | null {
  switch (handelse.slag) {
    case 'faststallt':
    case 'rattat':
      return { fil: handelse.pdf.fil, sha256: handelse.pdf.sha256 };
    case 'justerat':
    case 'publicerat':
    case 'arkiverat':
      return { fil: handelse.fil.fil, sha256: handelse.fil.sha256 };
    case 'kallat':
    case 'hallet':
      return { fil: handelse.kalla.fil, sha256: handelse.kalla.sha256 };
    default:
      return null;
  }
}

function stepJson({ nr, tid, av, handelse, hash }: Post): object {
  const file = fileOf(handelse);
  return {
    post: nr,
    tid,
    av,
    steg: handelse.slag,
    ...('nummer' in handelse && { nummer: handelse.nummer }),
    ...('rattelse' in handelse && { rattelse: handelse.rattelse }),
    ...('datum' in handelse && { datum: handelse.datum }),
    ...('skal' in handelse && handelse.skal !== undefined && { skal: handelse.skal }),
    ...(file ?? {}),
    hash,
  };
}

function documentJson({
  rattelse,
  skal,
  pdf,
  undertecknare,
  faststallt,
  justering,
}: DokumentIOrdning): object {
  const { fil, sha256, sidor } = pdf;
  return { rattelse, skal, fil, sha256, sidor, undertecknare, faststallt, justering };
}

function meetingJson({ mote, steps, dokument }: MeetingForJson): object {
  const { datum, start, extra, tillstand, fast, flyttatTill, makulering, skalForOrdning, fil } = mote;
  return {
    ...{
      mote: mote.mote,
      datum,
      start,
      extra,
      tillstand,
      fast,
      flyttatTill,
      makulering,
      skalForOrdning,
      fil,
    },
    dokument: dokument.map(documentJson),
    publicering: mote.publicering,
    arkivering: mote.arkivering,
    historik: steps.map(stepJson),
  };
}

/** `poster` counts the entries of the whole ledger, to which the head belongs. */
export function liggareJson(years: readonly YearForJson[], poster: number, head: Head): string {
  const ledger = {
    format: 'justera-liggare',
    version: 1,
    poster,
    huvud: { nr: head.nr, hash: head.hash },
    ar: years.map(({ year, rows, moten }) => ({
      organ: year.slug,
      kortnamn: year.kortnamn,
      namn: year.namn,
      ar: year.ar,
      rader: rows.map(rowJson),
      serier: year.serier.map(({ serie: { series, forsta, nasta } }) => ({
        period: series.period,
        forsta,
        nasta,
      })),
      moten: moten.map(meetingJson),
    })),
  };
  return `${JSON.stringify(ledger, null, 2)}\n`;
}
