// A meeting file → a trusted Sammantrade with the line of every part, or every fault of the file at once.
import { createHash } from 'node:crypto';
import type * as z from 'zod';
import type { Fault } from '../domain/fault.ts';
import {
  crossChecks,
  type ReadParts,
  type Sammantrade,
  SammantradeShapeSchema,
} from '../domain/sammantrade.ts';
import { message } from '../messages/messages.ts';
import { readTree } from './keys.ts';
import { parseYaml } from './parse-yaml.ts';
import { readTextFile } from './read-file.ts';
import { type Readable, readableOf } from './readable.ts';
import { type Checked, crossMessage, schemaFaults } from './schema-faults.ts';
import { elementOf } from './schema-levels.ts';
import { faultAt, pathKey, type SourceMap } from './source-map.ts';

export type Loaded =
  | { ok: true; meeting: Sammantrade; source: SourceMap; warnings: Fault[] }
  | { ok: false; faults: Fault[]; readable: Readable | null };

export type LoadedBytes =
  | (Extract<Loaded, { ok: true }> & { sha256: string })
  | Extract<Loaded, { ok: false }>;

/** Reads and checks the meeting file that a user named; `written` is its text where it is not on the disk yet. */
export async function loadMeeting(path: string, written?: string): Promise<LoadedBytes> {
  const read =
    written === undefined
      ? await readTextFile(path)
      : { ok: true as const, text: written, sha256: createHash('sha256').update(written).digest('hex') };
  if (!read.ok) return { ...read, readable: null };
  const parsed = parseMeeting(read.text, path);
  return parsed.ok ? { ...parsed, sha256: read.sha256 } : parsed;
}

/** The same for text that is already read; `file` is only what faults call it. */
export function parseMeeting(text: string, file: string): Loaded {
  const checked = checkText(text, file, SammantradeShapeSchema, meetingContradictions);
  if (!checked.ok) {
    const { faults, checked: rest } = checked;
    return { ok: false, faults, readable: rest && readableOf(rest) };
  }
  return { ok: true, meeting: checked.value, source: checked.source, warnings: checked.warnings };
}

export type CheckedText<T> =
  | { ok: true; value: T; source: SourceMap; warnings: Fault[] }
  | { ok: false; faults: Fault[]; checked: Checked | null };

/** More than this nobody reads. */
const MAX_FAULTS = 100;

/** Text → data that fits a schema, or all faults; `more` finds what only the whole shows. */
export function checkText<Schema extends z.ZodObject>(
  text: string,
  file: string,
  schema: Schema,
  more: (checked: Checked) => Fault[] = () => [],
): CheckedText<z.infer<Schema>> {
  const yaml = parseYaml(text, file);
  if (yaml.contents === null && yaml.faults.length > 0)
    return { ok: false, faults: ordered(yaml.faults, file), checked: null };
  const tree = readTree(yaml.contents, yaml.source, file);
  const faults = [...yaml.faults, ...tree.faults];
  if (typeof tree.data !== 'object' || tree.data === null || Array.isArray(tree.data)) {
    if (faults.every((fault) => fault.severity !== 'fel' || fault.code === 'DATA-002')) {
      const empty = tree.data === undefined;
      const ar = Array.isArray(tree.data) ? 'en lista' : 'bara en text';
      const what = empty ? message('FIL-005') : message('DATA-034', { ar });
      const fault = { ...what, file, line: empty ? null : 1, path: '' };
      return { ok: false, faults: [fault], checked: null };
    }
    return { ok: false, faults: ordered(faults, file), checked: null };
  }
  const checked: Checked = { data: tree.data, source: tree.source, schema, broken: new Set(tree.broken) };
  const result = schema.safeParse(tree.data, { reportInput: true });
  if (!result.success) faults.push(...schemaFaults(result.error.issues, checked, MAX_FAULTS + 1));
  faults.push(...more(result.success ? { ...checked, value: result.data } : checked));
  if (result.success && faults.every((fault) => fault.severity === 'varning'))
    return { ok: true, value: result.data, source: tree.source, warnings: ordered(faults, file) };
  return { ok: false, faults: ordered(faults, file), checked };
}

function ordered(faults: readonly Fault[], file: string): Fault[] {
  const sorted = faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (sorted.length <= MAX_FAULTS) return sorted;
  const last = { ...message('DATA-036', { max: MAX_FAULTS }), file, line: null, path: '' };
  return [...sorted.slice(0, MAX_FAULTS), last];
}

/** Runs the checks of the whole on what could be read, also where some fields are wrong. */
function meetingContradictions(checked: Checked): Fault[] {
  const { source, value } = checked;
  const { parts, unreadable } =
    value === undefined ? readParts(checked) : { parts: value as ReadParts, unreadable: new Set<string>() };
  return crossChecks(parts, unreadable).map(({ code, path, values }) => {
    const fault = faultAt(source, path, crossMessage(source, { ...values, code }, ''));
    return path.length === 0 ? { ...fault, line: null } : fault;
  });
}

/** The fields and entries that can be read by themselves. */
function readParts({ data, broken }: Checked): { parts: ReadParts; unreadable: Set<string> } {
  const parts: Record<string, unknown> = {};
  const unreadable = new Set<string>();
  const fields = data as Record<string, unknown>;
  for (const [key, schema] of Object.entries(SammantradeShapeSchema.shape as Record<string, z.ZodType>)) {
    const parsed = schema.safeParse(fields[key]);
    const element = elementOf(schema);
    if (parsed.success && !broken.has(pathKey([key]))) parts[key] = parsed.data;
    else if (element && Array.isArray(fields[key]))
      parts[key] = fields[key].map((item) => {
        const one = element.safeParse(item);
        return one.success ? one.data : undefined;
      });
    else unreadable.add(key);
  }
  return { parts: parts as ReadParts, unreadable };
}
