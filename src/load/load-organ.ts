// An organ file → an Organ, with the same faults as a meeting file; and the organ that a meeting names.
import { basename } from 'node:path';
import { distance } from 'fastest-levenshtein';
import type { Fault } from '../domain/fault.ts';
import { foldKey } from '../domain/keys.ts';
import { type Organ, OrganSchema } from '../domain/organ.ts';
import type { Sammantrade } from '../domain/sammantrade.ts';
import { message } from '../messages/messages.ts';
import { checkText } from './load-meeting.ts';
import { formFaults } from './organ-faults.ts';
import { readTextFile } from './read-file.ts';
import { type DataPath, faultAt, type SourceMap } from './source-map.ts';

export type LoadedOrgan =
  | { ok: true; organ: Organ; source: SourceMap; warnings: Fault[] }
  | { ok: false; faults: Fault[] };

/** Reads `templates/organ/<slug>.yaml`. */
export async function loadOrgan(path: string): Promise<LoadedOrgan> {
  const read = await readTextFile(path);
  return read.ok ? parseOrgan(basename(path).replace(/\.(ya?ml|json)$/i, ''), read.text, path) : read;
}

/** The same for text that is already read. */
export function parseOrgan(slug: string, text: string, file = `${slug}.yaml`): LoadedOrgan {
  const checked = checkText(text, file, OrganSchema, formFaults);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    const fault = { ...message('ORGAN-003', { slug }), file, line: null, path: '' };
    return { ok: false, faults: checked.ok ? [fault] : [fault, ...checked.faults] };
  }
  if (!checked.ok) return checked;
  return { ok: true, organ: { ...checked.value, slug }, source: checked.source, warnings: checked.warnings };
}

/** A body whose protokoll are signed by justerare, and a meeting that names none. */
export function signerDoubts(meeting: Sammantrade, organ: Organ, source: SourceMap): Fault[] {
  const isMissing = organ.underskrift.roller.includes('justerare') && meeting.justerare.length === 0;
  return isMissing ? [faultAt(source, ['justerare'], message('ORGAN-004', { organ: organ.kortnamn }))] : [];
}

/** The organ that a meeting names by slug or short name, in any case; else the fault with those that exist. */
export function checkOrgan(
  named: string,
  organs: ReadonlyMap<string, Organ>,
  source: SourceMap,
  path: DataPath = ['organ'],
): { ok: true; organ: Organ } | { ok: false; faults: Fault[] } {
  const wanted = foldKey(named);
  for (const [slug, organ] of organs)
    if ([slug, organ.kortnamn, organ.namn].some((name) => foldKey(name) === wanted))
      return { ok: true, organ };
  const finns = [...organs.keys()].sort();
  const near = finns
    .map((slug) => ({ slug, far: distance(wanted, foldKey(slug)) }))
    .sort((a, b) => a.far - b.far)[0];
  const forslag = near && near.far <= Math.max(1, Math.floor(wanted.length / 2)) ? near.slug : null;
  const what =
    finns.length === 0 ? message('ORGAN-002') : message('ORGAN-001', { organ: named, finns, forslag });
  return { ok: false, faults: [faultAt(source, path, what)] };
}
