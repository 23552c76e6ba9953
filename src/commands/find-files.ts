// Arguments → meeting files: a folder stands for the meeting files that lie in it.
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Organ } from '../domain/organ.ts';
import { isRegisterFile } from '../domain/register.ts';
import { DatumSchema } from '../domain/values.ts';
import type { Environment } from '../environment.ts';
import { fileFault } from '../faults.ts';
import { message } from '../messages/messages.ts';
import { findOrgan } from './organ-named.ts';

const MEETING_FILE = /\.(ya?ml|json)$/i;

/** The register, results that lie in the same folder, and hidden files are none. */
const isMeetingFile = (name: string): boolean =>
  MEETING_FILE.test(name) &&
  !isRegisterFile(name) &&
  !name.startsWith('.') &&
  !name.endsWith('.underskrift.json');

const HANDLE = /^(.+)-(\d{4}-\d\d-\d\d)(-extra)?$/;

/** `lsvo-2023-11-17`, `LSVO-2023-11-17-extra`, where no file is called so. */
export function meetingNamed(
  given: string,
  environment: Environment,
): { organ: Organ; datum: string; extra: boolean } | null {
  const [, name = '', datum = '', extra] = (existsSync(given) ? null : HANDLE.exec(given)) ?? [];
  if (!DatumSchema.safeParse(datum).success) return null;
  const organ = findOrgan(name, environment);
  return organ ? { organ, datum, extra: extra !== undefined } : null;
}

/** A path that is no folder is passed on as it is: the loader says what is wrong with it. */
export async function findFiles(paths: readonly string[], environment: Environment): Promise<string[]> {
  const named = paths.find((given) => meetingNamed(given, environment));
  if (named) throw fileFault(message('STEG-021', { namn: named }), named);
  const found = await Promise.all(
    paths.map(async (path) => {
      const info = await stat(path).catch(() => null);
      if (!info?.isDirectory() && isRegisterFile(basename(path))) throw fileFault(message('CLI-022'), path);
      if (!info?.isDirectory()) return [path];
      const names = (await readdir(path)).filter(isMeetingFile).sort();
      if (names.length === 0) throw fileFault(message('CLI-006', { mapp: path }), path);
      return names.map((name) => join(path, name));
    }),
  );
  return [...new Set(found.flat())];
}
