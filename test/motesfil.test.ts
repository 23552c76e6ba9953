// The meeting file that an import writes: whatever the words are, they are read back as they were, and a reader sees
// where they come from.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from '../src/compose/markdown.ts';
import type { Sammantrade } from '../src/domain/sammantrade.ts';
import { parseMeeting } from '../src/load/load-meeting.ts';
import type { Doubt } from '../src/messages/importera.ts';
import { meetingFile, scalar, wrapMarkdown } from '../src/output/motesfil.ts';
import type { Draft, Entry, Field, Words } from '../src/recognise/draft.ts';
import { plainMarkdown, tidyWords } from '../src/source/words.ts';
import { lineOf } from './recognise-given.ts';

/** Words that mean something to YAML or Markdown, or did once somewhere. */
const SIGNS = [
  ...[
    '#',
    '#a',
    'a#',
    '-',
    '--',
    '---',
    '- a',
    '...',
    ':',
    'a:',
    ':a',
    '"',
    "'",
    "''",
    '"a"',
    "a'b",
    '[',
    ']',
    '[x]',
    '[x]:',
  ],
  ...[
    '{a}',
    '}',
    '&a',
    '&amp;',
    '*a',
    '*a*',
    '**a**',
    '***',
    '!',
    '!a',
    '|',
    'a|b',
    '>',
    '%',
    '@a',
    '`a`',
    '~',
    '~~~',
    '=',
    '===',
  ],
  ...[
    '1.',
    '12)',
    '3. a',
    '§',
    '§12',
    'a/',
    'ja',
    'nej',
    'null',
    'true',
    '0x1',
    '1e3',
    '2024-01-01',
    '12:30',
    '\\',
    '\\\\',
    'a\\',
    '\\*',
  ],
  ...[
    '<b>',
    '<!--',
    '<',
    '_',
    '_a_',
    '___',
    '+',
    '+ a',
    '?',
    '? a',
    ',',
    'a\u00a0b',
    '\u00a0',
    '–',
    '”a”',
    'é',
    '日本',
    'Ω',
    '([a](b))',
    '$',
    '^',
  ],
  ...['(a)', 'https://exempel.se/a_b', 'sida.', 'Ärendet', 'verksamhetsutvecklingsgruppen', 'och', 'å'],
];
const sign = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...SIGNS) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
);
/** Bidirectional marks and the like are refused in a meeting file, whoever wrote it. */
const REFUSED = /[\ufffd\p{Cs}\u2066-\u2069\u202a-\u202e]|Ã|â/u;
/** A line as `src/source/` gives it. */
const words = fc
  .array(sign, { minLength: 1, maxLength: 40 })
  .map((parts) => tidyWords(parts.join(' ')))
  .filter((text) => text !== '' && text.length < 480 && !REFUSED.test(text));
/** Not of marks alone, which a text may not be. */
const said = fc.tuple(words, words).map(([one, other]) => `${one} ord ${other}`);
const paragraph = said.map((text) => plainMarkdown(text));
const markdown = fc
  .array(
    fc.oneof(
      paragraph,
      fc
        .array(paragraph, { minLength: 1, maxLength: 3 })
        .map((items) => items.map((item) => `- ${item}`).join('\n')),
      fc.tuple(paragraph, paragraph, paragraph).map(([a, b, c]) => `1. ${a}\n    - ${b}\n2. ${c}`),
      paragraph.map((text) => `### ${text}`),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join('\n\n'));
const doubt = fc.constantFrom<Doubt | null>(null, null, 'namn', 'mellanrubrik');
const left = fc.array(
  words.map((text) => ({ index: 1, words: text })),
  { maxLength: 2 },
);

const ord = (text: string, more: Partial<Words> = {}): Words => ({
  ...{ slag: 'ord', text, block: false, lines: [0], doubt: null, reworded: false, left: [] },
  ...more,
});
const falt = (fields: Field[], title: { nummer: string; rad: number } | null = null): Entry => ({
  slag: 'falt',
  fields,
  title,
});
const lista = (items: Entry[]): Entry => ({ slag: 'lista', items });

const HEAD: Field[] = [
  { key: 'organ', entry: ord('lsvo') },
  { key: 'datum', entry: ord('2023-01-20') },
  { key: 'tid', entry: ord('9–10') },
  { key: 'plats', entry: ord('Ronneby') },
  { key: 'ordforande', entry: ord('Bo Ek') },
  { key: 'sekreterare', entry: ord('Cia Dahl') },
  { key: 'ledamoter', entry: lista([ord('Eva Falk')]) },
];

const written = (fields: Field[], more: Partial<Draft> = {}): string =>
  meetingFile({ fields, form: [], unknown: [], ...more }, ['Importerad.'], (index) => ({
    words: `rad ${index + 1}`,
  }));

function readBack(text: string): Sammantrade {
  const parsed = parseMeeting(text, 'mote.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults, null, 2) + text);
  return parsed.meeting;
}

/** What Markdown says, whatever lines it is written in. */
const meaning = (text: string): string =>
  JSON.stringify(parse(text), (key, value: unknown) => {
    if (key === 'position') return undefined;
    return typeof value === 'string' ? value.replace(/\s+/g, ' ') : value;
  });

describe('any words', () => {
  test('come back from one line as they were', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(words, doubt, left), { minLength: 1, maxLength: 5 }),
        said,
        (all, unknown) => {
          const items = all.map(([text, why, more]) =>
            falt(
              [
                { key: 'rubrik', entry: ord(text, { doubt: why, left: more }) },
                { key: 'beslut', entry: lista([ord(`att anta ${text}`, { left: more })]) },
              ],
              { nummer: `§ ${text}`, rad: 0 },
            ),
          );
          const text = written([...HEAD, { key: 'arenden', entry: lista(items) }], {
            unknown: [lineOf('x', { text: unknown })],
            form: [{ index: 1, words: unknown, slag: 'ledord' }],
          });
          const { arenden, okant } = readBack(text);
          expect(arenden.map(({ rubrik }) => rubrik)).toEqual(all.map(([one]) => one));
          expect(arenden.map(({ beslut }) => beslut)).toEqual(all.map(([one]) => [`att anta ${one}`]));
          expect(okant).toEqual([{ plats: 'rad 1', text: unknown }]);
        },
      ),
      { numRuns: 250 },
    );
  });

  test('come back from a text of many lines with the same meaning', () => {
    fc.assert(
      fc.property(markdown, paragraph, doubt, left, (text, clause, why, more) => {
        const punkt = falt([
          { key: 'rubrik', entry: ord('Rubrik') },
          { key: 'text', entry: ord(text, { block: true, doubt: why, left: more }) },
          { key: 'beslut', entry: lista([ord(clause, { block: true })]) },
          {
            key: 'underpunkter',
            entry: lista([
              falt([
                { key: 'rubrik', entry: ord('Under') },
                { key: 'text', entry: ord(text, { block: true }) },
              ]),
            ]),
          },
        ]);
        const [arende] = readBack(written([...HEAD, { key: 'arenden', entry: lista([punkt]) }])).arenden;
        expect(meaning(arende?.text ?? '')).toBe(meaning(text));
        expect(meaning(arende?.beslut[0] ?? '')).toBe(meaning(clause));
        expect(meaning(arende?.underpunkter[0]?.text ?? '')).toBe(meaning(text));
      }),
      { numRuns: 300 },
    );
  });
});

describe('one line', () => {
  test.each([
    ['Mobila team', 'Mobila team'],
    ['Plan: nästa steg', "'Plan: nästa steg'"],
    ['Plan #3', "'Plan #3'"],
    ['- och så vidare', "'- och så vidare'"],
    ["'Ny' plan", "'''Ny'' plan'"],
    ['Ny ”plan” för kl. 9:00', 'Ny ”plan” för kl. 9:00'],
    ['', "''"],
    ['2023-01-20', '2023-01-20'],
    ['ja', 'ja'],
  ])('%s is written as %s', (text, yaml) => {
    expect(scalar(text)).toBe(yaml);
  });
});

describe('lines of a text', () => {
  test('are filled, and no line begins with what would be a mark', () => {
    const text = 'Kostnaden är 3 kr per styck enligt § 12 och 14. Det gäller även - som sagt - i år.';
    for (let width = 8; width < 90; width += 1) {
      const lines = wrapMarkdown(text, width);
      expect(lines.join(' ')).toBe(text);
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^(?:[-+*#>|]|\d+[.)]|§)/);
    }
  });

  test('of an item hang below its words; headings and tables stay whole', () => {
    expect(wrapMarkdown('- ett två tre fyra', 10)).toEqual(['- ett två', '  tre fyra']);
    expect(wrapMarkdown('    - ett två', 8)).toEqual(['    - ett', '      två']);
    expect(wrapMarkdown('### ett två tre', 8)).toEqual(['### ett två tre']);
    expect(wrapMarkdown('| ett | två |', 8)).toEqual(['| ett | två |']);
  });
});

test('what is uncertain, missing, left over or form stands in comments beside its place', () => {
  const text = written(
    [
      ...HEAD.slice(0, 2),
      { key: 'tid', entry: { slag: 'saknas' } },
      { key: 'ordforande', entry: ord('Bo Ek', { doubt: 'namn' }) },
      { key: 'ledamoter', entry: lista([ord('Eva Falk', { left: [{ index: 4, words: '§ 99' }] })]) },
      {
        key: 'arenden',
        entry: lista([
          falt([{ key: 'rubrik', entry: ord('Öppnande', { doubt: 'beslut-utan-att' }) }], {
            nummer: '§ 12',
            rad: 6,
          }),
          falt(
            [
              { key: 'rubrik', entry: ord('Val') },
              {
                key: 'text',
                entry: ord('Ett stycke.', { block: true, left: [{ index: 9, words: 'extra' }] }),
              },
            ],
            { nummer: '§ 13', rad: 8 },
          ),
        ]),
      },
    ],
    {
      unknown: [lineOf('- lös rad', { index: 11 })],
      form: [
        { index: 2, words: 'Tid:', slag: 'ledord' },
        { index: 12, words: '3 (8)', slag: 'sida' },
        { index: 3, words: 'Plats:', slag: 'ledord' },
      ],
    },
  );
  expect(text).toBe(`# Importerad.

organ: lsvo
datum: 2023-01-20
# Fyll i: tid stod inte i originalet, eller kunde inte läsas.
tid:

# Osäkert (rad 1): det här ser inte ut som ett namn.
ordförande: Bo Ek

ledamöter:
  - Eva Falk   # rad 5: § 99

ärenden:
  # § 12 (rad 7)
  # Osäkert (rad 1): beslutet börjar inte med ”att”.
  - rubrik: Öppnande

  # § 13 (rad 9)
  - rubrik: Val
    # Rad 10 i originalet: extra
    text: |
      Ett stycke.

# Det här har inte fått någon plats. Flytta varje text dit den hör, eller ta bort den.
okänt:
  - plats: rad 12
    text: '- lös rad'

# Originalets ledord, nummer och inledningar. justera skriver ut dem själv.
# rad 3: Tid: · rad 4: Plats:

# Originalets sidhuvuden, sidfötter och logotyper.
# rad 13: 3 (8)
`);
});
