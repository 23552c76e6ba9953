// A meeting comes into its series: from its file, from an older ledger, or from minutes that were there before justera.
import type { Handelse, LiggareArende } from './handelse.ts';
import type { LiggareSerie, MoteILiggaren, Paragraf } from './liggare.ts';

export type Infort = Extract<Handelse, { slag: 'infort' | 'overfort' | 'importerat' }>;

export const paragraf = (arende: LiggareArende, nummer: number, fast: boolean): Paragraf => ({
  ...arende,
  nummer,
  fast,
  fastRubrik: fast ? arende.rubrik : null,
  makulerad: null,
});

/** The meeting as it comes in; provisional numbers are still to be given. */
export function newMeeting({ series, nasta }: LiggareSerie, handelse: Infort): MoteILiggaren {
  const { mote, datum, start, extra, fil, arenden } = handelse;
  const imported = handelse.slag === 'importerat' ? handelse : null;
  const own = handelse.slag === 'infort' ? handelse : null;
  return {
    mote,
    organ: series.organ,
    datum,
    start,
    extra,
    fil,
    tillstand: own?.tillstand ?? (imported ? 'importerad' : 'hallen'),
    fast: own === null,
    paragrafer: arenden.map((arende, index) =>
      paragraf(arende, imported?.nummer[index] ?? nasta + index, own === null),
    ),
    original: imported && { ...imported.original, underskrifter: imported.underskrifter },
    flyttatFran: own?.flyttatFran ?? null,
    flyttatTill: null,
    upplasning: null,
    upphavda: [],
    dokument: [],
    rattelser: 0,
    skalForOrdning: own?.skal ?? null,
    justering: null,
    publicering: null,
    arkivering: null,
    makulering: null,
  };
}
