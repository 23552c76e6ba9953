// What an import left without a place: it would not come into the protokoll.
import { defineRule, type Rule } from './rule.ts';

const okant = defineRule({
  code: 'OKANT-001',
  source: 'Importens eget löfte: inget ord i originalet försvinner',
  demands: 'Allt som stod i ett importerat protokoll har fått en plats i mötesfilen.',
  example: {
    wrong: `okänt:
  - plats: rad 214
    text: Mötet ajourneras kl. 10.15–10.30.`,
    right: 'okänt: []',
  },
  find: ({ meeting }) => {
    const [first] = meeting.okant;
    if (!first) return [];
    return [
      { path: ['okant', 0], values: { antal: meeting.okant.length, text: first.text, plats: first.plats } },
    ];
  },
});

export const OKANT_RULES: readonly Rule[] = [okant];
