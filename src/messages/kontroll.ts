// KONTROLL-…: where the ledger, its history and the finished files do not agree.
import { type Area, quoted } from './wording.ts';

type Entry = { nr: number; organ: string; datum: string };

const entry = ({ nr, organ, datum }: Entry): string => `Post ${nr} i liggaren (${organ}, skriven ${datum})`;

const RESTORE =
  'Jämför med en säkerhetskopia för att se vad som är ändrat, och återställ liggaren från den. Ingenting har rättats nu.';

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
  'KONTROLL-004': (v: Entry & { handelse: string }) => ({
    text: `${entry(v)} säger något som inte kan ha hänt: ${quoted(v.handelse, 40)} går inte efter det som står före den.`,
    hint: `${RESTORE} Resten av serien har inte kunnat kontrolleras.`,
  }),
  'KONTROLL-005': (v: { saknas: string }) => ({
    text: `Numret ${v.saknas} saknas och är inte makulerat.`,
    hint: RESTORE,
  }),
  'KONTROLL-006': (v: { nummer: string; moten: string }) => ({
    text: `Numret ${v.nummer} finns två gånger: ${v.moten}.`,
    hint: RESTORE,
  }),
  'KONTROLL-007': (v: { tidigt: string; tidigtHar: string; sent: string; sentHar: string }) => ({
    text: `Mötet ${v.tidigt} har ${v.tidigtHar}, men det senare mötet ${v.sent} har de lägre numren ${v.sentHar}, och inget skäl är antecknat.`,
    hint: 'Numren är fastställda och ändras inte. Anteckna i ärendet varför de inte följer datumen.',
  }),
  'KONTROLL-008': (v: { nummer: string }) => ({
    text: `Numret ${v.nummer} är makulerat utan skäl.`,
    hint: RESTORE,
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
  'KONTROLL-012': (v: { mote: string; hur: 'låstes upp' | 'makulerades'; datum: string }) => ({
    text: `Filen är ett tidigare protokoll från ${v.mote}, som ${v.hur} ${v.datum} och inte gäller längre.`,
    hint: 'Flytta undan filen, och tala om det för dem som har fått den.',
  }),
  'KONTROLL-013': (v: { mote: string; liggaren: string; filen: string; ar: 'fast' | 'preliminart' }) => ({
    text: `Utkastet är gammalt: i filen står ${v.filen}, men ${v.mote} har nu ${v.liggaren}.`,
    hint:
      v.ar === 'fast'
        ? 'Numren är fasta nu. Ta bort utkastet.'
        : 'Gör ett nytt utkast, och byt ut det som redan har skickats.',
  }),
  'KONTROLL-014': (v: { mote: string; hur: string }) => ({
    text: `Utkastet är gammalt: ${v.mote} är ${v.hur}.`,
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
} satisfies Area;
