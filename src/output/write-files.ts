// Files for the user: written whole under temporary names first, then renamed, so that an old file is never
// half replaced. A folder that cannot be written to is a fault, and the old files stay.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { FaultError } from '../domain/fault.ts';
import { message } from '../messages/messages.ts';

export interface OutputFile {
  name: string;
  content: Uint8Array | string;
  /** For a file that must not be lost: which others may lie under its name, by SHA-256. */
  existing?: {
    /** May be replaced; `any` for a file that can be made again. */
    ended: readonly string[] | 'any';
    /** Stays instead of the new one, as what was signed. */
    kept: readonly string[];
  };
}

const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

/** Whether the file is to be written. One that nobody knows, under the name of a document, is a fault. */
async function isWanted({ name, content, existing }: OutputFile, folder: string): Promise<boolean> {
  if (!existing) return true;
  const path = join(folder, name);
  const there = await readFile(path).catch((error: unknown) => {
    if (isSystemError(error) && error.code === 'ENOENT') return null;
    throw error;
  });
  if (!there) return true;
  const sum = sha256(there);
  if (existing.kept.includes(sum)) return false;
  if (sum === sha256(content) || existing.ended === 'any' || existing.ended.includes(sum)) return true;
  throw new FaultError([{ ...message('CLI-016', { fil: path }), file: path, line: null, path: '' }]);
}

/** Files that lie ready beside their final names. */
export interface StagedFiles {
  /** Gives them their names. `isEntered`: the ledger has been written, as it has to be told where this fails. */
  publish(isEntered?: boolean): Promise<void>;
  /** Paths of files that stay instead of new ones. */
  kept: readonly string[];
  /** Leaves the folder as it was. */
  discard(): Promise<void>;
}

/** Makes the folder where there is none; what it gives takes away again what it made, as far as that is empty. */
export async function makeFolder(folder: string): Promise<() => Promise<void>> {
  const made = await mkdir(folder, { recursive: true });
  return async () => {
    if (made === undefined) return;
    const outermost = resolve(made);
    try {
      for (let path = resolve(folder); path.length >= outermost.length; path = dirname(path))
        await rmdir(path);
    } catch (error) {
      if (!isSystemError(error)) throw error;
    }
  };
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  typeof error === 'object' && error !== null && 'code' in error && 'syscall' in error;

/** The disk is full, the file too big for it, or the user's share of it used up. */
const NO_ROOM = new Set(['ENOSPC', 'EFBIG', 'EDQUOT']);

const TEMPORARY = /^\..*\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;
/** No run takes this long, in milliseconds; older temporary files are a killed process's. */
const ABANDONED = 30 * 60 * 1000;

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!TEMPORARY.test(name)) continue;
    const path = join(folder, name);
    const info = await stat(path).catch(() => null);
    if (info && Date.now() - info.mtimeMs > ABANDONED) await rm(path, { force: true });
  }
}

/** Throws a FaultError where the folder cannot be made or written to. */
export async function stageFiles(folder: string, files: readonly OutputFile[]): Promise<StagedFiles> {
  const staged: { temporary: string; final: string; file: OutputFile }[] = [];
  const kept: string[] = [];
  let removeFolder = async (): Promise<void> => {};
  const discard = async (): Promise<void> => {
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })));
    await removeFolder();
  };
  const refused = (error: unknown): unknown => {
    if (!isSystemError(error)) return error;
    const code = NO_ROOM.has(error.code ?? '') ? 'CLI-005' : 'CLI-004';
    return new FaultError([{ ...message(code, { mapp: folder }), file: folder, line: null, path: '' }]);
  };
  try {
    removeFolder = await makeFolder(folder);
    await removeLeftovers(folder);
    for (const file of files) {
      if (!(await isWanted(file, folder))) {
        kept.push(join(folder, file.name));
        continue;
      }
      const { name, content } = file;
      const final = join(folder, name);
      const temporary = join(folder, `.${name}.${randomUUID()}.tmp`);
      staged.push({ temporary, final, file });
      await writeFile(temporary, content, { flush: true });
    }
  } catch (error) {
    await discard();
    throw refused(error);
  }
  const publish = async (isEntered = false): Promise<void> => {
    for (const { temporary, final, file } of staged) {
      try {
        // Something may have come to lie there while the ledger was written.
        if (!(await isWanted(file, folder))) {
          kept.push(final);
          await rm(temporary, { force: true });
          continue;
        }
        await rename(temporary, final);
      } catch (error) {
        await discard();
        if (!isSystemError(error)) throw error;
        const words = message(isEntered ? 'CLI-008' : 'CLI-015', { fil: final });
        throw new FaultError([{ ...words, file: final, line: null, path: '' }], true);
      }
    }
  };
  return { publish, discard, kept };
}
