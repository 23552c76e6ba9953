// PDFs at hand, for comparison with the ledger: files that were named, and those that lie in a folder.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileFault } from '../faults.ts';
import { message } from '../messages/messages.ts';

export interface PdfOnDisk {
  path: string;
  name: string;
  sha256: string;
  /** It begins as a PDF does. */
  arPdf: boolean;
  bytes: Uint8Array;
}

const PDF = /\.pdf$/i;
/** So many bytes may stand before the header (ISO 32000-1, annex H, note 13). */
const HEADER_WITHIN = 1024;

/**
 * A path that leads nowhere is a fault. Without any path the PDFs of `folder` are meant, where there is one. `others` are
 * names of files that count whatever they are, as originals of imported minutes do.
 */
export async function findPdfs(
  paths: readonly string[],
  folder: string,
  others: ReadonlySet<string>,
): Promise<string[] | null> {
  if (paths.length === 0) return (await isFolder(folder)) ? pdfsIn(folder, others) : null;
  const found = await Promise.all(
    paths.map(async (path) => {
      const info = await stat(path).catch(() => null);
      if (!info) throw fileFault(message('FIL-002', { forslag: null }), path);
      return info.isDirectory() ? pdfsIn(path, others) : [path];
    }),
  );
  return [...new Set(found.flat())];
}

export const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isDirectory() ?? false;

async function pdfsIn(folder: string, others: ReadonlySet<string>): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => others.has(name) || (PDF.test(name) && !name.startsWith('.')))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    throw fileFault(message('FIL-001'), folder);
  }
}

/** Null for a file that cannot be opened. */
export async function readPdfFile(path: string): Promise<PdfOnDisk | null> {
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return null;
  return {
    path,
    name: basename(path),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    arPdf: bytes.subarray(0, HEADER_WITHIN).includes('%PDF-'),
    bytes,
  };
}
