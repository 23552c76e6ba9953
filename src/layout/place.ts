// Slices with their places → painted parts on pages: texts gathered, table heads repeated, boxes cut at page breaks.
import type { Signer } from '../domain/document.ts';
import type { LaidOut } from './engine.ts';
import type { Mark } from './mark.ts';
import type { SlicePlace } from './paginate.ts';
import { type Decor, headHeight, type Part, type PlacedLine, type Slice } from './slices.ts';

/** A painted part on a page. Coordinates in PDF points from the page's top left corner, y downwards. */
export type PlacedPart =
  | { kind: 'text'; x: number; y: number; lines: PlacedLine[]; node: LaidOut; mark: Mark | ArtifactKind }
  | { kind: 'box'; x: number; y: number; width: number; height: number; fill: string }
  | { kind: 'picture'; x: number; y: number; node: LaidOut; mark: Mark | ArtifactKind }
  | { kind: 'signer'; x: number; y: number; width: number; height: number; signer: Signer; mark: Mark };

/** Artifact types (ISO 32000-1, 14.8.2.2). */
export type ArtifactKind = 'Layout' | 'Pagination' | 'Header';

/** Points that a background goes on past the text at a page break. */
const CUT_EDGE = 5;

/** Parts of a table head that is painted again are artifacts: the head is read once. */
function shift(part: Part, dy: number, repeated: boolean): PlacedPart[] {
  const y = part.y0 + dy;
  switch (part.kind) {
    case 'text':
      return [
        {
          kind: 'text',
          x: part.x,
          y,
          lines: [part.line],
          node: part.node,
          mark: repeated ? 'Pagination' : part.mark,
        },
      ];
    case 'picture':
      return [{ kind: 'picture', x: part.x, y, node: part.node, mark: part.mark ?? 'Layout' }];
    case 'signer': {
      const { x, width, mark, signer } = part;
      return [{ kind: 'signer', x, y, width, height: part.y1 - part.y0, signer, mark }];
    }
    case 'decor':
      return decorBoxes(part.decor, part.x, y, part.width, part.y1 - part.y0, true);
  }
}

/** The boxes that a decoration is painted as; only the bottom one has the line under it. */
export function decorBoxes(
  decor: Decor,
  x: number,
  y: number,
  width: number,
  height: number,
  isBottom: boolean,
): PlacedPart[] {
  const boxes: PlacedPart[] = [];
  if (decor.fill) boxes.push({ kind: 'box', x, y, width, height, fill: decor.fill });
  if (decor.bar) boxes.push({ kind: 'box', x, y, width: decor.bar.width, height, fill: decor.bar.color });
  if (decor.bottom && isBottom)
    boxes.push({
      kind: 'box',
      x,
      y: y + height - decor.bottom.width,
      width,
      height: decor.bottom.width,
      fill: decor.bottom.color,
    });
  return boxes;
}

export type PlacedSlice = { slice: Slice; place: SlicePlace };

/** Puts a block's parts, with the boxes under them, on the pages that its slices went to. */
export function placeBlock(
  own: readonly PlacedSlice[],
  decor: readonly Extract<Part, { kind: 'decor' }>[],
  pages: readonly { boxes: PlacedPart[]; parts: PlacedPart[] }[],
): void {
  const placed = new Map<number, PlacedPart[]>();
  own.forEach(({ slice, place }, index) => {
    const page = pages[place.page];
    if (!page) return;
    const parts = placed.get(place.page) ?? [];
    placed.set(place.page, parts);
    const beginsPage = own[index - 1] !== undefined && own[index - 1]?.place.page !== place.page;
    if (beginsPage && slice.repeatedHead) {
      const top = slice.repeatedHead[0]?.y0 ?? 0;
      const height = headHeight(slice.repeatedHead);
      for (const head of slice.repeatedHead)
        for (const part of head.parts) parts.push(...shift(part, place.y - height - top, true));
      for (const box of decor)
        if (box.y0 >= top - 0.01 && box.y1 <= top + height + 0.01)
          page.boxes.push(...shift(box, place.y - height - top, true));
    }
    for (const part of slice.parts) parts.push(...shift(part, place.y - slice.y0, false));
  });
  for (const [page, parts] of placed) pages[page]?.parts.push(...gatherTexts(parts));
  for (const box of decor) {
    const inside = own.filter(({ slice }) => slice.y1 > box.y0 + 0.01 && slice.y0 < box.y1 - 0.01);
    const [first, last] = [inside[0]?.place.page, inside.at(-1)?.place.page];
    for (const number of new Set(inside.map(({ place }) => place.page))) {
      const here = inside.filter(({ place }) => place.page === number);
      const begin = Math.min(...here.map(({ place, slice }) => place.y + Math.max(0, box.y0 - slice.y0)));
      const end = Math.max(
        ...here.map(({ place, slice }) => place.y + Math.min(slice.y1, box.y1) - slice.y0),
      );
      // Where the page cuts a box, its ground reaches a little past the text.
      const top = begin - (number === first ? 0 : CUT_EDGE);
      const bottom = end + (number === last ? 0 : CUT_EDGE);
      pages[number]?.boxes.push(
        ...decorBoxes(box.decor, box.x, top, box.width, bottom - top, number === last),
      );
    }
  }
}

/** On one page, a text's lines come together even where another column's lines lie between them. */
function gatherTexts(parts: readonly PlacedPart[]): PlacedPart[] {
  const byNode = new Map<LaidOut, Extract<PlacedPart, { kind: 'text' }>>();
  const gathered: PlacedPart[] = [];
  for (const part of parts) {
    const before = part.kind === 'text' ? byNode.get(part.node) : undefined;
    if (part.kind === 'text' && before) before.lines.push(...part.lines);
    else {
      if (part.kind === 'text') byNode.set(part.node, part);
      gathered.push(part);
    }
  }
  return gathered;
}
