// Optional content, embedded files and media clips (ISO 14289-1, 7.10, 7.11 and 7.18.6.2).

import { PDFDict } from 'pdf-lib';
import { DOCUMENT, type Report } from '../finding.ts';
import { arrayAt, asDict, dictAt, eachObject, entry, nameAt, textAt } from '../objects.ts';
import type { PdfReading } from '../read.ts';

export function checkFiles(reading: PdfReading, report: Report): void {
  for (const config of optionalContentConfigs(reading.catalog)) {
    if ((textAt(config, 'Name') ?? '') === '')
      report('7.10-t1', DOCUMENT, 'En lageruppsättning saknar namn.');
    if (entry(config, 'AS') !== undefined) {
      report('7.10-t2', DOCUMENT, 'Lager får inte tändas och släckas automatiskt (AS).');
    }
  }
  eachObject(reading.context, (object) => {
    if (!(object instanceof PDFDict)) return;
    if (isFileSpecification(object) && (!textAt(object, 'F') || !textAt(object, 'UF'))) {
      report('7.11-t1', DOCUMENT, 'En bifogad fil saknar filnamn (F och UF).');
    }
    if (nameAt(object, 'S') === 'MCD' && entry(object, 'D') !== undefined) checkMediaClip(object, report);
  });
}

export function isFileSpecification(dict: PDFDict): boolean {
  return dictAt(dict, 'EF') !== undefined && nameAt(dict, 'S') === undefined;
}

export function optionalContentConfigs(catalog: PDFDict): PDFDict[] {
  const properties = dictAt(catalog, 'OCProperties');
  if (!properties) return [];
  const configs = (arrayAt(properties, 'Configs') ?? []).map(asDict);
  return [dictAt(properties, 'D'), ...configs].filter((config) => config !== undefined);
}

function checkMediaClip(clip: PDFDict, report: Report): void {
  if (entry(clip, 'CT') === undefined)
    report('7.18.6.2-t1', DOCUMENT, 'Ett ljud- eller filmklipp saknar innehållstyp (CT).');
  const alt = arrayAt(clip, 'Alt');
  if (!alt || alt.length === 0 || alt.length % 2 !== 0) {
    report('7.18.6.2-t2', DOCUMENT, 'Ett ljud- eller filmklipp saknar alternativtext (Alt).');
  }
}
