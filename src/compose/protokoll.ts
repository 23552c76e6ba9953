// A meeting with its numbers → the protokoll as a document tree, through the templates in `protokoll/`.
import type { TemplateSources } from '../environment.ts';
import { type ComposeResult, composeDocument } from './compose.ts';
import { buildView, type ViewInput } from './view.ts';

export interface ProtokollInput extends ViewInput {
  /** Template sources by path under `templates/`. */
  templates: TemplateSources;
}

export function composeProtokoll(input: ProtokollInput): ComposeResult {
  const { templates, organ } = input;
  return composeDocument({ folder: 'protokoll', ...buildView(input), templates, accent: organ.farg });
}
