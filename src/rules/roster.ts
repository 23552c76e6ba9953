// Who may decide: the chair, the ledamöter and the substitutes that serve, each with the huvudman they are counted to.
import type { Arbetsordning } from '../domain/arbetsordning.ts';
import type { Organ } from '../domain/organ.ts';
import type { Ledamot } from '../domain/person.ts';
import { type Register, slaUpp } from '../domain/register.ts';
import { comparableName, type Sammantrade } from '../domain/sammantrade.ts';
import type { DataPath } from './rule.ts';

export interface Beslutande {
  /** As written in the file. */
  namn: string;
  person: Ledamot;
  path: DataPath;
  roll: 'ordforande' | 'ledamot' | 'ersattare';
  /** Name of the huvudman, or null for one of an organisation that is none. */
  huvudman: string | null;
  /** Has a vote: not the chair of a body whose chair has none, nobody that is adjungerad. */
  beslutar: boolean;
}

export const sameOrganisation = (a: string, b: string): boolean => fold(a) === fold(b);
const fold = (name: string): string => name.replace(/\s+/g, ' ').trim().toLowerCase();

export function huvudmanOf(
  organisation: string | undefined,
  arbetsordning: Arbetsordning | null,
): string | null {
  if (organisation === undefined) return null;
  const found = arbetsordning?.huvudman.find(({ organisationer }) =>
    organisationer.some((own) => sameOrganisation(own, organisation)),
  );
  return found?.namn ?? null;
}

/** A chair that stands among the ledamöter as well is one person, with the chair's right to decide. */
export function rosterOf(meeting: Sammantrade, organ: Organ, register: Register | null): Beslutande[] {
  const arbetsordning = organ.arbetsordning ?? null;
  const entry = (
    person: Ledamot,
    path: DataPath,
    roll: Beslutande['roll'],
    beslutar: boolean,
  ): Beslutande => {
    const known = register && slaUpp(register, person.namn, organ.slug, meeting.datum);
    return {
      namn: person.namn,
      person,
      path,
      roll,
      huvudman: huvudmanOf(person.organisation ?? known?.organisation, arbetsordning),
      beslutar: beslutar && known?.uppdrag?.roll !== 'adjungerad',
    };
  };
  const chair = comparableName(meeting.ordforande.namn);
  return [
    entry(meeting.ordforande, ['ordforande'], 'ordforande', arbetsordning?.ordforande?.beslutar ?? true),
    ...meeting.ledamoter.flatMap((person, index) =>
      comparableName(person.namn) === chair ? [] : [entry(person, ['ledamoter', index], 'ledamot', true)],
    ),
    ...meeting.ersattare.map((person, index) =>
      entry(person, ['ersattare', index], 'ersattare', person.tjanstgorFor !== undefined),
    ),
  ];
}
