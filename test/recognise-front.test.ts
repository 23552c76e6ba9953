// The front page: when and where, who led and who wrote, by label, by title or by signature; and the lists of people.
import { describe, expect, test } from '@jest/globals';
import { readFront, readTid } from '../src/recognise/front.ts';
import type { FormPart, Line } from '../src/recognise/paper.ts';
import { knownWords } from '../src/recognise/paragraphs.ts';
import {
  beginsWithName,
  groupPeople,
  readPeople,
  readPerson,
  readSpeakers,
  withoutRole,
} from '../src/recognise/people.ts';
import { LSVO, linesOf, people, personText, readingOf, texts } from './recognise-given.ts';

const listOf = (lines: readonly Line[]) => readPeople(lines, knownWords(lines));

function front(text: string) {
  const [form, unread]: [FormPart[], Line[]] = [[], []];
  const lines = linesOf(text);
  return { ...readFront(lines, readingOf(lines, LSVO, { form, unread })), form, unread: texts(unread) };
}

describe('when and where', () => {
  const told = (text: string) => {
    const { datum, tid, plats, form } = readTid(linesOf(text));
    return [datum?.text, tid?.text, plats?.text, form?.text].map((part) => part ?? '-').join(' | ');
  };

  test.each([
    [
      'Fredagen den 17 november 2023 kl. 08.15 - 12.00, via Teams',
      '2023-11-17 | 08.15–12.00 | - | via Teams',
    ],
    [
      'Hovsalen i Ronneby, den 1 mars 2024, klockan 09:00-15:30',
      '2024-03-01 | 09.00–15.30 | Hovsalen i Ronneby | -',
    ],
    ['2023-03-14 kl 9–11, Gula rummet', '2023-03-14 | 09.00–11.00 | Gula rummet | -'],
    ['kl. 13-16 den 14 mars 2023, Gula rummet', '2023-03-14 | 13.00–16.00 | Gula rummet | -'],
    ['Klockan 8.30 till 10, 2023-03-14', '2023-03-14 | 08.30–10.00 | - | -'],
    [
      '14 mars 2023\nkl. 9.00–11.00\nGula rummet, Ronneby\nDigitalt',
      '2023-03-14 | 09.00–11.00 | Gula rummet, Ronneby Digitalt | -',
    ],
    ['Gula rummet', '- | - | Gula rummet | -'],
    ['den 31 februari 2023, Ronneby', '- | - | Ronneby | -'],
    ['den 14 mars, Ronneby', '- | - | Ronneby | -'],
  ])('%s', (text, read) => {
    expect(told(text)).toBe(read);
  });

  test.each([
    ['Protokoll 2023-11-17', '2023-11-17'],
    ['LSVO, sammanträdesprotokoll från mötet den 17 november 2023', '2023-11-17'],
    ['2023-11-17', '2023-11-17'],
    ['LSVO Sammanträdesprotokoll 2023-11-17 1 (8)', '2023-11-17'],
    ['Underlag sändes ut 2023-11-17', null],
    ['Bo Ek var född 1960-11-17', null],
  ])('the date stands in a title: %s', (title, datum) => {
    expect(front(`LSVO\n${title}\nOrdförande: Bo Ek`).datum?.text ?? null).toBe(datum);
  });

  test('the date of the title and the date of its own line are held against each other', () => {
    const text = (date: string) => `LSVO\nProtokoll 2023-11-17\nTid och plats: ${date} kl. 9–10, Ronneby`;
    expect(front(text('2023-11-17')).datum).toMatchObject({ text: '2023-11-17', doubt: null });
    expect(front(text('2023-11-18')).datum).toMatchObject({ text: '2023-11-18', doubt: 'datum-olika' });
  });
});

describe('labels', () => {
  test('stand above their words, on their line, or over two lines', () => {
    const { ledamoter, franvarande, form } = front(`
Närvarande
ledamöter:
Bo Ek, chef, Ronneby kommun
Frånvarande: Cia Dahl, Karlshamns kommun`);
    expect(people(ledamoter)).toEqual(['Bo Ek | chef | Ronneby kommun | -']);
    expect(people(franvarande)).toEqual(['Cia Dahl | - | Karlshamns kommun | -']);
    expect(texts(form)).toEqual(['Närvarande', 'ledamöter:', 'Frånvarande:']);
  });

  test('that came out in a column of their own get the words that came after them, part by part', () => {
    const { ledamoter, franvarande } = front(`
Närvarande ledamöter:
Frånvarande:

Bo Ek, Ronneby kommun
Cia Dahl, Karlshamns kommun

Eva Falk, Region Blekinge`);
    expect(people(ledamoter)).toEqual([
      'Bo Ek | - | Ronneby kommun | -',
      'Cia Dahl | - | Karlshamns kommun | -',
    ]);
    expect(people(franvarande)).toEqual(['Eva Falk | - | Region Blekinge | -']);
  });

  test('of lists without anybody leave them empty', () => {
    const { ledamoter, franvarande } = front(
      'Närvarande ledamöter:\nBo Ek, Ronneby kommun\nFrånvarande:\nJustering:\nDigitalt',
    );
    expect([ledamoter.length, franvarande.length]).toEqual([1, 0]);
  });

  test('of the range of §§, the diarienummer and the justering', () => {
    const read = front(`
Paragrafer:
§108 - §117
Diarienummer:
2023/00188
Plats och tid för justering:
Digital justering senast 2024-03-15 kl. 16.00`);
    expect(read.paragrafer).toMatchObject({ forsta: 108, sista: 117 });
    expect(read.diarienummer?.text).toBe('2023/00188');
    expect(read.justering).toMatchObject({
      satt: { text: 'Digital justering' },
      senast: { text: '2024-03-15 kl. 16.00' },
    });
  });

  test('a range that is none stays to be told', () => {
    expect(front('Paragrafer:\nse nästa sida').unread).toEqual(['se nästa sida']);
  });
});

describe('chair and secretary', () => {
  const who = (text: string) => {
    const { ordforande, sekreterare, ledamoter, tjanstepersoner } = front(text);
    return {
      ordforande: ordforande && personText(ordforande),
      sekreterare: sekreterare && personText(sekreterare),
      others: people([...ledamoter, ...tjanstepersoner]),
    };
  };
  const EVA = 'Eva Björk | direktör | Region Blekinge | -';

  test('by their labels', () => {
    expect(
      who('Ordförande: Eva Björk, direktör, Region Blekinge\nSekreterare:\nBo Ek, Region Blekinge'),
    ).toEqual({
      ordforande: EVA,
      sekreterare: 'Bo Ek | - | Region Blekinge | -',
      others: [],
    });
  });

  test('by a label beside the first name of the list', () => {
    const text =
      'Närvarande ledamöter:\nOrdförande\n\nEva Björk, direktör, Region Blekinge\nCia Dahl, Ronneby kommun';
    expect(who(text)).toMatchObject({ ordforande: EVA, others: ['Cia Dahl | - | Ronneby kommun | -'] });
  });

  test('by a label that stands between the two lines of the first name', () => {
    const text =
      'Närvarande ledamöter:\nEva Björk, direktör, Region\nOrdförande\nBlekinge\nCia Dahl, Ronneby kommun';
    expect(who(text)).toMatchObject({ ordforande: EVA, others: ['Cia Dahl | - | Ronneby kommun | -'] });
  });

  test('by their titles', () => {
    const text = `
Ledamöter:
Cia Dahl (S), Ronneby kommun
Eva Björk (M) ordförande, Region Blekinge
Tjänstepersoner:
Bo Ek, sekreterare, Region Blekinge`;
    expect(who(text)).toEqual({
      ordforande: 'Eva Björk (M) | - | Region Blekinge | -',
      sekreterare: 'Bo Ek | - | Region Blekinge | -',
      others: ['Cia Dahl (S) | - | Ronneby kommun | -'],
    });
  });

  test('by their signatures', () => {
    const text = `
Ledamöter:
Cia Dahl, Ronneby kommun
Underskrifter:
……………………
Eva Björk, Region Blekinge
Ordförande
……………………
Bo Ek
Sekreterare`;
    expect(who(text)).toEqual({
      ordforande: 'Eva Björk | - | Region Blekinge | -',
      sekreterare: 'Bo Ek | - | - | -',
      others: ['Cia Dahl | - | Ronneby kommun | -'],
    });
  });

  test('«vice ordförande» is a title and no role', () => {
    expect(who('Ledamöter:\nCia Dahl (S), vice ordförande, Ronneby kommun')).toMatchObject({
      ordforande: null,
      others: ['Cia Dahl (S) | vice ordförande | Ronneby kommun | -'],
    });
  });
});

describe('a person', () => {
  const read = (text: string): string => personText(readPerson(text, [0]));

  test.each([
    ['Bo Ek, chef, Ronneby kommun', 'Bo Ek | chef | Ronneby kommun | -'],
    ['Bo Ek (M), Ronneby kommun', 'Bo Ek (M) | - | Ronneby kommun | -'],
    ['Bo Ek, förvaltningschef Ronneby kommun', 'Bo Ek | förvaltningschef | Ronneby kommun | -'],
    [
      'Bo Ek, chef för vård, omsorg och stöd, Region Blekinge',
      'Bo Ek | chef för vård, omsorg och stöd | Region Blekinge | -',
    ],
    ['Bo Ek förvaltningschef Ronneby kommun', 'Bo Ek | förvaltningschef | Ronneby kommun | -'],
    ['Bo von Ek, Region Blekinge', 'Bo von Ek | - | Region Blekinge | -'],
    ['Bo Ek, Ronneby kommun §110', 'Bo Ek | - | Ronneby kommun | §110'],
    ['Bo Ek, Ronneby kommun§110', 'Bo Ek | - | Ronneby kommun | §110'],
    ['Bo Ek, Ronneby kommun, §§ 12 - 17', 'Bo Ek | - | Ronneby kommun | §§ 12 - 17'],
    ['Bo Ek, Ronneby kommun §§110–112 och 117a', 'Bo Ek | - | Ronneby kommun | §§110–112 och 117a'],
    ['Bo Ek, Ronneby kommun (del av mötet)', 'Bo Ek | - | Ronneby kommun | del av mötet'],
    ['Bo Ek, Ronneby kommun, fr.o.m. § 4', 'Bo Ek | - | Ronneby kommun | fr.o.m. § 4'],
    ['Bo Ek', 'Bo Ek | - | - | -'],
  ])('%s', (text, parts) => {
    expect(read(text)).toBe(parts);
  });

  test('what does not look like a name is told', () => {
    expect(readPerson('Vakant, Ronneby kommun', [0]).doubt).toBe('namn');
    expect(readPerson('Bo Ek', [0]).doubt).toBeNull();
  });

  test('loses the word that their place says, and no other', () => {
    const chair = readPerson('Bo Ek, ordförande, chef, Ronneby kommun', [0]);
    expect(chair.roll).toBe('ordförande');
    expect(personText(withoutRole(chair))).toBe('Bo Ek | chef | Ronneby kommun | -');
  });

  test('begins a line with two capitals', () => {
    for (const text of ['Bo Ek', 'Anna-Lisa Ek, chef', 'Bo von Ek'])
      expect([text, beginsWithName(text)]).toEqual([text, true]);
    for (const text of ['chef', 'Ronneby kommun', 'Region Blekinge', 'och Bo Ek', '§ 12', ''])
      expect([text, beginsWithName(text)]).toEqual([text, false]);
  });
});

describe('a list of people', () => {
  test('whose lines were broken anywhere', () => {
    const lines = linesOf(`
Bo Ek, chef för mottagningen i norra och
södra länet, Ronneby kommun
Cia Dahl, samordnare,
Region Blekinge
Eva Falk, hälso- och sjukvårds-
strateg, Region Blekinge`);
    expect(groupPeople(lines).map((group) => group.length)).toEqual([2, 2, 2]);
    expect(people(listOf(lines))).toEqual([
      'Bo Ek | chef för mottagningen i norra och södra länet | Ronneby kommun | -',
      'Cia Dahl | samordnare | Region Blekinge | -',
      'Eva Falk | hälso- och sjukvårdsstrateg | Region Blekinge | -',
    ]);
  });

  test.each([
    ['hälso- och sjukvårds-\nstrateg', 'hälso- och sjukvårdsstrateg'],
    ['chef för e-\nhälsa', 'chef för e-hälsa'],
    ['IT-\nchef', 'IT-chef'],
    ['vård- och omsorgs-\nchef, tidigare omsorgs-chef', 'vård- och omsorgs-chef, tidigare omsorgs-chef'],
  ])('in which a title was broken: %s', (title, whole) => {
    const lines = linesOf(`Bo Ek, ${title}, Region Blekinge`);
    expect(people(listOf(lines))).toEqual([`Bo Ek | ${whole} | Region Blekinge | -`]);
    expect(front(`Ordförande: Bo Ek, ${title}, Region Blekinge`).ordforande?.funktion).toBe(whole);
  });

  test('in two columns that came out one after the other is paired in order, and doubted', () => {
    const read = listOf(
      linesOf('Bo Ek\nCia Dahl (S)\nEva Falk\nchef, Ronneby kommun\nsamordnare, Region Blekinge\nstrateg'),
    );
    expect(people(read)).toEqual([
      'Bo Ek | chef | Ronneby kommun | -',
      'Cia Dahl (S) | samordnare | Region Blekinge | -',
      'Eva Falk | strateg | - | -',
    ]);
    expect(read.map(({ doubt, lines }) => [doubt, lines])).toEqual([
      ['kolumner', [0, 3]],
      ['kolumner', [1, 4]],
      ['kolumner', [2, 5]],
    ]);
  });

  test('of names alone is a list of names', () => {
    expect(people(listOf(linesOf('Bo Ek\nCia Dahl\nEva Falk\nNils Öhrn')))).toHaveLength(4);
  });

  test('a dash that was taken for a bullet belongs to the §§', () => {
    const lines = [linesOf('Bo Ek, Ronneby kommun, §§ 12'), linesOf('- 17')].flat();
    expect(people(listOf(lines))).toEqual(['Bo Ek | - | Ronneby kommun | §§ 12 - 17']);
  });

  test.each([
    ['Bo Ek och Cia Dahl', ['Bo Ek | - | - | -', 'Cia Dahl | - | - | -']],
    [
      'Bo Ek (M), Cia Dahl & Eva Falk',
      ['Bo Ek (M) | - | - | -', 'Cia Dahl | - | - | -', 'Eva Falk | - | - | -'],
    ],
    ['Bo Ek, chef, och Cia Dahl, samordnare', ['Bo Ek | chef | - | -', 'Cia Dahl | samordnare | - | -']],
    [
      'Bo Ek, chef för vård och omsorg, Ronneby kommun',
      ['Bo Ek | chef för vård och omsorg | Ronneby kommun | -'],
    ],
    ['Bo Ek', ['Bo Ek | - | - | -']],
  ])('who presents: %s', (text, read) => {
    expect(people(readSpeakers(text, [0]))).toEqual(read);
  });
});
