// What is known of bodies' meetings beside a file: by the ledger, and by the other files of the run.
import { isoDate } from '../calendar/swedish-dates.ts';
import type { Post } from '../domain/handelse.ts';
import {
  ImpossibleHistory,
  isLive,
  type LiggareSerie,
  lastFixed,
  type MoteILiggaren,
  replay,
} from '../domain/liggare.ts';
import type { Series } from '../domain/numbers.ts';
import { oncePer } from '../domain/remembered.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Known } from '../rules/rule.ts';
import { hasImports, missingIn } from './holes.ts';
import type { PlannedSerie } from './ledger-run.ts';

interface Body {
  poster: readonly Post[];
  serier: ReadonlyMap<string, LiggareSerie>;
  /** Date of the first meeting from which on none is missing in the ledger; null where there is none such. */
  since: string | null;
}

function replayed(series: Series, poster: readonly Post[]): [string, LiggareSerie][] {
  try {
    return [[series.period, replay(series, poster)]];
  } catch (error) {
    if (error instanceof ImpossibleHistory) return [];
    throw error;
  }
}

const datesIn = (serier: Iterable<LiggareSerie>): string[] =>
  [...serier].flatMap(({ moten }) => moten.filter(isLive).map(({ datum }) => datum)).sort();

/** Of imported minutes some may be missing; of those that are made here none is. */
function sinceOf(serier: readonly LiggareSerie[]): string | null {
  const live = serier.flatMap(({ moten }) => moten.filter(isLive));
  const lastImport = live.reduce(
    (last, { original, datum }) => (original && datum > last ? datum : last),
    '',
  );
  return datesIn(serier).find((datum) => datum > lastImport) ?? null;
}

/** Minutes may have numbers that the ledger does not know: there are holes, or nothing of our own follows them. */
function isPartial(serie: LiggareSerie): boolean {
  const last = serie.moten.find((mote) => lastFixed(mote) + 1 === serie.nasta);
  return hasImports(serie) && (missingIn(serie) > 0 || last?.original !== null);
}

/** Those before the series began stand on paper. */
const numbersIn = oncePer(({ forsta, moten }: LiggareSerie): ReadonlySet<number> => {
  const before = Array.from({ length: forsta - 1 }, (_, index) => index + 1);
  const own = moten.flatMap(({ paragrafer }) => paragrafer.map(({ nummer }) => nummer));
  return new Set([...before, ...own]);
});

/** Reads each body once, when it is asked for. */
export class KnownMeetings {
  private readonly bodies = new Map<string, Body>();
  private readonly ledger: Pick<Ledger, 'readAll'>;
  private readonly planned: readonly PlannedSerie[];

  /** `planned` is what the run makes of the series that it has read; it counts more than what the ledger has. */
  constructor(ledger: Pick<Ledger, 'readAll'>, planned: readonly PlannedSerie[]) {
    this.ledger = ledger;
    this.planned = planned;
  }

  /** A ledger that somebody else has written in is told by the numbering; here it is as if it knew nothing. */
  private body(organ: string): Body {
    const known = this.bodies.get(organ);
    if (known) return known;
    const read = this.ledger.readAll(organ);
    const poster = read.ok ? read.poster : [];
    const periods = new Map<string, Post[]>();
    for (const post of poster) {
      const own = periods.get(post.period) ?? [];
      own.push(post);
      periods.set(post.period, own);
    }
    const serier = new Map([...periods].flatMap(([period, own]) => replayed({ organ, period }, own)));
    const since = sinceOf([...serier.values()]);
    for (const { organ: of, after } of this.planned)
      if (of.slug === organ) serier.set(after.series.period, after);
    const body = { poster, serier, since };
    this.bodies.set(organ, body);
    return body;
  }

  /** As seen from one meeting. */
  of({ mote, organ }: Pick<MoteILiggaren, 'mote' | 'organ'>): Known {
    return {
      numbers: (slug, ar) => {
        const serie = this.body(slug).serier.get(String(ar));
        return serie && serie.moten.length > 0 && !isPartial(serie) ? numbersIn(serie) : null;
      },
      dates: (slug) => datesIn(this.body(slug).serier.values()),
      since: (slug) => this.body(slug).since,
      reserved: this.reserved(organ, mote),
    };
  }

  private reserved(organ: string, mote: string): string | null {
    const called = this.body(organ).poster.findLast(
      ({ handelse }) => handelse.slag === 'kallat' && handelse.mote === mote,
    );
    return called ? isoDate(called.tid) : null;
  }
}
