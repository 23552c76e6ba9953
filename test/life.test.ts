// The life of a document and of its numbers: random histories against a simple model, every refusal with its words,
// what differs from a frozen protokoll, and the line of the file that it stands on.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isoDate } from '../src/calendar/swedish-dates.ts';
import { inOrder, isLive, type LiggareSerie } from '../src/domain/liggare.ts';
import type { Organ } from '../src/domain/organ.ts';
import { firstBreak } from '../src/ledger/chain.ts';
import { orderFindings, seriesFindings } from '../src/number/verify.ts';
import { type File, file, Life, type Outcome } from './life-given.ts';
import { lineOf, type Mapp, Model, type Steg } from './life-model.ts';
import { organ, sammantrade } from './numbers-given.ts';

const BODIES: readonly Organ[] = [
  organ('lsvo'),
  organ('psvo', 'ar', '§ {n}/{åå}'),
  organ('grupp', 'mote', '{n}).', '{n}.{m}).'),
];
const DAYS = ['2023-01-13', '2023-02-10', '2023-03-10', '2023-12-31', '2024-01-01', '2024-02-09'];
const STARTS = ['08:00', '09:00', '13:00'];

type Step = 'las-upp' | 'justera' | 'publicera' | 'arkivera' | 'makulera';
type Done =
  | {
      do: 'skriv';
      fil: number;
      hur: 'till' | 'bort' | 'ordning' | 'rubrik' | 'text' | 'start';
      plats: number;
    }
  | { do: 'run'; steg: Steg; filer: number[]; anda: boolean }
  | { do: 'step'; steg: Step; fil: number; anda: boolean; withFile: boolean }
  | { do: 'nummer'; fil: number; plats: number }
  | { do: 'flytta'; fil: number; dag: number; anda: boolean }
  | { do: 'borja'; ar: number; nummer: number }
  | { do: 'fram'; fil: number; antal: number }
  /** Unlocked, voided and taken out of the file. */
  | { do: 'stryk'; fil: number; plats: number }
  | { do: 'samtidigt'; ena: Done; andra: Done }
  | { do: 'dag'; dag: number };

/** What came of it, and what should have by the model, which then has it too. */
interface Acted {
  outcome: Outcome;
  accepted: boolean;
  expected: () => boolean;
}

/** Files on a desk: two bodies, whose files have the same names; a second file for one of the meetings. */
function deskOf(body: Organ): Mapp[] {
  const other = organ('annat');
  const given: [Organ, string, string, boolean][] = [
    [body, '1.yaml', '2023-01-13', false],
    [body, '2.yaml', '2023-03-10', false],
    [body, '3.yaml', '2023-03-10', true],
    [body, '4.yaml', '2023-12-31', false],
    [body, '5.yaml', '2024-01-01', false],
    [body, '6.yaml', '2023-01-13', false],
    [other, '1.yaml', '2023-01-13', false],
    [other, '2.yaml', '2023-12-31', false],
  ];
  return given.map(([{ slug, numrering }, fil, datum, extra]) => ({
    ...{ organ: slug, serie: numrering.serie, fil, datum, extra, start: extra ? '13:00' : '09:00' },
    arenden: ['a', 'b', 'c'].map((name) => ({ rubrik: `${slug} ${fil} ${name}`, text: 'Ord.' })),
  }));
}

const place = fc.nat({ max: 7 });
const often = fc.constantFrom(0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5, 6, 7);
const rarely = fc.constantFrom(false, false, false, true);
type Of<Kind extends Done['do']> = Omit<Extract<Done, { do: Kind }>, 'do'>;

const doing = <Kind extends Done['do']>(
  kind: Kind,
  values: { [Key in keyof Of<Kind>]: fc.Arbitrary<Of<Kind>[Key]> },
): fc.Arbitrary<Done> => fc.record({ do: fc.constant(kind), ...values }) as unknown as fc.Arbitrary<Done>;

const IN_THE_LEDGER = fc.oneof(
  {
    weight: 8,
    arbitrary: doing('run', {
      steg: fc.constantFrom<Steg>('rendera', 'rendera', 'reservera', 'avsluta', 'faststall', 'ratta'),
      filer: fc.uniqueArray(often, { minLength: 1, maxLength: 3 }),
      anda: rarely,
    }),
  },
  {
    weight: 5,
    arbitrary: doing('step', {
      steg: fc.constantFrom<Step>('las-upp', 'las-upp', 'justera', 'publicera', 'arkivera', 'makulera'),
      fil: often,
      anda: rarely,
      withFile: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: doing('nummer', { fil: often, plats: place }) },
  { weight: 2, arbitrary: doing('flytta', { fil: often, dag: fc.nat(DAYS.length - 1), anda: rarely }) },
  {
    weight: 1,
    arbitrary: doing('borja', { ar: fc.constantFrom(2023, 2024), nummer: fc.constantFrom(1, 98, 108) }),
  },
);
const HUR = ['till', 'bort', 'ordning', 'rubrik', 'text', 'start'] as const;
const DONE = fc.oneof(
  { weight: 12, arbitrary: IN_THE_LEDGER },
  { weight: 5, arbitrary: doing('fram', { fil: often, antal: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 5, arbitrary: doing('skriv', { fil: often, hur: fc.constantFrom(...HUR), plats: place }) },
  { weight: 1, arbitrary: doing('stryk', { fil: often, plats: place }) },
  { weight: 2, arbitrary: doing('samtidigt', { ena: IN_THE_LEDGER, andra: IN_THE_LEDGER }) },
  { weight: 1, arbitrary: doing('dag', { dag: fc.constantFrom(0, 2, 3, 5) }) },
);

const acted = (outcome: Outcome, expected: () => boolean): Acted => ({
  outcome,
  accepted: outcome === 'ok',
  expected,
});

/** A desk, the ledger, and the model of it. */
class Trial {
  readonly life = new Life();
  model = new Model();
  desk: Mapp[];
  private names = 0;
  readonly body: Organ;

  constructor(body: Organ) {
    this.body = body;
    this.desk = deskOf(body);
  }

  private mapp(place: number): Mapp {
    return this.desk[place] as Mapp;
  }

  private fileOf(mapp: Mapp): File {
    const given = mapp.arenden.map(({ rubrik }) => rubrik);
    const { datum, extra, start, fil } = mapp;
    const meeting = sammantrade(datum, given, { tid: `${start}–17:00`, extra: extra ? 'ja' : 'nej' });
    const arenden = meeting.arenden.map((arende, i) => ({ ...arende, text: mapp.arenden[i]?.text }));
    const body = mapp.organ === this.body.slug ? this.body : organ(mapp.organ);
    return file({ ...meeting, arenden }, body, fil);
  }

  /** What is done to ledger and model; null where it does not concern the ledger. */
  act(done: Done, life = this.life): Acted | null {
    const { desk } = this;
    const idag = isoDate(life.nu);
    const reason = (anda: boolean): string | undefined => (anda ? 'Bråttom.' : undefined);
    switch (done.do) {
      case 'dag':
        this.life.nu = `${DAYS[done.dag]}T22:59:59Z`;
        return null;
      case 'skriv':
        this.write(done);
        return null;
      case 'run': {
        const mappar = done.filer.map((fil) => this.mapp(fil)).filter(isNoTwin);
        const files = mappar.map((mapp) => this.fileOf(mapp));
        const anda = done.anda && done.steg !== 'ratta';
        const outcome = done.steg === 'ratta' ? life.ratta(files) : life[done.steg](files, reason(anda));
        return acted(outcome, () => this.model.run(done.steg, mappar, idag, anda));
      }
      case 'step': {
        const mapp = this.mapp(done.fil);
        const given = this.fileOf(mapp);
        const withFile = done.withFile && !['las-upp', 'makulera'].includes(done.steg);
        const anda = done.anda && done.steg === 'arkivera';
        const outcome = {
          'las-upp': () => life.lasUpp(given),
          justera: () => life.justera(given, {}, withFile),
          publicera: () => life.publicera(given, null, withFile),
          arkivera: () => life.arkivera(given, reason(anda), withFile),
          makulera: () => life.makulera(given),
        }[done.steg]();
        return acted(outcome, () => this.model.step(done.steg, mapp, idag, { anda, withFile }));
      }
      case 'nummer': {
        const mapp = this.mapp(done.fil);
        const numbers = this.model.known(mapp)?.nummer ?? [];
        const number = numbers[done.plats % (numbers.length + 1)]?.n ?? 999;
        const outcome = life.makuleraNummer(this.fileOf(mapp), number);
        return acted(outcome, () => this.model.makuleraNummer(mapp, number));
      }
      case 'flytta': {
        const mapp = this.mapp(done.fil);
        const to = { ...mapp, datum: DAYS[done.dag] as string };
        const outcome = life.flytta(this.fileOf(to), mapp.datum, reason(done.anda));
        if (outcome === 'ok') desk[done.fil] = to;
        return acted(outcome, () => this.model.flytta(mapp, to, done.anda));
      }
      case 'borja': {
        const { slug, numrering } = this.body;
        const outcome = life.borja(this.body, done.ar, done.nummer);
        return acted(outcome, () => this.model.borja(slug, numrering.serie, done.ar, done.nummer));
      }
      case 'samtidigt':
        return this.actTogether(done);
      case 'stryk':
        return null;
      case 'fram':
        return this.act(this.next(done.fil));
    }
  }

  /** Somebody else acts after this one has looked and before it writes. */
  private actTogether({ ena, andra }: Extract<Done, { do: 'samtidigt' }>): Acted | null {
    const { life } = this;
    const before = this.model.copy();
    const other = new Life(life.ledger);
    other.nu = life.nu;
    let { length } = life.poster;
    life.meanwhile = () => {
      const between = this.act(andra, other);
      expect({ andra, accepted: between?.accepted }).toEqual({ andra, accepted: between?.expected() });
      ({ length } = life.poster);
    };
    const first = this.act(ena);
    if (String(first?.outcome) === 'LIGGARE-008') {
      expect({ ena, andra, wrote: other.wrote, length: life.poster.length }).toMatchObject({
        wrote: true,
        length,
      });
      return this.act(ena);
    }
    if (first === null || life.wrote) return first;
    // It only looked, and decided on what was there then.
    const after = this.model;
    this.model = before;
    const expected = first.expected();
    this.model = after;
    return acted(first.outcome, () => expected);
  }

  /** The next step in the life of the file's meeting. */
  private next(fil: number): Done {
    const run = (steg: Steg): Done => ({ do: 'run', steg, filer: [fil], anda: false });
    const step = (steg: Step): Done => ({ do: 'step', steg, fil, anda: false, withFile: false });
    switch (this.model.known(this.mapp(fil))?.tillstand) {
      case undefined:
        return run('rendera');
      case 'utkast':
        return run('reservera');
      case 'kallad':
        return run('avsluta');
      case 'hallen':
        return run('faststall');
      case 'for-justering':
        return step('justera');
      case 'justerad':
        return step('publicera');
      default:
        return step('arkivera');
    }
  }

  private write({ fil, hur, plats }: Extract<Done, { do: 'skriv' }>): void {
    const mapp = this.mapp(fil);
    const { length } = mapp.arenden;
    const arenden = structuredClone(mapp.arenden);
    const own = arenden[plats % length] as Mapp['arenden'][number];
    this.names += 1;
    const name = `${mapp.organ} ${mapp.fil} ${this.names}`;
    if (hur === 'till') arenden.splice(plats % (length + 1), 0, { rubrik: name, text: 'Nytt.' });
    if (hur === 'bort' && length > 1) arenden.splice(plats % length, 1);
    if (hur === 'ordning') arenden.push(...arenden.splice(plats % length, 1));
    if (hur === 'rubrik') own.rubrik = name;
    if (hur === 'text') own.text = name;
    const start = hur === 'start' ? (STARTS[plats % STARTS.length] as string) : mapp.start;
    this.desk[fil] = { ...mapp, arenden, start };
  }
}

const isNoTwin = (mapp: Mapp, index: number, all: readonly Mapp[]): boolean =>
  !all
    .slice(0, index)
    .some((other) => other.datum === mapp.datum && other.extra === mapp.extra && other.organ === mapp.organ);

const linesOf = ({ series, moten }: LiggareSerie): string[] =>
  moten.map((mote) =>
    lineOf(series.organ, {
      ...mote,
      nummer: mote.paragrafer.map(
        ({ nummer, makulerad, rubrik }) => `${nummer}${makulerad ? ' x' : ''} ${rubrik}`,
      ),
    }),
  );

/** What must hold of any series, whatever happened. */
function invariants(serie: LiggareSerie): void {
  const { forsta, nasta, moten } = serie;
  const all = moten.flatMap(({ paragrafer }) => paragrafer.map(({ nummer }) => nummer)).sort((a, b) => a - b);
  expect(all).toEqual(Array.from({ length: all.length }, (_, i) => forsta + i));
  const numbered = moten.filter(({ fast }) => fast).flatMap(({ paragrafer }) => paragrafer);
  expect(numbered.length).toBe(nasta - forsta);
  for (const { makulerad } of numbered) if (makulerad !== null) expect(makulerad).not.toBe('');
  const provisional = moten.filter((mote) => !mote.fast && isLive(mote));
  expect(provisional.toSorted(inOrder)).toEqual(provisional);
  const following = provisional.flatMap(({ paragrafer }) => paragrafer.map(({ nummer }) => nummer));
  expect(following).toEqual(following.map((_, i) => nasta + i));
}

/** What was fixed and can never be lost: who has each number. */
const fixedIn = (serier: readonly LiggareSerie[]): string[] =>
  serier.flatMap(({ series, moten }) =>
    moten
      .filter(({ fast }) => fast)
      .flatMap(({ mote, paragrafer }) =>
        paragrafer.map(({ nummer }) => `${series.organ} ${series.period} ${nummer} ${mote}`),
      ),
  );

/** Content that can be changed by unlocking alone. */
const frozenIn = (serier: readonly LiggareSerie[]): string[] =>
  serier.flatMap(({ moten }) =>
    moten.flatMap(({ mote, dokument }) =>
      dokument.map(({ rattelse, innehall, pdf }) => `${mote} ${rattelse} ${innehall.sha256} ${pdf.sha256}`),
    ),
  );

const without = (before: readonly string[], after: readonly string[]): string[] => {
  const kept = new Set(after);
  return before.filter((one) => !kept.has(one));
};

function inSteps(done: Done): Done[] {
  if (done.do === 'fram') return Array.from({ length: done.antal }, () => done);
  if (done.do !== 'stryk') return [done];
  const { fil, plats } = done;
  return [
    { do: 'step', steg: 'las-upp', fil, anda: false, withFile: false },
    { do: 'nummer', fil, plats },
    { do: 'skriv', hur: 'bort', fil, plats },
    { do: 'run', steg: 'faststall', filer: [fil], anda: false },
  ];
}

const isUnlocking = (done: Done): boolean =>
  done.do === 'samtidigt'
    ? isUnlocking(done.ena) || isUnlocking(done.andra)
    : done.do === 'step' && done.steg === 'las-upp';

describe('random histories', () => {
  test('agree with the model, and keep what was promised', () => {
    const seen = new Set<string>();
    const histories = fc.array(DONE, { maxLength: 40, size: 'max' });
    fc.assert(
      fc.property(fc.constantFrom(0, 1, 2), histories, (kind, history) => {
        const trial = new Trial(BODIES[kind] as Organ);
        const { life } = trial;
        let before = life.serier;
        for (const done of history.flatMap(inSteps)) {
          const { length } = life.poster;
          const result = trial.act(done);
          if (!result) continue;
          const { outcome, accepted } = result;
          expect({ done, outcome, accepted }).toEqual({ done, outcome, accepted: result.expected() });
          seen.add(`${'steg' in done ? done.steg : done.do} ${accepted ? 'accepted' : 'refused'}`);
          if (!accepted && done.do !== 'samtidigt') expect(life.poster.length).toBe(length);
          const after = life.serier;
          expect(after.flatMap(linesOf).sort()).toEqual(trial.model.view());
          after.forEach(invariants);
          expect(without(fixedIn(before), fixedIn(after))).toEqual([]);
          if (!isUnlocking(done)) expect(without(frozenIn(before), frozenIn(after))).toEqual([]);
          before = after;
        }
        expect(firstBreak(life.poster)).toBeNull();
        for (const serie of before) {
          const poster = life.poster.filter(
            ({ organ: slug, period }) => slug === serie.series.organ && period === serie.series.period,
          );
          expect([...seriesFindings(serie, null), ...orderFindings({ serie, poster }, null)]).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
    // Else the histories would prove nothing.
    const kinds = ['rendera', 'reservera', 'avsluta', 'faststall', 'ratta', 'las-upp', 'justera'];
    const others = ['publicera', 'arkivera', 'makulera', 'nummer', 'flytta', 'borja', 'samtidigt'];
    const all = [...kinds, ...others].flatMap((one) => [`${one} accepted`, `${one} refused`]);
    expect(without(all, [...seen])).toEqual([]);
  });
});
