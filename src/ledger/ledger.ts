// The ledger's storage: entries are added at the end and never changed. This is what every kind of storage keeps to,
// and `test/ledger-conformance.ts` is its proof; what the entries mean is decided in `domain/liggare.ts`.
import type { Handelse, Post } from '../domain/handelse.ts';
import type { Refused, Series } from '../domain/numbers.ts';

/**
 * The code of the refusal that says: others wrote in the series since it was read.
 * Nothing is wrong with the file; plan again from what `read` says now.
 */
export const LEDGER_CHANGED = 'LIGGARE-008';

/** The code of the refusal that says: somebody else changed what is written; `nr` among its values says where. */
export const LEDGER_FORGED = 'LIGGARE-011';

/** The last entry: who knows it can tell whether anything before it was changed. */
export interface Head {
  /** 0 where there is no entry. */
  nr: number;
  hash: string;
}

export interface Addition {
  series: Series;
  /**
   * Number of the series' last entry when it was read; 0 where it had none. Several additions to one series build on
   * each other and all carry this same number.
   */
  basedOn: number;
  handelser: readonly Handelse[];
}

export interface Signature {
  /** ISO instant in UTC. */
  tid: string;
  /** Who does it. */
  av: string;
}

/**
 * Entries are added optimistically, so that nobody waits while a document is rendered:
 * `read` → plan → render → `append`, which in one transaction looks at the series anew and adds the entries
 * only if nobody else has meanwhile. Two processes therefore never get the same number;
 * the one that comes second is refused with `LEDGER_CHANGED` and plans again.
 */
export interface Ledger {
  /**
   * The entries of a series, oldest first. Each is as it was written and possible after those before it, so `replay`
   * never throws; else the refusal is `LEDGER_FORGED`.
   */
  read(series: Series): { ok: true; poster: Post[] } | Refused;
  /**
   * All entries of all series, oldest first; those of one body where `organ` is given. Nobody has looked at their hashes
   * (`chain.ts` does, for all of them) or whether they can have happened (`replayStored` does, for a series);
   * only what is no event at all is refused with `LEDGER_FORGED`.
   */
  readAll(organ?: string): { ok: true; poster: Post[] } | Refused;
  /**
   * For a check: all entries as they stand, where that which is no event at all stands as its text; and whether the
   * storage itself still refuses changes.
   */
  inspect(): { ok: true; poster: Post[]; skyddad: boolean } | Refused;
  /** The series of a body in which a meeting was ever entered from a file of this name, in the order of their names. */
  seriesOfFile(organ: string, fil: string): { ok: true; series: Series[] } | Refused;
  /**
   * Adds the entries of all additions in their order, or none. What `domain/liggare.ts` calls impossible is thrown:
   * it is our own bug. Without any event nothing is written.
   */
  append(additions: readonly Addition[], signature: Signature): { ok: true; head: Head } | Refused;
  close(): void;
}
