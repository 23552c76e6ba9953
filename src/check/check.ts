// Everything that is wrong with a finished PDF: PDF/UA-1, PDF/A-2a and our own rules on one reading.

import { DOCUMENT, type RuleFinding } from './finding.ts';
import { checkOwn, type OwnOptions } from './own.ts';
import { checkPdfA2a } from './pdfa2.ts';
import { type PdfReading, readPdf, UnreadablePdf } from './read.ts';
import { checkUa1 } from './ua1.ts';

export async function checkPdf(bytes: Uint8Array, options: OwnOptions): Promise<RuleFinding[]> {
  try {
    return checkReading(await readPdf(bytes), options);
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    const text = 'Filen går inte att läsa som PDF.';
    return [{ rule: 'egen-olasbar', clause: 'ISO 32000-1 7.5', where: DOCUMENT, text }];
  }
}

/** A fault that both standards name is told once, as a fault against PDF/UA. */
export function checkReading(reading: PdfReading, options: OwnOptions): RuleFinding[] {
  const findings: RuleFinding[] = [];
  const told = new Set<string>();
  for (const finding of [...checkUa1(reading), ...checkPdfA2a(reading), ...checkOwn(reading, options)]) {
    const key = `${finding.where}\n${finding.text}`;
    if (told.has(key)) continue;
    told.add(key);
    findings.push(finding);
  }
  return findings;
}
