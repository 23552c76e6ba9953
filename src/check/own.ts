// Our own rules, for faults that no rule of the standards finds by machine: wrong page in an object reference,
// text or links outside the page, order inside a paragraph, loose ends between content and tags.

import { DOCUMENT, onPage, placeOf, type RuleFinding, shorten } from './finding.ts';
import type { Box, MarkedContent, TextRun } from './interpret.ts';
import { arrayAt, asDict, dictAt, entry, nameAt } from './objects.ts';
import { type AnnotationReading, fieldText, overlaps, type PdfReading } from './read.ts';
import { placeOfAnnotation } from './rules/annotations.ts';
import { isArtifact } from './rules/content.ts';
import { elementText, isNewLine, runsOf } from './structure.ts';
import type { StructElement } from './tree.ts';

/** `portal`: the file goes to a signing portal and has no form. `falt`: it has empty signature fields. */
export type FormKind = 'portal' | 'falt';

export interface OwnOptions {
  form: FormKind;
}

type OwnReport = (rule: string, clause: string, where: string, text: string) => void;

export function checkOwn(reading: PdfReading, options: OwnOptions): RuleFinding[] {
  const findings: RuleFinding[] = [];
  if (reading.file.encrypt) return findings;
  const report: OwnReport = (rule, clause, where, text) => {
    findings.push({ rule: `egen-${rule}`, clause, where, text });
  };
  checkObjectReferences(reading, report);
  checkLinks(reading, report);
  checkPages(reading, report);
  checkForm(reading, options.form, report);
  checkOutline(reading, report);
  checkReadingOrder(reading, report);
  checkEmptyElements(reading, report);
  checkMcids(reading, report);
  checkFontsAndCharacters(reading, report);
  return findings;
}

/** Every OBJR names an annotation on the page that /Pg says, and the annotation leads back to the element. */
function checkObjectReferences(reading: PdfReading, report: OwnReport): void {
  const clause = 'ISO 32000-1 14.7.4.3';
  const byDict = new Map(reading.annotations.map((annotation) => [annotation.dict, annotation]));
  const referred = new Set<AnnotationReading>();
  for (const element of reading.tree?.all ?? []) {
    for (const kid of element.kids) {
      if (kid.kind !== 'object') continue;
      const annotation = kid.dict ? byDict.get(kid.dict) : undefined;
      if (!annotation) {
        report(
          'objr',
          clause,
          placeOf(element),
          'Taggen hänvisar till en länk eller ett fält som inte finns på någon sida.',
        );
        continue;
      }
      referred.add(annotation);
      if (kid.page !== annotation.page) {
        const said = kid.page === null ? 'ingen sida' : onPage(kid.page);
        report(
          'objr-sida',
          clause,
          placeOfAnnotation(annotation),
          `Taggen anger ${said} men länken eller fältet ligger på ${onPage(annotation.page)}.`,
        );
      }
      if (annotation.element !== element) {
        report(
          'objr-parent',
          clause,
          placeOfAnnotation(annotation),
          'Länken eller fältet leder inte tillbaka till sin tagg (StructParent).',
        );
      }
    }
  }
  for (const annotation of reading.annotations) {
    if (annotation.subtype === 'Popup' || annotation.subtype === 'PrinterMark' || referred.has(annotation))
      continue;
    report('objr', clause, placeOfAnnotation(annotation), 'Ingen tagg hänvisar till länken eller fältet.');
  }
}

function checkLinks(reading: PdfReading, report: OwnReport): void {
  for (const annotation of reading.annotations) {
    if (annotation.subtype !== 'Link') continue;
    const where = placeOfAnnotation(annotation);
    const { rect } = annotation;
    const crop = reading.pages[annotation.page]?.cropBox;
    if (!rect || !crop || !contains(crop, rect) || rect[0] >= rect[2] || rect[1] >= rect[3]) {
      report('lank-sida', 'ISO 32000-1 12.5.2', where, 'Länkens yta ligger inte på sidan.');
      continue;
    }
    const runs = annotation.element
      ? runsOf(annotation.element).filter((run) => run.page === annotation.page)
      : [];
    if (runs.length > 0 && !runs.some((run) => overlaps(rect, boxOfRun(run)))) {
      report('lank-text', 'ISO 32000-1 12.5.6.5', where, 'Länkens yta ligger inte över länkens text.');
    }
    if (
      annotation.uri === null &&
      (annotation.destination === null || annotation.destination.page === null)
    ) {
      report('lank-mal', 'ISO 32000-1 12.3.2', where, 'Länken leder ingenstans.');
    }
  }
}

function checkPages(reading: PdfReading, report: OwnReport): void {
  for (const page of reading.pages) {
    const where = onPage(page.index);
    if (!page.items.some((item) => !isArtifact(item.mark))) {
      report('tom-sida', 'ISO 32000-1 7.7.3.3', where, 'Sidan är tom, så när som på sidhuvud och sidfot.');
    }
    const outside = page.items.find((item): item is TextRun => item.kind === 'text' && item.isOutside);
    if (outside) {
      report(
        'text-utanfor',
        'ISO 32000-1 14.11.2',
        where,
        `Texten "${shorten(outside.text)}" går utanför sidan.`,
      );
    }
  }
}

function checkForm(reading: PdfReading, form: FormKind, report: OwnReport): void {
  const acroForm = dictAt(reading.catalog, 'AcroForm');
  const clause = 'ISO 32000-1 12.7';
  const widgets = reading.annotations.filter((annotation) => annotation.subtype === 'Widget');
  if (form === 'portal') {
    if (acroForm || widgets.length > 0) {
      report(
        'formular',
        clause,
        DOCUMENT,
        'Filen har ett formulär; underskriftsportalen vill ha en fil utan.',
      );
    }
    return;
  }
  const fields = acroForm ? (arrayAt(acroForm, 'Fields') ?? []).map(asDict) : [];
  if (!fields.some((field) => field && nameAt(field, 'FT') === 'Sig')) {
    report('formular', clause, DOCUMENT, 'Filen saknar underskriftsfält.');
  }
  for (const widget of widgets) {
    const { rect } = widget;
    const crop = reading.pages[widget.page]?.cropBox;
    const where = placeOfAnnotation(widget);
    if (!rect || !crop || !contains(crop, rect) || rect[0] >= rect[2] || rect[1] >= rect[3]) {
      report('falt-sida', clause, where, 'Fältet syns inte på sidan.');
    }
    if (entry(widget.dict, 'V') !== undefined) report('falt-fyllt', clause, where, 'Fältet är redan ifyllt.');
    if (!/^\w+$/.test(fieldText(widget, 'T') ?? '')) {
      report('falt-namn', clause, where, 'Fältets namn ska bestå av bokstäver a–z, siffror och understreck.');
    }
    if (!fields.includes(widget.dict))
      report('falt', clause, where, 'Fältet finns inte i formulärets lista.');
  }
}

function checkOutline(reading: PdfReading, report: OwnReport): void {
  for (const item of reading.outline) {
    const where = `bokmärket "${shorten(item.title)}"`;
    const clause = 'ISO 32000-1 12.3.3';
    if (item.title.trim() === '') report('bokmarke', clause, where, 'Ett bokmärke saknar titel.');
    if (item.destination === null || item.destination.page === null) {
      report('bokmarke', clause, where, 'Bokmärket leder inte till någon sida i dokumentet.');
    }
  }
}

/**
 * Inside one element with text of its own: pages upwards, lines downwards, words to the right. Between elements:
 * pages upwards, but not in a table, where the cells of one row may each go on to the next page.
 */
function checkReadingOrder(reading: PdfReading, report: OwnReport): void {
  const clause = 'ISO 32000-1 14.8.2.3';
  let lastPage = 0;
  for (const element of reading.tree?.all ?? []) {
    if (!element.kids.some((kid) => kid.kind === 'content')) continue;
    const runs = runsOf(element).filter((run) => run.text.trim() !== '');
    const [first] = runs;
    if (!first) continue;
    const isInRow = isInside(element, 'TR');
    if (first.page < lastPage && !isInRow) {
      report(
        'lasordning',
        clause,
        placeOf(element),
        `Innehållet på ${onPage(first.page)} läses efter innehåll på ${onPage(lastPage)}.`,
      );
    }
    if (!isInRow) lastPage = first.page;
    if (runs.some((run, index) => index > 0 && isBackwards(runs[index - 1] ?? run, run))) {
      report(
        'lasordning',
        clause,
        placeOf(element),
        'Texten läses inte uppifrån och ner i den ordning den står.',
      );
    }
  }
}

function isInside(element: StructElement, type: string): boolean {
  for (let at: StructElement | null = element; at; at = at.parent) if (at.type === type) return true;
  return false;
}

function isBackwards(last: TextRun, next: TextRun): boolean {
  if (last.page !== next.page) return next.page < last.page;
  const size = Math.max(last.size, next.size);
  if (next.y > last.endY + size * 0.6) return true;
  return isNewLine(last, next) && Math.abs(next.y - last.endY) <= size * 0.6;
}

const NEVER_EMPTY = new Set([
  'P',
  'LI',
  'LBody',
  'Lbl',
  'TH',
  'Link',
  'Caption',
  'H',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
]);

function checkEmptyElements(reading: PdfReading, report: OwnReport): void {
  for (const element of reading.tree?.all ?? []) {
    if (NEVER_EMPTY.has(element.type) && elementText(element) === '' && !hasOtherContent(element)) {
      report('tom-tagg', 'ISO 32000-1 14.8.4', placeOf(element), `Taggen ${element.type} är tom.`);
    }
  }
}

function hasOtherContent(element: StructElement): boolean {
  return element.kids.some((kid) => {
    if (kid.kind === 'object') return true;
    if (kid.kind === 'element') return kid.element.alt !== null || hasOtherContent(kid.element);
    return kid.mark !== null && paints(kid.mark);
  });
}

function paints(mark: MarkedContent): boolean {
  return mark.kids.some((kid) => ('tag' in kid ? paints(kid) : kid.kind !== 'text'));
}

/** Content and structure agree: each MCID has one element, by K and by the parent tree, and is painted once. */
function checkMcids(reading: PdfReading, report: OwnReport): void {
  const clause = 'ISO 32000-1 14.7.4';
  for (const page of reading.pages) {
    const where = onPage(page.index);
    const seen = new Set<string>();
    for (const mark of page.marks) {
      if (mark.mcid === null) continue;
      const key = `${mark.stream}|${mark.mcid}`;
      if (seen.has(key))
        report('mcid-dubbel', clause, where, `Två innehåll på sidan har samma nummer, MCID ${mark.mcid}.`);
      seen.add(key);
      if (mark.owners.length !== 1 || mark.element !== mark.owners[0]) {
        const count = mark.owners.length;
        const text = count === 1 ? 'en annan tagg enligt ParentTree' : `${count} taggar`;
        report(
          'mcid',
          clause,
          where,
          `Innehållet med MCID ${mark.mcid} hör till ${text}; det ska höra till precis en.`,
        );
      }
    }
  }
  for (const element of reading.tree?.all ?? []) {
    for (const kid of element.kids) {
      if (kid.kind === 'content' && !kid.mark) {
        report(
          'mcid-saknas',
          clause,
          placeOf(element),
          `Taggen hänvisar till innehåll som inte finns, MCID ${kid.mcid}.`,
        );
      }
    }
  }
}

/** C0 and C1 controls, private use, and the replacement character: no text of ours has them. */
const STRAY_CHARACTER = /[\p{Cc}\p{Co}\ufffd]/u;

function checkFontsAndCharacters(reading: PdfReading, report: OwnReport): void {
  for (const font of reading.fonts) {
    if (font.subtype !== 'Type3' && font.program() === null) {
      report(
        'typsnitt',
        'ISO 32000-1 9.9',
        DOCUMENT,
        `Typsnittet ${font.baseFont} används men är inte inbäddat.`,
      );
    }
  }
  for (const page of reading.pages) {
    const run = page.items.find(
      (item): item is TextRun => item.kind === 'text' && STRAY_CHARACTER.test(item.text),
    );
    if (run) {
      report(
        'tecken',
        'ISO 32000-1 9.10',
        onPage(page.index),
        `Texten "${shorten(run.text)}" innehåller ett tecken som inte går att läsa.`,
      );
    }
  }
}

function contains(outer: Box, inner: Box): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}

/** Roughly the ink of a line of text: a quarter of the size below the baseline, the whole size above. */
function boxOfRun(run: TextRun): Box {
  const { x, y, endX, endY, size } = run;
  return [Math.min(x, endX), Math.min(y, endY) - size * 0.25, Math.max(x, endX), Math.max(y, endY) + size];
}
