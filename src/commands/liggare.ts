// `justera liggare`: the ledger as a table, CSV, JSON or PDF; with --kontrollera, whether it agrees with itself and
// with the PDFs at hand. Reads only. Exit code 1 for a disagreement.
import { type Fault, FaultError } from '../domain/fault.ts';
import type { Post } from '../domain/handelse.ts';
import { isLive, liveParagrafer, type MoteILiggaren } from '../domain/liggare.ts';
import type { Refused } from '../domain/numbers.ts';
import type { Environment } from '../environment.ts';
import { commandFault, ledgerFault, unknownOrgan } from '../faults.ts';
import { breaksOf, firstBreak, headOf } from '../ledger/chain.ts';
import { bySeries, replayStored } from '../ledger/history.ts';
import { LEDGER_FORGED, type Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/sqlite-ledger.ts';
import { formatFaults } from '../messages/format.ts';
import {
  fileWords,
  ledgerState,
  NOTHING_ENTERED,
  nothingFound,
  PDF_HEAD,
  verifiedWords,
} from '../messages/liggare.ts';
import { message } from '../messages/messages.ts';
import { formatTable } from '../messages/table.ts';
import { importDoubts } from '../number/holes.ts';
import { remarksOf } from '../number/remarks.ts';
import {
  type BorjanIAret,
  beginningsOf,
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
import { verify } from '../number/verify.ts';
import { isJudged, type PdfAtHand, recordedFiles, type UnopenedFile } from '../number/verify-files.ts';
import { type ReplayedSeries, soundSeries } from '../number/verify-series.ts';
import { liggareCsv } from '../output/liggare-csv.ts';
import { liggareJson, type MeetingForJson } from '../output/liggare-json.ts';
import { liggareTabell } from '../output/liggare-tabell.ts';
import { type OutputFile, stageFiles } from '../output/write-files.ts';
import { outlineOf, renderLiggare } from '../pipeline/liggare.ts';
import type { CommandOrder } from './order.ts';
import { findOrgan } from './organ-named.ts';
import { findPdfs, isFolder, readPdfFile } from './pdf-files.ts';

/** `folder` is that of the results, and of the PDFs that are compared; `huvud` asks for the check. */
export type LedgerOrder = Pick<
  CommandOrder,
  'ledger' | 'folder' | 'organ' | 'ar' | 'format' | 'kontrollera' | 'huvud'
>;

interface ShownYear {
  year: LiggareAr;
  rows: LedgerRow[];
  borjan: BorjanIAret[];
  /** Which numbers are missing because their minutes were not imported. */
  luckor: string[];
  moten: MeetingForJson[];
}

export async function showLedger(
  paths: readonly string[],
  environment: Environment,
  order: LedgerOrder,
): Promise<void> {
  const checks = order.kontrollera === true || order.huvud !== undefined;
  if (paths.length > 0 && !checks) throw commandFault(message('KONTROLL-018'));
  const huvud = order.huvud === undefined ? null : headDigits(order.huvud);
  if (checks) await check(paths, environment, order, huvud);
  else await show(readLedger(order.ledger, (ledger) => ledger.readAll()).poster, environment, order);
}

/** At least twelve digits, as many as a table shows. */
function headDigits(typed: string): string {
  const digits = typed.replace(/\s/g, '').toLowerCase();
  if (!/^[0-9a-f]{12,64}$/.test(digits)) throw commandFault(message('KONTROLL-017', { huvud: typed }));
  return digits;
}

function readLedger<T extends { ok: true }>(path: string, read: (ledger: Ledger) => T | Refused): T {
  const opened = openLedger(path, { readOnly: true });
  if (!opened.ok) throw new FaultError([ledgerFault(opened.refusal, path)]);
  try {
    const result = read(opened.ledger);
    if (!result.ok) throw new FaultError([ledgerFault(result.refusal, path)]);
    return result;
  } finally {
    opened.ledger.close();
  }
}

function tellDisagreements(findings: readonly Fault[], state: string): void {
  process.stdout.write(`${formatFaults(findings, state)}\n`);
  process.exitCode = 1;
}

const replayedSeries = (poster: readonly Post[]): ReplayedSeries[] =>
  bySeries(poster).map((one) => ({ ...one, replayed: replayStored(one.series, one.poster) }));

async function check(
  paths: readonly string[],
  { organ }: Environment,
  { ledger, folder }: LedgerOrder,
  huvud: string | null,
): Promise<void> {
  const { poster, skyddad } = readLedger(ledger, (opened) => opened.inspect());
  const serier = replayedSeries(poster);
  const known = recordedFiles(serier, organ);
  const found = await findPdfs(paths, folder, new Set(known.originals.map(({ fil }) => fil)));
  const filer: PdfAtHand[] = [];
  const stangda: UnopenedFile[] = [];
  for (const path of found ?? []) {
    const read = await readPdfFile(path);
    if (read) {
      const { bytes, ...file } = read;
      filer.push({ ...file, outline: isJudged(file, known) ? await outlineOf(bytes) : null });
    } else stangda.push({ path, mapp: await isFolder(path) });
  }
  const { findings, remarks, verified } = verify({
    liggare: ledger,
    poster,
    breaks: breaksOf(poster),
    serier,
    organ,
    huvud,
    known,
    filer: found === null ? null : filer,
    stangda,
    skyddad,
    head: headOf(poster),
  });
  if (findings.length > 0) tellDisagreements([...findings, ...remarks], fileWords(verified).join(' '));
  else
    process.stdout.write(
      `${[verifiedWords(verified), formatFaults(remarks, null)].filter(Boolean).join('\n\n')}\n`,
    );
}

/** The series of a ledger that can be shown: one that was changed behind our back cannot. */
function soundYears(poster: readonly Post[], { organ }: Environment, path: string): LiggareAr[] {
  const serier = replayedSeries(poster);
  const impossible = serier.flatMap(({ replayed }) => (replayed.ok ? [] : [replayed.nr]));
  const nr = firstBreak(poster)?.nr ?? impossible[0];
  if (nr !== undefined) {
    const refusal = { code: LEDGER_FORGED, values: { liggare: path, nr }, path: '' };
    throw new FaultError([ledgerFault(refusal, path)]);
  }
  return yearsOf(soundSeries(serier), organ);
}

/** The slug that is meant by a slug or a short name; the bodies of the ledger count, also without a file. */
function slugOf(typed: string, poster: readonly Post[], environment: Environment): string {
  const slugs = new Set([...environment.organ.keys(), ...poster.map(({ organ }) => organ)]);
  const found = findOrgan(typed, environment)?.slug ?? typed.toLowerCase();
  if (!slugs.has(found)) throw new FaultError([unknownOrgan(typed, [...slugs].sort())]);
  return found;
}

async function show(poster: readonly Post[], environment: Environment, order: LedgerOrder): Promise<void> {
  const slug = order.organ === undefined ? null : slugOf(order.organ, poster, environment);
  const ar = order.ar ?? null;
  const years = soundYears(poster, environment, order.ledger)
    .filter((year) => (slug === null || year.slug === slug) && (ar === null || year.ar === ar))
    .map(shown)
    .filter(({ rows, borjan }) => rows.length > 0 || borjan.length > 0);
  const head = headOf(poster);
  const format = order.format ?? 'tabell';
  if (format === 'csv') process.stdout.write(liggareCsv(years.flatMap(({ rows }) => rows)));
  else if (format === 'json') process.stdout.write(liggareJson(years, poster.length, head));
  else if (years.length === 0)
    process.stdout.write(
      `${poster.length === 0 ? NOTHING_ENTERED : nothingFound(slug && nameOf(slug, environment), ar)}\n`,
    );
  else if (format === 'pdf') await writePdfs(years, poster, environment, order);
  else {
    const tables = years.map(({ year, rows, borjan, luckor }) => liggareTabell(year, rows, borjan, luckor));
    process.stdout.write(`${[...tables, ledgerState(poster.length, head)].join('\n\n')}\n`);
  }
}

const nameOf = (slug: string, { organ }: Environment): string => organ.get(slug)?.kortnamn ?? slug;

function shown(year: LiggareAr): ShownYear {
  const moten = year.serier.flatMap((one) =>
    inNumberOrder(one.serie).map((mote) => ({
      mote,
      steps: stepsOf(one, mote),
      dokument: documentsOf(one, mote),
      anmarkningar: remarksOf(one, mote),
    })),
  );
  const luckor = year.serier.flatMap(({ serie }) => importDoubts(serie, year.organ).map(({ text }) => text));
  return { year, rows: rowsOf(year), borjan: beginningsOf(year), luckor, moten };
}

const numbersInUse = (year: LiggareAr, mote: MoteILiggaren): string =>
  rangesOf(
    year,
    liveParagrafer(mote).map(({ nummer }) => nummer),
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
  for (const { year, rows, borjan, luckor, moten } of years) {
    const created = `${lastEntry(year).tid.slice(0, 19)}Z`;
    const fixed = moten
      .filter(({ mote, dokument }) => dokument.length > 0 || (mote.fast && isLive(mote)))
      .map((one) => ({ ...one, paragrafer: numbersInUse(year, one.mote) }));
    const finished = await renderLiggare({ year, rows, borjan, luckor, moten: fixed, last }, environment, {
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
