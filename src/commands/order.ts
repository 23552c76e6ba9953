// What a command is asked to do, after the arguments are read.
import type { Order } from '../pipeline.ts';

export interface CommandOrder extends Order {
  /** Folder for the results. */
  folder: string;
  /** Path of the ledger. */
  ledger: string;
}
