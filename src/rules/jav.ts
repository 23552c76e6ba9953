// Who is jävig takes no part; who reserves himself took part.
import type { Rule } from './rule.ts';

export const JAV_RULES: readonly Rule[] = [];
