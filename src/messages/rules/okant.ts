// OKANT-001: what the rules say of an imported meeting file.
import { type Area, counted, quoted } from '../wording.ts';

export const OKANT = {
  'OKANT-001': (v: { antal: number; text: string; plats: string }) => ({
    text:
      v.antal === 1
        ? `Texten ${quoted(v.text)} (${v.plats} i originalet) har ingen plats i protokollet.`
        : `${capital(counted(v.antal, 'en', 'text', 'texter'))} ur originalet har ingen plats i protokollet; den första är ${quoted(v.text)} (${v.plats}).`,
    hint: 'Flytta det som står under ”okänt” dit det hör, eller ta bort det om det inte hör till protokollet.',
  }),
} satisfies Area;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
