// What `kontrollera` clears without laying it out does fit, whatever the words are; and what does not fit is looked at.
import { expect, test } from '@jest/globals';
import { Font } from '@react-pdf/renderer';
import fc from 'fast-check';
import type { Block, DocumentTree, Inline, Table } from '../src/domain/document.ts';
import { loadFonts } from '../src/layout/engine.ts';
import { layout } from '../src/layout/layout.ts';
import { mostEm } from '../src/layout/letter-widths.ts';
import { linesSurelyFit, suspectBlocks } from '../src/layout/suspect.ts';
import { environment } from './rendered.ts';

const { fonts } = await environment();
await loadFonts(fonts);

const treeOf = (blocks: Block[]): DocumentTree => ({
  title: 'Prov',
  lang: 'sv-SE',
  author: 'Prov',
  subject: 'Prov',
  runningHead: { left: 'Prov', right: ['2023-01-20'], mark: null },
  accent: '#1b4f72',
  blocks: [{ kind: 'heading', level: 1, content: [{ kind: 'text', text: 'Prov' }] }, ...blocks],
});
const text = (words: string): Inline[] => [{ kind: 'text', text: words }];
const paragraph = (words: string): Block => ({ kind: 'paragraph', style: 'brodtext', content: text(words) });
const problems = async (blocks: Block[]) => {
  const laidOut = await layout(treeOf(blocks));
  return laidOut.ok ? [] : laidOut.problems;
};

const letter = fc.constantFrom(...'aemwåöiMWÅÖ185%@'.split(''));
const word = (longest: number) =>
  fc.array(letter, { minLength: 1, maxLength: longest }).map((all) => all.join(''));
const swedish = fc.constantFrom(
  ...[
    'Sammanträde',
    'vårdnadshavare',
    'sjukskötersketjänster',
    'Samverkansgruppernas',
    'och',
    'kommun',
    '13.00–16.00',
  ],
  ...[
    'korttidsenheten',
    'Sölvesborg',
    'Brukarinflytande',
    '3\u00a0150\u00a0000\u00a0kr',
    'Anhörigstöd,',
    'i',
    'på',
  ],
);
const cell = fc
  .array(fc.oneof(word(16), { arbitrary: swedish, weight: 5 }), { minLength: 1, maxLength: 5 })
  .map((words) => words.join(' '));
const table = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 3 }))
  .chain(([columns, rows]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
      minLength: rows + 1,
      maxLength: rows + 1,
    }),
  )
  .map(
    (rows): Table => ({
      kind: 'table',
      headerRows: 1,
      rows: rows.map((row, index) => row.map((words) => ({ header: index === 0, content: text(words) }))),
    }),
  );

test('tables and paragraphs that are cleared fit, alone and inside a beslut', async () => {
  let cleared = 0;
  await fc.assert(
    fc.asyncProperty(table, fc.array(word(34), { maxLength: 6 }), async (one, words) => {
      const said = words.join(' ') || 'Ord';
      const blocks: Block[] = [
        one,
        paragraph(said),
        {
          kind: 'group',
          style: 'beslut',
          content: [
            { kind: 'list', style: 'att', items: [{ label: 'att', content: [paragraph(said), one] }] },
          ],
        },
        {
          kind: 'group',
          style: 'uppgift',
          label: { text: 'Närvarande', heading: false },
          content: [{ kind: 'paragraph', style: 'person', content: text(said) }],
        },
      ];
      if (suspectBlocks([{ blocks, inBeslut: true }]).length > 0) return;
      cleared += 1;
      expect(await problems(blocks)).toEqual([]);
    }),
    { numRuns: 40 },
  );
  expect(cleared).toBeGreaterThan(10);
});

test('no letter is wider than it is reckoned', async () => {
  const letters = Array.from({ length: 0x2100 - 0x20 }, (_, index) => String.fromCharCode(index + 0x20));
  for (const { family, weight, style } of fonts.filter((font) => font.family === 'justera')) {
    const font = Font.getFont({ fontFamily: family, fontWeight: weight, fontStyle: style })
      ?.data as unknown as {
      unitsPerEm: number;
      hasGlyphForCodePoint(code: number): boolean;
      glyphForCodePoint(code: number): { advanceWidth: number };
    };
    const wider = letters.filter((letter) => {
      const code = letter.charCodeAt(0);
      if (!font.hasGlyphForCodePoint(code)) return false;
      return (
        font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm >
        mostEm(letter, weight === 600 ? 'strong' : 'regular')
      );
    });
    expect(wider).toEqual([]);
  }
});

test('every letter that is cleared is in the fonts, upright, sloping and strong', async () => {
  const letters: string[] = [];
  for (let code = 0x20; code < 0x2100; code++) {
    const one = String.fromCharCode(code);
    if (linesSurelyFit([one])) letters.push(one);
  }
  expect(letters.length).toBeGreaterThan(300);
  const lines = Array.from({ length: Math.ceil(letters.length / 20) }, (_, line) =>
    letters.slice(line * 20, line * 20 + 20).join(' '),
  );
  const looks: Block[] = lines.flatMap((line) => [
    paragraph(line),
    { kind: 'paragraph', style: 'brodtext', content: [{ kind: 'strong', children: text(line) }] },
    { kind: 'paragraph', style: 'brodtext', content: [{ kind: 'emphasis', children: text(line) }] },
    {
      kind: 'paragraph',
      style: 'brodtext',
      content: [{ kind: 'strong', children: [{ kind: 'emphasis', children: text(line) }] }],
    },
  ]);
  expect(await problems(looks)).toEqual([]);
});

test('a letter that no font has is looked at', async () => {
  const block = paragraph('Ett 王 ord');
  expect(suspectBlocks([{ blocks: [block], inBeslut: false }])).toEqual([block]);
  expect(await problems([block])).toMatchObject([{ kind: 'missing-glyph' }]);
});

test('a diarienummer that takes the running head out of its place is looked at', async () => {
  const head = '2023/00131 '.repeat(40);
  expect(linesSurelyFit([], head)).toBe(false);
  const laidOut = await layout({ ...treeOf([]), runningHead: { left: 'Prov', right: [head], mark: null } });
  expect(laidOut).toMatchObject({ ok: false, problems: [{ kind: 'too-wide' }] });
  const fits = 'X'.repeat(39);
  expect(linesSurelyFit([], fits)).toBe(true);
  const right = ['Rättelse 12', 'Sammanträdesprotokoll', '2023-03-14', fits];
  const withIt = await layout({
    ...treeOf([]),
    runningHead: { left: 'Samverkansgrupp Att växa upp', right, mark: null },
  });
  expect(withIt.ok).toBe(true);
});
