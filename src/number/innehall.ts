// Fingerprints of what a meeting file says, and what differs between two of them, ärende by ärende.
// A frozen protokoll is held against them: the ledger keeps no text, so nothing secret lies in it a second time.
import { createHash } from 'node:crypto';
import type { Innehall, LiggareArende } from '../domain/handelse.ts';
import { oncePer } from '../domain/remembered.ts';
import type { Sammantrade } from '../domain/sammantrade.ts';

/** Short enough to keep by the thousand, long enough that two texts never share one. */
const DIGITS = 16;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * The same for the same content whatever the file looks like: keys in order, and without what is empty or false,
 * so that a key that a later version adds with such a default changes no fingerprint.
 */
function canonical(value: unknown): unknown {
  if (Array.isArray(value))
    return value.length > 0 ? value.map((item) => canonical(item) ?? null) : undefined;
  if (typeof value !== 'object' || value === null)
    return value === false || value === null || value === '' ? undefined : value;
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, canonical(inner)] as const)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function fingerprints(fields: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries((canonical(fields) ?? {}) as object).map(([key, value]) => [
      key,
      sha256(JSON.stringify(value)).slice(0, DIGITS),
    ]),
  );
}

/** What is kept beside the minutes and not printed: when things were sent, and answers to doubts. */
const UNPRINTED = new Set(['kallelseSkickad', 'anmald', 'rubrikIForteckningen', 'godkann']);

const printed = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !UNPRINTED.has(key))) as T;

/** Asked for at every step of a run. */
export const innehallOf = oncePer((meeting: Sammantrade): Innehall => {
  const { arenden, ...rest } = printed({
    ...meeting,
    arenden: meeting.arenden.map((arende) =>
      printed({ ...arende, underpunkter: arende.underpunkter.map(printed) }),
    ),
  });
  return {
    sha256: sha256(JSON.stringify(canonical({ ...rest, arenden }))),
    motet: fingerprints(rest),
    arenden: arenden.map((arende) => fingerprints(arende)),
  };
});

/** What is not as it was; `fore` and `nu` are indexes from 0 into the ärenden then and now. */
export type Andring =
  | { slag: 'motet'; falt: string }
  | { slag: 'andrat'; fore: number; nu: number; falt: string[] }
  | { slag: 'flyttat'; fore: number; nu: number }
  | { slag: 'nytt'; nu: number }
  | { slag: 'borta'; fore: number };

interface Side {
  innehall: Innehall;
  arenden: readonly LiggareArende[];
}

export function andringarOf(before: Side, now: Side): Andring[] {
  if (before.innehall.sha256 === now.innehall.sha256) return [];
  const pairs = paired(before, now);
  const moved = outOfOrder(pairs);
  const changed = pairs.flatMap(([fore, nu]): Andring[] => {
    const falt = differing(before.innehall.arenden[fore], now.innehall.arenden[nu]);
    return [
      ...(moved.has(nu) ? [{ slag: 'flyttat' as const, fore, nu }] : []),
      ...(falt.length > 0 ? [{ slag: 'andrat' as const, fore, nu, falt }] : []),
    ];
  });
  const gone = new Set(pairs.map(([fore]) => fore));
  const come = new Set(pairs.map(([, nu]) => nu));
  return [
    ...differing(before.innehall.motet, now.innehall.motet).map((falt) => ({ slag: 'motet' as const, falt })),
    ...changed,
    ...now.arenden.flatMap((_, nu) => (come.has(nu) ? [] : [{ slag: 'nytt' as const, nu }])),
    ...before.arenden.flatMap((_, fore) => (gone.has(fore) ? [] : [{ slag: 'borta' as const, fore }])),
  ];
}

/** What a rättelse changes: fields of the meeting itself (`arende` null), and of ärenden by their index from 0. */
export function rattadeFalt(before: Innehall, now: Innehall): { arende: number | null; falt: string[] }[] {
  return [
    { arende: null, falt: differing(before.motet, now.motet) },
    ...now.arenden.map((fields, arende) => ({ arende, falt: differing(before.arenden[arende], fields) })),
  ].filter(({ falt }) => falt.length > 0);
}

function differing(a: Record<string, string> = {}, b: Record<string, string> = {}): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => a[key] !== b[key]);
}

type Pair = readonly [fore: number, nu: number];

/** The same ärende then and now: alike in all, else by rubrik, else those left in the same place. In the order of now. */
function paired(before: Side, now: Side): Pair[] {
  const pairs: Pair[] = [];
  const pair = (alike: (fore: number, nu: number) => boolean): void => {
    for (const nu of now.arenden.keys()) {
      if (pairs.some(([, other]) => other === nu)) continue;
      const free = [...before.arenden.keys()].filter((fore) => !pairs.some(([other]) => other === fore));
      const found = free
        .filter((fore) => alike(fore, nu))
        .sort((a, b) => Math.abs(a - nu) - Math.abs(b - nu));
      if (found[0] !== undefined) pairs.push([found[0], nu]);
    }
  };
  pair((fore, nu) => differing(before.innehall.arenden[fore], now.innehall.arenden[nu]).length === 0);
  const isNamesake = (fore: number, nu: number): boolean =>
    foldRubrik(before.arenden[fore]?.rubrik) === foldRubrik(now.arenden[nu]?.rubrik);
  pair((fore, nu) => fore === nu && isNamesake(fore, nu));
  pair(isNamesake);
  if (before.arenden.length === now.arenden.length) pair((fore, nu) => fore === nu);
  return pairs.toSorted(([, a], [, b]) => a - b);
}

/** Without case, double spaces and the space around. */
export const foldRubrik = (rubrik = ''): string => rubrik.toLowerCase().replace(/\s+/gu, ' ').trim();

/** Those that are not in the longest run that kept its order. */
function outOfOrder(pairs: readonly Pair[]): Set<number> {
  const runs: Pair[][] = [];
  for (const pair of pairs) {
    const longest = runs
      .filter((run) => (run.at(-1)?.[0] ?? -1) < pair[0])
      .reduce<Pair[]>((best, run) => (run.length > best.length ? run : best), []);
    runs.push([...longest, pair]);
  }
  const kept = runs.reduce<Pair[]>((best, run) => (run.length > best.length ? run : best), []);
  return new Set(pairs.filter((pair) => !kept.includes(pair)).map(([, nu]) => nu));
}
