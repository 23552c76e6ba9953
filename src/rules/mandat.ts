// What a body may not decide by itself.
import type { Rule } from './rule.ts';

export const MANDAT_RULES: readonly Rule[] = [];
