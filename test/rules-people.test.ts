// Who was there, who may decide and who may not: every variation that is told, and every near miss that is not.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Fault } from '../src/domain/fault.ts';
import { codesOf, exampleText, judge, registerOf, type Situation } from './rules-given.ts';

const OWN = /^(?:KVORUM|NARVARO|JAV|ROST|JUSTERARE)-/;
const own = (faults: readonly Fault[]): Fault[] => faults.filter(({ code }) => OWN.test(code));
const told = (organ: string, lines: string, situation: Situation = {}): Fault[] =>
  own(judge(exampleText({ organ }, lines), situation));
const codes = (organ: string, lines: string, situation: Situation = {}): string[] =>
  codesOf(told(organ, lines, situation));
const texts = (organ: string, lines: string, situation: Situation = {}): string =>
  told(organ, lines, situation)
    .map(({ text }) => text.replaceAll('\u00a0', ' '))
    .join('\n');

/** The ledamöter of the sound meeting of LSVO, as name → the rest of the line. */
const LSVO: Readonly<Record<string, string>> = {
  'Lena Hallberg': 'förvaltningschef Socialförvaltningen, Karlshamns kommun',
  'Oskar Tingdal': 'förvaltningschef Utbildningsförvaltningen, Karlshamns kommun',
  'Birger Ömalm': 'förvaltningschef Omsorgsförvaltningen, Karlshamns kommun',
  'Vera Grip': 'förvaltningschef Äldreförvaltningen, Karlskrona kommun',
  'Stefan Rydås': 'förvaltningschef Socialförvaltningen, Karlskrona kommun',
  'Pia Långström': 'förvaltningschef Funktionsstödsförvaltningen, Karlskrona kommun',
  'Dagny Ulfsax': 'förvaltningschef Kunskapsförvaltningen, Karlskrona kommun',
  'Maud Ekvall': 'förvaltningschef Vård- och omsorgsförvaltningen, Ronneby kommun',
  'Tobias Werneskog': 'förvaltningschef Utbildningsförvaltningen, Ronneby kommun',
  'Rut Isgren': 'förvaltningschef Arbetsmarknadsförvaltningen, Ronneby kommun',
  'Eskil Jarnevik': 'förvaltningschef Socialförvaltningen, Sölvesborgs kommun',
  'Fanny Dovhjort': 'förvaltningschef Barn- och utbildningsförvaltningen, Sölvesborgs kommun',
  'Love Öberga': 'förvaltningschef Omsorgsförvaltningen, Sölvesborgs kommun',
  'Mikael Strand': 'förvaltningschef Socialförvaltningen, Olofströms kommun',
  'Gudrun Nyåker': 'förvaltningschef Utbildningsförvaltningen, Olofströms kommun',
  'Sara Wikman': 'hälso- och sjukvårdsdirektör, Region Blekinge',
  'Hugo Bergliden': 'hälso- och sjukvårdschef Nära vård, Region Blekinge',
  'Yrsa Zackén': 'hälso- och sjukvårdschef Specialiserad vård, Region Blekinge',
  'Tea Jönsvik': 'hälso- och sjukvårdschef Medicinsk service, Region Blekinge',
  'Ivar Quistorp': 'strateg Hälsovalet, Region Blekinge',
  'Alice Uddegren': 'ordförande Samverkansgrupp Att växa upp, Region Blekinge',
  'Klas Hedlöv': 'ordförande Samverkansgrupp Mitt i livet, Region Blekinge',
  'Noah Carlbro': 'ordförande Samverkansgrupp Att åldras, Region Blekinge',
};

/** Everybody there but those in `away`; `when` says for part of the meeting. */
function lsvo(away: readonly string[], when: Readonly<Record<string, string>> = {}): string {
  const line = (namn: string): string => `  - ${namn}, ${LSVO[namn]}${when[namn] ? `, ${when[namn]}` : ''}\n`;
  const all = Object.keys(LSVO);
  const absent = all.filter((namn) => away.includes(namn)).map(line);
  return `ledamöter:\n${all
    .filter((namn) => !away.includes(namn))
    .map(line)
    .join('')}frånvarande:${absent.length > 0 ? `\n${absent.join('')}` : ' []\n'}`;
}

const DECIDED = '    beslut:\n      - att godkänna förslaget\n';
const arenden = (...bodies: string[]): string =>
  `ärenden:\n${bodies.map((body, index) => `  - rubrik: Ärende nummer ${index + 1}\n${body}`).join('')}`;

describe('beslutsförhet per huvudman', () => {
  const three = arenden(DECIDED, DECIDED, DECIDED);

  test.each([
    ['everybody there', lsvo([]), []],
    ['two of three from a kommun', lsvo(['Rut Isgren']), []],
    ['one of three', lsvo(['Rut Isgren', 'Maud Ekvall']), ['KVORUM-001']],
    ['half is not more than half: one of two', lsvo(['Mikael Strand']), ['KVORUM-001']],
    ['half of four', lsvo(['Vera Grip', 'Stefan Rydås']), ['KVORUM-001']],
    [
      'nobody from one, half from another',
      lsvo(['Rut Isgren', 'Maud Ekvall', 'Tobias Werneskog', 'Vera Grip', 'Pia Långström']),
      ['KVORUM-001'],
    ],
    [
      'half of the eight of the region',
      lsvo(['Sara Wikman', 'Hugo Bergliden', 'Yrsa Zackén', 'Tea Jönsvik']),
      ['KVORUM-001'],
    ],
    ['five of eight', lsvo(['Sara Wikman', 'Hugo Bergliden', 'Yrsa Zackén']), []],
    ['part of the meeting, and enough without', lsvo([], { 'Maud Ekvall': 'del av mötet' }), []],
    ['part of the meeting, and it matters', lsvo([], { 'Mikael Strand': 'del av mötet' }), ['KVORUM-002']],
    [
      'part of the meeting, and too few in any case',
      lsvo(['Rut Isgren', 'Maud Ekvall', 'Gudrun Nyåker'], { 'Mikael Strand': 'del av mötet' }),
      ['KVORUM-001'],
    ],
  ])('%s', (_, people, expected) => {
    expect(codes('lsvo', people + three)).toEqual(expected);
  });

  test('says which huvudman, how many, who was not there, and the same lack once', () => {
    expect(texts('lsvo', lsvo(['Rut Isgren', 'Maud Ekvall']) + three)).toBe(
      'När §§ 10–12 beslutades var bara en ledamot från Ronneby kommun med. Ronneby kommun har tre platser, och det behövs minst två. Inte med: Maud Ekvall och Rut Isgren.',
    );
  });

  test('says of several huvudmän at the same §§ in one sentence what each lacks, and who is missing', () => {
    const away = ['Rut Isgren', 'Maud Ekvall', 'Tobias Werneskog', 'Lena Hallberg', 'Birger Ömalm'];
    expect(texts('lsvo', lsvo(away) + arenden(DECIDED, DECIDED))).toBe(
      'Ni var för få när §§ 10 och 11 beslutades: från Karlshamns kommun en av tre (minst två) och från Ronneby kommun ingen av tre (minst två). Inte med: Lena Hallberg, Birger Ömalm, Maud Ekvall, Tobias Werneskog och Rut Isgren.',
    );
    const parts = { 'Mikael Strand': 'del av mötet', 'Oskar Tingdal': 'del av mötet' };
    expect(texts('lsvo', lsvo(['Birger Ömalm'], parts) + arenden(DECIDED))).toBe(
      'Det går inte att se om ni var tillräckligt många när § 10 beslutades. Säkert med var från Karlshamns kommun en av tre (minst två) och från Olofströms kommun en av två (minst två). Oskar Tingdal och Mikael Strand var med en del av mötet. Inte med: Birger Ömalm.',
    );
  });

  test('lacks at other §§ are other findings', () => {
    const people = lsvo(['Rut Isgren', 'Maud Ekvall'], { 'Mikael Strand': 'ärende 1' });
    expect(texts('lsvo', people + three).split('\n')).toEqual([
      expect.stringMatching(/^När §§ 11 och 12 .* från Olofströms kommun/),
      expect.stringMatching(/^När §§ 10–12 .* från Ronneby kommun/),
    ]);
  });

  test('an empty seat among the absent is no name, with a register and without', () => {
    const people = lsvo(['Mikael Strand']).replace(
      'Mikael Strand, förvaltningschef',
      'Vakant, förvaltningschef',
    );
    const { personer } = registerOf();
    const register = { personer: personer.filter(({ namn }) => namn !== 'Mikael Strand') };
    for (const situation of [{ register: null }, { register }])
      expect(texts('lsvo', people + arenden(DECIDED), situation)).toBe(
        'När § 10 beslutades var bara en ledamot från Olofströms kommun med. Olofströms kommun har två platser, och det behövs minst två. En plats är vakant.',
      );
    const nobody = people.replace(/frånvarande:\n.*\n/, 'frånvarande: []\n');
    expect(texts('lsvo', nobody + arenden(DECIDED), { register })).toContain(
      'En plats är vakant enligt registret.',
    );
  });

  test('one who leaves is missing from then on', () => {
    const [fault, ...more] = told('lsvo', lsvo([], { 'Mikael Strand': 'ärende 1' }) + three);
    expect(more).toEqual([]);
    expect(fault?.text.replaceAll('\u00a0', ' ')).toContain('När §§ 11 och 12 beslutades');
    expect(fault?.text).toContain('Mikael Strand (hade gått)');
    expect(fault?.severity).toBe('fel');
  });

  test('one who comes late was not there before', () => {
    expect(texts('lsvo', lsvo([], { 'Mikael Strand': '§§ 12–12' }) + three)).toContain('(hade inte kommit)');
  });

  test('a jävig ledamot is not there in that ärende, and an underpunkt is an ärende of its own', () => {
    const sub = `    underpunkter:\n      - rubrik: Avtal\n        jäv: Mikael Strand\n        beslut:\n          - att godkänna avtalet\n`;
    expect(texts('lsvo', lsvo([]) + arenden(DECIDED, sub, DECIDED))).toMatch(
      /^När § 11 a beslutades .*Mikael Strand \(jävig\)\.$/,
    );
  });

  test('an ärende that decides nothing needs nobody', () => {
    const few = lsvo(['Mikael Strand', 'Gudrun Nyåker']);
    expect(codes('lsvo', few + arenden('    avslutning: information\n'))).toEqual([]);
    expect(codes('lsvo', few + arenden('    bordläggning: ja\n'))).toEqual([]);
    expect(codes('lsvo', few + arenden('    återremiss: ja\n'))).toEqual([]);
  });

  test('written opinions, guests and the chair do not count', () => {
    const said = `    skriftliga synpunkter:\n      - av: Mikael Strand\n        text: Bra.\n${DECIDED}`;
    expect(codes('lsvo', lsvo(['Mikael Strand']) + arenden(said))).toEqual(['KVORUM-001']);
    const guest = 'övriga deltagare:\n  - Ada Prov, enhetschef, Olofströms kommun\n';
    expect(codes('lsvo', lsvo(['Mikael Strand']) + guest + arenden(DECIDED))).toEqual(['KVORUM-001']);
    const chair = 'ordförande: Karin Almgren, Olofströms kommun\n';
    expect(codes('lsvo', lsvo(['Mikael Strand']) + chair + arenden(DECIDED))).toEqual(['KVORUM-001']);
  });

  test('an empty seat is nobody', () => {
    const people = lsvo([]).replace(/Mikael Strand, /, 'Vakant, ');
    expect(codes('lsvo', people + arenden(DECIDED), { register: null })).toEqual(['KVORUM-001']);
  });

  test('somebody adjungerad does not count, by the register or by the file', () => {
    const people = lsvo(['Mikael Strand']).replace(
      'frånvarande:',
      '  - Ada Prov, adjungerad, Olofströms kommun\nfrånvarande:',
    );
    expect(codes('lsvo', people + arenden(DECIDED))).toEqual(['KVORUM-001']);
    const replaced = people.replace('adjungerad', 'förvaltningschef');
    expect(codes('lsvo', replaced + arenden(DECIDED), { register: null })).toEqual([]);
  });

  test.each([
    ['Olofström kommun', []],
    ['Olofströms  Kommun', []],
    ['Vårdbolaget Kommunal', ['KVORUM-004']],
  ])('an organisation written as %s', (organisation, expected) => {
    const people = lsvo([]).replaceAll('Olofströms kommun', organisation);
    expect(codes('lsvo', people + arenden(DECIDED), { register: null })).toEqual(expected);
  });

  test('the register knows the organisation where the file says a förvaltning', () => {
    const people = lsvo([]).replaceAll(', Olofströms kommun', '');
    expect(codes('lsvo', people + arenden(DECIDED))).toEqual([]);
  });

  test('a kommun of which the file names nobody', () => {
    const people = lsvo([])
      .split('\n')
      .filter((line) => !line.includes('Olofströms'))
      .join('\n');
    expect(texts('lsvo', people + arenden(DECIDED), { register: null })).toBe(
      'När § 10 beslutades var ingen ledamot från Olofströms kommun med. Olofströms kommun har två platser, och det behövs minst två.',
    );
  });

  test('names five of the missing, and how many more', () => {
    const region = Object.keys(LSVO).filter((namn) => LSVO[namn]?.includes('Region'));
    expect(texts('lsvo', lsvo(region) + arenden(DECIDED))).toMatch(
      /Tea Jönsvik, Ivar Quistorp och tre till\.$/,
    );
  });
});

describe('seats of the register', () => {
  const att = (funktion: string): string => `personer:
  - namn: Selma Idborg
    titel: folkhälsostrateg
    organisation: Region Blekinge
    uppdrag:
      - { organ: att-aldras, funktion: ${funktion} }
  - namn: Noah Carlbro
    uppdrag:
      - { organ: att-aldras, roll: ordförande }
`;

  test('who sits for something that is no huvudman does not count for the organisation of the title', () => {
    expect(texts('att-aldras', '', { register: registerOf(att('Folkhälsostrateg')) })).toContain(
      'två ledamöter från Region Blekinge med. Region Blekinge har fyra platser, och det behövs minst tre. Inte med: Viggo Tunebro.',
    );
    expect(codes('att-aldras', '', { register: registerOf(att('Verksamhetschef Nära vård')) })).toEqual([]);
  });

  test('a seat that nobody holds is told', () => {
    const seats = 'frånvarande: []\n';
    expect(texts('att-aldras', seats, { register: registerOf(att('Folkhälsostrateg')) })).toContain(
      'Två platser är vakanta enligt registret.',
    );
  });

  test('the body of several kommuner is one huvudman', () => {
    const few = `ledamöter:
  - Maja Frostenson, verksamhetschef hemsjukvården, Ronneby kommun
  - Urban Kallholm, verksamhetschef hemsjukvården, Karlshamns kommun
  - Ebba Snärjevik, verksamhetschef hälso- och sjukvård, Karlskrona kommun
  - Lovisa Hjärpe, verksamhetschef medicinkliniken, Region Blekinge
  - Ragnar Ysäter, verksamhetschef primärvård öster, Region Blekinge
  - Selma Idborg, verksamhetschef Nära vård, Region Blekinge
`;
    const [fault] = told('att-aldras', few, { register: null });
    expect(fault?.text).toContain(
      'tre ledamöter från Kommunerna med. Kommunerna har sex platser, och det behövs minst fyra.',
    );
    expect(fault?.severity).toBe('varning');
  });
});

describe('beslutsförhet for the whole body', () => {
  const psvo = (there: number): string => {
    const all = [
      'Helga Ottoson (C), Ronneby kommun',
      'Bertil Kronqvist (S), Karlskrona kommun',
      'Zeynep Ardal (M), Karlshamns kommun',
      'Wille Fransbo (L), Sölvesborgs kommun',
      'Åke Mobrink (S), Olofströms kommun',
    ];
    const lines = (some: readonly string[]): string => some.map((line) => `\n  - ${line}`).join('');
    return `ledamöter:${lines(all.slice(0, there))}\nförhinder:${lines(all.slice(there)) || ' []'}\n`;
  };

  test.each([
    [5, []],
    [3, []],
    [2, ['KVORUM-001']],
  ])('%i ledamöter and a chair that decides, of six', (there, expected) => {
    expect(codes('psvo', psvo(there))).toEqual(expected);
    expect(codes('psvo', psvo(there), { register: null })).toEqual(expected);
  });

  test('a substitute that serves counts', () => {
    const ersattare = 'ersättare:\n  - Bo Ek (C), Ronneby kommun, tjänstgör för Åke Mobrink (S)\n';
    expect(codes('psvo', psvo(2) + ersattare, { register: null })).toEqual([]);
    expect(codes('psvo', psvo(2) + ersattare.replace(/, tjänst.*/, ''), { register: null })).toEqual([
      'KVORUM-001',
    ]);
  });
});

test('quorum is what a naive count says, for any attendance', () => {
  const names = Object.keys(LSVO);
  const seats: Readonly<Record<string, number>> = {
    'Karlshamns kommun': 3,
    'Karlskrona kommun': 4,
    'Ronneby kommun': 3,
    'Sölvesborgs kommun': 3,
    'Olofströms kommun': 2,
    'Region Blekinge': 8,
  };
  const state = fc.constantFrom('there', 'there', 'there', 'away', 'first', 'second', 'part', 'jav');
  fc.assert(
    fc.property(fc.array(state, { minLength: names.length, maxLength: names.length }), (states) => {
      const of = (wanted: string): string[] => names.filter((_, index) => states[index] === wanted);
      fc.pre(of('away').length + of('second').length < names.length);
      const when = Object.fromEntries([
        ...of('first').map((namn) => [namn, 'ärende 1']),
        ...of('second').map((namn) => [namn, 'ärende 2']),
        ...of('part').map((namn) => [namn, 'del av mötet']),
      ]);
      const javiga = of('jav').map((namn) => `      - ${namn}\n`);
      const jav = javiga.length > 0 ? `    jäv:\n${javiga.join('')}` : '';
      const found = told('lsvo', lsvo(of('away'), when) + arenden(DECIDED, `${jav}${DECIDED}`));
      // Several huvudmän with the same lack at the same ärenden are one.
      const expected = { 'KVORUM-001': new Set<string>(), 'KVORUM-002': new Set<string>() };
      for (const [huvudman, antal] of Object.entries(seats)) {
        const mine = names.flatMap((namn, index) => (LSVO[namn]?.endsWith(huvudman) ? [states[index]] : []));
        const outcome = [0, 1].map((nr) => {
          const sure = mine.filter(
            (one) => one === 'there' || (nr === 0 ? one === 'first' || one === 'jav' : one === 'second'),
          ).length;
          const maybe = mine.filter((one) => one === 'part').length;
          return sure * 2 > antal ? 'ok' : (sure + maybe) * 2 > antal ? 'KVORUM-002' : 'KVORUM-001';
        });
        // Nobody but those that were there all the time, or away, makes one lack of the two.
        const same =
          outcome[0] === outcome[1] &&
          !mine.some((one) => one === 'first' || one === 'second' || one === 'jav');
        for (const [nr, one] of outcome.entries())
          if (one !== 'ok' && !(same && nr > 0))
            expected[one as keyof typeof expected].add(same ? 'both' : `${nr}`);
      }
      for (const code of ['KVORUM-001', 'KVORUM-002'] as const)
        expect(found.filter((one) => one.code === code)).toHaveLength(expected[code].size);
    }),
    { numRuns: 60 },
  );
});

describe('föredragande', () => {
  const av = (who: string): string =>
    arenden(`    föredragande: ${who}\n    avslutning: information\n`, '    avslutning: information\n');
  const guest = (when: string): string =>
    `övriga deltagare:\n  - Ada Prov, utredare, Ronneby kommun${when}\n`;

  test.each([
    ['there all the time', guest('') + av('Ada Prov'), []],
    ['there at that ärende', guest(', ärende 1') + av('Ada Prov'), []],
    ['there by §', guest(', § 10') + av('Ada Prov'), []],
    ['there for part of the meeting', guest(', del av mötet') + av('Ada Prov'), []],
    ['there only later', guest(', ärende 2') + av('Ada Prov'), ['NARVARO-001']],
    ['in another case of letters', guest(', ärende 2') + av('ADA PROV'), ['NARVARO-001']],
    ['a ledamot that has left', lsvo([], { 'Vera Grip': 'ärende 2' }) + av('Vera Grip'), ['NARVARO-001']],
    ['absent', av('Rut Isgren'), ['NARVARO-002']],
    ['nobody knows who', av('Ada Prov'), ['NARVARO-003']],
    ['a function says who', av('Ada Prov, utredare'), []],
    ['the chair', av('Karin Almgren'), []],
    ['the register knows who', av('Helga Ottoson'), []],
    ['no name at all', av('Ordföranden'), []],
    ['a group', av('Arbetsgruppen'), []],
  ])('%s', (_, lines, expected) => {
    expect(codes('lsvo', lines)).toEqual(expected);
  });

  test('who is told once is known in every ärende, and asked for once', () => {
    const two = (first: string, second: string): string =>
      arenden(
        `    föredragande: ${first}\n    avslutning: information\n`,
        `    föredragande: ${second}\n    avslutning: information\n`,
      );
    expect(codes('lsvo', two('Ada Prov', 'Ada Prov, utredare'))).toEqual([]);
    expect(codes('lsvo', two('Ada Prov', 'Ada Prov'))).toEqual(['NARVARO-003']);
  });

  test('in an underpunkt too', () => {
    const sub =
      '    underpunkter:\n      - rubrik: Lokal\n        föredragande: Rut Isgren\n        avslutning: information\n';
    expect(texts('lsvo', arenden(sub))).toMatch(
      /^Rut Isgren föredrar § 10 a men står som frånvarande på rad \d+\.$/,
    );
  });
});

describe('ordförande, sekreterare and the ledamöter of the register', () => {
  test.each([
    ['the chair leaves', 'ordförande: Sten Vallmark (M), Region Blekinge, ärende 1–2', ['NARVARO-005']],
    [
      'the chair is there part of the time',
      'ordförande: Sten Vallmark (M), Region Blekinge, del av mötet',
      ['NARVARO-005'],
    ],
    ['the chair is there at all of it', 'ordförande: Sten Vallmark (M), Region Blekinge, ärende 1–3', []],
    ['the secretary comes late', 'sekreterare: Karin Almgren, ärende 2–3', ['NARVARO-006']],
  ])('%s', (_, lines, expected) => {
    expect(codes('psvo', lines).filter((code) => code !== 'KVORUM-002')).toEqual(expected);
  });

  test.each([
    'Helga Ottoson (C) leder mötet.',
    'Vice ordföranden tar över ordförandeskapet.',
    'Mötet leds av Helga Ottoson (C).',
  ])('no doubt where the text says it: %s', (text) => {
    const chair = 'ordförande: Sten Vallmark (M), Region Blekinge, ärende 1\n';
    expect(codes('psvo', chair + arenden('    avslutning: information\n', `    text: ${text}\n`))).toEqual(
      [],
    );
  });

  test('all of the missing in one', () => {
    const lines =
      'förhinder: []\nledamöter:\n  - Helga Ottoson (C)\n  - Bertil Kronqvist (S)\n  - Zeynep Ardal (M)\n';
    expect(texts('psvo', lines)).toBe(
      'Enligt registret är Wille Fransbo och Åke Mobrink ledamöter i PSVO den dagen, men står varken bland de närvarande eller de frånvarande.',
    );
    expect(codes('psvo', lines, { register: null })).toEqual([]);
  });

  test('not one that stands in another list, is spelt otherwise, or whose uppdrag is over', () => {
    expect(codes('psvo', 'förhinder: []\ntjänstepersoner:\n  - Åke Mobrink\n')).toEqual([]);
    expect(codes('psvo', 'förhinder:\n  - Åke Moberg Brink (S)\n')).toEqual([]);
    const over = `personer:
  - namn: Åke Mobrink
    uppdrag:
      - { organ: psvo, till: 2023-12-31 }
`;
    expect(codes('psvo', 'förhinder: []\n', { register: registerOf(over) })).toEqual([]);
  });
});

describe('who says something was there', () => {
  const said = (key: string, av: string, rest = DECIDED): string =>
    `    ${key}:\n      - av: ${av}\n        text: Så här är det.\n${rest}`;
  const left = `ledamöter:
  - Helga Ottoson (C), Ronneby kommun
  - Bertil Kronqvist (S), Karlskrona kommun
  - Zeynep Ardal (M), Karlshamns kommun
  - Wille Fransbo (L), Sölvesborgs kommun, ärende 2
`;
  const keys = ['yrkanden', 'reservationer', 'särskilt yttrande', 'protokollsanteckning'];

  test.each(keys)('%s', (key) => {
    expect(codes('psvo', arenden(said(key, 'Bertil Kronqvist (S)')))).toEqual([]);
    expect(codes('psvo', arenden(said(key, 'Åke Mobrink (S)')))).toEqual(['NARVARO-008']);
    expect(codes('psvo', left + arenden(said(key, 'Wille Fransbo (L)'), DECIDED))).toEqual(['NARVARO-008']);
    expect(
      codes('psvo', left.replace('ärende 2', 'del av mötet') + arenden(said(key, 'Wille Fransbo (L)'))),
    ).toEqual([]);
    expect(codes('psvo', arenden(said(key, 'Socialdemokraterna')))).toEqual([]);
    expect(codes('psvo', arenden(said(key, 'SD-gruppen')))).toEqual([]);
    expect(codes('psvo', arenden(said(key, 'Samtliga ledamöter från Ronneby kommun')))).toEqual([]);
    expect(codes('psvo', arenden(said(key, 'Tuva Lindroth (V)')))).toEqual([
      key === 'reservationer' ? 'JAV-004' : 'NARVARO-009',
    ]);
  });

  test('several in one line', () => {
    expect(codes('psvo', arenden(said('yrkanden', 'Bertil Kronqvist (S) och Åke Mobrink (S)')))).toEqual([
      'NARVARO-008',
    ]);
  });

  test('a voter that is absent, and one that has left', () => {
    const vote = (nej: string): string =>
      `    votering:\n      fråga: Ja eller nej?\n      ja: [Sten Vallmark (M), Helga Ottoson (C), Zeynep Ardal (M)]\n      nej: [Bertil Kronqvist (S), ${nej}]\n${DECIDED}`;
    expect(codes('psvo', arenden(vote('Wille Fransbo (L)')))).toEqual([]);
    expect(codes('psvo', left + arenden(vote('Wille Fransbo (L)'), DECIDED))).toEqual(['NARVARO-008']);
    expect(codes('psvo', arenden(`    jäv: Wille Fransbo (L)\n${vote('Åke Mobrink (S)')}`))).toEqual([
      'NARVARO-008',
    ]);
  });

  test.each([
    ['an absent ledamot', 'Rut Isgren', []],
    ['a ledamot that has left', 'Vera Grip', []],
    ['a ledamot that is there', 'Pia Långström', ['NARVARO-010']],
    ['the secretary', 'Jonas Palm', ['NARVARO-010']],
    ['somebody that nobody knows', 'Tuva Lindroth', ['NARVARO-010']],
    ['a kommun', 'Ronneby kommun', []],
  ])('written opinions of %s', (_, av, expected) => {
    const people = lsvo(['Rut Isgren'], { 'Vera Grip': 'ärende 2' });
    const lines = arenden(
      said('skriftliga synpunkter', av, '    avslutning: information\n'),
      '    avslutning: information\n',
    );
    expect(codes('lsvo', people + lines)).toEqual(expected);
  });
});

describe('jäv and reservationer', () => {
  const jav = (rest: string): string => arenden(`    jäv: Wille Fransbo (L)\n${rest}`);

  test.each([
    ['is jävig only', '', []],
    ['is föredragande', '    föredragande: Wille Fransbo\n', ['JAV-001']],
    [
      'has a särskilt yttrande',
      '    särskilt yttrande:\n      - av: Wille Fransbo (L)\n        text: Nej.\n',
      ['JAV-001'],
    ],
    [
      'has a protokollsanteckning',
      '    protokollsanteckning:\n      - av: Wille Fransbo\n        text: Nej.\n',
      ['JAV-001'],
    ],
    [
      'has written',
      '    skriftliga synpunkter:\n      - av: Wille Fransbo\n        text: Nej.\n',
      ['JAV-001'],
    ],
    ['another is föredragande', '    föredragande: Zeynep Ardal\n', []],
  ])('who %s', (_, rest, expected) => {
    expect(codes('psvo', jav(rest))).toEqual(expected);
  });

  test('a guest may be jävig, and an absent person; one that nobody knows is asked for', () => {
    const one = (namn: string): string => arenden(`    jäv: ${namn}\n${DECIDED}`);
    expect(codes('psvo', one('Karin Almgren'))).toEqual([]);
    expect(codes('psvo', one('Åke Mobrink (S)'))).toEqual([]);
    expect(codes('psvo', one('Tuva Lindroth'))).toEqual(['JAV-002']);
  });

  const reservation = (av: string, rest: string): string =>
    arenden(`${rest}    reservationer:\n      - av: ${av}\n        text: Jag reserverar mig.\n`);

  test.each([
    ['a ledamot', 'psvo', 'Bertil Kronqvist (S)', DECIDED, []],
    ['a chair that decides', 'psvo', 'Sten Vallmark (M)', DECIDED, []],
    ['a chair that does not', 'lsvo', 'Karin Almgren', DECIDED, ['JAV-003']],
    ['the secretary', 'psvo', 'Karin Almgren', DECIDED, ['JAV-003']],
    ['against an återremiss', 'psvo', 'Bertil Kronqvist (S)', '    återremiss: ja\n', []],
    ['against nothing', 'psvo', 'Bertil Kronqvist (S)', '    avslutning: information\n', ['JAV-005']],
    [
      'against what an underpunkt decides',
      'psvo',
      'Bertil Kronqvist (S)',
      '    underpunkter:\n      - rubrik: Avtal\n        beslut:\n          - att godkänna avtalet\n',
      [],
    ],
    ['a group', 'psvo', 'M-gruppen', DECIDED, []],
  ])('reservation of %s', (_, organ, av, rest, expected) => {
    expect(codes(organ, reservation(av, rest))).toEqual(expected);
  });
});

describe('votering', () => {
  const vote = (rest: string): string =>
    arenden(`    votering:\n      fråga: Ja eller nej?\n${rest}${DECIDED}`);
  const counts = (ja: number, nej: number, avstar = 0): string =>
    vote(`      ja: ${ja}\n      nej: ${nej}\n      avstår: ${avstar}\n`);

  test.each([
    ['all five', counts(3, 2), []],
    ['with one that abstains', counts(3, 1, 1), []],
    ['one too few', counts(3, 1), ['ROST-002']],
    [
      'one jävig, and five votes',
      counts(3, 2).replace('    votering', '    jäv: Wille Fransbo (L)\n    votering'),
      ['ROST-001'],
    ],
    [
      'one jävig, and four votes',
      counts(3, 1).replace('    votering', '    jäv: Wille Fransbo (L)\n    votering'),
      [],
    ],
  ])('%s', (_, lines, expected) => {
    expect(codes('psvo', lines)).toEqual(expected);
  });

  test('del av mötet makes it four or five', () => {
    const people = `ledamöter:
  - Helga Ottoson (C)
  - Bertil Kronqvist (S)
  - Zeynep Ardal (M)
  - Wille Fransbo (L), del av mötet
`;
    expect(codes('psvo', people + counts(3, 2))).toEqual([]);
    expect(codes('psvo', people + counts(3, 1))).toEqual([]);
    expect(codes('psvo', people + counts(2, 1))).toEqual(['ROST-002']);
  });

  test('an open vote says who is missing', () => {
    const lines = vote(
      '      ja: [Sten Vallmark (M), Helga Ottoson (C)]\n      nej: [Bertil Kronqvist (S)]\n',
    );
    expect(texts('psvo', lines)).toContain('Det står inte hur Zeynep Ardal och Wille Fransbo röstade.');
  });

  test('a name spelt otherwise may be the missing one', () => {
    const lines = vote(
      '      ja: [Sten Vallmark (M), Helga Otosson (C), Zeynep Ardal (M)]\n      nej: [Bertil Kronqvist (S), Wille Fransbo (L)]\n',
    );
    expect(codes('psvo', lines)).toEqual([]);
  });

  test('a chair that does not decide does not vote', () => {
    const people = ['Mikael Strand', 'Gudrun Nyåker'];
    const away = Object.keys(LSVO).filter((namn) => !people.includes(namn));
    const lines = vote('      ja: [Mikael Strand, Karin Almgren]\n      nej: [Gudrun Nyåker]\n').replace(
      DECIDED,
      '    återremiss: ja\n',
    );
    expect(texts('lsvo', lsvo(away) + lines)).toBe(
      'Karin Almgren har röstat i § 10, men ordföranden har inte rösträtt i LSVO.',
    );
  });

  test('utslagsröst: of a chair that decides, and of one that does not', () => {
    const tie = (who: string): string =>
      vote(`      ja: 2\n      nej: 2\n      avstår: 1\n      utslagsröst: ${who}\n`);
    expect(codes('psvo', tie('Sten Vallmark (M)'))).toEqual([]);
    const lsvoTie =
      lsvo([]) +
      vote('      ja: 11\n      nej: 11\n      avstår: 1\n      utslagsröst: Ordföranden Karin Almgren\n');
    expect(codes('lsvo', lsvoTie)).toEqual(['ROST-004']);
  });

  test('never a word where the numbers are possible', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.nat(8), fc.nat(8), (ja, nej, avstar) => {
        fc.pre(ja + nej + avstar <= 5 && ja !== nej);
        expect(codes('psvo', counts(ja, nej, avstar))).toEqual(ja + nej + avstar === 5 ? [] : ['ROST-002']);
      }),
      { numRuns: 40 },
    );
  });
});

describe('justerare', () => {
  const left = (when: string): string => `ledamöter:
  - Helga Ottoson (C), Ronneby kommun, ${when}
  - Bertil Kronqvist (S), Karlskrona kommun
  - Zeynep Ardal (M), Karlshamns kommun
  - Wille Fransbo (L), Sölvesborgs kommun
`;
  const two = 'justerare:\n  - Helga Ottoson (C)\n  - Zeynep Ardal (M)\n';

  test.each([
    ['absent', 'justerare: Åke Mobrink (S)', ['JUSTERARE-001']],
    ['unknown', 'justerare: Tuva Lindroth (V)', ['JUSTERARE-001']],
    ['a guest', 'tjänstepersoner:\n  - Bo Ek, jurist, Ronneby kommun\njusterare: Bo Ek', ['JUSTERARE-003']],
    [
      'the chair beside another',
      'justerare:\n  - Helga Ottoson (C)\n  - Sten Vallmark (M)\n',
      ['JUSTERARE-002'],
    ],
    ['there at some of it', left('ärende 1–2'), ['JUSTERARE-005']],
    ['there at some of it, but another all the time', left('ärende 1–2') + two, []],
    ['there for part of the meeting', left('del av mötet'), []],
    ['jävig', arenden(`    jäv: Helga Ottoson (C)\n${DECIDED}`), ['JUSTERARE-004']],
    ['jävig, but another is not', two + arenden(`    jäv: Helga Ottoson (C)\n${DECIDED}`), []],
    [
      'one jävig, the other gone',
      `${left('ärende 1–2')}justerare:\n  - Helga Ottoson (C)\n  - Zeynep Ardal (M)\n${arenden(DECIDED, DECIDED, '    jäv: Zeynep Ardal (M)\n')}`,
      ['JUSTERARE-005'],
    ],
    [
      'jävig in an underpunkt',
      arenden(
        '    underpunkter:\n      - rubrik: Avtal\n        jäv: Helga Ottoson (C)\n        avslutning: information\n',
      ),
      ['JUSTERARE-004'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(codes('psvo', lines)).toEqual(expected);
  });

  test('of a body that signs without justerare, where the file names one', () => {
    expect(codes('lsvo', 'justerare: Rut Isgren')).toEqual(['JUSTERARE-001']);
    expect(codes('lsvo', 'justerare: Vera Grip')).toEqual([]);
  });
});

describe('a ledamot who leads the meeting one day', () => {
  const led = (chair: string): string =>
    exampleText({ organ: 'lsvo' }, `ordförande: ${chair}`).replace(/^ {2}- Gudrun Nyåker.*\n/m, '');

  test('keeps the right to decide, with the register and without', () => {
    const text = led('Gudrun Nyåker, förvaltningschef Utbildningsförvaltningen, Olofströms kommun');
    expect(codesOf(judge(text)).filter((code) => code.startsWith('KVORUM'))).toEqual([]);
    expect(codesOf(judge(text, { register: null })).filter((code) => code.startsWith('KVORUM'))).toEqual([]);
  });

  test('the chair that the arbetsordning provides has none', () => {
    const text = led('Karin Almgren, Enheten för kvalitet och utveckling, Region Blekinge');
    expect(codesOf(judge(text))).toContain('KVORUM-001');
  });
});
