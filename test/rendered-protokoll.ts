// One protokoll to finished bytes without ledger and disk: its state and its first number are given.
import { instant } from '../src/calendar/swedish-dates.ts';
import { type PdfReading, readPdf } from '../src/check/read.ts';
import { composeProtokoll } from '../src/compose/protokoll.ts';
import type { Environment } from '../src/environment.ts';
import { finish } from '../src/finish/finish.ts';
import { loadFonts } from '../src/layout/engine.ts';
import { layout } from '../src/layout/layout.ts';
import { loadRun } from '../src/load/load-run.ts';
import { paint } from '../src/paint/paint.ts';
import { tag } from '../src/tag/tag.ts';
import { protokollInput, type State } from './protokoll-input.ts';

export interface RenderedProtokoll {
  bytes: Uint8Array;
  reading: PdfReading;
}

/** The meeting of a file, numbered from `first`. */
export async function renderProtokoll(
  file: string,
  first: number,
  state: State,
  { organ, templates, fonts, producer }: Environment,
): Promise<RenderedProtokoll> {
  const [loaded] = await loadRun([file], organ);
  if (!loaded?.ok) throw new Error(`${file} cannot be loaded`);
  const { meeting } = loaded;
  const composed = composeProtokoll({ ...protokollInput(meeting, loaded.organ, first, state), templates });
  if (!composed.ok) throw new Error(JSON.stringify(composed.faults));
  await loadFonts(fonts);
  const laidOut = await layout(composed.tree);
  if (!laidOut.ok) throw new Error(JSON.stringify(laidOut.problems));
  const tagged = tag(laidOut.value);
  const { title, author, subject, lang } = composed.tree;
  const created = instant(meeting.datum, meeting.tid.slut);
  const facts = { title, author, subject, lang, created, producer };
  const { bytes } = await finish(await paint(tagged.pages), tagged, facts, 'portal');
  return { bytes, reading: await readPdf(bytes) };
}
