// Names and uppdrag: what the register knows, and one person spelt in two ways. A near miss is silent.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exampleText, judge, registerOf, type Situation } from './rules-given.ts';

const ours = (text: string, situation: Situation = {}): string[] =>
  judge(text, situation)
    .filter(({ code }) => /^(NAMN|UPPDRAG)-/.test(code))
    .map(({ code, line, text: words }) => `${code} ${line}: ${words}`.replaceAll('\u00a0', ' '));
const codes = (text: string, situation: Situation = {}): string[] =>
  ours(text, situation).map((told) => told.slice(0, told.indexOf(' ')));

/** One ärende with this text in the small LSVO meeting. */
const withText = (text: string, more = ''): string =>
  exampleText(
    {},
    `ärenden:\n  - rubrik: Rutin vid hemgång\n    text: |\n${text.replace(/^/gm, '      ')}\n${more}`,
  );

const names = [...exampleText({}, '').matchAll(/^ {2}- ([^,\n]+),.*(?:kommun|Blekinge)$/gm)].map(
  ([, name]) => name ?? '',
);

describe('one person in two spellings', () => {
  test.each([
    ['c for k', 'Stefan Rydås', 'Stefan Rydåz'],
    ['a letter left out', 'Pia Långström', 'Pia Långstrm'],
    ['swapped letters', 'Mikael Strand', 'Mikale Strand'],
    ['k for c', 'Alice Uddegren', 'Alike Uddegren'],
    ['k and ck, v and w', 'Yrsa Zackén', 'Yrsa Zaken'],
    ['two l', 'Lena Hallberg', 'Lena Halberg'],
    ['in the genitive', 'Hugo Bergliden', 'Hugo Berglidens'.replace('glid', 'gild')],
    ['in capitals over a line break', 'Vera Grip', 'Vera\nGripp'],
    ['two letters of a long word', 'Fanny Dovhjort', 'Fanny Dåvhjert'],
  ])('%s', (_, right, wrong) => {
    const told = ours(withText(`Sedan berättar ${wrong} mer.`));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^NAMN-001 /);
    expect(told[0]).toContain(`som ${right} på rad `);
    expect(told[0]).toContain(`Registret har ${right}.`);
  });

  test.each([
    ['the name itself', 'Lena Hallberg föredrar.'],
    ['in the genitive', 'Lena Hallbergs förslag och Stefan Rydås förslag.'],
    ['over a line break', 'Efter en stund kommer Lena\nHallberg.'],
    ['the first name alone', 'Lenna föredrar.'],
    ['the surname alone', 'Enligt Halberg är det så.'],
    ['an ordinary word before the name', 'Enligt Lena Hallberg och Ordföranden Karin Almgren.'],
    ['another first name', 'Mona Hallberg och Lina Almgren var med.'],
    ['another surname', 'Lena Hallström och Lena Hallgren var med.'],
    ['both words differ', 'Lina Halberg var med.'],
    ['place and organisation', 'Region Blekinge, Karlskrona Kommun, Region Halland, Mitt Liv, Nära Vård.'],
    ['party and brackets', 'Lena Hallberg (S) och **Hugo Bergliden**.'],
    ['two sentences', 'Då kom Lena. Halberg kom sedan.'],
    ['two names after each other', 'På plats: Lena Hallberg Hugo Bergliden.'],
    ['a name of the register that the file has not', 'Maja Frostenson var med.'],
  ])('is silent about %s', (_, text) => {
    expect(ours(withText(text))).toEqual([]);
  });

  const people = (lines: readonly string[]): string =>
    `övriga deltagare:\n${lines.map((one) => `  - ${one}\n`).join('')}`;

  test.each([
    ['a hyphen', 'Cecilia Grefve-Lang', 'Cecilia Grefve Lang'],
    ['a hyphen in the first name', 'Ann-Sofie Tornbladh', 'Annsofie Tornbladh'],
    ['a space for the hyphen', 'Ann-Sofie Tornbladh', 'Ann Sofie Tornbladh'],
    ['Annika and Annica', 'Annika Larssén', 'Annica Larssén'],
    ['Jacob and Jakob', 'Jacob Hedelind', 'Jakob Hedelind'],
    ['Högvist and Högkvist', 'Linda Högvist', 'Linda Högkvist'],
    ['half a double surname', 'Marianne Ekstrand Lööf', 'Marianne Ekstrand'],
    ['the other half', 'Marianne Ekstrand Lööf', 'Marianne Lööf'],
    ['a particle left out', 'Carl af Ekenstam', 'Carl Ekenstam'],
    ['a slip after a particle', 'Carl af Ekenstam', 'Carl af Ekenstamm'],
    ['another first letter that sounds alike', 'Carl Ekenstam', 'Karl Ekenstam'],
  ])('%s', (_, right, wrong) => {
    const [told = '', ...more] = ours(
      withText(`${right} och ${wrong}.`, people([`${right}, strateg, Region Blekinge`])),
    );
    expect(more).toEqual([]);
    expect(told).toContain(`${wrong} i § 10 kan vara samma person som ${right} på rad `);
    expect(told).not.toContain('Registret');
  });

  test('recipients, yrkanden and föredragande are looked through', () => {
    const arende = (lines: string): string =>
      exampleText({}, `ärenden:\n  - rubrik: Rutin\n    beslut: att godkänna rutinen\n${lines}`);
    for (const lines of [
      '    skickas till: Lena Halberg',
      '    föredragande: Lena Halberg',
      '    yrkanden:\n      - av: Lena Halberg\n        text: Avslag.',
    ])
      expect(codes(arende(lines))).toEqual(['NAMN-001']);
  });

  test('who votes, reserves himself or justerar by a slip is told there, and not here too', () => {
    const arende = (lines: string): string =>
      exampleText({}, `ärenden:\n  - rubrik: Rutin\n    beslut: att godkänna rutinen\n${lines}`);
    const votering =
      '    votering:\n      fråga: Ja till rutinen?\n      ja: [Lena Halberg]\n      nej: [Hugo Bergliden]\n      utslagsröst: Karin Almgren';
    const reservation = '    reservationer:\n      - av: Lena Halberg\n        text: Jag reserverar mig.';
    expect(codes(arende(votering))).toEqual([]);
    expect(codes(arende(reservation))).toEqual([]);
    const hint = (text: string, code: string): string | undefined =>
      judge(text).find((one) => one.code === code)?.hint;
    expect(hint(arende(reservation), 'JAV-004')).toBe('Menade du Lena Hallberg?');
    const justerare = exampleText({}, 'justerare: Lena Halberg');
    expect(codes(justerare)).toEqual([]);
    expect(hint(justerare, 'JUSTERARE-001')).toBe('Menade du Lena Hallberg?');
    // The same slip in the text as well is told of the text.
    expect(codes(arende(`${reservation}\n    text: Lena Halberg yttrar sig.`))).toEqual(['NAMN-001']);
  });

  test('the right spelling is not asked about where the list of those present has the slip', () => {
    const slipped = exampleText({}, 'justerare: Lena Hallberg').replace('- Lena Hallberg', '- Lena Halberg');
    expect(judge(slipped).map(({ code }) => code)).toEqual(['NAMN-001']);
  });

  test('two who are presented as two are two', () => {
    const two = (one: string, other: string): string[] =>
      ours(withText('Mötet öppnas.', people([one, other])));
    expect(two('Anna Berg, strateg, Region Blekinge', 'Anna Borg, strateg, Ronneby kommun')).toEqual([]);
    expect(two('Anna Berg, strateg, Region Blekinge', 'Anna Borg, jurist, Region Blekinge')).toEqual([]);
    expect(two('Anna Berg, strateg, Region Blekinge', 'Anna Borg, strateg, Region Blekinge')).toHaveLength(1);
    expect(two('Anna Berg, strateg, Region Blekinge', 'Anna Borg')).toHaveLength(1);
  });

  test('the spelling that stands once is the slip, wherever it stands', () => {
    const text = withText(
      'Anna Borg berättar. Sedan svarar Anna Borg.',
      people(['Anna Berg, strateg, Region Blekinge']),
    );
    expect(ours(text)[0]).toMatch(/Anna Berg kan vara samma person som Anna Borg på rad/);
  });

  test('a name of the register that only the register spells so is told once, and not as unknown too', () => {
    const text = exampleText(
      { organ: 'att-aldras' },
      'frånvarande:\n  - Vigo Tunebro, verksamhetschef ortopedkliniken, Region Blekinge',
    );
    expect(codes(text)).toEqual(['NAMN-002']);
    const elsewhere = text.replace(
      'Vigo Tunebro, verksamhetschef ortopedkliniken, Region Blekinge',
      'Vigo Tunebro, strateg, Ronneby kommun',
    );
    expect(codes(elsewhere)).toEqual(['UPPDRAG-002']);
  });

  const letters = 'abcdefghijklmnopqrstuvwxyzåäö';
  /** A letter is changed, left out, put in, or swapped with the next; never the first of a word. */
  function slipped(name: string, at: number, how: number, letter: string): string {
    const places = [...name].flatMap((char, index) =>
      index > 0 && /\p{Ll}/u.test(char) && /\p{L}/u.test(name[index - 1] ?? '') ? [index] : [],
    );
    const index = places[at % places.length] ?? 1;
    const [before, after] = [name.slice(0, index), name.slice(index + 1)];
    if (how === 0) return `${before}${letter}${after}`;
    if (how === 1) return `${before}${after}`;
    if (how === 2) return `${before}${letter}${name[index]}${after}`;
    return /^\p{Ll}/u.test(after) ? `${before}${after[0]}${name[index]}${after.slice(1)}` : name;
  }

  test('any slip of one letter in any name of the meeting is found', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(40),
        fc.nat(3),
        fc.constantFrom(...letters),
        (name, at, how, letter) => {
          const wrong = slipped(name, at, how, letter);
          fc.pre(wrong !== name && !names.includes(wrong) && wrong !== `${name}s`);
          expect([wrong, codes(withText(`Sedan frågar ${wrong} om tiden.`))]).toEqual([wrong, ['NAMN-001']]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('no two names of the fixtures are taken for one', () => {
    const everybody = new Set(
      [
        ...readdirSync('fixtures/exempelar').map((file) =>
          readFileSync(`fixtures/exempelar/${file}`, 'utf8'),
        ),
        readFileSync('fixtures/regler/register.yaml', 'utf8'),
        exampleText({}, ''),
      ].flatMap((text) =>
        [...text.matchAll(/^ {2}- (?:namn: )?(\p{Lu}[^\s,(]+(?: \p{Lu}[^\s,(]+)+)/gmu)].map(
          ([, name]) => name ?? '',
        ),
      ),
    );
    expect(everybody.size).toBeGreaterThan(80);
    const told = ours(
      withText(
        [...everybody].map((name) => `${name} var med.`).join('\n'),
        people([...everybody].filter((name) => !names.includes(name))),
      ),
    );
    expect(told.filter((one) => one.startsWith('NAMN'))).toEqual([]);
  });
});

describe.each(readdirSync('fixtures/exempelar').filter((name) => name !== 'register.yaml'))('%s', (file) => {
  const text = readFileSync(`fixtures/exempelar/${file}`, 'utf8');
  test('has one doubt, that there is no register', () => {
    expect(codes(text, { register: null })).toEqual(['UPPDRAG-001']);
  });
});

describe('uppdrag', () => {
  const PSVO = `personer:
  - namn: Sten Vallmark
    parti: M
    organisation: Region Blekinge
    uppdrag: { organ: psvo, roll: ordförande }
  - namn: Karin Almgren
    organisation: Region Blekinge
    uppdrag: { organ: psvo, roll: sekreterare }
  - { namn: Helga Ottoson, parti: C, organisation: Ronneby kommun, uppdrag: { organ: psvo } }
  - { namn: Bertil Kronqvist, parti: S, organisation: Karlskrona kommun, uppdrag: { organ: psvo } }
  - { namn: Zeynep Ardal, parti: M, organisation: Karlshamns kommun, uppdrag: { organ: psvo } }
  - { namn: Åke Mobrink, parti: S, organisation: Olofströms kommun, uppdrag: { organ: psvo } }
`;
  const psvo = (register: string, lines = ''): string[] =>
    ours(exampleText({ organ: 'psvo' }, lines), { register: registerOf(PSVO + register) });
  const wille = (uppdrag: string): string =>
    `  - { namn: Wille Fransbo, parti: L, organisation: Sölvesborgs kommun, uppdrag: [${uppdrag}] }\n`;

  test('holds one on the day of the meeting', () => {
    expect(psvo(wille('{ organ: psvo, från: 2024-03-01, till: 2024-03-01 }'))).toEqual([]);
    expect(psvo(wille('{ organ: PSVO }'))).toEqual([]);
  });

  test('has ended: when, and who has the seat now', () => {
    const after =
      '  - { namn: Ada Prov, organisation: Sölvesborgs kommun, uppdrag: { organ: psvo, från: 2024-03-01 } }\n';
    expect(psvo(`${wille('{ organ: psvo, till: 2024-02-29 }')}${after}`)).toEqual([
      'UPPDRAG-003 20: Wille Fransbo har inget uppdrag i PSVO den dag mötet hålls. Uppdraget upphörde den 29 februari 2024. Platsen innehas nu av Ada Prov.',
    ]);
  });

  test('has not begun, lies elsewhere, lies on both sides, is none', () => {
    const only = (uppdrag: string): string => psvo(wille(uppdrag))[0]?.split('hålls.')[1] ?? '';
    expect(only('{ organ: psvo, från: 2024-03-02 }')).toBe(' Uppdraget börjar den 2 mars 2024.');
    expect(only('{ organ: lsvo }')).toBe(' Enligt registret har Wille Fransbo uppdrag bara i LSVO.');
    expect(only('{ organ: psvo, till: 2024-01-01 }, { organ: psvo, från: 2024-04-01 }')).toBe(
      ' Det förra uppdraget upphörde den 1 januari 2024 och nästa börjar den 1 april 2024.',
    );
    expect(only('')).toBe('');
  });

  test('a person who is not there is told once, a vacancy never', () => {
    expect(psvo('')).toEqual(['UPPDRAG-002 20: Wille Fransbo finns inte i registret.']);
    expect(psvo(wille('{ organ: psvo }'), 'förhinder:\n  - Vakant, Olofströms kommun')).toEqual([]);
  });

  test.each([
    ['adjungerad', 'står som ledamot, men är enligt registret adjungerad i PSVO.'],
    ['sekreterare', 'står som ledamot, men är enligt registret sekreterare i PSVO.'],
    ['ersättare', 'står som ledamot, men är enligt registret ersättare i PSVO.'],
  ])('in another role: %s', (roll, text) => {
    expect(psvo(wille(`{ organ: psvo, roll: ${roll} }`))[0]).toContain(text);
  });

  test('a stand-in for a chair who is absent is no doubt', () => {
    const lines =
      'ordförande: Helga Ottoson (C), Ronneby kommun\nförhinder:\n  - Sten Vallmark (M), Region Blekinge\n  - Åke Mobrink (S), Olofströms kommun';
    expect(psvo(wille('{ organ: psvo }'), lines)).toEqual([]);
    expect(
      psvo(wille('{ organ: psvo }'), lines.replace('  - Sten Vallmark (M), Region Blekinge\n', ''))[0],
    ).toContain('Helga Ottoson står som ordförande');
  });

  const viggo = (words: string, register?: string): string[] =>
    ours(
      exampleText({ organ: 'att-aldras' }, `frånvarande:\n  - Viggo Tunebro${words}`),
      register === undefined ? {} : { register: registerOf(register) },
    );

  test.each([
    '',
    ', Region Blekinge',
    ', Verksamhetschef, ortopedkliniken, Region Blekinge',
    ', verksamhetschef ortopedklinikens, region blekinge',
    ', verksamhetschef, Region Blekinge',
  ])('the same words: «%s»', (words) => {
    expect(viggo(words)).toEqual([]);
  });

  test.each([
    ', verksamhetschef ortopedkliniken, Ronneby kommun',
    ', Ronneby kommun',
    ', enhetschef ortopedkliniken, Region Blekinge',
  ])('other words: «%s»', (words) => {
    expect(viggo(words)).toHaveLength(1);
    expect(viggo(words)[0]).toMatch(
      /^UPPDRAG-005 .*i registret står ”verksamhetschef ortopedkliniken, Region Blekinge”/,
    );
  });

  test('acting in the register and not in the file', () => {
    const base = readFileSync('fixtures/regler/register.yaml', 'utf8');
    const acting = base.replace(/(Viggo Tunebro\n.*\n.*\n.*\n.*från: 2021-01-01)/, '$1, tf: ja');
    expect(viggo('', acting)).toEqual([]);
    expect(viggo(', tf. verksamhetschef ortopedkliniken, Region Blekinge', acting)).toEqual([]);
    expect(viggo(', T.f. verksamhetschef ortopedkliniken, Region Blekinge', acting)).toEqual([]);
    expect(viggo(', verksamhetschef ortopedkliniken, Region Blekinge', acting)[0]).toMatch(/^UPPDRAG-006/);
    expect(viggo(', Region Blekinge', acting)).toEqual([]);
  });

  test('a former name is known and stays as the file has it', () => {
    const register = `${PSVO}  - { namn: Wille Berg, tidigare namn: Wille Fransbo, parti: L, organisation: Sölvesborgs kommun, uppdrag: { organ: psvo } }\n`;
    expect(ours(exampleText({ organ: 'psvo' }, ''), { register: registerOf(register) })).toEqual([]);
  });

  test('guests and föredragande need not be in the register', () => {
    expect(
      ours(
        withText(
          'Mötet öppnas.',
          '    föredragande: Ada Prov, jurist, Ronneby kommun\növriga deltagare:\n  - Bo Gäst\n',
        ),
      ),
    ).toEqual([]);
  });

  describe('the organisation of the chair and the secretary', () => {
    const sten = (organisation: string): string =>
      PSVO.replace('organisation: Region Blekinge', organisation) + wille('{ organ: psvo }');
    const judged = (register: string | null, lines: string, organ = 'psvo'): string[] =>
      ours(exampleText({ organ }, lines), {
        register: register === null ? null : registerOf(register),
      }).filter((told) => told.startsWith('UPPDRAG-008'));

    test.each([
      ['by the register', sten('organisation: Ronneby kommun'), 'ordförande: Sten Vallmark (M)'],
      ['by the file', sten('titel: politiker'), 'ordförande: Sten Vallmark (M), Ronneby kommun'],
      ['by the file, without a register', null, 'ordförande: Sten Vallmark (M), Ronneby kommun'],
    ])('another than the arbetsordning says, %s', (_, register, lines) => {
      expect(judged(register, lines)).toEqual([
        'UPPDRAG-008 9: Ordföranden i PSVO kommer enligt arbetsordningen från Region Blekinge, men Sten Vallmark står med Ronneby kommun.',
      ]);
    });

    test('of the secretary, where the arbetsordning says it', () => {
      const lines = 'sekreterare: Ada Prov, utredare, Ronneby kommun';
      expect(judged(null, lines, 'lsvo')[0]).toMatch(
        /^UPPDRAG-008 10: Sekreteraren i LSVO .* men Ada Prov står med Ronneby kommun\.$/,
      );
      expect(judged(null, lines, 'psvo')).toEqual([]);
    });

    test.each([
      ['a unit is no organisation', null, 'ordförande: Sten Vallmark (M), Enheten för kvalitet'],
      ['nobody knows it', null, 'ordförande: Sten Vallmark (M)'],
      ['the register has the right one', PSVO, 'ordförande: Sten Vallmark (M), Ronneby kommun'],
      ['the register has another role', PSVO, 'ordförande: Helga Ottoson (C), Ronneby kommun'],
      [
        'the ordinary one is absent',
        PSVO,
        'ordförande: Ada Prov (C), Ronneby kommun\nförhinder:\n  - Sten Vallmark (M), Region Blekinge',
      ],
    ])('silent where %s', (_, register, lines) => {
      expect(judged(register, lines)).toEqual([]);
    });
  });
});
