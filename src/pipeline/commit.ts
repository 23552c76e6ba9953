// The end of the flow: what was planned and rendered is told to the ledger, all of it or nothing.
import { FaultError } from '../domain/fault.ts';
import type { Dokument } from '../domain/handelse.ts';
import { ledgerFault } from '../faults.ts';
import { type Addition, LEDGER_CHANGED, type Ledger, type Signature } from '../ledger/ledger.ts';
import type { PlannedMeeting } from '../number/plan-run.ts';

/** What the ledger is told of them, with the documents that are frozen now. */
export function additionsOf(
  planned: readonly PlannedMeeting[],
  documents: readonly (Dokument | null)[] = [],
): Addition[] {
  return planned.map(({ series, basedOn, handelser, freeze }, index) => {
    const document = documents[index];
    return { series, basedOn, handelser: freeze && document ? [...handelser, freeze(document)] : handelser };
  });
}

/** Adds all entries, or none; `changed` where others wrote meanwhile: plan again. */
export function commit(
  additions: readonly Addition[],
  ledger: Ledger,
  signature: Signature,
): 'done' | 'changed' {
  const added = ledger.append(additions, signature);
  if (added.ok) return 'done';
  if (added.refusal.code === LEDGER_CHANGED) return 'changed';
  throw new FaultError([ledgerFault(added.refusal, String(added.refusal.values.liggare ?? ''))]);
}
