// `justera importera` as a secretary gives it: what is written and what never is, what is refused and in which words,
// and what the ledger has afterwards.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readPdf } from '../src/check/read.ts';
import { plainText } from '../src/check/structure.ts';
import { parseMeeting } from '../src/load/load-meeting.ts';
import { NOTHING_WRITTEN } from '../src/messages/format.ts';
import { smallPaper } from './import-given.ts';
import { command } from './in-process.ts';
import { addSignature, column, docxOf, paragraph, pdfOf } from './source-given.ts';
import { cmsWith } from './source-signed.ts';

const root = mkdtempSync(join(tmpdir(), 'justera-importera-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Each test has a folder with papers, and one that is written in. */
let papers = '';
let out = '';
let count = 0;
beforeEach(() => {
  count += 1;
  [papers, out] = [join(root, `${count}`, 'papper'), join(root, `${count}`, 'ut')];
  mkdirSync(papers, { recursive: true });
});

const given = (name: string, content: string | Uint8Array = smallPaper()): string => {
  writeFileSync(join(papers, name), content);
  return join(papers, name);
};
const justera = (...args: string[]) => command(...args, '--ut', out);
const written = (): string[] => {
  try {
    return readdirSync(out).sort();
  } catch {
    return [];
  }
};
const read = (name: string): string => readFileSync(join(out, name), 'utf8');
/** Without the lines that the terminal breaks. */
const flat = (text: string): string => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');
const codes = (text: string): string[] =>
  [...text.matchAll(/\(([A-ZÅÄÖ]+-\d{3})\)/g)].map(([, code]) => code as string);
const liggare = async (): Promise<{ moten: Record<string, unknown>[] }> =>
  JSON.parse((await justera('liggare', '--format', 'json')).out).ar[0];

/** The same paper as PDF. */
const asPdf = (
  text: string,
  sign?: (document: Parameters<typeof addSignature>[0]) => void,
): Promise<Uint8Array> => pdfOf([column(60, 60, text.split('\n'))], sign);

describe('what is written', () => {
  test('a folder gives a meeting file and a report for each of its papers, in any format', async () => {
    given('b.txt', smallPaper('2023-02-17', 14));
    given('a.md', smallPaper('2023-01-20', 12));
    given('c.pdf', await asPdf(smallPaper('2023-03-17', 16)));
    given(
      'd.docx',
      await docxOf(
        smallPaper('2023-04-21', 18)
          .split('\n')
          .map((line) => paragraph(line))
          .join(''),
      ),
    );
    given('läsmig.html', 'inget protokoll');
    given('x-importrapport.txt', 'en rapport');
    given('.dold.txt', 'dold');
    const { code, out: said, err } = await justera('importera', papers);
    expect([code, err]).toEqual([0, '']);
    const names = ['2023-01-20', '2023-02-17', '2023-03-17', '2023-04-21'].map((datum) => `lsvo-${datum}`);
    expect(written()).toEqual(names.flatMap((name) => [`${name}-importrapport.txt`, `${name}.yaml`]));
    expect(flat(said)).toContain('Fyra mötesfiler skrevs i');
    for (const [index, name] of names.entries()) {
      const parsed = parseMeeting(read(`${name}.yaml`), name);
      expect(parsed.ok && parsed.meeting.arenden.map(({ rubrik, beslut }) => [rubrik, beslut])).toEqual([
        ['Öppnande', []],
        ['Plan för samverkan', ['att godkänna planen.']],
      ]);
      expect(flat(said)).toContain(`§ ${12 + 2 * index}–§ ${13 + 2 * index}`);
    }
  });

  test('the head of the file names the original, its sum and what to do', async () => {
    await justera('importera', given('Protokoll januari.txt'));
    const head = flat(read('lsvo-2023-01-20.yaml').split('\n\n')[0] ?? '').replaceAll(' # ', ' ');
    expect(head).toMatch(
      /^# Importerad ur Protokoll januari\.txt\. Originalets kontrollsumma \(SHA-256\) är [\da-f]{64}\./,
    );
    expect(head).toContain('Gå igenom filen mot originalet.');
  });

  test('the report has all of it, also what the terminal leaves out', async () => {
    const loose = Array.from({ length: 12 }, (_, index) => `lös rad ${index + 1} som ingen känner`).join(
      '\n',
    );
    const paper = given('a.txt', smallPaper().replace('\nTid och', `\n${loose}\n\nTid och`));
    const { out: said } = await justera('importera', paper);
    expect(said).toContain('… och 4 till');
    const report = read('lsvo-2023-01-20-importrapport.txt');
    expect(flat(report)).toContain('lös rad 12 som ingen känner');
    expect(report).toContain('Kontroll av de importerade filerna:');
    expect(flat(said)).toContain(`Hela rapporten står i ${join(out, 'lsvo-2023-01-20-importrapport.txt')}.`);
  });

  test('the same command once more changes nothing', async () => {
    const paper = given('a.txt');
    await justera('importera', paper, '--till-liggaren');
    const before = written().map((name) => [name, readFileSync(join(out, name)).toString('base64')]);
    const again = await justera('importera', paper, '--till-liggaren');
    expect(again.code).toBe(0);
    expect(written().map((name) => [name, readFileSync(join(out, name)).toString('base64')])).toEqual(before);
  });

  test('a personnummer is in the file, as in the paper, and nowhere else', async () => {
    const paper = given(
      'a.txt',
      smallPaper().replace('\nTid och', '\noklart om 811218-9876 var där\n\nTid och'),
    );
    const { out: said, err } = await justera('importera', paper);
    expect(read('lsvo-2023-01-20.yaml')).toContain('811218-9876');
    for (const text of [said, err, read('lsvo-2023-01-20-importrapport.txt')])
      expect(text).not.toContain('9876');
    expect(flat(said)).toContain('oklart om');
  });
});

describe('a signed paper', () => {
  test('has its signer noted in the file, the report and the ledger', async () => {
    const contents = await cmsWith('Eva Underskrift', new Date('2023-02-01T10:00:00Z'));
    const paper = given(
      'signerat.pdf',
      await asPdf(smallPaper(), (document) => addSignature(document, { contents })),
    );
    const { code, out: said } = await justera('importera', paper, '--till-liggaren');
    expect(code).toBe(0);
    const words =
      'Originalet bär en elektronisk underskrift av Eva Underskrift, den 1 februari 2023. Den är inte prövad här.';
    for (const text of [
      said,
      read('lsvo-2023-01-20.yaml').replaceAll('\n# ', ' '),
      read('lsvo-2023-01-20-importrapport.txt'),
    ])
      expect(flat(text)).toContain(words);
    expect((await liggare()).moten[0]).toMatchObject({
      tillstand: 'importerad',
      original: { fil: 'signerat.pdf', underskrifter: [{ av: 'Eva Underskrift' }] },
    });
    expect(JSON.stringify(await liggare()) + said).not.toContain('191212121212');
  });
});

describe('--till-liggaren', () => {
  test('enters numbers and sum, and rendera then makes an avskrift with those numbers', async () => {
    const { code, out: said } = await justera('importera', given('a.txt'), '--till-liggaren');
    expect([code, flat(said)]).toEqual([0, expect.stringContaining('Ett protokoll finns i liggaren')]);
    expect((await liggare()).moten[0]).toMatchObject({
      tillstand: 'importerad',
      historik: [{ nummer: [12, 13] }],
    });
    const rendered = await justera('rendera', join(out, 'lsvo-2023-01-20.yaml'));
    expect(rendered.code).toBe(0);
    const pdf = readFileSync(join(out, 'protokoll-lsvo-2023-01-20-avskrift.pdf'));
    expect(flat(plainText(await readPdf(pdf)))).toMatch(/§ 12 Öppnande.*§ 13 Plan för samverkan/);
  });

  test('a file that the secretary has worked on is used as it is, and never written over', async () => {
    const paper = given('a.txt');
    await justera('importera', paper);
    const mine = read('lsvo-2023-01-20.yaml').replace('rubrik: Öppnande', 'rubrik: Öppnande och upprop');
    writeFileSync(join(out, 'lsvo-2023-01-20.yaml'), mine);
    const refused = await justera('importera', paper);
    expect([refused.code, codes(refused.err)]).toEqual([2, ['IMPORT-005']]);
    const { code, out: said } = await justera('importera', paper, '--till-liggaren');
    expect([code, read('lsvo-2023-01-20.yaml')]).toEqual([0, mine]);
    expect(flat(said)).toContain('fanns redan och är ändrad sedan den importerades. Den används som den är.');
    expect(JSON.stringify(await liggare())).toContain('Öppnande och upprop');
  });

  test('holes between the papers are told, and nothing is wrong with them', async () => {
    given('a.txt', smallPaper('2023-01-20', 12));
    given('b.txt', smallPaper('2023-02-17', 20));
    const { code, err } = await justera('importera', papers, '--till-liggaren');
    expect([code, codes(err)]).toEqual([0, ['ORIGINAL-014', 'ORIGINAL-014']]);
    expect(flat(err)).toContain('Numren § 14–§ 19 saknas mellan mötet 2023-01-20 och mötet 2023-02-17.');
  });

  test('a number that two papers have is refused, and neither file nor entry is left behind', async () => {
    given('a.txt', smallPaper('2023-01-20', 12));
    given('b.txt', smallPaper('2023-02-17', 13));
    const { code, err } = await justera('importera', papers, '--till-liggaren');
    expect([code, codes(err)]).toEqual([2, ['ORIGINAL-006']]);
    expect(written()).toEqual([]);
  });
});

describe('what is refused', () => {
  const refused = async (...args: string[]) => {
    const { code, err, out: said } = await justera('importera', ...args);
    return { code, codes: codes(err), words: flat(err), said };
  };

  test('IMPORT-002: no body can be seen', async () => {
    const paper = given('a.txt', smallPaper().replaceAll('LSVO', 'Styrelsen'));
    const told = await refused(paper);
    expect(told).toMatchObject({ code: 2, codes: ['IMPORT-002'], said: '' });
    expect(told.words).toContain('Det går inte att se vilket organ protokollet hör till.');
    expect(told.words).toMatch(/Ange det med --organ.*lsvo.*eller/);
    expect((await justera('importera', paper, '--organ', 'lsvo')).code).toBe(0);
  });

  test('IMPORT-003: no numbered ärenden', async () => {
    const told = await refused(given('a.txt', 'LSVO\nMinnesanteckningar\nVi talade om bilar.'));
    expect(told).toMatchObject({ code: 2, codes: ['IMPORT-003'] });
    expect(told.words).toContain('I filen finns inga numrerade ärenden som hos LSVO (§ 12).');
  });

  test('IMPORT-004: two papers of one meeting', async () => {
    given('a.txt');
    given('b.txt', `${smallPaper()}\n`);
    const told = await refused(papers);
    expect(told).toMatchObject({ code: 2, codes: ['IMPORT-004'] });
    expect(told.words).toContain('båda skulle bli lsvo-2023-01-20.yaml');
  });

  test('IMPORT-005: a file that is there with other words', async () => {
    const paper = given('a.txt');
    mkdirSync(out);
    writeFileSync(join(out, 'lsvo-2023-01-20.yaml'), 'mitt eget');
    const told = await refused(paper);
    expect(told).toMatchObject({ code: 2, codes: ['IMPORT-005'] });
    expect(told.words).toContain('finns redan, med ett annat innehåll, och skrivs inte över.');
    expect([written(), read('lsvo-2023-01-20.yaml')]).toEqual([['lsvo-2023-01-20.yaml'], 'mitt eget']);
  });

  test('IMPORT-006: a folder without papers', async () => {
    given('bild.png', 'x');
    const told = await refused(papers);
    expect(told).toMatchObject({ code: 2, codes: ['IMPORT-006'] });
    expect(told.words).toContain('PDF, Word (.docx), Markdown (.md) och textfiler (.txt)');
  });

  test('IMPORT-007: one date for two papers', async () => {
    given('a.txt');
    given('b.txt', smallPaper('2023-02-17', 14));
    const told = await refused(papers, '--datum', '2023-01-20');
    expect(told).toMatchObject({ code: 2, codes: ['IMPORT-007'] });
    expect(told.words).toContain('här är det 2.');
  });

  test('IMPORT-008: the ledger wants the day of the meeting', async () => {
    const paper = given('vinter.txt', smallPaper().replaceAll('2023-01-20', ''));
    const told = await refused(paper, '--till-liggaren');
    expect(told).toMatchObject({ code: 2, codes: ['IMPORT-008'] });
    expect(told.words).toContain('det framgår inte vilken dag mötet hölls.');
    expect(written()).toEqual([]);
    const dated = await justera('importera', paper, '--datum', '2023-01-20', '--till-liggaren');
    expect([dated.code, written()]).toEqual([
      0,
      expect.arrayContaining(['lsvo-2023-01-20.yaml', 'liggare.sqlite']),
    ]);
  });

  test('every fault of all files at once, and nothing is written', async () => {
    given('a.txt', smallPaper().replaceAll('LSVO', 'Styrelsen'));
    given('b.txt', 'LSVO\nMinnesanteckningar');
    given('c.pdf', 'ingen pdf: %PDF');
    given('d.txt');
    given('e.txt', `${smallPaper()}\n`);
    given('f.txt', '');
    const told = await refused(papers);
    expect(told.code).toBe(2);
    expect(told.codes).toEqual(expect.arrayContaining(['IMPORT-002', 'IMPORT-003', 'IMPORT-004', 'FIL-005']));
    for (const name of ['a.txt', 'b.txt', 'e.txt', 'f.txt']) expect(told.words).toContain(name);
    expect(told.words).toContain(NOTHING_WRITTEN);
    expect(written()).toEqual([]);
  });

  test('a body that there is none of, and a file that is not there', async () => {
    expect((await refused(given('a.txt'), '--organ', 'lsov')).words).toMatch(/lsov.*lsvo/);
    expect((await refused(join(papers, 'saknas.pdf'))).codes).toEqual(['FIL-002']);
  });
});

test('a date in the name of the file is used where the paper has none, and doubted', async () => {
  await justera('importera', given('LSVO_20230120.txt', smallPaper().replaceAll('2023-01-20', '')));
  expect(read('lsvo-2023-01-20.yaml')).toContain(
    '# Osäkert: datumet kommer ur filens namn.\ndatum: 2023-01-20',
  );
});
