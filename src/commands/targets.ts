// What a step is about: meetings by their files or by their names, and the file that belongs to it.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Fil } from '../domain/handelse.ts';
import type { Organ } from '../domain/organ.ts';
import type { Environment } from '../environment.ts';
import { commandFault } from '../faults.ts';
import type { LoadedMeeting } from '../load/load-run.ts';
import { message } from '../messages/messages.ts';
import { load } from '../pipeline.ts';
import { findFiles, meetingNamed } from './find-files.ts';

export interface Target {
  /** As the user wrote it. */
  given: string;
  organ: Organ;
  datum: string;
  extra: boolean;
  /** Only of a file. */
  loaded: LoadedMeeting | null;
}

export async function targetsOf(paths: readonly string[], environment: Environment): Promise<Target[]> {
  const named = paths.map((given): Target | null => {
    const meeting = meetingNamed(given, environment);
    return meeting ? { given, ...meeting, loaded: null } : null;
  });
  const files = await findFiles(
    paths.filter((_, index) => named[index] === null),
    environment,
  );
  const loaded = (await load(files, environment)).map((one): Target => {
    const { file, organ, meeting } = one;
    return { given: file, organ, datum: meeting.datum, extra: meeting.extra, loaded: one };
  });
  return [...named.filter((target) => target !== null), ...loaded];
}

/** Name and hash of a file that a step names with `--fil`. */
export async function fileOf(path: string): Promise<Fil> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes && !bytes.subarray(0, 1024).includes('%PDF-'))
    throw commandFault(message('CLI-019', { fil: path }));
  if (!bytes) throw commandFault(message('CLI-012', { fil: path }));
  return { fil: basename(path), sha256: createHash('sha256').update(bytes).digest('hex') };
}

export function demandSingle(targets: readonly Target[], kommando: string): Target {
  const [only, ...others] = targets;
  if (!only || others.length > 0) throw commandFault(message('CLI-011', { kommando }));
  return only;
}
