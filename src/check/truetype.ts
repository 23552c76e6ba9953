// Reads what the font rules need of an embedded TrueType program: cmap subtables, advance widths and
// whether a glyph is there (ISO 32000-1, 9.6.6.4 and 9.9). OpenType with a CFF table is handed to cff.ts.

import { type CffFont, readCff } from './cff.ts';

export interface CmapSubtable {
  platform: number;
  encoding: number;
  lookup(code: number): number;
}

export interface TrueTypeFont {
  glyphCount: number;
  cmaps: CmapSubtable[];
  /** Advance width in thousandths of an em, or null past the end of the table. */
  width(gid: number): number | null;
  /** Glyph id by PostScript name (post table, format 2), or null. */
  byName(glyphName: string): number | null;
  /** Set where the outlines are in a CFF table. */
  cff: CffFont | null;
}

export function readTrueType(bytes: Uint8Array): TrueTypeFont | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const tables = tableDirectory(view);
    const head = tables.get('head');
    const maxp = tables.get('maxp');
    const cffTable = tables.get('CFF ');
    const unitsPerEm = head ? view.getUint16(head.offset + 18) : 1000;
    const glyphCount = maxp ? view.getUint16(maxp.offset + 4) : 0;
    return {
      glyphCount,
      cmaps: readCmaps(view, tables.get('cmap')),
      width: widthReader(view, tables, unitsPerEm),
      byName: nameReader(view, tables.get('post')),
      cff: cffTable ? readCff(bytes.subarray(cffTable.offset, cffTable.offset + cffTable.length)) : null,
    };
  } catch (error) {
    // A table that runs out of the data: the program is broken, and the rules say so.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

interface Table {
  offset: number;
  length: number;
}

function tableDirectory(view: DataView): Map<string, Table> {
  const tables = new Map<string, Table>();
  const count = view.getUint16(4);
  for (let index = 0; index < count; index++) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(
      view.getUint8(at),
      view.getUint8(at + 1),
      view.getUint8(at + 2),
      view.getUint8(at + 3),
    );
    tables.set(tag, { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  }
  return tables;
}

function widthReader(
  view: DataView,
  tables: Map<string, Table>,
  unitsPerEm: number,
): (gid: number) => number | null {
  const hhea = tables.get('hhea');
  const hmtx = tables.get('hmtx');
  if (!hhea || !hmtx) return () => null;
  const metrics = view.getUint16(hhea.offset + 34);
  return (gid) => {
    const at = hmtx.offset + Math.min(gid, metrics - 1) * 4;
    if (metrics === 0 || at + 2 > view.byteLength) return null;
    return (view.getUint16(at) * 1000) / unitsPerEm;
  };
}

function readCmaps(view: DataView, table: Table | undefined): CmapSubtable[] {
  if (!table) return [];
  const subtables: CmapSubtable[] = [];
  const count = view.getUint16(table.offset + 2);
  for (let index = 0; index < count; index++) {
    const at = table.offset + 4 + index * 8;
    subtables.push({
      platform: view.getUint16(at),
      encoding: view.getUint16(at + 2),
      lookup: lookupIn(view, table.offset + view.getUint32(at + 4)),
    });
  }
  return subtables;
}

function lookupIn(view: DataView, at: number): (code: number) => number {
  switch (view.getUint16(at)) {
    case 0:
      return (code) => (code < 256 ? view.getUint8(at + 6 + code) : 0);
    case 4:
      return (code) => segmentLookup(view, at, code);
    case 6: {
      const first = view.getUint16(at + 6);
      const count = view.getUint16(at + 8);
      return (code) =>
        code >= first && code < first + count ? view.getUint16(at + 10 + (code - first) * 2) : 0;
    }
    case 12: {
      const groups = view.getUint32(at + 12);
      return (code) => {
        for (let index = 0; index < groups; index++) {
          const group = at + 16 + index * 12;
          const first = view.getUint32(group);
          if (code >= first && code <= view.getUint32(group + 4))
            return view.getUint32(group + 8) + code - first;
        }
        return 0;
      };
    }
  }
  return () => 0;
}

function segmentLookup(view: DataView, at: number, code: number): number {
  const doubled = view.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + doubled + 2;
  for (let index = 0; index < doubled; index += 2) {
    if (code > view.getUint16(ends + index)) continue;
    const start = view.getUint16(starts + index);
    if (code < start) return 0;
    const delta = view.getUint16(starts + doubled + index);
    const rangeAt = starts + 2 * doubled + index;
    const range = view.getUint16(rangeAt);
    if (range === 0) return (code + delta) & 0xffff;
    const glyphAt = rangeAt + range + (code - start) * 2;
    if (glyphAt + 2 > view.byteLength) return 0;
    const gid = view.getUint16(glyphAt);
    return gid === 0 ? 0 : (gid + delta) & 0xffff;
  }
  return 0;
}

/** Only the names that the font itself spells out (index 258 and up); the Macintosh order is not needed here. */
function nameReader(view: DataView, table: Table | undefined): (glyphName: string) => number | null {
  if (!table || view.getUint32(table.offset) !== 0x00020000) return () => null;
  const count = view.getUint16(table.offset + 32);
  const names: string[] = [];
  const end = Math.min(table.offset + table.length, view.byteLength);
  for (let at = table.offset + 34 + count * 2; at < end; ) {
    const length = view.getUint8(at);
    let text = '';
    for (let index = 1; index <= length && at + index < end; index++) {
      text += String.fromCharCode(view.getUint8(at + index));
    }
    names.push(text);
    at += length + 1;
  }
  const gids = new Map<string, number>();
  for (let gid = 0; gid < count; gid++) {
    const index = view.getUint16(table.offset + 34 + gid * 2) - 258;
    const text = names[index];
    if (text !== undefined) gids.set(text, gid);
  }
  return (glyphName) => gids.get(glyphName) ?? null;
}
