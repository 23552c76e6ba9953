// The life of a document and of its numbers: random histories against a simple model, every refusal with its words,
// what differs from a frozen protokoll, and the line of the file that it stands on.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isoDate } from '../src/calendar/swedish-dates.ts';
import {
  inOrder,
  isFrozen,
  isLive,
  type LiggareSerie,
  type MoteILiggaren,
  type Paragraf,
} from '../src/domain/liggare.ts';
import type { Organ } from '../src/domain/organ.ts';
import { firstBreak } from '../src/ledger/chain.ts';
import { missingIn } from '../src/number/holes.ts';
import type { ImportedMeeting } from '../src/number/import-run.ts';
import { agendaOf } from '../src/number/plan-numbers.ts';
import { seriesFindings } from '../src/number/verify-series.ts';
import { type File, file, Life, type Outcome, sha256 } from './life-given.ts';
import { lineOf, type Mapp, Model, type Steg } from './life-model.ts';
import { organ, sammantrade } from './numbers-given.ts';

const BODIES: readonly Organ[] = [
  organ('lsvo'),
  organ('psvo', 'ar', '§ {n}/{åå}'),
  organ('grupp', 'mote', '{n}).', '{n}.{m}).'),
];
const DAYS = ['2023-01-13', '2023-02-10', '2023-03-10', '2023-12-31', '2024-01-01', '2024-02-09'];
const STARTS = ['08:00', '09:00', '13:00'];

/** A rubrik that several ärenden have, in one meeting and in others. */
const INFORMATION = 'Information';

/** What ärenden are about, each in words of its own. */
const ORD = ['Upphandling av ved', 'Val i nämnden', 'Yttrande om järnväg', INFORMATION, 'Hyror'];

const HUR = [
  ...['till', 'bort', 'ordning', 'rubrik', 'ersatt', 'information', 'text', 'start'],
  'utan-makulerade',
] as const;
type Hur = (typeof HUR)[number];
type Step = 'las-upp' | 'justera' | 'publicera' | 'arkivera' | 'makulera';
type Done =
  | { do: 'skriv'; fil: number; hur: Hur; plats: number }
  /** Another date in the file, or whether it is an extra meeting; `null`: as the ledger last had it. */
  | { do: 'datera'; fil: number; dag: number | null; extra: boolean }
  | { do: 'run'; steg: Steg; filer: number[]; anda: boolean }
  | { do: 'step'; steg: Step; fil: number; anda: boolean; withFile: boolean }
  | { do: 'nummer'; fil: number; plats: number }
  | { do: 'flytta'; fil: number; dag: number; anda: boolean }
  /** The date was changed in the file before the move. */
  | { do: 'flytta-efter'; fil: number; anda: boolean }
  | { do: 'borja'; ar: number; nummer: number }
  /** From one of two originals of the file's meeting, with every number from `forsta` or every second one. */
  | { do: 'importera'; fil: number; forsta: number; steg: number; original: number; anda: boolean }
  | { do: 'fram'; fil: number; antal: number }
  /** Unlocked, changed and brought to the ledger again. */
  | { do: 'oppna'; fil: number; hur: Hur; plats: number; steg: Steg }
  /** Brought on so many steps and unlocked; an ärende comes last, and then is taken out again, or another meeting is fixed meanwhile. */
  | { do: 'vax'; fil: number; fram: number; sedan: 'bort' | 'annan'; annan: number }
  /** Brought on so many steps and unlocked, and numbers voided; their ärenden are taken out of the file, perhaps after a try with them in it. */
  | { do: 'stryk'; fil: number; fram: number; plats: number; antal: number; sent: boolean }
  /** The date was changed in the file, and after a try it is put back, unless the meeting was moved. */
  | { do: 'feldatera'; fil: number; dag: number; extra: boolean; steg: Steg | 'flytta'; anda: boolean }
  /** Brought on so many steps, changed and corrected, and perhaps taken back. */
  | { do: 'andra'; fil: number; fram: number; hur: Hur; plats: number; angra: boolean }
  | { do: 'samtidigt'; ena: Done; andra: Done }
  | { do: 'dag'; dag: number };

/** What came of it, and what should have by the model, which then has it too. */
interface Acted {
  /** What it was, in the words of `seen`. */
  what: string;
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
    arenden: [
      `${ORD[0]} ${slug[0]}${fil[0]}0`,
      `${ORD[1]} ${slug[0]}${fil[0]}0`,
      INFORMATION,
      INFORMATION,
    ].map((rubrik) => ({ rubrik, text: 'Ord.' })),
  }));
}

const place = fc.nat({ max: 7 });
/** The last one of up to six. */
const LAST = 59;
const often = fc.constantFrom(0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5, 6, 7);
const rarely = fc.constantFrom(false, false, false, true);
const anyDay = fc.nat(DAYS.length - 1);
const anyStep = fc.constantFrom<Steg>('rendera', 'rendera', 'reservera', 'avsluta', 'faststall', 'ratta');
type Of<Kind extends Done['do']> = Omit<Extract<Done, { do: Kind }>, 'do'>;

const doing = <Kind extends Done['do']>(
  kind: Kind,
  values: { [Key in keyof Of<Kind>]: fc.Arbitrary<Of<Kind>[Key]> },
): fc.Arbitrary<Done> => fc.record({ do: fc.constant(kind), ...values }) as unknown as fc.Arbitrary<Done>;

const IN_THE_LEDGER = fc.oneof(
  {
    weight: 8,
    arbitrary: doing('run', {
      steg: anyStep,
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
  { weight: 2, arbitrary: doing('flytta', { fil: often, dag: anyDay, anda: rarely }) },
  {
    weight: 2,
    arbitrary: doing('importera', {
      fil: often,
      forsta: fc.constantFrom(1, 3, 6, 38, 41, 98, 108),
      steg: fc.constantFrom(1, 1, 2),
      original: fc.constantFrom(0, 0, 1),
      anda: rarely,
    }),
  },
  { weight: 1, arbitrary: doing('flytta-efter', { fil: often, anda: rarely }) },
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
    weight: 2,
    arbitrary: doing('vax', {
      fil: often,
      fram: fc.constantFrom(0, 4),
      sedan: fc.constantFrom('bort', 'annan', 'annan'),
      annan: often,
    }),
  },
  {
    weight: 1,
    arbitrary: doing('stryk', {
      fil: often,
      fram: fc.constantFrom(0, 4),
      plats: place,
      antal: fc.integer({ min: 1, max: 3 }),
      sent: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: doing('datera', { fil: often, dag: fc.option(anyDay), extra: rarely }),
  },
  {
    weight: 2,
    arbitrary: doing('feldatera', {
      fil: often,
      dag: anyDay,
      extra: rarely,
      steg: fc.oneof(anyStep, fc.constant('flytta' as const)),
      anda: rarely,
    }),
  },
  {
    weight: 3,
    arbitrary: doing('andra', {
      fil: often,
      fram: fc.constantFrom(0, 0, 6),
      hur: fc.constantFrom('rubrik', 'rubrik', 'rubrik', 'ersatt', 'information', 'text', 'start', 'ordning'),
      plats: place,
      angra: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: doing('samtidigt', { ena: IN_THE_LEDGER, andra: IN_THE_LEDGER }) },
  { weight: 1, arbitrary: doing('dag', { dag: fc.constantFrom(0, 2, 3, 5) }) },
);

const acted = (what: string, outcome: Outcome, expected: () => boolean): Acted => ({
  what,
  outcome,
  accepted: outcome === 'ok',
  expected,
});

/** A desk, the ledger, and the model of it. */
class Trial {
  readonly life = new Life();
  model = new Model();
  desk: Mapp[];
  /** The day of each file when the ledger last followed it. */
  private readonly known: Pick<Mapp, 'datum' | 'extra'>[];
  private names = 0;
  private readonly files = new WeakMap<Mapp, File>();
  readonly body: Organ;

  constructor(body: Organ) {
    this.body = body;
    this.desk = deskOf(body);
    this.known = this.desk.map(({ datum, extra }) => ({ datum, extra }));
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
      case 'datera': {
        const mapp = this.mapp(done.fil);
        const extra = done.extra !== mapp.extra;
        const to = done.dag === null ? this.known[done.fil] : { datum: DAYS[done.dag] as string, extra };
        desk[done.fil] = { ...mapp, ...to };
        return null;
      }
      case 'run': {
        const mappar = done.filer.map((fil) => this.mapp(fil)).filter(isNoTwin);
        const files = mappar.map((mapp) => this.fileOf(mapp));
        const anda = done.anda && done.steg !== 'ratta';
        const outcome = done.steg === 'ratta' ? life.ratta(files) : life[done.steg](files, reason(anda));
        return acted(done.steg, outcome, () => this.model.run(done.steg, mappar, idag, anda));
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
        return acted(done.steg, outcome, () => this.model.step(done.steg, mapp, idag, { anda, withFile }));
      }
      case 'nummer': {
        const mapp = this.mapp(done.fil);
        const numbers = this.model.known(mapp)?.nummer ?? [];
        const number = numbers[done.plats % (numbers.length + 1)]?.n ?? 999;
        const outcome = life.makuleraNummer(this.fileOf(mapp), number);
        return acted(done.do, outcome, () => this.model.makuleraNummer(mapp, number));
      }
      case 'flytta': {
        const mapp = this.mapp(done.fil);
        const to = { ...mapp, datum: DAYS[done.dag] as string };
        const outcome = life.flytta(this.fileOf(to), mapp.datum, reason(done.anda));
        if (outcome === 'ok') desk[done.fil] = to;
        if (outcome === 'ok') this.known[done.fil] = to;
        return acted(done.do, outcome, () => this.model.flytta(mapp, to, idag, done.anda));
      }
      case 'flytta-efter': {
        const to = this.mapp(done.fil);
        const { datum } = this.known[done.fil] as Mapp;
        const outcome = life.flytta(this.fileOf(to), datum, reason(done.anda));
        if (outcome === 'ok') this.known[done.fil] = to;
        return acted(done.do, outcome, () => this.model.flytta({ ...to, datum }, to, idag, done.anda));
      }
      case 'borja': {
        const { slug, numrering } = this.body;
        const outcome = life.borja(this.body, done.ar, done.nummer);
        return acted(done.do, outcome, () => this.model.borja(slug, numrering.serie, done.ar, done.nummer));
      }
      case 'importera': {
        const mapp = this.mapp(done.fil);
        const { organ: body, meeting } = this.fileOf(mapp);
        const { datum, extra, start, fil } = mapp;
        const nummer = mapp.arenden.map((_, index) => done.forsta + index * done.steg);
        const original = sha256(`${mapp.organ} ${fil} ${done.original}`);
        const imported: ImportedMeeting = {
          ...{ organ: body, datum, start, extra, fil, nummer, arenden: agendaOf(meeting) },
          ...{ original: { fil: `${fil}.pdf`, sha256: original }, underskrifter: [] },
        };
        const outcome = life.importera([imported], reason(done.anda));
        if (outcome === 'ok') this.known[done.fil] = mapp;
        return acted(done.do, outcome, () => this.model.importera(mapp, nummer, original, idag, done.anda));
      }
      case 'samtidigt':
        return this.actTogether(done);
      case 'vax':
      case 'oppna':
      case 'stryk':
      case 'andra':
      case 'feldatera':
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
    return acted('samtidigt', first.outcome, () => expected);
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
    // Alone with its rubrik, among all files of all bodies.
    const named = (words: string): string => `${words} ${mapp.organ[0]}${mapp.fil[0]}${this.names}`;
    const other = named(ORD[(plats + this.names) % ORD.length] as string);
    if (hur === 'till') arenden.splice(plats % (length + 1), 0, { rubrik: other, text: 'Nytt.' });
    if (hur === 'bort' && length > 1) arenden.splice(plats % length, 1);
    if (hur === 'ordning') arenden.push(...arenden.splice(plats % length, 1));
    if (hur === 'rubrik') own.rubrik = named(own.rubrik.replace(/ \S*\d$/, ''));
    if (hur === 'ersatt') own.rubrik = other;
    if (hur === 'information') own.rubrik = INFORMATION;
    if (hur === 'utan-makulerade') this.takeOut(mapp, arenden);
    if (hur === 'text') own.text = other;
    const start = hur === 'start' ? (STARTS[plats % STARTS.length] as string) : mapp.start;
    this.desk[fil] = { ...mapp, arenden, start };
  }

  /** What has a voided number goes; one is left. */
  private takeOut(mapp: Mapp, arenden: Mapp['arenden']): void {
    for (const { rubrik, makulerad } of this.model.known(mapp)?.nummer ?? []) {
      const index = arenden.findLastIndex((arende) => arende.rubrik === rubrik);
      if (makulerad && index >= 0 && arenden.length > 1) arenden.splice(index, 1);
    }
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
        ({ nummer, fast, makulerad, rubrik }) =>
          `${nummer}${fast ? '!' : ''}${makulerad ? ' x' : ''} ${rubrik}`,
      ),
    }),
  );

/** `expect` for what is asked many thousand times. */
function demandSame(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual).toEqual(expected);
}

const looseIn = ({ paragrafer }: MoteILiggaren): Paragraf[] => paragrafer.filter(({ fast }) => !fast);

/** What must hold of any series, whatever happened. */
function invariants(serie: LiggareSerie): void {
  const { forsta, nasta, moten } = serie;
  const all = moten.flatMap(({ paragrafer }) => paragrafer.map(({ nummer }) => nummer)).sort((a, b) => a - b);
  const numbered = moten.flatMap(({ paragrafer }) => paragrafer).filter(({ fast }) => fast);
  demandSame(new Set(all).size, all.length);
  demandSame(nasta, Math.max(forsta, ...numbered.map(({ nummer }) => nummer + 1)));
  // Only imported minutes leave holes, or stand before the beginning.
  const from = numbered.filter(({ nummer }) => nummer >= forsta).length;
  if (moten.some(({ original }) => original !== null)) demandSame(from + missingIn(serie), nasta - forsta);
  else demandSame([numbered.length, missingIn(serie), all[0] ?? forsta], [nasta - forsta, 0, forsta]);
  for (const { makulerad } of numbered) if (makulerad !== null) expect(makulerad).not.toBe('');
  for (const mote of moten.filter(isFrozen)) demandSame(looseIn(mote), []);
  const provisional = moten.filter((mote) => !mote.fast && isLive(mote));
  demandSame(provisional.toSorted(inOrder), provisional);
  const added = moten.filter(({ fast }) => fast).flatMap(looseIn);
  const following = [...added, ...provisional.flatMap(looseIn)].map(({ nummer }) => nummer);
  demandSame(
    following,
    following.map((_, i) => nasta + i),
  );
}

/** What was fixed and can never be lost: who has each number. What was imported can be taken back, or read anew. */
const fixedIn = (serier: readonly LiggareSerie[], done: Done): string[] =>
  serier.flatMap(({ series, moten }) =>
    moten.flatMap(({ mote, paragrafer, original }) =>
      original !== null && isForgetting(done)
        ? []
        : paragrafer
            .filter(({ fast }) => fast)
            .map(({ nummer }) => `${series.organ} ${series.period} ${nummer} ${mote}`),
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
  if (done.do === 'feldatera') {
    const { fil, dag, extra, steg, anda } = done;
    const datera = (day: number | null): Done => ({ do: 'datera', fil, dag: day, extra });
    const trial: Done =
      steg === 'flytta' ? { do: 'flytta-efter', fil, anda } : { do: 'run', steg, filer: [fil], anda };
    return [datera(dag), trial, datera(null)];
  }
  if (done.do !== 'vax' && done.do !== 'oppna' && done.do !== 'stryk' && done.do !== 'andra') return [done];
  const { fil } = done;
  const lasUpp: Done = { do: 'step', steg: 'las-upp', fil, anda: false, withFile: false };
  const run = (steg: Steg): Done => ({ do: 'run', steg, filer: [fil], anda: false });
  if (done.do === 'vax') {
    const write = (hur: Hur): Done => ({ do: 'skriv', hur, fil, plats: LAST });
    const then: Done[] =
      done.sedan === 'bort'
        ? [write('bort')]
        : [{ do: 'run', steg: 'faststall', filer: [done.annan], anda: true }];
    const start = inSteps({ do: 'fram', fil, antal: done.fram });
    return [...start, lasUpp, write('till'), run('rendera'), ...then, run('faststall')];
  }
  const { plats } = done;
  if (done.do === 'oppna') return [lasUpp, { do: 'skriv', hur: done.hur, fil, plats }, run(done.steg)];
  if (done.do === 'andra')
    return [
      ...inSteps({ do: 'fram', fil, antal: done.fram }),
      { do: 'skriv', hur: done.hur, fil, plats },
      run('ratta'),
      ...(done.angra ? [lasUpp] : []),
    ];
  const struck = Array.from(
    { length: done.antal },
    (_, more): Done => ({ do: 'nummer', fil, plats: plats + more }),
  );
  const rest: Done[] = [{ do: 'skriv', hur: 'utan-makulerade', fil, plats }, run('faststall')];
  const fram = inSteps({ do: 'fram', fil, antal: done.fram });
  return [...fram, lasUpp, ...struck, ...(done.sent ? [run('faststall')] : []), ...rest];
}

/** What became of ärenden that came to an unlocked meeting. */
function growth(before: readonly LiggareSerie[], after: readonly LiggareSerie[]): string[] {
  const grown = (serier: readonly LiggareSerie[]): MoteILiggaren[] =>
    serier.flatMap(({ moten }) => moten).filter((mote) => mote.fast && looseIn(mote).length > 0);
  const [was, is] = [grown(before), grown(after)];
  const nowOf = ({ mote }: MoteILiggaren): MoteILiggaren | undefined =>
    after.flatMap(({ moten }) => moten).find((other) => other.mote === mote);
  return [
    ...is.filter(({ mote }) => was.every((other) => other.mote !== mote)).map(() => 'added'),
    ...was.map((mote) => {
      const now = nowOf(mote);
      if (now && isFrozen(now)) return now.paragrafer.length < mote.paragrafer.length ? 'taken out' : 'fixed';
      if (now && looseIn(now).length < looseIn(mote).length) return 'taken out';
      const first = (one: MoteILiggaren | undefined): number => (one && looseIn(one)[0]?.nummer) ?? 0;
      return first(now) > first(mote) ? 'overtaken' : '';
    }),
  ];
}

const isForgetting = (done: Done): boolean =>
  done.do === 'samtidigt'
    ? isForgetting(done.ena) || isForgetting(done.andra)
    : (done.do === 'step' && done.steg === 'makulera') || (done.do === 'importera' && done.anda);

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
          seen.add(`${done.do === 'samtidigt' ? done.do : result.what} ${accepted ? 'accepted' : 'refused'}`);
          const after = life.serier;
          if (!accepted && done.do !== 'samtidigt') demandSame(headOf(after), headOf(before));
          demandSame(after.flatMap(linesOf).sort(), trial.model.view());
          after.forEach(invariants);
          for (const change of growth(before, after)) seen.add(change);
          demandSame(without(fixedIn(before, done), fixedIn(after, done)), []);
          if (!isUnlocking(done)) demandSame(without(frozenIn(before), frozenIn(after)), []);
          before = after;
        }
        expect(firstBreak(life.poster)).toBeNull();
        for (const serie of before)
          demandSame(
            seriesFindings(serie, null).filter(({ severity }) => severity === 'fel'),
            [],
          );
      }),
      { numRuns: 200 },
    );
    // Else the histories would prove nothing.
    const kinds = ['rendera', 'reservera', 'avsluta', 'faststall', 'ratta', 'las-upp', 'justera'];
    const others = [
      'publicera',
      'arkivera',
      'makulera',
      'nummer',
      'flytta',
      'flytta-efter',
      'borja',
      'importera',
      'samtidigt',
    ];
    const all = [...kinds, ...others].flatMap((one) => [`${one} accepted`, `${one} refused`]);
    all.push('added', 'fixed', 'taken out', 'overtaken');
    demandSame(without(all, [...seen]), []);
  });
});

describe('hard cases', () => {
  const LSVO = organ('lsvo');
  const GRUPP = organ('grupp', 'mote', '{n}).', '{n}.{m}).');
  const meeting = (datum: string, rubriker: string, more: object = {}, body = LSVO): File =>
    file(
      sammantrade(
        datum,
        rubriker.split(' ').map((rubrik) => (rubrik.length < 3 ? `${datum} ${rubrik}` : rubrik)),
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
      expect(life.flytta(late, '2023-01-13')).toEqual(['NUMMER-016']);
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
    expect([life.view(JAN), life.view(FEB)]).toEqual(['§ 1–§ 3! § 4 hallen', '§ 5–§ 6 utkast']);
    ok(...fix(life, grown, FEB), life.lasUpp(grown));
    const more = meeting('2023-01-13', 'a b c d e');
    expect(life.faststall([more])).toEqual(['NUMMER-008']);
    ok(life.makuleraNummer(JAN, 2));
    expect(life.faststall([grown])).toEqual(['NUMMER-015']);
    // The number that was voided is not room for a new ärende.
    expect(life.faststall([meeting('2023-01-13', 'a c d e')])).toEqual(['NUMMER-008']);
    ok(life.faststall([meeting('2023-01-13', 'a c d')]));
    expect(life.view(JAN)).toBe('§ 1 och § 3–§ 4! for-justering');
  });

  test('unlocked, it grows by numbers that are provisional until it is fixed again', () => {
    const life = new Life();
    const grown = meeting('2023-01-13', 'a b c d e');
    ok(...fix(life, JAN), life.rendera([FEB]), life.lasUpp(JAN), life.rendera([grown]));
    expect(
      life
        .serieOf(JAN)
        .moten[0]?.paragrafer.map(({ rubrik }) => rubrik.at(-1))
        .join(''),
    ).toBe('abcde');
    expect(life.makuleraNummer(JAN, 4)).toEqual(['STEG-013']);
    // A draft took no number: what was added can be changed, and taken out again.
    ok(life.rendera([meeting('2023-01-13', 'a b c Hyror')]), life.rendera([JAN]));
    expect([life.view(JAN), life.view(FEB)]).toEqual(['§ 1–§ 3! hallen', '§ 4–§ 5 utkast']);
    ok(life.rendera([grown]), ...fix(life, FEB));
    expect([life.view(JAN), life.view(FEB)]).toEqual(['§ 1–§ 3! § 6–§ 7 hallen', '§ 4–§ 5! for-justering']);
    for (const step of [life.faststall, life.rendera, life.avsluta])
      expect(step([grown], 'Bråttom.')).toEqual(['NUMMER-008']);
    ok(life.rendera([MARS]), life.lasUpp(FEB), life.rendera([meeting('2023-02-10', 'a b c')]));
    expect([JAN, FEB, MARS].map((one) => life.view(one))).toEqual([
      '§ 1–§ 3! § 6–§ 7 hallen',
      '§ 4–§ 5! § 8 hallen',
      '§ 9–§ 10 utkast',
    ]);
    // Only what is fixed stays as a hole.
    ok(life.makulera(JAN), life.faststall([meeting('2023-02-10', 'a b c')]));
    expect([life.view(FEB), life.view(MARS)]).toEqual(['§ 4–§ 6! for-justering', '§ 7–§ 8 utkast']);
    expect(life.serieOf(JAN).moten[0]?.paragrafer.map(({ nummer }) => nummer)).toEqual([1, 2, 3]);
    expect(seriesFindings(life.serieOf(JAN), LSVO)).toEqual([]);
  });

  test('documents that were unlocked are remembered, those of rättelser too', () => {
    const life = new Life();
    const mote = (): MoteILiggaren | undefined => life.serieOf(JAN).moten[0];
    const last = (): string => mote()?.dokument.at(-1)?.pdf.sha256 ?? '';
    ok(...fix(life, JAN));
    expect(mote()?.upphavda).toEqual([]);
    const first = last();
    ok(life.lasUpp(JAN), life.faststall([meeting('2023-01-13', 'a b CC')]));
    const second = last();
    ok(life.lasUpp(JAN), life.faststall([JAN]), life.justera(JAN));
    ok(life.ratta([meeting('2023-01-13', 'a BB c')]));
    const third = last();
    ok(life.lasUpp(JAN));
    expect(new Set([first, second, third]).size).toBe(3);
    expect(mote()?.upphavda).toEqual([first, second, third]);
    expect(last()).toBe(first);
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
    const [first, second] = [meeting('2023-01-13', 'a b CC'), meeting('2023-01-13', 'a BB CC')];
    ok(...fix(life, JAN), life.justera(JAN), life.publicera(JAN));
    ok(life.ratta([first]), life.ratta([first]), life.justera(JAN));
    expect([life.view(JAN), life.rendera([JAN])]).toEqual(['§ 1–§ 3! justerad', ['LAS-002']]);
    ok(life.ratta([second]), life.lasUpp(JAN, 'Fel i rättelsen.'));
    expect(life.serieOf(JAN).moten[0]?.paragrafer.map(({ rubrik }) => rubrik)).toEqual([
      '2023-01-13 a',
      '2023-01-13 b',
      '2023-01-13 CC',
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

  test('a date changed in the file makes no second meeting, until the meeting is moved or the date put back', () => {
    for (const [body, elsewhere] of [
      [LSVO, '2024-01-12'],
      [LSVO, '2023-01-20'],
      [GRUPP, '2023-01-20'],
    ] as const) {
      const life = new Life();
      const own = { ...JAN, organ: body };
      const other = on(own, elsewhere);
      ok(life.reservera([own]));
      for (const anda of [undefined, 'Bråttom.'])
        for (const step of [life.rendera, life.reservera, life.avsluta, life.faststall])
          expect(step([other], anda)).toEqual(['NUMMER-007']);
      expect([life.ratta([other]), life.justera(other)]).toEqual([['STEG-018'], ['STEG-018']]);
      ok(life.rendera([own]), life.flytta(other, own.meeting.datum), life.rendera([other]));
      const code = body === LSVO && elsewhere.startsWith('2023') ? 'NUMMER-007' : 'STEG-003';
      expect(life.rendera([own])).toEqual([code]);
      // No reason makes two meetings of one file, but another file may be another meeting.
      expect(life.rendera([own], 'Ett till.')).toEqual(['NUMMER-007']);
      ok(life.rendera([{ ...meeting('2023-01-13', 'Yttrande Remiss'), organ: body }], 'Ett till.'));
    }
  });

  test('a file for every meeting of the year, where only the standing ärenden are the same', () => {
    const life = new Life();
    const one = (datum: string, own: string): File => ({
      ...meeting(datum, `Dagordning Information ${own}`),
      kalla: { fil: 'protokoll.yaml', sha256: '' },
    });
    ok(life.rendera([one('2023-01-13', 'a b c')]), life.rendera([one('2023-02-10', 'a b c')]));
    expect(life.rendera([on(one('2023-02-10', 'a b c'), '2024-01-12')])).toEqual(['NUMMER-007']);
    ok(life.rendera([one('2024-01-12', 'a b c')]));
  });

  test('a file belongs to a meeting by three quarters of the longer agenda, each rubrik as often as it stands there', () => {
    const known = 'Dagordning Budget Hyror Val';
    for (const [rubriker, outcome] of [
      ['Dagordning Budget Hyror Lokaler', ['NUMMER-007']],
      ['Val Hyror Budget Lokaler', ['NUMMER-007']],
      ['Dagordning Budget Hyror Val Lokaler', ['NUMMER-007']],
      ['Dagordning Budget Hyror Lokaler Remiss', 'ok'],
      ['Dagordning Budget Lokaler Remiss', 'ok'],
      ['Dagordning Budget Budget Hyror', ['NUMMER-007']],
      ['Dagordning Budget Budget Budget', 'ok'],
      ['Dagordning Budget', 'ok'],
    ] as const) {
      const life = new Life();
      const one = (datum: string, words: string): File => ({
        ...meeting(datum, words),
        kalla: { fil: 'protokoll.yaml', sha256: '' },
      });
      // That other meetings have the rubriker too makes no difference.
      ok(life.rendera([meeting('2023-03-10', known)]), life.rendera([one('2023-01-13', known)]));
      expect([rubriker, life.rendera([one('2023-02-10', rubriker)])]).toEqual([rubriker, outcome]);
    }
  });

  test('the file of a meeting with voided numbers belongs to it, with their ärenden and without', () => {
    const life = new Life();
    const left = meeting('2023-01-13', 'c');
    ok(...fix(life, JAN), life.lasUpp(JAN), life.makuleraNummer(JAN, 1), life.makuleraNummer(JAN, 2));
    expect(life.rendera([on(JAN, '2023-01-20')])).toEqual(['NUMMER-007']);
    ok(life.rendera([left]));
    expect(life.rendera([on(left, '2023-01-20')])).toEqual(['NUMMER-007']);
  });

  test('a reason makes another meeting of a file only where all its meetings are justerade, in other years', () => {
    const life = new Life();
    const [next, third] = [on(JAN, '2024-01-12'), on(JAN, '2025-01-10')];
    life.nu = '2025-12-01T12:00:00Z';
    ok(...fix(life, JAN));
    expect(life.rendera([next], 'Samma dagordning.')).toEqual(['NUMMER-007']);
    ok(life.justera(JAN));
    expect([life.rendera([next]), life.rendera([on(JAN, '2023-02-10')], 'Samma dagordning.')]).toEqual([
      ['NUMMER-007'],
      ['NUMMER-007'],
    ]);
    ok(life.rendera([next], 'Samma dagordning.'));
    expect(life.view(next)).toBe('§ 1–§ 3 utkast');
    expect(life.rendera([third], 'Samma dagordning.')).toEqual(['NUMMER-007']);
    ok(...fix(life, next), life.justera(next), life.rendera([third], 'Samma dagordning.'));
    // Numbers of their own for each meeting do not make it another year.
    const own = { ...JAN, organ: GRUPP };
    ok(...fix(life, own), life.justera(own));
    expect(life.rendera([on(own, '2023-02-10')], 'Samma dagordning.')).toEqual(['NUMMER-007']);
    ok(life.rendera([on(own, '2024-02-10')], 'Samma dagordning.'));
  });

  test('a rubrik may be cut, grow or be reworded; another one needs a reason, and drafts between do not count', () => {
    const one = (rubrik: string): File =>
      file(sammantrade('2023-01-13', ['Öppnande', rubrik]), LSVO, '2023-01-13.yaml');
    const long = 'Val av ordförande och vice ordförande för 2023 och 2024';
    for (const [before, now, outcome] of [
      ['Val', long, 'ok'],
      [long, 'Val', 'ok'],
      ['Val', 'Avslutning av kvartalet', ['NUMMER-018']],
      ['Budget', 'Budgeten', 'ok'],
      ['Hyror', 'Skorna', ['NUMMER-018']],
      ['Skorna', 'Hyror', ['NUMMER-018']],
    ] as const) {
      const life = new Life();
      ok(...fix(life, one(before)), life.lasUpp(one(before)));
      expect([before, now, life.rendera([one(now)])]).toEqual([before, now, outcome]);
      ok(life.rendera([one(now)], 'Ny rubrik, samma ärende.'));
    }
    const life = new Life();
    ok(...fix(life, one('Bokslut')), life.lasUpp(one('Bokslut')), life.rendera([one('Bokslut och hyror')]));
    expect(life.rendera([one('hyror')])).toEqual(['NUMMER-018']);
  });

  test('a reason for a step that was skipped is none for standing out of order', () => {
    const reasonOf = (life: Life, of: File): string | null | undefined =>
      life.serieOf(of).moten.find(({ datum }) => datum === of.meeting.datum)?.skalForOrdning;
    const life = new Life();
    ok(life.rendera([FEB]), life.faststall([JAN], 'Det var bråttom.'), life.rendera([MARS]));
    expect(reasonOf(life, JAN)).toBeNull();
    ok(life.faststall([MARS], 'Sekreteraren är sjuk.'));
    expect([FEB, MARS].map((one) => reasonOf(life, one))).toEqual([null, 'Sekreteraren är sjuk.']);
    ok(life.faststall([FEB], 'Samma dag.'));
    expect(reasonOf(life, FEB)).toBeNull();
    // To freeze it again once the order is set says nothing new of the order.
    ok(life.lasUpp(MARS), life.faststall([MARS], 'Bråttom igen.'));
    expect(reasonOf(life, MARS)).toBe('Sekreteraren är sjuk.');
    expect(seriesFindings(life.serieOf(FEB), LSVO)).toEqual([]);
  });

  test('a provisional meeting that stands before a fixed one for a reason needs none again', () => {
    const life = new Life();
    ok(...fix(life, MARS), life.rendera([FEB], 'Den glömdes bort.'));
    ok(life.flytta(on(FEB, '2023-02-17'), '2023-02-10'));
    ok(life.flytta(on(FEB, '2023-04-14'), '2023-02-17'));
    expect(life.flytta(FEB, '2023-04-14')).toEqual(['NUMMER-016']);
    ok(life.flytta(FEB, '2023-04-14', 'Salen var ledig.'), ...fix(life, FEB));
    expect(seriesFindings(life.serieOf(FEB), LSVO)).toEqual([]);
  });

  test('a rättelse of the hour may put it out of order, and is its own reason', () => {
    const life = new Life();
    const extra = meeting('2023-03-10', 'Avtalet', { extra: 'ja', tid: '13–14' });
    const early = meeting('2023-03-10', 'Avtalet', { extra: 'ja', tid: '8–9' });
    ok(...fix(life, MARS, extra), life.justera(extra), life.ratta([early]));
    expect(life.serieOf(MARS).moten.map(({ start }) => start)).toEqual(['08:00', '09:00']);
    expect(seriesFindings(life.serieOf(MARS), LSVO)).toEqual([]);
    ok(life.lasUpp(extra));
    expect(life.serieOf(MARS).moten.map(({ start }) => start)).toEqual(['09:00', '13:00']);
  });

  test('two ärenden with the same rubrik: each can be reworded, and neither can move or be replaced', () => {
    const alike = meeting('2023-01-13', 'Information Budget Information');
    const first = meeting('2023-01-13', 'Informationspunkt Budget Information');
    const last = meeting('2023-01-13', 'Information Budget Informationen');
    const replaced = meeting('2023-01-13', 'Information Budget Lokaler');
    const both = meeting('2023-01-13', 'Informationspunkt Budget Informationer');
    const swapped = meeting('2023-01-13', 'Budget Information Information');
    const gone = meeting('2023-01-13', 'Information Information Budget');
    for (const change of [first, last, both]) {
      const life = new Life();
      ok(...fix(life, alike), life.lasUpp(alike), life.faststall([change]), life.justera(change));
      expect(life.ratta([alike])).toBe('ok');
    }
    for (const [change, code] of [
      [swapped, 'NUMMER-012'],
      [gone, 'NUMMER-012'],
      [replaced, 'NUMMER-018'],
    ] as const) {
      const life = new Life();
      ok(...fix(life, alike), life.lasUpp(alike));
      expect(new Set(life.faststall([change]))).toEqual(new Set([code]));
      ok(life.faststall([alike]), life.justera(alike));
      expect(new Set(life.ratta([change]))).toEqual(new Set([code]));
    }
  });

  test('a rättelse gives no voided number back', () => {
    const life = new Life();
    const left = meeting('2023-01-13', 'a c');
    ok(...fix(life, JAN), life.lasUpp(JAN), life.makuleraNummer(JAN, 2));
    expect(life.faststall([JAN])).toEqual(['NUMMER-015']);
    ok(life.faststall([left]), life.justera(left));
    expect(life.ratta([meeting('2023-01-13', 'a b')])).toEqual(['NUMMER-015']);
    expect(life.ratta([meeting('2023-01-13', 'a Nytt')])).toEqual(['NUMMER-018']);
    ok(life.ratta([meeting('2023-01-13', 'a C')]));
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
