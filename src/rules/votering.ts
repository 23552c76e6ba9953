// Votes are those of who was there and may vote.
import type { Rule } from './rule.ts';

export const ROST_RULES: readonly Rule[] = [];
