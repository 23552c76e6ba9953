// The states of a meeting's document as they are printed.
import type { Tillstand } from '../domain/liggare.ts';

export const TILLSTAND_ORD: Readonly<Record<Tillstand, string>> = {
  utkast: 'utkast',
  kallad: 'kallad',
  hallen: 'hållen',
  'for-justering': 'för justering',
  justerad: 'justerad',
  publicerad: 'publicerad',
  arkiverad: 'arkiverad',
  importerad: 'importerad',
  makulerad: 'makulerad',
};

/** The same in a sentence about the meeting. */
export const STATE_CLAUSE: Readonly<Record<Tillstand, string>> = {
  utkast: 'är ett utkast',
  kallad: 'är kallat',
  hallen: 'är hållet',
  'for-justering': 'är för justering',
  justerad: 'är justerat',
  publicerad: 'är publicerat',
  arkiverad: 'är arkiverat',
  importerad: 'är importerat',
  makulerad: 'är makulerat',
};
