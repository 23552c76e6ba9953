// TEXT-…: the texts of the document and how they fit. MALL-…: templates. PDF-…: the finished file.
import { type Area, counted, listed, quoted } from './wording.ts';

export const TEXT = {
  'TEXT-001': (v: { html: string }) => ({
    text: `Texten innehåller HTML-kod, ${quoted(v.html, 40)}, som inte kan användas i protokollet.`,
    hint: 'Skriv texten utan koden. Fet stil skrivs **så här** och kursiv *så här*.',
  }),
  'TEXT-002': (v: { namn: string; forslag: string | null; flera: boolean }) => ({
    text: v.flera
      ? `Flera ärenden har en rubrik som börjar så: [[${v.namn}]].`
      : `Hänvisningen [[${v.namn}]] leder ingenstans.`,
    hint: v.forslag
      ? v.flera
        ? `Skriv ärendets nummer i filen i stället, till exempel ${v.forslag}.`
        : `Menade du [[${v.forslag}]]?`
      : 'Skriv [[ärende 3]] eller rubriken på ett ärende som finns i filen.',
  }),
  'TEXT-003': (v: { tecken: string; ord: string }) => ({
    text: `Tecknet ${v.tecken} i ${quoted(v.ord, 40)} finns inte i protokollets typsnitt.`,
    hint: 'Byt tecknet mot ett vanligt, eller skriv det med ord.',
  }),
  'TEXT-004': (v: { ord: string }) => ({
    text: `${quoted(v.ord, 40)} är för brett för sidan och går inte att avstava.`,
    hint: 'Dela upp det med mellanslag eller bindestreck.',
  }),
  'TEXT-005': (v: { slag: string }) => ({
    text: `Texten innehåller ${v.slag}, som inte kan användas i protokollet.`,
    hint: 'Använd stycken, listor, underrubriker, tabeller, citat, länkar, fet och kursiv stil.',
  }),
  'TEXT-006': (v: { adress: string }) => ({
    text: `Länken går till ”${v.adress}”, som inte är en adress som kan användas.`,
    hint: 'En länk börjar med https://, http:// eller mailto:. Till ett ärende hänvisar man med [[ärende 3]].',
  }),
  'TEXT-007': (v: { lank: string }) => ({
    text: `Länken eller hänvisningen är inte färdigskriven: ${quoted(v.lank, 40)}.`,
    hint: 'En länk skrivs [text](https://exempel.se) utan mellanslag i adressen, och en hänvisning [[ärende 3]].',
  }),
  'TEXT-008': (v: { fel: 'celler' | 'rubrik' | 'kolumner'; antal: number; ska: number }) => ({
    text:
      v.fel === 'celler'
        ? `Raden i tabellen har ${counted(v.antal, 'en', 'cell', 'celler')}, men tabellen har ${counted(v.ska, 'en', 'kolumn', 'kolumner')}.`
        : v.fel === 'rubrik'
          ? 'Tabellen har en kolumn utan rubrik.'
          : `Tabellen har ${v.antal} kolumner; högst ${v.ska} får plats på sidan.`,
    hint:
      v.fel === 'celler'
        ? 'Sätt lika många lodräta streck på raden som på rubrikraden; en tom cell skrivs | |.'
        : v.fel === 'rubrik'
          ? 'Skriv en rubrik för varje kolumn. Bara den första får vara tom, när kolumnen säger vad raderna gäller.'
          : 'Dela upp tabellen i flera, eller byt plats på rader och kolumner.',
  }),
  'TEXT-009': (v: { ord: string }) => ({
    text: `En tabellrad eller ruta som börjar med ${quoted(v.ord, 40)} är högre än en sida.`,
    hint: 'Dela upp den i flera, eller skriv texten utanför tabellen.',
  }),
} satisfies Area;

function missingInTemplate(namn: string, arMall: boolean): string {
  const klass = /^klass="(.*)"$/.exec(namn)?.[1];
  if (klass !== undefined) return `Klassen ${quoted(klass, 40)} finns inte.`;
  if (arMall) return `Mallen ${quoted(`${namn}.hbs`, 40)} finns inte.`;
  return `Mallen använder ${quoted(namn, 40)}, som inte finns.`;
}

const NOT_WORDS = {
  text: { vad: 'en text med stycken', skriv: (namn: string) => `{{markdown ${namn}}}` },
  lista: { vad: 'en lista', skriv: (namn: string) => `{{#each ${namn}}} … {{/each}}` },
  grupp: { vad: 'flera uppgifter', skriv: (namn: string) => `{{#with ${namn}}} … {{/with}}` },
  val: { vad: 'ett ja eller nej', skriv: (namn: string) => `{{#if ${namn}}} … {{/if}}` },
};

export const MALL = {
  'MALL-001': () => ({
    text: 'Mallen finns inte.',
    hint: 'Kontrollera att mappen templates är hel och att mallens namn är rätt.',
  }),
  'MALL-002': (v: { orsak: string }) => ({
    text: `Mallen går inte att tolka: ${v.orsak}.`,
    hint: 'Kontrollera klamrarna på raden; varje {{#…}} ska ha ett {{/…}}.',
  }),
  'MALL-003': (v: { namn: string; finns: readonly string[]; arMall?: boolean }) => ({
    text: missingInTemplate(v.namn, v.arMall === true),
    hint:
      v.finns.length === 1
        ? `Menade du ${quoted(v.finns[0] ?? '')}?`
        : v.finns.length > 0
          ? `Det som finns här är ${listed(v.finns)}.`
          : 'Kontrollera stavningen.',
  }),
  'MALL-004': (v: { orsak: string }) => ({
    text: `Det som mallen skriver hänger inte ihop: ${v.orsak}.`,
    hint: 'Kontrollera att varje <element> har ett </element> på rätt plats.',
  }),
  'MALL-005': (v: { fran: number; till: number }) => ({
    text:
      v.fran === 0
        ? `Dokumentets första rubrik är h${v.till} och inte h1.`
        : `Rubriken h${v.till} kommer direkt efter h${v.fran}.`,
    hint: `Använd h${v.fran + 1} här, så att ingen rubriknivå hoppas över.`,
  }),
  'MALL-006': (v: { mal: string }) => ({
    text: `Mallen länkar till #${v.mal}, men ingen rubrik eller två rubriker har det namnet.`,
    hint: 'Ge en enda rubrik samma namn i attributet id, eller ta bort länken.',
  }),
  'MALL-007': (v: { falt: string; antal: number }) => ({
    text:
      v.antal === 0
        ? `Texten i ${v.falt} kommer inte med i protokollet.`
        : `Texten i ${v.falt} kommer ${v.antal} gånger i protokollet.`,
    hint: 'Mallarna ska skriva ut varje text i mötesfilen en gång, med {{markdown …}}.',
  }),
  'MALL-008': (v: { ord: string }) => ({
    text: `Sidhuvudet säger ”${v.ord}”, men det står inte i själva texten.`,
    hint: 'Den som lyssnar på dokumentet hör inte sidhuvudet. Skriv uppgiften även på framsidan.',
  }),
  'MALL-009': (v: { organ: string; finnsOrgan: boolean; forslag: string | null }) => ({
    text: v.finnsOrgan
      ? 'Organets egen mall ersätter ingen gemensam mall, så den används inte.'
      : `Mallen ligger i en mapp för organet ${quoted(v.organ, 40)}, som inte finns.`,
    hint: v.forslag
      ? `Menade du ${v.forslag}?`
      : 'Lägg den i organ/<organets kortnamn>/protokoll, med samma namn som mallen i mappen protokoll.',
  }),
  'MALL-010': (v: { orsak: string }) => ({
    text: `Bilden går inte att rita som den är: ${v.orsak}.`,
    hint: 'Spara den som en enkel SVG-fil med bara former och banor i hela färger, till exempel fill="#1b4f72". Gör text till banor i ritprogrammet.',
  }),
  'MALL-011': (v: { namn: string; slag: 'text' | 'lista' | 'grupp' | 'val' }) => ({
    text: `{{${v.namn}}} är ${NOT_WORDS[v.slag].vad} och går inte att skriva ut som ett ord.`,
    hint: `Skriv ${NOT_WORDS[v.slag].skriv(v.namn)}.`,
  }),
  'MALL-012': (v: { ord: string; element: string }) => ({
    text: `Dokumentet ska säga ${v.ord} i <${v.element}>, men där står det inte.`,
    hint: 'Skriv som i den gemensamma mallen dokument.hbs, så att läsaren ser vad det är för dokument.',
  }),
  'MALL-013': (v: { ord: string; element: string }) => ({
    text: `<${v.element}> säger ${v.ord}, men det är inte sant om det här dokumentet.`,
    hint: 'Sätt ordet inom {{#if utkast}} … {{/if}}, som i den gemensamma mallen dokument.hbs.',
  }),
} satisfies Area;

export const PDF = {
  'PDF-001': (v: { antal: number; punkter: readonly string[] }) => ({
    text: `Programmet fann ${v.antal === 1 ? 'ett fel' : `${v.antal} fel`} i den färdiga filen: ${v.punkter.join(' ')}`,
    hint: 'Felet ligger i programmet. Skicka mötesfilen och det här meddelandet till den som sköter det.',
  }),
} satisfies Area;
