// A Word document → lines, by mammoth: a paragraph is a line, or several where it has line breaks. Tracked deletions
// and comments are no text; heads and feet of pages, footnotes and text boxes are.
import mammoth from 'mammoth';
import { message } from '../messages/messages.ts';
import { splitLabel, withLabels } from './docx-numbering.ts';
import { MAIN, type Parts, pack, unpack, withFields } from './docx-parts.ts';
import { wordsOf } from './docx-words.ts';
import { MAX_CHARACTERS, type Reading, tooLong, unread } from './reading.ts';
import { plainRun, type Rendered, type Run, renderRuns, safeHref } from './runs.ts';
import type { SourceLine } from './source.ts';
import { HANGING, splitBullet } from './words.ts';

/** What mammoth hands to `transformDocument`: only what is read here. */
interface Element {
  type: string;
  children?: Element[];
  value?: string;
  styleId?: string | null;
  styleName?: string | null;
  numbering?: { isOrdered: boolean; level: string | number } | null;
  isBold?: boolean;
  isItalic?: boolean;
  href?: string;
  checked?: boolean;
  altText?: string;
  breakType?: string;
  colSpan?: number;
  isHeader?: boolean;
  noteType?: string;
  noteId?: string;
  body?: Element[];
  notes?: { findNoteByKey?: unknown; resolve?(reference: Element): Element | undefined };
}

interface Piece {
  runs: Run[];
  afterPageBreak: boolean;
}

type Look = Omit<Run, 'text'>;
const PLAIN: Look = { bold: false, italic: false, href: null };

const HEADING = /^(?:heading|rubrik) ?([1-9])/i;

/** Level of a heading by the name of its style, as Word writes it in English or Swedish. */
function headingOf({ styleName, styleId }: Element): number | null {
  const name = styleName ?? styleId ?? '';
  const level = HEADING.exec(name)?.[1] ?? HEADING.exec(styleId ?? '')?.[1];
  if (level) return Number(level);
  if (/^(?:title|rubrik)$/i.test(name)) return 1;
  return /^(?:subtitle|underrubrik)$/i.test(name) ? 2 : null;
}

/** Numbers that are marks of an item; others, as `§ 12` and `1.2`, are words of the line. */
const MARKER = /^\(?(?:\d{1,3}|\p{L}{1,4})[.)]$/u;

class Reader {
  readonly lines: SourceLine[] = [];
  /** References whose notes are still to come. */
  private notes: Element[] = [];
  private readonly noted = new Set<string>();
  private resolve: (reference: Element) => Element | undefined = () => undefined;
  private nr = 0;
  private gap = false;
  /** `att` or a number from the cell before, for the words that it hangs before. */
  private hanging: Run[] = [];

  read(document: Element): void {
    this.resolve = (reference) => document.notes?.resolve?.(reference);
    this.blocks(document.children ?? []);
  }

  /** The notes that were referred to, each once and as lines of their own. */
  private putNotes(): void {
    const references = this.notes;
    this.notes = [];
    for (const reference of references) {
      const key = `${reference.noteType} ${reference.noteId}`;
      if (this.noted.has(key)) continue;
      this.noted.add(key);
      this.gap = true;
      this.blocks(this.resolve(reference)?.body ?? []);
      this.gap = true;
    }
  }

  /** Words of another part, as lines of their own. */
  aside(texts: readonly string[], furniture: boolean): void {
    for (const text of texts) {
      this.nr++;
      this.put(renderRuns([plainRun(text)]), { furniture });
    }
  }

  private put(words: Rendered, more: Partial<SourceLine>): void {
    if (words.text === '') return;
    this.lines.push({
      ...{ nr: this.nr, page: null, ...words, gap: this.gap && this.lines.length > 0, ended: true },
      ...{ heading: null, marker: null, level: 0, indent: 0, table: false, furniture: false },
      ...more,
    });
    this.gap = false;
  }

  private blocks(elements: readonly Element[]): void {
    for (const element of elements)
      if (element.type === 'paragraph') {
        this.paragraph(element);
        this.putNotes();
      } else if (element.type === 'table') {
        this.table(element);
        this.putNotes();
      } else if (element.children) this.blocks(element.children);
  }

  private paragraph(element: Element): void {
    this.nr++;
    const pieces = this.pieces(element);
    const before = this.lines.length;
    const { numbering } = element;
    const heading = headingOf(element);
    const level = numbering ? Number(numbering.level) + 1 : 0;
    const [first] = pieces;
    const { label, length } = splitLabel(first?.runs.map((run) => run.text).join('') ?? '');
    if (first && label !== null) {
      first.runs = withoutStart(first.runs, length);
      const isMark = heading === null && MARKER.test(label);
      if (!isMark) first.runs.unshift({ ...(first.runs[0] ?? plainRun('')), text: `${label} `, href: null });
    }
    if (first && pieces.some(({ runs }) => renderRuns(runs).text !== '')) {
      first.runs = [...this.hanging, ...first.runs];
      this.hanging = [];
    }
    const mark = label !== null && heading === null && MARKER.test(label) ? label : null;
    const bullet = numbering && !numbering.isOrdered && heading === null ? '•' : null;
    let marker = mark ?? bullet;
    for (const { runs, afterPageBreak } of pieces) {
      this.gap ||= afterPageBreak;
      const words = renderRuns(runs);
      const typed = marker === null && level === 0 && heading === null ? splitBullet(words.text) : null;
      // A bullet that somebody typed.
      if (typed?.marker && typed.text !== '') {
        const own = renderRuns(withoutStart(runs, startOf(runs, typed.marker)));
        this.put(own, { marker: typed.marker, level: 1 });
        continue;
      }
      this.put(words, { heading, marker, level, ...(heading !== null && { strong: true }) });
      if (words.text !== '') marker = null;
    }
    // A number without words is a word of its own.
    if (mark !== null && this.lines.length === before) this.put(renderRuns([plainRun(mark)]), { level });
    if (this.lines.length === before) this.gap = true;
  }

  /** The lines of a paragraph. */
  private pieces(paragraph: Element): Piece[] {
    const pieces: Piece[] = [{ runs: [], afterPageBreak: false }];
    const add = (text: string, look: Look): void => {
      pieces.at(-1)?.runs.push({ ...look, text });
    };
    const walk = (elements: readonly Element[], look: Look): void => {
      for (const element of elements) {
        const { type, children = [] } = element;
        if (type === 'text') add(element.value ?? '', look);
        else if (type === 'tab') add(' ', look);
        else if (type === 'checkbox') add(element.checked ? '☒' : '☐', look);
        else if (type === 'image') add(element.altText ?? '', look);
        else if (type === 'break') pieces.push({ runs: [], afterPageBreak: element.breakType === 'page' });
        else if (type === 'noteReference') this.notes.push(element);
        else if (type === 'run')
          walk(children, { ...look, bold: element.isBold === true, italic: element.isItalic === true });
        else if (type === 'hyperlink') walk(children, { ...look, href: safeHref(element.href ?? '') });
        else walk(children, look);
      }
    };
    walk(paragraph.children ?? [], PLAIN);
    return pieces;
  }

  private table(table: Element): void {
    const rows = (table.children ?? []).filter((row) => row.type === 'tableRow');
    const cells = rows.map((row) => (row.children ?? []).filter((cell) => cell.type === 'tableCell'));
    if (!this.isData(rows, cells)) {
      // Labels and what stands beside them, cell by cell.
      for (const row of cells) this.layoutRow(row);
      return;
    }
    const columns = cells.reduce((most, row) => Math.max(most, widthOf(row)), 0);
    for (const [index, row] of cells.entries()) {
      this.nr++;
      const rendered = row.flatMap((cell) => [
        renderRuns(this.cellRuns(cell), true),
        ...Array.from({ length: spanOf(cell) - 1 }, () => EMPTY),
      ]);
      while (rendered.length < columns) rendered.push(EMPTY);
      const text = renderRuns([plainRun(rendered.map((cell) => cell.text).join(' '))]).text;
      const markdown = `| ${rendered.map((cell) => cell.markdown).join(' | ')} |`;
      this.put({ text, markdown, strong: rendered.every((cell) => cell.strong) }, { table: true });
      if (index > 0 || text === '') continue;
      const dashes = rendered.map(() => '---');
      const rule = { text: dashes.join(' '), markdown: `| ${dashes.join(' | ')} |`, strong: false };
      this.put(rule, { table: true });
    }
  }

  private layoutRow(cells: readonly Element[]): void {
    const [first, ...rest] = cells;
    const hangs = first && rest.length > 0 && HANGING.test(this.render(first).text);
    if (hangs) {
      this.nr++;
      this.hanging = [...this.cellRuns(first), plainRun(' ')];
    }
    for (const cell of hangs ? rest : cells) this.blocks(cell.children ?? []);
    // Nothing stood beside it.
    if (this.hanging.length > 0) this.put(renderRuns(this.hanging), {});
    this.hanging = [];
  }

  /** More than two columns, or two with a head; what holds lists and long texts is laid out, not tabulated. */
  private isData(rows: readonly Element[], cells: readonly Element[][]): boolean {
    const columns = cells.reduce((most, row) => Math.max(most, widthOf(row)), 0);
    const [head = []] = cells;
    const isLayout = cells
      .flat()
      .some(({ children = [] }) => children.length > 4 || children.some((child) => child.type === 'table'));
    if (rows.length < 2 || columns < 2 || isLayout || head.every((cell) => this.render(cell).text === ''))
      return false;
    if (columns > 2) return true;
    if (rows[0]?.isHeader) return true;
    const isBold = (row: readonly Element[]): boolean => row.every((cell) => this.render(cell).strong);
    return head.length === 2 && isBold(head) && !cells.slice(1).some(isBold);
  }

  /** To look at; the notes come when the cell is read. */
  private render(cell: Element): Rendered {
    const { notes } = this;
    this.notes = [];
    const rendered = renderRuns(this.cellRuns(cell), true);
    this.notes = notes;
    return rendered;
  }

  private cellRuns(cell: Element): Run[] {
    return (cell.children ?? []).flatMap((child): Run[] => {
      if (child.type !== 'paragraph') return this.cellRuns(child);
      const runs = this.pieces(child).flatMap((piece) => [...piece.runs, plainRun(' ')]);
      const { label, length } = splitLabel(runs.map((run) => run.text).join(''));
      return label === null ? runs : [plainRun(`${label} `), ...withoutStart(runs, length)];
    });
  }
}

const EMPTY: Rendered = { text: '', markdown: '', strong: true };

/** Word itself has no more columns. */
const MAX_COLUMNS = 63;
const spanOf = ({ colSpan = 1 }: Element): number => Math.max(1, Math.min(colSpan, MAX_COLUMNS));
const widthOf = (row: readonly Element[]): number => row.reduce((sum, cell) => sum + spanOf(cell), 0);

/** The runs without their first `length` characters. */
function withoutStart(runs: readonly Run[], length: number): Run[] {
  let left = length;
  return runs.map((run) => {
    const cut = Math.min(left, run.text.length);
    left -= cut;
    return { ...run, text: run.text.slice(cut) };
  });
}

/** How many characters a typed bullet takes, with what stands before it. */
function startOf(runs: readonly Run[], marker: string): number {
  const text = runs.map((run) => run.text).join('');
  const at = text.search(/[^\s\u200b\ufeff\u00ad]/);
  return at + Math.max(1, text.startsWith(marker, at) ? marker.length : 1);
}

export async function readDocx(bytes: Uint8Array): Promise<Reading> {
  const unpacked = await unpack(bytes);
  if (!unpacked.ok) return unread(unpacked.fault);
  try {
    const lines = await readParts(unpacked.parts);
    if (lines.length === 0) return unread(message('KALLA-013'));
    const characters = lines.reduce((sum, line) => sum + line.text.length, 0);
    if (characters > MAX_CHARACTERS) return unread(tooLong());
    return { ok: true, lines, pages: null, signatures: [], notes: [] };
  } catch {
    // Broken XML, or nested deeper than the readers go.
    return unread(message('KALLA-010'));
  }
}

async function readParts(parts: Parts): Promise<SourceLine[]> {
  const reader = new Reader();
  const asides = (kind: RegExp): string[] =>
    [...parts].filter(([name]) => kind.test(name)).flatMap(([, xml]) => wordsOf(xml).map(({ text }) => text));
  const boxes = wordsOf(parts.get(MAIN) ?? '').filter(({ isNewBox }) => isNewBox);
  reader.aside([...new Set(asides(/\/header\d*\.xml$/))], true);
  await mammoth.convertToHtml(
    { buffer: await pack(withLabels(withFields(parts))) },
    {
      transformDocument: (document: Element) => {
        reader.read(document);
        return { ...document, children: [] };
      },
    },
  );
  reader.aside(
    boxes.map(({ text }) => text),
    false,
  );
  reader.aside([...new Set(asides(/\/footer\d*\.xml$/))], true);
  return reader.lines;
}
