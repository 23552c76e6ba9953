// The promise about numbers: 1…N per series without holes or duplicates over any history, and § as printed.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NumberPlan, TakenMeeting } from '../src/domain/numbers.ts';
import { parseNarvaro } from '../src/domain/person.ts';
import type { Sammantrade } from '../src/domain/sammantrade.ts';
import { formProblem } from '../src/load/organ-faults.ts';
import { bareNumber, letter, wordOf } from '../src/number/labels.ts';
import { type PlanOptions, planNumbers, rubrikerOf, seriesOf } from '../src/number/plan-numbers.ts';
import { type ArendeIndex, formatRefs, resolveNarvaro } from '../src/number/refs.ts';
import { memoryLedger } from './ledger-memory.ts';
import { number, organ, plan, sammantrade, takenOf } from './numbers-given.ts';

const LSVO = organ('lsvo');
const PSVO = organ('psvo', 'ar', '§ {n}/{åå}');
const GRUPP = organ('grupp', 'mote', '{n}).', '{n}.{m}).');

/** Soft so that a failing test shows both. */
const soft = (text: string): string => text.replaceAll('\u00a0', '_');
const rubriker = (prefix: string, antal: number): string[] =>
  Array.from({ length: antal }, (_, i) => `${prefix} ${i + 1}`);

function held(meeting: Sammantrade, first: number, fil: string): TakenMeeting {
  const own = rubrikerOf(meeting);
  return {
    organ: 'lsvo',
    datum: meeting.datum,
    first,
    last: first + own.length - 1,
    rubriker: own,
    fil,
  };
}

const OKTOBER = held(sammantrade('2023-10-13', rubriker('Oktober', 7)), 101, 'oktober.yaml');
const NOVEMBER = held(sammantrade('2023-11-17', rubriker('November', 10)), 108, 'november.yaml');

function refusalOf(meeting: Sammantrade, taken: readonly TakenMeeting[], options: PlanOptions) {
  const planned = planNumbers(meeting, LSVO, taken, options);
  return planned.ok ? null : { ...planned.refusal, values: soft(JSON.stringify(planned.refusal.values)) };
}

describe('what is printed', () => {
  const sub: [string, number] = ['Övriga frågor', 28];
  const lsvo = plan(sammantrade('2023-11-17', [...rubriker('Ärende', 9), sub]), LSVO, [], {
    fil: 'a',
    start: 108,
  });
  const psvo = plan(sammantrade('2024-03-01', rubriker('Ärende', 11)), PSVO, [], { fil: 'b', start: 12 });
  const grupp = plan(sammantrade('2023-03-10', [...rubriker('Ärende', 12), sub, 'Övrigt']), GRUPP, [], {
    fil: 'c',
  });
  const single = (form: string, start: number): NumberPlan =>
    plan(sammantrade('2005-03-01', ['Ett']), organ('x', 'ar', form), [], { fil: 'd', start });

  test('labels, references and ids', () => {
    expect(lsvo.arenden[0]).toEqual({
      number: 108,
      label: '§\u00a0108',
      ref: '§\u00a0108',
      id: 'p0108',
      underpunkter: [],
    });
    expect(lsvo.arenden[9]?.underpunkter[0]).toEqual({ label: 'a/', ref: '§\u00a0117\u00a0a', id: 'p0117a' });
    expect(lsvo.arenden[9]?.underpunkter[27]?.label).toBe('ab/');
    expect(soft(psvo.arenden[0]?.label ?? '')).toBe('§_12/24');
    expect(grupp.arenden[0]).toMatchObject({ label: '1).', ref: 'punkt\u00a01', id: 'p0001' });
    expect(grupp.arenden[12]?.underpunkter[4]).toEqual({
      label: '13.5).',
      ref: 'punkt\u00a013.5',
      id: 'p0013e',
    });
  });

  test('forms that other bodies may have', () => {
    expect(soft(single('§{n}', 7).range)).toBe('§_7');
    expect(soft(single('§  {n}.', 7).arenden[0]?.label ?? '')).toBe('§_7.');
    expect(soft(single('§  {n}.', 7).arenden[0]?.ref ?? '')).toBe('§_7');
    expect(soft(single('Ärende {n}', 7).arenden[0]?.label ?? '')).toBe('Ärende_7');
    expect(soft(single('Ärende {n}', 7).range)).toBe('Ärende_7');
    expect(soft(single('Ärende {n}', 7).arenden[0]?.ref ?? '')).toBe('Ärende_7');
    expect(soft(single('§ {n} (år {åååå}).', 7).arenden[0]?.ref ?? '')).toBe('§_7_(år_2005)');
    expect(soft(single('({n})', 7).arenden[0]?.ref ?? '')).toBe('punkt_(7)');
    expect(soft(single('KS-{n}', 7).arenden[0]?.ref ?? '')).toBe('punkt_KS-7');
    expect(soft(single('§ {n}/{åå}'.normalize('NFD'), 7).range)).toBe('§_7/05');
    expect(soft(single('§ {åååå}:{n}', 7).range)).toBe('§_2005:7');
  });

  test('ranges', () => {
    expect(soft(lsvo.range)).toBe('§_108–§_117');
    expect(soft(psvo.range)).toBe('§_12/24–§_22/24');
    expect(grupp.range).toBe('1–14');
  });

  test.each<[NumberPlan, ArendeIndex[], string]>([
    [lsvo, [], ''],
    [lsvo, [{ arende: 2 }], '§_110'],
    [lsvo, [{ arende: 2 }, { arende: 3 }, { arende: 4 }], '§§_110–112'],
    [lsvo, [{ arende: 3 }, { arende: 2 }, { arende: 3 }], '§§_110 och 111'],
    [lsvo, [{ arende: 9, underpunkt: 0 }, { arende: 6 }, { arende: 2 }], '§§_110, 114 och 117_a'],
    [lsvo, [{ arende: 9, underpunkt: 0 }], '§_117_a'],
    [lsvo, [0, 1, 2].map((underpunkt) => ({ arende: 9, underpunkt })), '§§_117_a–c'],
    [lsvo, [{ arende: 9 }, { arende: 9, underpunkt: 3 }], '§_117'],
    [psvo, [0, 1, 2, 3, 4, 5].map((arende) => ({ arende })), '§§_12/24–17/24'],
    [grupp, [{ arende: 2 }], 'punkt_3'],
    [grupp, [2, 3, 4].map((arende) => ({ arende })), 'punkterna_3–5'],
    [grupp, [{ arende: 12, underpunkt: 0 }], 'punkt_13.1'],
    [grupp, [0, 1, 2].map((underpunkt) => ({ arende: 12, underpunkt })), 'punkterna_13.1–13.3'],
  ])('references %#', (given, items, expected) => {
    expect(soft(formatRefs(given, items))).toBe(expected);
  });

  test.each([
    [lsvo, '§§ 110–112', '§§_110–112'],
    [lsvo, 'ärende 1', '§_108'],
    [lsvo, 'del av mötet', 'del av mötet'],
    [psvo, '§§12 - 17', '§§_12/24–17/24'],
    [grupp, 'punkt 2–4 och 6', 'punkterna_2–4 och 6'],
    [lsvo, '§§ 107–112', 'NUMMER-001'],
    [lsvo, '§ 118', 'NUMMER-001'],
    [lsvo, 'ärende 11', 'NUMMER-009'],
  ])('presence %#', (given, typed, expected) => {
    const narvaro = parseNarvaro(typed);
    if (!narvaro) throw new Error(typed);
    const resolved = resolveNarvaro(narvaro, given, 'ledamöter[0]');
    expect(resolved.ok ? soft(resolved.text) : resolved.refusal.code).toBe(expected);
    if (!resolved.ok) expect(resolved.refusal.path).toBe('ledamöter[0]');
  });

  test('a form with words before and after the number', () => {
    const given = ['Ett', ['Två', 3], 'Tre', 'Fyra'] as (string | [string, number])[];
    const of = (form: string): NumberPlan =>
      plan(sammantrade('2023-03-01', given), organ('ks', 'ar', form), [], { fil: 'e' });
    const ks = of('KS § {n}/{åååå}');
    const year = of('§ {n} (år {åååå})');
    const said = (numbers: NumberPlan, ...items: number[]): string =>
      soft(
        formatRefs(
          numbers,
          items.map((arende) => ({ arende })),
        ),
      );
    expect(soft(ks.range)).toBe('KS_§_1/2023–KS_§_4/2023');
    expect(soft(ks.arenden[1]?.underpunkter[0]?.ref ?? '')).toBe('KS_§_2/2023_a');
    expect([said(ks, 0), said(ks, 0, 1), said(ks, 0, 1, 2)]).toEqual([
      'KS_§_1/2023',
      'KS_§§_1/2023 och 2/2023',
      'KS_§§_1/2023–3/2023',
    ]);
    expect(
      soft(
        formatRefs(
          ks,
          [0, 1, 2].map((underpunkt) => ({ arende: 1, underpunkt })),
        ),
      ),
    ).toBe('KS_§§_2/2023_a–c');
    expect(soft(year.range)).toBe('§_1_(år_2023)–§_4_(år_2023)');
    expect(said(year, 1, 3)).toBe('§§_2_(år_2023) och 4_(år_2023)');
    expect(said(of('Ärende {n}'), 0, 1, 2)).toBe('Ärende_1–3');
  });

  test('any form: the range has both labels, the references every number', () => {
    const words = fc.stringMatching(/^[A-ZÅÄÖa-zåäö]{1,6}$/);
    const gap = fc.constantFrom('', ' ', '  ', '-', ': ');
    const before = fc.oneof(
      fc.constantFrom('', '§', '§ ', '(', '§ ('),
      fc.tuple(words, fc.constantFrom(' § ', ' ', '-', ' nr ')).map((parts) => parts.join('')),
    );
    const number = fc.constantFrom(
      '{n}',
      '{n}/{åå}',
      '{n}/{åååå}',
      '{åååå}:{n}',
      '{n} (år {åååå})',
      '{n} [{åå}]',
    );
    const after = fc.oneof(
      fc.constant(''),
      fc.tuple(gap, words).map((parts) => parts.join('')),
      words.map((word) => ` (${word})`),
    );
    const trim = fc.constantFrom('', '.', ').', ':', ' –', '/');
    fc.assert(
      fc.property(
        before,
        number,
        after,
        trim,
        fc.integer({ min: 1, max: 2000 }),
        (start, middle, end, tail, first) => {
          const bracket = start.endsWith('(') ? ')' : '';
          const form = `${start}${middle}${end}${bracket}${tail}`;
          expect([form, formProblem(form)]).toEqual([form, null]);
          const numbers = plan(
            sammantrade('2023-03-01', ['Ett', 'Två', ['Tre', 2]]),
            organ('x', 'ar', form),
            [],
            {
              fil: 'a',
              start: first,
            },
          );
          const bare = (label: string): string =>
            label.slice(0, label.length - tail.replace(/\s/g, '_').length);
          const [one, two, three] = numbers.arenden;
          if (!one || !two || !three) throw new Error('three');
          expect(numbers.range).toBe(`${bare(one.label)}–${bare(three.label)}`);
          for (const arende of numbers.arenden) {
            expect(arende.ref.endsWith(bare(arende.label))).toBe(true);
            expect(arende.ref).toBe(`${wordOf(arende.ref)}\u00a0${bareNumber(arende.ref)}`);
            expect(bareNumber(arende.ref)).toMatch(new RegExp(`(^|\\D)${arende.number}(\\D|$)`));
          }
          const both = formatRefs(numbers, [{ arende: 0 }, { arende: 2 }]);
          for (const arende of [one, three]) expect(both).toContain(bareNumber(arende.ref));
          expect(formatRefs(numbers, [{ arende: 1 }])).toBe(two.ref);
        },
      ),
    );
  });

  test('letters go on after z', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letter)).toEqual(['a', 'z', 'aa', 'az', 'ba', 'zz', 'aaa']);
  });
});

describe('which numbers', () => {
  const december = sammantrade('2023-12-15', rubriker('December', 3));

  test('first 1, then the number after the last one; a new year begins anew', () => {
    expect(plan(december, LSVO, [], { fil: 'd' })).toMatchObject({ first: 1, last: 3 });
    expect(plan(december, LSVO, [OKTOBER, NOVEMBER], { fil: 'd' })).toMatchObject({ first: 118, last: 120 });
    expect(seriesOf({ datum: '2023-12-31' }, LSVO)).toEqual({ organ: 'lsvo', period: '2023' });
    expect(seriesOf({ datum: '2024-01-01' }, LSVO)).toEqual({ organ: 'lsvo', period: '2024' });
    expect(seriesOf({ datum: '2024-01-01' }, GRUPP)).toEqual({ organ: 'grupp', period: '2024-01-01' });
  });

  test('the same meeting keeps its numbers, and they follow while it is the last one', () => {
    const taken = [OKTOBER, NOVEMBER];
    const again = (antal: number): NumberPlan =>
      plan(sammantrade('2023-11-17', rubriker('November', antal)), LSVO, taken, { fil: 'november.yaml' });
    expect(again(10)).toMatchObject({ first: 108, last: 117 });
    expect(again(12)).toMatchObject({ first: 108, last: 119 });
    expect(again(4)).toMatchObject({ first: 108, last: 111 });
  });

  test('once a later meeting has numbers, an earlier one can neither grow nor shrink', () => {
    const grown = sammantrade('2023-10-13', rubriker('Oktober', 8));
    expect(refusalOf(grown, [OKTOBER, NOVEMBER], { fil: 'oktober.yaml' })).toEqual({
      code: 'NUMMER-008',
      path: 'ärenden',
      values:
        '{"datum":"den 13_oktober 2023","har":"§_101–§_107","antalFore":7,"antalNu":8,' +
        '"senareDatum":"den 17_november 2023","senareHar":"§_108–§_117"}',
    });
    const renamed = sammantrade('2023-10-13', [...rubriker('Oktober', 6), 'Ny rubrik']);
    expect(refusalOf(renamed, [OKTOBER, NOVEMBER], { fil: 'oktober.yaml' })).toBeNull();
  });

  test('a new meeting before one that has numbers is refused', () => {
    const extra = sammantrade('2023-11-01', ['Extra']);
    expect(refusalOf(extra, [OKTOBER, NOVEMBER], { fil: 'extra.yaml' })?.code).toBe('NUMMER-002');
    expect(refusalOf(extra, [OKTOBER], { fil: 'extra.yaml' })).toBeNull();
  });

  test('a start is for a series without earlier numbers, and may only agree with the ledger', () => {
    const november = sammantrade('2023-11-17', rubriker('November', 10));
    const start = (value: number, taken: TakenMeeting[]) =>
      refusalOf(november, taken, { fil: 'november.yaml', start: value })?.code ?? 'ok';
    expect(start(108, [])).toBe('ok');
    expect(start(108, [NOVEMBER])).toBe('ok');
    expect(start(1, [NOVEMBER])).toBe('NUMMER-003');
    expect(start(108, [OKTOBER])).toBe('ok');
    expect(start(109, [OKTOBER])).toBe('NUMMER-004');
    expect(start(0, [])).toBe('NUMMER-005');
    expect(start(1.5, [])).toBe('NUMMER-005');
    const mote = planNumbers(november, GRUPP, [], { fil: 'a', start: 5 });
    expect(mote.ok ? 'ok' : mote.refusal.code).toBe('NUMMER-010');
  });

  test("another meeting's file with the same date is refused, standing rubriker notwithstanding", () => {
    const standing = ['Godkännande av dagordning', 'Föregående protokoll', 'Övriga frågor'];
    const first = held(sammantrade('2023-10-13', [...standing, 'Oktober']), 101, 'oktober.yaml');
    const second = held(sammantrade('2023-11-17', [...standing, 'A', 'B']), 105, 'november.yaml');
    const copied = sammantrade('2023-11-17', [...standing, 'X', 'Y', 'Z']);
    expect(refusalOf(copied, [first, second], { fil: 'december.yaml' })?.code).toBe('NUMMER-006');
    const renamedFile = sammantrade('2023-11-17', [...standing, 'a ', 'B', 'C']);
    expect(refusalOf(renamedFile, [first, second], { fil: 'justerat.yaml' })).toBeNull();
    expect(refusalOf(copied, [first, second], { fil: 'november.yaml' })).toBeNull();
  });

  test('a file that has numbers under another date is refused', () => {
    const moved = sammantrade('2023-11-24', rubriker('November', 10));
    expect(refusalOf(moved, [OKTOBER, NOVEMBER], { fil: 'november.yaml' })?.code).toBe('NUMMER-007');
    const other = sammantrade('2023-11-24', rubriker('Något annat', 10));
    expect(refusalOf(other, [OKTOBER, NOVEMBER], { fil: 'november.yaml' })).toBeNull();
  });
});

describe('over any history', () => {
  const BODIES = [LSVO, PSVO, GRUPP];
  const DATES = ['2023-10-13', '2023-11-17', '2023-12-31', '2024-01-01', '2024-03-01', '2024-03-26'];
  const step = fc.record({
    body: fc.constantFrom(...BODIES),
    datum: fc.constantFrom(...DATES),
    antal: fc.integer({ min: 1, max: 12 }),
    underpunkter: fc.integer({ min: 0, max: 3 }),
    start: fc.option(fc.constantFrom(1, 38, 108), { nil: undefined, freq: 8 }),
  });

  test('numbers are one run per series, each given once, and only what must be refused is refused', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        const ledger = memoryLedger();
        const counts = new Map<string, Map<string, number>>();
        const starts = new Map<string, number>();
        for (const { body, datum, antal, underpunkter, start } of steps) {
          const meeting = sammantrade(
            datum,
            rubriker(`${datum} ärende`, antal).map((r) => [r, underpunkter]),
          );
          const fil = `${body.slug}-${datum}.yaml`;
          const series = JSON.stringify(seriesOf(meeting, body));
          const known = counts.get(series) ?? new Map<string, number>();
          const before = takenOf(ledger, meeting, body);
          const done = number(ledger, meeting, body, { fil, ...(start === undefined ? {} : { start }) });
          if (done.ok) {
            if (known.size === 0) starts.set(series, start ?? 1);
            if (known.size === 1 && known.has(datum) && start !== undefined)
              expect(start).toBe(starts.get(series));
            counts.set(series, known.set(datum, antal));
          } else {
            const later = [...known.keys()].some((other) => other > datum);
            if (start === undefined) expect(later && known.get(datum) !== antal).toBe(true);
            expect(takenOf(ledger, meeting, body)).toEqual(before);
          }
          let next = starts.get(series) ?? 1;
          const expected = [...known.entries()]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([day, size]) => {
              next += size;
              return [day, next - size, next - 1];
            });
          expect(takenOf(ledger, meeting, body).map((m) => [m.datum, m.first, m.last])).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('planning again gives the same plan; nothing printed has an ordinary space after §; ids are unique', () => {
    fc.assert(
      fc.property(
        step,
        fc.constantFrom('§ {n}', '§{n}', '§  {n}/{åå}', '{n}).', 'LSVO § {n}', '§ {åååå}:{n}.'),
        fc.constantFrom('{a}/', '{n}.{m}).', '{m}.', '{a})'),
        fc.array(fc.record({ arende: fc.nat(11), underpunkt: fc.integer({ min: -1, max: 2 }) })),
        ({ datum, antal, underpunkter, start }, form, underpunkt, refs) => {
          const body = organ('prov', 'ar', form, underpunkt);
          const meeting = sammantrade(
            datum,
            rubriker('Ärende', antal).map((r) => [r, underpunkter]),
          );
          const options = { fil: 'a.yaml', ...(start === undefined ? {} : { start }) };
          const ledger = memoryLedger();
          const first = plan(meeting, body, [], options);
          expect(plan(meeting, body, [], options)).toEqual(first);
          expect(number(ledger, meeting, body, options)).toEqual({ ok: true, changed: true });
          expect(plan(meeting, body, takenOf(ledger, meeting, body), options)).toEqual(first);
          expect(number(ledger, meeting, body, options)).toEqual({ ok: true, changed: false });

          const parts = first.arenden.flatMap((arende) => [arende, ...arende.underpunkter]);
          const items = refs.filter((ref) => ref.arende < antal && ref.underpunkt < underpunkter);
          const printed = [...parts.flatMap((p) => [p.label, p.ref]), first.range, formatRefs(first, items)];
          for (const text of printed) expect(text).not.toMatch(/§[^\u00a0§]/u);
          for (const part of parts) expect(part.id).toMatch(/^p\d{4}[a-z]*$/);
          expect(new Set(parts.map((p) => p.id)).size).toBe(parts.length);
          expect(new Set(parts.map((p) => p.ref)).size).toBe(parts.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
