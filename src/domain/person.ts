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

const RANGE = /^(\d+)(?:\s*[-–—]\s*(?:§\s*)?(\d+))?$/;

function parseIntervall(text: string): Intervall[] | null {
  const out: Intervall[] = [];
  for (const part of text.split(/\s*(?:,|\boch\b|\bsamt\b)\s*/).filter(Boolean)) {
    const match = RANGE.exec(part.replace(/^§+\s*/, '').replace(/\/\d\d$/, ''));
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
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .trim();
  if (/^del av (mötet|sammanträdet)$/i.test(trimmed)) return { slag: 'del' };
  const paragrafer = /^§§?\s*(.+)$/.exec(trimmed);
  if (paragrafer) {
    const intervall = parseIntervall(paragrafer[1] ?? '');
    return intervall && { slag: 'paragrafer', intervall };
  }
  const arenden = /^(?:ärende|ärenden|ärendena|punkt|punkter|punkterna)\s+(.+)$/i.exec(trimmed);
  if (arenden) {
    const intervall = parseIntervall(arenden[1] ?? '');
    return intervall && { slag: 'arenden', intervall };
  }
  return null;
}

const ORGANISATION = /(kommun|myndigheten|universitet|högskola|regionen)$|^region\s/i;

/** Splits the one-line form into the parts of a mapping; what it cannot tell apart stays in `funktion`. */
export function parsePerson(line: string): Record<string, unknown> {
  const parts = line.split(/\s*,\s*/).filter((part) => part !== '');
  const person: Record<string, unknown> = {};
  let tail = parts.slice(1);
  const firstPresence = tail.findIndex((part) => /^(§|ärende|punkt|del av )/i.test(part));
  if (firstPresence >= 0) {
    person.narvaro = tail.slice(firstPresence).join(', ');
    tail = tail.slice(0, firstPresence);
  }
  let name = parts[0] ?? '';
  const inBrackets = /^(.*?)\s*\((del av mötet|del av sammanträdet|§[^)]*|ärende[^)]*)\)$/i;
  const lastIndex = tail.length - 1;
  const bracketed = inBrackets.exec(tail[lastIndex] ?? name);
  if (bracketed) {
    person.narvaro = bracketed[2];
    if (lastIndex >= 0) tail[lastIndex] = bracketed[1] ?? '';
    else name = bracketed[1] ?? '';
  }
  const party = /^(.*?)\s*\(([A-ZÅÄÖa-zåäö]{1,5}|-)\)\s*(.*)$/.exec(name);
  person.namn = party ? party[1] : name;
  if (party) {
    person.parti = party[2];
    if (party[3]) tail = [party[3], ...tail];
  }
  const last = tail.at(-1);
  if (last !== undefined && (tail.length > 1 || ORGANISATION.test(last))) {
    person.organisation = last;
    tail = tail.slice(0, -1);
  }
  if (tail.length > 0) person.funktion = tail.join(', ');
  return person;
}

const text = z.string().trim().min(1);

const NarvaroSchema = text.transform((value, ctx): Narvaro => {
  const narvaro = parseNarvaro(value);
  if (narvaro) return narvaro;
  ctx.addIssue({ code: 'custom', params: { code: 'narvaro' } });
  return z.NEVER;
});

const personShape = {
  namn: text,
  parti: text.optional(),
  funktion: text.optional(),
  organisation: text.optional(),
  narvaro: NarvaroSchema.optional(),
};

const fromLine = (value: unknown): unknown => (typeof value === 'string' ? parsePerson(value) : value);

export const PersonSchema = z.preprocess(fromLine, z.strictObject(personShape));
export type Person = z.infer<typeof PersonSchema>;

/** A substitute says for whom: `tjanstgorFor`. */
export const LedamotSchema = z.preprocess(
  fromLine,
  z.strictObject({ ...personShape, tjanstgorFor: text.optional() }),
);
export type Ledamot = z.infer<typeof LedamotSchema>;
