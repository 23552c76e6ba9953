// Every sound fixture gives nothing; each with one thing broken gives the code of that thing, at its place, and no other.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import type { Fault } from '../src/domain/fault.ts';
import { medRegister, type Register } from '../src/domain/register.ts';
import { parseMeeting } from '../src/load/load-meeting.ts';
import { checkOrgan, signerDoubts } from '../src/load/load-organ.ts';
import { parseRegister } from '../src/load/load-register.ts';
import type { LoadedFile, LoadedMeeting } from '../src/load/load-run.ts';
import { EMPTY_LEDGER, type JudgeLedger, judgeFiles, judgePlanned } from '../src/pipeline/judge.ts';
import { byDate, loadEach, type Planned, planEach } from '../src/pipeline.ts';
import { type Given, type Mote, MUTATIONS, type Mutation } from './mutations.ts';
import { environment } from './rules-given.ts';

const EXEMPELAR = readdirSync('fixtures/exempelar')
  .filter((name) => /-\d{4}-\d{2}-\d{2}\.yaml$/.test(name))
  .map((name) => `fixtures/exempelar/${name}`);
const REGLER = ['lsvo', 'psvo', 'att-aldras'].map((name) => `fixtures/regler/${name}.yaml`);
const VARSTA_FALL = 'fixtures/varsta-fall/lsvo-2023-06-09.yaml';
const FILES = [...EXEMPELAR, ...REGLER, VARSTA_FALL];

const began = new Map<string, string>();
/** A ledger that began with each body's first meeting among the files. */
const LEDGER: JudgeLedger = {
  ...EMPTY_LEDGER,
  readAll: (organ = '') => {
    if (began.size === 0)
      for (const { organ: of, datum } of FILES.map((file) => moteOf(readFileSync(file, 'utf8'))))
        if (datum < (began.get(of) ?? '9')) began.set(of, datum);
    const datum = began.get(organ);
    if (datum === undefined) return { ok: true, poster: [] };
    const period = environment.organ.get(organ)?.numrering.serie === 'ar' ? datum.slice(0, 4) : datum;
    const handelse = {
      ...{ slag: 'infort' as const, mote: `${organ}-${datum}`, datum, start: null, extra: false },
      ...{ fil: 'mote.yaml', arenden: [{ rubrik: 'Öppnande', diarienummer: null }] },
      tillstand: 'utkast' as const,
    };
    return {
      ok: true,
      poster: [{ nr: 1, organ, period, tid: intent.nu, av: '', handelse, forra: '', hash: '' }],
    };
  },
};

const intent = { steg: 'rendera' as const, nu: '2024-06-01T12:00:00.000Z' };

async function judged(files: readonly LoadedFile[], file: string): Promise<Fault[]> {
  const found = await judgeFiles(files, EMPTY_LEDGER, environment, intent, () => {});
  const own = found.find((one) => one.file === file);
  if (!own) throw new Error(`${file} was not judged`);
  return own.faults;
}

/** The same without trying how the words fit the page, which takes most of the time and is no rule. */
async function ruled(files: readonly LoadedFile[], file: string): Promise<Fault[]> {
  const run = planEach(byDate(files.filter((one): one is LoadedMeeting => one.ok)), EMPTY_LEDGER, intent);
  const meetings = run.meetings.filter((one): one is Planned => one.ok);
  const index = meetings.findIndex((one) => one.file === file);
  if (index < 0) return judged(files, file);
  const found = judgePlanned({ ...run, meetings }, LEDGER, environment, intent.nu)[index];
  return found?.faults ?? [];
}

const isFel = ({ severity }: Fault): boolean => severity === 'fel';
const codes = (faults: readonly Fault[]): string[] => [...new Set(faults.map(({ code }) => code))].sort();
/** What a reader sees, for a failing test. */
const told = (faults: readonly Fault[]): string[] =>
  faults.map(({ code, line, text }) => `${code} rad ${line}: ${text}`);

describe('no false fault', () => {
  test.each(FILES)('%s', async (file) => {
    const faults = await judged(await loadEach([file], environment), file);
    expect(told(faults.filter(isFel))).toEqual([]);
    expect(codes(faults)).toEqual(file === VARSTA_FALL ? ['UPPDRAG-001'] : []);
  });

  test('the ten meetings of a year in one run', async () => {
    const loaded = await loadEach(EXEMPELAR, environment);
    const found = await judgeFiles(loaded, EMPTY_LEDGER, environment, intent, () => {});
    expect(found).toHaveLength(EXEMPELAR.length);
    expect(found.flatMap(({ faults }) => told(faults))).toEqual([]);
  });

  test.each(FILES)('without a register only that is asked about: %s', async (file) => {
    const one = load(readFileSync(file, 'utf8'), file, null);
    expect(codes(await ruled([one], file))).toEqual(['UPPDRAG-001']);
  });
});

// A changed text is loaded in memory, so that nothing is written and each register is read once.

const registers = new Map<string, Register | null>();
function registerOf(file: string): Register | null {
  const folder = dirname(file);
  const known = registers.get(folder);
  if (known !== undefined) return known;
  let register: Register | null = null;
  if (file !== VARSTA_FALL) {
    const parsed = parseRegister(
      readFileSync(`${folder}/register.yaml`, 'utf8'),
      'register.yaml',
      environment.organ,
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    register = parsed.register;
  }
  registers.set(folder, register);
  return register;
}

/** As `loadEach` does it for a file on disk. */
function load(text: string, file: string, register: Register | null): LoadedFile {
  const loaded = parseMeeting(text, file);
  const part = loaded.ok ? loaded : loaded.readable;
  if (!part) return { ok: false, faults: loaded.ok ? [] : loaded.faults };
  const found = checkOrgan(part.meeting.organ, environment.organ, part.source);
  if (!found.ok) return loaded.ok ? found : { ok: false, faults: [...loaded.faults, ...found.faults] };
  const { organ } = found;
  const known = {
    ...{ ok: true as const, file, organ, register, source: part.source },
    meeting: register ? medRegister(part.meeting, register, organ.slug) : part.meeting,
    kalla: { fil: file, sha256: '' },
    registerUnread: false,
  };
  if (loaded.ok) {
    const warnings = [...loaded.warnings, ...signerDoubts(loaded.meeting, organ, loaded.source)];
    return { ...known, warnings };
  }
  const { faults, readable } = loaded;
  return { ok: false, faults, readable: readable && { ...known, warnings: [], readable } };
}

interface Fixture {
  file: string;
  /** As the YAML library writes it, so that a change of the document is a change of few lines. */
  text: string;
  doc: Given['doc'];
  mote: Mote;
  register: Register | null;
  tidigare: LoadedFile[];
  before: Fault[];
}

const docOf = (text: string) => parseDocument(text, { schema: 'failsafe' });
const textOf = (doc: Given['doc']): string => doc.toString({ lineWidth: 0 });

const moteOf = (text: string): Mote => docOf(text).toJS() as Mote;

async function fixtureOf(file: string): Promise<Fixture> {
  const register = registerOf(file);
  const text = textOf(docOf(readFileSync(file, 'utf8')));
  const doc = docOf(text);
  const mote = doc.toJS() as Mote;
  const tidigare = FILES.filter((one) => dirname(one) === dirname(file)).flatMap((one) => {
    const earlier = readFileSync(one, 'utf8');
    const that = moteOf(earlier);
    return that.organ === mote.organ && that.datum < mote.datum ? [load(earlier, one, register)] : [];
  });
  const before = await ruled([load(text, file, register)], file);
  return { file, text, doc, mote, register, tidigare, before };
}

const fixtures = await Promise.all(FILES.map(fixtureOf));

function givenOf({ doc, mote, register, tidigare }: Fixture): Given {
  const organ = environment.organ.get(mote.organ);
  if (!organ) throw new Error(mote.organ);
  const dates = tidigare.flatMap((one) => (one.ok ? [one.meeting.datum] : [])).sort();
  return { doc: doc.clone() as Given['doc'], mote, organ, register, tidigare: dates };
}

/** The ärenden in an order that differs between mutations but not between runs. */
function turnsOf({ mote }: Fixture, { code, vad }: Mutation): number[] {
  const seed = [...`${code}${vad}`].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const { length } = mote.ärenden;
  return Array.from({ length }, (_, index) => (index + seed) % length);
}

/** The changed document, or null where the fixture has nothing that can be broken so. */
function mutate(fixture: Fixture, mutation: Mutation): Given['doc'] | null {
  const given = givenOf(fixture);
  if (mutation.change) return mutation.change(given) ? given.doc : null;
  return turnsOf(fixture, mutation).some((nr) => mutateArende(given, mutation, nr)) ? given.doc : null;
}

/** False where nothing was changed. */
function mutateArende(given: Given, { inArende }: Mutation, nr: number): boolean {
  const arende = given.mote.ärenden[nr];
  return arende ? (inArende?.({ ...given, nr, arende }) ?? false) : false;
}

/** First and last line that differ, from 1. */
function changedLines(before: string, after: string): [number, number] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let from = 0;
  while (from < now.length && old[from] === now[from]) from++;
  let same = 0;
  while (same < Math.min(now.length, old.length) - from && old.at(-1 - same) === now.at(-1 - same)) same++;
  return [from + 1, now.length - same];
}

/** Codes that tell of a file that could not be read: then what else it says is not judged in full. */
const ofLoading = (faults: readonly Fault[]): boolean =>
  faults.some(({ code, severity }) => severity === 'fel' && /^(?:DATA|ORGAN)-/.test(code));

async function mistakes(fixture: Fixture, mutation: Mutation): Promise<string[] | null> {
  const doc = mutate(fixture, mutation);
  if (!doc) return null;
  const { file, text, register, tidigare, before } = fixture;
  const changed = textOf(doc);
  const others = mutation.medTidigare ? tidigare : [];
  const faults = await ruled([...others, load(changed, file, register)], file);
  const old = codes(before);
  const fresh = faults.filter(({ code }) => !old.includes(code));
  const wrong: string[] = [];
  if (codes(fresh).join() !== mutation.code) wrong.push(`[${codes(fresh)}] ${told(fresh).join(' | ')}`);
  const gone = old.filter((code) => !codes(faults).includes(code));
  if (gone.length > 0 && !ofLoading(faults)) wrong.push(`${gone} is gone`);
  const lines = changed.split('\n');
  const [from, to] = changedLines(text, changed);
  for (const { code, line } of fresh) {
    if (code !== mutation.code || mutation.at === null) continue;
    const here = line === null ? null : (lines[line - 1] ?? '');
    const isThere =
      line !== null && (mutation.at ? mutation.at.test(here ?? '') : from - 1 <= line && line <= to + 1);
    if (!isThere) wrong.push(`${code} on line ${line} («${here}»), changed ${from}–${to}`);
  }
  return wrong.map((one) => `${file}: ${one}`);
}

describe('one thing is broken', () => {
  test('in as many ways as were asked for, in every area of rules', () => {
    expect(MUTATIONS.length).toBeGreaterThanOrEqual(45);
    const areas = new Set(MUTATIONS.map(({ code }) => code.replace(/-\d+$/, '')));
    expect([...areas].sort()).toEqual([
      ...['BESLUT', 'DATA', 'FRIST', 'HANVIS', 'JAV', 'JUSTERARE', 'KVORUM', 'MANDAT', 'NAMN', 'NARVARO'],
      ...['ORGAN', 'ROST', 'SKYDD', 'SPRAK', 'SVAR', 'UPPDRAG'],
    ]);
  });

  test.each(MUTATIONS.map((mutation) => [mutation.code, mutation.vad, mutation] as const))(
    '%s: %s',
    async (_code, _vad, mutation) => {
      const wrong: string[] = [];
      let tried = 0;
      for (const fixture of fixtures) {
        const found = await mistakes(fixture, mutation);
        if (found === null) continue;
        tried++;
        wrong.push(...found);
      }
      expect(wrong).toEqual([]);
      expect(tried).toBeGreaterThanOrEqual(mutation.minst);
    },
  );
});

test('a body that has met as often as it may has too many meetings, and nothing else', async () => {
  const fixture = fixtures.find(({ file }) => file === 'fixtures/regler/lsvo.yaml');
  if (!fixture) throw new Error('not found');
  const on = (datum: string): LoadedFile => {
    const doc = fixture.doc.clone() as Given['doc'];
    doc.setIn(['datum'], datum);
    doc.deleteIn(['kallelse skickad']);
    return load(textOf(doc), `lsvo-${datum}.yaml`, fixture.register);
  };
  const days = [3, 4, 5, 9, 10, 11, 12, 16, 17, 18].map((day) => `2023-01-${String(day).padStart(2, '0')}`);
  const run = (earlier: readonly string[]) =>
    ruled([...earlier.map(on), load(fixture.text, fixture.file, fixture.register)], fixture.file);
  expect(codes(await run(days))).toEqual(['FRIST-008']);
  expect(codes(await run(days.slice(1)))).toEqual([]);
});

/** Others than what these say of a file or of a whole meeting: what is broken in two ärenden does not meet. */
const PAIRABLE = MUTATIONS.filter(
  ({ inArende, medTidigare, code }) =>
    inArende && !medTidigare && !/^(?:DATA|ORGAN|SVAR)-|^SPRAK-003/.test(code),
);
const PAIRS = 120;

test('two things broken in different ärenden give both codes and no other', async () => {
  let tried = 0;
  const pair = fc.record({
    file: fc.constantFrom(...FILES.filter((file) => file !== VARSTA_FALL)),
    one: fc.constantFrom(...PAIRABLE),
    other: fc.constantFrom(...PAIRABLE),
    turn: fc.nat({ max: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(pair, async ({ file, one, other, turn }) => {
      const fixture = fixtures.find((known) => known.file === file) as Fixture;
      const given = givenOf(fixture);
      const { length } = fixture.mote.ärenden;
      const turns = Array.from({ length }, (_, index) => (index + turn) % length);
      const first = turns.find((nr) => mutateArende(given, one, nr));
      fc.pre(first !== undefined && one.code !== other.code);
      fc.pre(turns.some((nr) => nr !== first && mutateArende(given, other, nr)));
      const faults = await ruled([load(textOf(given.doc), file, fixture.register)], file);
      tried++;
      const isRight = codes(faults).join() === [one.code, other.code].sort().join();
      expect(isRight ? [] : [`${one.vad}, ${other.vad}`, ...told(faults)]).toEqual([]);
    }),
    { seed: 4, numRuns: PAIRS },
  );
  expect(tried).toBe(PAIRS);
});
