// Headings: H1 first, no level skipped, H or Hn but not both (ISO 14289-1, 7.4).

import { placeOf, type Report } from '../finding.ts';
import type { PdfReading } from '../read.ts';
import { kidTypes } from './structure.ts';

export function checkHeadings(reading: PdfReading, report: Report): void {
  const { tree } = reading;
  if (!tree) return;
  const numbered = tree.all.filter((element) => /^H[1-6]$/.test(element.type));
  const plain = tree.all.filter((element) => element.type === 'H');
  let level = 0;
  for (const heading of numbered) {
    const own = Number(heading.type.slice(1));
    if (own > level + 1) {
      const before = level === 0 ? 'den första rubriken ska vara H1' : `rubriken före är H${level}`;
      report('7.4.2-t1', placeOf(heading), `Rubriknivån ${heading.type} hoppar över en nivå: ${before}.`);
    }
    level = own;
  }
  const [firstNumbered] = numbered;
  const [firstPlain] = plain;
  if (firstNumbered && firstPlain) {
    const text = 'Dokumentet blandar rubriktaggen H med H1–H6.';
    report('7.4.4-t2', placeOf(firstPlain), text);
    report('7.4.4-t3', placeOf(firstNumbered), text);
  }
  for (const element of tree.all) {
    if (kidTypes(element).filter((type) => type === 'H').length > 1) {
      report('7.4.4-t1', placeOf(element), 'En tagg får innehålla högst en rubrik av typen H.');
    }
  }
}
