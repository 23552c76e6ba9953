// Renders fixtures once per test file and reads the finished bytes back.
import { type PdfReading, readPdf } from '../src/check/read.ts';
import type { Environment } from '../src/environment.ts';
import { loadEnvironment } from '../src/load/load-environment.ts';
import { load, type Order, plan, type Rendered, render } from '../src/pipeline.ts';
import { memoryLedger } from './ledger-memory.ts';

export interface Read extends Rendered {
  /** Name of the fixture, as `lsvo-2023-03-17`. */
  name: string;
  reading: PdfReading;
}

export async function environment(): Promise<Environment> {
  const loaded = await loadEnvironment('.');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 2));
  return loaded.environment;
}

export const WORST_CASE = 'fixtures/varsta-fall/lsvo-2023-06-09.yaml';

/** The intent of `justera fastställ` with meetings that the ledger does not know. */
export const FASTSTALL = { steg: 'faststall', nu: '2026-01-01T12:00:00Z', anda: 'Prov' } as const;

/** All in one order and frozen, as `justera fastställ` does; in an empty ledger, where LSVO begins 2023 with `start`. */
export async function renderAll(
  files: readonly string[],
  { start = 1, ...order }: Order & { start?: number } = {},
): Promise<Read[]> {
  const given = await environment();
  const ledger = memoryLedger();
  const begins = start === 1 ? [] : [{ slag: 'borjan' as const, nummer: start }];
  const series = { organ: 'lsvo', period: '2023' };
  ledger.append([{ series, basedOn: 0, handelser: begins }], { tid: FASTSTALL.nu, av: 'prov' });
  const { meetings } = plan(await load(files, given), ledger, FASTSTALL);
  const read: Read[] = [];
  for (const one of meetings) {
    const rendered = await render(one, given, order);
    const name = one.file.replace(/^.*\/|\.yaml$/g, '');
    read.push({ ...rendered, name, reading: await readPdf(rendered.finished.bytes) });
  }
  return read;
}
