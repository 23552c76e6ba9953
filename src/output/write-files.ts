// Files for the user: written whole under temporary names first, then renamed, so that an old file is never
// half replaced. A folder that cannot be written to is a fault, and the old files stay.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultError } from '../domain/fault.ts';
import { message } from '../messages/messages.ts';

export interface OutputFile {
  name: string;
  content: Uint8Array | string;
}

/** Files that lie ready beside their final names. */
export interface StagedFiles {
  /** Gives them their names. */
  publish(): Promise<void>;
  discard(): Promise<void>;
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error;

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
  const staged: { temporary: string; final: string }[] = [];
  const discard = async (): Promise<void> => {
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })));
  };
  const refused = (error: unknown): unknown => {
    if (!isSystemError(error)) return error;
    const code = error.code === 'ENOSPC' ? 'CLI-005' : 'CLI-004';
    return new FaultError([{ ...message(code, { mapp: folder }), file: folder, line: null, path: '' }]);
  };
  try {
    await mkdir(folder, { recursive: true });
    await removeLeftovers(folder);
    for (const { name, content } of files) {
      const final = join(folder, name);
      const temporary = join(folder, `.${name}.${randomUUID()}.tmp`);
      staged.push({ temporary, final });
      await writeFile(temporary, content, { flush: true });
    }
  } catch (error) {
    await discard();
    throw refused(error);
  }
  const publish = async (): Promise<void> => {
    for (const { temporary, final } of staged) {
      try {
        await rename(temporary, final);
      } catch (error) {
        await discard();
        if (!isSystemError(error)) throw error;
        const words = message('CLI-008', { fil: final });
        throw new FaultError([{ ...words, file: final, line: null, path: '' }], true);
      }
    }
  };
  return { publish, discard };
}
