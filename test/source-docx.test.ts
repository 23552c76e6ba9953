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
    'En fotnot',
    'Ruta ett',
    'Slutet',
    'Ruta två',
    'Sida 1',
  ]);
  expect(lines.map(({ furniture }) => furniture)).toEqual([true, false, false, false, false, false, true]);
});

const field = (instruction: string, shown: string): string =>
  `<w:fldSimple w:instr="${instruction}">${run(shown)}</w:fldSimple>`;

test('Word: what fields show is text, and a note comes after the paragraph that refers to it', async () => {
  const reference = '<w:r><w:footnoteReference w:id="2"/></w:r>';
  const lines = await linesOf(
    'a.docx',
    await docxOf(
      [
        `<w:p>${run('Sammanträde ')}${field(' DATE \\@ &quot;yyyy-MM-dd&quot; > 1', '2024-05-17')}</w:p>`,
        `<w:p>${run('Diarienummer ')}${field('DOCPROPERTY Dnr', '2024/00123')}${run(' gäller')}</w:p>`,
        `<w:p>${run('Köerna minskar')}${reference}${run(' i länet')}</w:p>`,
        tableOf([
          [`<w:p>${run('Ort')}</w:p>`, paragraph('Antal'), paragraph('Andel')],
          [`<w:p>${run('Ronneby')}${reference.replace('2', '3')}</w:p>`, paragraph('4'), paragraph('5')],
        ]),
        tableOf([
          [paragraph('Plats'), paragraph('Rådhuset')],
          [paragraph('Tid'), `<w:p>${run('Kl. 9')}${reference.replace('2', '4')}</w:p>`],
        ]),
        paragraph('Mötet avslutas'),
      ].join(''),
      {
        footnotes: `<w:footnote w:id="2">${paragraph('Enligt vårens mätning')}</w:footnote><w:footnote w:id="3">${paragraph('Utan hamnen')}</w:footnote><w:footnote w:id="4">${paragraph('Senare i juni')}</w:footnote>`,
      },
    ),
  );
  expect(texts(lines)).toEqual([
    ...['Sammanträde 2024-05-17', 'Diarienummer 2024/00123 gäller', 'Köerna minskar i länet'],
    ...['Enligt vårens mätning', 'Ort Antal Andel', '--- --- ---', 'Ronneby 4 5', 'Utan hamnen'],
    ...['Plats', 'Rådhuset', 'Tid', 'Kl. 9', 'Senare i juni', 'Mötet avslutas'],
  ]);
  expect(lines[3]).toMatchObject({ gap: true, table: false });
});

test('Word: a paragraph of very many runs is read in seconds', async () => {
  const runs = Array.from({ length: 150_000 }, (_, index) => `<w:r><w:t>${index % 10}</w:t></w:r>`).join('');
  const started = performance.now();
  const lines = await linesOf('a.docx', await docxOf(`<w:p>${runs}</w:p>`));
  expect(lines[0]?.text.length).toBe(150_000);
  expect(performance.now() - started).toBeLessThan(15_000);
}, 30_000);
