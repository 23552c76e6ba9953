// Who was there, and when.
import type { Rule } from './rule.ts';

export const NARVARO_RULES: readonly Rule[] = [];
