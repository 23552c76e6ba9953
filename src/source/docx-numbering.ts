// The numbers that Word itself sets before paragraphs (ECMA-376, part 1, 17.9): they stand on the paper but not in the
// text. Each is put into its paragraph as words between two private characters, for `docx.ts` to take out again.
import sax from 'sax';
import type { Parts } from './docx-parts.ts';
import { MAIN } from './docx-parts.ts';

const [OPEN, CLOSE] = ['\ue0f0', '\ue0f1'];
const LABELLED = new RegExp(`^\\s*${OPEN}([^${OPEN}${CLOSE}]*)${CLOSE}\\s*`);

/** The label that was put before the words, and the words. */
export function splitLabel(text: string): { label: string | null; length: number } {
  const match = LABELLED.exec(text);
  return match ? { label: match[1] ?? '', length: match[0].length } : { label: null, length: 0 };
}

interface Level {
  start: number;
  format: string;
  text: string;
}

type Levels = Map<number, Level>;

interface Numbering {
  /** numId → its levels; `list` is shared by all that count together. */
  nums: Map<string, { list: string; levels: Levels; restarts: Map<number, number> }>;
  /** Style → the list and level that it stands in. */
  styles: Map<string, Place>;
}

interface Place {
  numId: string | null;
  level: number | null;
  /** Of a style. */
  basedOn?: string;
}

type Attributes = Record<string, string>;

/** Walks a part; `path` is the names of the elements around, the element itself last. */
function walk(
  xml: string,
  onOpen: (name: string, attributes: Attributes, path: readonly string[]) => void,
  onClose: (name: string, end: number) => void = () => {},
): void {
  const parser = sax.parser(true, { position: true });
  const path: string[] = [];
  parser.onopentag = ({ name, attributes }) => {
    path.push(name);
    onOpen(name, attributes as Attributes, path);
  };
  parser.onclosetag = (name) => {
    path.pop();
    onClose(name, parser.position);
  };
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(xml).close();
}

function readNumbering(parts: Parts): Numbering {
  const abstracts = new Map<string, Levels>();
  const numbering: Numbering = { nums: new Map(), styles: new Map() };
  let [abstractId, numId, level, style] = ['', '', 0, ''];
  const of = (attributes: Attributes): string => attributes['w:val'] ?? '';
  walk(parts.get('word/numbering.xml') ?? '<x/>', (name, attributes, path) => {
    const current = abstracts.get(abstractId)?.get(level);
    const isAbstract = path.includes('w:abstractNum');
    if (name === 'w:abstractNum') {
      abstractId = attributes['w:abstractNumId'] ?? '';
      abstracts.set(abstractId, new Map());
    } else if (name === 'w:lvl' && isAbstract) {
      level = Number(attributes['w:ilvl'] ?? 0);
      abstracts.get(abstractId)?.set(level, { start: 1, format: 'decimal', text: '' });
    } else if (isAbstract && current && name === 'w:start') current.start = Number(of(attributes)) || 0;
    else if (isAbstract && current && name === 'w:numFmt') current.format = of(attributes);
    else if (isAbstract && current && name === 'w:lvlText') current.text = of(attributes);
    else if (name === 'w:num') numId = attributes['w:numId'] ?? '';
    else if (name === 'w:abstractNumId') {
      const list = of(attributes);
      numbering.nums.set(numId, { list, levels: abstracts.get(list) ?? new Map(), restarts: new Map() });
    } else if (name === 'w:lvlOverride') level = Number(attributes['w:ilvl'] ?? 0);
    else if (name === 'w:startOverride')
      numbering.nums.get(numId)?.restarts.set(level, Number(of(attributes)) || 0);
  });
  walk(parts.get('word/styles.xml') ?? '<x/>', (name, attributes) => {
    if (name === 'w:style') {
      style = attributes['w:styleId'] ?? '';
      numbering.styles.set(style, { numId: null, level: null });
    }
    const place = numbering.styles.get(style);
    if (!place) return;
    if (name === 'w:numId') place.numId = of(attributes);
    else if (name === 'w:ilvl') place.level = Number(of(attributes));
    else if (name === 'w:basedOn') place.basedOn = of(attributes);
  });
  return numbering;
}

const ROMAN: readonly [number, string][] = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
  ] as const),
  ...([
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
].map(([value, letters]) => [value, letters]);

function roman(number: number): string {
  let [rest, letters] = [number, ''];
  for (const [value, sign] of ROMAN)
    while (rest >= value) {
      letters += sign;
      rest -= value;
    }
  return letters;
}

/** Larger ones are not counted out in letters. */
const MAX_LETTERS = 3999;

function formatted(number: number, format: string): string {
  const isSmall = number > 0 && number <= MAX_LETTERS;
  const letter = String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.min(4, Math.ceil(number / 26)));
  switch (format) {
    case 'lowerLetter':
      return isSmall ? letter : String(number);
    case 'upperLetter':
      return isSmall ? letter.toUpperCase() : String(number);
    case 'lowerRoman':
      return isSmall ? roman(number) : String(number);
    case 'upperRoman':
      return isSmall ? roman(number).toUpperCase() : String(number);
    case 'decimalZero':
      return String(number).padStart(2, '0');
    default:
      return String(number);
  }
}

/** Counts through a document. */
class Counters {
  private readonly numbering: Numbering;
  private readonly counts = new Map<string, number[]>();
  private readonly begun = new Set<string>();

  constructor(numbering: Numbering) {
    this.numbering = numbering;
  }

  /** What a style says, or one that it builds on. */
  styled(style: string): Place {
    let place = this.numbering.styles.get(style);
    for (let hop = 0; hop < 10 && place && place.numId === null && place.basedOn; hop++)
      place = this.numbering.styles.get(place.basedOn);
    return place ?? { numId: null, level: null };
  }

  /** The label of the next paragraph there; null for none, and for a bullet. */
  label(numId: string, level: number): string | null {
    const num = this.numbering.nums.get(numId);
    const own = num?.levels.get(level);
    if (!num || !own || own.format === 'bullet' || own.format === 'none') return null;
    const counts = this.counts.get(num.list) ?? [];
    this.counts.set(num.list, counts);
    const restart = num.restarts.get(level);
    const key = `${numId} ${level}`;
    if (restart !== undefined && !this.begun.has(key)) counts[level] = restart;
    else counts[level] = (counts[level] ?? own.start - 1) + 1;
    this.begun.add(key);
    counts.length = level + 1;
    const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const other = num.levels.get(at);
      return formatted(counts[at] ?? other?.start ?? 1, other?.format ?? 'decimal');
    });
    return /[\p{L}\d]/u.test(text) ? text : null;
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The parts with the labels in the body; throws where the XML is broken. */
export function withLabels(parts: Parts): Parts {
  const body = parts.get(MAIN) ?? '';
  const counters = new Counters(readNumbering(parts));
  const inserts: { at: number; label: string }[] = [];
  let place: Place = { numId: null, level: null };
  let style = '';
  walk(
    body,
    (name, attributes, path) => {
      if (name === 'w:pPr') [place, style] = [{ numId: null, level: null }, ''];
      // What stands in `pPrChange` was so before a change.
      if (path.includes('w:pPrChange') || !path.includes('w:pPr')) return;
      if (name === 'w:pStyle') style = attributes['w:val'] ?? '';
      else if (name === 'w:numId') place.numId = attributes['w:val'] ?? '';
      else if (name === 'w:ilvl') place.level = Number(attributes['w:val'] ?? 0);
    },
    (name, end) => {
      if (name !== 'w:pPr') return;
      const styled = counters.styled(style);
      const numId = place.numId ?? styled.numId;
      const label = numId && numId !== '0' ? counters.label(numId, place.level ?? styled.level ?? 0) : null;
      if (label) inserts.push({ at: end, label });
    },
  );
  let [text, from] = ['', 0];
  for (const { at, label } of inserts) {
    text += `${body.slice(from, at)}<w:r><w:t xml:space="preserve">${OPEN}${escaped(label)}${CLOSE}</w:t></w:r>`;
    from = at;
  }
  return new Map(parts).set(MAIN, text + body.slice(from));
}
