// A secretary at work: meeting files and the ledger, with the same decisions as the commands, and invented documents.
import { createHash } from 'node:crypto';
import { isoDate } from '../src/calendar/swedish-dates.ts';
import type { Dokument, Fil, Post } from '../src/domain/handelse.ts';
import { type LiggareSerie, replay } from '../src/domain/liggare.ts';
import type { Refusal, Series } from '../src/domain/numbers.ts';
import type { Organ } from '../src/domain/organ.ts';
import type { Sammantrade } from '../src/domain/sammantrade.ts';
import { stepFaults } from '../src/faults.ts';
import { bySeries } from '../src/ledger/history.ts';
import type { Addition, Ledger } from '../src/ledger/ledger.ts';
import type { Message } from '../src/messages/messages.ts';
import type { Decision, Refusals } from '../src/number/decision.ts';
import { type ImportedMeeting, planImport } from '../src/number/import-run.ts';
import { innehallOf } from '../src/number/innehall.ts';
import { LedgerRun } from '../src/number/ledger-run.ts';
import { meetingOn } from '../src/number/meetings.ts';
import { type MeetingDay, rangeOf, seriesOf } from '../src/number/plan-numbers.ts';
import { factsOf, type Intent, type MeetingOfRun, planRun } from '../src/number/plan-run.ts';
import { type Recorded, recordBeginning, recordMove, recordStep } from '../src/number/record.ts';
import * as steps from '../src/number/steps.ts';
import { memoryLedger } from './ledger-memory.ts';

export type Outcome = 'ok' | string[];

/** A meeting by its file; the steps that need no file look at its body and its day alone. */
export type File = MeetingOfRun;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export function file(meeting: Sammantrade, organ: Organ, fil = `${meeting.datum}.yaml`): File {
  return { meeting, organ, kalla: { fil, sha256: sha256(JSON.stringify(meeting)) } };
}

/** What the stages after numbering would make of it. */
function documentOf({ meeting, organ }: File, numbers: string): Dokument {
  const innehall = innehallOf(meeting);
  return {
    pdf: {
      fil: `protokoll-${organ.slug}-${meeting.datum}.pdf`,
      sha256: sha256(innehall.sha256 + numbers),
      sidor: 3,
    },
    innehall,
    framstallning: { form: 'portal', klocka: null },
    undertecknare: [{ roll: 'ordforande', namn: meeting.ordforande.namn }],
  };
}

type Proposal = { ok: true; additions: Addition[] } | Refusals;

export class Life {
  readonly ledger: Ledger;
  /** Now, ISO instant. */
  nu = '2024-12-01T12:00:00Z';
  /** Refusals of what was done last. */
  refusals: readonly Refusal[] = [];
  /** Faults of the last import, or its doubts where it had none. */
  told: readonly Message[] = [];
  /** What somebody else does between the next decision and its entries; done once. */
  meanwhile: (() => void) | null = null;
  /** Whether anything was entered by what was done last. */
  wrote = false;

  constructor(ledger: Ledger = memoryLedger()) {
    this.ledger = ledger;
  }

  rendera = (files: readonly File[], anda?: string): Outcome => this.run('rendera', files, anda);
  reservera = (files: readonly File[], anda?: string): Outcome => this.run('reservera', files, anda);
  avsluta = (files: readonly File[], anda?: string): Outcome => this.run('avsluta', files, anda);
  faststall = (files: readonly File[], anda?: string): Outcome => this.run('faststall', files, anda);
  ratta = (files: readonly File[], skal = 'Fel belopp.'): Outcome =>
    this.run('ratta', files, undefined, skal);

  lasUpp = (of: File, skal = 'Ett ärende fattas.'): Outcome =>
    this.step(of, false, (subject) => steps.lasUpp(subject, skal));

  /** `withFile`: the meeting was named by its file, which is then held against what is frozen. */
  justera(of: File, justering: Partial<steps.Justering> = {}, withFile = false): Outcome {
    const today = isoDate(this.nu);
    return this.step(of, withFile, (subject) =>
      steps.justera(subject, { datum: today, satt: 'underskrift', ...justering }, today),
    );
  }

  /** `fil`: the file that is published, where it is not the signed one. */
  publicera = (of: File, adress: string | null = null, withFile = false, fil?: Fil): Outcome =>
    this.step(of, withFile, (subject) => steps.publicera(subject, fil, adress));

  arkivera = (of: File, anda?: string, withFile = false, fil?: Fil): Outcome =>
    this.step(of, withFile, (subject) => steps.arkivera(subject, fil, null, anda));

  makulera = (of: File, skal = 'Mötet ställdes in.'): Outcome =>
    this.step(of, false, (subject) => steps.makulera(subject, skal));

  makuleraNummer = (of: File, nummer: number, skal = 'Ärendet utgick.'): Outcome =>
    this.step(of, false, (subject) => steps.makuleraNummer(subject, nummer, skal));

  /** The file has the new date. */
  flytta(to: File, fran: string, anda?: string, skal = 'Ordföranden är sjuk.'): Outcome {
    const move = { facts: factsOf(to), skal, anda, today: isoDate(this.nu) };
    return this.record((run) => recordMove(run, to.organ, fran, move));
  }

  /** Minutes that were there before; `told` says what stands against them, or is doubtful. */
  importera(imported: readonly ImportedMeeting[], anda?: string): Outcome {
    const planned = planImport(imported, this.ledger, { anda, today: isoDate(this.nu) });
    if (!planned.ok) return this.take(planned);
    const { faults, additions, remarks } = planned;
    this.told = (faults.length > 0 ? faults : remarks).map(({ words }) => words);
    const refusals = faults.map(({ words: { code } }) => ({ code, values: {}, path: '' }));
    return this.take(refusals.length > 0 ? { ok: false, refusals } : { ok: true, additions });
  }

  borja = (organ: Organ, ar: number, nummer: number): Outcome =>
    this.record((run) => recordBeginning(run, organ, ar, nummer));

  get poster(): Post[] {
    const read = this.ledger.readAll();
    if (!read.ok) throw new Error(read.refusal.code);
    return read.poster;
  }

  serie(series: Series): LiggareSerie {
    const read = this.ledger.read(series);
    if (!read.ok) throw new Error(read.refusal.code);
    return replay(series, read.poster);
  }

  /** All series that anything was entered in. */
  get serier(): LiggareSerie[] {
    return bySeries(this.poster).map(({ series, poster }) => replay(series, poster));
  }

  serieOf({ meeting, organ }: File): LiggareSerie {
    return this.serie(seriesOf(meeting, organ));
  }

  /** `§ 1–§ 3 utkast`; `!` after numbers that are fixed, and after them those that came when it was unlocked. */
  view({ meeting, organ }: File, day: MeetingDay = meeting): string {
    const mote = meetingOn(this.serie(seriesOf(day, organ)), day);
    if (!mote) return '';
    const numbers = [true, false].flatMap((wanted) => {
      const paragrafer = mote.paragrafer.filter(({ fast }) => fast === wanted);
      return paragrafer.length > 0 ? [`${rangeOf({ ...mote, paragrafer }, organ)}${wanted ? '!' : ''}`] : [];
    });
    return [...numbers, mote.tillstand].join(' ').replaceAll('\u00a0', ' ');
  }

  /** What the user reads of the last refusals. */
  get said(): { text: string; hint: string }[] {
    const soft = (text: string): string => text.replaceAll('\u00a0', ' ');
    return stepFaults(this.refusals, '').map(({ text, hint }) => ({ text: soft(text), hint: soft(hint) }));
  }

  private run(steg: Intent['steg'], files: readonly File[], anda?: string, skal?: string): Outcome {
    const key = ({ meeting: { datum, tid, extra } }: File): string => `${datum} ${tid.start} ${extra}`;
    const sorted = files.toSorted((a, b) => key(a).localeCompare(key(b)));
    const intent: Intent = {
      steg,
      nu: this.nu,
      ...(anda !== undefined && { anda }),
      ...(skal !== undefined && { skal }),
    };
    const { meetings } = planRun(sorted, this.ledger, intent);
    const refusals = meetings.flatMap((one) => (one.ok ? [] : one.refusals));
    if (refusals.length > 0) return this.take({ ok: false, refusals });
    const additions = meetings.flatMap((one, index): Addition[] => {
      if (!one.ok) return [];
      const { series, basedOn, handelser, freeze, plan } = one;
      const last = freeze ? [freeze(documentOf(sorted[index] as File, plan.range))] : [];
      return [{ series, basedOn, handelser: [...handelser, ...last] }];
    });
    return this.take({ ok: true, additions });
  }

  private step(of: File, withFile: boolean, decide: (subject: steps.Subject) => Decision): Outcome {
    const { organ, meeting } = of;
    const { datum, extra } = meeting;
    const facts = withFile ? factsOf(of) : null;
    return this.record((run) => recordStep(run, { datum, extra, organ, facts }, decide));
  }

  private record(decide: (run: LedgerRun) => Recorded): Outcome {
    const run = new LedgerRun(this.ledger);
    const done = decide(run);
    return this.take(done.ok ? { ok: true, additions: run.additions } : done);
  }

  private take(proposal: Proposal): Outcome {
    const { meanwhile } = this;
    this.meanwhile = null;
    meanwhile?.();
    this.refusals = proposal.ok ? [] : proposal.refusals;
    this.wrote = false;
    if (!proposal.ok) return proposal.refusals.map(({ code }) => code);
    const added = this.ledger.append(proposal.additions, { tid: this.nu, av: 'Nils Öhrn' });
    if (!added.ok) {
      this.refusals = [added.refusal];
      return [added.refusal.code];
    }
    this.wrote = proposal.additions.some(({ handelser }) => handelser.length > 0);
    return 'ok';
  }
}
