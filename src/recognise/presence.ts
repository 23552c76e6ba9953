// When somebody was there, as papers say it: `§110`, `§§ 12 - 17`, `§117a`, `t.o.m. § 7`, `punkterna 1–9`,
// `(del av mötet)` (KL 5:66). Read without backtracking, because a line may be anything.

/** Longer lines tell of more than one person. */
const LONGEST = 500;

const PART = /^del av (?:mötet|sammanträdet)$/i;
const UNTIL = 't\\.? ?o\\.? ?m\\.?|till och med';
const FROM = 'fr\\.? ?o\\.? ?m\\.?|från och med';
const START = new RegExp(
  `§{1,2} ?\\d|punkt(?:erna|er)? \\d|del av (?:mötet|sammanträdet)|(?:${UNTIL}|${FROM}) (?:§|punkt) ?\\d`,
  'iu',
);

/** Numbers of §§, both included; null for an end that the meeting has. `letter` of an underpunkt. */
export interface Range {
  from: number | null;
  to: number | null;
  letter: string | null;
}

const RANGE = /^(\d{1,4})(?:\/\d{2,4})? ?([a-zåäö])?(?: ?[-–] ?(\d{1,4})(?:\/\d{2,4})? ?([a-zåäö])?)?$/;

/** `103b–d` → `103b`, `103c`, `103d`. */
function lettersOf(part: string): string[] {
  const [, number, from, to] = /^(\d{1,4}) ?([a-z]) ?[-–] ?([a-z])$/.exec(part) ?? [];
  if (!number || !from || !to || from > to) return [part];
  const count = to.charCodeAt(0) - from.charCodeAt(0) + 1;
  return Array.from(
    { length: count },
    (_, index) => number + String.fromCharCode(from.charCodeAt(0) + index),
  );
}

/** The §§ that words of presence name; null where they name something else, or «del av mötet». */
export function rangesIn(narvaro: string): Range[] | null {
  const [, until, from, words = ''] =
    new RegExp(`^(?:(${UNTIL})|(${FROM}))? ?(.*)$`, 'iu').exec(narvaro) ?? [];
  const parts = words
    .replace(/§|punkterna|punkter|punkt/gi, ' ')
    .split(/,| och | samt /)
    .map((part) => part.replace(/ +/g, ' ').trim())
    .filter((part) => part !== '');
  const ranges = parts.flatMap(lettersOf).map((part): Range | null => {
    const [, first, letter, last] = RANGE.exec(part) ?? [];
    if (first === undefined) return null;
    const [low, high] = [Number(first), Number(last ?? first)];
    if (until !== undefined) return { from: null, to: high, letter: null };
    if (from !== undefined) return { from: low, to: null, letter: null };
    return { from: low, to: high, letter: last === undefined ? (letter ?? null) : null };
  });
  return ranges.length > 0 && ranges.every((range) => range !== null) ? ranges : null;
}

/** The words of presence that a line ends with, and what stands before them. */
export function takePresence(text: string): { narvaro: string; rest: string } | null {
  if (text.length > LONGEST) return null;
  const at = START.exec(text)?.index;
  if (at === undefined) return null;
  const narvaro = text.slice(at).replace(/\)$/, '').trim();
  if (!PART.test(narvaro) && rangesIn(narvaro) === null) return null;
  return { narvaro, rest: text.slice(0, at).replace(/[ ,(]+$/, '') };
}

export const isPartOf = (narvaro: string): boolean => PART.test(narvaro);
