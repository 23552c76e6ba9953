// What a step is about: meetings by their files or by their names, and the file that belongs to it.
import { createHash } from 'node:crypto';
import type { Organ } from '../domain/organ.ts';
import type { Environment } from '../environment.ts';
import { commandFault } from '../faults.ts';
import type { LoadedMeeting } from '../load/load-run.ts';
import { message } from '../messages/messages.ts';
import type { GivenFil } from '../number/steps.ts';
import { load } from '../pipeline.ts';
import { findFiles, meetingNamed } from './find-files.ts';
import type { CommandOrder } from './order.ts';
import { readPdfFile } from './pdf-files.ts';

export interface Target {
  /** As the user wrote it. */
  given: string;
  organ: Organ;
  datum: string;
  extra: boolean;
  /** Only of a file. */
  loaded: LoadedMeeting | null;
}

export async function targetsOf(
  paths: readonly string[],
  environment: Environment,
  { register }: Pick<CommandOrder, 'register'>,
): Promise<Target[]> {
  const named = paths.map((given): Target | null => {
    const meeting = meetingNamed(given, environment);
    return meeting ? { given, ...meeting, loaded: null } : null;
  });
  const files = await findFiles(
    paths.filter((_, index) => named[index] === null),
    environment,
  );
  const loaded = (await load(files, environment, register)).map((one): Target => {
    const { file, organ, meeting } = one;
    return { given: file, organ, datum: meeting.datum, extra: meeting.extra, loaded: one };
  });
  return [...named.filter((target) => target !== null), ...loaded];
}

/** What a step names with `--fil`: a PDF, and the earlier states of it that lie in it whole. */
export async function fileOf(path: string): Promise<GivenFil> {
  const read = await readPdfFile(path);
  if (!read) throw commandFault(message('CLI-012', { fil: path }));
  if (!read.arPdf) throw commandFault(message('CLI-019', { fil: path }));
  const { name, sha256, bytes } = read;
  return { fil: name, sha256, revisioner: revisionsOf(bytes) };
}

/** More states than this no signed file has. */
const MOST_REVISIONS = 50;

/** A signature is added behind what was there (ISO 32000-1, 7.5.6), so each state ends with its own end-of-file mark. */
function revisionsOf(given: Uint8Array): string[] {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const ends: number[] = [];
  for (
    let at = bytes.indexOf('%%EOF');
    at >= 0 && ends.length < MOST_REVISIONS;
    at = bytes.indexOf('%%EOF', at + 1)
  )
    ends.push(at + '%%EOF'.length);
  // The mark may have a line end after it, or none.
  return ends.flatMap((end) =>
    [end, end + 1, end + 2].map((to) => createHash('sha256').update(bytes.subarray(0, to)).digest('hex')),
  );
}

export function demandSingle(targets: readonly Target[], kommando: string): Target {
  const [only, ...others] = targets;
  if (!only || others.length > 0) throw commandFault(message('CLI-011', { kommando }));
  return only;
}
