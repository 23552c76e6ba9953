// What can be wrong with the words of a document: in the meeting's own texts, or in a template.
import { distance } from 'fastest-levenshtein';
import type { Refusal } from '../domain/numbers.ts';
import { type Message, type MessageCode, message } from '../messages/messages.ts';

/** Keys and indexes from the root of the meeting file, as `['arenden', 2, 'text']`. */
export type DataPath = readonly (string | number)[];

/** What is wrong: the message's code and its values. */
export type Complaint =
  | { code: 'TEXT-001'; values: { html: string } }
  | { code: 'TEXT-002'; values: { namn: string; forslag: string | null; flera: boolean } }
  | { code: 'TEXT-005'; values: { slag: string } }
  | { code: 'TEXT-006'; values: { adress: string } }
  | { code: 'TEXT-007'; values: { lank: string } }
  | { code: 'TEXT-008'; values: { fel: 'celler' | 'rubrik' | 'kolumner'; antal: number; ska: number } }
  | { code: 'MALL-001'; values: undefined }
  | { code: 'MALL-002'; values: { orsak: string } }
  | { code: 'MALL-003'; values: { namn: string; finns: readonly string[]; arMall?: boolean } }
  | { code: 'MALL-004'; values: { orsak: string } }
  | { code: 'MALL-005'; values: { fran: number; till: number } }
  | { code: 'MALL-006'; values: { mal: string } }
  | { code: 'MALL-007'; values: { falt: string; antal: number } }
  | { code: 'MALL-008'; values: { ord: string } }
  | { code: 'MALL-010'; values: { orsak: string } }
  | { code: 'MALL-011'; values: { namn: string; slag: 'text' | 'lista' | 'grupp' | 'val' } }
  | { code: 'MALL-012'; values: { ord: string; element: string } }
  | { code: 'MALL-013'; values: { ord: string; element: string } };

/** In the meeting's own text: `lineOffset` counts the lines of the text's Markdown from 0. */
export type TextFault = Complaint & { where: 'text'; path: DataPath; lineOffset: number };

/** In a template: `file` is its path under `templates/`; `line` counts from 1, null for the whole file. */
export type TemplateFault = Complaint & { where: 'mall'; file: string; line: number | null };

/** A presence that names numbers the meeting does not have; the numbering says which. */
export interface NumberFault {
  where: 'text';
  path: DataPath;
  lineOffset: 0;
  code: `NUMMER-${string}`;
  values: Refusal['values'];
}

export type ComposeFault = TextFault | TemplateFault | NumberFault;

/** A place in a template. */
export interface TemplatePlace {
  file: string;
  line: number | null;
}

/** So many names are still read when all of them are told. */
const FEW = 16;

/** The few of `names` that look most like `name`; all of them where there are few. */
export function closest(name: string, names: Iterable<string>): string[] {
  const all = [...new Set(names)];
  const ranked = all
    .map((candidate) => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter((entry) => entry.distance <= Math.max(2, Math.ceil(name.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  if (ranked.length > 0) return ranked.slice(0, 3).map((entry) => entry.candidate);
  return all.length <= FEW ? all : [];
}

/** What is wrong and what to do, in words; the catalogue's own types have checked code and values. */
export function faultWords({ code, values }: ComposeFault): Message {
  return (message as (code: MessageCode, values: unknown) => Message)(code as MessageCode, values);
}
