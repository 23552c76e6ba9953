// Natural language: every text has one, and every language tag is well-formed (ISO 14289-1, 7.2).

import { DOCUMENT, onPage, placeOf, type Report, shorten } from '../finding.ts';
import type { MarkedContent } from '../interpret.ts';
import { fieldText, type PdfReading } from '../read.ts';
import type { StructElement } from '../tree.ts';
import type { XmpReading, XmpValue } from '../xmp.ts';

/** RFC 3066. */
const LANGUAGE_TAG = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/;

export function checkLanguage(reading: PdfReading, report: Report): void {
  checkLanguageTags(reading, { mayBeEmpty: false }, report);
  if (reading.catalogLang !== undefined) return;
  if (reading.outline.length > 0)
    report('7.2-t2', DOCUMENT, 'Bokmärkena saknar språk: dokumentet anger inget.');
  if (reading.xmp && hasDefaultLanguage(reading.xmp)) {
    report('7.2-t33', DOCUMENT, 'Titeln i metadata saknar språk: dokumentet anger inget.');
  }
  for (const element of reading.tree?.all ?? []) {
    if (languageOf(element) !== null) continue;
    if (element.actualText !== null) report('7.2-t21', placeOf(element), 'Ersättningstexten saknar språk.');
    if (element.alt !== null) report('7.2-t22', placeOf(element), 'Alternativtexten saknar språk.');
    if (element.expansion !== null)
      report('7.2-t23', placeOf(element), 'Förkortningens uttydning saknar språk.');
  }
  for (const annotation of reading.annotations) {
    if (annotation.element && languageOf(annotation.element) !== null) continue;
    const where = onPage(annotation.page);
    if (annotation.contents !== undefined)
      report('7.2-t24', where, 'Anmärkningens eller länkens text saknar språk.');
    if (annotation.subtype === 'Widget' && fieldText(annotation, 'TU') !== undefined) {
      report('7.2-t25', where, 'Formulärfältets beskrivning saknar språk.');
    }
  }
  checkMarks(reading, report);
}

/** PDF/A lets a language be empty, for unknown; PDF/UA does not. */
export function checkLanguageTags(
  reading: PdfReading,
  { mayBeEmpty }: { mayBeEmpty: boolean },
  report: Report,
): void {
  const wrong = (lang: string | null | undefined): lang is string =>
    lang !== null && lang !== undefined && !LANGUAGE_TAG.test(lang) && !(mayBeEmpty && lang === '');
  const text = (lang: string): string => `Språkkoden "${lang}" är fel skriven (rätt är till exempel sv-SE).`;
  if (wrong(reading.catalogLang)) report('7.2-t29', DOCUMENT, text(reading.catalogLang));
  for (const element of reading.tree?.all ?? []) {
    if (wrong(element.lang)) report('7.2-t29', placeOf(element), text(element.lang));
  }
  for (const page of reading.pages) {
    for (const mark of page.marks) {
      if (wrong(mark.lang)) report('7.2-t29', onPage(page.index), text(mark.lang));
    }
  }
}

function checkMarks(reading: PdfReading, report: Report): void {
  for (const page of reading.pages) {
    for (const mark of page.marks) {
      if (mark.tag !== 'Span' || markLanguage(mark) !== null) continue;
      const where = onPage(page.index);
      if (mark.actualText !== null) report('7.2-t30', where, 'Ersättningstexten saknar språk.');
      if (mark.alt !== null) report('7.2-t31', where, 'Alternativtexten saknar språk.');
      if (mark.expansion !== null) report('7.2-t32', where, 'Förkortningens uttydning saknar språk.');
    }
    const run = page.items.find(
      (item) => item.kind === 'text' && (!item.mark || markLanguage(item.mark) === null),
    );
    if (run?.kind === 'text') {
      report('7.2-t34', `${onPage(page.index)}, "${shorten(run.text)}"`, 'Texten saknar språk.');
    }
  }
}

/** The language of an element or of the nearest one around it. */
function languageOf(element: StructElement): string | null {
  for (let at: StructElement | null = element; at; at = at.parent) {
    if (at.lang !== null) return at.lang;
  }
  return null;
}

function markLanguage(mark: MarkedContent): string | null {
  for (let at: MarkedContent | null = mark; at; at = at.parent) {
    if (at.lang !== null) return at.lang;
    const element = at.element ?? at.owners[0];
    const lang = element ? languageOf(element) : null;
    if (lang !== null) return lang;
  }
  return null;
}

/** A text given only as x-default, with no language named beside it. */
function hasDefaultLanguage(xmp: XmpReading): boolean {
  const isDefault = (value: XmpValue): boolean => value.kind === 'text' && value.lang === 'x-default';
  return xmp.properties.some(({ value }) => value.kind === 'Alt' && value.items.every(isDefault));
}
