// The semantic document tree: what a document says and what each part is.
// Layout, structure tags, outline and (later) the web page are all made from this one tree.

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong'; children: Inline[] }
  | { kind: 'emphasis'; children: Inline[] }
  /** Text in another language than the document's; `lang` is a BCP 47 tag (ISO 14289-1, 7.2). */
  | { kind: 'language'; lang: string; children: Inline[] }
  /** `href` is `#id` of a heading in this document, or an absolute http, https or mailto address. */
  | { kind: 'link'; href: string; children: Inline[] }
  /** A line break inside a paragraph. */
  | { kind: 'break' };

/** Names of looks; what each looks like is decided in `layout/styles.ts`. */
export const PARAGRAPH_STYLES = [
  'brodtext',
  'organ',
  'dokumenttyp',
  'datum',
  'etikett',
  'foredragande',
  'beslutsinledning',
  'not',
  'person',
  'verifiering',
  'samarbete',
  'markering',
  'utkast',
] as const;
export type ParagraphStyle = (typeof PARAGRAPH_STYLES)[number];

export const LIST_STYLES = ['att', 'decimal', 'disc', 'alpha', 'none', 'arenden'] as const;
export type ListStyle = (typeof LIST_STYLES)[number];

/**
 * `sarskilt` is what somebody adds (a reservation, an anteckning), `citat` is quoted from elsewhere,
 * `rattelse` says what a document corrects.
 */
export const GROUP_STYLES = [
  'framsida',
  'uppgift',
  'beslut',
  'sarskilt',
  'citat',
  'mottagare',
  'avslut',
  'rattelse',
  'plain',
] as const;
export type GroupStyle = (typeof GROUP_STYLES)[number];

export interface Heading {
  kind: 'heading';
  level: 1 | 2 | 3;
  /** Lower-case ASCII name that links can point to. */
  id?: string;
  /** Text of the outline entry (bookmark); absent where the heading has none. */
  outline?: string;
  /** A number or letter that stands before the heading, as `§ 108` or `a/`; part of the heading's text. */
  label?: string;
  content: Inline[];
}

export interface Paragraph {
  kind: 'paragraph';
  style: ParagraphStyle;
  content: Inline[];
  /** Stays on the page of what follows. */
  keepWithNext?: boolean;
}

export interface ListItem {
  /** The visible label, for instance `att`, `1.`, `a)` or `–`; empty for none. */
  label: string;
  content: Block[];
}

export interface List {
  kind: 'list';
  style: ListStyle;
  /** The items were written as paragraphs of their own, with room between them. */
  loose?: boolean;
  items: ListItem[];
}

export interface TableCell {
  header: boolean;
  content: Inline[];
  align?: 'left' | 'right' | 'center';
}

/** Every row has the same number of cells; the first `headerRows` rows repeat on each page. */
export interface Table {
  kind: 'table';
  headerRows: number;
  rows: TableCell[][];
}

/** One signer's place: a line with name, organisation and role under it. */
export interface Signer {
  /** Permanent ASCII role, for instance `ordforande`. */
  role: string;
  /** The role as printed, for instance `Ordförande`. */
  title: string;
  name: string;
  organisation: string | null;
}

export interface Signatures {
  kind: 'signatures';
  signers: Signer[];
}

/** A picture that is drawn from SVG source. Without `alt` it is decoration, an artifact. */
export interface Figure {
  kind: 'figure';
  svg: string;
  alt: string | null;
  /** Width on the page in PDF points. */
  width: number;
}

/** Parts that belong together. `uppgift` has a label that stands in the margin column beside its content. */
export interface Group {
  kind: 'group';
  style: GroupStyle;
  /** Only for `uppgift`: the label, a heading of level 2 where `heading` is true, else a paragraph. */
  label?: { text: string; heading: boolean; id?: string };
  startsPage?: boolean;
  keepTogether?: boolean;
  content: Block[];
}

export type Block = Heading | Paragraph | List | Table | Signatures | Figure | Group;

/** What stands at the top of every page; an artifact, so every word of it stands in the document's blocks too. */
export interface RunningHead {
  left: string;
  right: string[];
  /** A word that no reader may miss, as UTKAST. */
  mark: string | null;
}

export interface DocumentTree {
  /** Document title: XMP dc:title and the window's title bar. */
  title: string;
  /** BCP 47 tag of the document, `sv-SE`. */
  lang: string;
  /** Who issues the document, for XMP dc:creator. */
  author: string;
  /** One line about the content, for XMP dc:description. */
  subject: string;
  runningHead: RunningHead;
  /** Colour of headings, rules and decisions as `#rrggbb`. */
  accent: string;
  blocks: Block[];
}
