// What the steps need to know of the paper as a whole, and where they put what they do not use.
import type { Organ } from '../domain/organ.ts';
import type { FormPart, Line } from './paper.ts';
import type { Setting } from './paragraphs.ts';

export interface Reading {
  organ: Organ;
  setting: Setting;
  known: ReadonlySet<string>;
  /** Where the body's numbers have points: `13.1).` */
  sub: RegExp | null;
  form: FormPart[];
  unread: Line[];
}
