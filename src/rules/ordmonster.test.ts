// Words of an organ file in a text: what they find, and what they pass by.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ordTraff } from './ordmonster.ts';

test.each([
  ['tecknar avtal', 'LSVO tecknar avtal med stiftelsen', 'tecknar avtal'],
  [
    'tecknar avtal',
    'LSVO tecknar ett nytt länsgemensamt avtal med stiftelsen',
    'tecknar ett nytt länsgemensamt avtal',
  ],
  ['anställ*', 'att anställa en samordnare', 'anställa'],
  ['att anställa', 'Att anställa en samordnare', 'Att anställa'],
  ['godkän* rutin*', 'att godkänna rutinen', 'godkänna rutinen'],
  ['GODKÄN* RUTIN*', 'att Godkänner\nRutiner', 'Godkänner\nRutiner'],
  ['gemensam budget*', 'en gemensam budget', 'gemensam budget'],
])('%s is found in «%s»', (entry, text, ord) => {
  expect(ordTraff(text, ['annat', entry])).toMatchObject({ ord });
});

test.each([
  ['tecknar avtal', 'avtal tecknar kommunen', 'in another order'],
  ['tecknar avtal', 'kommunen tecknar avtalet', 'another ending'],
  ['avtal', 'samarbetsavtal', 'part of a word'],
  ['tecknar avtal', 'kommunen tecknar sig för en plats. Ett avtal finns', 'in two sentences'],
  ['tecknar avtal', 'tecknar inom ramen för sitt eget uppdrag avtal', 'too far apart'],
  ['att anställa', 'att kommunen kan anställa', '«att» of another verb'],
  ['anställ*', '', 'no text'],
])('%s is not found in «%s»: %s', (entry, text) => {
  expect(ordTraff(text, [entry])).toBeNull();
});

test('the first place is told', () => {
  expect(ordTraff('att anställa och att tillskjuta medel', ['tillskjut*', 'anställ*'])).toEqual({
    ord: 'anställa',
    index: 4,
  });
});

describe('properties', () => {
  const word = fc.stringMatching(/^[a-zåäö]{1,8}$/);

  test('what is told stands in the text at that place', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        (all, entry) => {
          const text = all.join(' ');
          const found = ordTraff(text, [entry.join(' ')]);
          if (found) expect(text.slice(found.index, found.index + found.ord.length)).toBe(found.ord);
        },
      ),
    );
  });

  test('words next to each other are found wherever they stand', () => {
    fc.assert(
      fc.property(
        fc.array(word),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.array(word),
        (a, entry, b) => {
          expect(ordTraff([...a, ...entry, ...b].join(' '), [entry.join(' ')])).not.toBeNull();
        },
      ),
    );
  });
});

test('a long text takes no longer per word than a short one', () => {
  const text = 'att tecknar '.repeat(20_000);
  const start = performance.now();
  expect(ordTraff(text, ['tecknar avtal', 'att anställa', 'a* b* c*'])).toBeNull();
  expect(performance.now() - start).toBeLessThan(2_000);
});
