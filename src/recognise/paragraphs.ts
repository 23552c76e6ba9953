// Lines → paragraphs and lists: what the paper broke at its right edge, and between two pages, is put together again.

import { isAttSats, isClosing, speakersIn } from './grammar.ts';
import type { Line } from './paper.ts';

/** How wide the text of a paper is, and whether every line of it stands apart. */
export interface Setting {
  /** All lines have a blank line after them, so that blank lines say nothing. */
  doubleSpaced: boolean;
  /** Width of the text around a line, in characters. */
  widthAt(index: number): number;
}

/** Lines each way that the width of the text is read from. */
const AROUND = 14;
/** A hanging «att» stands in a column of its own, which is gone from the words. */
const HANGING = 8;

const extent = ({ text, indent, marker }: Line): number =>
  text.length + Math.min(indent, 40) + (isAttSats(text) ? HANGING : 0) + (marker ? marker.length + 1 : 0);

/** `isMeasured`: a gap is more than the usual distance, as in a PDF, and so always says something. */
export function settingOf(lines: readonly Line[], isMeasured: boolean): Setting {
  const body = lines.filter(({ ended, heading }) => ended === null && heading === null);
  const apart = body.filter(({ gap }) => gap).length;
  const extents = lines.map((line) => (line.table || line.heading !== null ? 0 : extent(line)));
  const at = new Map(lines.map(({ index }, place) => [index, place]));
  return {
    doubleSpaced: !isMeasured && body.length > 20 && apart / body.length > 0.62,
    widthAt: (index) => {
      const place = at.get(index) ?? 0;
      return Math.max(50, ...extents.slice(Math.max(0, place - AROUND), place + AROUND + 1));
    },
  };
}

/** Words that no paragraph ends with. */
export const OPEN_END =
  /(?:^|[ (])(?:och|eller|samt|att|för|av|i|på|med|till|som|den|det|de|en|ett|om|från|vid|under|över|enligt|mellan|där|när|har|är|ska|kan|inte|utan|men|hos|inom|via|per|dels|bl\.a\.|t\.ex\.|kring|gällande|avseende|utifrån|efter|före|mot|sin|sina|sitt|denna|detta|dessa|respektive|både|så|även|fem|fyra|tre|två)$/iu;
const STARTS_SMALL = /^[\p{Ll}(”"»]/u;

/** Whether the words of `next` go on where those of `line` end. */
export function goesOn(line: Line, next: Line, setting: Setting): boolean {
  if (next.marker !== null || next.table || line.table) return false;
  if (line.heading !== null || next.heading !== null) return false;
  // Of a PDF it is a guess from the room that was left, and between two pages not even that.
  const isGuess = line.page !== null;
  const isTurn = line.page !== next.page;
  if (line.ended !== null && !isGuess) return !line.ended;
  if (isClosing(next.text)) return false;
  const { text } = line;
  if (/[\p{L}]-$/u.test(text) || OPEN_END.test(text) || text.endsWith(',')) return true;
  const first = next.text.split(' ')[0] ?? '';
  const stop = /[.!?:;][”")]?$/.test(text);
  if (STARTS_SMALL.test(next.text) && !/^[a-zåäö] ?[/)]/.test(next.text))
    return !stop || !next.gap || setting.doubleSpaced;
  if (line.ended === true && !isTurn) return false;
  const width = setting.widthAt(line.index);
  const full = extent(line) + 1 + first.length > width - (stop ? 0 : 4);
  if (setting.doubleSpaced) return full;
  if (next.gap && !isTurn) return !stop && full;
  return full || extent(line) > LONG_LINE * width;
}

/** Part of the width from which a line without a blank one below it is no end of a paragraph. */
const LONG_LINE = 0.72;

/** Words that follow a hyphen which stands for a part left out: «in- och utskrivning». */
const SUSPENDED = /^(?:och|eller|samt|respektive)(?: |$)/i;

/** A word that the paper broke: joined, or with the hyphen that belongs to it. */
function joinBroken(before: string, after: string, known: ReadonlySet<string>): string {
  if (SUSPENDED.test(after)) return `${before} ${after}`;
  const left = /[\p{L}\p{N}]+-$/u.exec(before)?.[0] ?? '-';
  const right = /^[\p{L}\p{N}]+/u.exec(after)?.[0] ?? '';
  const hyphenated = `${left}${right}`.toLowerCase();
  const whole = `${left.slice(0, -1)}${right}`.toLowerCase();
  const isOwn =
    known.has(hyphenated) ||
    (!known.has(whole) && (/^(?:\P{Ll}+|\p{L})-$/u.test(left) || !/^\p{Ll}/u.test(after)));
  return isOwn ? before + after : before.slice(0, -1) + after;
}

/** The words of a paper that have no break in them, to tell a broken word from one with a hyphen. */
export function knownWords(lines: readonly Line[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { text } of lines)
    for (const found of text.toLowerCase().matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu))
      if (text[found.index + found[0].length] !== '-') words.add(found[0]);
  return words;
}

/** Lines of one paragraph → its text; `words` chooses plain words or Markdown. */
export function joinLines(
  lines: readonly Pick<Line, 'text' | 'markdown'>[],
  words: 'text' | 'markdown',
  known: ReadonlySet<string>,
): string {
  return lines.reduce((text, line) => {
    const next = line[words];
    if (text === '') return next;
    if (/[\p{L}\p{N}]\u00AD$/u.test(text)) return text.slice(0, -1) + next;
    return /[\p{L}\p{N}]-$/u.test(text) ? joinBroken(text, next, known) : `${text} ${next}`;
  }, '');
}

/** `1. …`, `2. …` in a text are a list where they count on from one. */
export function withNumberedItems(lines: readonly Line[]): Line[] {
  const numberOf = ({ marker, text }: Line): number =>
    marker === null ? Number(/^(\d{1,2})[.)] \S/.exec(text)?.[1] ?? 0) : 0;
  let next = 1;
  return lines.map((line, index) => {
    const number = numberOf(line);
    const isItem =
      number > 0 &&
      (number === next || (number === 1 && lines.slice(index + 1).some((later) => numberOf(later) === 2)));
    const isList = isItem && (number > 1 || lines.slice(index + 1).some((later) => numberOf(later) === 2));
    if (!isList) return line;
    next = number + 1;
    const [text, markdown] = [
      line.text.replace(/^\d{1,2}[.)] /, ''),
      line.markdown.replace(/^\d{1,2}\\?[.)] /, ''),
    ];
    return { ...line, marker: `${number}.`, text, markdown };
  });
}

/** Lines that belong together: a paragraph, an item of a list, a heading, the rows of a table. */
export function groupLines(lines: readonly Line[], setting: Setting): Line[][] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && ((last.table && line.table) || goesOn(last, line, setting))) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** Longest line that may be a heading within a text, in characters. */
const LONGEST_HEADING = 80;

/** A short line of its own above a paragraph, without a full stop. */
export function isSubheading(
  group: readonly Line[],
  {
    before,
    next,
    setting,
  }: { before: readonly Line[] | undefined; next: readonly Line[] | undefined; setting: Setting },
): boolean {
  const [line, more] = group;
  if (!line || more || line.marker !== null || line.table || line.level > 0) return false;
  if (line.heading !== null) return true;
  if (!next?.[0] || next[0].marker !== null || next[0].table) return false;
  // Where all lines stand apart, it may as well be the last line of an item.
  if (setting.doubleSpaced && before?.[0]?.marker != null) return false;
  if (speakersIn(next[0].text) !== null) return true;
  const isShort =
    line.text.length <= LONGEST_HEADING && /^\p{Lu}/u.test(line.text) && !/[.,;:)”"]$|: /.test(line.text);
  const below = next.reduce((sum, { text }) => sum + text.length, 0);
  return isShort && (line.strong || line.gap) && (line.strong || below > line.text.length);
}

/** Groups → Markdown: paragraphs, lists, tables, headings of the third level. */
export function markdownOf(
  groups: readonly (readonly Line[])[],
  known: ReadonlySet<string>,
  isHeading: (index: number) => boolean = () => false,
): string {
  const indents = [
    ...new Set(
      groups.flatMap(([line]) => (line && line.marker !== null ? [line.level * 100 + line.indent] : [])),
    ),
  ].sort((a, b) => a - b);
  const steps = indents.filter(
    (indent, index) => index === 0 || indent - (indents[index - 1] as number) >= 2,
  );
  const unit = groups.some(([line]) => /^\d/.test(line?.marker ?? '')) ? '    ' : '  ';
  let text = '';
  let depth = 0;
  let before: 'list' | 'other' | null = null;
  for (const [index, group] of groups.entries()) {
    const [line] = group;
    if (!line) continue;
    const words = line.table
      ? group.map(({ markdown }) => markdown).join('\n')
      : joinLines(group, 'markdown', known);
    if (line.marker !== null) {
      depth = Math.max(
        0,
        steps.findLastIndex((step) => step <= line.level * 100 + line.indent),
      );
      const row = `${unit.repeat(depth)}${/^\d/.test(line.marker) ? line.marker : '-'} ${words}`;
      text += text === '' ? row : before === 'list' ? `\n${row}` : `\n\n${row}`;
      before = 'list';
    } else if (line.level > 0 && before === 'list') {
      text += `\n\n${unit.repeat(depth + 1)}${words}`;
    } else {
      text += `${text === '' ? '' : '\n\n'}${isHeading(index) ? '### ' : ''}${words}`;
      before = 'other';
    }
  }
  return text;
}
