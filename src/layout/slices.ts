// A laid-out block → its painted parts with absolute places, and the slices between which a page may break.
// A slice is a horizontal strip that is never cut: one line, or lines beside each other, or an unbreakable box.
import type { LaidOut, Line } from './engine.ts';
import { breaksWithoutHyphen } from './hyphenation.ts';
import type { Mark } from './mark.ts';

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
  | { kind: 'signer'; x: number; y0: number; y1: number; width: number; signer: number; mark: Mark };

export interface Decor {
  fill?: string;
  bar?: { width: number; color: string };
  bottom?: { width: number; color: string };
}

export interface Slice {
  y0: number;
  y1: number;
  /** A page must not begin with this slice. */
  noBreakBefore: boolean;
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
  noBreakBefore: boolean;
  keepWithNext: boolean;
  part: Part;
  tableHead: boolean;
  table: object | null;
}

/** The text as it was written, from the node's own children. */
export function sourceText(node: LaidOut): string {
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
      signer?: number;
      decor?: Decor;
      keepTogether?: number;
    };
    const here = {
      tableHead: context.tableHead || node.props.repeats === true,
      table: node.props.isTable === true ? node : context.table,
      picture: node.props.isPicture === true ? (mark ?? null) : context.picture,
    };
    const from = this.atoms.length;
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
      const box = { x: left, y0: top, y1: top + node.box.height, width: node.box.width };
      this.decor.push({ kind: 'decor', ...box, decor });
      stretch(inside, box.y0, box.y1);
    }
    if (keepTogether !== undefined && node.box.height <= keepTogether) {
      const first = Math.min(...inside.map((atom) => atom.y0));
      for (const atom of inside) if (atom.y0 > first + 0.01) atom.noBreakBefore = true;
    }
  }

  private add(part: Part, context: Context): void {
    this.atoms.push({
      ...context,
      y0: part.y0,
      y1: part.y1,
      noBreakBefore: false,
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
        noBreakBefore: loneLine(index, lines.length),
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

export function sliceBlock(page: LaidOut): SlicedBlock {
  const collector = new Collector();
  for (const child of page.children ?? []) collector.visit(child, 0, 0, NOTHING_AROUND);
  const atoms = [...collector.atoms].sort((a, b) => a.y0 - b.y0);
  const slices: Slice[] = [];
  const heads = new Map<object, Slice[]>();
  let keep = false;
  let current: { slice: Slice; atoms: Atom[] } | null = null;
  for (const atom of atoms) {
    if (current && atom.y0 < current.slice.y1 - TOUCHING) {
      current.slice.y1 = Math.max(current.slice.y1, atom.y1);
      current.slice.noBreakBefore ||= atom.noBreakBefore;
      current.slice.parts.push(atom.part);
      current.atoms.push(atom);
      continue;
    }
    keep = current?.atoms.some((before) => before.keepWithNext) ?? false;
    const slice: Slice = {
      y0: atom.y0,
      y1: atom.y1,
      noBreakBefore:
        atom.noBreakBefore || keep || (current?.atoms.every((before) => before.tableHead) ?? false),
      parts: [atom.part],
      repeatedHead: null,
    };
    if (atom.table) {
      if (atom.tableHead) heads.set(atom.table, [...(heads.get(atom.table) ?? []), slice]);
      else slice.repeatedHead = heads.get(atom.table) ?? null;
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
