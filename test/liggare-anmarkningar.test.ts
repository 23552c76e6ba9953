// What the ledger tells beside its rows: every reason that was given, where the numbers begin, which meeting is an extra
// one, and meetings whose protokoll is unlocked; as table, CSV, JSON and PDF.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { checkPdf } from '../src/check/check.ts';
import { readPdf } from '../src/check/read.ts';
import { plainText } from '../src/check/structure.ts';
import { type LedgerOrder, showLedger } from '../src/commands/liggare.ts';
import type { Environment } from '../src/environment.ts';
import { OVERFORT_AV } from '../src/messages/numbering.ts';
import { expectGolden } from './golden.ts';
import { writeFormat1 } from './ledger-format-1.ts';
import {
  arenden,
  entries,
  type Happening,
  meeting,
  of,
  pdfOf,
  sha256,
  writeLedger,
} from './liggare-given.ts';
import { environment } from './rendered.ts';

const folder = mkdtempSync(join(tmpdir(), 'justera-anmarkningar-'));
const series = { organ: 'lsvo', period: '2025' };
let given: Environment;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A year that began on paper, in which every rule of order was set aside once. */
function irregularYear(): Happening[] {
  const februari = of(series, '2025-02-14');
  const mars = of(series, '2025-03-21');
  const april = of(series, '2025-04-11');
  const maj = of(series, '2025-05-09');
  const extra = of(series, '2025-06-10', true);
  const juni = of(series, '2025-06-13');
  const igen = meeting({ series, mote: 'lsvo-2025-06-13-nr2', datum: '2025-06-13' });
  return [
    { series, tid: '2025-01-31T09:00:00Z', handelse: { slag: 'borjan', nummer: 100 } },
    { series, tid: '2025-02-03T23:30:00Z', handelse: { slag: 'borjan', nummer: 108 } },
    mars.infort('2025-03-10T08:00:00Z', arenden('Dagordning', 'Budget # 2025/00077')),
    februari.infort('2025-03-11T08:00:00Z', arenden('Dagordning')),
    mars.kallat('2025-03-12T08:00:00Z'),
    mars.hallet('2025-03-21T12:00:00Z'),
    mars.faststallt(
      '2025-03-24T08:00:00Z',
      108,
      pdfOf('protokoll-lsvo-2025-03-21.pdf', 3),
      'Februari dröjer, och budgeten måste expedieras.',
    ),
    februari.kallat('2025-03-25T08:00:00Z'),
    februari.hallet('2025-03-25T08:01:00Z'),
    februari.faststallt('2025-03-26T08:00:00Z', 110, pdfOf('protokoll-lsvo-2025-02-14.pdf', 2)),
    mars.justerat('2025-03-28T08:00:00Z', pdfOf('protokoll-lsvo-2025-03-21.pdf', 3)),
    mars.rattat(
      '2025-04-01T08:00:00Z',
      arenden('Dagordning', 'Budget # 2025/00078'),
      pdfOf('protokoll-lsvo-2025-03-21-rattelse-1.pdf', 1),
      'Fel diarienummer.',
    ),
    mars.upplast('2025-04-02T08:00:00Z', 'Det första diarienumret var rätt.'),
    april.infort('2025-04-01T08:00:00Z', arenden('Dagordning')),
    april.flyttat('2025-04-04T08:00:00Z', '2025-04-15', 'Ordföranden var sjuk.'),
    {
      series,
      tid: '2025-04-16T08:00:00Z',
      handelse: {
        slag: 'hallet',
        mote: 'lsvo-2025-04-11',
        kalla: { fil: 'lsvo-2025-04-11.yaml', sha256: sha256('april') },
        skal: 'Kallelsen gick per telefon.',
      },
    },
    maj.infort('2025-04-20T08:00:00Z', arenden('Dagordning', 'Årsbokslut')),
    maj.faststallt(
      '2025-05-12T08:00:00Z',
      111,
      pdfOf('protokoll-lsvo-2025-05-09.pdf', 2),
      'Kallelsen skickades på papper.',
    ),
    maj.upplast('2025-05-13T08:00:00Z', 'En rubrik saknas.'),
    extra.infort('2025-06-01T08:00:00Z', arenden('Ny ordförande')),
    extra.makulerat('2025-06-09T08:00:00Z', 'Ordföranden är kvar.'),
    juni.infort('2025-06-02T08:00:00Z', arenden('Dagordning')),
    juni.makulerat('2025-06-03T08:00:00Z', 'Fel fil.'),
    igen.infort('2025-06-04T08:00:00Z', arenden('Dagordning'), { skal: 'Mötet blir av ändå.' }),
    maj.andrat('2025-06-05T08:00:00Z', arenden('Dagordning', 'Årsbokslut', 'Höstens möten')),
  ];
}

/** With ordinary spaces. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

async function run(path: string, order: Partial<LedgerOrder> = {}): Promise<string> {
  const spy = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await showLedger([], given, { ledger: path, folder, ...order });
    return spy.mock.calls.map(([chunk]) => String(chunk)).join('');
  } finally {
    spy.mockRestore();
  }
}

const ledger = join(folder, 'liggare.sqlite');

beforeAll(async () => {
  given = await environment();
  writeLedger(ledger, entries(irregularYear()));
});

describe('a year in which the rules were set aside', () => {
  test('has its reasons under the table, as they were read and approved', async () => {
    expectGolden('liggare/anmarkningar.txt', await run(ledger));
  });

  test('has its rows in the order of the numbers, also those that came to an unlocked meeting', async () => {
    const numbers = (await run(ledger)).match(/^§\u00a0\d+/gm);
    expect(numbers).toEqual(numbers?.toSorted());
    expect(numbers).toHaveLength(8);
  });

  test('has them in the CSV, with each row of the meeting', async () => {
    const csv = await run(ledger, { format: 'csv' });
    const budget = csv.split('\r\n').find((row) => row.includes('Budget'));
    expect(budget).toContain('; Rättelse 1 av protokollet från 2025-03-21 togs tillbaka 2025-04-02: ');
    expect(budget).toContain('Februari dröjer');
  });

  test('has them and its beginning in the JSON', async () => {
    const { ar } = JSON.parse(await run(ledger, { format: 'json' }));
    expect(ar[0].borjan).toEqual([{ nummer: 108, post: 2, tid: '2025-02-03T23:30:00Z', av: 'Nils Öhrn' }]);
    const slag = ar[0].moten.flatMap((mote: { anmarkningar: { slag: string }[] }) =>
      mote.anmarkningar.map((one) => one.slag),
    );
    expect(slag.toSorted()).toEqual([
      'flyttat',
      'hallet',
      'infort',
      'ordning',
      'ordning',
      'rattat',
      'tillbaka',
      'upplast',
    ]);
  });

  test('has them in the PDF, which conforms, with the unlocked meeting and its state', async () => {
    await run(ledger, { format: 'pdf' });
    const bytes = readFileSync(join(folder, 'paragrafliggare-lsvo-2025.pdf'));
    expect(await checkPdf(bytes, { form: 'portal' })).toEqual([]);
    expectGolden('liggare/anmarkningar-pdf.txt', plainText(await readPdf(bytes)));
  });
});

test('a year in which the rules were set aside with reasons is whole', async () => {
  const before = process.exitCode;
  const text = await run(ledger, { kontrollera: true, folder: join(folder, 'finns-inte') });
  expect(process.exitCode).toBe(before);
  expect(text).toContain('Åtta nummer. Inget finns två gånger, och varje lucka har ett skäl.');
});

describe('a series that has only its beginning', () => {
  const only = join(folder, 'borjan.sqlite');

  beforeAll(() =>
    writeLedger(
      only,
      entries([{ series, tid: '2025-02-03T09:00:00Z', handelse: { slag: 'borjan', nummer: 2 } }]),
    ),
  );

  test('says so', async () => {
    expect(plain(await run(only, { organ: 'lsvo', ar: 2025 }))).toMatch(
      /^LSVO 2025\n\nInga nummer än\.\n\nAnmärkningar\n- Numren börjar på § 2, för § 1 står på papper\. Det fördes in den 3 februari 2025 av Nils Öhrn\.\n/,
    );
    await run(only, { format: 'pdf' });
    const text = plain(plainText(await readPdf(readFileSync(join(folder, 'paragrafliggare-lsvo-2025.pdf')))));
    expect(text).toContain('Numren börjar på § 2');
    expect(text).toContain('Inga nummer än.');
    expect((await run(only, { kontrollera: true })).split('\n')[1]).toBe('Liggaren har inga nummer än.');
  });
});

test('a series that was taken over from an older ledger says where it began', async () => {
  const old = join(folder, 'format-1.sqlite');
  writeFormat1(old, [
    { organ: 'lsvo', period: '2025', datum: '2025-02-14', forsta: 12, rubriker: ['Dagordning'] },
  ]);
  const text = plain(await run(old));
  expect(text).toContain(
    'Numren börjar på § 12, för § 1–§ 11 står på papper. Så stod det i en äldre liggare.',
  );
  expect(text).not.toContain(OVERFORT_AV);
});
