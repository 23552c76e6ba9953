// Several meeting files, each with its body: what one run of the command works on.
import { basename, dirname, resolve } from 'node:path';
import type { Fault } from '../domain/fault.ts';
import type { Fil } from '../domain/handelse.ts';
import type { Organ } from '../domain/organ.ts';
import type { Sammantrade } from '../domain/sammantrade.ts';
import { message } from '../messages/messages.ts';
import { loadMeeting } from './load-meeting.ts';
import { checkOrgan, signerDoubts } from './load-organ.ts';
import { faultAt, type SourceMap } from './source-map.ts';

/** A meeting that can be trusted. */
export interface LoadedMeeting {
  ok: true;
  file: string;
  meeting: Sammantrade;
  organ: Organ;
  source: SourceMap;
  /** The meeting file's name and bytes. */
  kalla: Fil;
  /** Doubts, which do not stop the work. */
  warnings: Fault[];
}

export type LoadedFile = LoadedMeeting | { ok: false; faults: Fault[] };

/** With its folder, so that `januari/protokoll.yaml` and `februari/protokoll.yaml` are two files. */
function nameOf(file: string): string {
  const path = resolve(file);
  return [basename(dirname(path)), basename(path)].filter(Boolean).join('/');
}

async function loadFile(file: string, organs: ReadonlyMap<string, Organ>): Promise<LoadedFile> {
  const loaded = await loadMeeting(file);
  if (!loaded.ok) return loaded;
  const { meeting, source, sha256 } = loaded;
  const found = checkOrgan(meeting.organ, organs, source);
  if (!found.ok) return found;
  const { organ } = found;
  const warnings = [...loaded.warnings, ...signerDoubts(meeting, organ, source)];
  return { ok: true, file, meeting, organ, source, kalla: { fil: nameOf(file), sha256 }, warnings };
}

/** A body has one ordinary meeting a day, and perhaps an extra one. */
const isSameMeeting = (one: LoadedMeeting, other: LoadedMeeting): boolean =>
  one.organ === other.organ &&
  one.meeting.datum === other.meeting.datum &&
  one.meeting.extra === other.meeting.extra;

/** Two files for one meeting would claim the same numbers. */
function refuseTwin(one: LoadedFile, before: readonly LoadedFile[]): LoadedFile {
  if (!one.ok) return one;
  const { organ, meeting, file, source } = one;
  const twin = before.find((that) => that.ok && isSameMeeting(that, one));
  if (!twin?.ok) return one;
  const values = { fil: file, annan: twin.file, organ: organ.kortnamn, datum: meeting.datum };
  return { ok: false, faults: [faultAt(source, ['datum'], message('CLI-007', values))] };
}

/** One result per file. */
export async function loadRun(
  files: readonly string[],
  organs: ReadonlyMap<string, Organ>,
): Promise<LoadedFile[]> {
  const loaded = await Promise.all(files.map((file) => loadFile(file, organs)));
  return loaded.map((one, index) => refuseTwin(one, loaded.slice(0, index)));
}
