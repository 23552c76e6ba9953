// How faults look in the terminal: by file, in the order of the lines, the place first, then what is wrong
// and what to do; last how many there are and what state things are in.
import type { Fault } from '../domain/fault.ts';
import { withoutPersonnummer } from '../domain/personnummer.ts';
import { counted } from './wording.ts';

export const NOTHING_WRITTEN = 'Inget har skrivits och inga paragrafnummer har tagits.';

const WIDTH = 80;

export function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.length > indent.length && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent;
    }
    line += line.length > indent.length ? ` ${word}` : word;
  }
  return [...lines, line].join('\n');
}

/** Control characters from a file name or a key must not reach the terminal, a personnummer nobody's log. */
export const printable = (text: string): string =>
  withoutPersonnummer(text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '?'));

/** `ärenden[3].beslut[1]` → `ärenden 3 › beslut 1`. */
const readablePath = (path: string): string =>
  path
    .replace(/\[(\d+)\]/g, ' $1')
    .replace(/\./g, ' › ')
    .trim();

/** A meeting that was named by body and date, not by its file. */
const MEETING_NAME = /^[\p{L}\p{M}\d -]+-\d{4}-\d\d-\d\d(-extra)?$/u;

/** One fault, without its file: `Rad 12, ärenden 3 › rubrik (DATA-001)` and the two sentences under it. */
export function formatFault(fault: Fault): string {
  const place = [fault.line === null ? '' : `Rad ${fault.line}`, readablePath(fault.path)].filter(Boolean);
  const whole = fault.file === '' ? 'Kommandot' : MEETING_NAME.test(fault.file) ? 'Mötet' : 'Hela filen';
  const head = `${place.length > 0 ? place.join(', ') : whole} (${fault.code})`;
  const text = fault.severity === 'varning' ? `Varning: ${fault.text}` : fault.text;
  return [
    `  ${printable(head)}`,
    wrapped(printable(text), '    '),
    wrapped(printable(fault.hint), '    '),
  ].join('\n');
}

/**
 * All faults as one text, without a line break at the end; empty for none.
 * `state` is the last sentence; null leaves it out, which is right where work went on after warnings.
 */
export function formatFaults(faults: readonly Fault[], state: string | null = NOTHING_WRITTEN): string {
  if (faults.length === 0) return '';
  const files = new Map<string, Fault[]>();
  for (const fault of faults) files.set(fault.file, [...(files.get(fault.file) ?? []), fault]);
  const parts = [...files].map(([file, own]) => {
    const sorted = own.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
    return [...(file === '' ? [] : [printable(file)]), ...sorted.map(formatFault)].join('\n\n');
  });
  const errors = faults.filter((fault) => fault.severity === 'fel').length;
  const warnings = faults.length - errors;
  const counts = [
    errors > 0 ? counted(errors, 'ett', 'fel', 'fel') : '',
    warnings > 0 ? counted(warnings, 'en', 'varning', 'varningar') : '',
  ].filter(Boolean);
  const sum = counts.join(' och ');
  const where = files.size > 1 ? ` i ${counted(files.size, 'en', 'fil', 'filer')}` : '';
  const last = `${sum.charAt(0).toUpperCase()}${sum.slice(1)}${where}.`;
  return [...parts, [last, state].filter(Boolean).join(' ')].join('\n\n');
}
