// Papers for the tests of `src/recognise/`, written as they would lie in a text file, and the bodies that they are of.
import { readFileSync } from 'node:fs';
import type { Organ } from '../src/domain/organ.ts';
import { parseOrgan } from '../src/load/load-organ.ts';
import type { Line, ReadPerson, ReadPunkt, Recognised } from '../src/recognise/paper.ts';
import { knownWords, settingOf } from '../src/recognise/paragraphs.ts';
import type { Reading } from '../src/recognise/reading.ts';
import { recognise } from '../src/recognise/recognise.ts';
import { readText } from '../src/source/text.ts';

function organ(slug: string): Organ {
  const loaded = parseOrgan(slug, readFileSync(`templates/organ/${slug}.yaml`, 'utf8'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.organ;
}
/** `§ 12` and att-satser; `§ 12/24` and numbered clauses; `12).` and no front page. */
export const [LSVO, PSVO, GRUPP] = ['lsvo', 'psvo', 'att-aldras'].map(organ) as [Organ, Organ, Organ];
export const ORGANS: readonly Organ[] = [LSVO, PSVO, GRUPP];

/** A text as the lines that a text file has; the line break after the first backtick is none of it. */
export const linesOf = (text: string): Line[] =>
  readText(text.replace(/^\n/, '')).lines.map((line, index) => ({ ...line, index }));

/** One line, with what a file of another format says of it. */
export const lineOf = (text: string, more: Partial<Line> = {}): Line => ({
  ...(linesOf(text)[0] as Line),
  ...more,
});

export const texts = (lines: readonly { text: string }[]): string[] => lines.map(({ text }) => text);

/** What the steps below a § know of a paper that has these lines. */
export function readingOf(lines: readonly Line[], body = LSVO, more: Partial<Reading> = {}): Reading {
  const [setting, known] = [settingOf(lines, false), knownWords(lines)];
  return { organ: body, setting, known, sub: null, form: [], unread: [], ...more };
}

export function recognised(text: string, body = LSVO): Recognised {
  return recognise({ lines: linesOf(text), format: 'txt' }, body).recognised;
}

/** What stands below the rubrik of one §. */
export function punktOf(text: string, body = LSVO): ReadPunkt {
  const number = { '§ {n}': '§ 14', '§ {n}/{åå}': '§ 14/24' }[body.numrering.form] ?? '1).';
  const [arende] = recognised(`${number} Rubriken\n\n${text.replace(/^\n/, '')}`, body).arenden;
  if (arende?.rubrik.text !== 'Rubriken') throw new Error(`another rubrik: ${arende?.rubrik.text}`);
  return arende;
}

/** `Bo Ek (M) | funktion | organisation | närvaro`, with `-` for what was not there. */
export const personText = ({ namn, parti, funktion, organisation, narvaro }: ReadPerson): string =>
  [parti === null ? namn : `${namn} (${parti})`, funktion, organisation, narvaro]
    .map((part) => part ?? '-')
    .join(' | ');
export const people = (all: readonly ReadPerson[]): string[] => all.map(personText);
