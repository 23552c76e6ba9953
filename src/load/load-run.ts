// Several meeting files, each with its body: what one run of the command works on.
import { basename, dirname, resolve } from 'node:path';
import type { Fault } from '../domain/fault.ts';
import type { Fil } from '../domain/handelse.ts';
import type { Organ } from '../domain/organ.ts';
import { medRegister, type Register } from '../domain/register.ts';
import type { Sammantrade } from '../domain/sammantrade.ts';
import { message } from '../messages/messages.ts';
import { loadMeeting } from './load-meeting.ts';
import { checkOrgan, signerDoubts } from './load-organ.ts';
import type { Readable } from './readable.ts';
import { Registers } from './registers.ts';
import { faultAt, type SourceMap } from './source-map.ts';

/** A meeting that can be trusted. */
export interface LoadedMeeting {
  ok: true;
  file: string;
  /** With the words of the register where the file gives a name alone. */
  meeting: Sammantrade;
  organ: Organ;
  register: Register | null;
  /** There is a register, but it could not be read. */
  registerUnread: boolean;
  source: SourceMap;
  /** The meeting file's name and bytes. */
  kalla: Fil;
  /** Doubts, which do not stop the work. */
  warnings: Fault[];
}

/** `readable`: the meeting as far as it could be read, to hold the rules against; it is not to be trusted. */
export type LoadedFile =
  | LoadedMeeting
  | { ok: false; faults: Fault[]; readable?: (LoadedMeeting & { readable: Readable }) | null };

/** With its folder, so that `januari/protokoll.yaml` and `februari/protokoll.yaml` are two files. */
function nameOf(file: string): string {
  const path = resolve(file);
  return [basename(dirname(path)), basename(path)].filter(Boolean).join('/');
}

async function loadFile(
  file: string,
  organs: ReadonlyMap<string, Organ>,
  registers: Registers,
  written: string | undefined,
): Promise<LoadedFile> {
  const [loaded, { register, registerUnread }] = await Promise.all([
    loadMeeting(file, written),
    registers.of(file),
  ]);
  const known = (
    organ: Organ,
    { meeting, source }: Pick<LoadedMeeting, 'meeting' | 'source'>,
    sha256: string,
  ) => ({
    ok: true as const,
    file,
    meeting: register ? medRegister(meeting, register, organ.slug) : meeting,
    organ,
    register,
    registerUnread,
    source,
    kalla: { fil: nameOf(file), sha256 },
  });
  if (!loaded.ok) {
    const { faults, readable } = loaded;
    const found = readable && checkOrgan(readable.meeting.organ, organs, readable.source);
    if (!found) return { ok: false, faults };
    if (!found.ok) return { ok: false, faults: [...faults, ...found.faults] };
    return { ok: false, faults, readable: { ...known(found.organ, readable, ''), warnings: [], readable } };
  }
  const { meeting, source, sha256 } = loaded;
  const found = checkOrgan(meeting.organ, organs, source);
  if (!found.ok) return found;
  const { organ } = found;
  const warnings = [...loaded.warnings, ...signerDoubts(meeting, organ, source)];
  return { ...known(organ, loaded, sha256), warnings };
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

/**
 * One result per file, and one with all that is wrong or doubtful about registers; `register` is the one that the user
 * named, `written` the text of files that are not on the disk yet.
 */
export async function loadRun(
  files: readonly string[],
  organs: ReadonlyMap<string, Organ>,
  register?: string,
  written: ReadonlyMap<string, string> = new Map(),
): Promise<LoadedFile[]> {
  const registers = new Registers(organs, register);
  const loaded = await Promise.all(files.map((file) => loadFile(file, organs, registers, written.get(file))));
  const results = loaded.map((one, index) => refuseTwin(one, loaded.slice(0, index)));
  const { faults } = registers;
  return faults.length > 0 ? [{ ok: false, faults }, ...results] : results;
}
