// What a secretary gets of a paper in each layout, to be read beside the paper: `test/golden/import/` has the paper, the
// meeting file and the report.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, test } from '@jest/globals';
import type { Organ } from '../src/domain/organ.ts';
import { parseMeeting } from '../src/load/load-meeting.ts';
import { expectGolden } from './golden.ts';
import { type DamageName, wornFile } from './import/damage.ts';
import { type Layout, paperOf } from './import/paper.ts';
import { command, environment } from './in-process.ts';

const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'justera-'));
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true, force: true });
});

/** As papers of the body are: running heads in the text, words broken, names beside their labels. */
const DAMAGES: readonly DamageName[] = [
  'numberWithoutSpace',
  'letterWithoutSpace',
  'brokenLogotypes',
  'brokenWords',
  'furnitureInText',
];

test.each<{ layout: Layout; file: string; first: number; damages: readonly DamageName[] }>([
  { layout: 'lsvo', file: 'lsvo-2023-03-17', first: 19, damages: [...DAMAGES, 'gapInClauses'] },
  {
    layout: 'psvo',
    file: 'psvo-2024-01-19',
    first: 1,
    damages: [...DAMAGES, 'brokenDates', 'labelsBesideNames'],
  },
  {
    layout: 'samverkansgrupp',
    file: 'att-aldras-2023-03-14',
    first: 1,
    damages: ['doubledLines', 'mixedBullets', 'bareEnd'],
  },
])('$layout', async ({ layout, file, first, damages }) => {
  process.chdir(home);
  const parsed = parseMeeting(readFileSync(`fixtures/exempelar/${file}.yaml`, 'utf8'), file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const organ = environment.organ.get(parsed.meeting.organ) as Organ;
  const { bytes } = await wornFile(paperOf(parsed.meeting, organ, first), 'txt', { seed: 5, damages });
  process.chdir(folder);
  writeFileSync(`${layout}.txt`, bytes);
  await command(
    'importera',
    `${layout}.txt`,
    '--organ',
    organ.slug,
    '--datum',
    parsed.meeting.datum,
    '--ut',
    layout,
  );
  const made = [`${file}.yaml`, `${file}-importrapport.txt`].map((name) =>
    readFileSync(join(layout, name), 'utf8'),
  );
  process.chdir(home);
  const [yaml = '', report = ''] = made;
  expectGolden(`import/${layout}.txt`, new TextDecoder().decode(bytes));
  expectGolden(`import/${layout}.yaml`, yaml);
  expectGolden(`import/${layout}-importrapport.txt`, report);
});
