// Reads what the font rules need of a CFF font program (Adobe Technical Notes 5176 and 5177):
// glyph names or CIDs, advance widths, and the built-in encoding.

import { STANDARD_STRINGS } from './cff-strings.ts';

export interface CffFont {
  glyphCount: number;
  /** True for a CID-keyed font, where the charset gives CIDs. */
  isCid: boolean;
  /** Glyph names, or CIDs for a CID-keyed font, by glyph id. */
  glyphNames: string[];
  cids: number[];
  /** Code → glyph id of the font's own encoding; empty for CID fonts and predefined encodings. */
  encoding: Map<number, number>;
  /** Advance width in thousandths of an em. */
  width(gid: number): number | null;
}

type TopDict = Map<number, number[]>;

const CHARSET = 15;
const ENCODING = 16;
const CHAR_STRINGS = 17;
const PRIVATE = 18;
const DEFAULT_WIDTH = 20;
const NOMINAL_WIDTH = 21;
const FONT_MATRIX = 1207;
const ROS = 1230;
const FD_ARRAY = 1236;
const FD_SELECT = 1237;

export function readCff(bytes: Uint8Array): CffFont | null {
  try {
    return new CffReader(bytes).font();
  } catch (error) {
    // Offsets outside the data: the program is broken, and the rules say so.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

class CffReader {
  #bytes: Uint8Array;
  #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  font(): CffFont | null {
    const nameIndex = this.#index(this.#view.getUint8(2));
    const topIndex = this.#index(nameIndex.end);
    const strings = this.#index(topIndex.end);
    const topBytes = topIndex.items[0];
    if (!topBytes) return null;
    const top = readDict(topBytes);
    const charStringsAt = top.get(CHAR_STRINGS)?.[0];
    if (charStringsAt === undefined) return null;
    const charStrings = this.#index(charStringsAt).items;
    const isCid = top.has(ROS);
    const sids = this.#charset(top.get(CHARSET)?.[0] ?? 0, charStrings.length);
    const nameOf = (sid: number): string => {
      if (sid < STANDARD_STRINGS.length) return STANDARD_STRINGS[sid] ?? '';
      const own = strings.items[sid - STANDARD_STRINGS.length];
      return own ? String.fromCharCode(...own) : '';
    };
    return {
      glyphCount: charStrings.length,
      isCid,
      glyphNames: isCid ? [] : sids.map(nameOf),
      cids: isCid ? sids : [],
      encoding: isCid ? new Map() : this.#encoding(top.get(ENCODING)?.[0] ?? 0),
      width: this.#widths(top, charStrings, isCid),
    };
  }

  #index(at: number): { items: Uint8Array[]; end: number } {
    const count = this.#view.getUint16(at);
    if (count === 0) return { items: [], end: at + 2 };
    const size = this.#view.getUint8(at + 2);
    const base = at + 3 + (count + 1) * size - 1;
    const offset = (index: number): number => {
      let value = 0;
      for (let byte = 0; byte < size; byte++)
        value = value * 256 + this.#view.getUint8(at + 3 + index * size + byte);
      return base + value;
    };
    const items: Uint8Array[] = [];
    for (let index = 0; index < count; index++)
      items.push(this.#bytes.subarray(offset(index), offset(index + 1)));
    return { items, end: offset(count) };
  }

  /** String ids (or CIDs) by glyph id; the predefined charsets count upwards from zero. */
  #charset(at: number, glyphCount: number): number[] {
    const sids = [0];
    if (at <= 2) {
      for (let gid = 1; gid < glyphCount; gid++) sids.push(gid);
      return sids;
    }
    const format = this.#view.getUint8(at);
    let position = at + 1;
    while (sids.length < glyphCount) {
      const first = this.#view.getUint16(position);
      position += 2;
      let left = 0;
      if (format === 1) left = this.#view.getUint8(position++);
      else if (format === 2) {
        left = this.#view.getUint16(position);
        position += 2;
      }
      for (let step = 0; step <= left && sids.length < glyphCount; step++) sids.push(first + step);
    }
    return sids;
  }

  #encoding(at: number): Map<number, number> {
    const codes = new Map<number, number>();
    if (at <= 1) return codes;
    const format = this.#view.getUint8(at) & 0x7f;
    const count = this.#view.getUint8(at + 1);
    let gid = 1;
    for (let index = 0; index < count; index++) {
      if (format === 0) codes.set(this.#view.getUint8(at + 2 + index), gid++);
      else {
        const first = this.#view.getUint8(at + 2 + index * 2);
        const left = this.#view.getUint8(at + 3 + index * 2);
        for (let step = 0; step <= left; step++) codes.set(first + step, gid++);
      }
    }
    return codes;
  }

  #widths(top: TopDict, charStrings: Uint8Array[], isCid: boolean): (gid: number) => number | null {
    const topScale = (top.get(FONT_MATRIX)?.[0] ?? 0.001) * 1000;
    const privates = isCid ? this.#index(top.get(FD_ARRAY)?.[0] ?? 0).items.map(readDict) : [top];
    const metrics = privates.map((dict) => {
      const [size = 0, at = 0] = dict.get(PRIVATE) ?? [];
      const values = readDict(this.#bytes.subarray(at, at + size));
      const ownScale =
        isCid && dict.has(FONT_MATRIX) && top.has(FONT_MATRIX) ? (dict.get(FONT_MATRIX)?.[0] ?? 1) : 1;
      const scale =
        isCid && dict.has(FONT_MATRIX) && !top.has(FONT_MATRIX)
          ? (dict.get(FONT_MATRIX)?.[0] ?? 0.001) * 1000
          : topScale * ownScale;
      return {
        standard: values.get(DEFAULT_WIDTH)?.[0] ?? 0,
        nominal: values.get(NOMINAL_WIDTH)?.[0] ?? 0,
        scale,
      };
    });
    const select = isCid ? this.#fdSelect(top.get(FD_SELECT)?.[0] ?? 0, charStrings.length) : () => 0;
    return (gid) => {
      const charString = charStrings[gid];
      const metric = metrics[select(gid)];
      if (!charString || !metric) return null;
      const extra = charStringWidth(charString);
      if (extra === 'unknown') return null;
      return (extra === null ? metric.standard : metric.nominal + extra) * metric.scale;
    };
  }

  #fdSelect(at: number, glyphCount: number): (gid: number) => number {
    const format = this.#view.getUint8(at);
    if (format === 0) return (gid) => (gid < glyphCount ? this.#view.getUint8(at + 1 + gid) : 0);
    const ranges = this.#view.getUint16(at + 1);
    return (gid) => {
      for (let index = ranges - 1; index >= 0; index--) {
        if (gid >= this.#view.getUint16(at + 3 + index * 3)) return this.#view.getUint8(at + 5 + index * 3);
      }
      return 0;
    };
  }
}

function readDict(bytes: Uint8Array): TopDict {
  const dict: TopDict = new Map();
  let operands: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at++] ?? 0;
    if (byte <= 21) {
      const key = byte === 12 ? 1200 + (bytes[at++] ?? 0) : byte;
      dict.set(key, operands);
      operands = [];
    } else if (byte === 30) {
      const [value, end] = realNumber(bytes, at);
      operands.push(value);
      at = end;
    } else {
      const [value, end] = integer(bytes, at, byte);
      operands.push(value);
      at = end;
    }
  }
  return dict;
}

/** Integers of DICT data and of Type 2 charstrings (which have no 29, and 255 as 16.16). */
function integer(bytes: Uint8Array, at: number, byte: number): [value: number, end: number] {
  const b0 = bytes[at] ?? 0;
  const b1 = bytes[at + 1] ?? 0;
  const b2 = bytes[at + 2] ?? 0;
  const b3 = bytes[at + 3] ?? 0;
  if (byte === 28) return [((b0 << 24) >> 16) | b1, at + 2];
  if (byte === 29) return [(b0 << 24) | (b1 << 16) | (b2 << 8) | b3, at + 4];
  if (byte <= 246) return [byte - 139, at];
  if (byte <= 250) return [(byte - 247) * 256 + b0 + 108, at + 1];
  if (byte <= 254) return [-(byte - 251) * 256 - b0 - 108, at + 1];
  return [((b0 << 24) | (b1 << 16) | (b2 << 8) | b3) / 65536, at + 4];
}

const NIBBLES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'E', 'E-', '', '-'];

function realNumber(bytes: Uint8Array, start: number): [value: number, end: number] {
  let text = '';
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    for (const nibble of [byte >> 4, byte & 15]) {
      if (nibble === 15) return [Number(text), at + 1];
      text += NIBBLES[nibble] ?? '';
    }
  }
  return [Number(text), bytes.length];
}

/**
 * The width operand of a Type 2 charstring: an extra first operand before the first stem, mask, moveto or
 * endchar. Null: no width given, the default applies. A charstring that begins with a subroutine call is 'unknown'.
 */
function charStringWidth(bytes: Uint8Array): number | null | 'unknown' {
  const operands: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at++] ?? 0;
    if (byte >= 32 || byte === 28) {
      const [value, end] = integer(bytes, at, byte);
      operands.push(value);
      at = end;
      continue;
    }
    const first = operands[0] ?? null;
    switch (byte) {
      case 1:
      case 3:
      case 18:
      case 19:
      case 20:
      case 23:
        return operands.length % 2 === 1 ? first : null;
      case 21:
        return operands.length > 2 ? first : null;
      case 4:
      case 22:
        return operands.length > 1 ? first : null;
      case 14:
        return operands.length === 1 || operands.length === 5 ? first : null;
    }
    return 'unknown';
  }
  return 'unknown';
}
