// § as printed: labels, references, ranges and ids, whatever form a body has. Which numbers: `life.test.ts`.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NumberPlan } from '../src/domain/numbers.ts';
import { parseNarvaro } from '../src/domain/person.ts';
import { formProblem } from '../src/load/organ-faults.ts';
import { bareNumber, letter, wordOf } from '../src/number/labels.ts';
import { seriesOf } from '../src/number/plan-numbers.ts';
import { type ArendeIndex, formatRefs, resolveNarvaro } from '../src/number/refs.ts';
import { organ, plan, sammantrade } from './numbers-given.ts';

const LSVO = organ('lsvo');
const PSVO = organ('psvo', 'ar', '§ {n}/{åå}');
const GRUPP = organ('grupp', 'mote', '{n}).', '{n}.{m}).');

/** Soft so that a failing test shows both. */
const soft = (text: string): string => text.replaceAll('\u00a0', '_');
const rubriker = (prefix: string, antal: number): string[] =>
  Array.from({ length: antal }, (_, i) => `${prefix} ${i + 1}`);

describe('what is printed', () => {
  const sub: [string, number] = ['Övriga frågor', 28];
  const lsvo = plan(sammantrade('2023-11-17', [...rubriker('Ärende', 9), sub]), LSVO, 108);
  const psvo = plan(sammantrade('2024-03-01', rubriker('Ärende', 11)), PSVO, 12);
  const grupp = plan(sammantrade('2023-03-10', [...rubriker('Ärende', 12), sub, 'Övrigt']), GRUPP);
  const single = (form: string, start: number): NumberPlan =>
    plan(sammantrade('2005-03-01', ['Ett']), organ('x', 'ar', form), start);

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

  test('a range does not run over a voided number', () => {
    const holed = { ...lsvo, arenden: lsvo.arenden.filter(({ number }) => number !== 111) };
    const said = [1, 2, 3, 4].map((arende) => ({ arende }));
    expect(soft(formatRefs(holed, said))).toBe('§§_109, 110, 112 och 113');
    const there = parseNarvaro('§§ 110–112');
    const text = there && resolveNarvaro(there, holed);
    expect(text?.ok ? soft(text.text) : null).toBe('§§_110 och 112');
  });

  test('a form with words before and after the number', () => {
    const given = ['Ett', ['Två', 3], 'Tre', 'Fyra'] as (string | [string, number])[];
    const of = (form: string): NumberPlan => plan(sammantrade('2023-03-01', given), organ('ks', 'ar', form));
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
            first,
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

test('a year is that of the date in Stockholm; a body without years has a series per meeting', () => {
  const day = (datum: string, extra = false) => ({ datum, extra });
  expect(seriesOf(day('2023-12-31'), LSVO)).toEqual({ organ: 'lsvo', period: '2023' });
  expect(seriesOf(day('2024-01-01'), LSVO)).toEqual({ organ: 'lsvo', period: '2024' });
  expect(seriesOf(day('2024-01-01'), GRUPP)).toEqual({ organ: 'grupp', period: '2024-01-01' });
  expect(seriesOf(day('2024-01-01', true), GRUPP)).toEqual({ organ: 'grupp', period: '2024-01-01-extra' });
});

describe('over any meeting', () => {
  const step = fc.record({
    datum: fc.constantFrom('2023-10-13', '2023-12-31', '2024-01-01'),
    antal: fc.integer({ min: 1, max: 12 }),
    underpunkter: fc.integer({ min: 0, max: 3 }),
    start: fc.constantFrom(1, 38, 108),
  });

  test('nothing printed has an ordinary space after §; ids are unique', () => {
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
          const first = plan(meeting, body, start);

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
