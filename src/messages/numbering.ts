// NUMMER-…: numbers of paragrafer. LIGGARE-…: the ledger that knows which are taken.
import { type Area, counted } from './wording.ts';

type Ledger = { liggare: string; mapp: string };

export const NUMMER = {
  'NUMMER-001': (v: { nummer: string; spann: string }) => ({
    text: `Närvaron gäller ${v.nummer.includes('–') ? '§§' : '§'}\u00a0${v.nummer}, men mötets paragrafer är ${v.spann}.`,
    hint: 'Rätta numret, eller räkna ärendena från 1 och skriv till exempel ärende 2–4.',
  }),
  'NUMMER-002': (v: { datum: string; senareDatum: string; senareHar: string }) => ({
    text: `Mötet ${v.datum} kan inte få nummer, för det senare mötet ${v.senareDatum} har redan ${v.senareHar}.`,
    hint: 'Kontrollera mötets datum; möten måste numreras i datumordning.',
  }),
  'NUMMER-003': (v: { start: number; datum: string; har: string }) => ({
    text: `Du angav att numren börjar på ${v.start}, men mötet ${v.datum} har redan ${v.har}.`,
    hint: 'Ta bort --första-paragraf; mötet behåller då sina nummer.',
  }),
  'NUMMER-004': (v: { start: number; tidigareDatum: string; tidigareHar: string; nasta: number }) => ({
    text: `Du angav att numren börjar på ${v.start}, men mötet ${v.tidigareDatum} har ${v.tidigareHar}, så nästa nummer är ${v.nasta}.`,
    hint: 'Ta bort --första-paragraf; numren fortsätter då av sig själva.',
  }),
  'NUMMER-005': (v: { start: number }) => ({
    text: `${v.start} kan inte vara det första numret.`,
    hint: 'Ange ett heltal som är 1 eller större, till exempel --första-paragraf 108.',
  }),
  'NUMMER-006': (v: { datum: string; har: string; fil: string; dennaFil: string }) => ({
    text: `Mötet ${v.datum} har redan ${v.har} från filen ${v.fil}, och ärendena i ${v.dennaFil} är andra.`,
    hint: `Rätta datumet om det är ett annat möte. Är det samma möte, ge filen sitt gamla namn ${v.fil}.`,
  }),
  'NUMMER-007': (v: { fil: string; datum: string; tidigareDatum: string; har: string }) => ({
    text: `Filen ${v.fil} har redan ${v.har} för mötet ${v.tidigareDatum}, men nu står datumet ${v.datum} i den.`,
    hint: 'Sätt tillbaka datumet om det är samma möte. Är det ett annat möte, spara det i en egen fil med ett eget namn.',
  }),
  'NUMMER-008': (v: {
    datum: string;
    har: string;
    antalFore: number;
    antalNu: number;
    senareDatum: string;
    senareHar: string;
  }) => ({
    text: `Mötet ${v.datum} har ${v.har} för ${counted(v.antalFore, 'ett', 'ärende', 'ärenden')}, men filen har nu ${counted(v.antalNu, 'ett', 'ärende', 'ärenden')}, och mötet ${v.senareDatum} har redan ${v.senareHar}.`,
    hint: `Låt det vara ${counted(v.antalFore, 'ett', 'ärende', 'ärenden')}; ett nytt ärende kan läggas som underpunkt eller tas upp på nästa möte.`,
  }),
  'NUMMER-009': (v: { nummer: string; antal: number }) => ({
    text: `Närvaron gäller ärende ${v.nummer}, men mötet har ${counted(v.antal, 'ett', 'ärende', 'ärenden')}.`,
    hint: 'Rätta numret; ärendena räknas från 1 i filens ordning.',
  }),
  'NUMMER-010': (v: { start: number; organ: string }) => ({
    text: `${v.organ} börjar om på 1 vid varje möte, så numren kan inte börja på ${v.start}.`,
    hint: 'Ta bort --första-paragraf.',
  }),
} satisfies Area;

export const LIGGARE = {
  'LIGGARE-001': (v: Ledger) => ({
    text: `${v.liggare} är ingen paragrafliggare.`,
    hint: 'Kontrollera sökvägen till liggaren; filen har inte ändrats.',
  }),
  'LIGGARE-002': (v: Ledger) => ({
    text: `Liggaren ${v.liggare} är skadad eller har ändrats av ett annat program.`,
    hint: 'Återställ den från en säkerhetskopia; filen har inte ändrats nu.',
  }),
  'LIGGARE-003': (v: Ledger & { version: number; kand: number }) => ({
    text: `Liggaren ${v.liggare} är gjord av en nyare version av justera (format ${v.version}; den här versionen kan ${v.kand}).`,
    hint: 'Uppdatera justera; liggaren har inte ändrats.',
  }),
  'LIGGARE-004': (v: Ledger) => ({
    text: `Liggaren ${v.liggare} kan inte skapas eller öppnas, för mappen ${v.mapp} saknas eller är skrivskyddad.`,
    hint: 'Skapa mappen, be om skrivrätt till den, eller ange en annan plats med --liggare.',
  }),
  'LIGGARE-005': (v: Ledger) => ({
    text: `Liggaren ${v.liggare} är skrivskyddad, så inga nummer kan tas.`,
    hint: 'Ta bort skrivskyddet på filen, eller be den som ansvarar för mappen om skrivrätt.',
  }),
  'LIGGARE-006': (v: Ledger) => ({
    text: `Liggaren ${v.liggare} används av någon annan just nu.`,
    hint: 'Vänta en stund och kör kommandot igen.',
  }),
  'LIGGARE-007': (v: Ledger) => ({
    text: `Liggaren ${v.liggare} finns inte.`,
    hint: 'Kontrollera sökvägen; liggaren skapas när de första numren tas.',
  }),
  'LIGGARE-008': (v: { liggare: string }) => ({
    text: `Någon annan tog nummer i liggaren ${v.liggare} samtidigt.`,
    hint: 'Kör kommandot igen; numren räknas då om.',
  }),
  'LIGGARE-009': (v: Ledger) => ({
    text: `Disken är full, så inga nummer kunde tas i liggaren ${v.liggare}.`,
    hint: `Frigör plats i mappen ${v.mapp} och kör kommandot igen.`,
  }),
  'LIGGARE-010': (v: Ledger) => ({
    text: `Liggaren ${v.liggare} kunde inte läsas eller skrivas, för disken eller nätverket svarade med fel.`,
    hint: `Kontrollera anslutningen till ${v.mapp} och kör kommandot igen.`,
  }),
} satisfies Area;
