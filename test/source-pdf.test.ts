// A PDF → lines: columns, what hangs, heads and feet, what stands out, signatures. PDFs are made in `source-given.ts`.
import { expect, test } from '@jest/globals';
import { addSignature, column, linesOf, marked, pdfOf, sourceOf, texts } from './source-given.ts';
import { cmsWith } from './source-signed.ts';

test('PDF: a label over two rows comes before the names beside it, each name a line', async () => {
  const names = ['Ada Alm, ordförande', 'Bo Ek, Storköpings kommun', 'Cia Ask', 'Dag Gran'];
  const body = column(
    60,
    400,
    Array(6).fill('En rad som går över hela sidan från den vänstra kanten till den högra, hela vägen'),
  );
  const page = [
    ...column(60, 100, ['Närvarande', 'ledamöter:'], true),
    ...column(190, 100, names),
    ...column(60, 170, ['Sekreterare:'], true),
    ...column(190, 170, ['Eva Tall']),
    ...body,
  ];
  const byRow = page.toSorted((a, b) => a.y - b.y || a.x - b.x);
  const wanted = ['Närvarande', 'ledamöter:', ...names, 'Sekreterare:', 'Eva Tall'];
  for (const puts of [page, byRow]) {
    const lines = await linesOf('a.pdf', await pdfOf([puts]));
    expect(texts(lines).slice(0, 8)).toEqual(wanted);
    expect(lines.slice(0, 3).map(({ strong }) => strong)).toEqual([true, true, false]);
    expect(lines.slice(0, 3).map(({ indent }) => indent)).toEqual([0, 0, 130]);
    expect(lines[6]).toMatchObject({ gap: true, page: 1 });
    expect(lines[8]).toMatchObject({ gap: true, ended: null });
    expect(lines.at(-1)?.ended).toBe(true);
  }
});

test('PDF: what hangs before its words is one line with them', async () => {
  const lines = await linesOf(
    'a.pdf',
    await pdfOf([
      [
        ...column(60, 100, ['att', '', 'att']),
        ...column(110, 100, [
          'godkänna den dagordning som har upprättats för dagens sammanträde och',
          'de tillägg som anmäldes',
          'bordlägga frågan',
        ]),
        ...column(60, 150, ['•', '', '-']),
        ...column(75, 150, [
          'ett, som är så lång att den inte får rum på en enda rad utan måste brytas',
          'en gång',
          'två',
        ]),
        { text: '§ 12', x: 60, y: 200, bold: true },
        { text: 'Val av justerare', x: 110, y: 200, bold: true },
      ],
    ]),
  );
  expect(marked(lines)).toEqual([
    '0 att godkänna den dagordning som har upprättats för dagens sammanträde och',
    '0 de tillägg som anmäldes',
    '0 att bordlägga frågan',
    '1 • ett, som är så lång att den inte får rum på en enda rad utan måste brytas',
    '1 en gång',
    '2 - två',
    '0 § 12 Val av justerare',
  ]);
  expect(lines.slice(0, 3).map(({ indent }) => indent)).toEqual([0, 50, 0]);
  expect(lines.slice(0, 3).map(({ ended }) => ended)).toEqual([null, true, true]);
});

test('PDF: two columns of text are read one after the other', async () => {
  const left = [
    'Vänster spalt med text som fyller sin',
    'bredd hela vägen ut till mellanrummet',
    'rad efter rad, som i en tidning, ända',
    'till dess att den är slut här nere nu.',
  ];
  const right = [
    'Höger spalt med text som fyller den',
    'andra hälften av sidan på samma sätt',
    'så att båda är lika långa och hela',
  ];
  const page = [...column(60, 100, left), ...column(310, 100, right)];
  const byRow = page.toSorted((a, b) => a.y - b.y || a.x - b.x);
  for (const puts of [page, byRow])
    expect(texts(await linesOf('a.pdf', await pdfOf([puts])))).toEqual([...left, ...right]);
});

test('PDF: heads, feet and page numbers are furniture; larger type stands out', async () => {
  const page = (number: number) => [
    { text: 'PSVO', x: 60, y: 40 },
    { text: `${number}(4)`, x: 500, y: 40 },
    { text: `§ ${number}`, x: 60, y: 100, size: 14 },
    ...column(60, 150, [`Text på sida ${number} som är något längre`, 'och en rad till']),
    { text: 'www.exempel.se', x: 60, y: 810, size: 8 },
  ];
  const lines = await linesOf('a.pdf', await pdfOf([1, 2, 3, 4].map(page)));
  expect(texts(lines.filter((line) => line.furniture))).toEqual(
    [1, 2, 3, 4].flatMap((number) => ['PSVO', `${number}(4)`, 'www.exempel.se']),
  );
  expect(texts(lines.filter((line) => line.strong))).toEqual(['§ 1', '§ 2', '§ 3', '§ 4']);
  expect(lines.map(({ nr }) => nr).slice(0, 6)).toEqual([1, 1, 2, 3, 4, 5]);
});

test('PDF: raised figures, words in pieces, turned text, letters painted twice, form fields', async () => {
  const bytes = await pdfOf(
    [
      [
        { text: 'Area i m', x: 60, y: 100, size: 12 },
        { text: '2', x: 60 + 44.8, y: 96, size: 7 },
        { text: 'sam', x: 60, y: 130 },
        { text: 'man', x: 60 + 20.8, y: 130 },
        { text: 'Arkiv', x: 30, y: 400, turned: true },
        { text: 'Dubbel', x: 60, y: 160 },
        { text: 'Dubbel', x: 60.3, y: 160 },
      ],
    ],
    (document) => {
      const field = document.getForm().createTextField('namn');
      field.setText('Ifyllt namn');
      field.addToPage(document.getPage(0), { x: 60, y: 500, width: 200, height: 16 });
    },
  );
  const lines = await linesOf('a.pdf', bytes);
  expect(texts(lines)).toEqual(['Area i m2', 'samman', 'Dubbel', 'Ifyllt namn', 'Arkiv']);
  expect(lines.map(({ furniture }) => furniture)).toEqual([false, false, false, false, true]);
  expect(lines[2]?.strong).toBe(true);
});

test('PDF: signatures are noted, without a personnummer', async () => {
  const contents = await cmsWith('Ada Alm 19121212-1212', new Date('2024-03-15T15:00:00Z'));
  const bytes = await pdfOf([[{ text: 'Text', x: 60, y: 100 }]], (document) => {
    addSignature(document, { contents, at: "D:20240315161500+01'00'" });
    addSignature(document, { contents });
    addSignature(document, { name: 'Bo Ek', at: 'D:20240701120000' });
    addSignature(document, {});
  });
  const { signatures } = await sourceOf('a.pdf', bytes);
  expect(signatures).toEqual([
    { signer: 'Ada Alm 19121212-••••', time: '2024-03-15T16:15:00+01:00' },
    { signer: 'Ada Alm 19121212-••••', time: '2024-03-15T15:00:00.000Z' },
    { signer: 'Bo Ek', time: '2024-07-01T12:00:00+02:00' },
    { signer: null, time: null },
  ]);
  expect(JSON.stringify(signatures)).not.toMatch(/1212-1212/);
});

test('PDF: a wide column of labels, each with its own values', async () => {
  const row = (y: number, label: string, values: readonly string[]) => [
    { text: label, x: 60, y },
    ...column(290, y, values),
  ];
  const page = [
    ...row(100, 'Tid och plats', ['Fredagen den 3 maj kl. 9.00,', 'Rådhuset i Storköping']),
    ...row(140, 'Närvarande ledamöter', ['Ada Alm, ordförande,', 'Region Storköping', 'Bo Ek', 'Cia Ask']),
    ...row(208, 'Frånvarande', ['Dag Gran, chef']),
    ...row(234, 'Sekreterare', ['Eva Tall']),
    { text: '§ 7 Hemtjänst', x: 60, y: 270, size: 13, bold: true },
    { text: 'En rad som går över hela sidan från den vänstra kanten till den högra', x: 60, y: 286 },
  ];
  const wanted = [
    ...['Tid och plats', 'Fredagen den 3 maj kl. 9.00,', 'Rådhuset i Storköping', 'Närvarande ledamöter'],
    ...['Ada Alm, ordförande,', 'Region Storköping', 'Bo Ek', 'Cia Ask', 'Frånvarande', 'Dag Gran, chef'],
    ...['Sekreterare', 'Eva Tall', '§ 7 Hemtjänst'],
  ];
  const byColumn = page.toSorted((a, b) => a.x - b.x || a.y - b.y);
  for (const puts of [page, byColumn])
    expect(texts(await linesOf('a.pdf', await pdfOf([puts]))).slice(0, 13)).toEqual(wanted);
});

test('PDF: a label in the middle of its cell, and a label of two lines beside an indented entry', async () => {
  const page = [
    ...column(60, 100, ['Tid:']),
    ...column(180, 100, ['Kl. 9.00']),
    ...column(60, 149, ['Närvarande', 'ledamöter:']),
    ...column(180, 128, ['Ada Alm, Region', 'Storköping', 'Bo Ek', 'Cia Ask', 'Dag Gran']),
    ...column(60, 214, ['Övriga deltagare och', 'föredragande'], true),
    ...column(180, 214, ['Eva Tall, projektledare,']),
    ...column(191, 228, ['§ 17']),
    { text: 'En rad som går över hela sidan från den vänstra kanten till den högra', x: 60, y: 300 },
  ];
  expect(texts(await linesOf('a.pdf', await pdfOf([page])))).toEqual([
    ...['Tid:', 'Kl. 9.00', 'Närvarande', 'ledamöter:', 'Ada Alm, Region', 'Storköping', 'Bo Ek', 'Cia Ask'],
    ...['Dag Gran', 'Övriga deltagare och', 'föredragande', 'Eva Tall, projektledare,', '§ 17'],
    'En rad som går över hela sidan från den vänstra kanten till den högra',
  ]);
});

test('PDF: `att` in a wide column of its own, and what stands below it', async () => {
  const page = [
    ...column(60, 100, ['att', '', 'att']),
    ...column(280, 100, ['godkänna förslaget om nya', 'lokaler', 'bordlägga frågan']),
    ...[164, 188].map((y, index) => ({ text: ['Skickas till', 'Nämnden'][index] ?? '', x: 60, y })),
    { text: '§ 8 Övrigt', x: 60, y: 220, size: 13, bold: true },
    { text: 'a/ Lokaler', x: 60, y: 236 },
    { text: 'att', x: 60, y: 260 },
    { text: 'avslå begäran', x: 280, y: 260 },
  ];
  const lines = await linesOf('a.pdf', await pdfOf([page]));
  expect(texts(lines)).toEqual([
    ...['att godkänna förslaget om nya', 'lokaler', 'att bordlägga frågan', 'Skickas till', 'Nämnden'],
    ...['§ 8 Övrigt', 'a/ Lokaler', 'att avslå begäran'],
  ]);
});

test('PDF: a table of three columns row by row, cells never joined with one another', async () => {
  const cells = (y: number, ...words: (readonly string[])[]) =>
    words.flatMap((lines, index) => column(60 + 150 * index, y, lines));
  const people = [
    ...cells(100, ['Namn'], ['Funktion'], ['Organisation']),
    ...cells(125, ['Ada Alm,', 'ordförande'], ['chef', 'Social- och vård-', 'förvaltningen'], ['Storköping']),
    ...cells(178, ['Bo Ek'], ['utredare'], ['Region Stor-', 'köping']),
    ...cells(217, ['Cia Ask'], ['chef'], ['Lillköping']),
    { text: 'Frånvarande', x: 60, y: 242 },
    ...cells(267, ['Dag Gran'], ['chef'], ['Nyköping']),
  ];
  const figures = [
    ...cells(330, ['Kommun'], ['Lediga tjänste-'], ['Inskrivna', 'personer']),
    ...cells(360, ['Storköping'], ['6,5'], ['1 046']),
    ...cells(376, ['Lillköping'], ['11,0'], ['912']),
  ];
  expect(texts(await linesOf('a.pdf', await pdfOf([[...people, ...figures]])))).toEqual([
    'Namn, Funktion, Organisation',
    'Ada Alm, ordförande, chef Social- och vårdförvaltningen, Storköping',
    ...['Bo Ek, utredare, Region Storköping', 'Cia Ask, chef, Lillköping', 'Frånvarande'],
    'Dag Gran, chef, Nyköping',
    ...['Kommun Lediga tjänste- Inskrivna personer', 'Storköping 6,5 1 046', 'Lillköping 11,0 912'],
  ]);
});

test('PDF: a raised number after a word is a word of its own; letters below `att` stay lines', async () => {
  const page = [
    { text: 'fler insatser', x: 60, y: 100, size: 12 },
    { text: '1', x: 60 + 62.2, y: 95, size: 7 },
    ...column(60, 130, ['att uppdra åt beredningen att', '', '', 'att avsluta']),
    ...column(80, 144, ['a) utreda frågan', 'b) redovisa den']),
  ];
  expect(texts(await linesOf('a.pdf', await pdfOf([page])))).toEqual([
    ...[
      'fler insatser 1',
      'att uppdra åt beredningen att',
      'a) utreda frågan',
      'b) redovisa den',
      'att avsluta',
    ],
  ]);
});
