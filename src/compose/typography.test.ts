// The rules one by one, and what holds for every text: setting twice is setting once, and no letter or digit changes.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { setInlines, setText } from './typography.ts';

/** `~` for a no-break space. */
const visible = (text: string): string => text.replaceAll('\u00A0', '~');

test.each([
  ['§108 och § 109', '§~108 och §~109'],
  ['§108 - §117', '§~108–§~117'],
  ['§ 12/24 - § 22/24', '§~12/24–§~22/24'],
  ['§§12 - 17', '§§~12–17'],
  ['Bo Ek, Ronneby kommun§111', 'Bo Ek, Ronneby~kommun §~111'],
  ['enligt 5 kap. 66 § kommunallagen', 'enligt 5~kap. 66~§ kommunallagen'],
  ['kl. 9 och kl 13.00 -15.00', 'kl.~9 och kl~13.00–15.00'],
  ['klockan 13:00-16:00', 'klockan~13:00–16:00'],
  ['den 17 november 2023', 'den 17~november 2023'],
  ['17-19 november', '17–19~november'],
  ['januari-mars 2023', 'januari–mars 2023'],
  ['åren 2023-2026', 'åren 2023–2026'],
  ['150 000kr, 1 200 000 kr och 50%', '150~000~kr, 1~200~000~kr och 50~%'],
  ['2 - 4 ledamöter, 20-40 %', '2–4 ledamöter, 20–40~%'],
  ['s. 3-5 och 3-4 st', 's.~3–5 och 3–4 st'],
  ['3 maj-5 maj och 30 april - 2 maj', '3~maj–5~maj och 30~april–2~maj'],
  ['s. 3 och nr 7', 's.~3 och nr~7'],
  ['Reducering av hyrpersonal - Avstämning', 'Reducering av hyrpersonal – Avstämning'],
  ['"Att leda" och “Ledning”', '”Att leda” och ”Ledning”'],
])('%s', (text, expected) => {
  expect(visible(setText(text))).toBe(expected);
});

test.each([
  '2023-11-17',
  '2017/01290-1 och KS/2018:59-032',
  'RA 22-2007/03552',
  '0455-73 10 00 och +46 455 731 000',
  'https://example.se/a-b/2023-2026?x=50%25&y="z"',
  'anna.berg-ek@example.se',
  'www.example.se/2023-2026',
  'hälso- och sjukvård',
  'hälso - och sjukvård',
  'in- och utskrivning, GAP-analys',
  'aktivitetskod 265-787',
  'mellan -5 och -3 grader ...',
  '100%-ig',
  'den första – och sista',
])('leaves %s alone', (text) => {
  expect(setText(text)).toBe(text);
});

test('a paragraph is set as one text over emphasis and links', () => {
  const set = setInlines([
    { kind: 'text', text: 'Se §' },
    { kind: 'strong', children: [{ kind: 'text', text: '12' }] },
    { kind: 'text', text: ' kl. ' },
    { kind: 'link', href: 'https://example.se/9-10', children: [{ kind: 'text', text: '9-10' }] },
    { kind: 'language', lang: 'en', children: [{ kind: 'text', text: 'the "open" plan 2023-2026' }] },
  ]);
  expect(set).toEqual([
    { kind: 'text', text: 'Se §' },
    { kind: 'strong', children: [{ kind: 'text', text: '\u00A012' }] },
    { kind: 'text', text: ' kl.\u00A0' },
    { kind: 'link', href: 'https://example.se/9-10', children: [{ kind: 'text', text: '9–10' }] },
    { kind: 'language', lang: 'en', children: [{ kind: 'text', text: 'the "open" plan 2023-2026' }] },
  ]);
});

const words = fc
  .array(
    fc.constantFrom(
      ...'§|§§|12|2023|2026|000|200|kl.|kl|13.00|13:00|-|–|"|“| |\u00A0|kr|%|november|mars|år|a|Åsa|/|.|,|:|@|(|)|+46|070|https://a.se/|s.|nr|kap.|och|\n'.split(
        '|',
      ),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''));
const anyText = fc.oneof(
  { weight: 4, arbitrary: words },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
);

test('setting a text twice is setting it once', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(setText(setText(text))).toBe(setText(text));
    }),
    { numRuns: 3000 },
  );
});

test('only white space, hyphens and quotation marks change', () => {
  const kept = (text: string): string => text.replace(/[ \u00A0\-–"“„”]/g, '');
  fc.assert(
    fc.property(anyText, (text) => {
      expect(kept(setText(text))).toBe(kept(text));
    }),
    { numRuns: 3000 },
  );
});

test('a text set in pieces is the text set whole', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 5 }), (pieces) => {
      const set = setInlines(pieces.map((text) => ({ kind: 'strong', children: [{ kind: 'text', text }] })));
      const joined = set
        .map((part) =>
          part.kind === 'strong' && part.children[0]?.kind === 'text' ? part.children[0].text : '',
        )
        .join('');
      expect(joined).toBe(setText(pieces.join('')));
    }),
  );
});

test.each(['a', 'a-', 'A-', '01 ', '- ', '12 ', '@', '1.', '"', '\u00A0'])(
  'the time does not run away on %j over and over',
  (piece) => {
    const started = performance.now();
    setText(piece.repeat(200_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(3000);
  },
);
