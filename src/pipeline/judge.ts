// What is wrong or doubtful about meeting files, all of it at once: the file, its numbers, its words and the rules.
// Nothing is rendered but what may not fit, and nothing is written.
import { isoDate } from '../calendar/swedish-dates.ts';
import { readTexts } from '../compose/protokoll.ts';
import type { Fault } from '../domain/fault.ts';
import { fixedOf } from '../domain/liggare.ts';
import type { Organ } from '../domain/organ.ts';
import type { Environment } from '../environment.ts';
import { composeFaults, layoutFaults, ruleFaults } from '../faults.ts';
import { surelyFits } from '../layout/suspect.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LoadedFile, LoadedMeeting } from '../load/load-run.ts';
import { KnownMeetings } from '../number/known.ts';
import type { LedgerReader, PlannedSerie } from '../number/ledger-run.ts';
import { nameOf } from '../number/meetings.ts';
import type { Intent } from '../number/plan-run.ts';
import { byDate, compose, inputOf, type Order, type Planned, planEach } from '../pipeline.ts';
import type { Finding } from '../rules/rule.ts';
import { findBroken } from '../rules/rules.ts';
import { type Answered, answer } from './answers.ts';

export interface Judged {
  file: string;
  /** `LSVO 2023-11-17`, `§ 108–§ 117`; null for a file that could not be read. */
  mote: {
    namn: string;
    range: string;
    fixed: ReturnType<typeof fixedOf>;
    tillstand: Planned['mote']['tillstand'];
  } | null;
  /** In the order of the file. */
  arenden: { ref: string; rubrik: string }[];
  /** What is wrong or doubtful, but for the doubts that are answered. */
  faults: Fault[];
  answered: Answered[];
}

/** What judging needs of a ledger. */
export type JudgeLedger = LedgerReader & Pick<Ledger, 'readAll'>;

/** Where there is no ledger yet, no number is taken. */
export const EMPTY_LEDGER: JudgeLedger = {
  read: () => ({ ok: true as const, poster: [] }),
  readAll: () => ({ ok: true as const, poster: [] }),
  seriesOfFile: () => ({ ok: true as const, series: [] }),
};

/** What the rules find in a meeting as it is planned. */
export function findingsOf(
  one: Planned,
  { organ: organs }: Environment,
  meetings: KnownMeetings,
  nu: string,
): Finding[] {
  const { meeting, organ, register, plan } = one;
  const known = meetings.of(one.mote);
  return findBroken({ meeting, organ, organs, register, plan, known, today: isoDate(nu) });
}

/** The rules' faults of a planned meeting, and the doubts that it answers. */
export function judgeRules(
  one: Planned,
  environment: Environment,
  meetings: KnownMeetings,
  nu: string,
): Pick<Judged, 'faults' | 'answered'> {
  const found = ruleFaults(findingsOf(one, environment, meetings, nu), one.source);
  return answer([...one.warnings, ...found], one.meeting, one.source);
}

/** What the rules say of each planned meeting, before anything is rendered. */
export function judgePlanned(
  { meetings, series }: { meetings: readonly Planned[]; series: readonly PlannedSerie[] },
  ledger: JudgeLedger,
  environment: Environment,
  nu: string,
): Pick<Judged, 'faults' | 'answered'>[] {
  const known = new KnownMeetings(ledger, series);
  return meetings.map((one) => judgeRules(one, environment, known, nu));
}

/** One result per file that was read or not, in the order of the meetings' dates; `tell` after each. */
export async function judgeFiles(
  files: readonly LoadedFile[],
  ledger: JudgeLedger,
  environment: Environment,
  intent: Intent & Order,
  tell: (done: number) => void,
): Promise<Judged[]> {
  const meetings = byDate(files.filter((one): one is LoadedMeeting => one.ok));
  const planned = planEach(meetings, ledger, intent);
  const known = new KnownMeetings(ledger, planned.series);
  const judged: Judged[] = [];
  const tried = new Set<Organ>();
  const add = (one: Judged): void => {
    judged.push(one);
    tell(judged.length);
  };
  for (const [index, one] of planned.meetings.entries()) {
    const loaded = meetings[index] as LoadedMeeting;
    if (one.ok) {
      const isFirst = !tried.has(one.organ);
      tried.add(one.organ);
      const words = await wordFaults(one, environment, intent, isFirst);
      const { faults, answered } = judgeRules(
        { ...one, warnings: [...one.warnings, ...words] },
        environment,
        known,
        intent.nu,
      );
      add({ ...about(one), faults, answered });
    } else add(judgeAlone(loaded, [...one.faults, ...loaded.warnings], environment, intent, () => true));
  }
  for (const one of files) if (!one.ok) add(judgeUnread(one, environment, intent));
  return judged;
}

const about = ({ file, meeting, organ, plan, mote }: Planned): Pick<Judged, 'file' | 'mote' | 'arenden'> => ({
  file,
  mote: {
    namn: nameOf({ mote: meeting, organ }),
    range: plan.range,
    fixed: fixedOf(mote),
    tillstand: mote.tillstand,
  },
  arenden: meeting.arenden.map(({ rubrik }, index) => ({ ref: plan.arenden[index]?.ref ?? '', rubrik })),
});

/** All that rendering would object to in the words; `whole` where the body's templates are to be tried as well. */
async function wordFaults(
  one: Planned,
  environment: Environment,
  order: Order,
  whole: boolean,
): Promise<readonly Fault[]> {
  const { faults, lines, blocks } = readTexts(inputOf(one, environment, order));
  if (faults.length > 0) return composeFaults(faults, one.source).faults;
  const fits = surelyFits(lines, blocks);
  if (fits && !whole) return [];
  const composed = compose(one, environment, order);
  if (!composed.ok) return composed.faults;
  if (fits) return [];
  const { loadFonts, layout } = await import('./pages.ts');
  await loadFonts(environment.fonts);
  const laidOut = await layout(composed.tree);
  return laidOut.ok ? [] : layoutFaults(laidOut.problems, one).faults;
}

/** A meeting that the ledger refuses, or that is only partly readable: by the rules, as if it stood alone. */
function judgeAlone(
  loaded: LoadedMeeting,
  faults: readonly Fault[],
  environment: Environment,
  intent: Intent,
  counts: (finding: Finding) => boolean,
): Judged {
  const { meetings, series } = planEach([loaded], EMPTY_LEDGER, intent);
  const [one] = meetings;
  if (!one?.ok) return { file: loaded.file, mote: null, arenden: [], faults: [...faults], answered: [] };
  const known = new KnownMeetings(EMPTY_LEDGER, series);
  const found = findingsOf(one, environment, known, intent.nu).filter(counts);
  return {
    ...about(one),
    mote: null,
    ...answer([...faults, ...ruleFaults(found, loaded.source)], loaded.meeting, loaded.source),
  };
}

/** These look at the words of one ärende alone. */
const OF_WORDS = /^(?:BESLUT|MANDAT|SPRAK|SKYDD)-/;

/** Of a file with faults, what is told must be true of the parts that could be read. */
function judgeUnread(
  { faults, readable }: Extract<LoadedFile, { ok: false }>,
  environment: Environment,
  intent: Intent,
): Judged {
  if (!readable) return { file: faults[0]?.file ?? '', mote: null, arenden: [], faults, answered: [] };
  const { arenden, rest } = readable.readable;
  return judgeAlone(readable, faults, environment, intent, ({ code, path: [first, nr] }) => {
    const isOwn = first === 'arenden' && typeof nr === 'number';
    if (isOwn && arenden.has(nr)) return false;
    return isOwn && OF_WORDS.test(code) ? true : !rest && arenden.size === 0;
  });
}
