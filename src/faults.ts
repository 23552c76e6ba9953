// What the stages refuse, in the user's words and with the place in the user's file.
import type { RuleFinding } from './check/finding.ts';
import { type ComposeFault, faultWords } from './compose/fault.ts';
import { type Fault, FaultError } from './domain/fault.ts';
import type { Dokument } from './domain/handelse.ts';
import { canonicalKey } from './domain/keys.ts';
import type { Refusal } from './domain/numbers.ts';
import type { LayoutProblem } from './layout/problems.ts';
import { nearest } from './load/schema-faults.ts';
import { type DataPath, faultAt, type SourceMap, sourceLine } from './load/source-map.ts';
import { type Message, type MessageCode, message } from './messages/messages.ts';
import type { Finding } from './rules/rule.ts';

export type Refused = { ok: false; faults: readonly Fault[] };

/** The results if all went well; else throws a FaultError with the faults of them all. */
export function demand<T extends { ok: true }>(results: readonly (T | Refused)[]): T[] {
  const faults = results.flatMap((result) => (result.ok ? [] : result.faults));
  if (faults.some((fault) => fault.severity === 'fel')) throw new FaultError(faults);
  return results.filter((result): result is T => result.ok);
}

/** The same for one result. */
export function demandOne<T extends { ok: true }>(result: T | Refused): T {
  return demand([result])[0] as T;
}

/** Works through all items in turn; the faults of those that fail are thrown together when all have been tried. */
export async function eachOrAllFaults<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const faults: Fault[] = [];
  for (const [index, item] of items.entries()) {
    try {
      results.push(await work(item, index));
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new FaultError(faults);
  return results;
}

/** A refusal has its code and values as the stage wrote them; the tests of the words hold them against the catalogue. */
const say = message as unknown as (code: MessageCode, values: unknown) => Message;

/** `ledamoter[2].narvaro` → `['ledamoter', 2, 'narvaro']`. */
const pathOf = (path: string): DataPath =>
  path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : (canonicalKey(part) ?? part)));

export function refused(refusals: readonly Refusal[], source: SourceMap): Refused {
  return {
    ok: false,
    faults: refusals.map(({ code, values, path }) => {
      const words = say(code as MessageCode, values);
      return path === '' ? wholeFile(words, source.file) : faultAt(source, pathOf(path), words);
    }),
  };
}

/** Refusals that belong to a step and not to a line of a file; `file` is the meeting as the user named it. */
export function stepFaults(refusals: readonly Refusal[], file: string): Fault[] {
  return refusals.map(({ code, values }) => wholeFile(say(code as MessageCode, values), file));
}

const wholeFile = (words: Message, file: string): Fault => ({ ...words, file, line: null, path: '' });

/** A fault of a file as a whole, or of a meeting as the user named it. */
export const fileFault = (words: Message, file: string): FaultError =>
  new FaultError([wholeFile(words, file)]);

/** A fault of the command as it was typed, not of a file. */
export const commandFault = (words: Message): FaultError => fileFault(words, '');

/** A body that nobody knows, with the one that may be meant. */
export function unknownOrgan(organ: string, known: readonly string[]): Fault {
  return wholeFile(message('ORGAN-001', { organ, finns: known, forslag: nearest(organ, known) }), '');
}

/** A refusal that belongs to the ledger and not to a meeting file. */
export function ledgerFault({ code, values }: Refusal, path: string): Fault {
  return wholeFile(say(code as MessageCode, values), path);
}

export function composeFaults(faults: readonly ComposeFault[], source: SourceMap): Refused {
  return {
    ok: false,
    faults: faults.map((fault) => {
      const words = faultWords(fault);
      if (fault.where === 'text') return faultAt(source, fault.path, words, fault.lineOffset);
      return { ...words, file: `templates/${fault.file}`, line: fault.line, path: '' };
    }),
  };
}

/** What the rules find, each with its source and the line of the second place where it has one. */
export function ruleFaults(findings: readonly Finding[], source: SourceMap): Fault[] {
  return findings.map(({ code, path, values, lineOffset, other, source: kalla }) => {
    const rad = other && sourceLine(source, other.path, other.lineOffset);
    return { ...faultAt(source, path, say(code, { ...values, rad }), lineOffset), kalla };
  });
}

/** Where a document's words come from; what the ledger says has no lines. */
export interface Place {
  file: string;
  source: SourceMap | null;
}

/** Layout knows only words; the line is where the file has the same ones. */
function lineWith(source: SourceMap | null, words: string): number | null {
  const index = source?.lines.findIndex((line) => line.includes(words)) ?? -1;
  return index < 0 ? null : index + 1;
}

export function layoutFaults(problems: readonly LayoutProblem[], { file, source }: Place): Refused {
  const faults = problems.map((problem): Fault => {
    const isGlyph = problem.kind === 'missing-glyph';
    const longest = problem.text.split(/\s/).reduce((a, b) => (b.length > a.length ? b : a), '');
    const words = isGlyph
      ? message('TEXT-003', { tecken: named(problem.character), ord: problem.text })
      : message(problem.kind === 'too-tall' ? 'TEXT-009' : 'TEXT-004', { ord: longest });
    const line = lineWith(source, isGlyph ? problem.character : longest);
    return { ...words, file, line, path: '' };
  });
  const distinct = new Map(faults.map((fault) => [`${fault.line} ${fault.text}`, fault]));
  return { ok: false, faults: [...distinct.values()] };
}

const named = (character: string): string =>
  `”${character}” (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;

/** Only what is fixed has a copy for the archive. */
export function copyFaults(
  { utkast, avskrift = false, mote }: { utkast: boolean; avskrift?: boolean; mote: string },
  copy: string | undefined,
  file: string,
): { ok: true } | Refused {
  if (!(utkast || avskrift) || copy !== 'arkiv') return { ok: true };
  return { ok: false, faults: [wholeFile(message(avskrift ? 'ORIGINAL-021' : 'LAS-008', { mote }), file)] };
}

/** A fixed document is made again as it was, byte by byte, or not at all. */
export function frozenFaults(
  { pdf, framstallning }: Dokument,
  wish: { form?: string; at?: string },
  sha256: string,
  file: string,
): { ok: true } | Refused {
  const { form, klocka } = framstallning;
  const refuse = (words: Message): Refused => ({ ok: false, faults: [wholeFile(words, file)] });
  if (wish.form !== undefined && wish.form !== form)
    return refuse(message('LAS-007', { val: '--underskrift' }));
  if (wish.at !== undefined && wish.at !== klocka) return refuse(message('LAS-007', { val: '--klocka' }));
  if (pdf.sha256 !== sha256) return refuse(message('LAS-006', { pdf: pdf.fil, sha256: pdf.sha256 }));
  return { ok: true };
}

export function findingFaults(findings: readonly RuleFinding[], file: string): { ok: true } | Refused {
  if (findings.length === 0) return { ok: true };
  const rules = findings.map(({ rule, where, text }) => `${rule}, ${where}: ${text}`);
  const words = message('PDF-001', { antal: findings.length, punkter: rules.slice(0, 10) });
  return { ok: false, faults: [wholeFile(words, file)] };
}
