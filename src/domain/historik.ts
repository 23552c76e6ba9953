// What was done to each meeting of a series, told while the series is replayed: its entries, and every document that was
// ever frozen with all that came of it. Which documents count is decided by `apply`; here it is only written down.
import type { Fil, Post } from './handelse.ts';
import { apply, emptySerie, type FrystDokument, type LiggareSerie, type MoteILiggaren } from './liggare.ts';
import type { Series } from './numbers.ts';

/** A frozen document, from the day that it was frozen. */
export interface DokumentHistorik {
  dokument: FrystDokument;
  faststallt: Pick<Post, 'tid' | 'av'>;
  justering: MoteILiggaren['justering'];
  /** The files that were signed, published and archived; the frozen one itself may be among them. */
  filer: Fil[];
  /** When and how it ceased to count: unlocked, voided, or a rättelse that was taken back. Null while it counts. */
  slut: { hur: 'upplast' | 'makulerat' | 'tillbaka'; tid: string } | null;
}

export interface MoteHistorik {
  /** Oldest first. */
  poster: Post[];
  /** Every document that was ever frozen, oldest first. */
  dokument: DokumentHistorik[];
}

export interface SerieHistorik {
  serie: LiggareSerie;
  poster: Post[];
  /** By the meeting's name. */
  moten: Map<string, MoteHistorik>;
}

export const emptyHistorik = (series: Series): SerieHistorik => ({
  serie: emptySerie(series),
  poster: [],
  moten: new Map(),
});

/** Adds one more entry to `historik`. Throws ImpossibleHistory, and adds nothing, for what the rules do not allow. */
export function follow(historik: SerieHistorik, post: Post): void {
  const { nr, handelse } = post;
  const before = historik.serie;
  const after = { ...apply(before, handelse), nr };
  historik.serie = after;
  historik.poster.push(post);
  if (!('mote' in handelse)) return;
  const own = historik.moten.get(handelse.mote) ?? { poster: [], dokument: [] };
  historik.moten.set(handelse.mote, own);
  own.poster.push(post);
  const meetingIn = ({ moten }: LiggareSerie) => moten.find(({ mote }) => mote === handelse.mote);
  const mote = meetingIn(after);
  if (mote) noteDocuments(own.dokument, meetingIn(before), mote, post);
}

function noteDocuments(
  dokument: DokumentHistorik[],
  before: MoteILiggaren | undefined,
  after: MoteILiggaren,
  { tid, av }: Post,
): void {
  for (const own of dokument) {
    if (own.slut) continue;
    const isRattelse = own.dokument.rattelse > 0;
    if (after.makulering !== null) own.slut = { hur: 'makulerat', tid };
    else if (!after.dokument.includes(own.dokument))
      own.slut = { hur: isRattelse ? 'tillbaka' : 'upplast', tid };
  }
  const last = after.dokument.at(-1);
  if (last && last !== before?.dokument.at(-1) && !dokument.some((own) => own.dokument === last))
    dokument.push({ dokument: last, faststallt: { tid, av }, justering: null, filer: [], slut: null });
  const own = dokument.findLast(({ slut }) => slut === null);
  if (!own) return;
  if (after.justering !== before?.justering) own.justering = after.justering;
  for (const done of ['justering', 'publicering', 'arkivering'] as const) {
    const step = after[done];
    if (step && step !== before?.[done]) own.filer.push(step.fil);
  }
}
