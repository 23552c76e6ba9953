// A command's work on the ledger: opened, tried anew while others write in it, closed.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FaultError } from '../domain/fault.ts';
import { ledgerFault } from '../faults.ts';
import type { Ledger, Signature } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/sqlite-ledger.ts';
import { message } from '../messages/messages.ts';
import { newLedger } from '../messages/notices.ts';
import type { CommandOrder } from './order.ts';

/** How often a run is planned anew when other processes write meanwhile. */
const ATTEMPTS = 20;

export type Attempt<T> = (ledger: Ledger, signature: Signature) => Promise<T | 'changed'>;

/** `attempt` gives `changed` where others wrote in the ledger since it was read. */
export async function withLedger<T>(
  { ledger: path, vem }: Pick<CommandOrder, 'ledger' | 'vem'>,
  attempt: Attempt<T>,
): Promise<T> {
  // A folder that cannot be made is told by the ledger, which does not find it.
  await mkdir(dirname(path), { recursive: true }).catch(() => {});
  const isNew = !existsSync(path);
  const opened = openLedger(path);
  if (!opened.ok) throw new FaultError([ledgerFault(opened.refusal, path)]);
  try {
    for (let tries = 0; tries < ATTEMPTS; tries += 1) {
      const result = await attempt(opened.ledger, { tid: new Date().toISOString(), av: vem });
      if (result === 'changed') continue;
      if (isNew && existsSync(path)) process.stderr.write(`\n${newLedger(path)}\n`);
      return result;
    }
    const words = message('LIGGARE-008', { liggare: path });
    throw new FaultError([{ ...words, file: path, line: null, path: '' }]);
  } finally {
    opened.ledger.close();
  }
}
