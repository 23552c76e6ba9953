// Annotations, links and form fields (ISO 14289-1, 7.15 and 7.18).

import { PDFRawStream } from 'pdf-lib';
import { DOCUMENT, onPage, placeOf, type Report, shorten } from '../finding.ts';
import { arrayAt, dictAt, entry, streamBytes } from '../objects.ts';
import { type AnnotationReading, fieldText, isExempt, type PdfReading } from '../read.ts';
import { attributeName } from '../tree.ts';

export function checkAnnotations(reading: PdfReading, report: Report): void {
  for (const page of reading.pages) {
    if (page.annotations.length > 0 && page.tabs !== 'S') {
      report(
        '7.18.3-t1',
        onPage(page.index),
        'Tabbordningen på sidan följer inte taggarna (Tabs ska vara S).',
      );
    }
    for (const annotation of page.annotations) checkAnnotation(annotation, report);
  }
  checkForms(reading, report);
}

function checkAnnotation(annotation: AnnotationReading, report: Report): void {
  const { subtype, element } = annotation;
  const where = placeOfAnnotation(annotation);
  if (subtype === 'PrinterMark' && element && !isExempt(annotation)) {
    report('7.18.8-t1', where, 'Ett skärmärke får inte vara taggat.');
  }
  if (isExempt(annotation) || subtype === 'Popup') return;
  if (subtype === 'TrapNet') report('7.18.2-t1', where, 'Anmärkningar av typen TrapNet är inte tillåtna.');
  const hasAlt = (element?.alt ?? '') !== '';
  const hasContents = (annotation.contents ?? '') !== '';
  if (subtype === 'Widget') {
    if (element?.type !== 'Form') report('7.18.4-t1', where, 'Formulärfältet ligger inte i en Form-tagg.');
    if ((fieldText(annotation, 'TU') ?? '') === '' && !hasAlt) {
      report('7.18.1-t3', where, 'Formulärfältet saknar beskrivning (TU).');
    }
    return;
  }
  if (!hasContents && !hasAlt)
    report('7.18.1-t2', where, 'Anmärkningen eller länken saknar beskrivning (Contents).');
  if (subtype === 'Link') {
    if (element?.type !== 'Link') report('7.18.5-t1', where, 'Länken ligger inte i en Link-tagg.');
    if (!hasContents) report('7.18.5-t2', where, 'Länken saknar beskrivning (Contents).');
  } else if (subtype !== 'PrinterMark' && element?.type !== 'Annot') {
    report('7.18.1-t1', where, 'Anmärkningen ligger inte i en Annot-tagg.');
  }
}

function checkForms(reading: PdfReading, report: Report): void {
  const { tree, catalog } = reading;
  for (const element of tree?.all ?? []) {
    if (element.type !== 'Form' || !tree) continue;
    if (attributeName(element, tree, 'PrintField', 'Role') !== undefined) continue;
    const [kid] = element.kids;
    if (element.kids.length !== 1 || kid?.kind !== 'object') {
      report(
        '7.18.4-t2',
        placeOf(element),
        'En Form-tagg ska innehålla precis ett formulärfält och inget annat.',
      );
    }
  }
  const acroForm = dictAt(catalog, 'AcroForm');
  const xfa = acroForm ? entry(acroForm, 'XFA') : undefined;
  const packets = xfa instanceof PDFRawStream ? [xfa] : acroForm ? (arrayAt(acroForm, 'XFA') ?? []) : [];
  for (const packet of packets) {
    if (!(packet instanceof PDFRawStream)) continue;
    const text = Buffer.from(streamBytes(packet)).toString('utf8');
    if (/<(?:\w+:)?dynamicRender[^>]*>\s*required\s*</.test(text)) {
      report('7.15-t1', DOCUMENT, 'Dynamiska XFA-formulär är inte tillåtna.');
    }
  }
}

export function placeOfAnnotation(annotation: AnnotationReading): string {
  const page = onPage(annotation.page);
  if (annotation.subtype === 'Widget') return `${page}, fältet "${fieldText(annotation, 'T') ?? ''}"`;
  const label = annotation.contents ?? annotation.uri ?? '';
  return `${page}, ${annotation.subtype}${label === '' ? '' : ` "${shorten(label)}"`}`;
}
