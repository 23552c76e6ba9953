// Renders fixtures once per test file and reads the finished bytes back.
import { readdirSync } from 'node:fs';
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

export const EXAMPLES = readdirSync('fixtures/exempelar')
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => `fixtures/exempelar/${file}`);

export const WORST_CASE = 'fixtures/varsta-fall/lsvo-2023-06-09.yaml';

/** All in one order, as `justera rendera` does; numbers start at 1 in an empty ledger. */
export async function renderAll(files: readonly string[], order: Order = {}): Promise<Read[]> {
  const given = await environment();
  const planned = plan(await load(files, given), memoryLedger(), order);
  const read: Read[] = [];
  for (const one of planned) {
    const rendered = await render(one, given, order);
    const name = one.file.replace(/^.*\/|\.yaml$/g, '');
    read.push({ ...rendered, name, reading: await readPdf(rendered.finished.bytes) });
  }
  return read;
}
