// What is wrong or doubtful about meeting files, all of it at once: the file, its numbers, its words and the rules.
// Nothing is rendered but what may not fit, and nothing is written.
import type { Fault } from '../domain/fault.ts';
import { fixedOf } from '../domain/liggare.ts';
import type { Environment } from '../environment.ts';
import { composeFaults, layoutFaults, ruleFaults } from '../faults.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LoadedFile, LoadedMeeting } from '../load/load-run.ts';
import { faultAt } from '../load/source-map.ts';
import { message } from '../messages/messages.ts';
import { KnownMeetings } from '../number/known.ts';
import type { LedgerReader, PlannedSerie } from '../number/ledger-run.ts';
import { nameOf } from '../number/meetings.ts';
import type { Intent } from '../number/plan-run.ts';
import { byDate, type Order, type Planned, planEach } from '../pipeline.ts';
import type { Finding } from '../rules/rule.ts';
import { type Answered, answer } from './answers.ts';
import { type Examined, examineAll, findingsOf } from './examine.ts';

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

/** What the rules say of each planned meeting, before anything is rendered. */
export function judgePlanned(
  { meetings, series }: { meetings: readonly Planned[]; series: readonly PlannedSerie[] },
  ledger: JudgeLedger,
  environment: Environment,
  nu: string,
): Pick<Judged, 'faults' | 'answered'>[] {
  const known = new KnownMeetings(ledger, series);
  return meetings.map((one) => {
    const findings = findingsOf(one, known, { series, environment, nu, order: {} });
    return answer([...one.warnings, ...ruleFaults(findings, one.source)], one.meeting, one.source);
  });
}

/** One result per file, those that could be read first, in the order of their meetings' dates. */
export async function judgeFiles(
  files: readonly LoadedFile[],
  ledger: JudgeLedger,
  environment: Environment,
  intent: Intent & Order,
  tell: (done: number) => void,
): Promise<Judged[]> {
  const meetings = byDate(files.filter((one): one is LoadedMeeting => one.ok));
  const { meetings: planned, series } = planEach(meetings, ledger, intent);
  const { copy, nu } = intent;
  const circumstances = { series, environment, order: copy === undefined ? {} : { copy }, nu };
  const sound = planned.filter((one): one is Planned => one.ok);
  const examined = await examineAll(sound, circumstances, ledger, tell);
  const done = new Map(sound.map((one, index) => [one.file, judgedOf(one, examined[index] as Examined)]));
  return byFile([
    ...planned.map((one, index) => {
      const loaded = meetings[index] as LoadedMeeting;
      if (one.ok) return done.get(one.file) as Judged;
      const refused = one.faults.filter(({ code }) => !(loaded.registerUnread && /^LAS-/.test(code)));
      return judgeAlone(loaded, environment, nu, [...refused, ...loaded.warnings]);
    }),
    ...files.flatMap((one) => (one.ok ? [] : [judgeUnread(one, environment, nu)])),
  ]);
}

/** What is wrong with several registers comes in one piece; each is told of its own file. */
function byFile(judged: readonly Judged[]): Judged[] {
  const own = judged.map((one) => ({ ...one, faults: one.faults.filter(({ file }) => file === one.file) }));
  const others = new Map<string, Fault[]>();
  for (const one of judged)
    for (const fault of one.faults)
      if (fault.file !== one.file) others.set(fault.file, [...(others.get(fault.file) ?? []), fault]);
  const registers = [...others].map(([file, faults]) => ({
    file,
    mote: null,
    arenden: [],
    faults,
    answered: [],
  }));
  return [...registers, ...own];
}

/** What is told of people rests on the register. */
const OF_PEOPLE = /^(?:KVORUM|NARVARO|JAV|ROST|JUSTERARE|UPPDRAG|NAMN)-/;

/** Without what could only be said with the register, where that cannot be read; then that is said. */
function told(findings: readonly Finding[], { registerUnread, source }: LoadedMeeting): Fault[] {
  if (!registerUnread) return ruleFaults(findings, source);
  const left = findings.filter(({ code }) => !OF_PEOPLE.test(code));
  return [faultAt(source, ['ledamoter'], message('REGISTER-006')), ...ruleFaults(left, source)];
}

function judgedOf(one: Planned, { findings, texts, layout }: Examined): Judged {
  const faults = [
    ...one.warnings,
    ...composeFaults(texts, one.source).faults,
    ...layoutFaults(layout, one).faults,
    ...told(findings, one),
  ];
  return { ...about(one), ...answer(faults, one.meeting, one.source) };
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

/** A meeting that the ledger refuses, or that is only partly readable: by the rules, as if it stood alone. */
export function judgeAlone(
  loaded: LoadedMeeting,
  environment: Environment,
  nu: string,
  faults: readonly Fault[] = [],
  counts: (finding: Finding) => boolean = () => true,
): Judged {
  const { meetings, series } = planEach([loaded], EMPTY_LEDGER, { steg: 'rendera', nu });
  const [one] = meetings;
  if (!one?.ok) return { file: loaded.file, mote: null, arenden: [], faults: [...faults], answered: [] };
  const known = new KnownMeetings(EMPTY_LEDGER, series);
  const findings = findingsOf(one, known, { series, environment, nu, order: {} }).filter(counts);
  const judged = answer([...faults, ...told(findings, loaded)], loaded.meeting, loaded.source);
  // Not everything could be judged, so an answer that seems to have no question may have one.
  const left = judged.faults.filter(({ code }) => code !== 'SVAR-003');
  return { ...about(one), mote: null, faults: left, answered: judged.answered };
}

/** These look at the words of one ärende alone. */
const OF_WORDS = /^(?:BESLUT|MANDAT|SPRAK|SKYDD)-/;

/** Of a file with faults, what is told must be true of the parts that could be read. */
function judgeUnread(
  { faults, readable }: Extract<LoadedFile, { ok: false }>,
  environment: Environment,
  nu: string,
): Judged {
  if (!readable) return { file: faults[0]?.file ?? '', mote: null, arenden: [], faults, answered: [] };
  const { arenden, rest } = readable.readable;
  return judgeAlone(readable, environment, nu, faults, ({ code, path: [first, nr] }) => {
    const isOwn = first === 'arenden' && typeof nr === 'number';
    if (isOwn && arenden.has(nr)) return false;
    return isOwn && OF_WORDS.test(code) ? true : !rest && arenden.size === 0;
  });
}
