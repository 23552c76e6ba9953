// The stage: document tree → pages, and where each part landed. Each block is laid out by itself, and pages are
// broken over the resulting lines, so that the cost per page does not grow with the number of pages.
import type { DocumentTree, RunningHead } from '../domain/document.ts';
import { buildFlow, type Carriers, type FlowElement, narrowed } from './elements.tsx';
import { type LaidOut, layOut } from './engine.ts';
import type { Mark } from './mark.ts';
import { type FlowSlice, paginate, type SlicePlace } from './paginate.ts';
import { decorBoxes, type PlacedPart, placeBlock } from './place.ts';
import { type LayoutProblem, problemsOf } from './problems.ts';
import { runningHeads } from './running-head.tsx';
import { type Decor, headHeight, placeLines, type Slice, sliceBlock } from './slices.ts';
import { AREA, AREA_HEIGHT, BREAK, HAIRLINE, PAGE, RUNNING_HEAD } from './styles.ts';

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
    const unlessKept = keepWithPrevious ? BREAK.unwanted : BREAK.free;
    const breakBefore = blocks[index - 1]?.keepsNext ? BREAK.bad : unlessKept;
    block.slices.forEach((slice, position) => {
      const previous = block.slices[position - 1];
      slices.push({
        slice,
        height: slice.y1 - slice.y0,
        gap: previous ? slice.y0 - previous.y1 : trailing + Math.max(after, before) + slice.y0,
        noBreakBefore: position > 0 ? slice.noBreakBefore : breakBefore,
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

  const heads = await layOutHeads(document.runningHead, pageCount);
  const tooLong = headProblems(document.runningHead, heads);
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
        parts: [
          ...[...boxes, ...parts].map((part) => ({ ...part, x: part.x + AREA.left, y: part.y + AREA.top })),
          ...headParts(heads[index]),
        ],
      })),
    },
  };
}

function textOf(slice: Slice | undefined): string {
  const part = slice?.parts.find((candidate) => candidate.kind === 'text');
  return part?.kind === 'text' ? part.line.line.string.trim() : '';
}

async function layOutHeads(head: RunningHead, pageCount: number): Promise<LaidOut[]> {
  const heads = await layOut(runningHeads(head, pageCount));
  return headProblems(head, heads).length === 0 ? heads : layOut(runningHeads(head, pageCount, true));
}

/** The last page has the longest number. The mark grows upwards to the paper's edge, the rest down to the text. */
function headProblems({ mark, right }: RunningHead, heads: readonly LaidOut[]): LayoutProblem[] {
  const last = heads.at(-1);
  const problems = problemsOf(heads.slice(-1));
  const places = headParts(last).map(({ y }) => y);
  if (Math.min(...places) < 0) problems.push({ kind: 'too-wide', text: mark ?? '' });
  if (Math.max(...places) > AREA.top) problems.push({ kind: 'too-wide', text: right.join(' ') });
  return problems;
}

/** In the page's own coordinates. */
function headParts(head: LaidOut | undefined): PlacedPart[] {
  if (!head) return [];
  const inside = (node: LaidOut, x: number, y: number): PlacedPart[] => {
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
    const { width, height } = node.box;
    const { decor = {} } = node.props as { decor?: Decor };
    const ground = decorBoxes(decor, left, top, width, height, true);
    return [...ground, ...(node.children ?? []).flatMap((child) => inside(child, left, top))];
  };
  const rule: PlacedPart = {
    kind: 'box',
    x: AREA.left,
    y: RUNNING_HEAD.top + head.box.height + RUNNING_HEAD.ruleGap,
    width: AREA.width,
    height: 0.5,
    fill: HAIRLINE,
  };
  return [...(head.children ?? []).flatMap((child) => inside(child, AREA.left, RUNNING_HEAD.top)), rule];
}
