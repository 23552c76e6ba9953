// A ledger in memory for tests: keeps the conformance suite honest about what is contract and what is SQLite,
// and lets property tests run thousands of histories.
import type { TakenMeeting } from '../src/domain/numbers.ts';
import { isSameTaken, LEDGER_CHANGED, type Ledger, withMeeting } from '../src/ledger/ledger.ts';

export function memoryLedger(): Ledger {
  const held = new Map<string, TakenMeeting[]>();
  return {
    taken({ organ, period }) {
      return { ok: true, taken: structuredClone(held.get(`${organ} ${period}`) ?? []) };
    },
    commit(entries) {
      const next = new Map(held);
      let changed = false;
      for (const entry of entries) {
        const key = `${entry.plan.series.organ} ${entry.plan.series.period}`;
        const now = next.get(key) ?? [];
        if (!isSameTaken(now, entry.basedOn))
          return { ok: false, refusal: { code: LEDGER_CHANGED, values: {}, path: '' } };
        const after = withMeeting(now, entry);
        changed ||= !isSameTaken(now, after);
        next.set(key, after);
      }
      for (const [key, meetings] of next) held.set(key, meetings);
      return { ok: true, changed };
    },
    close() {},
  };
}
