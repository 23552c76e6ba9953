// FRIST-…: deadlines, days and how often a body meets.
import type { Severity } from '../../domain/fault.ts';
import { type Area, counted } from '../wording.ts';

const days = (count: number): string => counted(count, 'en', 'dag', 'dagar');

export const FRIST = {
  'FRIST-001': (v: { skickad: string; dagar: number; ska: number; organ: string; allvar: Severity }) => ({
    severity: v.allvar,
    text:
      v.dagar < 0
        ? `Kallelsen skickades ${v.skickad}, efter mötet.`
        : `Kallelsen skickades ${v.skickad}, ${days(v.dagar)} före mötet. ${v.organ} ska kallas minst ${days(v.ska)} före.`,
    hint: 'Kontrollera datumet. Skickades kallelsen för sent skriver du skälet under ”godkänn”.',
  }),
} satisfies Area;
