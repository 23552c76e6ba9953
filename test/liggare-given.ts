// An invented year in the ledger: every kind of meeting that a secretary meets, as entries with a sound chain.
import { createHash } from 'node:crypto';
import type { Dokument, Fil, Handelse, LiggareArende, Post } from '../src/domain/handelse.ts';
import type { Series } from '../src/domain/numbers.ts';
import { headOf, linked } from '../src/ledger/chain.ts';
import { openLedger } from '../src/ledger/sqlite-ledger.ts';

export const AV = 'Nils Öhrn';

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** One thing that happened in a series at an instant. */
export interface Happening {
  series: Series;
  tid: string;
  handelse: Handelse;
}

/** The entries that the happenings make, with a chain that holds. */
export function entries(happenings: readonly Happening[]): Post[] {
  const poster: Post[] = [];
  for (const { series, tid, handelse } of happenings)
    poster.push(linked(headOf(poster), { tid, av: AV }, series, handelse));
  return poster;
}

/** A ledger with these entries in it. */
export function writeLedger(path: string, poster: readonly Post[]): void {
  const opened = openLedger(path);
  if (!opened.ok) throw new Error(opened.refusal.code);
  for (const { organ: slug, period, tid, av, handelse } of poster) {
    const series = { organ: slug, period };
    const read = opened.ledger.read(series);
    const basedOn = read.ok ? headOf(read.poster).nr : 0;
    const added = opened.ledger.append([{ series, basedOn, handelser: [handelse] }], { tid, av });
    if (!added.ok) throw new Error(added.refusal.code);
  }
  opened.ledger.close();
}

/** A chain that holds again after somebody has changed entries and reckoned all hashes anew. */
export const relinked = (poster: readonly Post[]): Post[] =>
  entries(poster.map(({ organ, period, tid, handelse }) => ({ series: { organ, period }, tid, handelse })));

export const lsvo: Series = { organ: 'lsvo', period: '2023' };
export const psvo: Series = { organ: 'psvo', period: '2024' };
export const aldras: Series = { organ: 'att-aldras', period: '2023-05-09' };

export const arenden = (...rubriker: string[]): LiggareArende[] =>
  rubriker.map((rubrik) => {
    const [text = '', diarienummer = null] = rubrik.split(' # ');
    return { rubrik: text, diarienummer };
  });

export const pdfOf = (fil: string, sidor: number, content = fil): Fil & { sidor: number } => ({
  fil,
  sha256: sha256(content),
  sidor,
});

export const dokument = (pdf: Fil & { sidor: number }): Dokument => ({
  pdf,
  innehall: { sha256: sha256(`innehåll ${pdf.sha256}`), motet: {}, arenden: [] },
  framstallning: { form: 'portal', klocka: null },
  undertecknare: [
    { roll: 'ordforande', namn: 'Maja Lindros' },
    { roll: 'sekreterare', namn: AV },
  ],
});

interface Meeting {
  series: Series;
  mote: string;
  datum: string;
  extra?: boolean;
}

/** What can happen to a meeting, each with the least that has to be said. */
export function meeting({ series, mote, datum, extra = false }: Meeting) {
  const at = (tid: string, handelse: Handelse): Happening => ({ series, tid, handelse });
  const kalla: Fil = { fil: `${mote}.yaml`, sha256: sha256(mote) };
  const fil = `${mote}.yaml`;
  return {
    infort: (tid: string, own: LiggareArende[], more: { skal?: string } = {}) =>
      at(tid, {
        slag: 'infort',
        mote,
        datum,
        start: '09:00',
        extra,
        fil,
        arenden: own,
        tillstand: 'utkast',
        ...more,
      }),
    kallat: (tid: string) => at(tid, { slag: 'kallat', mote, kalla }),
    hallet: (tid: string) => at(tid, { slag: 'hallet', mote, kalla }),
    faststallt: (tid: string, forsta: number, pdf: Fil & { sidor: number }, skal?: string) =>
      at(tid, { slag: 'faststallt', mote, forsta, ...dokument(pdf), ...(skal !== undefined && { skal }) }),
    upplast: (tid: string, skal: string) => at(tid, { slag: 'upplast', mote, skal }),
    nummerMakulerat: (tid: string, nummer: number, skal: string) =>
      at(tid, { slag: 'nummer-makulerat', mote, nummer, skal }),
    andrat: (tid: string, own: LiggareArende[]) =>
      at(tid, { slag: 'andrat', mote, start: '09:00', fil, arenden: own }),
    justerat: (tid: string, signed: Fil) =>
      at(tid, {
        slag: 'justerat',
        mote,
        datum: tid.slice(0, 10),
        satt: 'underskrift',
        av: ['Maja Lindros', AV],
        fil: { fil: signed.fil, sha256: signed.sha256 },
      }),
    rattat: (tid: string, own: LiggareArende[], pdf: Fil & { sidor: number }, skal: string) =>
      at(tid, {
        slag: 'rattat',
        mote,
        start: '09:00',
        fil,
        rattelse: 1,
        skal,
        datum: tid.slice(0, 10),
        justerades: datum,
        arenden: own,
        ...dokument(pdf),
      }),
    publicerat: (tid: string, fil: Fil) =>
      at(tid, { slag: 'publicerat', mote, fil, adress: 'https://exempel.se/protokoll' }),
    flyttat: (tid: string, till: string, skal: string) =>
      at(tid, { slag: 'flyttat', mote, datum: till, start: '09:00', skal }),
    utflyttat: (tid: string, till: string, skal: string) =>
      at(tid, { slag: 'utflyttat', mote, datum: till, skal }),
    makulerat: (tid: string, skal: string) => at(tid, { slag: 'makulerat', mote, skal }),
  };
}

export const of = (series: Series, datum: string, extra = false) =>
  meeting({ series, datum, extra, mote: `${series.organ}-${datum}${extra ? '-extra' : ''}` });

export const JANUARI = pdfOf('protokoll-lsvo-2023-01-20.pdf', 9);
export const JANUARI_SIGNERAT = {
  fil: 'protokoll-lsvo-2023-01-20-undertecknat.pdf',
  sha256: sha256('signerat'),
};
export const MARS_FORST = pdfOf('protokoll-lsvo-2023-03-17.pdf', 7, 'mars, före upplåsningen');
export const MARS = pdfOf('protokoll-lsvo-2023-03-17.pdf', 6);
export const EXTRA = pdfOf('protokoll-lsvo-2023-03-17-extra.pdf', 1);
export const MAJ = pdfOf('protokoll-lsvo-2023-05-12.pdf', 5);
export const MAJ_RATTELSE = pdfOf('protokoll-lsvo-2023-05-12-rattelse-1.pdf', 1);
export const ALDRAS = pdfOf('protokoll-att-aldras-2023-05-09.pdf', 4);
export const PSVO = pdfOf('protokoll-psvo-2024-01-19.pdf', 8);

/**
 * LSVO 2023: January signed and published; March unlocked, a number voided, frozen again; an extra meeting on the same
 * day; May with a rättelse; June cancelled; September moved to October; November and December provisional; one more
 * moved into the next year.
 */
function lsvoYear(): Happening[] {
  const januari = of(lsvo, '2023-01-20');
  const mars = of(lsvo, '2023-03-17');
  const extra = of(lsvo, '2023-03-17', true);
  const maj = of(lsvo, '2023-05-12');
  const juni = of(lsvo, '2023-06-09');
  const september = of(lsvo, '2023-09-22');
  const november = of(lsvo, '2023-11-17');
  const december = of(lsvo, '2023-12-15');
  return [
    januari.infort(
      '2023-01-09T08:00:00Z',
      arenden(
        'Godkännande av dagordning',
        'Verksamhetsplan 2023–2027 – Fastställande # 2022/01873',
        'Årshjul och sammanträdestider 2023',
      ),
    ),
    januari.kallat('2023-01-13T09:30:00Z'),
    januari.hallet('2023-01-20T12:00:00Z'),
    januari.faststallt('2023-01-23T10:15:00Z', 1, JANUARI),
    januari.justerat('2023-01-27T14:00:00Z', JANUARI_SIGNERAT),
    januari.publicerat('2023-01-30T08:00:00Z', {
      fil: 'protokoll-lsvo-2023-01-20-publik.pdf',
      sha256: sha256('publikt'),
    }),
    mars.infort(
      '2023-03-06T08:00:00Z',
      arenden(
        'Godkännande av dagordning',
        'Föregående sammanträdesprotokoll',
        'Medfinansiering av en länsgemensam ungdomsmottagning på nätet – förnyad prövning efter remiss # 2023/00412',
      ),
    ),
    mars.kallat('2023-03-10T08:00:00Z'),
    mars.hallet('2023-03-17T12:00:00Z'),
    mars.faststallt('2023-03-20T09:00:00Z', 4, MARS_FORST),
    mars.upplast('2023-03-21T07:45:00Z', 'Ärendet om föregående protokoll togs inte upp.'),
    mars.nummerMakulerat('2023-03-21T07:46:00Z', 5, 'Ärendet utgick; numret var redan utsänt.'),
    mars.faststallt('2023-03-21T08:10:00Z', 4, MARS),
    mars.justerat('2023-03-24T15:00:00Z', MARS),
    extra.infort('2023-03-17T12:30:00Z', arenden('Val av ny ordförande # 2023/00501')),
    extra.kallat('2023-03-17T12:31:00Z'),
    extra.hallet('2023-03-17T13:00:00Z'),
    extra.faststallt('2023-03-22T08:00:00Z', 7, EXTRA),
    maj.infort(
      '2023-05-02T08:00:00Z',
      arenden('Godkännande av dagordning', 'Vårdplatser och utskrivningsklara patienter # 2023/00688'),
    ),
    maj.kallat('2023-05-05T08:00:00Z'),
    maj.hallet('2023-05-12T12:00:00Z'),
    maj.faststallt('2023-05-15T08:00:00Z', 8, MAJ),
    maj.justerat('2023-05-19T08:00:00Z', MAJ),
    maj.rattat(
      '2023-05-26T08:00:00Z',
      arenden('Godkännande av dagordning', 'Vårdplatser och utskrivningsklara patienter # 2023/00688'),
      MAJ_RATTELSE,
      'Fel belopp i § 9.',
    ),
    juni.infort('2023-05-30T08:00:00Z', arenden('Godkännande av dagordning', 'Sommarens bemanning')),
    juni.makulerat('2023-06-07T08:00:00Z', 'Sammanträdet ställdes in, för få kunde komma.'),
    september.infort(
      '2023-09-11T08:00:00Z',
      arenden('Godkännande av dagordning', 'Delårsrapport # 2023/01120'),
    ),
    september.kallat('2023-09-15T08:00:00Z'),
    september.flyttat('2023-09-19T08:00:00Z', '2023-10-06', 'Lokalen var upptagen.'),
    november.infort(
      '2023-11-06T08:00:00Z',
      arenden('Godkännande av dagordning', '=Budget 2024; "ramar" # 2023/01377'),
    ),
    november.kallat('2023-11-10T08:00:00Z'),
    december.infort('2023-12-01T08:00:00Z', arenden('Godkännande av dagordning')),
  ];
}

function otherBodies(): Happening[] {
  const aldrasMaj = of(aldras, '2023-05-09');
  const psvoJanuari = of(psvo, '2024-01-19');
  const avskaffat = of({ organ: 'avskaffat', period: '2022' }, '2022-02-02');
  const decemberUt = of(lsvo, '2023-12-29');
  return [
    avskaffat.infort('2022-01-30T08:00:00Z', arenden('Gruppens upphörande')),
    aldrasMaj.infort('2023-05-02T08:00:00Z', arenden('Godkännande av dagordningen', 'Mobilt närvårdsteam')),
    aldrasMaj.kallat('2023-05-03T08:00:00Z'),
    aldrasMaj.hallet('2023-05-09T12:00:00Z'),
    aldrasMaj.faststallt('2023-05-10T08:00:00Z', 1, ALDRAS),
    decemberUt.infort('2023-12-10T08:00:00Z', arenden('Uppföljning')),
    decemberUt.utflyttat('2023-12-12T08:00:00Z', '2024-01-05', 'Mellandagarna passade inte.'),
    psvoJanuari.infort(
      '2024-01-08T08:00:00Z',
      arenden('Val av justerare', 'PSVO:s sammanträdestider 2024 # 2024/00012'),
    ),
    psvoJanuari.kallat('2024-01-12T08:00:00Z'),
    psvoJanuari.hallet('2024-01-19T12:00:00Z'),
    psvoJanuari.faststallt('2024-01-22T08:00:00Z', 1, PSVO),
  ];
}

const byTime = (a: Happening, b: Happening): number => (a.tid < b.tid ? -1 : a.tid > b.tid ? 1 : 0);

/** LSVO, a body that numbers per meeting, PSVO with the year in its numbers, and a body that has no file any more. */
export const givenYear = (): Post[] => entries([...lsvoYear(), ...otherBodies()].toSorted(byTime));
