// The handbok is held against the product: its first protokoll, everything that it quotes, its keys, options and links.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { KEY_SPELLING } from '../src/domain/keys.ts';
import { COMMAND_SPELLING, OPTION_SPELLING } from '../src/messages/options.ts';
import { command } from './in-process.ts';

const HANDBOK = readFileSync('docs/handbok.md', 'utf8');
const FILE = 'möten/lsvo-2025-02-14.yaml';
/** After the draft. */
const STEPS = ['reservera', 'avsluta', 'fastställ'];

/** Without the hard spaces of the printed words, which the handbok does not have. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const chapter = (nr: number): string => {
  const [, text] = new RegExp(`^## ${nr}\\. (.*?)(?=^## |(?![\\s\\S]))`, 'ms').exec(HANDBOK) ?? [];
  if (text === undefined) throw new Error(`Chapter ${nr} is missing`);
  return text;
};

const blocksOf = (text: string): string[] =>
  [...text.matchAll(/^```(?:yaml)?\n(.*?)^```$/gms)].map(([, block]) => block as string);

/** The meeting file of the first protokoll. */
const MEETING = blocksOf(chapter(3)).find((block) => block.includes('ärenden:')) as string;

/** The same with names alone, as a register makes it possible. */
const NAMES_ALONE = MEETING.replace(/^(ordförande: |sekreterare: | {2}- (?!rubrik))([^,\n]+), .*$/gm, '$1$2');

/** Everybody in it, as a register. */
const REGISTER = (() => {
  const people = MEETING.matchAll(
    /^(?: {2}- |(ordförande|sekreterare): )(?!rubrik)([^,\n]+), (.+), ([^,\n]+)$/gm,
  );
  const entries = [...people].map(
    ([, roll = 'ledamot', namn, titel, organisation]) =>
      `  - namn: ${namn}\n    titel: ${titel}\n    organisation: ${organisation}\n    uppdrag: { organ: lsvo, roll: ${roll} }\n`,
  );
  return `personer:\n${entries.join('')}`;
})();

const changed = (text: string, ...changes: [from: string, to: string][]): string =>
  changes.reduce((now, [from, to]) => {
    expect(now).toContain(from);
    return now.replace(from, to);
  }, text);

interface Answer {
  out: string;
  err: string;
}

// The handbok writes paths from the folder that the secretary stands in.
const HOME = process.cwd();
beforeEach(() => {
  process.chdir(mkdtempSync(join(tmpdir(), 'justera-handbok-')));
  mkdirSync('möten');
});
afterEach(() => {
  const folder = process.cwd();
  process.chdir(HOME);
  rmSync(folder, { recursive: true, force: true });
});

async function said(...args: string[]): Promise<Answer> {
  const { out, err } = await command(...args, '--ut', 'protokoll');
  return { out: plain(out), err: plain(err) };
}

function justera(meeting: string, step: string, ...more: string[]): Promise<Answer> {
  writeFileSync(FILE, meeting);
  return said(step, FILE, ...more);
}

async function kontrollera(meeting: string, ...more: string[]): Promise<string> {
  return (await justera(meeting, 'kontrollera', ...more)).out;
}

const withRegister = (register: string): void => writeFileSync('möten/register.yaml', register);

describe('the first protokoll', () => {
  test('kontrollera answers as chapter 3 says, without a register and with one', async () => {
    expect(blocksOf(chapter(3))).toContain(await kontrollera(MEETING));
    withRegister(REGISTER);
    const answer = await kontrollera(MEETING);
    expect(blocksOf(chapter(3))).toContain(answer);
    expect(await kontrollera(NAMES_ALONE)).toBe(answer);
  });

  test('the steps answer as chapter 3 says', async () => {
    const text = chapter(3);
    const draft = await justera(MEETING, 'rendera');
    const sums = [draft.out];
    for (const step of STEPS) sums.push((await justera(MEETING, step)).out);
    expect(draft.err).toContain(blocksOf(text).find((block) => block.includes('Kontrollen av')) as string);
    for (const line of [sums[1], sums[2]]) expect(text).toContain(line as string);
    for (const [table, digits] of [
      [sums[0], 8],
      [sums[3], 16],
    ] as const) {
      const [, sum = ''] = / ([0-9a-f]{64}) /.exec(table ?? '') ?? [];
      const [before = ''] = (table ?? '').split('\n').at(-2)?.split(sum) ?? [];
      expect(text).toContain(`${before}${sum.slice(0, digits)}…`);
    }
  });
});

describe('what is quoted of faults', () => {
  const DECISION = '    beslut:\n      - att godkänna dagordningen\n';
  test.each<[string, [string, string][]]>([
    ['a key that does not exist', [['    beslut:\n', '    besult:\n']]],
    ['a colon in a rubrik', [['rubrik: Bemanning inför', 'rubrik: Bemanning: läget inför']]],
    ['a tab', [['    föredragande: Sara', '\tföredragande: Sara']]],
    ['an indent that is too small', [['    text: Den nya', '   text: Den nya']]],
    ['an indent that is too large', [['      - att sommaren', '        - att sommaren']]],
    ['no space after a colon', [['tid: 9', 'tid:9']]],
    ['a key without value', [['plats: Sammanträdesrum Eken, Ronneby stadshus', 'plats:']]],
    ['a key in the wrong place', [['\närenden:', '\nbeslut: att godkänna dagordningen\n\närenden:']]],
    [
      'date and time',
      [
        ['2025-02-14', '14 februari 2025'],
        ['9.00–11.30', '9.00'],
      ],
    ],
    [
      'people',
      [
        ['Hallberg, f', 'Hallberg: f'],
        ['sjukvårdsdirektör, Region Blekinge', 'sjukvårdsdirektör, Region Blekinge, ärende 9'],
        ['den 3 mars 2025.\n', 'den 3 mars 2025.\n\nfrånvarande:\n  - Mikael Strand\n'],
      ],
    ],
    ['a reference that leads nowhere', [['inför sommaren. I', 'inför sommaren, se [[ärende 7]]. I']]],
    ['a number sign', [[DECISION, DECISION.replace('\n      - att godkänna dagordningen', '$& #2')]]],
  ])('chapter 6: %s', async (_, changes) => {
    const { err } = await justera(changed(MEETING, ...changes), 'rendera');
    const quoted = blocksOf(chapter(6)).flatMap((block) =>
      block.split(/\n\n(?= {2}Rad)/).map((one) => one.trim()),
    );
    const told = [...err.matchAll(/^ {2}(Rad .*\((?:DATA|YAML|TEXT)-\d+\)\n(?: {4}.*\n)+)/gm)];
    expect(told.length).toBeGreaterThan(0);
    const found = told.filter(([, fault]) => quoted.some((one) => one.includes((fault as string).trim())));
    expect(found.length).toBeGreaterThan(0);
  });

  test('chapter 9: what is locked', async () => {
    for (const step of STEPS) await justera(MEETING, step);
    const { err } = await justera(
      changed(MEETING, ['Eken', 'Boken'], ['att godkänna dagordningen', 'att godkänna den']),
      'fastställ',
    );
    expect(blocksOf(chapter(9))).toContain(err);
  });
});

describe('the check', () => {
  const LATE: [string, string] = ['plats: S', 'kallelse skickad: 2025-02-10\nplats: S'];

  test('chapter 7: a fel and a varning', async () => {
    const meeting = changed(MEETING, LATE, ['den 3 mars', 'den 31 april']);
    expect(blocksOf(chapter(7))).toContain(await kontrollera(meeting));
  });

  test('chapter 7: the answers answer', async () => {
    const late = changed(MEETING, LATE);
    const meeting = changed(late, ['      - att sommaren utvärderas', '      - Sommaren utvärderas']);
    const answers = blocksOf(chapter(7)).filter((block) => block.includes('godkänn:'));
    const [one, own, both] = answers as [string, string, string];
    expect(answers).toHaveLength(3);
    const [, under = ''] = /(^ {4}godkänn:.*)/ms.exec(own) ?? [];
    const all = changed(`${meeting}\n${both}`, ['augusti 2025\n', `augusti 2025\n${under}`]);
    expect(await kontrollera(all)).toContain(': inga fel.');
    expect(await kontrollera(`${late}\n${one}`)).not.toContain('FRIST-001');
  });

  test('chapter 7: a reason lets a fel pass, and stands in the ledger', async () => {
    withRegister(REGISTER);
    const absent = 'ärenden:\n';
    const meeting = changed(
      NAMES_ALONE,
      ['  - Gudrun Nyåker\n', ''],
      [absent, `frånvarande:\n  - Gudrun Nyåker\n\n${absent}`],
    );
    for (const step of ['reservera', 'avsluta']) await justera(meeting, step);
    const { err } = await justera(
      meeting,
      'fastställ',
      '--ändå',
      'KVORUM-001: Gudrun Nyåker blev sjuk, och beslutet brådskade',
    );
    const blocks = blocksOf(chapter(7));
    expect(err).toContain(blocks.find((block) => block.startsWith('Det här gjordes ändå')) as string);
    const ledger = (await said('liggare')).out;
    const remark = blocks.find((block) => block.startsWith('- Protokollet från')) as string;
    expect(ledger.replace(/fastställdes [\d-]+/, 'fastställdes 2025-02-17')).toContain(remark);
  });

  test('chapter 8: the small register, a successor, and words that differ', async () => {
    const blocks = blocksOf(chapter(8));
    const [small, , change] = blocks as [string, string, string];
    withRegister(small);
    expect(await kontrollera(MEETING, '--alla')).not.toMatch(/REGISTER|(?:Almgren|Palm|Hallberg) finns inte/);
    withRegister(
      REGISTER.replace(/ {2}- namn: Gudrun Nyåker\n(?: {4}.*\n)*/, change.replace('personer:\n', '')),
    );
    const successor = await kontrollera(NAMES_ALONE, '--alla');
    const words = changed(NAMES_ALONE, [
      'Lena Hallberg',
      'Lena Hallberg, förvaltningschef Omsorgsförvaltningen, Karlshamns kommun',
    ]);
    const different = await kontrollera(words, '--alla');
    const quoted = blocks.filter((block) => block.startsWith('    Varning'));
    expect(quoted).toHaveLength(2);
    expect(successor).toContain(quoted[0] as string);
    expect(different).toContain(quoted[1] as string);
  });
});

describe('the reference', () => {
  test('every key has its place', () => {
    const known = new Set(
      [...HANDBOK.matchAll(/`([^`\n]+)`/g)].flatMap(([, code]) => (code as string).split(':')[0]),
    );
    expect(Object.values(KEY_SPELLING).filter((key) => !known.has(key))).toEqual([]);
  });

  test('every command and every option stands in chapter 13', () => {
    const text = chapter(13);
    for (const name of Object.values(COMMAND_SPELLING)) expect(text).toContain(`npx justera ${name}`);
    for (const name of Object.values(OPTION_SPELLING)) expect(text).toContain(`\`--${name}`);
  });

  test('links lead to a heading of the chapter that they name', () => {
    const chapters = new Map<string, number>();
    let nr = 0;
    for (const [, heading = ''] of HANDBOK.replace(/^ *```.*?^ *```$/gms, '').matchAll(/^#{2,3} (.*)$/gm)) {
      nr = Number(/^(\d+)\. /.exec(heading)?.[1] ?? nr);
      chapters.set(
        heading
          .toLowerCase()
          .replace(/[^\p{L}\d -]/gu, '')
          .replaceAll(' ', '-'),
        nr,
      );
    }
    for (const [link, words = '', anchor = ''] of HANDBOK.matchAll(/\[([^\]\n]*)\]\(#([^)]*)\)/g)) {
      expect([link, chapters.has(anchor)]).toEqual([link, true]);
      const named = /^(?:kapitel )?(\d+)$/.exec(words)?.[1];
      if (named !== undefined) expect([link, chapters.get(anchor)]).toEqual([link, Number(named)]);
    }
  });
});
