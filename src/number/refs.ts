// References to ärenden of the meeting itself, as short as Swedish minutes write them: `§§ 110–112 och 117 a`.
// `§§` for several and presence per interval (KL 5:66; standarder.md § 1.4): numbers are made, never copied.
import type { NumberPlan, PlannedArende, Refused } from '../domain/numbers.ts';
import type { Narvaro } from '../domain/person.ts';
import { bareNumber, HARD_SPACE, wordOf } from './labels.ts';

const EN_DASH = '\u2013';

/** Indexes from 0 into `plan.arenden`, and into its `underpunkter`. */
export interface ArendeIndex {
  arende: number;
  underpunkt?: number;
}

interface Term {
  arende: number;
  /** Number of the ärende. */
  number: number;
  /** -1 for the ärende as a whole. */
  underpunkt: number;
  bare: string;
}

function plannedArende(plan: NumberPlan, index: number): PlannedArende {
  const arende = plan.arenden[index];
  if (!arende) throw new RangeError(`no ärende at index ${index} of ${plan.arenden.length}`);
  return arende;
}

function termOf(plan: NumberPlan, { arende, underpunkt = -1 }: ArendeIndex): Term {
  const planned = plannedArende(plan, arende);
  const part = underpunkt < 0 ? planned : planned.underpunkter[underpunkt];
  if (!part) throw new RangeError(`no underpunkt at index ${underpunkt} of ${planned.ref}`);
  return { arende, number: planned.number, underpunkt, bare: bareNumber(part.ref) };
}

/** In order, each once; a sub-item goes without saying where its ärende is named. */
function distinctTerms(terms: readonly Term[]): Term[] {
  const whole = new Set(terms.filter((term) => term.underpunkt < 0).map((term) => term.arende));
  return [...terms]
    .filter((term) => term.underpunkt < 0 || !whole.has(term.arende))
    .sort((a, b) => a.arende - b.arende || a.underpunkt - b.underpunkt)
    .filter((term, index, all) => term.bare !== all[index - 1]?.bare);
}

function follows(a: Term, b: Term): boolean {
  if (a.underpunkt < 0) return b.underpunkt < 0 && b.number === a.number + 1;
  return b.arende === a.arende && b.underpunkt === a.underpunkt + 1;
}

function runs(terms: readonly Term[]): Term[][] {
  const out: Term[][] = [];
  for (const term of terms) {
    const run = out.at(-1);
    const last = run?.at(-1);
    if (run && last && follows(last, term)) run.push(term);
    else out.push([term]);
  }
  return out;
}

/** Three or more in a row become a range, `110–112` or `117 a–c`; two are named each. */
function printRun(plan: NumberPlan, run: readonly Term[]): string[] {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || run.length < 3) return run.map((term) => term.bare);
  const prefix = `${bareNumber(plannedArende(plan, last.arende).ref)}${HARD_SPACE}`;
  const end = last.bare.startsWith(prefix) ? last.bare.slice(prefix.length) : last.bare;
  return [`${first.bare}${EN_DASH}${end}`];
}

/** `§§`, `KS §§`, `punkterna`; other words are said once for all: `Ärende 3–5`. */
function several(word: string): string {
  return word.replace('§', '§§').replace(/^punkt$/iu, 'punkterna');
}

/** `§ 110`, `§§ 110–112`, `KS §§ 2/2023–4/2023`, `§§ 110, 114 och 117 a`, `punkterna 3–5`; empty for no items. */
export function formatRefs(plan: NumberPlan, items: readonly ArendeIndex[]): string {
  const terms = distinctTerms(items.map((item) => termOf(plan, item)));
  const parts = runs(terms).flatMap((run) => printRun(plan, run));
  const last = parts.pop();
  if (last === undefined) return '';
  const word = wordOf(plan.arenden[0]?.ref ?? '');
  const said = terms.length === 1 ? word : several(word);
  return `${said}${HARD_SPACE}${parts.length > 0 ? `${parts.join(', ')} och ${last}` : last}`;
}

/** When somebody was there, as printed: `§§ 12–17` or `del av mötet`. `path` names the place for a refusal. */
export function resolveNarvaro(
  narvaro: Narvaro,
  plan: NumberPlan,
  path = '',
): { ok: true; text: string } | Refused {
  if (narvaro.slag === 'del') return { ok: true, text: 'del av mötet' };
  const byNumber = narvaro.slag === 'paragrafer';
  const [lowest, highest] = byNumber ? [plan.first, plan.last] : [1, plan.arenden.length];
  const outside = narvaro.intervall.find(([from, to]) => from < lowest || to > highest);
  if (outside) {
    const [from, to] = outside;
    const nummer = from === to ? String(from) : `${from}${EN_DASH}${to}`;
    const refusal = byNumber
      ? { code: 'NUMMER-001', values: { nummer, spann: plan.range }, path }
      : { code: 'NUMMER-009', values: { nummer, antal: plan.arenden.length }, path };
    return { ok: false, refusal };
  }
  const items = narvaro.intervall.flatMap(([from, to]) =>
    plan.arenden.flatMap(({ number }, arende) => {
      const counted = byNumber ? number : arende + 1;
      return from <= counted && counted <= to ? [{ arende }] : [];
    }),
  );
  return { ok: true, text: formatRefs(plan, items) };
}
