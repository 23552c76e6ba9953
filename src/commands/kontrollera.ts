// `justera kontrollera`: everything that is wrong or doubtful, at once, without writing anything or taking a number.
import { stat } from 'node:fs/promises';
import { FaultError } from '../domain/fault.ts';
import { ledgerFault } from '../faults.ts';
import { openLedger } from '../ledger/sqlite-ledger.ts';
import { progress, progressDone } from '../messages/notices.ts';
import { formatReport } from '../messages/report.ts';
import { controlJson } from '../output/control-json.ts';
import { controlSarif } from '../output/control-sarif.ts';
import { EMPTY_LEDGER, type Judged, judgeFiles } from '../pipeline/judge.ts';
import { loadEach } from '../pipeline.ts';
import { findFiles } from './find-files.ts';
import type { CommandOrder, Run } from './order.ts';

/** Lines of a screen where nobody says how many there are. */
const SCREEN = 24;

export const kontrollera: Run = async (paths, environment, order) => {
  try {
    await control(paths, environment, order);
  } catch (error) {
    // Another program is told in its own form what stands in the way.
    if (!(error instanceof FaultError) || !order.format || order.format === 'text') throw error;
    const [{ file = '' } = {}] = error.faults;
    const stopped = { file, mote: null, arenden: [], faults: [...error.faults], answered: [] };
    process.stdout.write(`${answerOf([stopped], environment.producer, order)}\n`);
    process.exitCode = 2;
  }
};

const control: Run = async (paths, environment, order) => {
  const files = await findFiles(paths, environment);
  const exists = await stat(order.ledger).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
  const opened = exists ? openLedger(order.ledger, { readOnly: true }) : null;
  if (opened && !opened.ok) throw new FaultError([ledgerFault(opened.refusal, order.ledger)]);
  try {
    const loaded = await loadEach(files, environment, order.register);
    const intent = { ...order, steg: 'rendera' as const, nu: new Date().toISOString() };
    const ledger = opened?.ledger ?? EMPTY_LEDGER;
    const judged = await judgeFiles(loaded, ledger, environment, intent, tellProgress(loaded.length));
    process.stdout.write(`${answerOf(judged, environment.producer, order)}\n`);
    const counts = order.strikt === true ? () => true : isFel;
    if (judged.some(({ faults }) => faults.some(counts))) process.exitCode = 2;
  } finally {
    opened?.ledger.close();
  }
};

const isFel = ({ severity }: Judged['faults'][number]): boolean => severity === 'fel';

function answerOf(judged: readonly Judged[], producer: string, { format, alla }: CommandOrder): string {
  if (format === 'json') return controlJson(judged, producer);
  if (format === 'sarif') return controlSarif(judged, producer);
  const { isTTY, rows } = process.stdout;
  const colours = isTTY === true && process.env.NO_COLOR === undefined;
  return formatReport(judged, { rows: alla ? null : (rows ?? SCREEN), colours });
}

/** On a terminal, one line that is written over; gone when all is done. */
function tellProgress(all: number): (done: number) => void {
  const { isTTY } = process.stderr;
  if (!isTTY || all < 2) return () => {};
  return (done) => process.stderr.write(done < all ? progress(done, all) : progressDone);
}
