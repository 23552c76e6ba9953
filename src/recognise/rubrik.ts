// The rubrik of a § or an underpunkt: how far it goes on over lines, and where underpunkter begin.
import * as grammar from './grammar.ts';
import type { Line } from './paper.ts';
import { goesOn } from './paragraphs.ts';
import type { Reading } from './reading.ts';
import type { Listed, Section } from './split.ts';

/** As compared with the ärendeförteckning: letters and digits. */
const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]+/gu, '');

/** A rubrik over more lines than this is a text. */
const MOST_LINES = 4;

/**
 * The rubrik may go on over lines: as far as the ärendeförteckning has it, or as the lines were full. `head` is the line
 * that it begins on, after its number; null where it begins below the number.
 */
export function takeRubrik(
  head: Line | null,
  lines: readonly Line[],
  listed: string | null,
  reading: Reading,
): { rubrik: Line[]; rest: Line[] } {
  const rubrik: Line[] = head ? [head] : lines.slice(0, 1);
  let at = head ? 0 : 1;
  const wanted = fold(grammar.tagsOf(listed ?? '').rubrik);
  for (; at < lines.length && rubrik.length < MOST_LINES; at += 1) {
    const [before, line] = [rubrik.at(-1), lines[at] as Line];
    if (!before || isStructure(line, reading) || line.marker !== null) break;
    if (line.gap && !reading.setting.doubleSpaced && line.page === before.page) break;
    // What was shown, and the kind, stand last in a rubrik.
    const words = rubrik.map(({ text }) => text).join(' ');
    if (grammar.tagsOf(words).rubrik !== words && !line.text.startsWith('(')) break;
    const soFar = fold(words);
    const rest = wanted.startsWith(soFar) ? wanted.slice(soFar.length) : null;
    if (rest === '' && wanted !== '' && !line.text.startsWith('(')) break;
    const isListed = rest !== null && rest !== '' && rest.startsWith(fold(line.text).slice(0, rest.length));
    if (!isListed && !isSameRubrik(before, line, reading)) break;
    rubrik.push(line);
  }
  return { rubrik, rest: lines.slice(at) };
}

/** Part of the width that the last line of a rubrik may fill. */
const SHORT_LINE = 0.8;

/** Whether a line goes on with the rubrik above it, by the layout alone. */
function isSameRubrik(before: Line, line: Line, { setting }: Reading): boolean {
  if (before.ended === true || /\p{Ll}\.$/u.test(line.text)) return false;
  if (/^[\p{Ll}(]/u.test(line.text) || /[,–-]$| (?:och|för|av|i|till|med|om|på)$/u.test(before.text))
    return true;
  // Between two pages the room that was left says nothing.
  if (before.page !== line.page) return false;
  if (before.strong && line.strong) return true;
  const width = setting.widthAt(before.index);
  const isFull = before.text.length + 1 + (line.text.split(' ')[0] ?? '').length > width;
  // «Bakgrund» is the first heading of the text rather than the last word of a rubrik.
  if (line.text.split(' ').length <= 2) return false;
  // A second line that is full as well belongs to a paragraph.
  return (
    before.heading === null && before.text.length > 60 && isFull && line.text.length < SHORT_LINE * width
  );
}

/** Whether a line begins something of its own. */
function isStructure({ text }: Line, { organ }: Reading): boolean {
  return (
    grammar.leadInOf(text, organ) !== null ||
    grammar.speakersIn(text) !== null ||
    grammar.recipientsIn(text) !== null ||
    grammar.diarienummerIn(text) !== null ||
    grammar.isClosing(text) ||
    grammar.isBordlaggning(text) ||
    grammar.isAterremiss(text) ||
    grammar.letteredIn(text) !== null
  );
}

/** Where an underpunkt begins: `a`, or `1` of `13.1).` */
export interface Head {
  label: string;
  line: Line;
  /** The rubrik, or the part of it on this line. */
  rest: string;
}

/** Heads of underpunkter: `13.1). Rubrik`, or letters in their order. */
export function headsOf(section: Section, listed: Listed | undefined, reading: Reading): Head[] {
  const numbered = numberedHeads(section, reading);
  if (numbered.length > 0) return numbered;
  const heads: Head[] = [];
  for (const line of section.lines) {
    const found = line.marker === null ? grammar.letteredIn(line.text) : null;
    if (found && found.letter === 'abcdefghijklmnopqrstuvwxyz'[heads.length])
      heads.push({ label: found.letter, line, rest: found.rest });
  }
  const isListed = (listed?.underpunkter.length ?? 0) > 0;
  return isListed || hasWordsBelow(heads, section.lines, reading) ? heads : [];
}

function numberedHeads({ nummer, lines }: Section, { sub }: Reading): Head[] {
  if (!sub) return [];
  const heads: Head[] = [];
  for (const line of lines) {
    const [, n, m, rest] = sub.exec(line.text) ?? [];
    if (n === String(nummer) && Number(m) === heads.length + 1 && m && rest)
      heads.push({ label: m, line, rest });
  }
  return heads;
}

/** A list of letters under «Följande frågor anmäldes:» has no words below its letters; underpunkter have. */
function hasWordsBelow(heads: readonly Head[], lines: readonly Line[], reading: Reading): boolean {
  const [first] = heads;
  if (!first) return false;
  const before = lines[lines.indexOf(first.line) - 1];
  if (before?.text.endsWith(':')) return false;
  return heads.some(({ line }, index) => {
    const from = lines.indexOf(line) + 1;
    const next = heads[index + 1];
    const below = lines.slice(from, next ? lines.indexOf(next.line) : lines.length);
    const own = below.filter((one, place) => !goesOn(below[place - 1] ?? line, one, reading.setting));
    const [word] = own;
    if (!word) return false;
    // Below the last letter the decision of the whole § may stand.
    return next !== undefined || grammar.leadInOf(word.text, reading.organ) === null;
  });
}
