// STEG-…: what cannot happen to a document now. LAS-…: what is fixed and was changed all the same.
import type { Tillstand } from '../domain/liggare.ts';
import { namedFields } from './fields.ts';
import { STATE_CLAUSE } from './tillstand.ts';
import { type Area, listed, quoted } from './wording.ts';

const STEG_ORD: Readonly<Record<string, string>> = {
  reservera: 'kallas',
  avsluta: 'avslutas',
  faststall: 'fastställas',
  'las-upp': 'låsas upp',
  justera: 'justeras',
  ratta: 'rättas',
  publicera: 'publiceras',
  arkivera: 'arkiveras',
  makulera: 'makuleras',
  flytta: 'flyttas',
};

/** What to do next with a document in each state; `namn` is the meeting as typed in a command. */
const NEXT: Readonly<Record<Tillstand, (namn: string) => string>> = {
  utkast: () => 'Nästa steg: justera reservera FIL, när kallelsen skickas.',
  kallad: () => 'Nästa steg: justera avsluta FIL, när mötet har hållits.',
  hallen: () => 'Nästa steg: justera fastställ FIL, när protokollet är klart för underskrift.',
  'for-justering': (namn) =>
    `Nästa steg: justera justera ${namn}. Ska något ändras först, lås upp det med justera lås-upp ${namn} --skäl "…".`,
  justerad: (namn) =>
    `Nästa steg: justera publicera ${namn}. Är något fel i protokollet görs en rättelse med justera rätta FIL --skäl "…".`,
  publicerad: (namn) =>
    `Nästa steg: justera arkivera ${namn}. Är något fel i protokollet görs en rättelse med justera rätta FIL --skäl "…".`,
  arkiverad: () => 'Är något fel i protokollet görs en rättelse med justera rätta FIL --skäl "…".',
  importerad: () =>
    'Protokollet finns redan i originalet. Är avskriften fel, ändra i mötesfilen och skriv justera rendera FIL.',
  makulerad: () => 'Ska mötet ändå hållas, för in det på nytt med justera rendera FIL --ändå "skälet".',
};

type Steg = { mote: string };

export const STEG = {
  'STEG-001': (v: Steg & { namn: string; tillstand: Tillstand; nu: Tillstand; steg: string }) => ({
    text: `${v.mote} ${STATE_CLAUSE[v.tillstand]} och kan inte ${STEG_ORD[v.steg] ?? v.steg} nu.`,
    hint: NEXT[v.nu](v.namn),
  }),
  'STEG-002': (v: Steg & { skal: string }) => ({
    text: `${v.mote} är makulerat: ${v.skal}`,
    hint: 'Ska mötet ändå hållas, för in det på nytt med --ändå "skälet". Är det ett annat möte, rätta datumet.',
  }),
  'STEG-003': (v: Steg & { till: string }) => ({
    text: `${v.mote} har flyttats till ${v.till}.`,
    hint: `Ändra datumet i filen till ${v.till}. Är det ett nytt möte, för in det med --ändå "skälet".`,
  }),
  'STEG-004': (v: Steg & { datum: string }) => ({
    text: `${v.mote} hålls först ${v.datum}.`,
    hint: 'Vänta tills mötet har hållits, eller rätta datumet. Ska det göras redan nu, skriv --ändå "skälet".',
  }),
  'STEG-005': (v: Steg) => ({
    text: `Inget i filen skiljer sig från det justerade protokollet för ${v.mote}, så det finns inget att rätta.`,
    hint: 'Gör rättelsen i filen och spara den, och skriv kommandot igen.',
  }),
  'STEG-006': (v: Steg & { datum: string; motesdatum: string }) => ({
    text: `${v.mote} kan inte ha justerats ${v.datum}, för mötet hölls ${v.motesdatum}.`,
    hint: 'Rätta datumet efter --datum.',
  }),
  'STEG-007': (v: Steg & { datum: string }) => ({
    text: `${v.mote} kan inte ha justerats ${v.datum}, för den dagen har inte varit än.`,
    hint: 'Rätta datumet efter --datum.',
  }),
  'STEG-008': (v: Steg & { namn: string }) => ({
    text: `${listed(v.namn.split('\n'))} ska också ha skrivit under för att ${v.mote} ska vara justerat.`,
    hint: 'Vänta tills alla har skrivit under. Skriv sedan alla namnen efter --av, eller utelämna --av.',
  }),
  'STEG-009': (v: Steg & { namn: string; ska: string }) => ({
    text: `${listed(v.namn.split('\n'))} hör inte till dem som ska skriva under ${v.mote}.`,
    hint: `De som ska skriva under är ${listed(v.ska.split('\n'))}. Kontrollera stavningen, eller utelämna --av.`,
  }),
  'STEG-010': (v: Steg & { namn: string }) => ({
    text: `${v.mote} är inte publicerat.`,
    hint: `Publicera först: justera publicera ${v.namn}. Ska protokollet inte publiceras, skriv --ändå "skälet".`,
  }),
  'STEG-011': (v: Steg & { ref: string; har: string }) => ({
    text: `${v.mote} har inte ${v.ref}; mötets nummer är ${v.har}.`,
    hint: 'Rätta numret efter --paragraf.',
  }),
  'STEG-012': (v: Steg & { ref: string; skal: string }) => ({
    text: `${v.ref} är redan makulerad: ${v.skal}`,
    hint: 'Inget mer behövs.',
  }),
  'STEG-013': (v: Steg & { ref: string }) => ({
    text: `${v.ref} i ${v.mote} är preliminär och behöver inte makuleras.`,
    hint: 'Ta bort ärendet ur mötesfilen; numren efter det flyttas då upp.',
  }),
  'STEG-014': (v: Steg & { namn: string; ref: string }) => ({
    text: `${v.ref} kan inte makuleras, för ${v.mote} är för justering och innehållet är låst.`,
    hint: `Lås upp protokollet först: justera lås-upp ${v.namn} --skäl "…".`,
  }),
  'STEG-015': (v: Steg & { namn: string; ref: string }) => ({
    text: `${v.ref} är det enda fasta numret som ${v.mote} har kvar.`,
    hint: `Makulera hela mötet i stället: justera makulera ${v.namn} --skäl "…".`,
  }),
  'STEG-016': (v: Steg & { datum: string }) => ({
    text: `${v.mote} kan inte flyttas till ${v.datum}, för den dagen finns redan ett möte.`,
    hint: 'Rätta datumet, eller flytta det andra mötet först.',
  }),
  'STEG-017': (v: Steg & { har: string }) => ({
    text: `${v.mote} har ${v.har}. Den nya dagen hör till en annan nummerserie, och fasta nummer byts aldrig.`,
    hint: 'Makulera mötet med ett skäl, och för in det på nytt med det nya datumet.',
  }),
  'STEG-018': (v: Steg) => ({
    text: `${v.mote} finns inte i liggaren.`,
    hint: 'Kontrollera namnet, datumet och att det är rätt liggare. justera liggare visar vilka möten som finns.',
  }),
  'STEG-019': (v: { fran: string }) => ({
    text: `Filen har fortfarande datumet ${v.fran}, så det finns inget att flytta till.`,
    hint: 'Ändra datumet i filen till mötets nya dag, och skriv kommandot igen.',
  }),
  'STEG-020': (v: { namn: string }) => ({
    text: `${v.namn} räcker inte för att flytta mötet, för den nya dagen står i mötesfilen.`,
    hint: 'Ändra datumet i mötesfilen och ange filen.',
  }),
  'STEG-021': (v: { namn: string }) => ({
    text: `${v.namn} räcker inte, för det här kommandot behöver veta vad som står i mötesfilen.`,
    hint: 'Ange mötesfilen i stället för mötets namn.',
  }),
  'STEG-022': (v: Steg & { datum: string }) => ({
    text: `${v.mote} har hållits och kan inte flyttas till ${v.datum}, för den dagen har inte varit än.`,
    hint: 'Rätta datumet. Har mötet inte hållits, makulera det med ett skäl och för in det på nytt.',
  }),
  'STEG-025': (v: Steg) => ({
    text: `Filen efter --fil är ett protokoll för ${v.mote} som inte gäller längre.`,
    hint: 'Ange den underskrivna filen av det protokoll som gäller.',
  }),
  'STEG-024': (v: Steg & { annat: string }) => ({
    text: `Filen efter --fil är protokollet för ${v.annat}, inte för ${v.mote}.`,
    hint: 'Kontrollera att det är rätt fil och rätt möte.',
  }),
  'STEG-023': (v: Steg & { datum: string; rattades: string }) => ({
    text: `Rättelsen av ${v.mote} gjordes ${v.rattades} och kan inte ha justerats ${v.datum}.`,
    hint: 'Rätta datumet efter --datum.',
  }),
} satisfies Area;

type Last = { mote: string; namn: string; tillstand: Tillstand; justerat: string; rattelse: number };

/** Their words may come from the register. */
const PEOPLE = [
  ...['ordforande', 'sekreterare', 'justerare', 'ledamoter', 'ersattare', 'franvarande'],
  ...['tjanstepersoner', 'ovrigaDeltagare', 'foredragande', 'jav'],
];

function whatToDo({ namn, tillstand, rattelse, falt = '' }: Last & { falt?: string }): string {
  const isOfPeople = falt.split(' ').some((one) => PEOPLE.includes(one));
  const undo = `Ta tillbaka ändringen i filen${isOfPeople ? ' eller i registret' : ''}`;
  if (tillstand !== 'for-justering') return `${undo}, eller gör en rättelse: justera rätta FIL --skäl "…".`;
  const what = rattelse > 0 ? 'rättelsen' : 'protokollet';
  return `${undo}, eller lås upp ${what}: justera lås-upp ${namn} --skäl "…".`;
}

function lastIn({ mote, justerat, rattelse }: Last): string {
  if (rattelse > 0) return `i rättelse ${rattelse} av protokollet för ${mote}`;
  return `i det ${justerat ? 'justerade' : 'fastställda'} protokollet för ${mote}`;
}

export const LAS = {
  'LAS-001': (v: Last & { falt: string }) => ({
    text: `${capital(namedFields([v.falt]))} är inte som ${lastIn(v)}.`,
    hint: whatToDo(v),
  }),
  'LAS-002': (v: Last & { ref: string; rubrik: string; falt: string }) => ({
    text: `I ${v.ref} ${quoted(v.rubrik)} är ${namedFields(v.falt.split(' '))} inte som ${lastIn(v)}.`,
    hint: whatToDo(v),
  }),
  'LAS-003': (v: Last & { ref: string; rubrik: string; plats: number }) => ({
    text: `${v.ref} ${quoted(v.rubrik)} står nu som ärende ${v.plats}, inte där det står ${lastIn(v)}.`,
    hint: whatToDo(v),
  }),
  'LAS-004': (v: Last & { rubrik: string }) => ({
    text: `Ärendet ${quoted(v.rubrik)} finns inte ${lastIn(v)}.`,
    hint: whatToDo(v),
  }),
  'LAS-005': (v: Last & { ref: string; rubrik: string }) => ({
    text: `${v.ref} ${quoted(v.rubrik)} finns ${lastIn(v)} men inte i filen.`,
    hint: whatToDo(v),
  }),
  'LAS-006': (v: { pdf: string; sha256: string }) => ({
    text: `Innehållet är detsamma som när ${v.pdf} fastställdes, men mallarna, organets fil eller programmet har ändrats, så filen skulle inte bli likadan.`,
    hint: `Använd den fastställda filen; dess kontrollsumma är ${v.sha256}.`,
  }),
  'LAS-008': (v: { mote: string }) => ({
    text: `${v.mote} är inte fastställt, så det finns inget exemplar för arkivet.`,
    hint: 'Fastställ protokollet först, eller ta bort --exemplar arkiv.',
  }),
  'LAS-007': (v: { val: string }) => ({
    text: `Protokollet är fastställt med ett annat värde för ${v.val}.`,
    hint: `Ta bort ${v.val}; filen blir då som den fastställdes.`,
  }),
} satisfies Area;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
