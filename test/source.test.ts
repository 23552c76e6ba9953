// A paper of any format → its lines: no word vanishes, every file that cannot be read has its message, and none hangs
// or crashes the command. Papers are made in `source-given.ts`; the real ones are read where they lie.
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import JSZip from 'jszip';
import { PDFDocument } from 'pdf-lib';
import { readPdf } from '../src/source/pdf.ts';
import { readSource } from '../src/source/read-source.ts';
import {
  column,
  docxOf,
  faultOf,
  inList,
  linesOf,
  paragraph,
  pdfOf,
  readGiven,
  tableOf,
  tally,
  wordsOf,
  written,
} from './source-given.ts';

const swedish = fc.stringMatching(/^[a-zåäöA-ZÅÄÖé0-9]{1,6}$/);
const sentence = fc.array(swedish, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));
const paper = fc.array(sentence, { minLength: 1, maxLength: 30 });

test('no word vanishes, in any of the four formats', async () => {
  await fc.assert(
    fc.asyncProperty(paper, fc.infiniteStream(fc.nat(3)), async (sentences, kinds) => {
      const wanted = tally(sentences.join('\n'));
      const kind = (): number => kinds.next().value ?? 0;
      const puts = sentences.flatMap((text, index) => {
        const [first, ...rest] = text.split(' ');
        const [y, x] = [60 + index * 15, [60, 60, 200, 300][kind()] ?? 60];
        // Some stand in two columns.
        return kind() > 0 || rest.length === 0
          ? [{ text, x, y, bold: kind() === 1 }]
          : [
              { text: first ?? '', x: 60, y },
              { text: rest.join(' '), x: 330, y },
            ];
      });
      const body = sentences.map((text) =>
        kind() === 0
          ? tableOf([[paragraph(text), paragraph('')]])
          : paragraph(text, kind() === 1 ? inList(1) : ''),
      );
      const formats: [string, Uint8Array | string][] = [
        ['a.txt', sentences.map((text) => ['', '  ', '• ', '\f'][kind()] + text).join('\n')],
        ['a.md', sentences.map((text) => ['', '- ', '# ', '\n> '][kind()] + text).join('\n')],
        ['a.pdf', await pdfOf([puts])],
        ['a.docx', await docxOf(body.join(''))],
      ];
      for (const [name, bytes] of formats) {
        const found = tally(wordsOf(await linesOf(name, bytes)));
        expect([name, [...wanted].filter(([word, count]) => (found.get(word) ?? 0) < count)]).toEqual([
          name,
          [],
        ]);
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

test('every file that cannot be read has its own message', async () => {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
  const pdf = await pdfOf([[{ text: 'Text', x: 60, y: 100 }]]);
  const document = await PDFDocument.load(pdf);
  document.encrypt({ userPassword: 'hemligt', ownerPassword: 'hemligt' });
  const zip = (name: string): Promise<Uint8Array> =>
    new JSZip().file(name, 'x').generateAsync({ type: 'uint8array' });
  const docx = await docxOf(paragraph('Text'));
  const missing = await readSource(join(tmpdir(), 'finns', 'inte.pdf'));
  const inFolder = await readSource(mkdtempSync(join(tmpdir(), 'mapp-')));
  expect([missing, inFolder].map((read) => !read.ok && read.fault.code)).toEqual(['FIL-002', 'KALLA-001']);
  const found = await Promise.all([
    faultOf('tom.txt', ''),
    faultOf('tom.md', ' \n\n'),
    faultOf('a.doc', ole),
    faultOf('a.docx', locked),
    faultOf('a.rtf', '{\\rtf1 hej}'),
    faultOf('a.odt', await zip('content.xml')),
    faultOf('a.xlsx', await zip('xl/workbook.xml')),
    faultOf('a.png', Buffer.from('89504e470d0a1a0a', 'hex')),
    faultOf('a.htm', '<!DOCTYPE html><p>hej'),
    faultOf('a.bin', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256))),
    faultOf('a.pdf', await document.save({ useObjectStreams: false })),
    faultOf('a.pdf', pdf.subarray(0, 200)),
    faultOf('a.pdf', '%PDF-1.7\nskräp'),
    faultOf('a.pdf', await pdfOf([[], []])),
    faultOf('a.docx', docx.subarray(0, docx.length / 2)),
    faultOf('a.docx', await docxOf('<w:p><w:r>')),
    faultOf('a.docx', await docxOf(paragraph(''))),
    faultOf('a.txt', 'ord '.repeat(1_500_000)),
  ]);
  expect(found).toEqual([
    ...[
      'FIL-005',
      'FIL-005',
      'KALLA-003',
      'KALLA-011',
      'KALLA-003',
      'KALLA-003',
      'KALLA-003',
      'KALLA-004',
      'KALLA-003',
    ],
    ...[
      'KALLA-003',
      'KALLA-005',
      'KALLA-006',
      'KALLA-006',
      'KALLA-007',
      'KALLA-010',
      'KALLA-010',
      'KALLA-013',
      'KALLA-014',
    ],
  ]);
  const large = new Uint8Array(50_000_001).fill(0x20);
  expect(await faultOf('stor.txt', large)).toBe('KALLA-002');
});

test('a file with the wrong name is read as what it is, and that is told', async () => {
  const read = await readGiven('fel.docx', await pdfOf([[{ text: 'Text', x: 60, y: 100 }], []]));
  expect(read.ok && [read.source.format, read.source.sha256.length]).toEqual(['pdf', 64]);
  expect(read.ok && read.notes.map(({ code, severity, text }) => [code, severity, text])).toEqual([
    ['KALLA-020', 'varning', 'Filens namn slutar på .docx, men innehållet är en PDF och har lästs så.'],
    ['KALLA-021', 'varning', 'En sida av PDF-filen innehåller ingen text: sida 2.'],
  ]);
});

/** A PDF of forms that paint each other: ten to the power of the number of forms. */
function nestedForms(depth: number): string {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>'];
  objects.push(
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>',
  );
  const stream = (head: string, body: string): string =>
    `<<${head}/Length ${body.length}>>stream\n${body}\nendstream`;
  objects.push(stream('', '/F Do'));
  for (let index = 0; index < depth; index++)
    objects.push(
      stream(
        `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F ${index + 6} 0 R>>/Font<</T<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>`,
        index < depth - 1 ? '/F Do '.repeat(10) : 'BT /T 9 Tf (a) Tj ET',
      ),
    );
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return `%PDF-1.7\n${body}trailer<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF`;
}

test('a file made to hang or to fill the memory is stopped', async () => {
  const started = Date.now();
  const slow = await readPdf(Buffer.from(nestedForms(12)), 1);
  expect(slow.ok || slow.fault.code).toBe('KALLA-009');
  const zip = await JSZip.loadAsync(await docxOf(paragraph('Text')));
  zip.file('word/document.xml', `<w:document>${' '.repeat(60_000_000)}</w:document>`);
  const bomb = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  expect(bomb.length).toBeLessThan(200_000);
  expect(await faultOf('a.docx', bomb)).toBe('KALLA-012');
  expect(await faultOf('b.docx', await docxOf('<w:tbl>'.repeat(5000) + '</w:tbl>'.repeat(5000)))).toBe(
    'KALLA-010',
  );
  expect((await linesOf('a.txt', 'Rad med ord\n'.repeat(100_000))).length).toBe(100_000);
  for (const text of [
    '*a **b '.repeat(100_000),
    '> '.repeat(50_000),
    '[a]('.repeat(100_000),
    '- '.repeat(9000),
    '`'.repeat(30_000),
    '<a '.repeat(50_000),
    `${'a\n'.repeat(60_000)}`,
  ])
    expect((await linesOf('a.md', `${text} slut`)).at(-1)?.text).toMatch(/slut$/);
  expect(Date.now() - started).toBeLessThan(30_000);
});

test('random and broken bytes give a message or lines, never an exception', async () => {
  const pdf = await pdfOf([column(60, 60, ['Ett stycke', 'text på en', 'sida'])]);
  const docx = await docxOf(paragraph('Ett stycke') + tableOf([[paragraph('a'), paragraph('b')]]));
  const heads = [Buffer.from(''), Buffer.from('%PDF-1.4\n'), Buffer.from('PK\x03\x04'), pdf, docx];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...heads),
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom('a.txt', 'a.md', 'a.pdf', 'a.docx'),
      async (head, noise, share, name) => {
        const at = Math.floor(head.length * share);
        const read = await readGiven(
          name,
          Buffer.concat([head.subarray(0, at), noise, head.subarray(at + noise.length)]),
        );
        if (!read.ok) expect(read.fault.code).toMatch(/^(?:KALLA|FIL)-\d{3}$/);
      },
    ),
    { numRuns: 60 },
  );
});

const SEEDS = '../shared/seeds';
const seeds = existsSync(SEEDS) ? readdirSync(SEEDS).filter((name) => /^00[0-3]_.*\.txt$/.test(name)) : [];

(seeds.length > 0 ? test : test.skip)(
  'the real minutes keep every word (skipped where they are not)',
  async () => {
    expect(seeds.length).toBe(4);
    for (const name of seeds) {
      const path = join(SEEDS, name);
      const read = await readSource(path);
      if (!read.ok) throw new Error(read.fault.code);
      const found = tally(wordsOf(read.source.lines));
      const wanted = tally(readFileSync(path, 'utf8'));
      expect([...wanted].filter(([word, count]) => found.get(word) !== count)).toEqual([]);
    }
  },
);

test('a path is named as the user named it', async () => {
  const path = written('å.txt', 'Text');
  const read = await readSource(path);
  expect(read.ok && read.source.file).toBe(path);
});
