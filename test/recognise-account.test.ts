// What was read becomes the file to be, and nothing vanishes on the way: every word stands in a field, in a comment beside
// one, among the form of the paper, or under `okänt`.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Organ } from '../src/domain/organ.ts';
import { account } from '../src/recognise/account.ts';
import {
  type Draft,
  draftOf,
  type Entry,
  type Field,
  personEntry,
  presenceOf,
  type Words,
} from '../src/recognise/draft.ts';
import type { FormPart, Line } from '../src/recognise/paper.ts';
import { writtenOf } from '../src/recognise/paper.ts';
import { readPerson } from '../src/recognise/people.ts';
import { recognise } from '../src/recognise/recognise.ts';
import { findSlips } from '../src/recognise/slips.ts';
import { lost } from './import/compare.ts';
import { GRUPP, LSVO, linesOf, ORGANS, recognised } from './recognise-given.ts';

const ord = (text: string, lines: readonly number[]): Words => ({
  ...{ slag: 'ord', text, block: false, lines, doubt: null, reworded: false },
  left: [],
});
const wordsIn = (entry: Entry): Words[] => {
  if (entry.slag === 'ord') return [entry];
  if (entry.slag === 'lista') return entry.items.flatMap(wordsIn);
  return entry.slag === 'falt' ? entry.fields.flatMap(({ entry: inner }) => wordsIn(inner)) : [];
};
const allWords = (fields: readonly Field[]): Words[] => fields.flatMap(({ entry }) => wordsIn(entry));

/** Everywhere that a word of the paper can have gone. */
function placesOf({ fields, form, unknown }: Draft): string[] {
  const words = allWords(fields);
  return [
    ...words.map(({ text }) => text),
    ...words.flatMap(({ left }) => left.map(({ words: own }) => own)),
    ...form.map(({ words: own }) => own),
    ...unknown.map(writtenOf),
  ];
}

/** What furniture stood between comes together; a word that was broken over two lines may have become one. */
function missing(lines: readonly Line[], made: Draft): string[] {
  const aside = new Set(made.form.filter(({ slag }) => slag === 'sida').map(({ index }) => index));
  const own = lines.filter(({ index }) => !aside.has(index));
  const source = [...own, ...lines.filter(({ index }) => aside.has(index))].map(writtenOf);
  return lost(source.join('\n'), placesOf(made).join('\n'));
}

describe('the account', () => {
  const draft = (
    text: string,
    fields: (lines: readonly Line[]) => Field[],
    form: FormPart[] = [],
    unread: number[] = [],
  ) => {
    const lines = linesOf(text);
    return account(
      lines,
      fields(lines),
      form,
      unread.map((index) => lines[index] as Line),
    );
  };
  const field = (text: string, lines: readonly number[]): Field => ({ key: 'text', entry: ord(text, lines) });

  test('tells what is left of a line beside its value', () => {
    const { fields, unknown } = draft('Fredagen den 17 november 2023 (reservdag)', () => [
      field('2023-11-17', [0]),
    ]);
    expect(allWords(fields)[0]?.left).toEqual([
      { index: 0, words: 'Fredagen den 17 november 2023 (reservdag)' },
    ]);
    expect(unknown).toEqual([]);
  });

  test('ends with the first and the last word that is left', () => {
    const { fields } = draft('Möte: Bo Ek, §110, Ronneby', () => [field('Bo Ek, Ronneby', [0])], [
      { index: 0, text: 'Möte:', slag: 'ledord' },
    ]);
    expect(allWords(fields)[0]?.left).toEqual([{ index: 0, words: '§110' }]);
  });

  test('a line that nothing came of is unknown, with its bullet and in the order of the paper', () => {
    const { unknown } = draft('En rad\n- en till\nsist', () => [field('sist', [2])]);
    expect(unknown.map(writtenOf)).toEqual(['En rad', '- en till']);
  });

  test('a word that is there twice must stand there twice', () => {
    const { fields } = draft('att att gå', () => [field('att gå', [0])]);
    expect(allWords(fields)[0]?.left).toEqual([{ index: 0, words: 'att' }]);
  });

  test('the label’s word is not what the same word of the text stands for', () => {
    const { fields, unknown } = draft('Beslut: Beslut om bilar', () => [field('Beslut om bilar', [0])], [
      { index: 0, text: 'Beslut:', slag: 'ledord' },
    ]);
    expect([allWords(fields)[0]?.left, unknown]).toEqual([[], []]);
  });

  test('halves of a broken word are ticked off by the whole one', () => {
    const { fields, unknown } = draft('för sam-\nverkan nu', () => [field('för samverkan nu', [0, 1])]);
    expect([allWords(fields)[0]?.left, unknown]).toEqual([[], []]);
  });

  test('loses no word, whatever is made of the lines', () => {
    const word = fc.constantFrom(
      'att',
      'Bo',
      'Ek',
      'vård',
      '§12',
      '2023-11-17',
      'e-hälsa',
      'sam-',
      'verkan',
      '(PPT)',
      'å',
      'mer:',
    );
    const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.array(fc.tuple(fc.array(fc.nat(7), { minLength: 1, maxLength: 3 }), line), { maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(7), line), { maxLength: 4 }),
        fc.array(fc.nat(7), { maxLength: 2 }),
        (given, fields, form, unread) => {
          const lines = given.map(
            (text, index): Line => ({ ...(linesOf('x')[0] as Line), text, markdown: text, index }),
          );
          const inside = (index: number): boolean => index < lines.length;
          const made = account(
            lines,
            fields.map(([from, text]) => field(text, [...new Set(from.filter(inside))].sort())),
            form
              .filter(([index]) => inside(index))
              .map(([index, text]) => ({ index, text, slag: 'ledord' as const })),
            [...new Set(unread.filter(inside))].map((index) => lines[index] as Line),
          );
          expect(missing(lines, made)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('of a paper of any lines, whatever order they come in', () => {
    const line = fc.constantFrom(
      ...[
        'LSVO',
        'Sammanträdesprotokoll 2023-11-17',
        'Ärendeförteckning',
        '§ 1 Öppnande',
        '§1',
        '§ 2',
        '§ 2 a',
        '1). Val (B)',
      ],
      ...[
        '1.1). Bilar',
        '2). Slut',
        '',
        '   ',
        'Tid och plats: 2023-11-17 kl. 9–10, Ronneby',
        'Närvarande',
        'ledamöter:',
        'Ordförande',
      ],
      ...[
        'Bo Ek (M), ordförande, Ronneby kommun §1',
        'Cia Dahl',
        'chef, Region Blekinge',
        'Underskrifter:',
        'Paragrafer:',
        '§1 - §2',
      ],
      ...[
        'Föredragande: Bo Ek och Cia Dahl',
        'a/ Vård',
        'b/ Omsorg',
        'LSVO beslutar',
        'Samverkansgruppen beslutar att anta planen.',
      ],
      ...[
        'att godkänna sam-\nverkan i länet',
        '1. Att tacka',
        '2. Att avsluta',
        '- ett',
        '• två',
        '  - tre',
        'Protokollet ska skickas till',
      ],
      ...[
        'Diariet',
        'Planen skickas för kännedom till',
        'Yrkande: Bo Ek',
        'Reservation',
        'Bilagor',
        'Bilaga 1: Plan (dnr 1/2)',
        'Bilaga 2: Karta, § 1',
      ],
      ...[
        'Bo Ek anmäler jäv.',
        'Punkten bordläggs.',
        'Nästa sammanträde',
        'Nästa möte är den 3 maj 2024 kl. 13, Ronneby.',
        '3 (8)',
        '- 3 -',
      ],
      ...[
        'Ett samarbete mellan',
        'Region',
        'Blekinge',
        'Informationen tas till protokollet.',
        'Dnr 2023/188',
        'Justering: digitalt senast 2023-12-01',
      ],
      ...[
        'Arbetet med den gemensamma planen går framåt i alla fem kommunerna och i',
        'Paragrafen justeras omedelbart.',
      ],
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...ORGANS.keys()),
        fc.array(line, { minLength: 1, maxLength: 40 }),
        (at, given) => {
          const organ = ORGANS[at] as Organ;
          const lines = linesOf(given.join('\n'));
          const read = recognise({ lines, format: 'txt' }, organ);
          const fields = draftOf(read.recognised, organ.slug, () => '1');
          const made = account(read.lines, fields, read.recognised.form, read.unread);
          expect(missing(read.lines, made)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the file to be', () => {
  const places = {
    of: (nummer: number): number | null => (nummer >= 108 && nummer <= 117 ? nummer - 107 : null),
    last: 10,
  };

  test.each([
    ['§110', 'ärende 3'],
    ['§§ 108 - 112', 'ärende 1–5'],
    ['§§110–112 och 117a', 'ärende 3–5, 10'],
    ['§ 108/23, § 110/23', 'ärende 1, 3'],
    ['§110, §110b', 'ärende 3'],
    ['del av mötet', 'del av mötet'],
    ['§99', null],
    ['§108, §99', null],
    ['fr.o.m. § 110', 'ärende 3–10'],
    ['till och med § 110', 'ärende 1–3'],
    ['utom § 110', null],
  ])('says %s as %s, so that it follows the ledger', (written, narvaro) => {
    expect(presenceOf(written, places)).toBe(narvaro);
  });

  test('has a person on one line where that is read back as the same', () => {
    const entry = (text: string) => personEntry(readPerson(text, [0]), places);
    expect(entry('Bo Ek (M), chef, Ronneby kommun §110')).toMatchObject({
      text: 'Bo Ek (M), chef, Ronneby kommun, ärende 3',
    });
    expect(entry('Bo Ek, Ronneby kommun §99')).toMatchObject({ text: 'Bo Ek, Ronneby kommun' });
    // «Nära vård» would be read as an organisation.
    const odd = personEntry({ ...readPerson('Bo Ek', [0]), funktion: 'chef, Nära vård' }, places);
    expect(odd).toMatchObject({ slag: 'falt', fields: [{ key: 'namn' }, { key: 'funktion' }] });
  });

  const fieldsOf = (text: string, organ = LSVO): Field[] =>
    draftOf(recognised(text, organ), organ.slug, ({ nummer }) => `§ ${nummer}`);
  const keys = (fields: readonly Field[]): string[] => fields.map(({ key }) => key);

  test('marks what a meeting file cannot do without', () => {
    const fields = fieldsOf('§ 1\nÖppnande');
    expect(fields.filter(({ entry }) => entry.slag === 'saknas').map(({ key }) => key)).toEqual([
      ...['datum', 'tid', 'plats', 'ordforande', 'sekreterare', 'ledamoter'],
    ]);
    expect(keys(fields)).not.toContain('franvarande');
  });

  test('somebody who is there for the underpunkt that they present needs no närvaro', () => {
    const paper = (presence: string) =>
      `Ledamöter:\nBo Ek, Ronneby kommun\nÖvriga deltagare:\nCia Dahl, Region Blekinge ${presence}\n§ 1\nÖppnande\n§ 2\nÖvrigt\n\na/ Vård\n\nFöredragande: Cia Dahl\n\nDet går bra.\n\nb/ Omsorg\n\nText.`;
    const other = (presence: string): string | undefined =>
      allWords(fieldsOf(paper(presence)).filter(({ key }) => key === 'ovrigaDeltagare'))[0]?.text;
    expect(other('§2a')).toBe('Cia Dahl, Region Blekinge');
    expect(other('§2b')).toBe('Cia Dahl, Region Blekinge, ärende 2');
    expect(other('§§1-2a')).toBe('Cia Dahl, Region Blekinge, ärende 1–2');
  });

  test('keeps the order of the paper’s ärenden, with their numbers to be told', () => {
    const arenden = fieldsOf('1). Öppnande\n2). Val (B)\n2.1). Bilar\nDet går bra.\n3). Slut', GRUPP).find(
      ({ key }) => key === 'arenden',
    )?.entry;
    const items = arenden?.slag === 'lista' ? arenden.items : [];
    expect(
      items.map((item) => (item.slag === 'falt' ? [item.title?.nummer, keys(item.fields)] : null)),
    ).toEqual([
      ['§ 1', ['rubrik']],
      ['§ 2', ['rubrik', 'typ', 'underpunkter']],
      ['§ 3', ['rubrik']],
    ]);
  });
});

describe('slips of the pen', () => {
  const slips = (text: string): string[] =>
    findSlips(linesOf(text), recognised(`Sammanträdesprotokoll 2023-11-17\n§ 1\nRubrik`)).map(
      ({ slag, exempel, ratt, lines }) => `${slag} ${exempel} → ${ratt} (${lines.length})`,
    );

  test.each([
    ['§12 och §13', ['paragraf §12 → § 12 (1)']],
    ['se §12\noch §§13', ['paragraf §12 → § 12 (2)']],
    ['Planen 231117 gäller', ['sex-siffror 231117 → 2023-11-17 (1)']],
    ['Det kostar 231117 kronor', []],
    ['Konto 991340 och 050101', []],
    ['kl. 9:00 i Ronneby', ['kolon 9:00 → 9.00 (1)']],
    ['kl. 9.00\nsedan 10:30', ['klockslag 10:30 → 10.30 (1)']],
    ['Matteus 5:67 §', []],
    ['åren 2023-2024', ['intervall 2023-2024 → 2023–2024 (1)']],
    ['den 2023-11-17', []],
    ['§ 12 - § 17', ['intervall § 12 - § 17 → § 12–§ 17 (1)']],
    ['3-5 personer', ['intervall 3-5 → 3–5 (1)']],
    ['5-3 i votering', []],
    ['numret 0456-123456', []],
    [
      'torsdagen den 17 november 2023',
      ['veckodag torsdagen den 17 november 2023 → fredagen den 17 november 2023 (1)'],
    ],
    ['fredagen den 17 november 2023', []],
    ['Allt är rätt, § 12–§ 17, kl. 9.00–10.00, åren 2023–2024.', []],
  ])('%s', (text, told) => {
    expect(slips(text).map((one) => one.replaceAll('\u00a0', ' '))).toEqual(told);
  });
});
