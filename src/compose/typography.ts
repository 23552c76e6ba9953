// Swedish typography, applied once to every text of the document (`standarder.md` § 6): no-break spaces after
// § and in dates, amounts and clock times, en dashes in ranges, Swedish quotation marks.
// Letters and digits are never changed: only white space, hyphens, dashes, quotation marks and the room around §.
import { MONTHS as MONTH_NAMES } from '../calendar/swedish-dates.ts';
import type { Block, DocumentTree, Inline, RunningHead } from '../domain/document.ts';

const NBSP = '\u00A0';
const MONTHS = MONTH_NAMES.join('|');
const MONEY = 'kr|kronor|tkr|mkr|mnkr|msek|sek';
/** Words that show that `2-5` before them is a range and no code. */
const COUNTED = `${MONEY}|%|procent|st|stycken|år|månader|veckor|dagar|timmar|minuter|personer|ledamöter|platser|${MONTHS}`;
const SPACE = `[ ${NBSP}]`;
/** A hyphen or dash of a range with the white space around it. */
const DASH = `${SPACE}*[-–]${SPACE}*`;
const CLOCK = '(?:[01]?\\d|2[0-4])(?:[.:][0-5]\\d)';
/** `12`, `12/24`, `117 a`. */
const NUMBER = '\\d+(?:/\\d{2,4})?';

// Lengths are bounded, so that time grows with the text and not with its square.
const EMAIL = /[\p{L}\d._%+-]{1,64}@[\p{L}\d.-]{1,255}/giu;

/** What no rule may touch: addresses, ISO dates, diarienummer, phone numbers. */
const PROTECTED = [
  /\b(?:https?|mailto):\/*\S+|\bwww\.\S+/giu,
  /\b(?:[\p{L}\d-]{1,63}\.){1,8}(?:se|com|org|eu|nu|net)\b(?:\/\S*)?/giu,
  /\b\d{4}-\d{2}(?:-\d{2})?\b/gu,
  /\b(?:\p{Lu}{1,10}[ /-]?(?:\d{2}-)?)?\d{4}[/:]\d{2,9}(?:-\d{1,9})*\b/gu,
  /\b\p{Lu}{1,10}[/ ]?\d{4}[-:]\d{1,9}(?:-\d{1,9})*\b/gu,
  /\+\d[\d ()\u00A0-]{6,20}\d/gu,
  /(?<![\d.,/])0\d{1,3}[-–/ \u00A0]\d[\d \u00A0]{4,16}\d\b/gu,
];

type Edits = Map<number, { remove: boolean; insert: string }>;

class Editor {
  private readonly text: string;
  private readonly isProtected: Uint8Array;
  readonly edits: Edits = new Map();

  constructor(text: string) {
    this.text = text;
    this.isProtected = new Uint8Array(text.length + 1);
    for (const pattern of text.includes('@') ? [EMAIL, ...PROTECTED] : PROTECTED)
      for (const match of text.matchAll(pattern))
        this.isProtected.fill(1, match.index, match.index + match[0].length);
  }

  /** Replaces the character at `index`; the first rule that wants it wins. */
  private put(index: number, insert: string): void {
    if (!this.isProtected[index] && this.text[index] !== insert && !this.edits.has(index))
      this.edits.set(index, { remove: true, insert });
  }

  private insertBefore(index: number, insert: string): void {
    if (!(this.isProtected[index] && this.isProtected[index - 1]) && !this.edits.has(index))
      this.edits.set(index, { remove: false, insert });
  }

  /** Makes the white space after group 1 one no-break space. */
  glue(pattern: RegExp): void {
    for (const match of this.text.matchAll(pattern)) this.glueAt(match.index + (match[1] ?? '').length);
  }

  glueAt(from: number): void {
    let end = from;
    while (this.text[end] === ' ' || this.text[end] === NBSP) end++;
    if (end === from) this.insertBefore(from, NBSP);
    for (let index = from; index < end; index++) this.put(index, index === from ? NBSP : '');
  }

  /** Writes the dash between group 1 and what follows as an en dash without white space. */
  range(pattern: RegExp): void {
    for (const match of this.text.matchAll(pattern)) {
      const from = match.index + (match[1] ?? '').length;
      const gap = match[2] ?? '';
      for (let index = 0; index < gap.length; index++)
        this.put(from + index, /[-–]/u.test(gap[index] ?? '') ? '–' : '');
    }
  }

  replace(pattern: RegExp, insert: string): void {
    for (const match of this.text.matchAll(pattern)) this.put(match.index, insert);
  }

  space(pattern: RegExp): void {
    for (const match of this.text.matchAll(pattern)) this.insertBefore(match.index, ' ');
  }
}

const re = (source: string): RegExp => new RegExp(source, 'giu');

const RULES = {
  range: [
    // § 108 - § 117, §§ 12-17, § 12/24 - § 22/24
    re(`(§${SPACE}*${NUMBER})(${DASH})(?=§?${SPACE}*\\d)`),
    // 13:00-16:00, kl. 9-15, kl. 8.15-12
    re(`(?<![\\d.:-])(${CLOCK})(${DASH})(?=${CLOCK}(?![\\d.:-]))`),
    re(`(\\b(?:kl\\.?|klockan)${SPACE}*\\d{1,2}(?:[.:]\\d{2})?)(${DASH})(?=\\d{1,2}(?![\\d-]))`),
    // 2023-2026
    re(`(?<![\\d/:–-])((?:19|20)\\d{2})(${DASH})(?=(?:19|20)\\d{2}(?![\\d/:–-]))`),
    // 2-5 personer, 20-40 %, 17-19 november
    re(`(?<![\\p{L}\\d/:.,–-])(\\d{1,3})(${DASH})(?=\\d{1,3}${SPACE}*(?:${COUNTED})(?![\\p{L}\\d]))`),
    // s. 3-5
    re(`((?<!\\p{L})(?:s\\.|sid\\.|sidan|sidorna)${SPACE}*\\d{1,4})(${DASH})(?=\\d{1,4}(?![\\d/:-]))`),
    // 3 maj-5 juni
    re(`((?<!\\d)\\d{1,2}${SPACE}*(?:${MONTHS}))(${DASH})(?=\\d{1,2}${SPACE}+(?:${MONTHS})(?!\\p{L}))`),
    // januari-mars
    re(`(?<![\\p{L}-])(${MONTHS})(${DASH})(?=(?:${MONTHS})(?![\\p{L}-]))`),
  ],
  glue: [
    re(`(§)(?=${SPACE}*\\d)`),
    re(`(\\d)(?=${SPACE}*§(?!§|${SPACE}*\\d))`),
    re(`((?<![\\p{L}\\d])(?:kl\\.?|klockan|s\\.|sid\\.|nr\\.?|dnr))(?=${SPACE}+\\d)`),
    re(`((?<![\\d.,:/-])(?:[12]?\\d|3[01]))(?=${SPACE}+(?:${MONTHS})(?![\\p{L}]))`),
    re(`(\\d)(?=${SPACE}*(?:%(?![\\p{L}\\d-])|(?:${MONEY})(?![\\p{L}\\d])))`),
    re(`(\\d)(?=${SPACE}+(?:miljoner|miljarder|kap\\.)(?![\\p{L}\\d]))`),
    // Region Blekinge, Karlskrona kommun: a name is not divided between two lines.
    re(`((?<!\\p{L})Region)(?=${SPACE}+Blekinge(?!\\p{L}))`),
    re(`((?:Karlshamns|Karlskrona|Olofströms|Ronneby|Sölvesborgs))(?=${SPACE}+kommun(?!\\p{L}))`),
  ],
  /** Every gap of a number in groups of three, `1 200 000`. */
  thousands: /(?<![\d.,:/+–-]|\d[ \u00A0])([1-9]\d{0,2})((?:[ \u00A0]\d{3})+)(?![\d:/–-]|[ \u00A0]\d)/gu,
  spacedHyphen: /(?<=[^\s\u00A0][ \u00A0])-(?=[ \u00A0](?!(?:och|eller|samt|till)\b)[^\s\u00A0])/giu,
  quote: /["“„]/gu,
  beforeSection: /(?<=[\p{L}\d,;])§(?=[\s\u00A0]*\d|§)/gu,
};

/** Without any of these there is nothing to set. */
const MAY_CHANGE = /[\d§"“„-]|Region|kommun/u;

function findEdits(text: string): Edits {
  if (!MAY_CHANGE.test(text)) return new Map();
  const editor = new Editor(text);
  for (const rule of RULES.range) editor.range(rule);
  for (const rule of RULES.glue) editor.glue(rule);
  for (const match of text.matchAll(RULES.thousands)) {
    const start = match.index + (match[1] ?? '').length;
    for (let offset = 0; offset < (match[2] ?? '').length; offset += 4) editor.glueAt(start + offset);
  }
  editor.replace(RULES.spacedHyphen, '–');
  editor.replace(RULES.quote, '”');
  editor.space(RULES.beforeSection);
  return editor.edits;
}

function apply(text: string, edits: Edits, from = 0): string {
  let out = '';
  for (let index = 0; index < text.length; index++) {
    const edit = edits.get(from + index);
    out += edit ? edit.insert + (edit.remove ? '' : text[index]) : text[index];
  }
  return out;
}

/** Rules may open the way for each other (`150000kr` → `150000 kr`), so they run until nothing changes. */
const ROUNDS = 6;

/** Sets one text; setting it again changes nothing. */
export function setText(text: string): string {
  let current = text;
  for (let round = 0; round < ROUNDS; round++) {
    const edits = findEdits(current);
    if (edits.size === 0) break;
    current = apply(current, edits);
  }
  return current;
}

interface Leaf {
  text: string;
  /** Text in another language keeps that language's own habits. */
  isForeign: boolean;
}

function collect(content: readonly Inline[], isForeign: boolean, leaves: Leaf[]): void {
  for (const part of content) {
    if (part.kind === 'text') leaves.push({ text: part.text, isForeign });
    else if (part.kind === 'break') leaves.push({ text: '\n', isForeign: true });
    else collect(part.children, isForeign || part.kind === 'language', leaves);
  }
}

function rebuild(content: readonly Inline[], texts: Iterator<string>): Inline[] {
  return content.map((part): Inline => {
    if (part.kind === 'text') return { ...part, text: texts.next().value as string };
    if (part.kind === 'break') {
      texts.next();
      return part;
    }
    return { ...part, children: rebuild(part.children, texts) };
  });
}

/** Sets a paragraph as one text, so that `§ **12**` and `kl. *9*` are set as well. */
export function setInlines(content: readonly Inline[]): Inline[] {
  const leaves: Leaf[] = [];
  collect(content, false, leaves);
  let texts = leaves.map((leaf) => leaf.text);
  for (let round = 0; round < ROUNDS; round++) {
    const edits = findEdits(texts.join(''));
    let from = 0;
    const next = texts.map((text, index) => {
      const set = leaves[index]?.isForeign ? text : apply(text, edits, from);
      from += text.length;
      return set;
    });
    if (next.every((text, index) => text === texts[index])) break;
    texts = next;
  }
  return rebuild(content, texts[Symbol.iterator]());
}

export function setBlock(block: Block): Block {
  switch (block.kind) {
    case 'heading':
      return {
        ...block,
        content: setInlines(block.content),
        ...(block.label !== undefined && { label: setText(block.label) }),
        ...(block.outline !== undefined && { outline: setText(block.outline) }),
      };
    case 'paragraph':
      return { ...block, content: setInlines(block.content) };
    case 'list':
      return {
        ...block,
        items: block.items.map((item) => ({
          label: setText(item.label),
          content: item.content.map(setBlock),
        })),
      };
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, content: setInlines(cell.content) }))),
      };
    case 'group':
      return {
        ...block,
        ...(block.label && { label: { ...block.label, text: setText(block.label.text) } }),
        content: block.content.map(setBlock),
      };
    case 'signatures':
    case 'figure':
      return block;
  }
}

/** The one place where the document's words are set. Names of signers stay as written: they are data. */
export function setTree(tree: DocumentTree): DocumentTree {
  return {
    ...tree,
    title: setText(tree.title),
    subject: setText(tree.subject),
    runningHead: setHead(tree.runningHead),
    blocks: tree.blocks.map(setBlock),
  };
}

function setHead({ left, right, mark }: RunningHead): RunningHead {
  return { left: setText(left), right: right.map(setText), mark: mark === null ? null : setText(mark) };
}
