// What a body's arbetsordning says, as data: its composition, its huvudmän, its deadlines and what it may decide.
// Each figure carries its source, so that a changed arbetsordning is a changed file under `templates/organ/`.
import * as z from 'zod';
import { LineSchema as line } from './person.ts';
import { custom, folded, JaNejSchema } from './values.ts';

const whole = line.transform((value, ctx): number => {
  if (/^\d{1,3}$/.test(value)) return Number(value);
  ctx.addIssue(custom('heltal', { value }));
  return z.NEVER;
});

/** Where a figure stands, and whether breaking it stops the work or is a doubt. */
const kalla = { kalla: line, allvar: folded(['fel', 'varning']).default('varning') };

/** Those whose own members are counted: one organisation, or several that share their seats. */
const HuvudmanSchema = z.preprocess(
  (value) => (typeof value === 'string' ? { namn: value, organisationer: [value] } : value),
  z.strictObject({ namn: line, organisationer: z.array(line).min(1) }),
);
export type Huvudman = z.infer<typeof HuvudmanSchema>;

const PlatsSchema = z.strictObject({ funktion: line, organisation: line, antal: whole });
/** Seats of one function in one organisation. */
export type Plats = z.infer<typeof PlatsSchema>;

const MandatSchema = z.strictObject({
  /** What it is about, as in «binda parterna ekonomiskt». */
  vad: line,
  /** Words that show it in a beslut: `tecknar avtal`, `anställ*`; all words of one entry in their order. */
  ord: z.array(line).min(1),
  /** What to do instead, a whole sentence. */
  iStallet: line,
  ...kalla,
});

export const ArbetsordningSchema = z.strictObject({
  /** The document itself, as it is cited. */
  kalla: line,
  huvudman: z.array(HuvudmanSchema).default([]),
  /** Empty where the arbetsordning does not say. */
  ledamoter: z.array(PlatsSchema).default([]),
  ordforande: z.strictObject({ beslutar: JaNejSchema, organisation: line.optional(), ...kalla }).optional(),
  sekreterare: z.strictObject({ organisation: line, ...kalla }).optional(),
  ersattare: z.strictObject({ tillats: JaNejSchema, ...kalla }).optional(),
  /** More than half of the members, `per` each huvudman or of the body as a whole. */
  beslutsforhet: z.strictObject({ per: folded(['huvudman', 'organ']), ...kalla }).optional(),
  /** Days from the kallelse to the meeting. */
  kallelse: z.strictObject({ dagar: whole, ...kalla }).optional(),
  /** Days from the last day for reporting an ärende to the kallelse. */
  anmalan: z.strictObject({ dagar: whole, ...kalla }).optional(),
  motenPerAr: z.strictObject({ minst: whole, hogst: whole.optional(), ...kalla }).optional(),
  /** Days from the meeting to the last day of justering. */
  justering: z.strictObject({ dagar: whole, ...kalla }).optional(),
  /** A beslut that needs more resources says that the organisations stand behind it. */
  resurser: z.strictObject({ ord: z.array(line).min(1), ...kalla }).optional(),
  farBesluta: z.array(line).default([]),
  farInteBesluta: z.array(MandatSchema).default([]),
  rapporterarTill: z.array(line).default([]),
  /** Who always gets the protokoll, beside those that the body's own list of recipients names. */
  protokolletTill: z.strictObject({ mottagare: z.array(line).min(1), ...kalla }).optional(),
});
export type Arbetsordning = z.infer<typeof ArbetsordningSchema>;
