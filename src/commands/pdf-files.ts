// PDFs at hand, for comparison with the ledger: files that were named, and those that lie in a folder.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { FaultError } from '../domain/fault.ts';
import { message } from '../messages/messages.ts';

export interface PdfOnDisk {
  path: string;
  name: string;
  sha256: string;
  bytes: Uint8Array;
}

const PDF = /\.pdf$/i;

/** A path that leads nowhere is a fault. Without any path the PDFs of `folder` are meant, where there is one. */
export async function findPdfs(paths: readonly string[], folder: string): Promise<string[] | null> {
  if (paths.length === 0) return (await isFolder(folder)) ? pdfsIn(folder) : null;
  const found = await Promise.all(
    paths.map(async (path) => {
      const info = await stat(path).catch(() => null);
      if (!info)
        throw new FaultError([
          { ...message('FIL-002', { forslag: null }), file: path, line: null, path: '' },
        ]);
      return info.isDirectory() ? pdfsIn(path) : [path];
    }),
  );
  return [...new Set(found.flat())];
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isDirectory() ?? false;

async function pdfsIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => PDF.test(name) && !name.startsWith('.'))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    throw unreadable(folder);
  }
}

export async function readPdfFile(path: string): Promise<PdfOnDisk> {
  try {
    const bytes = await readFile(path);
    return { path, name: basename(path), sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
  } catch {
    throw unreadable(path);
  }
}

const unreadable = (path: string): FaultError =>
  new FaultError([{ ...message('FIL-001'), file: path, line: null, path: '' }]);
