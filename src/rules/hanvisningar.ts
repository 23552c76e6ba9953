// What the text refers to: §§, meetings, weekdays, «enligt ovan».
import type { Rule } from './rule.ts';

export const HANVIS_RULES: readonly Rule[] = [];
