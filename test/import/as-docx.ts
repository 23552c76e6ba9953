// A paper as a Word file: headings by style with Swedish names, lists by numbering, the people in a layout table of two
// columns, a tab after `att`, head and foot. Only the parts of ECMA-376 that Word demands of a file.
import JSZip from 'jszip';
import type { Inline } from '../../src/domain/document.ts';
import type { Look } from './lines.ts';
import type { Paper, PaperBlock, PaperItem, Prose } from './paper.ts';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Files of one moment, so that the same paper is the same bytes. */
const DAY = new Date(Date.UTC(2024, 0, 15, 12));

const xml = (text: string): string =>
  text.replace(/[&<>]/g, (mark) => (mark === '&' ? '&amp;' : mark === '<' ? '&lt;' : '&gt;'));

interface Marks {
  bold?: boolean;
  italic?: boolean;
}

function run(text: string, { bold, italic }: Marks): string {
  const marks = `${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}`;
  const inside = text
    .split(/(\n|\t)/)
    .map((part) =>
      part === '\n' ? '<w:br/>' : part === '\t' ? '<w:tab/>' : `<w:t xml:space="preserve">${xml(part)}</w:t>`,
    )
    .join('');
  return `<w:r>${marks === '' ? '' : `<w:rPr>${marks}</w:rPr>`}${inside}</w:r>`;
}

const runs = (content: readonly Inline[], marks: Marks = {}): string =>
  content
    .map((part) => {
      if (part.kind === 'text') return run(part.text, marks);
      if (part.kind === 'break') return run('\n', marks);
      const more = part.kind === 'strong' ? { bold: true } : part.kind === 'emphasis' ? { italic: true } : {};
      return runs(part.children, { ...marks, ...more });
    })
    .join('');

const paragraph = (inside: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
const style = (id: string): string => `<w:pStyle w:val="${id}"/>`;
const numbered = (id: number, level: number): string =>
  `${style('Liststycke')}<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
const HANGING = '<w:ind w:left="851" w:hanging="851"/>';

const BULLETS = 1;

class DocxMaker {
  body: string[] = [];
  /** Lists that count by themselves: each begins anew. */
  counted = 1;
  private readonly look: Look;
  private readonly typed: boolean;
  private clauses = BULLETS;

  constructor(look: Look) {
    this.look = look;
    this.typed = look.random() < 0.5;
  }

  private put(inside: string, properties = ''): void {
    this.body.push(paragraph(inside, properties));
  }

  private empty(): void {
    if (this.look.random() < 0.4) this.put('');
  }

  private heading(level: 1 | 2 | 3, text: string, more = ''): void {
    this.put(run(text, {}), style(`Rubrik${level}`) + more);
  }

  private items(items: readonly PaperItem[], level: number): void {
    const isCounted = /^\d/.test(items[0]?.marker ?? '');
    if (isCounted) this.counted += 1;
    const id = isCounted ? this.counted : BULLETS;
    // Typed bullets have no levels, so a list with a list inside is made as one.
    const isFlat = level === 0 && items.every(({ content }) => content.every(({ kind }) => kind !== 'list'));
    for (const { content } of items) {
      const [first, ...rest] = content;
      if (first?.kind === 'text' && this.look.typedBullets && isFlat && !isCounted)
        this.put(run('-\t', {}) + runs(first.content), HANGING);
      else if (first?.kind === 'text') this.put(runs(first.content), numbered(id, Math.min(level, 8)));
      else if (first) this.prose([first], level + 1);
      this.prose(rest, level + 1);
    }
  }

  private prose(prose: readonly Prose[], level = 0): void {
    for (const block of prose) {
      if (block.kind === 'text') this.put(runs(block.content), level > 0 ? style('Liststycke') : '');
      else if (block.kind === 'heading') this.put(runs(block.content, { bold: true }));
      else if (block.kind === 'list') this.items(block.items, level);
      else
        this.table(
          block.rows.map((row) => row.map((cell) => paragraph(runs(cell)))),
          true,
        );
    }
  }

  private table(rows: readonly (readonly string[])[], lines: boolean): void {
    const border =
      '<w:top w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/>';
    const grid = (rows[0] ?? []).map(() => '<w:gridCol w:w="3000"/>').join('');
    const cells = rows.map(
      (row) =>
        `<w:tr>${row.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${cell}</w:tc>`).join('')}</w:tr>`,
    );
    const properties = `<w:tblPr><w:tblW w:w="0" w:type="auto"/>${lines ? `<w:tblBorders>${border}</w:tblBorders>` : ''}</w:tblPr>`;
    this.body.push(`<w:tbl>${properties}<w:tblGrid>${grid}</w:tblGrid>${cells.join('')}</w:tbl>`);
  }

  /** Everybody who was there, in one table without lines. */
  people(blocks: readonly Extract<PaperBlock, { kind: 'people' }>[]): void {
    const cell = (rows: readonly string[], marks: Marks): string =>
      rows.map((row) => paragraph(run(row, marks))).join('');
    this.table(
      blocks.map(({ label, aside, rows }) => [
        cell([label], { bold: true }) + (aside === null ? '' : cell([aside], {})),
        cell(rows, {}),
      ]),
      false,
    );
    this.put('');
  }

  block(block: PaperBlock): void {
    switch (block.kind) {
      case 'title':
        if (block.level === 3) this.put(run(block.text, {}));
        else this.heading(block.level, block.text);
        return;
      case 'agenda':
        this.heading(2, block.heading);
        for (const { label, text, under } of block.entries) {
          this.put(run(`${label} ${text}`, {}));
          for (const sub of under) this.put(run(`${sub.label} ${sub.text}`, {}), '<w:ind w:left="567"/>');
        }
        return;
      case 'fact':
        this.put(run(block.label, { bold: true }) + run(` ${block.text}`, {}));
        return;
      case 'people':
        this.people([block]);
        return;
      case 'signing':
        this.put(run(block.heading, { bold: true }));
        for (const { name, role } of block.signers)
          for (const row of ['……………………………………………..', name, role]) this.put(run(row, {}));
        return;
      case 'paragraf': {
        const more = block.newPage ? '<w:pageBreakBefore/>' : '';
        if (!block.label.includes('§')) {
          this.heading(2, `${block.label} ${block.rubrik}`, more);
          return;
        }
        this.heading(2, block.label, more);
        this.heading(3, block.rubrik);
        return;
      }
      case 'underpunkt':
        this.put(run(`${block.label} ${block.rubrik}`.trim(), { bold: true }));
        return;
      case 'speakers':
        this.put(run(`Föredragande: ${block.text}`, { italic: true }));
        this.empty();
        return;
      case 'lead':
        this.empty();
        this.put(run(block.text, { bold: true }));
        if (!this.typed) {
          this.counted += 1;
          this.clauses = this.counted;
        }
        return;
      case 'clause':
        this.clause(block.marker, block.content);
        return;
      case 'recipients':
        this.empty();
        this.put(run(block.label, { bold: true }));
        for (const name of block.names) this.put(run(name, {}));
        return;
      case 'logos':
        this.put(run(block.lead, {}));
        this.put(run(block.names.join('\n'), {}));
        return;
      case 'notice':
        this.put(run(block.address === '' ? block.text : `${block.text}\n${block.address}`, {}));
        return;
      default:
        this.prose([block]);
        return;
    }
  }

  private clause(marker: string, [first, ...rest]: readonly Prose[]): void {
    if (first?.kind !== 'text') throw new Error('a clause begins with words');
    const isCounted = /^\d/.test(marker);
    if (isCounted && !this.typed) this.put(runs(first.content), numbered(this.clauses, 0));
    else
      this.put(
        `${marker === '' ? '' : run(`${marker}\t`, { bold: marker === 'att' })}${runs(first.content)}`,
        HANGING,
      );
    this.prose(rest, isCounted && !this.typed ? 1 : 0);
  }
}

function stylesXml(): string {
  const heading = (level: number): string =>
    `<w:style w:type="paragraph" w:styleId="Rubrik${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/>` +
    `<w:pPr><w:keepNext/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>`;
  return (
    `${XML}<w:styles xmlns:w="${MAIN}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
    `<w:style w:type="paragraph" w:styleId="Liststycke"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/></w:style>` +
    `${[1, 2, 3].map(heading).join('')}</w:styles>`
  );
}

function numberingXml(counted: number): string {
  const levels = (format: string, text: (level: number) => string): string =>
    Array.from(
      { length: 9 },
      (_, level) =>
        `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text(level)}"/></w:lvl>`,
    ).join('');
  const kinds =
    `<w:abstractNum w:abstractNumId="0">${levels('bullet', () => '•')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="1">${levels('decimal', (level) => `%${level + 1}.`)}</w:abstractNum>`;
  const lists = Array.from({ length: counted }, (_, index) => {
    const start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    return `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${index === 0 ? 0 : 1}"/>${index === 0 ? '' : start}</w:num>`;
  });
  return `${XML}<w:numbering xmlns:w="${MAIN}">${kinds}${lists.join('')}</w:numbering>`;
}

/** The bytes of the file. */
export function docx(paper: Paper, look: Look): Promise<Uint8Array> {
  const maker = new DocxMaker(look);
  let people: Extract<PaperBlock, { kind: 'people' }>[] = [];
  for (const block of paper.blocks) {
    if (block.kind === 'people') {
      people.push(block);
      continue;
    }
    if (people.length > 0) maker.people(people);
    people = [];
    maker.block(block);
  }
  if (people.length > 0) maker.people(people);
  const field = (name: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${name} </w:instrText></w:r>` +
    `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('1', {})}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const { left, right } = paper.head;
  const section = `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/></w:sectPr>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      Object.entries({
        document: 'document.main',
        styles: 'styles',
        numbering: 'numbering',
        header1: 'header',
        footer1: 'footer',
      })
        .map(([name, type]) => `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`)
        .join('') +
      '</Types>',
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${[
      'styles',
      'numbering',
      'header',
      'footer',
    ]
      .map((type, index) => {
        const file = type.startsWith('s') || type.startsWith('n') ? type : `${type}1`;
        return `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${file}.xml"/>`;
      })
      .join('')}</Relationships>`,
    'word/document.xml': `${XML}<w:document xmlns:w="${MAIN}" xmlns:r="${RELATIONS}"><w:body>${maker.body.join('')}${section}</w:body></w:document>`,
    'word/styles.xml': stylesXml(),
    'word/numbering.xml': numberingXml(maker.counted),
    'word/header1.xml': `${XML}<w:hdr xmlns:w="${MAIN}">${paragraph(run(`${left}\t${right}`, {}))}</w:hdr>`,
    'word/footer1.xml': `${XML}<w:ftr xmlns:w="${MAIN}">${paragraph(`${field('PAGE')}${run('(', {})}${field('NUMPAGES')}${run(')', {})}`)}</w:ftr>`,
  };
  const zip = new JSZip();
  for (const [path, text] of Object.entries(parts)) zip.file(path, text, { date: DAY });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
