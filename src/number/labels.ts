// How a body prints its numbers: labels, references, ranges and ids from the forms in its organ file.
// Always a space, a hard one (U+00A0), between § and the number (standarder.md § 1.4).
import type { PlannedArende, PlannedUnderpunkt } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';

export const HARD_SPACE = '\u00a0';
const EN_DASH = '\u2013';

/** The two forms of an organ file, and the year that `{åå}` and `{åååå}` stand for. */
export interface NumberForm {
  form: string;
  underpunkt: string;
  year: number;
}

export function numberForm(organ: Organ, year: number): NumberForm {
  const { form, underpunkt } = organ.numrering;
  return { form: form.normalize('NFC'), underpunkt: underpunkt.normalize('NFC'), year };
}

/** 0 → `a`, 25 → `z`, 26 → `aa`. */
export function letter(index: number): string {
  const tail = String.fromCharCode(97 + (index % 26));
  return index < 26 ? tail : letter(Math.floor(index / 26) - 1) + tail;
}

function fill(form: string, year: number, n: number, sub?: number): string {
  return form
    .replaceAll('{n}', String(n))
    .replaceAll('{åååå}', String(year))
    .replaceAll('{åå}', String(year % 100).padStart(2, '0'))
    .replaceAll('{a}', sub === undefined ? '' : letter(sub))
    .replaceAll('{m}', sub === undefined ? '' : String(sub + 1));
}

/** A form in two: the word in front of the number, with its space, and the number with all that belongs to it. */
interface FormParts {
  /** `§ `, `KS § `, `Ärende `, or nothing. */
  word: string;
  /** `{n}/{åå}` of `§ {n}/{åå}`, `{n}` of `{n}).`, `{n} (år {åååå})` with its bracket. */
  core: string;
}

function partsOf(form: string): FormParts {
  const hard = hardSpaces(form);
  const first = hard.search(/\{/u);
  const start = hard.lastIndexOf(HARD_SPACE, Math.max(0, first)) + 1;
  return { word: hard.slice(0, start), core: withoutTrim(hard.slice(start)) };
}

/** Without the `).` of a list's number; a bracket that was opened beside the number stays. */
function withoutTrim(text: string): string {
  let end = text.length;
  while (/[\s.,:;)\]/\u2013-]/u.test(text.charAt(end - 1)) && !closesBracket(text.slice(0, end))) end--;
  return text.slice(0, end);
}

function closesBracket(text: string): boolean {
  const pair = { ')': '(', ']': '[' }[text.at(-1) ?? ''];
  return pair !== undefined && text.split(pair).length >= text.split(text.slice(-1)).length;
}

function hardSpaces(label: string): string {
  return label.replace(/§\s*/gu, `§${HARD_SPACE}`).replace(/\s+/gu, HARD_SPACE);
}

/** A reference has a word and the bare number: `§ 108`, `KS § 2/2023`; `punkt 13.1` where the form has no word. */
function refWord(forms: NumberForm): string {
  return partsOf(forms.form).word || `punkt${HARD_SPACE}`;
}

/** Where the bare number begins: the forms of organ files have no digits of their own in front of it. */
function splitRef(ref: string): number {
  return ref.lastIndexOf(HARD_SPACE, Math.max(0, ref.search(/\d/u))) + 1;
}

/** `108` of `§ 108`, `117 a` of `§ 117 a`. */
export function bareNumber(ref: string): string {
  return ref.slice(splitRef(ref));
}

/** `§`, `KS §`, `punkt`. */
export function wordOf(ref: string): string {
  return ref.slice(0, splitRef(ref)).trimEnd();
}

function bareUnderpunkt({ form, underpunkt, year }: NumberForm, n: number, sub: number): string {
  const inner = partsOf(underpunkt).core;
  if (inner.includes('{n}')) return fill(inner, year, n, sub);
  const number = fill(partsOf(form).core, year, n);
  return inner.includes('{m}') ? `${number}.${sub + 1}` : `${number}${HARD_SPACE}${letter(sub)}`;
}

/** Four digits, so that ids sort as the numbers do. */
function arendeId(n: number): string {
  return `p${String(n).padStart(4, '0')}`;
}

function planUnderpunkt(forms: NumberForm, n: number, sub: number): PlannedUnderpunkt {
  return {
    label: hardSpaces(fill(forms.underpunkt, forms.year, n, sub)),
    ref: hardSpaces(`${refWord(forms)}${bareUnderpunkt(forms, n, sub)}`),
    id: `${arendeId(n)}${letter(sub)}`,
  };
}

/** One ärende with its number, and `underpunkter` sub-items. */
export function planArende(forms: NumberForm, n: number, underpunkter: number): PlannedArende {
  return {
    number: n,
    label: hardSpaces(fill(forms.form, forms.year, n)),
    ref: `${refWord(forms)}${fill(partsOf(forms.form).core, forms.year, n)}`,
    id: arendeId(n),
    underpunkter: Array.from({ length: underpunkter }, (_, sub) => planUnderpunkt(forms, n, sub)),
  };
}

/** `§ 108–§ 117`, `KS § 12/24–KS § 22/24`, `1–14`: both numbers as they are printed; a single one stands alone. */
export function numberRange(forms: NumberForm, first: number, last: number): string {
  const { word, core } = partsOf(forms.form);
  return (first === last ? [first] : [first, last])
    .map((n) => `${word}${fill(core, forms.year, n)}`)
    .join(EN_DASH);
}
