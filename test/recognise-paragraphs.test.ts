// Lines → paragraphs and lists: what the paper broke is put together again, and what it kept apart stays apart.
import { describe, expect, test } from '@jest/globals';
import type { Line } from '../src/recognise/paper.ts';
import {
  goesOn,
  groupLines,
  isSubheading,
  joinLines,
  knownWords,
  markdownOf,
  settingOf,
  withNumberedItems,
} from '../src/recognise/paragraphs.ts';
import { lineOf, linesOf, texts } from './recognise-given.ts';

/** Wide enough that a line of this length is full. */
const FULL = 'Arbetet med den gemensamma planen går framåt i alla fem kommunerna och i';

/** The text below a § as the meeting file has it. */
function markdown(given: string | readonly Line[]): string {
  const lines = withNumberedItems(typeof given === 'string' ? linesOf(given) : given);
  const setting = settingOf(lines, false);
  const groups = groupLines(lines, setting);
  const headings = groups.map((group, index) =>
    isSubheading(group, { before: groups[index - 1], next: groups[index + 1], setting }),
  );
  return markdownOf(groups, knownWords(lines), (index) => headings[index] === true);
}

/** A line of a PDF, whose end is a guess, or of Word, where the writer ended it. */
const pdf = (text: string, index: number, more: Partial<Line> = {}): Line =>
  lineOf(text, { page: 1, ended: true, index, ...more });
const word = (text: string, index: number, more: Partial<Line> = {}): Line =>
  lineOf(text, { ended: true, index, ...more });

describe('a paragraph', () => {
  test('goes on over the lines that were full, and ends at a blank one', () => {
    expect(markdown(`${FULL}\nregionen.\n\nNästa stycke är ett annat.`)).toBe(
      `${FULL} regionen.\n\nNästa stycke är ett annat.`,
    );
  });

  test('ends at a short line with a full stop, also without a blank one', () => {
    expect(markdown(`${FULL}\nregionen.\nBo Ek tackar för arbetet med den gemensamma planen.`)).toBe(
      `${FULL} regionen.\n\nBo Ek tackar för arbetet med den gemensamma planen.`,
    );
  });

  test('goes on after a word that no sentence ends with, also over a blank line', () => {
    expect(markdown('Frågan handlar om\n\nVård och omsorg.')).toBe('Frågan handlar om Vård och omsorg.');
    expect(markdown('Frågan gäller bilar,\n\nbåtar och tåg.')).toBe('Frågan gäller bilar, båtar och tåg.');
  });

  test('of a paper whose every line stands apart is held together by the width', () => {
    const lines = Array.from({ length: 12 }, () => [FULL, 'regionen.']).flat();
    const setting = settingOf(linesOf(lines.join('\n\n')), false);
    expect(setting.doubleSpaced).toBe(true);
    expect(groupLines(linesOf(lines.join('\n\n')), setting).map((group) => group.length)).toEqual(
      Array(12).fill(2),
    );
    expect(settingOf(linesOf(lines.join('\n')), false).doubleSpaced).toBe(false);
  });

  test('ends where Word says so, whatever its length', () => {
    expect(markdown([word('Frågan handlar om', 0), word('vård.', 1)])).toBe('Frågan handlar om\n\nvård.');
    expect(markdown([word('Frågan handlar om', 0, { ended: false }), word('vård.', 1)])).toBe(
      'Frågan handlar om vård.',
    );
  });

  test('goes on over a page of a PDF where the sentence is not over', () => {
    const [first, next] = [pdf(FULL, 0), pdf('regionen.', 1, { page: 2, gap: true })];
    const setting = settingOf([first, next], false);
    expect(goesOn(first, next, setting)).toBe(true);
    expect(goesOn(pdf('Planen är klar.', 0), pdf('Nästa punkt gäller bilar.', 1, { page: 2 }), setting)).toBe(
      false,
    );
  });

  test('no closing sentence, item, table or heading goes on with it', () => {
    const setting = settingOf(linesOf(FULL), false);
    for (const next of [
      lineOf('Informationen tas till protokollet.'),
      lineOf('- punkt'),
      lineOf('| a | b |', { table: true }),
      lineOf('Rubrik', { heading: 3 }),
    ])
      expect([next.text, goesOn(lineOf(FULL), next, setting)]).toEqual([next.text, false]);
  });
});

describe('a broken word', () => {
  const joined = (first: string, next: string, known: string[] = []): string =>
    joinLines([lineOf(first), lineOf(next)], 'text', new Set(known));

  test.each([
    ['sam-', 'verkan i länet', 'samverkan i länet'],
    ['in-', 'och utskrivning', 'in- och utskrivning'],
    ['hälso-', 'respektive sjukvård', 'hälso- respektive sjukvård'],
    ['en GAP-', 'analys görs', 'en GAP-analys görs'],
    ['inom e-', 'hälsa', 'inom e-hälsa'],
    ['Anna-', 'Lisa', 'Anna-Lisa'],
    ['den 2024-', '03-15', 'den 2024-03-15'],
    ['sam\u00ad', 'verkan', 'samverkan'],
    ['hos oss -', 'och er', 'hos oss - och er'],
    ['ett', 'ord', 'ett ord'],
  ])('%s / %s', (first, next, whole) => {
    expect(joined(first, next)).toBe(whole);
  });

  test('has its hyphen where the paper writes it so elsewhere', () => {
    expect(joined('vår FoU-', 'strategi')).toBe('vår FoUstrategi');
    expect(joined('vår FoU-', 'strategi', ['fou-strategi'])).toBe('vår FoU-strategi');
    expect(joined('en GAP-', 'analys', ['gapanalys'])).toBe('en GAPanalys');
  });

  test('the words of a paper are known without those that were broken', () => {
    expect([...knownWords(linesOf('En FoU-strategi för sam-\nverkan.'))]).toEqual([
      'en',
      'fou-strategi',
      'för',
      'verkan',
    ]);
  });
});

describe('a list', () => {
  test('of bullets, with the lines and levels of its items', () => {
    expect(
      markdown(`
Tre delar ingår:
• Vård för den som är äldre, med stöd av de mobila teamen och av
  kommunens sjuksköterskor
  - hemma
  - på boende
• Omsorg`),
    ).toBe(
      'Tre delar ingår:\n\n- Vård för den som är äldre, med stöd av de mobila teamen och av kommunens sjuksköterskor\n  - hemma\n  - på boende\n- Omsorg',
    );
  });

  test('of numbers that count from one', () => {
    expect(markdown('Två steg:\n\n1. Kartlägga\n2. Besluta')).toBe('Två steg:\n\n1. Kartlägga\n2. Besluta');
    expect(markdown('Två steg:\n\n1) Kartlägga\n2) Besluta')).toBe('Två steg:\n\n1. Kartlägga\n2. Besluta');
  });

  test('numbers that do not count are text', () => {
    expect(withNumberedItems(linesOf('3. Tredje kvartalet\n1. Ett'))).toEqual(
      linesOf('3. Tredje kvartalet\n1. Ett'),
    );
    expect(markdown('Se nedan.\n\n12. Det är mycket.')).toBe('Se nedan.\n\n12\\. Det är mycket.');
  });

  test('two lists, one after the other, start over', () => {
    expect(texts(withNumberedItems(linesOf('1. Ett\n2. Två\nText.\n1. Ett\n2. Två')))).toEqual([
      'Ett',
      'Två',
      'Text.',
      'Ett',
      'Två',
    ]);
  });

  test('a further paragraph of an item stays in it', () => {
    const item = (text: string, index: number, more: Partial<Line>): Line =>
      word(text, index, { level: 1, gap: true, ...more });
    expect(
      markdown([
        item('Vård', 0, { marker: '-' }),
        item('Gäller hela länet.', 1, {}),
        item('Omsorg', 2, { marker: '-' }),
      ]),
    ).toBe('- Vård\n\n  Gäller hela länet.\n- Omsorg');
  });

  test('what would be a mark is escaped', () => {
    expect(markdown('# 3 kostar *mycket*')).toBe('\\# 3 kostar \\*mycket\\*');
  });
});

describe('a heading in a text', () => {
  const LONG = 'Arbetet med bilarna har börjat, och de första kommer till kommunerna i maj månad.';

  test('is a short line of its own above a longer paragraph', () => {
    expect(markdown(`Inledning med ord.\n\nMobila team\n${LONG}`)).toBe(
      `Inledning med ord.\n\n### Mobila team\n\n${LONG}`,
    );
  });

  test.each([
    ['a full stop', `Inledning.\n\nMobila team.\n\n${LONG}`],
    ['nothing below it', `${LONG}\n\nMobila team`],
    ['a list below it', `${LONG}\n\nMobila team\n\n- ett\n- två`],
    ['a colon', `${LONG}\n\nMobila team:\n\n${LONG}`],
    ['small letters', `${LONG}\n\nmobila team\n\n${LONG}`],
  ])('is none with %s', (_, text) => {
    expect(markdown(text)).not.toContain('###');
  });

  test('is what the file says is one', () => {
    expect(markdown([word('Mobila team.', 0, { heading: 3 }), word('Kort.', 1)])).toBe(
      '### Mobila team.\n\nKort.',
    );
    expect(markdown([word('Mobila team', 0, { strong: true }), word('Kort.', 1)])).toBe(
      '### Mobila team\n\nKort.',
    );
  });
});

test('the rows of a table stay together', () => {
  const row = (text: string, index: number): Line => lineOf(text, { markdown: text, table: true, index });
  expect(
    markdown([
      row('| Ort | Antal |', 0),
      row('| - | - |', 1),
      row('| Ronneby | 3 |', 2),
      lineOf('Efter.', { index: 3 }),
    ]),
  ).toBe('| Ort | Antal |\n| - | - |\n| Ronneby | 3 |\n\nEfter.');
});
