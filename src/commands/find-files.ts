// Arguments → meeting files: a folder stands for the meeting files that lie in it.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultError } from '../domain/fault.ts';
import { message } from '../messages/messages.ts';

const MEETING_FILE = /\.(ya?ml|json)$/i;

/** Results that lie in the same folder, and hidden files, are none. */
const isMeetingFile = (name: string): boolean =>
  MEETING_FILE.test(name) && !name.startsWith('.') && !name.endsWith('.underskrift.json');

/** A path that is no folder is passed on as it is: the loader says what is wrong with it. */
export async function findFiles(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const info = await stat(path).catch(() => null);
      if (!info?.isDirectory()) return [path];
      const names = (await readdir(path)).filter(isMeetingFile).sort();
      if (names.length === 0)
        throw new FaultError([{ ...message('CLI-006', { mapp: path }), file: path, line: null, path: '' }]);
      return names.map((name) => join(path, name));
    }),
  );
  return [...new Set(found.flat())];
}
