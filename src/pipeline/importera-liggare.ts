// Minutes that were there before justera, read and made into meeting files, are entered in the ledger: the whole run in
// one transaction, or nothing. The same run again finds them there, so a command that was killed can be given again.
import { isoDate } from '../calendar/swedish-dates.ts';
import { type Fault, FaultError } from '../domain/fault.ts';
import { ledgerFault } from '../faults.ts';
import type { Ledger, Signature } from '../ledger/ledger.ts';
import { type ImportedMeeting, type PlannedImport, planImport, type Said } from '../number/import-run.ts';
import type { LedgerReader } from '../number/ledger-run.ts';
import { commit } from './commit.ts';

/** What the command says of the ledger. */
export interface ImportOrder {
  /** Path, for the faults. */
  ledger: string;
  /** The reason for reading a meeting anew that was imported before. */
  anda?: string | undefined;
}

/** `remarks` are warnings: nothing is wrong. */
export type PlannedImports = Pick<PlannedImport, 'meetings' | 'additions' | 'series'> & { remarks: Fault[] };

/** What would be entered. Throws a FaultError with everything that stands against it, in all files. */
export function planImported(
  imported: readonly ImportedMeeting[],
  ledger: LedgerReader,
  { tid }: Pick<Signature, 'tid'>,
  { ledger: path, anda }: ImportOrder,
): PlannedImports {
  const planned = planImport(imported, ledger, { anda, today: isoDate(tid) });
  if (!planned.ok) throw new FaultError(planned.refusals.map((refusal) => ledgerFault(refusal, path)));
  const faultOf = ({ fil, serie, words }: Said): Fault => ({
    ...words,
    file: fil ?? path,
    line: null,
    path: serie ?? '',
  });
  if (planned.faults.length > 0) throw new FaultError(planned.faults.map(faultOf));
  const { meetings, additions, series, remarks } = planned;
  return { meetings, additions, series, remarks: remarks.map(faultOf) };
}

/** Enters them; `changed` where others wrote meanwhile: call again. */
export function enterImported(
  imported: readonly ImportedMeeting[],
  ledger: Ledger,
  signature: Signature,
  order: ImportOrder,
): PlannedImports | 'changed' {
  const planned = planImported(imported, ledger, signature, order);
  return commit(planned.additions, ledger, signature) === 'changed' ? 'changed' : planned;
}
