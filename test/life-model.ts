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
  rubrik: string;
  makulerad: boolean;
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
  last: { innehall: string; rubriker: string[]; fore: string }[];
  justerat: string | null;
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
          demand(known !== undefined);
          correct(known, mapp);
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
      const wasThere = moten.some((gone) => gone.datum === datum && gone.extra === extra);
      demand(anda || (!wasThere && laterFixed(mapp).length === 0));
      const nummer = rubrikerOf(mapp).map((rubrik) => ({ n: 0, rubrik, makulerad: false }));
      moten.push({
        ...{ id: ++this.entered, datum, extra, start, fil, nummer, tillstand: 'utkast', fast: false },
        ...{ flyttatFran: null, flyttatTill: null, upplast: false, last: [], justerat: null },
      });
      return;
    }
    demand(mote.fil === fil);
    if (isFrozen(mote)) {
      demand(mote.last.at(-1)?.innehall === innehallOf(mapp));
      return;
    }
    if (mote.start !== start) demand(anda || !this.breaksOrder(mote, mapp, moten));
    if (mote.fast) keepsItsNumbers(mote, mapp, moten);
    mote.start = start;
    setWords(mote, rubrikerOf(mapp));
    if (mote.fast) {
      const last = mote.nummer.at(-1)?.n ?? 0;
      const added = rubrikerOf(mapp).slice(inUse(mote).length);
      mote.nummer.push(...added.map((rubrik, i) => ({ n: last + 1 + i, rubrik, makulerad: false })));
    } else mote.nummer = rubrikerOf(mapp).map((rubrik) => ({ n: 0, rubrik, makulerad: false }));
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
      if (withFile && isFrozen(mote)) demand(mote.last.at(-1)?.innehall === innehallOf(mapp));
      if (steg === 'las-upp') {
        if (mote.upplast) return;
        demand(mote.tillstand === 'for-justering');
        mote.upplast = true;
        const gone = mote.last.pop();
        mote.tillstand = gone?.fore ?? '';
        const words = mote.last.at(-1)?.rubriker;
        if (words) setWords(mote, words);
      } else if (steg === 'justera') {
        if (mote.tillstand !== 'for-justering') return demand(mote.justerat === idag);
        demand(mote.datum <= idag);
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
        if (!mote.fast) mote.nummer = [];
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
      demand(own !== undefined && mote.fast && mote.justerat === null);
      if (own.makulerad) return;
      demand(mote.tillstand === 'hallen' && inUse(mote).length > 1);
      own.makulerad = true;
    });
  }

  flytta(mapp: Mapp, to: Mapp, anda: boolean): boolean {
    return this.attempt(() => {
      demand(mapp.datum !== to.datum);
      const isDone = this.known(mapp) === undefined && this.known(to)?.flyttatFran === mapp.datum;
      if (isDone) return;
      const mote = this.there(mapp);
      const [from, target] = [this.serie(mapp), this.serie(to)];
      demand(!isFrozen(mote) && mote.fil === mapp.fil && this.known(to) === undefined);
      demand(from === target || !mote.fast);
      const later = target.moten.some((other) => isLive(other) && other.fast && keyOf(other) > keyOf(to));
      demand(anda || !(mote.fast ? this.breaksOrder(mote, to, target.moten) : later));
      const { datum, start } = to;
      if (from === target) return void Object.assign(mote, { datum, start, flyttatFran: mapp.datum });
      from.moten.splice(from.moten.indexOf(mote), 1, { ...mote, flyttatTill: datum, nummer: [] });
      target.moten = target.moten.filter((other) => other.id !== mote.id);
      target.moten.push({ ...mote, datum, start, fil: to.fil, flyttatFran: mapp.datum });
    });
  }

  borja(organ: string, serie: 'ar' | 'mote', ar: number, n: number): boolean {
    return this.attempt(() => {
      demand(serie === 'ar');
      const year = this.serie({ organ, serie, datum: `${ar}-01-01` } as Mapp);
      if (year.forsta === n) return;
      demand(year.nasta === year.forsta);
      Object.assign(year, { forsta: n, nasta: n });
    });
  }

  /** All that can be seen, as text. */
  view(): string[] {
    const lines = [...this.serier].flatMap(([key, { moten }]) =>
      moten.map((mote) =>
        lineOf(key.split(' ')[0] ?? '', {
          ...mote,
          nummer: mote.nummer.map(({ n, rubrik, makulerad }) => `${n}${makulerad ? ' x' : ''} ${rubrik}`),
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
  for (const mote of serie.moten.filter(({ fast }) => fast))
    serie.nasta = Math.max(serie.nasta, (mote.nummer.at(-1)?.n ?? 0) + 1);
  let next = serie.nasta;
  for (const mote of serie.moten.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)))
    if (!mote.fast) for (const nummer of mote.nummer) nummer.n = next++;
}

function setWords(mote: Mote, rubriker: readonly string[]): void {
  const left = [...rubriker];
  for (const nummer of inUse(mote)) nummer.rubrik = left.shift() ?? nummer.rubrik;
}

/** No fixed number is lost, none goes to another ärende, and none is squeezed in. */
function keepsItsNumbers(mote: Mote, mapp: Mapp, moten: readonly Mote[]): void {
  const now = rubrikerOf(mapp);
  const before = inUse(mote).map(({ rubrik }) => rubrik);
  const last = mote.nummer.at(-1)?.n ?? 0;
  const isLast = moten.every((other) => !other.fast || (other.nummer.at(-1)?.n ?? 0) <= last);
  demand(now.length === before.length || (now.length > before.length && isLast));
  demand(before.every((rubrik, place) => !now.includes(rubrik) || now[place] === rubrik));
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
    demand(tillstand === 'hallen' || anda);
    demand(mote.datum <= idag || anda);
    const waiting = serie.moten.some((other) => isLive(other) && !other.fast && keyOf(other) < keyOf(mote));
    demand(mote.fast || !waiting || anda);
    if (!mote.fast) for (const nummer of mote.nummer) nummer.n = serie.nasta++;
    mote.fast = true;
    mote.upplast = false;
    mote.tillstand = 'for-justering';
    mote.last = [{ innehall: innehallOf(mapp), rubriker: rubrikerOf(mapp), fore: 'hallen' }];
  }
}

function correct(mote: Mote, mapp: Mapp): void {
  const innehall = innehallOf(mapp);
  const isSameWords = mote.last.at(-1)?.innehall === innehall;
  demand(mote.justerat !== null && mote.fil === mapp.fil);
  if (mote.tillstand === 'for-justering') {
    demand(isSameWords);
    return;
  }
  const antal = inUse(mote).length;
  demand(mapp.arenden.length === antal && !isSameWords);
  keepsItsNumbers(mote, mapp, []);
  mote.last.push({ innehall, rubriker: rubrikerOf(mapp), fore: mote.tillstand });
  mote.upplast = false;
  mote.tillstand = 'for-justering';
  setWords(mote, rubrikerOf(mapp));
}
