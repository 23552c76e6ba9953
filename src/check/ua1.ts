// Judges a reading against the machine-checkable rules of PDF/UA-1 (ISO 14289-1), numbered as veraPDF does.
// An encrypted file is judged on its encryption alone: nothing else in it can be read.

import { type RuleFinding, reporter } from './finding.ts';
import type { PdfReading } from './read.ts';
import { checkAnnotations } from './rules/annotations.ts';
import { checkContent } from './rules/content.ts';
import { checkFiles } from './rules/files.ts';
import { checkFonts } from './rules/fonts.ts';
import { checkHeadings } from './rules/headings.ts';
import { checkLanguage } from './rules/language.ts';
import { checkLists } from './rules/lists.ts';
import { checkEncryption, checkMetadata } from './rules/metadata.ts';
import { checkStructure } from './rules/structure.ts';
import { checkTables } from './rules/tables.ts';

export function checkUa1(reading: PdfReading): RuleFinding[] {
  const findings: RuleFinding[] = [];
  const report = reporter('ISO 14289-1', findings);
  checkEncryption(reading, report);
  if (reading.file.encrypt) return findings;
  checkMetadata(reading, report);
  checkStructure(reading, report);
  checkContent(reading, report);
  checkHeadings(reading, report);
  checkLists(reading, report);
  checkTables(reading, report);
  checkLanguage(reading, report);
  checkAnnotations(reading, report);
  checkFonts(reading, report);
  checkFiles(reading, report);
  return findings;
}

/**
 * Rules that nothing here judges, with the reason. None; but two are judged narrowly: 7.21.3.1-t1 only for embedded
 * CMaps (for predefined ones Adobe's tables would be needed), and the rules on glyphs (7.21.4.1-t2, 7.21.5-t1) not
 * for Type 1 programs in FontFile. Our own files have neither.
 */
export const UNCOVERED_RULES: Readonly<Record<string, string>> = {};

/** Rules that `checkUa1` judges. */
export const COVERED_RULES: readonly string[] = [
  ...numbered('5', 1, 5),
  '6.1-t1',
  '6.2-t1',
  ...numbered('7.1', 1, 12),
  ...numbered('7.2', 2, 34),
  ...numbered('7.2', 36, 43),
  '7.3-t1',
  '7.4.2-t1',
  ...numbered('7.4.4', 1, 3),
  ...numbered('7.5', 1, 2),
  '7.7-t1',
  ...numbered('7.9', 1, 2),
  ...numbered('7.10', 1, 2),
  '7.11-t1',
  '7.15-t1',
  '7.16-t1',
  ...numbered('7.18.1', 1, 3),
  '7.18.2-t1',
  '7.18.3-t1',
  ...numbered('7.18.4', 1, 2),
  ...numbered('7.18.5', 1, 2),
  ...numbered('7.18.6.2', 1, 2),
  '7.18.8-t1',
  ...numbered('7.20', 1, 2),
  '7.21.3.1-t1',
  '7.21.3.2-t1',
  ...numbered('7.21.3.3', 1, 3),
  ...numbered('7.21.4.1', 1, 2),
  ...numbered('7.21.4.2', 1, 2),
  '7.21.5-t1',
  ...numbered('7.21.6', 1, 4),
  ...numbered('7.21.7', 1, 2),
  '7.21.8-t1',
];

function numbered(clause: string, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `${clause}-t${first + index}`);
}
