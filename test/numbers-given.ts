// Invented meetings and bodies for tests of numbers and ledger, through the real schemas.
import type { NumberPlan, TakenMeeting } from '../src/domain/numbers.ts';
import { type Organ, OrganSchema } from '../src/domain/organ.ts';
import { type Sammantrade, SammantradeSchema } from '../src/domain/sammantrade.ts';
import type { CommitResult, Ledger } from '../src/ledger/ledger.ts';
import { type PlanOptions, planNumbers, rubrikerOf, seriesOf } from '../src/number/plan-numbers.ts';

export function organ(slug: string, serie: 'ar' | 'mote' = 'ar', form = '§ {n}', underpunkt = '{a}/'): Organ {
  const parsed = OrganSchema.parse({
    namn: `Organet ${slug}`,
    kortnamn: slug.toUpperCase(),
    dokumenttyp: 'Sammanträdesprotokoll',
    numrering: { serie, form, underpunkt },
    beslut: { inledning: 'Organet beslutar', form: 'att' },
    underskrift: { plats: 'sist', roller: ['ordforande'] },
  });
  return { ...parsed, slug };
}

/** `rubriker` as text, or as text with that many underpunkter. */
export function sammantrade(datum: string, rubriker: readonly (string | [string, number])[]): Sammantrade {
  return SammantradeSchema.parse({
    organ: 'provet',
    datum,
    tid: '9–12',
    plats: 'Provrummet',
    ordforande: 'Ulla Prov',
    sekreterare: 'Bo Prov',
    ledamoter: ['Ulla Prov'],
    arenden: rubriker.map((given) => {
      const [rubrik, antal] = typeof given === 'string' ? [given, 0] : given;
      return {
        rubrik,
        underpunkter: Array.from({ length: antal }, (_, i) => ({ rubrik: `${rubrik}, del ${i}` })),
      };
    }),
  });
}

export function plan(
  meeting: Sammantrade,
  body: Organ,
  taken: readonly TakenMeeting[],
  options: PlanOptions,
): NumberPlan {
  const planned = planNumbers(meeting, body, taken, options);
  if (!planned.ok) throw new Error(JSON.stringify(planned.refusal));
  return planned.plan;
}

export function takenOf(ledger: Ledger, meeting: Sammantrade, body: Organ): TakenMeeting[] {
  const read = ledger.taken(seriesOf(meeting, body));
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.taken;
}

/** What the pipeline does with one meeting, without the rendering. */
export function number(
  ledger: Ledger,
  meeting: Sammantrade,
  body: Organ,
  options: PlanOptions,
): CommitResult {
  const basedOn = takenOf(ledger, meeting, body);
  const planned = planNumbers(meeting, body, basedOn, options);
  if (!planned.ok) return planned;
  const entry = { fil: options.fil, rubriker: rubrikerOf(meeting), at: '2023-11-17T12:00:00+01:00', basedOn };
  return ledger.commit([{ plan: planned.plan, ...entry }]);
}
