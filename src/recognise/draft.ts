// What was recognised, as a meeting file: its keys in the usual order, with what the secretary must look at or fill in.
import type { KEY_SPELLING } from '../domain/keys.ts';
import { looksLikeName, parsePerson } from '../domain/person.ts';
import type { Doubt } from '../messages/importera.ts';
import { bilagaIn } from './grammar.ts';
import type {
  Line,
  Piece,
  ReadArende,
  ReadMottagare,
  ReadPerson,
  ReadPunkt,
  ReadTid,
  ReadYttrande,
  Recognised,
} from './paper.ts';
import { isPartOf, type Range, rangesIn } from './presence.ts';

/** One value of the file to be, with its origin. */
export interface Words {
  slag: 'ord';
  text: string;
  /** Written as a block of lines: Markdown, or longer than a line. */
  block: boolean;
  /** Indexes of the lines that it was read from. */
  lines: readonly number[];
  doubt: Doubt | null;
  /** The file says it in other words than the paper. */
  reworded: boolean;
  /** Words of those lines that stand nowhere else in the file, in the paper's spelling. */
  left: { index: number; words: string }[];
}

export type Entry =
  | Words
  | { slag: 'lista'; items: Entry[] }
  | { slag: 'falt'; fields: Field[]; title: ArendeTitle | null }
  | { slag: 'saknas' };

export interface Field {
  key: keyof typeof KEY_SPELLING;
  entry: Entry;
}

/** What a comment above an ärende says: the number on the paper, and the index of its line. */
export interface ArendeTitle {
  nummer: string;
  rad: number;
}

/** The form of the paper that did not become data, in its order. */
export interface Left {
  index: number;
  words: string;
  slag: 'ledord' | 'forteckning' | 'underskrifter' | 'sida';
}

export interface Draft {
  fields: Field[];
  form: Left[];
  /** Lines that have no place; they stand under `okänt:`. */
  unknown: Line[];
}

const words = (
  text: string,
  lines: readonly number[],
  doubt: Doubt | null = null,
  { block = false, reworded = false }: Partial<Pick<Words, 'block' | 'reworded'>> = {},
): Words => ({ slag: 'ord', text, block, lines, doubt, reworded, left: [] });
const plain = ({ text, lines, doubt }: Piece): Words => words(text, lines, doubt);
const prose = ({ text, lines, doubt }: Piece): Words => words(text, lines, doubt, { block: true });
/** A clause is a line of the file where it is one of the protokoll. */
const clause = ({ text, lines, doubt }: Piece): Words =>
  words(text, lines, doubt, { block: text.includes('\n') });

/** Numbers of the paper → places of the ärenden in the file, `ärende 3`, so that they follow the ledger. */
interface Places {
  of: (nummer: number) => number | null;
  last: number;
}

/** `§110`, `§§ 12 - 17`, `t.o.m. § 7`, `del av mötet` as the file says it; null where a number is not among the ärenden. */
export function presenceOf(written: string, places: Places): string | null {
  if (isPartOf(written)) return written;
  const parts = (rangesIn(written) ?? []).map(({ from, to }) => {
    const [first, last] = [from === null ? 1 : places.of(from), to === null ? places.last : places.of(to)];
    if (first === null || last === null) return null;
    return last === first ? String(first) : `${first}–${last}`;
  });
  return parts.length === 0 || parts.includes(null) ? null : `ärende ${[...new Set(parts)].join(', ')}`;
}

/**
 * On one line where that is read back as the same person, else with a key for each part. `written` is the presence as
 * the paper has it.
 */
export function personEntry(person: ReadPerson, places: Places, written = person.narvaro): Entry {
  const { namn, parti, funktion, organisation, lines } = person;
  const narvaro = person.narvaro === null ? null : presenceOf(person.narvaro, places);
  const line = [parti === null ? namn : `${namn} (${parti})`, funktion, organisation, narvaro]
    .filter((part) => part !== null)
    .join(', ');
  const read = parsePerson(line) as Record<string, string | undefined>;
  const same = (key: 'namn' | 'parti' | 'funktion' | 'organisation'): boolean =>
    (read[key] ?? null) === person[key];
  const doubt = person.doubt ?? (looksLikeName(namn) ? null : 'namn');
  if (
    same('namn') &&
    same('parti') &&
    same('funktion') &&
    same('organisation') &&
    (read.narvaro ?? null) === narvaro
  )
    return words(line, lines, doubt, { reworded: narvaro !== written });
  const parts = { namn, parti, funktion, organisation, narvaro };
  const given = (Object.entries(parts) as [keyof typeof parts, string | null][]).filter(
    ([, value]) => value !== null,
  );
  return {
    slag: 'falt',
    title: null,
    fields: given.map(([key, value], index) => ({
      key,
      entry: words(value ?? '', lines, index === 0 ? doubt : null, { reworded: narvaro !== written }),
    })),
  };
}

/** A field for what there is; nothing for what there is not. */
function fieldsOf(all: Partial<Record<Field['key'], Entry | null>>): Field[] {
  return (Object.entries(all) as [Field['key'], Entry | null][]).flatMap(([key, entry]) =>
    entry === null || (entry.slag === 'lista' && entry.items.length === 0) ? [] : [{ key, entry }],
  );
}

const list = (items: Entry[]): Entry => ({ slag: 'lista', items });
/** One entry stands without its dash. */
const oneOrMore = (items: Entry[]): Entry | null => (items.length === 1 ? (items[0] ?? null) : list(items));

/** Several lists of one kind come together. */
function mottagareEntry(all: readonly ReadMottagare[], slag: ReadMottagare['slag']): Entry | null {
  const own = all.filter((one) => one.slag === slag);
  const vad = own.find((one) => one.vad !== null)?.vad ?? null;
  const till = list(own.flatMap((one) => one.till.map(plain)));
  return vad ? { slag: 'falt', title: null, fields: fieldsOf({ vad: plain(vad), till }) } : till;
}

function yttrandeEntry({ av, text }: ReadYttrande): Entry {
  const names = oneOrMore(
    av.map(({ namn, parti, lines }) => words(parti === null ? namn : `${namn} (${parti})`, lines)),
  );
  return {
    slag: 'falt',
    title: null,
    fields: fieldsOf({ av: av.length > 0 ? names : null, text: text ? prose(text) : MISSING }),
  };
}

function bilagaEntry(bilaga: Piece): Entry {
  const { titel, diarienummer } = bilagaIn(bilaga.text) ?? { titel: bilaga.text, diarienummer: null };
  if (diarienummer === null) return words(titel, bilaga.lines, bilaga.doubt);
  const fields = fieldsOf({
    titel: words(titel, bilaga.lines, bilaga.doubt),
    diarienummer: words(diarienummer, bilaga.lines),
  });
  return { slag: 'falt', title: null, fields };
}

function nastaMoteEntry({ datum, tid, plats, form }: ReadTid): Entry | null {
  if (!datum) return null;
  const fields = fieldsOf({
    datum: plain(datum),
    tid: tid && plain(tid),
    plats: plats && plain(plats),
    form: form && plain(form),
  });
  return { slag: 'falt', title: null, fields };
}

function punktFields(punkt: ReadPunkt, people: People): Field[] {
  const tag = (value: string | null): Entry | null =>
    value === null ? null : words(value, punkt.rubrik.lines);
  const maybe = (read: Piece | null): Entry | null => read && plain(read);
  const said = (slag: ReadYttrande['slag']): Entry =>
    list(punkt.yttranden.filter((one) => one.slag === slag).map(yttrandeEntry));
  return fieldsOf({
    rubrik: plain(punkt.rubrik),
    rubrikIForteckningen: maybe(punkt.rubrikIForteckningen),
    typ: tag(punkt.typ),
    underlag: tag(punkt.underlag),
    diarienummer: maybe(punkt.diarienummer),
    foredragande: oneOrMore(punkt.foredragande.map(people)),
    jav: oneOrMore(punkt.jav.map(people)),
    text: punkt.text && prose(punkt.text),
    yrkanden: said('yrkanden'),
    propositionsordning: punkt.propositionsordning && prose(punkt.propositionsordning),
    beslut: list(punkt.beslut.map(clause)),
    bordlaggning: maybe(punkt.bordlaggning),
    aterremiss: maybe(punkt.aterremiss),
    omedelbarJustering:
      punkt.omedelbarJustering && words('ja', punkt.omedelbarJustering.lines, null, { reworded: true }),
    reservationer: said('reservationer'),
    sarskiltYttrande: said('sarskiltYttrande'),
    protokollsanteckning: said('protokollsanteckning'),
    avslutning: oneOrMore(punkt.avslutning.map(plain)),
    bilagor: list(punkt.bilagor.map(bilagaEntry)),
    skickasTill: mottagareEntry(punkt.mottagare, 'skickasTill'),
    forKannedom: mottagareEntry(punkt.mottagare, 'forKannedom'),
    nastaMote: punkt.nastaMote && nastaMoteEntry(punkt.nastaMote),
  });
}

/** A person with their presence as the file says it. */
type People = (person: ReadPerson) => Entry;

const MISSING: Entry = { slag: 'saknas' };

/** The places, `10` or `10 c`, where somebody presents something. */
function spokenBy(name: string, arenden: readonly ReadArende[]): Set<string> {
  const presents = ({ foredragande }: ReadPunkt): boolean => foredragande.some(({ namn }) => namn === name);
  return new Set(
    arenden.flatMap((arende) => [
      ...(presents(arende) ? [String(arende.nummer)] : []),
      ...arende.underpunkter.filter(presents).map(({ label }) => `${arende.nummer} ${label}`),
    ]),
  );
}

/** `§§ 55–57 och 64 b` → `55`, `56`, `57`, `64 b`; null where no underpunkt is named. */
function underpunkterIn(narvaro: string, numbers: readonly number[]): Set<string> | null {
  const ranges = rangesIn(narvaro);
  if (!ranges?.some(({ letter }) => letter !== null)) return null;
  const within = ({ from, to }: Range) =>
    numbers.filter((nummer) => (from ?? 0) <= nummer && nummer <= (to ?? nummer));
  return new Set(
    ranges.flatMap((range) =>
      range.letter === null ? within(range).map(String) : [`${range.from} ${range.letter}`],
    ),
  );
}

/** Who presents in an underpunkt is there for it: the protokoll says so by itself, and a file cannot say it. */
function withoutOwn(person: ReadPerson, arenden: readonly ReadArende[]): ReadPerson {
  const numbers = arenden.map(({ nummer }) => nummer);
  const named = person.narvaro === null ? null : underpunkterIn(person.narvaro, numbers);
  if (!named) return person;
  const spoken = spokenBy(person.namn, arenden);
  const isSame = named.size === spoken.size && [...named].every((place) => spoken.has(place));
  return isSame ? { ...person, narvaro: null } : person;
}

/** Everything in its place; what a file cannot do without and the paper has not is marked. */
export function draftOf(
  { front, arenden, protokolletSkickasTill, forKannedom, nastaMote }: Recognised,
  organ: string,
  numberOf: (arende: ReadArende) => string,
): Field[] {
  const places: Places = {
    of: (nummer) => {
      const place = arenden.findIndex((arende) => arende.nummer === nummer);
      return place < 0 ? null : place + 1;
    },
    last: arenden.length,
  };
  const person: People = (one) => personEntry(withoutOwn(one, arenden), places, one.narvaro);
  const people = (all: readonly ReadPerson[]): Entry => list(all.map(person));
  const plainFields = (punkt: ReadPunkt): Entry => ({
    slag: 'falt',
    title: null,
    fields: punktFields(punkt, person),
  });
  const arendeEntry = (arende: ReadArende): Entry => ({
    slag: 'falt',
    title: { nummer: numberOf(arende), rad: arende.rad },
    fields: [
      ...punktFields(arende, person),
      ...fieldsOf({ underpunkter: list(arende.underpunkter.map(plainFields)) }),
    ],
  });
  return fieldsOf({
    organ: words(organ, []),
    datum: front.datum ? plain(front.datum) : MISSING,
    tid: front.tid ? plain(front.tid) : MISSING,
    plats: front.plats ? plain(front.plats) : front.form ? null : MISSING,
    form: front.form && plain(front.form),
    diarienummer: front.diarienummer && plain(front.diarienummer),
    ordforande: front.ordforande ? person(front.ordforande) : MISSING,
    sekreterare: front.sekreterare ? person(front.sekreterare) : MISSING,
    justerare: oneOrMore(front.justerare.map(person)),
    justering: front.justering && justeringEntry(front.justering),
    ledamoter: front.ledamoter.length > 0 ? people(front.ledamoter) : MISSING,
    ersattare: people(front.ersattare),
    franvarande: people(front.franvarande),
    tjanstepersoner: people(front.tjanstepersoner),
    ovrigaDeltagare: people(front.ovrigaDeltagare),
    arenden: list(arenden.map(arendeEntry)),
    protokolletSkickasTill: list(protokolletSkickasTill.map(plain)),
    forKannedom: list(forKannedom.map(plain)),
    nastaMote: nastaMote && nastaMoteEntry(nastaMote),
  });
}

function justeringEntry({ satt, senast }: NonNullable<Recognised['front']['justering']>): Entry | null {
  const fields = fieldsOf({ satt: satt && plain(satt), senast: senast && plain(senast) });
  return fields.length > 0 ? { slag: 'falt', title: null, fields } : null;
}
