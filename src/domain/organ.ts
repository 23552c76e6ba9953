// A body (organ) is data: one file under `templates/organ/`. What differs between bodies is said here, not in code.
import * as z from 'zod';
import { ArbetsordningSchema } from './arbetsordning.ts';
import { LineSchema as line } from './person.ts';
import { folded, JaNejSchema } from './values.ts';

/** `{n}` the number, `{åå}` and `{åååå}` the year, as in `§ {n}/{åå}`. */
const form = line.refine((value) => value.includes('{n}'), { params: { code: 'form-utan-n' } });

export const SIGNER_ROLES = ['ordforande', 'sekreterare', 'justerare'] as const;
export type SignerRole = (typeof SIGNER_ROLES)[number];

export const OrganSchema = z.strictObject({
  namn: line,
  kortnamn: line,
  /** Document kind as printed, `Sammanträdesprotokoll`. */
  dokumenttyp: line,
  numrering: z.strictObject({
    /** `ar`: numbers run through the calendar year; `mote`: they start over at every meeting. */
    serie: folded(['ar', 'mote']),
    form,
    /** `{a}` the letter, `{n}` the ärende's number, `{m}` the sub-item's, as in `{a}/` or `{n}.{m}).`. */
    underpunkt: line.default('{a}/'),
  }),
  beslut: z.strictObject({
    /** The lead-in, `LSVO beslutar`. */
    inledning: line,
    /** `att`: hanging att-satser; `numrerad`: `1. Att …`. */
    form: folded(['att', 'numrerad']),
  }),
  /** Kinds shown after the rubrik as `(B)`, `(I/D)`. */
  arendetypVisas: JaNejSchema.default(false),
  nySidaPerParagraf: JaNejSchema.default(false),
  /** A front page with ärendeförteckning; without it the participants stand above the first ärende. */
  framsida: JaNejSchema.default(true),
  etiketter: z
    .strictObject({
      ledamoter: line.default('Närvarande ledamöter'),
      franvarande: line.default('Frånvarande'),
      tjanstepersoner: line.default('Tjänstepersoner'),
      ovriga: line.default('Övriga deltagare och föredragande'),
      paragrafer: line.default('Paragrafer'),
    })
    .prefault({}),
  /** Standing sentences that `avslutning:` names by one word. */
  avslutning: z
    .strictObject({
      information: line.default('Informationen tas till protokollet.'),
      bildpresentation: line.default('Bildpresentationen skickas ut per e-post.'),
    })
    .prefault({}),
  underskrift: z.strictObject({
    form: folded(['portal', 'falt']).default('portal'),
    plats: folded(['framsida', 'sist']),
    roller: z.array(folded(SIGNER_ROLES)).min(1),
  }),
  /** The line about verification in the copy made for signing. */
  verifiering: z.strictObject({ text: line, adress: z.url() }).optional(),
  mottagare: z.array(line).default([]),
  /** The parties of «Ett samarbete mellan …», the last row of the protokoll. */
  samarbete: z.array(line).default([]),
  farg: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .default('#1d4f5c'),
  /** Domains whose addresses may stand in a protokoll, as `regionblekinge.se`. */
  domaner: z.array(line).default([]),
  /** Without it only the rules of the law are checked. */
  arbetsordning: ArbetsordningSchema.optional(),
  /** SVG files beside the organ file; a logotype without `alt` is decoration. */
  logotyper: z.array(z.strictObject({ fil: line, alt: line.optional() })).default([]),
});

/** `slug` is the file's name without ending, as `lsvo`. */
export type Organ = z.infer<typeof OrganSchema> & { slug: string };
