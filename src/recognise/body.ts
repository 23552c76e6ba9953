// Which body's paper it is, where the user did not say: by the names and lead-ins that only one body has.
import type { Organ } from '../domain/organ.ts';
import type { SourceLine } from '../source/source.ts';
import { leadInOf } from './grammar.ts';

/** Lines in which a paper names its body. */
const TOP = 12;
/** Where its ärenden, or the list of them, begin. */
const NUMBERED = /^(?:§ ?\d|\d{1,3} ?(?:\)\.?|\.) ?\p{L})/u;

export function bodyOf(lines: readonly SourceLine[], organs: readonly Organ[]): Organ | null {
  const first = lines.slice(0, TOP).findIndex(({ text }) => NUMBERED.test(text));
  const top = fold(
    lines
      .slice(0, first < 0 ? TOP : first)
      .map(({ text }) => text)
      .join(' '),
  );
  const leading = organs.filter((organ) => {
    const words = organ.beslut.inledning.toLowerCase();
    return lines.some(({ text }) => leadInOf(text, organ) !== null && fold(text).includes(fold(words)));
  });
  // A paper that names another body in its title is that of the body whose decisions it has.
  const named = (leading.length > 0 ? leading : organs).filter(({ kortnamn, namn }) =>
    [kortnamn, namn].some((name) => ` ${top} `.includes(` ${fold(name)} `)),
  );
  const [found, ...others] = named.length > 0 ? named : leading;
  return found && others.length === 0 ? found : null;
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
