// `justera kontrollera`: everything that `rendera` would object to, without writing anything or taking a number.
import { stat } from 'node:fs/promises';
import { FaultError } from '../domain/fault.ts';
import type { Environment } from '../environment.ts';
import { eachOrAllFaults, ledgerFault } from '../faults.ts';
import { openLedger } from '../ledger/sqlite-ledger.ts';
import { load, plan, render } from '../pipeline.ts';
import { findFiles } from './find-files.ts';
import type { CommandOrder } from './order.ts';
import { tellDoubts } from './tell-doubts.ts';

/** Where there is no ledger yet, no number is taken. */
const EMPTY_LEDGER = { taken: () => ({ ok: true as const, taken: [] }), close: () => {} };

export async function checkFiles(
  paths: readonly string[],
  environment: Environment,
  order: CommandOrder,
): Promise<void> {
  const files = await findFiles(paths);
  const exists = (await stat(order.ledger).catch(() => null)) !== null;
  const opened = exists
    ? openLedger(order.ledger, { readOnly: true })
    : { ok: true as const, ledger: EMPTY_LEDGER };
  if (!opened.ok) throw new FaultError([ledgerFault(opened.refusal, order.ledger)]);
  try {
    const planned = plan(await load(files, environment), opened.ledger, order);
    await eachOrAllFaults(planned, (one) => render(one, environment, order));
    tellDoubts(planned);
    for (const { file, organ, meeting, plan: numbers } of planned)
      process.stdout.write(`${file}: inga fel. ${organ.kortnamn} ${meeting.datum}, ${numbers.range}.\n`);
  } finally {
    opened.ledger.close();
  }
}
