// The steps of a document's life that make no document: each is entered in the ledger, or refused with a reason.
// Steps that need what the meeting says take its file; the others also take its name, `lsvo-2023-11-17`.
import { isoDate } from '../calendar/swedish-dates.ts';
import { FaultError } from '../domain/fault.ts';
import { type Fil, type Handelse, isFrozen, isLive, type MoteILiggaren } from '../domain/liggare.ts';
import type { Series } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';
import type { Environment } from '../environment.ts';
import { demand, type Refused, refused, stepFaults } from '../faults.ts';
import { message } from '../messages/messages.ts';
import { beganAt, noLongerValid, stepDone, voided } from '../messages/notices.ts';
import { type Decision, lastOn, meetingOn, type Refusals, refuse, refuseChanges } from '../number/enter.ts';
import { numberForm, planArende } from '../number/labels.ts';
import { LedgerRun, type PlannedSerie } from '../number/ledger-run.ts';
import { rangeOf, seriesOf } from '../number/plan-numbers.ts';
import { factsOf, type Intent } from '../number/plan-run.ts';
import * as steps from '../number/steps.ts';
import { unknownOrgan } from '../pipeline/liggare.ts';
import { additionsOf, commit, load, plan } from '../pipeline.ts';
import { findFiles } from './find-files.ts';
import type { CommandOrder } from './order.ts';
import { demandSingle, fileOf, type Target, targetsOf } from './targets.ts';
import { tellDoubts, tellMoved } from './tell.ts';
import { withLedger } from './with-ledger.ts';

type Command = (paths: readonly string[], environment: Environment, order: CommandOrder) => Promise<void>;

/** `reservera` and `avsluta`: the ledger follows the meeting file, and the step is taken. */
const fromFiles =
  (steg: Intent['steg']): Command =>
  async (paths, environment, order) => {
    const files = await findFiles(paths, environment);
    const { meetings, series } = await withLedger(order, async (ledger, signature) => {
      const { anda } = order;
      const intent: Intent = { steg, nu: signature.tid, ...(anda !== undefined && { anda }) };
      const planned = plan(await load(files, environment), ledger, intent);
      return commit(additionsOf(planned.meetings), ledger, signature) === 'changed' ? 'changed' : planned;
    });
    tellDoubts(meetings);
    tellMoved(series);
    for (const { organ, mote } of meetings) say(mote, organ);
  };

export const reservera = fromFiles('reservera');
export const avsluta = fromFiles('avsluta');

function say(mote: MoteILiggaren, organ: Organ): void {
  const { tillstand, fast } = mote;
  const line = stepDone(steps.nameOf({ mote, organ }), tillstand, { range: rangeOf(mote, organ), fast });
  process.stdout.write(`${line}\n`);
}

interface Happening {
  series: Series;
  handelser: readonly Handelse[];
}

/** `mote` is the meeting that it is about. */
type Happenings = { ok: true; mote: string; happenings: Happening[] } | Refusals;

function faultsOf({ refusals }: Refusals, { given, loaded }: Target): Refused {
  return loaded ? refused(refusals, loaded.source) : { ok: false, faults: stepFaults(refusals, given) };
}

type Decide = (subject: steps.Subject, target: Target, today: string) => Decision;

/** What happens with a target's meeting in its own series. */
function decideOn(target: Target, run: LedgerRun, today: string, decide: Decide): Happenings {
  const { organ, loaded, datum } = target;
  const series = seriesOf(target, organ);
  const found = run.serie(series, organ);
  if (!found.ok) return found;
  const mote = lastOn(found.after, target);
  const gone = found.after.moten.find(({ datum: day, extra }) => day === datum && extra === target.extra);
  if (!mote && gone)
    return refuse('STEG-003', { mote: steps.nameOf({ mote: gone, organ }), till: gone.flyttatTill ?? '' });
  if (!mote) return refuse('STEG-018', { mote: `${organ.kortnamn} ${datum}` });
  const changed = loaded && isFrozen(mote) ? refuseChanges(mote, factsOf(loaded), organ) : null;
  if (changed && !changed.ok) return changed;
  const decision = decide({ serie: found.after, mote, organ }, target, today);
  return decision.ok
    ? { ok: true, mote: mote.mote, happenings: [{ series, handelser: decision.handelser }] }
    : decision;
}

/** One step with each of the targets: all are taken, or none. */
async function record(
  targets: readonly Target[],
  order: CommandOrder,
  happeningsOf: (target: Target, run: LedgerRun, today: string) => Happenings,
): Promise<PlannedSerie[]> {
  const { series, motes } = await withLedger(order, async (ledger, signature) => {
    const run = new LedgerRun((wanted) => ledger.read(wanted));
    const decided = targets.map((target) => {
      const result = happeningsOf(target, run, isoDate(signature.tid));
      if (!result.ok) return faultsOf(result, target);
      for (const { series, handelser } of result.happenings) run.happen(series, handelser);
      return result;
    });
    const done = demand<Extract<Happenings, { ok: true }>>(decided);
    if (commit(run.additions, ledger, signature) === 'changed') return 'changed';
    return { series: run.series, motes: done.map(({ mote }) => mote) };
  });
  tellMoved(series);
  const all = series.flatMap(({ organ, after }) => after.moten.map((mote) => ({ mote, organ })));
  for (const name of motes)
    for (const { mote, organ } of all) if (mote.mote === name && mote.flyttatTill === null) say(mote, organ);
  return series;
}

const step =
  (decide: (order: CommandOrder, fil: Fil | undefined) => Decide): Command =>
  async (paths, environment, order) => {
    const fil = order.fil === undefined ? undefined : await fileOf(order.fil);
    const targets = await targetsOf(paths, environment);
    if (fil) demandSingle(targets, '--fil');
    await record(targets, order, (target, run, today) => decideOn(target, run, today, decide(order, fil)));
  };

export const justera = step(({ datum, av, godkant }, fil) => (subject, _, today) => {
  const justering = {
    datum: datum ?? today,
    satt: godkant ? ('godkannande' as const) : ('underskrift' as const),
    ...(av && { av }),
    ...(fil && { fil }),
  };
  return steps.justera(subject, justering, today);
});

export const publicera = step(
  ({ adress }, fil) =>
    (subject) =>
      steps.publicera(subject, fil, adress ?? null),
);

export const arkivera = step(
  ({ diarienummer, anda }, fil) =>
    (subject) =>
      steps.arkivera(subject, fil, diarienummer ?? null, anda),
);

/** Steps with a reason of their own are taken with one meeting at a time. */
const single =
  (kommando: string, decide: (order: CommandOrder, skal: string) => Decide) =>
  async (
    paths: readonly string[],
    environment: Environment,
    order: CommandOrder,
  ): Promise<PlannedSerie[]> => {
    const target = demandSingle(await targetsOf(paths, environment), kommando);
    // What is voided or unlocked is so whatever its file says by now.
    const bare = { ...target, loaded: null };
    return record([bare], order, (one, run, today) =>
      decideOn(one, run, today, decide(order, order.skal ?? '')),
    );
  };

/** A file that was frozen may have been sent already. */
function tellInvalid(series: readonly PlannedSerie[]): void {
  for (const { before, after } of series)
    for (const mote of after.moten) {
      const then = before.moten.find((other) => other.mote === mote.mote);
      if (!then) continue;
      const isVoided = isLive(then) && !isLive(mote);
      for (const { pdf } of then.dokument.slice(isVoided ? 0 : mote.dokument.length))
        process.stderr.write(`\n${noLongerValid(pdf.fil)}\n`);
    }
}

const unlock = single('lås-upp', (_, skal) => (subject) => steps.lasUpp(subject, skal));

export const lasUpp: Command = async (paths, environment, order) => {
  tellInvalid(await unlock(paths, environment, order));
};

const cancel = single(
  'makulera',
  ({ paragraf }, skal) =>
    (subject) =>
      paragraf === undefined ? steps.makulera(subject, skal) : steps.makuleraNummer(subject, paragraf, skal),
);

export const makulera: Command = async (paths, environment, order) => {
  const series = await cancel(paths, environment, order);
  const { paragraf } = order;
  for (const { organ, after } of paragraf === undefined ? [] : series) {
    const forms = numberForm(organ, Number(after.series.period.slice(0, 4)));
    process.stdout.write(`${voided(planArende(forms, paragraf ?? 0, 0).ref)}\n`);
  }
  tellInvalid(series);
};

export const flytta: Command = async (paths, environment, order) => {
  const { fran = '', skal = '', anda } = order;
  const target = demandSingle(await targetsOf(paths, environment), 'flytta');
  const { loaded, organ } = target;
  if (!loaded)
    throw new FaultError([
      { ...message('STEG-020', { namn: target.given }), file: target.given, line: null, path: '' },
    ]);
  const facts = factsOf(loaded);
  await record([target], order, (_, run) => {
    if (fran === facts.datum) return refuse('STEG-019', { fran }, 'datum');
    const from = run.serie(seriesOf({ datum: fran, extra: facts.extra }, organ), organ);
    const to = run.serie(seriesOf(facts, organ), organ);
    if (!from.ok) return from;
    if (!to.ok) return to;
    const mote = meetingOn(from.after, { datum: fran, extra: facts.extra });
    const there = meetingOn(to.after, facts);
    if (!mote && there?.flyttatFran === fran) return { ok: true, mote: there.mote, happenings: [] };
    if (!mote) return refuse('STEG-018', { mote: `${organ.kortnamn} ${fran}` });
    const subject = { serie: from.after, mote, organ };
    const moved = steps.flytta(subject, to.after, { facts, skal, anda });
    if (!moved.ok) return moved;
    const happenings = moved.handelser.map(({ series, handelse }) => ({ series, handelser: [handelse] }));
    return { ok: true, mote: mote.mote, happenings };
  });
};

/** `LSVO next is § 108`: the numbers before stand on paper. */
export const borja: Command = async (_, environment, order) => {
  const { organ: slug = '', ar = 0, paragraf = 1 } = order;
  const organ = environment.organ.get(slug);
  if (!organ) throw new FaultError([unknownOrgan(slug, [...environment.organ.keys()])]);
  const series = { organ: slug, period: String(ar) };
  const changed = await withLedger(order, async (ledger, signature) => {
    const run = new LedgerRun((wanted) => ledger.read(wanted));
    const found = run.serie(series, organ);
    const decision = found.ok ? steps.borja(found.after, organ, paragraf) : found;
    if (!decision.ok) throw new FaultError(stepFaults(decision.refusals, ''));
    run.happen(series, decision.handelser);
    return commit(run.additions, ledger, signature) === 'changed' ? 'changed' : run.series;
  });
  process.stdout.write(
    `${beganAt(organ.kortnamn, ar, planArende(numberForm(organ, ar), paragraf, 0).ref)}\n`,
  );
  tellMoved(changed);
};
