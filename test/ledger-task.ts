// What a process of `ledger-worker.ts` is told to do.

export type Work =
  /** Reserves and fixes a meeting on each of these days of the year; `inTurn`: when those of all days before are fixed. */
  | { kind: 'meetings'; days: number[]; inTurn?: boolean }
  /** Plans a meeting and stops for ever, or until it is killed, before it is added. */
  | { kind: 'hang'; day: number }
  /** What is missing of the life of a body, or of its first steps. */
  | { kind: 'life'; steps?: number }
  /** Opens the ledger for writing, which brings an older format up to date, and no more. */
  | { kind: 'open' };

export interface Task {
  path: string;
  work: Work;
  waitMs?: number;
  /** Prints `ready` and waits for a byte on standard input before the ledger is opened. */
  startTogether?: boolean;
  /** Ends this process by SIGKILL at its writing statement of this number, from 1. */
  kill?: { statement: number; when: 'before' | 'after' };
}

/** Ärenden of the meeting on that day. */
export const antalOn = (number: number): number => 1 + (number % 3);
