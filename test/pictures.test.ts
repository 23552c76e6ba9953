// A few pages as pictures: what nobody can read out of tags and text. UPDATE_GOLDEN=1 writes them anew; look at them.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { EXAMPLES } from './examples.ts';
import { pagePicture } from './page-pictures.ts';
import { type Read, renderAll } from './rendered.ts';

const FOLDER = 'test/golden/sidor';
const SCALE = 0.8;
/** Pixels that may differ: rounding in another build of the rasteriser. */
const TOLERATED = 40;

let read: Read[] = [];
beforeAll(async () => {
  read = await renderAll(EXAMPLES.filter((file) => /lsvo-2023-01|psvo-2024-0|att-aldras-2023-05/.test(file)));
}, 60_000);

const LAST = -1;

describe('pages look as they were approved', () => {
  test.each([
    ['lsvo-2023-01-20', 1, 'framsida'],
    ['lsvo-2023-01-20', 2, 'underskrifter'],
    ['psvo-2024-03-01', 11, 'votering'],
    ['psvo-2024-03-01', LAST, 'justerare'],
    ['att-aldras-2023-05-09', 2, 'punkter'],
  ])('%s, page %d (%s)', async (name, page, what) => {
    const one = read.find((candidate) => candidate.name === name);
    if (!one) throw new Error(`${name} was not rendered`);
    const { bytes, pageCount } = one.finished;
    const picture = await pagePicture(bytes, page === LAST ? pageCount : page, SCALE);
    const file = `${FOLDER}/${name}-${what}.png`;
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, PNG.sync.write(picture, { colorType: 2, inputHasAlpha: true }));
      return;
    }
    expect(existsSync(file)).toBe(true);
    const approved = PNG.sync.read(readFileSync(file));
    expect([picture.width, picture.height]).toEqual([approved.width, approved.height]);
    const different = pixelmatch(picture.data, approved.data, undefined, picture.width, picture.height);
    expect(different).toBeLessThanOrEqual(TOLERATED);
  });
});
