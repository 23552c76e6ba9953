// Who may decide: the chair, the ledamöter and the substitutes that serve, each with the huvudman they are counted to.
import type { Arbetsordning, Plats } from '../domain/arbetsordning.ts';
import type { Organ } from '../domain/organ.ts';
import type { Ledamot } from '../domain/person.ts';
import { type Register, slaUpp, type Tjanst } from '../domain/register.ts';
import { remembered } from '../domain/remembered.ts';
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
  /** Neither the file nor the register says an organisation that the arbetsordning knows. */
  okandHuvudman: boolean;
  /** Has a vote: not the chair of a body whose chair has none, nobody that is adjungerad, no empty seat. */
  beslutar: boolean;
}

/** The arbetsordning itself writes both «Karlshamns kommun» and «Karlshamn kommun». */
const fold = remembered((name) =>
  name
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/s? kommun$/, ''),
);

export const sameOrganisation = (a: string, b: string): boolean => fold(a) === fold(b);

export function huvudmanOf(
  organisation: string | undefined,
  arbetsordning: Arbetsordning | null,
): string | null {
  if (organisation === undefined) return null;
  const found = arbetsordning?.huvudman.find(
    ({ namn, organisationer }) =>
      sameOrganisation(namn, organisation) ||
      organisationer.some((own) => sameOrganisation(own, organisation)),
  );
  return found?.namn ?? null;
}

/**
 * The huvudman of the seat that the register says, which need not be that of the organisation printed after the name:
 * a folkhälsostrateg of the region sits for «Regional grupp folkhälsa».
 */
export function raknasTill(
  organisation: string | undefined,
  known: Tjanst | null,
  arbetsordning: Arbetsordning | null,
): Pick<Beslutande, 'huvudman' | 'okandHuvudman'> {
  const platser = arbetsordning?.ledamoter ?? [];
  const own = huvudmanOf(organisation, arbetsordning) ?? huvudmanOf(known?.organisation, arbetsordning);
  const seats = seatsNamed(known?.uppdrag?.funktion, platser).map((plats) =>
    huvudmanOf(plats.organisation, arbetsordning),
  );
  if (seats.length > 0 && !seats.includes(own)) {
    const [seat = null] = seats;
    // A seat that the huvudmän share («Kommunerna») is held for the person's own.
    const isShared = seatsNamed(known?.uppdrag?.funktion, platser).some(({ organisation: shared }) =>
      /^kommunerna$/i.test(shared.trim()),
    );
    if (!isShared && seats.every((other) => other === seat)) return { huvudman: seat, okandHuvudman: false };
  }
  const isKnown = [organisation, known?.organisation].some(
    (name) => name !== undefined && platser.some((plats) => sameOrganisation(plats.organisation, name)),
  );
  return { huvudman: own, okandHuvudman: own === null && !isKnown };
}

const seatsNamed = (funktion: string | undefined, platser: readonly Plats[]): Plats[] =>
  funktion === undefined
    ? []
    : platser.filter((plats) => comparableName(plats.funktion) === comparableName(funktion));

/** «Vakant», «N.N.»: a seat that nobody holds, written where a name would stand. */
export const isVakant = (namn: string): boolean =>
  /^(?:vakant|vakans|vakansatt|ej utsedd|ingen|n\. ?n\.?|nn)(?!\p{L})/iu.test(namn);

/**
 * A chair without mandate is the one that the arbetsordning provides; a ledamot who leads the meeting one day keeps the
 * right to decide.
 */
function chairDecides(chair: Ledamot, known: Tjanst | null, arbetsordning: Arbetsordning | null): boolean {
  const rule = arbetsordning?.ordforande;
  if (!rule || rule.beslutar) return true;
  if (known?.uppdrag) return known.uppdrag.roll === 'ledamot';
  const { organisation } = chair;
  const isFromElsewhere =
    organisation !== undefined &&
    rule.organisation !== undefined &&
    !sameOrganisation(organisation, rule.organisation);
  return isFromElsewhere && huvudmanOf(organisation, arbetsordning) !== null;
}

/**
 * A chair that stands among the ledamöter as well is one person, with the chair's right to decide; so is who stands
 * with twice (DATA-027).
 */
export function rosterOf(meeting: Sammantrade, organ: Organ, register: Register | null): Beslutande[] {
  const arbetsordning = organ.arbetsordning ?? null;
  const entry = (
    person: Ledamot,
    path: DataPath,
    roll: Beslutande['roll'],
    beslutar: boolean,
  ): Beslutande => {
    const known = register && slaUpp(register, person, organ.slug, meeting.datum);
    const adjungerad = known?.uppdrag?.roll === 'adjungerad' || /\badjungerad\b/i.test(person.funktion ?? '');
    return {
      namn: person.namn,
      person,
      path,
      roll,
      ...raknasTill(person.organisation, known, arbetsordning),
      beslutar: beslutar && !adjungerad && !isVakant(person.namn),
    };
  };
  const chair = comparableName(meeting.ordforande.namn);
  const asLedamot = meeting.ledamoter.find(({ namn }) => comparableName(namn) === chair);
  const seen = new Set([chair]);
  const isNew = ({ namn }: Ledamot): boolean => {
    const name = comparableName(namn);
    return !seen.has(name) && seen.add(name) !== undefined;
  };
  const leading = { ...asLedamot, ...meeting.ordforande };
  const leader = register && slaUpp(register, leading, organ.slug, meeting.datum);
  return [
    entry(leading, ['ordforande'], 'ordforande', chairDecides(leading, leader, arbetsordning)),
    ...meeting.ledamoter.flatMap((person, index) =>
      isNew(person) ? [entry(person, ['ledamoter', index], 'ledamot', true)] : [],
    ),
    ...meeting.ersattare.map((person, index) =>
      entry(person, ['ersattare', index], 'ersattare', person.tjanstgorFor !== undefined),
    ),
  ];
}
