// The numbers of several meetings at once: each on top of what the ledger has and of the meetings before it. Pure.
import type { NumberPlan, Refused, Series, TakenMeeting } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';
import type { Sammantrade } from '../domain/sammantrade.ts';
import { planNumbers, rubrikerOf, seriesOf } from './plan-numbers.ts';

export interface MeetingOfRun {
  meeting: Sammantrade;
  organ: Organ;
  /** Name of the meeting's file. */
  fil: string;
}

export type RunPlan = { ok: true; plan: NumberPlan; basedOn: readonly TakenMeeting[] } | Refused;

/** One result per meeting, in the order given, which is that of the dates. */
export function planRun(
  meetings: readonly MeetingOfRun[],
  taken: (series: Series) => { ok: true; taken: TakenMeeting[] } | Refused,
  options: { start?: number },
): RunPlan[] {
  const planned = new Map<string, TakenMeeting[]>();
  return meetings.map(({ meeting, organ, fil }) => {
    const series = seriesOf(meeting, organ);
    const name = `${series.organ} ${series.period}`;
    const known = taken(series);
    if (!known.ok) return known;
    const basedOn = planned.get(name) ?? known.taken;
    const result = planNumbers(meeting, organ, basedOn, { fil, ...options });
    if (!result.ok) return result;
    const { first, last } = result.plan;
    const own = { ...result.plan.meeting, first, last, rubriker: rubrikerOf(meeting), fil };
    const others = basedOn.filter(({ datum }) => datum !== own.datum);
    planned.set(
      name,
      [...others, own].sort((a, b) => (a.datum < b.datum ? -1 : 1)),
    );
    return { ok: true, plan: result.plan, basedOn };
  });
}
