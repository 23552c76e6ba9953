import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type FlowSlice, paginate } from './paginate.ts';
import { BREAK, type Break } from './styles.ts';

const AREA = 100;

const line = (height: number, rest: Partial<FlowSlice> = {}): FlowSlice => ({
  height,
  gap: 0,
  noBreakBefore: BREAK.free,
  startsPage: false,
  repeatedHead: 0,
  ...rest,
});

const slices = fc.array(
  fc.record({
    height: fc.integer({ min: 1, max: 40 }),
    gap: fc.integer({ min: 0, max: 12 }),
    noBreakBefore: fc.constantFrom(0, 0, 1, 2, 3) as fc.Arbitrary<Break>,
    startsPage: fc.constant(false),
    repeatedHead: fc.constantFrom(0, 0, 8),
  }),
  { maxLength: 120 },
);

describe('paginate', () => {
  test('fills a page before it begins the next', () => {
    const { places, pageCount } = paginate([line(40), line(40), line(40)], AREA);
    expect(places).toEqual([
      { page: 0, y: 0 },
      { page: 0, y: 40 },
      { page: 1, y: 0 },
    ]);
    expect(pageCount).toBe(2);
  });

  test('a heading goes to the next page with what follows it', () => {
    const heading = line(20);
    const { places } = paginate([line(70), heading, line(20, { noBreakBefore: BREAK.bad })], AREA);
    expect(places.map(({ page }) => page)).toEqual([0, 1, 1]);
  });

  test('the space above a line is dropped at the top of a page', () => {
    const { places } = paginate([line(90), line(20, { gap: 15 })], AREA);
    expect(places[1]).toEqual({ page: 1, y: 0 });
  });

  test('a table that goes on begins under its repeated head', () => {
    const { places } = paginate([line(90), line(20, { repeatedHead: 12 })], AREA);
    expect(places[1]).toEqual({ page: 1, y: 12 });
  });

  test('where every break is forbidden, the page breaks all the same and nothing is lost', () => {
    const chain = [line(60), line(60, { noBreakBefore: BREAK.bad }), line(60, { noBreakBefore: BREAK.bad })];
    expect(paginate(chain, AREA).places.map(({ page }) => page)).toEqual([0, 1, 2]);
  });

  test('a slice taller than a page is named', () => {
    expect(paginate([line(10), line(130), line(10)], AREA).tooTall).toEqual([1]);
  });

  test('every slice has one place, in order, within the page and below the one before it', () => {
    fc.assert(
      fc.property(slices, (flow) => {
        const { places, pageCount } = paginate(flow, AREA);
        expect(places).toHaveLength(flow.length);
        places.forEach((place, index) => {
          const before = places[index - 1];
          const height = flow[index]?.height ?? 0;
          expect(place.y + height).toBeLessThanOrEqual(AREA + 0.02);
          if (!before) return;
          const isSamePage = place.page === before.page;
          expect(isSamePage || place.page === before.page + 1).toBe(true);
          if (isSamePage) expect(place.y).toBeGreaterThanOrEqual(before.y + (flow[index - 1]?.height ?? 0));
        });
        expect(pageCount).toBe(flow.length === 0 ? 0 : (places.at(-1)?.page ?? 0) + 1);
      }),
    );
  });

  test('a break is only as bad as the page makes necessary', () => {
    fc.assert(
      fc.property(slices, (flow) => {
        const { places } = paginate(flow, AREA);
        places.forEach((place, index) => {
          const begins = index > 0 && place.page !== places[index - 1]?.page;
          const made = flow[index]?.noBreakBefore ?? 0;
          if (!begins || made < BREAK.bad) return;
          const inner = places.flatMap((other, at) => (other.page === place.page - 1 ? [at] : [])).slice(1);
          for (const at of inner) expect(flow[at]?.noBreakBefore).toBeGreaterThanOrEqual(BREAK.bad);
        });
      }),
    );
  });

  test('a box that is only better whole is divided rather than leave a page nearly empty', () => {
    const box = Array.from({ length: 8 }, (_, index) =>
      line(12, index === 0 ? {} : { noBreakBefore: BREAK.unwanted }),
    );
    expect(paginate([line(15), ...box], AREA).places.filter(({ page }) => page === 0)).toHaveLength(8);
  });
});
