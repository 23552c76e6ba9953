// The steps of a document's life that make no document: each is entered in the ledger, or refused with a reason.
// Steps that need what the meeting says take its file; the others also take its name, `lsvo-2023-11-17`.
import { isoDate } from '../calendar/swedish-dates.ts';
import { FaultError } from '../domain/fault.ts';
import type { Fil } from '../domain/handelse.ts';
import { fixedOf, isLive, type MoteILiggaren } from '../domain/liggare.ts';
import type { Organ } from '../domain/organ.ts';
import type { Environment } from '../environment.ts';
import { demand, eachOrAllFaults, fileFault, type Refused, refused, stepFaults } from '../faults.ts';
import { message } from '../messages/messages.ts';
import { beganAt, noLongerValid, stepDone, voided } from '../messages/notices.ts';
import type { Decision, Refusals } from '../number/decision.ts';
import { numberForm, planArende } from '../number/labels.ts';
import { LedgerRun, type PlannedSerie } from '../number/ledger-run.ts';
import { nameOf } from '../number/meetings.ts';
import { rangeOf } from '../number/plan-numbers.ts';
import { factsOf, type Intent } from '../number/plan-run.ts';
import { type Recorded, recordBeginning, recordMove, recordStep } from '../number/record.ts';
import { yearOfPeriod } from '../number/rows.ts';
import * as steps from '../number/steps.ts';
import { additionsOf, commit } from '../pipeline/commit.ts';
import { judgeAlone, judgePlanned } from '../pipeline/judge.ts';
import { load, plan, render } from '../pipeline.ts';
import { findFiles } from './find-files.ts';
import type { CommandOrder, Run } from './order.ts';
import { organNamed } from './organ-named.ts';
import { holdToProtection } from './rules.ts';
import { demandSingle, fileOf, type Target, targetsOf } from './targets.ts';
import { tellDoubts, tellMoved, tellSetAside } from './tell.ts';
import { withLedger } from './with-ledger.ts';

/** `reservera` and `avsluta`: the ledger follows the meeting file, and the step is taken. */
const fromFiles =
  (steg: Intent['steg']): Run =>
  async (paths, environment, order) => {
    const loaded = await load(await findFiles(paths, environment), environment, order.register);
    const { meetings, series } = await withLedger(order, async (ledger, signature) => {
      const { anda } = order;
      const intent: Intent = { steg, nu: signature.tid, ...(anda !== undefined && { anda }) };
      const planned = plan(loaded, ledger, intent);
      holdToProtection(judgePlanned(planned, ledger, environment, signature.tid));
      // What is entered can be printed.
      await eachOrAllFaults(planned.meetings, (one) => render(one, environment, order));
      if (commit(additionsOf(planned.meetings), ledger, signature) === 'changed') return 'changed';
      return planned;
    });
    tellDoubts(meetings);
    tellSetAside(meetings);
    tellMoved(series);
    for (const { organ, mote } of meetings) say(mote, organ);
  };

export const reservera = fromFiles('reservera');
export const avsluta = fromFiles('avsluta');

function say(mote: MoteILiggaren, organ: Organ): void {
  const numbers = { range: rangeOf(mote, organ), fixed: fixedOf(mote) };
  const line = stepDone(nameOf({ mote, organ }), mote.tillstand, numbers);
  process.stdout.write(`${line}\n`);
}

function faultsOf({ refusals }: Refusals, { given, loaded }: Target): Refused {
  return loaded ? refused(refusals, loaded.source) : { ok: false, faults: stepFaults(refusals, given) };
}

type Record = (run: LedgerRun, target: Target, today: string) => Recorded;

/** All of it happens, or nothing; gives the series as they were and as they are. */
async function recordAll(
  targets: readonly Target[],
  order: CommandOrder,
  record: Record,
): Promise<PlannedSerie[]> {
  const { series, motes } = await withLedger(order, async (ledger, signature) => {
    const run = new LedgerRun(ledger);
    const results = targets.map((target) => {
      const result = record(run, target, isoDate(signature.tid));
      return result.ok ? result : faultsOf(result, target);
    });
    const done = demand<Extract<Recorded, { ok: true }>>(results);
    if (commit(run.additions, ledger, signature) === 'changed') return 'changed';
    return { series: run.series, motes: done.map(({ mote }) => mote) };
  });
  tellMoved(series);
  const all = series.flatMap(({ organ, after }) => after.moten.map((mote) => ({ mote, organ })));
  for (const name of motes)
    for (const { mote, organ } of all) if (mote.mote === name && mote.flyttatTill === null) say(mote, organ);
  return series;
}

type Decide = (subject: steps.Subject, today: string) => Decision;

/** What a step that ends the content's life does, it does whatever the file says by now: it is not compared. */
const stepOf =
  (decide: Decide, comparesFile: boolean): Record =>
  (run, target, today) => {
    const facts = comparesFile && target.loaded ? factsOf(target.loaded) : null;
    return recordStep(run, { ...target, facts }, (subject) => decide(subject, today));
  };

const step =
  (decide: (order: CommandOrder, fil: Fil | undefined) => Decide): Run =>
  async (paths, environment, order) => {
    const fil = order.fil === undefined ? undefined : await fileOf(order.fil);
    const targets = await targetsOf(paths, environment, order);
    if (fil) demandSingle(targets, '--fil');
    await recordAll(targets, order, stepOf(decide(order, fil), true));
  };

export const justera = step(({ datum, av, godkant }, fil) => (subject, today) => {
  const satt = godkant ? 'godkannande' : 'underskrift';
  const justering = { datum: datum ?? today, satt, ...(av && { av }), ...(fil && { fil }) } as const;
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

/** With a reason of its own, and so with one meeting at a time. */
async function recordOne(
  kommando: string,
  decide: Decide,
  ...[paths, environment, order]: Parameters<Run>
): Promise<PlannedSerie[]> {
  const target = demandSingle(await targetsOf(paths, environment, order), kommando);
  const series = await recordAll([target], order, stepOf(decide, false));
  tellInvalid(series);
  return series;
}

export const lasUpp: Run = async (paths, environment, order) => {
  const { skal = '' } = order;
  await recordOne('lås-upp', (subject) => steps.lasUpp(subject, skal), paths, environment, order);
};

export const makulera: Run = async (paths, environment, order) => {
  const { skal = '', paragraf } = order;
  const decide: Decide = (subject) =>
    paragraf === undefined ? steps.makulera(subject, skal) : steps.makuleraNummer(subject, paragraf, skal);
  const series = await recordOne('makulera', decide, paths, environment, order);
  if (paragraf === undefined) return;
  for (const { organ, after } of series) {
    const forms = numberForm(organ, yearOfPeriod(after.series.period));
    process.stdout.write(`${voided(planArende(forms, paragraf, 0).ref)}\n`);
  }
};

export const flytta: Run = async (paths, environment, order) => {
  const { fran = '', skal = '', anda } = order;
  const target = demandSingle(await targetsOf(paths, environment, order), 'flytta');
  const { loaded, organ, given } = target;
  if (!loaded) throw fileFault(message('STEG-020', { namn: given }), given);
  holdToProtection([judgeAlone(loaded, environment, new Date().toISOString())]);
  const facts = factsOf(loaded);
  await recordAll([target], order, (run, _, today) =>
    recordMove(run, organ, fran, { facts, skal, anda, today }),
  );
};

/** `LSVO next is § 108`: the numbers before stand on paper. */
export const borja: Run = async (_, environment: Environment, order) => {
  const { ar = 0, paragraf = 1 } = order;
  const organ = organNamed(order.organ ?? '', environment);
  const series = await withLedger(order, async (ledger, signature) => {
    const run = new LedgerRun(ledger);
    const begun = recordBeginning(run, organ, ar, paragraf);
    if (!begun.ok) throw new FaultError(stepFaults(begun.refusals, ''));
    return commit(run.additions, ledger, signature) === 'changed' ? 'changed' : run.series;
  });
  const first = planArende(numberForm(organ, ar), paragraf, 0).ref;
  process.stdout.write(`${beganAt(organ.kortnamn, ar, first)}\n`);
  tellMoved(series);
};
