// What the finished files promise, read back from their bytes: structure, text, conformance, page breaks.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { checkPdf } from '../src/check/check.ts';
import type { MarkedContent } from '../src/check/interpret.ts';
import { artifactText, markText, plainText, runsIn, structureText } from '../src/check/structure.ts';
import type { Underpunkt } from '../src/domain/sammantrade.ts';
import { EXAMPLES } from './examples.ts';
import { expectGolden } from './golden.ts';
import { type Read, renderAll, WORST_CASE } from './rendered.ts';

const NAMES = [...EXAMPLES, WORST_CASE].map((file) => file.replace(/^.*\/|\.yaml$/g, ''));
const read = new Map<string, Read>();

beforeAll(async () => {
  for (const one of await renderAll(EXAMPLES)) read.set(one.name, one);
  for (const one of await renderAll([WORST_CASE], { start: 28 })) read.set(one.name, one);
}, 120_000);

const get = (name: string): Read => {
  const one = read.get(name);
  if (!one) throw new Error(`${name} was not rendered`);
  return one;
};

/** Letters and digits only: what typography and Markdown marks may change does not count. */
const letters = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');

/** Words as the reader gets them: Markdown's own marks and link targets taken away. */
const words = (markdown: string): string =>
  letters(
    markdown
      .replace(/\]\((?:[^()\s]|\([^()]*\))*\)/g, '] ')
      .replace(/\]\{[a-z-]+\}/g, '] ')
      .replace(/\[\[[^\]]*\]\]/g, '')
      .replace(/^\s*\d+\.\s/gm, ''),
  );

/** Height of one line of a two-line label, in points. */
const LINE = 16;

/** Lowest baseline of what a mark shows, in points from the foot of the page. */
const footOf = (mark: MarkedContent): number => Math.min(...runsIn(mark).map((run) => run.y));

function points(one: Read): { punkt: Underpunkt; text: string }[] {
  return one.meeting.arenden.flatMap((arende) =>
    [arende, ...arende.underpunkter].map((punkt) => ({ punkt, text: punkt.rubrik })),
  );
}

describe.each(NAMES)('%s', (name) => {
  test('has the tag tree that was read and approved', () => {
    expectGolden(`${name}/structure.txt`, structureText(get(name).reading));
  });

  test('has the outline that was read and approved', () => {
    const lines = get(name).reading.outline.map(
      ({ level, title, destination }) =>
        `${'  '.repeat(level - 1)}${title} → sida ${(destination?.page ?? -2) + 1}`,
    );
    expectGolden(`${name}/outline.txt`, `${lines.join('\n')}\n`);
  });

  test('has the text that was read and approved', () => {
    expectGolden(`${name}/text.txt`, plainText(get(name).reading));
  });

  test('is PDF/UA-1 and PDF/A-2a as far as our reader can tell', async () => {
    const { finished } = get(name);
    expect(await checkPdf(finished.bytes, { form: 'portal' })).toEqual([]);
  });

  test('says every rubrik, text and recipient of the meeting file', () => {
    const one = get(name);
    const said = letters(plainText(one.reading));
    for (const { punkt } of points(one)) {
      expect(said).toContain(words(punkt.rubrik));
      for (const paragraph of (punkt.text ?? '').split(/\n\s*\n/))
        if (!/^\s*(\||[-*]|\d+\.)/m.test(paragraph) && !paragraph.includes('[['))
          expect(said).toContain(words(paragraph));
      for (const line of punkt.avslutning)
        if (!/^(information|bildpresentation)$/.test(line)) expect(said).toContain(words(line));
    }
  });

  test('says every decision exactly once', () => {
    const one = get(name);
    const said = letters(plainText(one.reading));
    const decisions = points(one).flatMap(({ punkt }) =>
      punkt.beslut.map((text) => words(text.replace(/^att\s/i, ''))),
    );
    for (const decision of decisions) {
      const repeated = decisions.filter((other) => other.includes(decision)).length;
      const elsewhere = points(one).filter(({ punkt }) => words(punkt.text ?? '').includes(decision)).length;
      expect({ decision, times: said.split(decision).length - 1 }).toEqual({
        decision,
        times: repeated + elsewhere,
      });
    }
  });

  test('leaves no heading alone at the foot of a page, and no page empty', () => {
    for (const page of get(name).reading.pages) {
      const tagged = page.marks.filter((mark) => mark.element !== null);
      expect(tagged.length).toBeGreaterThan(0);
      const isHeading = (mark: MarkedContent): boolean => /^H\d$/.test(mark.element?.type ?? '');
      const lowest = (marks: MarkedContent[]): number => Math.min(...marks.map(footOf));
      // A label in the margin column (Diarienummer) has its fact beside it, on the same line.
      const text = lowest(tagged.filter((mark) => !isHeading(mark)));
      expect(text).toBeLessThan(lowest(tagged.filter(isHeading)) + LINE);
    }
  });

  test('keeps each signature place on the page of its name', () => {
    const { finished, reading } = get(name);
    for (const { page, signer } of finished.signatures) {
      const said = reading.pages[page]?.marks.map(markText) ?? [];
      expect(said).toContain(signer.name);
    }
  });

  test('numbers its pages n(N), as artifacts', () => {
    const { reading } = get(name);
    const artifacts = artifactText(reading);
    const count = reading.pages.length;
    for (let page = 1; page <= count; page += 1) expect(artifacts).toContain(`${page}(${count})`);
    expect(plainText(reading)).not.toContain(`1(${count})`);
  });

  test('leads every outline entry to its own heading', () => {
    const one = get(name);
    const titles = one.reading.outline.map((item) => item.title);
    for (const arende of one.plan.arenden)
      expect(titles.filter((title) => title.startsWith(`${arende.label} `))).toHaveLength(1);
  });

  test('says whom the signing service asks, where and in which order', () => {
    const { finished, organ } = get(name);
    const roles = finished.signatures.map(({ signer }) => signer.role);
    expect([...new Set(roles)]).toEqual(organ.underskrift.roller);
    const { pages } = get(name).reading;
    for (const { page, rect } of finished.signatures) {
      const box = pages[page]?.mediaBox ?? [0, 0, 0, 0];
      expect(rect[0]).toBeGreaterThan(box[0]);
      expect(rect[1]).toBeGreaterThan(box[1]);
      expect(rect[2]).toBeLessThan(box[2]);
      expect(rect[3]).toBeLessThan(box[3]);
      expect(rect[3] - rect[1]).toBeGreaterThan(30);
    }
  });
});

test('a protokoll with signature fields is just as conforming', async () => {
  for (const one of await renderAll(EXAMPLES, { form: 'falt' })) {
    expect(await checkPdf(one.finished.bytes, { form: 'falt' })).toEqual([]);
    const fields = one.reading.annotations.filter(({ subtype }) => subtype === 'Widget');
    expect(fields).toHaveLength(one.finished.signatures.length);
  }
});
