// Painted bytes → the finished file: structure, navigation, metadata, output intent, and an ID from the content,
// so that the same inputs give the same bytes.
import { createHash } from 'node:crypto';
import { PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import type { SignaturePlace, TaggedDocument } from '../tag/tag.ts';
import { writeNavigation } from './navigation.ts';
import { describeFontFiles, sweep } from './objects.ts';
import { srgbProfile } from './srgb.ts';
import { roundRect, type SigningForm, writeStructure } from './structure.ts';
import { type DocumentFacts, pdfDate, xmpPacket } from './xmp.ts';

export interface FinishedFile {
  bytes: Uint8Array;
  /** Lower-case hexadecimal. */
  sha256: string;
  pageCount: number;
  /** In signing order; rectangles in PDF points from the page's lower left corner. */
  signatures: SignaturePlace[];
}

const hash = (...parts: (string | Uint8Array)[]): Buffer => {
  const sha = createHash('sha256');
  for (const part of parts) sha.update(part);
  return sha.digest();
};

const NO_ID = '0'.repeat(32);

/** Puts the ID, a hash of the whole file without it, in its place in the trailer (ISO 32000-1, 14.4). */
function identify(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const id = hash(bytes).subarray(0, 16).toString('hex');
  const second = file.lastIndexOf(NO_ID);
  const first = file.lastIndexOf(NO_ID, second - 1);
  if (first < 0) throw new Error('The trailer has no place for the ID');
  for (const at of [first, second]) file.write(id, at, 'latin1');
}

function writeMetadata(doc: PDFDocument, facts: DocumentFacts, xmp: string): void {
  const { context, catalog } = doc;
  const packet = context.stream(new TextEncoder().encode(xmp), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(packet));
  const created = PDFString.of(pdfDate(facts.created));
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(facts.title),
      Author: PDFHexString.fromText(facts.author),
      Subject: PDFHexString.fromText(facts.subject),
      Creator: PDFHexString.fromText(facts.producer),
      Producer: PDFHexString.fromText(facts.producer),
      CreationDate: created,
      ModDate: created,
    }),
  );
}

function writeOutputIntent(doc: PDFDocument): void {
  const { context, catalog } = doc;
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  });
  catalog.set(PDFName.of('OutputIntents'), context.obj([intent]));
}

export async function finish(
  painted: Uint8Array,
  tagged: TaggedDocument,
  facts: DocumentFacts,
  form: SigningForm,
): Promise<FinishedFile> {
  const doc = await PDFDocument.load(painted, { updateMetadata: false });
  const { context, catalog } = doc;
  const xmp = xmpPacket(facts);
  const placeholder = PDFHexString.of(NO_ID);
  context.trailerInfo.ID = context.obj([placeholder, placeholder]);
  catalog.set(PDFName.of('Lang'), PDFString.of(facts.lang));
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  writeStructure(doc, tagged, form);
  writeNavigation(doc, tagged);
  writeMetadata(doc, facts, xmp);
  writeOutputIntent(doc);
  describeFontFiles(doc);
  sweep(doc);
  // A classic cross-reference table: signing services append to it without trouble.
  const bytes = await doc.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
  identify(bytes);
  return {
    bytes,
    sha256: hash(bytes).toString('hex'),
    pageCount: doc.getPageCount(),
    signatures: tagged.signatures.map((place) => ({ ...place, rect: roundRect(place.rect) })),
  };
}
