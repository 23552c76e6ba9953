// Who was there, and when.
import { looksLikeName, type Person } from '../domain/person.ts';
import { type Named, slaUpp, type Tjanst, tjansterIn } from '../domain/register.ts';
import { comparableName } from '../domain/sammantrade.ts';
import { isMisspelt, isMisspeltInList } from './namn.ts';
import { deltagareOf, franvarandeOf, isJavig, presentAt, rosterI, SAGT, upphovTill } from './presence.ts';
import type { Punkt } from './punkter.ts';
import { refsTogether } from './refs.ts';
import { type Context, type DataPath, defineRule, type Rule } from './rule.ts';

const NARVARO_KALLA = 'kommunallagen (2017:725) 5 kap. 66 §, som förebild';

/** Each föredragande with the place. */
const foredragandeI = (punkter: readonly Punkt[]) =>
  punkter.flatMap((punkt) =>
    punkt.punkt.foredragande.map((person, index) => ({
      person,
      punkt,
      path: [...punkt.path, 'foredragande', index] as DataPath,
    })),
  );

const foredragandeBorta = defineRule({
  code: 'NARVARO-001',
  source: NARVARO_KALLA,
  demands: 'Den som föredrar ett ärende är närvarande då.',
  example: {
    wrong: `övriga deltagare:
  - Ali Renström, kommunikatör, Region Blekinge, ärende 1–2`,
    right: `övriga deltagare:
  - Ali Renström, kommunikatör, Region Blekinge, ärende 3`,
  },
  find: ({ meeting, punkter, plan }) => {
    const deltagare = deltagareOf(meeting);
    return foredragandeI(punkter).flatMap(({ person, punkt, path }) => {
      const listed = deltagare.get(comparableName(person.namn));
      if (!listed || presentAt(listed, punkt.nr, plan) !== 'nej') return [];
      return [{ path, values: { namn: person.namn, ref: punkt.ref }, other: { path: listed.path } }];
    });
  },
});

const foredragandeFranvarande = defineRule({
  code: 'NARVARO-002',
  source: NARVARO_KALLA,
  demands: 'Den som föredrar ett ärende står inte som frånvarande.',
  example: {
    wrong: `ärenden:
  - rubrik: Rutin vid hemgång
    föredragande: Tea Jönsvik
    text: Tea Jönsvik berättar hur arbetet med rutinen går.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Rutin vid hemgång
    föredragande: Yrsa Zackén
    text: Yrsa Zackén berättar hur arbetet med rutinen går.
    avslutning: information`,
  },
  find: ({ meeting, punkter }) => {
    const deltagare = deltagareOf(meeting);
    const franvarande = franvarandeOf(meeting);
    return foredragandeI(punkter).flatMap(({ person, punkt, path }) => {
      // Of who stands as present as well, that is what is told (DATA-028, NARVARO-004).
      if (deltagare.has(comparableName(person.namn))) return [];
      const absent = franvarande.get(comparableName(person.namn));
      return absent ? [{ path, values: { namn: person.namn, ref: punkt.ref }, other: { path: absent } }] : [];
    });
  },
});

const foredragandeOkand = defineRule({
  code: 'NARVARO-003',
  source: NARVARO_KALLA,
  demands:
    'Den som föredrar ett ärende men inte står bland deltagarna skrivs med funktion eller organisation.',
  example: {
    wrong: `ärenden:
  - rubrik: Ny webbplats
    föredragande: Ali Renström
    text: Den nya webbplatsen öppnar den 3 mars 2023.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Ny webbplats
    föredragande: Ali Renström, kommunikatör, Region Blekinge
    text: Den nya webbplatsen öppnar den 3 mars 2023.
    avslutning: information`,
  },
  find: (context) => {
    const { meeting, punkter, register, organ } = context;
    const deltagare = deltagareOf(meeting);
    const franvarande = franvarandeOf(meeting);
    const all = foredragandeI(punkter);
    const told = new Set(
      all.filter(({ person }) => saysWho(person)).map(({ person }) => comparableName(person.namn)),
    );
    return all.flatMap(({ person, punkt, path }) => {
      const { namn } = person;
      const name = comparableName(namn);
      if (told.has(name) || deltagare.has(name) || franvarande.has(name) || !looksLikeName(namn)) return [];
      told.add(name);
      if (register && slaUpp(register, person, organ.slug, meeting.datum)) return [];
      if (isMisspelt(context, namn) || isMisspeltInList(context, namn)) return [];
      return [{ path, values: { namn, ref: punkt.ref } }];
    });
  },
});

const saysWho = ({ funktion, organisation, parti }: Person): boolean =>
  funktion !== undefined || organisation !== undefined || parti !== undefined;

const sekreterareFranvarande = defineRule({
  code: 'NARVARO-004',
  source: 'kommunallagen (2017:725) 5 kap. 65–66 §§, som förebild',
  demands: 'Den som är sekreterare vid mötet står inte som frånvarande.',
  example: {
    organ: 'psvo',
    wrong: `förhinder:
  - Åke Mobrink (S), Olofströms kommun
  - Karin Almgren`,
    right: `förhinder:
  - Åke Mobrink (S), Olofströms kommun`,
  },
  find: ({ meeting }) => {
    const { namn } = meeting.sekreterare;
    const path = franvarandeOf(meeting).get(comparableName(namn));
    return path ? [{ path, values: { namn }, other: { path: ['sekreterare'] } }] : [];
  },
});

/** The ärenden that somebody was not at; all of them in one sentence, and none where the minutes say who took over. */
function lamnade(context: Context, roll: 'ordforande' | 'sekreterare', ersatt: RegExp) {
  const { meeting, punkter, plan } = context;
  const { namn } = meeting[roll];
  const listed = deltagareOf(meeting).get(comparableName(namn));
  if (!listed?.narvaro) return [];
  const arenden = punkter.filter(({ under }) => under === null);
  const borta = arenden.filter(({ nr }) => presentAt(listed, nr, plan) === 'nej');
  if (borta.length === 0 && listed.narvaro.slag !== 'del') return [];
  if (
    punkter.some(({ punkt }) => ersatt.test(punkt.text ?? '') || ersatt.test(punkt.propositionsordning ?? ''))
  )
    return [];
  return [{ path: listed.path, values: { namn, ref: refsTogether(borta) } }];
}

const ordforandeBorta = defineRule({
  code: 'NARVARO-005',
  source: 'kommunallagen (2017:725) 5 kap. 65–66 §§, som förebild',
  demands: 'Är ordföranden inte med hela mötet framgår det vem som leder det då.',
  example: {
    organ: 'psvo',
    wrong: 'ordförande: Sten Vallmark (M), Region Blekinge, ärende 1–2',
    right: `ordförande: Sten Vallmark (M), Region Blekinge, ärende 1–2
ärenden:
  - rubrik: Val av justerare samt tid för justering
    beslut:
      - att utse Helga Ottoson (C) att jämte ordföranden justera dagens protokoll

  - rubrik: Förebyggande hembesök
    text: |
      Karin Almgren redogör för förslaget.
    beslut:
      - att ställa sig bakom förslaget

  - rubrik: Tillsyn enligt socialtjänstlagen
    text: |
      Bertil Kronqvist (S) leder mötet under resten av dagen. Karin Almgren informerar om årets tillsyn.
    avslutning: information`,
  },
  find: (context) =>
    lamnade(
      context,
      'ordforande',
      /ordförandeskapet|som (?:mötes)?ordförande|vice ordförande|(?:leder|ledde|leds|övertar|övertog|tar över) (?:[^\s.]{1,30} ){0,3}(?:mötet|sammanträdet|ledningen|av)/i,
    ),
});

const sekreterareBorta = defineRule({
  code: 'NARVARO-006',
  source: 'kommunallagen (2017:725) 5 kap. 65–66 §§, som förebild',
  demands: 'Är sekreteraren inte med hela mötet framgår det vem som för protokollet då.',
  example: {
    organ: 'psvo',
    wrong: 'sekreterare: Karin Almgren, Enheten för kvalitet och utveckling, Region Blekinge, ärende 1–2',
    right: 'sekreterare: Karin Almgren, Enheten för kvalitet och utveckling, Region Blekinge, ärende 1–3',
  },
  find: (context) =>
    lamnade(
      context,
      'sekreterare',
      /som sekreterare|(?:för|förde|förs|fördes|antecknar|antecknade) (?:[^\s.]{1,30} ){0,3}protokoll|protokollet (?:för|förs|fördes) /i,
    ),
});

/** More names than this are a number. */
const NAMED = 5;

const ledamotSaknas = defineRule({
  code: 'NARVARO-007',
  source: NARVARO_KALLA,
  demands: 'Varje ledamot står antingen som närvarande eller som frånvarande.',
  example: {
    organ: 'psvo',
    wrong: `förhinder: []`,
    right: `förhinder:
  - Åke Mobrink (S), Olofströms kommun`,
  },
  find: ({ meeting, organ, register, punkter }) => {
    if (!register) return [];
    const listed: Named[] = [
      ...(['ledamoter', 'ersattare', 'franvarande', 'tjanstepersoner', 'ovrigaDeltagare'] as const).flatMap(
        (key) => meeting[key],
      ),
      meeting.ordforande,
      meeting.sekreterare,
      ...foredragandeI(punkter).map(({ person }) => person),
    ];
    const known = listed.map((person) => slaUpp(register, person, organ.slug, meeting.datum));
    const names = new Set(
      [...listed, ...known].flatMap((one) => (one === null ? [] : [comparableName(one.namn)])),
    );
    // A name that the register does not know may be one of its own, spelt or married otherwise; another rule asks.
    const strangers = listed.filter((_, index) => known[index] === null);
    const parts = new Set(strangers.flatMap(({ namn }) => outerNames(namn)));
    const ledamoter = tjansterIn(register, organ.slug, meeting.datum).filter(
      ({ uppdrag }) => uppdrag?.roll === 'ledamot',
    );
    const plats = ({ uppdrag, organisation }: Tjanst): string => `${uppdrag?.funktion} ${organisation}`;
    // Whose seat somebody holds for a time is not expected.
    const heldForATime = new Set(ledamoter.filter(({ uppdrag }) => uppdrag?.tf).map(plats));
    const saknas = ledamoter.filter(
      (one) =>
        !names.has(comparableName(one.namn)) &&
        (one.uppdrag?.tf || !heldForATime.has(plats(one))) &&
        !outerNames(one.namn).some((part) => parts.has(part)),
    );
    const namn = [...new Set(saknas.map((one) => one.namn))];
    if (namn.length === 0) return [];
    const values = {
      namn: namn.slice(0, NAMED),
      fler: Math.max(0, namn.length - NAMED),
      organ: organ.kortnamn,
    };
    return [{ path: ['ledamoter'], values }];
  },
});

/** The first and the last of somebody's names. */
const outerNames = (namn: string): string[] => {
  const parts = comparableName(namn).split(' ');
  return [parts[0] ?? '', parts.at(-1) ?? ''];
};

const sagtAvFranvarande = defineRule({
  code: 'NARVARO-008',
  source: 'kommunallagen (2017:725) 4 kap. 27 § och 5 kap. 67 §, som förebild',
  demands: 'Den som yrkar, reserverar sig, yttrar sig eller röstar är närvarande vid ärendet.',
  example: {
    organ: 'psvo',
    wrong: `ärenden:
  - rubrik: Förebyggande hembesök
    text: Karin Almgren redogör för förslaget.
    yrkanden:
      - av: Åke Mobrink (S)
        text: Ärendet utreds vidare.
    beslut:
      - att ställa sig bakom förslaget`,
    right: `ärenden:
  - rubrik: Förebyggande hembesök
    text: Karin Almgren redogör för förslaget.
    yrkanden:
      - av: Bertil Kronqvist (S)
        text: Ärendet utreds vidare.
    beslut:
      - att ställa sig bakom förslaget`,
  },
  find: ({ meeting, punkter, plan }) => {
    const deltagare = deltagareOf(meeting);
    const franvarande = franvarandeOf(meeting);
    return punkter.flatMap((punkt) =>
      [
        ...upphovTill(punkt, SAGT),
        ...rosterI(punkt).map((rost) => ({ ...rost, vad: 'votering' as const })),
      ].flatMap(({ namn, vad, path }) => {
        const name = comparableName(namn);
        const listed = deltagare.get(name);
        const absent = listed ? undefined : franvarande.get(name);
        const left = listed !== undefined && presentAt(listed, punkt.nr, plan) === 'nej';
        const place = absent ?? (left ? listed?.path : undefined);
        if (!place || isJavig(namn, punkt.punkt)) return [];
        return [
          {
            path,
            values: { namn: listed?.namn ?? namn, vad, ref: punkt.ref, franvarande: !left },
            other: { path: place },
          },
        ];
      }),
    );
  },
});

const sagtAvOkand = defineRule({
  code: 'NARVARO-009',
  source: NARVARO_KALLA,
  demands: 'Den som yrkar eller yttrar sig står bland deltagarna.',
  example: {
    organ: 'psvo',
    wrong: `ärenden:
  - rubrik: Tillsyn enligt socialtjänstlagen
    text: Karin Almgren informerar om årets tillsyn.
    avslutning: information
    protokollsanteckning:
      - av: Tuva Lindroth (V)
        text: Tillsynen borde ske oftare.`,
    right: `ärenden:
  - rubrik: Tillsyn enligt socialtjänstlagen
    text: Karin Almgren informerar om årets tillsyn.
    avslutning: information
    protokollsanteckning:
      - av: Zeynep Ardal (M)
        text: Tillsynen borde ske oftare.`,
  },
  find: (context) => {
    const { meeting, punkter } = context;
    const isNamed = namedIn(meeting, punkter);
    return punkter.flatMap((punkt) =>
      upphovTill(punkt, ['yrkanden', 'sarskiltYttrande', 'protokollsanteckning'])
        .filter(({ namn }) => looksLikeName(namn) && !isNamed(namn))
        .filter(({ namn }) => !isMisspelt(context, namn) && !isMisspeltInList(context, namn))
        .map(({ namn, vad, path }) => ({ path, values: { namn, vad, ref: punkt.ref } })),
    );
  },
});

/** Whether a name stands anywhere among those that were there, were absent, spoke or were jäviga. */
export function namedIn(meeting: Context['meeting'], punkter: readonly Punkt[]): (namn: string) => boolean {
  const names = new Set([
    ...deltagareOf(meeting).keys(),
    ...franvarandeOf(meeting).keys(),
    ...foredragandeI(punkter).map(({ person }) => comparableName(person.namn)),
    ...punkter.flatMap(({ punkt }) => punkt.jav.map(({ namn }) => comparableName(namn))),
  ]);
  return (namn) => names.has(comparableName(namn));
}

const skriftligaSynpunkter = defineRule({
  code: 'NARVARO-010',
  source: ({ ersattare, kalla }) => ersattare?.kalla ?? kalla,
  demands: 'Skriftliga synpunkter kommer från en ledamot som inte är med vid ärendet.',
  example: {
    wrong: `ärenden:
  - rubrik: Ny webbplats
    skriftliga synpunkter:
      - av: Vera Grip
        text: Webbplatsen behöver lättläst text.
    text: Den nya webbplatsen öppnar den 3 mars 2023.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Ny webbplats
    skriftliga synpunkter:
      - av: Dagny Ulfsax
        text: Webbplatsen behöver lättläst text.
    text: Den nya webbplatsen öppnar den 3 mars 2023.
    avslutning: information`,
  },
  find: (context) => {
    const { meeting, organ, punkter, plan, register, roster } = context;
    const deltagare = deltagareOf(meeting);
    const franvarande = franvarandeOf(meeting);
    const ledamoter = new Set(roster.map(({ namn }) => comparableName(namn)));
    const registered = new Set(
      (register ? tjansterIn(register, organ.slug, meeting.datum) : []).map(({ namn }) =>
        comparableName(namn),
      ),
    );
    return punkter.flatMap((punkt) =>
      upphovTill(punkt, ['skriftligaSynpunkter']).flatMap(({ namn, path }) => {
        const name = comparableName(namn);
        const listed = deltagare.get(name);
        if (isJavig(namn, punkt.punkt) || (franvarande.has(name) && !listed)) return [];
        if (!listed && isMisspelt(context, namn)) return [];
        const isLedamot = ledamoter.has(name);
        const there = listed ? presentAt(listed, punkt.nr, plan) : 'nej';
        if (listed ? isLedamot && there !== 'ja' : registered.has(name) || !looksLikeName(namn)) return [];
        const varfor = !listed ? ('okand' as const) : isLedamot ? ('med' as const) : ('ej ledamot' as const);
        return [
          { path, values: { namn: listed?.namn ?? namn, ref: punkt.ref, varfor, organ: organ.kortnamn } },
        ];
      }),
    );
  },
});

export const NARVARO_RULES: readonly Rule[] = [
  foredragandeBorta,
  foredragandeFranvarande,
  foredragandeOkand,
  sekreterareFranvarande,
  ordforandeBorta,
  sekreterareBorta,
  ledamotSaknas,
  sagtAvFranvarande,
  sagtAvOkand,
  skriftligaSynpunkter,
];
