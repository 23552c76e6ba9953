// Who justerar took part, is not the chair and is not jävig (KL 5:69, 6:35; FL 2017:900, 16–18 §§).
import { comparableName } from '../domain/sammantrade.ts';
import { isMisspeltInList, meantBy } from './namn.ts';
import { deltagareOf, franvarandeOf, isJavig, presentAt } from './presence.ts';
import type { Punkt } from './punkter.ts';
import { refsTogether } from './refs.ts';
import { type Context, defineRule, type Rule } from './rule.ts';

const JUSTERING_KALLA = 'kommunallagen (2017:725) 5 kap. 69 § och 6 kap. 35 §, som förebild';

const justerare = (rad: string): string => `justerare: ${rad}`;

/** Each justerare with the entry in the list of those that were there. */
function justerareOf({ meeting, plan }: Context) {
  const deltagare = deltagareOf(meeting);
  return meeting.justerare.map(({ namn }, index) => {
    const listed = deltagare.get(comparableName(namn));
    const tookPart = listed && plan.arenden.some((_, nr) => presentAt(listed, nr, plan) !== 'nej');
    return { namn, path: ['justerare', index], listed, tookPart: tookPart ? listed : null };
  });
}

const varMed = defineRule({
  code: 'JUSTERARE-001',
  source: JUSTERING_KALLA,
  demands: 'Den som justerar var med på mötet.',
  example: {
    organ: 'psvo',
    wrong: justerare('Åke Mobrink (S), Olofströms kommun'),
    right: justerare('Bertil Kronqvist (S), Karlskrona kommun'),
  },
  find: (context) => {
    const franvarande = franvarandeOf(context.meeting);
    return justerareOf(context).flatMap(({ namn, path, tookPart }) => {
      if (tookPart || isMisspeltInList(context, namn)) return [];
      const values = { namn, franvarande: franvarande.has(comparableName(namn)) };
      return [{ path, values: { ...values, forslag: meantBy(context, namn) } }];
    });
  },
});

const ejOrdforande = defineRule({
  code: 'JUSTERARE-002',
  source: JUSTERING_KALLA,
  demands: 'Ordföranden är inte samtidigt justerare.',
  example: {
    organ: 'psvo',
    wrong: justerare('Sten Vallmark (M), Region Blekinge'),
    right: justerare('Zeynep Ardal (M), Karlshamns kommun'),
  },
  find: ({ meeting }) =>
    meeting.justerare.flatMap(({ namn }, index) =>
      comparableName(namn) === comparableName(meeting.ordforande.namn)
        ? [{ path: ['justerare', index], values: { namn } }]
        : [],
    ),
});

const ledamotJusterar = defineRule({
  code: 'JUSTERARE-003',
  source: JUSTERING_KALLA,
  demands: 'Den som justerar är ledamot.',
  example: {
    organ: 'psvo',
    wrong: justerare('Karin Almgren'),
    right: justerare('Wille Fransbo (L), Sölvesborgs kommun'),
  },
  find: (context) => {
    const ledamoter = new Set(
      context.roster.flatMap(({ namn, roll, beslutar }) =>
        roll !== 'ledamot' || beslutar ? [comparableName(namn)] : [],
      ),
    );
    return justerareOf(context).flatMap(({ namn, path, tookPart }) => {
      if (!tookPart || ledamoter.has(comparableName(namn))) return [];
      return [{ path, values: { namn, organ: context.organ.kortnamn }, other: { path: tookPart.path } }];
    });
  },
});

/** Ärenden that nobody can justera, all of one kind together; only where every justerare took part in the meeting. */
function utanJusterare(context: Context, varfor: 'jav' | 'borta') {
  const all = justerareOf(context);
  if (all.length === 0 || all.some(({ tookPart }) => !tookPart)) return [];
  const lacks = (punkt: Punkt): boolean => {
    const free = all.filter(({ namn }) => !isJavig(namn, punkt.punkt));
    if (free.length === 0) return varfor === 'jav';
    const gone = free.every(({ listed }) => listed && presentAt(listed, punkt.nr, context.plan) === 'nej');
    return gone && varfor === 'borta';
  };
  const punkter = context.punkter.filter(lacks);
  // An underpunkt says no more than its ärende, unless it has a jäv of its own.
  const told = punkter.filter(
    ({ under, nr }) => under === null || !punkter.some((other) => other.under === null && other.nr === nr),
  );
  const [first] = told;
  if (!first) return [];
  const namn = all.map((one) => one.namn);
  return [{ path: ['justerare'], values: { namn, ref: refsTogether(told) }, other: { path: first.path } }];
}

const javig = defineRule({
  code: 'JUSTERARE-004',
  source: `${JUSTERING_KALLA}; förvaltningslagen (2017:900) 16–18 §§`,
  demands: 'Varje paragraf justeras av någon som inte är jävig i den.',
  example: {
    organ: 'psvo',
    wrong: `ärenden:
  - rubrik: Bidrag till en förening
    jäv: Helga Ottoson (C)
    text: Helga Ottoson (C) anmäler jäv och deltar inte i handläggningen.
    beslut:
      - att ställa sig bakom förslaget`,
    right: `ärenden:
  - rubrik: Bidrag till en förening
    jäv: Wille Fransbo (L)
    text: Wille Fransbo (L) anmäler jäv och deltar inte i handläggningen.
    beslut:
      - att ställa sig bakom förslaget`,
  },
  find: (context) => utanJusterare(context, 'jav'),
});

const inteDar = defineRule({
  code: 'JUSTERARE-005',
  source: JUSTERING_KALLA,
  demands: 'Varje paragraf justeras av någon som var med när den behandlades.',
  example: {
    organ: 'psvo',
    wrong: `ledamöter:
  - Helga Ottoson (C), Ronneby kommun, ärende 1–2
  - Bertil Kronqvist (S), Karlskrona kommun
  - Zeynep Ardal (M), Karlshamns kommun
  - Wille Fransbo (L), Sölvesborgs kommun`,
    right: `ledamöter:
  - Helga Ottoson (C), Ronneby kommun
  - Bertil Kronqvist (S), Karlskrona kommun, ärende 1–2
  - Zeynep Ardal (M), Karlshamns kommun
  - Wille Fransbo (L), Sölvesborgs kommun`,
  },
  find: (context) => utanJusterare(context, 'borta'),
});

export const JUSTERARE_RULES: readonly Rule[] = [varMed, ejOrdforande, ledamotJusterar, javig, inteDar];
