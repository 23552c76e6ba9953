// The stage: document tree → pages, and where each part landed. Each block is laid out once; pages are broken
// over the resulting lines, so that the cost per page does not grow with the number of pages.
import type { DocumentTree, Signer } from '../domain/document.ts';
import { buildFlow, type Carriers, type FlowElement, narrowed } from './elements.tsx';
import { type LaidOut, layOut } from './engine.ts';
import type { Mark } from './mark.ts';
import { type FlowSlice, paginate, type SlicePlace } from './paginate.ts';
import { type LayoutProblem, problemsOf } from './problems.ts';
import { runningHeads } from './running-head.tsx';
import {
  type Decor,
  headHeight,
  type Part,
  type PlacedLine,
  placeLines,
  type Slice,
  sliceBlock,
} from './slices.ts';
import { AREA, AREA_HEIGHT, BREAK, HAIRLINE, PAGE, RUNNING_HEAD } from './styles.ts';

/** A painted part on a page. Coordinates in PDF points from the page's top left corner, y downwards. */
export type PlacedPart =
  | { kind: 'text'; x: number; y: number; lines: PlacedLine[]; node: LaidOut; mark: Mark | ArtifactKind }
  | { kind: 'box'; x: number; y: number; width: number; height: number; fill: string }
  | { kind: 'picture'; x: number; y: number; node: LaidOut; mark: Mark | ArtifactKind }
  | { kind: 'signer'; x: number; y: number; width: number; height: number; signer: Signer; mark: Mark };

/** Artifact types (ISO 32000-1, 14.8.2.2). */
export type ArtifactKind = 'Layout' | 'Pagination' | 'Header';

export interface PlacedPage {
  width: number;
  height: number;
  parts: PlacedPart[];
}

export interface LaidOutDocument {
  document: DocumentTree;
  pages: PlacedPage[];
  root: Mark;
  carriers: Carriers;
}

export type LayoutResult = { ok: true; value: LaidOutDocument } | { ok: false; problems: LayoutProblem[] };

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

function decorBoxes(
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

/** Narrower measures, in points, that are tried where a line comes out too full. */
const NARROWER = [5, 12, 22];

/**
 * The line breaker weighs a whole paragraph, and at times finds no set of lines that it can stretch or squeeze
 * enough; it then lets one run over. A slightly narrower measure gives it other lines to choose from.
 */
async function layOutFitting(elements: readonly FlowElement[]): Promise<LaidOut[]> {
  const laidOut = await layOut([...elements]);
  for (const by of NARROWER) {
    const full = laidOut.flatMap((page, index) =>
      problemsOf([page]).some((problem) => problem.kind === 'too-wide') ? [index] : [],
    );
    if (full.length === 0) break;
    const again = await layOut(full.map((index) => narrowed(elements[index] as FlowElement, by)));
    full.forEach((index, position) => {
      laidOut[index] = again[position] as LaidOut;
    });
  }
  return laidOut;
}

export async function layout(document: DocumentTree): Promise<LayoutResult> {
  const flow = buildFlow(document);
  const laidOut = await layOutFitting(flow.blocks.map((block) => block.element));
  const problems = problemsOf(laidOut);
  const blocks = laidOut.map(sliceBlock);

  const slices: (FlowSlice & { slice: Slice })[] = [];
  let trailing = 0;
  blocks.forEach((block, index) => {
    const { before = 0, startsPage = false, keepWithPrevious = false } = flow.blocks[index] ?? {};
    const after = flow.blocks[index - 1]?.after ?? 0;
    const kept = blocks[index - 1]?.keepsNext ?? false;
    block.slices.forEach((slice, position) => {
      const previous = block.slices[position - 1];
      slices.push({
        slice,
        height: slice.y1 - slice.y0,
        gap: previous ? slice.y0 - previous.y1 : trailing + Math.max(after, before) + slice.y0,
        noBreakBefore:
          position > 0
            ? slice.noBreakBefore
            : kept
              ? BREAK.bad
              : keepWithPrevious
                ? BREAK.unwanted
                : BREAK.free,
        startsPage: startsPage && position === 0,
        repeatedHead: headHeight(slice.repeatedHead),
      });
    });
    const last = block.slices.at(-1);
    trailing = last ? Math.max(0, block.height - last.y1) : trailing;
  });

  const { places, pageCount, tooTall } = paginate(slices, AREA_HEIGHT);
  for (const index of tooTall) problems.push({ kind: 'too-tall', text: textOf(slices[index]?.slice) });
  if (problems.length > 0) return { ok: false, problems };

  const pages = Array.from({ length: pageCount }, (): { boxes: PlacedPart[]; parts: PlacedPart[] } => ({
    boxes: [],
    parts: [],
  }));
  let from = 0;
  for (const block of blocks) {
    const own = block.slices.map((slice, index) => ({ slice, place: places[from + index] as SlicePlace }));
    from += block.slices.length;
    placeBlock(own, block.decor, pages);
  }

  const heads = await layOut(runningHeads(document.runningHead, pageCount));
  const tooLong = problemsOf(heads.slice(0, 1));
  if (tooLong.length > 0) return { ok: false, problems: tooLong };
  return {
    ok: true,
    value: {
      document,
      root: flow.root,
      carriers: flow.carriers,
      pages: pages.map(({ boxes, parts }, index) => ({
        width: PAGE.width,
        height: PAGE.height,
        parts: [...boxes, ...parts, ...headParts(heads[index])].map((part) =>
          part.kind === 'text' && part.mark === 'Header'
            ? part
            : { ...part, x: part.x + AREA.left, y: part.y + AREA.top },
        ),
      })),
    },
  };
}

function textOf(slice: Slice | undefined): string {
  const part = slice?.parts.find((candidate) => candidate.kind === 'text');
  return part?.kind === 'text' ? part.line.line.string.trim() : '';
}

type PlacedSlice = { slice: Slice; place: SlicePlace };

function placeBlock(
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

function headParts(head: LaidOut | undefined): PlacedPart[] {
  if (!head) return [];
  const texts = (node: LaidOut, x: number, y: number): PlacedPart[] => {
    const left = x + node.box.left;
    const top = y + node.box.top;
    if (node.type === 'TEXT')
      return [
        {
          kind: 'text',
          x: left - (node.alignOffset ?? 0),
          y: top,
          lines: placeLines(node),
          node,
          mark: 'Header',
        },
      ];
    return (node.children ?? []).flatMap((child) => texts(child, left, top));
  };
  const rule: PlacedPart = {
    kind: 'box',
    x: 0,
    y: RUNNING_HEAD.top + head.box.height + RUNNING_HEAD.ruleGap - AREA.top,
    width: AREA.width,
    height: 0.5,
    fill: HAIRLINE,
  };
  return [...(head.children ?? []).flatMap((child) => texts(child, AREA.left, RUNNING_HEAD.top)), rule];
}
