// Papers for the tests of `src/source/`, made here: PDFs by pdf-lib, Word documents part by part.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { degrees, PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import { type ReadSource, readSource } from '../src/source/read-source.ts';
import type { SourceDocument, SourceLine } from '../src/source/source.ts';

const folder = mkdtempSync(join(tmpdir(), 'kalla-'));
let files = 0;

export function written(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, `${files++}-${name}`);
  writeFileSync(path, bytes);
  return path;
}

export const readGiven = (name: string, bytes: Uint8Array | string): Promise<ReadSource> =>
  readSource(written(name, bytes));

/** The paper, or an error with the code of the fault. */
export async function sourceOf(name: string, bytes: Uint8Array | string): Promise<SourceDocument> {
  const read = await readGiven(name, bytes);
  if (!read.ok) throw new Error(read.fault.code);
  return read.source;
}

export const linesOf = async (name: string, bytes: Uint8Array | string): Promise<readonly SourceLine[]> =>
  (await sourceOf(name, bytes)).lines;

/** The code of the fault; empty where there is none. */
export async function faultOf(name: string, bytes: Uint8Array | string): Promise<string> {
  const read = await readGiven(name, bytes);
  return read.ok ? '' : read.fault.code;
}

/** Words at a place of an A4 page, in points from the upper left corner. */
export interface Put {
  text: string;
  x: number;
  y: number;
  size?: number;
  bold?: boolean;
  turned?: boolean;
}

export async function pdfOf(
  pages: readonly (readonly Put[])[],
  more: (document: PDFDocument) => void = () => {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const plain = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  for (const puts of pages) {
    const page = document.addPage([595, 842]);
    for (const { text, x, y, size = 11, bold: isBold, turned } of puts)
      page.drawText(text, {
        ...{ x, y: 842 - y, size, font: isBold ? bold : plain },
        ...(turned && { rotate: degrees(90) }),
      });
  }
  more(document);
  return document.save({ useObjectStreams: false });
}

/** Lines below each other at one left edge, 14 points apart. */
export const column = (x: number, y: number, lines: readonly string[], bold = false): Put[] =>
  lines.map((text, index) => ({ text, x, y: y + index * 14, bold }));

export interface SignatureEntry {
  contents?: Uint8Array;
  name?: string;
  at?: string;
}

/** A signature's dictionary as it lies in a file; nothing is signed. */
export function addSignature(document: PDFDocument, { contents, name, at }: SignatureEntry): void {
  const dictionary = document.context.obj({ Type: 'Sig', Filter: 'Adobe.PPKLite', ByteRange: [0, 1, 2, 3] });
  const hex = Buffer.from(contents ?? new Uint8Array([1, 2, 3])).toString('hex');
  dictionary.set(PDFName.of('Contents'), PDFHexString.of(hex));
  if (name) dictionary.set(PDFName.of('Name'), PDFHexString.fromText(name));
  if (at) dictionary.set(PDFName.of('M'), PDFString.of(at));
  document.context.register(dictionary);
}

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

export const escapedXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A run; `\t` is a tab. */
export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr>${text
    .split('\t')
    .map((part) => `<w:t xml:space="preserve">${escapedXml(part)}</w:t>`)
    .join('<w:tab/>')}</w:r>`;

export const paragraph = (content: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`;

export const tableOf = (rows: readonly (readonly string[])[], rowProperties = ''): string =>
  `<w:tbl>${rows
    .map(
      (cells, index) =>
        `<w:tr>${index === 0 ? `<w:trPr>${rowProperties}</w:trPr>` : ''}${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`;

export const BOLD = '<w:b/>';

const STYLES = `<w:styles ${NAMESPACES}>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="MinRubrik"><w:name w:val="Rubrik 2"/></w:style>
</w:styles>`;

const level = (index: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;

/** List 1: bullets in two levels; 2: `1.` and `a)`; 3: `§ 1/24`. */
const NUMBERING = `<w:numbering ${NAMESPACES}>
<w:abstractNum w:abstractNumId="0">${level(0, 'bullet', '\uf0b7')}${level(1, 'bullet', 'o')}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%2)')}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">${level(0, 'decimal', '§ %1/24')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>`;

export const inList = (list: number, depth = 0): string =>
  `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`;

const TYPES = 'http://schemas.openxmlformats.org/package/2006';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PART = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const KINDS = ['styles', 'numbering', 'footnotes', 'header1', 'footer1'];

/** A Word document with this in its body; `parts` are further ones, by their name in `word/`. */
export async function docxOf(
  body: string,
  parts: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  const zip = new JSZip();
  const override = (name: string, kind: string): string =>
    `<Override PartName="/word/${name}.xml" ContentType="${PART}.${kind}+xml"/>`;
  zip.file(
    '[Content_Types].xml',
    `<Types xmlns="${TYPES}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('document', 'document.main')}${override('styles', 'styles')}${override('numbering', 'numbering')}${override('footnotes', 'footnotes')}</Types>`,
  );
  zip.file(
    '_rels/.rels',
    `<Relationships xmlns="${TYPES}/relationships"><Relationship Id="r" Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  zip.file(
    'word/_rels/document.xml.rels',
    `<Relationships xmlns="${TYPES}/relationships">${KINDS.map((kind) => `<Relationship Id="${kind}" Type="${RELATION}/${kind.replace(/\d/, '')}" Target="${kind}.xml"/>`).join('')}</Relationships>`,
  );
  zip.file('word/document.xml', `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`);
  zip.file('word/styles.xml', STYLES);
  zip.file('word/numbering.xml', NUMBERING);
  for (const [name, content] of Object.entries(parts)) {
    const root = { header1: 'hdr', footer1: 'ftr' }[name] ?? name;
    zip.file(`word/${name}.xml`, `<w:${root} ${NAMESPACES}>${content}</w:${root}>`);
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** Every run of letters and figures, with how often it stands there. */
export function tally(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.normalize('NFC').matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** What the lines hold, their markers with them. */
export const wordsOf = (lines: readonly SourceLine[]): string =>
  lines
    .filter((line) => !/^[- ]+$/.test(line.text))
    .map((line) => `${line.marker ?? ''} ${line.text}`)
    .join('\n');

export const texts = (lines: readonly SourceLine[]): string[] => lines.map((line) => line.text);
export const marked = (lines: readonly SourceLine[]): string[] =>
  lines.map((line) => [line.level, line.marker, line.text].filter((part) => part !== null).join(' '));
