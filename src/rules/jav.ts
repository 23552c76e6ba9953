// Who is jävig takes no part; who reserves himself took part.
import { looksLikeName } from '../domain/person.ts';
import { comparableName } from '../domain/sammantrade.ts';
import { isMisspelt, isMisspeltInList, meantBy } from './namn.ts';
import { namedIn } from './narvaro.ts';
import { deltagareOf, franvarandeOf, isJavig, presentAt, upphovTill } from './presence.ts';
import type { Punkt } from './punkter.ts';
import { type DataPath, defineRule, type Rule } from './rule.ts';

const JAV_KALLA = 'förvaltningslagen (2017:900) 16–18 §§ och kommunallagen (2017:725) 6 kap. 28–32 §§';
const RESERVATION_KALLA = 'kommunallagen (2017:725) 4 kap. 27 § och 6 kap. 35 §, som förebild';

const javigDeltar = defineRule({
  code: 'JAV-001',
  source: JAV_KALLA,
  demands: 'Den som är jävig föredrar inte ärendet och yttrar sig inte i det.',
  example: {
    wrong: `ärenden:
  - rubrik: Avtal om hemgångsteam
    föredragande: Hugo Bergliden
    jäv: Hugo Bergliden
    text: Arbetet med avtalet fortsätter.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Avtal om hemgångsteam
    föredragande: Sara Wikman
    jäv: Hugo Bergliden
    text: Arbetet med avtalet fortsätter.
    avslutning: information`,
  },
  find: ({ punkter }) =>
    punkter.flatMap(({ punkt, path, ref }) => [
      ...punkt.foredragande.flatMap(({ namn }, index) =>
        isJavig(namn, punkt)
          ? [{ path: [...path, 'foredragande', index], values: { namn, ref, vad: 'foredragande' as const } }]
          : [],
      ),
      ...upphovTill({ punkt, path }, ['sarskiltYttrande', 'protokollsanteckning', 'skriftligaSynpunkter'])
        .filter(({ namn }) => isJavig(namn, punkt))
        .map(({ namn, vad, path: at }) => ({ path: at, values: { namn, ref, vad } })),
    ]),
});

const javigOkand = defineRule({
  code: 'JAV-002',
  source: JAV_KALLA,
  demands: 'Den som anmäler jäv står bland deltagarna.',
  example: {
    wrong: `ärenden:
  - rubrik: Avtal om hemgångsteam
    jäv: Tuva Lindroth
    text: Arbetet med avtalet fortsätter.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Avtal om hemgångsteam
    jäv: Hugo Bergliden
    text: Arbetet med avtalet fortsätter.
    avslutning: information`,
  },
  find: (context) => {
    const { meeting, punkter } = context;
    const listed = new Set([
      ...deltagareOf(meeting).keys(),
      ...franvarandeOf(meeting).keys(),
      ...punkter.flatMap(({ punkt }) => punkt.foredragande.map(({ namn }) => comparableName(namn))),
    ]);
    return punkter.flatMap(({ punkt, path, ref }) =>
      punkt.jav.flatMap(({ namn }, index) =>
        listed.has(comparableName(namn)) || isMisspelt(context, namn) || isMisspeltInList(context, namn)
          ? []
          : [{ path: [...path, 'jav', index], values: { namn, ref } }],
      ),
    );
  },
});

/** Each name behind a reservation, with its place. */
const reservanter = (punkter: readonly Punkt[]) =>
  punkter.flatMap((punkt) =>
    upphovTill(punkt, ['reservationer']).map(({ namn, path }) => ({ namn, path, punkt })),
  );

const arende = (reserverar: string): string => `ärenden:
  - rubrik: Förebyggande hembesök
    text: Karin Almgren redogör för förslaget.
    beslut:
      - att ställa sig bakom förslaget
    reservationer:
      - av: ${reserverar}
        text: Jag reserverar mig mot beslutet.`;

const reservantUtanBeslutanderatt = defineRule({
  code: 'JAV-003',
  source: RESERVATION_KALLA,
  demands: 'Bara den som deltar i beslutet reserverar sig mot det.',
  example: { organ: 'psvo', wrong: arende('Karin Almgren'), right: arende('Bertil Kronqvist (S)') },
  find: ({ meeting, organ, punkter, plan, roster }) => {
    const deltagare = deltagareOf(meeting);
    const beslutande = new Set(
      // An ersättare may have served without the file saying for whom, as in a vote.
      roster
        .filter(({ beslutar, roll }) => beslutar || roll === 'ersattare')
        .map(({ namn }) => comparableName(namn)),
    );
    return reservanter(punkter).flatMap(({ namn, path, punkt }) => {
      const listed = deltagare.get(comparableName(namn));
      if (!listed || beslutande.has(comparableName(namn)) || isJavig(namn, punkt.punkt)) return [];
      if (presentAt(listed, punkt.nr, plan) === 'nej') return [];
      const values = { namn: listed.namn, ref: punkt.ref, organ: organ.kortnamn };
      return [{ path, values, other: { path: listed.path } }];
    });
  },
});

const reservantOkand = defineRule({
  code: 'JAV-004',
  source: RESERVATION_KALLA,
  demands: 'Den som reserverar sig står bland dem som deltar i beslutet.',
  example: { organ: 'psvo', wrong: arende('Tuva Lindroth (V)'), right: arende('Zeynep Ardal (M)') },
  find: (context) => {
    const { meeting, punkter } = context;
    const isNamed = namedIn(meeting, []);
    return reservanter(punkter)
      .filter(({ namn, punkt }) => looksLikeName(namn) && !isNamed(namn) && !isJavig(namn, punkt.punkt))
      .filter(({ namn }) => !isMisspeltInList(context, namn))
      .map(({ namn, path, punkt }) => {
        const forslag = meantBy(context, namn);
        return { path, values: { namn, ref: punkt.ref, forslag } };
      });
  },
});

const reservationUtanBeslut = defineRule({
  code: 'JAV-005',
  source: RESERVATION_KALLA,
  demands: 'En reservation gäller ett beslut i samma ärende.',
  example: {
    organ: 'psvo',
    wrong: `ärenden:
  - rubrik: Tillsyn enligt socialtjänstlagen
    text: Karin Almgren informerar om årets tillsyn.
    avslutning: information
    reservationer:
      - av: Bertil Kronqvist (S)
        text: Tillsynen borde ske oftare.`,
    right: `ärenden:
  - rubrik: Tillsyn enligt socialtjänstlagen
    text: Karin Almgren informerar om årets tillsyn.
    avslutning: information
    protokollsanteckning:
      - av: Bertil Kronqvist (S)
        text: Tillsynen borde ske oftare.`,
  },
  find: ({ punkter }) => {
    const decided = new Set(
      punkter
        .filter(({ punkt }) => punkt.beslut.length > 0 || punkt.bordlaggning || punkt.aterremiss)
        .map(({ nr }) => nr),
    );
    return punkter.flatMap(({ punkt, path, nr, ref }) =>
      punkt.reservationer.length > 0 && !decided.has(nr)
        ? [{ path: [...path, 'reservationer', 0] as DataPath, values: { ref } }]
        : [],
    );
  },
});

export const JAV_RULES: readonly Rule[] = [
  javigDeltar,
  javigOkand,
  reservantUtanBeslutanderatt,
  reservantOkand,
  reservationUtanBeslut,
];
