// The ledger as JSON for other programs: Swedish ASCII keys in a fixed order, full hashes, each meeting's history.
import type { Fil, Handelse, Post } from '../domain/handelse.ts';
import type { DokumentHistorik } from '../domain/historik.ts';
import type { MoteILiggaren } from '../domain/liggare.ts';
import type { Head } from '../ledger/ledger.ts';
import { remarkLine } from '../messages/liggare.ts';
import type { Anmarkning } from '../number/remarks.ts';
import type { BorjanIAret, LedgerRow, LiggareAr } from '../number/rows.ts';

export interface MeetingForJson {
  mote: MoteILiggaren;
  /** What happened to it, oldest first. */
  steps: readonly Post[];
  dokument: readonly DokumentHistorik[];
  anmarkningar: readonly Anmarkning[];
}

export interface YearForJson {
  year: LiggareAr;
  rows: readonly LedgerRow[];
  borjan: readonly BorjanIAret[];
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
function fileOf(handelse: Handelse): Fil | null {
  switch (handelse.slag) {
    case 'faststallt':
    case 'rattat':
      return { fil: handelse.pdf.fil, sha256: handelse.pdf.sha256 };
    case 'justerat':
    case 'publicerat':
    case 'arkiverat':
      return { fil: handelse.fil.fil, sha256: handelse.fil.sha256 };
    case 'importerat':
      return { fil: handelse.original.fil, sha256: handelse.original.sha256 };
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
    ...('godkanda' in handelse && { godkanda: handelse.godkanda }),
    ...('undantag' in handelse && { undantag: handelse.undantag }),
    ...(file ?? {}),
    hash,
  };
}

function documentJson({ dokument, faststallt, justering }: DokumentHistorik): object {
  const { rattelse, rattar, pdf, undertecknare } = dokument;
  const { fil, sha256, sidor } = pdf;
  const skal = rattar?.skal ?? null;
  return { rattelse, skal, fil, sha256, sidor, undertecknare, faststallt, justering };
}

const remarkJson = (remark: Anmarkning): object => {
  const { slag, post, skal } = remark;
  return { slag, post: post.nr, tid: post.tid, av: post.av, skal, text: remarkLine(remark) };
};

const beginningJson = ({ nummer, post }: BorjanIAret): object => ({
  nummer,
  post: post.nr,
  tid: post.tid,
  av: post.av,
});

function meetingJson({ mote, steps, dokument, anmarkningar }: MeetingForJson): object {
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
    ...(mote.original && { original: mote.original }),
    dokument: dokument.map(documentJson),
    publicering: mote.publicering,
    arkivering: mote.arkivering,
    anmarkningar: anmarkningar.map(remarkJson),
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
    ar: years.map(({ year, rows, borjan, moten }) => ({
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
      borjan: borjan.map(beginningJson),
      moten: moten.map(meetingJson),
    })),
  };
  return `${JSON.stringify(ledger, null, 2)}\n`;
}
