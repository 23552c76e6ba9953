// Where a word may be broken. Official text is set left without hyphenation; only a word that cannot stand
// on a line is broken, by Swedish patterns, and an address after its separators.
import sv from 'hyphen/sv/index.js';

const SOFT_HYPHEN = '\u00ad';
/** Longest stretch of letters without a break, in characters; longer ones are cut there. */
const LONGEST_PART = 14;

/** Longest part of an address that is left whole, in characters. */
const ADDRESS_PART = 30;

const isAddress = (word: string): boolean => /^(https?:|mailto:|www\.)|\w@\w|\w\/\w.*\//.test(word);

function cut(part: string): string[] {
  const letters = [...part];
  const parts: string[] = [];
  for (let start = 0; start < letters.length; start += LONGEST_PART)
    parts.push(letters.slice(start, start + LONGEST_PART).join(''));
  return parts;
}

/** Parts of a word longer than `longest` characters; others are divided at soft hyphens only. */
export function hyphenator(longest: number): (word: string) => string[] {
  const divide = (word: string): string[] => {
    if (word.length <= longest || !/\p{L}/u.test(word))
      return word.includes(SOFT_HYPHEN) ? word.split(SOFT_HYPHEN) : [word];
    // After a slash or a hyphen nobody reads a space into an address; elsewhere only where nothing else helps.
    if (isAddress(word))
      return word
        .split(/(?<=[/-])(?=[^/-])/)
        .flatMap((part) => (part.length > Math.max(longest, ADDRESS_PART) ? cut(part) : [part]));
    return word
      .replaceAll(SOFT_HYPHEN, '')
      .split(/(?<=[-–/])(?=\p{L})/u)
      .flatMap((part) => sv.hyphenateSync(part, { minWordLength: longest }).split(SOFT_HYPHEN))
      .flatMap(cut);
  };
  // Words held together by no-break spaces come as one; only inside them there is anything to divide.
  return (words) =>
    words.split(/(?<=\u00a0)|(?=\u00a0)/).reduce<string[]>((parts, word) => {
      const [head = '', ...tail] = divide(word);
      return [...parts.slice(0, -1), `${parts.at(-1) ?? ''}${head}`, ...tail];
    }, []);
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
