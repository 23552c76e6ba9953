// When somebody was there, and who signed: read as the front page and the last page write it.
import { describe, expect, test } from '@jest/globals';
import { isPartOf, rangesIn, takePresence } from '../src/recognise/presence.ts';
import { readSignatureBlock } from '../src/recognise/signatures.ts';
import { linesOf, personText, texts } from './recognise-given.ts';

describe('presence at the end of a line', () => {
  test.each([
    ['Bo Ek, Ronneby kommun §110', 'Bo Ek, Ronneby kommun', '§110'],
    ['Bo Ek, Ronneby kommun§110', 'Bo Ek, Ronneby kommun', '§110'],
    ['Bo Ek, Ronneby kommun, §§ 12 - 17', 'Bo Ek, Ronneby kommun', '§§ 12 - 17'],
    ['Bo Ek, Ronneby kommun (del av mötet)', 'Bo Ek, Ronneby kommun', 'del av mötet'],
    ['Bo Ek (§§ 3, 5 och 7)', 'Bo Ek', '§§ 3, 5 och 7'],
    ['Bo Ek, t.o.m. § 7', 'Bo Ek', 't.o.m. § 7'],
    ['Bo Ek, från och med § 7', 'Bo Ek', 'från och med § 7'],
    ['Bo Ek, punkterna 1–9', 'Bo Ek', 'punkterna 1–9'],
  ])('%s', (text, rest, narvaro) => {
    expect(takePresence(text)).toEqual({ rest, narvaro });
  });

  test.each([
    'Bo Ek, Ronneby kommun',
    '§ 12 är svår att förstå',
    'Bo Ek, del av mötet i maj',
    `${'a '.repeat(300)}§ 1`,
  ])('is none in: %s', (text) => {
    expect(takePresence(text)).toBeNull();
  });

  test('a line of nothing but signs is read at once', () => {
    const started = performance.now();
    for (const text of ['§1'.repeat(240), '§ 1,'.repeat(120), '- '.repeat(240), 't.o.m. '.repeat(70)])
      takePresence(text);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('the §§ that it names', () => {
  test.each([
    ['§110', [[110, 110, null]]],
    ['§§ 12 - 17', [[12, 17, null]]],
    [
      '§§110–112 och 117a',
      [
        [110, 112, null],
        [117, 117, 'a'],
      ],
    ],
    [
      '§ 3/24, § 5/24',
      [
        [3, 3, null],
        [5, 5, null],
      ],
    ],
    ['t.o.m. § 7', [[null, 7, null]]],
    ['fr.o.m. § 7', [[7, null, null]]],
    ['punkterna 1–9', [[1, 9, null]]],
    ['§ 7 efter lunch', null],
    ['', null],
  ])('%s', (text, ranges) => {
    expect(rangesIn(text)?.map(({ from, to, letter }) => [from, to, letter]) ?? null).toEqual(ranges);
  });

  test('are not named by «del av mötet»', () => {
    expect([isPartOf('del av mötet'), isPartOf('Del av sammanträdet'), isPartOf('del av mötet § 3')]).toEqual(
      [true, true, false],
    );
  });
});

describe('the place for signatures', () => {
  const block = (text: string) => {
    const { form, rest, signers } = readSignatureBlock(linesOf(text));
    return {
      form: form.length,
      rest: texts(rest),
      signers: [...signers].map(([role, who]) => `${role}: ${personText(who)}`),
    };
  };

  test('has the role below the name, or above it', () => {
    const signers = ['ordförande: Eva Björk | - | Region Blekinge | -', 'sekreterare: Bo Ek | - | - | -'];
    expect(block('…………………\nEva Björk, Region Blekinge\nOrdförande\n…………………\nBo Ek\nSekreterare')).toEqual({
      form: 6,
      rest: [],
      signers,
    });
    expect(
      block('Ordförande\n___________\nEva Björk, Region Blekinge\n\nSekreterare\n___________\nBo Ek'),
    ).toEqual({
      form: 6,
      rest: [],
      signers,
    });
  });

  test('what is no signature is handed back', () => {
    const read = block(
      'Eva Björk\nOrdförande\n\nMötet avslutades kl. 12.\nRonneby den 2023-11-17\nDet var allt.\nTack till alla som var med.',
    );
    expect(read.rest).toEqual(['Mötet avslutades kl. 12.', 'Det var allt.', 'Tack till alla som var med.']);
  });
});
