// What a command does with what the rules say: a draft is made all the same, nothing leaves the house with a fel, and a
// personnummer comes nowhere.
import { join } from 'node:path';
import { type Fault, FaultError } from '../domain/fault.ts';
import { commandFault } from '../faults.ts';
import { formatFaults } from '../messages/format.ts';
import { message } from '../messages/messages.ts';
import { rulesTold } from '../messages/notices.ts';
import { nameOf } from '../number/meetings.ts';
import type { Judged } from '../pipeline/judge.ts';
import type { Planned } from '../pipeline.ts';
import type { CommandOrder } from './order.ts';

/** A meeting's doubts and answers, and the fel that a reason sets aside. */
export interface Ruled extends Pick<Judged, 'faults' | 'answered'> {
  aside: Fault[];
  skal: string;
}

/** No reason lets a personnummer out. */
const ALWAYS = /^SKYDD-/;

/**
 * Throws where a meeting that is to be frozen breaks a rule; with `strikt` a doubt is enough. Not for a draft of it.
 * A reason sets aside the rules whose codes it names, and no others.
 */
export function holdToRules(
  meetings: readonly Planned[],
  judged: readonly Pick<Judged, 'faults' | 'answered'>[],
  { anda = '', strikt, utkast }: Pick<CommandOrder, 'anda' | 'strikt' | 'utkast'>,
): Ruled[] {
  const isFrozenHere = (index: number): boolean => !utkast && Boolean(meetings[index]?.freeze);
  const mayPass = ({ code, severity }: Fault): boolean => severity === 'fel' && !ALWAYS.test(code);
  const isNamed = ({ code }: Fault): boolean => anda.toUpperCase().includes(code);
  const ruled = judged.map((one, index): Ruled => {
    const aside = isFrozenHere(index) ? one.faults.filter((fault) => mayPass(fault) && isNamed(fault)) : [];
    return { ...one, faults: one.faults.filter((fault) => !aside.includes(fault)), aside, skal: anda };
  });
  const stops = ruled.flatMap(({ faults }, index) =>
    isFrozenHere(index) && faults.some(({ severity }) => strikt || severity === 'fel') ? faults : [],
  );
  if (stops.length === 0) return ruled;
  const koder = [...new Set(stops.filter(mayPass).map(({ code }) => code))];
  const mayBeNamed = koder.length > 0 && !stops.some(({ code }) => ALWAYS.test(code));
  throw new FaultError([
    ...stops,
    ...(mayBeNamed ? commandFault(message('CLI-021', { koder: koder.join(', ') })).faults : []),
  ]);
}

/** The ledger keeps rubriker for ever, and a draft is sent around: what may not stand anywhere stops every step. */
export function holdToProtection(judged: readonly Pick<Judged, 'faults'>[]): void {
  const stops = judged.flatMap(({ faults }) =>
    faults.filter(({ code, severity }) => severity === 'fel' && ALWAYS.test(code)),
  );
  if (stops.length > 0) throw new FaultError(stops);
}

/** Doubts of the files themselves in full; one line for each meeting that has rules against it. */
export function tellRuled(
  meetings: readonly Planned[],
  ruled: readonly Ruled[],
  { folder, ledger, register }: Pick<CommandOrder, 'folder' | 'ledger' | 'register'>,
): void {
  const where = [
    folder === 'out' ? '' : ` --ut ${folder}`,
    ledger === join(folder, 'liggare.sqlite') ? '' : ` --liggare ${ledger}`,
    register === undefined ? '' : ` --register ${register}`,
  ].join('');
  const ofFiles = new Set(meetings.flatMap(({ warnings }) => warnings));
  const doubts = ruled.flatMap(({ faults }) => faults.filter((fault) => ofFiles.has(fault)));
  if (doubts.length > 0) process.stderr.write(`\n${formatFaults(doubts, null)}\n`);
  for (const [index, { faults: all }] of ruled.entries()) {
    const one = meetings[index];
    const faults = all.filter((fault) => !ofFiles.has(fault));
    if (!one || faults.length === 0) continue;
    const fel = faults.filter(({ severity }) => severity === 'fel').length;
    const name = nameOf({ mote: one.meeting, organ: one.organ });
    process.stderr.write(
      `\n${rulesTold(name, `${one.file}${where}`, { fel, varningar: faults.length - fel })}\n`,
    );
  }
}
