// The real minutes that the importer was made for, read where they lie beside the project: what a person counts in them
// is what comes out. Nothing of their text is here; what must be the same to the letter is held by its SHA-256, taken
// when a person had compared it with the paper.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkPdf } from '../src/check/check.ts';
import { readPdf } from '../src/check/read.ts';
import { plainText, structureText } from '../src/check/structure.ts';
import type { Sammantrade, Underpunkt } from '../src/domain/sammantrade.ts';
import { parseMeeting } from '../src/load/load-meeting.ts';
import { type Imported, importPapers, numberOf } from '../src/pipeline/importera.ts';
import { lost } from './import/compare.ts';
import { command, environment } from './in-process.ts';

const SEEDS = '../shared/seeds';
const there = existsSync(SEEDS);
if (!there)
  process.stderr.write(
    'The real minutes are not beside the project, so the importer is not held against them here.\n',
  );

interface Expected {
  seed: string;
  organ: string;
  /** Of the paper; null where it does not say. */
  datum: string | null;
  first: number;
  /** One row for each §: its own clauses, and those of its underpunkter. */
  beslut: readonly (readonly [own: number, ...under: number[]])[];
  people: { ledamoter: number; franvarande: number; ovriga: number };
  mottagare: number;
  /** Kinds of slips of the pen, and pairs of names that may be one person's. */
  slips: readonly string[];
  names: number;
  sha256: { rubriker: string; beslut: string; people: string; mottagare: string };
}

const EXPECTED: readonly Expected[] = [
  {
    seed: '000_',
    organ: 'lsvo',
    datum: '2023-11-17',
    first: 108,
    beslut: [[1], [1], [5], [1], [1], [4], [1], [1], [0, 1, 0, 0, 1, 0], [0, 1, 1, 3]],
    people: { ledamoter: 15, franvarande: 6, ovriga: 7 },
    mottagare: 11,
    slips: ['paragraf', 'sex-siffror', 'intervall'],
    names: 1,
    sha256: {
      rubriker: '486570d853107c95',
      beslut: '4710b45e4c7f7faf',
      people: '73f3a080ae06fbd6',
      mottagare: 'd558cad58276039f',
    },
  },
  {
    seed: '001_',
    organ: 'lsvo',
    datum: '2023-04-14',
    first: 38,
    beslut: [[1], [1], [2], [3], [1], [1], [5], [4], [1], [1], [1], [0, 0, 0]],
    people: { ledamoter: 13, franvarande: 8, ovriga: 11 },
    mottagare: 23,
    slips: ['paragraf', 'sex-siffror', 'intervall'],
    names: 3,
    sha256: {
      rubriker: '23fadcb1b9fe9d47',
      beslut: 'a7286f99e66dd975',
      people: '6cff07107ec73d9b',
      mottagare: '9d9aeca53ab6a350',
    },
  },
  {
    seed: '002_',
    organ: 'att-aldras',
    datum: null,
    first: 1,
    beslut: [[1], [1], [0], [1], [0], [2], [0], [1], [0], [1], [0], [0], [0, 0, 0, 0, 0, 0], [0]],
    people: { ledamoter: 0, franvarande: 0, ovriga: 0 },
    mottagare: 3,
    slips: ['intervall'],
    names: 0,
    sha256: {
      rubriker: '7a7140e87b419861',
      beslut: '9ad7ea446982b35f',
      people: '',
      mottagare: '792cf1148d0793ed',
    },
  },
  {
    seed: '003_',
    organ: 'psvo',
    datum: '2024-03-01',
    first: 12,
    beslut: [[2], [1], [1], [0], [0], [2], [0], [0], [2], [0], [0]],
    people: { ledamoter: 11, franvarande: 4, ovriga: 10 },
    mottagare: 5,
    slips: ['paragraf', 'klockslag', 'intervall'],
    names: 0,
    sha256: {
      rubriker: 'f366c021e141f24d',
      beslut: '55af0e34e149ba67',
      people: '93b9e082b2f08cc8',
      mottagare: '71ceb0e91ade9024',
    },
  },
];

/** What the one paper without a front page does not say, as a secretary fills it in; invented. */
const FILLED: Readonly<Record<string, string>> = {
  tid: '13.00–16.00',
  plats: 'Sammanträdesrummet',
  ordförande: 'Majlis Hagerud, Region Blekinge',
  sekreterare: 'Siri Alvarsdotter, Region Blekinge',
  ledamöter: '\n  - Elsa Rönnskär, verksamhetschef Nära vård, Region Blekinge',
};
const DAY = '2023-03-20';

const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value).normalize('NFC')).digest('hex').slice(0, 16);
/** Words and numbers alone: typography and Markdown do not count. */
const words = (text: string): string => (text.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? []).join(' ');

const punkter = (meeting: Sammantrade): Underpunkt[] =>
  meeting.arenden.flatMap((arende) => [arende, ...arende.underpunkter]);

function outlineOf(meeting: Sammantrade) {
  const till = ({ skickasTill, forKannedom }: Underpunkt) => [
    ...(skickasTill?.till ?? []),
    ...(forKannedom?.till ?? []),
  ];
  const person = ({ namn, parti, funktion, organisation }: Sammantrade['ledamoter'][number]) =>
    [namn, parti, funktion, organisation].map((part) => part ?? '').join('|');
  const { ordforande, sekreterare, ledamoter, franvarande, tjanstepersoner, ovrigaDeltagare } = meeting;
  return {
    rubriker: punkter(meeting).map(({ rubrik, rubrikIForteckningen }) => [
      rubrik,
      rubrikIForteckningen ?? '',
    ]),
    beslut: punkter(meeting).map(({ beslut }) => beslut.map(words)),
    people: [[ordforande, sekreterare], ledamoter, franvarande, tjanstepersoner, ovrigaDeltagare].map(
      (list) => list.map(person),
    ),
    mottagare: [...punkter(meeting).map(till), meeting.protokolletSkickasTill],
  };
}

(there ? describe : describe.skip)('the real minutes', () => {
  let folder = '';
  const imported = new Map<string, { one: Imported; text: string; raw: string; meeting: Sammantrade }>();
  const of = ({ seed }: Expected) => imported.get(seed) as NonNullable<ReturnType<typeof imported.get>>;
  const pathOf = ({ seed }: Expected): string =>
    join(SEEDS, readdirSync(SEEDS).find((name) => name.startsWith(seed)) ?? seed);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'justera-'));
    for (const expected of EXPECTED) {
      const path = pathOf(expected);
      const organ = environment.organ.get(expected.organ) ?? null;
      const order = { organ, datum: expected.datum === null ? DAY : null };
      const [one] = (await importPapers([path], order, environment)) as [Imported];
      const text = one.text.replace(
        /^(# Fyll i: .*\n)(\S+):$/gm,
        (_, note: string, key: string) => `${note}${key}: ${FILLED[key]}`,
      );
      const parsed = parseMeeting(text, one.name);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults, null, 2));
      imported.set(expected.seed, { one, text, raw: readFileSync(path, 'utf8'), meeting: parsed.meeting });
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(EXPECTED)(
    '$seed: every § with number, rubrik, clauses in their place, people and recipients',
    (expected) => {
      const { one, meeting } = of(expected);
      const { arenden, front } = one.recognised;
      expect(arenden.map(({ nummer }) => nummer)).toEqual(
        expected.beslut.map((_, index) => expected.first + index),
      );
      expect(
        meeting.arenden.map((arende) => [arende, ...arende.underpunkter].map(({ beslut }) => beslut.length)),
      ).toEqual(expected.beslut);
      const { ledamoter, franvarande, tjanstepersoner, ovrigaDeltagare } = front;
      expect({
        ledamoter: ledamoter.length + (front.ordforande ? 1 : 0),
        franvarande: franvarande.length,
        ovriga: tjanstepersoner.length + ovrigaDeltagare.length,
      }).toEqual(expected.people);
      const outline = outlineOf(meeting);
      expect(outline.mottagare.flat().length).toBe(expected.mottagare);
      if (expected.datum !== null) expect(meeting.datum).toBe(expected.datum);
      expect({
        rubriker: digest(outline.rubriker),
        beslut: digest(outline.beslut),
        people: expected.people.ledamoter === 0 ? '' : digest(outline.people),
        mottagare: digest(outline.mottagare),
      }).toEqual(expected.sha256);
      const clauses = expected.beslut.flat().reduce((sum, count) => sum + count, 0);
      const found = punkter(meeting).reduce((sum, { beslut }) => sum + beslut.length, 0);
      const people = Object.values(expected.people).reduce((sum, count) => sum + count, 0);
      process.stdout.write(
        `${expected.seed} § ${arenden.length}/${expected.beslut.length}, clauses ${found}/${clauses}, ` +
          `people ${ledamoter.length + franvarande.length + tjanstepersoner.length + ovrigaDeltagare.length + (front.ordforande ? 1 : 0)}/${people}, ` +
          `recipients ${outline.mottagare.flat().length}/${expected.mottagare}, unknown ${one.draft.unknown.length}, ` +
          `words lost ${lost(of(expected).raw, one.text).length}\n`,
      );
    },
  );

  test.each(EXPECTED)('$seed: no word is lost, and none stands under okänt', (expected) => {
    const { one, raw } = of(expected);
    expect(lost(raw, one.text)).toEqual([]);
    expect(one.draft.unknown).toEqual([]);
  });

  test.each(EXPECTED)('$seed: the slips of the paper are reported', (expected) => {
    expect(of(expected).one.slips.map(({ slag }) => slag)).toEqual(expected.slips);
  });

  test('the ledger gets the numbers, the slips in names are told, and the avskrifter say what the papers say', async () => {
    const papers = EXPECTED.map((expected) => ({ expected, path: pathOf(expected) }));
    for (const { expected, path } of papers) {
      const day = expected.datum === null ? ['--datum', DAY] : [];
      const said = await command(
        'importera',
        path,
        '--organ',
        expected.organ,
        ...day,
        '--ut',
        folder,
        '--till-liggaren',
        '--alla',
        '--vem',
        'Prov',
      );
      expect([
        said.code,
        said.err.match(/[A-Z]+-\d{3}/g)?.filter((code) => code !== 'ORIGINAL-014') ?? [],
      ]).toEqual([0, []]);
      expect(said.out.match(/\(NAMN-001\)/g) ?? []).toHaveLength(expected.names);
      writeFileSync(join(folder, of(expected).one.name), of(expected).text);
    }
    const files = EXPECTED.map((expected) => join(folder, of(expected).one.name));
    expect((await command('rendera', ...files, '--ut', folder, '--vem', 'Prov')).code).toBe(0);
    for (const expected of EXPECTED) {
      const { one, meeting } = of(expected);
      const bytes = readFileSync(join(folder, `protokoll-${one.name.replace('.yaml', '')}-avskrift.pdf`));
      expect(await checkPdf(bytes, { form: 'portal' })).toEqual([]);
      const reading = await readPdf(bytes);
      const text = words(plainText(reading));
      const tree = words(structureText(reading));
      for (const arende of one.recognised.arenden) {
        const rubrik = words(`${numberOf(arende, one.organ)} ${arende.rubrik.text}`);
        expect([rubrik, text.includes(rubrik)]).toEqual([rubrik, true]);
      }
      const { ordforande, sekreterare, ledamoter, franvarande, tjanstepersoner, ovrigaDeltagare } = meeting;
      const people = [
        ordforande,
        sekreterare,
        ...ledamoter,
        ...franvarande,
        ...tjanstepersoner,
        ...ovrigaDeltagare,
      ];
      const said = [
        ...people.map(({ namn }) => namn),
        ...punkter(meeting).flatMap(({ beslut }) =>
          beslut.flatMap((clause) => clause.split('\n').map((line) => line.replace(/^att /i, ''))),
        ),
        ...outlineOf(meeting).mottagare.flat(),
      ].map(words);
      expect(said.filter((part) => !text.includes(part) && !tree.includes(part))).toEqual([]);
    }
  }, 120_000);
});
