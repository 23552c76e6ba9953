// Marks: what each laid-out part is. The tree of marks becomes the structure tree (ISO 32000-1, 14.8.4),
// and a mark's identity follows its content through line and page breaking.

/** Standard structure types that justera uses (ISO 32000-1, tables 333–340). */
export type StructType =
  | 'Document'
  | 'Sect'
  | 'Div'
  | 'BlockQuote'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Span'
  | 'Link';

export interface Mark {
  type: StructType;
  /** In reading order. Inline marks (Span, Link) are placed among the text by the tagger and do not stand here. */
  children: Mark[];
  lang?: string;
  alt?: string;
  /** What a Span reads as, where that is not what is painted. */
  actualText?: string;
  /** `ListNumbering` of an L (ISO 32000-1, table 347). */
  listNumbering?: 'None' | 'Disc' | 'Decimal' | 'LowerAlpha';
  /** `Scope` of a TH (ISO 32000-1, table 349). */
  scope?: 'Column' | 'Row';
  /** Target of a Link: `#id` or an absolute address. */
  href?: string;
  /** Name of the destination that links to this part point to. */
  id?: string;
  /** Outline entry, with its level from 1. */
  outline?: { title: string; level: number };
}

export function addMark(parent: Mark, type: StructType, rest: Omit<Mark, 'type' | 'children'> = {}): Mark {
  const mark: Mark = { type, children: [], ...rest };
  parent.children.push(mark);
  return mark;
}
