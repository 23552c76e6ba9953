// `npm run bilder`: the pictures in the README, made from the fixtures.
import { mkdirSync, writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { markText } from '../src/check/structure.ts';
import { pagePicture } from './page-pictures.ts';
import { renderAll } from './rendered.ts';

const FOLDER = 'docs/bilder';
const SCALE = 1.6;

mkdirSync(FOLDER, { recursive: true });
const [, , march] = await renderAll([
  'fixtures/exempelar/lsvo-2023-01-20.yaml',
  'fixtures/exempelar/lsvo-2023-02-17.yaml',
  'fixtures/exempelar/lsvo-2023-03-17.yaml',
]);
if (!march) throw new Error('the example year has no meeting in March');
const { bytes } = march.finished;
/** The page with the most att-satser. */
const counts = march.reading.pages.map(
  ({ marks }) => marks.filter((mark) => markText(mark).trim() === 'att').length,
);
const decisions = counts.indexOf(Math.max(...counts)) + 1;
for (const [name, page] of [
  ['framsida', 1],
  ['beslut', decisions],
] as const) {
  const picture = await pagePicture(bytes, page, SCALE);
  writeFileSync(`${FOLDER}/${name}.png`, PNG.sync.write(picture, { colorType: 2, inputHasAlpha: true }));
  console.log(`${FOLDER}/${name}.png: page ${page} of ${march.name}`);
}
