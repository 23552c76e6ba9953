// Pictures: one with an alternative text is a Figure with its place; one without is decoration, an artifact.
import { beforeAll, expect, test } from '@jest/globals';
import { type PdfReading, readPdf } from '../src/check/read.ts';
import { structureText } from '../src/check/structure.ts';
import { checkUa1 } from '../src/check/ua1.ts';
import { finish } from '../src/finish/finish.ts';
import { loadFonts } from '../src/layout/engine.ts';
import { layout } from '../src/layout/layout.ts';
import { AREA, LABEL_COLUMN } from '../src/layout/styles.ts';
import { paint } from '../src/paint/paint.ts';
import { tag } from '../src/tag/tag.ts';
import { FACTS } from './facts.ts';
import { pagePicture } from './page-pictures.ts';
import { environment } from './rendered.ts';

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="#1d4f5c"/></svg>';
async function withPicture(alt: string | null): Promise<PdfReading> {
  const laidOut = await layout({
    ...FACTS,
    runningHead: { left: 'Prov', right: [], mark: null },
    accent: '#1d4f5c',
    blocks: [
      { kind: 'figure', svg: SVG, alt, width: 60 },
      { kind: 'heading', level: 1, content: [{ kind: 'text', text: 'Rubrik' }] },
    ],
  });
  if (!laidOut.ok) throw new Error('layout refused');
  const tagged = tag(laidOut.value);
  return readPdf((await finish(await paint(tagged.pages), tagged, FACTS, 'portal')).bytes);
}

beforeAll(async () => {
  await loadFonts((await environment()).fonts);
});

test('a logotype with an alternative text', async () => {
  const reading = await withPicture('Region Exempels logotyp');
  expect(structureText(reading)).toContain('Figure (Alt="Region Exempels logotyp")');
  expect(checkUa1(reading)).toEqual([]);
});

test('is drawn as large as it is asked for', async () => {
  const laidOut = await layout({
    ...FACTS,
    runningHead: { left: 'Prov', right: [], mark: null },
    accent: '#1d4f5c',
    blocks: [
      { kind: 'figure', svg: SVG, alt: 'Logotyp', width: 240 },
      { kind: 'heading', level: 1, content: [{ kind: 'text', text: 'Rubrik' }] },
    ],
  });
  if (!laidOut.ok) throw new Error('layout refused');
  const picture = await pagePicture(await paint(tag(laidOut.value).pages), 1, 1);
  const isInk = (x: number, y: number): boolean => (picture.data[(y * picture.width + x) * 4] ?? 255) < 200;
  const row = AREA.top + 30;
  expect(isInk(AREA.left + LABEL_COLUMN + 235, row)).toBe(true);
  expect(isInk(AREA.left + LABEL_COLUMN + 250, row)).toBe(false);
});

test('a decoration', async () => {
  const reading = await withPicture(null);
  expect(structureText(reading)).not.toContain('Figure');
  expect(reading.pages[0]?.marks.map((mark) => mark.tag)).toContain('Artifact');
  expect(checkUa1(reading)).toEqual([]);
});
