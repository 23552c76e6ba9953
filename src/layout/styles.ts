// How the pages look: every measure and colour in one place. All lengths in PDF points (1/72 inch).
// Measures follow `standarder.md` § 6 as far as it goes: 11 pt, at most about 75 characters a line, set left.
import type { GroupStyle, ListStyle, ParagraphStyle } from '../domain/document.ts';

export const FONT_FAMILY = 'justera';
export const FALLBACK_FAMILY = 'justera-reserv';

/** A4 (ISO 216). */
export const PAGE = { width: 595.28, height: 841.89 } as const;

/** The text area: between `top` and `bottom`, from `left`, `width` wide. */
export const AREA = { left: 60, top: 78, width: 476, bottom: PAGE.height - 58 } as const;

/** How unwelcome a page break is: the weakest of the forbidden ones is made where no free one is left. */
export const BREAK = { free: 0, unwanted: 1, bad: 2, never: 3 } as const;
export type Break = (typeof BREAK)[keyof typeof BREAK];

/** A box that is not divided unless it is taller than `upTo` points; more would leave too much of a page empty. */
export interface Kept {
  upTo: number;
  strength: Break;
}

export const AREA_HEIGHT = AREA.bottom - AREA.top;

export const KEPT = {
  table: { upTo: 190, strength: BREAK.unwanted },
  box: { upTo: 340, strength: BREAK.unwanted },
  decision: { upTo: 200, strength: BREAK.unwanted },
  signatures: { upTo: AREA_HEIGHT, strength: BREAK.bad },
  signatureRow: { upTo: AREA_HEIGHT, strength: BREAK.never },
} satisfies Record<string, Kept>;

/** § numbers and letters stand in a column of their own to the left of the text. */
export const LABEL_COLUMN = 58;

/** Labels of the facts on the front page (Närvarande ledamöter …). */
export const FACT_COLUMN = 138;

/** Room at the right edge of running text that a full line may reach into. */
export const RAGGED_EDGE = 12;

/** Letters of sub-items in the ärendeförteckning. */
export const NESTED_LABEL = 22;

/** Second and later lines of a name with its function. */
export const HANGING_INDENT = 11;

export const INK = '#1a1a1a';
export const MUTED = '#505050';
export const HAIRLINE = '#8c8c8c';
/** What no reader may miss; 8.9 to 1 against white (WCAG 2.2, 1.4.6 asks for 7). */
export const WARNING = '#8f1d1d';

export interface TextStyle {
  fontSize: number;
  /** Baseline to baseline, as a multiple of the font size. */
  lineHeight: number;
  fontWeight?: 400 | 600;
  fontStyle?: 'normal' | 'italic';
  color?: string;
  textAlign?: 'left' | 'right' | 'center';
}

export interface BlockStyle {
  text: TextStyle;
  /** Least distance to the block before; of two neighbours' distances the larger counts. */
  before: number;
  after: number;
  keepWithNext?: boolean;
}

const body: TextStyle = { fontSize: 10.8, lineHeight: 1.42 };

export const PARAGRAPHS: Record<ParagraphStyle, BlockStyle> = {
  brodtext: { text: body, before: 7, after: 7 },
  organ: { text: { ...body, color: MUTED }, before: 0, after: 2 },
  dokumenttyp: { text: { fontSize: 15, lineHeight: 1.3 }, before: 2, after: 2 },
  datum: { text: { fontSize: 12, lineHeight: 1.35, color: MUTED }, before: 0, after: 12 },
  etikett: { text: { ...body, fontWeight: 600 }, before: 10, after: 3, keepWithNext: true },
  foredragande: { text: { ...body, color: MUTED }, before: 3, after: 6, keepWithNext: true },
  beslutsinledning: { text: { ...body, fontWeight: 600 }, before: 0, after: 5, keepWithNext: true },
  not: { text: { fontSize: 10, lineHeight: 1.4, color: MUTED }, before: 5, after: 5 },
  person: { text: { fontSize: 10.5, lineHeight: 1.36 }, before: 1, after: 1 },
  verifiering: { text: { fontSize: 10, lineHeight: 1.4 }, before: 10, after: 2 },
  samarbete: {
    text: { fontSize: 9.5, lineHeight: 1.4, color: MUTED },
    before: 14,
    after: 2,
    keepWithNext: true,
  },
  markering: { text: { ...body, fontWeight: 600 }, before: 10, after: 2, keepWithNext: true },
  utkast: { text: { ...body, color: WARNING }, before: 0, after: 12 },
};

export const HEADINGS: Record<1 | 2 | 3, BlockStyle> = {
  1: { text: { fontSize: 22, lineHeight: 1.2, fontWeight: 600 }, before: 0, after: 6, keepWithNext: true },
  2: {
    text: { fontSize: 13.5, lineHeight: 1.28, fontWeight: 600 },
    before: 26,
    after: 6,
    keepWithNext: true,
  },
  3: {
    text: { fontSize: 11.2, lineHeight: 1.34, fontWeight: 600 },
    before: 15,
    after: 4,
    keepWithNext: true,
  },
};

/** Least distance between items that were written with room between them. */
export const LOOSE_GAP = 6;

/** Width of the label column of a list, and the distance between its items. */
export const LISTS: Record<
  ListStyle,
  { label: number; gap: number; text: TextStyle; numbering: 'None' | 'Disc' | 'Decimal' | 'LowerAlpha' }
> = {
  att: { label: 25, gap: 5, text: body, numbering: 'None' },
  decimal: { label: 22, gap: 5, text: body, numbering: 'Decimal' },
  disc: { label: 14, gap: 2.5, text: body, numbering: 'Disc' },
  alpha: { label: 22, gap: 3, text: body, numbering: 'LowerAlpha' },
  none: { label: 0, gap: 1.6, text: PARAGRAPHS.person.text, numbering: 'None' },
  arenden: { label: LABEL_COLUMN, gap: 3, text: { fontSize: 10.5, lineHeight: 1.36 }, numbering: 'None' },
};

export interface GroupLook {
  before: number;
  after: number;
  padding?: { top: number; right: number; bottom: number; left: number };
  /** A bar of this width in the accent colour along the left edge. */
  bar?: number;
  /** How much of the accent colour the background holds, 0–1. */
  tint?: number;
  keepTogether?: Kept;
}

export const GROUPS: Record<GroupStyle, GroupLook> = {
  plain: { before: 0, after: 0 },
  framsida: { before: 0, after: 0 },
  uppgift: { before: 8, after: 8 },
  beslut: {
    before: 10,
    after: 11,
    padding: { top: 8, right: 12, bottom: 9, left: 13 },
    bar: 2.4,
    tint: 0.06,
    keepTogether: KEPT.decision,
  },
  sarskilt: { before: 9, after: 9, padding: { top: 0, right: 0, bottom: 0, left: 13 }, bar: 0.8 },
  citat: { before: 8, after: 8, padding: { top: 0, right: 14, bottom: 0, left: 14 } },
  mottagare: { before: 10, after: 10, keepTogether: KEPT.box },
  avslut: { before: 18, after: 0 },
  rattelse: {
    before: 10,
    after: 14,
    padding: { top: 10, right: 14, bottom: 11, left: 15 },
    bar: 2.4,
    tint: 0.06,
    keepTogether: KEPT.box,
  },
};

/** The place for one signature: `space` above the line is where the signing service may put its mark. */
export const SIGNATURE = { columnGap: 28, space: 46, line: 0.8, rowGap: 14 } as const;

export const TABLE = {
  cell: { x: 6, y: 4 },
  text: { fontSize: 9.8, lineHeight: 1.35 } as TextStyle,
} as const;

export const RUNNING_HEAD = {
  top: 34,
  text: { fontSize: 8.6, lineHeight: 1.3, color: MUTED } as TextStyle,
  ruleGap: 5,
  /** Least distance between its two halves. */
  gap: 18,
  /** Distance between two parts of its right half. */
  partGap: 6,
  /** A label over it: white on the colour of warnings, `space` from the words below. */
  mark: {
    text: { fontSize: 10, lineHeight: 1.2, fontWeight: 600, color: '#ffffff' } as TextStyle,
    letterSpacing: 3,
    padding: { x: 11, y: 2 },
    space: 3.5,
    fill: WARNING,
  },
} as const;

/** The accent colour thinned with white, as `#rrggbb`. */
export function tint(accent: string, share: number): string {
  const channel = (offset: number): string => {
    const value = Number.parseInt(accent.slice(offset, offset + 2), 16);
    return Math.round(255 + (value - 255) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
