// ORIGINAL-…: minutes that were there before justera, and what the ledger has to say of them. The file that was read is
// the protokoll; what is made from its meeting file is an avskrift.
import type { Tillstand } from '../domain/liggare.ts';
import { STATE_CLAUSE } from './tillstand.ts';
import { type Area, counted, quoted } from './wording.ts';

/** What cannot be done with minutes that exist, and what can be done instead; `namn` is the meeting as typed. */
const INSTEAD: Readonly<Record<string, { ord: string; gor: (namn: string) => string }>> = {
  reservera: { ord: 'kallas', gor: () => 'Mötet har hållits, så inget mer behövs.' },
  avsluta: { ord: 'avslutas', gor: () => 'Mötet har hållits, så inget mer behövs.' },
  faststall: { ord: 'fastställas', gor: () => 'Vill du ha en avskrift skriver du justera rendera FIL.' },
  'las-upp': {
    ord: 'låsas upp',
    gor: () => 'Avskriften är inte låst: ändra i mötesfilen och skriv justera rendera FIL.',
  },
  justera: { ord: 'justeras', gor: () => 'Originalet justerades när det skrevs, så inget mer behövs.' },
  ratta: {
    ord: 'rättas',
    gor: () =>
      'Är avskriften fel, ändra i mötesfilen och skriv justera rendera FIL. Är originalet fel, ta upp saken på nästa möte.',
  },
  publicera: {
    ord: 'publiceras',
    gor: () => 'Avskriften kan du lägga ut bredvid originalet utan att det förs in i liggaren.',
  },
  arkivera: { ord: 'arkiveras', gor: () => 'Originalet är det som arkiveras, där det redan hör hemma.' },
};

const READ_ANEW =
  'Är originalet fel läst, importera det igen med --till-liggaren --ändå "skälet". Då ersätts den förra läsningen.';

type Mote = { mote: string; fil: string };

const numbersOf = (nummer: string, many: boolean): string => `${many ? 'Numren' : 'Numret'} ${nummer}`;

export const ORIGINAL = {
  'ORIGINAL-001': (v: Mote & { namn: string; steg: string }) => ({
    text: `Protokollet för ${v.mote} finns redan i originalet ${v.fil} och kan inte ${INSTEAD[v.steg]?.ord ?? v.steg} här.`,
    hint: INSTEAD[v.steg]?.gor(v.namn) ?? '',
  }),
  'ORIGINAL-002': (v: Mote & { har: string; antalFore: number; antalNu: number }) => ({
    text: `Originalet för ${v.mote} har ${counted(v.antalFore, 'ett', 'ärende', 'ärenden')}, ${v.har}, men mötesfilen har nu ${counted(v.antalNu, 'ett', 'ärende', 'ärenden')}.`,
    hint: `Låt mötesfilen ha samma ärenden som originalet. ${READ_ANEW}`,
  }),
  'ORIGINAL-003': (v: Mote & { ref: string; namn: string }) => ({
    text: `${v.ref} står i originalet för ${v.mote} och kan inte makuleras.`,
    hint: `${READ_ANEW} Ska hela mötet ut ur liggaren, skriv justera makulera ${v.namn} --skäl "…".`,
  }),
  'ORIGINAL-004': (v: Mote & { har: string; namn: string }) => ({
    text: `${v.mote} är importerat med ${v.har}, och den nya dagen hör till en annan nummerserie.`,
    hint: `Är dagen fel läst, ta tillbaka importen med justera makulera ${v.namn} --skäl "…" och importera originalet igen med rätt datum.`,
  }),
  'ORIGINAL-005': (v: { fil: string; nummer: string; many: boolean }) => ({
    text: `${numbersOf(v.nummer, v.many)} står två gånger i ${v.fil}.`,
    hint: 'Jämför med originalet. Är det felläst, rätta läsningen; står det så i originalet kan protokollet inte föras in i liggaren, för ett nummer kan bara höra till ett ärende.',
  }),
  'ORIGINAL-006': (v: { fil: string; annan: string; nummer: string; many: boolean }) => ({
    text: `${numbersOf(v.nummer, v.many)} står både i ${v.fil} och i ${v.annan}.`,
    hint: 'Ett nummer kan bara höra till ett ärende. Jämför de två originalen: är det ena ett utkast eller en kopia, utelämna det, och är något felläst, rätta läsningen.',
  }),
  'ORIGINAL-007': (v: { fil: string; mote: string; nummer: string; many: boolean }) => ({
    text: `${numbersOf(v.nummer, v.many)} i ${v.fil} är redan ${v.many ? 'tagna' : 'taget'} i liggaren av ${v.mote}.`,
    hint: 'Jämför med liggaren (justera liggare). Är originalet felläst, rätta läsningen. Är det mötet i liggaren som är fel importerat, ta tillbaka det med justera makulera.',
  }),
  'ORIGINAL-008': (v: { fil: string; nummer: number }) => ({
    text: `Numret ${v.nummer} i ${v.fil} kan inte vara ett paragrafnummer.`,
    hint: 'Jämför med originalet. Har du lagt till ärenden ska de andra ha kvar de rubriker som importen gav dem, så att numren däremellan går att räkna ut.',
  }),
  'ORIGINAL-009': (v: { fil: string; datum: string }) => ({
    text: `Enligt ${v.fil} hölls mötet ${v.datum}, en dag som inte har varit än.`,
    hint: 'Jämför datumet med originalet och rätta läsningen.',
  }),
  'ORIGINAL-010': (v: Mote & { annan: string }) => ({
    text: `Både ${v.fil} och ${v.annan} är protokoll från ${v.mote}.`,
    hint: 'Ett möte har ett protokoll. Behåll det som är justerat; är det ena från ett extra sammanträde eller en annan dag, rätta läsningen.',
  }),
  'ORIGINAL-011': (v: Mote & { annan: string }) => ({
    text: `${v.mote} är redan importerat från ${v.annan}, som är en annan fil än ${v.fil}.`,
    hint: 'Kontrollera vilken fil som är det justerade protokollet. Ska den nya gälla, skriv --ändå "skälet".',
  }),
  'ORIGINAL-012': (v: Mote & { har: string; nu: string }) => ({
    text: `Filen ${v.fil} är redan importerad som ${v.mote} med ${v.har}, men har nu lästs till ${v.nu}.`,
    hint: 'Jämför med originalet. Är den nya läsningen rätt, skriv --ändå "skälet".',
  }),
  'ORIGINAL-013': (v: Mote & { namn: string; tillstand: Tillstand }) => ({
    text: `${v.mote} finns redan i liggaren och ${STATE_CLAUSE[v.tillstand]}, så originalet ${v.fil} kan inte föras in.`,
    hint: `Är mötet i liggaren ett utkast av samma protokoll, makulera det först: justera makulera ${v.namn} --skäl "…". Annars är protokollet redan fört här.`,
  }),
  /** `fore` and `efter` are meetings; null at the beginning of the series, the same twice for a gap in one protokoll. */
  'ORIGINAL-014': (v: { nummer: string; many: boolean; fore: string | null; efter: string }) => {
    const between =
      v.fore === null
        ? `före mötet ${v.efter}`
        : v.fore === v.efter
          ? `i protokollet från mötet ${v.efter}`
          : `mellan mötet ${v.fore} och mötet ${v.efter}`;
    return {
      text: `${numbersOf(v.nummer, v.many)} saknas ${between}.`,
      hint: 'Finns det ett protokoll med de numren, importera det. Annars behöver du inte göra något.',
      severity: 'varning',
    } as const;
  },
  'ORIGINAL-015': (v: { tidigt: string; tidigtHar: string; sent: string; sentHar: string }) => ({
    text: `Mötet ${v.tidigt} har ${v.tidigtHar}, men det senare mötet ${v.sent} har de lägre numren ${v.sentHar}.`,
    hint: 'Jämför datum och nummer med originalen. Står det så i dem behöver du inte göra något.',
    severity: 'varning',
  }),
  'ORIGINAL-016': (v: Mote) => ({
    text: `Filen ${v.fil} är redan införd i liggaren som ${v.mote}.`,
    hint: 'Inget mer behövs.',
    severity: 'varning',
  }),
  'ORIGINAL-017': (v: { mote: string; nummer: string }) => ({
    text: `Numren i protokollet från ${v.mote} står inte i ordning: ${v.nummer}.`,
    hint: 'Jämför med originalet. Står det så där behöver du inte göra något.',
    severity: 'varning',
  }),
  'ORIGINAL-018': (v: Mote) => ({
    text: `Filen ${quoted(v.fil, 80)} heter som originalet för ${v.mote} men är en annan fil: kontrollsumman är inte den som står i liggaren.`,
    hint: 'Lägg tillbaka originalet, från arkivet eller en säkerhetskopia. Är det en annan handling, ge den ett annat namn.',
  }),
  'ORIGINAL-019': (v: { mote: string; liggaren: string; filen: string }) => ({
    text: `Avskriften är gammal: i filen står ${v.filen}, men ${v.mote} har ${v.liggaren} i liggaren.`,
    hint: 'Gör en ny avskrift med justera rendera FIL, och byt ut den gamla.',
  }),
  'ORIGINAL-020': (v: { mote: string }) => ({
    text: `Filen är en avskrift av protokollet från ${v.mote}, som inte längre står i liggaren som importerat.`,
    hint: 'Ta bort avskriften, eller importera originalet igen.',
  }),
  'ORIGINAL-021': (v: { mote: string }) => ({
    text: `Det som görs för ${v.mote} är en avskrift, så det finns inget exemplar för arkivet.`,
    hint: 'Originalet är det som arkiveras. Ta bort --exemplar arkiv.',
  }),
  'ORIGINAL-023': (v: Mote) => ({
    text: `Det som skulle föras in i liggaren om ${v.mote} innehåller ett personnummer: en rubrik, ett diarienummer, filens namn eller ett namn på en underskrift.`,
    hint: 'Inget kan tas bort ur liggaren. Ta bort numret ur mötesfilen, eller ge originalet ett annat filnamn.',
  }),
  'ORIGINAL-022': (v: { fil: string; nummer: number; arenden: number }) => ({
    text: `I ${v.fil} finns ${counted(v.nummer, 'ett', 'nummer', 'nummer')} till ${counted(v.arenden, 'ett', 'ärende', 'ärenden')}.`,
    hint: 'Varje ärende ska ha sitt nummer ur originalet för att kunna föras in i liggaren. Jämför med originalet och rätta läsningen.',
  }),
} satisfies Area;
