// The whole flow, top to bottom; the only file that calls the stages from load to check. Numbers are planned, everything is rendered
// and checked, and only then are files written and numbers taken. A fault anywhere ends it with nothing changed.
import { basename } from 'node:path';
import { instant } from './calendar/swedish-dates.ts';
import { checkPdf } from './check/check.ts';
import { composeProtokoll } from './compose/protokoll.ts';
import { FaultError } from './domain/fault.ts';
import type { NumberPlan, TakenMeeting } from './domain/numbers.ts';
import type { Environment } from './environment.ts';
import {
  composeFaults,
  demand,
  demandOne,
  findingFaults,
  layoutFaults,
  ledgerFault,
  refused,
} from './faults.ts';
import { type FinishedFile, finish } from './finish/finish.ts';
import type { SigningForm } from './finish/structure.ts';
import { loadFonts } from './layout/engine.ts';
import { layout } from './layout/layout.ts';
import { LEDGER_CHANGED, type Ledger } from './ledger/ledger.ts';
import { type LoadedMeeting, loadRun } from './load/load-run.ts';
import { rubrikerOf } from './number/plan-numbers.ts';
import { planRun, type RunPlan } from './number/plan-run.ts';
import { formatRefs, resolveNarvaro } from './number/refs.ts';
import { paint } from './paint/paint.ts';
import { tag } from './tag/tag.ts';

export interface Order {
  /** Form of the signature places; absent for the body's own. */
  form?: SigningForm;
  /** First number of a series that the ledger does not know yet. */
  start?: number;
  /** The copy made for signing says where it can be verified; the one that is kept beside it does not. */
  copy?: 'underskrift' | 'arkiv';
  /** Date in the file's metadata, ISO 8601 with offset; absent for the end of the meeting. */
  at?: string;
}

export type Planned = LoadedMeeting & { plan: NumberPlan; basedOn: readonly TakenMeeting[] };
export type Rendered = Planned & { form: SigningForm; finished: FinishedFile };

/** Reads all files, or throws every fault of them all; in date order, so that numbers follow the year. */
export async function load(files: readonly string[], { organ }: Environment): Promise<LoadedMeeting[]> {
  const meetings = demand<LoadedMeeting>(await loadRun(files, organ));
  const key = ({ meeting, organ: { slug } }: LoadedMeeting): string => `${meeting.datum} ${slug}`;
  return meetings.toSorted((a, b) => key(a).localeCompare(key(b)));
}

/** Plans each meeting's numbers. Takes none. */
export function plan(
  meetings: readonly LoadedMeeting[],
  ledger: Pick<Ledger, 'taken'>,
  { start }: Order,
): Planned[] {
  const run = meetings.map(({ meeting, organ, file }) => ({ meeting, organ, fil: basename(file) }));
  const plans = planRun(run, (series) => ledger.taken(series), start === undefined ? {} : { start });
  return demand(
    meetings.map((one, index) => {
      const planned = plans[index] as RunPlan;
      return planned.ok ? { ...one, ...planned } : refused(planned.refusal, one.source);
    }),
  );
}

/** One planned meeting to finished, checked bytes. */
export async function render(planned: Planned, environment: Environment, order: Order): Promise<Rendered> {
  const { meeting, organ, plan: numbers, source } = planned;
  const form = order.form ?? organ.underskrift.form;
  const composed = composeProtokoll({
    meeting,
    organ,
    plan: numbers,
    formatRefs,
    narvaroText: (narvaro) => resolveNarvaro(narvaro, numbers),
    templates: environment.templates,
    purpose: order.copy ?? 'underskrift',
  });
  const { tree } = demandOne(composed.ok ? composed : composeFaults(composed.faults, source));
  await loadFonts(environment.fonts);
  const laidOut = await layout(tree);
  const { value } = demandOne(laidOut.ok ? laidOut : layoutFaults(laidOut.problems, source));
  const tagged = tag(value);
  const painted = await paint(tagged.pages);
  const { title, author, subject, lang } = tree;
  const created = order.at ?? instant(meeting.datum, meeting.tid.slut);
  const facts = { title, author, subject, lang, created, producer: environment.producer };
  const finished = await finish(painted, tagged, facts, form);
  demandOne(findingFaults(await checkPdf(finished.bytes, { form }), planned.file));
  return { ...planned, form, finished };
}

/** Takes the numbers of them all, or of none; `changed` where others took some meanwhile: plan again. */
export function commit(rendered: readonly Rendered[], ledger: Ledger, at: string): 'done' | 'changed' {
  const taken = ledger.commit(
    rendered.map(({ plan: numbers, meeting, file, basedOn }) => ({
      plan: numbers,
      fil: basename(file),
      rubriker: rubrikerOf(meeting),
      at,
      basedOn,
    })),
  );
  if (taken.ok) return 'done';
  if (taken.refusal.code === LEDGER_CHANGED) return 'changed';
  throw new FaultError([ledgerFault(taken.refusal, String(taken.refusal.values.liggare ?? ''))]);
}
