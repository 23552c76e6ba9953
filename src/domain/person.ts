// People as a secretary writes them: on one line, «Namn (Parti), funktion, organisation, §§ 12–17»,
// or as a mapping with the same parts under their own keys.
import * as z from 'zod';

/** Numbers from and to, both included. */
export type Intervall = [number, number];

/**
 * When somebody was there for part of the meeting (KL 5:66).
 * `arenden` counts the file's own ärenden from 1 and follows them when numbers move;
 * `paragrafer` are numbers as typed, checked against the plan.
 */
export type Narvaro =
  | { slag: 'del' }
  | { slag: 'arenden'; intervall: Intervall[] }
  | { slag: 'paragrafer'; intervall: Intervall[] };

const RANGE = /^(\d{1,4})(?: ?[-–—] ?(?:§ ?)?(\d{1,4}))?$/;

function parseIntervall(text: string): Intervall[] | null {
  const out: Intervall[] = [];
  for (const part of text.split(/,|\boch\b|\bsamt\b/).map((piece) => piece.trim())) {
    if (part === '') continue;
    const match = RANGE.exec(part.replace(/^§+ ?/, '').replace(/(\d)\/\d\d\b/g, '$1'));
    if (!match) return null;
    const from = Number(match[1]);
    const to = match[2] === undefined ? from : Number(match[2]);
    if (from < 1 || to < from) return null;
    out.push([from, to]);
  }
  return out.length > 0 ? out : null;
}

/** Reads «del av mötet», «§§ 12–17», «§ 3, § 5», «ärende 1–6» or «punkt 2»; null when it is none of them. */
export function parseNarvaro(text: string): Narvaro | null {
  const trimmed = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .trim();
  if (/^del av (mötet|sammanträdet)$/i.test(trimmed)) return { slag: 'del' };
  const paragrafer = /^§§? ?(.+)$/.exec(trimmed);
  if (paragrafer) {
    const intervall = parseIntervall(paragrafer[1] ?? '');
    return intervall && { slag: 'paragrafer', intervall };
  }
  const arenden = /^(?:ärende|ärenden|ärendena|punkt|punkter|punkterna) (.+)$/i.exec(trimmed);
  if (arenden) {
    const intervall = parseIntervall(arenden[1] ?? '');
    return intervall && { slag: 'arenden', intervall };
  }
  return null;
}

const ORGANISATION = /(kommun|kommunen|myndigheten|universitet|högskola|regionen)$|^region /i;

/** «från § 2», «utom ärende 3»: the same end of a line, but nothing that can be counted. */
const RESERVED =
  'från och med|fr\\.? ?o\\.? ?m\\.?|från|till och med|t\\.? o\\.? m\\.?|t\\.o\\.m\\.?|till|utom|förutom|utan|undantaget|exklusive|ej|inte|endast|bara|efter|före|vid|under|närvarande|frånvarande';

/** The end of a line that says when: after a comma, a space or in brackets. */
const PRESENCE = new RegExp(
  `[ ,(]+((?:(?:${RESERVED}) )*(?:§[^)]*|(?:ärende|ärenden|ärendena|punkt|punkter|punkterna) [\\d ,–—-]+(?:(?:och|samt) [\\d ,–—-]+)*(?:(?:och |samt )?del av (?:mötet|sammanträdet))?|del av (?:mötet|sammanträdet))|(?:${RESERVED}) (?:kl\\.?|klockan) ?\\d[\\d.:]*)\\)?$`,
  'i',
);

const SEPARATOR = / (?:och|samt|&|\+) |[;/&]/;
/** Words that begin or end the name of something else than a person. */
const BODY =
  /(kommun|kommuner|regioner|myndighet|universitet|högskola|skola|förening|förbund|förvaltning|nämnd|styrelse|stiftelse|enhet|avdelning|klinik|sjukhus|center|centrum|verk|bolag|råd|grupp|jour|kyrka|kår|klubb|institut|akademi|kassan|förmedling|polis|vård|omsorg|hälsa)(?:en|et|n|t|s)?$|^(?:region|regionen|svenska|sveriges|AB|röda|rädda)$|^blekinge/i;
const CAPITALISED = /^\p{Lu}[\p{L}.’'-]*$/u;
const PARTICLE = /^(?:af|av|von|van|de|der|den|di|da|del|la|le|el|al|bin|ibn)$/;

/** Words with capital letters, none of which belongs to an organisation. */
function nameWords(text: string): number {
  const words = text
    .replace(/\([^()]*\)/g, ' ')
    .split(' ')
    .filter((word) => word !== '');
  const isName =
    words.length <= 5 &&
    words.every((word) => (CAPITALISED.test(word) || PARTICLE.test(word)) && !BODY.test(word));
  return isName ? words.length : 0;
}

/** «Bo Ek», and not «samordnare» or «Region Blekinge». */
export const looksLikeName = (text: string): boolean => nameWords(text) >= 2;

/** «Anna Ek och Bo Ek», «Anna Ek, Bo Ek & Cia Ek», «Anna Ek; chef»: more than one line can say of a person. */
export function namesSeveral(line: string): boolean {
  if (line.length > LONGEST_LINE) return false;
  return line
    .replace(/\s+/g, ' ')
    .split(',')
    .some((part, index) => {
      const pieces = part.split(SEPARATOR).map((piece) => piece.trim());
      if (index === 0 && part.includes(';')) return true;
      return pieces.slice(1).some((right, before) => {
        const left = pieces[before] ?? '';
        if (looksLikeName(right))
          return index === 0 ? /^\p{Lu}/u.test(left) : looksLikeName(left) || ORGANISATION.test(left);
        return index === 0 && nameWords(right) > 0 && nameWords(left) > 0;
      });
    });
}

/** A person's line is short; longer text is a mistake, which the limit on `namn` reports. */
const LONGEST_LINE = 500;

/** Splits the one-line form into the parts of a mapping; what it cannot tell apart stays in `funktion`. */
export function parsePerson(line: string): Record<string, unknown> {
  if (line.length > LONGEST_LINE) return { namn: line };
  const person: Record<string, unknown> = {};
  let rest = line.replace(/\s+/g, ' ').trim();
  const presence = PRESENCE.exec(rest);
  if (presence) {
    person.narvaro = presence[1];
    rest = rest.slice(0, presence.index);
  }
  const [name = '', ...parts] = rest.split(',').map((part) => part.trim());
  let tail = parts.filter((part) => part !== '');
  const inside = tail.find((part) => parseNarvaro(part) !== null);
  if (inside !== undefined && !presence) {
    person.narvaro = inside;
    tail = tail.filter((part) => part !== inside);
  }
  const party = /^([^(]*)\(([A-ZÅÄÖa-zåäö]{1,5}|-)\)(.*)$/.exec(name);
  person.namn = (party?.[1] ?? name).trim();
  if (party) {
    person.parti = party[2];
    const more = party[3]?.trim();
    if (more) tail = [more, ...tail];
  }
  const last = tail.at(-1);
  if (last !== undefined && (tail.length > 1 || ORGANISATION.test(last))) {
    person.organisation = last;
    tail = tail.slice(0, -1);
  }
  if (tail.length > 0) person.funktion = tail.join(', ');
  return person;
}

const SUBSTITUTE = /^tjänstg(?:ör|jorde|örande) för /i;

/** As `parsePerson`; «tjänstgör för Bo Ek (M)» between commas says for whom a substitute sat. */
export function parseLedamot(line: string): Record<string, unknown> {
  if (line.length > LONGEST_LINE) return parsePerson(line);
  const parts = line.replace(/\s+/g, ' ').split(',');
  const index = parts.findIndex((part) => SUBSTITUTE.test(part.trim()));
  if (index < 0) return parsePerson(line);
  const [part] = parts.splice(index, 1) as [string];
  const presence = PRESENCE.exec(part);
  const whom = (presence ? part.slice(0, presence.index) : part).trim().replace(SUBSTITUTE, '');
  const rest = presence ? [...parts.slice(0, index), presence[1], ...parts.slice(index)] : parts;
  return { ...parsePerson(rest.join(',')), tjanstgorFor: whom };
}

/** A text of one line; runs of white space, also line breaks, count as one space. */
export const LineSchema = z
  .string()
  .overwrite((value) => value.replace(/[ \t\r\n]+/g, ' ').trim())
  .min(1)
  .max(LONGEST_LINE);

const NarvaroSchema = LineSchema.transform((value, ctx): Narvaro => {
  const narvaro = parseNarvaro(value);
  if (narvaro) return narvaro;
  ctx.addIssue({ code: 'custom', params: { code: 'narvaro', value } });
  return z.NEVER;
});

const SEVERAL = { code: 'custom', params: { code: 'personer' } } as const;

const personShape = {
  namn: LineSchema.superRefine((value, ctx) => {
    if (namesSeveral(value)) ctx.addIssue({ ...SEVERAL });
  }),
  parti: LineSchema.optional(),
  funktion: LineSchema.optional(),
  organisation: LineSchema.optional(),
  narvaro: NarvaroSchema.optional(),
};

const fromLine =
  (parse: (line: string) => Record<string, unknown>) =>
  (value: unknown, ctx: z.RefinementCtx): unknown => {
    if (typeof value !== 'string') return value;
    if (!namesSeveral(value)) return parse(value);
    ctx.addIssue({ ...SEVERAL });
    return z.NEVER;
  };

export const PersonSchema = z.preprocess(fromLine(parsePerson), z.strictObject(personShape));
export type Person = z.infer<typeof PersonSchema>;

/** A substitute says for whom: `tjanstgorFor`. */
export const LedamotSchema = z.preprocess(
  fromLine(parseLedamot),
  z.strictObject({ ...personShape, tjanstgorFor: LineSchema.optional() }),
);
export type Ledamot = z.infer<typeof LedamotSchema>;
