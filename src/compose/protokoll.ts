// A meeting with its numbers → the protokoll as a document tree, through the templates in `protokoll/`.
// A draft says UTKAST and a correction says which one it is, on every page and in the title; nothing else does.
import type { TemplateSources } from '../environment.ts';
import { type ComposeResult, composeDocument, type Promised } from './compose.ts';
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

function promisesOf({ utkast, rattelse }: ViewInput): Promised[] {
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
  return rattelse === null ? draft : [...draft, ...correction];
}
