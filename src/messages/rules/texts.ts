// SPRAK-…, HANVIS-…, SKYDD-…: how texts are written, what they refer to, and what may not stand in them.
import { type Area, counted, listed, quoted } from '../wording.ts';

/** The § that a text stands in, or null for a text of the meeting itself. */
type Place = { ref: string | null };

const inside = ({ ref }: Place): string => (ref === null ? 'Här' : `I ${ref}`);
const places = (count: number): string => counted(count, 'ett', 'ställe', 'ställen');
const doubt = { severity: 'varning' } as const;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const SPRAK = {
  'SPRAK-001': (v: Place & { antal: number; exempel: string; ratt: string }) => ({
    ...doubt,
    text:
      v.antal === 1
        ? `${inside(v)} saknas mellanslaget efter paragraftecknet: ${quoted(v.exempel)}.`
        : `${inside(v)} saknas mellanslaget efter paragraftecknet på ${places(v.antal)}, till exempel i ${quoted(v.exempel)}.`,
    hint: `Skriv ${quoted(v.ratt)}.`,
  }),
  'SPRAK-002': (v: Place & { antal: number; exempel: string; datum: string; iso: string }) => ({
    ...doubt,
    text:
      v.antal === 1
        ? `${inside(v)} står ett datum med bara sex siffror: ${quoted(v.exempel)}.`
        : `${inside(v)} står datum med bara sex siffror på ${places(v.antal)}, till exempel ${quoted(v.exempel)}.`,
    hint: `Skriv ${quoted(v.datum)}, eller ${quoted(v.iso)} i en tabell.`,
  }),
  'SPRAK-003': (v: Place & { har: string; dar: string; punkt: string; rad: number | null }) => ({
    ...doubt,
    text: `${inside(v)} står klockslaget ${quoted(v.har)}, men på ${v.rad === null ? 'ett annat ställe' : `rad ${v.rad}`} står ${quoted(v.dar)}.`,
    hint: `Skriv alla klockslag på samma sätt, helst med punkt: ${quoted(v.punkt)}.`,
  }),
  'SPRAK-004': (v: Place & { antal: number; exempel: string; ratt: string }) => ({
    ...doubt,
    text:
      v.antal === 1
        ? `${inside(v)} står ett bindestreck i ${quoted(v.exempel)}.`
        : `${inside(v)} står bindestreck i intervall på ${places(v.antal)}, till exempel i ${quoted(v.exempel)}.`,
    hint: `Skriv tankstreck utan mellanslag: ${quoted(v.ratt)}.`,
  }),
  'SPRAK-005': (v: Place & { datum: string; manad: string; ar: number | null; dagar: number }) => ({
    text: `${inside(v)} står ${quoted(v.datum)}, men ${v.manad}${v.ar === null ? '' : ` ${v.ar}`} har ${v.dagar} dagar.`,
    hint: 'Kontrollera vilket datum det ska vara.',
  }),
  'SPRAK-006': (v: Place) => ({
    text: `${inside(v)} står en underrubrik utan ord.`,
    hint: 'Skriv rubriken efter ”###”, eller ta bort raden.',
  }),
  'SPRAK-007': (v: Place & { rubrik: string; sist: boolean }) => ({
    ...doubt,
    text: `${inside(v)} står ingenting under underrubriken ${quoted(v.rubrik)}: ${v.sist ? 'texten slutar där' : 'nästa rubrik kommer direkt'}.`,
    hint: 'Skriv texten som hör till rubriken, eller ta bort rubriken.',
  }),
  'SPRAK-008': (v: Place & { kvar: string; helt: boolean }) => ({
    ...(!v.helt && doubt),
    text: v.helt
      ? `${inside(v)} står bara ${quoted(v.kvar)}, där något skulle fyllas i.`
      : `${inside(v)} står ${quoted(v.kvar)} kvar i texten, som om något skulle fyllas i.`,
    hint: 'Skriv det som ska stå där, eller ta bort det.',
  }),
} satisfies Area;

export const HANVIS = {
  'HANVIS-001': (v: Place & { skrivet: string; datum: string; veckodag: string; utanAr: boolean }) => ({
    ...(v.utanAr && doubt),
    text: v.utanAr
      ? `${inside(v)} står ${quoted(v.skrivet)}, men den veckodagen stämmer inte, varken i år, förra året eller nästa år. ${capital(v.datum)} är en ${v.veckodag}.`
      : `${inside(v)} står ${quoted(v.skrivet)}, men ${v.datum} är en ${v.veckodag}.`,
    hint: 'Kontrollera om det är veckodagen eller datumet som är fel.',
  }),
  'HANVIS-002': (v: Place & { ord: string }) => ({
    ...doubt,
    text: `${inside(v)} står ${quoted(v.ord)}, men det står ingenting ovanför i samma paragraf.`,
    hint: 'Skriv ut vad som avses.',
  }),
  'HANVIS-003': (
    v: Place & { paragraf: string; number: number; organ: string[]; ar: number[]; skrivetAr: boolean },
  ) => ({
    ...doubt,
    text: `${inside(v)} hänvisas till ${v.paragraf}, men ${listed(v.organ, 'eller')} har ingen paragraf med det numret ${listed(v.ar.map(String), 'eller')}.`,
    hint: v.skrivetAr
      ? 'Kontrollera numret och året. Gäller det ett annat organs protokoll skriver du vilket.'
      : `Kontrollera numret. Gäller det ett annat år skriver du året, som i ${quoted(`§\u00a0${v.number}/${(v.ar[0] ?? 0) - 1}`)}, och gäller det ett annat organs protokoll skriver du vilket.`,
  }),
  'HANVIS-004': (v: Place & { organ: string; datum: string; narmast: string }) => ({
    ...doubt,
    text: `${inside(v)} nämns ett möte ${v.datum}, men varken liggaren eller filerna har något möte i ${v.organ} den dagen.`,
    hint: `Kontrollera datumet. Det möte som ligger närmast hölls ${v.narmast}.`,
  }),
  'HANVIS-005': (v: Place & { rubrik: string; forteckning: string; rad: number | null }) => ({
    ...doubt,
    text: `${v.ref ?? 'Ärendet'} heter ${quoted(v.forteckning, 100)} i ärendeförteckningen men ${quoted(v.rubrik, 100)} i paragrafen${v.rad === null ? '' : ` (rad ${v.rad})`}.`,
    hint: 'Protokollet skrivs ut med rubriken i paragrafen. Kontrollera att det är den som gäller.',
  }),
} satisfies Area;

export const SKYDD = {
  'SKYDD-001': (v: Place & { visat: string; samordning: boolean }) => ({
    text: `${inside(v)} står ett ${v.samordning ? 'samordningsnummer' : 'personnummer'} (${v.visat}).`,
    hint: 'Ta bort numret. Skriv vem det gäller på ett sätt som inte går att koppla till en person, eller hänvisa till akten.',
  }),
  'SKYDD-002': (v: Place & { adress: string; egna: boolean; organ: string }) => ({
    ...doubt,
    text: v.egna
      ? `${inside(v)} står e-postadressen ${quoted(v.adress)}, som inte hör till någon av organisationerna bakom ${v.organ}.`
      : `${inside(v)} står e-postadressen ${quoted(v.adress)}, som ser ut att vara privat.`,
    hint: 'Skriv en adress i tjänsten, eller ta bort adressen.',
  }),
  'SKYDD-003': (v: Place & { nummer: string; mobil: boolean }) => ({
    ...doubt,
    text: `${inside(v)} står ${v.mobil ? 'mobilnumret' : 'telefonnumret'} ${quoted(v.nummer)}.`,
    hint: 'Kontrollera att det inte går till en privatperson. Ta annars bort det.',
  }),
  'SKYDD-004': (v: Place & { adress: string }) => ({
    ...doubt,
    text: `${inside(v)} står en länk som inte är krypterad: ${quoted(v.adress, 80)}.`,
    hint: 'Skriv ”https” i början av adressen, och pröva att sidan öppnas.',
  }),
} satisfies Area;
