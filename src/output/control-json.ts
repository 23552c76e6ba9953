// What `kontrollera` found, for other programs. Keys are Swedish, as in the liggare's JSON; they are only added to.
import type { Fault } from '../domain/fault.ts';
import { withoutPersonnummer } from '../domain/personnummer.ts';
import { arendeOf, type Reported } from '../messages/report.ts';

/** For `JSON.stringify`: what another program logs holds no personnummer. */
export const masked = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? withoutPersonnummer(value) : value;

export function controlJson(reported: readonly Reported[], producer: string): string {
  const all = reported.flatMap(({ faults }) => faults);
  const fel = all.filter(({ severity }) => severity === 'fel').length;
  const answer = {
    program: producer,
    fel,
    varningar: all.length - fel,
    filer: reported.map(({ file, mote, arenden, faults, answered }) => ({
      fil: file,
      mote: mote && {
        namn: mote.namn,
        paragrafer: mote.range,
        preliminara: mote.fixed !== 'alla',
        tillstand: mote.tillstand,
      },
      fynd: faults.map((fault) => entryOf(fault, arenden)),
      besvarade: answered.map(({ fault, skal }) => ({
        ...entryOf(fault, arenden),
        skal: withoutPersonnummer(skal),
      })),
    })),
  };
  return JSON.stringify(answer, masked, 2);
}

/** `rad` counts from 1 and is null for the file as a whole; `arende` is the number as printed, or null. */
function entryOf(
  { code, severity, file, line, path, text, hint, kalla }: Fault,
  arenden: Reported['arenden'],
) {
  const nr = arendeOf(path);
  return {
    kod: code,
    allvar: severity,
    fil: file,
    rad: line,
    plats: path,
    arende: nr === null ? null : (arenden[nr]?.ref ?? null),
    text,
    atgard: hint,
    kalla: kalla ?? null,
  };
}
