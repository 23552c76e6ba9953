// Existing minutes into meeting files: read the paper, recognise, account for every word, write YAML, and hold the
// result against everything that `kontrollera` knows.
import { isoDate, longDate } from '../calendar/swedish-dates.ts';
import { type Fault, FaultError } from '../domain/fault.ts';
import type { Organ } from '../domain/organ.ts';
import type { Environment } from '../environment.ts';
import { type LoadedFile, loadRun } from '../load/load-run.ts';
import { importedHead, paperPlace, signatureNoted } from '../messages/importera.ts';
import { message } from '../messages/messages.ts';
import type { ImportedMeeting } from '../number/import-run.ts';
import { agendaOf } from '../number/plan-numbers.ts';
import type { Intent } from '../number/plan-run.ts';
import { meetingFile } from '../output/motesfil.ts';
import type { Order } from '../pipeline.ts';
import { account } from '../recognise/account.ts';
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
  /** ISO instant. */
  nu: string;
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
    const one = importOne(read.source, read.notes, organ, order);
    if (one.recognised.arenden.length > 0) imported.push(one);
    else
      faults.push({
        ...message('IMPORT-003', {
          form: organ.numrering.form.replace('{n}', '12').replace('{åå}', '24'),
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
    datum: longDate(isoDate(order.nu)),
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
    signatures,
  };
}

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** `Protokoll 2023-03-20.pdf`, `LSVO_20231117.docx`. */
function dateInName(path: string): Recognised['front']['datum'] {
  const [, year, month, day] =
    /(?<!\d)(20\d\d)[-_]?(0[1-9]|1[0-2])[-_]?([0-2]\d|3[01])(?!\d)/.exec(fileName(path)) ?? [];
  return year ? { text: `${year}-${month}-${day}`, lines: [], doubt: 'datum-ur-filnamn' } : null;
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
  for (const [index, { imported, loaded }] of written.entries()) {
    const first = imported.recognised.arenden[0]?.nummer ?? 1;
    judged.push(...(await judgeFiles(loaded, ledgerFrom(first), environment, intent, () => {})));
    tell(index + 1);
  }
  return judged;
}

/** What the ledger is told of each. Throws a FaultError for those that do not tell their day. */
export function ledgerFacts(written: readonly Written[]): ImportedMeeting[] {
  const faults: Fault[] = [];
  const facts = written.flatMap(({ imported, path, loaded }): ImportedMeeting[] => {
    const { source, organ, recognised } = imported;
    const file = loaded.find((one): one is Extract<LoadedFile, { ok: true }> => one.ok) ?? readableOf(loaded);
    if (!recognised.front.datum || !file) {
      faults.push({ ...message('IMPORT-008', { fil: path }), file: source.file, line: null, path: '' });
      return [];
    }
    return [
      {
        organ,
        datum: recognised.front.datum.text,
        start: recognised.front.start,
        extra: file.meeting.extra,
        fil: file.kalla.fil,
        original: { fil: fileName(source.file), sha256: source.sha256 },
        nummer: recognised.arenden.map(({ nummer }) => nummer),
        arenden: agendaOf(file.meeting),
        underskrifter: source.signatures.map(({ signer, time }) => ({ av: signer, tid: time })),
      },
    ];
  });
  if (faults.length > 0) throw new FaultError(faults);
  return facts;
}

const readableOf = (loaded: readonly LoadedFile[]) =>
  loaded.flatMap((one) => (!one.ok && one.readable ? [one.readable] : []))[0];

/** A ledger that knows where the year's numbers stand, and nothing else. */
const ledgerFrom = (nummer: number): JudgeLedger => ({
  ...EMPTY_LEDGER,
  read: ({ period }) => ({
    ok: true as const,
    poster:
      nummer === 1 || period.length > 4
        ? []
        : [{ ...NO_POST, organ: '', period, handelse: { slag: 'borjan' as const, nummer } }],
  }),
});

const NO_POST = { nr: 1, tid: '2000-01-01T00:00:00Z', av: '-', forra: '0'.repeat(64), hash: '0'.repeat(64) };
