import { expect, test } from '@jest/globals';
import { breaksWithoutHyphen, hyphenator } from './hyphenation.ts';

const parts = hyphenator(12);

test('a short word is left alone', () => {
  expect(parts('samverkan')).toEqual(['samverkan']);
});

test('a long word is divided by Swedish patterns, and nothing of it is lost', () => {
  const word = 'förvaltningschefsnätverkets';
  expect(parts(word).length).toBeGreaterThan(1);
  expect(parts(word).join('')).toBe(word);
});

test('a word of letters without patterns is cut', () => {
  expect(parts('x'.repeat(90)).join('')).toHaveLength(90);
  expect(Math.max(...parts('x'.repeat(90)).map((part) => part.length))).toBeLessThan(20);
});

test('a compound is divided after its own hyphen, which then needs no other', () => {
  const word = 'omsorgsförvaltningen-regionledningsgruppen';
  expect(parts(word).some((part) => part.startsWith('-'))).toBe(false);
  expect(breaksWithoutHyphen(word, word.indexOf('-') + 1)).toBe(true);
});

test('an address is divided after its separators, without a hyphen', () => {
  const address = 'https://www.regionblekinge.se/samverkan/protokoll-och-handlingar';
  expect(parts(address).join('')).toBe(address);
  expect(breaksWithoutHyphen(`Se ${address}.`, 20)).toBe(true);
  expect(breaksWithoutHyphen('förvaltningschef', 7)).toBe(false);
});
