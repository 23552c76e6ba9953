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

/** The longest run of headings that count upwards. */
function headingsOf(lines: readonly Line[], style: NumberStyle, fromOne: boolean): Candidate[] {
  const all = candidatesOf(lines, style);
  const alone = all.filter(({ rest }) => rest === '');
  // «(bilaga / 2).» is no heading, where the headings have their rubriker on the line.
  if (alone.length > 0 && (style.sub === null || alone.length * 2 >= all.length)) return longestRising(alone);
  const runs: Candidate[][] = [];
  for (const candidate of all) {
    const run = runs.findLast((one) => (one.at(-1) as Candidate).nummer + 1 === candidate.nummer);
    if (run) run.push(candidate);
    else if (!fromOne || candidate.nummer === 1) runs.push([candidate]);
  }
  // Of two runs of about the same length the later one is the body: the first is the list of ärenden.
  return runs.reduce<Candidate[]>((best, run) => (run.length >= best.length * ABOUT ? run : best), []);
}

/**
 * The most headings whose numbers rise: a lone «§ 152» in a list of people is none. A number that stands on two ärenden
 * of the paper is a slip of the paper's, and both are headings.
 */
function longestRising(candidates: readonly Candidate[]): Candidate[] {
  const best: { length: number; before: number }[] = [];
  for (const [index, { nummer }] of candidates.entries()) {
    let [length, before] = [1, -1];
    for (let other = 0; other < index; other += 1) {
      const found = (best[other] as (typeof best)[number]).length + 1;
      if ((candidates[other] as Candidate).nummer >= nummer || found < length) continue;
      [length, before] = [found, other];
    }
    best.push({ length, before });
  }
  const run: Candidate[] = [];
  let at = best.reduce((top, { length }, index) => (length >= (best[top]?.length ?? 0) ? index : top), 0);
  for (; at >= 0 && candidates[at]; at = best[at]?.before ?? -1) run.unshift(candidates[at] as Candidate);
  const [first] = run;
  const numbers = new Set(run.map(({ nummer }) => nummer));
  const from = first ? candidates.indexOf(first) : 0;
  return candidates.filter((candidate, index) => index >= from && numbers.has(candidate.nummer));
}

/** The body may have lost a heading that the list of ärenden has. */
const ABOUT = 0.7;

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
  const fromOne = organ.numrering.serie === 'mote';
  const tried = stylesOf(organ).map((style) => ({ style, headings: headingsOf(lines, style, fromOne) }));
  const [first] = tried;
  const best =
    tried.find(({ headings }) => headings.length >= 2) ??
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
