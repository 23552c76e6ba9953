// What the register knows of those who were there.
import type { Rule } from './rule.ts';

export const UPPDRAG_RULES: readonly Rule[] = [];
