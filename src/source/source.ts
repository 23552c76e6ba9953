// A paper as it was read: its lines in reading order, whatever kind of file it was in. What the lines mean is for
// `recognise/` to say; here stands only what the paper shows.

export type SourceFormat = 'pdf' | 'docx' | 'md' | 'txt';

export interface SourceLine {
  /** As the user finds it, from 1: line of the file; in a PDF line of its page, in Word paragraph of the document. */
  nr: number;
  /** From 1, in a PDF; null where the file has no pages. */
  page: number | null;
  /**
   * Its words without marks of form: NFC, single spaces, never empty. The marker of a list item is not among them.
   * A soft hyphen (U+00AD) stands in it only as its last character: the word goes on in the next line.
   */
  text: string;
  /** The same as CommonMark for one line: emphasis and links kept, and what would be read as a mark escaped. */
  markdown: string;
  /** Something empty stands before it: a blank line, or more than the usual distance. */
  gap: boolean;
  /** The writer ended it here (a paragraph or a hard break); null where the file does not tell that from a full line. */
  ended: boolean | null;
  /** Level from 1 where the file itself says that it is a heading. */
  heading: number | null;
  /** All of it stands out, in bold or in larger type. */
  strong: boolean;
  /** As written where the line begins an item of a list: `-`, `•`, `1.`. */
  marker: string | null;
  /** How deep in lists it stands, 0 outside any and 1 in a first one; for lines that go on in an item as well. */
  level: number;
  /** Distance from the left edge of the text: characters in text, PDF points in a PDF, 0 elsewhere. */
  indent: number;
  /** A row of a table of data; `markdown` is then a row of a GFM table, with the row of dashes as a line of its own. */
  table: boolean;
  /** The file itself has it in the head or foot of the page. */
  furniture: boolean;
}

/** An electronic signature that the file bears. Nothing is said of whether it holds. */
export interface SourceSignature {
  /** Common name in the certificate, or the name that the signature gives; null where it has none. */
  signer: string | null;
  /** ISO instant that the signature states; null where it has none. */
  time: string | null;
}

export interface SourceDocument {
  /** As the user named it. */
  file: string;
  format: SourceFormat;
  /** SHA-256 of its bytes, 64 lower-case hexadecimal digits. */
  sha256: string;
  /** Null where the file has no pages. */
  pages: number | null;
  lines: readonly SourceLine[];
  signatures: readonly SourceSignature[];
}
