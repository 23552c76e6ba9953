// The words of the ledger when it is shown: column heads, states with what they need beside them, sentences.
import { longDate } from '../calendar/swedish-dates.ts';
import type { Tillstand } from '../domain/liggare.ts';
import { TILLSTAND_ORD } from './tillstand.ts';
import { counted } from './wording.ts';

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export interface StateOfRow {
  tillstand: Tillstand | 'flyttad';
  preliminart: boolean;
}

/** `justerad`, `kallad (preliminärt)`, `flyttad`. */
export function stateWords({ tillstand, preliminart }: StateOfRow): string {
  if (tillstand === 'flyttad') return tillstand;
  return preliminart ? `${TILLSTAND_ORD[tillstand]} (preliminärt)` : TILLSTAND_ORD[tillstand];
}

/** A meeting without numbers has a row of its own. */
export const wholeMeeting = (flyttadTill: string | null): string =>
  flyttadTill === null ? '(hela mötet)' : `(till ${flyttadTill})`;

/** `2023-11-17 extra`. */
export const meetingWords = ({ datum, extra }: { datum: string; extra: boolean }): string =>
  extra ? `${datum} extra` : datum;

export const TABLE_HEAD = ['§', 'Möte', 'Rubrik', 'Tillstånd', 'Dnr', 'Kontrollsumma'] as const;

export const CSV_HEAD = [
  'Organ',
  'År',
  'Nummer',
  'Paragraf',
  'Möte',
  'Datum',
  'Extra',
  'Rubrik',
  'Tillstånd',
  'Preliminärt',
  'Flyttad till',
  'Makulerad på grund av',
  'Diarienummer',
  'Fastställt',
  'Fastställt av',
  'Justerat',
  'Justerat genom',
  'Justerat av',
  'Fil',
  'SHA-256',
] as const;

export const PDF_HEAD = ['Fil', 'Rader', 'Sidor', 'SHA-256'] as const;

export const JA_NEJ = (value: boolean): string => (value ? 'ja' : 'nej');

export const SATT_ORD: Readonly<Record<'underskrift' | 'godkannande', string>> = {
  underskrift: 'underskrift',
  godkannande: 'godkännande',
};

export const yearHead = (kortnamn: string, ar: number): string => `${kortnamn} ${ar}`;

/** `what` is a number as printed or a meeting's date. */
export const voidedLine = (what: string, skal: string): string => `${what} är makulerad: ${skal}`;

export const cancelledLine = (datum: string, skal: string): string => `Mötet ${datum} är makulerat: ${skal}`;

export const ledgerState = (antal: number, head: { nr: number; hash: string }): string =>
  `${upper(counted(antal, 'en', 'post', 'poster'))} i liggaren. Huvudet är post ${head.nr}:\n${head.hash}`;

export const EMPTY_LEDGER = 'Liggaren är tom: inga möten är införda än.';

export function nothingFound(organ: string | null, ar: number | null): string {
  const whose = organ === null ? '' : ` för ${organ}`;
  return `Liggaren har inga nummer${whose}${ar === null ? '' : ` år ${ar}`}.`;
}

export interface Verified {
  poster: number;
  head: { nr: number; hash: string };
  nummer: number;
  /** Documents whose file was at hand and agreed. */
  stammer: number;
  /** Documents that count, but were not at hand; null where no folder was looked in. */
  saknas: number | null;
  okanda: number;
  utkast: number;
  huvud: { nr: number; tid: string } | null;
}

/** What was looked at, and found right. */
export function verifiedWords(v: Verified): string {
  const sentences = [
    v.poster === 0
      ? EMPTY_LEDGER
      : `${upper(counted(v.poster, 'en', 'post', 'poster'))}, kedjan är hel, huvudet är post ${v.head.nr}, ${v.head.hash}.`,
    ...(v.poster === 0
      ? []
      : [
          `${upper(counted(v.nummer, 'ett', 'nummer', 'nummer'))} utan dubbletter, och utan luckor som saknar skäl.`,
        ]),
    ...(v.huvud
      ? [
          `Huvudet som du angav är post ${v.huvud.nr}, från ${longDate(v.huvud.tid)}, och allt före det är orört.`,
        ]
      : []),
    ...fileWords(v),
  ];
  return sentences.join('\n');
}

/** What the files were found to be, also where something else disagreed. */
export function fileWords({ stammer, saknas, okanda, utkast }: Verified): string[] {
  if (saknas === null) return ['Inga PDF-filer har jämförts.'];
  const many = (count: number, word: string): string =>
    upper(counted(count, 'ett', 'protokoll', 'protokoll')).concat(' ', word);
  return [
    stammer > 0 ? `${many(stammer, 'stämmer')}.` : 'Inget fastställt protokoll fanns att jämföra med.',
    ...(saknas > 0 ? [`${many(saknas, 'låg inte i mappen')} och har inte jämförts.`] : []),
    ...(utkast > 0
      ? [`${upper(counted(utkast, 'ett', 'utkast', 'utkast'))} har de nummer som gäller nu.`]
      : []),
    ...(okanda > 0
      ? [
          `${upper(counted(okanda, 'en', 'annan PDF-fil', 'andra PDF-filer'))} står inte i liggaren och har inte bedömts.`,
        ]
      : []),
  ];
}

export const disagreements = (antal: number): string =>
  `${upper(counted(antal, 'ett', 'ställe', 'ställen'))} stämmer inte.`;
