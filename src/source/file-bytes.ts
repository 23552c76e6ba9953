// A path → the bytes of an ordinary file of reasonable size, or why not. Never hangs and never reads more than the
// limit: the file is looked at before it is read, and a named pipe is not waited for.
import { constants, type FileHandle, open } from 'node:fs/promises';
import { type Message, message } from '../messages/messages.ts';

const MEGABYTE = 1_000_000;
export const MAX_MEGABYTES = 50;
const LIMIT = MAX_MEGABYTES * MEGABYTE;

export type Bytes = { ok: true; bytes: Uint8Array } | { ok: false; fault: Message };

const refused = (fault: Message): Bytes => ({ ok: false, fault });

const tooBig = (size: number): Bytes =>
  refused(message('KALLA-002', { megabyte: Math.ceil(size / MEGABYTE), hogst: MAX_MEGABYTES }));

export async function readBytes(path: string): Promise<Bytes> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = await handle.stat();
    if (stats.isDirectory()) return refused(message('KALLA-001'));
    if (!stats.isFile()) return refused(message('FIL-007'));
    if (stats.size > LIMIT) return tooBig(stats.size);
    const bytes = await handle.readFile();
    if (bytes.length === 0) return refused(message('FIL-005'));
    return bytes.length > LIMIT ? tooBig(bytes.length) : { ok: true, bytes };
  } catch (error) {
    return refused(unreadable(error));
  } finally {
    await handle?.close();
  }
}

function unreadable(error: unknown): Message {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return message('FIL-002', { forslag: null });
    case 'EISDIR':
      return message('KALLA-001');
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
