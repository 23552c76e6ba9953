// A meeting with its numbers → the protokoll as a document tree, through the templates in `protokoll/`.
// A draft says UTKAST, a copy Avskrift and a correction says which one it is, on every page and in the title; nothing else does.
import type { Block } from '../domain/document.ts';
import type { TemplateSources } from '../environment.ts';
import { type ComposeResult, composeDocument, type Promised } from './compose.ts';
import type { ComposeFault } from './fault.ts';
import { checkMarkdown } from './markdown.ts';
import { setBlock } from './typography.ts';
import { buildView, type ViewInput } from './view.ts';

export interface ProtokollInput extends ViewInput {
  /** Template sources by path under `templates/`. */
  templates: TemplateSources;
}

export function composeProtokoll(input: ProtokollInput): ComposeResult {
  const { templates, organ } = input;
  const promises = promisesOf(input);
  return composeDocument({
    folder: 'protokoll',
    ...buildView(input),
    templates,
    accent: organ.farg,
    promises,
  });
}

/** The texts alone, without templates: what is wrong with them, and all words of the document as they were written. */
export function readTexts(input: ProtokollInput): {
  faults: ComposeFault[];
  lines: string[];
  texts: { blocks: Block[]; inBeslut: boolean }[];
} {
  const { view, texts, faults } = buildView(input, checkMarkdown);
  // No-break spaces make words longer; only the columns of a table are so narrow that it matters.
  const asSet = (block: Block): Block => (block.kind === 'table' ? setBlock(block) : block);
  const read = texts.map(({ blocks, path }) => ({
    blocks: blocks.map(asSet),
    inBeslut: path.includes('beslut'),
  }));
  return { faults, lines: linesIn(view), texts: read };
}

const linesIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(linesIn) : [];
};

function promisesOf({ utkast, avskrift, rattelse }: ViewInput): Promised[] {
  const draft = (['titel', 'sidhuvud-markering'] as const).map((element) => ({
    ord: 'UTKAST',
    element,
    stands: utkast,
  }));
  const correction = (['titel', 'sidhuvud-hoger'] as const).map((element) => ({
    ord: `Rättelse ${rattelse?.nummer}`,
    element,
    stands: true,
  }));
  const copy = (['titel', 'sidhuvud-hoger'] as const).map((element) => ({
    ord: 'Avskrift',
    element,
    stands: true,
  }));
  return [...draft, ...(rattelse === null ? [] : correction), ...(avskrift === null ? [] : copy)];
}
