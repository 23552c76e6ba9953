// Identification, header, title and catalog entries (ISO 14289-1, 5, 6.1, 6.2, 7.1 and 7.16).

import { DOCUMENT, type Report } from '../finding.ts';
import { boolAt, dictAt, numberAt } from '../objects.ts';
import type { PdfReading } from '../read.ts';
import { NS, property, simpleText } from '../xmp.ts';

export function checkMetadata(reading: PdfReading, report: Report): void {
  const { catalog, xmp, file } = reading;
  if (!/^%PDF-1\.[0-7]$/.test(file.header)) {
    report('6.1-t1', DOCUMENT, `Filens första rad ska vara %PDF-1.0 till %PDF-1.7 men är "${file.header}".`);
  }
  const markInfo = dictAt(catalog, 'MarkInfo');
  if (!markInfo || boolAt(markInfo, 'Marked') !== true) {
    report('6.2-t1', DOCUMENT, 'Filen är inte märkt som taggad (MarkInfo/Marked ska vara sant).');
  }
  if (markInfo && boolAt(markInfo, 'Suspects') === true) {
    report('7.1-t4', DOCUMENT, 'Filen säger själv att taggarna är osäkra (Suspects ska vara falskt).');
  }
  const preferences = dictAt(catalog, 'ViewerPreferences');
  if (!preferences || boolAt(preferences, 'DisplayDocTitle') !== true) {
    report(
      '7.1-t10',
      DOCUMENT,
      'Läsaren visar filnamnet i stället för titeln (DisplayDocTitle ska vara sant).',
    );
  }
  if (!xmp) {
    report('7.1-t8', DOCUMENT, 'Filen saknar metadata i XMP.');
    return;
  }
  const part = property(xmp, NS.pdfuaid, 'part');
  if (!part) {
    report('5-t1', DOCUMENT, 'Filens metadata säger inte att den följer PDF/UA (pdfuaid:part saknas).');
  } else if (simpleText(part.value) !== '1') {
    report('5-t2', DOCUMENT, `pdfuaid:part ska vara 1 men är "${simpleText(part.value) ?? ''}".`);
  }
  const prefixRules = { part: '5-t3', amd: '5-t4', corr: '5-t5' };
  for (const [name, rule] of Object.entries(prefixRules)) {
    const found = property(xmp, NS.pdfuaid, name);
    if (found && found.prefix !== 'pdfuaid') {
      report(rule, DOCUMENT, `Metadatans pdfuaid:${name} är skriven med prefixet "${found.prefix}".`);
    }
  }
  const title = property(xmp, NS.dc, 'title');
  if (!title || simpleText(title.value) === null) {
    report('7.1-t9', DOCUMENT, 'Dokumentet saknar titel i sina metadata (dc:title).');
  }
}

/** Bit 10 of P: text may be extracted for accessibility. */
const EXTRACT_FOR_ACCESSIBILITY = 512;

export function checkEncryption(reading: PdfReading, report: Report): void {
  const { encrypt } = reading.file;
  if (!encrypt) return;
  const permissions = numberAt(encrypt, 'P');
  if (permissions === undefined || (permissions & EXTRACT_FOR_ACCESSIBILITY) === 0) {
    report('7.16-t1', DOCUMENT, 'Filen är låst så att hjälpmedel inte får läsa texten.');
  }
}
