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
    commit(plan, entry) {
      const key = `${plan.series.organ} ${plan.series.period}`;
      const now = held.get(key) ?? [];
      if (!isSameTaken(now, entry.basedOn))
        return { ok: false, refusal: { code: LEDGER_CHANGED, values: {}, path: '' } };
      const after = withMeeting(now, plan, entry);
      if (isSameTaken(now, after)) return { ok: true, changed: false };
      held.set(key, after);
      return { ok: true, changed: true };
    },
    close() {},
  };
}
