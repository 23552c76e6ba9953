// Pieces of text with positions → the lines of a page in reading order: tables of three columns and more row by row
// (`pdf-grid.ts`), two columns by what they are (`pdf-columns.ts`), and all else as it stands from the top.
import { arranged, type Edges, regionAt } from './pdf-columns.ts';
import { type Grid, gridAt, rowLike } from './pdf-grid.ts';
import type { Item, Page } from './pdf-items.ts';
import {
  joined,
  lineOf,
  type PageLine,
  type Placed,
  type Row,
  segmentRows,
  withoutEchoes,
} from './pdf-rows.ts';

/** Share of the height of a page where heads and feet stand, which go further out than the text. */
const HEAD = 0.09;

/** The edges that nearly all text keeps within. */
export function edgesOf(pages: readonly Page[]): Edges {
  const all = pages.flatMap(({ items, height }) =>
    items.map((item) => ({ ...item, share: item.y / height })),
  );
  const text = all.filter((item) => !item.turned && !item.artifact);
  const inner = text.filter(({ share }) => share > HEAD && share < 1 - HEAD);
  const upright = inner.length * 2 > text.length ? inner : text;
  const at = (sorted: readonly number[], share: number): number =>
    sorted[Math.floor(sorted.length * share)] ?? 0;
  const lefts = upright.map((item) => item.x).toSorted((a, b) => a - b);
  const rights = upright.map((item) => item.x + item.width).toSorted((a, b) => a - b);
  return { left: at(lefts, 0.01), right: at(rights, 0.99) };
}

/** One page in reading order; what goes across the page or along its edge is a line where it begins. */
export function linesOfPage(items: readonly Item[], edges: Edges): PageLine[] {
  const placed = withoutEchoes(items).map((item, order): Placed => ({ ...item, order }));
  const upright = placed.filter((item) => !item.turned);
  const turned = placed.filter((item) => item.turned);
  const all = [
    ...segmentRows(upright.filter((item) => !item.artifact)),
    ...segmentRows(upright.filter((item) => item.artifact)).map((row) => ({
      ...row,
      segments: [joined(row.segments)],
    })),
    ...turned.flatMap((item) => segmentRows([{ ...item, artifact: true }])),
  ];
  const rows = all.toSorted((a, b) => a.y - b.y).map((row, index): Row => ({ ...row, nr: index + 1 }));
  const lines: PageLine[] = [];
  let above: Grid | null = null;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as Row;
    const grid = gridAt(rows, index);
    if (grid) {
      above = grid;
      lines.push(...grid.lines);
      index += grid.taken - 1;
      continue;
    }
    const like = above && rowLike(above, row);
    if (like) {
      lines.push(like);
      continue;
    }
    const region = regionAt(rows, index);
    if (region) {
      lines.push(...arranged(region, edges));
      index += region.rows.length - 1;
    } else lines.push(lineOf(joined(row.segments), row.nr, null, true));
  }
  return lines;
}
