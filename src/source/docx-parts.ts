// The bytes of a .docx → its parts as text, with a bound on what is unpacked: a zip file can promise little and hold
// gigabytes. Only the parts that hold words, styles and numbers are unpacked; pictures never are.
import JSZip from 'jszip';
import { type Message, message } from '../messages/messages.ts';

/** Name in the package → XML. */
export type Parts = Map<string, string>;

export type Unpacked = { ok: true; parts: Parts } | { ok: false; fault: Message };

const MAX_MEGABYTES = 40;
const MAX_ENTRIES = 10_000;

export const MAIN = 'word/document.xml';

/** Bodies, what hangs on them, and the two tables of contents of the package. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/document\.xml\.rels|(?:document|styles|numbering|footnotes|endnotes|header\d*|footer\d*)\.xml))$/;

/** Other packages that are zip files: what tells them → what they are. */
const OTHERS: readonly [RegExp, string][] = [
  [/^xl\//, 'ett kalkylark (Excel)'],
  [/^ppt\//, 'en presentation (PowerPoint)'],
  [/^(?:content\.xml|META-INF\/manifest\.xml)$/, 'ett OpenDocument-dokument (.odt)'],
  [/^Index\/Document\.iwa$/, 'ett Pages-dokument'],
];

const refused = (fault: Message): Unpacked => ({ ok: false, fault });

export async function unpack(bytes: Uint8Array): Promise<Unpacked> {
  let zip: JSZip;
  try {
    zip = await JSZip.loadAsync(bytes);
  } catch (error) {
    return refused(message(/encrypted/i.test(String(error)) ? 'KALLA-011' : 'KALLA-010'));
  }
  const names = Object.keys(zip.files);
  if (names.length > MAX_ENTRIES) return refused(message('KALLA-012', { hogst: MAX_MEGABYTES }));
  if (!zip.file(MAIN)) {
    const other = OTHERS.find(([mark]) => names.some((name) => mark.test(name)));
    return refused(message('KALLA-003', { slag: other?.[1] ?? 'en zip-fil' }));
  }
  const parts: Parts = new Map();
  let room = MAX_MEGABYTES * 1_000_000;
  for (const name of names.filter((one) => WANTED.test(one))) {
    try {
      const part = await inflate(zip, name, room);
      if (!part) return refused(message('KALLA-012', { hogst: MAX_MEGABYTES }));
      room -= part.length;
      parts.set(name, decodeXml(part));
    } catch {
      // A part that cannot be unpacked is a damaged file.
      return refused(message('KALLA-010'));
    }
  }
  return { ok: true, parts };
}

/** What JSZip has of streams beside its types. */
interface Stream {
  on(event: 'data', then: (chunk: Uint8Array) => void): Stream;
  on(event: 'error', then: (error: Error) => void): Stream;
  on(event: 'end', then: () => void): Stream;
  resume(): Stream;
  pause(): Stream;
}

/** Null where it comes out larger than `room` bytes: it is not unpacked further then. */
function inflate(zip: JSZip, name: string, room: number): Promise<Uint8Array | null> {
  const file = zip.file(name) as unknown as { internalStream(type: 'uint8array'): Stream };
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const stream = file.internalStream('uint8array');
    stream
      .on('data', (chunk) => {
        size += chunk.length;
        if (size <= room) chunks.push(chunk);
        else {
          stream.pause();
          resolve(null);
        }
      })
      .on('error', reject)
      .on('end', () => resolve(Buffer.concat(chunks)))
      .resume();
  });
}

function decodeXml(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isUtf16) return new TextDecoder().decode(bytes);
  return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
}

const FIELD = /<w:fldSimple(?=[\s/>])(?:[^<>"']|"[^"<]*"|'[^'<]*')*>|<\/w:fldSimple\s*>/g;

/** The parts with what fields show (a date, a property) as common runs: mammoth drops them (ECMA-376, part 1, 17.16.19). */
export const withFields = (parts: Parts): Parts =>
  new Map([...parts].map(([name, xml]) => [name, xml.replace(FIELD, '')]));

/** The parts as a package again, for a reader that wants one. */
export async function pack(parts: Parts): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, text] of parts) zip.file(name, text);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' });
}
