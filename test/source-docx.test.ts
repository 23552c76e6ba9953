import { expect, test } from '@jest/globals';
import { BOLD, docxOf, inList, linesOf, marked, paragraph, run, tableOf, texts } from './source-given.ts';

test('Word: headings, lists with the numbers that Word sets, bold, tabs, breaks', async () => {
  const lines = await linesOf(
    'a.docx',
    await docxOf(
      [
        paragraph('LSVO', '<w:pStyle w:val="Rubrik1"/>'),
        paragraph('Val av justerare', `<w:pStyle w:val="MinRubrik"/>${inList(3)}`),
        paragraph(''),
        paragraph('Sekreterare:\tAda Alm'),
        paragraph(`${run('att', BOLD)}${run('\tgodkänna ')}${run('dagordningen', '<w:i/>')}`),
        paragraph(run('Helt fet', BOLD)),
        paragraph(`${run('Ada')}<w:r><w:br/></w:r>${run('Bo')}`),
        paragraph('ett', inList(1)),
        paragraph('två', inList(1, 1)),
        paragraph('Att utse', inList(2)),
        paragraph('del', inList(2, 1)),
        paragraph('mellan'),
        paragraph('Att följa', inList(2)),
        paragraph('• typad punkt'),
        paragraph('Nästa', inList(3)),
      ].join(''),
    ),
  );
  expect(marked(lines)).toEqual([
    '0 LSVO',
    '1 § 1/24 Val av justerare',
    '0 Sekreterare: Ada Alm',
    '0 att godkänna dagordningen',
    '0 Helt fet',
    '0 Ada',
    '0 Bo',
    '1 • ett',
    '2 • två',
    '1 1. Att utse',
    '2 a) del',
    '0 mellan',
    '1 2. Att följa',
    '1 • typad punkt',
    '1 § 2/24 Nästa',
  ]);
  expect(lines.map(({ heading }) => heading).slice(0, 3)).toEqual([1, 2, null]);
  expect(lines.map(({ gap }) => gap).slice(0, 4)).toEqual([false, false, true, false]);
  expect(lines.map(({ nr }) => nr).slice(0, 7)).toEqual([1, 2, 4, 5, 6, 7, 7]);
  expect(lines[3]?.markdown).toBe('att godkänna *dagordningen*');
  expect(lines[4]).toMatchObject({ strong: true, markdown: 'Helt fet', ended: true });
});

test('Word: a table of labels becomes lines, a table of data a table', async () => {
  const lines = await linesOf(
    'a.docx',
    await docxOf(
      [
        tableOf([
          [
            paragraph(run('Närvarande', BOLD)) + paragraph(run('ledamöter:', BOLD)),
            paragraph('Ada Alm') + paragraph('Bo Ek'),
          ],
          [paragraph('Sekreterare:'), paragraph('Eva Tall')],
          [paragraph(run('att', BOLD)), paragraph('') + paragraph('bordlägga')],
          [paragraph('att'), paragraph('')],
        ]),
        tableOf([
          ['Part', 'Andel', 'Belopp'].map((cell) => paragraph(cell)),
          ['Region', '5|0 %', ''].map((cell) => paragraph(cell)),
        ]),
        tableOf(
          [
            ['Namn', 'Roll'].map((cell) => paragraph(cell)),
            ['Ada', 'ordförande'].map((cell) => paragraph(cell)),
          ],
          '<w:tblHeader/>',
        ),
      ].join(''),
    ),
  );
  expect(lines.map(({ markdown }) => markdown)).toEqual([
    ...['Närvarande', 'ledamöter:', 'Ada Alm', 'Bo Ek', 'Sekreterare:', 'Eva Tall', 'att bordlägga', 'att'],
    ...['| Part | Andel | Belopp |', '| --- | --- | --- |', '| Region | 5\\|0 % |  |'],
    ...['| Namn | Roll |', '| --- | --- |', '| Ada | ordförande |'],
  ]);
  expect(lines.map(({ table }) => table)).toEqual([...Array(8).fill(false), ...Array(6).fill(true)]);
});

const box = (text: string): string => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
const drawn = (text: string): string =>
  `<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box(text)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>`;

test('Word: text boxes, footnotes, heads and feet are there; deletions and comments are not', async () => {
  const lines = await linesOf(
    'a.docx',
    await docxOf(
      [
        `<w:p>${run('Början')}<w:r><w:footnoteReference w:id="2"/></w:r><w:del w:id="1"><w:r><w:delText>struket</w:delText></w:r></w:del><w:ins w:id="2">${run(' infogat')}</w:ins></w:p>`,
        `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawn('Ruta ett')}</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box('Ruta ett')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
        `<w:p><w:r>${drawn('Ruta två')}</w:r></w:p>`,
        paragraph('Slutet'),
      ].join(''),
      {
        footnotes: `<w:footnote w:id="2">${paragraph('En fotnot')}</w:footnote>`,
        header1: paragraph('Sidhuvud'),
        footer1: paragraph(`${run('Sida ')}<w:r><w:instrText>PAGE</w:instrText></w:r>${run('1')}`),
      },
    ),
  );
  expect(texts(lines)).toEqual([
    'Sidhuvud',
    'Början infogat',
    'Ruta ett',
    'Slutet',
    'En fotnot',
    'Ruta två',
    'Sida 1',
  ]);
  expect(lines.map(({ furniture }) => furniture)).toEqual([true, false, false, false, false, false, true]);
});
