// Page breaking over slices: one greedy pass, linear in the number of slices. Pure geometry.
// Kept: no heading alone at the foot of a page, no single line left behind, boxes marked as whole stay whole.
import { BREAK, type Break } from './styles.ts';

/** One strip of the flow. */
export interface FlowSlice {
  height: number;
  /** Space above it when it does not begin a page. */
  gap: number;
  /** How unwelcome a page break before it is. */
  noBreakBefore: Break;
  startsPage: boolean;
  /** Height of the table head that is repeated if a page begins here. */
  repeatedHead: number;
}

/** A slice's place: its page and the distance of its top from the top of the text area, in points. */
export interface SlicePlace {
  page: number;
  y: number;
}

export interface Pagination {
  places: SlicePlace[];
  pageCount: number;
  /** Indices of slices that are taller than a page. */
  tooTall: number[];
}

/** Share of a page that should be filled before it is left for a break that is only unwanted elsewhere. */
const WELL_FILLED = 0.4;

/** Where the next page begins, in `(from, to]`: the last place where a break does least harm. */
function nextStart(
  slices: readonly FlowSlice[],
  places: readonly SlicePlace[],
  from: number,
  to: number,
  areaHeight: number,
): number {
  const last = (strength: Break, least: number): number | null => {
    for (let index = to; index > from; index -= 1) {
      const end = places[index - 1] as SlicePlace;
      const filled = end.y + (slices[index - 1]?.height ?? 0);
      if (filled >= least && (slices[index]?.noBreakBefore ?? 0) <= strength) return index;
    }
    return null;
  };
  const least = WELL_FILLED * areaHeight;
  return (
    last(BREAK.free, least) ??
    last(BREAK.unwanted, least) ??
    last(BREAK.free, 0) ??
    last(BREAK.unwanted, 0) ??
    last(BREAK.bad, least) ??
    last(BREAK.bad, 0) ??
    to
  );
}

export function paginate(slices: readonly FlowSlice[], areaHeight: number): Pagination {
  const places: SlicePlace[] = [];
  const tooTall = new Set<number>();
  let page = 0;
  let first = 0;
  let y = 0;
  for (let index = 0; index < slices.length; index += 1) {
    const slice = slices[index] as FlowSlice;
    if (slice.height + slice.repeatedHead > areaHeight) tooTall.add(index);
    const isFirst = index === first;
    if (slice.startsPage && !isFirst) {
      page += 1;
      first = index;
      y = 0;
    } else if (!isFirst && y + slice.gap + slice.height > areaHeight + 0.01) {
      const start = nextStart(slices, places, first, index, areaHeight);
      page += 1;
      first = start;
      y = slices[start]?.repeatedHead ?? 0;
      places.length = start;
      index = start - 1;
      continue;
    }
    if (index !== first) y += slice.gap;
    places.push({ page, y });
    y += slice.height;
  }
  return { places, pageCount: slices.length === 0 ? 0 : page + 1, tooTall: [...tooTall] };
}
