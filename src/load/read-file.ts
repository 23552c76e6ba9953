// A path → the text of an ordinary UTF-8 file of reasonable size, or one fault that says why not.
// Never hangs and never reads more than the limit: the file is looked at before it is read.
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { distance } from 'fastest-levenshtein';
import type { Fault } from '../domain/fault.ts';
import { type Message, message } from '../messages/messages.ts';

const MEGABYTE = 1_000_000;
export const MAX_MEGABYTES = 5;

/** `sha256` is that of the file's bytes, in lower-case hexadecimal. */
export type Read = { ok: true; text: string; sha256: string } | { ok: false; faults: Fault[] };

const refused = (file: string, reason: Message, line: number | null = null): Read => ({
  ok: false,
  faults: [{ ...reason, file, line, path: '' }],
});

/** Reads a file that a user named. */
export async function readTextFile(file: string): Promise<Read> {
  let handle: FileHandle | undefined;
  try {
    // Without waiting: opening a named pipe would otherwise stop until somebody writes to it.
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = await handle.stat();
    if (stats.isDirectory()) return refused(file, message('FIL-003'));
    if (!stats.isFile()) return refused(file, message('FIL-007'));
    const limit = MAX_MEGABYTES * MEGABYTE;
    if (stats.size > limit) return refused(file, tooBig(stats.size));
    const bytes = await readAtMost(handle, limit + 1, stats.size + 1);
    if (bytes.length > limit) return refused(file, tooBig(bytes.length));
    return decodeText(bytes, file);
  } catch (error) {
    return refused(file, await unreadable(file, error));
  } finally {
    await handle?.close();
  }
}

const tooBig = (bytes: number): Message =>
  message('FIL-006', { megabyte: Math.ceil(bytes / MEGABYTE), hogst: MAX_MEGABYTES });

/** `expected` bytes are asked for first: a file that grows while it is read, or that has no size, takes more turns. */
async function readAtMost(handle: FileHandle, most: number, expected: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  while (total < most) {
    const chunk = new Uint8Array(Math.min(total === 0 ? expected : 1 << 18, most - total));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
    if (bytesRead === 0) break;
    chunks.push(chunk.subarray(0, bytesRead));
    total += bytesRead;
  }
  return Buffer.concat(chunks);
}

async function unreadable(file: string, error: unknown): Promise<Message> {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return message('FIL-002', { forslag: await similarName(file) });
    case 'EISDIR':
      return message('FIL-003');
    case 'EACCES':
    case 'EPERM':
      return message('FIL-004');
    case 'ENXIO':
    case 'ENODEV':
      return message('FIL-007');
    default:
      return message('FIL-001');
  }
}

/** A file in the same folder whose name is nearly the one that was asked for. */
async function similarName(file: string): Promise<string | null> {
  try {
    const wanted = basename(file).normalize('NFC').toLowerCase();
    const names = (await readdir(dirname(file))).filter((name) => /\.(ya?ml|json)$/i.test(name));
    const scored = names.map((name) => ({
      name,
      far: distance(wanted, name.normalize('NFC').toLowerCase()),
    }));
    const best = scored.sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))[0];
    return best && best.far <= 3 && best.far < wanted.length / 2 ? best.name : null;
  } catch {
    return null;
  }
}

/** Bytes → text, where they are UTF-8 with or without a byte order mark. */
export function decodeText(bytes: Uint8Array, file: string): Read {
  if (bytes.length === 0) return refused(file, message('FIL-005'));
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return refused(file, message('FIL-010'));
  const kind = otherKind(bytes);
  if (kind) return refused(file, message('FIL-008', { slag: kind }));
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    // Text in UTF-16 without a mark has a zero byte at every other place.
    const sample = bytes.subarray(0, 200);
    const zeros = sample.filter((byte) => byte === 0).length;
    if (zeros >= sample.length * 0.4) return refused(file, message('FIL-010'));
    return refused(file, message('FIL-008', { slag: null }), lineOf(bytes, nul));
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return text.trim() === '' ? refused(file, message('FIL-005')) : { ok: true, text, sha256 };
  } catch {
    const at = firstInvalid(bytes);
    // å ä ö é Å Ä Ö, dashes and quotation marks in Windows-1252; none of them stands alone in UTF-8.
    const swedish = [0xe5, 0xe4, 0xf6, 0xe9, 0xc5, 0xc4, 0xd6, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xa7];
    const old = swedish.includes(bytes[at] ?? 0);
    return refused(file, message(old ? 'FIL-009' : 'FIL-011'), lineOf(bytes, at));
  }
}

const KINDS: readonly [string, string][] = [
  ['PK\u0003\u0004', 'ett Word-, Excel- eller zip-dokument'],
  ['\u00d0\u00cf\u0011\u00e0', 'ett äldre Word- eller Excel-dokument'],
  ['%PDF-', 'en PDF'],
  ['{\\rtf', 'ett RTF-dokument'],
  ['\u0089PNG', 'en bild'],
  ['\u00ff\u00d8\u00ff', 'en bild'],
];

function otherKind(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  return KINDS.find(([magic]) => start.startsWith(magic))?.[1] ?? null;
}

function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at++)
    if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) line++;
  return line;
}

/** Offset of the first byte that is not part of a well-formed UTF-8 sequence (Unicode, table 3-7). */
function firstInvalid(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const more =
      lead >= 0xc2 && lead <= 0xdf
        ? 1
        : lead >= 0xe0 && lead <= 0xef
          ? 2
          : lead >= 0xf0 && lead <= 0xf4
            ? 3
            : 0;
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    const second = bytes[at + 1] ?? 0;
    let good = more > 0 && second >= low && second <= high;
    for (let next = 2; next <= more; next++) good &&= ((bytes[at + next] ?? 0) & 0xc0) === 0x80;
    if (!good) return at;
    at += more + 1;
  }
  return 0;
}
