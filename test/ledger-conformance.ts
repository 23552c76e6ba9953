// What every storage of the ledger must do, whatever it is made of. Later storages run the same suite.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Handelse } from '../src/domain/handelse.ts';
import { ImpossibleHistory } from '../src/domain/liggare.ts';
import type { Series } from '../src/domain/numbers.ts';
import { firstBreak, headOf, NO_HEAD } from '../src/ledger/chain.ts';
import { LEDGER_CHANGED, type Ledger } from '../src/ledger/ledger.ts';
import {
  add,
  additionTo,
  allPosts,
  codeOf,
  day,
  finish,
  LSVO,
  lifeOfABody,
  meeting,
  ok,
  PSVO,
  postsOf,
  serieOf,
  ULLA,
} from './ledger-given.ts';

const JANUARI = meeting(LSVO, day(12), 2);
const MARS = meeting(LSVO, day(73), 3);
const PSVO_MARS = meeting(PSVO, day(73), 1);

/** `open` gives an empty ledger, and after that the same one again. */
export function ledgerConformance(name: string, open: () => { ledger: Ledger; reopen: () => Ledger }): void {
  describe(`ledger conformance: ${name}`, () => {
    let ledger: Ledger;
    let reopen: () => Ledger;
    beforeEach(() => {
      ({ ledger, reopen } = open());
    });
    afterEach(() => ledger.close());

    test('an empty ledger has no entries', () => {
      expect(ledger.read(LSVO)).toEqual({ ok: true, poster: [] });
      expect(ledger.readAll()).toEqual({ ok: true, poster: [] });
      expect(ledger.readAll('lsvo')).toEqual({ ok: true, poster: [] });
      expect(ledger.inspect()).toEqual({ ok: true, poster: [], skyddad: true });
    });

    test('what is added is read back, also after opening again', () => {
      add(ledger, LSVO, JANUARI.infort(), JANUARI.kallat());
      add(ledger, LSVO, JANUARI.hallet(), JANUARI.faststallt(1));
      const expected = [JANUARI.infort(), JANUARI.kallat(), JANUARI.hallet(), JANUARI.faststallt(1)].map(
        (handelse, index) => ({ nr: index + 1, ...LSVO, ...ULLA, handelse }),
      );
      expect(postsOf(ledger, LSVO)).toMatchObject(expected);
      const before = postsOf(ledger, LSVO);
      ledger.close();
      ledger = reopen();
      expect(postsOf(ledger, LSVO)).toEqual(before);
    });

    test('every kind of event survives, in every series of its own', () => {
      const steps = lifeOfABody();
      finish(ledger, steps);
      const added = steps
        .flat()
        .flatMap(([series, ...handelser]) => handelser.map((handelse) => ({ series, handelse })));
      expect(
        allPosts(ledger).map(({ organ, period, handelse }) => ({ series: { organ, period }, handelse })),
      ).toEqual(added);
      for (const series of [LSVO, PSVO, { organ: 'lsvo', period: '2024' }]) {
        const own = added.filter((one) => JSON.stringify(one.series) === JSON.stringify(series));
        expect(postsOf(ledger, series).map(({ handelse }) => handelse)).toEqual(
          own.map(({ handelse }) => handelse),
        );
      }
    });

    test('words in any script are kept as they are', () => {
      const skal =
        '\'; DROP TABLE post; -- Ålder ”citat” \\ \u0000 \u2028 \ud83d\ude00 \ud800 {"slag":"borjan"}';
      add(ledger, LSVO, JANUARI.infort(), { slag: 'makulerat', mote: JANUARI.mote, skal });
      expect(postsOf(ledger, LSVO)[1]?.handelse).toMatchObject({ skal });
      expect(firstBreak(allPosts(ledger))).toBeNull();
    });

    test('numbers of entries run through all series, and the chain with them', () => {
      add(ledger, LSVO, JANUARI.infort());
      add(ledger, PSVO, PSVO_MARS.infort());
      const head = add(ledger, LSVO, JANUARI.kallat());
      expect(postsOf(ledger, LSVO).map(({ nr }) => nr)).toEqual([1, 3]);
      expect(postsOf(ledger, PSVO).map(({ nr }) => nr)).toEqual([2]);
      expect(serieOf(ledger, LSVO).nr).toBe(3);
      const all = allPosts(ledger);
      expect(all.map(({ nr, organ }) => [nr, organ])).toEqual([
        [1, 'lsvo'],
        [2, 'psvo'],
        [3, 'lsvo'],
      ]);
      expect(firstBreak(all)).toBeNull();
      expect(head).toEqual(headOf(all));
      expect(all[0]?.forra).toBe(NO_HEAD.hash);
    });

    test('all entries of one body, of all its series', () => {
      const next: Series = { organ: 'lsvo', period: '2024' };
      add(ledger, LSVO, JANUARI.infort());
      add(ledger, PSVO, PSVO_MARS.infort());
      add(ledger, next, meeting(next, day(9, 2024), 1).infort());
      expect(ok(ledger.readAll('lsvo')).poster.map(({ nr, period }) => [nr, period])).toEqual([
        [1, '2023'],
        [3, '2024'],
      ]);
      expect(ok(ledger.readAll('grupp')).poster).toEqual([]);
      expect(ledger.inspect()).toEqual({ ...ledger.readAll(), skyddad: true });
    });

    describe('the series of a file', () => {
      const NEXT: Series = { organ: 'lsvo', period: '2024' };
      const periodsOf = (organ: string, fil: string): string[] =>
        ok(ledger.seriesOfFile(organ, fil)).series.map(({ organ: body, period }) => {
          expect(body).toBe(organ);
          return period;
        });
      const from = (series: Series, fil: string, datum = day(12, Number(series.period.slice(0, 4)))) =>
        ({ ...meeting(series, datum, 1).infort(), fil }) as Handelse;

      test('are those of one body, in the order of their names, each once, also after opening again', () => {
        const periods = ['2024', '2023-05-05-extra', '2022', '2023', '2023-05-05'];
        for (const period of periods)
          add(ledger, { organ: 'lsvo', period }, from({ ...LSVO, period }, 'mote.yaml'));
        add(ledger, LSVO, from(LSVO, 'mote.yaml', day(80)));
        add(ledger, { organ: 'psvo', period: '2021' }, from({ ...PSVO, period: '2021' }, 'mote.yaml'));
        const expected = ['2022', '2023', '2023-05-05', '2023-05-05-extra', '2024'];
        expect(periodsOf('lsvo', 'mote.yaml')).toEqual(expected);
        expect(periodsOf('psvo', 'mote.yaml')).toEqual(['2021']);
        ledger.close();
        ledger = reopen();
        expect(periodsOf('lsvo', 'mote.yaml')).toEqual(expected);
      });

      test('are none of a file that is not there, and only of one with that very name', () => {
        expect(periodsOf('lsvo', 'mote.yaml')).toEqual([]);
        add(ledger, LSVO, from(LSVO, 'Möte "1" %_.yaml'));
        for (const other of ['mote.yaml', 'möte "1" %_.yaml', 'Möte "1" %_', 'Möte "1" xx.yaml', ''])
          expect([other, periodsOf('lsvo', other)]).toEqual([other, []]);
        expect(periodsOf('lsvo', 'Möte "1" %_.yaml')).toEqual(['2023']);
        expect(periodsOf('grupp', 'Möte "1" %_.yaml')).toEqual([]);
      });

      test('are those of every name that a meeting had, also after it was changed, corrected, voided or moved away', () => {
        const moved = meeting(LSVO, day(40), 1);
        const andrat = { ...JANUARI.andrat(2), fil: 'bytt.yaml' } as Handelse;
        add(
          ledger,
          LSVO,
          JANUARI.infort(),
          andrat,
          JANUARI.kallat(),
          JANUARI.hallet(),
          JANUARI.faststallt(1),
        );
        add(ledger, LSVO, JANUARI.justerat(), { ...JANUARI.rattat(1), fil: 'rattad.yaml' } as Handelse);
        add(ledger, LSVO, moved.infort(), moved.utflyttat(day(9, 2024)));
        add(ledger, NEXT, { ...from(NEXT, 'bytt.yaml', day(9, 2024)), mote: moved.mote } as Handelse);
        add(ledger, PSVO, PSVO_MARS.infort(), PSVO_MARS.makulerat());
        expect(periodsOf('lsvo', `${JANUARI.mote}.yaml`)).toEqual(['2023']);
        expect(periodsOf('lsvo', 'bytt.yaml')).toEqual(['2023', '2024']);
        expect(periodsOf('lsvo', 'rattad.yaml')).toEqual(['2023']);
        expect(periodsOf('lsvo', `${moved.mote}.yaml`)).toEqual(['2023']);
        expect(periodsOf('psvo', `${PSVO_MARS.mote}.yaml`)).toEqual(['2023']);
      });

      test('are not those of a signed, published or archived file', () => {
        add(ledger, LSVO, JANUARI.infort(), JANUARI.kallat(), JANUARI.hallet(), JANUARI.faststallt(1));
        add(ledger, LSVO, JANUARI.justerat(), JANUARI.publicerat(), JANUARI.arkiverat());
        for (const fil of [`${JANUARI.mote}-undertecknad.pdf`, `${JANUARI.mote}.pdf`])
          expect([fil, periodsOf('lsvo', fil)]).toEqual([fil, []]);
      });
    });

    test('what was planned before others wrote in the series is refused, and a new plan goes through', () => {
      add(ledger, LSVO, JANUARI.infort());
      const stale = additionTo(ledger, LSVO, MARS.infort());
      add(ledger, LSVO, JANUARI.kallat());
      const before = allPosts(ledger);
      expect(codeOf(ledger.append([stale], ULLA))).toBe(LEDGER_CHANGED);
      expect(allPosts(ledger)).toEqual(before);
      add(ledger, LSVO, MARS.infort());
      expect(allPosts(ledger)).toHaveLength(3);
    });

    test('so is what was planned on entries that are not there', () => {
      expect(codeOf(ledger.append([{ series: LSVO, basedOn: 1, handelser: [MARS.infort()] }], ULLA))).toBe(
        LEDGER_CHANGED,
      );
      expect(allPosts(ledger)).toEqual([]);
    });

    test('what others write in another series does not stand in the way', () => {
      const planned = additionTo(ledger, LSVO, MARS.infort());
      add(ledger, PSVO, PSVO_MARS.infort());
      expect(codeOf(ledger.append([planned], ULLA))).toBe('ok');
    });

    test('additions to several series go in together, or none of them does', () => {
      const stale = [
        additionTo(ledger, LSVO, JANUARI.infort()),
        additionTo(ledger, PSVO, PSVO_MARS.infort()),
      ];
      add(ledger, PSVO, meeting(PSVO, day(1), 1).infort());
      expect(codeOf(ledger.append(stale, ULLA))).toBe(LEDGER_CHANGED);
      expect(postsOf(ledger, LSVO)).toEqual([]);
      const planned = [
        additionTo(ledger, LSVO, JANUARI.infort()),
        additionTo(ledger, PSVO, PSVO_MARS.infort()),
      ];
      const { head } = ok(ledger.append(planned, ULLA));
      expect(head).toEqual(headOf(allPosts(ledger)));
      expect(allPosts(ledger).map(({ organ }) => organ)).toEqual(['psvo', 'lsvo', 'psvo']);
    });

    test('several additions to one series build on each other, and all count from what was read', () => {
      add(ledger, LSVO, JANUARI.infort());
      const { nr } = serieOf(ledger, LSVO);
      const additions = [
        { series: LSVO, basedOn: nr, handelser: [JANUARI.kallat()] },
        additionTo(ledger, PSVO, PSVO_MARS.infort()),
        { series: LSVO, basedOn: nr, handelser: [JANUARI.hallet(), JANUARI.faststallt(1)] },
      ];
      ok(ledger.append(additions, ULLA));
      expect(serieOf(ledger, LSVO).moten[0]?.tillstand).toBe('for-justering');
      expect(serieOf(ledger, LSVO).nr).toBe(5);
    });

    test('without any event nothing is written', () => {
      expect(ledger.append([], ULLA)).toEqual({ ok: true, head: NO_HEAD });
      expect(ledger.append([{ series: LSVO, basedOn: 0, handelser: [] }], ULLA)).toEqual({
        ok: true,
        head: NO_HEAD,
      });
      const head = add(ledger, LSVO, JANUARI.infort());
      expect(ledger.append([], ULLA)).toEqual({ ok: true, head });
      expect(allPosts(ledger)).toHaveLength(1);
    });

    test('an impossible history is our own bug: it is thrown, and leaves the ledger as it was', () => {
      add(ledger, LSVO, JANUARI.infort());
      const before = allPosts(ledger);
      const impossible = [
        additionTo(ledger, PSVO, PSVO_MARS.infort()),
        additionTo(ledger, LSVO, JANUARI.kallat(), JANUARI.faststallt(7)),
      ];
      expect(() => ledger.append(impossible, ULLA)).toThrow(ImpossibleHistory);
      expect(allPosts(ledger)).toEqual(before);
      add(ledger, LSVO, JANUARI.kallat());
      expect(firstBreak(allPosts(ledger))).toBeNull();
    });

    test('who changes what was read or added does not change the ledger', () => {
      const infort = JANUARI.infort();
      add(ledger, LSVO, infort);
      const [post] = postsOf(ledger, LSVO);
      for (const handelse of [infort, post?.handelse])
        if (handelse?.slag === 'infort') handelse.arenden.pop();
      expect(postsOf(ledger, LSVO)[0]?.handelse).toEqual(JANUARI.infort());
    });
  });
}
