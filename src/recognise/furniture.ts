// What stands on the paper because it is paper: page numbers, running heads, the notice of the signature, the row of
// logotypes. It is set aside before anything else is read, and told in the meeting file.
import type { Organ } from '../domain/organ.ts';

import { isAttSats, isClosing, leadInOf, numberedClause, recipientsIn } from './grammar.ts';
import { type Line, writtenOf } from './paper.ts';

const PAGE_NUMBER =
  /^(?:(?:sida|sid\.?|s\.) ?\d{1,3}(?: ?(?:av|\/|\() ?\d{1,3}\)?)?|\d{1,3} ?\(\d{1,3}\)|[-–] ?\d{1,3} ?[-–])$/i;
const NOTICE = [
  /^det här dokumentet är elektroniskt (?:underskrivet|undertecknat|signerat)\b.{0,200}$/i,
  /^var vänlig verifiera dokumentet på .{0,200}$/i,
  /^(?:dokumentet|detta dokument|protokollet) är (?:elektroniskt|digitalt) (?:underskrivet|undertecknat|signerat|justerat)\b.{0,200}$/i,
  /^<?https?:\/\/\S+\/validate\/?>?$/i,
];
/** Words of a running head beside the body's own. */
const HEAD_WORDS = new Set(['sida', 'sid', 'av', 'dnr', 'datum']);

/** Letters of a line that stands with others like it in the head of a page. */
const SIGNING_ROW =
  /^(?:ordförandens|justerandes?|utdragsbestyrkande|justerares) ?(?:sign(?:atur)?|signatur)?\.?$/i;

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];

/** An item of a list that was taken for a running head still has its bullet. */
const ITEM = /^([•–-]) (?!\d{1,3} ?[-–]?$)(\S.*)$/su;

function asItem(line: Line): Line {
  const [, marker, text] = (line.furniture && ITEM.exec(line.text)) || [];
  if (!marker || !text) return line;
  return { ...line, marker, text, markdown: line.markdown.replace(/^\\?[•–-] /, ''), level: 1 };
}

/** Whether a line is furniture of its page; `names` are what a running head of the body names. */
function isFurniture(line: Line, names: readonly string[], began: boolean, organ: Organ): boolean {
  const known = new Set(names.flatMap((name) => name.split(' ')));
  const { text } = line;
  // «LSVO beslutar» stands at the top of many pages without being part of them.
  if (leadInOf(text, organ) || recipientsIn(text) || isClosing(text)) return false;
  if (isAttSats(text) || numberedClause(text) || ITEM.test(text)) return false;
  // The dash of «- 3 -» was taken for a bullet.
  if (PAGE_NUMBER.test(text) || PAGE_NUMBER.test(writtenOf(line))) return true;
  if (line.furniture || NOTICE.some((notice) => notice.test(text))) return true;
  if (SIGNING_ROW.test(text)) return true;
  if (!began || text.length > 90) return false;
  // «LSVO  Sammanträdesprotokoll  2023-11-17  3 (8)» again, after the front page.
  const words = wordsIn(text);
  const isKnown = (word: string): boolean => known.has(word) || HEAD_WORDS.has(word) || /^\d+$/.test(word);
  const compact = words.join(' ');
  const isNamed = names.some((name) => compact.includes(name));
  return /\d/.test(text) && isNamed && words.every(isKnown);
}

/** The last row, «Ett samarbete mellan …», whose names may be broken over lines and pages. */
function logotypeRow(
  lines: readonly Line[],
  { samarbete }: Pick<Organ, 'samarbete'>,
  isOther: (line: Line) => boolean,
): ReadonlySet<number> {
  const start = lines.findLastIndex(({ text }) => /^ett samarbete mellan/i.test(text));
  if (start < 0) return new Set();
  const parties = new Set(wordsIn(`Ett samarbete mellan och ${samarbete.join(' ')}`));
  const row = new Set<number>();
  for (const line of lines.slice(start)) {
    if (isOther(line)) continue;
    if (!wordsIn(line.text).every((word) => parties.has(word))) break;
    row.add(line.index);
  }
  return row;
}

/** The first lines may be the title: what a running head says is told there for the first time. */
const TITLE = 2;

export function setAside(
  lines: readonly Line[],
  organ: Organ,
  isHeading: (line: Line) => boolean,
): { lines: Line[]; furniture: Line[] } {
  const names = [organ.kortnamn, organ.namn, organ.dokumenttyp, 'protokoll', 'protokollet'].map((name) =>
    wordsIn(name).join(' '),
  );
  const began = lines.findIndex(isHeading);
  const isAside = (line: Line, place: number): boolean =>
    isFurniture(line, names, place > TITLE || (began >= 0 && place > began), organ);
  const row = logotypeRow(lines, organ, (line) => isAside(line, lines.length));
  const result = { lines: [] as Line[], furniture: [] as Line[] };
  for (const [place, line] of lines.entries()) {
    const furniture = row.has(line.index) || isAside(line, place);
    (furniture && !isHeading(line) ? result.furniture : result.lines).push(asItem(line));
  }
  return result;
}
