// A finding: one rule that one place of the file breaks, told to a secretary or an archivist.

import { elementText } from './structure.ts';
import type { StructElement } from './tree.ts';

export interface RuleFinding {
  /** Rule number as veraPDF writes it, `7.2-t10`; our own rules begin with `egen-`. */
  rule: string;
  /** `ISO 14289-1 7.2` */
  clause: string;
  /** `sida 3, P "Sammanträdet …"`, or `dokumentet`. */
  where: string;
  /** What is wrong: one Swedish sentence. */
  text: string;
}

/** Reports a finding for a rule number; each standard has its own. */
export type Report = (rule: string, where: string, text: string) => void;

export const DOCUMENT = 'dokumentet';

/** Gives the findings of one standard: the clause is the rule number up to its test. */
export function reporter(standard: string, findings: RuleFinding[]): Report {
  return (rule, where, text) => {
    const clause = `${standard} ${rule.replace(/-t\d+$/, '')}`;
    findings.push({ rule, clause, where, text });
  };
}

export function onPage(index: number): string {
  return `sida ${index + 1}`;
}

/** Page, type and the first words of an element. */
export function placeOf(element: StructElement): string {
  const page = pageOf(element);
  const text = elementText(element);
  const label = element.type || element.rawType;
  return (page === null ? '' : `${onPage(page)}, `) + (text === '' ? label : `${label} "${shorten(text)}"`);
}

export function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39).trimEnd()}…`;
}

function pageOf(element: StructElement): number | null {
  if (element.page !== null) return element.page;
  for (const kid of element.kids) {
    const page = kid.kind === 'element' ? pageOf(kid.element) : kid.page;
    if (page !== null) return page;
  }
  return null;
}
