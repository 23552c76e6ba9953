// Invented meetings and bodies for tests of numbers and ledger, through the real schemas.
import { apply, emptySerie } from '../src/domain/liggare.ts';
import type { NumberPlan } from '../src/domain/numbers.ts';
import { type Organ, OrganSchema } from '../src/domain/organ.ts';
import { type Sammantrade, SammantradeSchema } from '../src/domain/sammantrade.ts';
import { after } from '../src/number/decision.ts';
import { enter } from '../src/number/enter.ts';
import { innehallOf } from '../src/number/innehall.ts';
import { meetingOn } from '../src/number/meetings.ts';
import { agendaOf, numberPlanOf, seriesOf } from '../src/number/plan-numbers.ts';

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
export function sammantrade(
  datum: string,
  rubriker: readonly (string | [string, number])[],
  more: object = {},
): Sammantrade {
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
    ...more,
  });
}

/** The numbers of a meeting alone in its series, which begins with `start`. */
export function plan(meeting: Sammantrade, body: Organ, start = 1): NumberPlan {
  const fil = 'mote.yaml';
  const empty = emptySerie(seriesOf(meeting, body));
  const begun = start === 1 ? empty : apply(empty, { slag: 'borjan', nummer: start });
  const arenden = agendaOf(meeting);
  const facts = { ...meeting, start: meeting.tid.start, fil, arenden, innehall: innehallOf(meeting) };
  const entered = enter({ serie: begun, facts, organ: body, anda: undefined, elsewhere: [] });
  if (!entered.ok) throw new Error(JSON.stringify(entered.refusals));
  const mote = meetingOn(after(begun, entered.handelser), meeting);
  if (!mote) throw new Error('not entered');
  return numberPlanOf(mote, meeting, body);
}
