// A paper → its lines, filled to a width that the writer measures: what text and PDF have in common. Where a text
// breaks, what hangs, what stands in the label column and what begins a page is decided here.
import { plainText } from '../../src/compose/inline.ts';
import type { Inline } from '../../src/domain/document.ts';
import type { Paper, PaperBlock, Prose } from './paper.ts';
import type { Random } from './random.ts';

export type Part =
  | 'title'
  | 'label'
  /** A label with a column of its own beside the names below it. */
  | 'column'
  | 'agenda'
  | 'name'
  | 'signing'
  | 'number'
  | 'rubrik'
  | 'underpunkt'
  | 'speakers'
  | 'heading'
  | 'text'
  | 'item'
  | 'lead'
  | 'clause'
  | 'recipient'
  | 'logo'
  | 'notice'
  | 'furniture';

export interface PaperLine {
  part: Part;
  /** What stands in a column of its own before the text: `att`, `1.`, `•`, `§ 108`, a label. */
  marker: string;
  text: string;
  /** How deep in lists, from 0. */
  level: number;
  /** The line goes on with what the line above began. */
  continues: boolean;
  /** Something empty stands above. */
  gap: boolean;
  newPage: boolean;
}

/** How a writer writes: its habits, and what chance does to them. */
export interface Look {
  /** Share of the line ends where a word is broken with a hyphen, 0–1. */
  brokenWords: number;
  /** A date is divided at its hyphens where a line ends. */
  brokenDates: boolean;
  /** Share of clauses with an empty line inside. */
  clausesWithGap: number;
  /** A label and the first name on one line (text only). */
  labelsBesideNames: boolean;
  /** Bullets that were typed, where the program has lists of its own (Word only). */
  typedBullets: boolean;
  /** An empty line after every line (text only). */
  doubled: boolean;
  /** What a page break leaves in a text. */
  pageBreak: '\f' | ' ';
  /** Lines of a page in a text; headings of Markdown; labels: whatever the writer leaves to chance. */
  random: Random;
}

export const plainLook = (random: Random): Look => ({
  brokenWords: 0,
  brokenDates: false,
  clausesWithGap: 0,
  labelsBesideNames: false,
  typedBullets: false,
  doubled: false,
  pageBreak: ' ',
  random,
});

export interface Measure {
  /** Width of a text in the writer's own unit. */
  width: (text: string, part: Part) => number;
  /** Room of a line. */
  room: (part: Part, level: number) => number;
}

/** What ends the line with its hyphen, and what begins the next; null where the word stays whole. */
type Divide = (word: string, fits: (head: string) => boolean) => [head: string, tail: string] | null;

/** The longest head that fits, where a reader would divide: three letters on both sides, a vowel before, a syllable after. */
const divideWord: Divide = (word, fits) => {
  if (!/^\p{Ll}{7,}[.,]?$/u.test(word)) return null;
  for (let at = word.length - 4; at >= 3; at--)
    if (
      /[aeiouyåäö][bdfgklmnprstv][aeiouyåäö]/u.test(word.slice(at - 1, at + 2)) &&
      fits(`${word.slice(0, at)}-`)
    )
      return [`${word.slice(0, at)}-`, word.slice(at)];
  return null;
};

/** `2024-02-` and `16`. */
const divideDate: Divide = (word, fits) => {
  const [, year = '', month = '', rest = ''] = /^(\d{4}-)(\d\d-)(\d\d\D?)$/.exec(word) ?? [];
  if (year === '' || !fits(year)) return null;
  return fits(year + month) ? [year + month, rest] : [year, month + rest];
};

/** Words into lines. */
function fill(text: string, fits: (line: string) => boolean, divide: Divide): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const before = line;
    const longer = before === '' ? word : `${before} ${word}`;
    if (before === '' || fits(longer)) {
      line = longer;
      continue;
    }
    const parts = divide(word, (head) => fits(`${before} ${head}`));
    lines.push(parts ? `${before} ${parts[0]}` : before);
    line = parts ? parts[1] : word;
  }
  lines.push(line);
  return lines;
}

/** The lines of `a/ …` and other breaks inside a paragraph, each by itself. */
const ownLines = (content: readonly Inline[]): string[] => plainText(content).split('\n');

class LineMaker {
  readonly lines: PaperLine[] = [];
  private readonly measure: Measure;
  private readonly look: Look;

  constructor(measure: Measure, look: Look) {
    this.measure = measure;
    this.look = look;
  }

  /** One piece of writing, filled; `marker` stands before its first line. */
  private put(part: Part, text: string, more: Partial<PaperLine> = {}): void {
    const { level = 0, marker = '' } = more;
    const room = this.measure.room(part, level);
    const isRunning = part === 'text' || part === 'clause' || part === 'item';
    const { brokenWords, brokenDates, random } = this.look;
    const divide: Divide = (word, fits) => {
      if (isRunning && brokenWords > 0 && random() < brokenWords) return divideWord(word, fits);
      return brokenDates ? divideDate(word, fits) : null;
    };
    const filled = fill(text, (line) => this.measure.width(line, part) <= room, divide);
    for (const [index, line] of filled.entries())
      this.lines.push({
        part,
        text: line,
        level,
        marker: index === 0 ? marker : '',
        continues: index > 0,
        gap: index === 0 && (more.gap ?? false),
        newPage: index === 0 && (more.newPage ?? false),
      });
  }

  private prose(prose: readonly Prose[], part: Part, level: number, first: Partial<PaperLine> = {}): void {
    for (const [index, block] of prose.entries()) {
      const more = index === 0 ? first : { gap: level === 0 };
      if (block.kind === 'text')
        for (const [row, text] of ownLines(block.content).entries())
          this.put(part, text, { level, ...(row === 0 ? more : {}) });
      else if (block.kind === 'heading') this.put('heading', plainText(block.content), { level, gap: true });
      else if (block.kind === 'table')
        for (const [row, cells] of block.rows.entries())
          this.put('text', cells.map(plainText).join('   ').trimEnd(), { level, gap: row === 0 });
      else
        for (const [row, item] of block.items.entries())
          this.prose(item.content, 'item', level + 1, {
            marker: item.marker,
            gap: row === 0 && index === 0 && level === 0,
          });
    }
  }

  block(block: PaperBlock): void {
    switch (block.kind) {
      case 'title':
        this.put('title', block.text, { gap: block.level === 1 });
        return;
      case 'agenda':
        this.put('label', block.heading, { gap: true });
        for (const [index, { label, text, under }] of block.entries.entries()) {
          this.put('agenda', `${label} ${text}`, { gap: index === 0 });
          for (const sub of under) this.put('agenda', `${sub.label} ${sub.text}`, { level: 1 });
        }
        return;
      case 'fact':
        this.put('text', `${block.label} ${block.text}`, { gap: true });
        return;
      case 'people':
        this.people(block.label, block.aside, block.rows);
        return;
      case 'signing':
        this.put('label', block.heading, { gap: true });
        for (const { name, role } of block.signers) {
          this.put('signing', '…………………………………………….', { gap: true });
          this.put('signing', name);
          this.put('signing', role);
        }
        return;
      case 'paragraf':
        this.paragraf(block.label, block.rubrik, block.newPage);
        return;
      case 'underpunkt':
        this.put('underpunkt', `${block.label} ${block.rubrik}`.trim(), { gap: true });
        return;
      case 'speakers':
        this.put('speakers', `Föredragande: ${block.text}`);
        return;
      case 'lead':
        this.put('lead', block.text, { gap: true });
        return;
      case 'clause':
        this.prose(block.content, 'clause', 0, { marker: block.marker, gap: true });
        return;
      case 'recipients':
        this.put('label', block.label, { gap: true });
        for (const [index, name] of block.names.entries())
          this.put('recipient', name, { gap: index === 0 && this.look.random() < 0.3 });
        return;
      case 'logos':
        this.put('logo', block.lead, { gap: true });
        for (const name of block.names) this.put('logo', name);
        return;
      case 'notice':
        this.put('notice', block.text, { gap: true });
        if (block.address !== '') this.put('notice', block.address);
        return;
      default: {
        // Text begins close to its rubrik, but not where only room tells where a rubrik of several lines ends.
        const above = this.lines.at(-1);
        const isClose = block.kind === 'text' && above?.part === 'rubrik' && !above.continues;
        this.prose([block], 'text', 0, { gap: !isClose });
      }
    }
  }

  private paragraf(label: string, rubrik: string, newPage: boolean): void {
    if (label.includes('§')) {
      this.put('number', label, { gap: true, newPage });
      this.put('rubrik', rubrik, { gap: newPage && this.look.random() < 0.5 });
    } else this.put('rubrik', `${label} ${rubrik}`, { gap: true, newPage });
  }

  private people(label: string, aside: string | null, rows: readonly string[]): void {
    this.put('column', label, { gap: true });
    if (aside !== null) this.put('column', aside);
    for (const [index, row] of rows.entries()) this.put('name', row, { gap: index === 0 });
  }
}

/** The whole paper as lines. */
export function linesOf(paper: Paper, measure: Measure, look: Look): PaperLine[] {
  const maker = new LineMaker(measure, look);
  for (const block of paper.blocks) maker.block(block);
  return withGapsInClauses(maker.lines, look);
}

/** Between two lines of one sentence of a clause, as where Word had set more room after the line. */
function withGapsInClauses(lines: PaperLine[], { clausesWithGap, random }: Look): PaperLine[] {
  if (clausesWithGap === 0) return lines;
  return lines.map((line, index) => {
    const before = lines[index - 1];
    const isSecond =
      line.part === 'clause' && line.continues && !before?.continues && !/[.!?:]$/.test(before?.text ?? '');
    return isSecond && random() < clausesWithGap ? { ...line, gap: true } : line;
  });
}
