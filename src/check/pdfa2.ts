// Judges a reading against what we can check of PDF/A-2, level A (ISO 19005-2). Test numbers are veraPDF's for
// 6.3–6.11; for 6.1 and 6.2, whose list we do not have, a finding bears the clause alone.

import { PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFStream, PDFString } from 'pdf-lib';
import { DOCUMENT, onPage, type Report, type RuleFinding, reporter } from './finding.ts';
import {
  arrayAt,
  asDict,
  asName,
  boolAt,
  dictAt,
  eachObject,
  entry,
  keysOf,
  listAt,
  nameAt,
  numberAt,
  resolve,
  streamAt,
  streamBytes,
  textAt,
} from './objects.ts';
import type { AnnotationReading, PdfReading } from './read.ts';
import { placeOfAnnotation } from './rules/annotations.ts';
import { checkArchiveMetadata } from './rules/archive-metadata.ts';
import { isFileSpecification, optionalContentConfigs } from './rules/files.ts';
import { checkFonts } from './rules/fonts.ts';
import { checkLanguageTags } from './rules/language.ts';
import { checkTypes } from './rules/structure.ts';

export function checkPdfA2a(reading: PdfReading): RuleFinding[] {
  const findings: RuleFinding[] = [];
  const report = reporter('ISO 19005-2', findings);
  if (reading.file.encrypt) {
    report('6.1.3', DOCUMENT, 'Filen är krypterad.');
    return findings;
  }
  checkFile(reading, report);
  checkObjects(reading, report);
  checkGraphics(reading, report);
  checkFonts(reading, (rule, where, text) => report(rule.replace(/^7\.21/, '6.2.11'), where, text));
  for (const annotation of reading.annotations) checkAnnotation(annotation, report);
  checkInteraction(reading, report);
  checkArchiveMetadata(reading, report);
  checkLogicalStructure(reading, report);
  checkOptionalContent(reading, report);
  return findings;
}

function checkFile(reading: PdfReading, report: Report): void {
  const { file } = reading;
  if (!/^%PDF-1\.[0-7]$/.test(file.header)) {
    report('6.1.2', DOCUMENT, `Filens första rad ska vara %PDF-1.0 till %PDF-1.7 men är "${file.header}".`);
  }
  if (!file.hasBinaryComment) {
    report('6.1.2', DOCUMENT, 'Filens andra rad ska vara en kommentar med minst fyra tecken över 127.');
  }
  if (!file.hasId) report('6.1.3', DOCUMENT, 'Filen saknar ID i sin trailer.');
  if (file.trailingBytes > 0) report('6.1.3', DOCUMENT, 'Det ligger data efter filens slut (%%EOF).');
}

const MAX_INTEGER = 2147483647;
const MAX_REAL = 3.403e38;
const MAX_STRING = 32767;
const MAX_NAME = 127;
const MAX_NESTING = 28;

const FORBIDDEN_ACTIONS = new Set(
  'Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition Trans GoTo3DView JavaScript SetState NOP'.split(
    ' ',
  ),
);
const NAMED_ACTIONS = new Set(['NextPage', 'PrevPage', 'FirstPage', 'LastPage']);

/** Implementation limits, filters, actions and attached files, wherever in the file they stand. */
function checkObjects(reading: PdfReading, report: Report): void {
  eachObject(reading.context, (object, ref) => {
    const where = `objekt ${ref.objectNumber}`;
    if (object instanceof PDFNumber) {
      const value = Math.abs(object.asNumber());
      if (value > MAX_REAL || (Number.isInteger(value) && value > MAX_INTEGER)) {
        report('6.1.13', where, `Talet ${object.asNumber()} är för stort.`);
      }
    } else if (object instanceof PDFName) {
      if (object.asString().length > MAX_NAME + 1 && object.asBytes().length > MAX_NAME) {
        report('6.1.13', where, `Ett namn är längre än ${MAX_NAME} tecken.`);
      }
    } else if (object instanceof PDFString || object instanceof PDFHexString) {
      const raw = object.asString().length;
      if (raw > MAX_STRING && object.asBytes().length > MAX_STRING) {
        report('6.1.13', where, `En sträng är längre än ${MAX_STRING} tecken.`);
      }
    } else if (object instanceof PDFStream) checkStream(object, where, report);
    else if (object instanceof PDFDict) checkDict(object, where, report);
  });
  const [huge] = reading.shared.hugeNumbers;
  if (huge !== undefined) report('6.1.13', DOCUMENT, `Sidornas innehåll har tal som är för stora (${huge}).`);
  if (reading.shared.depth > MAX_NESTING) {
    report(
      '6.1.13-t8',
      DOCUMENT,
      `Grafiken är nästlad i ${reading.shared.depth} nivåer; högst ${MAX_NESTING} är tillåtna.`,
    );
  }
  const [unknown] = reading.shared.unknownOperators;
  if (unknown !== undefined)
    report('6.2.2', DOCUMENT, `Sidornas innehåll har en okänd operator, "${unknown}".`);
}

function checkStream(stream: PDFStream, where: string, report: Report): void {
  const { dict } = stream;
  const filters = listAt(dict, 'Filter').map((item) => asName(resolve(dict.context, item)));
  if (filters.includes('LZWDecode')) report('6.1.7.2', where, 'LZW-komprimering är inte tillåten.');
  if (filters.includes('Crypt')) report('6.1.7.2', where, 'Krypterade strömmar är inte tillåtna.');
  for (const key of ['F', 'FFilter', 'FDecodeParms']) {
    if (entry(dict, key) !== undefined && nameAt(dict, 'Type') !== 'EmbeddedFile') {
      report('6.1.7.1', where, 'En ström hämtar sina data ur en annan fil.');
    }
  }
  const subtype = nameAt(dict, 'Subtype');
  if (subtype === 'PS' || nameAt(dict, 'Subtype2') === 'PS')
    report('6.2.9', where, 'PostScript är inte tillåtet.');
  if (entry(dict, 'OPI') !== undefined) report('6.2.9', where, 'OPI är inte tillåtet.');
  if (subtype === 'Form' && entry(dict, 'Ref') !== undefined) {
    report('6.2.9', where, 'Filen hämtar innehåll ur en annan fil (reference XObject).');
  }
  if (subtype === 'Image') {
    if (entry(dict, 'Alternates') !== undefined)
      report('6.2.8', where, 'Bilder får inte ha alternativ (Alternates).');
    if (boolAt(dict, 'Interpolate') === true)
      report('6.2.8', where, 'Bilder får inte mjukas upp (Interpolate).');
  }
}

function checkDict(dict: PDFDict, where: string, report: Report): void {
  const action = nameAt(dict, 'S');
  const isStructElement = entry(dict, 'P') !== undefined;
  if (action !== undefined && !isStructElement) {
    if (FORBIDDEN_ACTIONS.has(action)) report('6.5.1-t1', where, `Åtgärden ${action} är inte tillåten.`);
    if (action === 'Named' && !NAMED_ACTIONS.has(nameAt(dict, 'N') ?? '')) {
      report('6.5.1-t2', where, `Åtgärden ${nameAt(dict, 'N') ?? ''} är inte tillåten.`);
    }
  }
  if (!isFileSpecification(dict)) return;
  if (entry(dict, 'F') === undefined || entry(dict, 'UF') === undefined) {
    report('6.8-t2', where, 'En bifogad fil saknar filnamn (F och UF).');
  }
  const embedded = dictAt(dict, 'EF');
  const stream = embedded ? (streamAt(embedded, 'UF') ?? streamAt(embedded, 'F')) : undefined;
  if (stream && !isPdfA(streamBytes(stream))) {
    report('6.8-t5', where, `Den bifogade filen ${textAt(dict, 'UF') ?? ''} är inte PDF/A-1 eller PDF/A-2.`);
  }
}

/** By what the attached file says of itself; its contents are not judged. */
function isPdfA(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('latin1');
  return text.startsWith('%PDF-') && /pdfaid:part(?:>|=["'])[12]\b/.test(text);
}

const BLEND_MODES = new Set(
  (
    'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight ' +
    'Difference Exclusion Hue Saturation Color Luminosity'
  ).split(' '),
);

function checkGraphics(reading: PdfReading, report: Report): void {
  const { colours, extGStates } = reading.shared;
  const components = outputProfile(reading, report);
  if (colours.has('DeviceRGB') && components !== 3) {
    report('6.2.4.3', DOCUMENT, 'Filen använder RGB-färger men saknar färgprofil (OutputIntent med sRGB).');
  }
  if (colours.has('DeviceCMYK') && components !== 4) {
    report('6.2.4.3', DOCUMENT, 'Filen använder CMYK-färger, och färgprofilen är inte CMYK.');
  }
  if (colours.has('DeviceGray') && components === null) {
    report('6.2.4.3', DOCUMENT, 'Filen använder gråskala men saknar färgprofil (OutputIntent).');
  }
  for (const state of extGStates) {
    const transfer = nameAt(state, 'TR2');
    if (entry(state, 'TR') !== undefined || (entry(state, 'TR2') !== undefined && transfer !== 'Default')) {
      report('6.2.5', DOCUMENT, 'Överföringsfunktioner (TR) är inte tillåtna.');
    }
    if (entry(state, 'HTP') !== undefined) report('6.2.5', DOCUMENT, 'Rasterläge (HTP) är inte tillåtet.');
    const blendMode = nameAt(state, 'BM');
    if (blendMode !== undefined && !BLEND_MODES.has(blendMode)) {
      report('6.2.10', DOCUMENT, `Blandningsläget ${blendMode} är inte tillåtet.`);
    }
    const alpha = Math.min(numberAt(state, 'CA') ?? 1, numberAt(state, 'ca') ?? 1);
    const isTransparent = alpha < 1 || dictAt(state, 'SMask') !== undefined;
    if (isTransparent && components === null) {
      report('6.2.10', DOCUMENT, 'Filen har genomskinliga färger men saknar färgprofil (OutputIntent).');
    }
  }
}

/** Number of colour components of the PDF/A output intent; null without a usable one. */
function outputProfile(reading: PdfReading, report: Report): number | null {
  const intents = (arrayAt(reading.catalog, 'OutputIntents') ?? []).map(asDict);
  const intent = intents.find((item) => item && nameAt(item, 'S') === 'GTS_PDFA1');
  const profile = intent ? streamAt(intent, 'DestOutputProfile') : undefined;
  if (!profile) return null;
  const head = Buffer.from(streamBytes(profile).subarray(0, 40)).toString('latin1');
  const components = numberAt(profile.dict, 'N') ?? null;
  const expected = { GRAY: 1, 'RGB ': 3, CMYK: 4 }[head.slice(16, 20)];
  if (head.slice(36, 40) !== 'acsp' || expected !== components) {
    report('6.2.3', DOCUMENT, 'Färgprofilen i OutputIntent är trasig eller har fel antal färger.');
    return null;
  }
  return components;
}

const ANNOTATION_TYPES = new Set(
  (
    'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret ' +
    'Ink Popup FileAttachment Widget PrinterMark TrapNet Watermark Redact'
  ).split(' '),
);
const INVISIBLE = 1;
const HIDDEN = 2;
const PRINT = 4;
const NO_VIEW = 32;
const TOGGLE_NO_VIEW = 256;

function checkAnnotation(annotation: AnnotationReading, report: Report): void {
  const { dict, subtype, flags, rect } = annotation;
  const where = placeOfAnnotation(annotation);
  if (!ANNOTATION_TYPES.has(subtype))
    report('6.3.1-t1', where, `Anmärkningar av typen ${subtype} är inte tillåtna.`);
  if (entry(dict, 'F') === undefined) {
    if (subtype !== 'Popup')
      report('6.3.2-t1', where, 'Anmärkningen saknar uppgift om den ska skrivas ut (F).');
  } else if ((flags & PRINT) === 0 || (flags & (INVISIBLE | HIDDEN | NO_VIEW | TOGGLE_NO_VIEW)) !== 0) {
    report('6.3.2-t2', where, 'Anmärkningen ska synas och skrivas ut (F ska vara 4).');
  }
  checkAppearance(annotation, where, report);
  if (subtype === 'Widget' && (entry(dict, 'A') !== undefined || entry(dict, 'AA') !== undefined)) {
    report('6.4.1-t1', where, 'Formulärfältet får inte ha åtgärder (A, AA).');
  }
  if (!rect) report('6.3.3-t1', where, 'Anmärkningen saknar plats på sidan (Rect).');
}

function checkAppearance(annotation: AnnotationReading, where: string, report: Report): void {
  const { dict, subtype, rect } = annotation;
  const appearance = dictAt(dict, 'AP');
  if (!appearance) {
    const hasNoSize = rect !== null && rect[0] === rect[2] && rect[1] === rect[3];
    if (!hasNoSize && subtype !== 'Popup' && subtype !== 'Link') {
      report('6.3.3-t1', where, 'Anmärkningen saknar utseende (AP).');
    }
    return;
  }
  if (keysOf(appearance).join() !== 'N') {
    report('6.3.3-t2', where, 'Anmärkningens utseende får bara ha N.');
    return;
  }
  const normal = entry(appearance, 'N');
  const isButton = subtype === 'Widget' && nameAt(dict, 'FT') === 'Btn';
  if (isButton && !(normal instanceof PDFDict))
    report('6.3.3-t3', where, 'Knappens utseende ska ha flera lägen.');
  if (!isButton && !(normal instanceof PDFRawStream))
    report('6.3.3-t4', where, 'Utseendet ska vara en ström.');
}

function checkInteraction(reading: PdfReading, report: Report): void {
  const { catalog } = reading;
  const acroForm = dictAt(catalog, 'AcroForm');
  if (acroForm) {
    if (boolAt(acroForm, 'NeedAppearances') === true) {
      report('6.4.1-t3', DOCUMENT, 'Formuläret får inte begära nya utseenden (NeedAppearances).');
    }
    if (entry(acroForm, 'XFA') !== undefined) report('6.4.2-t1', DOCUMENT, 'XFA-formulär är inte tillåtna.');
    const visit = (field: PDFDict | undefined, level: number): void => {
      if (!field || level > 32) return;
      if (entry(field, 'AA') !== undefined)
        report('6.4.1-t2', DOCUMENT, 'Formulärfält får inte ha åtgärder (AA).');
      for (const kid of arrayAt(field, 'Kids') ?? []) visit(asDict(kid), level + 1);
    };
    for (const field of arrayAt(acroForm, 'Fields') ?? []) visit(asDict(field), 0);
  }
  if (boolAt(catalog, 'NeedsRendering') === true)
    report('6.4.2-t2', DOCUMENT, 'NeedsRendering är inte tillåtet.');
  if (entry(catalog, 'AA') !== undefined)
    report('6.5.2-t1', DOCUMENT, 'Dokumentet får inte ha egna åtgärder (AA).');
  for (const page of reading.pages) {
    if (entry(page.dict, 'AA') !== undefined)
      report('6.5.2-t2', onPage(page.index), 'Sidan får inte ha åtgärder (AA).');
    if (entry(page.dict, 'PresSteps') !== undefined)
      report('6.10-t2', onPage(page.index), 'Sidan får inte ha bildspelssteg.');
  }
  const names = dictAt(catalog, 'Names');
  if (names && entry(names, 'AlternatePresentations') !== undefined) {
    report('6.10-t1', DOCUMENT, 'Alternativa presentationer är inte tillåtna.');
  }
  if (names && entry(names, 'JavaScript') !== undefined)
    report('6.5.1-t1', DOCUMENT, 'JavaScript är inte tillåtet.');
  if (entry(catalog, 'Requirements') !== undefined)
    report('6.11-t1', DOCUMENT, 'Requirements är inte tillåtet.');
}

function checkLogicalStructure(reading: PdfReading, report: Report): void {
  const { catalog, tree } = reading;
  const markInfo = dictAt(catalog, 'MarkInfo');
  if (!markInfo || boolAt(markInfo, 'Marked') !== true) {
    report('6.7.2.2-t1', DOCUMENT, 'Filen är inte märkt som taggad (MarkInfo/Marked ska vara sant).');
  }
  if (!tree) report('6.7.3.3-t1', DOCUMENT, 'Filen saknar taggar (StructTreeRoot).');
  else {
    const tests: Record<string, string> = { '7.1-t5': 't1', '7.1-t6': 't2', '7.1-t7': 't3' };
    checkTypes(tree, (rule, where, text) => report(`6.7.3.4-${tests[rule] ?? ''}`, where, text));
  }
  checkLanguageTags(reading, { mayBeEmpty: true }, (_rule, where, text) => report('6.7.4-t1', where, text));
}

function checkOptionalContent(reading: PdfReading, report: Report): void {
  const names = new Set<string>();
  const properties = dictAt(reading.catalog, 'OCProperties');
  const groups = properties ? listAt(properties, 'OCGs') : [];
  for (const config of optionalContentConfigs(reading.catalog)) {
    const configName = textAt(config, 'Name') ?? '';
    if (configName === '') report('6.9-t1', DOCUMENT, 'En lageruppsättning saknar namn.');
    else if (names.has(configName))
      report('6.9-t2', DOCUMENT, `Två lageruppsättningar heter "${configName}".`);
    names.add(configName);
    const order = entry(config, 'Order');
    if (order !== undefined) {
      const text = order.toString();
      if (groups.some((group) => !text.includes(group.toString()))) {
        report('6.9-t3', DOCUMENT, 'Alla lager finns inte med i ordningen (Order).');
      }
    }
    if (entry(config, 'AS') !== undefined) {
      report('6.9-t4', DOCUMENT, 'Lager får inte tändas och släckas automatiskt (AS).');
    }
  }
}
