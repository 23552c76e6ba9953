// A PDF → lines: its text by position (`pdf-layout.ts`), what is head and foot of its pages, what stands out, and where
// the writer ended a line because the next word would have had room on it.
import { message } from '../messages/messages.ts';
import type { Edges } from './pdf-columns.ts';
import { type Item, type Page, readItems } from './pdf-items.ts';
import { edgesOf, linesOfPage } from './pdf-layout.ts';
import { largest, type PageLine, smallest } from './pdf-rows.ts';
import { type Reading, unread } from './reading.ts';
import { readSignatures } from './signature.ts';
import type { SourceLine } from './source.ts';
import { ListLevels } from './text.ts';
import { plainMarkdown, splitBullet } from './words.ts';

const SECONDS = 60;
const LARGER = 1.15;
/** Points that the lines of one item may differ in. */
const ALIGNED = 3;
/** More than this times the usual distance from one line to the next is a gap. */
const GAP = 1.3;

interface Measures extends Edges {
  /** Of the letters that most of the text is set in, in points. */
  size: number;
  /** From one baseline to the next within a paragraph. */
  distance: number;
  /** Where the first line of a page usually stands. */
  top: number;
}

/** The value that most weight falls on, in steps of `step`. */
function mode(values: readonly (readonly [value: number, weight: number])[], step: number): number | null {
  const weights = new Map<number, number>();
  for (const [value, weight] of values) {
    const rounded = Math.round(value / step) * step;
    weights.set(rounded, (weights.get(rounded) ?? 0) + weight);
  }
  const [best] = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return best?.[0] ?? null;
}

function measure(pages: readonly (readonly PageLine[])[], edges: Edges): Measures {
  const all = pages.flat().filter((line) => !line.artifact);
  const size =
    mode(
      all.map((line) => [line.size, line.text.length]),
      0.25,
    ) ?? 11;
  const isBody = (line: PageLine): boolean => Math.abs(line.size - size) < size * 0.1;
  const distances = pages.flatMap((lines) =>
    lines.flatMap((line, index): [number, number][] => {
      const above = lines[index - 1];
      const away = line.y - (above?.y ?? line.y);
      return above && line.follows && isBody(line) && isBody(above) && away > size * 0.8 && away < size * 3
        ? [[away, 1]]
        : [];
    }),
  );
  return {
    ...edges,
    size,
    distance: usualDistance(distances) ?? size * 1.2,
    top: smallest(pages, (lines) => lines.find((line) => !line.artifact)?.y ?? Number.POSITIVE_INFINITY),
  };
}

/** The smallest that is common: paragraphs of one line each must not hide the distance within a paragraph. */
function usualDistance(distances: readonly [number, number][]): number | null {
  const sorted = distances.map(([away]) => away).sort((a, b) => a - b);
  const near = (away: number): number => sorted.filter((other) => Math.abs(other - away) < 0.75).length;
  const distinct = [...new Set(sorted.map((away) => Math.round(away * 2) / 2))];
  return distinct.find((away) => near(away) >= sorted.length * 0.12) ?? mode(distances, 0.5);
}

/** Text that says only which page this is. */
const PAGE_NUMBER =
  /^(?:sida|sid\.?|page)? ?\d{1,4}(?: ?(?:\(\d{1,4}\)|av \d{1,4}|\/ ?\d{1,4}|of \d{1,4}))?$/i;
/** Part of the pages that a running head stands on; the first may be without. */
const MOST_PAGES = 0.6;
const EDGE_ROWS = 5;
const EDGE_SHARE = 0.14;
const MAX_RUNNING = 200;

/** A line at the same height with the same words but for the number of the page; a § on top of each page is none. */
function likeness({ y, text }: PageLine, page: number): string {
  const words = text.slice(0, MAX_RUNNING);
  const running = /^§/.test(words)
    ? words
    : words.replace(/\d+/g, (digits) => (Number(digits) === page ? '#' : digits));
  return `${Math.round(y / 3)} ${running}`;
}

/** Lines in the head or foot of the page: marked so, repeated on most pages, or a page number. */
function furnitureOf(pages: readonly (readonly PageLine[])[], shapes: readonly Page[]): Set<PageLine> {
  const furniture = new Set<PageLine>();
  const counts = new Map<string, number>();
  const outer = pages.map((lines, index) => {
    const height = shapes[index]?.height ?? 0;
    const last = largest(lines, (line) => line.nr);
    return lines.filter(
      ({ y, nr }) =>
        (nr <= EDGE_ROWS && y < height * EDGE_SHARE) ||
        (nr > last - EDGE_ROWS && y > height * (1 - EDGE_SHARE)),
    );
  });
  for (const [index, lines] of outer.entries())
    for (const like of new Set(lines.map((line) => likeness(line, index + 1))))
      counts.set(like, (counts.get(like) ?? 0) + 1);
  for (const [index, lines] of pages.entries()) {
    const atEdge = new Set(outer[index]);
    for (const line of lines) {
      const often =
        atEdge.has(line) &&
        (counts.get(likeness(line, index + 1)) ?? 0) >= Math.max(2, pages.length * MOST_PAGES);
      if (line.artifact || often || (atEdge.has(line) && PAGE_NUMBER.test(line.text))) furniture.add(line);
    }
  }
  return furniture;
}

/** Whether the first word of the next line would have had room on this one. */
function hadRoom(line: PageLine, next: PageLine | undefined, right: number): boolean {
  if (!next) return true;
  const [word = ''] = next.text.split(' ');
  const width = ((next.x1 - next.x0) / next.text.length) * word.length;
  return line.x1 + width + line.size * 0.8 < (line.limit ?? right);
}

function sourceLines(
  pages: readonly (readonly PageLine[])[],
  shapes: readonly Page[],
  edges: Edges,
): SourceLine[] {
  const furniture = furnitureOf(pages, shapes);
  const bodies = pages.map((lines) => lines.filter((line) => !furniture.has(line)));
  const measures = measure(bodies, edges);
  const levels = new ListLevels(ALIGNED, true);
  const body = bodies.flat();
  const nextOf = new Map(body.map((line, index) => [line, body[index + 1]]));
  const before = new Map(
    bodies.flatMap((lines) => lines.map((line, index) => [line, lines[index - 1]] as const)),
  );
  return pages.flatMap((lines, index) =>
    lines.map((line): SourceLine => {
      const isFurniture = furniture.has(line);
      const { marker, text } = isFurniture ? { marker: null, text: line.text } : splitBullet(line.text);
      const words = text === '' ? line.text : text;
      const indent = Math.max(0, Math.round((line.x0 - measures.left) * 10) / 10);
      const gap = !isFurniture && hasGap(line, before.get(line), measures);
      const isItem = marker !== null && text !== '';
      const level = isFurniture
        ? 0
        : isItem
          ? levels.item(marker, indent, (line.inner ?? line.x0 + line.size) - measures.left)
          : levels.plain(indent, words, gap);
      const ended = isFurniture || hadRoom(line, nextOf.get(line), measures.right) ? true : null;
      return {
        ...{ nr: line.nr, page: index + 1, text: words, markdown: plainMarkdown(words), gap, ended },
        ...{ heading: null, strong: line.bold || line.size >= measures.size * LARGER },
        ...{ marker: isItem ? marker : null, level, indent, table: false, furniture: isFurniture },
      };
    }),
  );
}

function hasGap(line: PageLine, above: PageLine | undefined, { size, distance, top }: Measures): boolean {
  const usual = distance * Math.max(1, line.size / size);
  if (!above) return line.y - top > usual;
  return line.y - above.y > usual * GAP;
}

/** A PDF of any kind, or why it cannot be read; after `seconds` at the latest. */
export async function readPdf(bytes: Uint8Array, seconds = SECONDS): Promise<Reading> {
  const read = await readItems(bytes, seconds);
  if (!read.ok) return unread(read.fault);
  const shapes = read.pages.map(asText);
  const edges = edgesOf(shapes);
  const pages = shapes.map(({ items }) => linesOfPage(items, edges));
  const empty = pages.flatMap((lines, index) => (lines.length === 0 ? [index + 1] : []));
  if (empty.length === pages.length) return unread(message('KALLA-007', { sidor: pages.length }));
  return {
    ok: true,
    lines: sourceLines(pages, shapes, edges),
    pages: pages.length,
    signatures: readSignatures(bytes),
    notes: empty.length > 0 ? [message('KALLA-021', { sidor: empty })] : [],
  };
}

/** Where a page is nothing but artifacts, the marks say nothing. */
function asText(page: Page): Page {
  const isMarked = page.items.some((item: Item) => !item.artifact);
  return isMarked ? page : { ...page, items: page.items.map((item) => ({ ...item, artifact: false })) };
}
