// A register file → who holds which uppdrag in which body, or every fault of the file at once.
import type { Fault } from '../domain/fault.ts';
import type { Organ } from '../domain/organ.ts';
import { type Register, RegisterSchema } from '../domain/register.ts';
import { checkText } from './load-meeting.ts';
import { checkOrgan } from './load-organ.ts';
import { readTextFile } from './read-file.ts';

/** The name of the register in a folder of meeting files. */
export const REGISTER_FILE = /^register\.(ya?ml|json)$/i;

export type LoadedRegister =
  | { ok: true; register: Register; warnings: Fault[] }
  | { ok: false; faults: Fault[] };

export async function loadRegister(
  path: string,
  organs: ReadonlyMap<string, Organ>,
): Promise<LoadedRegister> {
  const read = await readTextFile(path);
  return read.ok ? parseRegister(read.text, path, organs) : read;
}

/** The same for text that is already read. Bodies are named by slug in what comes out. */
export function parseRegister(
  text: string,
  file: string,
  organs: ReadonlyMap<string, Organ>,
): LoadedRegister {
  const checked = checkText(text, file, RegisterSchema);
  if (!checked.ok) return checked;
  const { source, warnings } = checked;
  const faults: Fault[] = [];
  const personer = checked.value.personer.map((person, nr) => ({
    ...person,
    uppdrag: person.uppdrag.map((uppdrag, index) => {
      const found = checkOrgan(uppdrag.organ, organs, source, ['personer', nr, 'uppdrag', index, 'organ']);
      if (found.ok) return { ...uppdrag, organ: found.organ.slug };
      faults.push(...found.faults);
      return uppdrag;
    }),
  }));
  if (faults.length > 0) return { ok: false, faults: [...warnings, ...faults] };
  return { ok: true, register: { personer }, warnings };
}
