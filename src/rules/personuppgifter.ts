// What may not stand in minutes that everybody reads: personnummer, private addresses and telephone numbers, links
// that are not encrypted. Every text of the file is read, also those that are not printed today.

import { personnummerIn } from '../domain/personnummer.ts';
import { oncePer } from '../domain/remembered.ts';
import { type Context, type DataPath, defineRule, type Rule } from './rule.ts';
import { emailsIn, lineCounter, refAt, withoutAddresses } from './spans.ts';

interface Written {
  text: string;
  path: DataPath;
}

/** Every text of the file, in order. */
function everyText(value: unknown, path: DataPath = []): Written[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => everyText(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => everyText(item, [...path, key]));
}

const textsIn = oncePer((meeting: object): readonly Written[] => everyText(meeting));

/** What `read` gives for every text, at the place where it stands. */
function eachText<Found extends { index: number }, Told>(
  { meeting, punkter }: Context,
  read: (text: string) => readonly Found[],
  tell: (found: Found, ref: string | null) => Told,
) {
  return textsIn(meeting).flatMap(({ text, path }) => {
    const found = read(text);
    if (found.length === 0) return [];
    const lineOf = lineCounter(text);
    const ref = refAt(punkter, path);
    return found.map((one) => ({ path, lineOffset: lineOf(one.index), values: tell(one, ref) }));
  });
}

const personnummer = defineRule({
  code: 'SKYDD-001',
  source:
    'Dataskyddsförordningen (EU) 2016/679 artikel 87 och lagen (2018:218) 3 kap. 10 §; Datainspektionen: personnummer läggs aldrig ut på webben',
  demands: 'Inget personnummer eller samordningsnummer står i protokollet.',
  example: {
    wrong: `ärenden:
  - rubrik: Avvikelse vid utskrivning
    typ: I
    text: Avvikelsen gäller Tolvan Tolvansson, 121212-1212, som skrevs ut en fredag.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Avvikelse vid utskrivning
    typ: I
    text: Avvikelsen gäller en person som skrevs ut en fredag.
    avslutning: information`,
  },
  find: (context) =>
    eachText(context, personnummerIn, ({ shown, samordning }, ref) => ({ ref, visat: shown, samordning })),
});

/** Providers of private addresses, with any country at the end. */
const PRIVATE =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|telia|bredband2|bredband|comhem|spray|passagen|home|swipnet|tele2|bahnhof|protonmail|proton|gmx|mail|aol)\.(?:com|se|nu|net|me|dk|no|fi|co\.uk)$/;

function isAllowed(address: string, domaner: readonly string[]): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  if (domaner.length === 0) return !PRIVATE.test(domain);
  return domaner.some((own) => domain === own.toLowerCase() || domain.endsWith(`.${own.toLowerCase()}`));
}

const epost = defineRule({
  code: 'SKYDD-002',
  source: 'Dataskyddsförordningen (EU) 2016/679 artikel 5.1 c, uppgiftsminimering',
  demands: 'Bara organisationernas egna e-postadresser står i protokollet.',
  example: {
    wrong: `ärenden:
  - rubrik: Utvecklingsdag
    typ: I
    text: Frågor besvaras av Ada Prov, ada.prov@gmail.com.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Utvecklingsdag
    typ: I
    text: Frågor besvaras av Ada Prov, ada.prov@regionblekinge.se.
    avslutning: information`,
  },
  find: (context) =>
    eachText(
      context,
      (text) => emailsIn(text).filter(({ address }) => !isAllowed(address, context.organ.domaner)),
      ({ address }, ref) => ({
        ref,
        adress: address,
        egna: context.organ.domaner.length > 0,
        organ: context.organ.kortnamn,
      }),
    ),
});

/** Area code and the digits of the number, with or without +46; `07…` is a mobile however it is written. */
const PHONE =
  /(?<![\d.,:/+-]|\d[ \u00A0])(?:(?:\+|00)46(?:[ \u00A0()-]{0,3}\d){7,10}|07\d(?:[ \u00A0–-]{0,3}\d){7}|0\d{1,3}(?:[ \u00A0]?[-–/][ \u00A0]?[1-9](?:\d{4,7}|\d{1,2}(?:[ \u00A0]\d{2,3}){1,3})|[ \u00A0][1-9]\d{1,2}(?:[ \u00A0]\d{2,3}){1,3}))(?![\d]|[-–/]\d|[ \u00A0]?(?:kr|kronor|tkr|%))/gu;

/** A number of the office, not of a person. */
const VAXEL =
  /(?:växel|reception|kundtjänst|kundcenter|rådgivning|medborgarservice|jour|larm|1177)\p{L}{0,6}\W{0,12}(?:telefon|tfn|tel|på|nummer|nås)?\W{0,12}(?:\p{L}{1,8}\W{1,3})?$/iu;

function phonesIn(text: string): { index: number; words: string }[] {
  if (!/(?:0|46)[\d \u00A0()/–-]{6}/u.test(text) || text.search(PHONE) < 0) return [];
  const numbers = personnummerIn(text);
  return [...withoutAddresses(text).matchAll(PHONE)].flatMap(({ 0: words, index }) => {
    const digits = words.replace(/\D/g, '').length;
    const end = index + words.length;
    const isPerson = numbers.some((one) => one.index < end && index < one.end);
    if (VAXEL.test(text.slice(Math.max(0, index - 40), index)) && !words.startsWith('07')) return [];
    return digits < 8 || isPerson || (words.startsWith('0') && digits > 14) ? [] : [{ index, words }];
  });
}

const telefon = defineRule({
  code: 'SKYDD-003',
  source: 'Dataskyddsförordningen (EU) 2016/679 artikel 5.1 c, uppgiftsminimering',
  demands: 'Inga telefonnummer till privatpersoner står i protokollet.',
  example: {
    wrong: `ärenden:
  - rubrik: Utvecklingsdag
    typ: I
    text: Frågor besvaras av Ada Prov på telefon 070-174 06 05.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Utvecklingsdag
    typ: I
    text: Frågor besvaras av Ada Prov.
    avslutning: information`,
  },
  find: (context) =>
    eachText(context, phonesIn, ({ words }, ref) => ({
      ref,
      nummer: words,
      mobil: /^(?:(?:\+|00)46\D*)?0?\D*7/.test(words),
    })),
});

const lank = defineRule({
  code: 'SKYDD-004',
  source: 'God praxis: länkar leder till krypterade sidor, så att ingen kan läsa eller ändra det som skickas',
  demands: 'Länkar börjar med https.',
  example: {
    wrong: `ärenden:
  - rubrik: Ny webbplats
    typ: I
    text: Webbplatsen finns på [Samverkan Blekinge](http://www.example.org/samverkan).
    avslutning: information`,
    right: `ärenden:
  - rubrik: Ny webbplats
    typ: I
    text: Webbplatsen finns på [Samverkan Blekinge](https://www.example.org/samverkan).
    avslutning: information`,
  },
  find: (context) =>
    eachText(
      context,
      (text) =>
        /http:/i.test(text)
          ? [...text.matchAll(/(?<![\p{L}\d])http:\/\/[^\s)>\]”"]{1,200}/giu)].map(({ 0: words, index }) => ({
              index,
              words,
            }))
          : [],
      ({ words }, ref) => ({ ref, adress: words.replace(/[.,;:]+$/, '') }),
    ),
});

export const SKYDD_RULES: readonly Rule[] = [personnummer, epost, telefon, lank];
