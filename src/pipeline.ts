// The whole flow of a document, top to bottom: load, number, compose, layout, tag, paint, finish, check. What happens to
// the ledger is planned, everything is rendered and checked, and only then are files written and entries added. A fault
// anywhere changes nothing. Between number and compose the rules are held (`pipeline/judge.ts`).
import { instant } from './calendar/swedish-dates.ts';
import { composeProtokoll, type ProtokollInput } from './compose/protokoll.ts';
import type { DocumentTree } from './domain/document.ts';
import { inOrder } from './domain/liggare.ts';
import type { Environment } from './environment.ts';
import {
  composeFaults,
  copyFaults,
  demand,
  demandOne,
  findingFaults,
  frozenFaults,
  layoutFaults,
  type Place,
  type Refused,
  refused,
} from './faults.ts';
import type { FinishedFile } from './finish/finish.ts';
import type { SigningForm } from './finish/structure.ts';
import { type LoadedFile, type LoadedMeeting, loadRun } from './load/load-run.ts';
import type { LedgerReader, PlannedSerie } from './number/ledger-run.ts';
import { nameOf } from './number/meetings.ts';
import { type Intent, type PlannedMeeting, planRun } from './number/plan-run.ts';
import { formatRefs, resolveNarvaro } from './number/refs.ts';

export interface Order {
  /** Form of the signature places; absent for the body's own. */
  form?: SigningForm;
  /** The copy made for signing says where it can be verified; the one that is kept beside it does not. */
  copy?: 'underskrift' | 'arkiv';
  /** Date in the file's metadata, ISO 8601 with offset; absent for the end of the meeting. */
  at?: string;
}

export type Planned = LoadedMeeting & PlannedMeeting;
export type Rendered = Planned & { form: SigningForm; finished: FinishedFile };

/** Reads all files; one result for each. */
export const loadEach = (
  files: readonly string[],
  { organ }: Environment,
  register?: string,
): Promise<LoadedFile[]> => loadRun(files, organ, register);

/** Reads all files, or throws every fault of them all; in date order, so that numbers follow the year. */
export async function load(
  files: readonly string[],
  environment: Environment,
  register?: string,
): Promise<LoadedMeeting[]> {
  return byDate(demand<LoadedMeeting>(await loadEach(files, environment, register)));
}

export function byDate(meetings: readonly LoadedMeeting[]): LoadedMeeting[] {
  const place = ({ meeting: { datum, tid, extra } }: LoadedMeeting) => ({ datum, start: tid.start, extra });
  return meetings.toSorted((a, b) => inOrder(place(a), place(b)));
}

/** Plans what happens to each meeting, and its numbers. Nothing is taken yet. */
export function plan(
  meetings: readonly LoadedMeeting[],
  ledger: LedgerReader,
  intent: Intent,
): { meetings: Planned[]; series: PlannedSerie[] } {
  const { meetings: planned, series } = planEach(meetings, ledger, intent);
  return { meetings: demand(planned), series };
}

/** The same, with the refusals of each meeting by themselves. */
export function planEach(
  meetings: readonly LoadedMeeting[],
  ledger: LedgerReader,
  intent: Intent,
): { meetings: (Planned | Refused)[]; series: PlannedSerie[] } {
  const run = planRun(meetings, ledger, intent);
  const planned = run.meetings.map((one, index): Planned | Refused => {
    const loaded = meetings[index] as LoadedMeeting;
    return one.ok ? { ...loaded, ...one } : refused(one.refusals, loaded.source);
  });
  return { meetings: planned, series: run.series };
}

/** One planned meeting to finished, checked bytes. What is fixed already comes out as it was, or not at all. */
export async function render(planned: Planned, environment: Environment, order: Order): Promise<Rendered> {
  const { meeting, organ, file, fryst, utkast, avskrift } = planned;
  const kind = { utkast, avskrift: avskrift !== null, mote: nameOf({ mote: meeting, organ }) };
  demandOne(copyFaults(kind, order.copy, file));
  const rendered = await renderCopy(planned, environment, order);
  if (!fryst) return rendered;
  // What was frozen is the copy for signing; the archive's is as sound as that one.
  const again = { ...order, copy: 'underskrift' as const };
  const frozen = order.copy === 'arkiv' ? await renderCopy(planned, environment, again) : rendered;
  demandOne(frozenFaults(fryst, order, frozen.finished.sha256, file));
  return rendered;
}

/** What a document is made of, beside the templates. */
export type DocumentFacts = Pick<
  Planned,
  'meeting' | 'organ' | 'plan' | 'utkast' | 'avskrift' | 'rattelse' | 'mote'
>;

export function inputOf(facts: DocumentFacts, { templates }: Environment, { copy }: Order): ProtokollInput {
  const { meeting, organ, plan: numbers, utkast, avskrift, rattelse, mote } = facts;
  return {
    meeting,
    organ,
    plan: numbers,
    formatRefs,
    narvaroText: (narvaro) => resolveNarvaro(narvaro, numbers),
    templates,
    purpose: copy ?? 'underskrift',
    utkast,
    avskrift,
    fastaNummer: mote.fast,
    rattelse,
  };
}

async function renderCopy(planned: Planned, environment: Environment, order: Order): Promise<Rendered> {
  const { meeting, organ, source, file, fryst } = planned;
  const composed = composeProtokoll(inputOf(planned, environment, order));
  const { tree } = demandOne(composed.ok ? composed : composeFaults(composed.faults, source));
  const form = fryst?.framstallning.form ?? order.form ?? organ.underskrift.form;
  const created = fryst?.framstallning.klocka ?? order.at ?? instant(meeting.datum, meeting.tid.slut);
  const finished = await produce(tree, { form, created }, environment, { file, source });
  return { ...planned, form, finished };
}

/** A document tree to finished, checked bytes; `from` is where its words stand. */
export async function produce(
  tree: DocumentTree,
  { form, created }: { form: SigningForm; created: string },
  environment: Environment,
  from: Place,
): Promise<FinishedFile> {
  const { loadFonts, layout, tag, paint, finish, checkPdf } = await import('./pipeline/pages.ts');
  await loadFonts(environment.fonts);
  const laidOut = await layout(tree);
  const { value } = demandOne(laidOut.ok ? laidOut : layoutFaults(laidOut.problems, from));
  const tagged = tag(value);
  const painted = await paint(tagged.pages);
  const { title, author, subject, lang } = tree;
  const facts = { title, author, subject, lang, created, producer: environment.producer };
  const finished = await finish(painted, tagged, facts, form);
  demandOne(findingFaults(await checkPdf(finished.bytes, { form }), from.file));
  return finished;
}
