// `justera importera`: minutes that already exist, as PDF, Word, Markdown or text → meeting files that the secretary
// checks and owns, and a report; with --till-liggaren their numbers too.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault, FaultError } from '../domain/fault.ts';
import { commandFault, fileFault } from '../faults.ts';
import { formatFaults } from '../messages/format.ts';
import {
  CONTROL_TITLE,
  enteredInLedger,
  formatImport,
  type ImportTold,
  importedTo,
  keptAsItIs,
  reportAt,
  skippedFiles,
} from '../messages/import-report.ts';
import { message } from '../messages/messages.ts';
import { progress, progressDone } from '../messages/notices.ts';
import { formatReport, type Look } from '../messages/report.ts';
import type { ImportedMeeting } from '../number/import-run.ts';
import { type OutputFile, stageFiles } from '../output/write-files.ts';
import { toldOf } from '../pipeline/import-told.ts';
import {
  type Imported,
  importPapers,
  judgeImported,
  ledgerFacts,
  readBack,
  type Written,
} from '../pipeline/importera.ts';
import { enterImported } from '../pipeline/importera-liggare.ts';
import type { Judged } from '../pipeline/judge.ts';
import type { CommandOrder, Run } from './order.ts';
import { organNamed } from './organ-named.ts';
import { tellMoved } from './tell.ts';
import { withLedger } from './with-ledger.ts';

const PAPER = /\.(?:pdf|docx|md|markdown|txt)$/i;
/** Of our own making: not a paper to import. */
const REPORT = /-importrapport\.txt$/i;
/** Lines of a screen where nobody says how many there are. */
const SCREEN = 24;

/** What people keep minutes in as well; told, where it lies among the others. */
const OTHER_PAPER = /\.(?:doc|rtf|odt|pages|wpd|xps|jpe?g|png|tiff?)$/i;

/** A folder stands for the papers that lie in it, and in the folders inside it. */
async function findPapers(paths: readonly string[]): Promise<{ papers: string[]; skipped: string[] }> {
  const faults: Fault[] = [];
  const found = await Promise.all(
    paths.map(async (path) => {
      const info = await stat(path).catch(() => null);
      if (!info?.isDirectory()) return { papers: [path], skipped: [] };
      const names = await readdir(path, { recursive: true }).catch(() => null);
      const own = (names ?? []).filter((name) => !REPORT.test(name) && !/(?:^|[\\/])[.~]/.test(name)).sort();
      const papers = own.filter((name) => PAPER.test(name));
      if (names === null) faults.push({ ...message('FIL-004'), file: path, line: null, path: '' });
      else if (papers.length === 0)
        faults.push({ ...message('IMPORT-006', { mapp: path }), file: path, line: null, path: '' });
      const inFolder = (name: string): string => join(path, name);
      return {
        papers: papers.map(inFolder),
        skipped: own.filter((name) => OTHER_PAPER.test(name)).map(inFolder),
      };
    }),
  );
  if (faults.length > 0) throw new FaultError(faults);
  return {
    papers: [...new Set(found.flatMap(({ papers }) => papers))],
    skipped: found.flatMap(({ skipped }) => skipped),
  };
}

export const importera: Run = async (paths, environment, order) => {
  const { papers, skipped } = await findPapers(paths);
  if (order.datum !== undefined && papers.length > 1)
    throw commandFault(message('IMPORT-007', { antal: papers.length }));
  const nu = new Date().toISOString();
  const organ = order.organ === undefined ? null : organNamed(order.organ, environment);
  const imported = await importPapers(papers, { organ, datum: order.datum ?? null }, environment);
  const files = imported.map(({ name }) => join(order.folder, name));
  const kept = await keptFiles(imported, files, order);
  const written = await readBack(imported, files, environment, { register: order.register, kept });
  const intent = { ...order, steg: 'rendera' as const, nu };
  const judged = await judgeImported(written, environment, intent, tellProgress(files.length));
  // Of a file that the secretary has worked on the fresh reading tells nothing.
  const told = new Map(
    written.filter(({ path }) => !kept.has(path)).map(({ imported: one, path }) => [path, toldOf(one, path)]),
  );
  const facts = order.tillLiggaren ? ledgerFacts(written) : null;
  const staged = await stageFiles(order.folder, outputOf(written, told, judged));
  const remarks: Fault[] = [];
  try {
    if (facts) remarks.push(...(await enter(facts, order)));
  } catch (error) {
    await staged.discard();
    throw error;
  }
  await staged.publish(facts !== null);
  const parts = [
    ...[...told.values()].map((one) => formatImport(one, order.alla === true)),
    ...[...kept].map(keptAsItIs),
    `${CONTROL_TITLE}\n\n${formatReport(judged, lookOf(order))}`,
    ...(facts ? [enteredInLedger(facts.length, order.ledger)] : []),
    [
      importedTo(files.length - kept.size, order.folder),
      ...(files.length === 1 ? [reportAt(reportOf(files[0] as string))] : []),
    ].join(' '),
  ];
  process.stdout.write(`${parts.join('\n\n')}\n`);
  if (skipped.length > 0) process.stderr.write(`\n${skippedFiles(skipped)}\n`);
  if (remarks.length > 0) process.stderr.write(`\n${formatFaults(remarks, null)}\n`);
};

const reportOf = (file: string): string => file.replace(/\.yaml$/, '-importrapport.txt');

/** The meeting files that are new, and a report for each. */
function outputOf(
  written: readonly Written[],
  told: ReadonlyMap<string, ImportTold>,
  judged: readonly Judged[],
): OutputFile[] {
  return written.flatMap(({ imported: { name, text }, path }): OutputFile[] => {
    const own = told.get(path);
    if (!own) return [];
    const control = formatReport(
      judged.filter(({ file }) => file === path),
      { rows: null, colours: false, imported: true },
    );
    const report = `${formatImport(own, true)}\n\n${CONTROL_TITLE}\n\n${control}\n`;
    return [
      { name, content: text, existing: { ended: [], kept: [] } },
      { name: reportOf(name), content: report },
    ];
  });
}

/** Numbers, dates and hashes of the originals; what is doubtful about them. */
async function enter(facts: readonly ImportedMeeting[], order: CommandOrder): Promise<Fault[]> {
  const entered = await withLedger(order, async (ledger, signature) =>
    enterImported(facts, ledger, signature, { ledger: order.ledger, anda: order.anda }),
  );
  tellMoved(entered.series);
  return entered.remarks;
}

function lookOf({ alla }: CommandOrder): Look {
  const { isTTY, rows } = process.stdout;
  return {
    rows: alla ? null : (rows ?? SCREEN),
    colours: isTTY === true && process.env.NO_COLOR === undefined,
    imported: true,
  };
}

/**
 * What the secretary has worked on is never written over. With --till-liggaren it counts as it is: the paper gives the
 * numbers, and the file the rubriker.
 */
async function keptFiles(
  imported: readonly Imported[],
  files: readonly string[],
  { tillLiggaren }: CommandOrder,
): Promise<ReadonlySet<string>> {
  const faults: Fault[] = [];
  const kept = new Set<string>();
  for (const [index, path] of files.entries()) {
    const { text, source } = imported[index] as Imported;
    const there = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw fileFault(message('FIL-001'), path);
    });
    if (there === null || there === text) continue;
    if (tillLiggaren) kept.add(path);
    else faults.push({ ...message('IMPORT-005', { fil: path }), file: source.file, line: null, path: '' });
  }
  if (faults.length > 0) throw new FaultError(faults);
  return kept;
}

/** On a terminal, one line that is written over; gone when all is done. */
function tellProgress(all: number): (done: number) => void {
  const { isTTY } = process.stderr;
  if (!isTTY || all < 2) return () => {};
  return (done) => process.stderr.write(done < all ? progress(done, all) : progressDone);
}
