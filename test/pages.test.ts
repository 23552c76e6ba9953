// What the pages and the file owe the reader beyond what the fixtures show.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readPdf } from '../src/check/read.ts';
import { structureText } from '../src/check/structure.ts';
import type { Block, DocumentTree, Inline } from '../src/domain/document.ts';
import { finish } from '../src/finish/finish.ts';
import { loadFonts } from '../src/layout/engine.ts';
import { layout } from '../src/layout/layout.ts';
import { AREA } from '../src/layout/styles.ts';
import { paint } from '../src/paint/paint.ts';
import { tag } from '../src/tag/tag.ts';
import { FACTS } from './facts.ts';
import { environment } from './rendered.ts';

const text = (value: string): Inline[] => [{ kind: 'text', text: value }];
const paragraph = (value: string): Block => ({ kind: 'paragraph', style: 'brodtext', content: text(value) });
const heading: Block = { kind: 'heading', level: 1, content: text('Rubrik') };

function document(blocks: Block[]): DocumentTree {
  return {
    ...FACTS,
    runningHead: { left: 'Prov', right: [], mark: null },
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

/** A protokoll's end with so many signers after so many lines. */
function signed(signers: number, lines: number): Block[] {
  return [
    ...Array.from({ length: lines }, (_, index) => paragraph(`Rad ${index}`)),
    { kind: 'heading', level: 2, content: text('Underskrifter') },
    {
      kind: 'signatures',
      signers: Array.from({ length: signers }, (_, index) => ({
        role: 'justerare',
        title: 'Justerare',
        name: `Namn ${index}`,
        organisation: 'Region Exempel',
      })),
    },
    { kind: 'paragraph', style: 'samarbete', content: text('Ett samarbete mellan parterna') },
  ];
}

describe('signature places', () => {
  test.each([1, 2, 3, 5, 9, 12, 30])('%d signers: line, name and role stay together', async (count) => {
    for (const lines of [0, 12, 20, 27]) {
      const laidOut = await layout(document(signed(count, lines)));
      if (!laidOut.ok) throw new Error('layout refused');
      const said = laidOut.value.pages.map((page) =>
        page.parts.flatMap((part) =>
          part.kind === 'text' ? [part.lines.map(({ line }) => line.string).join('')] : [],
        ),
      );
      const places = laidOut.value.pages.map((page) => page.parts.filter((part) => part.kind === 'signer'));
      expect(places.flat()).toHaveLength(count);
      places.forEach((own, page) => {
        const names = own.map((part) => (part.kind === 'signer' ? part.signer.name : ''));
        for (const name of names) expect(said[page]).toContain(name);
        expect(said[page]?.filter((words) => words === 'Justerare')).toHaveLength(names.length);
      });
    }
  });
});

describe('the running head', () => {
  const dnr = 'Dnr\u00a02023/00412-3';
  const kind = 'Sammanträdesprotokoll, extra sammanträde';
  const laidOutWith = (right: string[]) =>
    layout({
      ...document([paragraph('Kort.')]),
      runningHead: { left: 'Samverkansgrupp Att åldras', right, mark: null },
    });

  test('that is too long for one line has two, divided between its parts', async () => {
    const right = ['Rättelse 12', kind, '2023-03-14', dnr];
    const laidOut = await laidOutWith(right);
    if (!laidOut.ok) throw new Error(JSON.stringify(laidOut.problems));
    const parts = (laidOut.value.pages[0]?.parts ?? []).flatMap((part) =>
      part.kind === 'text' && part.mark === 'Header' ? [part] : [],
    );
    const said = parts.map(({ lines }) => lines.map(({ line }) => line.string).join('⏎'));
    expect(said).toEqual(['Samverkansgrupp Att åldras', ...right, '1(1)']);
    expect(new Set(parts.map(({ y }) => y)).size).toBe(2);
  });

  test('that would reach down into the text is a problem', async () => {
    expect(await laidOutWith([kind, kind, kind, kind, kind])).toMatchObject({
      ok: false,
      problems: [{ kind: 'too-wide' }],
    });
  });
});

describe('the mark over the running head', () => {
  const partsOf = async (mark: string | null) => {
    const blank = document([paragraph('Kort.')]);
    const laidOut = await layout({ ...blank, runningHead: { left: 'Organet', right: ['Datum'], mark } });
    if (!laidOut.ok) throw new Error(JSON.stringify(laidOut.problems));
    return laidOut.value.pages.flatMap(({ parts }) => parts);
  };
  const wordsOf = (part: Awaited<ReturnType<typeof partsOf>>[number]): string =>
    part.kind === 'text' ? part.lines.map(({ line }) => line.string).join('') : '';

  test.each(['UTKAST', 'Arbetsmaterial som inte får spridas utanför förvaltningen'])(
    '%s: light words on a dark ground, on the paper and clear of all else',
    async (mark) => {
      const parts = await partsOf(mark);
      const words = parts.findIndex((part) => wordsOf(part) === mark);
      const ground = parts[words - 1];
      const head = parts.find((part) => wordsOf(part) === 'Organet');
      if (ground?.kind !== 'box' || !head) throw new Error('no mark');
      expect(ground.y).toBeGreaterThan(0);
      expect(ground.y + ground.height).toBeLessThan(head.y);
      expect(ground.x + ground.width / 2).toBeCloseTo(AREA.left + AREA.width / 2);
    },
  );

  test('moves nothing else on the page', async () => {
    const places = (parts: Awaited<ReturnType<typeof partsOf>>) =>
      parts.map((part) => [part.kind, part.x, part.y, wordsOf(part)]);
    const [without, withMark] = [places(await partsOf(null)), places(await partsOf('UTKAST'))];
    expect(withMark).toHaveLength(without.length + 2);
    expect(withMark).toEqual(expect.arrayContaining(without));
  });

  test('that is too long for its place is a problem, not a cut', async () => {
    const blank = document([paragraph('Kort.')]);
    const mark = 'UTKAST'.repeat(20);
    const laidOut = await layout({ ...blank, runningHead: { left: 'Prov', right: [], mark } });
    expect(laidOut).toMatchObject({ ok: false, problems: [{ kind: 'too-wide' }] });
  });
});

test('a box is painted under the boxes inside it', async () => {
  const cell = (value: string, header: boolean) => ({ header, content: text(value) });
  const table: Block = {
    kind: 'table',
    headerRows: 1,
    rows: [[cell('Kommun', true)], [cell('Ronneby', false)]],
  };
  const laidOut = await layout(document([{ kind: 'group', style: 'beslut', content: [table] }]));
  if (!laidOut.ok) throw new Error('layout refused');
  const fills = laidOut.value.pages[0]?.parts.flatMap((part) => (part.kind === 'box' ? [part] : [])) ?? [];
  const ground = fills.findIndex(({ height, width }) => height > 30 && width > 300);
  const head = fills.findIndex(({ height, width }) => height > 10 && height < 30 && width > 300);
  expect(ground).toBeGreaterThanOrEqual(0);
  expect(head).toBeGreaterThan(ground);
});

test('an amount is never divided: a hyphen would read as a minus sign', async () => {
  const words = (value: string) => ({ header: false, content: text(value) });
  const row = [
    words('Ordet '.repeat(60)),
    words('Ordet '.repeat(40)),
    words('1\u00a0250\u00a0000\u00a0kronor'),
  ];
  const laidOut = await layout(document([{ kind: 'table', headerRows: 0, rows: [row] }]));
  if (!laidOut.ok) throw new Error(JSON.stringify(laidOut.problems));
  const lines = laidOut.value.pages.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'text' ? part.lines : [])),
  );
  expect(lines.filter(({ hyphen }) => hyphen !== 'none')).toEqual([]);
});

describe('the file', () => {
  test.each([
    ['https://exempel.se/a(b', 'https://exempel.se/a\\(b'],
    ['https://exempel.se/→', 'https://exempel.se/%E2%86%92'],
    ['https://exempel.se/å', 'https://exempel.se/%C3%A5'],
  ])('has the address %s in 7-bit ASCII', async (href, written) => {
    const link: Block = {
      kind: 'paragraph',
      style: 'brodtext',
      content: [{ kind: 'link', href, children: text('sidan') }],
    };
    expect(Buffer.from(await bytesOf([link])).toString('latin1')).toContain(`/URI (${written})`);
  });

  test('has an ID of its own: another link target alone is another file', async () => {
    const id = async (href: string): Promise<string | undefined> => {
      const content: Inline[] = [{ kind: 'link', href, children: text('sidan') }];
      const raw = Buffer.from(await bytesOf([{ kind: 'paragraph', style: 'brodtext', content }]));
      return /\/ID \[ <([0-9a-f]{32})> <\1> \]/.exec(raw.toString('latin1'))?.[1];
    };
    const [one, other] = [await id('https://exempel.se/1'), await id('https://exempel.se/2')];
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(one).not.toMatch(/^0+$/);
    expect(other).not.toBe(one);
  });

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
