// A secretary's Markdown → the document tree. CommonMark and GFM tables, read by a real parser; what the
// document cannot hold is a fault with its line, so that no text vanishes silently.
//
// Beyond Markdown, for the handbok:
//   [[ärende 3]]  [[ärende 3 a]]  [[Början av rubriken]]   a link to that §, written `§ 110`
//   [the quoted words]{en}                                  words in another language (ISO 14289-1, 7.2)
import type {
  Link,
  List as MdList,
  Table as MdTable,
  Nodes,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Block, Inline, List, ListItem, Table, TableCell } from '../domain/document.ts';
import type { Complaint, ComposeFault, DataPath } from './fault.ts';
import { plainText, tidy } from './inline.ts';

/** Where a reference leads, or the name that was perhaps meant; `several` where more than one rubrik begins so. */
export type Reference =
  | { ref: string; id: string }
  | { ref: null; suggestion: string | null; several?: boolean };

export interface MarkdownPlace {
  /** The field that holds the text. */
  path: DataPath;
  /** Sub-headings become H3; elsewhere, and below the first level of them, a paragraph that stands out. */
  headings: boolean;
  /** The text is itself a list item, so that its lists start at the second level. */
  insideList: boolean;
}

/** Deeper than this nobody follows, and the pages have no room. */
const MAX_DEPTH = 8;

/** The parser's time grows with the square of these; no real text comes near them. */
const MAX_BRACKETS = 4000;
const CONTAINERS = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){20}/m;

const SAFE_SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/** No indented code and no underlined headings: both come about by accident in a data file. */
export const SYNTAX = [gfmTable(), { disable: { null: ['codeIndented', 'setextUnderline'] } }];

const UNSUPPORTED: Partial<Record<Nodes['type'], string>> = {
  code: 'ett kodblock',
  inlineCode: 'kod mellan grava accenter (`)',
  image: 'en bild',
  imageReference: 'en bild',
  definition: 'en länkadress på egen rad',
  linkReference: 'en länk med adressen på egen rad',
  footnoteDefinition: 'en fotnot',
  footnoteReference: 'en fotnot',
  thematicBreak: 'en avdelande linje (---)',
  delete: 'överstruken text',
  yaml: 'ett YAML-block',
};

const TOKEN =
  /\[\[([^[\]]*)\]\]|\[\[(?=[^[\]]*(?:\][^[\]]*)?(?:\[|$)|(?:[Ää]rende|[Pp]unkt) )|\[\^[^\]\s]+\]|\]\{(?:lang=)?([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\}|\]\(|[[\]]/g;

/** `a/ Cosmic` and `§ 12 …` at the start of a line, as a list is typed in the minutes. */
const LETTERED = /^[ \t]*\p{L}\/ /u;
const SECTION = /^[ \t]*§+[ \u00A0]?\d/u;

/** A wider table has no room on the page. */
const MAX_COLUMNS = 10;

/** No mark of Markdown stands anywhere in it, and no line begins as a list, a quotation or a heading. */
const MARKS = /[*_`[\]<>&\\|~\t\r\0\ufeff]| {2,}(?:\n|$)|^ *(?:[-+#:=]|\d{1,9}[.)])/m;

/** Most texts are paragraphs of plain words: the parser would make the same of them, in a hundred times the time. */
export function parse(text: string): Pick<Root, 'children'> {
  if (MARKS.test(text))
    return fromMarkdown(text, { extensions: SYNTAX, mdastExtensions: [gfmTableFromMarkdown()] });
  const paragraphs = text.split(/\n(?: *\n)+/).map((part) =>
    part
      .split('\n')
      .map((line) => line.replace(/^ +| +$/g, ''))
      .filter((line) => line !== '')
      .join('\n'),
  );
  return {
    children: paragraphs
      .filter((value) => value !== '')
      .map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
  };
}

class Converter {
  readonly faults: ComposeFault[] = [];
  private readonly place: MarkdownPlace;
  private readonly resolve: (name: string) => Reference;
  private headingDepth = 0;
  private source = '';

  constructor(place: MarkdownPlace, resolve: (name: string) => Reference) {
    this.place = place;
    this.resolve = resolve;
  }

  convert(text: string): Block[] {
    if (CONTAINERS.test(text) || text.split('[').length > MAX_BRACKETS) {
      const slag = 'fler hakparenteser eller nivåer än en text kan ha';
      this.fault({}, { code: 'TEXT-005', values: { slag } });
      return [];
    }
    this.source = text;
    const root = parse(text);
    const depths = root.children.flatMap((node) => (node.type === 'heading' ? [node.depth] : []));
    this.headingDepth = Math.min(6, ...depths);
    return this.blocks(root.children, 0, this.place.insideList ? 1 : 0);
  }

  /** A link or reference whose marks would be printed; told once in a text. */
  private unread(node: Nodes, written: string, linesInto: number): void {
    if (this.faults.some(({ code }) => code === 'TEXT-007')) return;
    this.fault(node, { code: 'TEXT-007', values: { lank: written } }, linesInto);
  }

  private fault(node: { position?: Nodes['position'] }, complaint: Complaint, linesInto = 0): void {
    this.faults.push({
      ...complaint,
      where: 'text',
      path: this.place.path,
      lineOffset: (node.position?.start.line ?? 1) - 1 + linesInto,
    });
  }

  private unsupported(node: Nodes, linesInto = 0): void {
    this.fault(node, { code: 'TEXT-005', values: { slag: UNSUPPORTED[node.type] ?? node.type } }, linesInto);
  }

  private blocks(nodes: readonly RootContent[], depth: number, listDepth: number): Block[] {
    return nodes.flatMap((node) => {
      if (depth > MAX_DEPTH) {
        this.fault(node, {
          code: 'TEXT-005',
          values: { slag: `listor eller citat i mer än ${MAX_DEPTH} nivåer` },
        });
        return [];
      }
      return this.block(node, depth, listDepth);
    });
  }

  private block(node: RootContent, depth: number, listDepth: number): Block[] {
    switch (node.type) {
      case 'paragraph':
        return [{ kind: 'paragraph', style: 'brodtext', content: this.inlines(node.children) }];
      case 'heading': {
        const content = this.inlines(node.children);
        if (content.length === 0) return [];
        if (this.place.headings && depth === 0 && node.depth === this.headingDepth)
          return [{ kind: 'heading', level: 3, content }];
        return [{ kind: 'paragraph', style: 'markering', content, keepWithNext: true }];
      }
      case 'list':
        return [this.list(node, depth, listDepth)];
      case 'blockquote':
        return [{ kind: 'group', style: 'citat', content: this.blocks(node.children, depth + 1, listDepth) }];
      case 'table':
        return [this.table(node)];
      case 'html':
        this.fault(node, { code: 'TEXT-001', values: { html: node.value } });
        return [];
      default:
        this.unsupported(node);
        return [];
    }
  }

  private list(node: MdList, depth: number, listDepth: number): List {
    const start = node.start ?? 1;
    const isOrdered = node.ordered ?? false;
    const written = this.source.slice(node.position?.start.offset ?? 0).slice(0, 12);
    const end = /^\d+\)/.test(written) ? ')' : '.';
    const items = node.children.map((item, index): ListItem => {
      if (item.checked !== null && item.checked !== undefined) this.unsupported(item);
      return {
        label: isOrdered ? `${start + index}${end}` : listDepth % 2 === 0 ? '•' : '–',
        content: this.blocks(item.children, depth + 1, listDepth + 1),
      };
    });
    const isLoose = node.spread === true || node.children.some((item) => item.spread === true);
    return {
      kind: 'list',
      style: isOrdered ? 'decimal' : 'disc',
      ...(isLoose && { loose: true }),
      items,
    };
  }

  private table(node: MdTable): Table {
    const rows = node.children.map((row, rowIndex) =>
      row.children.map((cell, column): TableCell => {
        const align = node.align?.[column];
        return { header: rowIndex === 0, content: this.inlines(cell.children), ...(align && { align }) };
      }),
    );
    const [head = []] = rows;
    const [corner] = head;
    if (head.length > MAX_COLUMNS)
      this.fault(node, {
        code: 'TEXT-008',
        values: { fel: 'kolumner', antal: head.length, ska: MAX_COLUMNS },
      });
    else if (
      head.some((cell, column) => column > 0 && isEmpty(cell)) ||
      (head.length < 2 && corner && isEmpty(corner))
    )
      this.fault(node, { code: 'TEXT-008', values: { fel: 'rubrik', antal: 0, ska: 0 } });
    else
      for (const [index, row] of rows.entries())
        if (row.length !== head.length)
          this.fault(node.children[index] ?? node, {
            code: 'TEXT-008',
            values: { fel: 'celler', antal: row.length, ska: head.length },
          });
    // An empty corner says that the first column names the rows.
    if (corner && isEmpty(corner))
      for (const [index, [first]] of rows.entries()) if (first) first.header = index > 0 && !isEmpty(first);
    return { kind: 'table', headerRows: 1, rows };
  }

  private inlines(nodes: readonly PhrasingContent[]): Inline[] {
    return tidy(this.phrases(nodes));
  }

  /** `[words]{en}` may hold emphasis and links, so brackets are matched over the siblings. */
  private phrases(nodes: readonly PhrasingContent[]): Inline[] {
    const open: Inline[][] = [[]];
    const put = (part: Inline): void => {
      open.at(-1)?.push(part);
    };
    const putText = (text: string): void => {
      if (text !== '') put({ kind: 'text', text });
    };
    const close = (end: string): void => {
      const inner = open.length > 1 ? open.pop() : undefined;
      if (inner) {
        putText('[');
        for (const part of inner) put(part);
      }
      putText(end);
    };
    /** Running text, where a line that begins as a point of a list keeps its line. */
    const putLines = (text: string): void => {
      let wasSection = false;
      for (const [index, line] of text.split('\n').entries()) {
        const isSection = SECTION.test(line);
        if (index > 0) {
          const before = text.split('\n', index).at(-1) ?? '';
          const isPoint = LETTERED.test(line) || (isSection && (wasSection || /[.:;!?]\s*$/.test(before)));
          if (isPoint) put({ kind: 'break' });
          else putText('\n');
        }
        wasSection = isSection;
        putText(line);
      }
    };
    for (const node of nodes) {
      if (node.type !== 'text') {
        const marks = this.marksBetweenDigits(node);
        if (marks !== null && (node.type === 'emphasis' || node.type === 'strong')) {
          putText(marks);
          for (const part of this.phrases(node.children)) put(part);
          putText(marks);
          continue;
        }
        const part = this.phrase(node);
        if (part) put(part);
        continue;
      }
      let from = 0;
      const isEscaped = /\\[[\]()]/.test(this.sourceOf(node));
      for (const match of node.value.matchAll(TOKEN)) {
        putLines(node.value.slice(from, match.index));
        from = match.index + match[0].length;
        const linesInto = node.value.slice(0, match.index).split('\n').length - 1;
        const [token, name, lang] = match;
        const isReference = token.startsWith('[[') && name === undefined;
        if (!isEscaped && (isReference || (token === '](' && open.length > 1)))
          this.unread(node, node.value.slice(Math.max(0, match.index - (isReference ? 0 : 20))), linesInto);
        if (name !== undefined) put(this.reference(name, node, linesInto));
        else if (token.startsWith('[^'))
          this.fault(node, { code: 'TEXT-005', values: { slag: 'en fotnot' } }, linesInto);
        else if (token === '[') open.push([]);
        else if (token === '[[') open.push([], []);
        else if (lang !== undefined && open.length > 1)
          put({ kind: 'language', lang, children: open.pop() ?? [] });
        // A `[` before the last one belonged to plain brackets.
        else close(token);
      }
      putLines(node.value.slice(from));
    }
    while (open.length > 1) close('');
    return open[0] ?? [];
  }

  private sourceOf({ position }: Nodes): string {
    return this.source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  }

  /** The marks of `5*3*2`, where emphasis would make another number; null elsewhere. */
  private marksBetweenDigits(node: Nodes): string | null {
    if (node.type !== 'emphasis' && node.type !== 'strong') return null;
    const marks = this.sourceOf(node).slice(0, node.type === 'strong' ? 2 : 1);
    const inside = this.sourceOf(node).slice(marks.length, -marks.length);
    const before = this.source[(node.position?.start.offset ?? 0) - 1] ?? '';
    const after = this.source[node.position?.end.offset ?? 0] ?? '';
    const joins = /^\d\d$/.test(before + (inside[0] ?? '')) || /^\d\d$/.test((inside.at(-1) ?? '') + after);
    return joins ? marks : null;
  }

  private reference(written: string, node: Nodes, linesInto: number): Inline {
    const name = written.replace(/\s+/g, ' ').trim();
    const found: Reference = name === '' ? { ref: null, suggestion: null } : this.resolve(name);
    if (found.ref !== null)
      return { kind: 'link', href: `#${found.id}`, children: [{ kind: 'text', text: found.ref }] };
    const values = { namn: name, forslag: found.suggestion, flera: found.several === true };
    this.fault(node, { code: 'TEXT-002', values }, linesInto);
    return { kind: 'text', text: name };
  }

  private phrase(node: Exclude<PhrasingContent, { type: 'text' }>): Inline | null {
    switch (node.type) {
      case 'strong':
        return { kind: 'strong', children: this.phrases(node.children) };
      case 'emphasis':
        return { kind: 'emphasis', children: this.phrases(node.children) };
      case 'break':
        return { kind: 'break' };
      case 'link':
        return this.link(node);
      case 'html':
        this.fault(node, { code: 'TEXT-001', values: { html: node.value } });
        return null;
      default:
        this.unsupported(node);
        return null;
    }
  }

  private link(node: Link): Inline | null {
    if (!isSafeAddress(node.url)) {
      this.fault(node, { code: 'TEXT-006', values: { adress: node.url } });
      return null;
    }
    if (node.title) this.fault(node, { code: 'TEXT-005', values: { slag: 'en rubrik på en länk' } });
    const children = this.phrases(node.children);
    return {
      kind: 'link',
      href: node.url,
      children: children.length > 0 ? children : [{ kind: 'text', text: node.url }],
    };
  }
}

const isEmpty = (cell: TableCell): boolean => plainText(cell.content).trim() === '';

/** An absolute http, https or mailto address. */
export function isSafeAddress(address: string): boolean {
  try {
    return SAFE_SCHEMES.has(new URL(address).protocol) && !/[\s\p{Cc}]/u.test(address);
  } catch {
    return false;
  }
}

/** A text → blocks, and what the document cannot hold. */
export type MarkdownReader = (
  text: string,
  place: MarkdownPlace,
  resolve: (name: string) => Reference,
) => { blocks: Block[]; faults: ComposeFault[] };

/** Whatever else is written can at most become lists, headings and stress, which the document holds. */
const DOUBTFUL = /[`[\]<>&\\|~\t\r\0\ufeff]|^[-+*>#\d.) ]{12}|([-*_]) {0,9}\1 {0,9}\1/m;

/** The same where only the faults matter: what cannot have any is passed on as one paragraph, as it was written. */
export const checkMarkdown: MarkdownReader = (text, place, resolve) => {
  if (DOUBTFUL.test(text)) return readMarkdown(text, place, resolve);
  return {
    blocks: [{ kind: 'paragraph', style: 'brodtext', content: [{ kind: 'text', text }] }],
    faults: [],
  };
};

export function readMarkdown(
  text: string,
  place: MarkdownPlace,
  resolve: (name: string) => Reference,
): { blocks: Block[]; faults: ComposeFault[] } {
  const converter = new Converter(place, resolve);
  const blocks = converter.convert(text);
  return { blocks, faults: converter.faults };
}
