// The meeting file: what a secretary writes about one sammanträde, as a strict schema.
// Contents after KL (2017:725) 5:65–69 and the minutes of the cooperation's own bodies.
// Every scalar reaches the schema as text (the loader reads YAML's failsafe schema), so `12.00` stays `12.00`.
import * as z from 'zod';
import { LedamotSchema, LineSchema as line, looksLikeName, type Person, PersonSchema } from './person.ts';
import { remembered } from './remembered.ts';
import { custom, DatumSchema, isRealDate, JaNejSchema, list, word } from './values.ts';

/** Longest text that one field may hold, in characters; a protokoll of 70 pages stays far below it. */
const MAX_TEXT = 200_000;

/** Markdown. Marks, white space and `&nbsp;` alone say nothing. */
const prose = z
  .string()
  .trim()
  .min(1)
  .max(MAX_TEXT)
  .superRefine((value, ctx) => {
    if (/^(?:[\s>#*+_|\\-]|&nbsp;|&#160;|&#xA0;)+$/i.test(value)) ctx.addIssue(custom('tom-text'));
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
export const TidSchema = word.transform((value, ctx): Tid => {
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

export const TidpunktSchema = word.transform((value, ctx): Tidpunkt => {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[\sT,]+(.+))?$/.exec(value);
  const klockslag = match?.[2] === undefined ? null : parseKlockslag(match[2]);
  if (!match?.[1] || !isRealDate(match[1]) || (match[2] !== undefined && klockslag === null)) {
    ctx.addIssue(custom('tidpunkt', { value }));
    return z.NEVER;
  }
  return { datum: match[1], klockslag };
});

export const ARENDETYPER = ['beslut', 'information', 'diskussion'] as const;
export type Arendetyp = (typeof ARENDETYPER)[number];

/** `beslut`, `B`, `I/D`, `information och diskussion`, or a list of them, in the order given. */
export const ArendetypSchema = z.preprocess(
  (value) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string') ? value.join('/') : value,
  word.transform((value, ctx): Arendetyp[] => {
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
  word.transform((value, ctx) => {
    if (!/^\d{1,4}$/.test(value)) ctx.addIssue(custom('roster', { value }));
    return { antal: Number(value), namn: [] as string[] };
  }),
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
  .superRefine(
    (votering, ctx) => {
      const seen = new Set<string>();
      for (const side of ['ja', 'nej', 'avstar'] as const) {
        for (const [index, namn] of (votering[side]?.namn ?? []).entries()) {
          const name = comparableName(namn);
          if (seen.has(name)) ctx.addIssue({ ...custom('rost-dubbel', { namn }), path: [side, index] });
          seen.add(name);
        }
      }
      const { ja, nej, utslagsrost, resultat, sluten } = votering;
      if (sluten === true && seen.size > 0) ctx.addIssue({ ...custom('rost-sluten'), path: ['sluten'] });
      if (ja?.antal !== undefined && ja.antal === nej?.antal && !utslagsrost && !resultat)
        ctx.addIssue({ ...custom('rost-lika', { antal: ja.antal }), path: ['utslagsrost'] });
      if (utslagsrost && ja?.antal !== undefined && nej?.antal !== undefined && ja.antal !== nej.antal)
        ctx.addIssue({
          ...custom('rost-utslag', { ja: ja.antal, nej: nej.antal }),
          path: ['utslagsrost'],
        });
    },
    // Also where another field is wrong, so the values may be missing here.
    { when: () => true },
  );
export type Votering = z.infer<typeof VoteringSchema>;

const BilagaSchema = z.preprocess(
  (value) => (typeof value === 'string' ? { titel: value } : value),
  z.strictObject({ titel: line, fil: line.optional(), diarienummer: line.optional() }),
);
export type Bilaga = z.infer<typeof BilagaSchema>;

/** Recipients; `vad` says what is sent where it is not the protokoll itself («Slutrapporten»). */
const MottagareSchema = z.preprocess(
  (value) => (typeof value === 'string' || Array.isArray(value) ? { till: value } : value),
  z.strictObject({
    vad: line.optional(),
    till: list(line).refine((lines) => lines.length > 0, { params: { code: 'tom-lista' } }),
  }),
);
export type Mottagare = z.infer<typeof MottagareSchema>;

/** `ja`, or the sentence itself; one word is no sentence. */
const PaEllerMening = z.union([
  JaNejSchema,
  prose.superRefine((value, ctx) => {
    if (!/\s/.test(value)) ctx.addIssue(custom('ja-nej', { value, mening: true }));
  }),
]);

/** One att-sats or sentence, or several lines that each begin with «att». */
const BeslutSchema = prose.superRefine((value, ctx) => {
  if (/^[^\p{L}\d]*att[^\p{L}\d]*$/iu.test(value)) ctx.addIssue(custom('att-tom'));
});

/** A doubt of `kontrollera` that is answered: the rule's code, as `FRIST-001`, and why it is right as it is. */
const reason = line.superRefine((value, ctx) => {
  if (!/\p{L}{2}/u.test(value)) ctx.addIssue(custom('tom-text'));
});
const GodkannSchema = z.strictObject({ regel: line, skal: reason });
export type Godkann = z.infer<typeof GodkannSchema>;

const punktShape = {
  rubrik: line,
  /** As it stood in the ärendeförteckning of imported minutes, where that was something else. */
  rubrikIForteckningen: line.optional(),
  typ: ArendetypSchema.optional(),
  /** What was shown, as `PPT`. */
  underlag: line.optional(),
  foredragande: list(PersonSchema).default([]),
  diarienummer: line.optional(),
  jav: list(PersonSchema).default([]),
  /** When it was reported to the secretary. */
  anmald: DatumSchema.optional(),
  text: prose.optional(),
  /** What absent ledamöter had written beforehand. */
  skriftligaSynpunkter: list(YttrandeSchema).default([]),
  yrkanden: list(YttrandeSchema).default([]),
  propositionsordning: prose.optional(),
  votering: VoteringSchema.optional(),
  /** In Markdown. */
  beslut: list(BeslutSchema).default([]),
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
  godkann: list(GodkannSchema).default([]),
};

export const UnderpunktSchema = z.strictObject(punktShape);
export type Underpunkt = z.infer<typeof UnderpunktSchema>;

export const ArendeSchema = z.strictObject({
  ...punktShape,
  underpunkter: z.array(UnderpunktSchema).default([]),
});
export type Arende = z.infer<typeof ArendeSchema>;

/** The file without the checks that only the whole shows; see `crossChecks`. */
export const SammantradeShapeSchema = z.strictObject({
  mall: z.literal('protokoll').default('protokoll'),
  /** Short name of the body: the name of its file under `templates/organ/`. */
  organ: line,
  datum: DatumSchema,
  /** An extra sammanträde, which may fall on the day of an ordinary one. */
  extra: JaNejSchema.default(false),
  tid: TidSchema,
  plats: line.optional(),
  /** How one took part, as `via Teams`. */
  form: line.optional(),
  diarienummer: line.optional(),
  /** When the kallelse was sent. */
  kallelseSkickad: DatumSchema.optional(),
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
  godkann: list(GodkannSchema).default([]),
  /** Of imported minutes: what has no place yet, and where it stood on the paper. */
  okant: z.array(z.strictObject({ plats: line, text: line })).default([]),
});

export type Sammantrade = z.infer<typeof SammantradeShapeSchema>;

export const SammantradeSchema = SammantradeShapeSchema.superRefine((meeting, ctx) => {
  for (const { severity, path, ...issue } of crossChecks(meeting))
    if (severity === 'fel') ctx.addIssue({ ...custom(issue.code, issue.values), path: [...path] });
});

/** Something that only several fields together show. */
export interface CrossIssue {
  code: string;
  severity: 'fel' | 'varning';
  path: (string | number)[];
  values: Record<string, unknown>;
}

/** What could be read of a meeting: a field or an entry that was wrong by itself is undefined. */
export type ReadParts = {
  [Key in keyof Sammantrade]?:
    | (Sammantrade[Key] extends (infer Item)[] ? (Item | undefined)[] : Sammantrade[Key])
    | undefined;
};

/** A name as compared: without party, case and double spaces. */
export const comparableName = remembered((name) =>
  name
    .replace(/\([^()]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase(),
);

/**
 * Contradictions in the file as a whole. Works on what could be read, so that all faults are told at once:
 * `unreadable` names the fields that are undefined because they were wrong, not because they were left out.
 */
export function crossChecks(meeting: ReadParts, unreadable: ReadonlySet<string> = new Set()): CrossIssue[] {
  const issues: CrossIssue[] = [];
  const add = (code: string, path: (string | number)[], values: Record<string, unknown> = {}): void => {
    issues.push({ code, severity: 'fel', path, values });
  };
  if (!meeting.plats && !meeting.form && !unreadable.has('plats') && !unreadable.has('form'))
    add('plats-eller-form', []);
  const present = new Map<string, (string | number)[]>();
  for (const key of ['ledamoter', 'ersattare', 'tjanstepersoner', 'ovrigaDeltagare'] as const) {
    for (const [index, person] of (meeting[key] ?? []).entries()) {
      if (!person) continue;
      const path = [key, index];
      const name = comparableName(person.namn);
      const first = present.get(name);
      if (first) add('person-dubbel', path, { namn: person.namn, first });
      else present.set(name, path);
      if (person.narvaro?.slag !== 'arenden' || !meeting.arenden) continue;
      const last = Math.max(...person.narvaro.intervall.map(([, to]) => to));
      const antal = meeting.arenden.length;
      if (last > antal) add('narvaro-utanfor', path, { last, antal });
    }
  }
  if (meeting.ordforande) present.set(comparableName(meeting.ordforande.namn), ['ordforande']);
  for (const [index, person] of (meeting.franvarande ?? []).entries()) {
    const first = person && present.get(comparableName(person.namn));
    if (first) add('person-bade', ['franvarande', index], { namn: person.namn, first });
  }
  const { justering, nastaMote, datum } = meeting;
  if (datum && justering?.senast && justering.senast.datum < datum)
    add('justering-fore-mote', ['justering', 'senast']);
  if (datum && nastaMote && nastaMote.datum <= datum) add('nasta-mote-fore', ['nastaMote', 'datum']);
  issues.push(...voterChecks(meeting), ...wordsThatVanish(meeting), ...javChecks(meeting));
  return issues;
}

type Path = (string | number)[];

/** Every ärende and underpunkt that could be read, with its place. */
function punkter(meeting: ReadParts): { punkt: Underpunkt; path: Path }[] {
  return (meeting.arenden ?? []).flatMap((arende, index) => {
    if (!arende) return [];
    const path = ['arenden', index];
    return [
      { punkt: arende as Underpunkt, path },
      ...arende.underpunkter.map((punkt, under) => ({ punkt, path: [...path, 'underpunkter', under] })),
    ];
  });
}

/** Of a person who stands in a list the list's words are printed, so what else a line says would be lost. */
function wordsThatVanish(meeting: ReadParts): CrossIssue[] {
  const listed = new Map<string, { person: Person; path: Path }>();
  const issues: CrossIssue[] = [];
  const add = (code: string, path: Path, values: Record<string, unknown>): void => {
    issues.push({ code, severity: 'varning', path, values });
  };
  const strange = (person: Person, path: Path): void => {
    const word = person.funktion?.split(',')[0]?.trim() ?? '';
    if (looksLikeName(word)) add('person-namn', path, { namn: person.namn, ord: word });
  };
  for (const key of ['ledamoter', 'ersattare', 'tjanstepersoner', 'ovrigaDeltagare', 'franvarande'] as const)
    for (const [index, person] of (meeting[key] ?? []).entries()) {
      if (!person) continue;
      strange(person, [key, index]);
      if (key !== 'franvarande') listed.set(comparableName(person.namn), { person, path: [key, index] });
    }
  const { ordforande, sekreterare } = meeting;
  for (const [key, person] of Object.entries({ ordforande, sekreterare })) {
    if (!person) continue;
    strange(person, [key]);
    const name = comparableName(person.namn);
    if (!listed.has(name)) listed.set(name, { person, path: [key] });
  }
  /** `alone`: the line's own words are printed where the list has none. */
  const compare = (person: Person, path: Path, alone: boolean): void => {
    const known = listed.get(comparableName(person.namn));
    if (!known || known.person === person) return;
    for (const field of ['funktion', 'organisation'] as const) {
      const [here, there] = [person[field], known.person[field]];
      if (here === undefined || (there === undefined && alone)) continue;
      if (there === undefined || comparableName(here) !== comparableName(there)) {
        add('person-olika', path, {
          namn: person.namn,
          here,
          there: [known.person.funktion, known.person.organisation].filter(Boolean).join(', '),
          first: known.path,
        });
        return;
      }
    }
  };
  if (sekreterare) compare(sekreterare, ['sekreterare'], true);
  for (const [index, person] of (meeting.justerare ?? []).entries())
    if (person) {
      strange(person, ['justerare', index]);
      compare(person, ['justerare', index], true);
    }
  const spoke = new Set<string>();
  for (const { punkt, path } of punkter(meeting))
    for (const key of ['foredragande', 'jav'] as const)
      for (const [index, person] of punkt[key].entries()) {
        const at = [...path, key, index];
        const name = comparableName(person.namn);
        strange(person, at);
        compare(person, at, spoke.has(name));
        // Who stands in no list is named once, with the words of one of the ärenden.
        const tells = person.funktion !== undefined || person.organisation !== undefined;
        if (key === 'foredragande' && tells && !listed.has(name)) {
          spoke.add(name);
          listed.set(name, { person, path: at });
        }
      }
  return issues;
}

/** Who is jävig does not take part (KL 6:28–32, 4:27). */
function javChecks(meeting: ReadParts): CrossIssue[] {
  return punkter(meeting).flatMap(({ punkt, path }) => {
    const names = new Set(punkt.jav.map((person) => comparableName(person.namn)));
    if (names.size === 0) return [];
    const said: { namn: string; var: string; path: Path }[] = [
      ...(['ja', 'nej', 'avstar'] as const).flatMap((side) =>
        (punkt.votering?.[side].namn ?? []).map((namn, index) => ({
          namn,
          var: 'i omröstningen',
          path: ['votering', side, index],
        })),
      ),
      ...(['yrkanden', 'reservationer'] as const).flatMap((key) =>
        punkt[key].flatMap(({ av }, index) =>
          av.map((namn) => ({
            namn,
            var: key === 'yrkanden' ? 'bakom ett yrkande' : 'bakom en reservation',
            path: [key, index],
          })),
        ),
      ),
    ];
    return said
      .filter(({ namn }) => names.has(comparableName(namn)))
      .map((one) => ({
        code: 'jav-deltar',
        severity: 'fel' as const,
        path: [...path, ...one.path],
        values: { namn: one.namn, var: one.var },
      }));
  });
}

/** KL 5:67: who voted how. Only when everyone who can have voted could be read. */
function voterChecks(meeting: ReadParts): CrossIssue[] {
  const { ordforande, ledamoter, ersattare, arenden } = meeting;
  const members = [ordforande, ...(ledamoter ?? []), ...(ersattare ?? [])];
  if (!arenden || !ledamoter || !ersattare || members.some((person) => !person)) return [];
  const names = new Map(
    members.flatMap((person) => (person ? [[comparableName(person.namn), person.namn]] : [])),
  );
  // Of who stands elsewhere in the file the rules know more: absent, or without a vote.
  const { sekreterare, tjanstepersoner = [], ovrigaDeltagare = [], franvarande = [] } = meeting;
  const others = new Set(
    [sekreterare, ...tjanstepersoner, ...ovrigaDeltagare, ...franvarande].flatMap((person) =>
      person ? [comparableName(person.namn)] : [],
    ),
  );
  const issues: CrossIssue[] = [];
  const check = (votering: Votering | undefined, path: (string | number)[]): void => {
    if (!votering) return;
    const roster = votering.ja.antal + votering.nej.antal + votering.avstar.antal;
    if (roster > names.size)
      issues.push({ code: 'rost-antal', severity: 'fel', path, values: { roster, ledamoter: names.size } });
    for (const side of ['ja', 'nej', 'avstar'] as const)
      for (const [index, namn] of votering[side].namn.entries())
        if (!names.has(comparableName(namn)) && !others.has(comparableName(namn)))
          issues.push({
            code: 'rost-okand',
            severity: 'varning',
            path: [...path, side, index],
            values: { namn, names: [...names.values()] },
          });
    const utslag = comparableName(votering.utslagsrost ?? '');
    if (utslag !== '' && ![...names.keys()].some((name) => utslag.includes(name)))
      issues.push({
        code: 'rost-utslag-okand',
        severity: 'varning',
        path: [...path, 'utslagsrost'],
        values: { namn: votering.utslagsrost, names: [...names.values()] },
      });
  };
  for (const [index, arende] of arenden.entries()) {
    check(arende?.votering, ['arenden', index, 'votering']);
    for (const [under, punkt] of (arende?.underpunkter ?? []).entries())
      check(punkt.votering, ['arenden', index, 'underpunkter', under, 'votering']);
  }
  return issues;
}
