// What a command is asked to do, after the arguments are read.
import type { Environment } from '../environment.ts';
import type { Order } from '../pipeline.ts';

/** Forms in which `liggare` and `kontrollera` answer; each has its own. */
export const FORMATS = ['tabell', 'csv', 'json', 'pdf', 'text', 'sarif'] as const;

export interface CommandOrder extends Order {
  /** Folder for the results. */
  folder: string;
  /** Path of the ledger. */
  ledger: string;
  /** Who does it. */
  vem: string;
  /** Why something is done that is not done every day. */
  skal?: string;
  /** Why an order is set aside. */
  anda?: string;
  /** Only a draft, to be looked at. */
  utkast?: boolean;
  /** ISO date. */
  datum?: string;
  /** ISO date that a meeting is moved from. */
  fran?: string;
  /** Names, in order. */
  av?: string[];
  /** A protokoll that was approved, and not signed. */
  godkant?: boolean;
  /** A file that belongs to the step: signed, published or archived. */
  fil?: string;
  adress?: string;
  diarienummer?: string;
  paragraf?: number;
  /** Slug or short name of a body. */
  organ?: string;
  ar?: number;
  format?: (typeof FORMATS)[number];
  /** The register of people, where it does not lie beside the meeting files. */
  register?: string;
  /** Doubts stop the work as well. */
  strikt?: boolean;
  /** All that was found, also where it is more than a screen. */
  alla?: boolean;
  /** Imported minutes are entered in the ledger. */
  tillLiggaren?: boolean;
  kontrollera?: boolean;
  /** A head of the chain that was kept elsewhere. */
  huvud?: string;
}

/** Carries an order out on the files or meetings that stand after the command's name. */
export type Run = (paths: readonly string[], environment: Environment, order: CommandOrder) => Promise<void>;
