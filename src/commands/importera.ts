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
} from '../messages/import-report.ts';
import { message } from '../messages/messages.ts';
import { progress, progressDone } from '../messages/notices.ts';
import { formatReport } from '../messages/report.ts';
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

/** A folder stands for the papers that lie in it. */
async function findPapers(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const info = await stat(path).catch(() => null);
      if (!info?.isDirectory()) return [path];
      const names = (await readdir(path))
        .filter((name) => PAPER.test(name) && !REPORT.test(name) && !/^[.~]/.test(name))
        .sort();
      if (names.length === 0) throw fileFault(message('IMPORT-006', { mapp: path }), path);
      return names.map((name) => join(path, name));
    }),
  );
  return [...new Set(found.flat())];
}

export const importera: Run = async (paths, environment, order) => {
  const papers = await findPapers(paths);
  if (order.datum !== undefined && papers.length > 1)
    throw commandFault(message('IMPORT-007', { antal: papers.length }));
  const nu = new Date().toISOString();
  const organ = order.organ === undefined ? null : organNamed(order.organ, environment);
  const imported = await importPapers(papers, { organ, datum: order.datum ?? null, nu }, environment);
  const files = imported.map(({ name }) => join(order.folder, name));
  const kept = await keptFiles(imported, files, order);
  const written = await readBack(imported, files, environment, { register: order.register, kept });
  const intent = { ...order, steg: 'rendera' as const, nu };
  const judged = await judgeImported(written, environment, intent, tellProgress(files.length));
  const told = written.map(({ imported: one, path }) => toldOf(one, path));
  const facts = order.tillLiggaren ? ledgerFacts(written) : null;
  const staged = await stageFiles(order.folder, outputOf(written, told, judged, kept));
  const remarks: Fault[] = [];
  try {
    if (facts) remarks.push(...(await enter(facts, order)));
  } catch (error) {
    await staged.discard();
    throw error;
  }
  await staged.publish(facts !== null);
  const parts = [
    ...told.map((one) => formatImport(one, order.alla === true)),
    ...[...kept].map(keptAsItIs),
    `${CONTROL_TITLE}\n\n${formatReport(judged, lookOf(order))}`,
    ...(facts ? [enteredInLedger(facts.length, order.ledger)] : []),
    [
      importedTo(files.length - kept.size, order.folder),
      ...(files.length === 1 ? [reportAt(reportOf(files[0] as string))] : []),
    ].join(' '),
  ];
  process.stdout.write(`${parts.join('\n\n')}\n`);
  if (remarks.length > 0) process.stderr.write(`\n${formatFaults(remarks, null)}\n`);
};

const reportOf = (file: string): string => file.replace(/\.yaml$/, '-importrapport.txt');

/** The meeting files and a report for each. */
function outputOf(
  written: readonly Written[],
  told: readonly ImportTold[],
  judged: readonly Judged[],
  kept: ReadonlySet<string>,
): OutputFile[] {
  return written.flatMap(({ imported: { name, text }, path }, index): OutputFile[] => {
    const control = formatReport(
      judged.filter(({ file }) => file === path),
      { rows: null, colours: false },
    );
    const report = `${formatImport(told[index] as ImportTold, true)}\n\n${CONTROL_TITLE}\n\n${control}\n`;
    return [
      ...(kept.has(path) ? [] : [{ name, content: text, existing: { ended: [], kept: [] } }]),
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

function lookOf({ alla }: CommandOrder): { rows: number | null; colours: boolean } {
  const { isTTY, rows } = process.stdout;
  return {
    rows: alla ? null : (rows ?? SCREEN),
    colours: isTTY === true && process.env.NO_COLOR === undefined,
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
    const there = await readFile(path, 'utf8').catch(() => null);
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
