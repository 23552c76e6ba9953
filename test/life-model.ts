// The rules of numbers and states in their simplest form, written from what was promised and not from the code.
// One object for the whole ledger; each thing that is done is accepted and changes it, or is refused and does not.

export interface Mapp {
  organ: string;
  /** Numbers run through the year, or per meeting. */
  serie: 'ar' | 'mote';
  fil: string;
  datum: string;
  extra: boolean;
  start: string;
  arenden: { rubrik: string; text: string }[];
}

interface Nummer {
  n: number;
  /** It never moves; else it is what the ärende would get now. */
  fast: boolean;
  rubrik: string;
  makulerad: boolean;
  /** The rubrik that was frozen last. */
  frusen?: string;
}

interface Mote {
  /** The same one when it is moved to another year and comes back. */
  id: number;
  datum: string;
  extra: boolean;
  start: string;
  fil: string;
  tillstand: string;
  fast: boolean;
  nummer: Nummer[];
  flyttatFran: string | null;
  flyttatTill: string | null;
  /** Unlocked, and not frozen since. */
  upplast: boolean;
  /** Frozen documents, the last one first to be unlocked; with the state that each took the place of. */
  last: { innehall: string; rubriker: string[]; start: string; fil: string; datum: string; fore: string }[];
  justerat: string | null;
  /** What tells the file that it was imported from; null for a meeting of our own. */
  original: string | null;
}

interface Serie {
  forsta: number;
  nasta: number;
  moten: Mote[];
}

export type Steg = 'rendera' | 'reservera' | 'avsluta' | 'faststall' | 'ratta';

const innehallOf = ({ start, arenden }: Mapp): string => JSON.stringify([start, arenden]);
const rubrikerOf = ({ arenden }: Mapp): string[] => arenden.map(({ rubrik }) => rubrik);
const keyOf = (day: Pick<Mote, 'datum' | 'start' | 'extra'>): string =>
  `${day.datum} ${day.start} ${day.extra ? 1 : 0}`;
const isLive = (mote: Mote): boolean => mote.tillstand !== 'makulerad' && mote.flyttatTill === null;
const isFrozen = (mote: Mote): boolean => mote.last.length > 0;
const inUse = ({ nummer }: Mote): Nummer[] => nummer.filter(({ makulerad }) => !makulerad);
const fixedInUse = (mote: Mote): Nummer[] => inUse(mote).filter(({ fast }) => fast);
const lastFixed = ({ nummer }: Mote): number =>
  Math.max(0, ...nummer.filter(({ fast }) => fast).map(({ n }) => n));
const unnumbered = (rubrik: string): Nummer => ({ n: 0, fast: false, rubrik, makulerad: false });
/** How many stand in both, each as often as in the one that has it less often. */
const inBoth = (ones: readonly string[], others: readonly string[]): number =>
  [...new Set(ones)].reduce((sum, one) => sum + Math.min(countOf(ones, one), countOf(others, one)), 0);
const countOf = <T>(all: readonly T[], wanted: T): number => all.filter((one) => one === wanted).length;

/** Rubriker of a trial are words, and perhaps a mark last; with the same words they are alike, else not at all. */
const stemOf = (rubrik: string): string => rubrik.replace(/ \S*\d$/, '');

class Refused extends Error {}
function demand(holds: boolean): asserts holds {
  if (!holds) throw new Refused();
}

export class Model {
  private serier = new Map<string, Serie>();
  private entered = 0;

  /** Whether it was accepted. */
  private attempt(work: () => void): boolean {
    const before = structuredClone(this.serier);
    try {
      work();
      for (const serie of this.serier.values()) renumber(serie);
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.serier = before;
      return false;
    }
  }

  copy(): Model {
    const copy = new Model();
    copy.serier = structuredClone(this.serier);
    copy.entered = this.entered;
    return copy;
  }

  private serie({ organ, serie, datum, extra }: Mapp): Serie {
    const key = `${organ} ${serie === 'ar' ? datum.slice(0, 4) : `${datum}${extra ? '-extra' : ''}`}`;
    const known = this.serier.get(key) ?? { forsta: 1, nasta: 1, moten: [] };
    this.serier.set(key, known);
    return known;
  }

  private there(mapp: Mapp): Mote {
    const mote = this.known(mapp);
    demand(mote !== undefined);
    return mote;
  }

  /** The meeting on the file's day. */
  known(mapp: Mapp): Readonly<Mote> & Mote {
    return this.serie(mapp).moten.find(
      (mote) => isLive(mote) && mote.datum === mapp.datum && mote.extra === mapp.extra,
    ) as Mote;
  }

  run(steg: Steg, mappar: readonly Mapp[], idag: string, anda: boolean): boolean {
    return this.attempt(() => {
      for (const mapp of mappar.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
        const known = this.known(mapp);
        if (steg === 'ratta') {
          demand(known !== undefined && this.isSameMeeting(known, mapp));
          correct(known, mapp, idag);
          continue;
        }
        this.enter(mapp, anda);
        const mote = this.there(mapp);
        renumber(this.serie(mapp));
        if (steg !== 'rendera') stepOf(steg, this.serie(mapp), mote, mapp, idag, anda);
      }
    });
  }

  private enter(mapp: Mapp, anda: boolean): void {
    const { moten } = this.serie(mapp);
    const { datum, extra, start, fil } = mapp;
    const mote = this.known(mapp);
    const laterFixed = (than: Pick<Mote, 'datum' | 'start' | 'extra'>): Mote[] =>
      moten.filter((other) => isLive(other) && other.fast && keyOf(other) > keyOf(than));
    if (!mote) {
      demand(!this.isOfAnother(mapp, anda));
      const wasThere = moten.some((gone) => gone.datum === datum && gone.extra === extra);
      demand(anda || (!wasThere && laterFixed(mapp).length === 0));
      const nummer = rubrikerOf(mapp).map(unnumbered);
      moten.push({
        ...{ id: ++this.entered, datum, extra, start, fil, nummer, tillstand: 'utkast', fast: false },
        ...{ flyttatFran: null, flyttatTill: null, upplast: false, last: [], justerat: null, original: null },
      });
      return;
    }
    demand(this.isSameMeeting(mote, mapp));
    if (isFrozen(mote)) {
      demand(mote.last.at(-1)?.innehall === innehallOf(mapp));
      return;
    }
    if (mote.start !== start) demand(anda || !this.breaksOrder(mote, mapp, moten));
    if (mote.fast) keepsItsNumbers(mote, mapp, moten, anda);
    Object.assign(mote, { start, fil });
    // What came when it was unlocked may be changed and taken out again.
    mote.nummer = mote.nummer.filter(({ fast }) => fast);
    setWords(mote, rubrikerOf(mapp));
    mote.nummer.push(...rubrikerOf(mapp).slice(inUse(mote).length).map(unnumbered));
  }

  /**
   * The file is one of a meeting on another day, in any series of the body: its date was changed and it was not moved.
   * A reason makes it another meeting where the first is justerat and of another year.
   */
  private isOfAnother(mapp: Mapp, anda: boolean): boolean {
    const isDone = ({ justerat, datum }: Mote): boolean =>
      justerat !== null && datum.slice(0, 4) !== mapp.datum.slice(0, 4);
    return [...this.serier]
      .filter(([key]) => key.split(' ')[0] === mapp.organ)
      .flatMap(([, { moten }]) => moten)
      .filter((mote) => isLive(mote) && mote.fil === mapp.fil)
      .filter((mote) => isNearlySame(mote, mapp) || (mote.fast && !isFrozen(mote)))
      .some((mote) => !anda || (isNearlySame(mote, mapp) && !isDone(mote)));
  }

  private isSameMeeting(mote: Mote, mapp: Mapp): boolean {
    return mote.fil === mapp.fil || this.isSameAgenda(mote, mapp);
  }

  /** Half of the shorter agenda, not counting what others of the series have too, unless there is nothing else. */
  private isSameAgenda(mote: Mote, mapp: Mapp): boolean {
    const { moten } = [...this.serier.values()].find((serie) => serie.moten.includes(mote)) as Serie;
    const others = moten.filter((other) => other !== mote).flatMap(({ nummer }) => nummer);
    const standing = new Set(others.map(({ rubrik }) => rubrik));
    const all = [mote.nummer.map(({ rubrik }) => rubrik), rubrikerOf(mapp)].map((list) => [...new Set(list)]);
    const telling = all.map((list) => list.filter((rubrik) => !standing.has(rubrik)));
    const [theirs = [], ours = []] = telling.some((list) => list.length === 0) ? all : telling;
    const common = ours.filter((rubrik) => theirs.includes(rubrik)).length;
    return common >= Math.min(theirs.length, ours.length) / 2;
  }

  /** Numbers and dates would disagree about which of two meetings comes first, and did not before. */
  private breaksOrder(mote: Mote, to: Pick<Mote, 'datum' | 'start' | 'extra'>, moten: Mote[]): boolean {
    return moten.some((other) => {
      if (other === mote || !isLive(other) || !(mote.fast || other.fast)) return false;
      const first = (one: Mote): number => (one.fast ? (one.nummer[0]?.n ?? 0) : Number.POSITIVE_INFINITY);
      const numbersSay = first(mote) < first(other);
      return numbersSay !== keyOf(to) < keyOf(other) && numbersSay === keyOf(mote) < keyOf(other);
    });
  }

  step(steg: string, mapp: Mapp, idag: string, { anda = false, withFile = false } = {}): boolean {
    return this.attempt(() => {
      // To void twice for the same reason is to void once.
      if (steg === 'makulera' && !this.known(mapp)) return demand(this.wasVoided(mapp));
      const mote = this.there(mapp);
      if (withFile && isFrozen(mote))
        demand(this.isSameMeeting(mote, mapp) && mote.last.at(-1)?.innehall === innehallOf(mapp));
      if (steg === 'las-upp') {
        if (mote.upplast) return;
        demand(mote.tillstand === 'for-justering');
        mote.upplast = true;
        const gone = mote.last.pop();
        mote.tillstand = gone?.fore ?? '';
        const fore = mote.last.at(-1);
        if (!fore) return;
        Object.assign(mote, { start: fore.start, fil: fore.fil });
        setWords(mote, fore.rubriker);
        freezeWords(mote);
      } else if (steg === 'justera') {
        if (mote.tillstand !== 'for-justering') return demand(mote.justerat === idag);
        demand(mote.datum <= idag);
        // Nobody signs a rättelse before it was made.
        demand(mote.last.length === 1 || (mote.last.at(-1)?.datum ?? '') <= idag);
        mote.tillstand = 'justerad';
        mote.justerat = idag;
      } else if (steg === 'publicera') {
        demand(mote.tillstand === 'justerad' || mote.tillstand === 'publicerad');
        mote.tillstand = 'publicerad';
      } else if (steg === 'arkivera') {
        demand(
          ['publicerad', 'arkiverad'].includes(mote.tillstand) || (mote.tillstand === 'justerad' && anda),
        );
        mote.tillstand = 'arkiverad';
      } else {
        demand(steg === 'makulera' && mote.justerat === null);
        mote.tillstand = 'makulerad';
        mote.last = [];
        // What is imported is not voided by being taken back: its numbers are free again.
        mote.nummer = mote.nummer.filter(({ fast }) => fast && mote.original === null);
        mote.fast &&= mote.original === null;
        for (const nummer of mote.nummer) nummer.makulerad = true;
      }
    });
  }

  private wasVoided({ datum, extra, ...mapp }: Mapp): boolean {
    const { moten } = this.serie({ ...mapp, datum, extra });
    return moten.some((mote) => mote.datum === datum && mote.extra === extra && mote.flyttatTill === null);
  }

  makuleraNummer(mapp: Mapp, n: number): boolean {
    return this.attempt(() => {
      const mote = this.there(mapp);
      const own = mote.nummer.find((nummer) => nummer.n === n);
      demand(own?.fast === true && mote.justerat === null);
      if (own.makulerad) return;
      demand(mote.tillstand === 'hallen' && fixedInUse(mote).length > 1);
      own.makulerad = true;
    });
  }

  flytta(mapp: Mapp, to: Mapp, idag: string, anda: boolean): boolean {
    return this.attempt(() => {
      demand(mapp.datum !== to.datum);
      const there = this.known(to);
      if (this.known(mapp) === undefined && there?.flyttatFran === mapp.datum)
        return demand(this.isSameMeeting(there, to));
      const mote = this.there(mapp);
      const [from, target] = [this.serie(mapp), this.serie(to)];
      demand(!isFrozen(mote) && this.isSameMeeting(mote, to) && there === undefined);
      demand(!['hallen', 'importerad'].includes(mote.tillstand) || to.datum <= idag);
      demand(from === target || !mote.fast);
      const later = target.moten.some((other) => isLive(other) && other.fast && keyOf(other) > keyOf(to));
      demand(anda || !(from === target ? this.breaksOrder(mote, to, target.moten) : later));
      const { datum, start } = to;
      if (from === target) return void Object.assign(mote, { datum, start, flyttatFran: mapp.datum });
      from.moten.splice(from.moten.indexOf(mote), 1, { ...mote, flyttatTill: datum, nummer: [] });
      target.moten = target.moten.filter((other) => other.id !== mote.id);
      target.moten.push({ ...mote, datum, start, fil: to.fil, flyttatFran: mapp.datum });
    });
  }

  /** The file's meeting, read from an original that has these numbers. */
  importera(mapp: Mapp, tal: readonly number[], original: string, idag: string, anda: boolean): boolean {
    return this.attempt(() => {
      const serie = this.serie(mapp);
      const body = [...this.serier].filter(([key]) => key.split(' ')[0] === mapp.organ);
      const same = body
        .flatMap(([, { moten }]) => moten)
        .find((mote) => isLive(mote) && mote.original === original);
      if (same && !serie.moten.includes(same)) return;
      if (same?.nummer.map(({ n }) => n).join() === tal.join()) return;
      const there = this.known(mapp) as Mote | undefined;
      demand(mapp.datum <= idag);
      demand((same === undefined && there === undefined) || anda);
      const replaced = same ?? there;
      demand(there === undefined || there === replaced);
      demand(replaced === undefined || replaced.tillstand === 'importerad');
      const others = serie.moten.filter((mote) => mote !== replaced);
      const taken = others.flatMap(({ nummer }) => nummer.filter(({ fast }) => fast).map(({ n }) => n));
      demand(!tal.some((n) => taken.includes(n)));
      const { datum, extra, start, fil } = mapp;
      const nummer = rubrikerOf(mapp).map(
        (rubrik, index): Nummer => ({
          ...{ n: tal[index] ?? 0, fast: true, rubrik, makulerad: false, frusen: rubrik },
        }),
      );
      others.push({
        ...{ id: replaced?.id ?? ++this.entered, datum, extra, start, fil, nummer },
        ...{ tillstand: 'importerad', fast: true, flyttatFran: null, flyttatTill: null, upplast: false },
        ...{ last: [], justerat: null, original },
      });
      serie.moten = others;
    });
  }

  borja(organ: string, serie: 'ar' | 'mote', ar: number, n: number): boolean {
    return this.attempt(() => {
      demand(serie === 'ar');
      const year = this.serie({ organ, serie, datum: `${ar}-01-01` } as Mapp);
      if (year.forsta === n) return;
      demand(year.moten.every((mote) => !mote.fast || (mote.original !== null && lastFixed(mote) < n)));
      Object.assign(year, { forsta: n, nasta: n });
    });
  }

  /** All that can be seen, as text. */
  view(): string[] {
    const lines = [...this.serier].flatMap(([key, { moten }]) =>
      moten.map((mote) =>
        lineOf(key.split(' ')[0] ?? '', {
          ...mote,
          nummer: mote.nummer.map(
            ({ n, fast, rubrik, makulerad }) => `${n}${fast ? '!' : ''}${makulerad ? ' x' : ''} ${rubrik}`,
          ),
        }),
      ),
    );
    return lines.sort();
  }
}

/** One meeting of `Model.view`. */
export const lineOf = (
  organ: string,
  mote: Pick<Mote, 'datum' | 'extra' | 'tillstand' | 'fast' | 'flyttatTill'> & { nummer: string[] },
): string =>
  [
    `${organ} ${mote.datum}${mote.extra ? ' extra' : ''}`,
    mote.flyttatTill === null ? mote.tillstand : `flyttat till ${mote.flyttatTill}`,
    ...(mote.fast ? ['fast'] : []),
    ...mote.nummer,
  ].join(', ');

function renumber(serie: Serie): void {
  serie.nasta = Math.max(serie.forsta, ...serie.moten.map((mote) => lastFixed(mote) + 1));
  let next = serie.nasta;
  const byDate = serie.moten.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (const mote of [...byDate.filter(({ fast }) => fast), ...byDate.filter(({ fast }) => !fast)])
    for (const nummer of mote.nummer) if (!nummer.fast) nummer.n = next++;
}

/** What is frozen is what later words are held against. */
function freezeWords(mote: Mote): void {
  for (const nummer of mote.nummer) if (nummer.fast) nummer.frusen = nummer.rubrik;
}

function setWords(mote: Mote, rubriker: readonly string[]): void {
  const left = [...rubriker];
  for (const nummer of inUse(mote)) nummer.rubrik = left.shift() ?? nummer.rubrik;
}

/** Three quarters of the longer agenda; what was voided may stand in the file still, or not. */
function isNearlySame(mote: Mote, mapp: Mapp): boolean {
  const ours = rubrikerOf(mapp);
  return [mote.nummer, inUse(mote)]
    .map((list) => list.map(({ rubrik }) => rubrik))
    .some((theirs) => inBoth(theirs, ours) / Math.max(theirs.length, ours.length) >= 3 / 4);
}

/** No fixed number is lost, none goes to another ärende, none is squeezed in, no voided one comes back. */
function keepsItsNumbers(mote: Mote, mapp: Mapp, moten: readonly Mote[], anda = false): void {
  const now = rubrikerOf(mapp);
  const before = fixedInUse(mote).map(({ rubrik, frusen }) => frusen ?? rubrik);
  const current = fixedInUse(mote).map(({ rubrik }) => rubrik);
  const isLast = moten.every((other) => lastFixed(other) <= lastFixed(mote));
  demand(now.length === before.length || (now.length > before.length && isLast && mote.original === null));
  const moved = (rubrik: string): boolean =>
    now.some((other, place) => other === rubrik && before[place] !== rubrik);
  demand(before.every((rubrik, place) => now[place] === rubrik || !moved(rubrik)));
  // A reason lets another ärende stand there.
  demand(anda || before.every((rubrik, place) => stemOf(rubrik) === stemOf(now[place] ?? '')));
  for (const { rubrik, makulerad } of mote.nummer)
    demand(!makulerad || countOf(now, rubrik) <= countOf(current, rubrik));
}

function stepOf(steg: Steg, serie: Serie, mote: Mote, mapp: Mapp, idag: string, anda: boolean): void {
  const { tillstand } = mote;
  if (steg === 'reservera') {
    demand(tillstand === 'utkast' || tillstand === 'kallad');
    mote.tillstand = 'kallad';
  } else if (steg === 'avsluta') {
    if (tillstand === 'hallen') return;
    demand(tillstand === 'kallad' || (tillstand === 'utkast' && anda));
    demand(mote.datum <= idag || anda);
    mote.tillstand = 'hallen';
  } else if (!isFrozen(mote)) {
    demand(tillstand === 'hallen' || (anda && tillstand !== 'importerad'));
    demand(mote.datum <= idag || anda);
    // An earlier meeting, or an unlocked one with an ärende whose number is not fixed.
    const waits = (other: Mote): boolean =>
      other.fast
        ? other !== mote && fixedInUse(other).length < inUse(other).length
        : keyOf(other) < keyOf(mote);
    const waiting = serie.moten.some((other) => isLive(other) && waits(other));
    demand(mote.fast || !waiting || anda);
    for (const nummer of mote.nummer.filter(({ fast }) => !fast))
      Object.assign(nummer, { n: serie.nasta++, fast: true });
    freezeWords(mote);
    mote.fast = true;
    mote.upplast = false;
    mote.tillstand = 'for-justering';
    mote.last = [{ ...frozenOf(mapp, idag), fore: 'hallen' }];
  }
}

function frozenOf(mapp: Mapp, datum: string): Omit<Mote['last'][number], 'fore'> {
  const { start, fil } = mapp;
  return { innehall: innehallOf(mapp), rubriker: rubrikerOf(mapp), start, fil, datum };
}

function correct(mote: Mote, mapp: Mapp, idag: string): void {
  const isSameWords = mote.last.at(-1)?.innehall === innehallOf(mapp);
  demand(mote.justerat !== null);
  if (mote.tillstand === 'for-justering') {
    demand(isSameWords);
    return;
  }
  const antal = inUse(mote).length;
  demand(mapp.arenden.length === antal && !isSameWords);
  keepsItsNumbers(mote, mapp, []);
  mote.last.push({ ...frozenOf(mapp, idag), fore: mote.tillstand });
  Object.assign(mote, { start: mapp.start, fil: mapp.fil });
  mote.upplast = false;
  mote.tillstand = 'for-justering';
  setWords(mote, rubrikerOf(mapp));
  freezeWords(mote);
}
