// Pieces of text with positions → rows: pieces on one baseline are a row, wide gaps cut a row into segments, and `att`
// or a bullet that hangs beside its words is one segment with them.
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

/** A line of a page in its place. */
export interface PageLine extends Segment {
  /** Counted from the top of the page, from 1; lines side by side have the same number. */
  nr: number;
  /** How far to the right its column goes; null for that of the page. */
  limit: number | null;
  /** The line above it in its column comes before it. */
  follows: boolean;
}

export interface Row {
  y: number;
  size: number;
  nr: number;
  segments: Segment[];
}

/** Lists as long as a page has pieces are too long to be arguments. */
export const largest = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((best, one) => Math.max(best, of(one)), Number.NEGATIVE_INFINITY);
export const smallest = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((best, one) => Math.min(best, of(one)), Number.POSITIVE_INFINITY);

const WIDE_GAP = 0.9;
const WORD_GAP = 0.16;
/** Words that lie so far over each other are two. */
const OVERPRINT = 0.4;
/** Points that left edges of one column may differ in. */
export const ALIGNED = 3;

/** How far before its words it may begin; a § has a column of its own. */
const hangsWithin = (text: string): number => (text.startsWith('§') ? 200 : 110);

/** The same words painted twice, a hair apart, are bold letters without a bold font. */
export function withoutEchoes(items: readonly Item[]): Item[] {
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

export type Placed = Item & { order: number };

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

/** A small raised number after a word refers to a note; after a unit (`m`, `km`) it belongs to it. */
function isReference(item: Placed, before: { raw: string; items: readonly Placed[] }): boolean {
  const main = before.items.at(-1);
  const isRaised = main && item.size < 0.85 * main.size && main.y - item.y > 0.2 * main.size;
  return isRaised === true && /^\d{1,2}$/.test(item.text.trim()) && /\p{L}{3}[.,]?$/u.test(before.raw);
}

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
    last.raw += ((isApart && !parted) || isReference(item, last) ? ' ' : '') + item.text;
    last.x1 = Math.max(last.x1, item.x + item.width);
    last.items.push(item);
  }
  return segments.flatMap(({ raw, items: own, x1 }): Segment[] => {
    const text = tidyWords(raw);
    if (text === '') return [];
    return [
      {
        ...{ text, x0: own[0]?.x ?? 0, x1, y: largest(mainOf(own), (item) => item.y) },
        size: largest(own, (item) => item.size),
        bold: own.every((item) => item.bold),
        artifact: own.every((item) => item.artifact),
        order: smallest(own, (item) => item.order),
        inner: own.length > 1 && HANGING.test((own[0]?.text ?? '').trim()) ? (own[1]?.x ?? null) : null,
      },
    ];
  });
}

/** Without what is raised or lowered. */
function mainOf(items: readonly Placed[]): readonly Placed[] {
  const size = largest(items, (item) => item.size);
  return items.filter((item) => item.size > size * 0.85);
}

export const joined = (segments: readonly Segment[]): Segment => ({
  text: tidyWords(segments.map((segment) => segment.text).join(' ')),
  x0: smallest(segments, (segment) => segment.x0),
  x1: largest(segments, (segment) => segment.x1),
  y: largest(segments, (segment) => segment.y),
  size: largest(segments, (segment) => segment.size),
  bold: segments.every((segment) => segment.bold || HANGING.test(segment.text)),
  artifact: segments.every((segment) => segment.artifact),
  order: smallest(segments, (segment) => segment.order),
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

/** Rows of what is text, or of what is not, numbered over both. */
export function segmentRows(items: readonly Placed[]): Omit<Row, 'nr'>[] {
  return rowsOf(items).flatMap((own) => {
    const segments = withHanging(segmentsOf(own));
    if (segments.length === 0) return [];
    const size = largest(segments, (segment) => segment.size);
    return [{ y: largest(segments, (segment) => segment.y), size, segments }];
  });
}

export const lineOf = (segment: Segment, nr: number, limit: number | null, follows: boolean): PageLine => ({
  ...segment,
  nr,
  limit,
  follows,
});
