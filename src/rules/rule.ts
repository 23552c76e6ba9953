// A rule: permanent code, source, an example, and a pure function that finds where a meeting breaks it.
// The sentences are in `src/messages/rules/`; `test/rules.test.ts` runs every example, `docs/regler.md` shows them.
import type { Arbetsordning } from '../domain/arbetsordning.ts';
import type { NumberPlan } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';
import type { Register } from '../domain/register.ts';
import type { Sammantrade } from '../domain/sammantrade.ts';
import type { RULES } from '../messages/rules/rules.ts';
import type { Punkt, Text } from './punkter.ts';
import type { Beslutande } from './roster.ts';

/** Keys and indexes from the root of the meeting file, as `['arenden', 2, 'beslut', 0]`. */
export type DataPath = readonly (string | number)[];

/** What is known of bodies' meetings beside the file: from the ledger, and from the other files of the run. */
export interface Known {
  /** Numbers of a body's year, voided ones too; null where neither the ledger nor a file of the run has that series. */
  numbers(organ: string, ar: number): ReadonlySet<number> | null;
  /** ISO dates of a body's meetings that were not cancelled, in order, this one among them. */
  dates(organ: string): readonly string[];
  /** Date of the first meeting of a body in the ledger, from which on none is missing there; null before it began. */
  since(organ: string): string | null;
  /** When the ledger says that the numbers of this meeting were reserved for its kallelse; ISO date. */
  reserved: string | null;
}

/** All that a rule may look at. */
export interface Context {
  meeting: Sammantrade;
  organ: Organ;
  /** Every body, by slug. */
  organs: ReadonlyMap<string, Organ>;
  arbetsordning: Arbetsordning | null;
  plan: NumberPlan;
  register: Register | null;
  known: Known;
  /** Today, ISO date in Europe/Stockholm. */
  today: string;
  /** Every ärende and underpunkt, in order. */
  punkter: readonly Punkt[];
  /** Every text that a person wrote, in order. */
  texts: readonly Text[];
  /** Chair, ledamöter and serving substitutes, with what they may do. */
  roster: readonly Beslutande[];
}

export type RuleCode = keyof typeof RULES;
type Words<Code extends RuleCode> = (typeof RULES)[Code];
type Values<Code extends RuleCode> =
  Parameters<Words<Code>> extends [infer V] ? Omit<V, 'rad'> : Record<string, never>;

/** Where a rule is broken, and what its sentence needs to know. */
export interface Found<Code extends RuleCode> {
  path: DataPath;
  values: Values<Code>;
  /** Lines from the start of the text at `path`. */
  lineOffset?: number;
  /** A second place; the sentence gets its line as `rad`. */
  other?: { path: DataPath; lineOffset?: number };
  /** Where the place has its own source, and not the rule's. */
  source?: string;
}

/** A rule is shown by lines of a meeting file that break it and lines that do not. */
export interface Example {
  /** Body of the meeting that the lines are put into; absent for LSVO. */
  organ?: string;
  wrong: string;
  right: string;
  /** Lines of the register that take the place of the example's own. */
  register?: string;
}

export interface RuleOf<Code extends RuleCode> {
  code: Code;
  /** Law, clause or guidance; where the arbetsordning says it, from the body's own file. */
  source: string | ((arbetsordning: Arbetsordning) => string | undefined);
  /** What the rule asks for: one whole Swedish sentence. */
  demands: string;
  example: Example;
  find(context: Context): Found<Code>[];
}

/** Any rule; `find` gives what the sentence of its own code takes. */
export interface Rule extends Omit<RuleOf<RuleCode>, 'find'> {
  find(context: Context): Finding[];
}

export interface Finding {
  code: RuleCode;
  path: DataPath;
  values: object;
  lineOffset: number;
  other: { path: DataPath; lineOffset: number } | null;
  /** As cited for this body. */
  source: string;
}

/** Checks at compile time that a rule says what its sentence needs. */
export function defineRule<const Code extends RuleCode>(rule: RuleOf<Code>): Rule {
  return {
    ...rule,
    find: (context) =>
      rule.find(context).map(({ path, values, lineOffset = 0, other, source }) => ({
        code: rule.code,
        path,
        values,
        lineOffset,
        other: other ? { path: other.path, lineOffset: other.lineOffset ?? 0 } : null,
        source: source ?? sourceOf(rule, context.arbetsordning),
      })),
  };
}

/** The source as cited; the arbetsordning as a whole where it has no figure of its own. */
export function sourceOf({ source }: Pick<Rule, 'source'>, arbetsordning: Arbetsordning | null): string {
  if (typeof source === 'string') return source;
  return (arbetsordning && (source(arbetsordning) ?? arbetsordning.kalla)) ?? '';
}
