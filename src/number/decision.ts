// What a decision about a meeting is made of: the facts of its file, and events or refusals as the result.
import type { Handelse, Innehall, LiggareArende } from '../domain/handelse.ts';
import { apply, type LiggareSerie } from '../domain/liggare.ts';
import type { Refusal } from '../domain/numbers.ts';

/** What the ledger needs to know of a meeting file. */
export interface MeetingFacts {
  datum: string;
  start: string;
  extra: boolean;
  /** Name of the meeting's file. */
  fil: string;
  arenden: readonly LiggareArende[];
  innehall: Innehall;
}

export interface Refusals {
  ok: false;
  refusals: Refusal[];
}

export type Decision = { ok: true; handelser: Handelse[] } | Refusals;

export const done = (...handelser: Handelse[]): Decision => ({ ok: true, handelser });
export const refuse = (code: string, values: Refusal['values'], path = ''): Refusals => ({
  ok: false,
  refusals: [{ code, values, path }],
});

/** The series after the events. */
export const after = (serie: LiggareSerie, handelser: readonly Handelse[]): LiggareSerie =>
  handelser.reduce((state, handelse) => apply(state, handelse), serie);
