// The body that is meant on the command line: by its slug or by its short name, in capitals or not.
import { FaultError } from '../domain/fault.ts';
import type { Organ } from '../domain/organ.ts';
import type { Environment } from '../environment.ts';
import { unknownOrgan } from '../faults.ts';

const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase();

export function findOrgan(name: string, { organ }: Pick<Environment, 'organ'>): Organ | undefined {
  const wanted = folded(name);
  return organ.get(wanted) ?? [...organ.values()].find(({ kortnamn }) => folded(kortnamn) === wanted);
}

/** The same, or a fault that names those there are. */
export function organNamed(name: string, environment: Pick<Environment, 'organ'>): Organ {
  const found = findOrgan(name, environment);
  if (!found) throw new FaultError([unknownOrgan(name, [...environment.organ.keys()])]);
  return found;
}
