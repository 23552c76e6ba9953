// Several ärenden in one sentence: «§§ 14–17», «§§ 14 och 16», «punkterna 3, 5 och 6».
import { listed } from '../messages/wording.ts';
import type { Punkt } from './punkter.ts';

const WORDS: Readonly<Record<string, string>> = { '§': '§§', punkt: 'punkterna' };

/** In the order given, which is that of the meeting; three in a row or more are written from–to. */
export function refsTogether(punkter: readonly Pick<Punkt, 'ref' | 'nr' | 'under'>[]): string {
  const [first] = punkter;
  if (!first || punkter.length === 1) return first?.ref ?? '';
  const start = first.ref.search(/\d/);
  const word = first.ref.slice(0, Math.max(0, start)).trim();
  const bare = (ref: string): string => ref.slice(Math.max(0, ref.search(/\d/)));
  const runs: Pick<Punkt, 'ref' | 'nr' | 'under'>[][] = [];
  for (const punkt of punkter) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows = last?.under === null && punkt.under === null && punkt.nr === last.nr + 1;
    if (run && follows) run.push(punkt);
    else runs.push([punkt]);
  }
  const parts = runs.flatMap((run) => {
    const numbers = run.map(({ ref }) => bare(ref));
    return numbers.length > 2 ? [`${numbers[0]}–${numbers.at(-1)}`] : numbers;
  });
  return `${WORDS[word] ?? word}\u00a0${listed(parts)}`.trim();
}
