// NUMMER-…: numbers of paragrafer. LIGGARE-…: the ledger that knows which are taken.
import { type Area, counted, quoted } from './wording.ts';

type Ledger = { liggare: string; mapp: string };

const orForce = (anda: string): string => (anda ? ', eller skriv --ändå "skälet"' : '');

export const NUMMER = {
  'NUMMER-001': (v: { nummer: string; spann: string }) => ({
    text: `Närvaron gäller ${v.nummer.includes('–') ? '§§' : '§'}\u00a0${v.nummer}, men mötets paragrafer är ${v.spann}.`,
    hint: 'Rätta numret, eller räkna ärendena från 1 och skriv till exempel ärende 2–4.',
  }),
  'NUMMER-002': (v: { datum: string; senareDatum: string; senareHar: string; importerat?: string }) => ({
    text: `Mötet ${v.datum} kan inte få nummer i datumordning, för det senare mötet ${v.senareDatum} är redan ${v.importerat ? 'importerat' : 'fastställt'} med ${v.senareHar}.`,
    hint: 'Kontrollera mötets datum. Ska mötet ändå in, med nummer efter de andra, skriv --ändå "skälet".',
  }),
  'NUMMER-003': (v: { start: number; ar: string; datum: string; har: string; importerat?: string }) => ({
    text: `Numren för ${v.ar} kan inte börja på ${v.start}, för mötet ${v.datum} är redan ${v.importerat ? 'importerat' : 'fastställt'} med ${v.har}.`,
    hint: 'Kontrollera numret och året. Fasta nummer flyttas aldrig.',
  }),
  'NUMMER-006': (v: { datum: string; har: string; fil: string; dennaFil: string }) => ({
    text: `Mötet ${v.datum} har redan ${v.har} från filen ${v.fil}, och ärendena i ${v.dennaFil} är andra.`,
    hint: `Rätta datumet om det är ett annat möte. Är det samma möte, ge filen sitt gamla namn ${v.fil}.`,
  }),
  'NUMMER-007': (v: {
    fil: string;
    datum: string;
    fran: string;
    tidigareDatum: string;
    har: string;
    last: string;
    anda: string;
  }) => ({
    text: `Filen ${v.fil} hör till mötet ${v.tidigareDatum}, som har ${v.har}, men nu står datumet ${v.datum} i den.`,
    hint: v.last
      ? `Det protokollet är fastställt: sätt tillbaka datumet. Är det ett annat möte, ge filen ett annat namn${orForce(v.anda)}.`
      : `Har mötet flyttats, skriv justera flytta FIL --från ${v.fran} --skäl "…". Är det ett annat möte, ge filen ett annat namn${orForce(v.anda)}.`,
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
    hint: 'Inget mer behövs.',
  }),
  'NUMMER-011': (v: {
    datum: string;
    har: string;
    antalFore: number;
    antalNu: number;
    ref: string;
    nummer: number;
  }) => ({
    text: `Mötet ${v.datum} har ${counted(v.antalFore, 'ett', 'fast nummer', 'fasta nummer')}, ${v.har}, men filen har nu ${counted(v.antalNu, 'ett', 'ärende', 'ärenden')}.`,
    hint: v.nummer
      ? `Ska ${v.ref} utgå, skriv justera makulera FIL --paragraf ${v.nummer} --skäl "…" och sedan kommandot igen.`
      : 'Ta tillbaka ärendet, eller makulera det nummer som ska utgå.',
  }),
  'NUMMER-012': (v: { ref: string; rubrik: string; plats: number; justerat: string }) => ({
    text: `${v.ref} är fast och hör till ${quoted(v.rubrik)}, som nu står som ärende ${v.plats}.`,
    hint: `Låt ärendena stå i samma ordning som förut${v.justerat ? '' : '; ett nytt ärende läggs sist'}.`,
  }),
  'NUMMER-013': (v: { mote: string; tidigare: string; ord: string; namn: string }) => ({
    text: `${v.mote} kan inte fastställas före ${v.tidigare}, som är tidigare men inte fastställt än (${v.ord}).`,
    hint: `Fastställ det först, eller makulera det om det inte blir av: justera makulera ${v.namn} --skäl "…". Ska ordningen brytas, skriv --ändå "skälet".`,
  }),
  'NUMMER-014': (v: { datum: string; har: string; antalFore: number; antalNu: number }) => ({
    text: `Mötet ${v.datum} är justerat med ${counted(v.antalFore, 'ett', 'ärende', 'ärenden')}, ${v.har}, men filen har nu ${counted(v.antalNu, 'ett', 'ärende', 'ärenden')}.`,
    hint: 'En rättelse kan ändra ord, men inte lägga till eller ta bort ärenden. Ta upp saken på nästa möte.',
  }),
  'NUMMER-015': (v: { ref: string; rubrik: string }) => ({
    text: `${v.ref} ${quoted(v.rubrik)} är makulerad, men ärendet står kvar i filen.`,
    hint: 'Ta bort ärendet ur filen; annars skulle det få ett annat nummer. Är det ett nytt ärende, ge det en egen rubrik.',
  }),
  'NUMMER-016': (v: { mote: string; har: string; annat: string; annatHar: string }) => ({
    text: `${v.mote} har ${v.har} och ${v.annat} har ${v.annatHar}, så deras nummer och dagar skulle inte längre följas åt.`,
    hint: 'Kontrollera datum och tid. Ska det ändå vara så, skriv --ändå "skälet".',
  }),
  'NUMMER-018': (v: { ref: string; rubrik: string; nu: string; justerat: string }) => ({
    text: `${v.ref} är fast och hör till ${quoted(v.rubrik)}, men på dess plats står nu ${quoted(v.nu)}.`,
    hint: 'Är det samma ärende med en ny rubrik, skriv --ändå "skälet". Är det ett annat ärende, ta tillbaka ändringen; ett fast nummer byter inte ärende.',
  }),
  'NUMMER-017': (v: { mote: string; last: string }) => ({
    text: `Filen hör redan till ${v.mote}, men uppgiften om extra sammanträde har ändrats i den.`,
    hint: v.last
      ? 'Ta tillbaka ändringen; protokollet är fastställt.'
      : 'Ta tillbaka ändringen. Ska uppgiften ändras, makulera mötet med ett skäl och för in det på nytt.',
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
    text: `Liggaren ${v.liggare} kan inte skapas eller öppnas. Mappen ${v.mapp} saknas, eller så saknas rätt att läsa och skriva där.`,
    hint: 'Kontrollera sökvägen, be om rätt att läsa och skriva där, eller ange en annan plats med --liggare.',
  }),
  'LIGGARE-005': (v: Ledger) => ({
    text: `Liggaren ${v.liggare} är skrivskyddad, så inget kan föras in i den.`,
    hint: 'Ta bort skrivskyddet på filen, eller be den som ansvarar för mappen om skrivrätt.',
  }),
  'LIGGARE-006': (v: Ledger) => ({
    text: `Liggaren ${v.liggare} används av någon annan just nu.`,
    hint: 'Vänta en stund och kör kommandot igen.',
  }),
  'LIGGARE-007': (v: Ledger) => ({
    text: `Liggaren ${v.liggare} finns inte.`,
    hint: 'Kontrollera sökvägen; liggaren skapas när det första mötet förs in.',
  }),
  'LIGGARE-008': (v: { liggare: string }) => ({
    text: `Någon annan förde in något i liggaren ${v.liggare} samtidigt.`,
    hint: 'Kör kommandot igen; numren räknas då om.',
  }),
  'LIGGARE-009': (v: Ledger) => ({
    text: `Disken är full, så inget kunde föras in i liggaren ${v.liggare}.`,
    hint: `Frigör plats i mappen ${v.mapp} och kör kommandot igen.`,
  }),
  'LIGGARE-010': (v: Ledger) => ({
    text: `Liggaren ${v.liggare} kunde inte läsas eller skrivas, för disken eller nätverket svarade med fel.`,
    hint: `Kontrollera anslutningen till ${v.mapp} och kör kommandot igen.`,
  }),
  'LIGGARE-011': (v: Ledger & { nr: number }) => ({
    text: `Post ${v.nr} i liggaren ${v.liggare} har ändrats av något annat än justera.`,
    hint: 'Återställ liggaren från en säkerhetskopia. Kör justera liggare --kontrollera för att se vad som inte stämmer.',
  }),
  'LIGGARE-012': (v: Ledger) => ({
    text: `Liggaren ${v.liggare} är tom, så något har förstört den.`,
    hint: 'Återställ den från en säkerhetskopia. Ta bort filen bara om du vet att inga nummer har tagits i den.',
  }),
} satisfies Area;

/** Who entered what comes from a ledger that knew numbers only. */
export const OVERFORT_AV = 'överfört från liggarens format 1';
