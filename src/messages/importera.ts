// What `importera` says: in the meeting file that it writes, and in its report.
import { KEY_SPELLING } from '../domain/keys.ts';
import { type Area, listed, quoted } from './wording.ts';

/** Where something stands on the paper: `rad 12`, `sida 3, rad 4`, `stycke 12`. */
export interface PaperPlace {
  words: string;
}

export function paperPlace({ nr, page }: { nr: number; page: number | null }, format: string): PaperPlace {
  const line = `${format === 'docx' ? 'stycke' : 'rad'} ${nr}`;
  return { words: page === null ? line : `sida ${page}, ${line}` };
}

/** Why a piece of an imported paper should be looked at. */
const DOUBTS = {
  avslutning: 'står efter beslutet och har lagts som avslutning',
  'beslut-utan-att': 'beslutet börjar inte med ”att”',
  'beslut-i-text': 'texten verkar innehålla ett beslut som inte kändes igen',
  'datum-olika': 'rubriken och raden om tid och plats har olika datum',
  'datum-ur-filnamn': 'datumet kommer ur filens namn',
  justerare: 'läst ur beslutet om justerare',
  kolumner: 'namn och titel stod i var sin spalt och har parats ihop i ordning',
  mellanrubrik: 'en eller flera korta rader har lästs som mellanrubriker',
  namn: 'det här ser inte ut som ett namn',
  plats: 'det som står om tid och plats är mer än så',
  omrostning: 'omröstningen står i texten och hör hemma under votering',
} as const;
export type Doubt = keyof typeof DOUBTS;

export const unsureComment = (doubt: Doubt, place: PaperPlace | null): string =>
  `Osäkert${place ? ` (${place.words})` : ''}: ${DOUBTS[doubt]}.`;
export const unsureWords = (doubt: Doubt, places: readonly PaperPlace[]): string =>
  places.length === 0 ? DOUBTS[doubt] : `${DOUBTS[doubt]}: ${placesTold(places)}`;

/** The paper's own words, where the file says them in another way. */
export const onPaper = (place: PaperPlace, words: string): string =>
  `${capital(place.words)} i originalet: ${words}`;
export const afterOnPaper = (place: PaperPlace, words: string): string => `${place.words}: ${words}`;
export const arendeComment = (nummer: string, place: PaperPlace): string => `${nummer} (${place.words})`;
export const partComment = (place: PaperPlace, words: string): string => `${place.words}: ${words}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const fillIn = (key: keyof typeof KEY_SPELLING): string =>
  `Fyll i: ${KEY_SPELLING[key]} stod inte i originalet, eller kunde inte läsas.`;

export const unknownComment =
  'Det här har inte fått någon plats. Flytta varje text dit den hör, eller ta bort den.';

/** Above the parts of the paper that justera prints by itself; kept so that every word can be found again. */
export const FORM_TITLES = {
  forteckning: 'Originalets ärendeförteckning. justera gör en egen av rubrikerna ovan.',
  underskrifter: 'Originalets plats för underskrifter.',
  ledord: 'Originalets ledord, nummer och inledningar. justera skriver ut dem själv.',
  sida: 'Originalets sidhuvuden, sidfötter och logotyper.',
} as const;

/** The first lines of an imported file. `date` in words. */
export const importedHead = (v: {
  fil: string;
  sha256: string;
  underskrifter: readonly string[];
}): string[] => [
  `Importerad ur ${v.fil}. Originalets kontrollsumma (SHA-256) är ${v.sha256}.`,
  ...v.underskrifter,
  'Gå igenom filen mot originalet. Rader med ”Osäkert” och ”Fyll i” visar var det behövs mest. Ta bort kommentarerna när allt stämmer.',
];

export const signatureNoted = (v: { av: string | null; tid: string | null }): string =>
  `Originalet bär en elektronisk underskrift${v.av ? ` av ${v.av}` : ''}${v.tid ? `, ${v.tid}` : ''}. Den är inte prövad här.`;

/** How the paper is written, against Myndigheternas skrivregler and webbriktlinjer R66. */
const SLIPS = {
  paragraf: (exempel: string, ratt: string) =>
    `§ utan mellanslag före numret, som ${exempel} (skrivs ${ratt})`,
  'sex-siffror': (exempel: string, ratt: string) =>
    `datum med sex siffror, som ${exempel} (det vill säga ${ratt})`,
  klockslag: (exempel: string, ratt: string) =>
    `klockslag både med kolon och med punkt, som ${exempel} (skrivs ${ratt})`,
  kolon: (exempel: string, ratt: string) => `klockslag med kolon, som ${exempel} (skrivs ${ratt})`,
  intervall: (exempel: string, ratt: string) => `bindestreck i intervall, som ${exempel} (skrivs ${ratt})`,
  veckodag: (exempel: string, ratt: string) => `fel veckodag: ${exempel} var ${ratt}`,
} as const;
export type Slip = keyof typeof SLIPS;

/** Places that one line names; the rest are counted. */
const MOST_PLACES = 5;

/** The first places, and how many more there are. */
function placesTold(places: readonly PaperPlace[]): string {
  const more = places.length - MOST_PLACES;
  const shown = places.slice(0, MOST_PLACES).map(({ words }) => words);
  return shown.join(', ') + (more > 0 ? ` och ${more} till` : '');
}

export function slipTold(
  slag: Slip,
  v: { exempel: string; ratt: string; places: readonly PaperPlace[] },
): string {
  return `${SLIPS[slag](v.exempel, v.ratt)}: ${placesTold(v.places)}`;
}

export const IMPORT = {
  'IMPORT-002': (v: { organ: readonly string[] }) => ({
    text: 'Det går inte att se vilket organ protokollet hör till.',
    hint: `Ange det med --organ, till exempel --organ ${v.organ[0] ?? 'lsvo'}. Det kan vara ${listed(v.organ, 'eller')}.`,
  }),
  'IMPORT-003': (v: { form: string; organ: string }) => ({
    text: `I filen finns inga numrerade ärenden som hos ${v.organ} (${v.form}).`,
    hint: 'Kontrollera att det är rätt fil och rätt organ. En inskannad PDF måste först textigenkännas (OCR).',
  }),
  'IMPORT-004': (v: { annan: string; fil: string }) => ({
    text: `Filen gäller samma möte som ${quoted(v.annan)}: båda skulle bli ${v.fil}.`,
    hint: 'Importera bara den som är originalet. Är det två möten, importera dem var för sig och ange dagen med --datum.',
  }),
  'IMPORT-009': (v: { organ: string; annat: string; kort: string }) => ({
    text: `Protokollet ser ut att höra till ${v.annat}, inte till ${v.organ}.`,
    hint: `Skriv --organ ${v.kort}, eller utelämna --organ. Blandas flera organ i mappen, utelämna det också.`,
  }),
  'IMPORT-005': (v: { fil: string }) => ({
    text: `Filen ${quoted(v.fil)} finns redan, med ett annat innehåll, och skrivs inte över.`,
    hint: 'Ska den föras in i liggaren som den är, lägg till --till-liggaren. Ska den göras om, flytta den, eller ange en annan mapp med --ut.',
  }),
  'IMPORT-006': (v: { mapp: string }) => ({
    text: `I mappen ${quoted(v.mapp)} finns inga protokoll att importera.`,
    hint: 'Det som går att importera är PDF, Word (.docx), Markdown (.md) och textfiler (.txt).',
  }),
  'IMPORT-007': (v: { antal: number }) => ({
    text: `Med --datum går det att importera en fil i taget; här är det ${v.antal}.`,
    hint: 'Importera filerna var för sig.',
  }),
  'IMPORT-008': (v: { fil: string }) => ({
    text: 'Protokollet kan inte föras in i liggaren, för det framgår inte vilken dag mötet hölls.',
    hint: `Ange dagen med --datum, eller importera utan --till-liggaren och fyll i ${quoted(v.fil)} först.`,
  }),
} satisfies Area;

/** The paper's numbers against each other. */
export const numberNotes = {
  saknas: (from: string, to: string) =>
    from === to ? `${from} saknas mellan ärendena` : `${from} till ${to} saknas mellan ärendena`,
  dubbelt: (nummer: string) => `${nummer} står på två ärenden`,
  bakat: (nummer: string, efter: string) => `${nummer} kommer efter ${efter}`,
  framsidan: (framsida: string, last: string) => `framsidan säger ${framsida}, men ärendena är ${last}`,
  forteckning: (nummer: string) => `${nummer} står i ärendeförteckningen men finns inte bland ärendena`,
} as const;
