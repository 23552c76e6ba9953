// The papers that the importer is tried on: made of our own meetings, in each layout and format, without losing a word
// and the same for the same seed.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import JSZip from 'jszip';
import type { Organ } from '../src/domain/organ.ts';
import type { Sammantrade } from '../src/domain/sammantrade.ts';
import { parseMeeting } from '../src/load/load-meeting.ts';
import { loadOrgan } from '../src/load/load-organ.ts';
import type { SourceFormat } from '../src/source/source.ts';
import { lost, outlineOf, proseText, tokensOf, wordsOf } from './import/compare.ts';
import { type DamageName, damagesOf, wears, wornFile } from './import/damage.ts';
import { type MeetingFile, meetings } from './import/meetings.ts';
import { type Layout, type Paper, type PaperBlock, paperOf, viewOf } from './import/paper.ts';
import { proseOf } from './import/paper-arende.ts';

const root = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const EXAMPLES = [
  { file: 'fixtures/exempelar/lsvo-2023-01-20.yaml', first: 1 },
  { file: 'fixtures/exempelar/lsvo-2023-03-17.yaml', first: 19 },
  { file: 'fixtures/exempelar/psvo-2024-01-19.yaml', first: 1 },
  { file: 'fixtures/exempelar/psvo-2024-03-01.yaml', first: 13 },
  { file: 'fixtures/exempelar/att-aldras-2023-03-14.yaml', first: 1 },
  { file: 'fixtures/varsta-fall/lsvo-2023-06-09.yaml', first: 60 },
];
const LAYOUTS: readonly Layout[] = ['lsvo', 'samverkansgrupp', 'psvo'];
const FORMATS: readonly SourceFormat[] = ['txt', 'md', 'docx', 'pdf'];

const organs = new Map<string, Organ>();
beforeAll(async () => {
  for (const file of readdirSync(root('templates/organ')).filter((name) => name.endsWith('.yaml'))) {
    const loaded = await loadOrgan(root(`templates/organ/${file}`));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    organs.set(file.slice(0, -5), loaded.organ);
  }
});

function meetingOf(text: string): { meeting: Sammantrade; organ: Organ } {
  const loaded = parseMeeting(text, 'mote.yaml');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 2));
  const organ = organs.get(loaded.meeting.organ);
  if (!organ) throw new Error(`no body ${loaded.meeting.organ}`);
  return { meeting: loaded.meeting, organ };
}

function paperOfFile({ text, first }: Pick<MeetingFile, 'text' | 'first'>): Paper {
  const { meeting, organ } = meetingOf(text);
  return paperOf(meeting, organ, first);
}

/** Every word on the paper; without the numbers of decisions, which Word may count by itself. */
function wordsOnPaper({ blocks }: Paper): string {
  const strings = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      key === 'kind' || key === 'href' ? [] : strings(inner),
    );
  };
  const isProse = (block: PaperBlock) => ['text', 'heading', 'list', 'table'].includes(block.kind);
  return blocks
    .flatMap((block) => {
      if (isProse(block)) return [proseText(block as Parameters<typeof proseText>[0])];
      if (block.kind === 'clause') return block.content.map(proseText);
      return strings(block);
    })
    .join('\n');
}

/** The words of a meeting that its paper must show. */
function wordsOfMeeting(text: string, first: number): string {
  const { meeting, organ } = meetingOf(text);
  const { view, texts } = viewOf(meeting, organ, first);
  const punkter = view.arenden.flatMap((arende) => [arende, ...arende.underpunkter]);
  const people = [
    ...view.ledamoter,
    ...view.ersattare,
    ...view.franvarande,
    ...view.tjanstepersoner,
    ...view.ovriga,
    view.sekreterare,
  ];
  return [
    ...texts.flatMap(({ blocks }) => proseOf(blocks).map(proseText)),
    ...punkter.flatMap(({ rubrik, underlag, typ, foredragande, avslutning }) => [
      rubrik,
      underlag,
      typ,
      foredragande,
      ...avslutning,
    ]),
    ...punkter.flatMap(({ skickasTill, forKannedom }) => [
      ...(skickasTill?.till ?? []),
      ...(forKannedom?.till ?? []),
    ]),
    ...(view.framsida
      ? people.flatMap(({ namn, funktion, organisation }) => [namn, funktion, organisation])
      : []),
    ...view.mottagare,
    ...view.forKannedom,
  ].join('\n');
}

/** What a person reads in the file, taken out by other means than the importer's own. */
async function textOf(bytes: Uint8Array, format: SourceFormat): Promise<string> {
  if (format === 'pdf') return textOfPdf(bytes);
  if (format !== 'docx') return new TextDecoder().decode(bytes);
  const part = await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string');
  return (part ?? '')
    .replace(/<w:(?:p|br|tab|tc)(?: [^>]*)?\/?>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '');
}

async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(Buffer.from(bytes));
    const text = [...document.pages()].map((page) => page.getText()).join('\n');
    document.destroy();
    // PDFium's sign for a hyphen that it takes for one at the end of a line.
    return text.replaceAll('\r\n', '\n').replaceAll('\ufffe', '-\n');
  } finally {
    library.destroy();
  }
}

describe('a paper', () => {
  test.each(EXAMPLES)('of $file shows every word of the meeting', ({ file, first }) => {
    const text = readFileSync(root(file), 'utf8');
    expect(tokensOf(wordsOfMeeting(text, first)).length).toBeGreaterThan(500);
    expect(lost(wordsOfMeeting(text, first), wordsOnPaper(paperOfFile({ text, first })))).toEqual([]);
  });

  test.each(LAYOUTS)('of an invented meeting shows every word of it: %s', (layout) => {
    fc.assert(
      fc.property(meetings(layout), (file) => {
        const paper = paperOfFile(file);
        expect(paper.layout).toBe(layout);
        expect(lost(wordsOfMeeting(file.text, file.first), wordsOnPaper(paper))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a file', () => {
  test.each(FORMATS)('in %s has every word of its paper, whatever has happened to it', async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...LAYOUTS).chain(meetings), wears(format), async (file, wear) => {
        const { bytes, paper } = await wornFile(paperOfFile(file), format, wear);
        expect(lostFrom(wordsOnPaper(paper), await textOf(bytes, format))).toEqual([]);
      }),
      { numRuns: format === 'pdf' ? 4 : 20 },
    );
  });

  test.each(FORMATS)('in %s is the same for the same seed', async (format) => {
    const whole = paperOfFile({ text: readFileSync(root(EXAMPLES[1]?.file ?? ''), 'utf8'), first: 19 });
    const wear = { seed: 7, damages: damagesOf(format) };
    const [one, two] = [await wornFile(whole, format, wear), await wornFile(whole, format, wear)];
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    expect(one.bytes.length).toBeGreaterThan(2000);
  });
});

const example = readFileSync(root('fixtures/exempelar/lsvo-2023-03-17.yaml'), 'utf8');

/** So many dates that one stands at the end of a line, whatever the width. */
const PAPER_OF_DATES: Paper = {
  layout: 'lsvo',
  head: { left: '', right: '' },
  blocks: [{ kind: 'text', content: [{ kind: 'text', text: 'dag 2024-02-16 '.repeat(60).trim() }] }],
};

describe('damage', () => {
  test.each(FORMATS.flatMap((format) => damagesOf(format).map((damage) => ({ format, damage }))))(
    '$damage shows in $format',
    async ({ format, damage }) => {
      const sampled = format === 'pdf' ? [] : fc.sample(meetings('lsvo'), { seed: 3, numRuns: 12 });
      const papers = [...[{ text: example, first: 19 }, ...sampled].map(paperOfFile), PAPER_OF_DATES];
      const made = (damages: DamageName[]) =>
        Promise.all(papers.map((paper, seed) => wornFile(paper, format, { seed, damages })));
      const [whole, worn] = [await made([]), await made([damage])];
      expect(whole.some(({ bytes }, index) => Buffer.compare(bytes, worn[index]?.bytes ?? bytes) !== 0)).toBe(
        true,
      );
    },
  );
});

describe('an outline', () => {
  const outline = (text: string, first = 19): string => {
    const { meeting, organ } = meetingOf(text);
    return outlineOf(meeting, organ, { first });
  };

  test('has a line for each thing that a reader would miss', () => {
    const lines = outline(example).split('\n');
    expect(lines.filter((line) => /^§ \d+ /.test(line)).length).toBe(10);
    expect(lines.filter((line) => /^ +att: /.test(line)).length).toBeGreaterThan(10);
    expect(lines.some((line) => /^ +- /.test(line))).toBe(true);
  });

  test('changes one line where one word, number or name is another', () => {
    const before = outline(example).split('\n');
    const name = /^ordförande: ([^,]+),/m.exec(example)?.[1] ?? '';
    expect(name).not.toBe('');
    for (const changed of [
      example.replace('datum: 2023-03-17', 'datum: 2023-03-18'),
      example.replace('- att ', '- att inte '),
    ]) {
      const after = outline(changed).split('\n');
      expect(after.length).toBe(before.length);
      expect(after.filter((line, index) => line !== before[index]).length).toBe(1);
    }
    expect(outline(example.replaceAll(name, `${name} Åkerö`))).not.toBe(before.join('\n'));
  });

  test('is the same for other spaces, dashes and quotation marks', () => {
    const other = example.replace(/ – /g, ' - ').replaceAll('”', '"');
    expect(other).not.toBe(example);
    expect(outline(other)).toBe(outline(example));
  });
});

test('words are counted, and what is lost is named as often as it is lost', () => {
  expect([...wordsOf('Att att § 12, e-hälsa sam\u00adverkan')]).toEqual([
    ['att', 2],
    ['12', 1],
    ['e', 1],
    ['hälsa', 1],
    ['samverkan', 1],
  ]);
  expect(lost('en två två tre', 'Två tre')).toEqual(['en', 'två']);
  expect(lost('en ru-\ntin hälso-\noch', 'en rutin hälso- och')).toEqual([]);
  expect(lost('en ru-\ntin', 'en')).toEqual(['ru', 'tin']);
});

/** Words that are missed; one that the damage divided at the end of a line, or of a page, is there. */
function lostFrom(paper: string, file: string): string[] {
  const clean = file.replaceAll('\u00ad', '').toLowerCase();
  const furniture = String.raw`(?:[^\n]*\d+\(\d+\)[ \t\r]*\n\s*)?`;
  const divided = new RegExp(
    String.raw`(\p{L}+)-[ \t\r]*\n\s*(?:[^\n]*\d{4}-\d\d-\d\d[ \t\r]*\n\s*)?${furniture}(\p{Ll}+)`,
    'gu',
  );
  const whole = wordsOf([...clean.matchAll(divided)].map(([, head, tail]) => `${head}${tail}`).join(' '));
  return lost(paper, file).filter((word) => {
    const left = whole.get(word) ?? 0;
    whole.set(word, left - 1);
    return left <= 0;
  });
}
