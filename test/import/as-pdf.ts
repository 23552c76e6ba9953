// A paper as the untagged PDF that Word prints: lines placed at x and y, the label column beside the names, a running
// head with `n(N)`, `att` in a column of its own, hanging indents. Nothing in the file says what anything is.
import PDFDocument from 'pdfkit';
import { type Look, linesOf, type Measure, type PaperLine, type Part } from './lines.ts';
import type { Paper } from './paper.ts';

/** Word does not kern unless it is told to. */
const UNKERNED = { lineBreak: false, features: { kern: false } } as const;

/** What is used of PDFKit, which ships no types; lengths in points, from the top left corner. */
interface PdfkitDocument {
  font(name: string): PdfkitDocument;
  registerFont(name: string, file: string): PdfkitDocument;
  fontSize(size: number): PdfkitDocument;
  widthOfString(text: string, options: typeof UNKERNED): number;
  text(text: string, x: number, y: number, options: typeof UNKERNED): PdfkitDocument;
  addPage(): PdfkitDocument;
  switchToPage(index: number): PdfkitDocument;
  bufferedPageRange(): { count: number };
  on(event: 'data' | 'end', listener: (chunk: Uint8Array) => void): void;
  end(): void;
}

const PAGE = { left: 71, right: 524, top: 96, bottom: 770, names: 205, head: 44 };
const LINE = 13.6;
const GAP = 9;
const SIZE = 10.5;
const ATT = 42;
const LIST = 18;

const STRONG = new Set<Part>([
  'title',
  'label',
  'column',
  'number',
  'rubrik',
  'underpunkt',
  'heading',
  'lead',
]);
const sizeOf = (part: Part): number => (part === 'title' ? 18 : part === 'number' ? 13 : SIZE);

const FILES = {
  regular: 'PublicSans-Regular.ttf',
  strong: 'PublicSans-SemiBold.ttf',
  other: 'DejaVuSans.ttf',
};
const FOLDER = new URL('../../fonts/', import.meta.url).pathname;

/** What Public Sans has: Latin letters and the marks of running text. */
const KNOWN = /^[\u0020-\u017f\u2010-\u2026\u20ac]*$/u;

class PdfMaker {
  private readonly doc: PdfkitDocument;
  private readonly chunks: Uint8Array[] = [];
  private y = PAGE.top;
  /** Below the label that stands beside the names, on this page. */
  private labelEnd = 0;
  private before: Part | null = null;
  /** A list inside a clause stands under its words. */
  private inClause = false;

  constructor() {
    const at = new Date(Date.UTC(2024, 0, 15, 12));
    const info = { Producer: 'Microsoft Word', Creator: 'Microsoft Word', CreationDate: at, ModDate: at };
    this.doc = new PDFDocument({ size: 'A4', margin: 0, bufferPages: true, info }) as PdfkitDocument;
    for (const [name, file] of Object.entries(FILES)) this.doc.registerFont(name, FOLDER + file);
    this.doc.on('data', (chunk) => this.chunks.push(chunk));
  }

  private set(part: Part, text: string): PdfkitDocument {
    const face = KNOWN.test(text) ? (STRONG.has(part) ? 'strong' : 'regular') : 'other';
    return this.doc.font(face).fontSize(sizeOf(part));
  }

  readonly measure: Measure = {
    width: (text, part) => this.set(part, text).widthOfString(text, UNKERNED),
    room: (part, level) => {
      const room = PAGE.right - PAGE.left;
      if (part === 'column') return PAGE.names - PAGE.left - 12;
      if (part === 'name') return PAGE.right - PAGE.names;
      if (part === 'clause') return room - ATT;
      return room - LIST * level - (part === 'item' ? ATT : 0);
    },
  };

  private write(part: Part, text: string, x: number): void {
    if (text !== '') this.set(part, text).text(text, x, this.y, UNKERNED);
  }

  private newPage(): void {
    this.doc.addPage();
    this.y = PAGE.top;
    this.labelEnd = 0;
  }

  line(line: PaperLine): void {
    const { part, text, marker, level } = line;
    const isNextLabel = part === 'column' && this.before === 'column';
    if (part !== 'name' && !isNextLabel) this.y = Math.max(this.y, this.labelEnd);
    const needed = part === 'column' || STRONG.has(part) ? 5 * LINE : LINE;
    const isBesideLabel = part === 'name' && this.before === 'column';
    const isFull = this.y + needed > PAGE.bottom && !isNextLabel && !isBesideLabel;
    if ((line.newPage && this.y > PAGE.top) || isFull) this.newPage();
    if (line.gap && !isBesideLabel && this.y > PAGE.top) this.y += GAP;
    if (part === 'column') this.column(text);
    else if (part === 'name') this.write(part, text, PAGE.names);
    else {
      const isHanging = part === 'clause' || part === 'item';
      if (part !== 'item') this.inClause = part === 'clause';
      const left = PAGE.left + LIST * level + (part === 'item' && this.inClause ? ATT - LIST : 0);
      const hang = part === 'clause' ? ATT : LIST;
      this.write(part, marker, left);
      this.write(
        part,
        text,
        isHanging && (part === 'item' || marker !== '' || line.continues) ? left + hang : left,
      );
    }
    if (part !== 'column') this.y += part === 'title' ? 2 * LINE : LINE;
    this.before = part;
  }

  /** Labels run down their own column; the names begin beside the first line. */
  private column(text: string): void {
    const y = this.y;
    this.y = this.before === 'column' ? this.labelEnd : y;
    this.write('column', text, PAGE.left);
    this.labelEnd = this.y + LINE;
    this.y = y;
  }

  async bytes({ left, right }: Paper['head']): Promise<Uint8Array> {
    const { count } = this.doc.bufferedPageRange();
    this.y = PAGE.head;
    for (let page = 0; page < count; page++) {
      this.doc.switchToPage(page);
      const number = `${page + 1}(${count})`;
      this.write('furniture', left, PAGE.left);
      this.write('furniture', right, 260);
      this.write('furniture', number, PAGE.right - this.measure.width(number, 'furniture'));
    }
    const ended = new Promise<void>((resolve) => this.doc.on('end', () => resolve()));
    this.doc.end();
    await ended;
    return Buffer.concat(this.chunks);
  }
}

/** The bytes of the file. */
export function pdf(paper: Paper, look: Look): Promise<Uint8Array> {
  const maker = new PdfMaker();
  for (const line of linesOf(paper, maker.measure, look)) maker.line(line);
  return maker.bytes(paper.head);
}
