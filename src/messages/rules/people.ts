// KVORUM-…, NARVARO-…, JAV-…, ROST-…, JUSTERARE-…: who was there, who may decide, who may not.
import type { Severity } from '../../domain/fault.ts';
import type { Area } from '../wording.ts';

export const KVORUM = {
  'KVORUM-003': (v: { organ: string; namn: string; allvar: Severity }) => ({
    severity: v.allvar,
    text: `${v.namn} står som ersättare, men ${v.organ} har inga ersättare.`,
    hint: 'Den som inte är ledamot står bland övriga deltagare. Den ledamot som inte var med står som frånvarande.',
  }),
} satisfies Area;

export const NARVARO = {} satisfies Area;
export const JAV = {} satisfies Area;
export const ROST = {} satisfies Area;
export const JUSTERARE = {} satisfies Area;
