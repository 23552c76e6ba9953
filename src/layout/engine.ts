// The seam to @react-pdf: React elements go in, laid-out nodes come out. The types of what justera reads of the
// library's private nodes stand here; `test/react-pdf-seam.test.ts` guards them.
import layoutDocument from '@react-pdf/layout';
import { Document, Font, pdf } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import type { FontFile } from '../environment.ts';
import type { Mark } from './mark.ts';

export interface GlyphPosition {
  xAdvance: number;
}

export interface Glyph {
  id: number;
  codePoints: number[];
  /** In font units. */
  advanceWidth: number;
}

export interface FontProgram {
  unitsPerEm?: number;
  type?: string;
}

export interface Run {
  start: number;
  end: number;
  attributes: { font?: FontProgram[]; fontSize: number; link?: string | null; color?: string };
  glyphs: Glyph[];
  positions: GlyphPosition[];
  xAdvance: number;
}

export interface Line {
  string: string;
  /** Relative to the text's own box. */
  box: { x: number; y: number; width: number; height: number };
  runs: Run[];
  ascent: number;
  xAdvance: number;
  decorationLines?: unknown;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A node after layout; `props` are the element's, so our own props come back with it. */
export interface LaidOut {
  type: string;
  box: Box;
  style: Record<string, unknown>;
  props: { mark?: Mark; [name: string]: unknown };
  children?: LaidOut[];
  lines?: Line[];
  /** How far aligned lines were measured to the right of the box that the text got in the end. */
  alignOffset?: number;
  value?: string;
}

const lay = layoutDocument as unknown as (root: unknown, fonts: unknown) => Promise<{ children: LaidOut[] }>;

/** Lays out each element as one page as tall as its content. Widths are the elements' own. */
export async function layOut(pages: ReactElement[]): Promise<LaidOut[]> {
  if (pages.length === 0) return [];
  const tree = pdf(createElement(Document, null, ...pages) as never) as unknown as {
    container: { document: unknown };
  };
  const laidOut = await lay(tree.container.document, Font);
  for (const page of laidOut.children) relaxSpaces(page);
  return laidOut.children;
}

/**
 * The line breaker squeezes the spaces of a line that is a little too full, as for justified text. Text that is
 * set left has room at its right edge: every space gets its own width back, so that all lines look alike.
 */
function relaxSpaces(node: LaidOut): void {
  for (const child of node.children ?? []) relaxSpaces(child);
  if (node.alignOffset) return;
  for (const line of node.lines ?? []) {
    for (const run of line.runs) {
      const scale = run.attributes.fontSize / (run.attributes.font?.[0]?.unitsPerEm ?? 1000);
      widenSpaces(run, scale);
      run.xAdvance = run.positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    }
    line.xAdvance = line.runs.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
  }
}

interface GlyphRun {
  glyphs: Glyph[];
  positions: GlyphPosition[];
}

interface LoadedFont {
  characterSet: number[];
  glyphForCodePoint(codePoint: number): unknown;
  layout(text: string, ...rest: unknown[]): GlyphRun;
}

const isSpace = (glyph: Glyph | undefined): boolean => glyph?.codePoints[0] === 0x20;

/** A glyph beside a space, and the space itself, get their own width, `scale` to a font unit. */
function widenSpaces({ glyphs, positions }: GlyphRun, scale: number): void {
  glyphs.forEach((glyph, index) => {
    const position = positions[index];
    if (position && (isSpace(glyph) || isSpace(glyphs[index + 1])))
      position.xAdvance = glyph.advanceWidth * scale;
  });
}

/** Public Sans kerns hyphens and dashes against the space so hard that «hälso- och» reads as one word. */
function openSpaces(font: LoadedFont): void {
  const shape = font.layout.bind(font);
  font.layout = (text, ...rest) => {
    const run = shape(text, ...rest);
    widenSpaces(run, 1);
    return run;
  };
}

/**
 * fontkit remembers a glyph with the code points of its first use and writes them into ToUnicode; asking for
 * every character in ascending order first makes that the lowest one, whatever was set before.
 */
function settleCodePoints(font: LoadedFont): void {
  for (const codePoint of [...font.characterSet].sort((a, b) => a - b)) font.glyphForCodePoint(codePoint);
}

const loaded = new Map<string, Promise<void>>();

async function loadFont({ family, path, weight, style }: FontFile): Promise<void> {
  Font.register({ family, src: path, fontWeight: weight, fontStyle: style });
  const descriptor = { fontFamily: family, fontWeight: weight, fontStyle: style };
  await Font.load(descriptor);
  const font = Font.getFont(descriptor)?.data as unknown as LoadedFont;
  openSpaces(font);
  settleCodePoints(font);
}

/** Loads font programs into @react-pdf's store, once per process. */
export async function loadFonts(files: readonly FontFile[]): Promise<void> {
  for (const file of files) {
    const key = `${file.family} ${file.weight} ${file.style}`;
    const loading = loaded.get(key) ?? loadFont(file);
    loaded.set(key, loading);
    await loading;
  }
}
