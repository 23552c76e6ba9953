// The tagged text of a reading, in structure order (ISO 32000-1, 14.8.2.3): the tag tree as readable lines, the
// plain text, and the text of artifacts. Tests compare these with the source: text in = text out.

import { PDFNumber } from 'pdf-lib';
import type { ContentItem, MarkedContent, TextRun } from './interpret.ts';
import type { AnnotationReading, PdfReading } from './read.ts';
import { attribute, attributeName, type StructElement, type StructKid, type StructTree } from './tree.ts';

const GAP = 0.2;
const NEW_LINE = 0.6;

const INLINE_TYPES = new Set(
  'Span Quote Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP'.split(' '),
);

/** Text with the place where it begins and ends; both are null for text that is painted nowhere. */
interface Piece {
  text: string;
  first: TextRun | null;
  last: TextRun | null;
}

export function structureText(reading: PdfReading): string {
  const { tree } = reading;
  if (!tree) return '';
  const annotations = new Map(reading.annotations.map((annotation) => [annotation.dict, annotation]));
  const lines: string[] = [];
  const walk = (element: StructElement, level: number): void => {
    lines.push('  '.repeat(level) + describe(element, tree, annotations));
    for (const kid of element.kids) {
      if (kid.kind === 'element') walk(kid.element, level + 1);
    }
  };
  for (const element of tree.elements) walk(element, 0);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** One line for each block element that holds text of its own. */
export function plainText(reading: PdfReading): string {
  const lines: string[] = [];
  let pending: Piece[] = [];
  const flush = (): void => {
    const text = join(pending);
    if (text !== '') lines.push(text);
    pending = [];
  };
  const walk = (element: StructElement): void => {
    if (INLINE_TYPES.has(element.type)) {
      pending.push(...piecesOf(element));
      return;
    }
    flush();
    if (element.actualText !== null) pending.push(...piecesOf(element));
    else {
      for (const kid of element.kids) {
        if (kid.kind === 'element') walk(kid.element);
        else if (kid.kind === 'content' && kid.mark) pending.push(...markPieces(kid.mark));
      }
    }
    flush();
  };
  for (const element of reading.tree?.elements ?? []) walk(element);
  flush();
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** One line for each artifact that shows text: page, kind, text. */
export function artifactText(reading: PdfReading): string {
  let lines = '';
  for (const page of reading.pages) {
    for (const mark of page.marks) {
      if (mark.tag !== 'Artifact' || mark.parent?.tag === 'Artifact') continue;
      const text = join(allPieces(mark));
      const kind = mark.artifactSubtype ?? mark.artifactType ?? 'Artifact';
      if (text !== '') lines += `sida ${page.index + 1} ${kind}: "${text}"\n`;
    }
  }
  return lines;
}

/** The whole text inside an element, inline and block kids alike. */
export function elementText(element: StructElement): string {
  return join(piecesOf(element));
}

export function markText(mark: MarkedContent): string {
  return join(allPieces(mark));
}

/** Text runs inside an element in structure order. */
export function runsOf(element: StructElement): TextRun[] {
  return element.kids.flatMap((kid) => {
    if (kid.kind === 'element') return runsOf(kid.element);
    return kid.kind === 'content' && kid.mark ? runsIn(kid.mark) : [];
  });
}

export function runsIn(mark: MarkedContent): TextRun[] {
  return mark.kids.flatMap((kid) => {
    if (isMark(kid)) return kid.tag === 'Artifact' ? [] : runsIn(kid);
    return kid.kind === 'text' ? [kid] : [];
  });
}

export function isMark(kid: MarkedContent | ContentItem): kid is MarkedContent {
  return 'tag' in kid;
}

function describe(
  element: StructElement,
  tree: StructTree,
  annotations: ReadonlyMap<unknown, AnnotationReading>,
): string {
  const notes: string[] = [];
  if (element.type !== element.rawType) notes.push(`Roll=${element.rawType}`);
  const scope = attributeName(element, tree, 'Table', 'Scope');
  if (scope) notes.push(`Scope=${scope}`);
  for (const span of ['ColSpan', 'RowSpan']) {
    const value = attribute(element, tree, 'Table', span);
    if (value instanceof PDFNumber && value.asNumber() !== 1) notes.push(`${span}=${value.asNumber()}`);
  }
  const numbering = attributeName(element, tree, 'List', 'ListNumbering');
  if (numbering) notes.push(`ListNumbering=${numbering}`);
  if (element.lang !== null) notes.push(`Lang=${element.lang}`);
  if (element.title !== null) notes.push(`T="${element.title}"`);
  if (element.alt !== null) notes.push(`Alt="${element.alt}"`);
  if (element.actualText !== null) notes.push(`ActualText="${element.actualText}"`);
  if (element.expansion !== null) notes.push(`E="${element.expansion}"`);
  const label = (element.type || element.rawType) + (notes.length > 0 ? ` (${notes.join(', ')})` : '');
  const own = element.actualText === null ? ownText(element) : '';
  const text = own === '' ? '' : ` "${own}"`;
  return label + text + target(element.kids, annotations);
}

/** The text that stands in the element itself and its inline kids; block kids have lines of their own. */
function ownText(element: StructElement): string {
  const pieces = element.kids.flatMap((kid) => {
    if (kid.kind === 'element') return INLINE_TYPES.has(kid.element.type) ? piecesOf(kid.element) : [];
    return kid.kind === 'content' && kid.mark ? markPieces(kid.mark) : [];
  });
  return join(pieces);
}

function target(kids: StructKid[], annotations: ReadonlyMap<unknown, AnnotationReading>): string {
  const targets = new Set<string>();
  for (const kid of kids) {
    const annotation = kid.kind === 'object' ? annotations.get(kid.dict) : undefined;
    if (annotation?.uri) targets.add(annotation.uri);
    else if (annotation?.destination) targets.add(`sida ${(annotation.destination.page ?? -1) + 1}`);
    else if (annotation?.subtype === 'Widget') targets.add('fält');
  }
  return [...targets].map((text) => ` → ${text}`).join('');
}

function piecesOf(element: StructElement): Piece[] {
  if (element.actualText !== null) return [replaced(element.actualText, runsOf(element))];
  return element.kids.flatMap((kid) => {
    if (kid.kind === 'element') return piecesOf(kid.element);
    return kid.kind === 'content' && kid.mark ? markPieces(kid.mark) : [];
  });
}

function markPieces(mark: MarkedContent): Piece[] {
  return mark.tag === 'Artifact' ? [] : allPieces(mark);
}

function allPieces(mark: MarkedContent): Piece[] {
  if (mark.actualText !== null) return [replaced(mark.actualText, runsIn(mark))];
  return mark.kids.flatMap((kid) => {
    if (isMark(kid)) return markPieces(kid);
    return kid.kind === 'text' ? [{ text: kid.text, first: kid, last: kid }] : [];
  });
}

function replaced(text: string, runs: TextRun[]): Piece {
  return { text, first: runs[0] ?? null, last: runs.at(-1) ?? null };
}

/**
 * A painter should keep the space glyph at a line's end; then nothing is added. Where a new line or page, or a gap
 * wider than `GAP` of the font size, begins and neither side has white space, one space is inserted – unless the
 * line ends with a soft hyphen or a zero-width space, or with a hyphen, dash or slash set tight to the letter
 * before it (`e-` + `post`). Soft hyphens and zero-width spaces are break opportunities, not text: dropped at last.
 */
function join(pieces: Piece[]): string {
  let text = '';
  let last: TextRun | null = null;
  for (const piece of pieces) {
    if (piece.text === '') continue;
    if (needsSpace(text, last, piece)) text += ' ';
    text += piece.text;
    last = piece.last ?? last;
  }
  return text.replace(/[\u00ad\u200b]/g, '').trim();
}

function needsSpace(before: string, last: TextRun | null, next: Piece): boolean {
  if (before === '' || last === null || next.first === null) return false;
  if (/[\s\u00ad\u200b]$/.test(before) || /^[\s\u00ad\u200b]/.test(next.text)) return false;
  if (isNewLine(last, next.first)) return !/\S[-\u2010\u2013\u2014/]$/.test(before);
  return Math.abs(next.first.x - last.endX) > GAP * Math.max(last.size, next.first.size);
}

/** Also a piece that stands clearly to the left of where the last one ended. */
export function isNewLine(last: TextRun, next: TextRun): boolean {
  if (last.page !== next.page) return true;
  const size = Math.max(last.size, next.size);
  return Math.abs(next.y - last.endY) > NEW_LINE * size || next.x < last.endX - size;
}
