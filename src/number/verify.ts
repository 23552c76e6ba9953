// Does the ledger agree with itself and with the files at hand? Pure: the entries, the breaks of their chain and
// what the files say come in, every disagreement goes out as a fault that names its place.
import { isoDate } from '../calendar/swedish-dates.ts';
import type { Fault } from '../domain/fault.ts';
import { isTid, type Post } from '../domain/handelse.ts';
import type { Organ } from '../domain/organ.ts';
import type { Break } from '../ledger/chain.ts';
import type { Replayed } from '../ledger/history.ts';
import type { Head } from '../ledger/ledger.ts';
import { AT_HEAD, atPost } from '../messages/kontroll.ts';
import { type Verified, yearHead } from '../messages/liggare.ts';
import { type Message, message } from '../messages/messages.ts';
import { missingIn } from './holes.ts';
import { judgeFiles, type PdfAtHand, type RecordedFiles, type UnopenedFile } from './verify-files.ts';
import { type ReplayedSeries, seriesFindings, soundSeries } from './verify-series.ts';

export interface ToVerify {
  /** Path of the ledger, for the findings. */
  liggare: string;
  poster: readonly Post[];
  breaks: readonly Break[];
  serier: readonly ReplayedSeries[];
  organ: ReadonlyMap<string, Organ>;
  /** An earlier head, or the first digits of one. */
  huvud: string | null;
  known: RecordedFiles;
  /** Null where no files are compared. */
  filer: readonly PdfAtHand[] | null;
  /** Those that could not be opened. */
  stangda: readonly UnopenedFile[];
  /** The storage itself still refuses changes. */
  skyddad: boolean;
  head: Head;
}

export interface Verification {
  findings: Fault[];
  /** What imported minutes make doubtful; nothing is wrong. */
  remarks: Fault[];
  verified: Verified;
}

/** What the words about one entry name; nobody has vouched for it. */
const entryOf = ({ nr, organ, tid }: Post, kortnamn: (slug: string) => string) => ({
  nr,
  organ: kortnamn(organ),
  datum: isTid(tid) ? isoDate(tid) : null,
});

function chainFindings({ poster, breaks, liggare }: ToVerify, kortnamn: (slug: string) => string): Fault[] {
  const byNumber = new Map(poster.map((post) => [post.nr, post]));
  return breaks.flatMap(({ nr, slag, vantat }) => {
    const post = byNumber.get(nr);
    if (!post) return [];
    const entry = entryOf(post, kortnamn);
    const words =
      slag === 'andrad'
        ? message('KONTROLL-001', entry)
        : slag === 'lank'
          ? message('KONTROLL-002', entry)
          : message('KONTROLL-003', { ...entry, vantat });
    return [{ ...words, file: liggare, line: null, path: atPost(nr) }];
  });
}

/** The entry where the replay of a series stopped. */
function stopped(
  poster: readonly Post[],
  { nr, fel }: Extract<Replayed, { ok: false }>,
  kortnamn: (slug: string) => string,
): Message {
  const post = poster.find((own) => own.nr === nr) as Post;
  const entry = entryOf(post, kortnamn);
  return fel === 'form'
    ? message('KONTROLL-019', entry)
    : message('KONTROLL-004', { ...entry, handelse: post.handelse.slag });
}

/** An empty ledger has a head too: zeros, which vouch for nothing once there are entries. */
function findHead({ poster, huvud, head }: ToVerify): Verified['huvud'] | 'saknas' {
  if (huvud === null || (head.nr === 0 && head.hash.startsWith(huvud))) return null;
  const post = poster.find(({ hash }) => hash.startsWith(huvud));
  return post ? { nr: post.nr, tid: post.tid } : 'saknas';
}

export function verify(given: ToVerify): Verification {
  const { liggare, poster, serier, organ, known, filer, stangda, skyddad, huvud, head } = given;
  const kortnamn = (slug: string): string => organ.get(slug)?.kortnamn ?? slug;
  const sound = soundSeries(serier);
  const found = findHead(given);
  const files = judgeFiles(filer ?? [], known);
  const at =
    (file: string, path: string) =>
    (words: Message): Fault => ({ ...words, file, line: null, path });
  const inSeries = (one: ReplayedSeries): Message[] =>
    one.replayed.ok
      ? seriesFindings(one.replayed.serie, organ.get(one.series.organ) ?? null)
      : [stopped(one.poster, one.replayed, kortnamn)];
  const ofSeries = serier.flatMap((one) =>
    inSeries(one).map(at(liggare, yearHead(kortnamn(one.series.organ), one.series.period))),
  );
  const findings = [
    ...(skyddad ? [] : [at(liggare, '')(message('KONTROLL-023'))]),
    ...chainFindings(given, kortnamn),
    ...(found === 'saknas'
      ? [message('KONTROLL-009', { huvud: huvud ?? '', poster: poster.length })].map(at(liggare, AT_HEAD))
      : []),
    ...ofSeries.filter(({ severity }) => severity === 'fel'),
    ...files.findings.map(({ path, words }) => at(path, '')(words)),
    ...stangda.map(({ path, mapp }) => at(path, '')(message('KONTROLL-022', { mapp }))),
  ];
  return {
    findings,
    remarks: ofSeries.filter(({ severity }) => severity === 'varning'),
    verified: {
      poster: poster.length,
      head,
      nummer: sound.reduce(
        (total, { serie }) => total + serie.moten.reduce((sum, mote) => sum + mote.paragrafer.length, 0),
        0,
      ),
      stammer: files.stammer,
      saknas: filer === null ? null : files.saknas,
      okanda: files.okanda,
      andra: files.andra,
      utkast: files.utkast,
      original: files.original,
      avskrifter: files.avskrifter,
      luckor: sound.reduce((total, { serie }) => total + missingIn(serie), 0),
      huvud: found === 'saknas' ? null : found,
    },
  };
}
