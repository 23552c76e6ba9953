// Runs a page's content stream and the form XObjects it enters: marked content with the text and graphics in
// it, where text stands on the page, fonts and colour spaces used (ISO 32000-1, 8.4, 9.4, 14.6).

import { PDFArray, type PDFDict, PDFName, type PDFObject, PDFRawStream } from 'pdf-lib';
import type { Font, Glyph } from './font.ts';
import { ContentLexer, Name, Operator, type Token } from './lexer.ts';
import {
  asDict,
  asName,
  decodeText,
  dictAt,
  entry,
  name,
  nameAt,
  numbersAt,
  refOf,
  streamBytes,
  textAt,
  textOfName,
} from './objects.ts';
import type { StructElement } from './tree.ts';

export interface MarkedContent {
  tag: string;
  mcid: number | null;
  /** Index of the page on which it is painted. */
  page: number;
  /** The stream that holds the operators: `sida 1` or a form XObject's reference. */
  stream: string;
  parent: MarkedContent | null;
  /** Type and Subtype of an artifact's property list. */
  artifactType: string | null;
  artifactSubtype: string | null;
  lang: string | null;
  actualText: string | null;
  alt: string | null;
  expansion: string | null;
  /** Nested marked content and what is painted, in order. */
  kids: (MarkedContent | ContentItem)[];
  /** The element that the parent tree gives for the MCID. */
  element: StructElement | null;
  /** The elements whose K names the MCID. */
  owners: StructElement[];
}

export interface PaintedItem {
  kind: 'path' | 'image' | 'shading';
  mark: MarkedContent | null;
  page: number;
}

export interface TextRun {
  kind: 'text';
  mark: MarkedContent | null;
  page: number;
  text: string;
  /** Start and end of the baseline in default user space. */
  x: number;
  y: number;
  endX: number;
  endY: number;
  /** Font size in default user space. */
  size: number;
  font: Font | null;
  /** A visible glyph begins or ends outside the page's crop box. */
  isOutside: boolean;
}

export type ContentItem = TextRun | PaintedItem;

export interface FormUse {
  stream: PDFRawStream;
  key: string;
  uses: number;
  hasMcid: boolean;
}

/** What all pages of a file share. */
export interface Shared {
  font(dict: PDFDict): Font;
  forms: Map<string, FormUse>;
  images: Set<PDFRawStream>;
  /** Device colour spaces used anywhere. */
  colours: Set<string>;
  extGStates: Set<PDFDict>;
  unknownOperators: Set<string>;
  /** Deepest q/Q nesting in one content stream. */
  depth: number;
  /** Numbers in content beyond the 32-bit range. */
  hugeNumbers: number[];
}

export interface Canvas {
  page: number;
  cropBox: Box;
  marks: MarkedContent[];
  items: ContentItem[];
}

/** Left, bottom, right, top. */
export type Box = readonly [number, number, number, number];

type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const MAX_FORM_NESTING = 20;
const OUTSIDE_TOLERANCE = 0.5;

const OTHER_OPERATORS = new Set(
  'w J j M d ri i m l c v y h re W W* n Tr Ts Tz sc scn SC SCN d0 d1 BX EX MP DP'.split(' '),
);
const PAINT = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);

interface GraphicsState {
  ctm: Matrix;
  font: Font | null;
  size: number;
  charSpace: number;
  wordSpace: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
}

export function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

export function interpret(
  bytes: Uint8Array,
  resources: PDFDict | undefined,
  streamKey: string,
  canvas: Canvas,
  shared: Shared,
): void {
  new Interpreter(canvas, shared).run(bytes, new Resources(resources), streamKey);
}

/** The resources of one content stream; each is looked up once. */
class Resources {
  readonly dict: PDFDict | undefined;
  #found = new Map<string, PDFObject | undefined>();

  constructor(dict: PDFDict | undefined) {
    this.dict = dict;
  }

  get(category: string, key: Token | undefined): PDFObject | undefined {
    if (!this.dict || !(key instanceof Name)) return undefined;
    const path = category + key.text;
    if (!this.#found.has(path)) {
      const entries = dictAt(this.dict, category);
      this.#found.set(path, entries ? entry(entries, key.text) : undefined);
    }
    return this.#found.get(path);
  }
}

class Interpreter {
  #canvas: Canvas;
  #shared: Shared;
  #state: GraphicsState = {
    ctm: IDENTITY,
    font: null,
    size: 0,
    charSpace: 0,
    wordSpace: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  };
  #mark: MarkedContent | null = null;
  #textMatrix: Matrix = IDENTITY;
  #lineMatrix: Matrix = IDENTITY;
  #nesting = 0;

  constructor(canvas: Canvas, shared: Shared) {
    this.#canvas = canvas;
    this.#shared = shared;
  }

  run(bytes: Uint8Array, resources: Resources, streamKey: string): void {
    const saved: GraphicsState[] = [];
    const marksOutside = this.#mark;
    const lexer = new ContentLexer(bytes);
    const operands: Token[] = [];
    for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
      if (!(token instanceof Operator)) {
        if (typeof token === 'number' && Math.abs(token) > 2147483647) this.#shared.hugeNumbers.push(token);
        operands.push(token);
        continue;
      }
      switch (token.name) {
        case 'q':
          saved.push({ ...this.#state });
          this.#shared.depth = Math.max(this.#shared.depth, saved.length);
          break;
        case 'Q':
          this.#state = saved.pop() ?? this.#state;
          break;
        case 'BI':
          this.#colourSpace(colourOperand(lexer.inlineImage(), resources));
          this.#paint('image');
          break;
        case 'EMC':
          if (this.#mark !== marksOutside) this.#mark = this.#mark?.parent ?? null;
          break;
        default:
          this.#operate(token.name, operands, resources, streamKey);
      }
      operands.length = 0;
    }
    const outermost = saved[0];
    if (outermost) this.#state = outermost;
    this.#mark = marksOutside;
  }

  #operate(operator: string, operands: Token[], resources: Resources, streamKey: string): void {
    const state = this.#state;
    switch (operator) {
      case 'cm':
        state.ctm = multiply(matrixOf(operands), state.ctm);
        return;
      case 'BT':
        this.#textMatrix = this.#lineMatrix = IDENTITY;
        return;
      case 'ET':
        return;
      case 'Tf':
        state.font = this.#fontNamed(operands[0], resources);
        state.size = number(operands[1]);
        return;
      case 'Tc':
        state.charSpace = number(operands[0]);
        return;
      case 'Tw':
        state.wordSpace = number(operands[0]);
        return;
      case 'Tz':
        state.scale = number(operands[0]) / 100;
        return;
      case 'TL':
        state.leading = number(operands[0]);
        return;
      case 'Ts':
        state.rise = number(operands[0]);
        return;
      case 'Tr':
        state.mode = number(operands[0]);
        return;
      case 'Td':
        this.#moveLine(number(operands[0]), number(operands[1]));
        return;
      case 'TD':
        state.leading = -number(operands[1]);
        this.#moveLine(number(operands[0]), number(operands[1]));
        return;
      case 'T*':
        this.#moveLine(0, -state.leading);
        return;
      case 'Tm':
        this.#textMatrix = this.#lineMatrix = matrixOf(operands);
        return;
      case 'Tj':
        this.#show(operands);
        return;
      case 'TJ':
        this.#show(Array.isArray(operands[0]) ? operands[0] : []);
        return;
      case "'":
        this.#moveLine(0, -state.leading);
        this.#show(operands);
        return;
      case '"':
        state.wordSpace = number(operands[0]);
        state.charSpace = number(operands[1]);
        this.#moveLine(0, -state.leading);
        this.#show(operands.slice(2));
        return;
      case 'BMC':
        this.#begin(operands[0], undefined, streamKey);
        return;
      case 'BDC':
        this.#begin(operands[0], propertiesOf(operands[1], resources), streamKey);
        return;
      case 'Do':
        this.#xObject(operands[0], resources);
        return;
      case 'sh':
        this.#colourSpace(shadingSpace(operands[0], resources));
        this.#paint('shading');
        return;
      case 'gs':
        this.#extGState(operands[0], resources);
        return;
      case 'rg':
      case 'RG':
        this.#shared.colours.add('DeviceRGB');
        return;
      case 'g':
      case 'G':
        this.#shared.colours.add('DeviceGray');
        return;
      case 'k':
      case 'K':
        this.#shared.colours.add('DeviceCMYK');
        return;
      case 'cs':
      case 'CS':
        this.#colourSpace(spaceNamed(operands[0], resources));
        return;
    }
    if (PAINT.has(operator)) this.#paint('path');
    else if (!OTHER_OPERATORS.has(operator)) this.#shared.unknownOperators.add(operator);
  }

  #begin(tag: Token | undefined, properties: Properties | undefined, streamKey: string): void {
    const tagName = tag instanceof Name ? tag.text : '';
    const mcid = properties?.number('MCID') ?? null;
    const mark: MarkedContent = {
      tag: tagName,
      mcid,
      page: this.#canvas.page,
      stream: streamKey,
      parent: this.#mark,
      artifactType: tagName === 'Artifact' ? (properties?.name('Type') ?? null) : null,
      artifactSubtype: tagName === 'Artifact' ? (properties?.name('Subtype') ?? null) : null,
      lang: properties?.text('Lang') ?? null,
      actualText: properties?.text('ActualText') ?? null,
      alt: properties?.text('Alt') ?? null,
      expansion: properties?.text('E') ?? null,
      kids: [],
      element: null,
      owners: [],
    };
    const form = this.#shared.forms.get(streamKey);
    if (mcid !== null && form) form.hasMcid = true;
    this.#mark?.kids.push(mark);
    this.#canvas.marks.push(mark);
    this.#mark = mark;
  }

  #add(item: ContentItem): void {
    this.#mark?.kids.push(item);
    this.#canvas.items.push(item);
  }

  #paint(kind: PaintedItem['kind']): void {
    this.#add({ kind, mark: this.#mark, page: this.#canvas.page });
  }

  #moveLine(x: number, y: number): void {
    this.#lineMatrix = multiply([1, 0, 0, 1, x, y], this.#lineMatrix);
    this.#textMatrix = this.#lineMatrix;
  }

  #show(parts: Token[]): void {
    const state = this.#state;
    const { font } = state;
    const m = multiply(this.#textMatrix, state.ctm);
    const baseX = m[2] * state.rise + m[4];
    const baseY = m[3] * state.rise + m[5];
    const rendered = state.mode !== 3;
    let along = 0;
    let text = '';
    let isOutside = false;
    const place = (glyph: Glyph, bytes: number): void => {
      const shown = glyph.unicode ?? '\ufffd';
      text += shown;
      if (rendered) glyph.rendered = true;
      const start = along;
      const spaces = state.charSpace + (bytes === 1 && glyph.code === 32 ? state.wordSpace : 0);
      const width = ((glyph.width ?? 0) / 1000) * state.size * state.scale;
      along += width + spaces * state.scale;
      if (rendered && !isBlank(shown)) {
        isOutside ||= this.#isOutside(m[0] * start + baseX, m[1] * start + baseY);
        isOutside ||= this.#isOutside(m[0] * (start + width) + baseX, m[1] * (start + width) + baseY);
      }
    };
    for (const part of parts) {
      if (typeof part === 'string') font?.eachGlyph(part, place);
      else if (typeof part === 'number') along -= (part / 1000) * state.size * state.scale;
    }
    this.#textMatrix = multiply([1, 0, 0, 1, along, 0], this.#textMatrix);
    if (text === '' && font) return;
    this.#add({
      kind: 'text',
      mark: this.#mark,
      page: this.#canvas.page,
      text,
      x: baseX,
      y: baseY,
      endX: m[0] * along + baseX,
      endY: m[1] * along + baseY,
      size: Math.abs(state.size) * Math.hypot(m[2], m[3]),
      font,
      isOutside,
    });
  }

  #isOutside(x: number, y: number): boolean {
    const [left, bottom, right, top] = this.#canvas.cropBox;
    return (
      x < left - OUTSIDE_TOLERANCE ||
      x > right + OUTSIDE_TOLERANCE ||
      y < bottom - OUTSIDE_TOLERANCE ||
      y > top + OUTSIDE_TOLERANCE
    );
  }

  #fontNamed(token: Token | undefined, resources: Resources): Font | null {
    const dict = asDict(resources.get('Font', token));
    return dict ? this.#shared.font(dict) : null;
  }

  #xObject(token: Token | undefined, resources: Resources): void {
    const category = resources.dict ? dictAt(resources.dict, 'XObject') : undefined;
    const stream = resources.get('XObject', token);
    if (!(stream instanceof PDFRawStream) || !category || !(token instanceof Name)) return;
    if (nameAt(stream.dict, 'Subtype') !== 'Form') {
      this.#shared.images.add(stream);
      if (entry(stream.dict, 'ImageMask') === undefined) {
        this.#colourSpace(namedSpace(entry(stream.dict, 'ColorSpace'), resources));
      }
      this.#paint('image');
      return;
    }
    if (this.#nesting >= MAX_FORM_NESTING) return;
    const key = refOf(category, token.text)?.toString() ?? `formulär ${token.text}`;
    const form = this.#shared.forms.get(key) ?? { stream, key, uses: 0, hasMcid: false };
    form.uses++;
    this.#shared.forms.set(key, form);
    const outside = { ...this.#state };
    const matrix = numbersAt(stream.dict, 'Matrix');
    if (matrix?.length === 6) this.#state.ctm = multiply(matrix as unknown as Matrix, this.#state.ctm);
    this.#nesting++;
    const own = dictAt(stream.dict, 'Resources');
    this.run(streamBytes(stream), own ? new Resources(own) : resources, key);
    this.#nesting--;
    this.#state = outside;
  }

  #extGState(token: Token | undefined, resources: Resources): void {
    const dict = asDict(resources.get('ExtGState', token));
    if (!dict) return;
    this.#shared.extGStates.add(dict);
    const font = entry(dict, 'Font');
    if (font instanceof PDFArray) {
      const fontDict = asDict(font.lookup(0));
      if (fontDict) this.#state.font = this.#shared.font(fontDict);
    }
  }

  #colourSpace(space: PDFObject | undefined): void {
    for (const device of deviceSpaces(space, 0)) this.#shared.colours.add(device);
  }
}

function isBlank(text: string): boolean {
  return text.trim() === '' || text === '\u00ad' || text === '\u200b';
}

function number(token: Token | undefined): number {
  return typeof token === 'number' ? token : 0;
}

function matrixOf(operands: Token[]): Matrix {
  return [
    number(operands[0]),
    number(operands[1]),
    number(operands[2]),
    number(operands[3]),
    number(operands[4]),
    number(operands[5]),
  ];
}

/** A property list, inline or from the resources, seen in the same way. */
interface Properties {
  number(key: string): number | null;
  name(key: string): string | null;
  text(key: string): string | null;
}

function propertiesOf(token: Token | undefined, resources: Resources): Properties | undefined {
  if (token instanceof Map) {
    const take = (key: string): Token | undefined => token.get(key);
    return {
      number: (key) => {
        const value = take(key);
        return typeof value === 'number' ? value : null;
      },
      name: (key) => {
        const value = take(key);
        return value instanceof Name ? value.text : null;
      },
      text: (key) => {
        const value = take(key);
        return typeof value === 'string' ? decodeText(Buffer.from(value, 'latin1')) : null;
      },
    };
  }
  const dict = asDict(resources.get('Properties', token));
  if (!dict) return undefined;
  return {
    number: (key) => numbersOrNull(entry(dict, key)),
    name: (key) => nameAt(dict, key) ?? null,
    text: (key) => textAt(dict, key) ?? null,
  };
}

function numbersOrNull(value: PDFObject | undefined): number | null {
  return value && 'asNumber' in value ? (value as { asNumber(): number }).asNumber() : null;
}

const INLINE_SPACES: Record<string, string> = { G: 'DeviceGray', RGB: 'DeviceRGB', CMYK: 'DeviceCMYK' };

function colourOperand(image: Map<string, Token>, resources: Resources): PDFObject | undefined {
  const space = image.get('CS') ?? image.get('ColorSpace');
  if (!(space instanceof Name)) return undefined;
  return spaceNamed(new Name(INLINE_SPACES[space.text] ?? space.text), resources);
}

function spaceNamed(token: Token | undefined, resources: Resources): PDFObject | undefined {
  if (!(token instanceof Name)) return undefined;
  return resources.get('ColorSpace', token) ?? name(token.text);
}

function namedSpace(space: PDFObject | undefined, resources: Resources): PDFObject | undefined {
  return space instanceof PDFName ? spaceNamed(new Name(textOfName(space)), resources) : space;
}

function shadingSpace(token: Token | undefined, resources: Resources): PDFObject | undefined {
  const shading = asDict(resources.get('Shading', token));
  return shading ? namedSpace(entry(shading, 'ColorSpace'), resources) : undefined;
}

/** The device spaces that a colour space is, or is built upon (Indexed, Pattern, Separation, DeviceN). */
function deviceSpaces(space: PDFObject | undefined, level: number): string[] {
  if (space instanceof PDFName) {
    const spaceName = textOfName(space);
    return spaceName.startsWith('Device') ? [spaceName] : [];
  }
  if (!(space instanceof PDFArray) || level > 4) return [];
  const family = asName(space.lookup(0));
  if (family === 'Indexed' || family === 'Pattern') return deviceSpaces(space.lookup(1), level + 1);
  if (family === 'Separation' || family === 'DeviceN') return deviceSpaces(space.lookup(2), level + 1);
  return [];
}
