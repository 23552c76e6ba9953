import { expect, test } from '@jest/globals';
import { canonicalKey, foldKey, KEY_SPELLING } from './keys.ts';

test('case, diacritics, spaces, hyphens and underscores do not count', () => {
  for (const key of ['ärenden', 'Ärenden', 'arenden', 'ÄRENDEN', 'a\u0308renden'])
    expect(canonicalKey(key)).toBe('arenden');
  for (const key of ['nästa möte', 'nasta_mote', 'Nästa-Möte', 'nastaMote'])
    expect(canonicalKey(key)).toBe('nastaMote');
  expect(canonicalKey('förhinder')).toBe('franvarande');
  for (const key of ['', 'väder', '__proto__', 'constructor', 'toString'])
    expect(canonicalKey(key)).toBeNull();
});

test('no two keys fold to the same', () => {
  const folded = Object.keys(KEY_SPELLING).map(foldKey);
  expect(new Set(folded).size).toBe(folded.length);
  for (const [id, spelling] of Object.entries(KEY_SPELLING)) expect(canonicalKey(spelling)).toBe(id);
});
