// A path → the paper as a SourceDocument, or one fault that says why not. The file's own bytes say what it is; each
// format has its reader, loaded when it is needed.
import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { type Message, message } from '../messages/messages.ts';
import { decodeText } from './decode.ts';
import { readBytes } from './file-bytes.ts';
import { kindOf } from './file-kind.ts';
import { MAX_CHARACTERS, type Reading, tooLong, unread } from './reading.ts';
import type { SourceDocument, SourceFormat } from './source.ts';
import { readText } from './text.ts';

/** A message with its place, as `Fault` of the domain. */
export type SourceFault = Message & { file: string; line: null; path: '' };

export type ReadSource =
  | { ok: true; source: SourceDocument; notes: readonly SourceFault[] }
  | { ok: false; fault: SourceFault };

const NAMES: Readonly<Record<SourceFormat, { slag: string; endings: readonly string[] }>> = {
  pdf: { slag: 'en PDF', endings: ['.pdf'] },
  docx: { slag: 'ett Word-dokument', endings: ['.docx', '.docm', '.dotx'] },
  md: { slag: 'en Markdown-fil', endings: ['.md', '.markdown'] },
  txt: { slag: 'en textfil', endings: ['.txt', '.text', ''] },
};

/** Endings that promise another kind of file than text. */
const PROMISES = new Set([...NAMES.pdf.endings, ...NAMES.docx.endings, '.doc', '.rtf', '.odt']);

/** Reads a paper that a user named. */
export async function readSource(path: string): Promise<ReadSource> {
  const placed = (words: Message): SourceFault => ({ ...words, file: path, line: null, path: '' });
  const read = await readBytes(path);
  if (!read.ok) return { ok: false, fault: placed(read.fault) };
  const { bytes } = read;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const ending = extname(path).toLowerCase();
  const { format, reading } = await readAs(bytes, ending);
  if (!reading.ok) return { ok: false, fault: placed(reading.fault) };
  const { lines, pages, signatures } = reading;
  const notes = [...misnamed(format, ending), ...reading.notes];
  return {
    ok: true,
    source: { file: path, format, sha256, pages, lines, signatures },
    notes: notes.map(placed),
  };
}

function misnamed(format: SourceFormat, ending: string): Message[] {
  const { slag, endings } = NAMES[format];
  const isText = format === 'md' || format === 'txt';
  if (endings.includes(ending) || (isText && !PROMISES.has(ending))) return [];
  return ending === '' ? [] : [message('KALLA-020', { andelse: ending, slag })];
}

async function readAs(
  bytes: Uint8Array,
  ending: string,
): Promise<{ format: SourceFormat; reading: Reading }> {
  const found = kindOf(bytes);
  switch (found.kind) {
    case 'pdf':
      return { format: 'pdf', reading: await (await import('./pdf.ts')).readPdf(bytes) };
    case 'zip':
      return { format: 'docx', reading: await (await import('./docx.ts')).readDocx(bytes) };
    case 'picture':
      return { format: 'txt', reading: unread(message('KALLA-004', { slag: found.slag })) };
    case 'other':
      return { format: 'txt', reading: unread(message('KALLA-003', { slag: found.slag })) };
    case 'ole': {
      const old = message('KALLA-003', { slag: 'ett äldre Office-dokument, till exempel .doc' });
      return { format: 'docx', reading: unread(found.locked ? message('KALLA-011') : old) };
    }
    case 'text':
      return readTextual(bytes, NAMES.md.endings.includes(ending));
  }
}

/** Marks that plain text does not have by chance: headings, or lines that begin in bold. */
const isMarkdown = (text: string): boolean =>
  (text.match(/^#{1,6} +\S|^\*\*[^*\n]+\*\*/gm) ?? []).length >= 3;

async function readTextual(
  bytes: Uint8Array,
  isNamedMarkdown: boolean,
): Promise<{ format: SourceFormat; reading: Reading }> {
  const decoded = decodeText(bytes);
  if (!decoded) return { format: 'txt', reading: unread(message('KALLA-003', { slag: null })) };
  const { text, old } = decoded;
  if (text.length > MAX_CHARACTERS) return { format: 'txt', reading: unread(tooLong()) };
  const format = isNamedMarkdown || isMarkdown(text) ? 'md' : 'txt';
  const { lines, pages } =
    format === 'txt'
      ? readText(text)
      : { lines: (await import('./markdown.ts')).readMarkdown(text), pages: null };
  if (lines.length === 0) return { format, reading: unread(message('FIL-005')) };
  const notes = old ? [message('KALLA-022', old)] : [];
  return { format, reading: { ok: true, lines, pages, signatures: [], notes } };
}
