// What the finished pages say of a document's state: a draft, a copy and a correction of every example, read back.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { checkPdf } from '../src/check/check.ts';
import { artifactText, plainText, structureText } from '../src/check/structure.ts';
import type { Avskrift, Rattelse } from '../src/compose/view.ts';
import type { Environment } from '../src/environment.ts';
import { loadEnvironment } from '../src/load/load-environment.ts';
import { EXAMPLES } from './examples.ts';
import { expectGolden } from './golden.ts';
import type { State } from './protokoll-input.ts';
import { type RenderedProtokoll, renderProtokoll } from './rendered-protokoll.ts';

/** The first § of LSVO's meeting in February; the other bodies' points begin with 1. */
const FIRST = 10;
const RATTELSE: Rattelse = {
  nummer: 1,
  justerades: '2023-04-03',
  beslutad: '2023-05-12',
  skal: 'beloppet i beslutet var fel',
  andringar: [
    { ref: '§\u00a011', rubrik: 'Föregående sammanträdesprotokoll', vad: 'texten och besluten' },
    { ref: null, rubrik: '', vad: 'tiden' },
  ],
};

const AVSKRIFT: Avskrift = {
  fil: 'Protokoll 2023-02-17 signerat.pdf',
  sha256: '5f2d1c0b9a8e7f6d5c4b3a29181706f5e4d3c2b1a09f8e7d6c5b4a3928170615',
  underskrifter: [
    { av: 'Ulla Prov', tid: '2023-03-01T23:30:00Z' },
    { av: 'Bo Prov', tid: null },
  ],
};

let environment: Environment;
beforeAll(async () => {
  const loaded = await loadEnvironment('.');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  environment = loaded.environment;
});

const rendered = (file: string, state: State): Promise<RenderedProtokoll> =>
  renderProtokoll(file, file.includes('lsvo') ? FIRST : 1, state, environment);

/** Pages, from 1, whose artifacts say these words. */
const pagesThatSay = ({ reading }: RenderedProtokoll, words: string): number[] =>
  artifactText(reading)
    .split('\n')
    .flatMap((line) => (line.includes(words) ? [Number(/^sida (\d+) Header:/.exec(line)?.[1])] : []));

const allPages = ({ reading }: RenderedProtokoll): number[] =>
  Array.from({ length: reading.pages.length }, (_, index) => index + 1);

describe.each(EXAMPLES)('%s', (file) => {
  test('as a draft conforms, and says so on every page and once in the text', async () => {
    const draft = await rendered(file, { utkast: true });
    expect(await checkPdf(draft.bytes, { form: 'portal' })).toEqual([]);
    expect(pagesThatSay(draft, '"UTKAST"')).toEqual(allPages(draft));
    expect(plainText(draft.reading).match(/utkast\./gi)).toEqual(['Utkast.']);
  });

  test('as an avskrift conforms, says so on every page, and has no places for signatures', async () => {
    const copy = await rendered(file, { avskrift: AVSKRIFT });
    expect(await checkPdf(copy.bytes, { form: 'portal' })).toEqual([]);
    expect(pagesThatSay(copy, 'Avskrift')).toEqual(allPages(copy));
    const said = plainText(copy.reading).replace(/\s+/g, ' ');
    expect(said).toContain('Ulla Prov den 2 mars 2023 och Bo Prov');
    expect(said).toContain(AVSKRIFT.sha256);
    expect(said).not.toMatch(/Underskrifter|UTKAST/);
    expect(structureText(copy.reading)).not.toContain('"Underskrifter"');
  });

  test('as a draft of a correction conforms, and says both on every page', async () => {
    const both = await rendered(file, { utkast: true, rattelse: RATTELSE });
    expect(await checkPdf(both.bytes, { form: 'portal' })).toEqual([]);
    expect(pagesThatSay(both, '"UTKAST"')).toEqual(allPages(both));
    expect(pagesThatSay(both, 'Rättelse 1 ')).toEqual(allPages(both));
  });
});

describe.each([
  ['utkast', 'fixtures/exempelar/lsvo-2023-02-17.yaml', { utkast: true }],
  ['rattelse', 'fixtures/exempelar/lsvo-2023-02-17.yaml', { rattelse: RATTELSE }],
  ['avskrift', 'fixtures/exempelar/lsvo-2023-02-17.yaml', { avskrift: AVSKRIFT }],
  [
    'makulerade',
    'fixtures/exempelar/beredningsgruppen-2023-03-01.yaml',
    { makulerade: [{ ref: 'punkt\u00a07', skal: 'Dubblett av punkt 2.' }] },
  ],
] as const)('%s', (name, file, state) => {
  test('is as it was read and approved', async () => {
    const { reading } = await rendered(file, state as State);
    expectGolden(`tillstand/${name}/structure.txt`, structureText(reading));
    expectGolden(`tillstand/${name}/text.txt`, plainText(reading));
    expectGolden(`tillstand/${name}/artefakter.txt`, artifactText(reading));
  });
});

test('a frozen protokoll says nothing of drafts, corrections and voided numbers', async () => {
  const frozen = await rendered('fixtures/exempelar/lsvo-2023-02-17.yaml', {});
  const said = artifactText(frozen.reading) + structureText(frozen.reading);
  expect(said).not.toMatch(/UTKAST|Avskrift|Rättelse|makulera/);
});
