// SPRAK-…, HANVIS-…, SKYDD-…: how texts are written, what they refer to, and what may not stand in them.
import type { Area } from '../wording.ts';

export const SPRAK = {} satisfies Area;
export const HANVIS = {} satisfies Area;
export const SKYDD = {} satisfies Area;
