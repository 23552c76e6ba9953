// Decisions: the clauses below «… beslutar», with the lists inside them. A clause begins with «att» or a number; what
// stands below the last one and is no part of it comes after the decision.

import * as grammar from './grammar.ts';
import { type Line, type Piece, piece } from './paper.ts';
import { goesOn, groupLines, markdownOf, OPEN_END, type Setting, withNumberedItems } from './paragraphs.ts';
import type { Reading } from './reading.ts';

interface Clause {
  lines: Line[];
  doubt: Piece['doubt'];
}

/** Where a clause begins, and the line without its number. */
function startOf(line: Line, isNumbered: boolean, next: number): Line | null {
  if (isNumbered) {
    const marked =
      line.marker !== null && /^\d/.test(line.marker)
        ? { ...line, text: `${line.marker} ${line.text}`, markdown: `${line.marker} ${line.markdown}` }
        : line;
    const found = grammar.numberedClause(marked.text);
    if (found && found.nummer === next) {
      const markdown = marked.markdown.replace(/^\d{1,2}\\?[.)] ?/, '');
      return { ...line, text: found.words, markdown, marker: null, level: 0 };
    }
    return null;
  }
  const text = line.text.replace(/^[-–•] ?/, '');
  return grammar.isAttSats(text) && (line.marker === null || line.level <= 1)
    ? { ...line, marker: null, level: 0 }
    : null;
}

/** «… rapporten, samt / att …»: words that lead from one clause to the next. */
const ENDS_CLAUSE = /(?:,| samt|, (?:och|dels))$/i;

/** `att-satser`, or numbered ones, and what comes after the last of them. */
export function readBeslut(
  lines: readonly Line[],
  { setting, known, form }: Reading,
): { beslut: Piece[]; after: Line[] } {
  const [first] = lines;
  if (!first) return { beslut: [], after: [] };
  const marker = first.marker !== null && /^\d/.test(first.marker) ? `${first.marker} ` : '';
  const isNumbered = grammar.numberedClause(`${marker}${first.text}`) !== null;
  // In Word the numbers of one § may go on from those of the last.
  const from = grammar.numberedClause(`${marker}${first.text}`)?.nummer ?? 1;
  const lead = lines.find((line) => startOf(line, isNumbered, from) !== null) ?? first;
  const hasAtt = lines.some((line) => startOf(line, isNumbered, from) !== null);
  const clauses: Clause[] = [];
  const after: Line[] = [];
  for (const [at, line] of lines.entries()) {
    const open = clauses.at(-1);
    const before = lines[at - 1];
    const isItem = line.marker !== null && !(/^\d/.test(line.marker) && isNumbered);
    const inList = isItem && open !== undefined && isNested(line, lead);
    // «- att …» in a list inside a clause is no clause of its own.
    const start = inList && !isNumbered ? null : startOf(line, isNumbered, clauses.length + from);
    // «… för / att ta frågan vidare»: the word is the paper's, not the clause's.
    const isBroken =
      !isNumbered &&
      before !== undefined &&
      open !== undefined &&
      OPEN_END.test(before.text) &&
      !ENDS_CLAUSE.test(before.text) &&
      !(before.ended === true && before.page === null) &&
      (!line.gap || setting.doubleSpaced);
    if (start && !isBroken) {
      // What stands between two clauses belongs to the first of them.
      open?.lines.push(...after.splice(0));
      if (isNumbered) form.push({ index: line.index, text: `${clauses.length + from}.`, slag: 'ledord' });
      clauses.push({ lines: [start], doubt: null });
    } else if (!hasAtt && (!open || (isItem && first.marker !== null && line.level === first.level)))
      // «beslutar att» above a list without it.
      clauses.push({ lines: [{ ...line, marker: null, level: 0 }], doubt: 'beslut-utan-att' });
    else if (!open || after.length > 0 || grammar.isAboutBeslut(line.text)) after.push(line);
    else if (
      isItem ||
      line.level > 0 ||
      line.table ||
      (before && (goesOn(before, line, setting) || isInside(line)))
    )
      open.lines.push(line);
    // Where every line stands apart, nothing tells a sentence of the clause from one below it.
    else if (!isEnded(before) && (setting.doubleSpaced || !line.gap)) open.lines.push(line);
    else after.push(line);
  }
  const beslut = clauses.map(({ lines: own, doubt }) => {
    const groups = groupLines([...own.slice(0, 1), ...withNumberedItems(own.slice(1))], setting);
    return piece(markdownOf(withoutGaps(groups, setting), known), own, doubt);
  });
  return { beslut, after };
}

/** Where the clauses are no list themselves, or one of another level, an item belongs to a list inside a clause. */
const isNested = (line: Line, lead: Line): boolean =>
  lead.marker === null || line.level > lead.level || line.indent > lead.indent + 2;

/** A blank line inside a sentence is none of its own: only what ends a sentence ends a paragraph of a clause. */
function withoutGaps(groups: readonly Line[][], { doubleSpaced }: Setting): Line[][] {
  const joined: Line[][] = [];
  for (const group of groups) {
    const before = joined.at(-1);
    const [next, last] = [group[0], before?.at(-1)];
    const isOpen = last && (doubleSpaced || !/[.!?:][”")]?$/.test(last.text));
    const goes = isOpen && !isEnded(last) && next && next.marker === null && !next.table && !last.table;
    if (goes) before?.push(...group);
    else joined.push([...group]);
  }
  return joined;
}

/** The file itself says that a paragraph ends there; in a PDF that is a guess. */
const isEnded = (line: Line | undefined): boolean => line?.ended === true && line.page === null;

/** Set in from the edge, below a clause that hangs. */
const isInside = ({ indent }: Line): boolean => indent >= 6;
