// Looks into a zod schema: which keys each level of the file has, and what those levels are called in Swedish.
import type * as z from 'zod';
import { KEY_SPELLING } from '../domain/keys.ts';
import type { DataPath } from './source-map.ts';

/** As much of a zod definition as is looked at here. */
interface Definition {
  type: string;
  innerType?: z.ZodType;
  in?: z.ZodType;
  out?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  options?: z.ZodType[];
}

const definition = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition;

/** What the schema is under defaults, optionality and preprocessing; a union gives all its members. */
function cores(schema: z.ZodType): z.ZodType[] {
  const { type, innerType, in: input, out: output, options } = definition(schema);
  if (type === 'union') return (options ?? []).flatMap(cores);
  if (type === 'pipe' && input && output)
    return cores(definition(input).type === 'transform' ? output : input);
  return innerType ? cores(innerType) : [schema];
}

export const spelling = (id: string): string =>
  Object.hasOwn(KEY_SPELLING, id) ? (KEY_SPELLING[id] ?? id) : id;

/** The schema at a path as zod reports it, or null where the path leaves the schema. */
export function schemaAt(schema: z.ZodType, path: DataPath): z.ZodType | null {
  let here: z.ZodType = schema;
  for (const part of path) {
    const next = cores(here).map((core) => {
      const { shape, element } = definition(core);
      if (typeof part === 'number') return element;
      return shape && Object.hasOwn(shape, part) ? shape[part] : undefined;
    });
    const found = next.find((one) => one !== undefined);
    if (!found) return null;
    here = found;
  }
  return here;
}

/** Keys of the mapping that the schema describes; empty where it describes none. */
export function keysOf(schema: z.ZodType): string[] {
  return [...new Set(cores(schema).flatMap((core) => Object.keys(definition(core).shape ?? {})))];
}

/** The entries' schema where the schema is a list, else null. */
export function elementOf(schema: z.ZodType): z.ZodType | null {
  return cores(schema).flatMap((core) => definition(core).element ?? [])[0] ?? null;
}

export const acceptsText = (schema: z.ZodType): boolean => schema.safeParse('Prov').success;

/** What a level is called where a key is said to belong there. */
function levelName(path: readonly string[], keys: readonly string[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'längst ut i filen';
  if (last === 'arenden' || last === 'underpunkter') return 'under ett ärende';
  if (keys.includes('parti') && keys.includes('namn')) return 'hos en person';
  return `under ”${spelling(last)}”`;
}

/** Names of the levels that have a key, outermost first. */
export function levelsWith(root: z.ZodType, key: string): string[] {
  const names: string[] = [];
  const visit = (level: { schema: z.ZodType; path: string[] }[]): void => {
    const deeper: typeof level = [];
    for (const { schema, path } of level) {
      const keys = keysOf(schema);
      if (keys.includes(key)) names.push(levelName(path, keys));
      const shapes = cores(schema).map((core) => definition(core).shape ?? {});
      for (const [name, child] of shapes.flatMap((shape) => Object.entries(shape)))
        for (const inner of [child, ...cores(child).flatMap((core) => definition(core).element ?? [])])
          if (keysOf(inner).length > 0) deeper.push({ schema: inner, path: [...path, name] });
    }
    if (deeper.length > 0) visit(deeper);
  };
  visit([{ schema: root, path: [] }]);
  return [...new Set(names)].slice(0, 2);
}
