import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { plainText } from '../src/compose/inline.ts';
import { readMarkdown as composed } from '../src/compose/markdown.ts';
import { renderRuns } from '../src/source/runs.ts';
import { plainMarkdown, splitBullet, tidyWords } from '../src/source/words.ts';
import { linesOf, marked, readGiven, sourceOf, texts } from './source-given.ts';

test('text: bullets are markers, numbers and letters are words, indents count characters', async () => {
  const lines = await linesOf(
    'a.txt',
    '\n  § 12/24 \n\n1. Att utse Ada\n1). Rubrik\na/ Fråga\n• ett\n  fortsätter\n  - två\n\nMellan\no s v\no  tre\n•\nfyra',
  );
  expect(marked(lines)).toEqual([
    '0 § 12/24',
    '0 1. Att utse Ada',
    '0 1). Rubrik',
    '0 a/ Fråga',
    '1 • ett',
    '1 fortsätter',
    '2 - två',
    '0 Mellan',
    '0 o s v',
    '1 o tre',
    '2 • fyra',
  ]);
  expect(lines.map(({ nr }) => nr)).toEqual([2, 4, 5, 6, 7, 8, 9, 11, 12, 13, 15]);
  expect(lines.map(({ gap }) => gap)).toEqual([
    true,
    true,
    ...Array(5).fill(false),
    true,
    ...Array(3).fill(false),
  ]);
  expect(lines[0]).toMatchObject({
    indent: 2,
    ended: null,
    heading: null,
    strong: false,
    furniture: false,
    page: null,
  });
  expect(lines[1]?.markdown).toBe('1\\. Att utse Ada');
  expect(lines[2]?.markdown).toBe('1). Rubrik');
});

test('text: a form feed ends a page', async () => {
  const source = await sourceOf('a.txt', 'Ett\r\nTvå\r\n\fTre\r\n\n\f\n');
  expect(source.pages).toBe(2);
  expect(source.lines.map(({ page, nr, text, gap }) => [page, nr, text, gap])).toEqual([
    [1, 1, 'Ett', false],
    [1, 2, 'Två', false],
    [2, 3, 'Tre', false],
  ]);
  expect((await sourceOf('b.txt', 'Ett\n')).pages).toBeNull();
});

test('text: å, ä and ö in every coding, and of which one is told', async () => {
  const words = 'Närvarande ledamöter: Åsa Öberg § 12 – ”ja”';
  const utf16 = Buffer.from(`\ufeff${words}`, 'utf16le');
  const windows = Buffer.from(words.replace('–', '\x96').replace(/”/g, '\x94'), 'latin1');
  const mac = Buffer.from([0x80, 0x9a, 0x8c, 0x8a, 0x0a]);
  const read = async (bytes: Uint8Array): Promise<[string, string[]]> => {
    const found = await readGiven('a.txt', bytes);
    return found.ok
      ? [found.source.lines[0]?.text ?? '', found.notes.map(({ code }) => code)]
      : [found.fault.code, []];
  };
  expect(await read(Buffer.from(`\ufeff${words}`))).toEqual([words, []]);
  expect(await read(utf16)).toEqual([words, []]);
  expect(await read(utf16.subarray(2))).toEqual([words, []]);
  expect(await read(Buffer.from(utf16).swap16())).toEqual([words, []]);
  expect(await read(windows)).toEqual([words, ['KALLA-022']]);
  expect(await read(mac)).toEqual(['Äöåä', ['KALLA-022']]);
  expect(await read(Buffer.from(words.normalize('NFD')))).toEqual([words, []]);
  const mixed = await linesOf(
    'b.txt',
    Buffer.concat([Buffer.from('Gräns å\n'), Buffer.from('Gräns å', 'latin1')]),
  );
  expect(texts(mixed)).toEqual(['Gräns å', 'Gräns å']);
});

test('words: soft hyphens, ligatures, what cannot be seen', () => {
  expect(tidyWords(' sam\u00adman\u00adtr\u00e4\u00ad ')).toBe('sammanträ\u00ad');
  expect(tidyWords('\ufb01nans\u200b \u00a0§\u00a0 4\x07\ufeff')).toBe('finans § 4');
  expect(splitBullet('\uf0b7 ord')).toEqual({ marker: '•', text: 'ord' });
  expect(splitBullet('-ord')).toEqual({ marker: null, text: '-ord' });
});

const marks = fc.constantFrom(
  ...'#>+-*_`[](){}<&|~\\!.:;=123 aåÖ/§^"'.split(''),
  '[[',
  '](',
  ']{en}',
  '&amp;',
  '<b>',
  '  ',
  '[^1]',
  '---',
  '1) ',
);
const words = fc.array(marks, { minLength: 1, maxLength: 25 }).map((parts) => tidyWords(parts.join('')));

test('the Markdown of a line is read as exactly its words, by CommonMark and by our own reader', () => {
  fc.assert(
    fc.property(
      words.filter((text) => text !== ''),
      (text) => {
        const markdown = plainMarkdown(text);
        const { children } = fromMarkdown(markdown, {
          extensions: [gfmTable()],
          mdastExtensions: [gfmTableFromMarkdown()],
        });
        expect(children).toMatchObject([{ type: 'paragraph', children: [{ type: 'text', value: text }] }]);
        // Our reader has marks of its own that no backslash takes from it.
        if (/\[\[|\[\^|\]\{/.test(text)) return;
        const own = composed(markdown, { path: ['text'], headings: true, insideList: false }, () => ({
          ref: null,
          suggestion: null,
        }));
        expect(own.faults).toEqual([]);
        expect(own.blocks.map((block) => block.kind === 'paragraph' && plainText(block.content))).toEqual([
          text,
        ]);
      },
    ),
    { numRuns: 1000 },
  );
});

test('no more is escaped than has to be', () => {
  const plain = [
    'Kl. 8.15 - 12.00',
    '5 * 3',
    'a/ Fråga (Beslut)',
    'hälso- och sjukvård',
    '§ 12',
    'A & B',
    '1). Rubrik',
    'snake_case',
    '[ppt]',
    '3 < 4',
    '~',
    'R|S',
  ];
  for (const text of plain) expect(plainMarkdown(text)).toBe(text);
});

test('emphasis is kept or given up, never the words', () => {
  const looks = fc.record({
    text: words,
    bold: fc.boolean(),
    italic: fc.boolean(),
    href: fc.constantFrom(null, null, 'https://a.se/'),
  });
  const wordsIn = (nodes: readonly { value?: string; children?: never[] }[]): string =>
    nodes.map((node) => node.value ?? wordsIn(node.children ?? [])).join('');
  fc.assert(
    fc.property(fc.array(looks, { maxLength: 5 }), (runs) => {
      const { text, markdown } = renderRuns(runs);
      expect(text.replace(/\s/g, '')).toBe(
        tidyWords(runs.map((one) => one.text).join('')).replace(/\s/g, ''),
      );
      const { children } = fromMarkdown(markdown);
      expect(children.length).toBe(text === '' ? 0 : 1);
      expect(wordsIn(children as never[])).toBe(text);
    }),
    { numRuns: 800 },
  );
});

const MARKDOWN = `# LSVO

### **§ 41**

**Sekreterare:** Ada *Alm* [här](https://a.se) <https://b.se>
mjuk rad  
hård rad

**att** bordlägga
- ett
  - två
    går vidare

  nytt stycke
1. Att utse
2. Att \`koda\` &amp; <u>strecka</u>

| Part | Andel |
| --- | --- |
| Ronn\\|eby | **5 %** |

***

<!-- sida 2 -->
**Helt fet**
`;

test('Markdown: headings, lists, emphasis, hard and soft breaks, tables', async () => {
  const source = await sourceOf('a.md', MARKDOWN);
  const { lines } = source;
  expect(marked(lines)).toEqual([
    '0 LSVO',
    '0 § 41',
    '0 Sekreterare: Ada Alm här https://b.se',
    '0 mjuk rad',
    '0 hård rad',
    '0 att bordlägga',
    '1 - ett',
    '2 - två',
    '2 går vidare',
    '1 nytt stycke',
    '1 1. Att utse',
    '1 2. Att koda & strecka',
    '0 Part Andel',
    '0 --- ---',
    '0 Ronn|eby 5 %',
    '0 sida 2',
    '0 Helt fet',
  ]);
  expect(lines.map(({ nr }) => nr)).toEqual([1, 3, 5, 6, 7, 9, 10, 11, 12, 14, 15, 16, 18, 19, 20, 24, 25]);
  expect(lines.map(({ heading }) => heading).slice(0, 3)).toEqual([1, 3, null]);
  expect(lines.slice(2, 5).map(({ ended }) => ended)).toEqual([null, true, true]);
  expect(lines[2]?.markdown).toBe('**Sekreterare:** Ada *Alm* [här](<https://a.se>) <https://b.se>');
  expect(lines[5]?.markdown).toBe('att bordlägga');
  expect(lines.slice(12, 15).map(({ table, markdown }) => [table, markdown])).toEqual([
    [true, '| Part | Andel |'],
    [true, '| --- | --- |'],
    [true, '| Ronn\\|eby | 5 % |'],
  ]);
  expect(lines[15]).toMatchObject({ furniture: true });
  expect(lines[16]).toMatchObject({ strong: true, markdown: 'Helt fet' });
  expect((await sourceOf('b.txt', MARKDOWN)).format).toBe('md');
});

test('Markdown: a table of labels becomes lines', async () => {
  const lines = await linesOf(
    'a.md',
    '# LSVO\n\n| | |\n|---|---|\n| **Plats och tid** | Sal A, kl. 13.00 |\n| **Närvarande ledamöter** | Ada Alm (S)<br>Bo Ek (M) |\n\n| Ort | Antal |\n|---|---|\n| Ronneby | 4 |\n',
  );
  expect(texts(lines)).toEqual([
    ...['LSVO', 'Plats och tid', 'Sal A, kl. 13.00', 'Närvarande ledamöter', 'Ada Alm (S)', 'Bo Ek (M)'],
    ...['Ort Antal', '--- ---', 'Ronneby 4'],
  ]);
  expect(lines.map(({ table }) => table)).toEqual([...Array(6).fill(false), ...Array(3).fill(true)]);
  expect(lines[1]).toMatchObject({ strong: true, ended: true, nr: 5 });
});

test('Markdown: brackets after an escaped one do not make a definition', () => {
  const markdown = plainMarkdown('[]{en}#]:#');
  expect(fromMarkdown(markdown).children.map(({ type }) => type)).toEqual(['paragraph']);
});
