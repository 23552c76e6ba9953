// The front page: date, time, place, and the lists of people, by their labels. A label may stand above its words, on
// their line, or in a column of its own that came out before the words of the other column.
import { isoOf, readDates } from '../calendar/datum-i-text.ts';
import type { Organ } from '../domain/organ.ts';
import { comparableName, parseKlockslag } from '../domain/sammantrade.ts';
import { diarienummerIn, type Label, labelIn } from './grammar.ts';
import { type FormPart, type Line, piece, type ReadFront, type ReadPerson, type ReadTid } from './paper.ts';
import {
  beginsWithName,
  groupPeople,
  isTableHead,
  readPeople,
  readPerson,
  withoutRole,
  wordsOfPerson,
} from './people.ts';
import type { Reading } from './reading.ts';
import { readSignatureBlock } from './signatures.ts';

const PEOPLE = [
  'ledamoter',
  'ersattare',
  'franvarande',
  'tjanstepersoner',
  'ovrigaDeltagare',
  'justerare',
] as const;
type People = (typeof PEOPLE)[number];
const isPeople = (label: Label): label is People => (PEOPLE as readonly string[]).includes(label);

/** A label with the lines that came after it, before the next one. */
interface Block {
  label: Label | null;
  lines: Line[];
}

const EMPTY_TID: ReadTid = {
  ...{ datum: null, start: null, tid: null, plats: null, form: null },
};

/** Hours and minutes, or «kl.»: two numbers alone may be anything. */
const TIMES =
  /(?:(?:kl\.?|klockan) ?(\d{1,2}(?:[.:]\d{2})?)|(?<![\d-])(\d{1,2}[.:]\d{2})) ?(?:-|–|—|till) ?(?:(?:kl\.?|klockan) ?)?(\d{1,2}(?:[.:]\d{2})?)(?![\d-])/i;
/** `13–16` with nothing else on the line. */
const HOURS = /^[ ,]*(?:(\d{1,2})|())[ ]?[-–—][ ]?(\d{1,2})[ ,.]*$/;
/** A time without an end: no data, and no place either. */
const ONE_TIME = /(?:kl\.?|klockan) ?\d{1,2}(?:[.:]\d{2})?/i;
const BY_LINK = /^(?:via|på distans|digitalt|hybrid|distansmöte)/i;

/** Time and place of more lines say something else as well. */
const MOST_PLACE_LINES = 2;

/** `Fredagen den 17 november 2023 kl. 08.15 - 12.00, via Teams`, in any order. */
export function readTid(lines: readonly Line[]): ReadTid {
  const text = lines.map((line) => line.text).join(' ');
  const dates = readDates(text);
  const date = dates.find(({ year }) => year !== null);
  const datum = date?.year ? isoOf(date.year, date.month, date.day) : null;
  // Without any date: the digits of one are no time.
  const words = dates.reduceRight(
    (left, { index, end }) => `${left.slice(0, index)},${left.slice(end)}`,
    text,
  );
  const found = TIMES.exec(words) ?? HOURS.exec(words);
  const [start, slut] = [parseKlockslag(found?.[1] ?? found?.[2] ?? ''), parseKlockslag(found?.[3] ?? '')];
  const rest = words
    .replace(found?.[0] ?? ONE_TIME, ',')
    .split(',')
    .map((part) =>
      part
        .replace(/^[\s.;:–-]+|[\s;:–-]+$/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((part) => /[\p{L}\d]/u.test(part) && !/^(?:den|klockan|kl\.?)$/i.test(part));
  const form = rest.filter((part) => BY_LINK.test(part)).join(', ');
  const plats = rest.filter((part) => !BY_LINK.test(part)).join(', ');
  return {
    datum: datum ? piece(datum, lines) : null,
    start,
    tid: start && slut ? piece(`${start}–${slut}`.replace(/:/g, '.'), lines) : null,
    plats: plats === '' ? null : piece(plats, lines, lines.length > MOST_PLACE_LINES ? 'plats' : null),
    form: form === '' ? null : piece(form, lines),
  };
}

/** A line with the words of a label, and the line that its last words stand on. */
interface Labelled {
  line: Line;
  also: Line | null;
}

/** Label words of two lines, «Närvarande / ledamöter:», are one label, also with the first value between them. */
function joinLabels(lines: readonly Line[]): Labelled[] {
  const joined: Labelled[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as Line;
    const [next, after] = [lines[at + 1], lines[at + 2]];
    const both = next && labelOfTwo(line, next);
    const around =
      next && after && line.strong && after.strong && !next.strong ? labelOfTwo(line, after) : null;
    if (both && next) {
      joined.push({ line: both, also: next });
      at += 1;
    } else if (around && next && after) {
      joined.push({ line: around, also: after }, { line: next, also: null });
      at += 2;
    } else joined.push({ line, also: null });
  }
  return joined;
}

/** Longest label over two lines, in characters. */
const LONGEST_PAIR = 48;

function labelOfTwo(line: Line, next: Line): Line | null {
  const text = `${line.text} ${next.text}`;
  if (text.length >= LONGEST_PAIR || /:/.test(line.text) || beginsWithName(next.text)) return null;
  const isMarked = next.text.endsWith(':') || (line.strong && next.strong);
  return isMarked && labelIn(text)?.rest === '' ? { ...line, text, markdown: text } : null;
}

/** Labels that are roles as well. */
const ROLES: readonly Label[] = ['ordforande', 'sekreterare', 'justerare'];

function blocksOf(lines: readonly Line[], form: FormPart[]): Block[] {
  const blocks: Block[] = [{ label: null, lines: [] }];
  for (const { line, also } of joinLabels(lines)) {
    const label = labelIn(line.text);
    // «Ordförande» under a signature is a role.
    const inSignatures = blocks.at(-1)?.label === 'underskrifter';
    if (!label || (inSignatures && ROLES.includes(label.label))) {
      blocks.at(-1)?.lines.push(line);
      continue;
    }
    const parts = also
      ? [{ ...line, text: line.text.slice(0, line.text.length - also.text.length - 1) }, also]
      : [{ ...line, text: label.words }];
    for (const { index, text } of parts) form.push({ index, text, slag: 'ledord' });
    const own = label.rest === '' ? [] : [{ ...line, text: label.rest, gap: false }];
    blocks.push({ label: label.label, lines: own });
  }
  return blocks;
}

/**
 * Labels that came out one after the other, before the words of all of them: the words are dealt out at the blank
 * lines between them, the first part to the first label.
 */
function dealOut(blocks: readonly Block[]): Block[] {
  const dealt: Block[] = [];
  let waiting: Label[] = [];
  for (const { label, lines } of blocks) {
    if (label !== null && isPeople(label) && lines.length === 0) {
      waiting.push(label);
      continue;
    }
    const takes = label !== null && isPeople(label) ? [...waiting, label] : waiting;
    if ((label !== null && !isPeople(label)) || waiting.length === 0) {
      dealt.push(...waiting.map((one) => ({ label: one, lines: [] })), { label, lines: [...lines] });
      waiting = [];
      continue;
    }
    const parts = partsOf(lines, takes.length);
    dealt.push(...takes.map((one, index) => ({ label: one, lines: parts[index] ?? [] })));
    waiting = [];
  }
  return [...dealt, ...waiting.map((label) => ({ label, lines: [] }))];
}

function partsOf(lines: readonly Line[], count: number): Line[][] {
  const parts: Line[][] = [[]];
  for (const line of lines) {
    const isNew =
      line.gap && parts.length < count && (parts.at(-1)?.length ?? 0) > 0 && beginsWithName(line.text);
    if (isNew) parts.push([line]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}

/** «Ordförande» beside the first of the ledamöter may stand between the two lines of that name. */
const besideFirst = (blocks: readonly Block[]): Block[] =>
  blocks.map(({ label, lines }, at) => {
    const [before, next] = [blocks[at - 1], blocks[at + 1]];
    if (isInside(before, { label, lines })) return { label, lines: [] };
    return next && isInside({ label, lines }, next)
      ? { label, lines: [...lines, ...next.lines] }
      : { label, lines };
  });

const isInside = (list: Block | undefined, { label, lines: [first] }: Block): boolean =>
  label === 'ordforande' &&
  first !== undefined &&
  !beginsWithName(first.text) &&
  list?.label === 'ledamoter' &&
  groupPeople(list.lines).length === 1;

/** Chair and secretary as they are named in the lists, with their role among their titles. */
function takeRole(people: ReadPerson[], role: ReadPerson['roll']): ReadPerson | null {
  const index = people.findIndex(({ roll }) => roll === role);
  return index < 0 ? null : (people.splice(index, 1)[0] ?? null);
}

const ABSENT =
  /^(?:deltog ej|deltog inte|frånvarande|förhindrad|har förhinder|anmält förhinder|ej närvarande)$/i;

/** «Per Öst, chef, deltog ej» in the list of those who were there. */
function moveAbsent(front: ReadFront): void {
  const isAbsent = ({ funktion, organisation }: ReadPerson): boolean =>
    [funktion, organisation].some((title) => title?.split(', ').some((part) => ABSENT.test(part)));
  const without = (title: string | null): string | null =>
    title
      ?.split(', ')
      .filter((part) => !ABSENT.test(part))
      .join(', ') || null;
  for (const key of ['ledamoter', 'ersattare'] as const) {
    const absent = front[key].filter(isAbsent);
    front[key] = front[key].filter((one) => !absent.includes(one));
    const named = absent.map((one) => ({
      ...one,
      funktion: without(one.funktion),
      organisation: without(one.organisation),
    }));
    front.franvarande.push(...named);
  }
}

/** Who has a label of their own may stand in the list of ledamöter as well. */
function nameOnce(front: ReadFront): void {
  const { ordforande } = front;
  const twin =
    ordforande &&
    front.ledamoter.find(({ namn }) => comparableName(namn) === comparableName(ordforande.namn));
  if (!ordforande || !twin) return;
  front.ledamoter = front.ledamoter.filter((one) => one !== twin);
  front.ordforande = {
    ...ordforande,
    funktion: ordforande.funktion ?? twin.funktion,
    organisation: ordforande.organisation ?? twin.organisation,
    narvaro: ordforande.narvaro ?? twin.narvaro,
    lines: [...ordforande.lines, ...twin.lines],
  };
}

const roleless = (person: ReadPerson | null | undefined): ReadPerson | null =>
  person ? withoutRole(person) : null;

export function readFront(
  lines: readonly Line[],
  { organ, form, unread, known }: Pick<Reading, 'organ' | 'form' | 'unread' | 'known'>,
): ReadFront {
  const blocks = besideFirst(dealOut(blocksOf(lines, form)));
  const front: ReadFront = {
    ...EMPTY_TID,
    ...{ diarienummer: null, ordforande: null, sekreterare: null, justerare: [], justering: null },
    ...{
      ledamoter: [],
      ersattare: [],
      franvarande: [],
      tjanstepersoner: [],
      ovrigaDeltagare: [],
      paragrafer: null,
    },
  };
  const signers = new Map<string, ReadPerson>();
  let chairFirst = false;
  for (const { label, lines: own } of blocks) {
    if (label === 'ordforande') {
      // The label of the first name in the list of ledamöter, or a row of its own.
      if (own.length === 0) chairFirst = true;
      else {
        const [first = [], ...others] = groupPeople(own);
        front.ordforande ??= personOf(first, known);
        front.ledamoter.push(...readPeople(others.flat(), known));
      }
    } else if (label === 'sekreterare') {
      const [first = [], ...others] = groupPeople(own);
      if (first.length > 0) front.sekreterare ??= personOf(first, known);
      unread.push(...others.flat());
    } else if (label !== null && isPeople(label)) {
      for (const line of own.filter(isTableHead))
        form.push({ index: line.index, text: line.text, slag: 'ledord' });
      front[label].push(
        ...readPeople(
          own.filter((line) => !isTableHead(line)),
          known,
        ),
      );
    } else if (label === 'tidOchPlats') {
      const [title, read] = [front.datum, readTid(own)];
      Object.assign(front, present(read));
      if (title && read.datum && title.text !== read.datum.text)
        front.datum = { ...read.datum, doubt: 'datum-olika' };
    } else if (label === 'justering') front.justering = readJustering(own);
    else if (label === 'paragrafer') readRange(own, front, form, unread);
    else if (label === 'diarienummer' && own[0]) {
      const number = own.map(({ text }) => text).join(' ');
      front.diarienummer = piece(diarienummerIn(number) ?? number, own);
    } else if (label === 'underskrifter') {
      const block = readSignatureBlock(own);
      for (const line of block.form) form.push({ index: line.index, text: line.text, slag: 'underskrifter' });
      for (const [role, person] of block.signers) signers.set(role, person);
      unread.push(...block.rest);
    } else readTitle(own, organ, front, form, unread);
  }
  if (chairFirst) front.ordforande ??= front.ledamoter.shift() ?? null;
  front.ordforande ??= takeRole(front.ledamoter, 'ordförande');
  for (const list of [front.ledamoter, front.tjanstepersoner, front.ovrigaDeltagare])
    front.sekreterare ??= takeRole(list, 'sekreterare');
  moveAbsent(front);
  nameOnce(front);
  front.ordforande = roleless(front.ordforande ?? signers.get('ordförande'));
  front.sekreterare = roleless(front.sekreterare ?? signers.get('sekreterare'));
  return front;
}

const present = <T extends object>(all: T): Partial<T> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as Partial<T>;

const personOf = (lines: readonly Line[], known: ReadonlySet<string>): ReadPerson =>
  readPerson(
    wordsOfPerson(lines, known),
    lines.map(({ index }) => index),
  );

/** `Digital justering senast 2024-03-15 kl. 16.00`. */
function readJustering(lines: readonly Line[]): ReadFront['justering'] {
  const text = lines.map((line) => line.text).join(' ');
  const [date] = readDates(text).filter(({ year }) => year !== null);
  const iso = date?.year ? isoOf(date.year, date.month, date.day) : null;
  const clock =
    date &&
    parseKlockslag(/(?:kl\.?|klockan) ?(\d{1,2}(?:[.:]\d{2})?)/i.exec(text.slice(date.end))?.[1] ?? '');
  const satt = text
    .slice(0, date?.index ?? text.length)
    .replace(/(?:,? senast)?(?: den)? ?$/i, '')
    .trim();
  return {
    satt: satt === '' ? null : piece(satt, lines),
    senast: iso ? piece(clock ? `${iso} kl. ${clock.replace(':', '.')}` : iso, lines) : null,
  };
}

/** `§108 - §117`: what the sections are held against. */
function readRange(lines: readonly Line[], front: ReadFront, form: FormPart[], unread: Line[]): void {
  for (const line of lines) {
    const found = /^§{0,2} ?(\d{1,4})(?:\/\d{2,4})? ?(?:[-–—] ?§? ?(\d{1,4})(?:\/\d{2,4})?)?$/.exec(
      line.text,
    );
    if (!found) {
      unread.push(line);
      continue;
    }
    front.paragrafer = { forsta: Number(found[1]), sista: Number(found[2] ?? found[1]) };
    form.push({ index: line.index, text: line.text, slag: 'ledord' });
  }
}

/** What a paper is called, beside the names of its body: «Protokoll från mötet 2023-11-17». */
const TITLE =
  'protokoll sammanträdesprotokoll minnesanteckningar mötesanteckningar kallelse från fört vid möte mötet sammanträde sammanträdet';
const SHORT = 100;

/** `1(8)` at the end of a running head. */
const PAGE = / \d{1,3} ?[(/] ?\d{1,3}\)?$/;

/** Above the first label: the body, the kind of paper, the date. */
function readTitle(
  lines: readonly Line[],
  { namn, kortnamn, dokumenttyp }: Organ,
  front: ReadFront,
  form: FormPart[],
  unread: Line[],
): void {
  const names = new Set(`${TITLE} ${namn} ${kortnamn} ${dokumenttyp}`.toLowerCase().match(/\p{L}+/gu));
  const isName = (text: string): boolean =>
    (
      text
        .replace(PAGE, '')
        .toLowerCase()
        .match(/[\p{L}\d]+/gu) ?? ['']
    ).every((word) => names.has(word));
  for (const line of lines) {
    const [date] = line.text.length < SHORT ? readDates(line.text) : [];
    const iso = date?.year ? isoOf(date.year, date.month, date.day) : null;
    const around = date ? `${line.text.slice(0, date.index)} ${line.text.slice(date.end)}` : line.text;
    // «Torsdagen den 7 mars 2024 kl. 9–12, Rådhuset» without a label.
    const tid = iso && front.tid === null ? readTid([line]) : null;
    if (tid?.tid) Object.assign(front, present(tid));
    else if (iso && (isName(around) || !/\p{L}/u.test(around))) {
      front.datum ??= piece(iso, [line]);
      form.push({ index: line.index, text: line.text, slag: 'ledord' });
    } else if (isName(line.text)) form.push({ index: line.index, text: line.text, slag: 'ledord' });
    else unread.push(line);
  }
}
