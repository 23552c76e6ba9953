// Lists and tables of contents (ISO 14289-1, 7.2, with ISO 32000-1, 14.8.4.3.3 and 14.8.4.2).

import { placeOf, type Report } from '../finding.ts';
import type { PdfReading } from '../read.ts';
import type { StructElement } from '../tree.ts';
import { kidTypes } from './structure.ts';

export function checkLists(reading: PdfReading, report: Report): void {
  for (const element of reading.tree?.all ?? []) {
    const parent = element.parent?.type ?? '';
    switch (element.type) {
      case 'L':
        onlyKids(element, ['L', 'LI', 'Caption'], '7.2-t19', report);
        captionFirst(element, '7.2-t40', report);
        break;
      case 'LI':
        if (parent !== 'L')
          report('7.2-t17', placeOf(element), 'Listpunkten (LI) ligger inte i en lista (L).');
        onlyKids(element, ['Lbl', 'LBody'], '7.2-t20', report);
        break;
      case 'LBody':
        if (parent !== 'LI')
          report('7.2-t18', placeOf(element), 'Listtexten (LBody) ligger inte i en listpunkt (LI).');
        break;
      case 'TOC':
        onlyKids(element, ['TOC', 'TOCI', 'Caption'], '7.2-t27', report);
        captionFirst(element, '7.2-t28', report);
        break;
      case 'TOCI':
        if (parent !== 'TOC') {
          report('7.2-t26', placeOf(element), 'Raden (TOCI) ligger inte i en innehållsförteckning (TOC).');
        }
    }
  }
}

export function onlyKids(element: StructElement, allowed: string[], rule: string, report: Report): void {
  const wrong = kidTypes(element).find((type) => !allowed.includes(type));
  if (wrong)
    report(
      rule,
      placeOf(element),
      `${element.type} får inte innehålla ${wrong}, bara ${allowed.join(', ')}.`,
    );
}

function captionFirst(element: StructElement, rule: string, report: Report): void {
  if (kidTypes(element).lastIndexOf('Caption') > 0) {
    report(rule, placeOf(element), `Rubriken (Caption) ska stå först i ${element.type}.`);
  }
}
