// What the outside gives to the pipeline: everything between reading and writing is a pure function of these.
import type { Organ } from './domain/organ.ts';

/** Template sources by path under `templates/`, as `protokoll/protokoll.hbs`. */
export type TemplateSources = ReadonlyMap<string, string>;

/** Font programs by file name under `fonts/`. */
export type FontPrograms = ReadonlyMap<string, Uint8Array>;

export interface Environment {
  templates: TemplateSources;
  fonts: FontPrograms;
  organ: ReadonlyMap<string, Organ>;
}
