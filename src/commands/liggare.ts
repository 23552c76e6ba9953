// `justera liggare`: the ledger as a table, CSV, JSON or PDF; with --kontrollera, whether it agrees with itself and
// with the PDFs at hand. Reads only. Exit code 1 for a disagreement.
import { type Fault, FaultError } from '../domain/fault.ts';
import type { MoteILiggaren, Post } from '../domain/liggare.ts';
import type { Environment } from '../environment.ts';
import { ledgerFault } from '../faults.ts';
import { breaksOf, firstBreak, headOf } from '../ledger/chain.ts';
import { bySeries, replayStored } from '../ledger/history.ts';
import { openLedger } from '../ledger/sqlite-ledger.ts';
import { formatFaults } from '../messages/format.ts';
import {
  EMPTY_LEDGER,
  fileWords,
  ledgerState,
  nothingFound,
  PDF_HEAD,
  verifiedWords,
} from '../messages/liggare.ts';
import { message } from '../messages/messages.ts';
import { formatTable } from '../messages/table.ts';
import {
  documentsOf,
  inNumberOrder,
  type LedgerRow,
  type LiggareAr,
  lastEntry,
  rangesOf,
  rowsOf,
  stepsOf,
  yearsOf,
} from '../number/rows.ts';
import { isJudged, type PdfAtHand, type ReplayedSeries, recordedFiles, verify } from '../number/verify.ts';
import { liggareCsv } from '../output/liggare-csv.ts';
import { liggareJson } from '../output/liggare-json.ts';
import { liggareTabell } from '../output/liggare-tabell.ts';
import { type OutputFile, stageFiles } from '../output/write-files.ts';
import { outlineOf, renderLiggare, unknownOrgan } from '../pipeline/liggare.ts';
import { findPdfs, readPdfFile } from './pdf-files.ts';

export interface LedgerOrder {
  /** Path of the ledger. */
  ledger: string;
  /** Folder for the results, and of the PDFs that are compared. */
  folder: string;
  /** Slug or short name of a body. */
  organ?: string;
  ar?: number;
  /** Absent for `tabell`. */
  format?: 'tabell' | 'csv' | 'json' | 'pdf';
  kontrollera?: boolean;
  /** An earlier head that must still stand in the chain; asks for the check. */
  huvud?: string;
}

interface ShownYear {
  year: LiggareAr;
  rows: LedgerRow[];
  moten: { mote: MoteILiggaren; steps: Post[]; dokument: ReturnType<typeof documentsOf> }[];
}

export async function showLedger(
  paths: readonly string[],
  environment: Environment,
  order: LedgerOrder,
): Promise<void> {
  const checks = order.kontrollera === true || order.huvud !== undefined;
  if (paths.length > 0 && !checks) throw commandFault(message('KONTROLL-018'));
  const huvud = order.huvud === undefined ? null : headDigits(order.huvud);
  const poster = entriesOf(order.ledger, checks);
  if (poster === null) return;
  if (checks) await check(poster, paths, environment, order, huvud);
  else await show(poster, environment, order);
}

const commandFault = (words: ReturnType<typeof message>): FaultError =>
  new FaultError([{ ...words, file: '', line: null, path: '' } satisfies Fault]);

/** At least twelve digits, as many as a table shows. */
function headDigits(typed: string): string {
  const digits = typed.replace(/\s/g, '').toLowerCase();
  if (!/^[0-9a-f]{12,64}$/.test(digits)) throw commandFault(message('KONTROLL-017', { huvud: typed }));
  return digits;
}

/** Null where the check has told why the entries cannot even be read. */
function entriesOf(path: string, checks: boolean): Post[] | null {
  const opened = openLedger(path, { readOnly: true });
  if (!opened.ok) throw new FaultError([ledgerFault(opened.refusal, path)]);
  try {
    const read = opened.ledger.readAll();
    if (read.ok) return read.poster;
    const fault = ledgerFault(read.refusal, path);
    if (!checks || fault.code !== 'LIGGARE-011') throw new FaultError([fault]);
    tellDisagreements([fault], null);
    return null;
  } finally {
    opened.ledger.close();
  }
}

function tellDisagreements(findings: readonly Fault[], state: string | null): void {
  process.stdout.write(`${formatFaults(findings, state)}\n`);
  process.exitCode = 1;
}

const replayedSeries = (poster: readonly Post[]): ReplayedSeries[] =>
  bySeries(poster).map((one) => ({ ...one, replayed: replayStored(one.series, one.poster) }));

async function check(
  poster: readonly Post[],
  paths: readonly string[],
  { organ }: Environment,
  { ledger, folder }: LedgerOrder,
  huvud: string | null,
): Promise<void> {
  const serier = replayedSeries(poster);
  const known = recordedFiles(serier, organ);
  const found = await findPdfs(paths, folder);
  const filer: PdfAtHand[] = [];
  for (const path of found ?? []) {
    const { bytes, ...file } = await readPdfFile(path);
    filer.push({ ...file, outline: isJudged(file, known) ? await outlineOf(bytes) : null });
  }
  const { findings, verified } = verify({
    liggare: ledger,
    poster,
    breaks: breaksOf(poster),
    serier,
    organ,
    huvud,
    filer: found === null ? null : filer,
    head: headOf(poster),
  });
  if (findings.length > 0) tellDisagreements(findings, fileWords(verified).join(' '));
  else process.stdout.write(`${verifiedWords(verified)}\n`);
}

/** The series of a ledger that can be shown: one that was changed behind our back cannot. */
function soundYears(poster: readonly Post[], { organ }: Environment, path: string): LiggareAr[] {
  const serier = replayedSeries(poster);
  const impossible = serier.flatMap(({ replayed }) => (replayed.ok ? [] : [replayed.nr]));
  const wrong = firstBreak(poster)?.nr ?? impossible[0];
  if (wrong !== undefined)
    throw new FaultError([
      ledgerFault({ code: 'LIGGARE-011', values: { liggare: path, mapp: '', nr: wrong }, path: '' }, path),
    ]);
  return yearsOf(
    serier.flatMap(({ replayed, poster: own }) =>
      replayed.ok ? [{ serie: replayed.serie, poster: own }] : [],
    ),
    organ,
  );
}

const folded = (name: string): string => name.normalize('NFC').toLowerCase();

/** The slug that is meant by a slug or a short name; the bodies of the ledger count, also without a file. */
function slugOf(typed: string, poster: readonly Post[], { organ }: Environment): string {
  const bodies = [...organ.values()];
  const slugs = [...new Set([...organ.keys(), ...poster.map((post) => post.organ)])].sort();
  const found =
    slugs.find((slug) => slug === folded(typed)) ??
    bodies.find(({ kortnamn }) => folded(kortnamn) === folded(typed))?.slug;
  if (found === undefined) throw new FaultError([unknownOrgan(typed, slugs)]);
  return found;
}

async function show(poster: readonly Post[], environment: Environment, order: LedgerOrder): Promise<void> {
  const slug = order.organ === undefined ? null : slugOf(order.organ, poster, environment);
  const ar = order.ar ?? null;
  const years = soundYears(poster, environment, order.ledger)
    .filter((year) => (slug === null || year.slug === slug) && (ar === null || year.ar === ar))
    .map(shown)
    .filter(({ rows }) => rows.length > 0);
  const head = headOf(poster);
  const format = order.format ?? 'tabell';
  if (format === 'csv') process.stdout.write(liggareCsv(years.flatMap(({ rows }) => rows)));
  else if (format === 'json') process.stdout.write(liggareJson(years, poster.length, head));
  else if (years.length === 0)
    process.stdout.write(
      `${poster.length === 0 ? EMPTY_LEDGER : nothingFound(slug && nameOf(slug, environment), ar)}\n`,
    );
  else if (format === 'pdf') await writePdfs(years, poster, environment, order);
  else {
    const tables = years.map(({ year, rows }) => liggareTabell(year, rows));
    process.stdout.write(`${[...tables, ledgerState(poster.length, head)].join('\n\n')}\n`);
  }
}

const nameOf = (slug: string, { organ }: Environment): string => organ.get(slug)?.kortnamn ?? slug;

function shown(year: LiggareAr): ShownYear {
  const moten = year.serier.flatMap((one) =>
    inNumberOrder(one.serie).map((mote) => {
      const steps = stepsOf(one, mote.mote);
      return { mote, steps, dokument: documentsOf(steps) };
    }),
  );
  return { year, rows: rowsOf(year), moten };
}

const numbersInUse = (year: LiggareAr, mote: MoteILiggaren): string =>
  rangesOf(
    year,
    mote.paragrafer.map(({ nummer }) => nummer),
  );

const pdfName = ({ slug, ar }: LiggareAr): string => `paragrafliggare-${slug}-${ar}.pdf`;

/** One PDF per body and year; dated by the last entry of the body's year, so that the same ledger gives the same bytes. */
async function writePdfs(
  years: readonly ShownYear[],
  poster: readonly Post[],
  environment: Environment,
  { ledger, folder }: LedgerOrder,
): Promise<void> {
  const last = poster.at(-1) as Post;
  const files: OutputFile[] = [];
  const lines: string[][] = [];
  for (const { year, rows, moten } of years) {
    const created = `${(lastEntry(year) ?? last).tid.slice(0, 19)}Z`;
    const fixed = moten
      .filter(({ dokument }) => dokument.length > 0)
      .map(({ mote, dokument }) => ({ mote, dokument, paragrafer: numbersInUse(year, mote) }));
    const finished = await renderLiggare({ year, rows, moten: fixed, last }, environment, {
      created,
      file: ledger,
    });
    const name = pdfName(year);
    files.push({ name, content: finished.bytes });
    lines.push([name, String(rows.length), String(finished.pageCount), finished.sha256]);
  }
  const staged = await stageFiles(folder, files);
  await staged.publish();
  process.stdout.write(`${formatTable([[...PDF_HEAD], ...lines])}\n`);
}
