// What can be read of a meeting file that has faults, so that the rules can be held against the rest of it at once.
import type * as z from 'zod';
import { type Sammantrade, SammantradeShapeSchema } from '../domain/sammantrade.ts';
import type { Checked } from './schema-faults.ts';
import type { SourceMap } from './source-map.ts';

export interface Readable {
  /** Without what was wrong. */
  meeting: Sammantrade;
  source: SourceMap;
  /** Indexes of the ärenden that something was taken out of. */
  arenden: ReadonlySet<number>;
  /** Something outside the ärenden was taken out. */
  rest: boolean;
}

/** Taking one thing out may show the next. */
const ROUNDS = 5;

type Data = Record<string | number, unknown>;

/** Null where what no meeting can be without was wrong. */
export function readableOf({ data, source }: Checked): Readable | null {
  const left = structuredClone(data) as Data;
  const arenden = new Set<number>();
  let rest = false;
  for (let round = 0; round < ROUNDS; round++) {
    const parsed = SammantradeShapeSchema.safeParse(left);
    if (parsed.success) return { meeting: parsed.data, source, arenden, rest };
    for (const issue of parsed.error.issues) {
      const path = issue.path as (string | number)[];
      if (path[0] === 'arenden' && typeof path[1] === 'number') arenden.add(path[1]);
      else rest = true;
      for (const wrong of wrongPaths(issue, path)) takeOut(left, wrong);
    }
  }
  const given = Object.fromEntries(Object.entries(left).filter(([, value]) => value != null));
  const filled = SammantradeShapeSchema.safeParse({ ...STAND_INS, ...given });
  return filled.success ? { meeting: filled.data, source, arenden, rest: true } : null;
}

/** Nobody is told anything of these: with `rest` only the words of the ärenden are judged. */
const STAND_INS = {
  ...{ datum: '2000-01-03', tid: '9–10', plats: '–' },
  ...{ ordforande: '–', sekreterare: '–', ledamoter: ['–'] },
};

const wrongPaths = (issue: z.core.$ZodIssue, path: (string | number)[]): (string | number)[][] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];

/** An ärende has a rubrik, whatever it was. */
const NO_RUBRIK = '–';

/** Takes out the innermost key on the way that is there. Entries of a list keep their places: the whole list goes. */
function takeOut(data: Data, path: readonly (string | number)[]): void {
  const owner = path.slice(0, -1).reduce<unknown>((inner, part) => step(inner, part), data);
  if (path[0] === 'arenden' && path.at(-1) === 'rubrik' && typeof owner === 'object' && owner !== null) {
    (owner as Data).rubrik = NO_RUBRIK;
    return;
  }
  const keys = path.slice(0, path.findLastIndex((part) => typeof part === 'string') + 1);
  for (let depth = keys.length; depth > 0; depth--) {
    const around = keys.slice(0, depth - 1).reduce<unknown>((inner, part) => step(inner, part), data);
    const key = keys[depth - 1];
    if (typeof key !== 'string' || step(around, key) === undefined) continue;
    delete (around as Data)[key];
    return;
  }
}

const step = (value: unknown, part: string | number): unknown =>
  typeof value === 'object' && value !== null ? (value as Data)[part] : undefined;
