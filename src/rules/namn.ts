// One person, spelt in two ways: Annika and Annica, Högvist and Högkvist, Grefve Lang and Grefve-Lang.
// Never merged by itself: the secretary is shown both places.
import { distance } from 'fastest-levenshtein';
import { type Named, organisationerOf, type Register, type RegisterPerson } from '../domain/register.ts';
import { oncePer, remembered } from '../domain/remembered.ts';
import { comparableName } from '../domain/sammantrade.ts';
import { lineAt, type Text, textsOf } from './punkter.ts';
import { type Context, type DataPath, defineRule, type Rule } from './rule.ts';

/** A name of at least two words, in the forms in which it is compared. */
interface Name {
  /** As written, without party. */
  text: string;
  key: string;
  /** Split at spaces and hyphens, in small letters. */
  parts: readonly string[];
  /** The same as they sound: Jacob and Jakob are one. */
  sounds: readonly string[];
}

const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/[cq]/g, 'k'],
  [/w/g, 'v'],
  [/z/g, 's'],
  [/x/g, 'ks'],
  [/[éèê]/g, 'e'],
  [/(.)\1/gu, '$1'],
];
const soundOf = (part: string): string => SOUNDS.reduce((text, [from, to]) => text.replace(from, to), part);

const nameOf = remembered((written): Name | null => {
  const text = written
    .replace(/\([^()]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
  if (!text.includes(' ') || text.length > 80) return null;
  const key = text.toLowerCase();
  const parts = key.split(/[ -]/).filter((part) => part !== '');
  return parts.length < 2 ? null : { text, key, parts, sounds: parts.map(soundOf) };
});

/** Words shorter than this, with two letters that differ, are two names: Jonsson is not Johansson. */
const LONG_WORD = 8;

/** How far two words are from each other where a slip of the pen can be between them; else null. */
function slip(one: string, other: string): number | null {
  const shorter = Math.min(one.length, other.length);
  if (shorter < 2 || Math.abs(one.length - other.length) > 2) return null;
  const far = distance(one, other);
  if (far === 1 || isSwapped(one, other)) return 1;
  return far === 2 && shorter >= LONG_WORD ? 2 : null;
}

/** Two letters beside each other have changed places. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return (
    at >= 0 &&
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}

/** All words of `few` stand in `many`, in order, the first one first: a surname is left out. */
function isShortened(few: readonly string[], many: readonly string[]): boolean {
  if (few[0] !== many[0] || many.length - few.length !== 1) return false;
  let found = 0;
  for (const part of many) if (part === few[found]) found += 1;
  return found === few.length;
}

/** How far two spellings are from each other where they may be one person's; null where they are the same or too far. */
export function nearness(one: Name, other: Name): number | null {
  if (one.key === other.key) return null;
  if (one.parts.length !== other.parts.length) {
    if (one.parts.join('') === other.parts.join('')) return 1;
    const [few, many] =
      one.parts.length < other.parts.length ? [one.parts, other.parts] : [other.parts, one.parts];
    return isShortened(few, many) ? 3 : null;
  }
  let cost = 1;
  let differing = 0;
  let slips = 0;
  for (const [index, part] of one.parts.entries()) {
    const that = other.parts[index] as string;
    if (part === that) continue;
    const [sound, thatSound] = [one.sounds[index] as string, other.sounds[index] as string];
    if (sound[0] !== thatSound[0]) return null;
    const far = sound === thatSound ? 1 : slip(part, that);
    if (far === null) return null;
    cost += far;
    differing += 1;
    if (sound !== thatSound) slips += 1;
    // Annica Erikson may be Annika Ericsson; a slip is in one word only.
    if (slips > 0 && differing > 1) return null;
  }
  return cost;
}

interface Place {
  path: DataPath;
  /** Counted only for the places that are told. */
  lineOffset: () => number;
  /** Index of the ärende, or null outside them. */
  nr: number | null;
}

/** A spelling, with everything that is known of whom it belongs to. */
interface Spelling extends Name {
  /** Where the file has it; the lists of people first. */
  places: Place[];
  /** As the file presents them. */
  people: Named[];
  /** Who has it in the register. */
  register: readonly RegisterPerson[];
}

/** Spellings by the sound that their first word begins with, which no slip changes. */
type Index = Map<string, Spelling[]>;
const initialOf = ({ sounds }: Name): string => sounds[0]?.[0] ?? '';

class Spellings {
  readonly all = new Map<string, Spelling>();
  /** Of all spellings, as compared. */
  readonly firstWords = new Set<string>();
  private readonly index: Index = new Map();
  private readonly read = new Map<string, Match | null>();
  private readonly known: ReadonlyMap<string, RegisterName>;

  constructor(register: Register | null) {
    this.known = register ? namesOf(register) : new Map();
    for (const { name, people } of this.known.values()) this.enter(name, people);
  }

  private enter(name: Name, register: readonly RegisterPerson[]): Spelling {
    const { text, key, parts, sounds } = name;
    const spelling: Spelling = { text, key, parts, sounds, places: [], people: [], register };
    this.all.set(key, spelling);
    this.firstWords.add(key.slice(0, key.indexOf(' ')));
    const initial = initialOf(name);
    const others = this.index.get(initial);
    if (others) others.push(spelling);
    else this.index.set(initial, [spelling]);
    return spelling;
  }

  add(name: Name, place: Place): Spelling {
    const spelling = this.all.get(name.key) ?? this.enter(name, []);
    spelling.places.push(place);
    return spelling;
  }

  /** The spellings that may be meant, the nearest first. */
  near(name: Name): { spelling: Spelling; far: number }[] {
    return (this.index.get(initialOf(name)) ?? [])
      .flatMap((spelling) => {
        const far = nearness(name, spelling);
        return far === null ? [] : [{ spelling, far }];
      })
      .sort((a, b) => a.far - b.far);
  }

  /** As `nearAt`; the same words come again and again, and the names are all known before the texts are read. */
  nearest(words: readonly Word[]): Match | null {
    const key = joined(words, words.length);
    const before = this.read.get(key);
    if (before !== undefined) return before;
    const match = nearAt(words, this);
    this.read.set(key, match);
    return match;
  }
}

/** A name, and of how many words. */
interface Match {
  name: Name;
  length: number;
}

interface RegisterName {
  name: Name;
  people: RegisterPerson[];
}

const namesOf = oncePer((register: Register): ReadonlyMap<string, RegisterName> => {
  const names = new Map<string, RegisterName>();
  for (const person of register.personer)
    for (const written of [person.namn, ...person.tidigareNamn]) {
      const name = nameOf(written);
      if (!name) continue;
      const same = names.get(name.key);
      if (same) same.people.push(person);
      else names.set(name.key, { name, people: [person] });
    }
  return names;
});

/** A person in a field of the file. */
interface Field {
  person: Named;
  place: Place;
}

const LISTS = [
  'ledamoter',
  'ersattare',
  'franvarande',
  'tjanstepersoner',
  'ovrigaDeltagare',
  'justerare',
] as const;
const SAID = [
  ...(['yrkanden', 'reservationer', 'sarskiltYttrande'] as const),
  ...(['protokollsanteckning', 'skriftligaSynpunkter'] as const),
] as const;

function fieldsOf({ meeting, punkter }: Context): Field[] {
  const at = (path: DataPath, nr: number | null = null): Place => ({ path, lineOffset: () => 0, nr });
  return [
    { person: meeting.ordforande, place: at(['ordforande']) },
    { person: meeting.sekreterare, place: at(['sekreterare']) },
    ...LISTS.flatMap((key) => meeting[key].map((person, index) => ({ person, place: at([key, index]) }))),
    ...punkter.flatMap(({ punkt, path, nr }) =>
      (['foredragande', 'jav'] as const).flatMap((key) =>
        punkt[key].map((person, index) => ({ person, place: at([...path, key, index], nr) })),
      ),
    ),
  ];
}

/** Fields where a name stands as text, perhaps with more around it. */
function namingTexts({ meeting, punkter }: Context): Text[] {
  const line = (text: string, path: DataPath, nr: number | null): Text => ({ text, path, nr, prose: false });
  return [
    ...(['ledamoter', 'ersattare'] as const).flatMap((key) =>
      meeting[key].flatMap(({ tjanstgorFor }, index) =>
        tjanstgorFor === undefined ? [] : [line(tjanstgorFor, [key, index, 'tjanstgorFor'], null)],
      ),
    ),
    ...punkter.flatMap(({ punkt, path, nr }) => [
      ...SAID.flatMap((key) =>
        punkt[key].flatMap(({ av }, index) =>
          av.map((namn, who) => line(namn, [...path, key, index, 'av', who], nr)),
        ),
      ),
      ...(['ja', 'nej', 'avstar'] as const).flatMap((side) =>
        (punkt.votering?.[side].namn ?? []).map((namn, index) =>
          line(namn, [...path, 'votering', side, index], nr),
        ),
      ),
      ...(punkt.votering?.utslagsrost === undefined
        ? []
        : [line(punkt.votering.utslagsrost, [...path, 'votering', 'utslagsrost'], nr)]),
    ]),
  ];
}

/** Capitalised words after each other, particles between them; over a line break too. */
const RUN =
  /\p{Lu}[\p{L}’'-]{0,40}(?:(?:[ \t]{1,4}|[ \t]{0,4}\n[ \t]{0,40})(?:(?:af|av|von|van|de|der|den|di|da|del|la|le|el|al|bin|ibn) )?\p{Lu}[\p{L}’'-]{0,40}){1,12}/gu;
const MAX_WORDS = 5;

interface Word {
  text: string;
  index: number;
}

/** `Wikmans` → `Wikman`; the name itself may end in s. */
const withoutGenitive = (text: string): string | null =>
  /\p{L}[’']?s$|[’']$/u.test(text) ? text.replace(/[’']?s$|[’']$/, '') : null;

/** Every spelling in a text: first those that are known, then, in the words that are left, those that are near. */
function readText({ text, path, nr }: Text, spellings: Spellings): void {
  const note = (name: Name, { index }: Word): void => {
    spellings.add(name, { path, lineOffset: () => lineAt(text, index), nr });
  };
  for (const run of text.matchAll(RUN)) {
    const words = [...run[0].matchAll(/\S+/g)].map(
      (word): Word => ({
        text: word[0].normalize('NFC').replace(/[-’']+$/, ''),
        index: run.index + word.index,
      }),
    );
    for (const free of exactNames(words, spellings, note)) nearNames(free, spellings, note);
  }
}

type Note = (name: Name, first: Word) => void;

/** Notes the known names and gives back the words between them. */
function exactNames(words: readonly Word[], spellings: Spellings, note: Note): Word[][] {
  const between: Word[][] = [];
  let free: Word[] = [];
  for (let start = 0; start < words.length; ) {
    const found = exactAt(words.slice(start, start + MAX_WORDS), spellings);
    if (found) {
      note(found.name, words[start] as Word);
      between.push(free);
      free = [];
      start += found.length;
    } else {
      free.push(words[start] as Word);
      start += 1;
    }
  }
  return [...between, free].filter((some) => some.length >= 2);
}

function exactAt(words: readonly Word[], { all, firstWords }: Spellings): Match | null {
  if (!firstWords.has(words[0]?.text.toLowerCase() ?? '')) return null;
  for (let length = words.length; length >= 2; length -= 1) {
    const key = joined(words, length).toLowerCase();
    const name = all.get(key) ?? all.get(withoutGenitive(key) ?? '');
    if (name) return { name, length };
  }
  return null;
}

const joined = (words: readonly Word[], length: number): string =>
  words
    .slice(0, length)
    .map(({ text }) => text)
    .join(' ');

function nearNames(words: readonly Word[], spellings: Spellings, note: Note): void {
  for (let start = 0; start < words.length - 1; ) {
    const first = words[start] as Word;
    const found = spellings.nearest(words.slice(start, start + MAX_WORDS));
    if (found) note(found.name, first);
    start += found?.length ?? 1;
  }
}

/** The words that are nearest to a known name, and of them the most. */
function nearAt(words: readonly Word[], spellings: Spellings): Match | null {
  let best: (Match & { far: number }) | null = null;
  for (let length = words.length; length >= 2; length -= 1) {
    const written = joined(words, length);
    for (const form of [withoutGenitive(written), written]) {
      const name = form === null ? null : nameOf(form);
      const far = name && spellings.near(name)[0]?.far;
      if (name && far && (!best || far < best.far)) best = { name, length, far };
    }
  }
  return best;
}

/** Both are presented, and not as the same: two people who happen to be alike. */
function areTwo(one: Spelling, other: Spelling): boolean {
  const differ = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && comparableName(a) !== comparableName(b);
  const inFile = one.people.some((a) =>
    other.people.some((b) => differ(a.organisation, b.organisation) || differ(a.funktion, b.funktion)),
  );
  const inRegister = one.people.some(
    ({ organisation }) =>
      organisation !== undefined &&
      other.register.length > 0 &&
      other.register.every((person) => {
        const known = organisationerOf(person);
        return known.size > 0 && !known.has(comparableName(organisation));
      }),
  );
  return inFile || inRegister;
}

/** A spelling that is likely a slip, and the one that is likely meant. */
export interface Slip {
  wrong: Spelling;
  right: Spelling;
}

/** What the register has is right, else what the file has most often, else what it has first. */
function isBetter(one: Spelling, other: Spelling, order: ReadonlyMap<Spelling, number>): boolean {
  if (one.register.length > 0) return true;
  if (one.places.length !== other.places.length) return one.places.length > other.places.length;
  return (order.get(one) ?? 0) < (order.get(other) ?? 0);
}

/** Each spelling that seems to be a slip is told once. */
export const slipsIn = oncePer((context: Context): readonly Slip[] => {
  const spellings = new Spellings(context.register);
  for (const { person, place } of fieldsOf(context)) {
    const name = nameOf(person.namn);
    if (name) spellings.add(name, place).people.push(person);
  }
  for (const text of [...namingTexts(context), ...textsOf(context.meeting, context.punkter)])
    readText(text, spellings);
  const inFile = [...spellings.all.values()].filter(({ places }) => places.length > 0);
  const order = new Map(inFile.map((spelling, index) => [spelling, index]));
  return inFile
    .filter(({ register }) => register.length === 0)
    .flatMap((wrong): Slip[] => {
      const candidates = spellings
        .near(wrong)
        .map(({ spelling }) => spelling)
        .filter((right) => isBetter(right, wrong, order) && !areTwo(wrong, right));
      const right = candidates.find(({ places }) => places.length > 0) ?? candidates[0];
      return right ? [{ wrong, right }] : [];
    });
});

const sameName = (one: Spelling, namn: string): boolean => comparableName(one.text) === comparableName(namn);

/** Is a name a slip of another? Then nothing else is asked about who it is: both spellings are shown. */
export const isMisspelt = (context: Context, namn: string): boolean =>
  slipsIn(context).some(({ wrong }) => sameName(wrong, namn));

/** May a name that stands in no list stand in one with a slip? Then that slip is what is told. */
export const isMisspeltInList = (context: Context, namn: string): boolean =>
  slipsIn(context).some(
    ({ wrong, right }) => sameName(right, namn) && wrong.places.some(({ path: [list] }) => isList(list)),
  );

const isList = (key: DataPath[number] | undefined): boolean =>
  key === 'ordforande' || key === 'sekreterare' || LISTS.some((list) => list === key && list !== 'justerare');

/** The spelling that is likely meant by a name, of those in the file; null where there is none. */
export function meantBy(context: Context, namn: string): string | null {
  const slip = slipsIn(context).find(({ wrong, right }) => sameName(wrong, namn) && right.places.length > 0);
  return slip?.right.text ?? null;
}

/** Who voted, reserves himself or justerar and is nobody is told there: DATA-024 and -043, JAV-004, JUSTERARE-001. */
const isToldElsewhere = ({ path }: Place): boolean =>
  path[0] === 'justerare' || path.includes('votering') || path.includes('reservationer');

const refOf = ({ punkter }: Context, { nr }: Place): string | null =>
  (nr !== null && punkter.find((one) => one.nr === nr)?.ref) || null;

const SOURCE = 'kommunallagen (2017:725) 5 kap. 66 §, som förebild';

const inFile = defineRule({
  code: 'NAMN-001',
  source: SOURCE,
  demands: 'En person skrivs likadant överallt i protokollet.',
  example: {
    organ: 'att-aldras',
    wrong:
      'ärenden:\n  - rubrik: Fallprevention\n    typ: I\n    föredragande: Maja Frostenson\n    text: Maja Frostensson berättar om de första sex månaderna.\n    avslutning: information',
    right:
      'ärenden:\n  - rubrik: Fallprevention\n    typ: I\n    föredragande: Maja Frostenson\n    text: Maja Frostenson berättar om de första sex månaderna.\n    avslutning: information',
  },
  find: (context) =>
    slipsIn(context).flatMap(({ wrong, right }) => {
      const [place, other] = [wrong.places[0], right.places[0]];
      if (!place || !other || wrong.places.every(isToldElsewhere)) return [];
      const iRegistret = right.register.length > 0;
      return [
        {
          path: place.path,
          lineOffset: place.lineOffset(),
          other: { path: other.path, lineOffset: other.lineOffset() },
          values: { namn: wrong.text, annat: right.text, ref: refOf(context, place), iRegistret },
        },
      ];
    }),
});

const inRegister = defineRule({
  code: 'NAMN-002',
  source: SOURCE,
  demands: 'En person skrivs som i registret.',
  example: {
    organ: 'att-aldras',
    wrong: 'frånvarande:\n  - Viggo Tunebroo, verksamhetschef ortopedkliniken, Region Blekinge',
    right: 'frånvarande:\n  - Viggo Tunebro, verksamhetschef ortopedkliniken, Region Blekinge',
  },
  find: (context) =>
    slipsIn(context).flatMap(({ wrong, right }) => {
      const place = wrong.places[0];
      if (!place || right.places.length > 0 || wrong.places.every(isToldElsewhere)) return [];
      return [
        {
          path: place.path,
          lineOffset: place.lineOffset(),
          values: { namn: wrong.text, iRegistret: right.text, ref: refOf(context, place) },
        },
      ];
    }),
});

export const NAMN_RULES: readonly Rule[] = [inFile, inRegister];
