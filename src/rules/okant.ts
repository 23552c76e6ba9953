// What an import left without a place: it would not come into the protokoll.
import { defineRule, type Rule } from './rule.ts';

const okant = defineRule({
  code: 'IMPORT-001',
  source: 'kommunallagen (2017:725) 5 kap. 66–67 §§, som förebild',
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

export const IMPORT_RULES: readonly Rule[] = [okant];
