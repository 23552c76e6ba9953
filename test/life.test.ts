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

const HUR = ['till', 'bort', 'ordning', 'rubrik', 'text', 'start'] as const;
type Hur = (typeof HUR)[number];
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
  /** Unlocked, changed and brought to the ledger again. */
  | { do: 'oppna'; fil: number; hur: Hur; plats: number; steg: Steg }
  /** Unlocked, and numbers voided and taken out of the file. */
  | { do: 'stryk'; fil: number; plats: number; antal: number }
  /** Changed and corrected, and perhaps taken back. */
  | { do: 'andra'; fil: number; hur: Hur; plats: number; angra: boolean }
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
const DONE = fc.oneof(
  { weight: 12, arbitrary: IN_THE_LEDGER },
  { weight: 5, arbitrary: doing('fram', { fil: often, antal: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 5, arbitrary: doing('skriv', { fil: often, hur: fc.constantFrom(...HUR), plats: place }) },
  {
    weight: 4,
    arbitrary: doing('oppna', {
      fil: often,
      hur: fc.constantFrom(...HUR, 'till', 'start'),
      plats: place,
      steg: fc.constantFrom('rendera', 'faststall'),
    }),
  },
  {
    weight: 1,
    arbitrary: doing('stryk', { fil: often, plats: place, antal: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 3,
    arbitrary: doing('andra', {
      fil: often,
      hur: fc.constantFrom('rubrik', 'rubrik', 'text', 'ordning'),
      plats: place,
      angra: fc.boolean(),
    }),
  },
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
  private readonly files = new WeakMap<Mapp, File>();
  readonly body: Organ;

  constructor(body: Organ) {
    this.body = body;
    this.desk = deskOf(body);
  }

  private mapp(place: number): Mapp {
    return this.desk[place] as Mapp;
  }

  private fileOf(mapp: Mapp): File {
    const known = this.files.get(mapp);
    if (known) return known;
    const made = this.makeFile(mapp);
    this.files.set(mapp, made);
    return made;
  }

  private makeFile(mapp: Mapp): File {
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
      case 'oppna':
      case 'stryk':
      case 'andra':
        throw new Error('done in steps');
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

/** `expect` for what is asked many thousand times. */
function demandSame(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual).toEqual(expected);
}

/** What must hold of any series, whatever happened. */
function invariants(serie: LiggareSerie): void {
  const { forsta, nasta, moten } = serie;
  const all = moten.flatMap(({ paragrafer }) => paragrafer.map(({ nummer }) => nummer)).sort((a, b) => a - b);
  demandSame(
    all,
    Array.from({ length: all.length }, (_, i) => forsta + i),
  );
  const numbered = moten.filter(({ fast }) => fast).flatMap(({ paragrafer }) => paragrafer);
  demandSame(numbered.length, nasta - forsta);
  for (const { makulerad } of numbered) if (makulerad !== null) expect(makulerad).not.toBe('');
  const provisional = moten.filter((mote) => !mote.fast && isLive(mote));
  demandSame(provisional.toSorted(inOrder), provisional);
  const following = provisional.flatMap(({ paragrafer }) => paragrafer.map(({ nummer }) => nummer));
  demandSame(
    following,
    following.map((_, i) => nasta + i),
  );
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

/** The number of the ledger's last entry. */
const headOf = (serier: readonly LiggareSerie[]): number => Math.max(0, ...serier.map(({ nr }) => nr));

const without = (before: readonly string[], after: readonly string[]): string[] => {
  const kept = new Set(after);
  return before.filter((one) => !kept.has(one));
};

function inSteps(done: Done): Done[] {
  if (done.do === 'fram') return Array.from({ length: done.antal }, () => done);
  if (done.do !== 'oppna' && done.do !== 'stryk' && done.do !== 'andra') return [done];
  const { fil, plats } = done;
  const lasUpp: Done = { do: 'step', steg: 'las-upp', fil, anda: false, withFile: false };
  const run = (steg: Steg): Done => ({ do: 'run', steg, filer: [fil], anda: false });
  if (done.do === 'oppna') return [lasUpp, { do: 'skriv', hur: done.hur, fil, plats }, run(done.steg)];
  if (done.do === 'andra')
    return [{ do: 'skriv', hur: done.hur, fil, plats }, run('ratta'), ...(done.angra ? [lasUpp] : [])];
  const struck = Array.from({ length: done.antal }, (_, more): Done[] => [
    { do: 'nummer', fil, plats: plats + more },
    { do: 'skriv', hur: 'bort', fil, plats },
  ]);
  return [lasUpp, ...struck.flat(), run('faststall')];
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
          const result = trial.act(done);
          if (!result) continue;
          const { outcome, accepted } = result;
          demandSame({ done, outcome, accepted }, { done, outcome, accepted: result.expected() });
          seen.add(`${'steg' in done ? done.steg : done.do} ${accepted ? 'accepted' : 'refused'}`);
          const after = life.serier;
          if (!accepted && done.do !== 'samtidigt') demandSame(headOf(after), headOf(before));
          demandSame(after.flatMap(linesOf).sort(), trial.model.view());
          after.forEach(invariants);
          demandSame(without(fixedIn(before), fixedIn(after)), []);
          if (!isUnlocking(done)) demandSame(without(frozenIn(before), frozenIn(after)), []);
          before = after;
        }
        expect(firstBreak(life.poster)).toBeNull();
        for (const serie of before) {
          const poster = life.poster.filter(
            ({ organ: slug, period }) => slug === serie.series.organ && period === serie.series.period,
          );
          demandSame([...seriesFindings(serie, null), ...orderFindings({ serie, poster }, null)], []);
        }
      }),
      { numRuns: 300 },
    );
    // Else the histories would prove nothing.
    const kinds = ['rendera', 'reservera', 'avsluta', 'faststall', 'ratta', 'las-upp', 'justera'];
    const others = ['publicera', 'arkivera', 'makulera', 'nummer', 'flytta', 'borja', 'samtidigt'];
    const all = [...kinds, ...others].flatMap((one) => [`${one} accepted`, `${one} refused`]);
    demandSame(without(all, [...seen]), []);
  });
});

describe('hard cases', () => {
  const LSVO = organ('lsvo');
  const meeting = (datum: string, rubriker: string, more: object = {}, body = LSVO): File =>
    file(
      sammantrade(
        datum,
        rubriker.split(' ').map((rubrik) => (rubrik.length === 1 ? `${datum} ${rubrik}` : rubrik)),
        more,
      ),
      body,
      `${datum}${'extra' in more ? '-extra' : ''}.yaml`,
    );
  const on = (of: File, datum: string): File => ({ ...of, meeting: { ...of.meeting, datum } });
  const JAN = meeting('2023-01-13', 'a b c');
  const FEB = meeting('2023-02-10', 'a b');
  const MARS = meeting('2023-03-10', 'a b');
  const fix = (life: Life, ...files: File[]): Outcome[] =>
    files.map((one) => life.faststall([one], 'Bråttom.'));
  const ok = (...outcomes: Outcome[]): void => expect(outcomes).toEqual(outcomes.map(() => 'ok'));

  test('the last evening of the year, and the first day of the next one', () => {
    const life = new Life();
    const last = meeting('2023-12-31', 'a b', { tid: '23.30–23.59' });
    const first = meeting('2024-01-01', 'a b');
    life.nu = '2023-12-31T22:59:59Z';
    ok(life.rendera([first, last]), life.reservera([first, last]), life.avsluta([last]));
    expect([life.avsluta([first]), life.view(last), life.view(first)]).toEqual([
      ['STEG-004'],
      '§ 1–§ 2 hallen',
      '§ 1–§ 2 kallad',
    ]);
    // Midnight in Stockholm, an hour before that of UTC.
    life.nu = '2023-12-31T23:00:00Z';
    ok(life.avsluta([first]), life.faststall([first]), life.faststall([last]));
    expect([last, first].map((one) => life.view(one))).toEqual([
      '§ 1–§ 2! for-justering',
      '§ 1–§ 2! for-justering',
    ]);
  });

  test('an extra meeting the same day comes by its hour', () => {
    const before = meeting('2023-03-10', 'x', { extra: 'ja', tid: '8–9' });
    const after = meeting('2023-03-10', 'x', { extra: 'ja', tid: '9–10' });
    for (const [extra, views] of [
      [before, ['§ 2–§ 3 utkast', '§ 1 utkast']],
      [after, ['§ 1–§ 2 utkast', '§ 3 utkast']],
    ] as const) {
      const life = new Life();
      ok(life.rendera([MARS]), life.rendera([extra]));
      expect([life.view(MARS), life.view(extra)]).toEqual(views);
    }
  });

  test('cancelled and entered again, before and after its numbers were fixed', () => {
    const life = new Life();
    ok(life.rendera([JAN, FEB]), life.makulera(JAN), life.rendera([JAN], 'Blir av.'));
    expect([life.view(JAN), life.view(FEB)]).toEqual(['§ 1–§ 3 utkast', '§ 4–§ 5 utkast']);
    ok(...fix(life, JAN), life.makulera(JAN), life.rendera([JAN], 'Blir av igen.'));
    expect([life.view(JAN), life.view(FEB)]).toEqual(['§ 4–§ 6 utkast', '§ 7–§ 8 utkast']);
    expect(life.serieOf(JAN).moten.map(({ mote }) => mote)).toEqual([
      'lsvo-2023-01-13',
      'lsvo-2023-01-13-nr2',
      'lsvo-2023-01-13-nr3',
      'lsvo-2023-02-10',
    ]);
  });

  test('moved and moved back, within the year and over new year', () => {
    const life = new Life();
    ok(life.reservera([JAN, FEB]));
    ok(life.flytta(on(JAN, '2023-04-14'), '2023-01-13'));
    expect([life.view(FEB), life.view(on(JAN, '2023-04-14'))]).toEqual(['§ 1–§ 2 kallad', '§ 3–§ 5 kallad']);
    ok(life.flytta(JAN, '2023-04-14'), life.flytta(on(JAN, '2024-01-12'), '2023-01-13'));
    expect([life.view(FEB), life.view(on(JAN, '2024-01-12'))]).toEqual(['§ 1–§ 2 kallad', '§ 1–§ 3 kallad']);
    ok(life.flytta(JAN, '2024-01-12'));
    expect([life.view(JAN), life.view(FEB), life.view(on(JAN, '2024-01-12'))]).toEqual([
      '§ 1–§ 3 kallad',
      '§ 4–§ 5 kallad',
      '',
    ]);
  });

  test('a meeting with fixed numbers is not moved past another one, fixed or not, without a reason', () => {
    for (const february of ['fixed', 'provisional']) {
      const life = new Life();
      ok(life.rendera([JAN, FEB]), ...fix(life, JAN), life.lasUpp(JAN));
      if (february === 'fixed') ok(...fix(life, FEB));
      const late = on(JAN, '2023-03-10');
      expect(life.flytta(late, '2023-01-13')).toEqual(['NUMMER-002']);
      ok(life.flytta(on(JAN, '2023-01-20'), '2023-01-13'));
      ok(life.flytta(late, '2023-01-20', 'Salen var upptagen.'));
      // Back to where the numbers say that it belongs needs none.
      ok(life.flytta(JAN, '2023-03-10'));
      expect(life.view(JAN)).toBe('§ 1–§ 3! hallen');
    }
  });

  test('unlocked, it grows only as long as it is the last one that is fixed', () => {
    const life = new Life();
    const grown = meeting('2023-01-13', 'a b c d');
    ok(...fix(life, JAN), life.rendera([FEB]), life.lasUpp(JAN), life.rendera([grown]));
    expect([life.view(JAN), life.view(FEB)]).toEqual(['§ 1–§ 4! hallen', '§ 5–§ 6 utkast']);
    ok(...fix(life, grown, FEB), life.lasUpp(grown));
    const more = meeting('2023-01-13', 'a b c d e');
    expect(life.faststall([more])).toEqual(['NUMMER-008']);
    ok(life.makuleraNummer(JAN, 2));
    // The number that was voided is not room for a new ärende.
    expect(life.faststall([grown])).toEqual(['NUMMER-008']);
    ok(life.faststall([meeting('2023-01-13', 'a c d')]));
    expect(life.view(JAN)).toBe('§ 1–§ 4! for-justering');
  });

  test('the last number is voided, and the next meeting goes on after it', () => {
    const life = new Life();
    ok(...fix(life, JAN), life.lasUpp(JAN), life.makuleraNummer(JAN, 3), life.rendera([FEB]));
    expect(life.view(FEB)).toBe('§ 4–§ 5 utkast');
    ok(life.makuleraNummer(JAN, 1));
    expect(life.makuleraNummer(JAN, 2)).toEqual(['STEG-015']);
    ok(life.faststall([meeting('2023-01-13', 'b')]), life.justera(JAN), ...fix(life, FEB));
    expect(life.view(FEB)).toBe('§ 4–§ 5! for-justering');
  });

  test('a later meeting is fixed first, and then the earlier one grows and is fixed', () => {
    const life = new Life();
    ok(life.rendera([JAN]), ...fix(life, FEB), life.rendera([meeting('2023-01-13', 'a b c d')]));
    expect([life.view(FEB), life.view(JAN)]).toEqual(['§ 1–§ 2! for-justering', '§ 3–§ 6 utkast']);
    ok(...fix(life, meeting('2023-01-13', 'a b c d')), life.lasUpp(FEB));
    // The earlier meeting has the later numbers now.
    expect(life.rendera([meeting('2023-02-10', 'a b c')])).toEqual(['NUMMER-008']);
    ok(life.faststall([FEB]));
  });

  test('rättelser: a second one, one that is taken back, and another', () => {
    const life = new Life();
    const [first, second] = [meeting('2023-01-13', 'a b Ny'), meeting('2023-01-13', 'a Ny2 Ny')];
    ok(...fix(life, JAN), life.justera(JAN), life.publicera(JAN));
    ok(life.ratta([first]), life.ratta([first]), life.justera(JAN));
    expect([life.view(JAN), life.rendera([JAN])]).toEqual(['§ 1–§ 3! justerad', ['LAS-002']]);
    ok(life.ratta([second]), life.lasUpp(JAN, 'Fel i rättelsen.'));
    expect(life.serieOf(JAN).moten[0]?.paragrafer.map(({ rubrik }) => rubrik)).toEqual([
      '2023-01-13 a',
      '2023-01-13 b',
      'Ny',
    ]);
    expect([life.view(JAN), life.ratta([first])]).toEqual(['§ 1–§ 3! justerad', ['STEG-005']]);
    ok(life.rendera([first]), life.ratta([second]), life.justera(JAN));
    const [mote] = life.serieOf(JAN).moten;
    expect(mote?.dokument.map(({ rattelse }) => rattelse)).toEqual([0, 1, 3]);
  });

  test('a year that begins in the middle, with provisional meetings and in another file’s name', () => {
    const life = new Life();
    const psvo = meeting('2023-01-13', 'x y', {}, organ('psvo', 'ar', '§ {n}/{åå}'));
    ok(life.reservera([JAN, FEB, psvo]), life.borja(LSVO, 2023, 108));
    expect([JAN, FEB, psvo].map((one) => life.view(one))).toEqual([
      '§ 108–§ 110 kallad',
      '§ 111–§ 112 kallad',
      '§ 1/23–§ 2/23 kallad',
    ]);
    ok(life.borja(LSVO, 2023, 98), ...fix(life, JAN), life.borja(LSVO, 2023, 98));
    expect(life.borja(LSVO, 2023, 99)).toEqual(['NUMMER-003']);
    expect([life.view(JAN), life.view(FEB)]).toEqual(['§ 98–§ 100! for-justering', '§ 101–§ 102 kallad']);
  });

  test('a file of the same day that is another meeting neither corrects nor moves it', () => {
    const life = new Life();
    const strange = {
      ...meeting('2023-01-13', 'Yttrande Remiss Samråd'),
      kalla: { fil: 'annan.yaml', sha256: '' },
    };
    ok(life.rendera([JAN]));
    expect(life.flytta(on(strange, '2023-01-20'), '2023-01-13')).toEqual(['NUMMER-006']);
    ok(...fix(life, JAN), life.justera(JAN));
    expect(life.ratta([strange])).toEqual(['NUMMER-006']);
    ok(life.rendera([JAN]));
  });

  test('two at once: the second is told, loses nothing, and goes on', () => {
    const life = new Life();
    const other = new Life(life.ledger);
    ok(life.rendera([JAN, FEB]));
    life.meanwhile = () => ok(other.rendera([meeting('2023-01-13', 'a b c d')]));
    const { length } = life.poster;
    expect(life.faststall([FEB], 'Bråttom.')).toEqual(['LIGGARE-008']);
    expect(life.poster.length).toBe(length + 1);
    ok(life.makulera(JAN), life.faststall([FEB], 'Bråttom.'));
    expect(life.view(FEB)).toBe('§ 1–§ 2! for-justering');
    expect(firstBreak(life.poster)).toBeNull();
  });
});
