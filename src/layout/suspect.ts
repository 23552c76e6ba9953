// Most meetings can be told to fit without being laid out. `kontrollera` lays out only those that this cannot clear;
// `test/suspect.test.ts` holds it against the layout itself.
import type { Block } from '../domain/document.ts';
import { hasRoom, IN_TEXT } from './columns.ts';
import { plain } from './plain.ts';

/** What all our fonts have, in every weight: Latin letters of Europe's languages, digits, common signs. */
const COMMON =
  /^[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u2010\u2011\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]*$/u;

/** A line of text, the running head and a place for a signature take a word of so many letters. */
const LONGEST_WORD = 30;
/** A list or a quotation takes no more than this from a table inside it, in points. */
const INDENT = 30;
const IN_BESLUT = IN_TEXT.least - 10;

/** A cell of the narrowest column is then still far from a page in height. */
const LONG_CELL = 250;
/** The running head takes one word of the meeting's own of this length beside the body's. */
const LONG_HEAD = 40;

/** Where a line can break without a hyphen. */
const BREAKS = new Set([...' \n-\u2010\u2013\u2014'].map((sign) => sign.charCodeAt(0)));

function hasLongWord(text: string): boolean {
  for (let index = 0, length = 0; index < text.length; index++) {
    length = BREAKS.has(text.charCodeAt(index)) ? 0 : length + 1;
    if (length > LONGEST_WORD) return true;
  }
  return false;
}

const isClear = (text: string): boolean => COMMON.test(text) && !hasLongWord(text);

/** `width` of a table here, in points. */
function isClearBlock(block: Block, width: number): boolean {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return isClear(plain(block.content));
    case 'list':
      return block.items.every((item) => item.content.every((inner) => isClearBlock(inner, width - INDENT)));
    case 'table':
      return (
        hasRoom(block, width) &&
        block.rows.flat().every(({ content }) => {
          const text = plain(content);
          return text.length <= LONG_CELL && isClear(text);
        })
      );
    case 'group':
      return block.content.every((inner) => isClearBlock(inner, width - INDENT));
    case 'signatures':
    case 'figure':
      return true;
  }
}

/** A text of the document; `inBeslut` where it stands in a decision, which has less room for a table. */
export interface SuspectText {
  blocks: readonly Block[];
  inBeslut: boolean;
}

/** Nothing in these lines can be wider than its place or in no font. `head` is what the meeting says in the running head. */
export const linesSurelyFit = (lines: readonly string[], head = ''): boolean =>
  head.length <= LONG_HEAD && lines.every(isClear);

/** The blocks that may be wider than their place, higher than a page, or in no font, each as it stands in a document. */
export const suspectBlocks = (texts: readonly SuspectText[]): Block[] =>
  texts.flatMap(({ blocks, inBeslut }) => {
    const suspects = blocks.filter((block) => !isClearBlock(block, inBeslut ? IN_BESLUT : IN_TEXT.width));
    return inBeslut ? suspects.map(asBeslut) : suspects;
  });

const asBeslut = (block: Block): Block => ({
  kind: 'group',
  style: 'beslut',
  content: [{ kind: 'list', style: 'att', items: [{ label: 'att', content: [block] }] }],
});
