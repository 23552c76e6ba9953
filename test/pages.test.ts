// What the pages owe the reader, found broken once and kept since.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readPdf } from '../src/check/read.ts';
import { structureText } from '../src/check/structure.ts';
import type { Block, DocumentTree, Inline } from '../src/domain/document.ts';
import { finish } from '../src/finish/finish.ts';
import { loadFonts } from '../src/layout/engine.ts';
import { layout } from '../src/layout/layout.ts';
import { paint } from '../src/paint/paint.ts';
import { tag } from '../src/tag/tag.ts';
import { environment } from './rendered.ts';

const FACTS = {
  title: 'Prov',
  author: 'Prov',
  subject: 'Prov',
  lang: 'sv-SE',
  created: '2023-01-20T12:00:00+01:00',
  producer: 'justera',
};

const text = (value: string): Inline[] => [{ kind: 'text', text: value }];
const paragraph = (value: string): Block => ({ kind: 'paragraph', style: 'brodtext', content: text(value) });
const heading: Block = { kind: 'heading', level: 1, content: text('Rubrik') };

function document(blocks: Block[]): DocumentTree {
  return {
    ...FACTS,
    runningHead: { left: 'Prov', right: [] },
    accent: '#1d4f5c',
    blocks: [heading, ...blocks],
  };
}

async function bytesOf(blocks: Block[]): Promise<Uint8Array> {
  const laidOut = await layout(document(blocks));
  if (!laidOut.ok) throw new Error(JSON.stringify(laidOut.problems));
  const tagged = tag(laidOut.value);
  return (await finish(await paint(tagged.pages), tagged, FACTS, 'portal')).bytes;
}

beforeAll(async () => {
  await loadFonts((await environment()).fonts);
});

describe('text', () => {
  test('a paragraph for which the line breaker finds no even lines is set all the same', async () => {
    const words = Array.from({ length: 16 }, (_, index) => `att rad ${index} i beslutet`).join(' ');
    for (const width of [1, 2, 3, 4])
      expect((await layout(document([paragraph(`${'i '.repeat(width)}${words}`)]))).ok).toBe(true);
  });

  test('a character outside the basic plane is one problem, named whole', async () => {
    const laidOut = await layout(document([paragraph('Bra 👍 jobbat')]));
    expect(laidOut).toEqual({
      ok: false,
      problems: [{ kind: 'missing-glyph', character: '👍', text: 'Bra 👍 jobbat' }],
    });
  });

  test('a script written from right to left is refused, since it would be stored reversed', async () => {
    expect((await layout(document([paragraph('Namnet محمد skrivs så')]))).ok).toBe(false);
  });

  test('a list that begins at 2023 has room for its number', async () => {
    const list: Block = {
      kind: 'list',
      style: 'decimal',
      items: [{ label: '2023.', content: [paragraph('var ett bra år.')] }],
    };
    expect(structureText(await readPdf(await bytesOf([list])))).toContain('Lbl "2023."');
  });
});

describe('the file', () => {
  test('holds nothing that nothing refers to: no second metadata, no other dates', async () => {
    const raw = Buffer.from(await bytesOf([paragraph('Kort.')])).toString('latin1');
    expect(raw).not.toContain('PDFKit');
    expect(raw).not.toContain('1970');
    expect(raw.match(/\/Type\s*\/Metadata/g)).toHaveLength(1);
  });

  test('says how long its font programs are', async () => {
    const raw = Buffer.from(await bytesOf([paragraph('Kort.')])).toString('latin1');
    expect(raw.match(/\/Length1 \d+/g)?.length).toBe(raw.match(/\/FontFile2/g)?.length);
  });
});
