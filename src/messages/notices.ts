// What is told beside the result: nothing is wrong, but the secretary should know.
import type { Tillstand } from '../domain/liggare.ts';
import { AR } from './tillstand.ts';

export const newLedger = (path: string): string =>
  `En ny paragrafliggare har skapats: ${path}. I den står vilka nummer som är tagna. Använd samma fil varje gång, och säkerhetskopiera den.`;

/** Numbers as printed; `isSent`: the kallelse has gone out with the old ones. */
export const movedNumbers = (
  meeting: string,
  { hade, har, isSent }: { hade: string; har: string; isSent: boolean },
): string =>
  `${meeting} har nu ${har} (hade ${hade}). ${
    isSent
      ? 'Numren i kallelsen gäller inte längre, så tala om ändringen för dem som har fått den.'
      : 'Gör om utkastet om någon har fått det.'
  }`;

/** One line about a meeting that a step was taken with; `range` is empty for one without numbers. */
export function stepDone(
  meeting: string,
  tillstand: Tillstand,
  { range, fast }: { range: string; fast: boolean },
): string {
  const numbers = range === '' ? '' : `, ${range}${fast ? '' : ' (preliminärt)'}`;
  return `${meeting} ${AR[tillstand]}${numbers}.`;
}

export const beganAt = (organ: string, ar: number, first: string): string =>
  `${organ} börjar ${ar} på ${first}.`;

export const noLongerValid = (file: string): string =>
  `Filen ${file} gäller inte längre. Ta bort den, och skicka den inte till underskrift. Har någon redan fått den, tala om det.`;

/** `ref` as printed: `§ 12`, `punkt 3`. */
export const voided = (ref: string): string => `Numret ${ref} är makulerat.`;
