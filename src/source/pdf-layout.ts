// Pieces of text with positions → the lines of a page in reading order. Pieces on one baseline are a row; wide gaps cut
// a row into segments; rows that share a gap stand in columns. A label column (`Närvarande ledamöter:`) is read label
// by label, columns of text one after the other, and `att` or a bullet that hangs beside its words is one line with them.
import type { Item } from './pdf-items.ts';
import { HANGING, tidyWords } from './words.ts';

/** Words side by side. Lengths in points from the upper left corner; `order`: when it was painted. */
export interface Segment {
  text: string;
  x0: number;
  x1: number;
  y: number;
  size: number;
  bold: boolean;
  artifact: boolean;
  order: number;
  /** Where the words begin that something hangs before; null where nothing does. */
  inner: number | null;
}

export interface PageLine extends Segment {
  /** Counted from the top of the page, from 1; lines side by side have the same number. */
  nr: number;
  /** How far to the right its column goes; null for that of the page. */
  limit: number | null;
  /** The line above it in its column comes before it. */
  follows: boolean;
}

interface Row {
  y: number;
  size: number;
  nr: number;
  segments: Segment[];
}

const WIDE_GAP = 0.9;
const WORD_GAP = 0.16;
/** Words that lie so far over each other are two. */
const OVERPRINT = 0.4;
/** Points that left edges of one column may differ in. */
const ALIGNED = 3;

/** How far before its words it may begin; a § has a column of its own. */
const hangsWithin = (text: string): number => (text.startsWith('§') ? 200 : 110);

/** The same words painted twice, a hair apart, are bold letters without a bold font. */
function withoutEchoes(items: readonly Item[]): Item[] {
  const seen = new Map<string, Item[]>();
  const kept: Item[] = [];
  for (const item of items) {
    const near = seen.get(item.text) ?? [];
    const reach = item.size * 0.12;
    const echo = near.find(({ x, y }) => Math.abs(x - item.x) < reach && Math.abs(y - item.y) < reach);
    if (echo) {
      echo.bold = true;
      continue;
    }
    const own = { ...item };
    // Only the last few can be echoed.
    seen.set(item.text, [...near.slice(-8), own]);
    kept.push(own);
  }
  return kept;
}

type Placed = Item & { order: number };

/** Rows from the top; what stands a little higher or lower and is smaller belongs to the row beside it. */
function rowsOf(items: readonly Placed[]): Placed[][] {
  const rows: { y: number; size: number; items: Placed[] }[] = [];
  const byBand = new Map<number, (typeof rows)[number][]>();
  const BAND = 4;
  for (const item of items.toSorted((a, b) => b.size - a.size || a.order - b.order)) {
    const band = Math.floor(item.y / BAND);
    const reach = Math.min(40, Math.ceil(item.size / BAND) + 1);
    let best: (typeof rows)[number] | undefined;
    for (let near = band - reach; near <= band + reach; near++)
      for (const row of byBand.get(near) ?? []) {
        const away = Math.abs(row.y - item.y);
        const isSmall = item.size < row.size * 0.85;
        if (away <= (isSmall ? 0.5 : 0.3) * row.size && (!best || away < Math.abs(best.y - item.y)))
          best = row;
      }
    if (best) best.items.push(item);
    else {
      const row = { y: item.y, size: item.size, items: [item] };
      rows.push(row);
      byBand.set(band, [...(byBand.get(band) ?? []), row]);
    }
  }
  return rows
    .toSorted((a, b) => a.y - b.y)
    .map((row) => row.items.toSorted((a, b) => a.x - b.x || a.order - b.order));
}

const isSpace = (character: string | undefined): boolean => character !== undefined && /\s/.test(character);

function segmentsOf(items: readonly Placed[]): Segment[] {
  const segments: { raw: string; items: Placed[]; x1: number }[] = [];
  for (const item of items) {
    const last = segments.at(-1);
    const gap = last ? item.x - last.x1 : 0;
    if (!last || gap > WIDE_GAP * item.size) {
      segments.push({ raw: item.text, items: [item], x1: item.x + item.width });
      continue;
    }
    const parted = isSpace(last.raw.at(-1)) || isSpace(item.text[0]);
    const isApart = gap > WORD_GAP * item.size || gap < -OVERPRINT * item.size;
    last.raw += (isApart && !parted ? ' ' : '') + item.text;
    last.x1 = Math.max(last.x1, item.x + item.width);
    last.items.push(item);
  }
  return segments.flatMap(({ raw, items: own, x1 }): Segment[] => {
    const text = tidyWords(raw);
    if (text === '') return [];
    return [
      {
        ...{ text, x0: own[0]?.x ?? 0, x1, y: Math.max(...mainOf(own).map((item) => item.y)) },
        size: Math.max(...own.map((item) => item.size)),
        bold: own.every((item) => item.bold),
        artifact: own.every((item) => item.artifact),
        order: Math.min(...own.map((item) => item.order)),
        inner: own.length > 1 && HANGING.test((own[0]?.text ?? '').trim()) ? (own[1]?.x ?? null) : null,
      },
    ];
  });
}

/** Without what is raised or lowered. */
function mainOf(items: readonly Placed[]): readonly Placed[] {
  const size = Math.max(...items.map((item) => item.size));
  return items.filter((item) => item.size > size * 0.85);
}

const joined = (segments: readonly Segment[]): Segment => ({
  text: tidyWords(segments.map((segment) => segment.text).join(' ')),
  x0: Math.min(...segments.map((segment) => segment.x0)),
  x1: Math.max(...segments.map((segment) => segment.x1)),
  y: Math.max(...segments.map((segment) => segment.y)),
  size: Math.max(...segments.map((segment) => segment.size)),
  bold: segments.every((segment) => segment.bold || HANGING.test(segment.text)),
  artifact: segments.every((segment) => segment.artifact),
  order: Math.min(...segments.map((segment) => segment.order)),
  inner: segments[0]?.inner ?? null,
});

function withHanging(segments: readonly Segment[]): Segment[] {
  const merged: Segment[] = [];
  for (const segment of segments) {
    const last = merged.at(-1);
    if (last && HANGING.test(last.text) && segment.x0 - last.x0 <= hangsWithin(last.text))
      merged[merged.length - 1] = { ...joined([last, segment]), inner: segment.x0 };
    else merged.push(segment);
  }
  return merged;
}

/** Rows that share the left edge of a second column. */
interface Region {
  rows: Row[];
  /** Where the second column begins. */
  gutter: number;
}

type Side = 'left' | 'right' | 'both' | null;

/** Where a row stands in the columns; null where it goes across them. */
function sideOf({ segments }: Row, gutter: number): Side {
  const [first, second] = segments;
  if (!first || segments.length > 2) return null;
  if (second) {
    const fits = first.x1 < gutter - 2 && second.x0 >= gutter - ALIGNED && second.x0 <= gutter + ALIGNED;
    return fits ? 'both' : null;
  }
  if (first.x1 < gutter - 2) return 'left';
  return first.x0 >= gutter - ALIGNED ? 'right' : null;
}

const FAR = 3.2;

/** The second column of a row where it has just two. */
function gutterOf(row: Row | undefined): number | null {
  return row?.segments.length === 2 ? (row.segments[1]?.x0 ?? null) : null;
}

/**
 * The rows from `start` that stand in the same two columns, to the last that has something in the second. A label or a
 * column that begins a little lower than what stands beside it has rows of the second column alone before it.
 */
function regionAt(rows: readonly Row[], start: number): Region | null {
  const first = rows[start];
  let gutter = gutterOf(first);
  for (let ahead = 1; gutter === null && ahead <= 2 && first?.segments.length === 1; ahead++) {
    const later = gutterOf(rows[start + ahead]);
    const between = rows.slice(start, start + ahead);
    const isNear = (rows[start + ahead]?.y ?? 0) - first.y < 1.7 * ahead * first.size;
    if (later !== null && isNear && between.every((row) => sideOf(row, later) === 'right')) gutter = later;
  }
  if (gutter === null) return null;
  let end = start;
  for (let index = start + 1; index < rows.length; index++) {
    const [row, above] = [rows[index], rows[index - 1]];
    if (!row || !above || row.y - above.y > FAR * Math.max(row.size, above.size)) break;
    const side = sideOf(row, gutter);
    if (side === null) break;
    if (side !== 'left') end = index;
  }
  // Lines of a label that go on below the last name.
  for (let index = end + 1; index < rows.length; index++) {
    const [row, above] = [rows[index], rows[index - 1]];
    const left = row && sideOf(row, gutter) === 'left' && row.segments[0];
    if (!left || !above || row.y - above.y > 1.6 * row.size || !/^\p{Ll}/u.test(left.text)) break;
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

/** Labels and what stands beside them as they were painted, if each label came whole before its words; else null. */
function asPainted(painted: readonly Cell[], rows: readonly Row[]): readonly Cell[] | null {
  const goesDown = painted.every((cell, index) => {
    const before = painted[index - 1];
    return !before || before.side !== cell.side || cell.row.y >= before.row.y;
  });
  const sideBySide = rows.filter((row) => row.segments.length === 2).length;
  const [first] = painted;
  return goesDown && first?.side === 'left' && changesOf(painted) < sideBySide ? painted : null;
}

/** Labels with what stands beside them, one after the other. */
function byLabel(cells: readonly Cell[]): Cell[] {
  const groups: { labels: Cell[]; values: Cell[] }[] = [];
  for (const cell of cells) {
    const group = groups.at(-1);
    if (cell.side === 'right') {
      if (group) group.values.push(cell);
      else groups.push({ labels: [], values: [cell] });
      continue;
    }
    const above = group?.labels.at(-1);
    const goesOn =
      above &&
      !/:$/.test(above.segment.text) &&
      cell.row.y - above.row.y < 1.7 * cell.segment.size &&
      (/^\p{Ll}/u.test(cell.segment.text) || cell.row.segments.length === 1);
    if (group && goesOn) group.labels.push(cell);
    else groups.push({ labels: [cell], values: [] });
  }
  return groups.flatMap(({ labels, values }) => [...labels, ...values]);
}

/** A list of at least so many rows that were painted row by row is a table. */
const TABLE_ROWS = 5;

/** Whether the lines of the left column are full, as those of running text are. */
function isRunning(cells: readonly Cell[], gutter: number): boolean {
  const lefts = cells.filter((cell) => cell.side === 'left').map((cell) => cell.segment);
  const start = Math.min(...lefts.map((left) => left.x0));
  const full = lefts.filter((left) => left.x1 - left.x0 > 0.75 * (gutter - start));
  return lefts.length >= 4 && full.length * 2 > lefts.length;
}

/** Share of the width of the text that a column of labels takes at most. */
const LABEL_SHARE = 0.4;

function arranged(region: Region, edges: Edges): PageLine[] {
  const { rows, gutter } = region;
  const cells = cellsOf(region);
  const painted = cells.toSorted((a, b) => a.segment.order - b.segment.order);
  const isNarrow = gutter - edges.left < LABEL_SHARE * (edges.right - edges.left);
  const isTable =
    rows.length >= TABLE_ROWS &&
    rows.every((row) => row.segments.length === 2) &&
    changesOf(painted) === rows.length &&
    !isRunning(cells, gutter);
  if (!isNarrow && isTable) return rows.map((row) => lineOf(joined(row.segments), row.nr, null, true));
  const inTurn = [
    ...cells.filter(({ side }) => side === 'left'),
    ...cells.filter(({ side }) => side === 'right'),
  ];
  const sorted = isNarrow ? (asPainted(painted, rows) ?? byLabel(cells)) : inTurn;
  return sorted.map(({ row, segment, side }, index) =>
    lineOf(segment, row.nr, side === 'left' ? gutter - 8 : null, sorted[index - 1]?.side === side),
  );
}

const lineOf = (segment: Segment, nr: number, limit: number | null, follows: boolean): PageLine => ({
  ...segment,
  nr,
  limit,
  follows,
});

/** How far the text of the whole paper goes to the left and to the right. */
export interface Edges {
  left: number;
  right: number;
}

/** The edges that nearly all text keeps within. */
export function edgesOf(pages: readonly (readonly Item[])[]): Edges {
  const upright = pages.flat().filter((item) => !item.turned && !item.artifact);
  const at = (sorted: readonly number[], share: number): number =>
    sorted[Math.floor(sorted.length * share)] ?? 0;
  const lefts = upright.map((item) => item.x).toSorted((a, b) => a - b);
  const rights = upright.map((item) => item.x + item.width).toSorted((a, b) => a - b);
  return { left: at(lefts, 0.01), right: at(rights, 0.99) };
}

/** Rows of what is text, or of what is not, numbered over both. */
function segmentRows(items: readonly Placed[]): Omit<Row, 'nr'>[] {
  return rowsOf(items).flatMap((own) => {
    const segments = withHanging(segmentsOf(own));
    if (segments.length === 0) return [];
    const size = Math.max(...segments.map((segment) => segment.size));
    return [{ y: Math.max(...segments.map((segment) => segment.y)), size, segments }];
  });
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
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as Row;
    const region = regionAt(rows, index);
    if (region) {
      lines.push(...arranged(region, edges));
      index += region.rows.length - 1;
    } else lines.push(lineOf(joined(row.segments), row.nr, null, true));
  }
  return lines;
}
