// What the outside gives to the pipeline: everything between reading and writing is a pure function of these.
import type { Organ } from './domain/organ.ts';

/** Template sources by path under `templates/`, as `protokoll/protokoll.hbs`. */
export type TemplateSources = ReadonlyMap<string, string>;

/** One font program; the family is a role that `layout/styles.ts` names. */
export interface FontFile {
  family: 'justera' | 'justera-reserv';
  path: string;
  weight: 400 | 600;
  style: 'normal' | 'italic';
}

export interface Environment {
  templates: TemplateSources;
  fonts: readonly FontFile[];
  organ: ReadonlyMap<string, Organ>;
  /** Program and version, for the documents' metadata. */
  producer: string;
}
