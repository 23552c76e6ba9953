// One font of the file: codes → Unicode, widths and glyph ids (ISO 32000-1, 9.5–9.10). The embedded program
// is read only when a rule asks for it, and glyphs are worked out once per code.

import { type PDFDict, PDFNumber, type PDFRawStream } from 'pdf-lib';
import { type CffFont, readCff } from './cff.ts';
import { type CMap, cidOf, parseCMap } from './cmap.ts';
import { macRomanCode, namesOfEncoding, unicodeOfName } from './glyph-names.ts';
import {
  arrayAt,
  asArray,
  asName,
  dictAt,
  nameAt,
  numberAt,
  streamAt,
  streamBytes,
  textAt,
} from './objects.ts';
import { readTrueType, type TrueTypeFont } from './truetype.ts';

export interface Glyph {
  code: number;
  /** CID for a composite font, else the code; null where an unknown CMap stands between. */
  cid: number | null;
  /** Null where the file gives no way to the text. */
  unicode: string | null;
  /** Width in the font dictionary, thousandths of an em; null where it says nothing. */
  width: number | null;
  /** Shown at least once in a rendering mode other than 3 (invisible). */
  rendered: boolean;
}

export type FontProgram =
  | { kind: 'truetype'; font: TrueTypeFont }
  | { kind: 'cff'; font: CffFont }
  /** Type 1 programs (FontFile) are not read: no glyph rules for them. */
  | { kind: 'type1' }
  | { kind: 'broken' };

export const FLAG_SYMBOLIC = 4;

const COLLECTIONS_WITH_UNICODE = new Set(['GB1', 'CNS1', 'Japan1', 'Korea1']);

export class Font {
  readonly dict: PDFDict;
  /** The CIDFont of a composite font, else the font itself. */
  readonly descendant: PDFDict;
  readonly descriptor: PDFDict | undefined;
  readonly subtype: string;
  readonly baseFont: string;
  readonly isComposite: boolean;
  /** The CMap of a composite font: embedded, or null for a predefined one. */
  readonly cmap: CMap | null;
  readonly cmapName: string | null;
  readonly cmapStream: PDFRawStream | undefined;
  readonly glyphs = new Map<number, Glyph>();

  #toUnicode: CMap | null;
  #encoding: string[] | null = null;
  #widths: (code: number, cid: number | null) => number | null;
  #program: FontProgram | null | undefined;
  #cidToGid: Uint8Array | null | undefined;
  #gidByCid: Map<number, number> | undefined;

  constructor(dict: PDFDict) {
    this.dict = dict;
    this.subtype = nameAt(dict, 'Subtype') ?? '';
    this.baseFont = nameAt(dict, 'BaseFont') ?? '';
    this.isComposite = this.subtype === 'Type0';
    const descendants = this.isComposite ? arrayAt(dict, 'DescendantFonts') : undefined;
    const first = descendants?.[0];
    this.descendant = first && 'context' in first ? (first as PDFDict) : dict;
    this.descriptor = dictAt(this.descendant, 'FontDescriptor');
    this.cmapStream = this.isComposite ? streamAt(dict, 'Encoding') : undefined;
    this.cmap = this.cmapStream ? parseCMap(streamBytes(this.cmapStream)) : null;
    this.cmapName = this.cmapStream
      ? (nameAt(this.cmapStream.dict, 'CMapName') ?? null)
      : (nameAt(dict, 'Encoding') ?? null);
    const toUnicode = streamAt(dict, 'ToUnicode');
    this.#toUnicode = toUnicode ? parseCMap(streamBytes(toUnicode)) : null;
    this.#widths = this.isComposite ? cidWidths(this.descendant) : simpleWidths(dict, this.descriptor);
  }

  get symbolic(): boolean {
    return ((this.descriptor ? numberAt(this.descriptor, 'Flags') : undefined) ?? 0) % 8 >= FLAG_SYMBOLIC;
  }

  /** Calls `visit` for each glyph of a shown string (one char per byte); `bytes` is the length of its code. */
  eachGlyph(string: string, visit: (glyph: Glyph, bytes: number) => void): void {
    if (!this.isComposite) {
      for (let at = 0; at < string.length; at++) visit(this.glyph(string.charCodeAt(at)), 1);
      return;
    }
    const spaces = this.cmap?.codeSpaces ?? [];
    if (spaces.length === 0) {
      for (let at = 0; at + 1 < string.length; at += 2) {
        visit(this.glyph((string.charCodeAt(at) << 8) | string.charCodeAt(at + 1)), 2);
      }
      return;
    }
    for (let at = 0; at < string.length; ) {
      let code = 0;
      let length = 0;
      do code = code * 256 + string.charCodeAt(at + length++);
      while (
        at + length < string.length &&
        length < 4 &&
        !spaces.some((space) => space.length === length && code >= space.low && code <= space.high)
      );
      visit(this.glyph(code), length);
      at += length;
    }
  }

  glyph(code: number): Glyph {
    let glyph = this.glyphs.get(code);
    if (!glyph) {
      const cid = this.#cid(code);
      glyph = { code, cid, unicode: this.#unicode(code), width: this.#widths(code, cid), rendered: false };
      this.glyphs.set(code, glyph);
    }
    return glyph;
  }

  /** The embedded font program; null when there is none. */
  program(): FontProgram | null {
    if (this.#program === undefined) this.#program = this.#readProgram();
    return this.#program;
  }

  /** Glyph id in the embedded program; undefined where this reader cannot tell. */
  gid(glyph: Glyph): number | undefined {
    const program = this.program();
    if (!program || program.kind === 'type1' || program.kind === 'broken') return undefined;
    if (this.isComposite) return this.#compositeGid(glyph, program);
    if (program.kind === 'truetype' && !program.font.cff) return this.#trueTypeGid(glyph, program.font);
    const cff = program.kind === 'cff' ? program.font : program.font.cff;
    if (!cff || cff.isCid) return undefined;
    const glyphName = this.encoding()[glyph.code];
    if (glyphName) {
      return Math.max(0, cff.glyphNames.indexOf(glyphName));
    }
    return cff.encoding.get(glyph.code);
  }

  /** Glyph names by code for a simple font, from Encoding and Differences; '' where nothing is said. */
  encoding(): string[] {
    this.#encoding ??= readEncoding(this.dict, this.symbolic);
    return this.#encoding;
  }

  #cid(code: number): number | null {
    if (!this.isComposite) return code;
    if (this.cmap) return this.cmap.cidRanges.length === 0 ? null : cidOf(this.cmap, code);
    return this.cmapName === 'Identity-H' || this.cmapName === 'Identity-V' ? code : null;
  }

  #unicode(code: number): string | null {
    if (this.#toUnicode) {
      const text = this.#toUnicode.unicode.get(code);
      if (text !== undefined) return text;
    }
    if (this.isComposite) {
      const info = dictAt(this.descendant, 'CIDSystemInfo');
      const known =
        info &&
        textAt(info, 'Registry') === 'Adobe' &&
        COLLECTIONS_WITH_UNICODE.has(textAt(info, 'Ordering') ?? '');
      // The text itself would need Adobe's CID tables; that it can be found is all the rules ask.
      return known ? '\ufffd' : null;
    }
    const glyphName = this.encoding()[code];
    return glyphName ? unicodeOfName(glyphName) : null;
  }

  #readProgram(): FontProgram | null {
    if (!this.descriptor) return null;
    if (streamAt(this.descriptor, 'FontFile')) return { kind: 'type1' };
    const trueType = streamAt(this.descriptor, 'FontFile2');
    const other = streamAt(this.descriptor, 'FontFile3');
    if (trueType || (other && nameAt(other.dict, 'Subtype') === 'OpenType')) {
      const font = readTrueType(streamBytes((trueType ?? other) as PDFRawStream));
      return font ? { kind: 'truetype', font } : { kind: 'broken' };
    }
    if (!other) return null;
    const font = readCff(streamBytes(other));
    return font ? { kind: 'cff', font } : { kind: 'broken' };
  }

  #compositeGid(glyph: Glyph, program: FontProgram & { kind: 'truetype' | 'cff' }): number | undefined {
    if (glyph.cid === null) return undefined;
    const cff = program.kind === 'cff' ? program.font : program.font.cff;
    if (cff) {
      if (!cff.isCid) return glyph.cid;
      this.#gidByCid ??= new Map(cff.cids.map((cid, gid) => [cid, gid]));
      return this.#gidByCid.get(glyph.cid) ?? 0;
    }
    if (this.#cidToGid === undefined) {
      const map = streamAt(this.descendant, 'CIDToGIDMap');
      this.#cidToGid = map ? streamBytes(map) : null;
    }
    if (!this.#cidToGid) return glyph.cid;
    const at = glyph.cid * 2;
    return ((this.#cidToGid[at] ?? 0) << 8) | (this.#cidToGid[at + 1] ?? 0);
  }

  /** ISO 32000-1, 9.6.6.4. */
  #trueTypeGid(glyph: Glyph, font: TrueTypeFont): number | undefined {
    const subtable = (platform: number, encoding: number) =>
      font.cmaps.find((cmap) => cmap.platform === platform && cmap.encoding === encoding);
    const unicodeMap = subtable(3, 1);
    const macMap = subtable(1, 0);
    const symbolMap = subtable(3, 0);
    const glyphName = this.encoding()[glyph.code];
    if (!this.symbolic && glyphName) {
      const unicode = unicodeOfName(glyphName);
      const gid = unicode && unicodeMap ? unicodeMap.lookup(unicode.codePointAt(0) ?? 0) : 0;
      if (gid) return gid;
      const macGid = unicode && macMap ? macMap.lookup(macRomanCode(unicode)) : 0;
      return macGid || (font.byName(glyphName) ?? 0);
    }
    for (const base of [0, 0xf000, 0xf100, 0xf200]) {
      const gid = symbolMap?.lookup(base + glyph.code) ?? 0;
      if (gid) return gid;
    }
    const gid = macMap?.lookup(glyph.code) ?? 0;
    if (gid || symbolMap || macMap) return gid;
    return font.cmaps.length === 1 ? font.cmaps[0]?.lookup(glyph.code) : undefined;
  }
}

function simpleWidths(dict: PDFDict, descriptor: PDFDict | undefined): (code: number) => number | null {
  const widths = arrayAt(dict, 'Widths');
  if (!widths) return () => null;
  const first = numberAt(dict, 'FirstChar') ?? 0;
  const missing = descriptor ? (numberAt(descriptor, 'MissingWidth') ?? 0) : 0;
  return (code) => {
    const width = widths[code - first];
    return width instanceof PDFNumber ? width.asNumber() : missing;
  };
}

/** The W array (9.7.4.3): `c [w1 w2 …]` and `first last w`; DW, 1000 by default, for the rest. */
function cidWidths(cidFont: PDFDict): (code: number, cid: number | null) => number | null {
  const standard = numberAt(cidFont, 'DW') ?? 1000;
  const widths = new Map<number, number>();
  const ranges: [first: number, last: number, width: number][] = [];
  const items = arrayAt(cidFont, 'W') ?? [];
  for (let at = 0; at < items.length; ) {
    const first = numeric(items[at]);
    const list = asArray(items[at + 1]);
    if (list) {
      list.forEach((item, index) => {
        widths.set(first + index, numeric(item));
      });
      at += 2;
    } else {
      ranges.push([first, numeric(items[at + 1]), numeric(items[at + 2])]);
      at += 3;
    }
  }
  return (_code, cid) => {
    if (cid === null) return null;
    const width = widths.get(cid);
    if (width !== undefined) return width;
    return ranges.find(([first, last]) => cid >= first && cid <= last)?.[2] ?? standard;
  };
}

function numeric(value: unknown): number {
  return value instanceof PDFNumber ? value.asNumber() : 0;
}

function readEncoding(dict: PDFDict, symbolic: boolean): string[] {
  const details = dictAt(dict, 'Encoding');
  const base = nameAt(dict, 'Encoding') ?? (details ? nameAt(details, 'BaseEncoding') : undefined);
  const isOwn = symbolic || nameAt(dict, 'Subtype') === 'Type3';
  const names = namesOfEncoding(base ?? (isOwn ? '' : 'StandardEncoding'));
  let code = 0;
  for (const item of (details ? arrayAt(details, 'Differences') : undefined) ?? []) {
    if (item instanceof PDFNumber) code = item.asNumber();
    else names[code++] = asName(item) ?? '';
  }
  return names;
}
