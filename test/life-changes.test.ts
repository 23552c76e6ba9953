// What differs between a meeting file and the protokoll that was frozen from it, ärende by ärende,
// and the line of the file where each refusal is told.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Sammantrade } from '../src/domain/sammantrade.ts';
import { refused } from '../src/faults.ts';
import { parseMeeting } from '../src/load/load-meeting.ts';
import type { SourceMap } from '../src/load/source-map.ts';
import { type Andring, andringarOf, innehallOf } from '../src/number/innehall.ts';
import { agendaOf } from '../src/number/plan-numbers.ts';
import { type File, file, Life } from './life-given.ts';
import { organ, sammantrade } from './numbers-given.ts';

const LSVO = organ('lsvo');

const YAML = `organ: lsvo
datum: 2023-01-13
tid: 9–12
plats: Provrummet
ordförande: Ulla Prov
sekreterare: Bo Prov
ledamöter:
  - Ulla Prov
  - Åke Prov, ärende 1–2
ärenden:
  - rubrik: Öppnande
    text: Ordföranden öppnar mötet.
  - rubrik: Budget
    beslut:
      - att anta budgeten
      - att följa den
  - rubrik: Val
    bilagor: [Valsedel]
`;

function parsed(text: string): { meeting: Sammantrade; source: SourceMap } {
  const loaded = parseMeeting(text, 'mote.yaml');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded;
}

const differences = (before: Sammantrade, now: Sammantrade): Andring[] => {
  const [a, b] = [before, now].map((one) => ({ innehall: innehallOf(one), arenden: agendaOf(one) }));
  if (!a || !b) throw new Error('two are compared');
  return andringarOf(a, b);
};

describe('what differs', () => {
  const before = parsed(YAML).meeting;
  const after = (change: (text: string) => string): Andring[] => {
    const text = change(YAML);
    expect(text).not.toBe(YAML);
    return differences(before, parsed(text).meeting);
  };
  const arende = (rubrik: string): string =>
    new RegExp(`  - rubrik: ${rubrik}\n(?:    .*\n)*`).exec(YAML)?.[0] ?? '';
  const [oppnande, budget, val] = ['Öppnande', 'Budget', 'Val'].map(arende) as [string, string, string];

  test.each<[string, (text: string) => string, Andring[]]>([
    [
      'a text',
      (text) => text.replace('öppnar mötet', 'öppnade mötet'),
      [{ slag: 'andrat', fore: 0, nu: 0, falt: ['text'] }],
    ],
    [
      'a beslut and a bilaga',
      (text) => text.replace('anta budgeten', 'avslå budgeten').replace('[Valsedel]', '[Valsedel, Lista]'),
      [
        { slag: 'andrat', fore: 1, nu: 1, falt: ['beslut'] },
        { slag: 'andrat', fore: 2, nu: 2, falt: ['bilagor'] },
      ],
    ],
    [
      'the order of beslut',
      (text) => text.replace(/( {6}.*\n)( {6}.*\n)/, '$2$1'),
      [{ slag: 'andrat', fore: 1, nu: 1, falt: ['beslut'] }],
    ],
    [
      'a rubrik',
      (text) => text.replace('Budget', 'Budget 2023'),
      [{ slag: 'andrat', fore: 1, nu: 1, falt: ['rubrik'] }],
    ],
    [
      'two in each other’s place',
      (text) => text.replace(oppnande + budget, budget + oppnande),
      [{ slag: 'flyttat', fore: 0, nu: 1 }],
    ],
    [
      'the last one first',
      (text) => text.replace(val, '').replace(oppnande, val + oppnande),
      [{ slag: 'flyttat', fore: 2, nu: 0 }],
    ],
    [
      'moved and changed',
      (text) => text.replace(val, '').replace(oppnande, val.replace('Valsedel', 'Lista') + oppnande),
      [
        { slag: 'flyttat', fore: 2, nu: 0 },
        { slag: 'andrat', fore: 2, nu: 0, falt: ['bilagor'] },
      ],
    ],
    [
      'a new one in between',
      (text) => text.replace(budget, `  - rubrik: Jäv\n${budget}`),
      [{ slag: 'nytt', nu: 1 }],
    ],
    [
      'one of two with the same rubrik',
      (text) => text.replace('rubrik: Budget', 'rubrik: Val').replace('[Valsedel]', '[Lista]'),
      [
        { slag: 'andrat', fore: 1, nu: 1, falt: ['rubrik'] },
        { slag: 'andrat', fore: 2, nu: 2, falt: ['bilagor'] },
      ],
    ],
    ['one that is gone', (text) => text.replace(oppnande, ''), [{ slag: 'borta', fore: 0 }]],
    [
      'one for another, in another place',
      (text) => `${text.replace(oppnande, '')}  - rubrik: Jäv\n`,
      [
        { slag: 'nytt', nu: 2 },
        { slag: 'borta', fore: 0 },
      ],
    ],
    [
      'fields of the meeting',
      (text) => text.replace('9–12', '9–13').replace('plats: Provrummet', 'form: via Teams'),
      [
        { slag: 'motet', falt: 'plats' },
        { slag: 'motet', falt: 'tid' },
        { slag: 'motet', falt: 'form' },
      ],
    ],
    [
      'who was there',
      (text) => text.replace('ärende 1–2', 'ärende 1'),
      [{ slag: 'motet', falt: 'ledamoter' }],
    ],
  ])('%s', (_, change, expected) => {
    expect(after(change)).toEqual(expected);
  });

  test('how the file looks makes no difference', () => {
    const keys = (text: string): string[] => text.split(/^(?=\S)/m);
    const shuffled = fc.shuffledSubarray(keys(YAML), { minLength: keys(YAML).length });
    const ways = fc.record({
      arenden: fc.constantFrom('ärenden', 'arenden', 'Ärenden'),
      kommentar: fc.boolean(),
      tom: fc.boolean(),
      extra: fc.boolean(),
      citat: fc.boolean(),
    });
    fc.assert(
      fc.property(shuffled, ways, (parts, { arenden, kommentar, tom, extra, citat }) => {
        const text = parts
          .map((part) => (kommentar ? `# En anteckning\n${part}` : part))
          .join(tom ? '\n\n' : '')
          .replace('ärenden:', `${arenden}:`)
          .replace('rubrik: Budget', citat ? "rubrik:   'Budget'" : 'rubrik: Budget');
        const now = parsed(extra ? `${text}extra: nej\n` : text).meeting;
        expect(innehallOf(now).sha256).toBe(innehallOf(before).sha256);
        expect(differences(before, now)).toEqual([]);
      }),
    );
  });

  test('nothing differs if and only if the content is the same, and the list accounts for every ärende', () => {
    const one = fc.record({
      rubrik: fc.constantFrom('A', 'a', 'B', 'C', 'D'),
      text: fc.constantFrom('x', 'y'),
    });
    const content = fc.record({
      plats: fc.constantFrom('Salen', 'Gården'),
      arenden: fc.array(one, { minLength: 1, maxLength: 6 }),
    });
    const meetingOf = ({ plats, arenden }: { plats: string; arenden: object[] }): Sammantrade =>
      sammantrade('2023-01-13', ['X'], { plats, arenden });
    fc.assert(
      fc.property(content, content, fc.boolean(), (a, b, isSamePlace) => {
        const other = isSamePlace ? { ...b, plats: a.plats } : b;
        const found = differences(meetingOf(a), meetingOf(other));
        expect(found.length === 0).toBe(JSON.stringify(a) === JSON.stringify(other));
        const count = (slag: Andring['slag']): number => found.filter((one) => one.slag === slag).length;
        expect(count('nytt') - count('borta')).toBe(other.arenden.length - a.arenden.length);
        expect(count('motet')).toBe(a.plats === other.plats ? 0 : 1);
        // Whatever is told as changed stands differently, and whatever is new has no like that is gone.
        for (const andring of found)
          if (andring.slag === 'andrat')
            for (const falt of andring.falt as ('rubrik' | 'text')[])
              expect(a.arenden[andring.fore]?.[falt]).not.toBe(other.arenden[andring.nu]?.[falt]);
        const gone = found.flatMap((one) =>
          one.slag === 'borta' ? [JSON.stringify(a.arenden[one.fore])] : [],
        );
        for (const andring of found)
          if (andring.slag === 'nytt') expect(gone).not.toContain(JSON.stringify(other.arenden[andring.nu]));
      }),
      { numRuns: 500 },
    );
  });
});

type Act = (life: Life, now: File, own: File) => void;

describe('the line of the file', () => {
  const fil = 'mote.yaml';
  /** The frozen file is held against the text: code and line with its words. */
  function told(text: string, act: Act): string[] {
    const life = new Life();
    const own = file(parsed(YAML).meeting, LSVO, fil);
    expect(life.faststall([own], 'Bråttom.')).toBe('ok');
    const { meeting, source } = parsed(text);
    act(life, file(meeting, LSVO, fil), own);
    const { faults } = refused(life.refusals, source);
    return faults.map(({ code, line, path, file: where }) => {
      expect(where).toBe(fil);
      return `${code} ${path} ${line === null ? '-' : `${line}: ${text.split('\n')[line - 1]?.trim()}`}`;
    });
  }

  test('of what differs from a frozen protokoll', () => {
    const text = YAML.replace('9–12', '9–13')
      .replace('plats: Provrummet\n', 'form: via Teams\n')
      .replace('att följa den', 'att inte följa den')
      .replace('  - rubrik: Val\n    bilagor: [Valsedel]\n', '  - rubrik: Jäv\n  - rubrik: Övrigt\n');
    expect(told(text, (life, now) => life.rendera([now]))).toMatchInlineSnapshot(`
[
  "LAS-001  -",
  "LAS-001 tid 3: tid: 9–13",
  "LAS-001 form 4: form: via Teams",
  "LAS-002 ärenden[2] 13: - rubrik: Budget",
  "LAS-004 ärenden[3] 17: - rubrik: Jäv",
  "LAS-004 ärenden[4] 18: - rubrik: Övrigt",
  "LAS-005 ärenden 10: ärenden:",
]
`);
  });

  test('of fixed numbers', () => {
    const rename = (...rubriker: string[]): string =>
      `${YAML.slice(0, YAML.indexOf('  - rubrik'))}${rubriker.map((rubrik) => `  - rubrik: ${rubrik}\n`).join('')}`;
    const unlocked =
      (act: Act): Act =>
      (life, now, own) => {
        expect(life.lasUpp(own)).toBe('ok');
        act(life, now, own);
      };
    const render = unlocked((life, now) => life.rendera([now]));
    expect(told(rename('Öppnande', 'Jäv', 'Budget', 'Val'), render)).toMatchInlineSnapshot(`
[
  "NUMMER-012 ärenden[3] 13: - rubrik: Budget",
  "NUMMER-012 ärenden[4] 14: - rubrik: Val",
]
`);
    expect(told(rename('Öppnande', 'Val'), render)).toMatchInlineSnapshot(`
[
  "NUMMER-011 ärenden 10: ärenden:",
]
`);
    const other = YAML.replace('rubrik: Val', 'rubrik: Hyror');
    expect(told(other, render)).toMatchInlineSnapshot(`
[
  "NUMMER-018 ärenden[3] 17: - rubrik: Hyror",
]
`);
    const isVoided: Act = (life, now, own) => {
      expect(life.makuleraNummer(own, 2)).toBe('ok');
      life.rendera([now]);
    };
    expect(told(YAML, unlocked(isVoided))).toMatchInlineSnapshot(`
[
  "NUMMER-015 ärenden[2] 13: - rubrik: Budget",
]
`);
    expect(
      told(
        YAML.replace('2023-01-13', '2024-01-12'),
        unlocked((life, now) => life.flytta(now, '2023-01-13')),
      ),
    ).toMatchInlineSnapshot(`
[
  "STEG-017 datum 2: datum: 2024-01-12",
]
`);
  });

  test('of a day, an hour or a kind that the meeting does not have', () => {
    const render: Act = (life, now) => life.rendera([now]);
    expect(told(YAML.replace('2023-01-13', '2024-01-12'), render)).toMatchInlineSnapshot(`
[
  "NUMMER-007 datum 2: datum: 2024-01-12",
]
`);
    expect(told(YAML.replace('tid:', 'extra: ja\ntid:'), render)).toMatchInlineSnapshot(`
[
  "NUMMER-017 extra 3: extra: ja",
]
`);
    const late = file({ ...parsed(YAML).meeting, datum: '2023-01-13', extra: true }, LSVO, 'extra.yaml');
    const afterLate: Act = (life, now, own) => {
      expect(life.faststall([late], 'Bråttom.')).toBe('ok');
      expect(life.lasUpp(own)).toBe('ok');
      life.rendera([now]);
    };
    expect(told(YAML.replace('9–12', '13–15'), afterLate)).toMatchInlineSnapshot(`
[
  "NUMMER-016 tid 3: tid: 13–15",
]
`);
  });

  test('of a step that belongs to no line: the whole file', () => {
    expect(told(YAML, (life, now) => life.reservera([now]))).toMatchInlineSnapshot(`
[
  "STEG-001  -",
]
`);
  });
});
