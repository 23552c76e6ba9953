// Who may decide, and whether enough of them were there: more than half of the seats, of each huvudman or of the body.

import { type Named, type Register, slaUpp, tjansterIn } from '../domain/register.ts';
import { oncePer } from '../domain/remembered.ts';
import { comparableName } from '../domain/sammantrade.ts';
import { deltagareOf, isJavig, presentAt } from './presence.ts';
import type { Punkt } from './punkter.ts';
import { refsTogether } from './refs.ts';
import type { Beslutande } from './roster.ts';
import { huvudmanOf, raknasTill } from './roster.ts';
import { type Context, defineRule, type Found, type Rule } from './rule.ts';

/** Those whose presence is counted together. */
interface Grupp {
  /** Name of the huvudman, or null for the body as a whole. */
  huvudman: string | null;
  platser: number;
  ledamoter: readonly Beslutande[];
  franvarande: readonly string[];
  /** Seats that nobody holds according to the register. */
  vakanta: number;
}

type Utfall = 'for fa' | 'del av motet' | 'okand huvudman';

/** Too few of a group at one decision, or perhaps too few. */
interface Brist {
  punkt: Punkt;
  utfall: Utfall;
  antal: number;
  /** Who was not there, with why in brackets where it is not the whole meeting. */
  saknas: readonly string[];
  /** Who would make it enough if they were there, or if they are of that huvudman. */
  kanske: readonly string[];
}

/** Three rules ask for them. */
const grupperOf = oncePer((context: Context): Grupp[] => {
  const { arbetsordning } = context;
  const rule = arbetsordning?.beslutsforhet;
  if (!rule) return [];
  const medRostratt = context.roster.filter(
    ({ beslutar, roll, person }) =>
      beslutar &&
      ((roll !== 'ersattare' && person.tjanstgorFor === undefined) ||
        (arbetsordning.ersattare?.tillats ?? true)),
  );
  const hasSeats = arbetsordning.ledamoter.length > 0 && arbetsordning.huvudman.length > 0;
  return rule.per === 'huvudman' && hasSeats
    ? perHuvudman(context, medRostratt)
    : [heltOrgan(context, medRostratt)];
});

function perHuvudman(context: Context, medRostratt: readonly Beslutande[]): Grupp[] {
  const { meeting, organ, register, arbetsordning, roster } = context;
  const tjanster = ledamoterIn(register, context);
  const knownOf = (person: Named) => register && slaUpp(register, person, organ.slug, meeting.datum);
  const sitsFor = (person: Named, known = knownOf(person)): string | null =>
    raknasTill(person.organisation, known, arbetsordning).huvudman;
  return (arbetsordning?.huvudman ?? []).flatMap(({ namn: huvudman }) => {
    const platser = (arbetsordning?.ledamoter ?? [])
      .filter(({ organisation }) => huvudmanOf(organisation, arbetsordning) === huvudman)
      .reduce((sum, { antal }) => sum + antal, 0);
    if (platser === 0) return [];
    const franvarande = meeting.franvarande.filter((person) => sitsFor(person) === huvudman);
    const own = roster.filter((one) => one.huvudman === huvudman && one.roll === 'ledamot');
    const innehavare = new Set([
      ...tjanster
        .filter(
          (tjanst) => sitsFor({ namn: tjanst.namn, organisation: tjanst.organisation }, tjanst) === huvudman,
        )
        .map(({ namn }) => comparableName(namn)),
      ...[...franvarande, ...own.map(({ person }) => person)].map((person) =>
        comparableName(knownOf(person)?.namn ?? person.namn),
      ),
    ]);
    return [
      {
        huvudman,
        platser,
        ledamoter: medRostratt.filter((one) => one.huvudman === huvudman || one.okandHuvudman),
        franvarande: franvarande.map(({ namn }) => namn),
        vakanta: tjanster.length > 0 ? Math.max(0, platser - innehavare.size) : 0,
      },
    ];
  });
}

/** Those that the register names that day; where it knows fewer than were there, the file's own. */
function heltOrgan(context: Context, medRostratt: readonly Beslutande[]): Grupp {
  const { meeting } = context;
  const franvarande = meeting.franvarande.map(({ namn }) => namn);
  const there = medRostratt.filter(({ roll }) => roll !== 'ersattare').length;
  const known = ledamoterIn(context.register, context).length;
  return {
    huvudman: null,
    platser: known >= there ? known : there + franvarande.length,
    ledamoter: medRostratt,
    franvarande,
    vakanta: 0,
  };
}

/** Ledamöter that day, once each, and the chair where the chair decides. */
function ledamoterIn(register: Register | null, { meeting, organ, arbetsordning }: Context) {
  const chair = arbetsordning?.ordforande?.beslutar ?? true;
  const all = register ? tjansterIn(register, organ.slug, meeting.datum) : [];
  const deciding = all.filter(
    ({ uppdrag }) => uppdrag?.roll === 'ledamot' || (chair && uppdrag?.roll === 'ordforande'),
  );
  return [...new Map(deciding.map((tjanst) => [comparableName(tjanst.namn), tjanst])).values()];
}

/** «hade gått», «hade inte kommit»: why somebody who was at the meeting was not at this ärende. */
function varfor({ person }: Beslutande, nr: number, { plan }: Context): string {
  const there = plan.arenden.flatMap((_, other) => (presentAt(person, other, plan) === 'ja' ? [other] : []));
  if (there.every((other) => other < nr)) return 'hade gått';
  return there.every((other) => other > nr) ? 'hade inte kommit' : 'var inte inne';
}

const behovs = (platser: number): number => Math.floor(platser / 2) + 1;

function bristOf(grupp: Grupp, punkt: Punkt, context: Context): Brist | null {
  const saknas = [...grupp.franvarande];
  const delvis: string[] = [];
  const okanda: string[] = [];
  let antal = 0;
  for (const one of grupp.ledamoter) {
    const sure = grupp.huvudman === null || one.huvudman === grupp.huvudman;
    const there = presentAt(one.person, punkt.nr, context.plan);
    if (isJavig(one.namn, punkt.punkt)) {
      if (sure) saknas.push(`${one.namn} (jävig)`);
    } else if (there === 'nej') {
      if (sure) saknas.push(`${one.namn} (${varfor(one, punkt.nr, context)})`);
    } else if (!sure) okanda.push(one.namn);
    else if (there === 'kanske') delvis.push(one.namn);
    else antal++;
  }
  const ska = behovs(grupp.platser);
  if (antal >= ska) return null;
  if (antal + delvis.length >= ska) return { punkt, utfall: 'del av motet', antal, saknas, kanske: delvis };
  if (antal + delvis.length + okanda.length >= ska)
    return { punkt, utfall: 'okand huvudman', antal: antal + delvis.length, saknas, kanske: okanda };
  return { punkt, utfall: 'for fa', antal: antal + delvis.length, saknas, kanske: [] };
}

const sameBrist = (a: Brist, b: Brist): boolean =>
  a.utfall === b.utfall &&
  a.antal === b.antal &&
  a.saknas.join() === b.saknas.join() &&
  a.kanske.join() === b.kanske.join();

const NAMED = 5;

/** The same lack at decisions that follow each other is one; its place is the first of them. */
function lacks(context: Context, utfall: Utfall) {
  const { organ, punkter } = context;
  const decided = punkter.filter(({ punkt }) => punkt.beslut.length > 0);
  return grupperOf(context).flatMap((grupp) => {
    const runs: Brist[][] = [];
    let open: Brist[] | null = null;
    for (const punkt of decided) {
      const brist = bristOf(grupp, punkt, context);
      const [first] = open ?? [];
      if (brist && open && first && sameBrist(first, brist)) open.push(brist);
      else {
        open = brist && [brist];
        if (open) runs.push(open);
      }
    }
    return runs.flatMap((run) => {
      const [first] = run;
      if (first?.utfall !== utfall) return [];
      const { saknas, kanske, antal } = first;
      return [
        {
          path: [...first.punkt.path, 'beslut'],
          values: {
            ref: refsTogether(run.map(({ punkt }) => punkt)),
            huvudman: grupp.huvudman,
            organ: organ.kortnamn,
            antal,
            platser: grupp.platser,
            behovs: behovs(grupp.platser),
            saknas: saknas.slice(0, NAMED),
            fler: Math.max(0, saknas.length - NAMED),
            vakanta: grupp.vakanta,
            kanske,
          },
        },
      ];
    });
  });
}

/** Everybody of the example's meeting, by name alone. */
const ATT_ALDRAS_REGISTER = `personer:
  - { namn: Noah Carlbro, uppdrag: { organ: att-aldras, roll: ordförande } }
  - { namn: Jonas Palm, uppdrag: { organ: att-aldras, roll: sekreterare } }
  - { namn: Ada Prov, uppdrag: { organ: att-aldras, roll: ersättare } }
${[
  ...['Maja Frostenson', 'Urban Kallholm', 'Ebba Snärjevik', 'Petter Gallås', 'Cecilia Mörtbäck'],
  ...['Torsten Aldrin', 'Lovisa Hjärpe', 'Ragnar Ysäter', 'Selma Idborg', 'Viggo Tunebro'],
]
  .map((namn) => `  - { namn: ${namn}, uppdrag: { organ: att-aldras } }`)
  .join('\n')}`;

const PSVO_ORDINARY = 'ledamöter:\n  - Helga Ottoson (C), Ronneby kommun';

const beslutsfor = defineRule({
  code: 'KVORUM-001',
  source: ({ beslutsforhet: own }) => own?.kalla,
  demands:
    'Ett beslut fattas när fler än hälften av ledamöterna är med, i de flesta organ från varje huvudman för sig.',
  example: {
    organ: 'psvo',
    wrong: `${PSVO_ORDINARY}
  - Bertil Kronqvist (S), Karlskrona kommun
förhinder:
  - Åke Mobrink (S), Olofströms kommun
  - Zeynep Ardal (M), Karlshamns kommun
  - Wille Fransbo (L), Sölvesborgs kommun`,
    right: `${PSVO_ORDINARY}
  - Bertil Kronqvist (S), Karlskrona kommun
  - Zeynep Ardal (M), Karlshamns kommun
förhinder:
  - Åke Mobrink (S), Olofströms kommun
  - Wille Fransbo (L), Sölvesborgs kommun`,
  },
  find: (context): Found<'KVORUM-001'>[] => {
    const allvar = context.arbetsordning?.beslutsforhet?.allvar ?? 'varning';
    return lacks(context, 'for fa').map(({ path, values }) => ({ path, values: { ...values, allvar } }));
  },
});

const delAvMotet = defineRule({
  code: 'KVORUM-002',
  source: ({ beslutsforhet: own }) => own?.kalla,
  demands:
    'Där det avgör om det var tillräckligt många med skrivs närvaron med paragrafer, inte ”del av mötet”.',
  example: {
    organ: 'psvo',
    wrong: `${PSVO_ORDINARY}
  - Bertil Kronqvist (S), Karlskrona kommun
  - Zeynep Ardal (M), Karlshamns kommun, del av mötet
förhinder:
  - Åke Mobrink (S), Olofströms kommun
  - Wille Fransbo (L), Sölvesborgs kommun`,
    right: `${PSVO_ORDINARY}
  - Bertil Kronqvist (S), Karlskrona kommun
  - Zeynep Ardal (M), Karlshamns kommun, ärende 1–2
förhinder:
  - Åke Mobrink (S), Olofströms kommun
  - Wille Fransbo (L), Sölvesborgs kommun`,
  },
  find: (context) => lacks(context, 'del av motet'),
});

const okandHuvudman = defineRule({
  code: 'KVORUM-004',
  source: ({ beslutsforhet: own }) => own?.kalla,
  demands:
    'Där det avgör om det var tillräckligt många med framgår vilken huvudman varje ledamot räknas till.',
  example: {
    organ: 'att-aldras',
    register: ATT_ALDRAS_REGISTER,
    wrong: `ledamöter:
  - Maja Frostenson, verksamhetschef hemsjukvården, Ronneby kommun
  - Urban Kallholm, verksamhetschef hemsjukvården, Karlshamns kommun
  - Ebba Snärjevik, verksamhetschef hälso- och sjukvård, Karlskrona kommun
  - Petter Gallås, medicinskt ansvarig sjuksköterska, Olofströms kommun
  - Cecilia Mörtbäck, medicinskt ansvarig sjuksköterska, Sölvesborgs kommun
  - Torsten Aldrin, medicinskt ansvarig för rehabilitering, Karlskrona kommun
  - Lovisa Hjärpe, verksamhetschef medicinkliniken, Region Blekinge
  - Ragnar Ysäter, verksamhetschef primärvård öster, Region Blekinge
  - Selma Idborg, verksamhetschef Nära vård`,
    right: `ledamöter:
  - Maja Frostenson, verksamhetschef hemsjukvården, Ronneby kommun
  - Urban Kallholm, verksamhetschef hemsjukvården, Karlshamns kommun
  - Ebba Snärjevik, verksamhetschef hälso- och sjukvård, Karlskrona kommun
  - Petter Gallås, medicinskt ansvarig sjuksköterska, Olofströms kommun
  - Cecilia Mörtbäck, medicinskt ansvarig sjuksköterska, Sölvesborgs kommun
  - Torsten Aldrin, medicinskt ansvarig för rehabilitering, Karlskrona kommun
  - Lovisa Hjärpe, verksamhetschef medicinkliniken, Region Blekinge
  - Ragnar Ysäter, verksamhetschef primärvård öster, Region Blekinge
  - Selma Idborg, verksamhetschef Nära vård, Region Blekinge`,
  },
  find: (context) => lacks(context, 'okand huvudman'),
});

const ingaErsattare = defineRule({
  code: 'KVORUM-003',
  source: ({ ersattare }) => ersattare?.kalla,
  demands: 'Vid frånvaro utses ingen ersättare, där arbetsordningen säger så.',
  example: {
    organ: 'att-aldras',
    register: ATT_ALDRAS_REGISTER,
    wrong: 'ersättare:\n  - Ada Prov, enhetschef, Ronneby kommun',
    right: 'övriga deltagare:\n  - Ada Prov, enhetschef, Ronneby kommun',
  },
  find: ({ meeting, organ, arbetsordning }) => {
    const rule = arbetsordning?.ersattare;
    if (!rule || rule.tillats) return [];
    const values = { organ: organ.kortnamn, allvar: rule.allvar };
    return [
      ...meeting.ersattare.map(({ namn }, index) => ({
        path: ['ersattare', index],
        values: { ...values, namn },
      })),
      ...meeting.ledamoter.flatMap(({ namn, tjanstgorFor }, index) =>
        tjanstgorFor === undefined ? [] : [{ path: ['ledamoter', index], values: { ...values, namn } }],
      ),
    ];
  },
});

const ordforandeSomLedamot = defineRule({
  code: 'KVORUM-005',
  source: ({ ordforande }) => ordforande?.kalla,
  demands: 'En ordförande utan beslutsmandat räknas inte bland ledamöterna.',
  example: {
    organ: 'att-aldras',
    wrong: `ordförande: Noah Carlbro, Enheten för kvalitet och utveckling, Region Blekinge
ledamöter:
  - Noah Carlbro
  - Maja Frostenson, verksamhetschef hemsjukvården, Ronneby kommun
  - Urban Kallholm, verksamhetschef hemsjukvården, Karlshamns kommun
  - Ebba Snärjevik, verksamhetschef hälso- och sjukvård, Karlskrona kommun
  - Petter Gallås, medicinskt ansvarig sjuksköterska, Olofströms kommun
  - Cecilia Mörtbäck, medicinskt ansvarig sjuksköterska, Sölvesborgs kommun
  - Torsten Aldrin, medicinskt ansvarig för rehabilitering, Karlskrona kommun
  - Lovisa Hjärpe, verksamhetschef medicinkliniken, Region Blekinge
  - Ragnar Ysäter, verksamhetschef primärvård öster, Region Blekinge
  - Selma Idborg, verksamhetschef Nära vård, Region Blekinge`,
    right: 'ordförande: Noah Carlbro, Enheten för kvalitet och utveckling, Region Blekinge',
  },
  find: ({ meeting, organ, arbetsordning }) => {
    if (arbetsordning?.ordforande?.beslutar ?? true) return [];
    const { namn } = meeting.ordforande;
    if (!deltagareOf(meeting).get(comparableName(namn))?.listor.includes('ledamoter')) return [];
    const index = meeting.ledamoter.findIndex((one) => comparableName(one.namn) === comparableName(namn));
    return [{ path: ['ledamoter', index], values: { namn, organ: organ.kortnamn } }];
  },
});

export const KVORUM_RULES: readonly Rule[] = [
  beslutsfor,
  delAvMotet,
  ingaErsattare,
  okandHuvudman,
  ordforandeSomLedamot,
];
