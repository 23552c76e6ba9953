// Minutes that were there before justera, in the ledger: any files in any order, holes and doubles, what each refusal
// says, what can still be done with them, and how they are printed, shown and checked.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import fc from 'fast-check';
import { readPdf } from '../src/check/read.ts';
import { plainText } from '../src/check/structure.ts';
import { apply, emptySerie, ImpossibleHistory, type LiggareSerie } from '../src/domain/liggare.ts';
import type { Organ } from '../src/domain/organ.ts';
import { breaksOf } from '../src/ledger/chain.ts';
import { openLedger } from '../src/ledger/sqlite-ledger.ts';
import { CATALOGUE } from '../src/messages/messages.ts';
import { holesOf } from '../src/number/holes.ts';
import type { ImportedMeeting } from '../src/number/import-run.ts';
import { KnownMeetings } from '../src/number/known.ts';
import { enterImported } from '../src/pipeline/importera-liggare.ts';
import { command } from './in-process.ts';
import { type File, file, Life, type Outcome, sha256 } from './life-given.ts';
import { organ, sammantrade } from './numbers-given.ts';
import { smallMeeting } from './small-meeting.ts';

const LSVO = organ('lsvo');
const GRUPP = organ('grupp', 'mote', '{n}).', '{n}.{m}).');

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

function imported(
  datum: string,
  nummer: readonly number[],
  more: Partial<ImportedMeeting> = {},
): ImportedMeeting {
  const name = `${more.organ?.slug ?? 'lsvo'} ${datum}`;
  return {
    organ: LSVO,
    datum,
    start: '09:00',
    extra: false,
    fil: `${name.replace(' ', '-')}.yaml`,
    original: { fil: `${name}.pdf`, sha256: sha256(name) },
    nummer,
    arenden: nummer.map((number) => ({ rubrik: `Ärende ${number} den ${datum}`, diarienummer: null })),
    underskrifter: [],
    ...more,
  };
}

/** The meeting file that the import wrote. */
const fileOf = ({ organ: body, datum, arenden, fil }: ImportedMeeting, rubriker?: string[]): File =>
  file(sammantrade(datum, rubriker ?? arenden.map(({ rubrik }) => rubrik)), body, fil);

const MARS = imported('2023-03-10', numbers(38, 49));
const NOVEMBER = imported('2023-11-17', numbers(108, 117));
const JUNI = imported('2023-06-09', numbers(60, 62));

const soft = (text: string): string => text.replaceAll('\u00a0', ' ');
const told = (life: Life): string[] => life.told.map(({ code, text }) => `${code} ${soft(text)}`);
const said = (life: Life): string => life.said.map(({ text, hint }) => `${text} | ${hint}`).join('\n');
const ok = (...outcomes: Outcome[]): void => expect(outcomes).toEqual(outcomes.map(() => 'ok'));

describe('any files in any order', () => {
  /** Meetings of one or two years and of groups that begin anew each time, whose numbers are each somebody's. */
  const sets = fc
    .array(
      fc.record({
        body: fc.constantFrom<Organ>(LSVO, organ('psvo', 'ar', '§ {n}/{åå}'), GRUPP),
        day: fc.integer({ min: 0, max: 700 }),
        antal: fc.integer({ min: 1, max: 5 }),
        gap: fc.integer({ min: 0, max: 4 }),
        /** Of 5: how many numbers inside are skipped. */
        skip: fc.constantFrom(0, 0, 0, 1, 2),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((given) => {
      const next = new Map<string, number>();
      const days = new Set<string>();
      return given.flatMap(({ body, day, antal, gap, skip }) => {
        const datum = new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10);
        if (days.has(`${body.slug} ${datum}`)) return [];
        days.add(`${body.slug} ${datum}`);
        const series = `${body.slug} ${body.numrering.serie === 'ar' ? datum.slice(0, 4) : datum}`;
        const first = (next.get(series) ?? 1) + gap;
        const own = numbers(first, first + antal - 1).map((n, index) => n + (index > 0 ? skip : 0));
        next.set(series, (own.at(-1) ?? 0) + 1);
        return [imported(datum, own, { organ: body })];
      });
    });

  const shown = (serier: readonly LiggareSerie[]): string[] =>
    serier.flatMap(({ series, nasta, moten }) => [
      `${series.organ} ${series.period} ${nasta}`,
      ...moten.map(({ mote, paragrafer }) => `${mote} ${paragrafer.map(({ nummer }) => nummer)}`),
    ]);

  test('give every meeting its own numbers, none twice, and tell exactly the missing ones', () => {
    const runs = sets.chain((set) =>
      fc.tuple(
        fc.constant(set),
        fc.shuffledSubarray(set, { minLength: set.length }),
        fc.integer({ min: 1, max: set.length }),
      ),
    );
    fc.assert(
      fc.property(runs, ([set, shuffled, cut]) => {
        const [whole, parts] = [new Life(), new Life()];
        ok(whole.importera(set));
        ok(parts.importera(shuffled.slice(0, cut)), parts.importera(shuffled.slice(cut)));
        const bySeries = (life: Life): LiggareSerie[] => life.serier;
        expect(shown(bySeries(parts))).toEqual(shown(bySeries(whole)));
        for (const one of set) {
          const serie = whole.serieOf(fileOf(one));
          const mote = serie.moten.find(({ datum }) => datum === one.datum);
          expect(mote?.paragrafer.map(({ nummer }) => nummer)).toEqual(one.nummer);
        }
        for (const serie of whole.serier) {
          const held = serie.moten.flatMap(({ paragrafer }) => paragrafer.map(({ nummer }) => nummer));
          expect(new Set(held).size).toBe(held.length);
          const missing = numbers(1, Math.max(...held)).filter((number) => !held.includes(number));
          expect(holesOf(serie).flatMap(({ from, to }) => numbers(from, to))).toEqual(missing);
        }
        const holes = whole.serier.reduce((sum, serie) => sum + holesOf(serie).length, 0);
        const before = whole.poster.length;
        // The same once more: nothing happens, and the same holes are told.
        ok(whole.importera(shuffled));
        expect([whole.poster.length, whole.wrote]).toEqual([before, false]);
        const codes = whole.told.map(({ code }) => code);
        expect(codes.filter((code) => code === 'ORIGINAL-016')).toHaveLength(set.length);
        expect(codes.filter((code) => code === 'ORIGINAL-014')).toHaveLength(holes);
        expect(breaksOf(whole.poster)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('a hole is told with the meetings on both sides of it, and a later import fills it', () => {
    const life = new Life();
    ok(life.importera([NOVEMBER, MARS]));
    expect(told(life)).toEqual([
      'ORIGINAL-014 Numren § 1–§ 37 saknas före mötet 2023-03-10.',
      'ORIGINAL-014 Numren § 50–§ 107 saknas mellan mötet 2023-03-10 och mötet 2023-11-17.',
    ]);
    ok(life.importera([JUNI]));
    expect(told(life).slice(1)).toEqual([
      'ORIGINAL-014 Numren § 50–§ 59 saknas mellan mötet 2023-03-10 och mötet 2023-06-09.',
      'ORIGINAL-014 Numren § 63–§ 107 saknas mellan mötet 2023-06-09 och mötet 2023-11-17.',
    ]);
    ok(life.importera([imported('2023-09-01', [64, 66, 65])]));
    expect(told(life).slice(2)).toEqual([
      'ORIGINAL-014 Numret § 63 saknas mellan mötet 2023-06-09 och mötet 2023-09-01.',
      'ORIGINAL-014 Numren § 67–§ 107 saknas mellan mötet 2023-09-01 och mötet 2023-11-17.',
      'ORIGINAL-017 Numren i protokollet från 2023-09-01 står inte i ordning: § 64, § 66, § 65.',
    ]);
    ok(life.importera([imported('2023-10-06', [67, 70])]));
    expect(told(life)).toContain('ORIGINAL-014 Numren § 68–§ 69 saknas i protokollet från mötet 2023-10-06.');
  });

  test('a meeting with higher numbers than a later one is a doubt and no stop', () => {
    const life = new Life();
    ok(life.importera([NOVEMBER, imported('2023-12-01', numbers(1, 3))]));
    expect(told(life)).toContain(
      'ORIGINAL-015 Mötet 2023-11-17 har § 108–§ 117, men det senare mötet 2023-12-01 har de lägre numren § 1–§ 3.',
    );
  });

  test('groups begin anew at every meeting, so nothing is missing between them', () => {
    const life = new Life();
    const [one, other] = ['2023-03-14', '2023-05-09'].map((datum) =>
      imported(datum, numbers(1, 4), { organ: GRUPP }),
    ) as [ImportedMeeting, ImportedMeeting];
    ok(life.importera([one, other]));
    expect([told(life), life.view(fileOf(one)), life.view(fileOf(other))]).toEqual([
      [],
      '1–4! importerad',
      '1–4! importerad',
    ]);
  });
});

describe('among meetings of our own', () => {
  test('provisional numbers follow the imported ones, and the ledger goes on after them', () => {
    const life = new Life();
    const january = file(sammantrade('2024-01-12', ['a', 'b']), LSVO, 'januari.yaml');
    const next = file(sammantrade('2023-12-15', ['c', 'd']), LSVO, 'december.yaml');
    ok(life.reservera([january, next]), life.importera([NOVEMBER]));
    expect([life.view(next), life.view(january)]).toEqual(['§ 118–§ 119 kallad', '§ 1–§ 2 kallad']);
    ok(life.avsluta([next]), life.faststall([next]), life.importera([MARS]));
    expect(life.view(next)).toBe('§ 118–§ 119! for-justering');
    // What is taken stays taken.
    expect(life.importera([imported('2023-09-01', [117, 118])])).toEqual(['ORIGINAL-007', 'ORIGINAL-007']);
    expect(told(life)).toEqual([
      'ORIGINAL-007 Numret § 117 i lsvo 2023-09-01.pdf är redan taget i liggaren av LSVO 2023-11-17.',
      'ORIGINAL-007 Numret § 118 i lsvo 2023-09-01.pdf är redan taget i liggaren av LSVO 2023-12-15.',
    ]);
  });

  test('numbers that stood on paper come in, and the rest of them is still on paper', () => {
    const life = new Life();
    ok(life.borja(LSVO, 2023, 108), life.importera([MARS]));
    expect(told(life)).toEqual([]);
    const [serie] = life.serier;
    expect([serie?.nasta, serie?.forsta]).toEqual([108, 108]);
    // A beginning after the imported numbers, and never among them.
    expect(life.borja(LSVO, 2023, 40)).toEqual(['NUMMER-003']);
    expect(soft(said(life))).toContain('för mötet den 10 mars 2023 är redan importerat med § 38–§ 49.');
    ok(life.borja(LSVO, 2023, 50), life.borja(LSVO, 2023, 130));
    expect(life.serier[0]?.nasta).toBe(130);
  });

  test('a meeting that the ledger has as a draft is not imported beside it', () => {
    const life = new Life();
    ok(life.rendera([fileOf(MARS)]));
    expect(life.importera([MARS], 'Ändå.')).toEqual(['ORIGINAL-013']);
    ok(life.makulera(fileOf(MARS)), life.importera([MARS]));
    expect(life.view(fileOf(MARS))).toBe('§ 38–§ 49! importerad');
    expect(life.serier[0]?.moten.map(({ mote }) => mote)).toEqual(['lsvo-2023-03-10', 'lsvo-2023-03-10-nr2']);
  });
});

test('what the rules are told of numbers and dates stops where minutes may be missing', () => {
  const life = new Life();
  const own = file(sammantrade('2023-12-15', ['a', 'b']), LSVO, 'december.yaml');
  const known = () => new KnownMeetings(life.ledger, []).of({ mote: '', organ: 'lsvo' });
  const seen = () => {
    const { numbers: of, since, dates } = known();
    return [of('lsvo', 2023)?.size ?? null, since('lsvo'), dates('lsvo').length];
  };
  ok(life.importera([imported('2023-03-10', [1, 2])]));
  // Later minutes of the year may be missing.
  expect(seen()).toEqual([null, null, 1]);
  ok(life.faststall([own], 'Bråttom.'));
  expect(seen()).toEqual([4, '2023-12-15', 2]);
  ok(life.importera([imported('2023-06-09', [7])]));
  expect(seen()).toEqual([null, '2023-12-15', 3]);
});

describe('what stands against it', () => {
  test('is told of all files at once, and nothing is entered', () => {
    const life = new Life();
    const twice = imported('2023-04-14', [50, 51, 50]);
    const same = imported('2023-05-12', [49, 52]);
    const wild = imported('2023-06-09', [0]);
    const future = imported('2031-01-10', [1]);
    const personal = imported('2023-10-06', [90], {
      arenden: [{ rubrik: 'Ansökan från 811218-9876', diarienummer: null }],
    });
    const lacking = imported('2023-08-11', [80], { arenden: [] });
    const copy = imported('2023-03-10', numbers(38, 49), {
      original: { fil: 'utkast.pdf', sha256: sha256('utkast') },
    });
    const given = [MARS, twice, same, wild, future, lacking, personal, copy];
    const outcome = life.importera(given);
    expect(told(life).toSorted()).toEqual([
      'ORIGINAL-005 Numret § 50 står två gånger i lsvo 2023-04-14.pdf.',
      'ORIGINAL-006 Numret § 49 står både i lsvo 2023-05-12.pdf och i lsvo 2023-03-10.pdf.',
      'ORIGINAL-006 Numret § 49 står både i lsvo 2023-05-12.pdf och i utkast.pdf.',
      'ORIGINAL-008 Numret 0 i lsvo 2023-06-09.pdf kan inte vara ett paragrafnummer.',
      'ORIGINAL-009 Enligt lsvo 2031-01-10.pdf hölls mötet den 10 januari 2031, en dag som inte har varit än.',
      'ORIGINAL-010 Både utkast.pdf och lsvo 2023-03-10.pdf är protokoll från LSVO 2023-03-10.',
      'ORIGINAL-022 I lsvo 2023-08-11.pdf finns ett nummer till inga ärenden.',
      'ORIGINAL-023 Det som skulle föras in i liggaren om LSVO 2023-10-06 innehåller ett personnummer: en rubrik, ett diarienummer, filens namn eller ett namn på en underskrift.',
    ]);
    expect([outcome, life.poster]).toEqual([life.told.map(({ code }) => code), []]);
    // In whatever order the files come.
    const first = told(life);
    life.importera(given.toReversed());
    expect(told(life)).toEqual(first);
  });

  test('the same file once more is nothing new; another reading or another file needs a reason', () => {
    const life = new Life();
    ok(life.importera([MARS, { ...MARS, fil: 'kopia.yaml' }]));
    expect(life.poster).toHaveLength(1);
    const reread = { ...MARS, ...imported('2023-03-10', numbers(38, 50)), original: MARS.original };
    expect(life.importera([reread])).toEqual(['ORIGINAL-012']);
    expect(told(life)).toEqual([
      'ORIGINAL-012 Filen lsvo 2023-03-10.pdf är redan importerad som LSVO 2023-03-10 med § 38–§ 49, men har nu lästs till § 38–§ 50.',
    ]);
    ok(life.importera([reread], 'En paragraf fattades.'));
    expect(life.view(fileOf(reread))).toBe('§ 38–§ 50! importerad');
    const signed = { ...reread, original: { fil: 'undertecknat.pdf', sha256: sha256('undertecknat') } };
    expect(life.importera([signed])).toEqual(['ORIGINAL-011']);
    ok(life.importera([signed], 'Det här är det undertecknade.'));
    expect(life.serier[0]?.moten.map(({ mote, original }) => [mote, original?.fil])).toEqual([
      ['lsvo-2023-03-10', 'undertecknat.pdf'],
    ]);
    // A number that was read too high does not hold the ledger up.
    ok(
      life.importera([{ ...signed, ...imported('2023-03-10', [38]), original: signed.original }], 'Felläst.'),
    );
    expect(life.serier[0]?.nasta).toBe(39);
  });

  test('events that cannot have happened are no history', () => {
    const event = (nummer: number[], datum = '2023-03-10', more: object = {}) => ({
      ...{
        slag: 'importerat' as const,
        mote: `lsvo-${datum}`,
        datum,
        start: null,
        extra: false,
        fil: 'a.yaml',
        nummer,
      },
      arenden: nummer.map(() => ({ rubrik: 'Ärende', diarienummer: null })),
      ...{ original: MARS.original, underskrifter: [], ...more },
    });
    const serie = apply(emptySerie({ organ: 'lsvo', period: '2023' }), event([5, 6]));
    expect(apply(serie, event([8, 7], '2023-04-14')).nasta).toBe(9);
    for (const wrong of [
      event([6], '2023-04-14'),
      event([7, 7], '2023-04-14'),
      event([7], '2023-04-14', { arenden: [] }),
      event([7]),
    ])
      expect(() => apply(serie, wrong)).toThrow(ImpossibleHistory);
    expect(apply(serie, event([7], '2023-03-10', { skal: 'Felläst.' })).nasta).toBe(8);
  });
});

describe('what can be done with an imported meeting', () => {
  const life = new Life();
  const own = fileOf(JUNI);
  beforeAll(() => ok(life.importera([JUNI, MARS])));

  test('no step makes its protokoll a second time', () => {
    const before = life.poster.length;
    const steps: [Outcome, string][] = [
      [life.reservera([own], 'Ändå.'), 'kallas'],
      [life.avsluta([own], 'Ändå.'), 'avslutas'],
      [life.faststall([own], 'Ändå.'), 'fastställas'],
      [life.ratta([own]), 'rättas'],
      [life.lasUpp(own), 'låsas upp'],
      [life.justera(own), 'justeras'],
      [life.publicera(own), 'publiceras'],
      [life.arkivera(own, 'Ändå.'), 'arkiveras'],
    ];
    for (const [outcome, ord] of steps) expect([ord, outcome]).toEqual([ord, ['ORIGINAL-001']]);
    expect(said(life)).toBe(
      'Protokollet för LSVO 2023-06-09 finns redan i originalet lsvo 2023-06-09.pdf och kan inte arkiveras här. | Originalet är det som arkiveras, där det redan hör hemma.',
    );
    expect(life.poster).toHaveLength(before);
  });

  test('its words follow the meeting file, its numbers do not', () => {
    const [first = '', second = '', third = ''] = JUNI.arenden.map(({ rubrik }) => rubrik);
    const better = fileOf(JUNI, [first, `${second} med tillägg`, third]);
    ok(life.rendera([better]));
    expect([life.wrote, life.view(own)]).toEqual([true, '§ 60–§ 62! importerad']);
    expect(life.serier[0]?.moten[1]?.paragrafer[1]?.rubrik).toBe(`${second} med tillägg`);
    for (const rubriker of [
      [first, second],
      [first, second, third, 'Nytt'],
    ])
      expect(life.rendera([fileOf(JUNI, rubriker)])).toEqual(['ORIGINAL-002']);
    expect(soft(said(life))).toMatch(
      /^Originalet för LSVO 2023-06-09 har tre ärenden, § 60–§ 62, men mötesfilen har nu fyra ärenden\. /,
    );
    expect(life.rendera([fileOf(JUNI, [second, first, third])])).toContain('NUMMER-012');
    expect(life.makuleraNummer(own, 61)).toEqual(['ORIGINAL-003']);
  });

  test('a date that was read wrong is corrected within the series', () => {
    const moved = { ...own, meeting: { ...own.meeting, datum: '2023-06-12' } };
    const later = { ...own, meeting: { ...own.meeting, datum: '2024-06-12' } };
    expect(life.flytta(later, '2023-06-09')).toEqual(['ORIGINAL-004']);
    ok(life.flytta(moved, '2023-06-09'), life.flytta(own, '2023-06-12'));
    expect(life.view(own)).toBe('§ 60–§ 62! importerad');
    // The original is known by its bytes, whatever date is read in it.
    ok(life.importera([{ ...JUNI, datum: '2023-06-30' }]));
    expect([life.wrote, told(life)[0]]).toEqual([
      false,
      'ORIGINAL-016 Filen lsvo 2023-06-09.pdf är redan införd i liggaren som LSVO 2023-06-09.',
    ]);
  });

  test('taken back, it frees its numbers, and can be imported again', () => {
    ok(life.makulera(own, 'Fel fil.'));
    expect([life.view(own), life.serieOf(own).nasta]).toEqual(['', 50]);
    expect(life.faststall([own])).toEqual(['STEG-002']);
    ok(life.importera([JUNI]));
    expect([life.view(own), life.serieOf(own).nasta]).toEqual(['§ 60–§ 62! importerad', 63]);
  });
});

test('every sentence is a whole one, and says what to do', () => {
  const values = {
    ...{ mote: 'LSVO 2023-11-17', fil: 'a.pdf', annan: 'b.pdf', namn: 'lsvo-2023-11-17', steg: 'justera' },
    ...{ har: '§ 1', nu: '§ 2', nummer: '§ 3', many: false, ref: '§ 4', fore: null, efter: '2023-11-17' },
    ...{ antalFore: 1, antalNu: 2, arenden: 2, datum: 'den 1 maj 2023', tillstand: 'utkast' },
    ...{ tidigt: '1', tidigtHar: '2', sent: '3', sentHar: '4', liggaren: '5', filen: '6' },
  };
  const own = Object.entries(CATALOGUE).filter(([code]) => code.startsWith('ORIGINAL-'));
  for (const [code, words] of own) {
    const { text, hint } = (words as (v: unknown) => { text: string; hint: string })(values);
    for (const sentence of [text, hint])
      expect([code, sentence]).toEqual([code, expect.stringMatching(/^[A-ZÅÄÖ§].*\.$/)]);
    expect(`${code} ${text} ${hint}`).not.toMatch(/undefined|null|\[object/);
  }
  expect(own).toHaveLength(23);
});

describe('on the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'justera-import-'));
  const ledger = join(folder, 'liggare.sqlite');
  const meeting = join(folder, 'lsvo-2023-01-20.yaml');
  const long = `${'protokoll_med_ett_mycket_långt_namn_'.repeat(4)}.txt`;
  const text = '§ 12 Öppnande';
  const small = imported('2023-01-20', [12, 15], {
    ...{ fil: `${folder.split('/').at(-1)}/lsvo-2023-01-20.yaml` },
    original: { fil: long, sha256: sha256(text) },
    arenden: ['Öppnande', 'Övrigt'].map((rubrik) => ({ rubrik, diarienummer: null })),
    underskrifter: [
      { av: 'Eva Prov', tid: '2023-01-31T23:30:00.250-02:00' },
      { av: ' ', tid: 'i går' },
    ],
  });
  const justera = (...args: string[]) => command(...args, '--ut', folder, '--liggare', ledger);
  const version = (): unknown => {
    const db = new DatabaseSync(ledger, { readOnly: true });
    const [found] = Object.values(db.prepare('PRAGMA user_version').get() ?? {});
    db.close();
    return found;
  };
  function enter(...meetings: ImportedMeeting[]) {
    const opened = openLedger(ledger);
    if (!opened.ok) throw new Error(opened.refusal.code);
    try {
      return enterImported(
        meetings,
        opened.ledger,
        { tid: '2024-05-01T10:00:00.000Z', av: 'Nils Öhrn' },
        { ledger },
      );
    } finally {
      opened.ledger.close();
    }
  }
  beforeAll(() => writeFileSync(meeting, smallMeeting('2023-01-20')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('a ledger without imports stays as older programs know it, one with them does not', async () => {
    writeFileSync(join(folder, 'senare.yaml'), smallMeeting('2023-02-17', 'Annat'));
    expect(await justera('rendera', join(folder, 'senare.yaml'))).toMatchObject({ code: 0 });
    expect(version()).toBe(2);
    const entered = enter(small);
    expect(entered).toMatchObject({ meetings: [{ mote: 'lsvo-2023-01-20', utfall: 'infort' }] });
    expect(version()).toBe(3);
    const before = readFileSync(ledger);
    expect(enter(small)).toMatchObject({ meetings: [{ utfall: 'fanns' }], additions: [] });
    expect(readFileSync(ledger).equals(before)).toBe(true);
  });

  test('rendera makes an avskrift with the numbers of the original, and nothing to sign', async () => {
    const done = await justera('rendera', meeting);
    expect([done.code, done.err]).toEqual([0, expect.not.stringContaining('UTKAST')]);
    expect(soft(done.out)).toMatch(/protokoll-lsvo-2023-01-20-avskrift\.pdf .*§ 12 och § 15 +importerad/);
    const bytes = readFileSync(join(folder, 'protokoll-lsvo-2023-01-20-avskrift.pdf'));
    const words = soft(plainText(await readPdf(bytes))).replace(/\s+/g, ' ');
    expect(words).toContain('undertecknat av Eva Prov den 1 februari 2023 och någon utan namn.');
    expect(words).toMatch(/Avskrift\..*§ 12 Öppnande.*§ 15 Övrigt/);
    const refused = await justera('rendera', meeting, '--exemplar', 'arkiv');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('ORIGINAL-021')]);
  });

  test('fastställ is refused with what to do instead', async () => {
    const { code, err } = await justera('fastställ', meeting, '--ändå', 'Bråttom.');
    expect([code, err]).toEqual([2, expect.stringContaining('(ORIGINAL-001)')]);
    expect(err.replace(/\s+/g, ' ')).toContain('Vill du ha en avskrift skriver du justera rendera FIL.');
  });

  test('liggare shows it in every form', async () => {
    const table = soft((await justera('liggare')).out);
    const sum = sha256(text).slice(0, 12);
    expect(table).toMatch(new RegExp(`§ 12 +2023-01-20 +Öppnande +importerad +${sum}`));
    expect(table).toContain('- Numren § 13–§ 14 saknas i protokollet från mötet 2023-01-20.');
    expect((await justera('liggare', '--format', 'csv')).out).toContain(
      `importerad;nej;;;;;;;;;${long};${sha256(text)};`,
    );
    const json = JSON.parse((await justera('liggare', '--format', 'json')).out);
    expect(json.ar[0].moten[0]).toMatchObject({
      tillstand: 'importerad',
      original: {
        fil: long,
        sha256: sha256(text),
        underskrifter: [{ av: 'Eva Prov' }, { av: null, tid: null }],
      },
      historik: [{ steg: 'importerat', nummer: [12, 15], fil: long }],
    });
    expect((await justera('liggare', '--format', 'pdf')).code).toBe(0);
    const printed = plainText(await readPdf(readFileSync(join(folder, 'paragrafliggare-lsvo-2023.pdf'))));
    expect(soft(printed).replace(/\s+/g, ' ')).toContain('Numren § 1–§ 11 saknas före mötet 2023-01-20.');
    expect(printed.replace(/\s+/g, ' ')).toContain(
      'enligt filen undertecknat av Eva Prov den 1 februari 2023',
    );
  });

  test('--kontrollera compares the original where it lies, and tells holes without calling them wrong', async () => {
    writeFileSync(join(folder, long), text);
    // The numbers of the meeting after it moved.
    expect((await justera('liggare', '--kontrollera')).out).toContain('(KONTROLL-013)');
    rmSync(join(folder, 'protokoll-lsvo-2023-02-17-utkast.pdf'));
    const sound = await justera('liggare', '--kontrollera');
    expect(sound.code).toBe(0);
    const words = soft(sound.out).replace(/\s+/g, ' ');
    expect(words).toContain('det som saknas hör till protokoll som inte är importerade: 13 nummer.');
    expect(words).toContain(
      'Ett original till importerade protokoll stämmer. En avskrift har originalets nummer.',
    );
    expect(words).toContain('Varning: Numren § 13–§ 14 saknas i protokollet från mötet 2023-01-20.');
    writeFileSync(join(folder, long), `${text}.`);
    const changed = await justera('liggare', '--kontrollera');
    expect([changed.code, changed.out]).toEqual([1, expect.stringContaining('(ORIGINAL-018)')]);
    writeFileSync(join(folder, long), text);
  });

  test('an avskrift of something that is no longer so is told', async () => {
    const opened = openLedger(ledger);
    if (!opened.ok) throw new Error(opened.refusal.code);
    const signature = { tid: '2024-05-02T10:00:00.000Z', av: 'Nils Öhrn' };
    enterImported([{ ...small, nummer: [11, 15] }], opened.ledger, signature, { ledger, anda: 'Felläst.' });
    opened.ledger.close();
    const old = await justera('liggare', '--kontrollera');
    expect([old.code, old.out]).toEqual([1, expect.stringContaining('(ORIGINAL-019)')]);
    expect((await justera('liggare')).out).toContain('importerades på nytt');
    await justera('makulera', 'lsvo-2023-01-20', '--skäl', 'Fel fil.');
    const gone = await justera('liggare', '--kontrollera');
    expect([gone.code, gone.out]).toEqual([1, expect.stringContaining('(ORIGINAL-020)')]);
  });
});
