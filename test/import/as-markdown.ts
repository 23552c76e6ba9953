// A paper as Markdown, as a converter made it of a Word file: headings whose levels wander and whose words are bold
// here and there, `**att**`, lists, names on lines that end with two spaces.
import { plainText } from '../../src/compose/inline.ts';
import type { Inline } from '../../src/domain/document.ts';
import type { Look, PaperLine } from './lines.ts';
import type { Paper, PaperBlock, PaperItem, Prose } from './paper.ts';
import { pick } from './random.ts';

const escaped = (text: string): string => text.replace(/[\\*_[\]<>`|~]/gu, '\\$&');
/** What would begin a list, a heading or a quotation. */
const begun = (text: string): string =>
  text.replace(/^(?:[-+#>])/u, '\\$&').replace(/^(\d+)([.)])/u, '$1\\$2');

const inline = (content: readonly Inline[]): string => content.map(inlinePart).join('');

function inlinePart(part: Inline): string {
  switch (part.kind) {
    case 'text':
      return escaped(part.text);
    case 'break':
      return '  \n';
    case 'strong':
      return `**${inline(part.children)}**`;
    case 'emphasis':
      return `*${inline(part.children)}*`;
    case 'language':
      return inline(part.children);
    case 'link':
      return part.href.startsWith('#') ? inline(part.children) : `[${inline(part.children)}](${part.href})`;
  }
}

class MarkdownMaker {
  readonly lines: PaperLine[] = [];
  private readonly look: Look;
  /** How the number and the words of headings are set; some change in the middle of the document. */
  private heading: { level: number; bold: boolean };
  private readonly plainLetters: boolean;
  private readonly labels: 'heading' | 'bold';

  constructor(look: Look) {
    this.look = look;
    this.heading = { level: pick(look.random, [3, 2]), bold: look.random() < 0.4 };
    this.plainLetters = look.random() < 0.5;
    this.labels = pick(look.random, ['heading', 'bold']);
  }

  /** `text` may hold hard breaks. */
  private put(part: PaperLine['part'], text: string, gap = true): void {
    for (const [index, row] of text.split('\n').entries())
      this.lines.push({
        part,
        marker: '',
        text: row,
        level: 0,
        continues: false,
        gap: gap && index === 0,
        newPage: false,
      });
  }

  private head(part: PaperLine['part'], text: string, deeper = 0): void {
    const { level, bold } = this.heading;
    this.put(part, `${'#'.repeat(level + deeper)} ${bold ? `**${text}**` : text}`);
  }

  private label(text: string): void {
    if (this.labels === 'bold' || this.look.random() < 0.3) this.put('label', `**${text}**`);
    else this.head('label', text);
  }

  private rows(part: PaperLine['part'], rows: readonly string[]): void {
    const apart = this.look.random() < 0.15;
    for (const [index, row] of rows.entries()) {
      const isLast = index === rows.length - 1;
      this.put(part, begun(escaped(row)) + (apart || isLast ? '' : '  '), apart || index === 0);
    }
  }

  private items(items: readonly PaperItem[], indent: string): void {
    for (const [index, { marker, content }] of items.entries()) {
      const mark = /^\d/.test(marker) ? marker : '-';
      const [first, ...rest] = content;
      const deeper = indent + ' '.repeat(mark.length + 1);
      if (first?.kind === 'text')
        this.put(
          'item',
          `${indent}${mark} ${inline(first.content).replaceAll('\n', `\n${deeper}`)}`,
          index === 0 && indent === '',
        );
      else if (first?.kind === 'list') this.items(first.items, deeper);
      this.prose(rest, 'item', deeper);
    }
  }

  private prose(prose: readonly Prose[], part: PaperLine['part'], indent = ''): void {
    for (const block of prose) {
      if (block.kind === 'list') this.items(block.items, indent);
      else if (block.kind === 'heading')
        this.put(
          'heading',
          `${indent}${indent === '' && this.look.random() < 0.3 ? '##### ' : ''}**${escaped(plainText(block.content))}**`,
        );
      else if (block.kind === 'table') this.table(block.rows);
      else this.put(part, indent + begun(inline(block.content)).replaceAll('\n', `\n${indent}`));
    }
  }

  private table(rows: readonly Inline[][][]): void {
    for (const [index, row] of rows.entries()) {
      this.put('text', `| ${row.map(inline).join(' | ')} |`, index === 0);
      if (index === 0) this.put('text', `|${' --- |'.repeat(row.length)}`, false);
    }
  }

  block(block: PaperBlock): void {
    switch (block.kind) {
      case 'title':
        this.put(
          'title',
          block.level === 3 ? block.text : `${'#'.repeat(block.level)} ${escaped(block.text)}`,
        );
        return;
      case 'agenda':
        this.put('label', `### ${block.heading}`);
        for (const [index, { label, text, under }] of block.entries.entries()) {
          this.put('agenda', `- ${label} ${escaped(text)}`, index === 0);
          for (const sub of under) this.put('agenda', `  - ${sub.label} ${escaped(sub.text)}`, false);
        }
        return;
      case 'fact':
        this.put('text', `**${block.label}** ${escaped(block.text)}`);
        return;
      case 'people':
        this.label(escaped(block.label));
        if (block.aside !== null) this.put('label', block.aside);
        this.rows('name', block.rows);
        return;
      case 'signing':
        this.label(block.heading);
        for (const { name, role } of block.signers) this.rows('signing', ['.....', name, role]);
        return;
      case 'paragraf':
        if (this.look.random() < 0.2)
          this.heading = { level: pick(this.look.random, [2, 3]), bold: this.look.random() < 0.4 };
        if (!block.label.includes('§')) {
          this.head('rubrik', escaped(`${block.label} ${block.rubrik}`));
          return;
        }
        this.head('number', block.label);
        this.head('rubrik', escaped(block.rubrik), 1);
        return;
      case 'underpunkt': {
        const text = escaped(`${block.label} ${block.rubrik}`.trim());
        if (this.plainLetters) this.put('underpunkt', begun(text));
        else this.head('underpunkt', text, 2);
        return;
      }
      case 'speakers': {
        const text = `Föredragande: ${escaped(block.text)}`;
        this.put('speakers', this.look.random() < 0.6 ? `*${text}*` : text);
        return;
      }
      case 'lead':
        this.head('lead', escaped(block.text), this.look.random() < 0.5 ? 0 : 1);
        return;
      case 'clause':
        this.clause(block.marker, block.content);
        return;
      case 'recipients':
        this.label(escaped(block.label));
        this.rows('recipient', block.names);
        return;
      case 'logos':
        this.put('logo', block.lead);
        this.rows('logo', block.names);
        return;
      case 'notice':
        this.put('notice', `${escaped(block.text)}  `);
        if (block.address !== '')
          this.put('notice', this.look.random() < 0.5 ? `<${block.address}>` : block.address, false);
        return;
      default:
        this.prose([block], 'text');
        return;
    }
  }

  private clause(marker: string, [first, ...rest]: readonly Prose[]): void {
    if (first?.kind !== 'text') throw new Error('a clause begins with words');
    const mark = marker === 'att' ? '**att** ' : marker === '' ? '' : `${marker} `;
    this.put('clause', mark + inline(first.content), true);
    this.prose(rest, 'clause', /^\d/.test(marker) ? '   ' : '');
  }
}

export function markdownLines(paper: Paper, look: Look): PaperLine[] {
  const maker = new MarkdownMaker(look);
  for (const block of paper.blocks) maker.block(block);
  return maker.lines;
}

export function joinMarkdown(lines: readonly PaperLine[]): string {
  return `${lines.map(({ gap, text }, index) => (gap && index > 0 ? `\n${text}` : text)).join('\n')}\n`;
}
