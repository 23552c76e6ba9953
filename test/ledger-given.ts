// Invented events for tests of the ledger's storage, and a year's life of a body that passes through all of them.
import { createHash } from 'node:crypto';
import type { Dokument, Fil, Handelse, LiggareArende, Post } from '../src/domain/handelse.ts';
import { type LiggareSerie, replay } from '../src/domain/liggare.ts';
import type { Refused, Series } from '../src/domain/numbers.ts';
import type { Addition, Head, Ledger, Signature } from '../src/ledger/ledger.ts';

export const LSVO: Series = { organ: 'lsvo', period: '2023' };
export const PSVO: Series = { organ: 'psvo', period: '2023' };

export const ULLA: Signature = { tid: '2023-11-17T11:00:00.000Z', av: 'Ulla Prov' };

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The day's date, counted from 0 for the first of January. */
export const day = (number: number, year = 2023): string =>
  new Date(Date.UTC(year, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);

export const fil = (name: string): Fil => ({ fil: name, sha256: sha256(name) });

/** Fingerprints of as many fields as an ordinary ärende has. */
const FALT = ['rubrik', 'foredragande', 'text', 'beslut', 'diarienummer', 'skickasTill'];
const fingerprints = (name: string, falt: readonly string[]): Record<string, string> =>
  Object.fromEntries(falt.map((own) => [own, sha256(`${name} ${own}`).slice(0, 16)]));

export function dokument(name: string, antal: number): Dokument {
  return {
    pdf: { ...fil(`${name}.pdf`), sidor: 2 + Math.ceil(antal / 3) },
    innehall: {
      sha256: sha256(name),
      motet: fingerprints(name, ['organ', 'datum', 'tid', 'plats', 'ordforande', 'sekreterare', 'ledamoter']),
      arenden: Array.from({ length: antal }, (_, index) => fingerprints(`${name} ${index}`, FALT)),
    },
    framstallning: { form: 'portal', klocka: null },
    undertecknare: [
      { roll: 'Ordförande', namn: 'Ulla Prov' },
      { roll: 'Justerare', namn: 'Bo Prov' },
    ],
  };
}

export const arenden = (name: string, antal: number): LiggareArende[] =>
  Array.from({ length: antal }, (_, index) => ({
    rubrik: `Ärende ${index + 1} vid mötet ${name}`,
    diarienummer: index % 3 === 0 ? `LSVO 2023/${index}` : null,
  }));

export const moteOf = ({ organ }: Series, datum: string): string => `${organ}-${datum}`;

/** The events of one meeting. */
export function meeting(series: Series, datum: string, antal: number) {
  const mote = moteOf(series, datum);
  const yaml = `${mote}.yaml`;
  return {
    mote,
    infort: (extra = false): Handelse => ({
      slag: 'infort',
      mote,
      datum,
      start: '09:00',
      extra,
      fil: yaml,
      arenden: arenden(mote, antal),
      tillstand: 'utkast',
    }),
    andrat: (nytt: number): Handelse => ({
      slag: 'andrat',
      mote,
      start: '09:00',
      fil: yaml,
      arenden: arenden(mote, nytt),
    }),
    kallat: (): Handelse => ({ slag: 'kallat', mote, kalla: fil(yaml) }),
    hallet: (): Handelse => ({ slag: 'hallet', mote, kalla: fil(yaml) }),
    faststallt: (forsta: number): Handelse => ({
      slag: 'faststallt',
      mote,
      forsta,
      ...dokument(mote, antal),
    }),
    upplast: (): Handelse => ({ slag: 'upplast', mote, skal: 'Fel namn på en ledamot' }),
    justerat: (): Handelse => ({
      slag: 'justerat',
      mote,
      datum,
      satt: 'underskrift',
      av: ['Ulla Prov', 'Bo Prov'],
      fil: fil(`${mote}-undertecknad.pdf`),
    }),
    publicerat: (): Handelse => ({
      slag: 'publicerat',
      mote,
      fil: fil(`${mote}.pdf`),
      adress: `https://exempel.se/${mote}`,
    }),
    arkiverat: (): Handelse => ({ slag: 'arkiverat', mote, fil: fil(`${mote}.pdf`), diarienummer: null }),
    rattat: (rattelse: number): Handelse => ({
      slag: 'rattat',
      mote,
      start: null,
      fil: 'mote.yaml',
      rattelse,
      arenden: arenden(mote, antal),
      skal: 'Fel belopp i § 2',
      datum: day(200),
      justerades: datum,
      ...dokument(`${mote}-rattelse-${rattelse}`, antal),
    }),
    flyttat: (till: string): Handelse => ({
      slag: 'flyttat',
      mote,
      datum: till,
      start: '13:00',
      skal: 'Ordföranden är sjuk',
    }),
    utflyttat: (till: string): Handelse => ({
      slag: 'utflyttat',
      mote,
      datum: till,
      skal: 'Flyttat till nästa år',
    }),
    makulerat: (): Handelse => ({ slag: 'makulerat', mote, skal: 'Mötet ställdes in' }),
    nummerMakulerat: (nummer: number): Handelse => ({
      slag: 'nummer-makulerat',
      mote,
      nummer,
      skal: 'Ärendet togs upp två gånger',
    }),
  };
}

/** Minutes that were there before, with a gap in them. */
const importerat = (datum: string): Handelse => ({
  slag: 'importerat',
  mote: moteOf(LSVO, datum),
  datum,
  start: null,
  extra: false,
  fil: `import/${datum}.yaml`,
  nummer: [38, 39, 41],
  arenden: arenden(datum, 3),
  original: fil(`${datum}.pdf`),
  underskrifter: [{ av: 'Ulla Prov', tid: '2022-03-20T10:00:00Z' }],
});

/** What is added together, in one or several series. */
export type Step = readonly (readonly [Series, ...Handelse[]])[];

/** Every kind of event that our own commands write, over two bodies and two years. */
export function lifeOfABody(): Step[] {
  const next: Series = { organ: 'lsvo', period: '2024' };
  const januari = meeting(LSVO, day(12), 3);
  const mars = meeting(LSVO, day(73), 2);
  const juni = meeting(LSVO, day(165), 2);
  const extra = meeting(PSVO, day(12), 1);
  const december = meeting(LSVO, day(350), 2);
  return [
    [[LSVO, { slag: 'borjan', nummer: 98 }]],
    [[LSVO, januari.infort(), januari.kallat()]],
    [
      [LSVO, mars.infort(), mars.kallat()],
      [PSVO, extra.infort(true), extra.kallat()],
    ],
    [[LSVO, januari.andrat(4), januari.hallet()]],
    [[LSVO, januari.andrat(3), januari.faststallt(98)]],
    [[LSVO, januari.upplast()]],
    [[LSVO, januari.nummerMakulerat(100)]],
    [[LSVO, januari.faststallt(98)]],
    [[LSVO, januari.justerat()]],
    [[LSVO, januari.publicerat()]],
    [[LSVO, januari.arkiverat()]],
    [[LSVO, mars.flyttat(day(80))]],
    [[LSVO, mars.hallet(), mars.faststallt(101)]],
    [[LSVO, mars.makulerat()]],
    [[PSVO, extra.makulerat()]],
    [[LSVO, juni.infort(), december.infort()]],
    [[LSVO, juni.kallat(), juni.hallet(), juni.faststallt(103)]],
    [[LSVO, juni.justerat()]],
    [[LSVO, juni.rattat(1)]],
    [[LSVO, juni.justerat(), juni.publicerat(), juni.arkiverat()]],
    [
      [LSVO, december.utflyttat(day(9, 2024))],
      [
        next,
        {
          ...meeting(next, day(9, 2024), 2).infort(),
          mote: december.mote,
          flyttatFran: day(350),
        } as Handelse,
      ],
    ],
    [[{ organ: 'lsvo', period: '2022' }, importerat(day(73, 2022))]],
  ];
}

export function ok<T extends { ok: true }>(result: T | Refused): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result;
}

export const codeOf = (result: { ok: true } | Refused): string => (result.ok ? 'ok' : result.refusal.code);

export const postsOf = (ledger: Ledger, series: Series): Post[] => ok(ledger.read(series)).poster;
export const allPosts = (ledger: Ledger): Post[] => ok(ledger.readAll()).poster;
export const serieOf = (ledger: Ledger, series: Series): LiggareSerie =>
  replay(series, postsOf(ledger, series));

/** What a command does: the series as it stands now, and these events after it. */
export function additionTo(ledger: Ledger, series: Series, ...handelser: Handelse[]): Addition {
  return { series, basedOn: serieOf(ledger, series).nr, handelser };
}

export function add(ledger: Ledger, series: Series, ...handelser: Handelse[]): Head {
  return ok(ledger.append([additionTo(ledger, series, ...handelser)], ULLA)).head;
}

/** Takes the steps that are not in the ledger yet; one that is there by half is thrown. */
export function finish(ledger: Ledger, steps: readonly Step[], signature = ULLA): void {
  const expected = new Map<string, number>();
  for (const step of steps) {
    const additions = step.map(([series, ...handelser]) => {
      const key = `${series.organ} ${series.period}`;
      const after = (expected.get(key) ?? 0) + handelser.length;
      expected.set(key, after);
      const { length } = postsOf(ledger, series);
      return { addition: additionTo(ledger, series, ...handelser), missing: after - length };
    });
    const missing = additions.filter((own) => own.missing > 0);
    if (missing.length === 0) continue;
    const isWhole = additions.every((own) => own.missing === own.addition.handelser.length);
    if (!isWhole)
      throw new Error(`a step is there by half: ${JSON.stringify(step.map(([series]) => series))}`);
    ok(
      ledger.append(
        additions.map(({ addition }) => addition),
        signature,
      ),
    );
  }
}
