// What can be wrong with the words of a document: in the meeting's own texts, or in a template.
import type { Refusal } from '../domain/numbers.ts';
import { type Message, type MessageCode, message } from '../messages/messages.ts';
import type { Wording } from '../messages/wording.ts';

/** Keys and indexes from the root of the meeting file, as `['arenden', 2, 'text']`. */
export type DataPath = readonly (string | number)[];

/** What is wrong: the message's code and its values. */
export type Complaint =
  | { code: 'TEXT-001'; values: { html: string } }
  | { code: 'TEXT-002'; values: { namn: string; forslag: string | null } }
  | { code: 'TEXT-005'; values: { slag: string } }
  | { code: 'TEXT-006'; values: { adress: string } }
  | { code: 'MALL-001'; values: undefined }
  | { code: 'MALL-002'; values: { orsak: string } }
  | { code: 'MALL-003'; values: { namn: string; finns: readonly string[] } }
  | { code: 'MALL-004'; values: { orsak: string } }
  | { code: 'MALL-005'; values: { fran: number; till: number } }
  | { code: 'MALL-006'; values: { mal: string } }
  | { code: 'MALL-007'; values: { falt: string; antal: number } }
  | { code: 'MALL-008'; values: { ord: string } };

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

/** The few of `names` that look most like `name`; all of them where there are few. */
export function closest(name: string, names: Iterable<string>): string[] {
  const all = [...new Set(names)];
  const ranked = all
    .map((candidate) => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter((entry) => entry.distance <= Math.max(2, Math.ceil(name.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  if (ranked.length > 0) return ranked.slice(0, 3).map((entry) => entry.candidate);
  return all.length <= 12 ? all : [];
}

/** Levenshtein's distance, letters added, removed or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Wordings that `src/messages/document.ts` does not have yet; to be moved there. */
export const WORDINGS = {
  'TEXT-005': (v: { slag: string }): Wording => ({
    text: `Texten innehåller ${v.slag}, som inte kan användas i protokollet.`,
    hint: 'Använd stycken, listor, underrubriker, tabeller, citat, länkar, fet och kursiv stil.',
  }),
  'TEXT-006': (v: { adress: string }): Wording => ({
    text: `Länken går till ”${v.adress}”, som inte är en adress som kan användas.`,
    hint: 'En länk börjar med https://, http:// eller mailto:. Till ett ärende hänvisar man med [[ärende 3]].',
  }),
  'MALL-004': (v: { orsak: string }): Wording => ({
    text: `Det som mallen skriver hänger inte ihop: ${v.orsak}.`,
    hint: 'Kontrollera att varje <element> har ett </element> på rätt plats.',
  }),
  'MALL-005': (v: { fran: number; till: number }): Wording => ({
    text:
      v.fran === 0
        ? `Dokumentets första rubrik är h${v.till} och inte h1.`
        : `Rubriken h${v.till} kommer direkt efter h${v.fran}.`,
    hint: `Använd h${v.fran + 1} här, så att ingen rubriknivå hoppas över.`,
  }),
  'MALL-006': (v: { mal: string }): Wording => ({
    text: `Mallen länkar till #${v.mal}, men ingen rubrik eller två rubriker har det namnet.`,
    hint: 'Ge en enda rubrik samma namn i attributet id, eller ta bort länken.',
  }),
  'MALL-007': (v: { falt: string; antal: number }): Wording => ({
    text:
      v.antal === 0
        ? `Texten i ${v.falt} kommer inte med i protokollet.`
        : `Texten i ${v.falt} kommer ${v.antal} gånger i protokollet.`,
    hint: 'Mallarna ska skriva ut varje text i mötesfilen en gång, med {{markdown …}}.',
  }),
  'MALL-008': (v: { ord: string }): Wording => ({
    text: `Sidhuvudet säger ”${v.ord}”, men det står inte i själva texten.`,
    hint: 'Den som lyssnar på dokumentet hör inte sidhuvudet. Skriv uppgiften även på framsidan.',
  }),
};

const catalogue = message as (code: MessageCode, values: unknown) => Message;

/** What is wrong and what to do, in words. */
export function faultWords({ code, values }: ComposeFault): Omit<Message, 'code'> & { code: string } {
  if (!(code in WORDINGS)) return catalogue(code as MessageCode, values);
  const words = WORDINGS[code as keyof typeof WORDINGS] as (values: unknown) => Wording;
  return { code, severity: 'fel', ...words(values) };
}
