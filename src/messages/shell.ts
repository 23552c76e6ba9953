// CLI-…: what is typed on the command line, and where results are written.
import { type Area, listed, quoted } from './wording.ts';

export const CLI = {
  'CLI-001': (v: { kommando: string; finns: readonly string[] }) => ({
    text: `Kommandot ${quoted(v.kommando, 40)} finns inte.`,
    hint: `Det som går att göra är ${listed(v.finns)}.`,
  }),
  'CLI-002': (v: { vad: string }) => ({
    text: `Det saknas en uppgift: ${v.vad}.`,
    hint: 'Skriv justera --hjälp för att se hur kommandot skrivs.',
  }),
  'CLI-003': (v: { val: string }) => ({
    text: `Valet ${quoted(v.val, 40)} finns inte.`,
    hint: 'Skriv justera --hjälp för att se vilka val som finns.',
  }),
  'CLI-004': (v: { mapp: string }) => ({
    text: `Det går inte att skriva i mappen ${quoted(v.mapp)}.`,
    hint: 'Välj en annan mapp med --ut, eller be om skrivrätt till den.',
  }),
  'CLI-005': (v: { mapp: string }) => ({
    text: `Disken är full, så filerna kunde inte skrivas i mappen ${quoted(v.mapp)}.`,
    hint: 'Frigör plats eller välj en annan mapp, och kör kommandot igen.',
  }),
  'CLI-006': (v: { mapp: string }) => ({
    text: `I mappen ${quoted(v.mapp)} finns inga mötesfiler.`,
    hint: 'Mötesfiler slutar på .yaml, .yml eller .json. Kontrollera att det är rätt mapp.',
  }),
  'CLI-007': (v: { fil: string; annan: string; organ: string; datum: string }) => ({
    text: `${quoted(v.fil)} och ${quoted(v.annan)} gäller samma möte, ${v.organ} ${v.datum}.`,
    hint: 'Använd en fil per möte; rätta datum eller organ, eller ta bort den ena. Är det ena ett extra sammanträde, skriv extra: ja i den filen.',
  }),
  'CLI-008': (v: { fil: string }) => ({
    text: `Filen ${quoted(v.fil)} kunde inte bytas ut mot den nya. Det som skulle föras in i liggaren är infört.`,
    hint: 'Stäng filen om den är öppen i ett annat program, och kör samma kommando igen; numren blir desamma.',
  }),
  'CLI-015': (v: { fil: string }) => ({
    text: `Filen ${quoted(v.fil)} kunde inte bytas ut mot den nya. Inget har förts in i liggaren.`,
    hint: 'Stäng filen om den är öppen i ett annat program, och kör samma kommando igen.',
  }),
  'CLI-009': (v: { val: string; ska: string }) => ({
    text: `${v.val} ska vara ${v.ska}.`,
    hint: 'Skriv justera --hjälp för att se alla val.',
  }),
  'CLI-011': (v: { kommando: string }) => ({
    text: `${v.kommando} gäller ett möte i taget.`,
    hint: 'Skriv kommandot en gång för varje möte, eller ta bort det som bara gäller ett av dem.',
  }),
  'CLI-012': (v: { fil: string }) => ({
    text: `Filen ${quoted(v.fil)} efter --fil går inte att läsa.`,
    hint: 'Kontrollera namnet och att du får läsa filen.',
  }),
  'CLI-013': (v: { val: string; kommando: string }) => ({
    text: `Valet ${v.val} hör inte till kommandot ${v.kommando}.`,
    hint: `Skriv justera --hjälp för att se vilka val som hör till ${v.kommando}.`,
  }),
  'CLI-014': (v: { kommando: string; ord: string }) => ({
    text: `${quoted(v.ord, 40)} hör inte till kommandot ${v.kommando}.`,
    hint: 'Ta bort ordet. Kommandot gäller ett organ och ett år, inte en fil.',
  }),
  'CLI-016': (v: { fil: string }) => ({
    text: `Filen ${quoted(v.fil)} finns redan, och dess innehåll är ett annat än det som skulle skrivas.`,
    hint: 'Är den underskriven, eller från en annan liggare? Flytta den till en annan mapp, och kör kommandot igen.',
  }),
  'CLI-017': (v: { val: string; tecken: string }) => ({
    text: `Texten efter ${v.val} innehåller ett tecken som inte går att skriva ut (${v.tecken}).`,
    hint: 'Det som förs in i liggaren står där för alltid; skriv med vanliga bokstäver, siffror och skiljetecken.',
  }),
  'CLI-018': (v: { val: string; langst: number }) => ({
    text: `Texten efter ${v.val} är för lång.`,
    hint: `Skriv högst ${v.langst} tecken.`,
  }),
  'CLI-019': (v: { fil: string }) => ({
    text: `Filen ${quoted(v.fil)} efter --fil är ingen PDF.`,
    hint: 'Kontrollera att det är rätt fil.',
  }),
  'CLI-020': (v: { val: string }) => ({
    text: `Valet ${v.val} står mer än en gång.`,
    hint: 'Skriv det en gång; flera namn efter --av skiljs åt med komma.',
  }),
  'CLI-021': (v: { koder: string }) => ({
    severity: 'varning' as const,
    text: 'Ett protokoll får fastställas som det är bara när skälet säger vilka regler det gäller.',
    hint: `Är det så det gick till skriver du reglernas koder och varför: --ändå "${v.koder}: …". Det står sedan i liggaren.`,
  }),
  'CLI-022': () => ({
    text: 'Filen är ett register över vilka som har uppdrag, ingen mötesfil.',
    hint: 'Kontrollera en mötesfil eller en mapp; registret läses tillsammans med den.',
  }),
  'CLI-023': (v: { val: string }) => ({
    text: `Texten efter ${v.val} innehåller ett personnummer.`,
    hint: 'Det som förs in i liggaren står där för alltid. Skriv på ett sätt som inte går att koppla till en person.',
  }),
  'CLI-010': (v: { val: string }) => ({
    text: `Valet ${v.val} saknar värde, eller har ett som inte hör dit.`,
    hint: 'Skriv justera --hjälp för att se hur valen skrivs.',
  }),
} satisfies Area;
