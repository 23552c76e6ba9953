// Who holds which uppdrag in which body, from when to when. The meeting file names people; the register knows their
// title, organisation and spelling on the day of the meeting.
import * as z from 'zod';
import { LineSchema as line } from './person.ts';
import { oncePer } from './remembered.ts';
import type { Sammantrade, Underpunkt } from './sammantrade.ts';
import { comparableName } from './sammantrade.ts';
import { custom, DatumSchema, folded, JaNejSchema, list } from './values.ts';

/** The name of the register in a folder of meeting files. */
export const isRegisterFile = (name: string): boolean => /^register\.(ya?ml|json)$/i.test(name);

export const ROLLER = ['ledamot', 'ersattare', 'ordforande', 'sekreterare', 'adjungerad'] as const;
export type Roll = (typeof ROLLER)[number];

export const UppdragSchema = z
  .strictObject({
    /** Slug or short name of the body. */
    organ: line,
    roll: folded(ROLLER).default('ledamot'),
    /** The seat that the person holds, as the arbetsordning calls it. */
    funktion: line.optional(),
    /** Where they differ from the person's own at the time. */
    titel: line.optional(),
    organisation: line.optional(),
    /** Acting: holds the seat of somebody else for a time. */
    tf: JaNejSchema.default(false),
    /** First and last day, ISO dates in Europe/Stockholm; absent for always. */
    fran: DatumSchema.optional(),
    till: DatumSchema.optional(),
  })
  .superRefine(({ fran, till }, ctx) => {
    if (fran && till && till < fran) ctx.addIssue({ ...custom('uppdrag-ordning'), path: ['till'] });
  });
export type Uppdrag = z.infer<typeof UppdragSchema>;

export const RegisterPersonSchema = z.strictObject({
  namn: line,
  /** Names that the person had before, so that old minutes are understood. */
  tidigareNamn: list(line).default([]),
  parti: line.optional(),
  /** As printed after the name: `förvaltningschef Socialförvaltningen`. */
  titel: line.optional(),
  organisation: line.optional(),
  uppdrag: list(UppdragSchema).default([]),
});
export type RegisterPerson = z.infer<typeof RegisterPersonSchema>;

export const RegisterSchema = z.strictObject({ personer: z.array(RegisterPersonSchema).min(1) });
export type Register = z.infer<typeof RegisterSchema>;

/** A person as the register knows them on a day in a body. */
export interface Tjanst {
  namn: string;
  parti: string | undefined;
  titel: string | undefined;
  organisation: string | undefined;
  /** What they hold in the body that day; null for a person without uppdrag there. */
  uppdrag: Uppdrag | null;
}

export const arAktuellt = ({ fran, till }: Pick<Uppdrag, 'fran' | 'till'>, datum: string): boolean =>
  (fran === undefined || fran <= datum) && (till === undefined || datum <= till);

/** `organ` is the body's slug: the loader has put it in place of the short name. */
export function tjansterIn(register: Register, organ: string, datum: string): Tjanst[] {
  return register.personer.flatMap((person) =>
    uppdragIn(person, organ, datum).map((uppdrag) => tjanstOf(person, uppdrag)),
  );
}

function tjanstOf(person: RegisterPerson, uppdrag: Uppdrag | null): Tjanst {
  const { namn, parti, titel, organisation } = person;
  return {
    namn,
    parti,
    titel: uppdrag?.titel ?? titel,
    organisation: uppdrag?.organisation ?? organisation,
    uppdrag,
  };
}

/** A person as a meeting file names them. */
export type Named = { namn: string; parti?: string | undefined; funktion?: string | undefined } & {
  organisation?: string | undefined;
};

/** Everybody by each name that they have or had. */
const indexOf = oncePer((register: Register): ReadonlyMap<string, RegisterPerson[]> => {
  const index = new Map<string, RegisterPerson[]>();
  for (const person of register.personer)
    for (const name of new Set([person.namn, ...person.tidigareNamn].map(comparableName)))
      index.set(name, [...(index.get(name) ?? []), person]);
  return index;
});

/** Every organisation that the register gives a person, at any time; as compared. */
export const organisationerOf = ({ organisation, uppdrag }: RegisterPerson): ReadonlySet<string> =>
  new Set(
    [organisation, ...uppdrag.map((one) => one.organisation)].flatMap((one) =>
      one ? [comparableName(one)] : [],
    ),
  );

export const uppdragIn = (person: RegisterPerson, organ: string, datum: string): Uppdrag[] =>
  person.uppdrag.filter((uppdrag) => uppdrag.organ === organ && arAktuellt(uppdrag, datum));

/**
 * Whom a name in a meeting file can mean: nobody, one, or several that nothing tells apart. Namesakes are told apart
 * by organisation and party, then by who has an uppdrag in the body that day, then by who still has the name.
 */
export function personerSomHeter(
  register: Register,
  who: string | Named,
  organ: string,
  datum: string,
): readonly RegisterPerson[] {
  const { namn, parti, organisation }: Named = typeof who === 'string' ? { namn: who } : who;
  const wanted = comparableName(namn);
  const found = indexOf(register).get(wanted) ?? [];
  if (found.length < 2) return found;
  const fits = found.filter(
    (one) =>
      (organisation === undefined || organisationerOf(one).has(comparableName(organisation))) &&
      (parti === undefined || one.parti === undefined || comparableName(one.parti) === comparableName(parti)),
  );
  if (fits.length < 2) return fits.length === 1 ? fits : found;
  const serving = fits.filter((one) => uppdragIn(one, organ, datum).length > 0);
  const left = serving.length > 0 ? serving : fits;
  const stillNamed = left.filter((one) => comparableName(one.namn) === wanted);
  return stillNamed.length === 1 ? stillNamed : left;
}

/**
 * What the register says of a person that day, the body's own uppdrag first; null where it has no such name, or
 * several that nothing tells apart.
 */
export function slaUpp(register: Register, who: string | Named, organ: string, datum: string): Tjanst | null {
  const [person, ...namesakes] = personerSomHeter(register, who, organ, datum);
  if (!person || namesakes.length > 0) return null;
  const current = uppdragIn(person, organ, datum);
  return tjanstOf(person, current.find(({ tf }) => !tf) ?? current[0] ?? null);
}

const saysWords = ({ funktion, organisation }: Named): boolean =>
  funktion !== undefined || organisation !== undefined;
const saysParty = ({ namn, parti }: Named): boolean => parti !== undefined || namn.includes('(');
const namesOf = (people: readonly Named[]): ReadonlySet<string> =>
  new Set(people.map(({ namn }) => comparableName(namn)));

/**
 * The meeting with the words of the register where the file gives a name alone. What the file says stays: a name that
 * has its words elsewhere in the file is left as it is, for the protokoll prints those.
 */
export function medRegister(meeting: Sammantrade, register: Register, organ: string): Sammantrade {
  const { ordforande, sekreterare, ledamoter, ersattare, tjanstepersoner, ovrigaDeltagare } = meeting;
  const listed = [
    ordforande,
    sekreterare,
    ...ledamoter,
    ...ersattare,
    ...tjanstepersoner,
    ...ovrigaDeltagare,
  ];
  const punkter = meeting.arenden.flatMap((arende) => [arende, ...arende.underpunkter]);
  const spoke = punkter.flatMap(({ foredragande }) => foredragande);
  const everybody = [
    ...listed,
    ...[...meeting.justerare, ...meeting.franvarande, ...spoke],
    ...punkter.flatMap(({ jav }) => jav),
  ];
  const hasParty = namesOf(everybody.filter(saysParty));
  const hasWords = namesOf(listed.filter(saysWords));
  // Who speaks and stands in no list is printed once, with the words of one of the ärenden.
  const printedFromList = new Set([...namesOf(listed), ...namesOf(spoke.filter(saysWords))]);

  const fill = <P extends Named>(person: P, leaveWords: ReadonlySet<string>): P => {
    const known = slaUpp(register, person, organ, meeting.datum);
    if (!known) return person;
    const name = comparableName(person.namn);
    const isBare = !saysWords(person) && !leaveWords.has(name);
    return {
      ...person,
      ...(!hasParty.has(name) && known.parti !== undefined && { parti: known.parti }),
      ...(isBare && known.titel !== undefined && { funktion: withTf(known) }),
      ...(isBare && known.organisation !== undefined && { organisation: known.organisation }),
    };
  };
  const one = <P extends Named>(person: P): P => fill(person, hasWords);
  const all = <P extends Named>(people: readonly P[]): P[] => people.map(one);
  const punkt = <U extends Underpunkt>(it: U): U => ({
    ...it,
    foredragande: it.foredragande.map((person) => fill(person, printedFromList)),
    // Of who is jävig the protokoll prints the name and the party.
    jav: it.jav.map((person) => fill(person, namesOf([person]))),
  });
  return {
    ...meeting,
    ordforande: one(ordforande),
    sekreterare: one(sekreterare),
    justerare: all(meeting.justerare),
    ledamoter: all(ledamoter),
    ersattare: all(ersattare),
    franvarande: all(meeting.franvarande),
    tjanstepersoner: all(tjanstepersoner),
    ovrigaDeltagare: all(ovrigaDeltagare),
    arenden: meeting.arenden.map((arende) => ({
      ...punkt(arende),
      underpunkter: arende.underpunkter.map(punkt),
    })),
  };
}

/** «tf.», «tillförordnad» and the like, in a title. */
export const ACTING = /(?<!\p{L})(?:tf|t\. ?f|tillförordnad|tillf|vikarierande|vik)(?!\p{L})\.?/giu;
export const isActing = (words: string | undefined): boolean =>
  words !== undefined && words.search(ACTING) >= 0;

const withTf = ({ titel, uppdrag }: Tjanst): string | undefined =>
  uppdrag?.tf && titel !== undefined && !isActing(titel) ? `tf. ${titel}` : titel;
