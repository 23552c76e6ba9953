// Votes are those of who was there and may vote.
import { comparableName } from '../domain/sammantrade.ts';
import { deltagareOf, isJavig, presentAt, rosterI, upphovTill } from './presence.ts';
import type { Punkt } from './punkter.ts';
import { type Context, defineRule, type Rule } from './rule.ts';

const ROST_KALLA = 'kommunallagen (2017:725) 4 kap. 25 § och 5 kap. 67 §, som förebild';
const ORDFORANDE_KALLA = 'Arbetsordningen: ordföranden har inget beslutsmandat';

/** Those who may vote at a punkt: `sakra` were there, `kanske` may have been, or may have served. */
function rostberattigade({ roster, plan, meeting }: Context, { punkt, nr }: Punkt) {
  const there = roster
    .filter(({ namn }) => !isJavig(namn, punkt))
    .map((one) => ({ ...one, da: presentAt(one.person, nr, plan) }))
    .filter(({ da }) => da !== 'nej');
  const deciding = there.filter(({ beslutar }) => beslutar);
  // A substitute of whom the file does not say that they served can have stepped in for somebody that was not there.
  const gone =
    roster.filter(({ beslutar }) => beslutar).length - deciding.length + meeting.franvarande.length;
  const waiting = there.filter(({ roll, beslutar }) => roll === 'ersattare' && !beslutar).length;
  const sakra = deciding.filter(({ da }) => da === 'ja').map(({ namn }) => namn);
  return { sakra, hogst: deciding.length + Math.min(gone, waiting) };
}

/** The votes of a punkt: those of nobody that may vote are told by other rules and do not count here. */
function rosterVid(context: Context, punkt: Punkt) {
  const { votering } = punkt.punkt;
  if (!votering) return null;
  const { sakra, hogst } = rostberattigade(context, punkt);
  const { ja, nej, avstar } = votering;
  const sidor = [ja, nej, avstar];
  const numbered = sidor.reduce((sum, { antal, namn }) => sum + antal - namn.length, 0);
  const named = rosterI(punkt).map(({ namn }) => comparableName(namn));
  const roster = new Map(context.roster.map((one) => [comparableName(one.namn), one]));
  const deltagare = deltagareOf(context.meeting);
  const valid = named.filter((name) => {
    const one = roster.get(name);
    if (!one || isJavig(one.namn, punkt.punkt)) return false;
    return (
      presentAt(one.person, punkt.nr, context.plan) !== 'nej' && (one.beslutar || one.roll === 'ersattare')
    );
  });
  // A name that nobody has may be one of the missing, spelt otherwise.
  const strange = named.filter((name) => !deltagare.has(name)).length;
  const saknas = numbered === 0 ? sakra.filter((namn) => !named.includes(comparableName(namn))) : [];
  return { alla: named.length + numbered, minst: valid.length + numbered, strange, sakra, hogst, saknas };
}

const medVotering = (ja: string, nej: string, jav = ''): string => `ärenden:
  - rubrik: Förebyggande hembesök
${jav}    text: Karin Almgren redogör för förslaget. Votering begärs och verkställs.
    votering:
      fråga: Den som vill ställa sig bakom förslaget röstar ja. Den som vill avslå det röstar nej.
      ja: ${ja}
      nej: ${nej}
    beslut:
      - att ställa sig bakom förslaget`;

const forManga = defineRule({
  code: 'ROST-001',
  source: ROST_KALLA,
  demands: 'Rösterna är inte fler än de som är med och får rösta.',
  example: {
    organ: 'psvo',
    wrong: `ledamöter:
  - Helga Ottoson (C), Ronneby kommun
  - Bertil Kronqvist (S), Karlskrona kommun
  - Zeynep Ardal (M), Karlshamns kommun
  - Wille Fransbo (L), Sölvesborgs kommun, ärende 2–3
${medVotering('3', '2')}

  - rubrik: Tillsyn enligt socialtjänstlagen
    text: Karin Almgren informerar om årets tillsyn.
    avslutning: information

  - rubrik: Årets möten
    text: Karin Almgren informerar om årets möten.
    avslutning: information`,
    right: `ledamöter:
  - Helga Ottoson (C), Ronneby kommun
  - Bertil Kronqvist (S), Karlskrona kommun
  - Zeynep Ardal (M), Karlshamns kommun
  - Wille Fransbo (L), Sölvesborgs kommun, ärende 2–3
${medVotering('3', '1')}

  - rubrik: Tillsyn enligt socialtjänstlagen
    text: Karin Almgren informerar om årets tillsyn.
    avslutning: information

  - rubrik: Årets möten
    text: Karin Almgren informerar om årets möten.
    avslutning: information`,
  },
  find: (context) =>
    context.punkter.flatMap((punkt) => {
      const votes = rosterVid(context, punkt);
      // More votes than there are people is told of the file itself (DATA-023).
      if (!votes || votes.minst <= votes.hogst || votes.alla > context.roster.length) return [];
      const { minst: roster, hogst } = votes;
      return [{ path: [...punkt.path, 'votering'], values: { ref: punkt.ref, roster, hogst } }];
    }),
});

const forFa = defineRule({
  code: 'ROST-002',
  source: ROST_KALLA,
  demands: 'Var och en som är med och får rösta står med ja, nej eller avstår.',
  example: { organ: 'psvo', wrong: medVotering('3', '1'), right: medVotering('3', '2') },
  find: (context) =>
    context.punkter.flatMap((punkt) => {
      const votes = rosterVid(context, punkt);
      if (!votes || votes.minst + votes.strange >= votes.sakra.length) return [];
      const { minst: roster, sakra, saknas } = votes;
      return [
        {
          path: [...punkt.path, 'votering'],
          values: { ref: punkt.ref, roster, med: sakra.length, saknas },
        },
      ];
    }),
});

const utanRostratt = defineRule({
  code: 'ROST-003',
  source: ROST_KALLA,
  demands: 'Bara den som har rätt att besluta röstar.',
  example: {
    organ: 'psvo',
    wrong: medVotering(
      '[Sten Vallmark (M), Zeynep Ardal (M), Karin Almgren]',
      '[Helga Ottoson (C), Bertil Kronqvist (S)]',
      '    jäv: Wille Fransbo (L)\n',
    ),
    right: medVotering(
      '[Sten Vallmark (M), Zeynep Ardal (M), Bertil Kronqvist (S)]',
      '[Helga Ottoson (C)]',
      '    jäv: Wille Fransbo (L)\n',
    ),
  },
  find: ({ meeting, organ, punkter, plan, roster }) => {
    const deltagare = deltagareOf(meeting);
    const may = new Set(
      roster.flatMap(({ namn, beslutar, roll }) =>
        beslutar || roll === 'ersattare' ? [comparableName(namn)] : [],
      ),
    );
    return punkter.flatMap((punkt) =>
      rosterI(punkt).flatMap(({ namn, path }) => {
        const listed = deltagare.get(comparableName(namn));
        if (!listed || may.has(comparableName(namn)) || isJavig(namn, punkt.punkt)) return [];
        if (presentAt(listed, punkt.nr, plan) === 'nej') return [];
        const ordforande = listed.listor.includes('ordforande');
        const values = { namn: listed.namn, ref: punkt.ref, organ: organ.kortnamn, ordforande };
        return [{ path, values, other: { path: listed.path } }];
      }),
    );
  },
});

/** True where the arbetsordning says that the chair decides nothing. */
const utanMandat = ({ arbetsordning }: Context): boolean => arbetsordning?.ordforande?.beslutar === false;

const utslagsrost = defineRule({
  code: 'ROST-004',
  source: ({ ordforande }) => ordforande?.kalla ?? ORDFORANDE_KALLA,
  demands: 'En ordförande utan beslutsmandat har ingen utslagsröst.',
  example: {
    wrong: `ärenden:
  - rubrik: Ny webbplats
    votering:
      fråga: Den som vill öppna webbplatsen i mars röstar ja. Den som vill vänta röstar nej.
      ja: 8
      nej: 8
      avstår: 1
      utslagsröst: Karin Almgren
    återremiss: ja`,
    right: `ärenden:
  - rubrik: Ny webbplats
    votering:
      fråga: Den som vill öppna webbplatsen i mars röstar ja. Den som vill vänta röstar nej.
      ja: 8
      nej: 8
      avstår: 1
      resultat: Rösterna är lika. Frågan lämnas utan beslut.
    återremiss: ja`,
  },
  find: (context) => {
    if (!utanMandat(context)) return [];
    const { meeting, organ, punkter } = context;
    const { namn } = meeting.ordforande;
    return punkter.flatMap(({ punkt, path, ref }) => {
      const utslag = comparableName(punkt.votering?.utslagsrost ?? '');
      if (!utslag.includes(comparableName(namn)) && !/^ordförande/.test(utslag)) return [];
      return [{ path: [...path, 'votering', 'utslagsrost'], values: { namn, ref, organ: organ.kortnamn } }];
    });
  },
});

const yrkande = defineRule({
  code: 'ROST-005',
  source: ({ ordforande }) => ordforande?.kalla ?? ORDFORANDE_KALLA,
  demands: 'En ordförande utan beslutsmandat yrkar inte.',
  example: {
    wrong: `ärenden:
  - rubrik: Ny webbplats
    text: Den nya webbplatsen öppnar den 3 mars 2023.
    yrkanden:
      - av: Karin Almgren
        text: Bifall till förslaget.
    avslutning: information`,
    right: `ärenden:
  - rubrik: Ny webbplats
    text: Den nya webbplatsen öppnar den 3 mars 2023.
    yrkanden:
      - av: Vera Grip
        text: Bifall till förslaget.
    avslutning: information`,
  },
  find: (context) => {
    if (!utanMandat(context)) return [];
    const { meeting, organ, punkter, plan } = context;
    const chair = comparableName(meeting.ordforande.namn);
    const { namn } = meeting.ordforande;
    return punkter.flatMap((punkt) =>
      upphovTill(punkt, ['yrkanden'])
        .filter(
          (one) =>
            comparableName(one.namn) === chair &&
            presentAt(meeting.ordforande, punkt.nr, plan) !== 'nej' &&
            !isJavig(namn, punkt.punkt),
        )
        .map(({ path }) => ({ path, values: { namn, ref: punkt.ref, organ: organ.kortnamn } })),
    );
  },
});

export const ROST_RULES: readonly Rule[] = [forManga, forFa, utanRostratt, utslagsrost, yrkande];
