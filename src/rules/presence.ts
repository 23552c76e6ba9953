// Who was there at which ärende (KL 5:66). What the file does not say exactly is «kanske».
import type { NumberPlan } from '../domain/numbers.ts';
import type { Person } from '../domain/person.ts';
import { oncePer } from '../domain/remembered.ts';
import { comparableName, type Sammantrade, type Underpunkt } from '../domain/sammantrade.ts';
import type { DataPath } from './rule.ts';

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

const LISTOR = ['ledamoter', 'ersattare', 'tjanstepersoner', 'ovrigaDeltagare'] as const;
type Lista = (typeof LISTOR)[number] | 'ordforande' | 'sekreterare';

/** Somebody who stands among those that were there, in one list or several. */
export interface Deltagare {
  /** As written in the file. */
  namn: string;
  /** Of the first place that says when; a person in no place that says so was there all the time. */
  narvaro: Person['narvaro'];
  /** The first place. */
  path: DataPath;
  listor: Lista[];
}

/** Everybody who was there, by comparable name. Who only is föredragande in an ärende stands in no list. */
export const deltagareOf = oncePer((meeting: Sammantrade): ReadonlyMap<string, Deltagare> => {
  const found = new Map<string, Deltagare>();
  const add = ({ namn, narvaro }: Person, path: DataPath, lista: Lista): void => {
    const name = comparableName(namn);
    const earlier = found.get(name);
    if (!earlier) found.set(name, { namn, narvaro, path, listor: [lista] });
    else {
      earlier.narvaro ??= narvaro;
      earlier.listor.push(lista);
    }
  };
  for (const lista of LISTOR)
    for (const [index, person] of meeting[lista].entries()) add(person, [lista, index], lista);
  add(meeting.ordforande, ['ordforande'], 'ordforande');
  add(meeting.sekreterare, ['sekreterare'], 'sekreterare');
  return found;
});

/** Where each absent person stands, by comparable name. */
export const franvarandeOf = ({ franvarande }: Sammantrade): ReadonlyMap<string, DataPath> =>
  new Map(franvarande.map(({ namn }, index) => [comparableName(namn), ['franvarande', index]]));

/** The parts of `av` that may be names: `Bo Ek (S) och Cia Al, Ronneby kommun` has three. */
export const namesIn = (line: string): string[] =>
  line
    .replace(/\([^()]*\)/g, ' ')
    .split(/[,;&]| och | samt /)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');

export const SAGT = ['yrkanden', 'reservationer', 'sarskiltYttrande', 'protokollsanteckning'] as const;
export type Sagt = (typeof SAGT)[number] | 'skriftligaSynpunkter';

export interface Upphov {
  namn: string;
  vad: Sagt;
  path: DataPath;
}

/** Who stands behind what was said in a punkt, with its place. */
export const upphovTill = (
  { punkt, path }: { punkt: Underpunkt; path: DataPath },
  keys: readonly Sagt[],
): Upphov[] =>
  keys.flatMap((vad) =>
    punkt[vad].flatMap(({ av }, index) =>
      av.flatMap(namesIn).map((namn) => ({ namn, vad, path: [...path, vad, index, 'av'] })),
    ),
  );

const SIDOR = ['ja', 'nej', 'avstar'] as const;

/** Who voted by name, with the place of the vote. */
export const rosterI = ({ punkt, path }: { punkt: Underpunkt; path: DataPath }) =>
  SIDOR.flatMap((sida) =>
    (punkt.votering?.[sida].namn ?? []).map((namn, index) => ({
      namn,
      path: [...path, 'votering', sida, index] as DataPath,
    })),
  );
