// KONTROLL-…: where the ledger, its history and the finished files do not agree.
import type { Handelse } from '../domain/handelse.ts';
import { type Area, listed, quoted } from './wording.ts';

/** `datum` is null where the entry does not say when it was written. */
type Entry = { nr: number; organ: string; datum: string | null };

const entry = ({ nr, organ, datum }: Entry): string =>
  `Post ${nr} i liggaren (${organ}, ${datum === null ? 'utan tid' : `skriven ${datum}`})`;

/** Where in the ledger something does not agree. */
export const atPost = (nr: number): string => `Post ${nr}`;
export const AT_HEAD = 'Huvudet';

const RESTORE =
  'Jämför med en säkerhetskopia för att se vad som är ändrat, och återställ liggaren från den. Ingenting har rättats nu.';
const NOT_CHECKED = `${RESTORE} Resten av serien har inte kunnat kontrolleras.`;

/** What an entry says was done. */
const HANDELSE_ORD: Readonly<Record<Handelse['slag'], string>> = {
  borjan: 'numren börjar här',
  infort: 'infört',
  overfort: 'överfört från en äldre liggare',
  importerat: 'importerat från ett protokoll som redan fanns',
  andrat: 'ändrat',
  kallat: 'kallat',
  hallet: 'hållet',
  faststallt: 'fastställt',
  upplast: 'upplåst',
  justerat: 'justerat',
  rattat: 'rättat',
  publicerat: 'publicerat',
  arkiverat: 'arkiverat',
  flyttat: 'flyttat',
  utflyttat: 'flyttat till ett annat år',
  makulerat: 'makulerat',
  'nummer-makulerat': 'ett nummer makulerat',
};

/** What a file is, or what its name says that it is. */
export interface NamedDocument {
  mote: string;
  /** 0 for the protokoll itself. */
  rattelse: number;
  utkast: boolean;
}

function documentWords({ mote, rattelse, utkast }: NamedDocument): string {
  if (utkast) return `ett utkast till ${rattelse > 0 ? 'en rättelse' : 'protokoll'} från ${mote}`;
  return rattelse > 0 ? `rättelse ${rattelse} av protokollet från ${mote}` : `protokollet från ${mote}`;
}

export const KONTROLL = {
  'KONTROLL-001': (v: Entry) => ({
    text: `${entry(v)} har ändrats efter att den skrevs.`,
    hint: RESTORE,
  }),
  'KONTROLL-002': (v: Entry) => ({
    text: `${entry(v)} följer inte på posten före: den posten har bytts ut eller en annan har skjutits in.`,
    hint: RESTORE,
  }),
  'KONTROLL-003': (v: Entry & { vantat: number }) => ({
    text: `${entry(v)} står där post ${v.vantat} skulle stå: poster har tagits bort, lagts till eller bytt plats.`,
    hint: RESTORE,
  }),
  'KONTROLL-004': (v: Entry & { handelse: Handelse['slag'] }) => ({
    text: `${entry(v)} säger något som inte kan ha hänt: ”${HANDELSE_ORD[v.handelse]}” går inte efter det som står före den.`,
    hint: NOT_CHECKED,
  }),
  'KONTROLL-005': (v: { saknas: string }) => ({
    text: `Numret ${v.saknas} saknas och är inte makulerat.`,
    hint: RESTORE,
  }),
  'KONTROLL-006': (v: { nummer: string; moten: readonly string[] }) => ({
    text: `Numret ${v.nummer} finns två gånger: ${listed(v.moten)}.`,
    hint: RESTORE,
  }),
  'KONTROLL-007': (v: { tidigt: string; tidigtHar: string; sent: string; sentHar: string }) => ({
    text: `Mötet ${v.tidigt} har ${v.tidigtHar}, men det senare mötet ${v.sent} har de lägre numren ${v.sentHar}, och inget skäl är antecknat.`,
    hint: 'Numren är fastställda och ändras inte. Anteckna i ärendet varför de inte följer datumen.',
  }),
  'KONTROLL-009': (v: { huvud: string; poster: number }) => ({
    text: `Huvudet ${v.huvud} finns inte bland liggarens ${v.poster} poster.`,
    hint: 'Antingen är det felskrivet, eller så har poster tagits bort sedan det skrevs ut, till exempel genom att en gammal säkerhetskopia har lagts in. Jämför med den utskrift där huvudet står.',
  }),
  'KONTROLL-010': (v: { mote: string }) => ({
    text: `Filen har ändrats sedan protokollet från ${v.mote} fastställdes: kontrollsumman är en annan än i liggaren.`,
    hint: 'Lägg tillbaka den fil som fastställdes. Är den det undertecknade exemplaret, spara den under ett annat namn, och ange den med --fil när protokollet förs in som justerat.',
  }),
  'KONTROLL-011': (v: { mote: string; liggaren: string; filen: string }) => ({
    text: `Enligt liggaren har ${v.mote} ${v.liggaren}, men i filen står ${v.filen}.`,
    hint: RESTORE,
  }),
  'KONTROLL-012': (v: { mote: string; hur: 'upplast' | 'makulerat' | 'tillbaka'; datum: string }) => ({
    text: {
      upplast: `Filen är ett tidigare protokoll från ${v.mote}, som låstes upp ${v.datum} och inte gäller längre.`,
      makulerat: `Filen är protokollet från ${v.mote}, som makulerades ${v.datum} och inte gäller längre.`,
      tillbaka: `Filen är en rättelse av protokollet från ${v.mote}, som låstes upp ${v.datum} utan att ha justerats. Rättelsen gäller inte, utan det som var justerat före den.`,
    }[v.hur],
    hint: 'Flytta undan filen, och tala om det för dem som har fått den.',
  }),
  'KONTROLL-013': (v: { mote: string; liggaren: string; filen: string; ar: 'fast' | 'preliminart' }) => ({
    text: `Utkastet är gammalt: i filen står ${v.filen}, men ${v.mote} har nu ${v.liggaren}.`,
    hint:
      v.ar === 'fast'
        ? 'Numren är fasta nu. Ta bort utkastet.'
        : 'Gör ett nytt utkast, och byt ut det som redan har skickats.',
  }),
  'KONTROLL-014': (v: { mote: string; till: string | null }) => ({
    text: `Utkastet är gammalt: ${v.mote} är ${v.till === null ? 'makulerat' : `flyttat till ${v.till}`}.`,
    hint: 'Flytta undan filen, och meddela dem som har fått den.',
  }),
  'KONTROLL-015': (v: { mote: string }) => ({
    text: `Filen går inte att läsa som PDF, fast den har samma namn som protokollet från ${v.mote}.`,
    hint: 'Lägg tillbaka den fil som fastställdes, från arkivet eller en säkerhetskopia.',
  }),
  'KONTROLL-016': (v: { mote: string; period: string }) => ({
    text: `${v.mote} står i numreringen för ${v.period}, dit det inte hör.`,
    hint: RESTORE,
  }),
  'KONTROLL-017': (v: { huvud: string }) => ({
    text: `${quoted(v.huvud, 70)} är inget huvud.`,
    hint: 'Ett huvud är 64 tecken, siffror och bokstäverna a–f, och står sist i det som justera liggare skriver ut. De första 12 räcker.',
  }),
  'KONTROLL-018': () => ({
    text: 'Filer och mappar anges bara tillsammans med --kontrollera.',
    hint: 'Lägg till --kontrollera för att jämföra PDF-filer med liggaren, eller ta bort sökvägen.',
  }),
  'KONTROLL-019': (v: Entry) => ({
    text: `${entry(v)} är ingen post som justera kan ha skrivit: något i den saknas eller har en form som inte finns.`,
    hint: NOT_CHECKED,
  }),
  'KONTROLL-020': (v: { heter: NamedDocument; innehaller: NamedDocument }) => ({
    text: `Filen heter som ${documentWords(v.heter)} men innehåller ${documentWords(v.innehaller)}.`,
    hint: 'Ge filen rätt namn igen. Har någon fått den under det namn den har nu, skicka den rätta filen.',
  }),
  'KONTROLL-021': (v: { mote: string }) => ({
    text: `Filen ser ut att vara ett fastställt protokoll från ${v.mote}, men det står inte i liggaren.`,
    hint: 'Antingen är det fel liggare, eller en gammal säkerhetskopia av den, eller så är filen gjord med en äldre version av justera. Ta reda på vilket innan du fastställer något mer. En fil från en äldre version flyttar du till en annan mapp.',
  }),
  'KONTROLL-022': (v: { mapp: boolean }) => ({
    text: v.mapp
      ? 'Det här är en mapp, fast den heter som en PDF-fil.'
      : 'Filen gick inte att öppna, så den har inte jämförts.',
    hint: v.mapp
      ? 'Ligger det protokoll i den, ange också den mappen.'
      : 'Kontrollera att du får läsa filen och att disken är ansluten, och kontrollera igen.',
  }),
  'KONTROLL-023': () => ({
    text: 'Liggarens eget skydd mot ändringar är borttaget eller ändrat. Det har någon gjort utanför justera.',
    hint: 'Jämför med en säkerhetskopia och med ett huvud som du har sparat: justera liggare --huvud. Att kedjan är hel visar inte att inget har bytts ut.',
  }),
} satisfies Area;
