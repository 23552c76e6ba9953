// A command's work on the ledger: opened, tried anew while others write in it, closed.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { FaultError } from '../domain/fault.ts';
import { ledgerFault } from '../faults.ts';
import { LEDGER_CHANGED, type Ledger, type Signature } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/sqlite-ledger.ts';
import { newLedger } from '../messages/notices.ts';
import { makeFolder } from '../output/write-files.ts';
import type { CommandOrder } from './order.ts';

/**
 * How long a run is planned anew while other processes write, in milliseconds. Each time one of them comes through,
 * so that all do in the end. A run that is slow itself gets a few attempts all the same.
 */
const PATIENCE = { time: 60_000, attempts: 5 };

export type Attempt<T> = (ledger: Ledger, signature: Signature) => Promise<T | 'changed'>;

/** `attempt` gives `changed` where others wrote in the ledger since it was read. */
export async function withLedger<T>(
  { ledger: path, vem }: Pick<CommandOrder, 'ledger' | 'vem'>,
  attempt: Attempt<T>,
): Promise<T> {
  // A folder that cannot be made is told by the ledger, which does not find it.
  const removeFolder = await makeFolder(dirname(path)).catch(() => async () => {});
  try {
    const isNew = !existsSync(path);
    const opened = openLedger(path);
    if (!opened.ok) throw new FaultError([ledgerFault(opened.refusal, path)]);
    try {
      const result = await untilDone(() =>
        attempt(opened.ledger, { tid: new Date().toISOString(), av: vem }),
      );
      if (result === 'changed')
        throw new FaultError([
          ledgerFault({ code: LEDGER_CHANGED, values: { liggare: path }, path: '' }, path),
        ]);
      if (isNew && existsSync(path)) process.stderr.write(`\n${newLedger(path)}\n`);
      return result;
    } finally {
      opened.ledger.close();
    }
  } finally {
    await removeFolder();
  }
}

async function untilDone<T>(attempt: () => Promise<T | 'changed'>): Promise<T | 'changed'> {
  const end = performance.now() + PATIENCE.time;
  for (let tries = 1; ; tries += 1) {
    const result = await attempt();
    if (result !== 'changed' || (tries >= PATIENCE.attempts && performance.now() > end)) return result;
  }
}
