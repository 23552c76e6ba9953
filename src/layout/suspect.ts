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
/** A cell of the narrowest column is then still far from a page in height. */
const LONG_CELL = 250;
/** The running head takes so much. */
const LONG_LINE = 160;

const isClear = (text: string): boolean =>
  COMMON.test(text) && text.split(/[ \n\u2010\u2013\u2014-]+/u).every((word) => word.length <= LONGEST_WORD);

function isClearBlock(block: Block): boolean {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return isClear(plain(block.content));
    case 'list':
      return block.items.every((item) => item.content.every(isClearBlock));
    case 'table':
      return (
        hasRoom(block, IN_TEXT) &&
        block.rows.flat().every(({ content }) => {
          const text = plain(content);
          return text.length <= LONG_CELL && isClear(text);
        })
      );
    case 'group':
      return block.content.every(isClearBlock);
    case 'signatures':
    case 'figure':
      return true;
  }
}

/** False where something may be wider than its place, higher than a page, or in no font. */
export const surelyFits = (lines: readonly string[], blocks: readonly Block[]): boolean =>
  lines.every((line) => line.length <= LONG_LINE && isClear(line)) && blocks.every(isClearBlock);
