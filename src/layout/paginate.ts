// Page breaking over slices: one greedy pass, linear in the number of slices. Pure geometry.
// Kept: no heading alone at the foot of a page, no single line left behind, boxes marked as whole stay whole.

/** One strip of the flow. */
export interface FlowSlice {
  height: number;
  /** Space above it when it does not begin a page. */
  gap: number;
  noBreakBefore: boolean;
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

/** Index of the last slice that may begin a page in `(from, to]`; null when none may. */
function lastBreak(slices: readonly FlowSlice[], from: number, to: number): number | null {
  for (let index = to; index > from; index -= 1) if (!slices[index]?.noBreakBefore) return index;
  return null;
}

export function paginate(slices: readonly FlowSlice[], areaHeight: number): Pagination {
  const places: SlicePlace[] = [];
  const tooTall = new Set<number>();
  let page = 0;
  let first = 0;
  let y = 0;
  for (let index = 0; index < slices.length; index += 1) {
    const slice = slices[index] as FlowSlice;
    if (slice.height > areaHeight) tooTall.add(index);
    const isFirst = index === first;
    if (slice.startsPage && !isFirst) {
      page += 1;
      first = index;
      y = 0;
    } else if (!isFirst && y + slice.gap + slice.height > areaHeight + 0.01) {
      // Where every break is forbidden, a page that is too full is worse than a broken rule.
      const start = lastBreak(slices, first, index) ?? index;
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
