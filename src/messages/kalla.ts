// KALLA-…: what can be wrong with an existing paper (PDF, Word, Markdown, text) that is to be read in, and what is told
// of how it was read. What is wrong with any file (missing, unreadable, empty) has the codes of FIL.
import { type Area, counted, listed } from './wording.ts';

const FORMATS = 'PDF, Word (.docx), Markdown (.md) eller ren text (.txt)';
const SAVE_AS = 'Öppna filen i det program som den skapades i och spara den som PDF eller .docx';

export const KALLA = {
  'KALLA-001': () => ({
    text: 'Det här är en mapp, inte ett protokoll.',
    hint: `Ange en fil i mappen: ${FORMATS}.`,
  }),
  'KALLA-002': (v: { megabyte: number; hogst: number }) => ({
    text: `Filen är för stor (${v.megabyte} MB); ett protokoll får vara högst ${v.hogst} MB.`,
    hint: 'Kontrollera att det är rätt fil, eller dela den så att varje protokoll blir en egen fil.',
  }),
  'KALLA-003': (v: { slag: string | null }) => ({
    text: v.slag
      ? `Filen är ${v.slag}, som inte går att läsa in.`
      : 'Filen är av ett slag som inte går att läsa in.',
    hint: `${SAVE_AS}; det som går att läsa in är ${FORMATS}.`,
  }),
  'KALLA-004': (v: { slag: string }) => ({
    text: `Filen är ${v.slag}: den visar ett papper men innehåller ingen text.`,
    hint: 'Tolka texten med ett program för textigenkänning (OCR) och spara resultatet som PDF eller .docx.',
  }),
  'KALLA-005': () => ({
    text: 'PDF-filen är låst med ett lösenord.',
    hint: 'Öppna den med lösenordet, spara en kopia utan lösenord och läs in kopian.',
  }),
  'KALLA-006': () => ({
    text: 'PDF-filen är skadad och gick inte att läsa.',
    hint: 'Hämta filen på nytt där den förvaras, eller öppna den i ett annat program och skriv ut den till en ny PDF.',
  }),
  'KALLA-007': (v: { sidor: number }) => ({
    text: `PDF-filen innehåller ingen text på ${v.sidor === 1 ? 'sin enda sida' : `någon av sina ${v.sidor} sidor`}; troligen är den inskannad.`,
    hint: 'Tolka texten med ett program för textigenkänning (OCR), spara resultatet som PDF och läs in den.',
  }),
  'KALLA-008': (v: { sidor: number; hogst: number }) => ({
    text: `PDF-filen har ${v.sidor} sidor; ett protokoll får ha högst ${v.hogst}.`,
    hint: 'Kontrollera att det är rätt fil, eller dela den så att varje protokoll blir en egen fil.',
  }),
  'KALLA-009': (v: { sekunder: number }) => ({
    text: `Filen gick inte att läsa på ${v.sekunder} sekunder, så läsningen avbröts.`,
    hint: 'Öppna filen i ett annat program, skriv ut den till en ny PDF och läs in den.',
  }),
  'KALLA-010': () => ({
    text: 'Word-dokumentet är skadat och gick inte att läsa.',
    hint: 'Öppna det i Word, låt Word reparera det och spara det på nytt som .docx.',
  }),
  'KALLA-011': () => ({
    text: 'Word-dokumentet är låst med ett lösenord.',
    hint: 'Öppna det med lösenordet, ta bort lösenordet under Arkiv, Info, Skydda dokument, och spara det på nytt.',
  }),
  'KALLA-012': (v: { hogst: number }) => ({
    text: `Word-dokumentet blir för stort när det packas upp; texten i det får vara högst ${v.hogst} MB.`,
    hint: 'Kontrollera att det är rätt fil och att den kommer från någon som du litar på.',
  }),
  'KALLA-013': () => ({
    text: 'Word-dokumentet innehåller ingen text.',
    hint: 'Kontrollera att det är rätt fil. Består det av bilder av ett papper behöver de tolkas med textigenkänning (OCR).',
  }),
  'KALLA-014': (v: { miljoner: number }) => ({
    text: `Filen innehåller mer text än ett protokoll kan ha; gränsen går vid ${v.miljoner} miljoner tecken.`,
    hint: 'Kontrollera att det är rätt fil, eller dela den så att varje protokoll blir en egen fil.',
  }),
  'KALLA-020': (v: { andelse: string; slag: string }) => ({
    severity: 'varning' as const,
    text: `Filens namn slutar på ${v.andelse}, men innehållet är ${v.slag} och har lästs så.`,
    hint: 'Ändra gärna filens namn så att ändelsen stämmer.',
  }),
  'KALLA-021': (v: { sidor: readonly number[] }) => ({
    severity: 'varning' as const,
    text: `${counted(v.sidor.length, 'en', 'sida', 'sidor').replace(/^./, (first) => first.toUpperCase())} av PDF-filen innehåller ingen text: ${listed(pageRanges(v.sidor))}.`,
    hint: 'Titta på dem: är de bilder av ett papper kommer det som står där inte med, och behöver tolkas med textigenkänning (OCR).',
  }),
  'KALLA-022': (v: { kodning: string; rad: number }) => ({
    severity: 'varning' as const,
    text: `Texten är inte sparad i UTF-8 och har från rad ${v.rad} lästs som ${v.kodning}.`,
    hint: 'Kontrollera att å, ä och ö ser rätt ut i resultatet.',
  }),
} satisfies Area;

/** `[3, 4, 5, 9]` → `sida 3–5`, `sida 9`. */
function pageRanges(pages: readonly number[]): string[] {
  const ranges: [number, number][] = [];
  for (const page of pages) {
    const last = ranges.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return ranges.map(([from, to]) => (from === to ? `sida ${from}` : `sida ${from}–${to}`));
}
