// One thing broken at a time in a sound meeting: each mutation says which code must come out, and no other.
import { type Document, isMap, isScalar, isSeq, type Scalar } from 'yaml';
import { daysLater } from '../src/calendar/swedish-dates.ts';
import type { Organ } from '../src/domain/organ.ts';
import { type Register, tjansterIn } from '../src/domain/register.ts';

/** Part of a meeting file in the secretary's own keys, every scalar as text. */
export interface Del {
  rubrik: string;
  typ?: string;
  text?: string;
  beslut?: string | string[];
  avslutning?: string | string[];
  bordläggning?: string;
  återremiss?: string;
  jäv?: string | string[];
  föredragande?: string | string[];
  yrkanden?: { av: string | string[] }[];
  reservationer?: { av: string | string[] }[];
  votering?: { ja: string | string[]; nej: string | string[]; avstår?: string | string[] };
  underpunkter?: Del[];
  godkänn?: unknown;
}

export interface Mote {
  organ: string;
  datum: string;
  plats?: string;
  form?: string;
  ordförande: string;
  sekreterare: string;
  justerare?: string | string[];
  justering?: { senast?: string };
  ledamöter: string[];
  frånvarande?: string[];
  förhinder?: string[];
  ärenden: Del[];
  'nästa möte'?: { datum: string };
}

export interface Given {
  doc: Document;
  mote: Mote;
  organ: Organ;
  register: Register | null;
  /** Days of the body's earlier meetings in the run. */
  tidigare: readonly string[];
}

interface GivenArende extends Given {
  nr: number;
  arende: Del;
}

export interface Mutation {
  code: string;
  vad: string;
  /** What stands on the line of the fault, where that is not the changed place; null where it is the file as a whole. */
  at?: RegExp | null;
  /** The mutation needs the body's earlier meetings in the same run. */
  medTidigare?: boolean;
  /** Fixtures that it must be tried on, at least. */
  minst: number;
  /** The ärenden that it can be made in; null for one of the whole meeting. */
  change: ((given: Given) => boolean) | null;
  inArende: ((given: GivenArende) => boolean) | null;
}

type More = Partial<Pick<Mutation, 'at' | 'medTidigare' | 'minst'>>;

const whole = (code: string, vad: string, change: (given: Given) => boolean, more: More = {}): Mutation => ({
  code,
  vad,
  minst: 14,
  ...more,
  change,
  inArende: null,
});

const inArende = (
  code: string,
  vad: string,
  change: (given: GivenArende) => boolean,
  more: More = {},
): Mutation => ({ code, vad, minst: 14, ...more, change: null, inArende: change });

// What a meeting has.

export const all = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const namnOf = (line: string): string => (line.split(/[,(]/)[0] ?? '').trim();
const organisationOf = (line: string): string =>
  line
    .replace(/,? (?:ärende [\d–, och]+|\(del av mötet\))$/u, '')
    .split(', ')
    .at(-1) ?? '';
const harNarvaro = (line: string): boolean => /ärende \d|del av mötet/.test(line);

const franvaroKey = ({ förhinder }: Mote): 'förhinder' | 'frånvarande' =>
  förhinder === undefined ? 'frånvarande' : 'förhinder';
const franvarande = (mote: Mote): string[] => mote[franvaroKey(mote)] ?? [];

const delar = (arende: Del): Del[] => [arende, ...(arende.underpunkter ?? [])];
const allaDelar = ({ ärenden }: Mote): Del[] => ärenden.flatMap(delar);
const foredragande = (del: Del): string[] => all(del.föredragande).map(namnOf);
const beslutI = (arende: Del): string[] => delar(arende).flatMap(({ beslut }) => all(beslut));
const slutar = (del: Del): boolean =>
  del.beslut !== undefined || del.bordläggning !== undefined || del.återremiss !== undefined;
const isStaende = ({ rubrik }: Del): boolean => /^(?:övrig|nästa|godkänn|val av|avslut)/iu.test(rubrik);

/** Everybody who does more than being there. */
const verksamma = (mote: Mote): Set<string> =>
  new Set(
    [
      mote.ordförande,
      mote.sekreterare,
      ...all(mote.justerare),
      ...allaDelar(mote).flatMap((del) => [
        ...all(del.föredragande),
        ...all(del.jäv),
        ...[...(del.yrkanden ?? []), ...(del.reservationer ?? [])].flatMap(({ av }) => all(av)),
        ...[del.votering?.ja, del.votering?.nej, del.votering?.avstår].flatMap((side) => all(side)),
      ]),
    ].map(namnOf),
  );

const stilla = (mote: Mote): { line: string; index: number }[] => {
  const busy = verksamma(mote);
  return mote.ledamöter
    .map((line, index) => ({ line, index }))
    .filter(({ line }) => !busy.has(namnOf(line)) && !harNarvaro(line));
};

// How it is changed.

const append = (doc: Document, path: (string | number)[], value: unknown): boolean => {
  const here = doc.getIn(path, true);
  if (here === undefined) doc.setIn(path, doc.createNode([value]));
  else if (isSeq(here)) doc.addIn(path, doc.createNode(value));
  else if (isScalar(here)) doc.setIn(path, doc.createNode([here.value, value]));
  else return false;
  return true;
};

const put = (doc: Document, path: (string | number)[], value: unknown): boolean => {
  doc.setIn(path, doc.createNode(value));
  return true;
};

/** A paragraph at the end of the text of an ärende. */
const paragraf = ({ doc, arende, nr }: GivenArende, words: string): boolean => {
  if (arende.text === undefined) return false;
  const scalar = doc.getIn(['ärenden', nr, 'text'], true) as Scalar<string>;
  scalar.value = `${scalar.value.trimEnd()}\n\n${words}\n`;
  scalar.type = 'BLOCK_LITERAL';
  return true;
};

/** One more att-sats. */
const sats = ({ doc, arende, nr }: GivenArende, words: string): boolean =>
  arende.beslut !== undefined && append(doc, ['ärenden', nr, 'beslut'], words);

const text = (code: string, vad: string, words: string, more: More = {}): Mutation =>
  inArende(code, vad, (given) => paragraf(given, words), more);

const beslut = (code: string, vad: string, words: string, more: More = {}): Mutation =>
  inArende(code, vad, (given) => sats(given, words), more);

/** All ärenden but one. */
function utom({ ärenden: { length } }: Mote, nr: number): string | null {
  const span = (from: number, to: number): string => (from === to ? `${from}` : `${from}–${to}`);
  const parts = [...(nr > 0 ? [span(1, nr)] : []), ...(nr < length - 1 ? [span(nr + 2, length)] : [])];
  return parts.length === 0 ? null : `, ärende ${parts.join(' och ')}`;
}

/** One letter is written twice. */
const felstavat = (line: string): string => {
  const namn = namnOf(line);
  return line.replace(namn, `${namn}${/[st]$/.test(namn) ? 'h' : namn.at(-1)}`);
};

const flytta = ({ doc, mote }: Given, indexes: readonly number[]): boolean => {
  for (const index of [...indexes].sort((a, b) => b - a)) {
    doc.deleteIn(['ledamöter', index]);
    append(doc, [franvaroKey(mote)], mote.ledamöter[index]);
  }
  return indexes.length > 0;
};

/** All ledamöter of one kommun, where none of them does more than being there; of PSVO all that are free to go. */
const enHuvudman = ({ mote, organ }: Given): { line: string; index: number }[] => {
  const free = stilla(mote);
  const per = organ.arbetsordning?.beslutsforhet?.per;
  // A vote by name tells of everybody.
  if (per !== 'huvudman') return per === undefined || free.length < mote.ledamöter.length / 2 ? [] : free;
  for (const huvudman of organ.arbetsordning?.huvudman ?? []) {
    if (!organ.arbetsordning?.ledamoter.some(({ organisation }) => organisation === huvudman.namn)) continue;
    const own = mote.ledamöter.filter((line) => organisationOf(line) === huvudman.namn);
    const mine = free.filter(({ line }) => organisationOf(line) === huvudman.namn);
    if (own.length > 0 && mine.length === own.length) return mine;
  }
  return [];
};

const VOTERING = (ja: number, nej = 0) => ({
  fråga: 'Den som vill bifalla förslaget röstar ja. Den som vill avslå det röstar nej.',
  ja: `${ja}`,
  nej: `${nej}`,
});

const rostande = ({ mote, organ }: Given): number =>
  mote.ledamöter.length + (organ.arbetsordning?.ordforande?.beslutar === false ? 0 : 1);

const nastaSondag = (datum: string): string => {
  let day = daysLater(datum, 14);
  while (new Date(`${day}T12:00:00Z`).getUTCDay() !== 0) day = daysLater(day, 1);
  return day;
};

const KVORUM: readonly Mutation[] = [
  whole(
    'KVORUM-001',
    'en huvudman saknas',
    (given) =>
      flytta(
        given,
        enHuvudman(given).map(({ index }) => index),
      ),
    {
      at: /beslut/,
      minst: 6,
    },
  ),
  whole(
    'KVORUM-002',
    'en huvudman del av mötet',
    (given) => {
      const { doc } = given;
      const own = enHuvudman(given);
      for (const { line, index } of own) doc.setIn(['ledamöter', index], `${line} (del av mötet)`);
      return own.length > 0;
    },
    { at: /beslut/, minst: 6 },
  ),
  whole(
    'KVORUM-003',
    'ersättare där det inte finns några',
    ({ doc, organ }) =>
      organ.arbetsordning?.ersattare?.tillats === false &&
      append(doc, ['ersättare'], 'Ada Provström, enhetschef, Ronneby kommun'),
    { minst: 8 },
  ),
  whole(
    'KVORUM-005',
    'ordföranden också bland ledamöterna',
    ({ doc, mote, organ }) =>
      organ.arbetsordning?.ordforande?.beslutar === false &&
      append(doc, ['ledamöter'], namnOf(mote.ordförande)),
    { minst: 8 },
  ),
];

/** Away at one ärende that nothing is decided in. */
const bortaVid =
  (key: 'ordförande' | 'sekreterare') =>
  ({ doc, mote, arende, nr }: GivenArende): boolean => {
    const rest = utom(mote, nr);
    const namn = namnOf(mote[key]);
    if (beslutI(arende).length > 0 || !rest || delar(arende).some((del) => foredragande(del).includes(namn)))
      return false;
    if (/vice ordförande|protokoll/iu.test(JSON.stringify(mote.ärenden))) return false;
    return put(doc, [key], `${mote[key]}${rest}`);
  };

const NARVARO: readonly Mutation[] = [
  inArende(
    'NARVARO-001',
    'föredragande borta vid sitt ärende',
    ({ doc, mote, arende, nr }) => {
      const [namn] = foredragande(arende);
      const index = mote.ledamöter.findIndex((line) => namnOf(line) === namn && !harNarvaro(line));
      const rest = utom(mote, nr);
      if (index < 0 || !rest || beslutI(arende).length > 0) return false;
      return put(doc, ['ledamöter', index], `${mote.ledamöter[index]}${rest}`);
    },
    { at: /föredragande|^ *- /, minst: 4 },
  ),
  inArende(
    'NARVARO-002',
    'frånvarande föredrar',
    ({ doc, mote, nr }) => {
      const [line] = franvarande(mote);
      return line !== undefined && append(doc, ['ärenden', nr, 'föredragande'], namnOf(line));
    },
    { minst: 13 },
  ),
  inArende('NARVARO-003', 'okänd föredragande utan funktion', ({ doc, nr }) =>
    append(doc, ['ärenden', nr, 'föredragande'], 'Ture Sventorp'),
  ),
  whole('NARVARO-004', 'sekreteraren frånvarande', ({ doc, mote }) =>
    append(doc, [franvaroKey(mote)], namnOf(mote.sekreterare)),
  ),
  inArende('NARVARO-005', 'ordföranden borta vid ett ärende', bortaVid('ordförande'), { minst: 3 }),
  inArende('NARVARO-006', 'sekreteraren borta vid ett ärende', bortaVid('sekreterare'), { minst: 3 }),
  whole(
    'NARVARO-007',
    'en ledamot struken ur listorna',
    ({ doc, mote, register }) => {
      const key = franvaroKey(mote);
      const [line] = franvarande(mote);
      if (!register || line === undefined || verksamma(mote).has(namnOf(line))) return false;
      if (franvarande(mote).length === 1) doc.deleteIn([key]);
      else doc.deleteIn([key, 0]);
      return true;
    },
    { at: /ledamöter:|^ {2}- /, minst: 12 },
  ),
  inArende(
    'NARVARO-008',
    'frånvarande yrkar',
    ({ doc, mote, nr }) => {
      const [line] = franvarande(mote);
      if (line === undefined) return false;
      return append(doc, ['ärenden', nr, 'yrkanden'], { av: namnOf(line), text: 'Bifall till förslaget.' });
    },
    { minst: 13 },
  ),
  inArende('NARVARO-009', 'okänd yrkar', ({ doc, nr }) =>
    append(doc, ['ärenden', nr, 'yrkanden'], { av: 'Tuva Lindroth', text: 'Bifall till förslaget.' }),
  ),
  inArende(
    'NARVARO-010',
    'närvarande lämnar skriftliga synpunkter',
    ({ doc, mote, nr }) => {
      const [one] = stilla(mote);
      const av = namnOf(one?.line ?? '');
      return (
        one !== undefined &&
        append(doc, ['ärenden', nr, 'skriftliga synpunkter'], { av, text: 'Planen är bra.' })
      );
    },
    { minst: 12 },
  ),
];

const RESERVATION = (av: string) => ({ av, text: 'Jag reserverar mig mot beslutet.' });

const JAV: readonly Mutation[] = [
  inArende(
    'JAV-001',
    'jävig föredrar',
    ({ doc, mote, arende, nr }) => {
      const [namn] = foredragande(arende);
      const free = namn !== undefined && !all(mote.justerare).some((line) => namnOf(line) === namn);
      return free && beslutI(arende).length === 0 && put(doc, ['ärenden', nr, 'jäv'], namn);
    },
    { at: /föredragande|^ *- /, minst: 8 },
  ),
  inArende(
    'JAV-002',
    'okänd är jävig',
    ({ doc, arende, nr }) => arende.jäv === undefined && put(doc, ['ärenden', nr, 'jäv'], 'Vanja Ekelöv'),
  ),
  inArende(
    'JAV-003',
    'sekreteraren reserverar sig',
    ({ doc, mote, arende, nr }) =>
      arende.beslut !== undefined &&
      append(doc, ['ärenden', nr, 'reservationer'], RESERVATION(namnOf(mote.sekreterare))),
  ),
  inArende(
    'JAV-004',
    'okänd reserverar sig',
    ({ doc, arende, nr }) =>
      arende.beslut !== undefined &&
      append(doc, ['ärenden', nr, 'reservationer'], RESERVATION('Tuva Lindroth')),
  ),
  inArende(
    'JAV-005',
    'reservation utan beslut',
    ({ doc, mote, arende, nr }) => {
      const [line] = mote.ledamöter;
      return (
        line !== undefined &&
        !delar(arende).some(slutar) &&
        append(doc, ['ärenden', nr, 'reservationer'], RESERVATION(namnOf(line)))
      );
    },
    { minst: 10 },
  ),
  inArende(
    'DATA-044',
    'jävig reserverar sig',
    ({ doc, arende, nr }) => {
      const [jav] = all(arende.jäv);
      return jav !== undefined && append(doc, ['ärenden', nr, 'reservationer'], RESERVATION(namnOf(jav)));
    },
    { minst: 1 },
  ),
  inArende(
    'DATA-044',
    'jävig röstar',
    ({ doc, mote, arende, nr }) => {
      const [namn] = all(arende.votering?.ja);
      return (
        (namn !== undefined &&
          namnOf(namn) !== namnOf(mote.ordförande) &&
          put(doc, ['ärenden', nr, 'jäv'], namnOf(namn))) ||
        (namn !== undefined && put(doc, ['ärenden', nr, 'jäv'], namnOf(all(arende.votering?.ja)[1] ?? namn)))
      );
    },
    { minst: 1, at: /^ *- / },
  ),
];

const utanVotering = (arende: Del): boolean => arende.votering === undefined && arende.beslut !== undefined;

const ROST: readonly Mutation[] = [
  inArende(
    'ROST-001',
    'fler röster än röstberättigade',
    (given) => {
      const { doc, arende, nr, mote, organ } = given;
      // Where the chair votes somebody must be away, or the loader knows it already.
      if (!utanVotering(arende)) return false;
      if (organ.arbetsordning?.ordforande?.beslutar === false)
        return put(doc, ['ärenden', nr, 'votering'], VOTERING(rostande(given) + 1));
      const away = mote.ledamöter.some((line) => Number(/ärende 1–(\d+)/.exec(line)?.[1] ?? '999') <= nr);
      return away && put(doc, ['ärenden', nr, 'votering'], VOTERING(rostande(given)));
    },
    { minst: 10 },
  ),
  inArende(
    'ROST-002',
    'några har inte röstat',
    ({ doc, arende, nr }) => utanVotering(arende) && put(doc, ['ärenden', nr, 'votering'], VOTERING(2, 1)),
  ),
  inArende(
    'ROST-003',
    'sekreteraren röstar i en ledamots ställe',
    ({ doc, mote, arende, nr }) => {
      const ja = all(arende.votering?.ja);
      const namn = ja.at(-1);
      if (namn === undefined || /^\d/.test(namn)) return false;
      // Who does not vote is jävig, so that nobody is missing.
      doc.setIn(['ärenden', nr, 'jäv'], namnOf(namn));
      return put(doc, ['ärenden', nr, 'votering', 'ja', ja.length - 1], namnOf(mote.sekreterare));
    },
    { minst: 1 },
  ),
  inArende(
    'ROST-004',
    'ordförande utan mandat har utslagsröst',
    (given) => {
      const { doc, mote, organ, arende, nr } = given;
      if (!utanVotering(arende) || organ.arbetsordning?.ordforande?.beslutar !== false) return false;
      const there = mote.ledamöter.filter((line) => !borta(line, nr)).length;
      const half = Math.floor(there / 2);
      return put(doc, ['ärenden', nr, 'votering'], {
        ...VOTERING(half, half),
        avstår: `${there % 2}`,
        utslagsröst: namnOf(mote.ordförande),
      });
    },
    { minst: 9 },
  ),
  inArende(
    'ROST-005',
    'ordförande utan mandat yrkar',
    ({ doc, mote, organ, nr }) =>
      organ.arbetsordning?.ordforande?.beslutar === false &&
      append(doc, ['ärenden', nr, 'yrkanden'], {
        av: namnOf(mote.ordförande),
        text: 'Bifall till förslaget.',
      }),
    { minst: 10 },
  ),
  inArende(
    'DATA-020',
    'en ledamot röstar två gånger',
    ({ doc, arende, nr }) => {
      const [namn] = all(arende.votering?.ja);
      return (
        namn !== undefined && !/^\d/.test(namn) && put(doc, ['ärenden', nr, 'votering', 'avstår', 0], namn)
      );
    },
    { minst: 1 },
  ),
  inArende(
    'DATA-021',
    'sluten omröstning med namn',
    ({ doc, arende, nr }) =>
      Array.isArray(arende.votering?.ja) && put(doc, ['ärenden', nr, 'votering', 'sluten'], 'ja'),
    { minst: 1 },
  ),
  inArende(
    'DATA-022',
    'lika röster utan avgörande',
    ({ doc, arende, nr }) => utanVotering(arende) && put(doc, ['ärenden', nr, 'votering'], VOTERING(2, 2)),
  ),
  inArende(
    'DATA-023',
    'många fler röster än personer',
    ({ doc, arende, nr }) => utanVotering(arende) && put(doc, ['ärenden', nr, 'votering'], VOTERING(99)),
  ),
  inArende(
    'DATA-024',
    'en röstande felstavad',
    ({ doc, arende, nr }) => {
      const namn = all(arende.votering?.nej).at(-1);
      if (namn === undefined || /^\d/.test(namn)) return false;
      return put(
        doc,
        ['ärenden', nr, 'votering', 'nej', all(arende.votering?.nej).length - 1],
        felstavat(namn),
      );
    },
    { minst: 1 },
  ),
  inArende(
    'DATA-042',
    'utslagsröst utan lika röster',
    ({ doc, mote, arende, nr }) =>
      Array.isArray(arende.votering?.ja) &&
      put(doc, ['ärenden', nr, 'votering', 'utslagsröst'], namnOf(mote.ordförande)),
    { minst: 1 },
  ),
];

const borta = (line: string, nr: number): boolean => {
  const said = /ärende ([\d–, och]+)$/u.exec(line)?.[1];
  if (said === undefined) return false;
  const spans = [...said.matchAll(/(\d+)(?:–(\d+))?/g)];
  return !spans.some(([, from, to]) => Number(from) <= nr + 1 && nr + 1 <= Number(to ?? from));
};

const JUSTERARE: readonly Mutation[] = [
  whole(
    'JUSTERARE-001',
    'justeraren frånvarande',
    ({ doc, mote }) => {
      const [line] = franvarande(mote);
      return line !== undefined && put(doc, ['justerare'], line);
    },
    { minst: 13 },
  ),
  whole(
    'JUSTERARE-001',
    'justeraren felstavad',
    ({ doc, mote }) => {
      const [line] = all(mote.justerare);
      return line !== undefined && put(doc, ['justerare'], felstavat(line));
    },
    { minst: 3 },
  ),
  whole('JUSTERARE-002', 'ordföranden är justerare', ({ doc, mote }) =>
    put(doc, ['justerare'], mote.ordförande),
  ),
  whole('JUSTERARE-003', 'sekreteraren är justerare', ({ doc, mote }) =>
    put(doc, ['justerare'], mote.sekreterare),
  ),
  inArende(
    'JUSTERARE-004',
    'justeraren jävig',
    ({ doc, mote, arende, nr }) => {
      const [line] = all(mote.justerare);
      const free =
        line !== undefined && !delar(arende).some((del) => foredragande(del).includes(namnOf(line)));
      return free && beslutI(arende).length === 0 && put(doc, ['ärenden', nr, 'jäv'], namnOf(line));
    },
    { at: /^justerare/, minst: 3 },
  ),
  inArende(
    'JUSTERARE-005',
    'justeraren borta vid ett ärende',
    ({ doc, mote, arende, nr }) => {
      const namn = namnOf(all(mote.justerare)[0] ?? '');
      const index = mote.ledamöter.findIndex((line) => namnOf(line) === namn);
      const rest = utom(mote, nr);
      if (index < 0 || !rest || beslutI(arende).length > 0) return false;
      return put(doc, ['ledamöter', index], `${mote.ledamöter[index]}${rest}`);
    },
    { at: /^justerare/, minst: 3 },
  ),
];

const FRIST: readonly Mutation[] = [
  whole(
    'FRIST-001',
    'kallelsen tre dagar före',
    ({ doc, mote, organ }) =>
      organ.arbetsordning?.kallelse !== undefined &&
      put(doc, ['kallelse skickad'], daysLater(mote.datum, -3)),
    { minst: 13 },
  ),
  whole('FRIST-002', 'kallelsen efter mötet', ({ doc, mote }) =>
    put(doc, ['kallelse skickad'], daysLater(mote.datum, 5)),
  ),
  inArende(
    'FRIST-003',
    'ärendet anmält för sent',
    ({ doc, mote, organ, arende, nr }) =>
      organ.arbetsordning?.anmalan !== undefined &&
      !/^övrig/i.test(arende.rubrik) &&
      put(doc, ['ärenden', nr, 'anmäld'], daysLater(mote.datum, -5)),
    { minst: 8 },
  ),
  inArende('FRIST-004', 'ärendet anmält efter mötet', ({ doc, mote, nr }) =>
    put(doc, ['ärenden', nr, 'anmäld'], daysLater(mote.datum, 3)),
  ),
  whole(
    'FRIST-005',
    'justeringen för sent',
    ({ doc, mote, organ }) =>
      organ.arbetsordning?.justering !== undefined &&
      put(doc, ['justering', 'senast'], daysLater(mote.datum, 35)),
    { minst: 13 },
  ),
  whole('FRIST-006', 'justerat före mötets slut', ({ doc, mote }) =>
    put(doc, ['justering', 'senast'], `${mote.datum} kl. 6.00`),
  ),
  whole(
    'FRIST-007',
    'ingen dag för justering',
    ({ doc, mote }) => mote.justering?.senast !== undefined && doc.deleteIn(['justering', 'senast']),
    { at: /just|sätt/, minst: 3 },
  ),
  whole(
    'FRIST-009',
    'nästa möte först nästa år',
    ({ doc, mote, tidigare }) =>
      tidigare.some((date) => date < `${mote.datum.slice(0, 4)}-03-01`) &&
      put(doc, ['nästa möte', 'datum'], `${Number(mote.datum.slice(0, 4)) + 1}-01-17`),
    { at: /^datum/, medTidigare: true, minst: 3 },
  ),
  whole('FRIST-010', 'nästa möte en söndag', ({ doc, mote }) =>
    put(doc, ['nästa möte', 'datum'], nastaSondag(mote.datum)),
  ),
  whole(
    'FRIST-010',
    'nästa möte på nationaldagen',
    ({ doc, mote }) => mote.datum < '2023-06-06' && put(doc, ['nästa möte', 'datum'], '2023-06-06'),
    { minst: 9 },
  ),
  beslut(
    'FRIST-011',
    'ska vara klart på nationaldagen',
    'att ordföranden redovisar läget senast den 6 juni 2024',
  ),
];

const utanUppgifter = (arende: Del): boolean =>
  !/redovis|rapporter|återko|uppdraget|ska vara klar/iu.test(beslutI(arende).join(' '));

const BESLUT: readonly Mutation[] = [
  inArende(
    'BESLUT-001',
    'typ B utan beslut',
    ({ doc, arende, nr }) =>
      !delar(arende).some(slutar) && !isStaende(arende) && put(doc, ['ärenden', nr, 'typ'], 'B'),
    { minst: 9 },
  ),
  inArende(
    'BESLUT-001',
    'beslutet struket ur ett ärende av typ B',
    ({ doc, arende, nr }) =>
      arende.typ === 'B' &&
      arende.godkänn === undefined &&
      arende.beslut !== undefined &&
      doc.deleteIn(['ärenden', nr, 'beslut']),
    { at: /typ/, minst: 6 },
  ),
  inArende(
    'BESLUT-002',
    'avslutningen struken',
    ({ doc, arende, nr }) =>
      arende.avslutning !== undefined &&
      !/tackar för/.test(arende.text ?? '') &&
      arende.typ === undefined &&
      !delar(arende).some(slutar) &&
      !isStaende(arende) &&
      doc.deleteIn(['ärenden', nr, 'avslutning']),
    { at: /rubrik/, minst: 3 },
  ),
  inArende(
    'BESLUT-003',
    'typen struken',
    ({ doc, organ, arende, nr }) =>
      organ.arendetypVisas === true &&
      arende.typ !== undefined &&
      arende.beslut !== undefined &&
      !isStaende(arende) &&
      !/^föregående/i.test(arende.rubrik) &&
      doc.deleteIn(['ärenden', nr, 'typ']),
    { at: /rubrik/, minst: 4 },
  ),
  beslut('BESLUT-004', 'ett beslut som egen mening', 'Förslaget godkänns.'),
  beslut('BESLUT-005', 'inledningen upprepas', 'Mötet beslutar att tacka för redovisningen'),
  beslut('BESLUT-006', 'att att', 'att att tacka för redovisningen'),
  beslut('BESLUT-007', 'numrerat för hand', '1. Att tacka för redovisningen'),
  beslut('BESLUT-008', 'förfluten tid', 'att ordföranden tackade gruppen'),
  beslut('BESLUT-009', 'beslutet slutar med samt', 'att tacka för redovisningen samt'),
  inArende(
    'BESLUT-010',
    'resurser utan ställningstagande',
    (given) => {
      const { organ, arende } = given;
      const own = JSON.stringify(arende);
      return (
        organ.slug === 'lsvo' &&
        !/förutsättning|beslutsorgan|ställ|nämnd|har|parterna/iu.test(own) &&
        sats(given, 'att avsätta medel till en gemensam samordnare')
      );
    },
    { minst: 4 },
  ),
  inArende('BESLUT-011', 'uppdrag utan vem', (given) =>
    sats(given, 'att någon tar fram ett förslag till nästa möte'),
  ),
  inArende(
    'BESLUT-012',
    'uppdrag utan när',
    (given) =>
      utanUppgifter(given.arende) && sats(given, 'att ordföranden tar fram ett förslag till arbetssätt'),
  ),
  inArende('DATA-045', 'bara ordet att', (given) => sats(given, 'att')),
  inArende('MANDAT-001', 'utanför mandatet', (given) => {
    const { arende, organ } = given;
    if (
      arende.godkänn !== undefined ||
      /LSVO|Regionchefsgruppen|samverkansrådet/i.test(beslutI(arende).join(' '))
    )
      return false;
    const binder = organ.slug === 'lsvo' || organ.slug === 'psvo';
    return sats(given, binder ? 'att teckna avtal med leverantören' : 'att godkänna rutinen vid hemgång');
  }),
];

const UPPDRAG: readonly Mutation[] = [
  whole(
    'UPPDRAG-002',
    'en okänd bland de frånvarande',
    ({ doc, mote, register }) =>
      register !== null &&
      append(doc, [franvaroKey(mote)], 'Nils Örtagren, verksamhetschef, Region Blekinge'),
    { minst: 13 },
  ),
  whole(
    'UPPDRAG-003',
    'uppdrag bara i ett annat organ',
    ({ doc, mote, register, organ }) => {
      const here = new Set(
        (register ? tjansterIn(register, organ.slug, mote.datum) : []).map(({ namn }) => namn),
      );
      const words = String(doc);
      const other = register?.personer.find(
        ({ namn, uppdrag }) =>
          !here.has(namn) && !words.includes(namn) && uppdrag.every((one) => one.organ !== organ.slug),
      );
      return other !== undefined && append(doc, [franvaroKey(mote)], other.namn);
    },
    { minst: 13 },
  ),
  whole(
    'UPPDRAG-004',
    'en ledamot som sekreterare',
    ({ doc, mote, register }) => {
      const [one] = stilla(mote);
      return register !== null && one !== undefined && put(doc, ['sekreterare'], one.line);
    },
    { minst: 11 },
  ),
  whole(
    'UPPDRAG-005',
    'en annan titel än i registret',
    ({ doc, mote, register }) => {
      const one = stilla(mote).find(({ line }) => line.split(', ').length === 3);
      const [namn, , organisation] = one?.line.split(', ') ?? [];
      return (
        register !== null &&
        one !== undefined &&
        put(doc, ['ledamöter', one.index], `${namn}, trädgårdsmästare, ${organisation}`)
      );
    },
    { minst: 10 },
  ),
  ...(['ordförande', 'sekreterare'] as const).map((som) =>
    whole(
      'UPPDRAG-008',
      `${som} från en kommun`,
      ({ doc, register }) =>
        // Otherwise it is the register that says another organisation (UPPDRAG-005).
        register === null && put(doc, [som], 'Ada Provström, enhetschef, Ronneby kommun'),
      { minst: 1 },
    ),
  ),
  whole(
    'UPPDRAG-006',
    'tillförordnad bara i filen',
    ({ doc, mote, register }) => {
      const one = stilla(mote).find(({ line }) => line.split(', ').length === 3 && !/vice|tf\./.test(line));
      const [namn, titel, organisation] = one?.line.split(', ') ?? [];
      return (
        register !== null &&
        one !== undefined &&
        put(doc, ['ledamöter', one.index], `${namn}, tf. ${titel}, ${organisation}`)
      );
    },
    { minst: 10 },
  ),
];

const NAMN: readonly Mutation[] = [
  inArende(
    'NAMN-001',
    'en föredragande felstavad',
    ({ doc, mote, arende, nr }) => {
      const [namn] = all(arende.föredragande);
      const listed = [mote.ordförande, mote.sekreterare, ...mote.ledamöter].map(namnOf);
      if (namn === undefined || !listed.includes(namnOf(namn))) return false;
      const path = ['ärenden', nr, 'föredragande'];
      return put(doc, isSeq(doc.getIn(path, true)) ? [...path, 0] : path, felstavat(namn));
    },
    { minst: 9 },
  ),
  inArende(
    'NAMN-001',
    'en ledamot felstavad i texten',
    (given) => {
      const [one] = stilla(given.mote);
      return (
        one !== undefined && paragraf(given, `Frågan ställdes av ${felstavat(namnOf(one.line))} vid mötet.`)
      );
    },
    { minst: 12 },
  ),
  whole(
    'NAMN-001',
    'en ledamot som föredrar felstavad i listan',
    ({ doc, mote }) => {
      const speakers = new Set(allaDelar(mote).flatMap(foredragande));
      const index = mote.ledamöter.findIndex((line) => speakers.has(namnOf(line)));
      return index >= 0 && put(doc, ['ledamöter', index], felstavat(mote.ledamöter[index] ?? ''));
    },
    { minst: 8, at: /./ },
  ),
  inArende(
    'NAMN-001',
    'en yrkande felstavad',
    ({ doc, mote, nr }) => {
      const [one] = stilla(mote);
      if (one === undefined) return false;
      return append(doc, ['ärenden', nr, 'yrkanden'], {
        av: felstavat(namnOf(one.line)),
        text: 'Bifall till förslaget.',
      });
    },
    { minst: 12 },
  ),
  inArende(
    'NAMN-001',
    'en jävig felstavad',
    ({ doc, mote, arende, nr }) => {
      const [one] = stilla(mote);
      return (
        one !== undefined &&
        arende.jäv === undefined &&
        put(doc, ['ärenden', nr, 'jäv'], felstavat(namnOf(one.line)))
      );
    },
    { minst: 12 },
  ),
  inArende(
    'JAV-004',
    'en reservant felstavad',
    ({ doc, mote, arende, nr }) => {
      const [one] = stilla(mote);
      return (
        one !== undefined &&
        arende.beslut !== undefined &&
        append(doc, ['ärenden', nr, 'reservationer'], RESERVATION(felstavat(namnOf(one.line))))
      );
    },
    { minst: 12 },
  ),
  whole(
    'NAMN-001',
    'justeraren felstavad bland ledamöterna',
    ({ doc, mote }) => {
      const namn = namnOf(all(mote.justerare)[0] ?? '');
      const index = mote.ledamöter.findIndex((line) => namnOf(line) === namn);
      // Where the same person has voted, the vote is asked about too (DATA-024).
      if (index < 0 || mote.ärenden.some(({ votering }) => votering)) return false;
      return put(doc, ['ledamöter', index], felstavat(mote.ledamöter[index] ?? ''));
    },
    { minst: 2, at: /./ },
  ),
  whole(
    'NAMN-002',
    'en frånvarande felstavad',
    ({ doc, mote, register }) => {
      const [line] = franvarande(mote);
      return register !== null && line !== undefined && put(doc, [franvaroKey(mote), 0], felstavat(line));
    },
    { minst: 12 },
  ),
];

const SPRAK: readonly Mutation[] = [
  text('SPRAK-001', 'paragraftecken utan mellanslag', 'Uppgiften finns i §2 ovanför.'),
  text('SPRAK-002', 'sex siffror', 'Beslutet från 230112 gäller till årets slut.'),
  text('SPRAK-003', 'två former av klockslag', 'Dagen börjar kl. 9.00.\n\nDen slutar kl. 10:30.'),
  text('SPRAK-004', 'bindestreck i ett intervall', 'Planen gäller 2023-2027.'),
  text('SPRAK-005', 'en dag som inte finns', 'Svaren lämnas till sekreteraren före den 31 juni 2023.'),
  text('SPRAK-006', 'tom underrubrik', '###\n\nRutinen har varit på remiss.'),
  text('SPRAK-007', 'underrubrik utan text', '### Bakgrund\n\n### Remissen\n\nRutinen har varit på remiss.'),
  text('SPRAK-008', 'något att fylla i', 'Kostnaden är [belopp] i år.'),
  inArende('SPRAK-008', 'underlag xxx', ({ doc, nr }) => put(doc, ['ärenden', nr, 'underlag'], 'xxx')),
];

const HANVIS: readonly Mutation[] = [
  text('HANVIS-001', 'fel veckodag', 'Utbildningen hålls torsdagen den 17 mars 2023 i Ronneby.'),
  inArende(
    'HANVIS-002',
    'enligt ovan utan något ovan',
    ({ doc, arende, nr }) => {
      const [first] = all(arende.beslut);
      const path = ['ärenden', nr, 'beslut'];
      if (first === undefined || arende.text !== undefined || arende.yrkanden) return false;
      return put(doc, isSeq(doc.getIn(path, true)) ? [...path, 0] : path, `${first} enligt ovan`);
    },
    { minst: 6 },
  ),
  inArende(
    'HANVIS-003',
    'en paragraf som inte finns',
    (given) => {
      const { arende, mote, organ } = given;
      const years = [...JSON.stringify(arende).matchAll(/(?<![\d.,/])(?:19|20)\d{2}(?!\d)/g)].map(Number);
      const now = Number(mote.datum.slice(0, 4));
      const sameYear = given.tidigare.some((date) => date.startsWith(`${now}`));
      return (
        organ.numrering.serie === 'ar' &&
        sameYear &&
        years.every((year) => year >= now) &&
        paragraf(given, 'Arbetet är en följd av beslutet i § 999.')
      );
    },
    { medTidigare: true, minst: 3 },
  ),
  inArende(
    'HANVIS-004',
    'ett möte som inte har hållits',
    (given) => {
      const before = given.tidigare.at(-1);
      if (before === undefined) return false;
      const [ar, manad, dag] = daysLater(before, 3).split('-').map(Number);
      const name = new Intl.DateTimeFormat('sv-SE', { month: 'long', timeZone: 'UTC' }).format(
        Date.UTC(ar ?? 0, (manad ?? 1) - 1, 15),
      );
      return paragraf(given, `Protokollet från sammanträdet den ${dag} ${name} ${ar} gås igenom.`);
    },
    { medTidigare: true, minst: 4 },
  ),
  inArende('HANVIS-005', 'en annan rubrik i förteckningen', ({ doc, nr }) =>
    put(doc, ['ärenden', nr, 'rubrik i förteckningen'], 'Något helt annat'),
  ),
];

const SKYDD: readonly Mutation[] = [
  text('SKYDD-001', 'personnummer', 'Avvikelsen gäller en person, 121212-1212, som skrevs ut en fredag.'),
  text(
    'SKYDD-001',
    'personnummer med tolv siffror',
    'Avvikelsen gäller en person, 19121212-1212, som skrevs ut en fredag.',
  ),
  inArende('SKYDD-001', 'personnummer i rubriken', ({ doc, arende, nr }) =>
    put(doc, ['ärenden', nr, 'rubrik'], `${arende.rubrik} 121212-1212`),
  ),
  beslut('SKYDD-001', 'personnummer i beslutet', 'att bevilja 121212-1212 insatsen'),
  text('SKYDD-002', 'privat e-post', 'Frågor besvaras på ada.prov@gmail.com.'),
  text('SKYDD-003', 'privat telefon', 'Frågor besvaras på telefon 070-174 06 05.'),
  text(
    'SKYDD-004',
    'länk utan https',
    'Webbplatsen finns på [Samverkan Blekinge](http://www.example.org/samverkan).',
  ),
];

const DATA: readonly Mutation[] = [
  inArende(
    'DATA-001',
    'ett ärende utan rubrik',
    ({ doc, nr }) => {
      const map = doc.getIn(['ärenden', nr]);
      if (isMap(map) && map.items.length > 1) return doc.deleteIn(['ärenden', nr, 'rubrik']);
      return false;
    },
    { at: /^ *- / },
  ),
  whole('DATA-001', 'ingen ordförande', ({ doc }) => doc.deleteIn(['ordförande']), { at: null }),
  inArende('DATA-004', 'nyckeln felstavad', ({ doc, arende, nr }) => {
    if (arende.text === undefined) return false;
    doc.deleteIn(['ärenden', nr, 'underlag']);
    return put(doc, ['ärenden', nr, 'underlga'], 'PPT');
  }),
  whole('DATA-009', 'datumet i annan form', ({ doc }) => put(doc, ['datum'], '17/11 2023')),
  whole('DATA-010', 'nästa möte den 30 februari', ({ doc, mote }) =>
    put(doc, ['nästa möte', 'datum'], `${Number(mote.datum.slice(0, 4)) + 1}-02-30`),
  ),
  whole('DATA-012', 'slutar före starten', ({ doc }) => put(doc, ['tid'], '12.00–8.15')),
  inArende('DATA-015', 'en typ som inte finns', ({ doc, nr }) => put(doc, ['ärenden', nr, 'typ'], 'X')),
  whole('DATA-026', 'närvaro vid ett ärende som inte finns', ({ doc, mote }) => {
    const index = mote.ledamöter.findIndex((line) => !harNarvaro(line));
    return put(doc, ['ledamöter', index], `${mote.ledamöter[index]}, ärende 1–99`);
  }),
  whole('DATA-027', 'en ledamot två gånger', ({ doc, mote }) =>
    append(doc, ['ledamöter'], mote.ledamöter[0]),
  ),
  whole('DATA-028', 'närvarande och frånvarande', ({ doc, mote }) => {
    const [line] = mote.ledamöter;
    return append(doc, [franvaroKey(mote)], line);
  }),
  whole('DATA-029', 'justerat före mötets dag', ({ doc, mote }) =>
    put(doc, ['justering', 'senast'], daysLater(mote.datum, -1)),
  ),
  whole('DATA-030', 'nästa möte samma dag', ({ doc, mote }) => put(doc, ['nästa möte', 'datum'], mote.datum)),
  whole(
    'DATA-031',
    'varken plats eller form',
    ({ doc, mote }) => {
      if (mote.plats !== undefined && mote.form !== undefined) return false;
      return doc.deleteIn([mote.plats === undefined ? 'form' : 'plats']);
    },
    { minst: 13, at: null },
  ),
  whole('ORGAN-001', 'ett organ som inte finns', ({ doc }) => put(doc, ['organ'], 'kommunstyrelsen')),
  whole(
    'ORGAN-004',
    'ingen justerare',
    ({ doc, mote }) => mote.justerare !== undefined && doc.deleteIn(['justerare']),
    {
      minst: 3,
      at: null,
    },
  ),
];

const SVAR: readonly Mutation[] = [
  whole('SVAR-001', 'godkänner en regel som inte finns', ({ doc }) =>
    put(doc, ['godkänn'], { regel: 'FRIST-099', skäl: 'Alla var överens.' }),
  ),
  whole('SVAR-003', 'godkänner det som ingen frågar om', ({ doc }) =>
    put(doc, ['godkänn'], { regel: 'FRIST-001', skäl: 'Alla var överens.' }),
  ),
  inArende(
    'DATA-015',
    'ett ärende med ett svar går inte att läsa',
    ({ doc, arende, nr }) => arende.godkänn !== undefined && put(doc, ['ärenden', nr, 'typ'], 'X'),
    { minst: 1 },
  ),
];

export const MUTATIONS: readonly Mutation[] = [
  ...KVORUM,
  ...NARVARO,
  ...JAV,
  ...ROST,
  ...JUSTERARE,
  ...FRIST,
  ...BESLUT,
  ...UPPDRAG,
  ...NAMN,
  ...SPRAK,
  ...HANVIS,
  ...SKYDD,
  ...SVAR,
  ...DATA,
];
