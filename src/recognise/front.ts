// The front page: date, time, place, and the lists of people, by their labels. A label may stand above its words, on
// their line, or in a column of its own that came out before the words of the other column.
import { isoOf, readDates } from '../calendar/datum-i-text.ts';
import { parseKlockslag } from '../domain/sammantrade.ts';
import { type Label, labelIn } from './grammar.ts';
import { type FormPart, type Line, piece, type ReadFront, type ReadPerson, type ReadTid } from './paper.ts';
import { beginsWithName, groupPeople, readPeople, readPerson, withoutRole } from './people.ts';

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
  ...{ datum: null, start: null, slut: null, tid: null, plats: null, form: null, veckodag: null },
};

const TIMES =
  /(?:(?:kl\.?|klockan) ?)?(\d{1,2}(?:[.:]\d{2})?) ?(?:-|–|—|till) ?(?:(?:kl\.?|klockan) ?)?(\d{1,2}(?:[.:]\d{2})?)(?![\d-])/i;
const BY_LINK = /^(?:via|på distans|digitalt|hybrid|distansmöte)/i;

/** `Fredagen den 17 november 2023 kl. 08.15 - 12.00, via Teams`, in any order. */
export function readTid(lines: readonly Line[]): ReadTid {
  const text = lines.map((line) => line.text).join(' ');
  const [date] = readDates(text).filter(({ year }) => year !== null);
  const datum = date?.year ? isoOf(date.year, date.month, date.day) : null;
  const [left, right] = date ? [text.slice(0, date.index), text.slice(date.end)] : ['', text];
  const found = TIMES.exec(right) ?? TIMES.exec(left);
  const [start, slut] = [parseKlockslag(found?.[1] ?? ''), parseKlockslag(found?.[2] ?? '')];
  const rest = [left, right]
    .map((part) => part.replace(found?.[0] ?? /$^/, ' ').replace(/\b(?:den|klockan|kl\.?) *$/i, ' '))
    .flatMap((part) => part.split(','))
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
    ...{ start, slut },
    tid: start && slut ? piece(`${start}–${slut}`.replace(/:/g, '.'), lines) : null,
    plats: plats === '' ? null : piece(plats, lines),
    form: form === '' ? null : piece(form, lines),
    veckodag: date?.weekday ?? null,
  };
}

/** Label words of two lines, «Närvarande / ledamöter:», are one label. */
function joinLabels(lines: readonly Line[]): { line: Line; also: Line | null }[] {
  const joined: { line: Line; also: Line | null }[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as Line;
    const next = lines[at + 1];
    const both =
      next && line.text.length + next.text.length < 48 && !beginsWithName(next.text)
        ? `${line.text} ${next.text}`
        : '';
    const label = both === '' ? null : labelIn(both);
    if (next && label && /:$/.test(next.text) && label.rest === '' && !/:/.test(line.text)) {
      joined.push({ line: { ...line, text: both, markdown: both }, also: next });
      at += 1;
    } else joined.push({ line, also: null });
  }
  return joined;
}

function blocksOf(lines: readonly Line[], form: FormPart[]): Block[] {
  const blocks: Block[] = [{ label: null, lines: [] }];
  for (const { line, also } of joinLabels(lines)) {
    const label = labelIn(line.text);
    // «Ordförande» under a signature is a role, and «Ordförande» after a name a title.
    const inSignatures = blocks.at(-1)?.label === 'underskrifter';
    if (!label || (inSignatures && label.label !== 'paragrafer')) {
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

/** Chair and secretary as they are named in the lists, with their role among their titles. */
function takeRole(people: ReadPerson[], role: ReadPerson['roll']): ReadPerson | null {
  const index = people.findIndex(({ roll }) => roll === role);
  return index < 0 ? null : (people.splice(index, 1)[0] ?? null);
}

const roleless = (person: ReadPerson | null | undefined): ReadPerson | null =>
  person ? withoutRole(person) : null;

export function readFront(lines: readonly Line[], form: FormPart[], unread: Line[]): ReadFront {
  const blocks = dealOut(blocksOf(lines, form));
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
        front.ordforande ??= personOf(first);
        front.ledamoter.push(...readPeople(others.flat()));
      }
    } else if (label === 'sekreterare') {
      const [first = [], ...others] = groupPeople(own);
      if (first.length > 0) front.sekreterare ??= personOf(first);
      unread.push(...others.flat());
    } else if (label !== null && isPeople(label)) front[label].push(...readPeople(own));
    else if (label === 'tidOchPlats') {
      const [title, read] = [front.datum, readTid(own)];
      Object.assign(front, present(read));
      if (title && read.datum && title.text !== read.datum.text)
        front.datum = { ...read.datum, doubt: 'datum-olika' };
    } else if (label === 'justering') front.justering = readJustering(own);
    else if (label === 'paragrafer') readRange(own, front, form, unread);
    else if (label === 'diarienummer' && own[0])
      front.diarienummer = piece(own.map(({ text }) => text).join(' '), own);
    else if (label === 'underskrifter') readSignatures(own, signers, form);
    else readTitle(own, front, form, unread);
  }
  if (chairFirst) front.ordforande ??= front.ledamoter.shift() ?? null;
  front.ordforande ??= takeRole(front.ledamoter, 'ordförande');
  for (const list of [front.ledamoter, front.tjanstepersoner, front.ovrigaDeltagare])
    front.sekreterare ??= takeRole(list, 'sekreterare');
  front.ordforande = roleless(front.ordforande ?? signers.get('ordförande'));
  front.sekreterare = roleless(front.sekreterare ?? signers.get('sekreterare'));
  return front;
}

const present = <T extends object>(all: T): Partial<T> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as Partial<T>;

const personOf = (lines: readonly Line[]): ReadPerson =>
  readPerson(
    lines.map(({ text }) => text).join(' '),
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
    .replace(/[ ,]*(?:senast|den)* *$/i, '')
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
    front.paragrafer = { forsta: Number(found[1]), sista: Number(found[2] ?? found[1]), rad: line.index };
    form.push({ index: line.index, text: line.text, slag: 'ledord' });
  }
}

/** Dotted lines, names and roles. The names stand in the lists as well; the roles say who is who. */
function readSignatures(lines: readonly Line[], signers: Map<string, ReadPerson>, form: FormPart[]): void {
  for (const [place, line] of lines.entries()) {
    form.push({ index: line.index, text: line.text, slag: 'underskrifter' });
    const role = /^(ordförande|sekreterare)$/i.exec(line.text)?.[1]?.toLowerCase();
    const above = lines.slice(0, place).findLast(({ text }) => beginsWithName(text));
    if (role && above) signers.set(role, readPerson(above.text, [above.index]));
  }
}

const TITLE = /^(?:(?:sammanträdes)?protokoll|minnesanteckningar|mötesanteckningar|kallelse)$/i;
const SHORT = 100;

/** Above the first label: the body, the kind of paper, the date. */
function readTitle(lines: readonly Line[], front: ReadFront, form: FormPart[], unread: Line[]): void {
  for (const line of lines) {
    const [date] = line.text.length < SHORT ? readDates(line.text) : [];
    const iso = date?.year ? isoOf(date.year, date.month, date.day) : null;
    front.datum ??= iso ? piece(iso, [line]) : null;
    if (
      iso ||
      TITLE.test(line.text) ||
      (/^\p{Lu}[\p{L} –-]{1,50}$/u.test(line.text) && !beginsWithName(line.text))
    )
      form.push({ index: line.index, text: line.text, slag: 'ledord' });
    else unread.push(line);
  }
}
