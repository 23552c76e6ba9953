// A § or an item with its underpunkter.
import type { ReadArende } from './paper.ts';
import { readPunkt } from './punkt.ts';
import type { Reading } from './reading.ts';
import { headsOf, takeRubrik } from './rubrik.ts';
import type { Listed, Section } from './split.ts';

export function readArende(
  section: Section,
  listed: Listed | undefined,
  reading: Reading,
  isLast: boolean,
): ReadArende {
  const { form } = reading;
  const { heading, rest: inline } = section;
  const number = heading.text.slice(0, heading.text.length - inline.length).trim();
  const written = [heading.marker, number].filter(Boolean).join(' ');
  form.push({ index: heading.index, text: written, slag: 'ledord' });
  const head = inline === '' ? null : { ...heading, text: inline, markdown: inline };
  const { rubrik, rest } = takeRubrik(head, section.lines, listed?.rubrik ?? null, reading);
  const heads = headsOf({ ...section, lines: rest }, listed, reading);
  const places = heads.map(({ line }) => rest.indexOf(line));
  const punkt = readPunkt(
    rubrik,
    rest.slice(0, places[0] ?? rest.length),
    listed ?? null,
    reading,
    isLast && heads.length === 0,
  );
  const underpunkter = heads.map(({ label, line, rest: words }, index) => {
    const lines = rest.slice((places[index] as number) + 1, places[index + 1] ?? rest.length);
    const before = line.text.slice(0, line.text.length - words.length).trim();
    form.push({ index: line.index, text: before, slag: 'ledord' });
    const inList = listed?.underpunkter.find(({ letter }) => letter === label) ?? null;
    const taken = takeRubrik(
      { ...line, text: words, markdown: words },
      lines,
      inList?.rubrik ?? null,
      reading,
    );
    return {
      ...readPunkt(taken.rubrik, taken.rest, inList, reading, isLast && index === heads.length - 1),
      label,
    };
  });
  return { ...punkt, nummer: section.nummer, ar: section.ar, rad: heading.index, underpunkter };
}
