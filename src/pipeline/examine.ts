// A planned meeting held against the rules and the page.
import { isoDate } from '../calendar/swedish-dates.ts';
import type { ComposeFault } from '../compose/fault.ts';
import { composeProtokoll, readTexts } from '../compose/protokoll.ts';
import type { Block, DocumentTree } from '../domain/document.ts';
import type { Environment } from '../environment.ts';
import type { LayoutProblem } from '../layout/problems.ts';
import { linesSurelyFit, suspectBlocks } from '../layout/suspect.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { KnownMeetings } from '../number/known.ts';
import type { PlannedSerie } from '../number/ledger-run.ts';
import { type DocumentFacts, inputOf, type Order, type Planned } from '../pipeline.ts';
import type { Finding } from '../rules/rule.ts';
import { findBroken } from '../rules/rules.ts';

export type Subject = DocumentFacts & Pick<Planned, 'register'>;

/** What is wrong or doubtful, before it has words and lines. */
export interface Examined {
  findings: Finding[];
  texts: readonly ComposeFault[];
  layout: readonly LayoutProblem[];
}

/** Everything beside the meetings that examining depends on. */
export interface Circumstances {
  series: readonly PlannedSerie[];
  environment: Environment;
  order: Order;
  /** ISO instant. */
  nu: string;
}

/** What the rules find in a meeting. */
export function findingsOf(
  { meeting, organ, register, plan, mote }: Subject,
  known: KnownMeetings,
  { environment, nu }: Circumstances,
): Finding[] {
  const today = isoDate(nu);
  return findBroken({
    ...{ meeting, organ, register, plan, today },
    organs: environment.organ,
    known: known.of(mote),
  });
}

/** The rules and the words of each meeting; `tell` after each. */
export async function examineAll(
  subjects: readonly Subject[],
  circumstances: Circumstances,
  ledger: Pick<Ledger, 'readAll'>,
  tell: (done: number) => void,
): Promise<Examined[]> {
  const { environment, order, series } = circumstances;
  const known = new KnownMeetings(ledger, series);
  const tried = new Set<string>();
  const examined: Examined[] = [];
  for (const one of subjects) {
    const findings = findingsOf(one, known, circumstances);
    const parts = partsOf(one.meeting, `${one.organ.slug} ${one.utkast}`);
    const hasNew = [...parts].some((part) => !tried.has(part));
    for (const part of parts) tried.add(part);
    examined.push({ findings, ...(await wordFaults(one, environment, order, hasNew)) });
    tell(examined.length);
  }
  return examined;
}

/** The parts of a meeting that a template may treat by themselves: `arenden.votering.resultat`. */
function partsOf(value: unknown, path: string, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) partsOf(item, path, found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) partsOf(inner, `${path}.${key}`, found);
  else if (value !== undefined && value !== false) found.add(path);
  return found;
}

/**
 * All that rendering would object to in the words; `whole` where the body's templates are to be tried as well, because
 * no meeting before had these parts.
 */
async function wordFaults(
  one: Subject,
  environment: Environment,
  order: Order,
  whole: boolean,
): Promise<Omit<Examined, 'findings'>> {
  const input = inputOf(one, environment, order);
  const { faults, lines, texts } = readTexts(input);
  if (faults.length > 0) return { texts: faults, layout: [] };
  const suspects = suspectBlocks(texts);
  const linesFit = linesSurelyFit(lines, one.meeting.diarienummer);
  const fits =
    linesFit && (suspects.length === 0 || (await problemsOf(aside(suspects), environment)).length === 0);
  if (fits && !whole) return { texts: [], layout: [] };
  const composed = composeProtokoll(input);
  if (!composed.ok) return { texts: composed.faults, layout: [] };
  return { texts: [], layout: fits ? [] : await problemsOf(composed.tree, environment) };
}

async function problemsOf(tree: DocumentTree, { fonts }: Environment): Promise<readonly LayoutProblem[]> {
  const { loadFonts, layout } = await import('./pages.ts');
  await loadFonts(fonts);
  const laidOut = await layout(tree);
  return laidOut.ok ? [] : laidOut.problems;
}

/** Parts of a document by themselves. */
const aside = (blocks: Block[]): DocumentTree => ({
  ...{ title: '', lang: 'sv-SE', author: '', subject: '', accent: '#000000' },
  runningHead: { left: '', right: [], mark: null },
  blocks,
});
