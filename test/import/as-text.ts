// A paper as text that was taken out of a PDF: filled to 100–120 columns, the label column before the names, `att`
// followed by many spaces, a page break as a form feed or a lone space, and every line doubled in some programs.
import { type Look, linesOf, type Measure, type PaperLine } from './lines.ts';
import type { Paper } from './paper.ts';
import { pick, type Random } from './random.ts';

/** Lines of text before a page is full; the real ones have 40–60. */
const PAGE = 46;

/** The lines of the text; damage is done to them before they are joined. */
export function textLines(paper: Paper, look: Look): PaperLine[] {
  const columns = pick(look.random, [100, 108, 120]);
  const narrow = columns - 25;
  const measure: Measure = {
    width: (text) => text.length,
    room: (part) => (part === 'column' ? 24 : part === 'name' || part === 'agenda' ? narrow : columns),
  };
  return paged(linesOf(paper, measure, look));
}

/** A page is full somewhere, also in the middle of a sentence; no label is left alone. */
function paged(lines: readonly PaperLine[]): PaperLine[] {
  let used = 0;
  return lines.map((line, index) => {
    const isAlone = /^(?:title|label|column|rubrik|lead|logo|notice|signing)$/.test(
      lines[index - 1]?.part ?? '',
    );
    const newPage = line.newPage || (used >= PAGE && !isAlone && line.part !== 'name');
    used = newPage ? 1 : used + (line.gap ? 2 : 1);
    return newPage === line.newPage ? line : { ...line, newPage };
  });
}

function written({ part, marker, text, level }: PaperLine, hang: number): string {
  const indent = '  '.repeat(Math.max(0, level - 1));
  if (marker === '') return indent + text;
  if (part === 'clause' && marker === 'att') return `att${' '.repeat(hang)}${text}`;
  return `${indent}${marker} ${text}`;
}

/** A label of one line with the first name after it, as far to the right as its column stood, or close. */
function besideNames(lines: readonly PaperLine[], random: Random): PaperLine[] {
  const isShort = (index: number): boolean =>
    lines[index]?.part === 'column' &&
    lines[index - 1]?.part !== 'column' &&
    lines[index + 1]?.part === 'name';
  return lines.flatMap((line, index) => {
    if (isShort(index)) return [];
    const label = isShort(index - 1) ? lines[index - 1] : undefined;
    if (!label) return [line];
    const space = ' '.repeat(random() < 0.5 ? 1 : Math.max(1, 40 - label.text.length));
    return [{ ...label, part: line.part, text: label.text + space + line.text }];
  });
}

/** Joined as the program that took the text out would: empty lines, some of them with a space, and trailing spaces. */
export function joinText(made: readonly PaperLine[], look: Look): string {
  const { doubled, pageBreak, random } = look;
  const lines = look.labelsBesideNames ? besideNames(made, random) : made;
  const hang = pick(random, [8, 6, 10]);
  const spare = (): string => (random() < 0.25 ? ' ' : '');
  const rows: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.newPage && index > 0) {
      rows.push(pageBreak + written(line, hang) + spare());
      continue;
    }
    if (index > 0 && (line.gap || doubled)) rows.push(spare());
    if (line.gap && (doubled || random() < 0.2)) rows.push('');
    rows.push(written(line, hang) + spare());
    if (line.part === 'column' && lines[index + 1]?.part !== 'column')
      rows.push(...['', ' ', '', ' '].slice(0, 1 + Math.floor(random() * 4)));
  }
  return `${rows.join('\n')}\n`;
}
