// What is told beside the result: nothing is wrong, but the secretary should know.
import type { Tillstand } from '../domain/liggare.ts';
import { type Fixed, numberWords } from './rendered.ts';
import { countedFaults } from './report.ts';
import { STATE_CLAUSE } from './tillstand.ts';

export const newLedger = (path: string): string =>
  `En ny paragrafliggare har skapats: ${path}. I den står vilka nummer som är tagna. Använd samma fil varje gång, och säkerhetskopiera den.`;

/** Written over itself on a terminal. */
export const progress = (done: number, all: number): string => `\r\u001b[2KKontrollerar ${done} av ${all} …`;
export const progressDone = '\r\u001b[2K';

/** Numbers as printed. */
export const movedNumbers = (meeting: string, { hade, har }: { hade: string; har: string }): string =>
  `${meeting} har nu ${har} (hade ${hade}). Har kallelsen eller ett utkast skickats med de gamla numren, tala om ändringen.`;

/** One line about a meeting that a step was taken with; `range` is empty for one without numbers. */
export function stepDone(
  meeting: string,
  tillstand: Tillstand,
  { range, fixed }: { range: string; fixed: Fixed },
): string {
  const numbers = range === '' ? '' : `, ${numberWords(range, fixed)}`;
  return `${meeting} ${STATE_CLAUSE[tillstand]}${numbers}.`;
}

export const beganAt = (organ: string, ar: number, first: string): string =>
  `${organ} börjar ${ar} på ${first}.`;

export const noLongerValid = (file: string): string =>
  `Filen ${file}, som fastställdes, gäller inte längre. Skicka den inte till underskrift. Har någon redan fått den eller skrivit under den, tala om det.`;

/** `ref` as printed: `§ 12`, `punkt 3`. */
export const voided = (ref: string): string => `Numret ${ref} är makulerat.`;

/** What the rules have against a meeting that was rendered all the same. */
export const rulesTold = (
  mote: string,
  fil: string,
  { fel, varningar }: { fel: number; varningar: number },
): string =>
  `Kontrollen av ${mote} gav ${countedFaults(fel, varningar)}. Se ${fel + varningar === 1 ? 'vad det är' : 'dem'} med: justera kontrollera ${fil}`;

/** What would have been refused without `--ändå`. */
export const doneAnyway = (refused: readonly string[]): string =>
  ['Det här gjordes ändå, och skälet står i liggaren:', ...refused.map((text) => `  – ${text}`)].join('\n');
