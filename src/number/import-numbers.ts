// Which number of the original each ärende of a corrected meeting file has: a secretary may have added an ärende that
// the reading missed, or taken away one that is none. Pure.
import { foldRubrik } from './innehall.ts';

/** An ärende as the original was read. */
export interface ReadNumber {
  nummer: number;
  rubrik: string;
}

/**
 * One number for each rubrik of the file. As many as were read keep their order; else those with the rubrik that was read
 * have its number, and those between two of them the numbers between, where they fit exactly. Null where it cannot be told.
 */
export function numbersFor(rubriker: readonly string[], read: readonly ReadNumber[]): number[] | null {
  if (rubriker.length === read.length) return read.map(({ nummer }) => nummer);
  const numbers: (number | null)[] = [];
  let from = 0;
  for (const rubrik of rubriker) {
    const at = read.findIndex((one, index) => index >= from && foldRubrik(one.rubrik) === foldRubrik(rubrik));
    numbers.push(read[at]?.nummer ?? null);
    if (at >= 0) from = at + 1;
  }
  return between(numbers);
}

/** Fills what stands between two numbers, or after the last one. */
function between(numbers: readonly (number | null)[]): number[] | null {
  const filled: number[] = [];
  for (const [index, number] of numbers.entries()) {
    if (number !== null) {
      const before = filled.at(-1);
      if (before !== undefined && number <= before) return null;
      if (numbers[index - 1] === null && before !== undefined && number !== before + 1) return null;
      filled.push(number);
      continue;
    }
    const before = filled.at(-1);
    if (before !== undefined) filled.push(before + 1);
    else {
      const next = numbers.findIndex((one) => one !== null);
      const first = next < 0 ? null : (numbers[next] as number) - next;
      if (first === null || first < 1) return null;
      filled.push(first);
    }
  }
  return filled;
}
