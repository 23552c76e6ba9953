// `justera rendera`, `fastställ` and `rätta`: meeting files → PDFs, all or nothing. A draft says so on every page;
// `fastställ` fixes numbers and content, and adds the order for the signing service.
import type { Dokument } from '../domain/liggare.ts';
import type { Environment } from '../environment.ts';
import { eachOrAllFaults } from '../faults.ts';
import type { Ledger, Signature } from '../ledger/ledger.ts';
import { formatTable } from '../messages/table.ts';
import { TILLSTAND_ORD } from '../messages/tillstand.ts';
import type { Intent } from '../number/plan-run.ts';
import { underskriftJson } from '../output/underskrift.ts';
import { type OutputFile, stageFiles } from '../output/write-files.ts';
import { additionsOf, commit, load, type Planned, plan, type Rendered, render } from '../pipeline.ts';
import { findFiles } from './find-files.ts';
import type { CommandOrder } from './order.ts';
import { tellDoubts, tellMoved } from './tell.ts';
import { withLedger } from './with-ledger.ts';

/** `protokoll-lsvo-2023-11-17`, and what tells it from the protokoll itself. */
function fileName({ mote, utkast, rattelse }: Planned, copy: CommandOrder['copy']): string {
  const marks = [
    ...(mote.extra ? ['extra'] : []),
    ...(rattelse ? [`rattelse-${rattelse.nummer}`] : []),
    ...(utkast ? ['utkast'] : copy === 'arkiv' ? ['arkiv'] : []),
  ];
  return ['protokoll', mote.organ, mote.datum, ...marks].join('-');
}

function filesOf(one: Rendered, { copy }: CommandOrder): OutputFile[] {
  const name = fileName(one, copy);
  const pdf = { name: `${name}.pdf`, content: one.finished.bytes };
  if (one.utkast || copy === 'arkiv') return [pdf];
  return [
    pdf,
    { name: `${name}.underskrift.json`, content: underskriftJson(pdf.name, one.finished, one.form) },
  ];
}

function documentOf(one: Rendered, { at }: CommandOrder): Dokument {
  const { finished, form, innehall } = one;
  return {
    pdf: { fil: `${fileName(one, undefined)}.pdf`, sha256: finished.sha256, sidor: finished.pageCount },
    innehall,
    framstallning: { form, klocka: at ?? null },
    undertecknare: finished.signatures.map(({ signer }) => ({ roll: signer.role, namn: signer.name })),
  };
}

function rowOf(one: Rendered, { copy }: CommandOrder, time: string): string[] {
  const { organ, meeting, plan: numbers, finished, mote } = one;
  return [
    `${fileName(one, copy)}.pdf`,
    organ.kortnamn,
    meeting.datum,
    `${numbers.range}${mote.fast ? '' : ' (preliminärt)'}`,
    TILLSTAND_ORD[mote.tillstand],
    String(finished.pageCount),
    finished.sha256,
    time,
  ];
}

/** Renders all of them, telling each; `times` in the same order. */
async function renderAll(
  planned: readonly Planned[],
  environment: Environment,
  order: CommandOrder,
): Promise<{ rendered: Rendered[]; times: string[] }> {
  const times: string[] = [];
  const rendered = await eachOrAllFaults(planned, async (one, index) => {
    const began = performance.now();
    const { organ, meeting, plan: numbers } = one;
    process.stderr.write(
      `${index + 1}/${planned.length} ${organ.kortnamn} ${meeting.datum}, ${numbers.range} … `,
    );
    try {
      const done = await render(one, environment, order);
      times.push(`${Math.round(performance.now() - began)} ms`);
      process.stderr.write(`${done.finished.pageCount} sidor, ${times.at(-1)}`);
      return done;
    } finally {
      process.stderr.write('\n');
    }
  });
  return { rendered, times };
}

async function attempt(
  files: readonly string[],
  environment: Environment,
  order: CommandOrder,
  intent: Omit<Intent, 'nu'>,
  ledger: Ledger,
  signature: Signature,
): Promise<string[][] | 'changed'> {
  const { meetings, series } = plan(await load(files, environment), ledger, { ...intent, nu: signature.tid });
  const { rendered, times } = await renderAll(meetings, environment, order);
  const staged = await stageFiles(
    order.folder,
    rendered.flatMap((one) => filesOf(one, order)),
  );
  try {
    const documents = rendered.map((one) => (one.freeze ? documentOf(one, order) : null));
    const additions = intent.prov ? [] : additionsOf(rendered, documents);
    if (commit(additions, ledger, signature) === 'changed') {
      await staged.discard();
      return 'changed';
    }
  } catch (error) {
    await staged.discard();
    throw error;
  }
  await staged.publish();
  tellDoubts(meetings);
  if (!intent.prov) tellMoved(series);
  return rendered.map((one, index) => rowOf(one, order, times[index] ?? ''));
}

async function renderFiles(
  paths: readonly string[],
  environment: Environment,
  order: CommandOrder,
  intent: Omit<Intent, 'nu'>,
): Promise<void> {
  const files = await findFiles(paths, environment);
  const rows = await withLedger(order, (ledger, signature) =>
    attempt(files, environment, order, intent, ledger, signature),
  );
  const head = ['Fil', 'Organ', 'Datum', 'Paragrafer', 'Tillstånd', 'Sidor', 'SHA-256', 'Tid'];
  process.stdout.write(`${formatTable([head, ...rows])}\n`);
}

type Command = (paths: readonly string[], environment: Environment, order: CommandOrder) => Promise<void>;

const reason = ({ anda }: CommandOrder): { anda?: string } => (anda === undefined ? {} : { anda });

export const rendera: Command = (paths, environment, order) =>
  renderFiles(paths, environment, order, { steg: 'rendera', ...reason(order) });

export const faststall: Command = (paths, environment, order) =>
  renderFiles(paths, environment, order, { steg: 'faststall', ...reason(order) });

export const ratta: Command = (paths, environment, order) =>
  renderFiles(paths, environment, order, {
    steg: 'ratta',
    skal: order.skal ?? '',
    prov: order.utkast === true,
  });
