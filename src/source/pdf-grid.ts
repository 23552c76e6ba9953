// Rows in three columns or more → a line for each row of the table, with the words of each cell together: lists of people
// (name, post, organisation) and figures. What wraps in a cell goes on in that cell.
import { joined, largest, lineOf, type PageLine, type Row, type Segment, smallest } from './pdf-rows.ts';
import { tidyWords } from './words.ts';

interface Column {
  x0: number;
  x1: number;
}

/** The columns of each segment of a row; null where it does not stand in them. */
function placesOf(row: Row, columns: readonly Column[]): number[] | null {
  if (row.segments.length > columns.length) return null;
  const places: number[] = [];
  for (const { x0, x1 } of row.segments) {
    const over = columns.flatMap((column, at) => (x0 <= column.x1 && x1 >= column.x0 ? [at] : []));
    const [place] = over;
    if (place === undefined || over.length > 1 || places.includes(place)) return null;
    places.push(place);
  }
  return places;
}

/** Points that the edges of one column may differ in. */
const ALIGNED = 3;

/** Whether words stand under those of the first row by an edge or the middle; justified text does not. */
function isAligned(row: Row, first: Row | undefined): boolean {
  return row.segments.every(({ x0, x1 }, index) => {
    const head = first?.segments[index];
    const offsets = head ? [head.x0 - x0, head.x1 - x1, (head.x0 + head.x1 - x0 - x1) / 2] : [];
    return offsets.some((offset) => Math.abs(offset) <= ALIGNED);
  });
}

const COLUMNS = 3;
/** More of either is no table of a page. */
const MAX_COLUMNS = 40;
const MAX_ROWS = 500;
/** Rows of a table, its head with them. */
const ROWS = 3;
const NEAR = 1.7;
const FAR = 3.2;

interface Found {
  rows: Row[];
  columns: Column[];
}

/** The rows from `start` that stand in the columns of the first. */
function rowsAt(rows: readonly Row[], start: number): Found | null {
  const first = rows[start];
  if (!first || first.segments.length < COLUMNS || first.segments.some(({ artifact }) => artifact))
    return null;
  if (first.segments.length > MAX_COLUMNS) return null;
  const columns = first.segments.map(({ x0, x1 }): Column => ({ x0, x1 }));
  let end = start + 1;
  for (; end < Math.min(rows.length, start + MAX_ROWS); end++) {
    const [row, above] = [rows[end], rows[end - 1]];
    if (!row || !above || row.segments.some(({ artifact }) => artifact)) break;
    const away = (row.y - above.y) / Math.max(row.size, above.size);
    const places = placesOf(row, columns);
    if (!places || away > (row.segments.length === 1 ? NEAR : FAR)) break;
    for (const [index, place] of places.entries()) {
      const [column, segment] = [columns[place], row.segments[index]];
      if (!column || !segment) continue;
      column.x0 = Math.min(column.x0, segment.x0);
      column.x1 = Math.max(column.x1, segment.x1);
    }
  }
  return { rows: rows.slice(start, end), columns };
}

/** Rows of the page that are a row of the table each. */
function entriesOf({ rows, columns }: Found): Row[][] {
  const distances = rows.slice(1).map((row, index) => row.y - (rows[index]?.y ?? 0));
  const usual = smallest(distances, (distance) => distance);
  const entries: Row[][] = [];
  for (const [index, row] of rows.entries()) {
    const isFirst = placesOf(row, columns)?.includes(0);
    const isNew = row.segments.length === columns.length || (distances[index - 1] ?? 0) > 1.25 * usual;
    if (index === 0 || (isFirst && isNew)) entries.push([row]);
    else entries.at(-1)?.push(row);
  }
  return entries;
}

/** A hyphen before these stands for a part left out. */
const OMITTED = /^(?:och|eller|samt|till)\b/u;

/** The lines of one cell as one. */
function cellText(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    const isBroken = /\p{L}[-\u00ad]$/u.test(text) && /^\p{Ll}/u.test(line) && !OMITTED.test(line);
    text = isBroken ? text.slice(0, -1) + line : `${text} ${line}`;
  }
  return tidyWords(text);
}

const isFigure = (text: string): boolean => /^[\d\s.,:%+–−-]+(?: ?(?:kr|tkr|mnkr|%))?$/.test(text);

export interface Grid {
  lines: PageLine[];
  /** How many rows of the page it takes. */
  taken: number;
  /** Its full rows begin so. */
  head: Row;
  /** What stands between the words of two cells. */
  glue: string;
}

/** A row on its own that stands as those of a table above it; null for another. */
export function rowLike({ head, glue }: Grid, row: Row): PageLine | null {
  const { segments } = row;
  const isLike =
    segments.length === head.segments.length &&
    segments.every(({ x0 }, index) => Math.abs(x0 - (head.segments[index]?.x0 ?? 0)) <= ALIGNED);
  const text = segments.map((segment) => segment.text).join(glue);
  return isLike ? lineOf({ ...joined(segments), text, inner: null }, row.nr, null, true) : null;
}

/** One line for each row of a table that begins at `start`; null for none. */
export function gridAt(rows: readonly Row[], start: number): Grid | null {
  const found = rowsAt(rows, start);
  if (!found) return null;
  const entries = entriesOf(found);
  const full = entries.filter(([row]) => row?.segments.length === found.columns.length);
  if (full.length < ROWS) return null;
  if (!full.every(([row]) => row && isAligned(row, found.rows[0]))) return null;
  const cells = entries.map((entry) =>
    found.columns.map((_, at) =>
      cellText(
        entry.flatMap((row) => {
          const index = placesOf(row, found.columns)?.indexOf(at) ?? -1;
          return index < 0 ? [] : [row.segments[index]?.text ?? ''];
        }),
      ),
    ),
  );
  const glue = cells.slice(1).flat().some(isFigure) ? ' ' : ', ';
  const lines = entries.map((entry, index): PageLine => {
    const segments: Segment[] = entry.flatMap((row) => row.segments);
    const text = (cells[index] ?? []).filter((cell) => cell !== '').join(glue);
    const right = largest(segments, (segment) => segment.x1);
    return { ...lineOf({ ...joined(segments), text, inner: null }, entry[0]?.nr ?? 0, right, true) };
  });
  const [head] = found.rows;
  return head ? { lines, taken: found.rows.length, head, glue } : null;
}
