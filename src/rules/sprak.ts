// How the minutes are written: §, dates, clock times, ranges, headings.
import type { Rule } from './rule.ts';

export const SPRAK_RULES: readonly Rule[] = [];
