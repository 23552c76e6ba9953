// Every Swedish sentence that a user can meet, by permanent code: values in, words out.
// A new message is one entry in the file of its area; `message()` then knows its code and its values.
import type { Severity } from '../domain/fault.ts';
import { DATA, ORGAN } from './data.ts';
import { MALL, PDF, TEXT } from './document.ts';
import { FIL } from './files.ts';
import { IMPORT } from './importera.ts';
import { KALLA } from './kalla.ts';
import { KONTROLL } from './kontroll.ts';
import { LIGGARE, NUMMER } from './numbering.ts';
import { ORIGINAL } from './originals.ts';
import { REGISTER } from './register.ts';
import { SVAR } from './rules/answers.ts';
import { RULES } from './rules/rules.ts';
import { CLI } from './shell.ts';
import { LAS, STEG } from './steps.ts';
import type { Wording } from './wording.ts';
import { YAML } from './yaml.ts';

export const CATALOGUE = {
  ...FIL,
  ...KALLA,
  ...YAML,
  ...DATA,
  ...ORGAN,
  ...TEXT,
  ...MALL,
  ...PDF,
  ...NUMMER,
  ...LIGGARE,
  ...KONTROLL,
  ...STEG,
  ...LAS,
  ...ORIGINAL,
  ...REGISTER,
  ...RULES,
  ...SVAR,
  ...IMPORT,
  ...CLI,
};

type Catalogue = typeof CATALOGUE;
export type MessageCode = keyof Catalogue;

/** A fault without its place. */
export interface Message {
  code: MessageCode;
  severity: Severity;
  text: string;
  hint: string;
}

/** `message('DATA-004', { nyckel: 'rubirk', forslag: 'rubrik' })`. */
export function message<Code extends MessageCode>(
  code: Code,
  ...values: Parameters<Catalogue[Code]>
): Message {
  const words = (CATALOGUE[code] as (...values: unknown[]) => Wording)(...values);
  return { code, severity: words.severity ?? 'fel', text: words.text, hint: words.hint };
}
