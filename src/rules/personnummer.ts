// Personnummer and samordningsnummer as people write them: 10 or 12 digits, a real date of birth, a right check digit
// (folkbokföringslagen 1991:481, 18 §; lag 2022:1697 om samordningsnummer; the day of a samordningsnummer is 60 more).
import { isRealDate } from '../domain/values.ts';

/** Between the date and the four last: nothing, a hyphen or plus sign (also with spaces), a dash without spaces. */
const BETWEEN = '(?:[ \\u00A0]{0,3}[-+−‑][ \\u00A0]{0,3}|–)?';
/** `1981-12-18-9876` as well, but no spaces there: `2023-01-01 - 2023-03-31` is two dates. */
const CANDIDATE = new RegExp(
  `(?<!\\d)(?:((?:19|20)\\d{2})-(\\d{2})-(\\d{2})-|((?:19|20)?\\d{4})(\\d{2})${BETWEEN})(\\d{4})(?!\\d|[-–]\\d)`,
  'gu',
);

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

export function personnummerIn(text: string): Personnummer[] {
  const found: Personnummer[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const [all, year, month, isoDay, solid, solidDay, last] = match;
    const written = solid ?? `${year}${month}`;
    const day = isoDay ?? solidDay ?? '';
    const samordning = Number(day) > 60;
    const born = `${written.slice(-2)}-${String(Number(day) - (samordning ? 60 : 0)).padStart(2, '0')}`;
    const years =
      written.length === 6 ? [written.slice(0, 4)] : ['19', '20'].map((c) => c + written.slice(0, 2));
    if (!years.some((one) => isRealDate(`${one}-${born}`))) continue;
    if (!hasCheckDigit(`${written.slice(-4)}${day}${last}`)) continue;
    found.push({
      index: match.index,
      end: match.index + all.length,
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
