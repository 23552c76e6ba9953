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

/** From the first placeholder to the last: `{n}/{åå}` of `§ {n}/{åå}`, `{n}` of `{n}).` */
function core(form: string): string {
  return /\{.*\}/su.exec(form)?.[0] ?? form;
}

function hardSpaces(label: string): string {
  return label.replace(/§\s*/gu, `§${HARD_SPACE}`).replace(/\s+/gu, HARD_SPACE);
}

/** A reference is a word, a hard space and the bare number: `§ 108`, `punkt 13.1`. */
function refWord(form: string): '§' | 'punkt' {
  return form.includes('§') ? '§' : 'punkt';
}

/** `108` of `§ 108`, `117 a` of `§ 117 a`. */
export function bareNumber(ref: string): string {
  return ref.slice(ref.indexOf(HARD_SPACE) + 1);
}

function bareUnderpunkt({ form, underpunkt, year }: NumberForm, n: number, sub: number): string {
  const inner = core(underpunkt);
  if (inner.includes('{n}')) return fill(inner, year, n, sub);
  const number = fill(core(form), year, n);
  return inner.includes('{m}') ? `${number}.${sub + 1}` : `${number}${HARD_SPACE}${letter(sub)}`;
}

/** Four digits, so that ids sort as the numbers do. */
function arendeId(n: number): string {
  return `p${String(n).padStart(4, '0')}`;
}

function planUnderpunkt(forms: NumberForm, n: number, sub: number): PlannedUnderpunkt {
  return {
    label: hardSpaces(fill(forms.underpunkt, forms.year, n, sub)),
    ref: hardSpaces(`${refWord(forms.form)} ${bareUnderpunkt(forms, n, sub)}`),
    id: `${arendeId(n)}${letter(sub)}`,
  };
}

/** One ärende with its number, and `underpunkter` sub-items. */
export function planArende(forms: NumberForm, n: number, underpunkter: number): PlannedArende {
  return {
    number: n,
    label: hardSpaces(fill(forms.form, forms.year, n)),
    ref: hardSpaces(`${refWord(forms.form)} ${fill(core(forms.form), forms.year, n)}`),
    id: arendeId(n),
    underpunkter: Array.from({ length: underpunkter }, (_, sub) => planUnderpunkt(forms, n, sub)),
  };
}

/** `§ 108–§ 117`, `§ 12/24–§ 22/24`, `1–14`; a single number stands alone. */
export function numberRange(forms: NumberForm, first: number, last: number): string {
  const ends = (first === last ? [first] : [first, last]).map((n) => planArende(forms, n, 0).ref);
  return (refWord(forms.form) === '§' ? ends : ends.map(bareNumber)).join(EN_DASH);
}
