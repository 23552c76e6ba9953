// What `rendera`, `fastställ`, `rätta` and `kontrollera` tell of the meetings that they worked on.
import type { Tillstand } from '../domain/liggare.ts';
import { TILLSTAND_ORD } from './tillstand.ts';

export const RENDERED_HEAD = [
  'Fil',
  'Organ',
  'Datum',
  'Paragrafer',
  'Tillstånd',
  'Sidor',
  'SHA-256',
  'Tid',
] as const;

/** How many of the numbers never move. */
export type Fixed = 'alla' | 'nagra' | 'inga';

const FIXED: Readonly<Record<Fixed, string>> = {
  alla: '',
  nagra: ' (delvis preliminärt)',
  inga: ' (preliminärt)',
};

/** `range` as printed: `§ 1–§ 9`. */
export const numberWords = (range: string, fixed: Fixed): string => `${range}${FIXED[fixed]}`;

/** The line about a meeting while it is rendered, and how it ends. */
export const renderingWords = (nr: number, antal: number, mote: string, range: string): string =>
  `${nr}/${antal} ${mote}, ${range} … `;
export const pagesAndTime = (sidor: number, tid: string): string =>
  `${sidor} ${sidor === 1 ? 'sida' : 'sidor'}, ${tid}`;

export const noFaults = (
  fil: string,
  mote: string,
  { range, fixed, tillstand }: { range: string; fixed: Fixed; tillstand: Tillstand },
): string => `${fil}: inga fel. ${mote}, ${numberWords(range, fixed)}, ${TILLSTAND_ORD[tillstand]}.`;

export const keptFile = (path: string): string =>
  `Filen ${path} är den som fördes in som underskriven, publicerad eller arkiverad. Den ligger kvar som den är.`;
