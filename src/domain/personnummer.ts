// Personnummer and samordningsnummer as people write them: 10 or 12 digits, a real date of birth, a right check digit
// (folkbokföringslagen 1991:481, 18 §; lag 2022:1697 om samordningsnummer; the day of a samordningsnummer is 60 more).
import { isRealDate } from './values.ts';

const SPACE = '[\\s\\u00A0]{0,3}';
/** Hyphens, dashes, plus and minus signs, a slash or a full stop; also with spaces, or over the end of a line. */
const SIGN = '[-+\\u2010-\\u2015\\u2212/.]';
/** `1981-12-18-9876` and `81-12-18-9876` as well; a date after it, as in `20230101-2023-03-31`, makes it none. */
const CANDIDATE = new RegExp(
  `(?<!\\d)(?:((?:19|20)?\\d{2})-(\\d{2})-(\\d{2})[- ]|((?:19|20)?\\d{4})(\\d{2})(${SPACE}${SIGN}${SPACE}|[ \\u00A0]?))(\\d{4})(?!\\d|-\\d\\d-\\d\\d)`,
  'gu',
);
/** Without so many digits close together there is none. */
const DIGITS = /(?:\d[^\d]{0,9}){10}/u;

export interface Personnummer {
  index: number;
  end: number;
  /** The date alone, as it may be told: `811218-••••`. */
  shown: string;
  samordning: boolean;
}

/** A sum of doubled digits that ends in nought (Luhn). */
function hasCheckDigit(ten: string): boolean {
  let sum = 0;
  for (let index = 0; index < ten.length; index++) {
    const product = Number(ten[index]) * (index % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === 0;
}

/** `230512 1330`: six digits and an hour are a date and a time more often than a person. */
const isHour = (last: string): boolean => Number(last.slice(0, 2)) < 24 && Number(last.slice(2)) < 60;

/** Signs that are not printed: those of Markdown, and what has no width. */
const UNPRINTED =
  /\\(?=[!-/:-@[-`{-~])|[*_`\u00AD\u200B-\u200D\u2060\uFEFF]|&#(\d{1,7});|&#x([0-9a-f]{1,6});/giu;

/** The words as they are printed, and where each character stands in the text. */
function printed(text: string): { words: string; at: (index: number) => number } {
  let words = '';
  const places: number[] = [];
  let from = 0;
  const put = (part: string, index: number, step: 0 | 1): void => {
    for (let offset = 0; offset < part.length; offset++) places.push(index + offset * step);
    words += part;
  };
  for (const match of text.matchAll(UNPRINTED)) {
    put(text.slice(from, match.index), from, 1);
    const [all, decimal, hex] = match;
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0;
    if (code > 0 && code <= 0x10ffff) put(String.fromCodePoint(code), match.index, 0);
    from = match.index + all.length;
  }
  put(text.slice(from), from, 1);
  return { words, at: (index) => places[index] ?? text.length };
}

export function personnummerIn(text: string): Personnummer[] {
  if (!DIGITS.test(text)) return [];
  const found: Personnummer[] = [];
  const { words, at } = printed(text);
  for (const match of words.matchAll(CANDIDATE)) {
    const [all, year, month, isoDay, solid, solidDay, between, last = ''] = match;
    const written = solid ?? `${year}${month}`;
    const day = isoDay ?? solidDay ?? '';
    if (between !== undefined && /^[ \u00A0]$/u.test(between) && written.length === 4 && isHour(last))
      continue;
    const samordning = Number(day) > 60;
    const born = `${written.slice(-2)}-${String(Number(day) - (samordning ? 60 : 0)).padStart(2, '0')}`;
    const years =
      written.length === 6 ? [written.slice(0, 4)] : ['19', '20'].map((c) => c + written.slice(0, 2));
    if (!years.some((one) => isRealDate(`${one}-${born}`))) continue;
    if (!hasCheckDigit(`${written.slice(-4)}${day}${last}`)) continue;
    found.push({
      index: at(match.index),
      end: at(match.index + all.length - 1) + 1,
      shown: `${written}${day}-••••`,
      samordning,
    });
  }
  return found;
}

/** The text as a message may quote it. */
export function withoutPersonnummer(text: string): string {
  let [out, from] = ['', 0];
  for (const { index, end, shown } of personnummerIn(text)) {
    out += text.slice(from, index) + shown;
    from = end;
  }
  return out + text.slice(from);
}
