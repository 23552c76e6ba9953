// A secretary at work: meeting files and the ledger, with the same decisions as the commands, and invented documents.
import { createHash } from 'node:crypto';
import { isoDate } from '../src/calendar/swedish-dates.ts';
import { type Dokument, isFrozen, type LiggareSerie, type Post, replay } from '../src/domain/liggare.ts';
import type { Refusal, Series } from '../src/domain/numbers.ts';
import type { Organ } from '../src/domain/organ.ts';
import type { Sammantrade } from '../src/domain/sammantrade.ts';
import { stepFaults } from '../src/faults.ts';
import { bySeries } from '../src/ledger/history.ts';
import type { Addition, Ledger } from '../src/ledger/ledger.ts';
import {
  type Decision,
  lastOn,
  meetingOn,
  type Refusals,
  refuse,
  refuseChanges,
} from '../src/number/enter.ts';
import { innehallOf } from '../src/number/innehall.ts';
import { LedgerRun } from '../src/number/ledger-run.ts';
import { type MeetingDay, rangeOf, seriesOf } from '../src/number/plan-numbers.ts';
import { factsOf, type Intent, type MeetingOfRun, planRun } from '../src/number/plan-run.ts';
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

  publicera = (of: File, adress: string | null = null, withFile = false): Outcome =>
    this.step(of, withFile, (subject) => steps.publicera(subject, undefined, adress));

  arkivera = (of: File, anda?: string, withFile = false): Outcome =>
    this.step(of, withFile, (subject) => steps.arkivera(subject, undefined, null, anda));

  makulera = (of: File, skal = 'Mötet ställdes in.'): Outcome =>
    this.step(of, false, (subject) => steps.makulera(subject, skal));

  makuleraNummer = (of: File, nummer: number, skal = 'Ärendet utgick.'): Outcome =>
    this.step(of, false, (subject) => steps.makuleraNummer(subject, nummer, skal));

  /** The file has the new date. */
  flytta(to: File, fran: string, anda?: string, skal = 'Ordföranden är sjuk.'): Outcome {
    const { organ } = to;
    const facts = factsOf(to);
    const run = this.ledgerRun();
    if (fran === facts.datum) return this.take(refuse('STEG-019', { fran }, 'datum'));
    const serie = run.serie(seriesOf({ ...facts, datum: fran }, organ), organ);
    const target = run.serie(seriesOf(facts, organ), organ);
    if (!serie.ok || !target.ok) throw new Error('the ledger cannot be read');
    const mote = meetingOn(serie.after, { ...facts, datum: fran });
    if (!mote && meetingOn(target.after, facts)?.flyttatFran === fran)
      return this.take({ ok: true, additions: [] });
    if (!mote) return this.take(refuse('STEG-018', { mote: `${organ.kortnamn} ${fran}` }));
    const moved = steps.flytta({ serie: serie.after, mote, organ }, target.after, { facts, skal, anda });
    if (!moved.ok) return this.take(moved);
    const additions = moved.handelser.map(({ series, handelse }) => ({
      series,
      handelser: [handelse],
      basedOn: this.serie(series).nr,
    }));
    return this.take({ ok: true, additions });
  }

  borja(organ: Organ, ar: number, nummer: number): Outcome {
    const series = { organ: organ.slug, period: String(ar) };
    const before = this.serie(series);
    const decision = steps.borja(before, organ, nummer);
    if (!decision.ok) return this.take(decision);
    return this.take({
      ok: true,
      additions: [{ series, handelser: decision.handelser, basedOn: before.nr }],
    });
  }

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

  /** `§ 1–§ 3 utkast`; `!` after numbers that are fixed. */
  view({ meeting, organ }: File, day: MeetingDay = meeting): string {
    const mote = meetingOn(this.serie(seriesOf(day, organ)), day);
    if (!mote) return '';
    return `${rangeOf(mote, organ).replaceAll('\u00a0', ' ')}${mote.fast ? '!' : ''} ${mote.tillstand}`;
  }

  /** What the user reads of the last refusals. */
  get said(): { text: string; hint: string }[] {
    const soft = (text: string): string => text.replaceAll('\u00a0', ' ');
    return stepFaults(this.refusals, '').map(({ text, hint }) => ({ text: soft(text), hint: soft(hint) }));
  }

  private ledgerRun = (): LedgerRun => new LedgerRun((series) => this.ledger.read(series));

  private run(steg: Intent['steg'], files: readonly File[], anda?: string, skal?: string): Outcome {
    const key = ({ meeting: { datum, tid, extra } }: File): string => `${datum} ${tid.start} ${extra}`;
    const sorted = files.toSorted((a, b) => key(a).localeCompare(key(b)));
    const intent: Intent = {
      steg,
      nu: this.nu,
      ...(anda !== undefined && { anda }),
      ...(skal !== undefined && { skal }),
    };
    const { meetings } = planRun(sorted, (series) => this.ledger.read(series), intent);
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
    const series = seriesOf(meeting, organ);
    const serie = this.serie(series);
    const mote = lastOn(serie, meeting);
    const gone = serie.moten.find(({ datum, extra }) => datum === meeting.datum && extra === meeting.extra);
    if (!mote && gone)
      return this.take(
        refuse('STEG-003', { mote: steps.nameOf({ mote: gone, organ }), till: gone.flyttatTill ?? '' }),
      );
    if (!mote) return this.take(refuse('STEG-018', { mote: `${organ.kortnamn} ${meeting.datum}` }));
    const changed = withFile && isFrozen(mote) ? refuseChanges(mote, factsOf(of), organ) : null;
    if (changed && !changed.ok) return this.take(changed);
    const decision = decide({ serie, mote, organ });
    if (!decision.ok) return this.take(decision);
    return this.take({ ok: true, additions: [{ series, handelser: decision.handelser, basedOn: serie.nr }] });
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
