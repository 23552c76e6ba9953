// Entries as they came out of storage → the series that they make, or the entry that somebody else must have written.
import { isPost, type Post } from '../domain/handelse.ts';
import { emptyHistorik, follow, type SerieHistorik } from '../domain/historik.ts';
import { ImpossibleHistory } from '../domain/liggare.ts';
import type { Series } from '../domain/numbers.ts';

/** `nr`: the entry that is none (`form`), or that cannot follow those before it (`foljd`). */
export type Replayed = ({ ok: true } & SerieHistorik) | { ok: false; nr: number; fel: 'form' | 'foljd' };

/** `replay` for entries that nobody has vouched for: what is impossible, or no event at all, is a value. */
export function replayStored(series: Series, poster: readonly Post[]): Replayed {
  const historik = emptyHistorik(series);
  for (const post of poster) {
    if (!isPost(post)) return { ok: false, nr: (post as Post).nr, fel: 'form' };
    try {
      follow(historik, post);
    } catch (error) {
      if (error instanceof ImpossibleHistory) return { ok: false, nr: post.nr, fel: 'foljd' };
      throw error;
    }
  }
  return { ok: true, ...historik };
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
