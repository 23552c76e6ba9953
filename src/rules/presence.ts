// Who was there at which ärende (KL 5:66). What the file does not say exactly is «kanske».
import type { NumberPlan } from '../domain/numbers.ts';
import type { Person } from '../domain/person.ts';
import { comparableName, type Underpunkt } from '../domain/sammantrade.ts';

/** `kanske`: for «del av mötet», which says nothing of a single ärende. */
export type Narvarande = 'ja' | 'nej' | 'kanske';

/** `nr` counts ärenden from 0. */
export function presentAt({ narvaro }: Pick<Person, 'narvaro'>, nr: number, plan: NumberPlan): Narvarande {
  if (!narvaro) return 'ja';
  if (narvaro.slag === 'del') return 'kanske';
  const counted = narvaro.slag === 'arenden' ? nr + 1 : (plan.arenden[nr]?.number ?? nr + 1);
  return narvaro.intervall.some(([from, to]) => from <= counted && counted <= to) ? 'ja' : 'nej';
}

/** Who is jävig is not there while the ärende is handled (FL 2017:900, 17 §; KL 6:30). */
export const isJavig = (namn: string, punkt: Pick<Underpunkt, 'jav'>): boolean =>
  punkt.jav.some((person) => comparableName(person.namn) === comparableName(namn));
