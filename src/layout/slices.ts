// A laid-out block → its painted parts with absolute places, and the slices between which a page may break.
// A slice is a horizontal strip that is never cut: a line or lines beside each other, a picture, a signature place.
import type { Signer } from '../domain/document.ts';
import type { LaidOut, Line } from './engine.ts';
import { breaksWithoutHyphen } from './hyphenation.ts';
import type { Mark } from './mark.ts';
import { AREA_HEIGHT, BREAK, type Break, type Kept } from './styles.ts';

/** One line of a text, with what was done to it at its end. */
export interface PlacedLine {
  line: Line;
  /** The last glyph is a hyphen that stands in no source text. */
  hyphen: 'none' | 'inserted' | 'hidden';
}

/** Coordinates in PDF points from the block's own top left corner, y downwards. */
export type Part =
  | { kind: 'text'; x: number; y0: number; y1: number; node: LaidOut; line: PlacedLine; mark: Mark }
  | { kind: 'decor'; x: number; y0: number; y1: number; width: number; decor: Decor }
  | { kind: 'picture'; x: number; y0: number; y1: number; node: LaidOut; mark: Mark | null }
  | { kind: 'signer'; x: number; y0: number; y1: number; width: number; signer: Signer; mark: Mark };

export interface Decor {
  fill?: string;
  bar?: { width: number; color: string };
  bottom?: { width: number; color: string };
}

export interface Slice {
  y0: number;
  y1: number;
  /** How unwelcome it is that a page begins with this slice. */
  noBreakBefore: Break;
  parts: Part[];
  /** Set inside a table's body: the head that is repeated on a page that begins here. */
  repeatedHead: Slice[] | null;
}

export interface SlicedBlock {
  height: number;
  slices: Slice[];
  /** Backgrounds and bars that may stretch over many slices. */
  decor: Extract<Part, { kind: 'decor' }>[];
  /** Its last line must stay on the page of what follows. */
  keepsNext: boolean;
}

interface Atom {
  y0: number;
  y1: number;
  noBreakBefore: Break;
  keepWithNext: boolean;
  part: Part;
  tableHead: boolean;
  table: object | null;
}

/** The text as it was written, from the node's own children. */
function sourceText(node: LaidOut): string {
  return (node.value ?? '') + (node.children ?? []).map(sourceText).join('');
}

/** Tells for each line whether line breaking added a hyphen at its end. */
export function placeLines(node: LaidOut): PlacedLine[] {
  const source = sourceText(node).replaceAll('\u00ad', '');
  let position = 0;
  return (node.lines ?? []).map((line): PlacedLine => {
    if (source[position] === '\n') position += 1;
    const text = line.string;
    if (source.startsWith(text, position)) {
      position += text.length;
      return { line, hyphen: 'none' };
    }
    position += text.length - 1;
    return { line, hyphen: breaksWithoutHyphen(source, position) ? 'hidden' : 'inserted' };
  });
}

const worse = (a: Break, b: Break): Break => (a > b ? a : b);

/** Of a paragraph's lines at least two stay on either page; three lines stay whole. */
function loneLine(index: number, count: number): boolean {
  return index > 0 && (count <= 3 || index === 1 || index === count - 1);
}

/** What a node stands in. */
interface Context {
  tableHead: boolean;
  table: object | null;
  /** Mark of the picture box around it. */
  picture: Mark | null;
}

const NOTHING_AROUND: Context = { tableHead: false, table: null, picture: null };

class Collector {
  readonly atoms: Atom[] = [];
  readonly decor: Extract<Part, { kind: 'decor' }>[] = [];

  visit(node: LaidOut, x: number, y: number, context: Context): void {
    const left = x + node.box.left;
    const top = y + node.box.top;
    const { mark, signer, decor, keepTogether } = node.props as {
      mark?: Mark;
      signer?: Signer;
      decor?: Decor;
      keepTogether?: Kept;
    };
    const here = {
      tableHead: context.tableHead || node.props.repeats === true,
      table: node.props.isTable === true ? node : context.table,
      picture: node.props.isPicture === true ? (mark ?? null) : context.picture,
    };
    const from = this.atoms.length;
    const under = this.decor.length;
    if (node.type === 'TEXT') this.text(node, left - (node.alignOffset ?? 0), top, here);
    else if (node.type === 'IMAGE' || node.type === 'SVG')
      this.add(
        { kind: 'picture', x: left, y0: top, y1: top + node.box.height, node, mark: here.picture },
        here,
      );
    else if (signer !== undefined && mark)
      this.add(
        {
          kind: 'signer',
          x: left,
          y0: top,
          y1: top + node.box.height,
          width: node.box.width,
          signer,
          mark,
        },
        here,
      );
    else for (const child of node.children ?? []) this.visit(child, left, top, here);
    const inside = this.atoms.slice(from);
    if (decor) {
      // A box lies under the boxes inside it.
      const box = { x: left, y0: top, y1: top + node.box.height, width: node.box.width };
      this.decor.splice(under, 0, { kind: 'decor', ...box, decor });
      stretch(inside, box.y0, box.y1);
    }
    if (keepTogether && node.box.height <= keepTogether.upTo) {
      const first = Math.min(...inside.map((atom) => atom.y0));
      for (const atom of inside)
        if (atom.y0 > first + 0.01) atom.noBreakBefore = worse(atom.noBreakBefore, keepTogether.strength);
    }
  }

  private add(part: Part, context: Context): void {
    this.atoms.push({
      ...context,
      y0: part.y0,
      y1: part.y1,
      noBreakBefore: BREAK.free,
      keepWithNext: false,
      part,
    });
  }

  private text(node: LaidOut, x: number, y: number, context: Context): void {
    const lines = placeLines(node);
    const first = lines[0]?.line.box.y ?? 0;
    const mark = node.props.mark as Mark;
    lines.forEach((line, index) => {
      const y0 = y + line.line.box.y - first;
      const part: Part = { kind: 'text', x, y0, y1: y0 + line.line.box.height, node, line, mark };
      this.atoms.push({
        tableHead: context.tableHead,
        table: context.table,
        y0: part.y0,
        y1: part.y1,
        noBreakBefore: loneLine(index, lines.length) ? BREAK.bad : BREAK.free,
        keepWithNext: node.props.keepWithNext === true && index === lines.length - 1,
        part,
      });
    });
  }
}

/** The padding of a box belongs to its first and last line. */
function stretch(atoms: Atom[], y0: number, y1: number): void {
  const top = Math.min(...atoms.map((atom) => atom.y0));
  const bottom = Math.max(...atoms.map((atom) => atom.y1));
  for (const atom of atoms) {
    if (atom.y0 <= top + 0.01) atom.y0 = Math.min(atom.y0, y0);
    if (atom.y1 >= bottom - 0.01) atom.y1 = Math.max(atom.y1, y1);
  }
}

/** Lines overlap by less than this where line heights are fractions of a point. */
const TOUCHING = 0.05;

/** A taller table head is not repeated: it would leave no room for the rows. */
const TALLEST_HEAD = AREA_HEIGHT / 4;

export const headHeight = (head: readonly Slice[] | null): number =>
  head && head.length > 0 ? (head.at(-1) as Slice).y1 - (head[0] as Slice).y0 : 0;

export function sliceBlock(page: LaidOut): SlicedBlock {
  const collector = new Collector();
  for (const child of page.children ?? []) collector.visit(child, 0, 0, NOTHING_AROUND);
  const atoms = [...collector.atoms].sort((a, b) => a.y0 - b.y0);
  const slices: Slice[] = [];
  const heads = new Map<object, Slice[]>();
  let current: { slice: Slice; atoms: Atom[] } | null = null;
  for (const atom of atoms) {
    if (current && atom.y0 < current.slice.y1 - TOUCHING) {
      current.slice.y1 = Math.max(current.slice.y1, atom.y1);
      current.slice.noBreakBefore = worse(current.slice.noBreakBefore, atom.noBreakBefore);
      current.slice.parts.push(atom.part);
      current.atoms.push(atom);
      continue;
    }
    const follows = current?.atoms.some((before) => before.keepWithNext) ?? false;
    const underHead = current?.atoms.every((before) => before.tableHead) ?? false;
    const slice: Slice = {
      y0: atom.y0,
      y1: atom.y1,
      noBreakBefore: worse(atom.noBreakBefore, follows || underHead ? BREAK.bad : BREAK.free),
      parts: [atom.part],
      repeatedHead: null,
    };
    if (atom.table) {
      const head = heads.get(atom.table) ?? [];
      if (atom.tableHead) heads.set(atom.table, [...head, slice]);
      else if (headHeight(head) <= TALLEST_HEAD) slice.repeatedHead = head;
    }
    slices.push(slice);
    current = { slice, atoms: [atom] };
  }
  // Reading order inside a slice is the order of the tree, not of the sorting.
  const order = new Map(collector.atoms.map((atom, index) => [atom.part, index]));
  for (const slice of slices) slice.parts.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const keepsNext = current?.atoms.some((atom) => atom.keepWithNext) ?? false;
  return { height: page.box.height, slices, decor: collector.decor, keepsNext };
}
