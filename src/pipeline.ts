// The whole flow, top to bottom; the only file that calls the stages. Numbers are planned, everything is rendered
// and checked, and only then are files written and numbers taken. A fault anywhere ends it with nothing changed.
import { basename } from 'node:path';
import { instant } from './calendar/swedish-dates.ts';
import { checkPdf } from './check/check.ts';
import { compose } from './compose/compose.ts';
import type { NumberPlan, TakenMeeting } from './domain/numbers.ts';
import type { Organ } from './domain/organ.ts';
import type { Environment } from './environment.ts';
import {
  composeFaults,
  demand,
  demandOne,
  findingFaults,
  layoutFaults,
  type Refused,
  refusalFault,
} from './faults.ts';
import { type FinishedFile, finish } from './finish/finish.ts';
import type { SigningForm } from './finish/structure.ts';
import { loadFonts } from './layout/engine.ts';
import { layout } from './layout/layout.ts';
import type { Ledger } from './ledger/ledger.ts';
import { type Loaded, loadMeeting } from './load/load-meeting.ts';
import { checkOrgan, signerDoubts } from './load/load-organ.ts';
import { faultAt } from './load/source-map.ts';
import { message } from './messages/messages.ts';
import { planNumbers, rubrikerOf, seriesOf } from './number/plan-numbers.ts';
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

type Meeting = Extract<Loaded, { ok: true }> & { file: string; organ: Organ };
export type Planned = Meeting & { plan: NumberPlan; basedOn: readonly TakenMeeting[] };
export type Rendered = Planned & { form: SigningForm; finished: FinishedFile };

/** Two files for one meeting would claim the same numbers. */
function sameMeeting(one: Meeting, others: readonly Meeting[]): { ok: true } | Refused {
  const { organ, meeting, file, source } = one;
  const other = others.find((that) => that.organ === organ && that.meeting.datum === meeting.datum);
  if (!other) return { ok: true };
  const values = { fil: file, annan: other.file, organ: organ.kortnamn, datum: meeting.datum };
  return { ok: false, faults: [faultAt(source, ['datum'], message('CLI-007', values))] };
}

/** Reads all files, or throws every fault of them all; in date order, so that numbers follow the year. */
export async function load(files: readonly string[], { organ }: Environment): Promise<Meeting[]> {
  const loaded = await Promise.all(files.map(loadMeeting));
  const meetings = loaded.map((one, index): ({ ok: true } & Meeting) | Refused => {
    const file = files[index] as string;
    if (!one.ok) return one;
    const found = checkOrgan(one.meeting.organ, organ, one.source);
    if (!found.ok) return found;
    const warnings = [...one.warnings, ...signerDoubts(one.meeting, found.organ, one.source)];
    return { ...one, file, organ: found.organ, warnings };
  });
  const read = demand(meetings);
  demand(read.map((one, index) => sameMeeting(one, read.slice(0, index))));
  return read.sort((a, b) => (a.meeting.datum < b.meeting.datum ? -1 : 1));
}

/** Plans each meeting's numbers on top of what the ledger has and of the meetings before it. Takes none. */
export function plan(meetings: readonly Meeting[], ledger: Ledger, order: Order): Planned[] {
  const series = new Map<string, TakenMeeting[]>();
  return demand(
    meetings.map((one): ({ ok: true } & Planned) | Refused => {
      const key = seriesOf(one.meeting, one.organ);
      const name = `${key.organ} ${key.period}`;
      const known = ledger.taken(key);
      if (!known.ok) return { ok: false, faults: [refusalFault(known.refusal, one.source)] };
      const basedOn = series.get(name) ?? known.taken;
      const fil = basename(one.file);
      const start = order.start === undefined ? {} : { start: order.start };
      const planned = planNumbers(one.meeting, one.organ, basedOn, { fil, ...start });
      if (!planned.ok) return { ok: false, faults: [refusalFault(planned.refusal, one.source)] };
      const { meeting, first, last } = planned.plan;
      const own = { ...meeting, first, last, rubriker: rubrikerOf(one.meeting), fil };
      const after = [...basedOn.filter((other) => other.datum !== meeting.datum), own];
      series.set(
        name,
        after.sort((a, b) => (a.datum < b.datum ? -1 : 1)),
      );
      return { ...one, ok: true, plan: planned.plan, basedOn };
    }),
  );
}

/** One planned meeting to finished, checked bytes. */
export async function render(planned: Planned, environment: Environment, order: Order): Promise<Rendered> {
  const { meeting, organ, plan: numbers, source } = planned;
  const form = order.form ?? organ.underskrift.form;
  const composed = compose({
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

/** Takes the numbers. `changed` where another process took some since they were planned: plan again. */
export function commit(rendered: readonly Rendered[], ledger: Ledger, at: string): 'done' | 'changed' {
  for (const { plan: numbers, meeting, file, basedOn, source } of rendered) {
    const entry = { fil: basename(file), rubriker: rubrikerOf(meeting), at, basedOn };
    const taken = ledger.commit(numbers, entry);
    if (taken.ok) continue;
    if (taken.refusal.code === 'LIGGARE-008') return 'changed';
    demandOne({ ok: false, faults: [refusalFault(taken.refusal, source)] });
  }
  return 'done';
}
