// What may not stand in minutes that everybody reads.
import type { Rule } from './rule.ts';

export const SKYDD_RULES: readonly Rule[] = [];
