// All rules, in the order in which `docs/regler.md` shows them, and what they find in a meeting.
import { BESLUT_RULES } from './beslut.ts';
import { FRIST_RULES } from './frister.ts';
import { HANVIS_RULES } from './hanvisningar.ts';
import { JAV_RULES } from './jav.ts';
import { JUSTERARE_RULES } from './justerare.ts';
import { KVORUM_RULES } from './kvorum.ts';
import { MANDAT_RULES } from './mandat.ts';
import { MOTTAGARE_RULES } from './mottagare.ts';
import { NAMN_RULES } from './namn.ts';
import { NARVARO_RULES } from './narvaro.ts';
import { OKANT_RULES } from './okant.ts';
import { SKYDD_RULES } from './personuppgifter.ts';
import { punkterOf, textsOf } from './punkter.ts';
import { rosterOf } from './roster.ts';
import type { Context, Finding, Rule } from './rule.ts';
import { SPRAK_RULES } from './sprak.ts';
import { UPPDRAG_RULES } from './uppdrag.ts';
import { ROST_RULES } from './votering.ts';

export const ALL_RULES: readonly Rule[] = [
  ...KVORUM_RULES,
  ...NARVARO_RULES,
  ...JAV_RULES,
  ...ROST_RULES,
  ...JUSTERARE_RULES,
  ...FRIST_RULES,
  ...BESLUT_RULES,
  ...MANDAT_RULES,
  ...MOTTAGARE_RULES,
  ...UPPDRAG_RULES,
  ...NAMN_RULES,
  ...SPRAK_RULES,
  ...HANVIS_RULES,
  ...SKYDD_RULES,
  ...OKANT_RULES,
];

export type Given = Omit<Context, 'arbetsordning' | 'punkter' | 'texts' | 'roster'>;

export function contextOf(given: Given): Context {
  const { meeting, organ, plan, register } = given;
  const punkter = punkterOf(meeting, plan);
  return {
    ...given,
    arbetsordning: organ.arbetsordning ?? null,
    punkter,
    texts: textsOf(meeting, punkter),
    roster: rosterOf(meeting, organ, register),
  };
}

export function findBroken(given: Given): Finding[] {
  const context = contextOf(given);
  return ALL_RULES.flatMap((rule) => rule.find(context));
}
