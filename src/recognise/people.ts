// People of the front page: lines → persons with function, organisation and presence (KL 5:66), also where a line was
// broken, where the commas are missing, and where names and titles came out as one column after the other.
import { looksLikeName, parsePerson } from '../domain/person.ts';
import type { Doubt } from '../messages/importera.ts';
import type { Line, ReadPerson } from './paper.ts';
import { joinLines } from './paragraphs.ts';
import { takePresence } from './presence.ts';

/** `Karlshamns kommun`, `Region Blekinge` at the end of a title without a comma before it. */
const ORGANISATION_LAST =
  /^(.*\S) ((?:\p{Lu}[\p{L}-]+s|\p{Lu}[\p{L}-]+) [Kk]ommun|Region \p{Lu}[\p{L}-]+|(?:länets|Blekinges) kommuner)$/u;
const CAPITALISED = /^\p{Lu}[\p{L}.’'-]*$/u;
const PARTICLE = /^(?:af|av|von|van|de|der|den|di|da|del|la|le|el|al|bin|ibn)$/;

/** Names with capital letters that a line begins with. */
function leadingName(text: string): string {
  const name: string[] = [];
  for (const word of text.split(' ')) {
    if (!CAPITALISED.test(word.replace(/[,;:]$/, '')) && !PARTICLE.test(word)) break;
    name.push(word);
    if (/[,;:]$/.test(word)) break;
  }
  return name.join(' ').replace(/[,;:]$/, '');
}

/** Whether a line begins with somebody's name. */
export function beginsWithName(text: string): boolean {
  const name = leadingName(text);
  return looksLikeName(name) || looksLikeName(name.split(' ').slice(0, 2).join(' '));
}

/** Lines of a list of people → one group of lines for each. */
export function groupPeople(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const open =
      last !== undefined && (/(?:,| och| för| av|-)$/.test(last.text) || !beginsWithName(line.text));
    if (
      group &&
      last &&
      open &&
      (line.marker === null || /^\d/.test(line.text)) &&
      !(last.ended && !/[,-]$/.test(last.text) && /^\p{Lu}/u.test(line.text) && line.text.includes(','))
    )
      group.push(line);
    else groups.push([line]);
  }
  return groups;
}

const ROLES = ['ordförande', 'sekreterare'] as const;

/** «Bo Ek, sekreterare, Enheten …», «Bo Ek (M) ordförande»: what somebody was at the meeting, among their titles. */
const roleIn = (titles: readonly (string | null | undefined)[]): ReadPerson['roll'] => {
  const parts = titles.flatMap((title) => (title ?? '').toLowerCase().split(', '));
  return ROLES.find((role) => parts.includes(role)) ?? null;
};

/** Chair or secretary without the word that says so, which the protokoll has from their place. */
export function withoutRole(person: ReadPerson): ReadPerson {
  const { funktion, organisation, roll } = person;
  const parts = [funktion, organisation].flatMap((title) => (title === null ? [] : title.split(', ')));
  const left = parts.filter((part) => part.toLowerCase() !== roll);
  const read = parsePerson(['-', ...left].join(', ')) as Record<string, string | undefined>;
  return { ...person, funktion: read.funktion ?? null, organisation: read.organisation ?? null };
}

/** One person's words → the parts of a meeting file. */
export function readPerson(text: string, lines: readonly number[], doubt: Doubt | null = null): ReadPerson {
  let rest = text
    .replace(/[.;]$/, '')
    .replace(/ \((ordförande|vice ordförande|sekreterare|justerare)\)/i, ', $1')
    .trim();
  const presence = takePresence(rest);
  if (presence) rest = presence.rest;
  if (!rest.includes(',') && !/\([\p{L}-]{1,5}\)/u.test(rest)) {
    const name = leadingName(rest);
    const title = rest.slice(name.length).trim();
    if (title !== '' && looksLikeName(name)) rest = `${name}, ${title}`;
  }
  const {
    namn = '',
    parti,
    funktion,
    organisation,
  } = parsePerson(rest) as Record<string, string | undefined>;
  const split = organisation === undefined ? ORGANISATION_LAST.exec(funktion ?? '') : null;
  const own =
    organisation === undefined && split === null ? null : ORGANISATION_LAST.exec(organisation ?? '');
  return {
    namn,
    parti: parti ?? null,
    funktion: split?.[1] ?? (own ? [funktion, own[1]].filter(Boolean).join(', ') : funktion) ?? null,
    organisation: split?.[2] ?? own?.[2] ?? organisation ?? null,
    roll: roleIn([funktion, organisation]),
    narvaro: presence?.narvaro ?? null,
    lines,
    doubt: doubt ?? (looksLikeName(namn) ? null : 'namn'),
  };
}

/** Lines of one person as one line; «§§ 12 / - 17» lost its dash to a list. */
export const wordsOfPerson = (group: readonly Line[], known: ReadonlySet<string>): string =>
  joinLines(
    group.map((line, at) => (at > 0 && line.marker !== null ? { ...line, text: `- ${line.text}` } : line)),
    'text',
    known,
  );

/** A list of people; `known` are the paper's words, to put a broken one together. */
export function readPeople(lines: readonly Line[], known: ReadonlySet<string>): ReadPerson[] {
  const columns = readColumns(lines);
  if (columns) return columns;
  return groupPeople(lines.map(withCells)).flatMap((group) => {
    const [text, from] = [wordsOfPerson(group, known), group.map(({ index }) => index)];
    return areNames(text) ? readSpeakers(text, from) : [readPerson(text, from)];
  });
}

/** A row of a table as a line: its cells with commas between them. */
function withCells(line: Line): Line {
  if (!line.table) return line;
  const cells = line.markdown.split(/(?<!\\)\|/).map((cell) => cell.trim());
  const text = cells.filter((cell) => cell !== '').join(', ');
  return { ...line, text, markdown: text, table: false, ended: true };
}

/** Longest line that is looked through for several names, in characters. */
const MOST_NAMES = 2000;
const NAMES_BETWEEN = /, | och | samt | & |; ?/;
/** Without party or role in brackets. */
const bare = (part: string): string => part.replace(/ ?\([^()]{1,20}\)$/u, '').trim();

/** «A B (ordförande), C D och E F»: nothing but names. */
function areNames(text: string): boolean {
  const parts = text.length > MOST_NAMES ? [] : text.replace(/\.$/, '').split(NAMES_BETWEEN);
  return parts.length > 1 && parts.every((part) => looksLikeName(bare(part)));
}

/** Words of a row that says what its columns hold. */
const HEADER =
  /^(?:\| ?)?(?:namn|funktion|titel|uppdrag|organisation|parti|kommun|närvarande|ledamot)(?:[ |,]+(?:namn|funktion|titel|uppdrag|organisation|parti|kommun|huvudman|närvarande|ledamot|paragrafer|§))+(?: ?\|)?$/i;
export const isTableHead = ({ text, markdown, table }: Line): boolean =>
  table && (HEADER.test(text) || /^[|:\- ]+$/.test(markdown));

/** Names alone, and then as many titles: two columns that came out one after the other. */
function readColumns(lines: readonly Line[]): ReadPerson[] | null {
  const half = lines.length / 2;
  if (lines.length < 4 || !Number.isInteger(half)) return null;
  const [names, titles] = [lines.slice(0, half), lines.slice(half)];
  const isName = ({ text }: Line): boolean => looksLikeName(text.replace(/ ?\([\p{L}-]{1,5}\)$/u, ''));
  if (!names.every(isName) || titles.some((line) => isName(line) || beginsWithName(line.text))) return null;
  return names.map((line, index) => {
    const title = titles[index] as Line;
    return readPerson(`${line.text}, ${title.text}`, [line.index, title.index], 'kolumner');
  });
}

/** `A B, C D och E F` → each of them; anything else stays whole. */
export function readSpeakers(text: string, lines: readonly number[]): ReadPerson[] {
  if (text.length > MOST_NAMES) return [readPerson(text, lines, 'namn')];
  if (areNames(text))
    return text
      .replace(/\.$/, '')
      .split(NAMES_BETWEEN)
      .map((part) => readPerson(part.trim(), lines));
  // «Bo Ek, chef, och Cia Ek, samordnare»: a new person at each name.
  const people: string[] = [];
  for (const part of text.replace(/\.$/, '').split(/, och |, (?=\p{Lu})| och (?=\p{Lu})|; ?/u)) {
    const last = people.at(-1);
    if (last !== undefined && !beginsWithName(part)) people[people.length - 1] = `${last}, ${part}`;
    else people.push(part);
  }
  return people.map((part) => readPerson(part.trim(), lines));
}
