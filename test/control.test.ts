// `justera kontrollera` as a person meets it: one screen, the worst first, all files at once, nothing written; what a
// doubt is answered with; the forms for other programs; and that nothing leaves the house with a fel.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { command, type Said } from './in-process.ts';
import { exampleText } from './rules-given.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'justera-'));
  cpSync('fixtures/regler/register.yaml', join(folder, 'register.yaml'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const justera = (...args: string[]): Promise<Said> => command(...args, '--ut', folder);

/** The sound meeting of the examples, with lines of its own. */
function meeting(lines = '', name = 'mote.yaml', organ = 'lsvo'): string {
  const path = join(folder, name);
  writeFileSync(path, exampleText({ organ }, lines));
  return path;
}

/** All steps up to the last; the answer of that one. */
async function freeze(file: string, ...more: string[]): Promise<Said> {
  await justera('reservera', file);
  await justera('avsluta', file);
  return justera('fastställ', file, ...more);
}

const LATE = 'kallelse skickad: 2023-02-13';
const AGENDA = (beslut: string, more = '') =>
  `ärenden:\n  - rubrik: Rutin vid hemgång\n    typ: B\n    beslut:\n      - ${beslut}\n${more}`;

describe('what is told', () => {
  test('a sound meeting has one line; nothing is written', async () => {
    const file = meeting();
    expect(await justera('kontrollera', file)).toEqual({
      code: 0,
      out: `${file}: inga fel. LSVO 2023-02-17, §\u00a01–§\u00a04 (preliminärt), utkast.\n`,
      err: '',
    });
    expect(readdirSync(folder).sort()).toEqual(['mote.yaml', 'register.yaml']);
  });

  test('a doubt has its place, its rule and its source, and does not stop; with --strikt it does', async () => {
    const file = meeting(LATE);
    const { code, out } = await justera('kontrollera', file);
    expect(code).toBe(0);
    expect(out).toContain('  Mötet\n    Varning, rad 7 (FRIST-001)\n');
    expect(out).toContain('    Källa: Ledningssystem för Samverkan Blekinge, bilaga 6.2, Mötesformer.\n');
    expect((await justera('kontrollera', file, '--strikt')).code).toBe(2);
  });

  test('ärenden with fel come before those with doubts, and both are counted', async () => {
    const file = meeting(
      `ärenden:
  - rubrik: Rutin
    typ: B
    beslut: att samverkansgrupperna redovisar rutinen
  - rubrik: Avtal
    typ: B
    beslut: att att godkänna avtalet`,
    );
    const { code, out } = await justera('kontrollera', file, '--alla');
    expect(code).toBe(2);
    expect(out.indexOf('§\u00a02 Avtal')).toBeGreaterThan(0);
    expect(out.indexOf('§\u00a02 Avtal')).toBeLessThan(out.indexOf('§\u00a01 Rutin'));
    expect(out).toContain('Ett fel och en varning.');
    expect(out).toContain('Protokollet kan inte fastställas förrän felet är rättat.');
  });

  test('no more than a screen, and how much is left; all of it with --alla', async () => {
    const many = Array.from(
      { length: 12 },
      (_, nr) => `  - rubrik: Avtal ${nr}\n    typ: B\n    beslut: att att godkänna avtal ${nr}\n`,
    );
    const file = meeting(`ärenden:\n${many.join('')}`);
    const short = (await justera('kontrollera', file)).out;
    expect(short.split('\n').length).toBeLessThanOrEqual(25);
    expect(short).toMatch(/… och (\S+) fel till\. Lägg till --alla för att se allt, med råd och källor\./);
    const all = (await justera('kontrollera', file, '--alla')).out;
    expect(all.match(/\(BESLUT-006\)/g)?.length).toBe(12);
    expect(all).not.toContain('--alla');
  });

  test('all files at once, those that cannot be read too', async () => {
    const sound = meeting('', 'a.yaml');
    const late = meeting(
      `datum: 2023-02-24\nkallelse skickad: 2023-02-20\nnästa möte:\n  datum: 2023-03-24`,
      'b.yaml',
    );
    const broken = join(folder, 'c.yaml');
    writeFileSync(broken, readFileSync(sound, 'utf8').replace('sekreterare:', 'sekretare:'));
    const missing = join(folder, 'd.yaml');
    const { code, out } = await justera('kontrollera', sound, late, broken, missing, '--alla');
    expect(code).toBe(2);
    for (const told of ['(DATA-004)', '(FIL-002)', '(FRIST-001)', `${sound}: inga fel.`])
      expect(out).toContain(told);
  });

  test('of a file with faults the rules are held against the rest at once', async () => {
    const file = meeting(
      `${AGENDA('att att godkänna rutinen')}  - rubrik: Annat\n    typ: Q\n    text: Den 31 juni 2023.\n`,
    );
    const { out } = await justera('kontrollera', file, '--alla');
    expect(out).toContain('(DATA-015)');
    expect(out).toContain('(BESLUT-006)');
    // What stands in an ärende that could not be read whole is told when it can.
    expect(out).not.toContain('(SPRAK-005)');
  });

  test('no colours where nobody looks, and no control characters of the file', async () => {
    const { out } = await justera('kontrollera', meeting(AGENDA('att att godkänna')), '--alla');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
    expect(out).not.toMatch(/\u001b/);
  });
});

describe('godkänn', () => {
  const ANSWER = 'godkänn:\n  regel: frist-001\n  skäl: Alla ledamöter gick med på det.';

  test('answers a doubt with a reason, and the doubt is not asked again', async () => {
    const { code, out } = await justera('kontrollera', meeting(`${LATE}\n${ANSWER}`), '--strikt');
    expect(code).toBe(0);
    expect(out).toContain('inga fel');
    expect(out).toContain('En varning är besvarad i filen.');
  });

  test('counts only where it stands', async () => {
    const agenda = (about: string) => `ärenden:
  - rubrik: Rutin
    typ: B
    beslut: att samverkansgrupperna redovisar rutinen
${about === 'Rutin' ? '    godkänn: { regel: BESLUT-012, skäl: Dagen bestäms i maj. }\n' : ''}  - rubrik: Avtal
    typ: B
    beslut: att samverkansgrupperna redovisar avtalet
${about === 'Avtal' ? '    godkänn: { regel: BESLUT-012, skäl: Dagen bestäms i maj. }\n' : ''}`;
    for (const [about, left] of [
      ['Rutin', 'Avtal'],
      ['Avtal', 'Rutin'],
    ] as const) {
      const { out } = await justera('kontrollera', meeting(agenda(about)), '--alla');
      expect(out).toContain(left);
      expect(out.match(/\(BESLUT-012\)/g)?.length).toBe(1);
    }
  });

  test.each([
    ['a rule that does not exist', `${LATE}\ngodkänn: { regel: FRIST-00l, skäl: Ja. }`, 'SVAR-001', 2],
    ['a fel', `kallelse skickad: 2023-02-20\ngodkänn: { regel: FRIST-002, skäl: Ja. }`, 'SVAR-002', 2],
    ['what is not asked', ANSWER, 'SVAR-003', 0],
  ])('%s cannot be answered', async (_, lines, told, exit) => {
    const { code, out } = await justera('kontrollera', meeting(lines), '--alla');
    expect(out).toContain(`(${told})`);
    expect(code).toBe(exit);
  });

  test('is kept in the ledger when the protokoll is frozen, and changes nothing in it', async () => {
    const file = meeting(`${LATE}\n${ANSWER}`);
    expect((await freeze(file)).code).toBe(0);
    const { out } = await justera('liggare', '--format', 'json');
    expect(JSON.stringify(JSON.parse(out))).toContain(
      '"godkanda":[{"regel":"FRIST-001","skal":"Alla ledamöter gick med på det."}]',
    );
    const pdf = () => readFileSync(join(folder, 'protokoll-lsvo-2023-02-17.pdf'));
    const before = pdf();
    meeting(`${LATE}\n${ANSWER.replace('gick med på det', 'sade ja')}`);
    expect((await freeze(file)).code).toBe(0);
    expect(pdf().equals(before)).toBe(true);
  });
});

describe('what leaves the house', () => {
  const BROKEN = AGENDA('att att godkänna rutinen');

  test('a draft is made, and says that something is wrong', async () => {
    const { code, err } = await justera('rendera', meeting(BROKEN));
    expect(code).toBe(0);
    expect(err.replace(/\s+/g, ' ')).toContain('Kontrollen av LSVO 2023-02-17 gav ett fel.');
  });

  test('a fel stops what would be frozen; nothing is written and no number is taken', async () => {
    const { code, err } = await freeze(meeting(BROKEN));
    expect(code).toBe(2);
    expect(err).toContain('(BESLUT-006)');
    expect(err).toContain('Inget har skrivits och inga paragrafnummer har tagits.');
    expect(readdirSync(folder).some((name) => name.endsWith('.pdf'))).toBe(false);
  });

  test('a reason that does not name the rule sets nothing aside, and how to name it is told', async () => {
    const { code, err } = await freeze(meeting(BROKEN), '--ändå', 'Läggs in i efterhand.');
    expect(code).toBe(2);
    expect(err.replace(/\s+/g, ' ')).toContain('--ändå "BESLUT-006: …"');
  });

  test('a doubt stops it only with --strikt', async () => {
    const file = meeting(LATE);
    expect((await freeze(file, '--strikt')).code).toBe(2);
    expect((await freeze(file)).code).toBe(0);
  });

  test('with a reason what has happened can be frozen as it was: the rule and the reason stand in the ledger', async () => {
    const { code, err } = await freeze(meeting(BROKEN), '--ändå', 'BESLUT-006: så står det.');
    expect(code).toBe(0);
    expect(err).toContain('skälet står i liggaren');
    const told = JSON.stringify(JSON.parse((await justera('liggare', '--format', 'json')).out));
    expect(told).toContain('"undantag":{"regler":["BESLUT-006"],"skal":"BESLUT-006: så står det."}');
    expect((await justera('liggare')).out).toContain('BESLUT-006');
    expect((await justera('liggare', '--kontrollera')).code).toBe(0);
  });

  test('a personnummer stops every step that writes in the ledger, which keeps rubriker for ever', async () => {
    const file = meeting(
      'ärenden:\n  - rubrik: Ansökan från 811218-9876\n    typ: I\n    text: Ärendet gås igenom.',
    );
    const { code, err } = await justera('reservera', file);
    expect([code, err.includes('(SKYDD-001)'), err.includes('9876')]).toEqual([2, true, false]);
    expect(readdirSync(folder).some((name) => name.endsWith('.sqlite'))).toBe(false);
  });

  test('a draft of a rättelse is made although a rule is broken', async () => {
    const file = meeting();
    expect((await freeze(file)).code).toBe(0);
    expect((await justera('justera', file)).code).toBe(0);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('att godkänna rutinen', 'att att godkänna rutinen'),
    );
    const draft = await justera('rätta', file, '--skäl', 'Fel beslut.', '--utkast');
    expect([draft.code, draft.err.includes('gav ett fel')]).toEqual([0, true]);
    const made = await justera('rätta', file, '--skäl', 'Fel beslut.');
    expect([made.code, made.err.includes('(BESLUT-006)')]).toEqual([2, true]);
  });

  test('a personnummer is refused in every reason that the ledger would keep', async () => {
    const { code, err } = await justera('rätta', meeting(), '--skäl', 'Fel om 811218-9876.').catch(
      (error) => error,
    );
    expect([code, String(err).includes('CLI-023'), String(err).includes('9876')]).toEqual([2, true, false]);
  });

  test('no reason lets a personnummer out', async () => {
    const file = meeting(AGENDA('att godkänna rutinen för 811218-9876'));
    const { code, err } = await freeze(file, '--ändå', 'Det brådskar.');
    expect(code).toBe(2);
    expect(err).toContain('(SKYDD-001)');
    expect(err).not.toContain('9876');
  });
});

describe('for other programs', () => {
  test('json', async () => {
    const file = meeting(`${LATE}\n${AGENDA('att att godkänna rutinen')}`);
    const { code, out } = await justera('kontrollera', file, '--format', 'json');
    expect(code).toBe(2);
    const told = JSON.parse(out);
    expect([told.fel, told.varningar]).toEqual([1, 1]);
    expect(told.filer[0].fynd.find(({ kod }: { kod: string }) => kod === 'BESLUT-006')).toMatchObject({
      allvar: 'fel',
      fil: file,
      arende: '§\u00a01',
      plats: 'ärenden[1].beslut[1]',
    });
  });

  test('sarif: a result for each, the answered ones suppressed with their reason', async () => {
    const answer = 'godkänn: { regel: FRIST-001, skäl: Alla gick med på det. }';
    const file = meeting(`${LATE}\n${answer}\n${AGENDA('att att godkänna rutinen')}`);
    const { runs, version } = JSON.parse((await justera('kontrollera', file, '--format', 'sarif')).out);
    expect(version).toBe('2.1.0');
    const [{ tool, results }] = runs;
    expect(results.map(({ ruleId, level }: Record<string, string>) => [ruleId, level]).sort()).toEqual([
      ['BESLUT-006', 'error'],
      ['FRIST-001', 'warning'],
    ]);
    for (const { ruleId, ruleIndex, locations, message } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect(locations[0].physicalLocation.region.startLine).toBeGreaterThan(0);
      expect(message.text).toMatch(/\.$/);
    }
    const answered = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'FRIST-001');
    expect(answered.suppressions).toEqual([{ kind: 'inSource', justification: 'Alla gick med på det.' }]);
  });

  test('what stands in the way is told in the form that was asked for', async () => {
    for (const format of ['json', 'sarif']) {
      const { code, out } = await justera('kontrollera', join(folder, 'register.yaml'), '--format', format);
      expect(code).toBe(2);
      expect(out).toContain('CLI-022');
      expect(() => JSON.parse(out)).not.toThrow();
    }
  });

  test('a personnummer is quoted in none of them', async () => {
    const answer = 'godkänn: { regel: FRIST-001, skäl: Gäller 811218-9876. }';
    const file = meeting(`${LATE}\n${answer}\nplats: 811218-9876\n${AGENDA('Tolvan 811218-9876 godkänns.')}`);
    writeFileSync(file, readFileSync(file, 'utf8').replace('form:', '811218-9876:'));
    for (const format of ['text', 'json', 'sarif']) {
      const { out, err } = await justera('kontrollera', file, '--format', format, '--alla');
      expect(out).toMatch(/DATA-003/);
      expect(out + err).not.toContain('9876');
    }
  });

  test('other forms belong to other commands', async () => {
    expect(await justera('kontrollera', meeting(), '--format', 'pdf')).toMatchObject({ code: 2 });
    expect(await justera('liggare', '--format', 'sarif')).toMatchObject({ code: 2 });
  });
});

describe('the register', () => {
  test('of another folder that cannot be read takes nothing from this one', async () => {
    const other = join(folder, 'annan');
    mkdirSync(other);
    writeFileSync(join(other, 'register.yaml'), 'personer: []\n');
    cpSync(meeting('datum: 2023-02-24\nnästa möte:'), join(other, 'b.yaml'));
    const { out } = await justera('kontrollera', meeting(), other, '--alla');
    expect(out).toContain('mote.yaml: inga fel');
    expect(out.match(/\(REGISTER-006\)/g)?.length).toBe(1);
  });

  test('is no meeting file, and there is only one', async () => {
    expect((await justera('kontrollera', join(folder, 'register.yaml'))).err).toContain('CLI-022');
    cpSync(join(folder, 'register.yaml'), join(folder, 'register.json'));
    expect((await justera('kontrollera', meeting())).out).toContain('(REGISTER-005)');
  });

  test('holds no personnummer', async () => {
    const path = join(folder, 'register.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('titel: strateg', 'titel: 811218-9876 strateg'));
    const { code, out } = await justera('kontrollera', meeting());
    expect([code, out.includes('REGISTER-007'), out.includes('9876')]).toEqual([2, true, false]);
  });

  test('has its own doubts told under its own name', async () => {
    const path = join(folder, 'register.yaml');
    const text = readFileSync(path, 'utf8').replace('funktion: Strateg Hälsovalet', 'funktion: Strateg');
    writeFileSync(path, text);
    const { out } = await justera('kontrollera', meeting());
    expect(out).toMatch(/register\.yaml\n\n {2}Hela filen\n {4}Varning, rad \d+ \(REGISTER-003\)/);
  });

  test('gives the words of those who are only named, in the protokoll too', async () => {
    const named = exampleText({ organ: 'lsvo' }, '').replace(/^( {2}- )([^,\n]+), .*$/gm, '$1$2');
    const file = join(folder, 'namn.yaml');
    writeFileSync(file, named);
    expect(await justera('kontrollera', file)).toMatchObject({ code: 0, err: '' });
    const whole = meeting();
    const sum = async (path: string) => /\b[0-9a-f]{64}\b/.exec((await justera('rendera', path)).out)?.[0];
    expect(await sum(file)).toBe(await sum(whole));
  });

  test('lies beside the meeting, or where --register says', async () => {
    rmSync(join(folder, 'register.yaml'));
    const file = meeting();
    expect((await justera('kontrollera', file)).out).toContain('(UPPDRAG-001)');
    expect((await justera('kontrollera', file, '--register', 'fixtures/regler/register.yaml')).out).toContain(
      'inga fel',
    );
    expect(await justera('kontrollera', file, '--register', join(folder, 'inget.yaml'))).toMatchObject({
      code: 2,
    });
  });

  test('with faults of its own stops the work, and they are told once', async () => {
    writeFileSync(
      join(folder, 'register.yaml'),
      'personer:\n  - namn: Anna Ek\n    uppdrag: { organ: lsov }\n',
    );
    const files = [meeting('', 'a.yaml'), meeting('datum: 2023-02-24\nnästa möte:', 'b.yaml')];
    const { code, out } = await justera('kontrollera', ...files, '--alla');
    expect(code).toBe(2);
    expect(out.match(/\(ORGAN-001\)/g)?.length).toBe(1);
    // What rests on the register is not told while nobody can read it.
    expect(out).not.toMatch(/\((?:UPPDRAG|KVORUM|NARVARO)-/);
    expect(out.match(/\(REGISTER-006\)/g)?.length).toBe(2);
    expect((await justera('rendera', ...files)).code).toBe(2);
  });
});
