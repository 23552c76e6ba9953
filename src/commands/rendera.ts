// `justera rendera`, `fastställ` and `rätta`: meeting files → PDFs, all or nothing. A draft and an avskrift say so on every page;
// `fastställ` fixes numbers and content, and adds the order for the signing service.
import type { Dokument } from '../domain/handelse.ts';
import { fixedOf, type MoteILiggaren } from '../domain/liggare.ts';
import type { Environment } from '../environment.ts';
import { eachOrAllFaults } from '../faults.ts';
import type { Ledger, Signature } from '../ledger/ledger.ts';
import type { LoadedMeeting } from '../load/load-run.ts';
import { keptFile, numberWords, pagesAndTime, RENDERED_HEAD, renderingWords } from '../messages/rendered.ts';
import { formatTable } from '../messages/table.ts';
import { TILLSTAND_ORD } from '../messages/tillstand.ts';
import { nameOf } from '../number/meetings.ts';
import type { Intent } from '../number/plan-run.ts';
import { underskriftJson } from '../output/underskrift.ts';
import { type OutputFile, stageFiles } from '../output/write-files.ts';
import { additionsOf, commit } from '../pipeline/commit.ts';
import { judgePlanned } from '../pipeline/judge.ts';
import { load, type Planned, plan, type Rendered, render } from '../pipeline.ts';
import { findFiles } from './find-files.ts';
import type { CommandOrder, Run } from './order.ts';
import { holdToProtection, holdToRules, type Ruled, tellRuled } from './rules.ts';
import { tellMoved, tellSetAside } from './tell.ts';
import { withLedger } from './with-ledger.ts';

/** `nr2` of a meeting that was entered anew after one of the same day was voided, whose files keep their names. */
const entryOf = ({ mote }: MoteILiggaren): string[] => /-(nr\d+)$/.exec(mote)?.slice(1) ?? [];

/** `protokoll-lsvo-2023-11-17`, and what tells it from the protokoll itself. */
function fileName({ mote, utkast, avskrift, rattelse }: Planned, copy: CommandOrder['copy']): string {
  const marks = [
    ...(mote.extra ? ['extra'] : []),
    ...entryOf(mote),
    ...(rattelse ? [`rattelse-${rattelse.nummer}`] : []),
    ...(avskrift ? ['avskrift'] : []),
    ...(utkast ? ['utkast'] : copy === 'arkiv' ? ['arkiv'] : []),
  ];
  return ['protokoll', mote.organ, mote.datum, ...marks].join('-');
}

function filesOf(one: Rendered, { copy }: CommandOrder): OutputFile[] {
  const name = fileName(one, copy);
  const pdf = { name: `${name}.pdf`, content: one.finished.bytes };
  // An avskrift is made again whenever it is wanted, and nobody signs it.
  if (one.utkast || one.avskrift) return [pdf];
  const { upphavda, justering, publicering, arkivering } = one.mote;
  const ours = new Set(one.mote.dokument.map(({ pdf: own }) => own.sha256));
  const kept = [justering, publicering, arkivering].flatMap((step) =>
    step && !ours.has(step.fil.sha256) ? [step.fil.sha256] : [],
  );
  if (copy === 'arkiv') return [{ ...pdf, existing: { ended: 'any', kept } }];
  return [
    { ...pdf, existing: { ended: upphavda, kept } },
    { name: `${name}.underskrift.json`, content: underskriftJson(pdf.name, one.finished, one.form) },
  ];
}

/** Each answer once, however many doubts it answers. */
function answersOf(
  { plan: numbers }: Rendered,
  answered: Ruled['answered'],
): NonNullable<Dokument['godkanda']> {
  const answers = answered.map(({ fault, skal, nr }) => {
    const arende = nr === null ? undefined : numbers.arenden[nr]?.number;
    return { regel: fault.code, skal, ...(arende !== undefined && { arende }) };
  });
  return [...new Map(answers.map((one) => [JSON.stringify(one), one])).values()];
}

function documentOf(one: Rendered, { at }: CommandOrder, { answered, aside, skal }: Ruled): Dokument {
  const { finished, form, innehall } = one;
  const godkanda = answersOf(one, answered);
  const regler = [...new Set(aside.map(({ code }) => code))];
  return {
    ...(godkanda.length > 0 && { godkanda }),
    ...(regler.length > 0 && { undantag: { regler, skal } }),
    pdf: { fil: `${fileName(one, undefined)}.pdf`, sha256: finished.sha256, sidor: finished.pageCount },
    innehall,
    framstallning: { form, klocka: at ?? null },
    undertecknare: finished.signatures.map(({ signer }) => ({ roll: signer.role, namn: signer.name })),
  };
}

function rowOf({ one, time }: Done, { copy }: CommandOrder): string[] {
  const { organ, meeting, plan: numbers, finished, mote, utkast, freeze } = one;
  return [
    `${fileName(one, copy)}.pdf`,
    organ.kortnamn,
    meeting.datum,
    numberWords(numbers.range, fixedOf(mote)),
    // A draft of what would be frozen is none yet.
    TILLSTAND_ORD[utkast && freeze ? 'utkast' : mote.tillstand],
    String(finished.pageCount),
    finished.sha256,
    time,
  ];
}

/** A meeting's document, and how long it took. */
interface Done {
  one: Rendered;
  time: string;
}

/** Renders meetings, telling each. What comes out the same again when a run is planned anew is not made twice. */
class Renderer {
  private readonly kept = new Map<string, Done>();
  private readonly environment: Environment;
  private readonly order: CommandOrder;

  constructor(environment: Environment, order: CommandOrder) {
    this.environment = environment;
    this.order = order;
  }

  all(planned: readonly Planned[]): Promise<Done[]> {
    return eachOrAllFaults(planned, async (one, index) => {
      const kept = this.kept.get(one.file);
      if (kept && looksAs(kept.one) === looksAs(one)) {
        const { form, finished } = kept.one;
        return { one: { ...one, form, finished }, time: kept.time };
      }
      const done = await this.render(one, index + 1, planned.length);
      this.kept.set(one.file, done);
      return done;
    });
  }

  private async render(one: Planned, nr: number, antal: number): Promise<Done> {
    const began = performance.now();
    const { organ, meeting, plan: numbers } = one;
    const name = nameOf({ mote: meeting, organ });
    process.stderr.write(renderingWords(nr, antal, name, numbers.range));
    try {
      const rendered = await render(one, this.environment, this.order);
      const time = `${Math.round(performance.now() - began)} ms`;
      process.stderr.write(pagesAndTime(rendered.finished.pageCount, time));
      return { one: rendered, time };
    } finally {
      process.stderr.write('\n');
    }
  }
}

/** All that the ledger decides of a document; the meeting file is read once. */
const looksAs = ({ plan: numbers, mote, utkast, avskrift, rattelse, fryst }: Planned): string =>
  JSON.stringify([numbers, mote.fast, utkast, avskrift, rattelse, fryst]);

async function attempt(
  loaded: readonly LoadedMeeting[],
  renderer: Renderer,
  environment: Environment,
  order: CommandOrder,
  intent: Intent,
  ledger: Ledger,
  signature: Signature,
): Promise<string[][] | 'changed'> {
  const planned = plan(loaded, ledger, intent);
  const { meetings, series } = planned;
  const judged = judgePlanned(planned, ledger, environment, signature.tid);
  holdToProtection(judged);
  const ruled = holdToRules(meetings, judged, order);
  const done = await renderer.all(meetings);
  const rendered = done.map(({ one }) => one);
  const documents = rendered.map((one, index) =>
    one.freeze ? documentOf(one, order, ruled[index] as Ruled) : null,
  );
  const additions = intent.prov ? [] : additionsOf(rendered, documents);
  const staged = await stageFiles(
    order.folder,
    rendered.flatMap((one) => filesOf(one, order)),
  );
  try {
    if (commit(additions, ledger, signature) === 'changed') {
      await staged.discard();
      return 'changed';
    }
  } catch (error) {
    await staged.discard();
    throw error;
  }
  await staged.publish(additions.some(({ handelser }) => handelser.length > 0));
  tellRuled(meetings, ruled, order);
  if (!intent.prov) tellSetAside(meetings, ruled);
  for (const path of staged.kept) process.stderr.write(`\n${keptFile(path)}\n`);
  if (!intent.prov) tellMoved(series);
  return done.map((each) => rowOf(each, order));
}

async function renderFiles(
  paths: readonly string[],
  environment: Environment,
  order: CommandOrder,
  intent: Omit<Intent, 'nu'>,
): Promise<void> {
  const loaded = await load(await findFiles(paths, environment), environment, order.register);
  const renderer = new Renderer(environment, order);
  const rows = await withLedger(order, (ledger, signature) =>
    attempt(loaded, renderer, environment, order, { ...intent, nu: signature.tid }, ledger, signature),
  );
  process.stdout.write(`${formatTable([RENDERED_HEAD, ...rows])}\n`);
}

const reason = ({ anda }: CommandOrder): { anda?: string } => (anda === undefined ? {} : { anda });

export const rendera: Run = (paths, environment, order) =>
  renderFiles(paths, environment, order, { steg: 'rendera', ...reason(order) });

export const faststall: Run = (paths, environment, order) =>
  renderFiles(paths, environment, order, { steg: 'faststall', ...reason(order) });

export const ratta: Run = (paths, environment, order) =>
  renderFiles(paths, environment, order, {
    steg: 'ratta',
    ...reason(order),
    skal: order.skal ?? '',
    prov: order.utkast === true,
  });
