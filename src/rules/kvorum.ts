// Who may decide, and whether enough of them were there: more than half of the seats, of each huvudman or of the body.

import { type Named, type Register, slaUpp, tjansterIn } from '../domain/register.ts';
import { oncePer } from '../domain/remembered.ts';
import { comparableName } from '../domain/sammantrade.ts';
import { deltagareOf, isJavig, presentAt } from './presence.ts';
import type { Punkt } from './punkter.ts';
import { refsTogether } from './refs.ts';
import { type Beslutande, huvudmanOf, isVakant, raknasTill } from './roster.ts';
import { type Context, defineRule, type Found, type Rule } from './rule.ts';

/** Those whose presence is counted together. */
interface Grupp {
  /** Name of the huvudman, or null for the body as a whole. */
  huvudman: string | null;
  platser: number;
  ledamoter: readonly Beslutande[];
  /** By name; empty seats are counted apart. */
  franvarande: readonly string[];
  /** Seats that nobody holds, according to the file or the register. */
  vakanta: number;
  /** Those of them that the file says are empty. */
  vakantaIFilen: number;
}

type Utfall = 'for fa' | 'del av motet' | 'okand huvudman';

/** Too few of a group at one decision, or perhaps too few. */
interface Brist {
  grupp: Grupp;
  punkt: Punkt;
  utfall: Utfall;
  /** Who surely were there; of too few, all that may have been. */
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
  const absent = meeting.franvarande.map((person) => {
    const known = knownOf(person);
    return { person, huvudman: raknasTill(person.organisation, known, arbetsordning).huvudman };
  });
  const seated = [...absent, ...roster.filter(({ roll }) => roll === 'ledamot')];
  const fromRegister = tjanster.map((tjanst) => ({
    namn: tjanst.namn,
    huvudman: raknasTill(tjanst.organisation, tjanst, arbetsordning).huvudman,
  }));
  return (arbetsordning?.huvudman ?? []).flatMap(({ namn: huvudman }) => {
    const platser = (arbetsordning?.ledamoter ?? [])
      .filter(({ organisation }) => huvudmanOf(organisation, arbetsordning) === huvudman)
      .reduce((sum, { antal }) => sum + antal, 0);
    if (platser === 0) return [];
    const own = <One extends { huvudman: string | null }>(all: readonly One[]): One[] =>
      all.filter((one) => one.huvudman === huvudman);
    const vakantaIFilen = own(seated).filter(({ person }) => isVakant(person.namn)).length;
    const innehavare = new Set([
      ...own(fromRegister).map(({ namn }) => comparableName(namn)),
      ...own(seated)
        .filter(({ person }) => !isVakant(person.namn))
        .map(({ person }) => comparableName(knownOf(person)?.namn ?? person.namn)),
    ]);
    return [
      {
        huvudman,
        platser,
        ledamoter: medRostratt.filter((one) => one.huvudman === huvudman || one.okandHuvudman),
        franvarande: own(absent).flatMap(({ person: { namn } }) => (isVakant(namn) ? [] : [namn])),
        vakanta: Math.max(vakantaIFilen, tjanster.length > 0 ? platser - innehavare.size : 0),
        vakantaIFilen,
      },
    ];
  });
}

/** Those that the register names that day; where it knows fewer than were there, the file's own. */
function heltOrgan(context: Context, medRostratt: readonly Beslutande[]): Grupp {
  const { franvarande, ledamoter } = context.meeting;
  const there = medRostratt.filter(({ roll }) => roll !== 'ersattare').length;
  const known = ledamoterIn(context.register, context).length;
  const vakanta = [...franvarande, ...ledamoter].filter(({ namn }) => isVakant(namn)).length;
  return {
    huvudman: null,
    platser: known >= there ? known : there + franvarande.length,
    ledamoter: medRostratt,
    franvarande: franvarande.flatMap(({ namn }) => (isVakant(namn) ? [] : [namn])),
    vakanta,
    vakantaIFilen: vakanta,
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
  const brist = (utfall: Utfall, sure: number, kanske: readonly string[]): Brist => ({
    ...{ grupp, punkt, utfall, antal: sure, saknas, kanske },
  });
  if (antal >= ska) return null;
  if (antal + delvis.length >= ska) return brist('del av motet', antal, delvis);
  if (antal + delvis.length + okanda.length >= ska) return brist('okand huvudman', antal, okanda);
  return brist('for fa', antal + delvis.length, []);
}

const sameBrist = (a: Brist, b: Brist): boolean =>
  a.utfall === b.utfall &&
  a.antal === b.antal &&
  a.saknas.join() === b.saknas.join() &&
  a.kanske.join() === b.kanske.join();

type Run = [Brist, ...Brist[]];

/** The same lack of a group at decisions that follow each other. */
function runsOf(grupp: Grupp, decided: readonly Punkt[], context: Context): Run[] {
  const runs: Run[] = [];
  let open: Run | null = null;
  for (const punkt of decided) {
    const brist = bristOf(grupp, punkt, context);
    if (brist && open && sameBrist(open[0], brist)) open.push(brist);
    else {
      open = brist && [brist];
      if (open) runs.push(open);
    }
  }
  return runs;
}

const allRuns = oncePer((context: Context): Run[] => {
  const decided = context.punkter.filter(({ punkt }) => punkt.beslut.length > 0);
  return grupperOf(context).flatMap((grupp) => runsOf(grupp, decided, context));
});

/** What is lacking of several huvudmän at the same decisions is told once, at the first of them. */
function lacks(context: Context, utfall: Utfall) {
  const together = new Map<string, [Run, ...Run[]]>();
  for (const run of allRuns(context)) {
    if (run[0].utfall !== utfall) continue;
    const key = run.map(({ punkt }) => punkt.path.join()).join(' ');
    const same = together.get(key);
    if (same) same.push(run);
    else together.set(key, [run]);
  }
  return [...together.values()].map((runs) => {
    const [first, ...more] = runs;
    const brister = runs.map(([brist]) => brist);
    const sum = (count: (grupp: Grupp) => number): number =>
      brister.reduce((all, { grupp }) => all + count(grupp), 0);
    const vakanta = sum((grupp) => grupp.vakanta);
    const gruppbrist = ([{ grupp, antal }]: Run) => ({
      ...{ huvudman: grupp.huvudman, antal, platser: grupp.platser, behovs: behovs(grupp.platser) },
    });
    return {
      path: [...first[0].punkt.path, 'beslut'],
      /** Of the seats that somebody holds there were enough everywhere. */
      onlyVacant: runs.every(([{ grupp, antal }]) => antal >= behovs(grupp.platser - grupp.vakanta)),
      values: {
        ref: refsTogether(first.map(({ punkt }) => punkt)),
        organ: context.organ.kortnamn,
        grupper: [gruppbrist(first), ...more.map(gruppbrist)] as const,
        saknas: [...new Set(brister.flatMap(({ saknas }) => saknas))],
        vakanta,
        enligtRegistret: vakanta > sum((grupp) => grupp.vakantaIFilen),
        kanske: [...new Set(brister.flatMap(({ kanske }) => kanske))],
      },
    };
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
    wrong: `ärenden:
  - rubrik: Bidrag till Föreningen Solglimten
    jäv: Gudrun Nyåker
    text: Gudrun Nyåker anmäler jäv och lämnar mötet medan ärendet handläggs.
    beslut: att tillstyrka bidraget`,
    right: `ärenden:
  - rubrik: Bidrag till Föreningen Solglimten
    jäv: Gudrun Nyåker
    text: Gudrun Nyåker anmäler jäv och lämnar mötet medan ärendet handläggs.
    bordläggning: ja`,
  },
  find: (context): Found<'KVORUM-001'>[] => {
    const allvar = context.arbetsordning?.beslutsforhet?.allvar ?? 'varning';
    return lacks(context, 'for fa').map(({ path, values, onlyVacant }) => ({
      path,
      values: { ...values, allvar: onlyVacant ? 'varning' : allvar },
    }));
  },
});

const delAvMotet = defineRule({
  code: 'KVORUM-002',
  source: ({ beslutsforhet: own }) => own?.kalla,
  demands: 'Kan närvaron avgöra om ni var tillräckligt många skriver du paragrafer, inte ”del av mötet”.',
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
    'Kan det avgöra om ni var tillräckligt många framgår det vilken huvudman varje ledamot räknas till.',
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
    wrong: `ordförande: Noah Carlbro, ordförande Samverkansgrupp Att åldras, Region Blekinge
frånvarande:
  - Karin Almgren, Enheten för kvalitet och utveckling, Region Blekinge
  - Birger Ömalm, förvaltningschef Omsorgsförvaltningen, Karlshamns kommun
  - Dagny Ulfsax, förvaltningschef Kunskapsförvaltningen, Karlskrona kommun
  - Rut Isgren, förvaltningschef Arbetsmarknadsförvaltningen, Ronneby kommun
  - Love Öberga, förvaltningschef Omsorgsförvaltningen, Sölvesborgs kommun
  - Tea Jönsvik, hälso- och sjukvårdschef Medicinsk service, Region Blekinge
  - Klas Hedlöv, ordförande Samverkansgrupp Mitt i livet, Region Blekinge`,
    right: 'ordförande: Karin Almgren, Enheten för kvalitet och utveckling, Region Blekinge',
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
