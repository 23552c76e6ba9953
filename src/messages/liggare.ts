// The words of the ledger when it is shown: column heads, states with what they need beside them, sentences.
import { isoDate, longDate } from '../calendar/swedish-dates.ts';
import type { Tillstand } from '../domain/liggare.ts';
import { OVERFORT_AV } from './numbering.ts';
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

/** `LSVO 2023-11-17`, `LSVO 2023-11-17 (extra)`. */
export const meetingName = (kortnamn: string, { datum, extra }: { datum: string; extra: boolean }): string =>
  `${kortnamn} ${datum}${extra ? ' (extra)' : ''}`;

/** `2023-11-17`, `2023-11-17 (extra)`. */
export const meetingWords = ({ datum, extra }: { datum: string; extra: boolean }): string =>
  extra ? `${datum} (extra)` : datum;

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
  'Anmärkning',
] as const;

export const PDF_HEAD = ['Fil', 'Rader', 'Sidor', 'SHA-256'] as const;

export const JA_NEJ = (value: boolean): string => (value ? 'ja' : 'nej');

export const SATT_ORD: Readonly<Record<'underskrift' | 'godkannande', string>> = {
  underskrift: 'underskrift',
  godkannande: 'godkännande',
};

/** `LSVO 2023`; of one meeting's own series `LSVO 2023-11-17`. */
export const yearHead = (kortnamn: string, period: number | string): string => `${kortnamn} ${period}`;

export const REMARKS = 'Anmärkningar';

export const voidedLine = (nummer: string, skal: string): string => `${nummer} är makulerad: ${skal}`;

export const cancelledLine = (mote: { datum: string; extra: boolean }, skal: string): string =>
  `Mötet ${meetingWords(mote)} är makulerat: ${skal}`;

/** A step that needed a reason. */
interface Reasoned {
  slag:
    | 'ordning'
    | 'flyttat'
    | 'upplast'
    | 'rattat'
    | 'tillbaka'
    | 'infort'
    | 'importerat'
    | 'andrat'
    | 'hallet'
    | 'faststallt'
    | 'arkiverat'
    | 'regler';
  post: { tid: string };
  datum: string;
  extra: boolean;
  till: string | null;
  rattelse: number | null;
  skal: string;
}

export function remarkLine({ slag, post, till, rattelse, skal, ...mote }: Reasoned): string {
  const when = meetingWords(mote);
  const done = isoDate(post.tid);
  const what = {
    ordning: `Mötet ${when} har nummer som inte följer datumen`,
    flyttat: `Mötet ${when} flyttades till ${till}`,
    upplast: `Protokollet från ${when} låstes upp ${done}`,
    rattat: `Rättelse ${rattelse} av protokollet från ${when} gjordes ${done}`,
    tillbaka: `Rättelse ${rattelse} av protokollet från ${when} togs tillbaka ${done}`,
    infort: `Mötet ${when} fördes in undantagsvis`,
    importerat: `Protokollet från ${when} importerades på nytt ${done}`,
    andrat: `Mötet ${when} ändrades undantagsvis`,
    hallet: `Mötet ${when} avslutades undantagsvis`,
    faststallt: `Protokollet från ${when} fastställdes undantagsvis`,
    arkiverat: `Protokollet från ${when} arkiverades undantagsvis`,
    regler:
      rattelse === null
        ? `Protokollet från ${when} fastställdes ${done} fast det inte följer alla regler`
        : `Rättelse ${rattelse} av protokollet från ${when} gjordes ${done} fast protokollet inte följer alla regler`,
  }[slag];
  return `${what}: ${skal}`;
}

/** `forsta` is the first number as printed, `fore` those before it. */
export function beginningLine({
  forsta,
  fore,
  post,
}: {
  forsta: string;
  fore: string;
  post: { tid: string; av: string };
}): string {
  const source =
    post.av === OVERFORT_AV
      ? 'Så stod det i en äldre liggare.'
      : `Det fördes in ${longDate(isoDate(post.tid))} av ${post.av}.`;
  return `Numren börjar på ${forsta}, för ${fore} står på papper. ${source}`;
}

export const NO_NUMBERS = 'Inga nummer än.';

export const ledgerState = (antal: number, head: { nr: number; hash: string }): string =>
  `${upper(counted(antal, 'en', 'post', 'poster'))} i liggaren. Huvudet är post ${head.nr}:\n${head.hash}`;

export const NOTHING_ENTERED = 'Liggaren är tom: inga möten är införda än.';

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
  /** Files that are no PDF at all. */
  andra: number;
  utkast: number;
  /** Originals of imported minutes, and copies of them. */
  original: number;
  avskrifter: number;
  /** Numbers that are missing because their minutes were not imported. */
  luckor: number;
  huvud: { nr: number; tid: string } | null;
}

/** What was looked at, and found right. */
export function verifiedWords(v: Verified): string {
  const sentences = [
    ...(v.poster === 0
      ? ['Liggaren är tom, så i den finns inget att kontrollera.']
      : [
          `${upper(counted(v.poster, 'en', 'post', 'poster'))}, kedjan är hel, huvudet är post ${v.head.nr}, ${v.head.hash}.`,
          numbersFound(v),
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

function numbersFound({ nummer, luckor }: Verified): string {
  if (nummer === 0) return 'Liggaren har inga nummer än.';
  const whole = `${upper(counted(nummer, 'ett', 'nummer', 'nummer'))}. Inget finns två gånger, och`;
  return luckor === 0
    ? `${whole} varje lucka har ett skäl.`
    : `${whole} det som saknas hör till protokoll som inte är importerade: ${counted(luckor, 'ett', 'nummer', 'nummer')}.`;
}

/** What the files were found to be, also where something else disagreed. */
export function fileWords(verified: Verified): string[] {
  const { stammer, saknas, okanda, andra, utkast, original, avskrifter } = verified;
  if (saknas === null) return ['Inga PDF-filer har jämförts.'];
  const many = (count: number, word: string): string =>
    upper(counted(count, 'ett', 'protokoll', 'protokoll')).concat(' ', word);
  return [
    stammer > 0 ? `${many(stammer, 'stämmer')}.` : 'Inget fastställt protokoll fanns att jämföra med.',
    ...(saknas > 0 ? [`${many(saknas, 'låg inte i mappen')} och har inte jämförts.`] : []),
    ...(utkast > 0
      ? [`${upper(counted(utkast, 'ett', 'utkast', 'utkast'))} har de nummer som gäller nu.`]
      : []),
    ...(original > 0
      ? [`${upper(counted(original, 'ett', 'original', 'original'))} till importerade protokoll stämmer.`]
      : []),
    ...(avskrifter > 0
      ? [`${upper(counted(avskrifter, 'en', 'avskrift', 'avskrifter'))} har originalets nummer.`]
      : []),
    ...(okanda > 0
      ? [
          `${upper(counted(okanda, 'en', 'annan PDF-fil', 'andra PDF-filer'))} står inte i liggaren och har inte bedömts.`,
        ]
      : []),
    ...(andra > 0
      ? [
          `${upper(counted(andra, 'en', 'fil är ingen PDF', 'filer är inga PDF-filer'))} och har inte bedömts.`,
        ]
      : []),
  ];
}
