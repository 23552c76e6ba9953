// What composing a protokoll needs besides templates, for tests: its state and its first number are given.
import { yearOf } from '../src/calendar/swedish-dates.ts';
import type { Avskrift, Rattelse, ViewInput } from '../src/compose/view.ts';
import type { NumberPlan } from '../src/domain/numbers.ts';
import type { Organ } from '../src/domain/organ.ts';
import type { Sammantrade } from '../src/domain/sammantrade.ts';
import { numberForm, numberRange, planArende } from '../src/number/labels.ts';
import { formatRefs, resolveNarvaro } from '../src/number/refs.ts';

/** What a protokoll says of itself; one that is frozen and corrects nothing where all is absent. */
export interface State {
  utkast?: boolean;
  /** As `utkast` demands, where absent. */
  fastaNummer?: boolean;
  avskrift?: Avskrift;
  rattelse?: Rattelse;
  makulerade?: NumberPlan['makulerade'];
  purpose?: ViewInput['purpose'];
}

function numbersFrom(
  first: number,
  { datum, extra, arenden }: Sammantrade,
  organ: Organ,
): Omit<NumberPlan, 'makulerade'> {
  const forms = numberForm(organ, yearOf(datum));
  const last = first + arenden.length - 1;
  return {
    series: { organ: organ.slug, period: String(yearOf(datum)) },
    meeting: { organ: organ.slug, datum, extra },
    first,
    last,
    arenden: arenden.map(({ underpunkter }, index) => planArende(forms, first + index, underpunkter.length)),
    range: numberRange(forms, first, last),
  };
}

/** Numbers in a row from `first`, whatever any ledger holds. */
export function protokollInput(
  meeting: Sammantrade,
  organ: Organ,
  first: number,
  state: State = {},
): ViewInput {
  const { utkast = false, fastaNummer = !utkast, rattelse = null, purpose = 'underskrift' } = state;
  const { avskrift = null } = state;
  const plan = { ...numbersFrom(first, meeting, organ), makulerade: state.makulerade ?? [] };
  return {
    meeting,
    organ,
    plan,
    formatRefs,
    narvaroText: (narvaro) => resolveNarvaro(narvaro, plan),
    purpose,
    utkast,
    avskrift,
    fastaNummer,
    rattelse,
  };
}
