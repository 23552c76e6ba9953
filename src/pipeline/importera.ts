// Existing minutes into meeting files: read the paper, recognise, account for every word, write YAML, and hold the
// result against everything that `kontrollera` knows.
import { isoOf } from '../calendar/datum-i-text.ts';
import { isoDate, longDate } from '../calendar/swedish-dates.ts';
import { type Fault, FaultError } from '../domain/fault.ts';
import type { Handelse } from '../domain/handelse.ts';
import type { Organ } from '../domain/organ.ts';
import type { Environment } from '../environment.ts';
import { type LoadedFile, loadRun } from '../load/load-run.ts';
import { importedHead, paperPlace, signatureNoted } from '../messages/importera.ts';
import { message } from '../messages/messages.ts';
import { numbersFor } from '../number/import-numbers.ts';
import type { ImportedMeeting } from '../number/import-run.ts';
import { handleOf } from '../number/meetings.ts';
import { agendaOf, seriesOf } from '../number/plan-numbers.ts';
import type { Intent } from '../number/plan-run.ts';
import { meetingFile } from '../output/motesfil.ts';
import type { Order } from '../pipeline.ts';
import { account, missingIn } from '../recognise/account.ts';
import { bodyOf } from '../recognise/body.ts';
import { type Draft, draftOf } from '../recognise/draft.ts';
import type { Line, ReadArende, Recognised } from '../recognise/paper.ts';
import { recognise } from '../recognise/recognise.ts';
import { type FoundSlip, findSlips } from '../recognise/slips.ts';
import { readSource, type SourceFault } from '../source/read-source.ts';
import type { SourceDocument } from '../source/source.ts';
import { EMPTY_LEDGER, type Judged, type JudgeLedger, judgeFiles } from './judge.ts';

export interface ImportOrder {
  organ: Organ | null;
  /** ISO date of the meeting, where the paper does not tell it. */
  datum: string | null;
}

/** A paper and the meeting file that came of it. */
export interface Imported {
  source: SourceDocument;
  notes: readonly SourceFault[];
  organ: Organ;
  /** Name of the meeting file, without a folder. */
  name: string;
  text: string;
  lines: readonly Line[];
  recognised: Recognised;
  draft: Draft;
  slips: FoundSlip[];
  /** Words of the paper that the file does not have; there are none, or we have a bug. */
  missing: string[];
  /** The signatures of the paper, in words. */
  signatures: string[];
}

/** Reads all papers; throws every fault of them all. */
export async function importPapers(
  papers: readonly string[],
  order: ImportOrder,
  environment: Environment,
): Promise<Imported[]> {
  const faults: Fault[] = [];
  const imported: Imported[] = [];
  for (const paper of papers) {
    const read = await readSource(paper);
    if (!read.ok) {
      faults.push(read.fault);
      continue;
    }
    const organ = order.organ ?? bodyOf(read.source.lines, [...environment.organ.values()]);
    if (!organ) {
      const organs = [...environment.organ.keys()];
      faults.push({ ...message('IMPORT-002', { organ: organs }), file: paper, line: null, path: '' });
      continue;
    }
    const other = order.organ && bodyOf(read.source.lines, [...environment.organ.values()]);
    if (other && other !== organ) {
      const values = { organ: organ.kortnamn, annat: other.kortnamn, kort: other.slug };
      faults.push({ ...message('IMPORT-009', values), file: paper, line: null, path: '' });
      continue;
    }
    const one = importOne(read.source, read.notes, organ, order);
    if (one.recognised.arenden.length > 0) imported.push(one);
    else
      faults.push({
        ...message('IMPORT-003', {
          form: numberOf({ nummer: 12, ar: '2024' }, organ),
          organ: organ.kortnamn,
        }),
        ...{ file: paper, line: null, path: '' },
      });
  }
  faults.push(...twins(imported));
  if (faults.length > 0) throw new FaultError(faults);
  return imported;
}

/** Two papers for one meeting would come under one name. */
function twins(imported: readonly Imported[]): Fault[] {
  return imported.flatMap(({ name, source }, index) => {
    const first = imported.slice(0, index).find((other) => other.name === name);
    const words = first && message('IMPORT-004', { annan: first.source.file, fil: name });
    return words ? [{ ...words, file: source.file, line: null, path: '' }] : [];
  });
}

function importOne(
  source: SourceDocument,
  notes: readonly SourceFault[],
  organ: Organ,
  order: ImportOrder,
): Imported {
  const { lines, recognised, unread } = recognise(source, organ);
  const { front } = recognised;
  if (order.datum !== null) front.datum = { text: order.datum, lines: front.datum?.lines ?? [], doubt: null };
  else front.datum ??= dateInName(source.file);
  const draft = account(
    lines,
    draftOf(recognised, organ.slug, (arende) => numberOf(arende, organ)),
    recognised.form,
    unread,
  );
  const placeOf = (index: number) => paperPlace(lines[index] ?? { nr: index + 1, page: null }, source.format);
  const signatures = source.signatures.map(({ signer, time }) =>
    signatureNoted({ av: signer, tid: time === null ? null : longDate(isoDate(time)) }),
  );
  const head = importedHead({
    fil: fileName(source.file),
    sha256: source.sha256,
    underskrifter: signatures,
  });
  const base = front.datum
    ? `${organ.slug}-${front.datum.text}`
    : fileName(source.file).replace(/\.[^.]*$/, '');
  const text = meetingFile(draft, head, placeOf);
  return {
    source,
    notes,
    organ,
    name: `${base}.yaml`,
    text,
    lines,
    recognised,
    draft,
    slips: findSlips(lines, recognised),
    missing: missingIn(lines, text),
    signatures,
  };
}

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** `Protokoll 2023-03-20.pdf`, `LSVO_20231117.docx`. */
function dateInName(path: string): Recognised['front']['datum'] {
  const [, year, month, day] = /(?<!\d)(20\d\d)[-_]?(\d\d)[-_]?(\d\d)(?!\d)/.exec(fileName(path)) ?? [];
  const iso = isoOf(Number(year), Number(month), Number(day));
  return iso === null ? null : { text: iso, lines: [], doubt: 'datum-ur-filnamn' };
}

/** `§ 108`, `§ 12/24`, `1).` as the body writes it. */
export const numberOf = ({ nummer, ar }: Pick<ReadArende, 'nummer' | 'ar'>, { numrering }: Organ): string =>
  numrering.form
    .replace('{n}', String(nummer))
    .replace('{åååå}', ar === null ? '' : ar.padStart(4, '20'))
    .replace('{åå}', ar === null ? '' : ar.slice(-2))
    .replace(/\/$/, '');

/** A meeting file that is to be written, as it will be read from there. */
export interface Written {
  imported: Imported;
  /** Where it will lie. */
  path: string;
  /** One for the file, and perhaps one for its register. */
  loaded: LoadedFile[];
}

/** Reads the meeting files back before they lie on the disk; of those in `kept`, what the secretary has made of them. */
export function readBack(
  imported: readonly Imported[],
  paths: readonly string[],
  { organ }: Environment,
  { register, kept }: { register: string | undefined; kept: ReadonlySet<string> },
): Promise<Written[]> {
  return Promise.all(
    imported.map(async (one, index) => {
      const path = paths[index] as string;
      const text = new Map(kept.has(path) ? [] : [[path, one.text]]);
      return { imported: one, path, loaded: await loadRun([path], organ, register, text) };
    }),
  );
}

/** What `kontrollera` says of the files, with the numbers of the papers. */
export async function judgeImported(
  written: readonly Written[],
  environment: Environment,
  intent: Intent & Order,
  tell: (done: number) => void,
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [index, one] of written.entries()) {
    judged.push(...(await judgeFiles(one.loaded, ledgerOf(factsOf(one)), environment, intent, () => {})));
    tell(index + 1);
  }
  return judged;
}

/** What the ledger is told of a paper; null where it does not tell its day. */
function factsOf({ imported, loaded }: Written): ImportedMeeting | null {
  const { source, organ, recognised } = imported;
  const { front, arenden } = recognised;
  const file = loaded.find((one): one is Extract<LoadedFile, { ok: true }> => one.ok) ?? readableOf(loaded);
  if (!front.datum || !file) return null;
  const rubriker = file.meeting.arenden.map(({ rubrik }) => rubrik);
  const read = arenden.map(({ nummer, rubrik }) => ({ nummer, rubrik: rubrik.text }));
  return {
    organ,
    datum: front.datum.text,
    start: front.start,
    extra: file.meeting.extra,
    fil: file.kalla.fil,
    original: { fil: fileName(source.file), sha256: source.sha256 },
    // Where it cannot be told, the ledger says so.
    nummer: numbersFor(rubriker, read) ?? read.map(({ nummer }) => nummer),
    arenden: agendaOf(file.meeting),
    underskrifter: source.signatures.map(({ signer, time }) => ({ av: signer, tid: time })),
  };
}

/** The same of all. Throws a FaultError for those that do not tell their day. */
export function ledgerFacts(written: readonly Written[]): ImportedMeeting[] {
  const facts = written.map(factsOf);
  const faults = written.flatMap(({ imported, path }, index): Fault[] =>
    facts[index]
      ? []
      : [{ ...message('IMPORT-008', { fil: path }), file: imported.source.file, line: null, path: '' }],
  );
  if (faults.length > 0) throw new FaultError(faults);
  return facts.filter((one) => one !== null);
}

const readableOf = (loaded: readonly LoadedFile[]) =>
  loaded.flatMap((one) => (!one.ok && one.readable ? [one.readable] : []))[0];

/** A ledger that knows this one meeting with its numbers; an empty one where they are not sound. */
function ledgerOf(facts: ImportedMeeting | null): JudgeLedger {
  const isSound =
    facts?.nummer.length === facts?.arenden.length && new Set(facts?.nummer).size === facts?.nummer.length;
  if (!facts || !isSound) return EMPTY_LEDGER;
  const { organ, nummer, arenden, underskrifter, ...rest } = facts;
  const handelse: Handelse = {
    slag: 'importerat',
    ...{ ...rest, mote: handleOf({ mote: facts, organ }) },
    ...{ nummer: [...nummer], arenden: [...arenden], underskrifter: [] },
  };
  const { period } = seriesOf(facts, organ);
  const post = {
    nr: 1,
    organ: organ.slug,
    period,
    tid: NEVER,
    av: '-',
    handelse,
    forra: NO_HASH,
    hash: NO_HASH,
  };
  const read: JudgeLedger['read'] = (series) => ({
    ok: true as const,
    poster: series.organ === organ.slug && series.period === period ? [post] : [],
  });
  return { ...EMPTY_LEDGER, read };
}

/** Of an entry that nobody wrote. */
const NEVER = '2000-01-01T00:00:00Z';
const NO_HASH = '0'.repeat(64);
