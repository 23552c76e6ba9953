// Small parts that have the same form wherever they stand: a diarienummer, a bilaga, the next meeting.
import { readTid } from './front.ts';
import { diarienummerIn } from './grammar.ts';
import { type Line, type Piece, piece, type ReadTid } from './paper.ts';

export function readDiarienummer(line: Line): Piece | null {
  const number = diarienummerIn(line.text);
  return number === null ? null : piece(number, [line]);
}

/** «Nästa sammanträde äger rum …» with a date that has its year. */
export function readNastaMote(lines: readonly Line[]): ReadTid | null {
  const [first, ...rest] = lines;
  if (!first) return null;
  const words = first.text
    .replace(/^.{0,40}?(?:äger rum|hålls|är|blir|sker|den)(?= )/i, '')
    .replace(/\.$/, '');
  const others = rest.map((line) => ({ ...line, text: line.text.replace(/\.$/, '') }));
  const read = readTid([{ ...first, text: words.trim() }, ...others]);
  return read.datum ? read : null;
}
