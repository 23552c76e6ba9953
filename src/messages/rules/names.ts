// UPPDRAG-…, NAMN-…: what the register says of people, and names that are spelt in two ways.
import type { Area } from '../wording.ts';

export const UPPDRAG = {} satisfies Area;
export const NAMN = {} satisfies Area;
