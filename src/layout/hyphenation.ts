// Where a word may be broken. Official text is set left without hyphenation; only a word that cannot stand
// on a line is broken, by Swedish patterns, and an address after its separators.
import sv from 'hyphen/sv/index.js';

const SOFT_HYPHEN = '\u00ad';
/** Longest stretch of letters without a break, in characters; longer ones are cut there. */
const LONGEST_PART = 14;

const isAddress = (word: string): boolean => /^(https?:|mailto:|www\.)|\w@\w|\w\/\w.*\//.test(word);

function cut(part: string): string[] {
  const letters = [...part];
  const parts: string[] = [];
  for (let start = 0; start < letters.length; start += LONGEST_PART)
    parts.push(letters.slice(start, start + LONGEST_PART).join(''));
  return parts;
}

/** Parts of a word longer than `longest` characters; other words come back whole. */
export function hyphenator(longest: number): (word: string) => string[] {
  return (word) => {
    if (word.length <= longest) return word.includes(SOFT_HYPHEN) ? word.split(SOFT_HYPHEN) : [word];
    if (isAddress(word)) return word.split(/(?<=[/.?&=_-])(?=[^/.?&=_-])/).flatMap(cut);
    return word
      .replaceAll(SOFT_HYPHEN, '')
      .split(/(?<=[-–/])(?=\p{L})/u)
      .flatMap((part) => sv.hyphenateSync(part, { minWordLength: longest }).split(SOFT_HYPHEN))
      .flatMap(cut);
  };
}

/**
 * An address is broken without a visible hyphen: one would read as part of it. A word that ends its line with a
 * hyphen, a dash or a slash of its own needs no other.
 */
export function breaksWithoutHyphen(text: string, position: number): boolean {
  if (/[-–/]/.test(text[position - 1] ?? '')) return true;
  const before = text.slice(0, position).split(/\s/).at(-1) ?? '';
  const after = text.slice(position).split(/\s/)[0] ?? '';
  return isAddress(before + after);
}
