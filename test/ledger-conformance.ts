// What every storage of the ledger must do, whatever it is made of. Later storages run the same suite.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { TakenMeeting } from '../src/domain/numbers.ts';
import { LEDGER_CHANGED, type Ledger } from '../src/ledger/ledger.ts';
import { planNumbers, rubrikerOf } from '../src/number/plan-numbers.ts';
import { number, organ, plan, sammantrade, takenOf } from './numbers-given.ts';

const LSVO = organ('lsvo');
const PSVO = organ('psvo', 'ar', '§ {n}/{åå}');
const GRUPP = organ('grupp', 'mote', '{n}).');
const AT = '2023-11-17T12:00:00+01:00';

const OKTOBER = sammantrade('2023-10-13', ['Dagordning', 'Budget']);
const NOVEMBER = sammantrade('2023-11-17', ['Öppnande', 'Årshjul', 'Övrigt']);

/** `open` gives an empty ledger, and after that the same one again. */
export function ledgerConformance(name: string, open: () => { ledger: Ledger; reopen: () => Ledger }): void {
  describe(`ledger conformance: ${name}`, () => {
    let ledger: Ledger;
    let reopen: () => Ledger;
    beforeEach(() => {
      ({ ledger, reopen } = open());
    });
    afterEach(() => ledger.close());

    test('an empty ledger knows no meetings', () => {
      expect(ledger.taken({ organ: 'lsvo', period: '2023' })).toEqual({ ok: true, taken: [] });
    });

    test('what is committed is read back, also after opening again', () => {
      expect(number(ledger, OKTOBER, LSVO, { fil: 'o.yaml', start: 98 })).toEqual({
        ok: true,
        changed: true,
      });
      expect(number(ledger, NOVEMBER, LSVO, { fil: 'n.yaml' })).toEqual({ ok: true, changed: true });
      const expected = [
        {
          organ: 'lsvo',
          datum: '2023-10-13',
          first: 98,
          last: 99,
          rubriker: ['Dagordning', 'Budget'],
          fil: 'o.yaml',
        },
        {
          organ: 'lsvo',
          datum: '2023-11-17',
          first: 100,
          last: 102,
          rubriker: ['Öppnande', 'Årshjul', 'Övrigt'],
          fil: 'n.yaml',
        },
      ];
      expect(takenOf(ledger, NOVEMBER, LSVO)).toEqual(expected);
      ledger.close();
      ledger = reopen();
      expect(takenOf(ledger, NOVEMBER, LSVO)).toEqual(expected);
    });

    test('series of other bodies, years and meetings are their own', () => {
      for (const body of [LSVO, PSVO, GRUPP]) number(ledger, NOVEMBER, body, { fil: 'n.yaml' });
      number(ledger, sammantrade('2024-01-12', ['Nytt år']), LSVO, { fil: 'j.yaml' });
      for (const body of [LSVO, PSVO, GRUPP]) expect(takenOf(ledger, NOVEMBER, body)).toHaveLength(1);
      expect(takenOf(ledger, OKTOBER, GRUPP)).toEqual([]);
      expect(takenOf(ledger, sammantrade('2024-01-12', ['x']), LSVO)[0]).toMatchObject({ first: 1, last: 1 });
    });

    test('the same again changes nothing; a meeting that grew or shrank replaces itself', () => {
      number(ledger, NOVEMBER, LSVO, { fil: 'n.yaml' });
      expect(number(ledger, NOVEMBER, LSVO, { fil: 'n.yaml' })).toEqual({ ok: true, changed: false });
      for (const rubriker of [['Öppnande', 'Årshjul', 'Övrigt', 'Till'], ['Öppnande']]) {
        const meeting = sammantrade('2023-11-17', rubriker);
        expect(number(ledger, meeting, LSVO, { fil: 'n.yaml' })).toEqual({ ok: true, changed: true });
        expect(takenOf(ledger, meeting, LSVO)).toMatchObject([{ first: 1, last: rubriker.length, rubriker }]);
      }
    });

    test('a plan made before others took numbers is refused, and a new one goes through', () => {
      const basedOn = takenOf(ledger, NOVEMBER, LSVO);
      const stale = plan(NOVEMBER, LSVO, basedOn, { fil: 'n.yaml' });
      number(ledger, OKTOBER, LSVO, { fil: 'o.yaml' });
      const entry = { fil: 'n.yaml', rubriker: rubrikerOf(NOVEMBER), at: AT, basedOn };
      const result = ledger.commit([{ plan: stale, ...entry }]);
      expect(result.ok ? 'ok' : result.refusal.code).toBe(LEDGER_CHANGED);
      expect(takenOf(ledger, NOVEMBER, LSVO)).toHaveLength(1);
      number(ledger, NOVEMBER, LSVO, { fil: 'n.yaml' });
      expect(takenOf(ledger, NOVEMBER, LSVO)[1]).toMatchObject({ first: 3, last: 5 });
    });

    test('the numbers of several meetings are taken together: all of them or none', () => {
      const plans = (basedOn: TakenMeeting[]) => [
        {
          plan: plan(OKTOBER, LSVO, [], { fil: 'o.yaml' }),
          fil: 'o.yaml',
          rubriker: rubrikerOf(OKTOBER),
          at: AT,
          basedOn: [],
        },
        {
          plan: plan(NOVEMBER, PSVO, [], { fil: 'n.yaml' }),
          fil: 'n.yaml',
          rubriker: rubrikerOf(NOVEMBER),
          at: AT,
          basedOn,
        },
      ];
      number(ledger, OKTOBER, PSVO, { fil: 'p.yaml' });
      const refused = ledger.commit(plans([]));
      expect(refused.ok ? 'ok' : refused.refusal.code).toBe(LEDGER_CHANGED);
      expect(takenOf(ledger, OKTOBER, LSVO)).toEqual([]);
    });

    test('numbers taken in another series do not stand in the way', () => {
      const basedOn = takenOf(ledger, NOVEMBER, LSVO);
      const made = plan(NOVEMBER, LSVO, basedOn, { fil: 'n.yaml' });
      number(ledger, NOVEMBER, PSVO, { fil: 'p.yaml' });
      const entry = { fil: 'n.yaml', rubriker: rubrikerOf(NOVEMBER), at: AT, basedOn };
      expect(ledger.commit([{ plan: made, ...entry }])).toEqual({ ok: true, changed: true });
    });

    test('a plan that breaks the series is our own bug and leaves the ledger as it was', () => {
      number(ledger, OKTOBER, LSVO, { fil: 'o.yaml' });
      const basedOn = takenOf(ledger, NOVEMBER, LSVO);
      const planned = planNumbers(NOVEMBER, LSVO, [], { fil: 'n.yaml', start: 7 });
      if (!planned.ok) throw new Error('not planned');
      const entry = { fil: 'n.yaml', rubriker: rubrikerOf(NOVEMBER), at: AT, basedOn };
      expect(() => ledger.commit([{ plan: planned.plan, ...entry }])).toThrow('plan breaks series lsvo 2023');
      expect(takenOf(ledger, NOVEMBER, LSVO)).toEqual(basedOn);
      expect(number(ledger, NOVEMBER, LSVO, { fil: 'n.yaml' })).toEqual({ ok: true, changed: true });
    });
  });
}
