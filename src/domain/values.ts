// Values that all data files share: a list, one word of a few, yes or no, a date.
import * as z from 'zod';

/** A list; one entry may stand without its dash. */
export const list = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item));
/** What a date, a time or one word is read from; bounded because patterns are tried on it. */
export const word = z.string().trim().max(100);

/** An issue of our own; the loader has the sentence for its code. */
export const custom = (code: string, values: Record<string, unknown> = {}) =>
  ({ code: 'custom', params: { code, ...values } }) as const;

export function isRealDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** ISO 8601 calendar date, `2023-11-17`, in Europe/Stockholm. */
export const DatumSchema = word.superRefine((value, ctx) => {
  if (!isRealDate(value)) ctx.addIssue(custom('datum', { value }));
});

/** A moment with its offset, `2023-11-17T12:00:00+01:00`. */
export const InstantSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-](0\d|1[0-4]):[0-5]\d)$/)
  .refine((value) => isRealDate(value.slice(0, 10)));

/** `ja` or `nej`. */
export const JaNejSchema = word.transform((value, ctx): boolean => {
  if (/^(ja|sant|true)[.!]?$/i.test(value)) return true;
  if (/^(nej|falskt|false)[.!]?$/i.test(value)) return false;
  ctx.addIssue(custom('ja-nej', { value }));
  return z.NEVER;
});

const fold = (value: unknown): unknown =>
  typeof value === 'string' ? value.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase() : value;

/** One of a few words, in any case, with or without diacritics. */
export const folded = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(fold, z.enum(values as unknown as [T[number], ...T[number][]]));
