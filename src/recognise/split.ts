// The paper's parts: front page, ärendeförteckning, and one section for each §. Numbers decide: a heading is one that
// follows the heading before it, so that «§ 14 …» in a comment on older minutes is none.
import type { Organ } from '../domain/organ.ts';
import { labelIn, type NumberStyle, stylesOf } from './grammar.ts';
import type { Line } from './paper.ts';

export interface Section {
  nummer: number;
  /** `24` in `§ 12/24`. */
  ar: string | null;
  heading: Line;
  /** The rubrik where it stands on the line of the number. */
  rest: string;
  lines: Line[];
}

export interface Split {
  style: NumberStyle;
  front: Line[];
  forteckning: Line[];
  sections: Section[];
}

interface Candidate {
  line: Line;
  nummer: number;
  ar: string | null;
  rest: string;
}

function candidatesOf(lines: readonly Line[], { pattern }: NumberStyle): Candidate[] {
  return lines.flatMap((line) => {
    const marked =
      line.marker !== null && /^\d/.test(line.marker) ? `${line.marker} ${line.text}` : line.text;
    const found = line.marker === null || marked !== line.text ? pattern.exec(marked) : null;
    if (!found?.groups?.n) return [];
    const { n, year, rest, glued } = found.groups;
    return [{ line, nummer: Number(n), ar: year ?? null, rest: (rest ?? glued ?? '').trim() }];
  });
}

/** No protokoll has more lines that begin with a number; bounds the time. */
const MOST_CANDIDATES = 2000;
/** The body may have lost a heading that the list of ärenden has. */
const ABOUT = 0.6;

/** The headings of the paper: numbers alone on their line, or with the rubrik after them. */
function headingsOf(lines: readonly Line[], style: NumberStyle): Candidate[] {
  const all = candidatesOf(lines, style);
  if (all.length > MOST_CANDIDATES) return [];
  const lone = all.filter(({ rest }) => rest === '');
  const alone = longestRising(lone);
  const inline = longestRising(withoutList(all.filter(({ rest }) => rest !== '')));
  // «(bilaga / 2).» is no heading, where the headings have their rubriker on the line.
  if (alone.length === 0 || alone.length < inline.length * ABOUT)
    return withTwins(
      inline,
      all.filter(({ rest }) => rest !== ''),
      ({ line }) => style.sub === null && line.gap,
    );
  return withTwins(alone, lone, ({ line }) => line.gap);
}

/** From the first heading on, also those whose number is a slip of the paper's: twice, or out of its order. */
function withTwins(
  run: readonly Candidate[],
  all: readonly Candidate[],
  isApart: (candidate: Candidate) => boolean,
): Candidate[] {
  const [first] = run;
  const chosen = new Set(run);
  const numbers = new Set(run.map(({ nummer }) => nummer));
  const from = first ? all.indexOf(first) : all.length;
  return all.filter((candidate, index) => {
    if (chosen.has(candidate)) return true;
    const isTwin = numbers.has(candidate.nummer);
    const isSlip = candidate.rest === '' || isTwin;
    const isSure = (isTwin && candidate.rest === '') || isApart(candidate) || standsOut(candidate);
    return index > from && isSlip && isSure;
  });
}

/** Bold or larger, or a heading of the file. */
const standsOut = ({ line }: Candidate): boolean => line.strong || line.heading !== null;

/** Where most numbers stand twice, the first time is the list of ärenden. */
function withoutList(candidates: readonly Candidate[]): Candidate[] {
  const places = new Map<number, number[]>();
  for (const [index, { nummer }] of candidates.entries())
    places.set(nummer, [...(places.get(nummer) ?? []), index]);
  const twice = [...places.values()].filter((at) => at.length > 1);
  if (twice.length < 2 || twice.length < places.size * ABOUT) return [...candidates];
  const first = new Set(twice.map(([at]) => at));
  const last = Math.max(...[...first].map((at) => at ?? 0));
  // What is listed and has no § of its own goes with the list.
  return candidates.filter((_, index) => !first.has(index) && (index > last || !isBetween(index, first)));
}

const isBetween = (index: number, places: ReadonlySet<number | undefined>): boolean =>
  [...places].some((at) => (at ?? 0) < index) && [...places].some((at) => (at ?? 0) > index);

/** A heading stands out; a number in a list or in running text does not. */
const weightOf = ({ line }: Candidate): number =>
  1 + (line.strong || line.heading !== null ? 0.5 : 0) + (line.gap ? 0.25 : 0);

/**
 * The headings whose numbers rise, as many as there can be: a lone «§ 152» in a list of people is none, nor is «§ 14 …»
 * in a comment on older minutes.
 */
function longestRising(candidates: readonly Candidate[]): Candidate[] {
  const best: { weight: number; before: number }[] = [];
  for (const [index, candidate] of candidates.entries()) {
    let [above, before] = [0, -1];
    for (let other = 0; other < index; other += 1) {
      const { weight } = best[other] as (typeof best)[number];
      if ((candidates[other] as Candidate).nummer >= candidate.nummer || weight < above) continue;
      [above, before] = [weight, other];
    }
    best.push({ weight: above + weightOf(candidate), before });
  }
  const run: Candidate[] = [];
  let at = best.reduce((top, { weight }, index) => (weight >= (best[top]?.weight ?? 0) ? index : top), 0);
  for (; at >= 0 && candidates[at]; at = best[at]?.before ?? -1) run.unshift(candidates[at] as Candidate);
  return run;
}

/** The ärendeförteckning: from its label to the next one, or to where the numbers begin again. */
function forteckningAt(lines: readonly Line[]): { from: number; to: number } | null {
  const from = lines.findIndex(({ text }) => labelIn(text)?.label === 'forteckning');
  if (from < 0) return null;
  const after = lines.slice(from + 1).findIndex(({ text }) => {
    const label = labelIn(text)?.label;
    return label !== undefined && label !== 'forteckning' && label !== 'diarienummer';
  });
  return { from, to: after < 0 ? lines.length : from + 1 + after };
}

export function splitPaper(lines: readonly Line[], organ: Organ): Split {
  const tried = stylesOf(organ).map((style) => ({ style, headings: headingsOf(lines, style) }));
  const [first] = tried;
  const best =
    tried.find(({ headings, style }) => headings.length >= (style.sub === null ? 1 : 2)) ??
    tried.find(({ headings }) => headings.length === 1) ??
    first;
  const { style, headings } = best as (typeof tried)[number];
  const starts = new Map(headings.map((heading) => [heading.line.index, heading]));
  const before: Line[] = [];
  const sections: Section[] = [];
  for (const line of lines) {
    const start = starts.get(line.index);
    const section = sections.at(-1);
    if (start) sections.push({ ...start, heading: line, lines: [] });
    else if (section) section.lines.push(line);
    else before.push(line);
  }
  const listed = forteckningAt(before);
  const numbers = new Set(headings.map(({ nummer }) => nummer));
  const isListed = new Set(
    listed
      ? before.slice(listed.from, listed.to).map(({ index }) => index)
      : candidatesOf(before, style).flatMap(({ line, nummer, rest }) =>
          rest !== '' && numbers.has(nummer) ? [line.index] : [],
        ),
  );
  return {
    style,
    front: before.filter(({ index }) => !isListed.has(index)),
    forteckning: before.filter(({ index }) => isListed.has(index)),
    sections,
  };
}

/** A rubrik of the ärendeförteckning. */
export interface Listed {
  nummer: number;
  rubrik: string;
  lines: Line[];
  underpunkter: { letter: string; rubrik: string; lines: Line[] }[];
}

/** The ärendeförteckning: rubriker that may go on over lines, with the letters of their underpunkter. */
export function readForteckning(
  lines: readonly Line[],
  style: NumberStyle,
  lettered: (text: string) => { letter: string; rest: string } | null,
): Listed[] {
  const listed: Listed[] = [];
  for (const line of lines) {
    const [candidate] = candidatesOf([{ ...line, marker: null }], style);
    const last = listed.at(-1);
    const under = last?.underpunkter.at(-1);
    const letter = lettered(line.text);
    if (candidate) {
      // «§49 Övriga frågor: a/ Utvärdering» has its first underpunkt on the same line.
      const [, rubrik = candidate.rest, inline] = /^(.*?\S) ?:? (a ?[/)] ?\S.*)$/s.exec(candidate.rest) ?? [];
      const first = inline === undefined ? null : lettered(inline);
      const underpunkter = first ? [{ letter: first.letter, rubrik: first.rest, lines: [line] }] : [];
      listed.push({
        nummer: candidate.nummer,
        rubrik: rubrik.replace(/ ?:$/, ''),
        lines: [line],
        underpunkter,
      });
    } else if (last && letter)
      last.underpunkter.push({ letter: letter.letter, rubrik: letter.rest, lines: [line] });
    else if (last && !labelIn(line.text)) {
      const open = under ?? last;
      open.rubrik = `${open.rubrik} ${line.text}`;
      open.lines.push(line);
    }
  }
  return listed;
}
