// Who gets the protokoll, where the arbetsordning says so.
import { comparableName } from '../domain/sammantrade.ts';
import { listed } from '../messages/wording.ts';
import { defineRule, type Rule } from './rule.ts';

const fastaMottagare = defineRule({
  code: 'MOTTAGARE-001',
  source: ({ protokolletTill }) => protokolletTill?.kalla,
  demands: 'Protokollet skickas till dem som arbetsordningen nämner.',
  example: {
    organ: 'att-aldras',
    wrong: 'protokollet skickas till:\n  - Föredragande',
    right: 'protokollet skickas till:\n  - Föredragande\nför kännedom:\n  - LSVO',
  },
  find: ({ meeting, organ, arbetsordning }) => {
    const rule = arbetsordning?.protokolletTill;
    if (!rule) return [];
    const written = [...meeting.protokolletSkickasTill, ...meeting.forKannedom, ...organ.mottagare];
    const named = written.map(comparableName);
    const saknas = rule.mottagare.filter((one) => !named.some((line) => line.includes(comparableName(one))));
    if (saknas.length === 0) return [];
    const key = meeting.protokolletSkickasTill.length > 0 ? 'protokolletSkickasTill' : 'forKannedom';
    const path = meeting[key].length > 0 ? [key] : ['organ'];
    return [{ path, values: { organ: organ.kortnamn, saknas: listed(saknas), allvar: rule.allvar } }];
  },
});

export const MOTTAGARE_RULES: readonly Rule[] = [fastaMottagare];
