// Minutes that were there before justera come into the ledger: which events that makes, what stands against it, and
// what is doubtful. Files come in any order, years may be missing, and all faults are told at once. Pure.
import { longDate, yearOf } from '../calendar/swedish-dates.ts';
import { type Fil, HIGHEST_NUMBER, type LiggareArende, type NoteradUnderskrift } from '../domain/handelse.ts';
import { inOrder, isLive, type LiggareSerie, type MoteILiggaren } from '../domain/liggare.ts';
import type { Series } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';
import { personnummerIn } from '../domain/personnummer.ts';
import type { Addition } from '../ledger/ledger.ts';
import { yearHead } from '../messages/liggare.ts';
import { type Message, message } from '../messages/messages.ts';
import type { Refusals } from './decision.ts';
import { freeName } from './enter.ts';
import { type LedgerReader, LedgerRun, type PlannedSerie } from './ledger-run.ts';
import { handleOf, meetingOn, nameOf } from './meetings.ts';
import { rangeOf, seriesOf } from './plan-numbers.ts';
import { rangesOf } from './rows.ts';
import { seriesFindings } from './verify-series.ts';

/** A protokoll that was read from its original. */
export interface ImportedMeeting {
  organ: Organ;
  /** ISO date. */
  datum: string;
  /** `09:00`; null where the original does not say. */
  start: string | null;
  extra: boolean;
  /** Name of the meeting file that was made of it, with its folder: `2019/lsvo-2019-03-08.yaml`. */
  fil: string;
  /** Name, without a folder, and SHA-256 of the file that was read. */
  original: Fil;
  /** One per ärende, in the order of the original. */
  nummer: readonly number[];
  arenden: readonly LiggareArende[];
  /** Instants in any ISO form. */
  underskrifter: readonly NoteradUnderskrift[];
}

export interface ImportOptions {
  /** The reason for reading a meeting anew that was imported before. */
  anda?: string | undefined;
  /** Stockholm date. */
  today: string;
}

/** Of a file, by the name of the original, or of a body's series as a whole. */
export interface Said {
  fil: string | null;
  /** `LSVO 2023`. */
  serie: string | null;
  words: Message;
}

const said = (fil: string, words: Message): Said => ({ fil, serie: null, words });

export interface EnteredMeeting {
  imported: ImportedMeeting;
  /** Name in the ledger. */
  mote: string;
  /** It is new, takes the place of an earlier reading, or was there already. */
  utfall: 'infort' | 'ersatt' | 'fanns';
}

export interface PlannedImport {
  ok: true;
  /** Nothing is to be entered where there are any. */
  faults: Said[];
  /** Doubts that stop nothing: holes, dates out of order, files that were entered before. */
  remarks: Said[];
  /** In the order of bodies and dates. */
  meetings: EnteredMeeting[];
  additions: Addition[];
  series: PlannedSerie[];
}

/** One file, in its series as it stands. */
interface Subject {
  one: ImportedMeeting;
  series: Series;
  serie: LiggareSerie;
  /** What the ledger has from the same original, wherever it stands now. */
  same: MoteILiggaren | null;
  /** What the ledger has on the day. */
  there: MoteILiggaren | null;
}

/** The faults of several files are independent of each other and of the order in which they were given. */
export function planImport(
  imported: readonly ImportedMeeting[],
  ledger: LedgerReader,
  options: ImportOptions,
): PlannedImport | Refusals {
  const run = new LedgerRun(ledger);
  const subjects: Subject[] = [];
  for (const one of inImportOrder(imported)) {
    const subject = subjectOf(one, run);
    if (!subject.ok) return subject;
    subjects.push(subject);
  }
  const distinct = subjects.filter(isFirstOfOriginal);
  const faults = [
    ...distinct.flatMap((subject) => faultsAlone(subject, options)),
    ...distinct.flatMap((subject, index) =>
      distinct.slice(0, index).flatMap((before) => faultsBetween(before, subject)),
    ),
  ];
  if (faults.length > 0)
    return { ok: true, faults, remarks: [], meetings: [], additions: [], series: run.series };
  const meetings = subjects.map((subject) => enterOne(subject, run, options));
  const known = meetings.flatMap(({ imported: { original, organ }, mote, utfall }): Said[] => {
    if (utfall !== 'fanns') return [];
    const { fil } = original;
    return [said(fil, message('ORIGINAL-016', { fil, mote: named(run, mote, organ) }))];
  });
  const { additions, series } = run;
  return { ok: true, faults, remarks: [...known, ...doubtsOf(series)], meetings, additions, series };
}

/** By body, then as meetings follow each other; the rest only makes the order certain. */
function inImportOrder(imported: readonly ImportedMeeting[]): ImportedMeeting[] {
  const rest = ({ original, fil }: ImportedMeeting): string => `${original.fil} ${original.sha256} ${fil}`;
  return imported.toSorted(
    (a, b) => compared(a.organ.slug, b.organ.slug) || inOrder(a, b) || compared(rest(a), rest(b)),
  );
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function subjectOf(one: ImportedMeeting, run: LedgerRun): ({ ok: true } & Subject) | Refusals {
  const { organ, original, fil } = one;
  const series = seriesOf(one, organ);
  const found = run.serie(series, organ);
  if (!found.ok) return found;
  const elsewhere = run.elsewhere(series, organ, fil);
  if (!elsewhere.ok) return elsewhere;
  const serie = found.before;
  const same = [serie, ...elsewhere.serier]
    .flatMap(({ moten }) => moten)
    .find((mote) => isLive(mote) && mote.original?.sha256 === original.sha256);
  return { ok: true, one, series, serie, same: same ?? null, there: meetingOn(serie, one) ?? null };
}

const isFirstOfOriginal = ({ one }: Subject, index: number, all: readonly Subject[]): boolean =>
  !all.slice(0, index).some((other) => isSameFile(other.one, one));

const isSameFile = (a: ImportedMeeting, b: ImportedMeeting): boolean =>
  a.organ.slug === b.organ.slug && a.original.sha256 === b.original.sha256;

const isSameNumbers = ({ one, same }: Subject): boolean =>
  same !== null && JSON.stringify(same.paragrafer.map(({ nummer }) => nummer)) === JSON.stringify(one.nummer);

/** The meeting whose place the file would take; it stays where the same numbers were read from the same file. */
function replacedBy(subject: Subject): MoteILiggaren | null {
  const { serie, same, there } = subject;
  if (same) return isSameNumbers(subject) || !serie.moten.includes(same) ? null : same;
  return there?.tillstand === 'importerad' ? there : null;
}

/** Nothing is left to do: the ledger has it. */
const isKnown = (subject: Subject): boolean => subject.same !== null && replacedBy(subject) === null;

function wordsFor({ one }: Subject, numbers: readonly number[]) {
  const form = { organ: one.organ, ar: yearOf(one.datum) };
  const nummer = rangesOf(
    form,
    [...new Set(numbers)].sort((a, b) => a - b),
  );
  return { nummer, many: new Set(numbers).size > 1 };
}

/** What stands against one file by itself, and in the ledger as it is. */
function faultsAlone(subject: Subject, { anda, today }: ImportOptions): Said[] {
  if (isKnown(subject)) return [];
  const { one, serie, same, there } = subject;
  const { organ, original, datum, nummer } = one;
  const fil = original.fil;
  const common = { fil, mote: nameOf({ mote: one, organ }) };
  const replaced = replacedBy(subject);
  const words: Message[] = [];
  if (nummer.length === 0 || nummer.length !== one.arenden.length)
    words.push(message('ORIGINAL-022', { fil, nummer: nummer.length, arenden: one.arenden.length }));
  if (datum > today) words.push(message('ORIGINAL-009', { fil, datum: longDate(datum) }));
  // What the ledger keeps it keeps for ever.
  const kept = [
    fil,
    ...one.arenden.flatMap(({ rubrik, diarienummer }) => [rubrik, diarienummer ?? '']),
    ...one.underskrifter.map(({ av }) => av ?? ''),
  ];
  if (kept.some((text) => personnummerIn(text).length > 0)) words.push(message('ORIGINAL-023', common));
  const wild = nummer.find((own) => !Number.isInteger(own) || own < 1 || own > HIGHEST_NUMBER);
  if (wild !== undefined) words.push(message('ORIGINAL-008', { fil, nummer: wild }));
  const twice = nummer.filter((own, index) => nummer.indexOf(own) !== index);
  if (twice.length > 0) words.push(message('ORIGINAL-005', { fil, ...wordsFor(subject, twice) }));
  if (same && replaced && anda === undefined)
    words.push(
      message('ORIGINAL-012', {
        ...common,
        mote: nameOf({ mote: same, organ }),
        har: rangeOf(same, organ),
        nu: wordsFor(subject, nummer).nummer,
      }),
    );
  if (there && there !== replaced)
    words.push(
      message('ORIGINAL-013', {
        ...common,
        namn: handleOf({ mote: there, organ }),
        tillstand: there.tillstand,
      }),
    );
  else if (there?.original && there !== same && anda === undefined)
    words.push(message('ORIGINAL-011', { ...common, annan: there.original.fil }));
  for (const other of serie.moten.filter((mote) => mote !== replaced)) {
    const taken = other.paragrafer.filter(({ fast, nummer: own }) => fast && nummer.includes(own));
    if (taken.length === 0) continue;
    const numbers = wordsFor(
      subject,
      taken.map(({ nummer: own }) => own),
    );
    words.push(message('ORIGINAL-007', { fil, mote: nameOf({ mote: other, organ }), ...numbers }));
  }
  return words.map((own) => said(fil, own));
}

/** The day of the file's meeting, as the ledger has it where it was corrected there. */
const dayOf = (subject: Subject): string => {
  const { datum, extra } = (isKnown(subject) ? subject.same : null) ?? subject.one;
  return `${datum} ${extra}`;
};

/** Two files of one series: the same meeting, or the same numbers. */
function faultsBetween(before: Subject, subject: Subject): Said[] {
  const [a, b] = [before.one, subject.one];
  if (a.organ.slug !== b.organ.slug || before.series.period !== subject.series.period) return [];
  const [annan, fil] = [a.original.fil, b.original.fil];
  if (dayOf(before) === dayOf(subject)) {
    const mote = nameOf({ mote: b, organ: b.organ });
    return [said(fil, message('ORIGINAL-010', { fil, annan, mote }))];
  }
  // What the ledger has was held against the other one already.
  if (isKnown(before) || isKnown(subject)) return [];
  const common = b.nummer.filter((nummer) => a.nummer.includes(nummer));
  if (common.length === 0) return [];
  return [said(fil, message('ORIGINAL-006', { fil, annan, ...wordsFor(subject, common) }))];
}

/** As the ledger keeps it: a file may state anything, or an instant with another offset. */
function asNoted({ av, tid }: NoteradUnderskrift): NoteradUnderskrift {
  const at = tid === null ? Number.NaN : Date.parse(tid);
  return { av: av?.trim() || null, tid: Number.isNaN(at) ? null : new Date(at).toISOString() };
}

function enterOne(subject: Subject, run: LedgerRun, { anda }: ImportOptions): EnteredMeeting {
  const { one, series } = subject;
  const { organ, datum, start, extra, fil, nummer, arenden, original, underskrifter } = one;
  const found = run.serie(series, organ);
  if (!found.ok) throw new Error(`series ${series.organ} ${series.period} was read before`);
  const entered = found.after.moten.find(
    (mote) => isLive(mote) && mote.original?.sha256 === original.sha256 && mote !== subject.same,
  );
  const known = isKnown(subject) ? subject.same : entered;
  if (known) return { imported: one, mote: known.mote, utfall: 'fanns' };
  const replaced = replacedBy(subject);
  const mote = replaced?.mote ?? freeName(found.after, one, handleOf({ mote: one, organ }));
  run.happen(series, [
    {
      slag: 'importerat',
      mote,
      datum,
      start,
      extra,
      fil,
      nummer: [...nummer],
      arenden: arenden.map(({ rubrik, diarienummer }) => ({ rubrik, diarienummer })),
      original: { fil: original.fil, sha256: original.sha256 },
      underskrifter: underskrifter.map(asNoted),
      ...(replaced && anda !== undefined && { skal: anda }),
    },
  ]);
  return { imported: one, mote, utfall: replaced ? 'ersatt' : 'infort' };
}

/** The meeting as it is called now; its date may have been corrected. */
function named(run: LedgerRun, name: string, organ: Organ): string {
  const mote = run.series.flatMap(({ after }) => after.moten).find((own) => own.mote === name);
  return mote ? nameOf({ mote, organ }) : name;
}

const doubtsOf = (series: readonly PlannedSerie[]): Said[] =>
  series.flatMap(({ after, organ }) =>
    seriesFindings(after, organ)
      .filter(({ severity }) => severity === 'varning')
      .map((words) => ({ fil: null, serie: yearHead(organ.kortnamn, after.series.period), words })),
  );
