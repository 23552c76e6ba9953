// What the schema finds wrong → faults in Swedish, with line, place and advice. zod's own words never reach a user.
import { distance } from 'fastest-levenshtein';
import type * as z from 'zod';
import type { Fault } from '../domain/fault.ts';
import { canonicalKey, foldKey } from '../domain/keys.ts';
import { type Message, message } from '../messages/messages.ts';
import { EXAMPLES } from './examples.ts';
import { acceptsText, elementOf, keysOf, levelsWith, schemaAt, spelling } from './schema-levels.ts';
import { type DataPath, faultAt, pathKey, type SourceMap, sourceLine, writtenPath } from './source-map.ts';
import { lineParts, mend } from './yaml-faults.ts';

type Issue = z.core.$ZodIssue;
type Params = Record<string, unknown>;

export interface Checked {
  data: unknown;
  source: SourceMap;
  schema: z.ZodType;
  /** What the schema made of it, where it found nothing wrong. */
  value?: unknown;
  /** Faulty places; grows as faults are told, so that each mistake is told once. */
  broken: Set<string>;
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Faults for what the schema says, without echoes of faults that are told already. */
export function schemaFaults(issues: readonly Issue[], checked: Checked, most: number): Fault[] {
  const faults: Fault[] = [];
  const flat = issues.flatMap((issue) => innermost(issue, []));
  // Unknown keys first: a misspelt key explains why the right one is missing.
  const ordered = [
    ...flat.filter((issue) => issue.code === 'unrecognized_keys'),
    ...flat.filter((issue) => issue.code !== 'unrecognized_keys'),
  ];
  for (const issue of ordered) {
    if (faults.length >= most) break;
    const path = issue.path as (string | number)[];
    if (isBroken(checked, path)) continue;
    const colon = colonFault(checked, path);
    if (colon) faults.push(colon);
    else if (issue.code === 'unrecognized_keys')
      faults.push(...unknownKeys(checked, path, issue.keys.slice(0, most)));
    else faults.push(valueFault(checked, issue, path));
  }
  return faults;
}

function isBroken({ broken, source }: Checked, path: DataPath): boolean {
  const around = (parts: DataPath): boolean =>
    parts.some((_, index) => broken.has(pathKey(parts.slice(0, index + 1))));
  return around(path) || around(writtenPath(source, path));
}

/** The issue inside a union that the writer most likely meant. */
function innermost(issue: Issue, above: PropertyKey[]): Issue[] {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ ...issue, path } as Issue];
  const ofType = issue.errors.filter(
    (branch) => !branch.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0),
  );
  const branch = ofType.at(-1) ?? issue.errors.at(-1) ?? [];
  return branch.flatMap((inner) => innermost(inner, path));
}

/** A text with a colon that was read as a key: `- Anna Ek: ordförande`, `text: …` with a colon on the next line. */
function colonFault(checked: Checked, path: DataPath): Fault | null {
  const { data, schema, source, broken } = checked;
  for (const at of [path, path.slice(0, -1)]) {
    const value = valueAt(source, data, at);
    const here = schemaAt(schema, at);
    if (!isMapping(value) || !here || at.length === 0 || !acceptsText(here)) continue;
    const keys = Object.keys(value);
    const allowed = keysOf(here);
    const first = keys[0];
    if (first === undefined || keys.some((key) => allowed.includes(key) || canonicalKey(key) !== null))
      continue;
    const written = writtenPath(source, at);
    if (written.length === 0) continue;
    const line = sourceLine(source, [...written, first]) ?? 1;
    broken.add(pathKey(written));
    const row = source.lines[line - 1] ?? '';
    const rattad = mend(row).shown;
    if (keysOf(here).includes('parti'))
      return { ...faultAt(source, at, message('DATA-038', { rattad: withComma(row) })), line };
    const inBraces = lineParts(row).value.startsWith('{');
    const what = inBraces ? message('YAML-005', { tecken: '{', rattad }) : message('YAML-004', { rattad });
    return { ...faultAt(source, at, what), line };
  }
  return null;
}

/** `- Anna Ek: ordförande` as a person should be written. */
function withComma(row: string): string | null {
  const text = row
    .replace(/^\s*(?:-\s+)*/, '')
    .replace(/:\s+/, ', ')
    .trim();
  return text.length <= 90 ? text : null;
}

function unknownKeys(checked: Checked, path: DataPath, keys: readonly string[]): Fault[] {
  const { source, schema, broken, data } = checked;
  const here = schemaAt(schema, path);
  const allowed = here ? keysOf(here) : [];
  const mapping = valueAt(source, data, path);
  const free = allowed.filter((key) => !isMapping(mapping) || !Object.hasOwn(mapping, key));
  const untold = keys.filter((key) => !broken.has(pathKey([...path, key])));
  return untold.map((key) => {
    const own = [...path, key];
    const written =
      source.entries
        .get(pathKey(writtenPath(source, own)))
        ?.spelled.split('.')
        .at(-1) ?? key;
    broken.add(pathKey(own));
    const elsewhere = canonicalKey(key) === null ? [] : levelsWith(schema, key);
    if (elsewhere.length > 0)
      return faultAt(source, own, message('DATA-005', { nyckel: written, platser: elsewhere }));
    const forslag = nearest(key, free) ?? nearest(key, allowed);
    if (forslag === null)
      return faultAt(source, own, message('DATA-003', { nyckel: written, tillatna: allowed.map(spelling) }));
    broken.add(pathKey([...path, forslag]));
    return faultAt(source, own, message('DATA-004', { nyckel: written, forslag: spelling(forslag) }));
  });
}

/** The word that the writer most likely meant; compared as keys are, without case and diacritics. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const folded = foldKey(word.slice(0, 60));
  let best: { candidate: string; far: number } | null = null;
  for (const candidate of candidates) {
    const far = distance(folded, foldKey(spelling(candidate)));
    if (!best || far < best.far) best = { candidate, far };
  }
  return best && best.far <= Math.max(folded.length > 3 ? 2 : 1, Math.floor(folded.length / 3))
    ? best.candidate
    : null;
}

/** The value in the data; parts of the path that nobody wrote are passed over. */
function valueAt(source: SourceMap, data: unknown, path: DataPath): unknown {
  let value = data;
  for (const part of writtenPath(source, path)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

function valueFault(checked: Checked, issue: Issue, path: DataPath): Fault {
  const { source } = checked;
  if (issue.code === 'invalid_type' && issue.input === undefined) return missing(checked, path);
  const what = valueMessage(checked, issue, path);
  if (what.code === 'DATA-031') return { ...faultAt(source, path, what), line: null };
  return faultAt(source, path, what);
}

/** The nearest key, as the user spells it. */
function keyName(source: SourceMap, path: DataPath): string {
  const entry = source.entries.get(pathKey(writtenPath(source, path)));
  const last = entry?.spelled
    .split('.')
    .at(-1)
    ?.replace(/\[\d+\]/g, '');
  const id = [...path].reverse().find((part) => typeof part === 'string');
  return last || spelling(String(id ?? ''));
}

function missing(checked: Checked, path: DataPath): Fault {
  const { source, data, schema } = checked;
  const key = String(path.at(-1) ?? '');
  const parent = path.slice(0, -1);
  if (key === 'namn' && typeof valueAt(source, data, parent) === 'string')
    return faultAt(source, parent, message('DATA-035'));
  const here = schemaAt(schema, path);
  const isList = here !== null && elementOf(here) !== null && !acceptsText(here);
  const isOrgan = parent.length === 0 && keysOf(schema).includes('dokumenttyp');
  const exempel =
    isOrgan && key === 'namn' ? 'namn: Ledningssamverkan vård och omsorg' : (EXAMPLES[key] ?? null);
  const what = message('DATA-001', {
    nyckel: spelling(key),
    plats: placeName(checked, parent),
    exempel,
    lista: isList,
  });
  if (parent.length === 0) return { ...what, file: source.file, line: null, path: '' };
  return faultAt(source, parent, what);
}

/** `Filen`, `Ärende 3`, `Personen`, `”votering”`. */
function placeName({ source, schema }: Checked, path: DataPath): string {
  const last = path.at(-1);
  const list = typeof last === 'number' ? path.at(-2) : last;
  if (list === undefined) return 'Filen';
  if (typeof last === 'number' && list === 'arenden') return `Ärende ${last + 1}`;
  if (typeof last === 'number' && list === 'underpunkter') return `Underpunkt ${last + 1}`;
  const here = schemaAt(schema, path);
  if (here && keysOf(here).includes('parti')) return 'Personen';
  return `”${keyName(source, path)}”`;
}

function valueMessage(checked: Checked, issue: Issue, path: DataPath): Message {
  const { source } = checked;
  const nyckel = keyName(source, path);
  const varde = textOf(issue.input);
  switch (issue.code) {
    case 'custom':
      return crossMessage(source, { ...issue.params, value: issue.params?.value ?? varde }, nyckel);
    case 'invalid_type':
      return message('DATA-006', { nyckel, ska: kindExpected(issue.expected), ar: kindOf(issue.input) });
    case 'too_small':
      if (issue.origin === 'array') return message('DATA-007', { nyckel });
      if (path.at(-1) === 'namn') return message('DATA-035');
      return message('DATA-002', { nyckel, exempel: EXAMPLES[String(path.at(-1))] ?? null });
    case 'too_big':
      return message('DATA-008', { nyckel, hogst: Number(issue.maximum), rad: path.at(-1) === 'namn' });
    case 'invalid_value': {
      const values = issue.values.map(String);
      const forslag = nearest(varde, values);
      const tillatna = values.map(choice);
      // The schema compares without diacritics; the user meets the word as it was written.
      const written = textOf(valueAt(source, checked.data, path)) || varde;
      return message('DATA-016', {
        nyckel,
        varde: written,
        tillatna,
        forslag: forslag && choice(forslag),
      });
    }
    case 'invalid_format':
      if (path.at(-1) === 'farg') return message('DATA-017', { varde });
      if (issue.format === 'url') return message('DATA-018', { varde });
      return message('DATA-099', { nyckel });
    default:
      return message('DATA-099', { nyckel });
  }
}

/** Values that the schema knows without diacritics. */
const CHOICES: Readonly<Record<string, string>> = {
  ar: 'år',
  mote: 'möte',
  falt: 'fält',
  ordforande: 'ordförande',
  ersattare: 'ersättare',
};
const choice = (value: string): string => CHOICES[value] ?? value;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'en lista';
  return typeof value === 'string' ? 'bara en text' : 'nycklar med värden';
}

function kindExpected(expected: string): string {
  if (expected === 'array') return 'en lista';
  return expected === 'object' ? 'nycklar med värden' : 'text';
}

/** The words for the schema's own rules and for contradictions between fields. */
export function crossMessage(source: SourceMap, params: Params, nyckel: string): Message {
  const text = (name: string): string => String(params[name] ?? '');
  const number = (name: string): number => Number(params[name] ?? 0);
  const varde = text('value');
  const first = Array.isArray(params.first) ? sourceLine(source, params.first as (string | number)[]) : null;
  switch (params.code) {
    case 'datum':
      return message(/^\d{4}-\d{2}-\d{2}$/.test(varde) ? 'DATA-010' : 'DATA-009', { varde });
    case 'tid':
      return message('DATA-011', { varde });
    case 'tid-ordning':
      return message('DATA-012', {
        start: text('start').replace(':', '.'),
        slut: text('slut').replace(':', '.'),
      });
    case 'tidpunkt':
      return message('DATA-013', { varde });
    case 'ja-nej':
      return message('DATA-014', { varde, mening: params.mening === true });
    case 'typ':
      return message('DATA-015', { varde });
    case 'heltal':
      return message('DATA-046', { nyckel, varde });
    case 'uppdrag-ordning':
      return message('DATA-047');
    case 'roster':
      return message('DATA-019', { nyckel });
    case 'rost-dubbel':
      return message('DATA-020', { namn: text('namn') });
    case 'rost-sluten':
      return message('DATA-021');
    case 'rost-lika':
      return message('DATA-022', { antal: number('antal') });
    case 'rost-antal':
      return message('DATA-023', { roster: number('roster'), ledamoter: number('ledamoter') });
    case 'rost-okand':
      return message('DATA-024', {
        namn: text('namn'),
        forslag: nearest(text('namn'), params.names as string[]),
      });
    case 'narvaro':
      return message('DATA-025', { varde });
    case 'narvaro-utanfor':
      return message('DATA-026', { sista: number('last'), antal: number('antal') });
    case 'personer':
      return message('DATA-039');
    case 'person-olika':
      return message('DATA-040', {
        namn: text('namn'),
        har: text('here'),
        dar: text('there'),
        rad: first,
      });
    case 'person-namn':
      return message('DATA-041', { namn: text('namn'), ord: text('ord') });
    case 'rost-utslag':
      return message('DATA-042', { ja: number('ja'), nej: number('nej') });
    case 'rost-utslag-okand':
      return message('DATA-043', {
        namn: text('namn'),
        forslag: nearest(text('namn'), params.names as string[]),
      });
    case 'jav-deltar':
      return message('DATA-044', { namn: text('namn'), var: text('var') });
    case 'att-tom':
      return message('DATA-045');
    case 'tom-text':
      return message('DATA-002', { nyckel, exempel: null });
    case 'person-dubbel':
      return message('DATA-027', { namn: text('namn'), rad: first });
    case 'person-bade':
      return message('DATA-028', { namn: text('namn'), rad: first });
    case 'justering-fore-mote':
      return message('DATA-029');
    case 'nasta-mote-fore':
      return message('DATA-030');
    case 'plats-eller-form':
      return message('DATA-031');
    case 'form-utan-n':
      return message('DATA-037', { falt: varde });
    case 'tom-lista':
      return message('DATA-007', { nyckel });
    default:
      return message('DATA-099', { nyckel });
  }
}
