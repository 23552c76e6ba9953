// Small sound meetings that a rule's example changes by a key or two, and what the rules are told beside them.
import { readFileSync } from 'node:fs';
import type { Fault } from '../src/domain/fault.ts';
import { medRegister, type Register } from '../src/domain/register.ts';
import type { Environment } from '../src/environment.ts';
import { ruleFaults } from '../src/faults.ts';
import { loadEnvironment } from '../src/load/load-environment.ts';
import { parseMeeting } from '../src/load/load-meeting.ts';
import { parseRegister } from '../src/load/load-register.ts';
import type { Example, Known } from '../src/rules/rule.ts';
import { findBroken } from '../src/rules/rules.ts';
import { plan } from './numbers-given.ts';

const loaded = await loadEnvironment('.');
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
export const environment: Environment = loaded.environment;

const base = (name: string): string => readFileSync(`fixtures/regler/${name}.yaml`, 'utf8');

/** The text with the outermost keys of `lines` in place of its own; keys that it has not are added. */
export function withLines(text: string, lines: string): string {
  const blocks = (part: string): Map<string, string> => {
    const found = new Map<string, string>();
    let key = '';
    for (const line of part.replace(/\n*$/, '\n').split(/(?<=\n)/)) {
      key = /^([\p{L}][^:]*):/u.exec(line)?.[1] ?? key;
      found.set(key, `${found.get(key) ?? ''}${line}`);
    }
    return found;
  };
  return [...new Map([...blocks(text), ...blocks(lines)]).values()].join('');
}

export function registerOf(lines?: string): Register {
  const text = lines === undefined ? base('register') : withLines(base('register'), lines);
  const register = parseRegister(text, 'register.yaml', environment.organ);
  if (!register.ok) throw new Error(JSON.stringify(register.faults, null, 1));
  return register.register;
}

/** LSVO met on 20 January 2023 (§§ 1–9) and in 2022 (§§ 1–118); the example's own meeting comes after. */
const KNOWN_NUMBERS: Readonly<Record<string, number>> = { 'lsvo 2023': 9, 'lsvo 2022': 118, 'psvo 2024': 11 };
const KNOWN_DATES: Readonly<Record<string, readonly string[]>> = {
  lsvo: [
    // Ten meetings, as many as a year may have.
    ...['2021-01-22', '2021-02-19', '2021-03-19', '2021-04-16', '2021-05-21', '2021-06-11', '2021-08-27'],
    ...['2021-09-24', '2021-10-22', '2021-11-26'],
    ...['2022-12-09', '2023-01-20'],
  ],
  psvo: ['2024-01-19'],
  'att-aldras': ['2023-02-14'],
};

export interface Situation {
  known?: Partial<Known>;
  register?: Register | null;
  today?: string;
}

/** All that the rules say of a meeting; the file must be one that loads. */
export function judge(text: string, situation: Situation = {}): Fault[] {
  const read = parseMeeting(text, 'mote.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.faults, null, 1));
  const organ = environment.organ.get(read.meeting.organ);
  if (!organ) throw new Error(read.meeting.organ);
  const register = situation.register === undefined ? registerOf() : situation.register;
  const meeting = register ? medRegister(read.meeting, register, organ.slug) : read.meeting;
  const first = (KNOWN_NUMBERS[`${organ.slug} ${meeting.datum.slice(0, 4)}`] ?? 0) + 1;
  const numbers = plan(meeting, organ, organ.numrering.serie === 'ar' ? first : 1);
  const known: Known = {
    numbers: (slug, ar) => {
      const highest = KNOWN_NUMBERS[`${slug} ${ar}`];
      const own = slug === organ.slug && ar === Number(meeting.datum.slice(0, 4)) ? numbers.last : 0;
      const last = Math.max(highest ?? 0, own);
      return last === 0 ? null : new Set(Array.from({ length: last }, (_, index) => index + 1));
    },
    dates: (slug) => [...(KNOWN_DATES[slug] ?? []), ...(slug === organ.slug ? [meeting.datum] : [])].sort(),
    since: (slug) => KNOWN_DATES[slug]?.[0] ?? null,
    reserved: null,
    ...situation.known,
  };
  const { today = '2024-06-01' } = situation;
  const found = findBroken({
    meeting,
    organ,
    organs: environment.organ,
    plan: numbers,
    register,
    known,
    today,
  });
  return ruleFaults(found, read.source);
}

/** The example's meeting with lines of its own. */
export const exampleText = ({ organ = 'lsvo' }: Pick<Example, 'organ'>, lines: string): string =>
  withLines(base(organ), lines);

/** The codes that come out, in order, each as often as it is told. */
export const codesOf = (faults: readonly Fault[]): string[] => faults.map(({ code }) => code).sort();
