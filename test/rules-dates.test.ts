// Deadlines, days and how often a body meets: what is told, and what is not.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween, daysLater } from '../src/calendar/swedish-dates.ts';
import { codesOf, exampleText, judge, type Situation } from './rules-given.ts';

const ARENDE = 'ärenden:\n  - rubrik: Godkännande av dagordning\n    beslut: att godkänna dagordningen\n';
/** Codes of this file's rules for the sound meeting of a body with lines of its own. */
const told = (lines: string, organ = 'lsvo', situation: Situation = {}): string[] =>
  codesOf(judge(exampleText({ organ }, lines), situation)).filter((code) => code.startsWith('FRIST'));
const words = (lines: string, organ = 'lsvo', situation: Situation = {}): string =>
  judge(exampleText({ organ }, lines), situation)
    .map(({ text, hint }) => `${text} ${hint}`)
    .join('\n');
/** A meeting on that day, with the next one still the same year. */
const day = (iso: string, next = '2023-12-18'): string =>
  `datum: ${iso}
kallelse skickad: ${daysLater(iso, -10)}
${ARENDE}nästa möte:
  datum: ${next}
`;

describe('the kallelse (FRIST-001, FRIST-002)', () => {
  test.each([
    ['2023-02-10', []],
    ['2022-12-01', []],
    ['2023-02-11', ['FRIST-001']],
    ['2023-02-17', ['FRIST-001']],
    ['2023-02-18', ['FRIST-002']],
    ['2024-02-10', ['FRIST-002']],
  ])('sent %s before 17 February', (sent, codes) => {
    expect(told(`kallelse skickad: ${sent}\n${ARENDE}`)).toEqual(codes);
  });

  test('what the ledger says counts where the file says nothing; numbers reserved after the meeting do not', () => {
    const without = exampleText({}, ARENDE).replace(/^kallelse skickad.*\n/m, '');
    const codes = (reserved: string | null): string[] =>
      codesOf(judge(without, { known: { reserved } })).filter((code) => code.startsWith('FRIST'));
    expect(codes('2023-02-09')).toEqual([]);
    expect(codes('2023-02-14')).toEqual(['FRIST-001']);
    expect(codes('2023-03-01')).toEqual([]);
    expect(codes(null)).toEqual([]);
  });

  test('the file goes before the ledger', () => {
    expect(told('', 'lsvo', { known: { reserved: '2023-02-16' } })).toEqual([]);
  });

  test('says how many days, in words', () => {
    expect(words(`kallelse skickad: 2023-02-16\n${ARENDE}`)).toContain('en dag före mötet');
    expect(words(`kallelse skickad: 2023-02-17\n${ARENDE}`)).toContain('samma dag som mötet');
    expect(words(`kallelse skickad: 2023-02-18\n${ARENDE}`)).toContain(
      'mötet hölls den 17\u00a0februari 2023',
    );
  });
});

describe('reported ärenden (FRIST-003, FRIST-004)', () => {
  const anmald = (date: string, rubrik = 'Rutin vid hemgång'): string =>
    `ärenden:\n  - rubrik: ${rubrik}\n    anmäld: ${date}\n    beslut: att godkänna rutinen\n`;

  test.each([
    ['2023-02-02', []],
    ['2023-02-03', ['FRIST-003']],
    ['2023-02-17', ['FRIST-003']],
    ['2023-02-18', ['FRIST-004']],
  ])('%s, with the kallelse on 9 February', (date, codes) => {
    expect(told(anmald(date))).toEqual(codes);
  });

  test('without a kallelse its last day counts', () => {
    const text = (date: string): string =>
      exampleText({}, anmald(date)).replace(/^kallelse skickad.*\n/m, '');
    expect(codesOf(judge(text('2023-02-03')))).toEqual([]);
    expect(codesOf(judge(text('2023-02-04')))).toEqual(['FRIST-003']);
    expect(judge(text('2023-02-04'))[0]?.text).toContain('räknat från sista dagen för kallelsen');
  });

  test('an underpunkt is held to the same day, but not what is taken up as «Övriga frågor»', () => {
    const under = (rubrik: string): string =>
      `ärenden:\n  - rubrik: ${rubrik}\n    underpunkter:\n      - rubrik: Lokal\n        anmäld: 2023-02-17\n        avslutning: information\n`;
    expect(told(under('Återkoppling'))).toEqual(['FRIST-003']);
    expect(told(under('Övriga frågor'))).toEqual([]);
    expect(told(anmald('2023-02-17', 'Övrigt'))).toEqual([]);
  });

  test('a body without such a deadline has none', () => {
    expect(told(anmald('2024-02-28').replace('2023', '2024'), 'psvo')).toEqual([]);
  });
});

describe('justering (FRIST-005 – FRIST-007)', () => {
  const senast = (value: string): string => `justering:\n  sätt: Digital justering\n  senast: ${value}\n`;

  test.each([
    ['2024-03-15', []],
    ['2024-03-15 kl. 23.59', []],
    ['2024-03-18', ['FRIST-005']],
    ['2024-03-01', []],
    ['2024-03-01 kl. 16.00', []],
    ['2024-03-01 kl. 15.59', ['FRIST-006']],
    ['2024-03-16', ['FRIST-005', 'FRIST-010']],
  ])('%s after the meeting of 1 March, 13–16', (value, codes) => {
    expect(told(senast(value), 'psvo')).toEqual(codes);
  });

  test('justerare without a day is a doubt; a body without justerare needs none', () => {
    expect(told('justering:\n  sätt: Digital justering', 'psvo')).toEqual(['FRIST-007']);
    expect(told('justerare: Lena Hallberg')).toEqual([]);
  });

  test('every number of days: at most fourteen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (days) => {
        const date = daysLater('2024-03-01', days);
        expect(daysBetween('2024-03-01', date)).toBe(days);
        expect(told(senast(date), 'psvo').includes('FRIST-005')).toBe(days > 14);
      }),
    );
  });
});

describe('meetings of a year (FRIST-008, FRIST-009)', () => {
  const months = ['01', '02', '03', '04', '05', '06', '08', '09', '10', '11', '12'];
  const year = (count: number): string[] => months.slice(0, count).map((month) => `2023-${month}-10`);
  const situation = (dates: readonly string[]): Situation => ({ known: { dates: () => [...dates].sort() } });

  test('the eleventh is one too many, the tenth is not; later meetings do not count', () => {
    expect(told(day('2023-12-15'), 'lsvo', situation([...year(9), '2023-12-15']))).toEqual([]);
    expect(told(day('2023-12-15'), 'lsvo', situation([...year(10), '2023-12-15']))).toEqual(['FRIST-008']);
    expect(told(day('2023-02-10'), 'lsvo', situation(year(11)))).toEqual([]);
  });

  test('of two on one day the extra meeting is the later', () => {
    const dates = [...year(9), '2023-12-15', '2023-12-15'];
    expect(told(day('2023-12-15'), 'lsvo', situation(dates))).toEqual([]);
    expect(told(`${day('2023-12-15')}extra: ja\n`, 'lsvo', situation(dates))).toEqual(['FRIST-008']);
  });

  test('meetings of other years do not count', () => {
    const before = year(11).map((date) => date.replace('2023', '2022'));
    expect(told(day('2023-12-15'), 'lsvo', situation([...before, ...year(8), '2023-12-15']))).toEqual([]);
  });

  const last = day('2023-12-15', '2024-01-19');

  test('only what has been is said to have been', () => {
    const few = situation([...year(1), '2023-12-15']);
    expect(words(last, 'lsvo', few)).toContain('LSVO har haft två möten under 2023');
    expect(words(last, 'lsvo', { ...few, today: '2023-12-01' })).toContain('LSVO har två möten under 2023');
  });

  test('too few are told at the last meeting of the year', () => {
    expect(told(last, 'lsvo', situation([...year(6), '2023-12-15']))).toEqual(['FRIST-009']);
    expect(told(last, 'lsvo', situation([...year(7), '2023-12-15']))).toEqual([]);
  });

  test.each([
    ['the next meeting is in the same year', day('2023-11-24', '2023-12-15'), ['2023-01-20', '2023-11-24']],
    ['no other meeting of the year is known', last, ['2022-12-09', '2023-12-15']],
    ['what is known begins in the middle of the year', last, ['2023-05-12', '2023-12-15']],
    ['a later meeting of the year is known', last, ['2023-01-20', '2023-12-15', '2023-12-20']],
  ])('silent where %s', (_why, lines, dates) => {
    expect(told(lines, 'lsvo', situation(dates))).toEqual([]);
  });

  test('any number of known meetings: told from the eleventh on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25 }), (others) => {
        const known = Array.from({ length: others }, (_, index) => daysLater('2023-01-02', index * 7));
        const codes = told(day('2023-12-15'), 'lsvo', situation([...known, '2023-12-15']));
        expect(codes.includes('FRIST-008')).toBe(others + 1 > 10);
      }),
    );
  });
});

describe('holidays (FRIST-010, FRIST-011)', () => {
  test.each([
    ['2023-06-06', 'nationaldagen'],
    ['2023-05-18', 'Kristi himmelsfärdsdag'],
    ['2023-06-23', 'midsommarafton'],
    ['2023-06-17', 'som inte är en vardag'],
    ['2023-06-18', 'som inte är en vardag'],
  ])('a meeting, and a next meeting, on %s', (date, namn) => {
    expect(told(day(date))).toEqual(['FRIST-010']);
    expect(words(day(date))).toContain(namn);
    expect(told(`nästa möte:\n  datum: ${date}\n`)).toEqual(['FRIST-010']);
  });

  test('days on which people work', () => {
    for (const date of ['2023-04-06', '2023-06-07', '2023-05-19'])
      expect(told(`nästa möte:\n  datum: ${date}\n`)).toEqual([]);
  });

  const beslut = (sats: string): string =>
    `ärenden:\n  - rubrik: Rutin vid hemgång\n    beslut:\n      - ${sats}\n`;

  test.each([
    ['den 6 juni', 'Det är en helgdag (nationaldagen) 2023.'],
    ['den 23 juni 2023', 'Det är midsommarafton.'],
  ])('says what day «%s» is', (date, sentence) => {
    expect(words(beslut(`att Hugo Bergliden senast ${date} redovisar läget`))).toContain(sentence);
  });

  test.each([
    'att Hugo Bergliden senast den 6 juni 2023 redovisar läget',
    'att Hugo Bergliden senast 2023-06-06 redovisar läget',
    'att Hugo Bergliden senast den 6 juni redovisar läget',
    'att Hugo Bergliden till den 1 maj 2023 redovisar läget',
    'att Hugo Bergliden redovisar läget vid mötet den 18 maj 2023',
    'att Hugo Bergliden redovisar läget till sammanträdet den 23 juni 2023',
    'att redovisningen ska vara klar den 24 december 2023',
    'att svar lämnas före den 7 april 2023',
  ])('due on a holiday: %s', (sats) => {
    expect(told(beslut(sats))).toEqual(['FRIST-011']);
  });

  test.each([
    ['a working day', 'att Hugo Bergliden senast den 7 juni 2023 redovisar läget'],
    ['an ordinary Saturday', 'att Hugo Bergliden senast den 10 juni 2023 redovisar läget'],
    ['an ordinary Sunday', 'att Hugo Bergliden senast den 12 mars 2023 redovisar läget'],
    ['the last day of a month', 'att Hugo Bergliden senast den 31 december 2023 redovisar läget'],
    ['something that begins', 'att rutinen gäller från och med den 1 maj 2023'],
    ['something that ends', 'att rutinen gäller till och med den 6 juni 2023'],
    ['a day that is gone', 'att godkänna protokollet från mötet den 6 januari 2023'],
    ['a day that is no deadline', 'att uppmärksamma dagen den 6 juni 2023'],
    ['another number', 'att avsätta medel enligt 2023/06-06 till den 6 junior'],
  ])('silent for %s', (_what, sats) => {
    expect(told(beslut(sats))).toEqual([]);
  });

  test('the line of the sats is told, and the day by name', () => {
    const text = exampleText(
      {},
      'ärenden:\n  - rubrik: Rutin\n    beslut: |\n      att godkänna rutinen\n      att Hugo Bergliden senast den 6 juni 2023 redovisar läget\n',
    );
    const [fault] = judge(text);
    expect(fault?.code).toBe('FRIST-011');
    expect(text.split('\n')[(fault?.line ?? 0) - 1]).toContain('6 juni');
    expect(fault?.text).toContain('Det är en helgdag (nationaldagen).');
  });
});
