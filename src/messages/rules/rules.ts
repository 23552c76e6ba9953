// The sentences of the rules that `kontrollera` holds a meeting against, by permanent code.
import { FRIST } from './dates.ts';
import { BESLUT, MANDAT } from './decisions.ts';
import { NAMN, UPPDRAG } from './names.ts';
import { OKANT } from './okant.ts';
import { JAV, JUSTERARE, KVORUM, NARVARO, ROST } from './people.ts';
import { MOTTAGARE } from './recipients.ts';
import { HANVIS, SKYDD, SPRAK } from './texts.ts';

export const RULES = {
  ...KVORUM,
  ...NARVARO,
  ...JAV,
  ...ROST,
  ...JUSTERARE,
  ...FRIST,
  ...BESLUT,
  ...MANDAT,
  ...MOTTAGARE,
  ...UPPDRAG,
  ...NAMN,
  ...SPRAK,
  ...HANVIS,
  ...SKYDD,
  ...OKANT,
};
