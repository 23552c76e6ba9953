// Markdown → lines, by a real parser (CommonMark, GFM tables). A heading, a line of a paragraph, the head of an item
// and a row of a table are a line each; what is no text in Markdown (code, definitions) comes in as it was written.
import type { List, Nodes, PhrasingContent, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { plainRun, type Run, renderRuns, safeHref } from './runs.ts';
import type { SourceLine } from './source.ts';
import { readText } from './text.ts';

/** As `compose/markdown.ts` reads: indented code and underlined headings come about by accident in minutes. */
const SYNTAX = [gfmTable(), { disable: { null: ['codeIndented', 'setextUnderline'] } }];

/** The parser's time grows with the square of these; a text beyond them is read as plain text. */
const MAX_LENGTH = 500_000;
const MAX_MARKS = 20_000;
const CONTAINERS = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){20}/m;
const MAX_DEPTH = 50;

const isReadable = (text: string): boolean =>
  text.length <= MAX_LENGTH &&
  !CONTAINERS.test(text) &&
  text.split(/[*_[\]`<&]/, MAX_MARKS).length < MAX_MARKS;

/** Tags that set type or divide, without words of their own. */
const TAG =
  /<\/?(?:a|b|big|blockquote|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|s|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?\/?>/gi;
const COMMENT = /^<!--([\s\S]*?)-->$/;

interface Place {
  level: number;
  marker: string | null;
}

/** One line of a paragraph before it is rendered. */
interface Piece {
  nr: number;
  runs: Run[];
  ended: boolean | null;
}

class Reader {
  readonly lines: SourceLine[] = [];
  private readonly source: string;
  private readonly addresses = new Map<string, string>();
  private last = 0;

  constructor(source: string) {
    this.source = source;
  }

  read(): SourceLine[] {
    const root = fromMarkdown(this.source, {
      extensions: SYNTAX,
      mdastExtensions: [gfmTableFromMarkdown()],
    });
    for (const node of root.children)
      if (node.type === 'definition') this.addresses.set(node.identifier, node.url);
    this.blocks(root.children, { level: 0, marker: null });
    return this.lines;
  }

  private put(piece: Piece, place: Place, more: Partial<SourceLine> = {}): boolean {
    const { text, markdown, strong } = renderRuns(piece.runs, more.table);
    if (text === '') return false;
    const { nr, ended } = piece;
    this.lines.push({
      ...{ nr, page: null, text, markdown, gap: nr > this.last + 1 && this.last > 0, ended },
      ...{ heading: null, strong, marker: place.marker, level: place.level, indent: 0 },
      ...{ table: false, furniture: false },
      ...more,
    });
    this.last = nr;
    return true;
  }

  /** Only the first line has the marker of its item. */
  private pieces(pieces: readonly Piece[], place: Place, more: Partial<SourceLine> = {}): Place {
    let rest = place;
    for (const piece of pieces) if (this.put(piece, rest, more)) rest = { ...rest, marker: null };
    return rest;
  }

  private blocks(nodes: readonly RootContent[], place: Place, depth = 0): Place {
    let rest = place;
    for (const node of nodes) rest = this.block(node, rest, depth);
    return rest;
  }

  private block(node: RootContent, place: Place, depth: number): Place {
    switch (node.type) {
      case 'paragraph':
        return this.pieces(this.linesOf(node), place);
      case 'heading':
        return this.pieces(this.linesOf(node), place, { heading: node.depth, strong: true });
      case 'blockquote':
        return depth > MAX_DEPTH ? this.raw(node, place) : this.blocks(node.children, place, depth + 1);
      case 'list':
        return depth > MAX_DEPTH ? this.raw(node, place) : this.list(node, place, depth);
      case 'table':
        return this.table(node, place);
      case 'thematicBreak':
        return place;
      case 'html':
        return this.html(node, place);
      default:
        return this.raw(node, place);
    }
  }

  private list(list: List, place: Place, depth: number): Place {
    for (const item of list.children) {
      const written = this.sourceOf(item);
      const marker = /^(?:[-+*]|\d{1,9}[.)])/.exec(written)?.[0] ?? '-';
      const inside = { level: place.level + 1, marker };
      const rest = this.blocks(item.children, inside, depth + 1);
      // A number without words is a word of its own.
      if (rest.marker !== null && /\d/.test(marker))
        this.put({ nr: startOf(item), runs: [plainRun(marker)], ended: true }, { ...inside, marker: null });
    }
    return { ...place, marker: null };
  }

  private table(table: Table, place: Place): Place {
    if (isLayout(table)) {
      const cells = table.children.flatMap((row) => row.children);
      return this.pieces(
        cells.flatMap((cell) => this.linesOf(cell)),
        { ...place, marker: null },
      );
    }
    const more = { table: true, strong: false };
    const columns = table.children[0]?.children.length ?? 1;
    for (const [index, row] of table.children.entries()) {
      const cells = row.children.map(({ children }) =>
        renderRuns(this.runs(children, { bold: false, italic: false, href: null }, []), true),
      );
      const markdown = `| ${cells.map((cell) => cell.markdown).join(' | ')} |`;
      const text = cells.map((cell) => cell.text).join(' ');
      this.put({ nr: startOf(row), runs: [plainRun(text)], ended: true }, place, { ...more, markdown });
      if (index > 0) continue;
      const dashes = Array.from({ length: columns }, () => '---');
      const line = { nr: startOf(row) + 1, runs: [plainRun(dashes.join(' '))], ended: true };
      this.put(line, place, { ...more, markdown: `| ${dashes.join(' | ')} |` });
    }
    return { ...place, marker: null };
  }

  /** Comments are what programs that make Markdown write of pages and pictures. */
  private html(node: Nodes & { value: string }, place: Place): Place {
    const comment = COMMENT.exec(node.value)?.[1];
    const words = comment ?? node.value.replace(/<br\s*\/?>/gi, '\n').replace(TAG, ' ');
    const from = startOf(node);
    const pieces = words.split('\n').map((line, index) => ({
      nr: Math.min(from + index, node.position?.end.line ?? from),
      runs: [plainRun(line)],
      ended: true,
    }));
    return this.pieces(pieces, place, { furniture: comment !== undefined });
  }

  private raw(node: Nodes, place: Place): Place {
    const pieces = this.sourceOf(node)
      .split(/\r\n|[\r\n]/)
      .map((line, index) => ({ nr: startOf(node) + index, runs: [plainRun(line)], ended: true }));
    return this.pieces(pieces, place);
  }

  private sourceOf({ position }: Nodes): string {
    return this.source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  }

  /** A hard break ends a line, the end of the paragraph the last one; of others the file says nothing. */
  private linesOf(node: Nodes & { children: PhrasingContent[] }): Piece[] {
    const breaks: { nr: number; hard: boolean }[] = [];
    const runs = this.runs(node.children, { bold: false, italic: false, href: null }, breaks);
    const pieces: Piece[] = [{ nr: startOf(node), runs: [], ended: true }];
    let seen = 0;
    for (const run of runs)
      for (const [index, text] of run.text.split('\n').entries()) {
        const before = pieces.at(-1);
        if (index > 0 && before) {
          const { nr, hard } = breaks[seen++] ?? { nr: before.nr, hard: false };
          before.ended = hard ? true : null;
          pieces.push({ nr, runs: [], ended: true });
        }
        pieces.at(-1)?.runs.push({ ...run, text });
      }
    return pieces;
  }

  /** Runs whose text has `\n` where a line ends; `breaks` says for each in turn which line begins there. */
  private runs(
    nodes: readonly PhrasingContent[],
    look: Omit<Run, 'text'>,
    breaks: { nr: number; hard: boolean }[],
  ): Run[] {
    return nodes.flatMap((node): Run[] => {
      const line = startOf(node);
      const words = (value: string): Run[] => {
        for (let at = value.indexOf('\n'), nr = line + 1; at >= 0; at = value.indexOf('\n', at + 1), nr++)
          breaks.push({ nr, hard: false });
        return [{ ...look, text: value }];
      };
      switch (node.type) {
        case 'text':
          return words(node.value.replace(/\r\n?/g, '\n'));
        case 'strong':
          return this.runs(node.children, { ...look, bold: true }, breaks);
        case 'emphasis':
          return this.runs(node.children, { ...look, italic: true }, breaks);
        case 'link':
          return this.runs(node.children, { ...look, href: safeHref(node.url) }, breaks);
        case 'linkReference': {
          const address = this.addresses.get(node.identifier) ?? '';
          return this.runs(node.children, { ...look, href: safeHref(address) }, breaks);
        }
        case 'break':
          breaks.push({ nr: line + 1, hard: true });
          return [{ ...look, text: '\n' }];
        case 'image':
        case 'imageReference':
          return words(node.alt ?? '');
        case 'html':
          if (/^<br\s*\/?>$/i.test(node.value)) {
            breaks.push({ nr: line, hard: true });
            return [{ ...look, text: '\n' }];
          }
          return words((COMMENT.exec(node.value)?.[1] ?? node.value).replace(TAG, ' '));
        case 'inlineCode':
          return words(node.value);
        default:
          return words(this.sourceOf(node));
      }
    });
  }
}

/** Labels and what stands beside them: two columns without a head, or with several lines in a cell. */
function isLayout({ children: rows }: Table): boolean {
  const [head] = rows;
  if (head?.children.length !== 2) return false;
  const hasBreak = rows.some((row) =>
    row.children.some((cell) =>
      cell.children.some((node) => node.type === 'html' && /^<br\s*\/?>$/i.test(node.value)),
    ),
  );
  return hasBreak || head.children.every((cell) => cell.children.length === 0);
}

const startOf = (node: Nodes): number => node.position?.start.line ?? 1;

export function readMarkdown(text: string): SourceLine[] {
  if (!isReadable(text)) return readText(text).lines.map((line) => ({ ...line, page: null }));
  return new Reader(text).read();
}
