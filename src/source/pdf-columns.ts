// Rows that stand in the same two columns → lines in reading order: a label (`Närvarande ledamöter:`) and then what
// stands beside it, `att` with the clause beside it, or columns of running text one after the other.
import {
  ALIGNED,
  joined,
  largest,
  lineOf,
  type PageLine,
  type Row,
  type Segment,
  smallest,
} from './pdf-rows.ts';
import { HANGING } from './words.ts';

/** How far text goes to the left and to the right. */
export interface Edges {
  left: number;
  right: number;
}

/** Rows that share the left edge of a second column. */
export interface Region {
  rows: Row[];
  /** Where the second column begins. */
  gutter: number;
}

type Side = 'left' | 'right' | 'both' | null;

/** Lines of one entry may begin so far to the right of its first one. */
const INDENTED = 30;

/** Where a row stands in the columns; null where it goes across them. */
function sideOf({ segments }: Row, gutter: number): Side {
  const [first, second] = segments;
  if (!first || segments.length > 2) return null;
  if (second) {
    const fits = first.x1 < gutter - 2 && second.x0 >= gutter - ALIGNED && second.x0 <= gutter + INDENTED;
    return fits ? 'both' : null;
  }
  if (first.x1 < gutter - 2) return 'left';
  return first.x0 >= gutter - ALIGNED ? 'right' : null;
}

const FAR = 3.2;
/** Lines of one label or one entry stand closer, in sizes of their letters. */
const NEAR = 1.7;
/** Rows that stand closer are of cells side by side, set in the middle of their height. */
const BETWEEN = 0.9;
const MAX_AHEAD = 12;

/** The second column of a row where it has just two. */
function gutterOf(row: Row | undefined): number | null {
  return row?.segments.length === 2 ? (row.segments[1]?.x0 ?? null) : null;
}

/** Where the second column begins of rows that begin with one column alone; null for one column. */
function gutterAhead(rows: readonly Row[], start: number): number | null {
  const first = rows[start];
  if (first?.segments.length !== 1) return null;
  for (let index = start + 1; index <= start + MAX_AHEAD; index++) {
    const [above, row] = [rows[index - 1], rows[index]];
    const [over, under] = [above?.segments[0], row?.segments[0]];
    if (!above || !row || !over || !under || row.y - above.y > NEAR * first.size) return null;
    const isBetween = row.y - above.y < BETWEEN * Math.min(row.size, above.size);
    const gutter = gutterOf(row) ?? (isBetween ? Math.max(over.x0, under.x0) : null);
    if (gutter === null) continue;
    const sides = rows.slice(start, index + 1).map((one) => sideOf(one, gutter));
    const fits = !sides.includes(null) && (isBetween ? new Set(sides).size > 1 : sides[0] === 'right');
    return fits && (isBetween || index <= start + 2) ? gutter : null;
  }
  return null;
}

/** Whether a row of the first column alone is no part of what stands in columns above it. */
function standsOut(row: Row, above: Row, below: Row | undefined, lefts: readonly Segment[]): boolean {
  const [segment] = row.segments;
  if (!segment || /^§/.test(segment.text)) return true;
  if (lefts.length > 0) {
    if (segment.size > 1.08 * largest(lefts, (left) => left.size)) return true;
    if (segment.bold && !lefts.some((left) => left.bold)) return true;
  }
  const isBeside = below !== undefined && below.y - row.y < BETWEEN * row.size;
  return !isBeside && row.y - above.y > NEAR * Math.max(row.size, above.size);
}

/** The rows from `start` that stand in the same two columns, to the last that has something in the second. */
export function regionAt(rows: readonly Row[], start: number): Region | null {
  const first = rows[start];
  const gutter = gutterOf(first) ?? gutterAhead(rows, start);
  if (!first || gutter === null) return null;
  const hangs = sideOf(first, gutter) === 'both' && HANGING.test(first.segments[0]?.text ?? '');
  const lefts: Segment[] = [];
  let end = start;
  for (let index = start; index < rows.length; index++) {
    const [row, above] = [rows[index], rows[index - 1]];
    if (!row) break;
    const side = sideOf(row, gutter);
    const [left] = row.segments;
    if (index > start) {
      if (!above || row.y - above.y > FAR * Math.max(row.size, above.size) || side === null) break;
      if (side === 'left' && standsOut(row, above, rows[index + 1], lefts)) break;
      if (hangs && side !== 'right' && !HANGING.test(left?.text ?? '')) break;
    }
    if (side !== 'left') end = index;
    if (side !== 'right' && left) lefts.push(left);
  }
  // Lines of a label that go on below the last name.
  for (let index = end + 1; index < rows.length; index++) {
    const [row, above] = [rows[index], rows[index - 1]];
    const left = row && sideOf(row, gutter) === 'left' && row.segments[0];
    if (!left || !above || row.y - above.y > 1.6 * row.size) break;
    const isBetween = row.y - above.y < BETWEEN * row.size;
    if (!isBetween && !/^\p{Ll}/u.test(left.text)) break;
    end = index;
  }
  return { rows: rows.slice(start, end + 1), gutter };
}

interface Cell {
  row: Row;
  segment: Segment;
  side: 'left' | 'right';
}

function cellsOf({ rows, gutter }: Region): Cell[] {
  return rows.flatMap((row) =>
    row.segments.map(
      (segment): Cell => ({
        row,
        segment,
        side: segment.x0 >= gutter - ALIGNED ? 'right' : 'left',
      }),
    ),
  );
}

/** How often painting went on from the first column to the second. */
function changesOf(painted: readonly Cell[]): number {
  return painted.filter((cell, index) => cell.side === 'right' && painted[index - 1]?.side === 'left').length;
}

/** How many heaps of labels there are with room between them. */
const heapsOf = (lefts: readonly Cell[]): number =>
  lefts.filter((cell, index) => {
    const above = lefts[index - 1];
    return !above || cell.row.y - above.row.y >= NEAR * cell.segment.size;
  }).length;

/** Labels and what stands beside them as they were painted, if each label came whole before its words; else null. */
function asPainted(painted: readonly Cell[], rows: readonly Row[]): readonly Cell[] | null {
  const goesDown = painted.every((cell, index) => {
    const before = painted[index - 1];
    return !before || before.side !== cell.side || cell.row.y >= before.row.y;
  });
  const sideBySide = rows.filter((row) => row.segments.length === 2).length;
  const changes = changesOf(painted);
  const isWhole = changes < sideBySide && changes >= heapsOf(painted.filter(({ side }) => side === 'left'));
  return goesDown && painted[0]?.side === 'left' && isWhole ? painted : null;
}

/** Lines of one label each. */
function labelsOf(lefts: readonly Cell[]): Cell[][] {
  const labels: Cell[][] = [];
  for (const cell of lefts) {
    const above = labels.at(-1)?.at(-1);
    const goesOn =
      above &&
      !/:$/.test(above.segment.text) &&
      cell.row.y - above.row.y < NEAR * cell.segment.size &&
      (/^\p{Ll}/u.test(cell.segment.text) || cell.row.segments.length === 1);
    if (goesOn) labels.at(-1)?.push(cell);
    else labels.push([cell]);
  }
  return labels;
}

const topOf = (cells: readonly Cell[]): number => cells[0]?.row.y ?? 0;
const footOf = (cells: readonly Cell[]): number => cells.at(-1)?.row.y ?? 0;

/** What stands beside, parted where there is more than the usual distance. */
function valuesOf(rights: readonly Cell[]): Cell[][] {
  const distances = rights.slice(1).map((cell, index) => cell.row.y - (rights[index]?.row.y ?? 0));
  const usual = smallest(
    distances.filter((distance) => distance > 0),
    (distance) => distance,
  );
  const values: Cell[][] = [];
  for (const [index, cell] of rights.entries())
    if (index > 0 && (distances[index - 1] ?? 0) <= 1.25 * usual) values.at(-1)?.push(cell);
    else values.push([cell]);
  return values;
}

/** Labels each before what stands from its height on, to the next label. */
function fromTop(labels: readonly Cell[][], values: readonly Cell[]): Cell[] {
  const before = values.filter((cell) => cell.row.y < topOf(labels[0] ?? []));
  return [
    ...before,
    ...labels.flatMap((label, index) => {
      const next = labels[index + 1];
      const own = values.filter(
        ({ row }) => row.y >= topOf(label) && (next === undefined || row.y < topOf(next)),
      );
      return [...label, ...own];
    }),
  ];
}

/** Labels with what stands beside them, one after the other. */
function byLabel(labels: readonly Cell[][], rights: readonly Cell[]): Cell[] {
  const groups: { labels: Cell[][]; values: Cell[] }[] = valuesOf(rights).map((values) => ({
    labels: [],
    values,
  }));
  for (const label of labels) {
    const size = label[0]?.segment.size ?? 0;
    const beside = groups.find(
      ({ values }) =>
        values.length > 0 &&
        topOf(label) <= footOf(values) + 0.6 * size &&
        footOf(label) >= topOf(values) - 0.6 * size,
    );
    if (beside) beside.labels.push(label);
    else groups.push({ labels: [label], values: [] });
  }
  const heightOf = ({ labels: [first = []], values }: (typeof groups)[number]): number =>
    smallest([...first.slice(0, 1), ...values.slice(0, 1)], (cell) => cell.row.y);
  return groups
    .toSorted((a, b) => heightOf(a) - heightOf(b))
    .flatMap((group) => {
      const [label = []] = group.labels;
      const middle = (cells: readonly Cell[]): number => (topOf(cells) + footOf(cells)) / 2;
      const isMiddle =
        group.labels.length === 1 &&
        group.values.length > 0 &&
        Math.abs(middle(label) - middle(group.values)) < 0.7 * (label[0]?.segment.size ?? 0);
      return isMiddle ? [...label, ...group.values] : fromTop(group.labels, group.values);
    });
}

/** A list of at least so many rows that were painted row by row is a table. */
const TABLE_ROWS = 5;

/** Whether the lines of the left column are full, as those of running text are. */
function isRunning(lefts: readonly Cell[], gutter: number): boolean {
  const start = smallest(lefts, ({ segment }) => segment.x0);
  const full = lefts.filter(({ segment }) => segment.x1 - segment.x0 > 0.75 * (gutter - start));
  return lefts.length >= 4 && full.length * 2 > lefts.length;
}

/** Share of the width of the text that a column of labels takes at most. */
const LABEL_SHARE = 0.4;
/** In a wider column labels are few beside what they stand for. */
const LABEL_ROWS = 0.6;

/** Whether the first column names what stands in the second. */
function isLabels(
  lefts: readonly Cell[],
  rights: readonly Cell[],
  { gutter }: Region,
  edges: Edges,
): boolean {
  if (gutter - edges.left < LABEL_SHARE * (edges.right - edges.left)) return true;
  if (isRunning(lefts, gutter)) return false;
  const named = lefts.filter(({ segment }) => /:$/.test(segment.text));
  return lefts.length <= LABEL_ROWS * rights.length || named.length * 2 > lefts.length;
}

/** `att` and the words beside it as one line each. */
function hanging({ rows }: Region): PageLine[] {
  return rows.map((row) => {
    const [first, second] = row.segments;
    const line = lineOf(joined(row.segments), row.nr, null, true);
    return first && second && HANGING.test(first.text) ? { ...line, inner: second.x0 } : line;
  });
}

/** The lines of a region in reading order. */
export function arranged(region: Region, edges: Edges): PageLine[] {
  const { rows, gutter } = region;
  const cells = cellsOf(region);
  const lefts = cells.filter(({ side }) => side === 'left');
  const rights = cells.filter(({ side }) => side === 'right');
  if (lefts.every(({ segment }) => HANGING.test(segment.text))) return hanging(region);
  const painted = cells.toSorted((a, b) => a.segment.order - b.segment.order);
  const hasLabels = isLabels(lefts, rights, region, edges);
  const isTable =
    rows.length >= TABLE_ROWS &&
    rows.every((row) => row.segments.length === 2) &&
    changesOf(painted) === rows.length &&
    !isRunning(lefts, gutter);
  if (!hasLabels && isTable) return rows.map((row) => lineOf(joined(row.segments), row.nr, null, true));
  const labels = labelsOf(lefts);
  const sorted = hasLabels ? (asPainted(painted, rows) ?? byLabel(labels, rights)) : [...lefts, ...rights];
  return sorted.map(({ row, segment, side }, index) =>
    lineOf(segment, row.nr, side === 'left' ? gutter - 8 : null, sorted[index - 1]?.side === side),
  );
}
