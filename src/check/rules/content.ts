// Content is tagged or artifact, never one inside the other; form XObjects (ISO 14289-1, 7.1 and 7.20).

import { DOCUMENT, onPage, type Report, shorten } from '../finding.ts';
import type { ContentItem, MarkedContent } from '../interpret.ts';
import { entry } from '../objects.ts';
import type { PdfReading } from '../read.ts';
import { markText } from '../structure.ts';

export function checkContent(reading: PdfReading, report: Report): void {
  for (const page of reading.pages) {
    const where = onPage(page.index);
    for (const mark of page.marks) {
      const inside = mark.parent;
      if (mark.tag === 'Artifact' && inside && isTagged(inside)) {
        report('7.1-t1', where, `En artefakt ligger inne i taggat innehåll: "${shorten(markText(inside))}".`);
      }
      if (ownsElement(mark) && isArtifact(inside)) {
        report('7.1-t2', where, `Taggat innehåll ligger inne i en artefakt: "${shorten(markText(mark))}".`);
      }
    }
    const loose = page.items.filter((item) => !isTagged(item.mark) && !isArtifact(item.mark));
    const [first] = loose;
    if (first) {
      const more = loose.length > 1 ? ` (och ${loose.length - 1} till)` : '';
      report('7.1-t3', where, `${whatItIs(first)} är varken taggat eller märkt som artefakt${more}.`);
    }
  }
  for (const form of reading.forms) {
    if (entry(form.stream.dict, 'Ref') !== undefined) {
      report('7.20-t1', DOCUMENT, 'Filen hämtar innehåll ur en annan fil (reference XObject).');
    }
    if (form.hasMcid && form.uses > 1) {
      report('7.20-t2', DOCUMENT, `Samma taggade innehåll (${form.key}) ritas på flera ställen.`);
    }
  }
}

function ownsElement(mark: MarkedContent): boolean {
  return mark.element !== null || mark.owners.length > 0;
}

export function isTagged(mark: MarkedContent | null): boolean {
  for (let at = mark; at; at = at.parent) if (ownsElement(at)) return true;
  return false;
}

export function isArtifact(mark: MarkedContent | null): boolean {
  for (let at = mark; at; at = at.parent) if (at.tag === 'Artifact') return true;
  return false;
}

function whatItIs(item: ContentItem): string {
  switch (item.kind) {
    case 'text':
      return `Texten "${shorten(item.text)}"`;
    case 'image':
      return 'En bild';
    case 'path':
      return 'Ett streck eller en yta';
    case 'shading':
      return 'En toning';
  }
}
