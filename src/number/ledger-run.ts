// Several things that happen in one run: each series is read once, and what happens later builds on what happened before.
import type { Handelse } from '../domain/handelse.ts';
import { type LiggareSerie, replay } from '../domain/liggare.ts';
import type { Series } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';
import type { Addition, Ledger } from '../ledger/ledger.ts';
import { after, type Refusals } from './decision.ts';

/** What planning needs of a ledger. */
export type LedgerReader = Pick<Ledger, 'read' | 'seriesOfFile'>;

/** A series as it was and as it will be. */
export interface PlannedSerie {
  organ: Organ;
  before: LiggareSerie;
  after: LiggareSerie;
}

export class LedgerRun {
  private readonly known = new Map<string, PlannedSerie>();
  /** All that has happened, in order, and on which entry of its series it builds. */
  readonly additions: Addition[] = [];
  private readonly ledger: LedgerReader;

  constructor(ledger: LedgerReader) {
    this.ledger = ledger;
  }

  /** The series as the run leaves it so far. */
  serie(series: Series, organ: Organ): ({ ok: true } & PlannedSerie) | Refusals {
    const known = this.known.get(nameOf(series));
    if (known) return { ok: true, ...known };
    const found = this.ledger.read(series);
    if (!found.ok) return { ok: false, refusals: [found.refusal] };
    const before = replay(series, found.poster);
    const planned = { organ, before, after: before };
    this.known.set(nameOf(series), planned);
    return { ok: true, ...planned };
  }

  /** Other series of the body that had a meeting of this file. */
  elsewhere(series: Series, organ: Organ, fil: string): { ok: true; serier: LiggareSerie[] } | Refusals {
    const found = this.ledger.seriesOfFile(organ.slug, fil);
    if (!found.ok) return { ok: false, refusals: [found.refusal] };
    const serier: LiggareSerie[] = [];
    for (const other of found.series.filter(({ period }) => period !== series.period)) {
      const one = this.serie(other, organ);
      if (!one.ok) return one;
      serier.push(one.after);
    }
    return { ok: true, serier };
  }

  /** For a series that was asked for before. */
  happen(series: Series, handelser: readonly Handelse[]): void {
    const known = this.known.get(nameOf(series));
    if (!known) throw new Error(`series ${nameOf(series)} was not read`);
    this.known.set(nameOf(series), { ...known, after: after(known.after, handelser) });
    this.additions.push({ series, basedOn: known.before.nr, handelser });
  }

  get series(): PlannedSerie[] {
    return [...this.known.values()];
  }
}

const nameOf = ({ organ, period }: Series): string => `${organ} ${period}`;
