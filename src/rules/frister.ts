// Deadlines: the kallelse, the reporting of ärenden, justering, how often a body meets, and days that are no working days.
import { isoOf, nextSuch, readDates } from '../calendar/datum-i-text.ts';
import { type Helgdag, helgdag } from '../calendar/helgdagar.ts';
import {
  clock,
  daysBetween,
  daysLater,
  longDate,
  weekdayDateInSentence,
  yearOf,
} from '../calendar/swedish-dates.ts';
import { type Context, type DataPath, defineRule, type Rule } from './rule.ts';
import { satserOf } from './satser.ts';
import { arOvrigt } from './staende-punkter.ts';

/** For what needs no rule from outside: two things that the file says do not go together. */
const EGNA_UPPGIFTER = 'Mötesfilens egna uppgifter, som inte går ihop';

const kallelse = defineRule({
  code: 'FRIST-001',
  source: ({ kallelse: own }) => own?.kalla,
  demands: 'Kallelsen med dagordning och handlingar skickas i god tid före mötet.',
  example: { wrong: 'kallelse skickad: 2023-02-13', right: 'kallelse skickad: 2023-02-10' },
  find: ({ meeting, organ, arbetsordning, known }) => {
    const rule = arbetsordning?.kallelse;
    const skickad = meeting.kallelseSkickad ?? known.reserved;
    if (!rule || skickad === null) return [];
    const dagar = daysBetween(skickad, meeting.datum);
    // After the meeting: a slip of the pen (FRIST-002), or numbers that were reserved long after it.
    if (dagar >= rule.dagar || dagar < 0) return [];
    const reserverad = meeting.kallelseSkickad === undefined;
    const { allvar } = rule;
    return [
      {
        path: [reserverad ? 'datum' : 'kallelseSkickad'],
        values: {
          ...{ skickad: longDate(skickad), dagar, ska: rule.dagar },
          ...{ organ: organ.kortnamn, reserverad, allvar },
        },
      },
    ];
  },
});

const kallelseEfter = defineRule({
  code: 'FRIST-002',
  source: EGNA_UPPGIFTER,
  demands: 'Kallelsen skickas före mötet.',
  example: { wrong: 'kallelse skickad: 2023-03-09', right: 'kallelse skickad: 2023-02-09' },
  find: ({ meeting: { kallelseSkickad, datum } }) =>
    kallelseSkickad === undefined || kallelseSkickad <= datum
      ? []
      : [
          {
            path: ['kallelseSkickad'],
            values: { skickad: longDate(kallelseSkickad), datum: longDate(datum) },
          },
        ],
});

const anmaldSent = defineRule({
  code: 'FRIST-003',
  source: ({ anmalan }) => anmalan?.kalla,
  demands: 'Ärenden anmäls i god tid innan kallelsen skickas.',
  example: {
    wrong:
      'ärenden:\n  - rubrik: Rutin vid hemgång\n    anmäld: 2023-02-07\n    text: Förslaget till rutin gås igenom.\n    beslut: att godkänna rutinen',
    right:
      'ärenden:\n  - rubrik: Rutin vid hemgång\n    anmäld: 2023-02-02\n    text: Förslaget till rutin gås igenom.\n    beslut: att godkänna rutinen',
  },
  find: ({ meeting, arbetsordning, known, punkter }) => {
    const rule = arbetsordning?.anmalan;
    if (!rule) return [];
    const told = meeting.kallelseSkickad ?? known.reserved;
    // Numbers that were reserved after the meeting tell nothing of its kallelse.
    const given = told !== null && told <= meeting.datum ? told : null;
    const dagar = arbetsordning.kallelse?.dagar;
    if (given === null && dagar === undefined) return [];
    const senast = daysLater(given ?? daysLater(meeting.datum, -(dagar ?? 0)), -rule.dagar);
    return punkter.flatMap(({ punkt, path, nr, ref }) => {
      const { anmald, rubrik } = punkt;
      if (anmald === undefined || anmald <= senast || anmald > meeting.datum) return [];
      // What is taken up under «Övriga frågor» may be put forward as late as at the meeting.
      if (arOvrigt(rubrik) || arOvrigt(meeting.arenden[nr]?.rubrik ?? '')) return [];
      return [
        {
          path: [...path, 'anmald'],
          values: {
            ...{ ref, rubrik, anmald: longDate(anmald), senast: longDate(senast) },
            ...{ beraknad: given === null, allvar: rule.allvar },
          },
        },
      ];
    });
  },
});

const anmaldEfter = defineRule({
  code: 'FRIST-004',
  source: EGNA_UPPGIFTER,
  demands: 'Ett ärende är anmält före mötet, eller vid det.',
  example: {
    wrong:
      'ärenden:\n  - rubrik: Rutin vid hemgång\n    anmäld: 2023-03-02\n    text: Förslaget till rutin gås igenom.\n    beslut: att godkänna rutinen',
    right:
      'ärenden:\n  - rubrik: Rutin vid hemgång\n    anmäld: 2023-02-02\n    text: Förslaget till rutin gås igenom.\n    beslut: att godkänna rutinen',
  },
  find: ({ meeting: { datum }, punkter }) =>
    punkter.flatMap(({ punkt: { anmald, rubrik }, path, ref }) =>
      anmald === undefined || anmald <= datum
        ? []
        : [
            {
              path: [...path, 'anmald'],
              values: { ref, rubrik, anmald: longDate(anmald), datum: longDate(datum) },
            },
          ],
    ),
});

const JUSTERING = 'kommunallagen (2017:725) 5 kap. 69 §, som förebild';

const justeringSent = defineRule({
  code: 'FRIST-005',
  source: ({ justering }) => justering?.kalla,
  demands: 'Protokollet justeras inom den tid som gäller för organet.',
  example: {
    organ: 'psvo',
    wrong: 'justering:\n  sätt: Digital justering\n  senast: 2024-03-18 kl. 16.00',
    right: 'justering:\n  sätt: Digital justering\n  senast: 2024-03-15 kl. 16.00',
  },
  find: ({ meeting: { datum, justering }, arbetsordning }) => {
    const rule = arbetsordning?.justering;
    if (!rule || !justering?.senast) return [];
    const dagar = daysBetween(datum, justering.senast.datum);
    if (dagar <= rule.dagar) return [];
    const sista = longDate(daysLater(datum, rule.dagar));
    const { dagar: ska, allvar } = rule;
    return [
      {
        path: ['justering', 'senast'],
        values: { senast: longDate(justering.senast.datum), dagar, ska, sista, allvar },
      },
    ];
  },
});

const justeringForSlut = defineRule({
  code: 'FRIST-006',
  source: JUSTERING,
  demands: 'Protokollet justeras när mötet är slut.',
  example: {
    organ: 'psvo',
    wrong: 'justering:\n  sätt: Vid sammanträdet\n  senast: 2024-03-01 kl. 15.00',
    right: 'justering:\n  sätt: Efter sammanträdet\n  senast: 2024-03-01 kl. 16.30',
  },
  find: ({ meeting: { datum, tid, justering } }) => {
    const senast = justering?.senast;
    if (senast?.datum !== datum || senast.klockslag === null || senast.klockslag >= tid.slut) return [];
    return [
      {
        path: ['justering', 'senast'],
        values: { senast: clock(senast.klockslag), slut: clock(tid.slut) },
      },
    ];
  },
});

const justeringSaknas = defineRule({
  code: 'FRIST-007',
  source: JUSTERING,
  demands: 'Utses justerare står det också när protokollet senast ska vara justerat.',
  example: {
    organ: 'psvo',
    wrong: 'justering:\n  sätt: Digital justering',
    right: 'justering:\n  sätt: Digital justering\n  senast: 2024-03-15',
  },
  find: ({ meeting: { justerare, justering }, organ }) =>
    organ.underskrift.roller.includes('justerare') && justerare.length > 0 && !justering?.senast
      ? [{ path: [justering ? 'justering' : 'justerare'], values: { organ: organ.kortnamn } }]
      : [],
});

const DAGORDNING = '\närenden:\n  - rubrik: Godkännande av dagordning\n    beslut: att godkänna dagordningen';

/** Days of the body's meetings in the calendar year of this one; an extra meeting counts. */
function motenSammaAr({ meeting, organ, known }: Context): { all: readonly string[]; sammaAr: string[] } {
  const all = known.dates(organ.slug);
  const ar = yearOf(meeting.datum);
  return { all, sammaAr: all.filter((date) => yearOf(date) === ar) };
}

const forManga = defineRule({
  code: 'FRIST-008',
  source: ({ motenPerAr }) => motenPerAr?.kalla,
  demands: 'Organet har inte fler möten under ett år än vad som är bestämt.',
  example: {
    wrong: `datum: 2021-12-17\nkallelse skickad: 2021-12-09\nnästa möte:\n  datum: 2022-01-21${DAGORDNING}`,
    right: `datum: 2021-11-19\nkallelse skickad: 2021-11-11\nnästa möte:\n  datum: 2021-12-10${DAGORDNING}`,
  },
  find: (context) => {
    const { meeting, organ, arbetsordning } = context;
    const rule = arbetsordning?.motenPerAr;
    if (rule?.hogst === undefined) return [];
    const { sammaAr } = motenSammaAr(context);
    // Two on one day are the ordinary meeting and then the extra one.
    const index = meeting.extra ? sammaAr.lastIndexOf(meeting.datum) : sammaAr.indexOf(meeting.datum);
    if (index < rule.hogst) return [];
    const { hogst, allvar } = rule;
    const values = { organ: organ.kortnamn, ar: yearOf(meeting.datum), nummer: index + 1, hogst, allvar };
    return [{ path: ['datum'], values }];
  },
});

const forFa = defineRule({
  code: 'FRIST-009',
  source: ({ motenPerAr }) => motenPerAr?.kalla,
  demands: 'Organet har så många möten under ett år som är bestämt.',
  example: {
    wrong: `datum: 2023-11-24\nkallelse skickad: 2023-11-16\nnästa möte:\n  datum: 2024-01-19${DAGORDNING}`,
    right: `datum: 2023-11-24\nkallelse skickad: 2023-11-16\nnästa möte:\n  datum: 2023-12-15${DAGORDNING}`,
  },
  find: (context) => {
    const { meeting, organ, arbetsordning, today } = context;
    const { datum, nastaMote } = meeting;
    const rule = arbetsordning?.motenPerAr;
    const ar = yearOf(datum);
    if (!rule || !nastaMote || yearOf(nastaMote.datum) <= ar) return [];
    const { all, sammaAr } = motenSammaAr(context);
    const [first] = all;
    // Only where what is known reaches back to the beginning of the year, and forth to its end.
    const knownFromStart = first !== undefined && first < `${ar}-03-01`;
    const isLast = sammaAr.every((date) => date <= datum);
    const antal = sammaAr.length;
    if (!knownFromStart || !isLast || antal < 2 || antal >= rule.minst) return [];
    const { minst, allvar } = rule;
    const nasta = longDate(nastaMote.datum);
    return [
      {
        path: ['datum'],
        values: { organ: organ.kortnamn, ar, antal, minst, nasta, hallna: datum <= today, allvar },
      },
    ];
  },
});

const HELGDAGAR =
  'lagen (1989:253) om allmänna helgdagar; lagen (1930:173) om beräkning av lagstadgad tid, 2 §';

const isWeekend = ({ slag }: Helgdag): boolean => slag === 'sondag' || slag === 'lordag';

const paHelgdag = defineRule({
  code: 'FRIST-010',
  source: HELGDAGAR,
  demands: 'Möten och justering läggs på vardagar.',
  example: {
    wrong: 'nästa möte:\n  datum: 2023-06-06\n  tid: 8.15–12.00',
    right: 'nästa möte:\n  datum: 2023-06-09\n  tid: 8.15–12.00',
  },
  find: ({ meeting: { datum, nastaMote, justering } }) => {
    const days: [vad: string, dag: string | undefined, path: DataPath][] = [
      ['Mötet är', datum, ['datum']],
      ['Nästa möte är', nastaMote?.datum, ['nastaMote', 'datum']],
      ['Sista dag för justering är', justering?.senast?.datum, ['justering', 'senast']],
    ];
    return days.flatMap(([vad, dag, path]) => {
      const day = dag === undefined ? null : helgdag(dag);
      return dag === undefined || day === null
        ? []
        : [
            {
              path,
              values: { vad, dag: weekdayDateInSentence(dag), namn: isWeekend(day) ? null : day.namn },
            },
          ];
    });
  },
});

/** What stands before a day by which, or a meeting at which, something is done. */
const DUE =
  /(?:\b(?:senast|till|före|inför|klara?|klart)|\b(?:möte|mötet|möten|sammanträde|sammanträdet|sammanträden))\s{1,3}(?:senast\s{1,3})?$/iu;
const LONGEST_BEFORE = 60;

const isLastOfMonth = (date: string): boolean => daysLater(date, 1).endsWith('-01');

const forfallerPaHelgdag = defineRule({
  code: 'FRIST-011',
  source: HELGDAGAR,
  demands: 'Det som ska vara klart en viss dag ska vara klart en vardag.',
  example: {
    wrong:
      'ärenden:\n  - rubrik: Rutin vid hemgång\n    beslut:\n      - att Hugo Bergliden senast den 6 juni 2023 redovisar hur rutinen används',
    right:
      'ärenden:\n  - rubrik: Rutin vid hemgång\n    beslut:\n      - att Hugo Bergliden senast den 7 juni 2023 redovisar hur rutinen används',
  },
  find: ({ meeting: { datum: from }, punkter }) =>
    punkter.flatMap(satserOf).flatMap(({ text, path, lineOffset, ref }) =>
      readDates(text).flatMap(({ index, end, day: dag, month, year }) => {
        const datum = year === null ? nextSuch(dag, month, from) : isoOf(year, month, dag);
        const before = text.slice(Math.max(0, index - LONGEST_BEFORE), index);
        const day = datum !== null && datum > from && DUE.test(before) ? helgdag(datum) : null;
        if (datum === null || !day || isWeekend(day) || isLastOfMonth(datum)) return [];
        const values = {
          ...{ ref, ord: text.slice(index, end) },
          ...{ ar: year === null ? yearOf(datum) : null, namn: day.namn, afton: day.slag === 'afton' },
        };
        return [{ path, lineOffset, values }];
      }),
    ),
});

export const FRIST_RULES: readonly Rule[] = [
  ...[kallelse, kallelseEfter, anmaldSent, anmaldEfter],
  ...[justeringSent, justeringForSlut, justeringSaknas],
  ...[forManga, forFa, paHelgdag, forfallerPaHelgdag],
];
