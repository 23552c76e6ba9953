// `justera liggare`: the ledger shown in four forms as read and approved (golden/liggare), and every disagreement
// that --kontrollera tells, each fired once and silent where nothing is wrong.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { checkPdf } from '../src/check/check.ts';
import { readPdf } from '../src/check/read.ts';
import { plainText, structureText } from '../src/check/structure.ts';
import { type LedgerOrder, showLedger } from '../src/commands/liggare.ts';
import { liggareView } from '../src/compose/liggare.ts';
import { fieldNames } from '../src/compose/templates.ts';
import type { Fault } from '../src/domain/fault.ts';
import type { Handelse, Post } from '../src/domain/handelse.ts';
import type { SerieHistorik } from '../src/domain/historik.ts';
import type { LiggareSerie } from '../src/domain/liggare.ts';
import type { Organ } from '../src/domain/organ.ts';
import type { Environment } from '../src/environment.ts';
import { breaksOf, headOf } from '../src/ledger/chain.ts';
import { bySeries, replayStored } from '../src/ledger/history.ts';
import { formatFaults } from '../src/messages/format.ts';
import { fileWords, verifiedWords } from '../src/messages/liggare.ts';
import { beginningsOf, documentsOf, rowsOf, yearsOf } from '../src/number/rows.ts';
import { type Verification, verify } from '../src/number/verify.ts';
import { type PdfAtHand, recordedFiles } from '../src/number/verify-files.ts';
import { seriesFindings } from '../src/number/verify-series.ts';
import { liggareCsv } from '../src/output/liggare-csv.ts';
import { produce } from '../src/pipeline.ts';
import { expectGolden } from './golden.ts';
import { writeFormat1 } from './ledger-format-1.ts';
import {
  ALDRAS,
  arenden,
  EXTRA,
  entries,
  givenYear,
  type Happening,
  JANUARI,
  JANUARI_SIGNERAT,
  lsvo,
  MAJ,
  MAJ_RATTELSE,
  MARS,
  MARS_FORST,
  meeting,
  of,
  PSVO,
  pdfOf,
  relinked,
  sha256,
  writeLedger,
} from './liggare-given.ts';
import { environment } from './rendered.ts';

const LEDGER = 'liggare.sqlite';
const folder = mkdtempSync(join(tmpdir(), 'justera-liggare-'));
const ledger = join(folder, LEDGER);
let given: Environment;
let organ: ReadonlyMap<string, Organ>;

beforeAll(async () => {
  given = await environment();
  organ = given.organ;
  writeLedger(ledger, givenYear());
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Shown {
  text: string;
  exitCode: number;
}

async function run(paths: readonly string[], order: Partial<LedgerOrder> = {}): Promise<Shown> {
  const spy = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await showLedger(paths, given, { ledger, folder: join(folder, 'ut'), ...order });
    const text = spy.mock.calls.map(([chunk]) => String(chunk)).join('');
    return { text, exitCode: Number(process.exitCode) };
  } finally {
    spy.mockRestore();
    process.exitCode = before ?? 0;
  }
}

const faultsOf = (work: Promise<unknown>): Promise<readonly Fault[]> =>
  work.then(
    () => [],
    (error: { faults?: readonly Fault[] }) => error.faults ?? Promise.reject(error),
  );

const codes = (faults: readonly Fault[]): string[] => faults.map(({ code }) => code);

describe('the ledger shown', () => {
  test('as a table that was read and approved', async () => {
    expectGolden('liggare/tabell.txt', (await run([])).text);
  });

  test('as CSV that was read and approved', async () => {
    expectGolden('liggare/liggare.csv', (await run([], { format: 'csv' })).text);
  });

  test('as JSON that was read and approved', async () => {
    expectGolden('liggare/liggare.json', (await run([], { format: 'json' })).text);
  });

  test('one body and one year, by slug or short name', async () => {
    const { text } = await run([], { organ: 'psvo', ar: 2024 });
    expect(text).toContain('§\u00a02/24');
    expect(text).not.toContain('LSVO 2023');
    expect((await run([], { organ: 'PSVO' })).text).toBe(text);
    const perMeeting = await run([], { organ: 'att-aldras', ar: 2023 });
    expect(perMeeting.text).toContain('punkt\u00a02');
  });

  test('no line of the table is wider than a terminal', async () => {
    const { text } = await run([]);
    const tables = text.split('\n').filter((line) => /^(§|punkt|\d)/.test(line) && !/: | poster /.test(line));
    expect(tables.length).toBeGreaterThan(10);
    for (const line of tables) expect([...line].length).toBeLessThanOrEqual(100);
  });

  test('nothing found is a sentence, and a body that nobody knows a fault with a suggestion', async () => {
    expect(await run([], { organ: 'lsvo', ar: 1999 })).toEqual({
      text: 'Liggaren har inga nummer för LSVO år 1999.\n',
      exitCode: 0,
    });
    const faults = await faultsOf(run([], { organ: 'lsvv' }));
    expect(codes(faults)).toEqual(['ORGAN-001']);
    expect(faults[0]?.hint).toContain('”lsvo”');
    const empty = join(folder, 'tom.sqlite');
    writeFormat1(empty, []);
    expect((await run([], { ledger: empty })).text).toBe('Liggaren är tom: inga möten är införda än.\n');
    const checked = await run([], { ledger: empty, kontrollera: true });
    expect(checked.text).toMatch(/^Liggaren är tom, så i den finns inget att kontrollera\.\n/);
    expect(checked.exitCode).toBe(0);
  });

  test('a ledger that does not exist, and files without --kontrollera, are faults', async () => {
    expect(codes(await faultsOf(run([], { ledger: join(folder, 'ingen.sqlite') })))).toEqual(['LIGGARE-007']);
    expect(codes(await faultsOf(run([folder])))).toEqual(['KONTROLL-018']);
  });
});

test('no field of the CSV is a formula or breaks its row', () => {
  const series = { organ: 'lsvo', period: '2023' };
  const m = meeting({ series, mote: 'lsvo-2023-02-02', datum: '2023-02-02' });
  const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', 'a;b', 'a"b', 'a\nb', ' a'];
  const poster = entries([m.infort('2023-01-01T00:00:00Z', arenden(...evil))]);
  const [year] = yearsOf([sound(poster)], organ);
  if (!year) throw new Error('no year');
  const csv = liggareCsv(rowsOf(year));
  expect(csv.startsWith('\ufeff')).toBe(true);
  const fields = parseCsv(csv.slice(1));
  expect(new Set(fields.map((row) => row.length)).size).toBe(1);
  const rubriker = fields.slice(1).map((row) => row[7] ?? '');
  expect(rubriker).toEqual(evil.map((text) => (/^[=+\-@\t]/.test(text) ? `'${text}` : text)));
});

/** RFC 4180 with semicolons, by a reader that knows nothing of the writer. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let rest = text;
  while (rest !== '') {
    const match = /^(?:"((?:[^"]|"")*)"|([^;\r\n"]*))(;|\r\n)/.exec(rest);
    if (!match) throw new Error(`no CSV: ${rest.slice(0, 20)}`);
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    rest = rest.slice(match[0].length);
    if (match[3] === '\r\n' && rest !== '') rows.push([]);
  }
  return rows;
}

function sound(poster: readonly Post[]): SerieHistorik {
  const { organ: slug, period } = poster[0] as Post;
  const replayed = replayStored({ organ: slug, period }, poster);
  if (!replayed.ok) throw new Error(`entry ${replayed.nr}`);
  return replayed;
}

test('templates/README.md names every field of the ledger', () => {
  const poster = givenYear().filter(({ organ: slug }) => slug === 'lsvo');
  const own = sound(poster);
  const [year] = yearsOf([own], organ);
  const last = poster.at(-1);
  if (!year || !last) throw new Error('no year');
  const moten = own.serie.moten.map((mote) => ({ mote, paragrafer: '', dokument: documentsOf(own, mote) }));
  const names = fieldNames(
    liggareView({
      year,
      rows: rowsOf(year),
      luckor: [],
      borjan: beginningsOf(year),
      moten,
      last,
      templates: new Map(),
    }),
  );
  const readme = readFileSync('templates/README.md', 'utf8');
  const named = new Set(readme.match(/[\p{L}\d]+(?:-\p{L}+)*/gu));
  expect([...names].filter((name) => !named.has(name))).toEqual([]);
});

describe('Paragrafliggare as PDF', () => {
  const ut = join(folder, 'pdf');

  beforeAll(async () => {
    await run([], { format: 'pdf', folder: ut });
  }, 120_000);

  test('is one file per body and year', () => {
    expect(readdirSync(ut).sort()).toEqual([
      'paragrafliggare-att-aldras-2023.pdf',
      'paragrafliggare-avskaffat-2022.pdf',
      'paragrafliggare-lsvo-2023.pdf',
      'paragrafliggare-psvo-2024.pdf',
    ]);
  });

  test.each(['lsvo-2023', 'att-aldras-2023', 'psvo-2024', 'avskaffat-2022'])(
    '%s says what was read and approved, and conforms',
    async (name) => {
      const bytes = readFileSync(join(ut, `paragrafliggare-${name}.pdf`));
      expect(await checkPdf(bytes, { form: 'portal' })).toEqual([]);
      const reading = await readPdf(bytes);
      expectGolden(`liggare/${name}/structure.txt`, structureText(reading));
      expectGolden(`liggare/${name}/text.txt`, plainText(reading));
    },
  );

  test('prints hashes, names and the head letter by letter', async () => {
    const text = plainText(await readPdf(readFileSync(join(ut, 'paragrafliggare-lsvo-2023.pdf'))));
    for (const { fil, sha256: hash } of [JANUARI, JANUARI_SIGNERAT, MARS, EXTRA, MAJ, MAJ_RATTELSE]) {
      expect(text).toContain(fil);
      expect(text).toContain(hash);
    }
    expect(text).not.toContain(MARS_FORST.sha256);
    expect(text.replace(/\s/g, '')).toContain(headOf(givenYear()).hash);
  });

  test('has room for the widest hashes, numbers and words, and breaks no hash', async () => {
    const series = { organ: 'psvo', period: '2024' };
    const datum = '2024-12-17';
    const m = meeting({ series, mote: `psvo-${datum}`, datum });
    const pdf = { fil: `protokoll-psvo-${datum}.pdf`, sha256: '8'.repeat(64), sidor: 100 };
    const rubriker = [
      'Ansvarsfördelningsöverenskommelserna # SOC2023/01377-12',
      'MEDFINANSIERINGSAVTALSUPPFÖLJNING # 2023/00412-108',
      'Val',
    ];
    const worst = join(folder, 'bredast.sqlite');
    writeLedger(
      worst,
      entries([
        { series, tid: '2024-01-01T00:00:00Z', handelse: { slag: 'borjan', nummer: 8888 } },
        m.infort('2024-12-01T00:00:00Z', arenden(...rubriker)),
        m.kallat('2024-12-02T00:00:00Z'),
        m.hallet('2024-12-17T00:00:00Z'),
        m.faststallt('2024-12-18T00:00:00Z', 8888, pdf),
      ]),
    );
    const out = join(folder, 'bredast');
    await run([], { format: 'pdf', folder: out, ledger: worst });
    const text = plainText(await readPdf(readFileSync(join(out, 'paragrafliggare-psvo-2024.pdf'))));
    expect(text).toContain(`\n${'8'.repeat(8)}\n`);
    expect(text).toContain('8'.repeat(64));
    expect(text).toContain('§\u00a08890/24');
    expect(text).toContain('\nSOC2023/01377-12\n');
  });

  test('is the same bytes for the same ledger', async () => {
    const again = join(folder, 'igen');
    await run([], { format: 'pdf', folder: again, organ: 'lsvo', ar: 2023 });
    expect(sha256(readFileSync(join(again, 'paragrafliggare-lsvo-2023.pdf')))).toBe(
      sha256(readFileSync(join(ut, 'paragrafliggare-lsvo-2023.pdf'))),
    );
  });
});

/** Outlines as the protokoll of the given year have them. */
const outline = (...labels: string[]): string[] => [
  'Ärendeförteckning',
  ...labels.map((label) => `${label} Rubrik`),
];

const file = (pdf: { fil: string; sha256: string }, titles: string[] | null): PdfAtHand => ({
  path: `arkiv/${pdf.fil}`,
  name: pdf.fil,
  sha256: pdf.sha256,
  arPdf: true,
  outline: titles,
});

const ATHAND = [
  file(JANUARI, outline('§ 1', '§ 2', '§ 3')),
  file(JANUARI_SIGNERAT, []),
  file(MARS, outline('§ 4', '§ 6')),
  file(EXTRA, outline('§ 7')),
  file(MAJ, outline('§ 8', '§ 9')),
  file(MAJ_RATTELSE, outline('§ 8', '§ 9')),
  file(ALDRAS, outline('1).', '2).')),
  file(PSVO, outline('§\u00a01/24', '§\u00a02/24')),
];

function verified(
  poster: readonly Post[],
  more: { huvud?: string; filer?: PdfAtHand[] | null } = {},
): Verification {
  const serier = bySeries(poster).map((one) => ({ ...one, replayed: replayStored(one.series, one.poster) }));
  return verify({
    liggare: LEDGER,
    poster,
    breaks: breaksOf(poster),
    serier,
    organ,
    known: recordedFiles(serier, organ),
    huvud: more.huvud ?? null,
    filer: more.filer === undefined ? null : more.filer,
    stangda: [],
    skyddad: true,
    head: headOf(poster),
  });
}

const found = (poster: readonly Post[], more?: Parameters<typeof verified>[1]): string[] =>
  verified(poster, more).findings.map(
    ({ code, path, file: where, text }) => `${code} ${where} ${path} | ${text}`,
  );

const changed = (poster: readonly Post[], nr: number, change: (handelse: Handelse) => Handelse): Post[] =>
  poster.map((post) =>
    post.nr === nr ? { ...post, handelse: change(structuredClone(post.handelse)) } : post,
  );

const nrOf = (poster: readonly Post[], slag: Handelse['slag'], mote: string): number =>
  poster.find(({ handelse }) => handelse.slag === slag && 'mote' in handelse && handelse.mote === mote)?.nr ??
  0;

describe('--kontrollera', () => {
  const poster = givenYear();
  const followedBy = (...more: Happening[]): Post[] =>
    entries([
      ...poster.map(({ organ: slug, ...own }) => ({ series: { organ: slug, period: own.period }, ...own })),
      ...more,
    ]);

  test('finds nothing wrong where nothing is, and says what it looked at', () => {
    const { findings, verified: sum } = verified(poster, { filer: ATHAND, huvud: poster[9]?.hash ?? '' });
    expect(findings).toEqual([]);
    expectGolden('liggare/kontroll.txt', `${verifiedWords(sum)}\n`);
    expectGolden('liggare/kontroll-utan-filer.txt', `${verifiedWords(verified(poster).verified)}\n`);
    expectGolden(
      'liggare/kontroll-annat.txt',
      `${verifiedWords(verified(poster, { filer: [file(pdfOf('annat.pdf', 1), null)] }).verified)}\n`,
    );
  });

  test('tells each disagreement with its place, in words that were read and approved', () => {
    const nr = nrOf(poster, 'infort', 'lsvo-2023-03-17');
    const tampered = changed(poster, nr, (handelse) => ({ ...handelse, fil: 'annan.yaml' }) as Handelse);
    const filer = [
      file(JANUARI, outline('§ 1', '§ 2', '§ 3')),
      file({ ...MARS, sha256: sha256('något annat') }, outline('§ 4')),
      file(MARS_FORST, outline('§ 4', '§ 5', '§ 6')),
      file(EXTRA, outline('§ 8')),
      file({ ...MAJ, sha256: sha256('trasig') }, null),
      file(pdfOf('protokoll-lsvo-2023-11-17-utkast.pdf', 1), outline('§ 14', '§ 15')),
      file(pdfOf('protokoll-lsvo-2023-06-09-utkast.pdf', 1), outline('§ 10')),
      file({ ...JANUARI, fil: ALDRAS.fil }, outline('§ 1', '§ 2', '§ 3')),
      file(pdfOf('protokoll-lsvo-2023-08-25.pdf', 1), outline('§ 10')),
    ];
    const { findings, verified: sum } = verified(tampered, { filer, huvud: 'f'.repeat(64) });
    expectGolden('liggare/kontroll-fel.txt', `${formatFaults(findings, fileWords(sum).join(' '))}\n`);
  });

  test('an entry that was changed', () => {
    const nr = nrOf(poster, 'infort', 'lsvo-2023-03-17');
    expect(
      found(changed(poster, nr, (handelse) => ({ ...handelse, fil: 'annan.yaml' }) as Handelse)),
    ).toEqual([
      `KONTROLL-001 ${LEDGER} Post ${nr} | Post ${nr} i liggaren (LSVO, skriven 2023-03-06) har ändrats efter att den skrevs.`,
    ]);
  });

  test('the day of an entry is that of Sweden, and an entry may have none', () => {
    const november = meeting({ series: lsvo, mote: 'lsvo-2023-11-17', datum: '2023-11-17' });
    const [late] = entries([november.infort('2023-11-16T23:30:00Z', arenden('Ett'))]) as [Post];
    expect(found([{ ...late, av: 'Någon annan' }])[0]).toContain('(LSVO, skriven 2023-11-17)');
    expect(found([{ ...late, tid: 'igår' }])[0]).toContain('(LSVO, utan tid)');
  });

  test('an entry that was exchanged, with its own hash reckoned anew', () => {
    const nr = nrOf(poster, 'infort', 'lsvo-2023-03-17');
    const exchanged = changed(poster, nr, (handelse) => ({ ...handelse, fil: 'annan.yaml' }) as Handelse);
    const anew = relinked(exchanged);
    const forged = exchanged.map((post) => (post.nr === nr ? (anew[nr - 1] as Post) : post));
    expect(found(forged)).toEqual([expect.stringContaining(`KONTROLL-002 ${LEDGER} Post ${nr + 1} | `)]);
  });

  test('whatever is changed in any entry, and whatever entry is taken away, is found', () => {
    const fields = ['nr', 'organ', 'period', 'tid', 'av', 'forra', 'hash', 'handelse'] as const;
    fc.assert(
      fc.property(fc.nat(poster.length - 1), fc.constantFrom(...fields), (index, field) => {
        const value = field === 'nr' ? 1000 : field === 'handelse' ? { slag: 'borjan', nummer: 1 } : 'annat';
        const edited = poster.map((post, at) => (at === index ? { ...post, [field]: value } : post));
        expect(found(edited as Post[]).length).toBeGreaterThan(0);
        const head = headOf(poster).hash;
        const fewer = poster.filter((_, at) => at !== index);
        expect(found(fewer, { huvud: head }).length).toBeGreaterThan(0);
      }),
      { seed: 7, numRuns: 400 },
    );
  });

  test('entries that were removed, added twice or that changed places', () => {
    expect(found(poster.filter(({ nr }) => nr !== 3))[0]).toContain('KONTROLL-003');
    const twice = poster.flatMap((post) => (post.nr === poster.length ? [post, post] : [post]));
    expect(found(twice)[0]).toMatch(/KONTROLL-003 .*står där post \d+ skulle stå/);
    const swapped = [poster[1], poster[0], ...poster.slice(2)] as Post[];
    expect(found(swapped).filter((line) => line.includes('KONTROLL-003')).length).toBeGreaterThan(1);
    const twoGaps = found(poster.filter(({ nr }) => nr !== 3 && nr !== 10)).filter((line) =>
      /-003/.test(line),
    );
    expect(twoGaps.map((line) => /Post (\d+) i .* post (\d+) skulle/.exec(line)?.slice(1))).toEqual([
      ['4', '3'],
      ['11', '10'],
    ]);
  });

  test('a history that cannot have happened, though its chain holds', () => {
    const nr = nrOf(poster, 'faststallt', 'lsvo-2023-01-20');
    const impossible = relinked(changed(poster, nr, (handelse) => ({ ...handelse, forsta: 2 }) as Handelse));
    expect(found(impossible)).toEqual([
      expect.stringMatching(new RegExp(`^KONTROLL-004 .* LSVO 2023 \\| Post ${nr} .*”fastställt” går inte`)),
    ]);
    const broken = relinked(
      changed(
        poster,
        nrOf(poster, 'infort', 'lsvo-2023-01-20'),
        (handelse) => ({ ...handelse, arenden: 7 }) as never,
      ),
    );
    expect(found(broken)).toEqual([expect.stringMatching(/^KONTROLL-019 .* LSVO 2023 \| Post 2 /)]);
  });

  test('a number that is missing, or that stands twice', () => {
    const { serie } = sound(poster.filter(({ organ: slug }) => slug === 'lsvo'));
    const edited = (change: (serie: LiggareSerie) => void): string[] => {
      const copy = structuredClone(serie);
      change(copy);
      return seriesFindings(copy, organ.get('lsvo') ?? null).map(({ code, text }) => `${code} ${text}`);
    };
    expect(edited(() => {})).toEqual([]);
    expect(edited(({ moten }) => moten[0]?.paragrafer.splice(1, 1))).toEqual([
      'KONTROLL-005 Numret §\u00a02 saknas och är inte makulerat.',
    ]);
    const first = (copy: LiggareSerie) => copy.moten[0]?.paragrafer.at(-1) ?? { nummer: 0 };
    expect(edited((copy) => Object.assign(first(copy), { nummer: 4 }))).toEqual([
      'KONTROLL-006 Numret §\u00a04 finns två gånger: LSVO 2023-01-20 och LSVO 2023-03-17.',
      'KONTROLL-005 Numret §\u00a03 saknas och är inte makulerat.',
    ]);
    expect(edited((copy) => Object.assign(copy.moten[0] ?? {}, { datum: '2022-12-31' }))).toEqual([
      'KONTROLL-016 LSVO 2022-12-31 står i numreringen för 2023, dit det inte hör.',
    ]);
  });

  test('meetings that are not numbered in the order of their dates, unless a reason says why', () => {
    const year = (skal?: string): Happening[] => {
      const mars = meeting({ series: lsvo, mote: 'lsvo-2023-03-03', datum: '2023-03-03' });
      const februari = meeting({ series: lsvo, mote: 'lsvo-2023-02-02', datum: '2023-02-02' });
      return [
        mars.infort('2023-03-01T00:00:00Z', arenden('Ett', 'Två')),
        mars.kallat('2023-03-02T00:00:00Z'),
        mars.hallet('2023-03-03T00:00:00Z'),
        mars.faststallt('2023-03-04T00:00:00Z', 1, MARS),
        februari.infort('2023-03-05T00:00:00Z', arenden('Tre'), skal === undefined ? {} : { skal }),
        februari.kallat('2023-03-05T01:00:00Z'),
        februari.hallet('2023-03-05T02:00:00Z'),
        februari.faststallt('2023-03-06T00:00:00Z', 3, JANUARI),
      ];
    };
    expect(found(entries(year()))).toEqual([
      `KONTROLL-007 ${LEDGER} LSVO 2023 | Mötet 2023-02-02 har §\u00a03, men det senare mötet 2023-03-03 har de lägre numren §\u00a01–§\u00a02, och inget skäl är antecknat.`,
    ]);
    expect(found(entries(year('Februari skrevs ut för sent.')))).toEqual([]);
  });

  test('an earlier head that is gone: the tail was cut off, or an old copy put back', () => {
    const head = headOf(poster).hash;
    expect(found(poster, { huvud: head })).toEqual([]);
    expect(found(poster, { huvud: head.slice(0, 12) })).toEqual([]);
    // That of an empty ledger vouches for nothing.
    expect(found([], { huvud: '0'.repeat(12) })).toEqual([]);
    expect(found(poster, { huvud: '0'.repeat(12) })).toEqual([expect.stringMatching(/^KONTROLL-009 /)]);
    expect(found(poster.slice(0, -1), { huvud: head })).toEqual([
      `KONTROLL-009 ${LEDGER} Huvudet | Huvudet ${head} finns inte bland liggarens ${poster.length - 1} poster.`,
    ]);
  });

  test('a file that was changed, or cannot be read, under a name of the ledger', () => {
    const other = { ...MARS, sha256: sha256('något annat') };
    expect(found(poster, { filer: [file(other, outline('§ 4', '§ 6'))] })).toEqual([
      expect.stringMatching(/^KONTROLL-010 arkiv\/protokoll-lsvo-2023-03-17\.pdf .*LSVO 2023-03-17/),
    ]);
    expect(found(poster, { filer: [file(other, null)] })).toEqual([expect.stringMatching(/^KONTROLL-015 /)]);
    expect(found(poster, { filer: [file(MARS, null)] })).toEqual([expect.stringMatching(/^KONTROLL-015 /)]);
  });

  test('a protokoll under the name of another, or of a draft; a free name is nothing wrong', () => {
    const called = (fil: string, own = MARS, labels = ['§ 4', '§ 6']): string[] =>
      found(poster, { filer: [file({ ...own, fil }, outline(...labels))] });
    const told = (heter: string, innehaller: string) => [
      expect.stringMatching(
        new RegExp(`^KONTROLL-020 .* Filen heter som ${heter} men innehåller ${innehaller}\\.$`),
      ),
    ];
    const mars = 'protokollet från LSVO 2023-03-17';
    expect(called(JANUARI.fil)).toEqual(told('protokollet från LSVO 2023-01-20', mars));
    expect(called(PSVO.fil)).toEqual(told('protokollet från PSVO 2024-01-19', mars));
    expect(called('protokoll-lsvo-2023-03-17-utkast.pdf')).toEqual(
      told('ett utkast till protokoll från LSVO 2023-03-17', mars),
    );
    // Names that no file has had yet.
    expect(called('protokoll-lsvo-2023-11-17.pdf')).toEqual(told('protokollet från LSVO 2023-11-17', mars));
    expect(called('protokoll-lsvo-2023-08-25.pdf')).toEqual(told('protokollet från LSVO 2023-08-25', mars));
    expect(called(MAJ.fil, MAJ_RATTELSE, ['§ 8', '§ 9'])).toEqual(
      told('protokollet från LSVO 2023-05-12', 'rättelse 1 av protokollet från LSVO 2023-05-12'),
    );
    expect(called(MAJ_RATTELSE.fil, MAJ, ['§ 8', '§ 9'])).toEqual(
      told('rättelse 1 av protokollet från LSVO 2023-05-12', 'protokollet från LSVO 2023-05-12'),
    );
    for (const free of ['mars.pdf', 'protokoll-lsvo-2023-03-17-kopia.pdf', 'protokoll-annat-2023-03-17.pdf'])
      expect(called(free)).toEqual([]);
    // The signed copy in the place of the frozen one is the same document.
    expect(called(JANUARI.fil, { ...JANUARI_SIGNERAT, sidor: 9 }, ['§ 1', '§ 2', '§ 3'])).toEqual([]);
  });

  test('a protokoll of which the ledger knows nothing: its tail was cut off, or it is another ledger', () => {
    const cut = poster.slice(
      0,
      poster.findIndex(({ handelse }) => handelse.slag === 'rattat'),
    );
    expect(found(cut, { filer: ATHAND })).toEqual([
      `KONTROLL-021 arkiv/${MAJ_RATTELSE.fil}  | Filen ser ut att vara ett fastställt protokoll från LSVO 2023-05-12, men det står inte i liggaren.`,
      `KONTROLL-021 arkiv/${PSVO.fil}  | Filen ser ut att vara ett fastställt protokoll från PSVO 2024-01-19, men det står inte i liggaren.`,
    ]);
    const unknown = (fil: string): string[] => found(poster, { filer: [file(pdfOf(fil, 1), null)] });
    for (const name of [
      '2023-08-25',
      '2023-08-25-extra',
      '2023-11-17',
      '2023-06-09-nr2',
      '2023-03-17-rattelse-1',
    ])
      expect(unknown(`protokoll-lsvo-${name}.pdf`)).toEqual([expect.stringMatching(/^KONTROLL-021 /)]);
    expect(unknown('protokoll-avskaffat-2022-02-02.pdf')).toEqual([
      expect.stringMatching(/^KONTROLL-021 .*från avskaffat 2022-02-02/),
    ]);
    for (const name of ['protokoll-lsvo-2023-08-25-utkast.pdf', 'protokoll-lsvo-2023-08-25-arkiv.pdf'])
      expect(unknown(name)).toEqual([]);
    expect(unknown('protokoll-kommunstyrelsen-2023-08-25.pdf')).toEqual([]);
    // What a body has whose entries cannot be read, nobody can say.
    const form = changed(poster, nrOf(poster, 'infort', 'lsvo-2023-01-20'), () => ({}) as never);
    expect(found(relinked(form), { filer: ATHAND }).filter((line) => line.includes('-021'))).toEqual([]);
  });

  test('a file whose numbers are others than those of the ledger', () => {
    expect(found(poster, { filer: [file(MARS, outline('§ 4', '§ 5', '§ 6'))] })).toEqual([
      expect.stringMatching(
        /^KONTROLL-011 .*Enligt liggaren har LSVO 2023-03-17 §\u00a04, §\u00a06, men i filen står §\u00a04–§\u00a06\.$/,
      ),
    ]);
    expect(found(poster, { filer: [file(ALDRAS, outline('1).', '3).'))] })).toEqual([
      expect.stringMatching(/^KONTROLL-011 /),
    ]);
    expect(found(poster, { filer: [file(PSVO, outline('§ 1', '§ 3'))] })).toEqual([]);
  });

  test('a protokoll that was unlocked or voided since, and a rättelse that was taken back', () => {
    expect(found(poster, { filer: [file(MARS_FORST, outline('§ 4', '§ 5', '§ 6'))] })).toEqual([
      expect.stringMatching(
        /^KONTROLL-012 .*tidigare protokoll från LSVO 2023-03-17, som låstes upp 2023-03-21 och inte gäller längre\.$/,
      ),
    ]);
    const extra = meeting({ series: lsvo, mote: 'lsvo-2023-03-17-extra', datum: '2023-03-17', extra: true });
    const voided = followedBy(extra.makulerat('2024-02-01T23:30:00Z', 'Fel dag.'));
    expect(found(voided, { filer: [file(EXTRA, outline('§ 7'))] })).toEqual([
      expect.stringMatching(
        /^KONTROLL-012 .*är protokollet från LSVO 2023-03-17 \(extra\), som makulerades 2024-02-02 och inte gäller längre\.$/,
      ),
    ]);
    const maj = meeting({ series: lsvo, mote: 'lsvo-2023-05-12', datum: '2023-05-12' });
    const back = followedBy(maj.upplast('2024-02-01T08:00:00Z', 'Beloppet var rätt.'));
    const filer = [file(MAJ, outline('§ 8', '§ 9')), file(MAJ_RATTELSE, outline('§ 8', '§ 9'))];
    expect(found(poster, { filer })).toEqual([]);
    expect(found(back, { filer })).toEqual([
      expect.stringMatching(
        /^KONTROLL-012 arkiv\/protokoll-lsvo-2023-05-12-rattelse-1\.pdf .*låstes upp 2024-02-01 utan att ha justerats\. Rättelsen gäller inte, utan det som var justerat före den\.$/,
      ),
    ]);
    expect(verified(back, { filer }).verified).toMatchObject({ stammer: 1, saknas: 5 });
  });

  test('what this program made beside the protokoll is not counted as unknown', () => {
    const own = ['protokoll-lsvo-2023-01-20-arkiv.pdf', 'paragrafliggare-lsvo-2023.pdf'];
    const other = ['arkiv.pdf', 'paragrafliggare.pdf', 'protokoll-lsvo-2023-01-20-kopia.pdf'];
    const filer = [...own, ...other].map((name) => file(pdfOf(name, 1), null));
    expect(verified(poster, { filer }).verified.okanda).toBe(other.length);
  });

  test('a draft whose numbers or meeting have moved', () => {
    const draft = (datum: string, ...labels: string[]): PdfAtHand =>
      file(pdfOf(`protokoll-lsvo-${datum}-utkast.pdf`, 1), outline(...labels));
    expect(found(poster, { filer: [draft('2023-11-17', '§ 12', '§ 13')] })).toEqual([]);
    expect(found(poster, { filer: [draft('2023-11-17', '§ 14', '§ 15')] })).toEqual([
      expect.stringMatching(
        /^KONTROLL-013 .*i filen står §\u00a014–§\u00a015, men LSVO 2023-11-17 har nu §\u00a012–§\u00a013/,
      ),
    ]);
    expect(found(poster, { filer: [draft('2023-06-09', '§ 12')] })).toEqual([
      expect.stringMatching(/^KONTROLL-014 .*LSVO 2023-06-09 är makulerat/),
    ]);
    expect(found(poster, { filer: [draft('2023-12-29', '§ 14')] })).toEqual([
      expect.stringMatching(/^KONTROLL-014 .*LSVO 2023-12-29 är flyttat till 2024-01-05/),
    ]);
    expect(found(poster, { filer: [draft('2023-09-22', '§ 10', '§ 11')] })).toEqual([
      expect.stringMatching(/^KONTROLL-014 .*flyttat till 2023-10-06/),
    ]);
    const anew = meeting({ series: lsvo, mote: 'lsvo-2023-06-09-nr2', datum: '2023-06-09' });
    const more = followedBy(anew.infort('2024-02-01T08:00:00Z', arenden('Bemanning')));
    expect(found(more, { filer: [draft('2023-06-09-nr2', '§ 10')] })).toEqual([]);
    expect(found(more, { filer: [draft('2023-06-09', '§ 10')] })).toEqual([
      expect.stringMatching(/^KONTROLL-014 .*är makulerat/),
    ]);
    const rattelse = verified(poster, { filer: [draft('2023-05-12-rattelse-2', '§ 8', '§ 9')] });
    expect(rattelse.findings).toEqual([]);
    expect(rattelse.verified.utkast).toBe(1);
  });
});

describe('the check as a command', () => {
  const ut = join(folder, 'kontroll');
  const own = join(folder, 'kontroll.sqlite');
  const name = 'protokoll-lsvo-2023-01-20.pdf';

  beforeAll(async () => {
    mkdirSync(ut);
    const heading = (label: string, rubrik: string) => ({
      kind: 'heading' as const,
      level: 2 as const,
      outline: `${label} ${rubrik}`,
      label,
      content: [{ kind: 'text' as const, text: rubrik }],
    });
    const tree = {
      title: 'LSVO 2023-01-20',
      lang: 'sv-SE',
      author: 'LSVO',
      subject: 'Prov',
      runningHead: { left: 'LSVO', right: [], mark: null },
      accent: '#1d4f5c',
      blocks: [
        { kind: 'heading' as const, level: 1 as const, content: [{ kind: 'text' as const, text: 'LSVO' }] },
        heading('§\u00a01', 'Dagordning'),
        {
          kind: 'paragraph' as const,
          style: 'brodtext' as const,
          content: [{ kind: 'text' as const, text: 'Text.' }],
        },
      ],
    };
    const how = { form: 'portal' as const, created: '2023-01-20T12:00:00Z' };
    const finished = await produce(tree, how, given, { file: name, source: null });
    writeFileSync(join(ut, name), finished.bytes);
    const januari = meeting({ series: lsvo, mote: 'lsvo-2023-01-20', datum: '2023-01-20' });
    writeLedger(
      own,
      entries([
        januari.infort('2023-01-09T08:00:00Z', arenden('Dagordning')),
        januari.kallat('2023-01-10T08:00:00Z'),
        januari.hallet('2023-01-20T12:00:00Z'),
        januari.faststallt('2023-01-23T08:00:00Z', 1, { fil: name, sha256: finished.sha256, sidor: 1 }),
      ]),
    );
  });

  const control = (paths: readonly string[] = [], order: Partial<LedgerOrder> = {}): Promise<Shown> =>
    run(paths, { ledger: own, folder: ut, kontrollera: true, ...order });

  test('compares the PDFs of the folder, or those that are named', async () => {
    const { text, exitCode } = await control();
    expect(exitCode).toBe(0);
    expect(text).toContain('Ett protokoll stämmer.');
    expect(await control([join(ut, name)])).toEqual({ text, exitCode });
    expect((await control([], { folder: join(folder, 'finns-inte') })).text).toContain(
      'Inga PDF-filer har jämförts.',
    );
    expect(codes(await faultsOf(control([join(ut, 'saknas.pdf')])))).toEqual(['FIL-002']);
  });

  test('goes on past what cannot be opened, and tells it', async () => {
    const odd = join(folder, 'udda');
    mkdirSync(join(odd, 'mapp.pdf'), { recursive: true });
    symlinkSync(join(odd, 'finns-inte'), join(odd, 'bruten.pdf'));
    writeFileSync(join(odd, name), readFileSync(join(ut, name)));
    const { text, exitCode } = await control([odd]);
    expect(exitCode).toBe(1);
    expect(text.match(/\(KONTROLL-\d+\)/g)).toEqual(['(KONTROLL-022)', '(KONTROLL-022)']);
    expect(text).toContain('Det här är en mapp');
    expect(text).toContain('gick inte att öppna');
    expect(text).toContain('Två fel i två filer. Ett protokoll stämmer.');
  });

  test('does not call a file that is no PDF another PDF', async () => {
    const { text, exitCode } = await control([join(ut, name), own]);
    expect(exitCode).toBe(0);
    expect(text).toContain('Ett protokoll stämmer.\nEn fil är ingen PDF och har inte bedömts.\n');
    expect(text).not.toContain('annan PDF-fil');
  });

  test('ends with exit code 1 and the place where something disagrees', async () => {
    const copy = join(folder, 'andrad');
    mkdirSync(copy);
    writeFileSync(join(copy, name), Buffer.concat([readFileSync(join(ut, name)), Buffer.from('\n')]));
    const { text, exitCode } = await control([copy]);
    expect(exitCode).toBe(1);
    expect(text).toContain('(KONTROLL-010)');
    expect(text).toContain(join(copy, name));
  });

  test('takes a head, or its first digits, and refuses what is none', async () => {
    expect((await control([], { kontrollera: false, huvud: 'ab'.repeat(32) })).exitCode).toBe(1);
    expect(codes(await faultsOf(control([], { huvud: 'inget' })))).toEqual(['KONTROLL-017']);
  });
});

test('a ledger that was changed behind our back is not shown', async () => {
  const forged = join(folder, 'forfalskad.sqlite');
  writeLedger(forged, givenYear().slice(0, 4));
  const { DatabaseSync } = await import('@photostructure/sqlite');
  const db = new DatabaseSync(forged);
  db.exec(
    "DROP TRIGGER post_update; UPDATE post SET handelse = replace(handelse, '2022/01873', '2022/09999')",
  );
  db.close();
  expect(codes(await faultsOf(run([], { ledger: forged })))).toEqual(['LIGGARE-011']);
  const { text } = await run([], { ledger: forged, kontrollera: true });
  expect(text).toContain('(KONTROLL-001)');
  expect(text).toContain('(KONTROLL-023)');
  const again = new DatabaseSync(forged);
  again.exec("DROP INDEX IF EXISTS post_fil; UPDATE post SET handelse = 'inte JSON' WHERE nr = 2");
  again.close();
  const unreadable = await run([], { ledger: forged, kontrollera: true });
  expect(unreadable.exitCode).toBe(1);
  for (const part of ['Post 2 (KONTROLL-001)', 'LSVO 2023 (KONTROLL-019)', 'Inga PDF-filer har jämförts.'])
    expect(unreadable.text).toContain(part);
  expect(unreadable.text).not.toContain('--kontrollera');
});

test('a ledger whose protection was taken away, with nothing changed yet', async () => {
  const open = join(folder, 'oskyddad.sqlite');
  writeLedger(open, givenYear());
  const check = () => run([], { ledger: open, kontrollera: true, folder: join(folder, 'finns-inte') });
  expect((await check()).exitCode).toBe(0);
  const { DatabaseSync } = await import('@photostructure/sqlite');
  const db = new DatabaseSync(open);
  db.exec('DROP TRIGGER post_delete; CREATE TRIGGER post_delete BEFORE DELETE ON post BEGIN SELECT 1; END');
  db.close();
  const { text, exitCode } = await check();
  expect(exitCode).toBe(1);
  expect(text.match(/\(KONTROLL-\d+\)/g)).toEqual(['(KONTROLL-023)']);
});

describe('a ledger whose entries somebody wrote, with a chain that holds', () => {
  const infort = of(lsvo, '2023-01-20').infort('2023-01-09T08:00:00Z', arenden('Dagordning'));
  const evil = (handelse: object, organ = 'lsvo'): Happening => ({
    series: { organ, period: '2023' },
    tid: '2023-01-10T08:00:00Z',
    handelse: handelse as Handelse,
  });

  /** Past the triggers, with the rows as they come. */
  async function forge(name: string, happenings: readonly Happening[]): Promise<string> {
    const path = join(folder, `${name}.sqlite`);
    writeLedger(path, givenYear().slice(0, 1));
    const { DatabaseSync } = await import('@photostructure/sqlite');
    const db = new DatabaseSync(path);
    db.exec('DROP TRIGGER post_delete; DELETE FROM post');
    const insert = db.prepare('INSERT INTO post VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    for (const { nr, organ: slug, period, tid, av, handelse, forra, hash } of entries(happenings))
      insert.run(nr, slug, period, tid, av, JSON.stringify(handelse), forra, hash);
    db.close();
    return path;
  }

  test.each([
    ['numbers without end', [evil({ slag: 'borjan', nummer: 1e17 })]],
    ['a body that leads out of the folder', [evil(infort.handelse, 'x/../../../evil')]],
    ['an ärende without a rubrik', [evil({ ...infort.handelse, arenden: [{ diarienummer: null }] })]],
    ['no date', [evil({ ...infort.handelse, datum: 'not a date' })]],
    ['a key that no event has', [evil({ ...infort.handelse, gomt: 1 })]],
  ])('is told and not shown: %s', async (name, happenings) => {
    const path = await forge(name.replaceAll(' ', '-'), happenings);
    const { text, exitCode } = await run([], { ledger: path, kontrollera: true });
    expect(exitCode).toBe(1);
    expect(text).toContain('(KONTROLL-019)');
    const before = readdirSync(folder);
    for (const format of ['tabell', 'csv', 'json', 'pdf'] as const)
      expect(
        codes(await faultsOf(run([], { ledger: path, format, folder: join(folder, 'a', 'b') }))),
      ).toEqual(['LIGGARE-011']);
    expect(readdirSync(folder)).toEqual(before);
  });
});
