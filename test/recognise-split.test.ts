// The paper's parts: what is furniture of its pages, where the front page ends, and which numbers are headings.
import { describe, expect, test } from '@jest/globals';
import type { Organ } from '../src/domain/organ.ts';
import { bodyOf } from '../src/recognise/body.ts';
import { setAside } from '../src/recognise/furniture.ts';
import { letteredIn, type NumberStyle, stylesOf } from '../src/recognise/grammar.ts';
import type { Line } from '../src/recognise/paper.ts';
import { writtenOf } from '../src/recognise/paper.ts';
import { readForteckning, splitPaper } from '../src/recognise/split.ts';
import { GRUPP, LSVO, lineOf, linesOf, ORGANS, PSVO, texts } from './recognise-given.ts';

const isHeading = ({ text }: Line): boolean => stylesOf(LSVO)[0]?.pattern.test(text) === true;

function aside(text: string, organ = LSVO): { furniture: string[]; kept: string[] } {
  const { lines, furniture } = setAside(linesOf(text), organ, isHeading);
  return { furniture: furniture.map(writtenOf), kept: texts(lines) };
}

describe('page furniture', () => {
  test.each([
    '3 (8)',
    '3(8)',
    '- 3 -',
    'Sida 3 av 8',
    'sid. 3',
    'Det här dokumentet är elektroniskt underskrivet. Var vänlig verifiera dokumentet på',
    'https://sign.exempel.se/validate',
    'Protokollet är digitalt justerat',
    'Justerandes sign',
    'LSVO   Sammanträdesprotokoll 2023-11-17   3 (8)',
    'Sammanträdesprotokoll 2023-11-17',
  ])('below the first heading: %s', (text) => {
    const { furniture } = aside(`§ 1\nRubrik\n${text}\nEn mening av ärendet.`);
    expect(furniture).toEqual([text.replace(/ +/g, ' ')]);
  });

  test.each([
    'LSVO beslutar',
    'Protokollet ska skickas till',
    'LSVO har 12 ledamöter 2023',
    'Sammanträdesprotokollet från 2023-10-06 läses upp',
    '3 (8) kommuner har svarat',
    'Justerandes sign fattades på sidan 3',
    'Informationen tas till protokollet.',
    'Dokumentet är viktigt',
  ])('is not: %s', (text) => {
    const { furniture } = aside(`§ 1\nRubrik\n${text}\nEn mening av ärendet.`);
    expect(furniture).toEqual([]);
  });

  test('on the front page the body and the date are its title', () => {
    expect(aside('LSVO\nSammanträdesprotokoll 2023-11-17\n§ 1\nRubrik').furniture).toEqual([]);
  });

  test('what the file has in the head of its pages, whatever it says', () => {
    const lines = [lineOf('§ 1'), lineOf('Ledningskansliet', { furniture: true, index: 1 })];
    expect(texts(setAside(lines, LSVO, isHeading).furniture)).toEqual(['Ledningskansliet']);
  });

  test('the row of logotypes, whose names are broken over lines and pages', () => {
    const row = ['Ett samarbete mellan', 'KARLSHAMNS', 'kommun', 'Region', '8 (8)', 'Blekinge'];
    const { furniture, kept } = aside(
      ['§ 1', 'Rubrik', 'Ett samarbete mellan oss gynnar alla.', ...row].join('\n'),
    );
    expect(furniture).toEqual(row);
    expect(kept).toEqual(['§ 1', 'Rubrik', 'Ett samarbete mellan oss gynnar alla.']);
  });

  test('the row ends at the first word that is no party’s', () => {
    const { furniture } = aside('§ 1\nRubrik\nEtt samarbete mellan\nRonneby kommun\nKommunen svarar i maj.');
    expect(furniture).toEqual(['Ett samarbete mellan', 'Ronneby kommun']);
  });
});

/** `12 Rubrik: line · line` for each §. */
function parts(text: string, organ = LSVO) {
  const { front, forteckning, sections } = splitPaper(linesOf(text), organ);
  return {
    front: texts(front),
    forteckning: texts(forteckning),
    sections: sections.map(
      ({ nummer, ar, rest, lines }) =>
        `${nummer}${ar === null ? '' : `/${ar}`}${rest && ` ${rest}`}: ${texts(lines).join(' · ')}`,
    ),
  };
}

describe('headings', () => {
  test('rise: a number in a text is none', () => {
    const text = `
§ 12
Öppnande
Mötet öppnas.
§ 13
Återkoppling
Arbetet vilar på protokollet från i höstas,
§ 14 i protokollet från oktober.
§ 14
Avslutning
Mötet avslutas.`;
    expect(parts(text).sections).toEqual([
      '12: Öppnande · Mötet öppnas.',
      '13: Återkoppling · Arbetet vilar på protokollet från i höstas, · § 14 i protokollet från oktober.',
      '14: Avslutning · Mötet avslutas.',
    ]);
  });

  test('a lone number that is out of order, in a list of people, is none', () => {
    expect(parts('Bo Ek, Ronneby kommun\n§ 52\n§ 12\nÖppnande\n§ 13\nAvslutning').sections).toEqual([
      '12: Öppnande',
      '13: Avslutning',
    ]);
  });

  test('with holes between them are kept', () => {
    expect(parts('§ 12\nEtt\n§ 15\nTvå\n§ 16\nTre').sections).toEqual(['12: Ett', '15: Två', '16: Tre']);
  });

  test('a number that stands on two ärenden is a slip of the paper’s, and both are headings', () => {
    expect(parts('§ 12\nEtt\n§ 13\nTvå\n§ 13\nTre\n§ 14\nFyra').sections).toEqual([
      '12: Ett',
      '13: Två',
      '13: Tre',
      '14: Fyra',
    ]);
  });

  test('stand with or without their rubrik, and with the year', () => {
    expect(parts('§ 12 Ett\ntext\n§13 Två\ntext').sections).toEqual(['12 Ett: text', '13 Två: text']);
    expect(parts('§ 12/24 Ett\n§ 13/24 Två', PSVO).sections).toEqual(['12/24 Ett: ', '13/24 Två: ']);
  });

  test('of a group begin at one, and a list inside an ärende is no heading', () => {
    const text = `
1). Öppnande (I)
Ordföranden öppnar.
2). Handlingsplan (B)
Tre delar ingår:
1. Vård
2. Omsorg
3. Stöd
3). Avslutning`;
    expect(parts(text, GRUPP).sections).toEqual([
      '1 Öppnande (I): Ordföranden öppnar.',
      '2 Handlingsplan (B): Tre delar ingår: · 1. Vård · 2. Omsorg · 3. Stöd',
      '3 Avslutning: ',
    ]);
  });

  test('a group that writes 1) or 1. is read as well', () => {
    expect(parts('1) Öppnande\n2) Avslutning', GRUPP).sections).toEqual(['1 Öppnande: ', '2 Avslutning: ']);
    expect(parts('1. Öppnande\n2. Avslutning', GRUPP).sections).toEqual(['1 Öppnande: ', '2 Avslutning: ']);
  });

  test('a number that the file made the marker of a list is one', () => {
    const lines = [
      lineOf('Öppnande', { marker: '1.', index: 0 }),
      lineOf('Mötet öppnas.', { index: 1 }),
      lineOf('Avslutning', { marker: '2.', index: 2 }),
    ];
    expect(splitPaper(lines, GRUPP).sections.map(({ nummer, rest }) => [nummer, rest])).toEqual([
      [1, 'Öppnande'],
      [2, 'Avslutning'],
    ]);
  });

  test('a paper without numbers has no sections', () => {
    expect(parts('Minnesanteckningar\nVi talade om bilar.').sections).toEqual([]);
  });
});

describe('the ärendeförteckning', () => {
  const FRONT = `
LSVO
Sammanträdesprotokoll
Ärendeförteckning
§12 Öppnande
§13 Övriga frågor: a/ Mobila team
b/ Vaccinationer, läget i länet och vad som
görs härnäst
§14 Avslutning
Tid och plats:
Ronneby
§ 12
Öppnande
§ 13
Övriga frågor
§ 14
Avslutning`;

  test('stands between its label and the next one, and is no front page', () => {
    const { front, forteckning, sections } = parts(FRONT);
    expect(front).toEqual(['LSVO', 'Sammanträdesprotokoll', 'Tid och plats:', 'Ronneby']);
    expect(forteckning).toHaveLength(6);
    expect(sections).toEqual(['12: Öppnande', '13: Övriga frågor', '14: Avslutning']);
  });

  const listed = (text: string, organ: Organ = LSVO) =>
    readForteckning(linesOf(text), stylesOf(organ)[0] as NumberStyle, letteredIn).map(
      ({ nummer, rubrik, underpunkter }) => ({
        nummer,
        rubrik,
        under: underpunkter.map((one) => one.rubrik),
      }),
    );

  test('is read with rubriker over lines, and letters also on the line of the number', () => {
    const lines = FRONT.split('\n').slice(4, 9).join('\n');
    expect(listed(lines)).toEqual([
      { nummer: 12, rubrik: 'Öppnande', under: [] },
      {
        nummer: 13,
        rubrik: 'Övriga frågor',
        under: ['Mobila team', 'Vaccinationer, läget i länet och vad som görs härnäst'],
      },
      { nummer: 14, rubrik: 'Avslutning', under: [] },
    ]);
  });

  test('without a label is known by its numbers, which come again', () => {
    expect(parts('§ 1 Öppnande\n§ 2 Avslutning\n§ 1\nÖppnande\n§ 2\nAvslutning').forteckning).toEqual([
      '§ 1 Öppnande',
      '§ 2 Avslutning',
    ]);
  });
});

describe('which body’s paper it is', () => {
  const body = (text: string): string | null => bodyOf(linesOf(text), ORGANS)?.slug ?? null;

  test.each([
    ['its short name as a title', 'LSVO\nSammanträdesprotokoll', 'lsvo'],
    ['its name', 'Samverkansgrupp Att åldras – Äldre, protokoll', 'att-aldras'],
    [
      'the lead-in that only it has',
      'Protokoll\n§ 1\nPolitisk samverkan vård och omsorg i Blekinge - PSVO beslutar',
      'psvo',
    ],
    ['nothing', 'Protokoll\n§ 1\nStyrelsen beslutar\natt godkänna', null],
    ['another body in a text', 'Protokoll\n§ 1\nFrågan lämnas till LSVO.', null],
    [
      'the decisions that another body takes',
      'Protokoll för möte om LSVO\n1). Öppnande\nSamverkansgruppen beslutar\natt godkänna',
      'att-aldras',
    ],
    ['its name over two lines', 'Samverkansgrupp\nAtt åldras\nProtokoll', 'att-aldras'],
    ['the names of two', 'LSVO\nPSVO\nGemensamt protokoll', null],
  ])('by %s', (_, text, slug) => {
    expect(body(text)).toBe(slug);
  });
});
