// Who holds which uppdrag in which body, from when to when. The meeting file names people; the register knows their
// title, organisation and spelling on the day of the meeting.
import * as z from 'zod';
import { LineSchema as line } from './person.ts';
import type { Sammantrade } from './sammantrade.ts';
import { comparableName } from './sammantrade.ts';
import { custom, DatumSchema, folded, JaNejSchema, list } from './values.ts';

export const ROLLER = ['ledamot', 'ersattare', 'ordforande', 'sekreterare', 'adjungerad'] as const;
export type Roll = (typeof ROLLER)[number];

const UppdragSchema = z
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

const RegisterPersonSchema = z.strictObject({
  namn: line,
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
    person.uppdrag
      .filter((uppdrag) => uppdrag.organ === organ && arAktuellt(uppdrag, datum))
      .map((uppdrag) => tjanstOf(person, uppdrag)),
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

/** What the register says of a name that day, the body's own uppdrag first; null where it has no such name. */
export function slaUpp(register: Register, namn: string, organ: string, datum: string): Tjanst | null {
  const wanted = comparableName(namn);
  const person = register.personer.find((one) => comparableName(one.namn) === wanted);
  if (!person) return null;
  const current = person.uppdrag.filter((uppdrag) => arAktuellt(uppdrag, datum));
  return tjanstOf(person, current.find((uppdrag) => uppdrag.organ === organ) ?? null);
}

type Named = { namn: string; parti?: string | undefined; funktion?: string | undefined } & {
  organisation?: string | undefined;
};

/** The meeting with the words of the register where the file gives a name alone. What the file says stays. */
export function medRegister(meeting: Sammantrade, register: Register, organ: string): Sammantrade {
  const fill = <P extends Named>(person: P): P => {
    const known = slaUpp(register, person.namn, organ, meeting.datum);
    if (!known) return person;
    const bare = person.funktion === undefined && person.organisation === undefined;
    return {
      ...person,
      ...(person.parti === undefined && known.parti !== undefined && { parti: known.parti }),
      ...(bare && known.titel !== undefined && { funktion: withTf(known) }),
      ...(bare && known.organisation !== undefined && { organisation: known.organisation }),
    };
  };
  return {
    ...meeting,
    ordforande: fill(meeting.ordforande),
    sekreterare: fill(meeting.sekreterare),
    justerare: meeting.justerare.map(fill),
    ledamoter: meeting.ledamoter.map(fill),
    ersattare: meeting.ersattare.map(fill),
    franvarande: meeting.franvarande.map(fill),
    tjanstepersoner: meeting.tjanstepersoner.map(fill),
    ovrigaDeltagare: meeting.ovrigaDeltagare.map(fill),
  };
}

const withTf = ({ titel, uppdrag }: Tjanst): string | undefined =>
  uppdrag?.tf && titel !== undefined && !/^tf\b/i.test(titel) ? `tf. ${titel}` : titel;
