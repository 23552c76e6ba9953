// Pages → what is painted, in which order, and what each piece is: structure elements with their marked content
// (ISO 32000-1, 14.7), artifacts (14.8.2.2), link places, outline and destinations. Pure.
import type { Signer } from '../domain/document.ts';
import type { LaidOut, Line, Run } from '../layout/engine.ts';
import type { LaidOutDocument } from '../layout/layout.ts';
import type { Mark } from '../layout/mark.ts';
import type { ArtifactKind, PlacedPart } from '../layout/place.ts';
import type { PlacedLine } from '../layout/slices.ts';

/** Rectangle in PDF user space: points from the page's lower left corner, y upwards. */
export type Rect = [x1: number, y1: number, x2: number, y2: number];

/** A structure element; its kids stand in reading order. */
export interface StructElement {
  mark: Mark;
  kids: StructKid[];
  /** Where a Figure stands (ISO 32000-1, table 344). */
  bbox?: Rect;
}

export type StructKid =
  | { kind: 'element'; element: StructElement }
  /** Marked content on a page (0-based). */
  | { kind: 'content'; page: number; mcid: number }
  /** The link annotation with this index. */
  | { kind: 'link'; link: number }
  /** The signature place with this index. */
  | { kind: 'signature'; signature: number };

export interface LinkPlace {
  page: number;
  rect: Rect;
  href: string;
  /** Alternate description, the annotation's Contents (ISO 14289-1, 7.18.5). */
  contents: string;
}

export interface SignaturePlace {
  page: number;
  rect: Rect;
  signer: Signer;
  /** Name of its signature field: ASCII without dots, in signing order. */
  field: string;
}

/** Where a heading landed; `y` in user space, from the foot of the page. */
export interface Landing {
  page: number;
  y: number;
}

/** What the painter draws, in order. Coordinates from the page's top left corner. */
export type PaintItem =
  /** A content-stream operator, `BDC` or `EMC`. */
  | { kind: 'operator'; code: string }
  | { kind: 'text'; x: number; y: number; lines: Line[] }
  | { kind: 'box'; x: number; y: number; width: number; height: number; fill: string }
  | { kind: 'picture'; x: number; y: number; node: LaidOut };

export interface TaggedPage {
  width: number;
  height: number;
  items: PaintItem[];
  /** Number of marked-content sequences that belong to structure elements. */
  mcidCount: number;
}

export interface TaggedDocument {
  pages: TaggedPage[];
  root: StructElement;
  links: LinkPlace[];
  signatures: SignaturePlace[];
  outline: (Landing & { title: string; level: number })[];
  destinations: Map<string, Landing>;
}

const CARRIER = /^tag:(\d+)$/;

/** An artifact with its type; pdfkit's own marking would drop the subtype. */
function artifact(kind: ArtifactKind): string {
  return kind === 'Header'
    ? '/Artifact <</Type /Pagination /Subtype /Header>> BDC'
    : `/Artifact <</Type /${kind}>> BDC`;
}

/** A hyphen that only line breaking put there reads as a soft hyphen (ISO 32000-1, 14.9.4). */
const softHyphen = (): Mark => ({ type: 'Span', actualText: '\u00ad', children: [] });

class Tagger {
  readonly pages: TaggedPage[] = [];
  readonly links: LinkPlace[] = [];
  readonly signatures: SignaturePlace[] = [];
  readonly outline: TaggedDocument['outline'] = [];
  readonly destinations = new Map<string, Landing>();
  private readonly elements = new Map<Mark, StructElement>();
  private readonly landed = new Set<Mark>();
  private readonly inline: Mark[][];

  constructor(inline: Mark[][]) {
    this.inline = inline;
  }

  /** Block-level elements exist before anything is painted, so that an empty table cell keeps its place. */
  element(mark: Mark): StructElement {
    const element: StructElement = { mark, kids: [] };
    this.elements.set(mark, element);
    for (const child of mark.children) element.kids.push({ kind: 'element', element: this.element(child) });
    return element;
  }

  private elementOf(mark: Mark): StructElement {
    const element = this.elements.get(mark);
    if (!element) throw new Error(`Content is marked with a ${mark.type} that is not in the document`);
    return element;
  }

  /** Inline elements come into being with their first piece, so that they stand among the text in order. */
  private inlineElement(parent: StructElement, path: readonly Mark[]): StructElement {
    return path.reduce((above, mark) => {
      const known = this.elements.get(mark);
      if (known) return known;
      const element: StructElement = { mark, kids: [] };
      this.elements.set(mark, element);
      above.kids.push({ kind: 'element', element });
      return element;
    }, parent);
  }

  page(width: number, height: number, parts: readonly PlacedPart[]): void {
    const page: TaggedPage = { width, height, items: [], mcidCount: 0 };
    this.pages.push(page);
    for (const part of parts) {
      if (part.kind === 'box') this.artifact(page, 'Layout', [part]);
      else if (part.kind === 'signer') this.signer(page, part);
      else if (typeof part.mark === 'string')
        this.artifact(page, part.mark, [part.kind === 'text' ? textItem(part, part.lines) : part]);
      else if (part.kind === 'picture') this.picture(page, part, part.mark);
      else this.text(page, part, part.mark);
    }
  }

  private artifact(page: TaggedPage, kind: ArtifactKind, items: PaintItem[]): void {
    page.items.push({ kind: 'operator', code: artifact(kind) }, ...items, { kind: 'operator', code: 'EMC' });
  }

  private content(page: TaggedPage, element: StructElement, items: PaintItem[]): void {
    const mcid = page.mcidCount;
    page.mcidCount += 1;
    element.kids.push({ kind: 'content', page: this.pages.length - 1, mcid });
    page.items.push({ kind: 'operator', code: `/${element.mark.type} <</MCID ${mcid}>> BDC` }, ...items, {
      kind: 'operator',
      code: 'EMC',
    });
  }

  private land(page: TaggedPage, mark: Mark, y: number): void {
    if (this.landed.has(mark)) return;
    this.landed.add(mark);
    const landing = { page: this.pages.length - 1, y: page.height - y };
    if (mark.id !== undefined) this.destinations.set(mark.id, landing);
    if (mark.outline) this.outline.push({ ...landing, ...mark.outline });
  }

  private text(page: TaggedPage, part: Extract<PlacedPart, { kind: 'text' }>, mark: Mark): void {
    const element = this.elementOf(mark);
    this.land(page, mark, part.y);
    const underlines: PaintItem[] = [];
    for (const piece of pieces(part.lines)) {
      const path = piece.carrier === null ? [] : (this.inline[piece.carrier] ?? []);
      const target = this.inlineElement(element, path);
      for (const { items, isHyphen } of paintLines(part, piece.lines))
        this.content(page, isHyphen ? this.inlineElement(target, [softHyphen()]) : target, items);
      const link = path.find((candidate) => candidate.type === 'Link');
      if (!link) continue;
      for (const { line } of piece.lines) {
        const rect = rectOf(page, part, line);
        this.links.push({
          page: this.pages.length - 1,
          rect,
          href: link.href ?? '',
          contents: link.alt ?? '',
        });
        this.elementOf(link).kids.push({ kind: 'link', link: this.links.length - 1 });
        // A list of contents is all links; lines under every row of it would only be noise.
        if (mark.type === 'Reference') continue;
        const y = page.height - rect[1] - line.box.height + line.ascent + 1.6;
        underlines.push({
          kind: 'box',
          x: rect[0],
          y,
          width: rect[2] - rect[0],
          height: 0.5,
          fill: line.runs[0]?.attributes.color ?? '#000000',
        });
      }
    }
    if (underlines.length > 0) this.artifact(page, 'Layout', underlines);
  }

  private picture(page: TaggedPage, part: Extract<PlacedPart, { kind: 'picture' }>, mark: Mark): void {
    const element = this.elementOf(mark);
    const { width, height } = part.node.box;
    const top = page.height - part.y;
    element.bbox = [part.x, top - height, part.x + width, top];
    this.content(page, element, [part]);
  }

  private signer(page: TaggedPage, part: Extract<PlacedPart, { kind: 'signer' }>): void {
    const rect: Rect = [
      part.x,
      page.height - part.y - part.height,
      part.x + part.width,
      page.height - part.y,
    ];
    const { signer } = part;
    const field = `Sig_${this.signatures.length + 1}_${signer.role}`;
    this.signatures.push({ page: this.pages.length - 1, rect, signer, field });
    const kid: StructKid = { kind: 'signature', signature: this.signatures.length - 1 };
    this.elementOf(part.mark).kids.unshift(kid);
  }
}

type Piece = { carrier: number | null; lines: PlacedLine[] };

/** Maximal sequences of runs with the same carrier; a plain paragraph stays one piece. */
function pieces(lines: readonly PlacedLine[]): Piece[] {
  const out: Piece[] = [];
  for (const placed of lines) {
    let x = placed.line.box.x;
    let open: { carrier: number | null; runs: Run[]; x: number } | null = null;
    const flush = (isLast: boolean): void => {
      if (!open || open.runs.length === 0) return;
      const width = open.runs.reduce((sum, run) => sum + run.xAdvance, 0);
      const line: Line = {
        ...placed.line,
        runs: open.runs,
        xAdvance: width,
        box: { ...placed.line.box, x: open.x, width },
      };
      delete line.decorationLines;
      const piece: PlacedLine = { line, hyphen: isLast ? placed.hyphen : 'none' };
      const before = out.at(-1);
      if (before && before.carrier === open.carrier) before.lines.push(piece);
      else out.push({ carrier: open.carrier, lines: [piece] });
    };
    const runs = placed.line.runs.filter((run) => run.glyphs.length > 0);
    for (const run of runs) {
      const match = CARRIER.exec(run.attributes.link ?? '');
      const carrier = match ? Number(match[1]) : null;
      if (!open || open.carrier !== carrier) {
        flush(false);
        open = { carrier, runs: [], x };
      }
      open.runs.push({ ...run, attributes: { ...run.attributes, link: null } });
      x += run.xAdvance;
    }
    flush(true);
  }
  return out;
}

function textItem(part: { x: number; y: number }, lines: readonly PlacedLine[]): PaintItem {
  return {
    kind: 'text',
    x: part.x,
    y: part.y,
    lines: lines.map(({ line }) => {
      const bare = { ...line };
      delete bare.decorationLines;
      return bare;
    }),
  };
}

/** What is painted of a piece; a hyphen from line breaking stands by itself, or is not painted at all. */
function paintLines(
  part: Extract<PlacedPart, { kind: 'text' }>,
  lines: readonly PlacedLine[],
): { items: PaintItem[]; isHyphen: boolean }[] {
  const top = part.lines[0]?.line.box.y ?? 0;
  const at = (group: Line[]): PaintItem => ({
    kind: 'text',
    x: part.x,
    y: part.y + (group[0]?.box.y ?? top) - top,
    lines: group,
  });
  const out: { items: PaintItem[]; isHyphen: boolean }[] = [];
  let group: Line[] = [];
  for (const { line, hyphen } of lines) {
    const [body, mark] = hyphen === 'none' ? [line, null] : splitLast(line);
    group.push(body);
    if (hyphen !== 'inserted' || !mark) continue;
    out.push({ items: [at(group)], isHyphen: false }, { items: [at([mark])], isHyphen: true });
    group = [];
  }
  if (group.length > 0) out.push({ items: [at(group)], isHyphen: false });
  return out;
}

/** A line without its last glyph, and that glyph as a line. */
function splitLast(line: Line): [Line, Line] {
  const last = line.runs.at(-1);
  if (!last) throw new Error('A line without glyphs ends with a hyphen');
  const end = last.glyphs.length - 1;
  const advance = last.positions[end]?.xAdvance ?? 0;
  const head: Run = {
    ...last,
    glyphs: last.glyphs.slice(0, end),
    positions: last.positions.slice(0, end),
    xAdvance: last.xAdvance - advance,
  };
  const tail: Run = {
    ...last,
    glyphs: last.glyphs.slice(end),
    positions: last.positions.slice(end),
    xAdvance: advance,
  };
  const before = line.runs.slice(0, -1);
  const x = line.box.x + before.reduce((sum, run) => sum + run.xAdvance, 0) + head.xAdvance;
  return [
    { ...line, runs: head.glyphs.length > 0 ? [...before, head] : before },
    { ...line, runs: [tail], box: { ...line.box, x } },
  ];
}

/** The place of a line's words, without a space at either end. */
function rectOf(page: TaggedPage, part: Extract<PlacedPart, { kind: 'text' }>, line: Line): Rect {
  const top = part.y + line.box.y - (part.lines[0]?.line.box.y ?? 0);
  const last = line.runs.at(-1);
  const lastGlyph = last?.glyphs.at(-1);
  const isSpace = lastGlyph?.codePoints.every((codePoint) => codePoint === 0x20) ?? false;
  const trailing = isSpace ? (last?.positions.at(-1)?.xAdvance ?? 0) : 0;
  const x1 = part.x + line.box.x;
  return [x1, page.height - top - line.box.height, x1 + line.xAdvance - trailing, page.height - top];
}

/** An element without content says nothing; only table cells may be empty. */
function prune(element: StructElement): StructElement {
  const kids = element.kids.flatMap((kid): StructKid[] => {
    if (kid.kind !== 'element') return [kid];
    const child = prune(kid.element);
    const mayBeEmpty = child.mark.type === 'TD' || child.mark.type === 'TH';
    return child.kids.length > 0 || mayBeEmpty ? [{ kind: 'element', element: child }] : [];
  });
  return { ...element, kids };
}

export function tag(laidOut: LaidOutDocument): TaggedDocument {
  const tagger = new Tagger(laidOut.carriers.inline);
  const root = tagger.element(laidOut.root);
  for (const { width, height, parts } of laidOut.pages) tagger.page(width, height, parts);
  const { pages, links, signatures, outline, destinations } = tagger;
  return { pages, root: prune(root), links, signatures, outline, destinations };
}
