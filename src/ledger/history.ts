// Entries as they came out of storage → the series that they make, or the entry that somebody else must have written.
import { apply, emptySerie, ImpossibleHistory, type LiggareSerie, type Post } from '../domain/liggare.ts';
import type { Series } from '../domain/numbers.ts';

/** `nr`: the entry that cannot follow those before it. */
export type Replayed = { ok: true; serie: LiggareSerie } | { ok: false; nr: number };

/** `replay` for entries that nobody has vouched for: what is impossible, or no event at all, is a value. */
export function replayStored(series: Series, poster: readonly Post[]): Replayed {
  let serie = emptySerie(series);
  for (const { nr, handelse } of poster) {
    try {
      serie = { ...apply(serie, handelse), nr };
    } catch (error) {
      // A TypeError: the data of the event are not what its kind calls for.
      if (error instanceof ImpossibleHistory || error instanceof TypeError) return { ok: false, nr };
      throw error;
    }
  }
  return { ok: true, serie };
}

/** Entries of several series → those of each, in the order of body and period. */
export function bySeries<Entry extends Series>(
  poster: readonly Entry[],
): { series: Series; poster: Entry[] }[] {
  const groups = new Map<string, { series: Series; poster: Entry[] }>();
  for (const post of poster) {
    const { organ, period } = post;
    const key = JSON.stringify([organ, period]);
    const group = groups.get(key) ?? { series: { organ, period }, poster: [] };
    group.poster.push(post);
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
