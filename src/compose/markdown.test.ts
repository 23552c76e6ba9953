// What a secretary may write, what it becomes, and what is refused on which line.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import type { Block } from '../domain/document.ts';
import { blockText, plainText } from './inline.ts';
import { checkMarkdown, parse, readMarkdown, SYNTAX } from './markdown.ts';

const read = (text: string, place: { headings?: boolean; insideList?: boolean } = {}) =>
  readMarkdown(
    text,
    { path: ['arenden', 2, 'text'], headings: place.headings ?? true, insideList: place.insideList ?? false },
    (name) =>
      name === 'ärende 3' ? { ref: '§\u00A0110', id: 'p0110' } : { ref: null, suggestion: 'Budget för året' },
  );
const blocks = (text: string, place = {}): Block[] => {
  const { blocks: out, faults } = read(text, place);
  expect(faults).toEqual([]);
  return out;
};
const paragraph = (text: string): Block => ({
  kind: 'paragraph',
  style: 'brodtext',
  content: [{ kind: 'text', text }],
});

test('paragraphs, line breaks, emphasis', () => {
  expect(blocks('Ett\nstycke.\n\nTvå  \nrader, **fet** och *kursiv*.')).toEqual([
    paragraph('Ett stycke.'),
    {
      kind: 'paragraph',
      style: 'brodtext',
      content: [
        { kind: 'text', text: 'Två' },
        { kind: 'break' },
        { kind: 'text', text: 'rader, ' },
        { kind: 'strong', children: [{ kind: 'text', text: 'fet' }] },
        { kind: 'text', text: ' och ' },
        { kind: 'emphasis', children: [{ kind: 'text', text: 'kursiv' }] },
        { kind: 'text', text: '.' },
      ],
    },
  ]);
});

test('nested lists keep their numbers, and bullets follow the level', () => {
  expect(blocks('3. tre\n4. fyra\n   - a\n     - b')).toEqual([
    {
      kind: 'list',
      style: 'decimal',
      items: [
        { label: '3.', content: [paragraph('tre')] },
        {
          label: '4.',
          content: [
            paragraph('fyra'),
            {
              kind: 'list',
              style: 'disc',
              items: [
                {
                  label: '–',
                  content: [
                    paragraph('a'),
                    { kind: 'list', style: 'disc', items: [{ label: '•', content: [paragraph('b')] }] },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ]);
  expect(blocks('1) a')).toMatchObject([{ items: [{ label: '1)' }] }]);
  expect(blocks('- a\n\n- b')).toMatchObject([{ kind: 'list', loose: true }]);
  expect(blocks('- a', { insideList: true })).toMatchObject([{ items: [{ label: '–' }] }]);
});

test('the highest sub-headings of an ärende are H3, lower ones stand out as paragraphs', () => {
  expect(blocks('# Ett\n\n## Två\n\n# Tre')).toMatchObject([
    { kind: 'heading', level: 3 },
    { kind: 'paragraph', style: 'markering', keepWithNext: true },
    { kind: 'heading', level: 3 },
  ]);
  expect(blocks('## Ett', { headings: false })).toMatchObject([{ kind: 'paragraph', style: 'markering' }]);
});

test('quotations and tables', () => {
  expect(blocks('> Citat.')).toEqual([{ kind: 'group', style: 'citat', content: [paragraph('Citat.')] }]);
  expect(blocks('| År | Kronor |\n|---|--:|\n| 2023 | 5 |\n| 2024 | |')).toEqual([
    {
      kind: 'table',
      headerRows: 1,
      rows: [
        [
          { header: true, content: [{ kind: 'text', text: 'År' }] },
          { header: true, content: [{ kind: 'text', text: 'Kronor' }], align: 'right' },
        ],
        [
          { header: false, content: [{ kind: 'text', text: '2023' }] },
          { header: false, content: [{ kind: 'text', text: '5' }], align: 'right' },
        ],
        [
          { header: false, content: [{ kind: 'text', text: '2024' }] },
          { header: false, content: [], align: 'right' },
        ],
      ],
    },
  ]);
});

test('links, references and words in another language', () => {
  expect(blocks('[sidan](https://example.se/) <mailto:a@example.se> [[ärende  3]]')).toMatchObject([
    {
      content: [
        { kind: 'link', href: 'https://example.se/' },
        { kind: 'text', text: ' ' },
        { kind: 'link', href: 'mailto:a@example.se' },
        { kind: 'text', text: ' ' },
        { kind: 'link', href: '#p0110', children: [{ kind: 'text', text: '§\u00A0110' }] },
      ],
    },
  ]);
  expect(blocks('Målet är [a *good* [sic] life]{en} och [la vie]{lang=fr-FR} [inte] [så')).toEqual([
    {
      kind: 'paragraph',
      style: 'brodtext',
      content: [
        { kind: 'text', text: 'Målet är ' },
        {
          kind: 'language',
          lang: 'en',
          children: [
            { kind: 'text', text: 'a ' },
            { kind: 'emphasis', children: [{ kind: 'text', text: 'good' }] },
            { kind: 'text', text: ' [sic] life' },
          ],
        },
        { kind: 'text', text: ' och ' },
        { kind: 'language', lang: 'fr-FR', children: [{ kind: 'text', text: 'la vie' }] },
        { kind: 'text', text: ' [inte] [så' },
      ],
    },
  ]);
});

test.each([
  ['Rad ett\n\nHär <b>fet</b>', 'TEXT-001', 2],
  ['a\n\n<div>\nb\n</div>', 'TEXT-001', 2],
  ['<!-- dold -->', 'TEXT-001', 0],
  ['Se\n[[ärende 9]]', 'TEXT-002', 1],
  ['a\n\n![bild](https://example.se/b.png)', 'TEXT-005', 2],
  ['```\nkod\n```', 'TEXT-005', 0],
  ['Ett `ord`', 'TEXT-005', 0],
  ['Text[^1]', 'TEXT-005', 0],
  ['a\n\n[x]: https://example.se', 'TEXT-005', 2],
  ['a\n---', 'TEXT-005', 1],
  ['a\n[text](https://x y)', 'TEXT-007', 1],
  ['[mejla](mailto:a@b.se?subject=Hej då)', 'TEXT-007', 0],
  ['Se\n[[ärende 1', 'TEXT-007', 1],
  ['Se [[Budget] och [[ärende 3]]', 'TEXT-007', 0],
  ['Se [[ ]]', 'TEXT-002', 0],
  ['x\n\n| A | B |\n|---|---|\n| 1 |', 'TEXT-008', 4],
  ['| A | B |\n|---|---|\n| 1 | 2 | 3 |', 'TEXT-008', 2],
  ['| A | |\n|---|---|\n| 1 | 2 |', 'TEXT-008', 0],
  [`|${'a|'.repeat(11)}\n|${'-|'.repeat(11)}`, 'TEXT-008', 0],
  ['[a](javascript:alert)', 'TEXT-006', 0],
  ['a\n[b](sida.html)', 'TEXT-006', 1],
  ['[a](file:///etc/passwd)', 'TEXT-006', 0],
  [`${'> '.repeat(12)}x`, 'TEXT-005', 0],
  [`${'> '.repeat(5000)}x`, 'TEXT-005', 0],
  ['['.repeat(100_000), 'TEXT-005', 0],
])('%j is refused with %s', (text, code, lineOffset) => {
  expect(read(text).faults[0]).toMatchObject({
    where: 'text',
    path: ['arenden', 2, 'text'],
    code,
    lineOffset,
  });
});

test('an indented line is running text, and so is a line over equals signs', () => {
  expect(blocks('Ett.\n\n    Två.')).toEqual([paragraph('Ett.'), paragraph('Två.')]);
  expect(blocks('Ett\n===')).toEqual([paragraph('Ett ===')]);
});

test('every letter comes through', () => {
  const [block] = blocks('5 < 7 & 8 > 6, a_b_c, 2*3*4, #5, 1) ett, ~ungefär~, "citat", [x] {y} \\*z\\*');
  expect(block?.kind === 'paragraph' && plainText(block.content)).toBe(
    '5 < 7 & 8 > 6, a_b_c, 2*3*4, #5, 1) ett, ~ungefär~, "citat", [x] {y} *z*',
  );
});

test('emphasis never makes another number', () => {
  const text = (written: string): string => blocks(written).map(blockText).join('');
  expect(text('5*3*2, 2**10**, 5*30* och *5*3')).toBe('5*3*2, 2**10**, 5*30* och *5*3');
  expect(text('*5* och *a*b')).toBe('5 och ab');
});

test('points and §§ on lines of their own keep their lines; other lines run on', () => {
  const text = (written: string): string => blocks(written).map(blockText).join('¶');
  expect(text('Pågår:\na/ Cosmic\nb/ Barnahus\ni länet')).toBe('Pågår:\na/ Cosmic\nb/ Barnahus i länet');
  expect(text('§ 12 Budget\n§ 13 Val\nenligt')).toBe('§ 12 Budget\n§ 13 Val enligt');
  expect(text('Detta följer av\n§ 12 i reglementet')).toBe('Detta följer av § 12 i reglementet');
  expect(text('Det gäller två.\n§ 12 och')).toBe('Det gäller två.\n§ 12 och');
});

test('an empty corner of a table makes the first column the heads of the rows', () => {
  const [table] = blocks('| | 2024 |\n|---|---|\n| Ronneby | 5 |\n| | 6 |');
  expect(table?.kind === 'table' && table.rows.map((row) => row.map((cell) => cell.header))).toEqual([
    [false, true],
    [true, false],
    [false, false],
  ]);
});

test('brackets that are no links stay', () => {
  for (const text of ['a](b', 'Se \\[bilaga](se nedan)', '[x] (y)'])
    expect(blocks(text).map(blockText).join('')).toBe(text.replace('\\', ''));
});

test('whatever is written, it is a fault or every letter comes through in order', () => {
  const pieces = [
    ...[
      'ord',
      'Åsa',
      'x',
      ' ',
      '  ',
      '\n',
      '\n\n',
      '    ',
      '*',
      '**',
      '_',
      '-',
      '- ',
      '1. ',
      '2) ',
      '#',
      '## ',
    ],
    ...[
      '> ',
      '|',
      '||',
      '|a|b|\n|-|-|\n',
      '---',
      '[',
      ']',
      '(',
      ')',
      ']: ',
      '~',
      '"',
      '<',
      '>',
      '!',
      '`',
      '\\',
    ],
    ...['=', ':', '+ ', '[[x'],
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
  let isFine = 0;
  const letters = (words: string): string => words.replace(/[^\p{L}]/gu, '');
  fc.assert(
    fc.property(text, fc.boolean(), (written, headings) => {
      const { blocks: out, faults } = read(written, { headings });
      if (faults.length > 0) return;
      isFine++;
      expect(letters(out.map(blockText).join(''))).toBe(letters(written));
    }),
    { numRuns: 5000 },
  );
  expect(isFine).toBeGreaterThan(1000);
});

describe('plain paragraphs are read without the parser, and come out as it reads them', () => {
  const bare = (node: unknown): unknown =>
    JSON.parse(JSON.stringify(node, (key, value) => (key === 'position' ? undefined : value)));
  const parsed = (text: string): unknown =>
    bare(fromMarkdown(text, { extensions: SYNTAX, mdastExtensions: [gfmTableFromMarkdown()] }).children);
  const isPlain = (text: string): boolean =>
    parse(text).children.every((node) => node.position === undefined);

  test('whatever the words, blank lines and signs are', () => {
    const word = fc.constantFrom(
      ...[
        'Ord',
        'att',
        '§ 12',
        '12',
        '12.',
        '3)',
        '-',
        '–',
        '1.',
        'a/',
        '5:2',
        ':',
        '=',
        '+',
        '#',
        '!',
        '(x)',
      ],
      ...[
        '"',
        "'",
        '”',
        '\u00a0',
        '.',
        ';',
        '%',
        '@',
        '$',
        'å',
        '{en}',
        '\n',
        '\n\n',
        '\n \n',
        ' ',
        '*',
        '_',
        '|',
        '\\',
      ],
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), fc.constantFrom('', ' '), (words, gap) => {
        const text = words.join(gap);
        if (isPlain(text)) expect(bare(parse(text).children)).toEqual(parsed(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('most texts of the examples are', () => {
    expect(['att godkänna rutinen', 'Ett stycke.\n\nEtt till,\nmed två rader: 5–6 %.'].every(isPlain)).toBe(
      true,
    );
    for (const text of ['*x*', '- x', '1. x', '# x', 'a | b', '[x](y)', 'x  \ny', '<b>', '&amp;', '> x'])
      expect(isPlain(text)).toBe(false);
  });
});

test('where only faults matter, they are the same', () => {
  const place = { path: ['text'], headings: true, insideList: false };
  const resolve = () => ({ ref: null, suggestion: null });
  const piece = fc.constantFrom(
    ...[
      '- ',
      '* ',
      '> ',
      '# ',
      '1. ',
      '    ',
      '        ',
      '---',
      '***',
      '`',
      '[x]',
      '[[x]]',
      '<b>',
      '&',
      '\\',
      '|',
      '~~',
    ],
    ...['\n', '\n\n', 'ord ', 'a ', '*a*', '12 ', '=', '!', '(u)', '- - - - - - - - - x', '___'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
      const text = pieces.join('');
      expect(checkMarkdown(text, place, resolve).faults).toEqual(readMarkdown(text, place, resolve).faults);
    }),
    { numRuns: 3000 },
  );
});
