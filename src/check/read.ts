// Reads a finished PDF back from its bytes alone: file and catalog facts, metadata, structure tree, and every
// page's content as marked content with its text. The rules (ua1.ts, pdfa2.ts, own.ts) judge this reading.

import {
  ParseSpeeds,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib';
import { Font } from './font.ts';
import {
  type Box,
  type ContentItem,
  type FormUse,
  interpret,
  type MarkedContent,
  type Shared,
} from './interpret.ts';
import {
  arrayAt,
  asDict,
  asName,
  asText,
  dictAt,
  entry,
  listAt,
  nameAt,
  numberAt,
  numbersAt,
  refOf,
  resolve,
  streamAt,
  streamBytes,
  textAt,
  textOfName,
} from './objects.ts';
import { parentElement, readStructTree, type StructElement, type StructTree } from './tree.ts';
import { readXmp, type XmpReading } from './xmp.ts';

export interface PdfReading {
  bytes: Uint8Array;
  context: PDFContext;
  catalog: PDFDict;
  file: FileFacts;
  info: PDFDict | undefined;
  /** The catalog's metadata stream; null where it is missing or is no /Metadata /XML stream. */
  xmp: XmpReading | null;
  catalogLang: string | undefined;
  pages: PageReading[];
  /** Null without StructTreeRoot. */
  tree: StructTree | null;
  annotations: AnnotationReading[];
  fonts: Font[];
  forms: FormUse[];
  outline: OutlineItem[];
  shared: Shared;
}

export interface FileFacts {
  /** First line of the file. */
  header: string;
  /** The second line is a comment with at least four bytes above 127. */
  hasBinaryComment: boolean;
  /** Bytes after the last %%EOF and its line end. */
  trailingBytes: number;
  hasId: boolean;
  /** The encryption dictionary; the rest of an encrypted file is not read. */
  encrypt: PDFDict | null;
}

export interface PageReading {
  index: number;
  ref: PDFRef | null;
  dict: PDFDict;
  mediaBox: Box;
  cropBox: Box;
  rotate: number;
  tabs: string | undefined;
  /** All marked content in order of painting, nested ones after their parent. */
  marks: MarkedContent[];
  items: ContentItem[];
  annotations: AnnotationReading[];
}

export interface AnnotationReading {
  dict: PDFDict;
  ref: PDFRef | null;
  page: number;
  subtype: string;
  /** Left, bottom, right, top. */
  rect: Box | null;
  flags: number;
  contents: string | undefined;
  structParent: number | undefined;
  /** The element that the parent tree gives. */
  element: StructElement | null;
  /** A link's target. */
  uri: string | null;
  destination: Destination | null;
  isOutsideCropBox: boolean;
}

/** `page` is null when the destination leads nowhere. */
export interface Destination {
  page: number | null;
}

export interface OutlineItem {
  dict: PDFDict;
  title: string;
  level: number;
  destination: Destination | null;
}

const HIDDEN = 2;

export function isExempt(annotation: AnnotationReading): boolean {
  return annotation.isOutsideCropBox || (annotation.flags & HIDDEN) !== 0;
}

/** The bytes are no PDF, or one too broken to be parsed at all. */
export class UnreadablePdf extends Error {
  constructor(cause: unknown) {
    super('cannot parse the PDF', { cause });
    this.name = 'UnreadablePdf';
  }
}

/** @throws {UnreadablePdf} */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const document = await load(bytes);
  const { context } = document;
  const catalog = asDict(resolve(context, context.trailerInfo.Root)) ?? context.obj({});
  const file = fileFacts(bytes, context);
  const shared = newShared();
  const reading: PdfReading = {
    bytes,
    context,
    catalog,
    file,
    info: asDict(resolve(context, context.trailerInfo.Info)),
    xmp: null,
    catalogLang: textAt(catalog, 'Lang'),
    pages: [],
    tree: null,
    annotations: [],
    fonts: shared.fonts,
    forms: [],
    outline: [],
    shared,
  };
  if (!file.encrypt) new Reader(reading).read();
  return reading;
}

async function load(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, {
      updateMetadata: false,
      throwOnInvalidObject: false,
      ignoreEncryption: true,
      preserveXFA: true,
      parseSpeed: ParseSpeeds.Fastest,
    });
  } catch (error) {
    throw new UnreadablePdf(error);
  }
}

function newShared(): Shared & { fonts: Font[] } {
  const fonts = new Map<PDFDict, Font>();
  const list: Font[] = [];
  return {
    fonts: list,
    font(dict) {
      let font = fonts.get(dict);
      if (!font) {
        font = new Font(dict);
        fonts.set(dict, font);
        list.push(font);
      }
      return font;
    },
    forms: new Map(),
    images: new Set(),
    colours: new Set(),
    extGStates: new Set(),
    unknownOperators: new Set(),
    depth: 0,
    hugeNumbers: [],
  };
}

function fileFacts(bytes: Uint8Array, context: PDFContext): FileFacts {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString('latin1');
  const [header = '', second = ''] = start.split(/\r\n|\r|\n/);
  const comment = [...second.slice(1, 5)].filter((char) => char.charCodeAt(0) > 127);
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf('%%EOF');
  const rest = end < 0 ? '' : Buffer.from(bytes.subarray(end + 5)).toString('latin1');
  return {
    header,
    hasBinaryComment: second.startsWith('%') && comment.length === 4,
    trailingBytes: end < 0 ? bytes.length : rest.replace(/^(\r\n|\r|\n)/, '').length,
    hasId: resolve(context, context.trailerInfo.ID) instanceof PDFArray,
    encrypt: asDict(resolve(context, context.trailerInfo.Encrypt)) ?? null,
  };
}

class Reader {
  #reading: PdfReading;
  #pageByRef = new Map<PDFRef, number>();

  constructor(reading: PdfReading) {
    this.#reading = reading;
  }

  read(): void {
    const reading = this.#reading;
    const metadata = streamAt(reading.catalog, 'Metadata');
    if (
      metadata &&
      nameAt(metadata.dict, 'Type') === 'Metadata' &&
      nameAt(metadata.dict, 'Subtype') === 'XML'
    ) {
      reading.xmp = readXmp(streamBytes(metadata));
    }
    const pages: { dict: PDFDict; ref: PDFRef | null; inherited: Inherited }[] = [];
    this.#collectPages(refOf(reading.catalog, 'Pages'), dictAt(reading.catalog, 'Pages'), {}, pages, 0);
    pages.forEach((page, index) => {
      if (page.ref) this.#pageByRef.set(page.ref, index);
    });
    reading.tree = readStructTree(reading.catalog, (ref) =>
      ref ? (this.#pageByRef.get(ref) ?? null) : null,
    );
    reading.pages = pages.map((page, index) => this.#page(page.dict, page.ref, page.inherited, index));
    reading.annotations = reading.pages.flatMap((page) => page.annotations);
    reading.forms = [...reading.shared.forms.values()];
    this.#linkMarks();
    const outlines = dictAt(reading.catalog, 'Outlines');
    if (outlines) this.#outline(dictAt(outlines, 'First'), 1, new Set());
  }

  #collectPages(
    ref: PDFRef | undefined,
    node: PDFDict | undefined,
    above: Inherited,
    into: { dict: PDFDict; ref: PDFRef | null; inherited: Inherited }[],
    level: number,
  ): void {
    if (!node || level > 64) return;
    const inherited: Inherited = { ...above };
    const resources = dictAt(node, 'Resources');
    const mediaBox = boxOf(node, 'MediaBox');
    const cropBox = boxOf(node, 'CropBox');
    const rotate = numberAt(node, 'Rotate');
    if (resources) inherited.resources = resources;
    if (mediaBox) inherited.mediaBox = mediaBox;
    if (cropBox) inherited.cropBox = cropBox;
    if (rotate !== undefined) inherited.rotate = rotate;
    const kids = entry(node, 'Kids');
    if (!(kids instanceof PDFArray)) {
      into.push({ dict: node, ref: ref ?? null, inherited });
      return;
    }
    for (const kid of kids.asArray()) {
      const kidRef = kid instanceof PDFRef ? kid : undefined;
      this.#collectPages(kidRef, asDict(resolve(node.context, kid)), inherited, into, level + 1);
    }
  }

  #page(dict: PDFDict, ref: PDFRef | null, inherited: Inherited, index: number): PageReading {
    const { shared } = this.#reading;
    const mediaBox = inherited.mediaBox ?? [0, 0, 612, 792];
    const cropBox = inherited.cropBox ? intersection(inherited.cropBox, mediaBox) : mediaBox;
    const page: PageReading = {
      index,
      ref,
      dict,
      mediaBox,
      cropBox,
      rotate: inherited.rotate ?? 0,
      tabs: nameAt(dict, 'Tabs'),
      marks: [],
      items: [],
      annotations: [],
    };
    const canvas = { page: index, cropBox, marks: page.marks, items: page.items };
    interpret(pageContent(dict), inherited.resources, pageKey(index), canvas, shared);
    for (const item of listAt(dict, 'Annots')) {
      const annotation = this.#annotation(item, page);
      if (!annotation) continue;
      page.annotations.push(annotation);
      this.#appearances(annotation, page);
    }
    return page;
  }

  #annotation(value: PDFObject, page: PageReading): AnnotationReading | null {
    const { context, tree } = this.#reading;
    const dict = asDict(resolve(context, value));
    if (!dict) return null;
    const rect = boxOf(dict, 'Rect');
    const action = dictAt(dict, 'A');
    const structParent = numberAt(dict, 'StructParent');
    const goTo =
      entry(dict, 'Dest') ?? (action && nameAt(action, 'S') === 'GoTo' ? entry(action, 'D') : undefined);
    return {
      dict,
      ref: value instanceof PDFRef ? value : null,
      page: page.index,
      subtype: nameAt(dict, 'Subtype') ?? '',
      rect,
      flags: numberAt(dict, 'F') ?? 0,
      contents: textAt(dict, 'Contents'),
      structParent,
      element: tree ? parentElement(tree, structParent) : null,
      uri: action && nameAt(action, 'S') === 'URI' ? (textAt(action, 'URI') ?? null) : null,
      destination: goTo === undefined ? null : this.#destination(goTo),
      isOutsideCropBox: rect !== null && !overlaps(rect, page.cropBox),
    };
  }

  /** Appearance streams count for fonts, colours and limits; their marked content is not page content. */
  #appearances(annotation: AnnotationReading, page: PageReading): void {
    const normal = dictAt(annotation.dict, 'AP');
    const value = normal ? entry(normal, 'N') : undefined;
    const streams = value instanceof PDFDict ? value.values() : [value];
    for (const item of streams) {
      const stream = resolve(this.#reading.context, item);
      if (!(stream instanceof PDFRawStream)) continue;
      // Its coordinates are its own: nothing in it can be outside the page.
      const everywhere: Box = [-1e9, -1e9, 1e9, 1e9];
      const canvas = { page: page.index, cropBox: everywhere, marks: [], items: [] };
      interpret(
        streamBytes(stream),
        dictAt(stream.dict, 'Resources'),
        'utseende',
        canvas,
        this.#reading.shared,
      );
    }
  }

  #destination(value: PDFObject): Destination {
    const { context } = this.#reading;
    let target: PDFObject | undefined = value;
    const key = asName(value) ?? asText(value);
    if (key !== undefined) target = this.#namedDestination(key);
    if (target instanceof PDFDict) target = entry(target, 'D');
    if (!(target instanceof PDFArray)) return { page: null };
    const [first] = target.asArray();
    if (first instanceof PDFRef) return { page: this.#pageByRef.get(first) ?? null };
    const index = resolve(context, first);
    return {
      page:
        index instanceof PDFNumber && index.asNumber() < this.#reading.pages.length ? index.asNumber() : null,
    };
  }

  #named: Map<string, PDFObject> | undefined;

  #namedDestination(key: string): PDFObject | undefined {
    if (!this.#named) {
      this.#named = new Map();
      const { catalog } = this.#reading;
      for (const [destName, value] of dictAt(catalog, 'Dests')?.entries() ?? []) {
        const resolved = resolve(catalog.context, value);
        if (resolved) this.#named.set(textOfName(destName), resolved);
      }
      const names = dictAt(catalog, 'Names');
      if (names) nameTree(dictAt(names, 'Dests'), this.#named, 0);
    }
    return this.#named.get(key);
  }

  #outline(first: PDFDict | undefined, level: number, seen: Set<PDFDict>): void {
    for (let item = first; item && !seen.has(item); item = dictAt(item, 'Next')) {
      seen.add(item);
      const action = dictAt(item, 'A');
      const goTo = entry(item, 'Dest') ?? (action ? entry(action, 'D') : undefined);
      this.#reading.outline.push({
        dict: item,
        title: textAt(item, 'Title') ?? '',
        level,
        destination: goTo === undefined ? null : this.#destination(goTo),
      });
      this.#outline(dictAt(item, 'First'), level + 1, seen);
    }
  }

  /** Ties marked content to structure elements, from both sides: parent tree and K. */
  #linkMarks(): void {
    const { tree, pages, shared } = this.#reading;
    if (!tree) return;
    const byKey = new Map<string, MarkedContent[]>();
    for (const page of pages) {
      const structParents = numberAt(page.dict, 'StructParents');
      for (const mark of page.marks) {
        if (mark.mcid === null) continue;
        const key = `${mark.page}|${mark.stream}|${mark.mcid}`;
        const marks = byKey.get(key);
        if (marks) marks.push(mark);
        else byKey.set(key, [mark]);
        const form = shared.forms.get(mark.stream);
        const parents = form ? numberAt(form.stream.dict, 'StructParents') : structParents;
        mark.element = parentElement(tree, parents, mark.mcid);
      }
    }
    for (const element of tree.all) {
      for (const kid of element.kids) {
        if (kid.kind !== 'content' || kid.page === null) continue;
        const marks = byKey.get(`${kid.page}|${kid.stream ?? pageKey(kid.page)}|${kid.mcid}`) ?? [];
        kid.mark = marks[0] ?? null;
        for (const mark of marks) mark.owners.push(element);
      }
    }
  }
}

interface Inherited {
  resources?: PDFDict;
  mediaBox?: Box;
  cropBox?: Box;
  rotate?: number;
}

export function pageKey(index: number): string {
  return `sida ${index + 1}`;
}

function pageContent(page: PDFDict): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const item of listAt(page, 'Contents')) {
    const stream = resolve(page.context, item);
    if (stream instanceof PDFRawStream) parts.push(streamBytes(stream), Uint8Array.of(10));
  }
  return parts.length === 2 && parts[0] ? parts[0] : Buffer.concat(parts);
}

function boxOf(dict: PDFDict, key: string): Box | null {
  const numbers = numbersAt(dict, key);
  if (!numbers || numbers.length < 4) return null;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers;
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}

function intersection(a: Box, b: Box): Box {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

export function overlaps(a: Box, b: Box): boolean {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}

function nameTree(node: PDFDict | undefined, into: Map<string, PDFObject>, level: number): void {
  if (!node || level > 32) return;
  const names = arrayAt(node, 'Names') ?? [];
  for (let at = 0; at + 1 < names.length; at += 2) {
    const key = asText(names[at]);
    const value = names[at + 1];
    if (key !== undefined && value) into.set(key, value);
  }
  for (const kid of arrayAt(node, 'Kids') ?? []) nameTree(asDict(kid), into, level + 1);
}

/** A text of the form field that a widget belongs to: of the nearest dictionary with a name, T (12.7.3.1). */
export function fieldText(annotation: AnnotationReading, key: string): string | undefined {
  let field: PDFDict | undefined = annotation.dict;
  for (let level = 0; field && level < 32; level++) {
    if (entry(field, 'T') !== undefined) return textAt(field, key);
    field = dictAt(field, 'Parent');
  }
  return undefined;
}
