// What only a whole organ file shows: a form of numbers that references and ranges cannot be made of,
// a lead-in that says «att» before each sats says it, and a logotype that is not among the templates.
import type { Fault } from '../domain/fault.ts';
import type { Organ } from '../domain/organ.ts';
import { message } from '../messages/messages.ts';
import { type Checked, nearest } from './schema-faults.ts';
import { faultAt, type SourceMap } from './source-map.ts';

const PLACEHOLDERS: readonly string[] = ['{n}', '{åå}', '{åååå}'];

/** The number is found in what is printed by its digits, and `§` is doubled for several. */
export function formProblem(form: string): string | null {
  const text = form.normalize('NFC');
  const placeholders = text.match(/\{[^{}]*\}/gu) ?? [];
  const unknown = placeholders.find((one) => !PLACEHOLDERS.includes(one));
  if (unknown !== undefined) return `${unknown} finns inte där`;
  const words = text.replace(/\{[^{}]*\}/gu, '');
  if (/[{}]/u.test(words)) return 'en klammer står ensam';
  if (placeholders.filter((one) => one === '{n}').length > 1) return '{n} står mer än en gång';
  if (/\d/u.test(words)) return 'den har egna siffror, som blandas ihop med numret';
  const before = text.slice(0, text.indexOf('{'));
  if (words.split('§').length > before.split('§').length) return '§ ska stå före numret';
  if (before.split('§').length > 2) return '§ står mer än en gång';
  const word = before.replace(/[^\s§]*$/u, '');
  if (/[()[\]]/u.test(word) || !bracketsPair(text)) return 'parenteserna går inte ihop kring numret';
  return null;
}

/** All that is opened is closed; more than that may close at the end, as in `{n}).` */
function bracketsPair(text: string): boolean {
  const open: string[] = [];
  for (const letter of text.replace(/[\s.,:;)\]/\u2013-]+$/u, (tail) => closing(text, tail))) {
    if (letter === '(' || letter === '[') open.push(letter);
    else if ((letter === ')' || letter === ']') && open.pop() !== (letter === ')' ? '(' : '[')) return false;
  }
  return open.length === 0;
}

/** Of the trim at the end, the brackets that close something. */
function closing(text: string, tail: string): string {
  const count = (part: string, letter: string): number => part.split(letter).length - 1;
  const missing = (opens: string, closes: string): number =>
    count(text, opens) - count(text.slice(0, -tail.length), closes);
  const left = new Map([
    [')', missing('(', ')')],
    [']', missing('[', ']')],
  ]);
  return [...tail]
    .filter((letter) => {
      const more = left.get(letter) ?? 0;
      left.set(letter, more - 1);
      return more > 0;
    })
    .join('');
}

/** The form of numbers, and the lead-in of beslut: «att» is printed before each sats. */
export const formFaults = (checked: Checked): Fault[] => [
  ...numberFormFaults(checked),
  ...leadInFaults(checked),
];

function leadInFaults({ data, source }: Checked): Fault[] {
  const inledning = (data as { beslut?: { inledning?: unknown } }).beslut?.inledning;
  if (typeof inledning !== 'string' || !/(?<!\p{L})att[\s:.,]*$/iu.test(inledning)) return [];
  return [faultAt(source, ['beslut', 'inledning'], message('ORGAN-007', { inledning }))];
}

function numberFormFaults({ data, source }: Checked): Fault[] {
  const form = (data as { numrering?: { form?: unknown } }).numrering?.form;
  const orsak = typeof form === 'string' && form.includes('{n}') ? formProblem(form) : null;
  if (orsak === null) return [];
  return [faultAt(source, ['numrering', 'form'], message('ORGAN-006', { form: String(form), orsak }))];
}

/** `templates`: paths under `templates/`. */
export function logotypeFaults(organ: Organ, source: SourceMap, templates: Iterable<string>): Fault[] {
  const pictures = [...templates].flatMap((path) =>
    path.startsWith('organ/') && path.endsWith('.svg') ? [path.slice('organ/'.length)] : [],
  );
  return organ.logotyper.flatMap(({ fil }, index) =>
    pictures.includes(fil)
      ? []
      : [
          faultAt(
            source,
            ['logotyper', index, 'fil'],
            message('ORGAN-005', { fil, forslag: nearest(fil, pictures) }),
          ),
        ],
  );
}
