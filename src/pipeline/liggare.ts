// Paragrafliggaren through the stages: a body's year → finished PDF, and finished PDFs → what they say of themselves.
import { composeLiggare, type LiggareInput } from '../compose/liggare.ts';
import type { Environment } from '../environment.ts';
import { composeFaults, demandOne } from '../faults.ts';
import type { FinishedFile } from '../finish/finish.ts';
import type { SourceMap } from '../load/source-map.ts';
import { produce } from '../pipeline.ts';

/** Every word comes from the templates and the ledger, which have no lines of a meeting file. */
const noSource = (file: string): SourceMap => ({ file, entries: new Map(), lines: [] });

/** `created` is an ISO instant; `file` is what faults call the ledger. */
export async function renderLiggare(
  input: Omit<LiggareInput, 'templates'>,
  environment: Environment,
  { created, file }: { created: string; file: string },
): Promise<FinishedFile> {
  const composed = composeLiggare({ ...input, templates: environment.templates });
  const { tree } = demandOne(composed.ok ? composed : composeFaults(composed.faults, noSource(file)));
  return produce(tree, { form: 'portal', created }, environment, { file, source: null });
}

/** Titles of a PDF's outline; null for bytes that cannot be read. */
export async function outlineOf(bytes: Uint8Array): Promise<string[] | null> {
  const { readPdf, UnreadablePdf } = await import('./pages.ts');
  try {
    const { outline, file } = await readPdf(bytes);
    return file.encrypt ? null : outline.map(({ title }) => title);
  } catch (error) {
    if (error instanceof UnreadablePdf) return null;
    throw error;
  }
}
