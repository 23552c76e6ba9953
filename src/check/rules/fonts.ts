// Fonts: embedding, CMaps, glyphs, widths and the way to Unicode (ISO 14289-1, 7.21). The rules on glyphs look
// only at codes that the file shows.

import type { PDFDict } from 'pdf-lib';
import { DOCUMENT, type Report } from '../finding.ts';
import type { Font, FontProgram, Glyph } from '../font.ts';
import { unicodeOfName } from '../glyph-names.ts';
import {
  arrayAt,
  asName,
  dictAt,
  entry,
  nameAt,
  numberAt,
  streamAt,
  streamBytes,
  textAt,
} from '../objects.ts';
import type { PdfReading } from '../read.ts';

/** ISO 32000-1, table 118, as far as PDF/UA-1 allows them unembedded. */
const PREDEFINED_CMAPS = new Set(
  (
    'Identity-H Identity-V GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V ' +
    'GBK2K-H GBK2K-V UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ' +
    'ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V UniCNS-UCS2-H UniCNS-UCS2-V ' +
    'UniCNS-UTF16-H UniCNS-UTF16-V 83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H ' +
    'Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-V ' +
    'UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H UniJIS-UTF16-V KSC-EUC-H KSC-EUC-V KSCms-UHC-H ' +
    'KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H UniKS-UCS2-H UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V'
  ).split(' '),
);

const NOT_CHARACTERS = ['\u0000', '\ufeff', '\ufffe'];

/** How far widths in dictionary and program may differ, in thousandths of an em. */
const WIDTH_TOLERANCE = 1;

export function checkFonts(reading: PdfReading, report: Report): void {
  for (const font of reading.fonts) {
    if (font.glyphs.size === 0) continue;
    const program = font.program();
    const isRendered = [...font.glyphs.values()].some((glyph) => glyph.rendered);
    if (isRendered && font.subtype !== 'Type3' && !program) {
      report('7.21.4.1-t1', DOCUMENT, `Typsnittet ${font.baseFont} är inte inbäddat i filen.`);
    }
    if (program?.kind === 'broken') {
      report('7.21.4.1-t2', DOCUMENT, `Det inbäddade typsnittet ${font.baseFont} går inte att läsa.`);
    }
    if (font.isComposite) checkComposite(font, program, report);
    else if (font.subtype === 'TrueType') checkTrueType(font, program, report);
    if (font.subtype === 'Type1' || font.subtype === 'MMType1') checkCharSet(font, program, report);
    for (const glyph of font.glyphs.values()) checkGlyph(font, glyph, program, report);
  }
}

function checkComposite(font: Font, program: FontProgram | null, report: Report): void {
  const { cmap, cmapStream, cmapName, baseFont, descendant } = font;
  if (cmap && cmapStream && cmapName !== 'Identity-H' && cmapName !== 'Identity-V') {
    const info = dictAt(descendant, 'CIDSystemInfo');
    const own = info ? [textAt(info, 'Registry'), textAt(info, 'Ordering')] : [];
    const mapInfo = systemInfo(cmapStream.dict);
    const registry = cmap.registry ?? mapInfo.registry;
    const ordering = cmap.ordering ?? mapInfo.ordering;
    const supplement = cmap.supplement ?? mapInfo.supplement;
    const ownSupplement = info ? numberAt(info, 'Supplement') : undefined;
    if (
      !info ||
      own[0] !== registry ||
      own[1] !== ordering ||
      supplement === null ||
      ownSupplement === undefined ||
      ownSupplement > supplement
    ) {
      report('7.21.3.1-t1', DOCUMENT, `Typsnittet ${baseFont} och dess CMap hör till olika teckensamlingar.`);
    }
  }
  if (
    nameAt(descendant, 'Subtype') === 'CIDFontType2' &&
    program &&
    !streamAt(descendant, 'CIDToGIDMap') &&
    nameAt(descendant, 'CIDToGIDMap') !== 'Identity'
  ) {
    report('7.21.3.2-t1', DOCUMENT, `Typsnittet ${baseFont} saknar CIDToGIDMap.`);
  }
  if (!cmapStream && !PREDEFINED_CMAPS.has(cmapName ?? '')) {
    report(
      '7.21.3.3-t1',
      DOCUMENT,
      `Typsnittet ${baseFont} använder en CMap som inte är inbäddad: ${cmapName ?? ''}.`,
    );
  }
  if (cmap && cmapStream) {
    if ((numberAt(cmapStream.dict, 'WMode') ?? 0) !== cmap.wMode) {
      report('7.21.3.3-t2', DOCUMENT, `Skrivriktningen (WMode) i CMap för ${baseFont} stämmer inte.`);
    }
    const used = cmap.uses ?? nameAt(cmapStream.dict, 'UseCMap');
    if (used && !PREDEFINED_CMAPS.has(used)) {
      report('7.21.3.3-t3', DOCUMENT, `CMap för ${baseFont} bygger på en okänd CMap, ${used}.`);
    }
  }
  checkCidSet(font, program, report);
}

function systemInfo(dict: PDFDict): {
  registry: string | undefined;
  ordering: string | undefined;
  supplement: number | null;
} {
  const info = dictAt(dict, 'CIDSystemInfo');
  if (!info) return { registry: undefined, ordering: undefined, supplement: null };
  return {
    registry: textAt(info, 'Registry'),
    ordering: textAt(info, 'Ordering'),
    supplement: numberAt(info, 'Supplement') ?? null,
  };
}

function isSubset(font: Font): boolean {
  return /^[A-Z]{6}\+/.test(font.baseFont);
}

function checkCidSet(font: Font, program: FontProgram | null, report: Report): void {
  const cidSet = font.descriptor ? streamAt(font.descriptor, 'CIDSet') : undefined;
  if (!cidSet || !isSubset(font) || program?.kind !== 'cff' || !program.font.isCid) return;
  const bits = streamBytes(cidSet);
  const missing = program.font.cids.some((cid) => ((bits[cid >> 3] ?? 0) & (0x80 >> (cid & 7))) === 0);
  if (missing)
    report('7.21.4.2-t2', DOCUMENT, `CIDSet räknar inte upp alla tecken i typsnittet ${font.baseFont}.`);
}

function checkCharSet(font: Font, program: FontProgram | null, report: Report): void {
  const charSet = font.descriptor ? textAt(font.descriptor, 'CharSet') : undefined;
  if (charSet === undefined || !isSubset(font) || program?.kind !== 'cff') return;
  const listed = new Set(charSet.split('/').map((glyphName) => glyphName.trim()));
  listed.delete('');
  const present = new Set(program.font.glyphNames);
  for (const names of [listed, present]) names.delete('.notdef');
  if (listed.size !== present.size || [...listed].some((glyphName) => !present.has(glyphName))) {
    report(
      '7.21.4.2-t1',
      DOCUMENT,
      `CharSet räknar inte upp precis de tecken som finns i typsnittet ${font.baseFont}.`,
    );
  }
}

function checkTrueType(font: Font, program: FontProgram | null, report: Report): void {
  const { baseFont, symbolic } = font;
  const cmaps = program?.kind === 'truetype' ? program.font.cmaps : null;
  const hasSymbolMap = cmaps?.some((cmap) => cmap.platform === 3 && cmap.encoding === 0) ?? false;
  if (symbolic) {
    if (entry(font.dict, 'Encoding') !== undefined) {
      report('7.21.6-t3', DOCUMENT, `Symboltypsnittet ${baseFont} får inte ha någon Encoding.`);
    }
    if (cmaps && cmaps.length !== 1 && !hasSymbolMap) {
      report('7.21.6-t4', DOCUMENT, `Symboltypsnittet ${baseFont} saknar en entydig teckentabell.`);
    }
    return;
  }
  if (cmaps && cmaps.length <= (hasSymbolMap ? 1 : 0)) {
    report('7.21.6-t1', DOCUMENT, `Typsnittet ${baseFont} saknar teckentabell för vanliga tecken.`);
  }
  const details = dictAt(font.dict, 'Encoding');
  const base =
    asName(entry(font.dict, 'Encoding')) ?? (details ? nameAt(details, 'BaseEncoding') : undefined);
  const differences = (details ? arrayAt(details, 'Differences') : undefined) ?? [];
  const hasUnicodeMap = cmaps?.some((cmap) => cmap.platform === 3 && cmap.encoding === 1) ?? false;
  const names = differences.map(asName).filter((glyphName) => glyphName !== undefined);
  const isCompliant = names.every((glyphName) => unicodeOfName(glyphName) !== null) && hasUnicodeMap;
  if (
    (base !== 'MacRomanEncoding' && base !== 'WinAnsiEncoding') ||
    (details && arrayAt(details, 'Differences') && !isCompliant)
  ) {
    report('7.21.6-t2', DOCUMENT, `Teckenkodningen (Encoding) för typsnittet ${baseFont} är inte tillåten.`);
  }
}

function checkGlyph(font: Font, glyph: Glyph, program: FontProgram | null, report: Report): void {
  const where = `typsnittet ${font.baseFont}, tecken ${glyphLabel(glyph)}`;
  if (glyph.unicode === null) {
    report('7.21.7-t1', where, 'Tecknet går inte att läsa som text (ToUnicode saknas).');
  } else if (NOT_CHARACTERS.some((char) => glyph.unicode?.includes(char))) {
    report(
      '7.21.7-t2',
      where,
      'Tecknet läses som ett värde som inte är något tecken (U+0000, U+FEFF eller U+FFFE).',
    );
  }
  const gid = font.gid(glyph);
  const isNotdef = font.isComposite ? gid === 0 : font.encoding()[glyph.code] === '.notdef';
  if (isNotdef) {
    report('7.21.8-t1', where, 'Tecknet saknas i typsnittet och visas som en tom ruta (.notdef).');
    return;
  }
  if (!glyph.rendered || gid === undefined || !program) return;
  if (gid === 0 || gid >= glyphCount(program)) {
    report('7.21.4.1-t2', where, 'Tecknet saknas i det inbäddade typsnittet.');
    return;
  }
  const width = programWidth(program, gid);
  if (width !== null && glyph.width !== null && Math.abs(width - glyph.width) > WIDTH_TOLERANCE) {
    const widths = `${Math.round(glyph.width)} mot ${Math.round(width)}`;
    report('7.21.5-t1', where, `Tecknets bredd i filen stämmer inte med typsnittet (${widths}).`);
  }
}

function glyphLabel(glyph: Glyph): string {
  const code = `kod ${glyph.code.toString(16).toUpperCase()}`;
  return glyph.unicode && glyph.unicode.trim() !== '' ? `"${glyph.unicode}" (${code})` : code;
}

function glyphCount(program: FontProgram): number {
  if (program.kind === 'cff') return program.font.glyphCount;
  if (program.kind !== 'truetype') return Number.POSITIVE_INFINITY;
  return program.font.cff?.glyphCount ?? program.font.glyphCount;
}

function programWidth(program: FontProgram, gid: number): number | null {
  return program.kind === 'cff' || program.kind === 'truetype' ? program.font.width(gid) : null;
}
