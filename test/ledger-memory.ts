// A ledger in memory for tests: keeps the conformance suite honest about what is contract and what is SQLite,
// and lets property tests run thousands of histories.
import type { Post } from '../src/domain/handelse.ts';
import { apply, replay } from '../src/domain/liggare.ts';
import type { Series } from '../src/domain/numbers.ts';
import { chained, headOf } from '../src/ledger/chain.ts';
import { bySeries } from '../src/ledger/history.ts';
import { LEDGER_CHANGED, type Ledger } from '../src/ledger/ledger.ts';

/** Empty, or with these entries in it. */
export function memoryLedger(existing: readonly Post[] = []): Ledger {
  const held: Post[] = structuredClone([...existing]);
  const of = ({ organ, period }: Series): Post[] =>
    held.filter((post) => post.organ === organ && post.period === period);
  return {
    read: (series) => ({ ok: true, poster: structuredClone(of(series)) }),
    readAll: (organ) => ({
      ok: true,
      poster: structuredClone(held.filter((post) => organ === undefined || post.organ === organ)),
    }),
    inspect: () => ({ ok: true, poster: structuredClone(held), skyddad: true }),
    seriesOfFile(organ, fil) {
      const own = held.filter(
        ({ organ: body, handelse }) => body === organ && 'fil' in handelse && handelse.fil === fil,
      );
      const periods = [...new Set(own.map(({ period }) => period))].sort();
      return { ok: true, series: periods.map((period) => ({ organ, period })) };
    },
    append(additions, signature) {
      if (additions.every(({ handelser }) => handelser.length === 0)) return { ok: true, head: headOf(held) };
      for (const { series, basedOn } of additions)
        if (headOf(of(series)).nr !== basedOn)
          return { ok: false, refusal: { code: LEDGER_CHANGED, values: { organ: series.organ }, path: '' } };
      for (const own of bySeries(additions.map(({ series, handelser }) => ({ ...series, handelser }))))
        own.poster.flatMap(({ handelser }) => handelser).reduce(apply, replay(own.series, of(own.series)));
      held.push(...structuredClone(chained(headOf(held), additions, signature)));
      return { ok: true, head: headOf(held) };
    },
    close() {},
  };
}
