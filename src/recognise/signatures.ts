// Where the paper was signed: dotted lines, names, titles and roles. It is the form of the paper; all that it tells is
// who was chair and who secretary. What is none of these stands there by chance, and is handed back.
import type { Line, ReadPerson } from './paper.ts';
import { beginsWithName, readPerson } from './people.ts';

const ROLE = /^(ordförande|sekreterare|justerare|protokollförare|vice ordförande)$/i;
const DOTS = /^[.…_ –-]{3,}$/;
const PLACE_AND_DATE = /^(?:(?:ort och )?datum|\p{Lu}\p{L}+ (?:den )?)? ?:? ?\d{4}-\d\d-\d\d$/iu;
/** Lines below a name that may be its title. */
const TITLE_LINES = 3;

export interface SignatureBlock {
  form: Line[];
  rest: Line[];
  /** By role in small letters. */
  signers: Map<string, ReadPerson>;
}

export function readSignatureBlock(lines: readonly Line[]): SignatureBlock {
  const block: SignatureBlock = { form: [], rest: [], signers: new Map() };
  const spoken = lines.filter(({ text }) => !DOTS.test(text));
  // Where a role stands first, the name comes below it.
  const isBelow = ROLE.test(spoken[0]?.text ?? '');
  const names = lines.filter(({ text }) => beginsWithName(text) && !/[.!?]$/.test(text));
  let sinceName = TITLE_LINES;
  for (const [place, line] of lines.entries()) {
    const role = ROLE.exec(line.text)?.[1]?.toLowerCase();
    const isTitle = sinceName < TITLE_LINES && !/[.!?:]$/.test(line.text);
    sinceName = names.includes(line) ? 0 : sinceName + 1;
    if (
      role === undefined &&
      !names.includes(line) &&
      !DOTS.test(line.text) &&
      !PLACE_AND_DATE.test(line.text) &&
      !isTitle
    ) {
      block.rest.push(line);
      continue;
    }
    block.form.push(line);
    const named = isBelow
      ? lines.slice(place + 1).find((other) => names.includes(other))
      : lines.slice(0, place).findLast((other) => names.includes(other));
    if (role !== undefined && named && !block.signers.has(role))
      block.signers.set(role, readPerson(named.text, [named.index]));
  }
  return block;
}
