// TEXT-…: the texts of the document and how they fit. MALL-…: templates. PDF-…: the finished file.
import { type Area, listed, quoted } from './wording.ts';

export const TEXT = {
  'TEXT-001': (v: { html: string }) => ({
    text: `Texten innehåller HTML-kod, ${quoted(v.html, 40)}, som inte kan användas i protokollet.`,
    hint: 'Skriv texten utan koden. Fet stil skrivs **så här** och kursiv *så här*.',
  }),
  'TEXT-002': (v: { namn: string; forslag: string | null }) => ({
    text: `Hänvisningen [[${v.namn}]] leder ingenstans.`,
    hint: v.forslag
      ? `Menade du [[${v.forslag}]]?`
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
} satisfies Area;

export const MALL = {
  'MALL-001': () => ({
    text: 'Mallen finns inte.',
    hint: 'Kontrollera att mappen templates är hel och att mallens namn är rätt.',
  }),
  'MALL-002': (v: { orsak: string }) => ({
    text: `Mallen går inte att tolka: ${v.orsak}.`,
    hint: 'Kontrollera klamrarna på raden; varje {{#…}} ska ha ett {{/…}}.',
  }),
  'MALL-003': (v: { namn: string; finns: readonly string[] }) => ({
    text: `Mallen använder ${quoted(v.namn, 40)}, som inte finns.`,
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
} satisfies Area;

export const PDF = {
  'PDF-001': (v: { antal: number; punkter: readonly string[] }) => ({
    text: `Protokollet klarade inte slutkontrollen: ${v.antal} ${v.antal === 1 ? 'punkt' : 'punkter'} var fel. ${v.punkter.join(' ')}`,
    hint: 'Felet ligger i programmet. Skicka mötesfilen och det här meddelandet till den som sköter det.',
  }),
} satisfies Area;
