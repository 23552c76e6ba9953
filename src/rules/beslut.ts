// The form of a beslut and what it has to say.
import type { Rule } from './rule.ts';

export const BESLUT_RULES: readonly Rule[] = [];
