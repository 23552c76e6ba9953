// BESLUT-…, MANDAT-…: the form of a beslut, what it has to say, and what a body may decide.
import type { Area } from '../wording.ts';

export const BESLUT = {} satisfies Area;
export const MANDAT = {} satisfies Area;
