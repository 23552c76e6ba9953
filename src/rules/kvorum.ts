// Who may decide, and whether enough of them were there.
import { defineRule, type Rule } from './rule.ts';

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

export const KVORUM_RULES: readonly Rule[] = [ingaErsattare];
