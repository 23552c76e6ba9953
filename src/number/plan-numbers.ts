// From the ledger's state to the numbers that a meeting prints. Pure.
// Numbers run per body and year, or per meeting, without holes, and none is given twice (standarder.md § 1.4).
import { yearOf } from '../calendar/swedish-dates.ts';
import type { LiggareArende } from '../domain/handelse.ts';
import { liveParagrafer, type MoteILiggaren } from '../domain/liggare.ts';
import type { NumberPlan, Series } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';
import type { Sammantrade } from '../domain/sammantrade.ts';
import { listed } from '../messages/wording.ts';
import { type NumberForm, numberForm, numberRange, planArende } from './labels.ts';

/** What tells a body's meetings apart. */
export type MeetingDay = Pick<Sammantrade, 'datum' | 'extra'>;

/** The run of numbers that a meeting draws from; what the ledger is asked for. */
export function seriesOf({ datum, extra }: MeetingDay, organ: Organ): Series {
  const period = organ.numrering.serie === 'ar' ? String(yearOf(datum)) : `${datum}${extra ? '-extra' : ''}`;
  return { organ: organ.slug, period };
}

/** What the ledger keeps of the ärenden, in order, one per number. */
export function agendaOf({ arenden, diarienummer }: Sammantrade): LiggareArende[] {
  return arenden.map((arende) => ({
    rubrik: arende.rubrik,
    diarienummer: arende.diarienummer ?? diarienummer ?? null,
  }));
}

/** The numbers as the body prints them; the meeting has as many ärenden as numbers in use. */
export function numberPlanOf(mote: MoteILiggaren, meeting: Sammantrade, organ: Organ): NumberPlan {
  const forms = numberForm(organ, yearOf(meeting.datum));
  const live = liveParagrafer(mote);
  const numbers = live.map(({ nummer }) => nummer);
  if (numbers.length === 0 || numbers.length !== meeting.arenden.length)
    throw new Error(`${mote.mote} has ${live.length} numbers and ${meeting.arenden.length} ärenden`);
  return {
    series: seriesOf(meeting, organ),
    meeting: { organ: organ.slug, datum: meeting.datum, extra: meeting.extra },
    first: Math.min(...numbers),
    last: Math.max(...numbers),
    arenden: meeting.arenden.map((arende, index) =>
      planArende(forms, live[index]?.nummer ?? 0, arende.underpunkter.length),
    ),
    range: rangesOf(forms, numbers),
    makulerade: mote.paragrafer.flatMap(({ nummer, makulerad }) =>
      makulerad === null ? [] : [{ ref: planArende(forms, nummer, 0).ref, skal: makulerad }],
    ),
  };
}

/** `§ 12–§ 20`, `1–14`, `§ 1–§ 2 och § 4` where numbers were voided; empty for a meeting without numbers. */
export function rangeOf({ paragrafer, datum }: MoteILiggaren, organ: Organ): string {
  const live = liveParagrafer({ paragrafer });
  const shown = live.length > 0 ? live : paragrafer;
  return rangesOf(
    numberForm(organ, yearOf(datum)),
    shown.map(({ nummer }) => nummer),
  );
}

/** Numbers in order, as few ranges as they make. */
function rangesOf(forms: NumberForm, numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run[1] + 1 === number) run[1] = number;
    else runs.push([number, number]);
  }
  return listed(runs.map(([first, last]) => numberRange(forms, first, last)));
}
