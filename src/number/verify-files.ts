// Do the PDFs at hand agree with the ledger? Each is told by its bytes, else by its name, and its outline says which
// numbers it has. Pure.
import { isoDate } from '../calendar/swedish-dates.ts';
import type { Fil } from '../domain/handelse.ts';
import type { DokumentHistorik, SerieHistorik } from '../domain/historik.ts';
import { isLive, liveParagrafer, type MoteILiggaren } from '../domain/liggare.ts';
import type { Organ } from '../domain/organ.ts';
import type { NamedDocument } from '../messages/kontroll.ts';
import { meetingName } from '../messages/liggare.ts';
import { type Message, message } from '../messages/messages.ts';
import { paragrafLabel, rangesOf, yearOfPeriod } from './rows.ts';
import { type ReplayedSeries, soundSeries } from './verify-series.ts';

/** A file at hand. */
export interface PdfAtHand {
  path: string;
  name: string;
  sha256: string;
  /** It begins as a PDF does. */
  arPdf: boolean;
  /** Titles of its outline; null for one that cannot be read. */
  outline: readonly string[] | null;
}

/** A file that could not be opened, or a folder that is called like one. */
export interface UnopenedFile {
  path: string;
  mapp: boolean;
}

/** A meeting, and how its body prints names and numbers. */
interface PlacedMeeting {
  mote: MoteILiggaren;
  organ: Organ | null;
  kortnamn: string;
  ar: number;
}

/** A file that the ledger recorded. */
interface RecordedFile extends Fil {
  /** The document that it is or was made from. */
  historik: DokumentHistorik;
  place: PlacedMeeting;
}

export interface RecordedFiles {
  /** Every document that counts. */
  documents: readonly DokumentHistorik[];
  /** The latest last. */
  bySha256: ReadonlyMap<string, readonly RecordedFile[]>;
  byName: ReadonlyMap<string, readonly RecordedFile[]>;
  meetings: readonly PlacedMeeting[];
  /** Imported minutes that count. */
  originals: readonly (Fil & { place: PlacedMeeting })[];
  /** Body → its short name; one whose entries cannot be read does not count, for any file could be its own. */
  organ: ReadonlyMap<string, string>;
}

/** Body, day, extra, which entry of the day (`nr2`), rättelse, draft or avskrift: how this program names a protokoll. */
const PROTOKOLL =
  /^protokoll-(.+)-(\d{4}-\d\d-\d\d)(-extra)?(-nr\d+)?(?:-rattelse-(\d+))?(-utkast|-avskrift)?\.pdf$/;
/** What this program made itself, and what no entry speaks of: copies for the archive, and the printed ledger. */
const OUR_OWN = /^protokoll-.+-arkiv\.pdf$|^paragrafliggare-.+-\d{4}\.pdf$/;

function placed({ serie }: SerieHistorik, organ: ReadonlyMap<string, Organ>): PlacedMeeting[] {
  const { organ: slug, period } = serie.series;
  const body = organ.get(slug) ?? null;
  const common = { organ: body, kortnamn: body?.kortnamn ?? slug, ar: yearOfPeriod(period) };
  return serie.moten.map((mote) => ({ mote, ...common }));
}

function grouped(
  files: readonly RecordedFile[],
  keyOf: (file: RecordedFile) => string,
): Map<string, RecordedFile[]> {
  const groups = new Map<string, RecordedFile[]>();
  for (const file of files) {
    const group = groups.get(keyOf(file));
    if (group) group.push(file);
    else groups.set(keyOf(file), [file]);
  }
  return groups;
}

/** The bodies whose files the ledger should know. */
function knownBodies(
  serier: readonly ReplayedSeries[],
  organ: ReadonlyMap<string, Organ>,
): Map<string, string> {
  const bodies = new Map([...organ.values()].map(({ slug, kortnamn }) => [slug, kortnamn]));
  for (const { series } of serier) if (!organ.has(series.organ)) bodies.set(series.organ, series.organ);
  for (const { series, replayed } of serier) if (!replayed.ok) bodies.delete(series.organ);
  return bodies;
}

/** All files that the ledger knows, and the meetings that they can belong to. */
export function recordedFiles(
  serier: readonly ReplayedSeries[],
  organ: ReadonlyMap<string, Organ>,
): RecordedFiles {
  const places = soundSeries(serier).flatMap((one) => placed(one, organ).map((place) => ({ one, place })));
  const documents = places.flatMap(({ one, place }) =>
    (one.moten.get(place.mote.mote)?.dokument ?? []).map((historik) => ({ historik, place })),
  );
  const files = documents.flatMap(({ historik, place }) =>
    filesOf(historik).map(({ fil, sha256 }): RecordedFile => ({ fil, sha256, historik, place })),
  );
  return {
    documents: documents.flatMap(({ historik }) => (historik.slut === null ? [historik] : [])),
    bySha256: grouped(files, ({ sha256 }) => sha256),
    byName: grouped(files, ({ fil }) => fil),
    meetings: places.map(({ place }) => place),
    originals: places.flatMap(({ place }) => {
      const { original } = place.mote;
      return original && isLive(place.mote) ? [{ fil: original.fil, sha256: original.sha256, place }] : [];
    }),
    organ: knownBodies(serier, organ),
  };
}

/** Each file once, the frozen one first. */
function filesOf({ dokument, filer }: DokumentHistorik): Fil[] {
  const files: Fil[] = [dokument.pdf];
  for (const file of filer) if (!files.some(({ sha256 }) => sha256 === file.sha256)) files.push(file);
  return files;
}

/** What must be read to be judged; all other PDFs are only counted. */
export const isJudged = ({ name, sha256 }: Pick<PdfAtHand, 'name' | 'sha256'>, known: RecordedFiles) =>
  known.bySha256.has(sha256) || known.byName.has(name) || draftOf(name, known) !== null;

/** What a name says, whether or not the ledger knows such a meeting; null where it is not one that we give. */
interface Named {
  organ: string;
  datum: string;
  extra: boolean;
  /** `-nr2`, or nothing. */
  entry: string;
  rattelse: number;
  utkast: boolean;
  avskrift: boolean;
}

function namedAs(name: string): Named | null {
  const [, organ, datum, extra, entry = '', rattelse, slag] = PROTOKOLL.exec(name) ?? [];
  if (organ === undefined || datum === undefined) return null;
  const own = { organ, datum, extra: extra !== undefined, entry };
  return {
    ...own,
    rattelse: Number(rattelse ?? 0),
    utkast: slag === '-utkast',
    avskrift: slag === '-avskrift',
  };
}

function meetingOf({ organ, datum, extra, entry }: Named, { meetings }: RecordedFiles): PlacedMeeting | null {
  const own = meetings.filter(
    ({ mote }) =>
      mote.organ === organ && mote.extra === extra && (/-nr\d+$/.exec(mote.mote)?.[0] ?? '') === entry,
  );
  return (
    own.find(({ mote }) => isLive(mote) && mote.datum === datum) ??
    own.find(({ mote }) => mote.datum === datum || mote.mote.startsWith(`${organ}-${datum}`)) ??
    null
  );
}

function draftOf(name: string, known: RecordedFiles): PlacedMeeting | null {
  const named = namedAs(name);
  return named?.utkast || named?.avskrift ? meetingOf(named, known) : null;
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

/** The numbers that a meeting's document has. */
const numbersOf = ({ mote }: PlacedMeeting): number[] => liveParagrafer(mote).map(({ nummer }) => nummer);

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((number, index) => number === b[index]);

const nameOf = ({ kortnamn, mote }: PlacedMeeting): string => meetingName(kortnamn, mote);

type Verdict = 'stammer' | 'original' | 'utkast' | 'avskrift' | 'okand' | 'annan' | 'egen' | Message;

function judge(file: PdfAtHand, known: RecordedFiles): Verdict {
  const own = recordOf(file, known);
  if (own) return judgeKnown(file, own, known);
  const original = judgeOriginal(file, known);
  if (original) return original;
  const recorded = known.byName.get(file.name)?.at(-1);
  if (recorded) {
    const mote = nameOf(recorded.place);
    return message(file.outline === null ? 'KONTROLL-015' : 'KONTROLL-010', { mote });
  }
  if (!file.arPdf) return 'annan';
  if (OUR_OWN.test(file.name)) return 'egen';
  const named = namedAs(file.name);
  if (!named) return 'okand';
  if (named.avskrift) return judgeCopy(file, named, known);
  if (!named.utkast) {
    const mote = nameIn(named, known);
    return mote === null ? 'okand' : message('KONTROLL-021', { mote });
  }
  const draft = meetingOf(named, known);
  return draft && file.outline !== null ? judgeDraft(file.name, file.outline, draft) : 'okand';
}

/** A file that has the bytes or the name of an original; null for any other. */
function judgeOriginal({ name, sha256 }: PdfAtHand, { originals, byName }: RecordedFiles): Verdict | null {
  if (originals.some((one) => one.sha256 === sha256)) return 'original';
  const own = byName.has(name) ? undefined : originals.find(({ fil }) => fil === name);
  return own ? message('ORIGINAL-018', { fil: name, mote: nameOf(own.place) }) : null;
}

/** A copy of imported minutes can be made again; it has the numbers of the original. */
function judgeCopy({ outline }: PdfAtHand, named: Named, known: RecordedFiles): Verdict {
  const place = meetingOf(named, known);
  if (!place) return 'okand';
  const { mote } = place;
  const isCurrent = mote.original !== null && isLive(mote) && mote.datum === named.datum;
  if (!isCurrent) return message('ORIGINAL-020', { mote: nameOf(place) });
  const said = numbersIn(outline ?? [], place);
  const numbers = numbersOf(place);
  if (said.length === 0) return 'okand';
  if (isSame(said, numbers)) return 'avskrift';
  return message('ORIGINAL-019', {
    mote: nameOf(place),
    filen: rangesOf(place, said),
    liggaren: rangesOf(place, numbers),
  });
}

/** The document that a file is, by its bytes: the one whose name it has, else the one that counts. */
function recordOf({ name, sha256 }: PdfAtHand, { bySha256, byName }: RecordedFiles): RecordedFile | null {
  const own = bySha256.get(sha256) ?? [];
  const named = new Set(byName.get(name)?.map(({ historik }) => historik));
  return (
    own.findLast(({ historik }) => named.has(historik)) ??
    own.findLast(({ historik }) => historik.slut === null) ??
    own.at(-1) ??
    null
  );
}

/** The meeting that a name speaks of; null where its body is nobody that the ledger should know. */
function nameIn(named: Named, known: RecordedFiles): string | null {
  const kortnamn = known.organ.get(named.organ);
  if (kortnamn === undefined) return null;
  const place = meetingOf(named, known);
  return place ? nameOf(place) : meetingName(kortnamn, named);
}

/** What the name says that a known file is, where it is something else; null for its own name or a free one. */
function wrongName(
  name: string,
  { historik, place }: RecordedFile,
  known: RecordedFiles,
): NamedDocument | null {
  const named = known.byName.get(name) ?? [];
  if (named.some((other) => other.historik === historik)) return null;
  const other = named.at(-1);
  if (other) return { mote: nameOf(other.place), rattelse: other.historik.dokument.rattelse, utkast: false };
  const said = namedAs(name);
  const mote = said && nameIn(said, known);
  if (!said || mote === null) return null;
  const { rattelse, utkast } = said;
  if (said.avskrift) return null;
  const isOwn = !utkast && mote === nameOf(place) && rattelse === historik.dokument.rattelse;
  return isOwn ? null : { mote, rattelse, utkast };
}

function judgeKnown({ name, outline, sha256 }: PdfAtHand, own: RecordedFile, known: RecordedFiles): Verdict {
  const { place, historik } = own;
  const mote = nameOf(place);
  const { slut, dokument } = historik;
  if (slut) return message('KONTROLL-012', { mote, hur: slut.hur, datum: isoDate(slut.tid) });
  const heter = wrongName(name, own, known);
  if (heter) {
    const innehaller = { mote, rattelse: dokument.rattelse, utkast: false };
    return message('KONTROLL-020', { heter, innehaller });
  }
  if (outline === null) return dokument.pdf.sha256 === sha256 ? message('KONTROLL-015', { mote }) : 'stammer';
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
  const name = nameOf(place);
  if (mote.makulering !== null) return message('KONTROLL-014', { mote: name, till: null });
  const till = mote.flyttatTill ?? mote.datum;
  if (!fil.includes(till)) return message('KONTROLL-014', { mote: name, till });
  const said = numbersIn(outline, place);
  if (said.length === 0) return 'okand';
  const numbers = numbersOf(place);
  if (isSame(said, numbers)) return 'utkast';
  return message('KONTROLL-013', {
    mote: name,
    filen: rangesOf(place, said),
    liggaren: rangesOf(place, numbers),
    ar: mote.paragrafer.every(({ fast }) => fast) ? 'fast' : 'preliminart',
  });
}

export interface JudgedFiles {
  findings: { path: string; words: Message }[];
  /** Documents whose file was at hand and agreed. */
  stammer: number;
  /** Documents that count, of which no file was at hand. */
  saknas: number;
  okanda: number;
  /** Files that are no PDF. */
  andra: number;
  utkast: number;
  /** Originals of imported minutes at hand. */
  original: number;
  /** Copies of them, with their numbers. */
  avskrifter: number;
}

export function judgeFiles(files: readonly PdfAtHand[], known: RecordedFiles): JudgedFiles {
  const verdicts = files.map((file) => ({
    path: file.path,
    verdict: judge(file, known),
    document: (recordOf(file, known) ?? known.byName.get(file.name)?.at(-1))?.historik,
  }));
  const seen = new Set(verdicts.map(({ document }) => document));
  const agreed = new Set(
    verdicts.flatMap(({ verdict, document }) => (verdict === 'stammer' ? [document] : [])),
  );
  const count = (which: Verdict): number => verdicts.filter(({ verdict }) => verdict === which).length;
  return {
    findings: verdicts.flatMap(({ path, verdict }) =>
      typeof verdict === 'string' ? [] : [{ path, words: verdict }],
    ),
    stammer: agreed.size,
    saknas: known.documents.filter((document) => !seen.has(document)).length,
    okanda: count('okand'),
    andra: count('annan'),
    utkast: count('utkast'),
    original: count('original'),
    avskrifter: count('avskrift'),
  };
}
