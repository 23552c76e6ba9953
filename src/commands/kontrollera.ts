// `justera kontrollera`: everything that `rendera` would object to, without writing anything or taking a number.
import { stat } from 'node:fs/promises';
import { FaultError } from '../domain/fault.ts';
import { fixedOf } from '../domain/liggare.ts';
import { eachOrAllFaults, ledgerFault } from '../faults.ts';
import { openLedger } from '../ledger/sqlite-ledger.ts';
import { noFaults } from '../messages/rendered.ts';
import { nameOf } from '../number/meetings.ts';
import { load, plan, render } from '../pipeline.ts';
import { findFiles } from './find-files.ts';
import type { Run } from './order.ts';
import { tellDoubts } from './tell.ts';

/** Where there is no ledger yet, no number is taken. */
const EMPTY_LEDGER = {
  read: () => ({ ok: true as const, poster: [] }),
  seriesOfFile: () => ({ ok: true as const, series: [] }),
  close: () => {},
};

export const kontrollera: Run = async (paths, environment, order) => {
  const files = await findFiles(paths, environment);
  const exists = await stat(order.ledger).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
  const opened = exists
    ? openLedger(order.ledger, { readOnly: true })
    : { ok: true as const, ledger: EMPTY_LEDGER };
  if (!opened.ok) throw new FaultError([ledgerFault(opened.refusal, order.ledger)]);
  try {
    const { anda } = order;
    const intent = {
      steg: 'rendera' as const,
      nu: new Date().toISOString(),
      ...(anda !== undefined && { anda }),
    };
    const { meetings } = plan(await load(files, environment), opened.ledger, intent);
    await eachOrAllFaults(meetings, (one) => render(one, environment, order));
    tellDoubts(meetings);
    for (const { file, organ, meeting, plan: numbers, mote } of meetings) {
      const { tillstand } = mote;
      const line = noFaults(file, nameOf({ mote: meeting, organ }), {
        range: numbers.range,
        fixed: fixedOf(mote),
        tillstand,
      });
      process.stdout.write(`${line}\n`);
    }
  } finally {
    opened.ledger.close();
  }
};
