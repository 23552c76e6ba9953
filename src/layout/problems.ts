// What the page cannot show: a character that no embedded font has (ISO 14289-1, 7.21), text wider than its
// column. @react-pdf says nothing of either; they are faults, found before anything is painted.
import type { LaidOut } from './engine.ts';

export type LayoutProblem =
  | { kind: 'missing-glyph'; character: string; text: string }
  | { kind: 'too-wide'; text: string }
  | { kind: 'too-tall'; text: string };

/** How far a full line may reach over its column: a third of each space, which the line breaker reckons with. */
const tolerance = (width: number): number => 1 + 0.03 * width;

/** Scripts written from right to left: the painter would store their letters reversed. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

function textProblems(node: LaidOut): LayoutProblem[] {
  const problems: LayoutProblem[] = [];
  for (const line of node.lines ?? []) {
    const rightToLeft = RIGHT_TO_LEFT.exec(line.string)?.[0];
    if (rightToLeft) {
      problems.push({ kind: 'missing-glyph', character: rightToLeft, text: line.string.trim() });
      continue;
    }
    for (const run of line.runs) {
      const font = run.attributes.font?.[0];
      run.glyphs.forEach((glyph, index) => {
        if (glyph.id !== 0 && font?.type !== 'STANDARD') return;
        const start = run.start + index;
        const isSecondHalf = /[\udc00-\udfff]/.test(line.string[start] ?? '');
        if (isSecondHalf) return;
        const character = String.fromCodePoint(line.string.codePointAt(start) ?? 0xfffd);
        problems.push({ kind: 'missing-glyph', character, text: line.string.trim() });
      });
    }
    const trailing = /\s+$/.exec(line.string)?.[0].length ?? 0;
    const last = line.runs.at(-1);
    const spaces = last ? last.positions.slice(last.positions.length - trailing) : [];
    const width = line.xAdvance - spaces.reduce((sum, position) => sum + position.xAdvance, 0);
    const end = line.box.x - (node.alignOffset ?? 0) + width;
    if (trailing <= (last?.positions.length ?? 0) && end > node.box.width + tolerance(node.box.width))
      problems.push({ kind: 'too-wide', text: line.string.trim() });
  }
  return problems;
}

export function problemsOf(nodes: readonly LaidOut[]): LayoutProblem[] {
  return nodes.flatMap((node) =>
    node.type === 'TEXT' ? textProblems(node) : problemsOf(node.children ?? []),
  );
}
