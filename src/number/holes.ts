// Which numbers of a series nobody has, and between which meetings they are missing. Only imported minutes leave such
// holes; what stands before the beginning of the series stands on paper and is none. Pure.
import type { LiggareSerie, MoteILiggaren } from '../domain/liggare.ts';
import type { Organ } from '../domain/organ.ts';
import { meetingWords } from '../messages/liggare.ts';
import { type Message, message } from '../messages/messages.ts';
import { rangesOf, yearOfPeriod } from './rows.ts';

/** Numbers that follow each other and are missing; the meetings that hold the numbers on either side. */
export interface Hole {
  from: number;
  to: number;
  /** Null before the first number of the series. */
  fore: MoteILiggaren | null;
  /** The same as `fore` for a gap within one protokoll. */
  efter: MoteILiggaren;
}

export const hasImports = ({ moten }: LiggareSerie): boolean =>
  moten.some(({ original }) => original !== null);

/** By number, the lowest first. */
export function holesOf({ forsta, moten }: LiggareSerie): Hole[] {
  const fixed = moten
    .flatMap((mote) => mote.paragrafer.filter(({ fast }) => fast).map(({ nummer }) => ({ nummer, mote })))
    .sort((a, b) => a.nummer - b.nummer);
  const holes: Hole[] = [];
  let fore: MoteILiggaren | null = null;
  let last = 0;
  for (const { nummer, mote } of fixed) {
    const from = Math.max(forsta, last + 1);
    if (nummer > from) holes.push({ from, to: nummer - 1, fore, efter: mote });
    [fore, last] = [mote, nummer];
  }
  return holes;
}

/** How many numbers are missing. */
export const missingIn = (serie: LiggareSerie): number =>
  holesOf(serie).reduce((sum, { from, to }) => sum + to - from + 1, 0);

/** What imported minutes make doubtful in a series: its holes, and numbers that do not ascend within a protokoll. */
export function importDoubts(serie: LiggareSerie, organ: Organ | null): Message[] {
  if (!hasImports(serie)) return [];
  const form = { organ, ar: yearOfPeriod(serie.series.period) };
  const holes = holesOf(serie).map(({ from, to, fore, efter }) =>
    message('ORIGINAL-014', {
      nummer: rangesOf(
        form,
        Array.from({ length: to - from + 1 }, (_, index) => from + index),
      ),
      many: to > from,
      fore: fore && meetingWords(fore),
      efter: meetingWords(efter),
    }),
  );
  const unordered = serie.moten.flatMap((mote) => {
    const numbers = mote.paragrafer.map(({ nummer }) => nummer);
    const ascends = numbers.every((nummer, index) => index === 0 || nummer > (numbers[index - 1] ?? 0));
    if (ascends || mote.original === null) return [];
    return [message('ORIGINAL-017', { mote: meetingWords(mote), nummer: rangesOf(form, numbers) })];
  });
  return [...holes, ...unordered];
}
