// Who justerar took part, is not the chair and is not jävig.
import type { Rule } from './rule.ts';

export const JUSTERARE_RULES: readonly Rule[] = [];
