// The private shapes of @react-pdf and PDFKit that justera leans on, one loud test each. When one fails after an
// upgrade, `layout/engine.ts` and `paint/paint.ts` are the places to look.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readPdf } from '../src/check/read.ts';
import { markText } from '../src/check/structure.ts';
import type { DocumentTree, Inline } from '../src/domain/document.ts';
import { buildFlow } from '../src/layout/elements.tsx';
import { type LaidOut, layOut, loadFonts } from '../src/layout/engine.ts';
import { layout } from '../src/layout/layout.ts';
import { paint } from '../src/paint/paint.ts';
import { tag } from '../src/tag/tag.ts';
import { environment } from './rendered.ts';

const text = (value: string): Inline => ({ kind: 'text', text: value });

function tree(content: Inline[]): DocumentTree {
  return {
    title: 'Prov',
    lang: 'sv-SE',
    author: 'Prov',
    subject: 'Prov',
    runningHead: { left: 'Prov', right: [], mark: null },
    accent: '#1d4f5c',
    blocks: [{ kind: 'paragraph', style: 'brodtext', content }],
  };
}

async function laidOutText(content: Inline[]): Promise<LaidOut> {
  const [page] = await layOut(buildFlow(tree(content)).blocks.map(({ element }) => element));
  const find = (node: LaidOut): LaidOut | undefined =>
    node.type === 'TEXT' ? node : (node.children ?? []).map(find).find((found) => found !== undefined);
  const found = page && find(page);
  if (!found) throw new Error('no TEXT node came back');
  return found;
}

const LONG = 'Samverkan i länet bygger på att alla parter bidrar. '.repeat(8).trim();

beforeAll(async () => {
  await loadFonts((await environment()).fonts);
});

describe('@react-pdf/layout', () => {
  test('gives our own props back, and a page as tall as its content', async () => {
    const node = await laidOutText([text('Kort.')]);
    expect(node.props.mark?.type).toBe('P');
    const [short, long] = await Promise.all(
      ['Kort.', LONG].map(
        async (value) => (await layOut(buildFlow(tree([text(value)])).blocks.map((b) => b.element)))[0],
      ),
    );
    expect(long?.box.height).toBeGreaterThan((short?.box.height ?? 0) * 3);
  });

  test('gives lines with their text, box and ascent; together they are the whole text', async () => {
    const { lines = [], box } = await laidOutText([text(LONG)]);
    expect(lines.map((line) => line.string).join('')).toBe(LONG);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      expect(line.ascent).toBeGreaterThan(0);
      expect(line.box.height).toBeGreaterThan(0);
      expect(line.xAdvance).toBeLessThan(box.width * 1.05);
    }
    expect((lines[1]?.box.y ?? 0) - (lines[0]?.box.y ?? 0)).toBeCloseTo(lines[0]?.box.height ?? 0, 3);
  });

  test('keeps the carrier of an inline piece on its runs, with one glyph and one position a character', async () => {
    const link: Inline = {
      kind: 'link',
      href: 'https://www.regionblekinge.se',
      children: [text('fliken officiellt')],
    };
    const { lines = [] } = await laidOutText([text('Se '), link, text(' nu.')]);
    const runs = lines.flatMap((line) => line.runs).filter((run) => run.glyphs.length > 0);
    expect(runs.map((run) => run.attributes.link ?? null)).toEqual([null, 'tag:0', null]);
    for (const run of runs) {
      expect(run.glyphs).toHaveLength(run.end - run.start);
      expect(run.positions).toHaveLength(run.glyphs.length);
    }
  });

  test('a hyphen or dash keeps its distance from the word after it', async () => {
    const { lines = [] } = await laidOutText([text('hälso- och – sjukvård')]);
    const [run] = lines[0]?.runs ?? [];
    const scale = (run?.attributes.fontSize ?? 0) / (run?.attributes.font?.[0]?.unitsPerEm ?? 1);
    const at = (character: string): number => [...'hälso- och – sjukvård'].indexOf(character);
    for (const index of [at('-'), at(' '), at('–')])
      expect(run?.positions[index]?.xAdvance).toBeCloseTo((run?.glyphs[index]?.advanceWidth ?? 0) * scale, 4);
  });

  test('a word too long for a line is broken with a hyphen glyph that no source has', async () => {
    const { lines = [] } = await laidOutText([text('a'.repeat(200))]);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines[0]?.string.endsWith('-')).toBe(true);
  });

  test('a character without a glyph comes back as .notdef or in a standard font', async () => {
    const { lines = [] } = await laidOutText([text('x王x')]);
    const runs = lines.flatMap((line) => line.runs);
    const isMissing = runs.some((run) =>
      run.glyphs.some((glyph) => glyph.id === 0 || run.attributes.font?.[0]?.type === 'STANDARD'),
    );
    expect(isMissing).toBe(true);
  });
});

describe('PDFKit and @react-pdf/render', () => {
  test('operators written with addContent surround what is painted after them', async () => {
    const laidOut = await layout(tree([text('Ett stycke.')]));
    if (!laidOut.ok) throw new Error('layout refused');
    const reading = await readPdf(await paint(tag(laidOut.value).pages));
    const marks = reading.pages[0]?.marks.map((mark) => mark.tag);
    expect(marks).toEqual(['P', 'Artifact', 'Artifact', 'Artifact']);
  });

  test('a shared glyph extracts as its lowest character, whatever was set first', async () => {
    const laidOut = await layout(tree([text('hårt\u00a0mellanslag och vanligt')]));
    if (!laidOut.ok) throw new Error('layout refused');
    const reading = await readPdf(await paint(tag(laidOut.value).pages));
    const painted = (reading.pages[0]?.marks ?? []).map(markText).join('');
    expect(painted).toContain('mellanslag och vanligt');
  });
});
