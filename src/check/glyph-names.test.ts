// Glyph names and encodings of simple fonts, at the places where they differ.

import { expect, test } from '@jest/globals';
import { macRomanCode, namesOfEncoding, unicodeOfName } from './glyph-names.ts';

test('names lead to characters', () => {
  const names = [
    'a',
    'quoteright',
    'Aring',
    'zcaron',
    'emdash',
    'copyright',
    'Euro',
    'uni00E5',
    'u1F600',
    'g12',
  ];
  expect(names.map(unicodeOfName)).toEqual(['a', '’', 'Å', 'ž', '—', '©', '€', 'å', '😀', null]);
});

test('encodings have 256 places and differ where they should', () => {
  const win = namesOfEncoding('WinAnsiEncoding');
  const mac = namesOfEncoding('MacRomanEncoding');
  const standard = namesOfEncoding('StandardEncoding');
  expect([win.length, mac.length, standard.length]).toEqual([256, 256, 256]);
  expect([win[0x27], mac[0x27], standard[0x27]]).toEqual(['quotesingle', 'quotesingle', 'quoteright']);
  expect([win[0xe5], mac[0x8c], standard[0xe5]]).toEqual(['aring', 'aring', '']);
  expect([win[0x80], win[0x92], win[0xff]]).toEqual(['Euro', 'quoteright', 'ydieresis']);
  expect([mac[0xff], standard[0xfb]]).toEqual(['caron', 'germandbls']);
  expect(namesOfEncoding('Annan').every((glyphName) => glyphName === '')).toBe(true);
});

test('characters lead to Mac Roman codes', () => {
  expect([macRomanCode('A'), macRomanCode('Ä'), macRomanCode('ˇ')]).toEqual([0x41, 0x80, 0xff]);
});
