import { expect, test } from '@jest/globals';
import { ArendetypSchema, parseKlockslag, TidpunktSchema, TidSchema } from './sammantrade.ts';
import { DatumSchema, JaNejSchema } from './values.ts';

test('times of day', () => {
  for (const text of ['9', '9.00', '09:00', 'kl. 9.00', 'klockan 9', ' 9.00 '])
    expect(parseKlockslag(text)).toBe('09:00');
  for (const text of ['24.00', '9.60', '9.0', 'nio', '', '9.00.00']) expect(parseKlockslag(text)).toBeNull();
});

test('start and end', () => {
  for (const text of ['8.15–12.00', 'kl. 8.15-12', '08:15 — 12:00', '8.15 till 12'])
    expect(TidSchema.parse(text)).toEqual({ start: '08:15', slut: '12:00' });
  for (const text of ['8.15', '12–8', '8–8', '8–10–12', '–', 'hela dagen', ' '.repeat(1e6)])
    expect(TidSchema.safeParse(text).success).toBe(false);
});

test('dates and moments', () => {
  expect(DatumSchema.parse('2024-02-29')).toBe('2024-02-29');
  for (const text of ['2023-02-29', '2023-2-9', '23-02-09', '2023-13-01', '2023-04-31', '1899-01-01'])
    expect(DatumSchema.safeParse(text).success).toBe(false);
  expect(TidpunktSchema.parse('2024-03-15 kl. 16.00')).toEqual({ datum: '2024-03-15', klockslag: '16:00' });
  expect(TidpunktSchema.parse('2024-03-15')).toEqual({ datum: '2024-03-15', klockslag: null });
  expect(TidpunktSchema.safeParse('2024-03-15 eftermiddag').success).toBe(false);
});

test('kinds of ärenden', () => {
  expect(ArendetypSchema.parse('B')).toEqual(['beslut']);
  expect(ArendetypSchema.parse('(I/D)')).toEqual(['information', 'diskussion']);
  expect(ArendetypSchema.parse('diskussion och beslut')).toEqual(['diskussion', 'beslut']);
  expect(ArendetypSchema.parse(['information', 'b'])).toEqual(['information', 'beslut']);
  for (const value of ['X', 'B/B', '', 'I//D', [['B']], [{}]])
    expect(ArendetypSchema.safeParse(value).success).toBe(false);
});

test('yes and no', () => {
  expect(['ja', 'Ja.', 'true', 'sant'].map((text) => JaNejSchema.parse(text))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['nej', 'NEJ', 'false'].map((text) => JaNejSchema.parse(text))).toEqual([false, false, false]);
  expect(JaNejSchema.safeParse('kanske').success).toBe(false);
});
