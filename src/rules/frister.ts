// Deadlines: the kallelse, the reporting of ärenden, justering, and how often a body meets.
import { daysBetween, longDate } from '../calendar/swedish-dates.ts';
import { defineRule, type Rule } from './rule.ts';

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
    if (dagar >= rule.dagar) return [];
    const { allvar } = rule;
    return [
      {
        path: [meeting.kallelseSkickad === undefined ? 'datum' : 'kallelseSkickad'],
        values: { skickad: longDate(skickad), dagar, ska: rule.dagar, organ: organ.kortnamn, allvar },
      },
    ];
  },
});

export const FRIST_RULES: readonly Rule[] = [kallelse];
