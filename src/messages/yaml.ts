// YAML-…: the form of the file: indentation, colons, quotes, lists.
import { type Area, quoted } from './wording.ts';

const withinQuotes = 'Sätt texten inom citattecken';

export const YAML = {
  'YAML-001': () => ({
    text: 'Raden är indragen med tabb.',
    hint: 'Dra in raden med mellanslag i stället, två för varje steg.',
  }),
  'YAML-002': () => ({
    text: 'Indraget stämmer inte med raderna ovanför.',
    hint: 'Låt nycklar som hör ihop börja rakt under varandra, och kontrollera även raden ovanför.',
  }),
  'YAML-003': (v: { tecken: string }) => ({
    text: `Texten börjar med ${v.tecken} men slutar aldrig: avslutande ${v.tecken} saknas.`,
    hint: `Sätt ett ${v.tecken} där texten slutar.`,
  }),
  'YAML-004': (v: { rattad: string | null }) => ({
    text: 'Texten innehåller ett kolon följt av mellanslag, och läses därför som en ny nyckel.',
    hint: v.rattad
      ? `${withinQuotes}: ${v.rattad}`
      : `${withinQuotes}, eller skriv | efter nyckeln och texten indragen på raderna under.`,
  }),
  'YAML-005': (v: { tecken: string; rattad: string | null }) => ({
    text: `Texten börjar med ”${v.tecken}”, som har en egen betydelse i filen.`,
    hint: v.rattad ? `${withinQuotes}: ${v.rattad}` : `${withinQuotes}.`,
  }),
  'YAML-006': (v: { rattad: string | null }) => ({
    text: 'Det står mer text efter det avslutande citattecknet.',
    hint: v.rattad ? `Sätt hela texten inom citattecken: ${v.rattad}` : 'Sätt hela texten inom citattecken.',
  }),
  'YAML-007': () => ({
    text: 'Här blandas rader som börjar med streck och rader med nyckel på samma nivå.',
    hint: 'Använd antingen bara streck eller bara nycklar på nivån; kontrollera att indragen är rätt.',
  }),
  'YAML-008': (v: { rad: string }) => ({
    text: `Raden ${quoted(v.rad, 40)} har ingen nyckel.`,
    hint: 'Skriv nyckel, kolon, mellanslag och text, eller dra in raden om den hör till texten ovanför.',
  }),
  'YAML-009': (v: { nyckel: string }) => ({
    text: `Mellanslag saknas efter kolon i ${quoted(`${v.nyckel}:`, 40)}.`,
    hint: 'Sätt ett mellanslag efter kolon.',
  }),
  'YAML-010': (v: { nyckel: string; forsta: string; rad: number }) => ({
    text:
      v.nyckel === v.forsta
        ? `Nyckeln ${quoted(v.nyckel)} står två gånger; den första finns på rad ${v.rad}.`
        : `Nyckeln ${quoted(v.nyckel)} är samma som ${quoted(v.forsta)} på rad ${v.rad}.`,
    hint: 'Behåll den ena, eller för ihop innehållet under en nyckel.',
  }),
  'YAML-011': () => ({
    text: 'Filen är uppdelad i flera delar med --- eller ..., men ska vara en enda.',
    hint: 'Ta bort raden, eller spara varje möte i en egen fil.',
  }),
  'YAML-012': (v: { tagg: string }) => ({
    text: `Texten börjar med ${quoted(v.tagg, 40)}, och utropstecknet har en egen betydelse i filen.`,
    hint: `${withinQuotes}, eller ta bort ordet med utropstecken.`,
  }),
  'YAML-013': () => ({
    text: 'Filen använder hänvisningar med & och *, som inte är tillåtna här.',
    hint: 'Skriv ut texten på varje ställe där den ska stå.',
  }),
  'YAML-014': () => ({
    text: 'Nyckeln << (sammanfogning) är inte tillåten här.',
    hint: 'Skriv ut nycklarna där de ska stå.',
  }),
  'YAML-015': (v: { hogst: number }) => ({
    text: `Filen har för många nivåer inuti varandra (fler än ${v.hogst}).`,
    hint: 'Kontrollera klamrar, streck och indrag från den här raden och framåt.',
  }),
  'YAML-016': (v: { tecken: string; slut: string }) => ({
    text: `Klammern ${v.tecken} har inget avslutande ${v.slut}.`,
    hint: `Sätt ${v.slut} där den slutar. Ska ${v.tecken} stå i texten sätter du texten inom citattecken.`,
  }),
  'YAML-017': () => ({
    text: 'Omvänt snedstreck (\\) inom dubbla citattecken har en egen betydelse i filen.',
    hint: "Använd enkla citattecken ('…') kring texten i stället.",
  }),
  'YAML-018': () => ({
    text: 'En lista kan inte börja på samma rad som nyckeln.',
    hint: 'Flytta strecket till en egen, indragen rad, eller sätt texten inom citattecken om den börjar med streck.',
  }),
  'YAML-019': () => ({
    text: 'Nyckeln är inte ett vanligt ord.',
    hint: 'Skriv nyckeln som ett ord följt av kolon, till exempel rubrik: Budget. Hör raden till en text sätter du texten inom citattecken.',
  }),
  'YAML-020': () => ({
    text: 'Raden börjar med streck men är så indragen att den läses som en del av texten ovanför.',
    hint: 'Ställ strecket rakt under strecket i raden ovanför.',
  }),
  'YAML-021': (v: { bort: string }) => ({
    severity: 'varning' as const,
    text: `${quoted(v.bort)} kommer inte med, för det som står efter # räknas som en anteckning i filen.`,
    hint: `Hör det till texten? ${withinQuotes}.`,
  }),
  'YAML-022': () => ({
    text: 'Här stämmer inte JSON-formen: det saknas ett komma, ett citattecken eller en klammer.',
    hint: 'Kontrollera raden och raden ovanför. Filen går också att skriva som YAML, utan klamrar.',
  }),
  'YAML-023': (v: { tecken: string }) => ({
    text: `Tecknet ”${v.tecken}” har en egen betydelse i filen och kan inte stå här.`,
    hint: `${withinQuotes} om tecknet hör till texten; ta annars bort det.`,
  }),
  'YAML-024': () => ({
    text: 'Filen är för lång; läsningen slutade här.',
    hint: 'Kontrollera att det är rätt fil och att inget har klistrats in flera gånger.',
  }),
  'YAML-099': () => ({
    text: 'Raden går inte att tolka.',
    hint: 'Kontrollera indrag, kolon och citattecken på raden och på raden ovanför.',
  }),
} satisfies Area;
