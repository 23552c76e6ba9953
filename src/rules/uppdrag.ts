// What the register knows of those who were there: the words of the file count, but a difference is a doubt.
import { longDate } from '../calendar/swedish-dates.ts';
import {
  ACTING,
  isActing,
  type Named,
  personerSomHeter,
  type Register,
  type RegisterPerson,
  type Roll,
  slaUpp,
  tjansterIn,
  type Uppdrag,
  uppdragIn,
} from '../domain/register.ts';
import { oncePer, remembered } from '../domain/remembered.ts';
import { comparableName } from '../domain/sammantrade.ts';
import { isMisspelt } from './namn.ts';
import { huvudmanOf, isVakant } from './roster.ts';
import { type Context, type DataPath, defineRule, type Rule } from './rule.ts';

const SOURCE = 'kommunallagen (2017:725) 5 kap. 66 §, som förebild';

/** Somebody whom the register should know: no guest, no föredragande. */
interface Deltagare {
  person: Named;
  path: DataPath;
  /** What the file takes them for; null where it does not say, as of who was absent. */
  som: Exclude<Roll, 'adjungerad'> | null;
}

const deltagareOf = oncePer(({ meeting }: Context): readonly Deltagare[] => {
  const { ordforande, sekreterare, ledamoter, ersattare, franvarande } = meeting;
  const everybody: Deltagare[] = [
    { person: ordforande, path: ['ordforande'], som: 'ordforande' },
    { person: sekreterare, path: ['sekreterare'], som: 'sekreterare' },
    ...ledamoter.map((person, index): Deltagare => {
      const som = person.tjanstgorFor === undefined ? 'ledamot' : 'ersattare';
      return { person, path: ['ledamoter', index], som };
    }),
    ...ersattare.map(
      (person, index): Deltagare => ({ person, path: ['ersattare', index], som: 'ersattare' }),
    ),
    ...franvarande.map((person, index): Deltagare => ({ person, path: ['franvarande', index], som: null })),
  ];
  return everybody.filter(({ person }) => !isVakant(person.namn));
});

/** Each name once, in the place that says most of what they did. */
function eachOnce(everybody: readonly Deltagare[]): Deltagare[] {
  const seen = new Set<string>();
  return everybody.filter(({ person: { namn } }) => {
    const isNew = !seen.has(comparableName(namn));
    seen.add(comparableName(namn));
    return isNew;
  });
}

/** The register, where it has anybody in this body that day. */
const registerOfBody = oncePer(({ register, organ, meeting }: Context): Register | null =>
  register && tjansterIn(register, organ.slug, meeting.datum).length > 0 ? register : null,
);

/** Those whom the register has once, and what they hold in the body that day. */
function knownPeople(
  context: Context,
  everybody: readonly Deltagare[],
): (Deltagare & { known: RegisterPerson; current: Uppdrag[] })[] {
  const register = registerOfBody(context);
  const { organ, meeting } = context;
  if (!register) return [];
  return everybody.flatMap((one) => {
    const [known, ...namesakes] = personerSomHeter(register, one.person, organ.slug, meeting.datum);
    if (!known || namesakes.length > 0) return [];
    return [{ ...one, known, current: uppdragIn(known, organ.slug, meeting.datum) }];
  });
}

const ingetRegister = defineRule({
  code: 'UPPDRAG-001',
  source: SOURCE,
  demands: 'Det finns ett register över vilka som har uppdrag i organet.',
  example: {
    organ: 'psvo',
    register: [
      'personer:',
      '  - { namn: Sten Vallmark, parti: M, organisation: Region Blekinge, uppdrag: { organ: psvo, roll: ordförande, från: 2024-03-01 } }',
      '  - { namn: Karin Almgren, organisation: Region Blekinge, uppdrag: { organ: psvo, roll: sekreterare, från: 2024-03-01 } }',
      '  - { namn: Helga Ottoson, parti: C, organisation: Ronneby kommun, uppdrag: { organ: psvo, från: 2024-03-01 } }',
      '  - { namn: Bertil Kronqvist, parti: S, organisation: Karlskrona kommun, uppdrag: { organ: psvo, från: 2024-03-01 } }',
      '  - { namn: Zeynep Ardal, parti: M, organisation: Karlshamns kommun, uppdrag: { organ: psvo, från: 2024-03-01 } }',
      '  - { namn: Wille Fransbo, parti: L, organisation: Sölvesborgs kommun, uppdrag: { organ: psvo, från: 2024-03-01 } }',
      '  - { namn: Åke Mobrink, parti: S, organisation: Olofströms kommun, uppdrag: { organ: psvo, från: 2024-03-01 } }',
    ].join('\n'),
    wrong: [
      'datum: 2024-02-29',
      'kallelse skickad: 2024-02-21',
      'justering:\n  sätt: Digital justering\n  senast: 2024-03-14 kl. 16.00',
    ].join('\n'),
    right: 'datum: 2024-03-01',
  },
  find: (context) => {
    if (registerOfBody(context)) return [];
    const { register, organ, meeting } = context;
    const values = { finns: register !== null, organ: organ.kortnamn, datum: longDate(meeting.datum) };
    return [{ path: ['ledamoter'], values }];
  },
});

const okandPerson = defineRule({
  code: 'UPPDRAG-002',
  source: SOURCE,
  demands: 'Ordförande, sekreterare, ledamöter och ersättare finns i registret.',
  example: {
    organ: 'att-aldras',
    wrong:
      'frånvarande:\n  - Viggo Tunebro, verksamhetschef ortopedkliniken, Region Blekinge\n  - Nils Örtagren, verksamhetschef, Region Blekinge',
    right: 'frånvarande:\n  - Viggo Tunebro, verksamhetschef ortopedkliniken, Region Blekinge',
  },
  find: (context) => {
    const register = registerOfBody(context);
    const { organ, meeting } = context;
    if (!register) return [];
    return eachOnce(deltagareOf(context))
      .filter(({ person }) => personerSomHeter(register, person, organ.slug, meeting.datum).length === 0)
      .filter(({ person, path: [list] }) => !isMisspelt(context, person.namn) && !isUnwanted(list, context))
      .map(({ person: { namn }, path }) => ({ path, values: { namn, organ: organ.kortnamn } }));
  },
});

/** Substitutes of a body that has none: that is what is told of them (KVORUM-003). */
const isUnwanted = (list: DataPath[number] | undefined, { arbetsordning }: Context): boolean =>
  list === 'ersattare' && arbetsordning?.ersattare?.tillats === false;

/** Who came to the seat when it was left; where several did, those with the same title. */
function successors({ register, organ, meeting }: Context, person: RegisterPerson, left: Uppdrag): string[] {
  const organisation = left.organisation ?? person.organisation;
  const same = (a: string | undefined, b: string | undefined): boolean =>
    comparableName(a ?? '') === comparableName(b ?? '');
  const now = register ? tjansterIn(register, organ.slug, meeting.datum) : [];
  const came = now.filter(
    ({ uppdrag, organisation: own }) =>
      uppdrag !== null &&
      uppdrag.roll === left.roll &&
      same(uppdrag.funktion, left.funktion) &&
      same(own, organisation) &&
      (uppdrag.fran ?? '') > (left.till ?? ''),
  );
  const sameTitle = came.filter(({ titel }) => same(titel, left.titel ?? person.titel));
  return (sameTitle.length > 0 ? sameTitle : came).map(({ namn }) => namn);
}

const ingetUppdrag = defineRule({
  code: 'UPPDRAG-003',
  source: SOURCE,
  demands: 'Ordförande, sekreterare, ledamöter och ersättare har uppdrag i organet den dag som mötet hålls.',
  example: {
    organ: 'att-aldras',
    wrong:
      'frånvarande:\n  - Viggo Tunebro, verksamhetschef ortopedkliniken, Region Blekinge\n  - Tea Jönsvik, hälso- och sjukvårdschef Medicinsk service, Region Blekinge',
    right: 'frånvarande:\n  - Viggo Tunebro, verksamhetschef ortopedkliniken, Region Blekinge',
  },
  find: (context) => {
    const { organ, organs, meeting } = context;
    return knownPeople(context, eachOnce(deltagareOf(context)))
      .filter(({ current, path: [list] }) => current.length === 0 && !isUnwanted(list, context))
      .map(({ person: { namn }, path, known }) => {
        const here = known.uppdrag.filter((uppdrag) => uppdrag.organ === organ.slug);
        const ended = here
          .filter(({ till }) => till !== undefined && till < meeting.datum)
          .sort((a, b) => (b.till ?? '').localeCompare(a.till ?? ''))[0];
        const coming = here
          .filter(({ fran }) => fran !== undefined && fran > meeting.datum)
          .sort((a, b) => (a.fran ?? '').localeCompare(b.fran ?? ''))[0];
        const elsewhere = [
          ...new Set(known.uppdrag.map((one) => organs.get(one.organ)?.kortnamn ?? one.organ)),
        ];
        return {
          path,
          values: {
            namn,
            organ: organ.kortnamn,
            slutade: ended?.till === undefined ? null : longDate(ended.till),
            borjar: coming?.fran === undefined ? null : longDate(coming.fran),
            efter: ended ? successors(context, known, ended) : [],
            annars: here.length === 0 ? elsewhere : [],
          },
        };
      });
  },
});

/** The roles of the register that go with what the file takes a person for. */
const FITTING: Readonly<Record<NonNullable<Deltagare['som']>, readonly Roll[]>> = {
  ordforande: ['ordforande'],
  sekreterare: ['sekreterare'],
  ledamot: ['ledamot', 'ordforande'],
  ersattare: ['ersattare'],
};

const annanRoll = defineRule({
  code: 'UPPDRAG-004',
  source: SOURCE,
  demands: 'Var och en står i den roll som registret ger.',
  example: {
    organ: 'att-aldras',
    wrong: 'sekreterare: Selma Idborg, verksamhetschef Nära vård, Region Blekinge',
    right: 'sekreterare: Jonas Palm, Enheten för kvalitet och utveckling, Region Blekinge',
  },
  find: (context) => {
    const everybody = deltagareOf(context);
    const known = knownPeople(context, everybody);
    const absent = (roll: Roll): boolean =>
      known.some(({ som, current }) => som === null && current.some((uppdrag) => uppdrag.roll === roll));
    return knownPeople(context, eachOnce(everybody)).flatMap(({ person: { namn }, path, som, current }) => {
      const held = current[0];
      if (isUnwanted(path[0], context)) return [];
      if (som === null || !held || current.some(({ roll }) => FITTING[som].includes(roll))) return [];
      // Somebody takes the chair or keeps the minutes while the ordinary one is away.
      if ((som === 'ordforande' || som === 'sekreterare') && absent(som)) return [];
      return [{ path, values: { namn, som, roll: held.roll, organ: context.organ.kortnamn } }];
    });
  },
});

const ROLE_WORD = /^(?:vice |andre vice )?(?:ordförande|sekreterare|ledamot|ersättare)$/i;

/** As compared: no case, no genitive, no «tf.», no «och». */
const comparableWords = remembered((text): ReadonlySet<string> => {
  const words =
    text
      .replace(ACTING, ' ')
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? [];
  return new Set(words.filter((word) => word !== 'och').map((word) => word.replace(/(?<=...)s$/, '')));
});

/** The words of a presentation. */
const wordsOf = (...parts: readonly (string | undefined)[]): ReadonlySet<string> =>
  comparableWords(parts.filter((part) => part !== undefined && !ROLE_WORD.test(part)).join(' '));

/** One says what the other says, and perhaps more. */
const agree = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].every((word) => other.has(word)) || [...other].every((word) => one.has(word));

const annanTitel = defineRule({
  code: 'UPPDRAG-005',
  source: SOURCE,
  demands: 'Titel och organisation är de som registret har.',
  example: {
    organ: 'att-aldras',
    wrong: 'frånvarande:\n  - Viggo Tunebro, verksamhetschef medicinkliniken, Region Blekinge',
    right: 'frånvarande:\n  - Viggo Tunebro, verksamhetschef ortopedkliniken, Region Blekinge',
  },
  find: (context) => {
    const told = new Set<RegisterPerson>();
    return knownPeople(context, deltagareOf(context)).flatMap(({ person, path, known, current }) => {
      const here = wordsOf(person.funktion, person.organisation);
      const asKnown = current.map((one) => ({
        titel: one.titel ?? known.titel,
        organisation: one.organisation ?? known.organisation,
      }));
      const first = asKnown[0];
      if (!first || told.has(known)) return [];
      const isSame = ({ titel, organisation }: typeof first): boolean =>
        agree(here, wordsOf(titel, organisation)) &&
        (person.organisation === undefined ||
          organisation === undefined ||
          agree(here, wordsOf(organisation)));
      if (asKnown.some(isSame)) return [];
      told.add(known);
      const presentation = (...words: (string | undefined)[]): string => words.filter(Boolean).join(', ');
      const har = presentation(person.funktion, person.organisation);
      const registret = presentation(first.titel, first.organisation);
      return [{ path, values: { namn: person.namn, har, registret } }];
    });
  },
});

const tillforordnad = defineRule({
  code: 'UPPDRAG-006',
  source: SOURCE,
  demands: 'Bara den som är tillförordnad har ”tf.” före titeln.',
  example: {
    organ: 'att-aldras',
    wrong: 'frånvarande:\n  - Viggo Tunebro, tf. verksamhetschef ortopedkliniken, Region Blekinge',
    right: 'frånvarande:\n  - Viggo Tunebro, verksamhetschef ortopedkliniken, Region Blekinge',
  },
  find: (context) => {
    const told = new Set<RegisterPerson>();
    return knownPeople(context, deltagareOf(context)).flatMap(({ person, path, known, current }) => {
      const { funktion } = person;
      if (funktion === undefined || ROLE_WORD.test(funktion) || current.length === 0 || told.has(known))
        return [];
      const here = isActing(funktion);
      if (current.some((one) => (one.tf || isActing(one.titel ?? known.titel)) === here)) return [];
      told.add(known);
      return [{ path, values: { namn: person.namn, iFilen: here } }];
    });
  },
});

const PSVO_REGISTER = `personer:
  - { namn: Sten Vallmark, parti: M, organisation: Region Blekinge, uppdrag: { organ: psvo, roll: ordförande } }
  - { namn: Karin Almgren, organisation: Region Blekinge, uppdrag: { organ: psvo, roll: sekreterare } }
  - { namn: Helga Ottoson, parti: C, organisation: Ronneby kommun, uppdrag: { organ: psvo } }
  - { namn: Bertil Kronqvist, parti: S, organisation: Karlskrona kommun, uppdrag: { organ: psvo } }
  - { namn: Zeynep Ardal, parti: M, organisation: Karlshamns kommun, uppdrag: { organ: psvo } }
  - { namn: Wille Fransbo, parti: L, organisation: Sölvesborgs kommun, uppdrag: { organ: psvo } }
  - { namn: Åke Mobrink, parti: S, organisation: Olofströms kommun, uppdrag: { organ: psvo } }`;

const flerMedNamnet = defineRule({
  code: 'UPPDRAG-007',
  source: SOURCE,
  demands: 'Har flera i registret samma namn går det att se vem som menas.',
  example: {
    organ: 'psvo',
    register: `${PSVO_REGISTER}
  - { namn: Åke Mobrink, organisation: Region Blekinge, uppdrag: { organ: psvo, roll: adjungerad } }`,
    wrong: 'förhinder:\n  - Åke Mobrink',
    right: 'förhinder:\n  - Åke Mobrink (S), Olofströms kommun',
  },
  find: (context) => {
    const register = registerOfBody(context);
    const { organ, meeting } = context;
    if (!register) return [];
    return eachOnce(deltagareOf(context)).flatMap(({ person, path }) => {
      const people = personerSomHeter(register, person, organ.slug, meeting.datum);
      if (people.length < 2) return [];
      const vilka = people.map(({ namn, parti, organisation }) =>
        [parti ? `${namn} (${parti})` : namn, organisation].filter(Boolean).join(', '),
      );
      return [{ path, values: { namn: person.namn, vilka } }];
    });
  },
});

const annanOrganisation = defineRule({
  code: 'UPPDRAG-008',
  source: ({ ordforande }) => ordforande?.kalla,
  demands: 'Ordföranden och sekreteraren kommer från den organisation som arbetsordningen säger.',
  example: {
    organ: 'psvo',
    register: PSVO_REGISTER.replace('parti: M, organisation: Region Blekinge', 'parti: M'),
    wrong: 'ordförande: Sten Vallmark (M), Ronneby kommun',
    right: 'ordförande: Sten Vallmark (M), Region Blekinge',
  },
  find: ({ meeting, organ, arbetsordning, register }) =>
    (['ordforande', 'sekreterare'] as const).flatMap((som) => {
      const rule = arbetsordning?.[som];
      const person = meeting[som];
      const knownOf = (one: Named) => register && slaUpp(register, one, organ.slug, meeting.datum);
      const known = knownOf(person);
      const har = person.organisation ?? known?.organisation;
      if (!rule?.organisation || har === undefined) return [];
      const huvudman = huvudmanOf(har, arbetsordning);
      const right = huvudmanOf(rule.organisation, arbetsordning);
      if (huvudman === null || huvudman === right) return [];
      // What the register has otherwise is told as that (UPPDRAG-004, -005); and somebody may stand in for the day.
      if (known?.uppdrag && known.uppdrag.roll !== som) return [];
      if (huvudmanOf(known?.organisation, arbetsordning) === right) return [];
      if (meeting.franvarande.some((one) => knownOf(one)?.uppdrag?.roll === som)) return [];
      const { organisation: ska, allvar, kalla } = rule;
      const values = { namn: person.namn, som, organ: organ.kortnamn, ska, har, allvar };
      return [{ path: [som], values, source: kalla }];
    }),
});

export const UPPDRAG_RULES: readonly Rule[] = [
  ...[ingetRegister, okandPerson, ingetUppdrag, annanRoll],
  ...[annanTitel, tillforordnad, flerMedNamnet, annanOrganisation],
];
