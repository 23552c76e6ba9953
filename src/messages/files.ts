// FIL-…: what can be wrong with a file before anyone has looked at its content.
import { type Area, quoted } from './wording.ts';

export const FIL = {
  'FIL-001': () => ({
    text: 'Filen gick inte att läsa.',
    hint: 'Kontrollera att disken eller nätverksmappen är ansluten och försök igen.',
  }),
  'FIL-002': (v: { forslag: string | null }) => ({
    text: 'Filen finns inte.',
    hint: v.forslag
      ? `I samma mapp finns ${quoted(v.forslag)}; kontrollera namnet.`
      : 'Kontrollera att namnet och mappen är rätt skrivna.',
  }),
  'FIL-003': () => ({
    text: 'Det här är en mapp, inte en fil.',
    hint: 'Ange filen i mappen, till exempel mapp/protokoll.yaml.',
  }),
  'FIL-004': () => ({
    text: 'Du har inte rätt att läsa filen.',
    hint: 'Be den som äger filen om läsrätt, eller kopiera den till en egen mapp.',
  }),
  'FIL-005': () => ({
    text: 'Filen är tom.',
    hint: 'Fyll i filen, eller kontrollera att den sparades.',
  }),
  'FIL-006': (v: { megabyte: number; hogst: number }) => ({
    text: `Filen är för stor (${v.megabyte} MB); en fil får vara högst ${v.hogst} MB.`,
    hint: 'Kontrollera att det är rätt fil. Bilder och bilagor läggs som egna filer bredvid.',
  }),
  'FIL-007': () => ({
    text: 'Det här är ingen vanlig fil utan en enhet eller ett rör.',
    hint: 'Ange en fil som är sparad på disken.',
  }),
  'FIL-008': (v: { slag: string | null }) => ({
    text: v.slag
      ? `Filen är ${v.slag}, inte en textfil.`
      : 'Filen innehåller tecken som inte hör hemma i en textfil (noll-tecken).',
    hint: v.slag
      ? 'Skriv mötet i en textfil med ändelsen .yaml.'
      : 'Kontrollera att det är rätt fil, och spara om den som text i UTF-8.',
  }),
  'FIL-009': () => ({
    text: 'Filen är sparad med en äldre teckenkodning (Windows-1252), så å, ä och ö går inte att läsa.',
    hint: 'Spara om filen som UTF-8: i Anteckningar väljer du ”Spara som” och kodningen UTF-8.',
  }),
  'FIL-010': () => ({
    text: 'Filen är sparad som UTF-16 (kallas ibland Unicode).',
    hint: 'Spara om filen som UTF-8: i Anteckningar väljer du ”Spara som” och kodningen UTF-8.',
  }),
  'FIL-011': () => ({
    text: 'Här finns tecken som inte är skrivna i UTF-8.',
    hint: 'Spara om filen som UTF-8 och kontrollera att texten på raden ser rätt ut.',
  }),
} satisfies Area;
