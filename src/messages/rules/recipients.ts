// MOTTAGARE-…: who gets the protokoll.
import type { Severity } from '../../domain/fault.ts';
import type { Area } from '../wording.ts';

export const MOTTAGARE = {
  'MOTTAGARE-001': (v: { organ: string; saknas: string; allvar: Severity }) => ({
    severity: v.allvar,
    text: `Protokollet från ${v.organ} ska skickas till ${v.saknas}, men det står inte bland mottagarna.`,
    hint: `Lägg till ${v.saknas} under ”protokollet skickas till” eller ”för kännedom”.`,
  }),
} satisfies Area;
