// `justera rendera`: meeting files → PDFs with their signing orders, all or nothing.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { yearOf } from '../calendar/swedish-dates.ts';
import { FaultError } from '../domain/fault.ts';
import type { Environment } from '../environment.ts';
import { eachOrAllFaults, ledgerFault } from '../faults.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/sqlite-ledger.ts';
import { message } from '../messages/messages.ts';
import { freedNumbers, newLedger } from '../messages/notices.ts';
import { formatTable } from '../messages/table.ts';
import { numberForm, numberRange } from '../number/labels.ts';
import { underskriftJson } from '../output/underskrift.ts';
import { type OutputFile, stageFiles } from '../output/write-files.ts';
import { commit, load, plan, type Rendered, render } from '../pipeline.ts';
import { findFiles } from './find-files.ts';
import type { CommandOrder } from './order.ts';
import { tellDoubts } from './tell-doubts.ts';

/** How often numbers are planned anew when other processes take some meanwhile. */
const ATTEMPTS = 5;

const fileName = ({ plan: numbers }: Rendered): string =>
  `protokoll-${numbers.meeting.organ}-${numbers.meeting.datum}`;

const pdfName = (one: Rendered, { copy }: CommandOrder): string =>
  `${fileName(one)}${copy === 'arkiv' ? '-arkiv' : ''}.pdf`;

function filesOf(one: Rendered, order: CommandOrder): OutputFile[] {
  const pdf = pdfName(one, order);
  const signing = underskriftJson(pdf, one.finished, one.form);
  return [
    { name: pdf, content: one.finished.bytes },
    ...(order.copy === 'arkiv' ? [] : [{ name: `${fileName(one)}.underskrift.json`, content: signing }]),
  ];
}

/** A meeting that has become shorter gives its last numbers back, which somebody may have seen. */
function tellFreed({ basedOn, plan: numbers, organ, meeting }: Rendered): void {
  const before = basedOn.find(({ datum }) => datum === meeting.datum);
  if (!before || before.last <= numbers.last) return;
  const freed = numberRange(numberForm(organ, yearOf(meeting.datum)), numbers.last + 1, before.last);
  process.stderr.write(`\n${freedNumbers(`${organ.kortnamn} ${meeting.datum}`, freed)}\n`);
}

function rowOf(one: Rendered, order: CommandOrder, time: string): string[] {
  const { organ, meeting, plan: numbers, finished } = one;
  return [
    pdfName(one, order),
    organ.kortnamn,
    meeting.datum,
    numbers.range,
    String(finished.pageCount),
    finished.sha256,
    time,
  ];
}

async function attempt(
  files: readonly string[],
  environment: Environment,
  ledger: Ledger,
  order: CommandOrder,
): Promise<{ rows: string[][] } | 'changed'> {
  const planned = plan(await load(files, environment), ledger, order);
  const times: string[] = [];
  const rendered = await eachOrAllFaults(planned, async (one, index) => {
    const began = performance.now();
    const { organ, meeting } = one;
    process.stderr.write(
      `${index + 1}/${planned.length} ${organ.kortnamn} ${meeting.datum}, ${one.plan.range} … `,
    );
    try {
      const done = await render(one, environment, order);
      times.push(`${Math.round(performance.now() - began)} ms`);
      process.stderr.write(`${done.finished.pageCount} sidor, ${times.at(-1)}`);
      return done;
    } finally {
      process.stderr.write('\n');
    }
  });
  const staged = await stageFiles(
    order.folder,
    rendered.flatMap((one) => filesOf(one, order)),
  );
  try {
    if (commit(rendered, ledger, new Date().toISOString()) === 'changed') {
      await staged.discard();
      return 'changed';
    }
  } catch (error) {
    await staged.discard();
    throw error;
  }
  await staged.publish();
  tellDoubts(planned);
  for (const one of rendered) tellFreed(one);
  return { rows: rendered.map((one, index) => rowOf(one, order, times[index] ?? '')) };
}

export async function renderFiles(
  paths: readonly string[],
  environment: Environment,
  order: CommandOrder,
): Promise<void> {
  const files = await findFiles(paths);
  await mkdir(dirname(order.ledger), { recursive: true }).catch(() => {});
  const isNew = !existsSync(order.ledger);
  const opened = openLedger(order.ledger);
  if (!opened.ok) throw new FaultError([ledgerFault(opened.refusal, order.ledger)]);
  try {
    for (let tries = 0; tries < ATTEMPTS; tries += 1) {
      const result = await attempt(files, environment, opened.ledger, order);
      if (result === 'changed') continue;
      const head = ['Fil', 'Organ', 'Datum', 'Paragrafer', 'Sidor', 'SHA-256', 'Tid'];
      process.stdout.write(`${formatTable([head, ...result.rows])}\n`);
      if (isNew) process.stderr.write(`\n${newLedger(order.ledger)}\n`);
      return;
    }
    throw new FaultError([
      { ...message('LIGGARE-008', { liggare: order.ledger }), file: order.ledger, line: null, path: '' },
    ]);
  } finally {
    opened.ledger.close();
  }
}
