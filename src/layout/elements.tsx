// Document tree → React elements and marks. Every block becomes one element of fixed width that is laid out
// by itself; what a part is travels with it as its mark.
import { Image, Page, Text, View } from '@react-pdf/renderer';
import { type ComponentType, cloneElement, type ReactElement, type ReactNode } from 'react';
import type { Block, DocumentTree, Group, Inline, List, Signer, Table } from '../domain/document.ts';
import { columnShares, fitting, IN_TEXT, WHOLE_WIDTH } from './columns.ts';
import { hyphenator } from './hyphenation.ts';
import { addMark, type Mark, type StructType } from './mark.ts';
import { plain } from './plain.ts';
import type { Decor } from './slices.ts';
import {
  AREA,
  FACT_COLUMN,
  FALLBACK_FAMILY,
  FONT_FAMILY,
  GROUPS,
  HAIRLINE,
  HANGING_INDENT,
  HEADINGS,
  INK,
  KEPT,
  type Kept,
  LABEL_COLUMN,
  LISTS,
  LOOSE_GAP,
  MUTED,
  NESTED_LABEL,
  PARAGRAPHS,
  RAGGED_EDGE,
  SIGNATURE,
  TABLE,
  type TextStyle,
  tint,
} from './styles.ts';

/** Our own props ride on @react-pdf's nodes and come back after layout. */
interface OwnProps {
  mark?: Mark;
  /** No page break right after this text. */
  keepWithNext?: boolean;
  /** No page break inside this box, as strongly as said, unless it is taller than `upTo` points. */
  keepTogether?: Kept;
  /** The rows that are painted again at the top of each page that the table goes on to. */
  repeats?: boolean;
  isTable?: boolean;
  /** The picture in this box has the box's mark, or is decoration where it has none. */
  isPicture?: boolean;
  /** Whose signature place this is. */
  signer?: Signer;
  /** Decoration of a box: drawn as an artifact, clipped to the page. */
  decor?: Decor;
}

type Style = Record<string, unknown>;
export const Box = View as unknown as ComponentType<OwnProps & { style?: Style; children?: ReactNode }>;
const Words = Text as unknown as ComponentType<
  OwnProps & {
    style?: Style;
    children?: ReactNode;
    src?: string;
    hyphenationCallback?: (word: string) => string[];
    hyphenationPenalty?: number;
  }
>;
const Picture = Image as unknown as ComponentType<{ style?: Style; src: string }>;
export const Sheet = Page as unknown as ComponentType<{
  size: { width: number };
  wrap: boolean;
  style: Style;
  children?: ReactNode;
}>;

export type FlowElement = ReactElement<{ style: Style }>;

/** The same element, its marks too, with so many points less for its text. */
export function narrowed(element: FlowElement, by: number): FlowElement {
  const { style } = element.props;
  return cloneElement(element, { style: { ...style, paddingRight: Number(style.paddingRight ?? 0) + by } });
}

/** A block of the flow: an element to lay out, and how it stands to its neighbours. */
export interface FlowBlock {
  element: FlowElement;
  before: number;
  after: number;
  startsPage: boolean;
  /** A page must not begin with it. */
  keepWithPrevious: boolean;
}

/** What the elements refer to by number while they pass through @react-pdf's text layout. */
export interface Carriers {
  /** `tag:N` of an inline piece → its marks, outermost first. */
  inline: Mark[][];
}

export interface Flow {
  blocks: FlowBlock[];
  root: Mark;
  carriers: Carriers;
}

/** Never: the value that @react-pdf's line breaking takes for an impossible break. */
const NO_HYPHENATION = 10_000;
/** Words up to this many characters are never broken in running text. */
const LONG_WORD = 26;

export function textProps(style: TextStyle): Style {
  return {
    fontFamily: [FONT_FAMILY, FALLBACK_FAMILY],
    fontSize: style.fontSize,
    lineHeight: style.lineHeight,
    fontWeight: style.fontWeight ?? 400,
    fontStyle: style.fontStyle ?? 'normal',
    color: style.color ?? INK,
    // One glyph per character: @react-pdf counts characters by glyphs when it breaks lines, and a ligature
    // would move every later break by one letter.
    fontFeatureSettings: { liga: 0, clig: 0 },
    ...(style.textAlign && { textAlign: style.textAlign }),
  };
}

/** The second line of a name with its function stands further in than the first. */
const HANGING: Style = { marginLeft: HANGING_INDENT, textIndent: -HANGING_INDENT };

/** «Följande aktiviteter prioriteras:» belongs to what it announces. */
const leadsIn = (content: readonly Inline[]): boolean => plain(content).trimEnd().endsWith(':');

class Builder {
  readonly carriers: Carriers = { inline: [] };
  readonly root: Mark = { type: 'Document', children: [] };
  readonly accent: string;

  constructor(accent: string) {
    this.accent = accent;
  }

  /** Leaf pieces with their path of marks; @react-pdf keeps only the outermost `src`, so nothing nests. */
  private pieces(content: readonly Inline[], style: Style, path: Mark[]): ReactNode[] {
    return content.map((part, index) => this.piece(part, String(index), style, path));
  }

  private piece(part: Inline, key: string, style: Style, path: Mark[]): ReactNode {
    switch (part.kind) {
      case 'text':
        return path.length === 0 && Object.keys(style).length === 0 ? (
          part.text
        ) : (
          <Words key={key} style={style} {...(path.length > 0 && { src: this.carry(path) })}>
            {part.text}
          </Words>
        );
      case 'break':
        return ' \n';
      case 'strong':
        return this.pieces(part.children, { ...style, fontWeight: 600 }, path);
      case 'emphasis':
        return this.pieces(part.children, { ...style, fontStyle: 'italic' }, path);
      case 'language': {
        const mark: Mark = { type: 'Span', lang: part.lang, children: [] };
        return this.pieces(part.children, style, [...path, mark]);
      }
      case 'link': {
        const mark: Mark = { type: 'Link', href: part.href, alt: plain(part.children), children: [] };
        return this.pieces(part.children, { ...style, color: this.accent }, [...path, mark]);
      }
    }
  }

  private carry(path: Mark[]): string {
    this.carriers.inline.push(path);
    return `tag:${this.carriers.inline.length - 1}`;
  }

  text(
    content: readonly Inline[],
    look: TextStyle,
    mark: Mark,
    options: { style?: Style; longest?: number; keepWithNext?: boolean } = {},
  ): ReactElement {
    const longest = options.longest ?? LONG_WORD;
    const hasLongWord = plain(content)
      .split(/[ \n\u00a0]/)
      .some((word) => word.length > longest);
    return (
      <Words
        mark={mark}
        style={{ ...textProps(look), ...options.style }}
        hyphenationCallback={hyphenator(longest)}
        {...(!hasLongWord && { hyphenationPenalty: NO_HYPHENATION })}
        {...(options.keepWithNext && { keepWithNext: true })}
      >
        {this.pieces(content, {}, [])}
      </Words>
    );
  }

  /** Blocks inside a block: each in a box of its own with the space between them. */
  private stack(blocks: readonly Block[], parent: Mark, look?: TextStyle): ReactElement[] {
    let after = 0;
    return blocks.map((block, index) => {
      const spacing = spaceOf(block);
      const marginTop = index === 0 ? 0 : Math.max(after, spacing.before);
      after = spacing.after;
      return (
        <Box key={String(index)} style={{ marginTop }}>
          {this.block(block, parent, look)}
        </Box>
      );
    });
  }

  private list(list: List, parent: Mark, look?: TextStyle): ReactElement {
    const { label, gap: tight, text: own } = LISTS[list.style];
    const gap = list.loose ? Math.max(tight, LOOSE_GAP) : tight;
    const isContents = list.style === 'arenden';
    const isNested = parent.type === 'TOCI';
    const text = isContents || list.style === 'none' ? own : (look ?? own);
    const width = Math.max(isNested ? NESTED_LABEL : label, labelWidth(list, text));
    const mark = isContents
      ? addMark(parent, 'TOC')
      : addMark(parent, 'L', { listNumbering: LISTS[list.style].numbering });
    return (
      <Box>
        {list.items.map((item, index) => {
          const itemMark = addMark(mark, isContents ? 'TOCI' : 'LI');
          const itemLabel =
            item.label === ''
              ? null
              : this.text([{ kind: 'text', text: `${item.label} ` }], text, addMark(itemMark, 'Lbl'), {
                  style: { width },
                });
          const contentMark = isContents ? itemMark : addMark(itemMark, 'LBody');
          return (
            <Box key={String(index)} style={{ flexDirection: 'row', marginTop: index === 0 ? 0 : gap }}>
              {itemLabel ?? <Box style={{ width }} />}
              <Box style={{ flex: 1 }}>
                {item.content.map((block, part) => (
                  <Box key={String(part)} style={{ marginTop: part === 0 ? 0 : gap }}>
                    {isContents && block.kind === 'paragraph'
                      ? this.text(block.content, text, addMark(contentMark, 'Reference'))
                      : this.block(block, contentMark, text)}
                  </Box>
                ))}
              </Box>
            </Box>
          );
        })}
      </Box>
    );
  }

  private table(table: Table, parent: Mark, room = IN_TEXT): ReactElement {
    const mark = addMark(parent, 'Table');
    const widths = columnShares(table, room);
    const head = table.headerRows > 0 ? addMark(mark, 'THead') : null;
    const bodyMark = head ? addMark(mark, 'TBody') : mark;
    return (
      <Box isTable keepTogether={KEPT.table}>
        {table.rows.map((cells, rowIndex) => {
          const isHead = rowIndex < table.headerRows;
          const row = addMark(isHead && head ? head : bodyMark, 'TR');
          const rule = isHead ? { width: 1, color: this.accent } : { width: 0.5, color: HAIRLINE };
          return (
            <Box
              key={String(rowIndex)}
              repeats={isHead}
              keepTogether={KEPT.box}
              decor={{ bottom: rule, ...(isHead && { fill: tint(this.accent, 0.08) }) }}
              style={{ flexDirection: 'row' }}
            >
              {cells.map((cell, column) => {
                const cellMark = cell.header
                  ? addMark(row, 'TH', { scope: isHead ? 'Column' : 'Row' })
                  : addMark(row, 'TD');
                const look: TextStyle = {
                  ...TABLE.text,
                  ...(cell.header && { fontWeight: 600 }),
                  ...(cell.align && { textAlign: cell.align }),
                };
                return (
                  <Box
                    key={String(column)}
                    style={{
                      width: `${(widths[column] ?? 0) * 100}%`,
                      paddingHorizontal: TABLE.cell.x,
                      paddingVertical: TABLE.cell.y,
                    }}
                  >
                    {plain(cell.content) === ''
                      ? null
                      : this.text(cell.content, look, cellMark, {
                          longest: fitting(widths[column] ?? 0, look, room),
                        })}
                  </Box>
                );
              })}
            </Box>
          );
        })}
      </Box>
    );
  }

  private signatures(block: Extract<Block, { kind: 'signatures' }>, parent: Mark): ReactElement {
    const rows: (typeof block.signers)[] = [];
    for (let index = 0; index < block.signers.length; index += 2)
      rows.push(block.signers.slice(index, index + 2));
    return (
      <Box keepTogether={KEPT.signatures}>
        {rows.map((row, rowIndex) => (
          <Box
            key={String(rowIndex)}
            keepTogether={KEPT.signatureRow}
            style={{ flexDirection: 'row', columnGap: SIGNATURE.columnGap, marginTop: SIGNATURE.rowGap }}
          >
            {[0, 1].map((column) => {
              const signer = row[column];
              if (!signer) return <Box key={String(column)} style={{ flex: 1 }} />;
              const mark = addMark(parent, 'Sect');
              const line = (text: string, look: TextStyle) =>
                this.text([{ kind: 'text', text }], look, addMark(mark, 'P'));
              return (
                <Box key={String(column)} style={{ flex: 1 }}>
                  <Box
                    signer={signer}
                    mark={mark}
                    decor={{ bottom: { width: SIGNATURE.line, color: INK } }}
                    style={{ height: SIGNATURE.space, marginBottom: 4 }}
                  />
                  {line(signer.name, { fontSize: 10.5, lineHeight: 1.36, fontWeight: 600 })}
                  {signer.organisation
                    ? line(signer.organisation, { fontSize: 9.5, lineHeight: 1.36, color: MUTED })
                    : null}
                  {line(signer.title, { fontSize: 9.5, lineHeight: 1.36, color: MUTED })}
                </Box>
              );
            })}
          </Box>
        ))}
      </Box>
    );
  }

  private fact(group: Group, parent: Mark): ReactElement {
    const { label } = group;
    const look: TextStyle = { fontSize: 10.5, lineHeight: 1.36, fontWeight: 600 };
    const mark = label?.heading
      ? addMark(parent, 'H2', label.id === undefined ? {} : { id: label.id })
      : addMark(parent, 'P');
    return (
      <Box style={{ flexDirection: 'row' }}>
        <Box style={{ width: FACT_COLUMN, paddingRight: 12 }}>
          {this.text([{ kind: 'text', text: label?.text ?? '' }], look, mark, { longest: 14 })}
        </Box>
        <Box style={{ flex: 1 }}>{this.stack(group.content, parent, PARAGRAPHS.person.text)}</Box>
      </Box>
    );
  }

  private group(group: Group, parent: Mark, look?: TextStyle): ReactElement {
    if (group.style === 'uppgift') return this.fact(group, parent);
    const { padding, bar, tint: share, keepTogether } = GROUPS[group.style];
    const kept = group.keepTogether ? KEPT.box : keepTogether;
    const type: StructType = group.style === 'citat' ? 'BlockQuote' : 'Div';
    const mark = addMark(parent, type);
    return (
      <Box
        style={{
          paddingTop: padding?.top ?? 0,
          paddingRight: padding?.right ?? 0,
          paddingBottom: padding?.bottom ?? 0,
          paddingLeft: padding?.left ?? 0,
        }}
        {...(kept !== undefined && { keepTogether: kept })}
        {...(padding && {
          decor: {
            ...(share && { fill: tint(this.accent, share) }),
            ...(bar && { bar: { width: bar, color: this.accent } }),
          },
        })}
      >
        {this.stack(group.content, mark, look)}
      </Box>
    );
  }

  /** One block as an element of the width it is given; `look` overrides the size of running text. */
  block(block: Block, parent: Mark, look?: TextStyle): ReactElement {
    switch (block.kind) {
      case 'heading':
        return this.heading(block, parent);
      case 'paragraph': {
        const style = PARAGRAPHS[block.style];
        return this.text(
          block.content,
          block.style === 'brodtext' && look ? look : style.text,
          addMark(parent, 'P'),
          {
            ...(block.style === 'person' && { style: HANGING }),
            keepWithNext: block.keepWithNext ?? style.keepWithNext ?? leadsIn(block.content),
          },
        );
      }
      case 'list':
        return this.list(block, parent, look);
      case 'table':
        return this.table(block, parent);
      case 'signatures':
        return this.signatures(block, parent);
      case 'group':
        return this.group(block, parent, look);
      case 'figure': {
        const source = `data:image/svg+xml;base64,${Buffer.from(block.svg).toString('base64')}`;
        // @react-pdf makes a new node of an SVG image, so the mark stands on a box around it.
        const mark = block.alt === null ? {} : { mark: addMark(parent, 'Figure', { alt: block.alt }) };
        return (
          <Box isPicture {...mark}>
            <Picture
              src={source}
              style={{ width: block.width, height: block.width * heightToWidth(block.svg) }}
            />
          </Box>
        );
      }
    }
  }

  private heading(block: Extract<Block, { kind: 'heading' }>, parent: Mark): ReactElement {
    const { text } = HEADINGS[block.level];
    const look: TextStyle = { ...text, color: block.level === 3 ? INK : this.accent };
    const mark = addMark(parent, `H${block.level}`, {
      ...(block.id !== undefined && { id: block.id }),
      ...(block.outline !== undefined && {
        outline: { title: block.outline, level: Math.max(1, block.level - 1) },
      }),
    });
    const words = this.text(block.content, look, mark, { keepWithNext: true, longest: 22 });
    if (block.label === undefined) return words;
    const label = this.text(
      [{ kind: 'text', text: `${block.label} ` }],
      { ...look, color: this.accent },
      mark,
      {
        keepWithNext: true,
      },
    );
    // A label too long for its column (`§ 1112/2024`) stands on a line of its own.
    const fits = block.label.length * look.fontSize * 0.58 < LABEL_COLUMN;
    return fits ? (
      <Box style={{ flexDirection: 'row', marginLeft: -LABEL_COLUMN }}>
        <Box style={{ width: LABEL_COLUMN }}>{label}</Box>
        <Box style={{ flex: 1 }}>{words}</Box>
      </Box>
    ) : (
      <Box>
        {label}
        {words}
      </Box>
    );
  }

  /** Top-level blocks of the flow; groups without a look of their own only pass on their content. */
  flow(blocks: readonly Block[], parent: Mark, onFront: boolean): FlowBlock[] {
    return blocks.flatMap((block, index): FlowBlock[] => {
      if (
        block.kind === 'group' &&
        (block.style === 'plain' || block.style === 'framsida' || block.style === 'avslut')
      ) {
        const look = GROUPS[block.style];
        const inner = this.flow(block.content, parent, onFront || block.style === 'framsida');
        if (block.keepTogether) for (const part of inner.slice(1)) part.keepWithPrevious = true;
        const first = inner[0];
        if (first) {
          first.before = Math.max(first.before, look.before);
          first.startsPage ||= block.startsPage ?? false;
        }
        return inner;
      }
      const wide = onFront || (block.kind === 'group' && block.style === 'uppgift') || isContents(block);
      const { before, after } = spaceOf(block);
      return [
        {
          element: (
            <Sheet
              size={{ width: AREA.width }}
              wrap={false}
              style={{
                paddingLeft: wide ? 0 : LABEL_COLUMN,
                paddingRight: isRunningText(block) ? RAGGED_EDGE : 0,
              }}
            >
              {block.kind === 'table' && wide
                ? this.table(block, parent, WHOLE_WIDTH)
                : this.block(block, parent)}
            </Sheet>
          ),
          before,
          after,
          startsPage: block.kind === 'group' && (block.startsPage ?? false),
          keepWithPrevious:
            isClosing(block) ||
            isHeadOfSignatures(block, blocks[index + 1]) ||
            isAnnouncedTable(block, blocks[index - 1]),
        },
      ];
    });
  }
}

/** Text that ends at the right margin itself; a box or a table has room of its own there. */
const isRunningText = (block: Block): boolean =>
  block.kind === 'group' ? block.style !== 'beslut' : block.kind !== 'table' && block.kind !== 'signatures';

/** The last rows of a protokoll do not make a page of their own. */
const isClosing = (block: Block): boolean =>
  block.kind === 'paragraph' && (block.style === 'samarbete' || block.style === 'verifiering');

/** A table belongs to the sentence before it. */
const isAnnouncedTable = (block: Block, before: Block | undefined): boolean =>
  block.kind === 'table' && before?.kind === 'paragraph';

/** Signatures do not stand on a page that says nothing else. */
const isHeadOfSignatures = (block: Block, next: Block | undefined): boolean =>
  block.kind === 'heading' && next?.kind === 'signatures';

const isContents = (block: Block): boolean => block.kind === 'list' && block.style === 'arenden';

function spaceOf(block: Block): { before: number; after: number } {
  switch (block.kind) {
    case 'heading':
      return HEADINGS[block.level];
    case 'paragraph':
      return PARAGRAPHS[block.style];
    case 'list':
      return { before: 6, after: 7 };
    case 'table':
      return { before: 9, after: 11 };
    case 'signatures':
      return { before: 4, after: 8 };
    case 'figure':
      return { before: 8, after: 8 };
    case 'group':
      return GROUPS[block.style];
  }
}

/** Room for the longest label (`2023.`, `KS § 108/2024`) where it needs more than usual; about 0.6 em a sign. */
function labelWidth(list: List, text: TextStyle): number {
  const longest = Math.max(0, ...list.items.map((item) => [...item.label].length));
  return longest > 3 ? (longest + 1) * text.fontSize * 0.6 : 0;
}

/** @react-pdf takes an SVG image's height from the file even where its width is asked for. */
function heightToWidth(svg: string): number {
  const [, , width = 0, height = 0] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').split(/[\s,]+/).map(Number);
  if (!(width > 0 && height > 0)) throw new Error('A picture has no viewBox');
  return height / width;
}

export function buildFlow(document: DocumentTree): Flow {
  const builder = new Builder(document.accent);
  const blocks = builder.flow(document.blocks, builder.root, false);
  return { blocks, root: builder.root, carriers: builder.carriers };
}
