// One person, spelt in two ways.
import type { Rule } from './rule.ts';

export const NAMN_RULES: readonly Rule[] = [];
