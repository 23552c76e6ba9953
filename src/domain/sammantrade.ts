// The meeting file: what a secretary writes about one sammanträde, as a strict schema.
// Contents after KL (2017:725) 5:65–69 and the minutes of the cooperation's own bodies.
// Every scalar reaches the schema as text (the loader reads YAML's failsafe schema), so `12.00` stays `12.00`.
import * as z from 'zod';
import { LedamotSchema, PersonSchema } from './person.ts';

/** Longest text that one field may hold, in characters; a protokoll of 70 pages stays far below it. */
const MAX_TEXT = 200_000;

const line = z.string().trim().min(1).max(500);
/** Markdown. */
const prose = z.string().trim().min(1).max(MAX_TEXT);
const list = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).min(1));

const custom = (code: string, values: Record<string, unknown> = {}) =>
  ({ code: 'custom', params: { code, ...values } }) as const;

function isRealDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** ISO 8601 calendar date, `2023-11-17`, in Europe/Stockholm. */
export const DatumSchema = z
  .string()
  .trim()
  .superRefine((value, ctx) => {
    if (!isRealDate(value)) ctx.addIssue(custom('datum', { value }));
  });

/** `9`, `9.00`, `09:00`, `kl. 9.00` → `09:00`; null when it is no time of day. */
export function parseKlockslag(value: string): string | null {
  const match = /^(?:kl\.?|klockan)?\s*(\d{1,2})(?:[.:](\d{2}))?$/i.exec(value.trim());
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? '0')];
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** Start and end of a meeting, `HH:MM` in Europe/Stockholm. */
export interface Tid {
  start: string;
  slut: string;
}

/** `8.15–12.00`, `kl. 9–15`, `13:00 - 16:00`. */
export const TidSchema = z
  .string()
  .trim()
  .transform((value, ctx): Tid => {
    const parts = value.split(/\s*(?:[-–—]|\btill\b)\s*/);
    const [start, slut] = [parseKlockslag(parts[0] ?? ''), parseKlockslag(parts[1] ?? '')];
    if (parts.length !== 2 || !start || !slut) {
      ctx.addIssue(custom('tid', { value }));
      return z.NEVER;
    }
    if (slut <= start) {
      ctx.addIssue(custom('tid-ordning', { start, slut }));
      return z.NEVER;
    }
    return { start, slut };
  });

/** A moment: a date and perhaps a time of day, `2024-03-15 kl. 16.00`. */
export interface Tidpunkt {
  datum: string;
  klockslag: string | null;
}

export const TidpunktSchema = z
  .string()
  .trim()
  .transform((value, ctx): Tidpunkt => {
    const match = /^(\d{4}-\d{2}-\d{2})(?:[\sT,]+(.+))?$/.exec(value);
    const klockslag = match?.[2] === undefined ? null : parseKlockslag(match[2]);
    if (!match?.[1] || !isRealDate(match[1]) || (match[2] !== undefined && klockslag === null)) {
      ctx.addIssue(custom('tidpunkt', { value }));
      return z.NEVER;
    }
    return { datum: match[1], klockslag };
  });

export const JaNejSchema = z
  .string()
  .trim()
  .transform((value, ctx): boolean => {
    if (/^(ja|sant|true)$/i.test(value)) return true;
    if (/^(nej|falskt|false)$/i.test(value)) return false;
    ctx.addIssue(custom('ja-nej', { value }));
    return z.NEVER;
  });

export const ARENDETYPER = ['beslut', 'information', 'diskussion'] as const;
export type Arendetyp = (typeof ARENDETYPER)[number];

/** `beslut`, `B`, `I/D`, `information och diskussion`, or a list of them, in the order given. */
export const ArendetypSchema = z.preprocess(
  (value) => (Array.isArray(value) ? value.join('/') : value),
  z
    .string()
    .trim()
    .transform((value, ctx): Arendetyp[] => {
      const kinds = value
        .replace(/^\((.*)\)$/, '$1')
        .split(/\s*(?:\/|,|\+|\boch\b)\s*/)
        .map((word) => ARENDETYPER.find((kind) => word !== '' && kind.startsWith(word.toLowerCase())));
      if (kinds.some((kind) => kind === undefined) || new Set(kinds).size !== kinds.length) {
        ctx.addIssue(custom('typ', { value }));
        return z.NEVER;
      }
      return kinds as Arendetyp[];
    }),
);

/** Something said by somebody: an yrkande, a reservation, an anteckning. As plain text `av` is empty. */
const fromText = (value: unknown): unknown => (typeof value === 'string' ? { text: value } : value);
const YttrandeSchema = z.preprocess(fromText, z.strictObject({ av: list(line).default([]), text: prose }));
export type Yttrande = z.infer<typeof YttrandeSchema>;

/** Votes for one side: names as a list, or their number where the vote was secret or not recorded by name. */
const RosterSchema = z.union([
  z
    .string()
    .trim()
    .regex(/^\d+$/)
    .transform((value) => ({ antal: Number(value), namn: [] as string[] })),
  z.array(line).transform((namn) => ({ antal: namn.length, namn })),
]);

/** KL 5:67: an omröstning with its question, votes and result. */
const VoteringSchema = z
  .strictObject({
    fraga: prose,
    sluten: JaNejSchema.default(false),
    ja: RosterSchema,
    nej: RosterSchema,
    avstar: RosterSchema.default({ antal: 0, namn: [] }),
    utslagsrost: line.optional(),
    resultat: prose.optional(),
  })
  .superRefine((votering, ctx) => {
    const seen = new Set<string>();
    for (const side of ['ja', 'nej', 'avstar'] as const) {
      for (const [index, namn] of votering[side].namn.entries()) {
        if (seen.has(namn)) ctx.addIssue({ ...custom('rost-dubbel', { namn }), path: [side, index] });
        seen.add(namn);
      }
    }
    if (votering.sluten && seen.size > 0) ctx.addIssue({ ...custom('rost-sluten'), path: ['sluten'] });
    if (votering.ja.antal === votering.nej.antal && votering.utslagsrost === undefined && !votering.resultat)
      ctx.addIssue({ ...custom('rost-lika', { antal: votering.ja.antal }), path: ['utslagsrost'] });
  });
export type Votering = z.infer<typeof VoteringSchema>;

const BilagaSchema = z.preprocess(
  (value) => (typeof value === 'string' ? { titel: value } : value),
  z.strictObject({ titel: line, fil: line.optional(), diarienummer: line.optional() }),
);
export type Bilaga = z.infer<typeof BilagaSchema>;

/** Recipients; `vad` says what is sent where it is not the protokoll itself («Slutrapporten»). */
const MottagareSchema = z.preprocess(
  (value) => (typeof value === 'string' || Array.isArray(value) ? { till: value } : value),
  z.strictObject({ vad: line.optional(), till: list(line) }),
);
export type Mottagare = z.infer<typeof MottagareSchema>;

/** `ja`, or the sentence itself. */
const PaEllerMening = z.union([JaNejSchema, prose]);

const punktShape = {
  rubrik: line,
  typ: ArendetypSchema.optional(),
  /** What was shown, as `PPT`. */
  underlag: line.optional(),
  foredragande: list(PersonSchema).default([]),
  diarienummer: line.optional(),
  jav: list(PersonSchema).default([]),
  text: prose.optional(),
  yrkanden: list(YttrandeSchema).default([]),
  propositionsordning: prose.optional(),
  votering: VoteringSchema.optional(),
  /** One att-sats or sentence per entry, in Markdown. */
  beslut: list(prose).default([]),
  bordlaggning: PaEllerMening.optional(),
  aterremiss: PaEllerMening.optional(),
  omedelbarJustering: JaNejSchema.default(false),
  reservationer: list(YttrandeSchema).default([]),
  sarskiltYttrande: list(YttrandeSchema).default([]),
  protokollsanteckning: list(YttrandeSchema).default([]),
  /** `information`, `bildpresentation` for the body's standing sentence, or a sentence of its own. */
  avslutning: list(line).default([]),
  bilagor: list(BilagaSchema).default([]),
  skickasTill: MottagareSchema.optional(),
  forKannedom: MottagareSchema.optional(),
};

export const UnderpunktSchema = z.strictObject(punktShape);
export type Underpunkt = z.infer<typeof UnderpunktSchema>;

export const ArendeSchema = z.strictObject({
  ...punktShape,
  underpunkter: z.array(UnderpunktSchema).default([]),
});
export type Arende = z.infer<typeof ArendeSchema>;

export const SammantradeSchema = z
  .strictObject({
    mall: z.literal('protokoll').default('protokoll'),
    /** Short name of the body: the name of its file under `templates/organ/`. */
    organ: line,
    datum: DatumSchema,
    tid: TidSchema,
    plats: line.optional(),
    /** How one took part, as `via Teams`. */
    form: line.optional(),
    diarienummer: line.optional(),
    ordforande: LedamotSchema,
    sekreterare: PersonSchema,
    justerare: list(PersonSchema).default([]),
    justering: z
      .strictObject({ satt: line.optional(), plats: line.optional(), senast: TidpunktSchema.optional() })
      .optional(),
    ledamoter: z.array(LedamotSchema).min(1),
    ersattare: z.array(LedamotSchema).default([]),
    franvarande: z.array(PersonSchema).default([]),
    tjanstepersoner: z.array(PersonSchema).default([]),
    ovrigaDeltagare: z.array(PersonSchema).default([]),
    arenden: z.array(ArendeSchema).min(1),
    bilagor: list(BilagaSchema).default([]),
    protokolletSkickasTill: list(line).default([]),
    forKannedom: list(line).default([]),
    nastaMote: z
      .strictObject({
        datum: DatumSchema,
        tid: TidSchema.optional(),
        plats: line.optional(),
        form: line.optional(),
      })
      .optional(),
  })
  .superRefine(crossChecks);

export type Sammantrade = z.infer<typeof SammantradeSchema>;

/** What only the whole file shows. Runs when every field by itself is right. */
function crossChecks(meeting: SammantradeShape, ctx: z.RefinementCtx): void {
  if (!meeting.plats && !meeting.form) ctx.addIssue({ ...custom('plats-eller-form'), path: ['plats'] });
  const present = new Map<string, string>();
  for (const key of ['ledamoter', 'ersattare', 'tjanstepersoner', 'ovrigaDeltagare'] as const) {
    for (const [index, person] of meeting[key].entries()) {
      if (present.has(person.namn))
        ctx.addIssue({ ...custom('person-dubbel', { namn: person.namn }), path: [key, index] });
      present.set(person.namn, key);
      if (person.narvaro?.slag !== 'arenden') continue;
      const last = Math.max(...person.narvaro.intervall.map(([, to]) => to));
      if (last > meeting.arenden.length)
        ctx.addIssue({
          ...custom('narvaro-utanfor', { last, antal: meeting.arenden.length }),
          path: [key, index],
        });
    }
  }
  for (const [index, person] of meeting.franvarande.entries())
    if (present.has(person.namn) || person.namn === meeting.ordforande.namn)
      ctx.addIssue({ ...custom('person-bade', { namn: person.namn }), path: ['franvarande', index] });
  if (meeting.justering?.senast && meeting.justering.senast.datum < meeting.datum)
    ctx.addIssue({ ...custom('justering-fore-mote'), path: ['justering', 'senast'] });
  if (meeting.nastaMote && meeting.nastaMote.datum <= meeting.datum)
    ctx.addIssue({ ...custom('nasta-mote-fore'), path: ['nastaMote', 'datum'] });
}

type SammantradeShape = {
  datum: string;
  plats?: string | undefined;
  form?: string | undefined;
  ordforande: z.infer<typeof LedamotSchema>;
  ledamoter: z.infer<typeof LedamotSchema>[];
  ersattare: z.infer<typeof LedamotSchema>[];
  franvarande: z.infer<typeof PersonSchema>[];
  tjanstepersoner: z.infer<typeof PersonSchema>[];
  ovrigaDeltagare: z.infer<typeof PersonSchema>[];
  arenden: z.infer<typeof ArendeSchema>[];
  justering?: { senast?: Tidpunkt | undefined } | undefined;
  nastaMote?: { datum: string } | undefined;
};
