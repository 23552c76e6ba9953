// Does the ledger agree with itself and with the files at hand? Pure: the entries, the breaks of their chain and
// what the files say come in, every disagreement goes out as a fault that names its place.
import type { Fault } from '../domain/fault.ts';
import {
  inOrder,
  isLive,
  type LiggareSerie,
  liveParagrafer,
  type MoteILiggaren,
  type Post,
} from '../domain/liggare.ts';
import type { Series } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';
import type { Break } from '../ledger/chain.ts';
import type { Head } from '../ledger/ledger.ts';
import type { Verified } from '../messages/liggare.ts';
import { type Message, message } from '../messages/messages.ts';
import { inNumberOrder, paragrafLabel, paragrafRef, rangesOf, type SerieMedPoster, stepsOf } from './rows.ts';

/** A series as it was replayed, or the entry that cannot follow those before it. */
export interface ReplayedSeries {
  series: Series;
  poster: readonly Post[];
  replayed: { ok: true; serie: LiggareSerie } | { ok: false; nr: number };
}

/** A PDF at hand. */
export interface PdfAtHand {
  path: string;
  name: string;
  sha256: string;
  /** Titles of its outline; null for one that cannot be read. */
  outline: readonly string[] | null;
}

export interface ToVerify {
  /** Path of the ledger, for the findings. */
  liggare: string;
  poster: readonly Post[];
  breaks: readonly Break[];
  serier: readonly ReplayedSeries[];
  organ: ReadonlyMap<string, Organ>;
  /** An earlier head, or the first digits of one. */
  huvud: string | null;
  /** Null where no files are compared. */
  filer: readonly PdfAtHand[] | null;
  head: Head;
}

export interface Verification {
  findings: Fault[];
  verified: Verified;
}

/** The file of a document, as an entry recorded it. */
interface RecordedFile {
  fil: string;
  sha256: string;
  /** SHA-256 of the frozen document that it is or was made from. */
  dokument: string;
  isFrozen: boolean;
  /** When and how it ceased to count; null for one that does. */
  slut: { hur: 'låstes upp' | 'makulerades'; tid: string } | null;
  place: PlacedMeeting;
}

interface PlacedMeeting {
  mote: MoteILiggaren;
  organ: Organ | null;
  kortnamn: string;
  ar: number;
}

export interface RecordedFiles {
  bySha256: ReadonlyMap<string, RecordedFile>;
  byName: ReadonlyMap<string, RecordedFile>;
  meetings: readonly PlacedMeeting[];
}

const NO_HASH = /^0+$/;
const DRAFT = /^protokoll-(.+)-(\d{4}-\d\d-\d\d)(-extra)?-utkast\.pdf$/;

const soundSeries = (serier: readonly ReplayedSeries[]): SerieMedPoster[] =>
  serier.flatMap(({ poster, replayed }) => (replayed.ok ? [{ serie: replayed.serie, poster }] : []));

function placed(one: SerieMedPoster, organ: ReadonlyMap<string, Organ>): PlacedMeeting[] {
  const { organ: slug, period } = one.serie.series;
  const body = organ.get(slug) ?? null;
  const ar = Number(period.slice(0, 4));
  return one.serie.moten.map((mote) => ({ mote, organ: body, kortnamn: body?.kortnamn ?? slug, ar }));
}

/** All files that the ledger knows, and the meetings that they can belong to. */
export function recordedFiles(
  serier: readonly ReplayedSeries[],
  organ: ReadonlyMap<string, Organ>,
): RecordedFiles {
  const sound = soundSeries(serier);
  const files = sound.flatMap((one) =>
    placed(one, organ).flatMap((place) => filesOfMeeting(stepsOf(one, place.mote.mote), place)),
  );
  return {
    bySha256: new Map(files.map((file) => [file.sha256, file])),
    byName: new Map(files.map((file) => [file.fil, file])),
    meetings: sound.flatMap((one) => placed(one, organ)),
  };
}

function filesOfMeeting(steps: readonly Post[], place: PlacedMeeting): RecordedFile[] {
  const files: RecordedFile[] = [];
  const open: string[] = [];
  const add = (file: { fil: string; sha256: string }, isFrozen: boolean): void => {
    const known = files.some(({ sha256 }) => sha256 === file.sha256);
    const dokument = open.at(-1);
    if (dokument === undefined || (known && !isFrozen)) return;
    const { fil, sha256 } = file;
    files.push({ fil, sha256, dokument, isFrozen, slut: null, place });
  };
  for (const { handelse, tid } of steps) {
    switch (handelse.slag) {
      case 'faststallt':
      case 'rattat':
        open.push(handelse.pdf.sha256);
        add(handelse.pdf, true);
        break;
      case 'justerat':
      case 'publicerat':
      case 'arkiverat':
        add(handelse.fil, false);
        break;
      case 'upplast': {
        const gone = open.pop();
        for (const file of files) if (file.dokument === gone) file.slut = { hur: 'låstes upp', tid };
        break;
      }
      case 'makulerat':
        for (const file of files) file.slut ??= { hur: 'makulerades', tid };
        break;
      default:
    }
  }
  return files;
}

/** What must be read to be judged; all other PDFs are only counted. */
export const isJudged = ({ name, sha256 }: { name: string; sha256: string }, known: RecordedFiles): boolean =>
  known.bySha256.has(sha256) || known.byName.has(name) || draftOf(name, known) !== null;

function draftOf(name: string, { meetings }: RecordedFiles): PlacedMeeting | null {
  const [, slug, datum, extra] = DRAFT.exec(name) ?? [];
  if (slug === undefined || datum === undefined) return null;
  const own = meetings.filter(({ mote }) => mote.organ === slug && mote.extra === (extra !== undefined));
  return (
    own.find(({ mote }) => isLive(mote) && mote.datum === datum) ??
    own.find(({ mote }) => mote.datum === datum || mote.mote.startsWith(`${slug}-${datum}`)) ??
    null
  );
}

/** Numbers from an outline: each entry that begins with a number as the body prints it. */
function numbersIn(outline: readonly string[], { organ, ar }: PlacedMeeting): number[] {
  const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
  return outline.flatMap((title) => {
    const found = [...title.slice(0, 40).matchAll(/\d+/g)]
      .map(([digits]) => Number(digits))
      .find((number) => plain(title).startsWith(`${plain(paragrafLabel(organ, ar, number))} `));
    return found === undefined ? [] : [found];
  });
}

/** The numbers that a meeting's document has; of a meeting that was voided as a whole, those it had. */
const numbersOf = ({ mote }: PlacedMeeting): number[] =>
  (mote.tillstand === 'makulerad'
    ? mote.paragrafer.filter(({ makulerad }) => makulerad === mote.makulering)
    : liveParagrafer(mote)
  ).map(({ nummer }) => nummer);

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((number, index) => number === b[index]);

const meetingName = ({ kortnamn, mote }: PlacedMeeting): string =>
  `${kortnamn} ${mote.datum}${mote.extra ? ' extra' : ''}`;

type Verdict = 'stammer' | 'utkast' | 'okand' | Message;

function judge(file: PdfAtHand, known: RecordedFiles): Verdict {
  const own = known.bySha256.get(file.sha256);
  if (own) return judgeKnown(file, own);
  const sameName = known.byName.get(file.name);
  if (sameName) {
    const mote = meetingName(sameName.place);
    return message(file.outline === null ? 'KONTROLL-015' : 'KONTROLL-010', { mote });
  }
  const draft = draftOf(file.name, known);
  return draft && file.outline !== null ? judgeDraft(file.name, file.outline, draft) : 'okand';
}

function judgeKnown({ outline }: PdfAtHand, { place, slut, isFrozen }: RecordedFile): Verdict {
  const mote = meetingName(place);
  if (slut) return message('KONTROLL-012', { mote, hur: slut.hur, datum: slut.tid.slice(0, 10) });
  if (outline === null) return isFrozen ? message('KONTROLL-015', { mote }) : 'stammer';
  const said = numbersIn(outline, place);
  const numbers = numbersOf(place);
  // Without any number that the body's form knows (a signing service made the file anew, or the body has another form
  // now) the hash alone decides.
  if (said.length === 0 || isSame(said, numbers)) return 'stammer';
  return message('KONTROLL-011', {
    mote,
    liggaren: rangesOf(place, numbers),
    filen: rangesOf(place, said),
  });
}

function judgeDraft(fil: string, outline: readonly string[], place: PlacedMeeting): Verdict {
  const { mote } = place;
  const name = meetingName(place);
  if (mote.tillstand === 'makulerad') return message('KONTROLL-014', { mote: name, hur: 'makulerat' });
  const till = mote.flyttatTill ?? mote.datum;
  if (!fil.includes(till)) return message('KONTROLL-014', { mote: name, hur: `flyttat till ${till}` });
  const said = numbersIn(outline, place);
  if (said.length === 0) return 'okand';
  const numbers = numbersOf(place);
  if (isSame(said, numbers)) return 'utkast';
  return message('KONTROLL-013', {
    mote: name,
    filen: rangesOf(place, said),
    liggaren: rangesOf(place, numbers),
    ar: mote.fast ? 'fast' : 'preliminart',
  });
}

/** One replayed series: no hole, nothing twice, reasons where they are due, dates in order. */
export function seriesFindings(one: LiggareSerie, organ: Organ | null): Message[] {
  const { organ: slug, period } = one.series;
  const ar = Number(period.slice(0, 4));
  const kortnamn = organ?.kortnamn ?? slug;
  const ref = (number: number): string => paragrafRef(organ, ar, number);
  const placeOf = (mote: MoteILiggaren): PlacedMeeting => ({ mote, organ, kortnamn, ar });
  const findings: Message[] = [];
  const holders = new Map<number, MoteILiggaren>();
  for (const mote of inNumberOrder(one))
    for (const { nummer, makulerad } of mote.paragrafer) {
      const other = holders.get(nummer);
      if (other)
        findings.push(
          message('KONTROLL-006', {
            nummer: ref(nummer),
            moten: `${meetingName(placeOf(other))} och ${meetingName(placeOf(mote))}`,
          }),
        );
      if (makulerad?.trim() === '') findings.push(message('KONTROLL-008', { nummer: ref(nummer) }));
      holders.set(nummer, mote);
    }
  const last = Math.max(one.nasta - 1, ...holders.keys());
  for (let number = one.forsta; number <= last; number += 1)
    if (!holders.has(number)) findings.push(message('KONTROLL-005', { saknas: ref(number) }));
  for (const mote of one.moten)
    if (isLive(mote) && !period.startsWith(mote.datum) && !mote.datum.startsWith(period))
      findings.push(message('KONTROLL-016', { mote: meetingName(placeOf(mote)), period }));
  return findings;
}

/** Fixed meetings whose numbers do not follow their dates, where no reason was recorded. */
export function orderFindings(one: SerieMedPoster, organ: Organ | null): Message[] {
  const ar = Number(one.serie.series.period.slice(0, 4));
  const excused = (mote: MoteILiggaren): boolean =>
    mote.skalForOrdning !== null ||
    stepsOf(one, mote.mote).some(({ handelse }) => handelse.slag === 'flyttat');
  const numbers = (mote: MoteILiggaren): string =>
    rangesOf(
      { organ, ar },
      mote.paragrafer.map(({ nummer }) => nummer),
    );
  const findings: Message[] = [];
  let latest: MoteILiggaren | null = null;
  for (const mote of inNumberOrder(one.serie).filter(
    ({ fast, tillstand }) => fast && tillstand !== 'makulerad',
  )) {
    if (latest && inOrder(latest, mote) > 0) {
      if (!excused(latest) && !excused(mote))
        findings.push(
          message('KONTROLL-007', {
            tidigt: mote.datum,
            tidigtHar: numbers(mote),
            sent: latest.datum,
            sentHar: numbers(latest),
          }),
        );
    } else latest = mote;
  }
  return findings;
}

const entryOf = (post: Post, kortnamn: (slug: string) => string) => ({
  nr: post.nr,
  organ: kortnamn(post.organ),
  datum: post.tid.slice(0, 10),
});

function chainFindings({ poster, breaks, liggare }: ToVerify, kortnamn: (slug: string) => string): Fault[] {
  const places = new Map(poster.map((post, index) => [post.nr, index]));
  return breaks.flatMap(({ nr, slag }) => {
    const index = places.get(nr) ?? 0;
    const post = poster[index];
    if (!post) return [];
    const entry = entryOf(post, kortnamn);
    const words =
      slag === 'andrad'
        ? message('KONTROLL-001', entry)
        : slag === 'lank'
          ? message('KONTROLL-002', entry)
          : message('KONTROLL-003', { ...entry, vantat: index + 1 });
    return [{ ...words, file: liggare, line: null, path: `Post ${nr}` }];
  });
}

function findHead(poster: readonly Post[], huvud: string | null): Verified['huvud'] | 'saknas' {
  if (huvud === null || NO_HASH.test(huvud)) return null;
  const post = poster.find(({ hash }) => hash.startsWith(huvud));
  return post ? { nr: post.nr, tid: post.tid } : 'saknas';
}

export function verify(given: ToVerify): Verification {
  const { liggare, poster, serier, organ, filer, huvud, head } = given;
  const kortnamn = (slug: string): string => organ.get(slug)?.kortnamn ?? slug;
  const sound = soundSeries(serier);
  const known = recordedFiles(serier, organ);
  const found = findHead(poster, huvud);
  const verdicts = (filer ?? []).map((file) => ({ file, verdict: judge(file, known) }));
  const at =
    (file: string, path: string) =>
    (words: Message): Fault => ({ ...words, file, line: null, path });
  const findings = [
    ...chainFindings(given, kortnamn),
    ...(found === 'saknas'
      ? [message('KONTROLL-009', { huvud: huvud ?? '', poster: poster.length })].map(at(liggare, 'Huvudet'))
      : []),
    ...serier.flatMap(({ series, poster: own, replayed }) => {
      const post = replayed.ok ? undefined : own.find(({ nr }) => nr === replayed.nr);
      if (!post) return [];
      const words = message('KONTROLL-004', {
        ...entryOf(post, kortnamn),
        handelse: String(post.handelse.slag),
      });
      return [at(liggare, `${kortnamn(series.organ)} ${series.period}`)(words)];
    }),
    ...sound.flatMap((one) => {
      const { organ: slug, period } = one.serie.series;
      const body = organ.get(slug) ?? null;
      return [...seriesFindings(one.serie, body), ...orderFindings(one, body)].map(
        at(liggare, `${kortnamn(slug)} ${period}`),
      );
    }),
    ...verdicts.flatMap(({ file, verdict }) =>
      typeof verdict === 'string' ? [] : [at(file.path, '')(verdict)],
    ),
  ];
  const count = (which: Verdict): number => verdicts.filter(({ verdict }) => verdict === which).length;
  const documentOf = ({ sha256, name }: PdfAtHand): string | undefined =>
    (known.bySha256.get(sha256) ?? known.byName.get(name))?.dokument;
  const seen = new Set(verdicts.map(({ file }) => documentOf(file)));
  const agreed = new Set(
    verdicts.flatMap(({ file, verdict }) => (verdict === 'stammer' ? [documentOf(file)] : [])),
  );
  const documents = new Set(
    [...known.bySha256.values()].flatMap(({ dokument, slut }) => (slut === null ? [dokument] : [])),
  );
  return {
    findings,
    verified: {
      poster: poster.length,
      head,
      nummer: sound.reduce(
        (total, { serie }) => total + serie.moten.reduce((sum, mote) => sum + mote.paragrafer.length, 0),
        0,
      ),
      stammer: agreed.size,
      saknas: filer === null ? null : [...documents].filter((dokument) => !seen.has(dokument)).length,
      okanda: count('okand'),
      utkast: count('utkast'),
      huvud: found === 'saknas' ? null : found,
    },
  };
}
