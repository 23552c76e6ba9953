// What has to be told beside the rows: where a series began, and the reason of every step that needed one. Pure.
import type { Dokument, Handelse, Post } from '../domain/handelse.ts';
import type { SerieHistorik } from '../domain/historik.ts';
import { inOrder, isLive, type LiggareSerie, type MoteILiggaren } from '../domain/liggare.ts';

type Undantag = 'infort' | 'importerat' | 'andrat' | 'hallet' | 'faststallt' | 'arkiverat';

export interface Anmarkning {
  /**
   * `ordning`: its numbers do not follow the dates; `tillbaka`: a rättelse that was unlocked again; the steps by their
   * own names were taken although a rule stood against them; `regler`: the content breaks rules of the arbetsordning.
   */
  slag: 'ordning' | 'flyttat' | 'upplast' | 'tillbaka' | 'rattat' | 'regler' | Undantag;
  /** The entry that says it. */
  post: Pick<Post, 'nr' | 'tid' | 'av'>;
  mote: string;
  /** The meeting's date when it happened. */
  datum: string;
  extra: boolean;
  /** The new date of a meeting that was moved. */
  till: string | null;
  /** Number of the rättelse that was made or taken back. */
  rattelse: number | null;
  skal: string;
}

/** A series that does not begin with 1: the numbers before stand on paper. */
export interface Borjan {
  nummer: number;
  post: Pick<Post, 'nr' | 'tid' | 'av'>;
}

export function beginningOf({ serie, poster }: SerieHistorik): Borjan | null {
  const last = poster.findLast(({ handelse }) => handelse.slag === 'borjan');
  if (!last || serie.forsta === 1) return null;
  const { nr, tid, av } = last;
  return { nummer: serie.forsta, post: { nr, tid, av } };
}

/** Its numbers come before those of an earlier meeting, or after those of a later one. */
function isOutOfOrder({ moten }: LiggareSerie, mote: MoteILiggaren): boolean {
  const [own] = mote.paragrafer;
  return moten.some((other) => {
    const [first] = other.paragrafer;
    if (!own || !first || other === mote || !isLive(other)) return false;
    return inOrder(other, mote) < 0 !== first.nummer < own.nummer;
  });
}

type Said = Pick<Anmarkning, 'slag' | 'skal'> & Partial<Pick<Anmarkning, 'till' | 'rattelse'>>;

function outOfOrder(
  { slag, skal }: Extract<Handelse, { slag: 'infort' | 'andrat' | 'faststallt' }>,
  isOrder: boolean,
): Said[] {
  return skal === undefined ? [] : [{ slag: isOrder ? 'ordning' : slag, skal }];
}

const brokenRules = ({ undantag }: Pick<Dokument, 'undantag'>, rattelse: number | null): Said[] =>
  undantag ? [{ slag: 'regler', rattelse, skal: undantag.skal }] : [];

/** `rattelse` is the one that is for justering; null for none. */
function saidBy(handelse: Handelse, isOrder: boolean, rattelse: number | null): Said[] {
  switch (handelse.slag) {
    case 'infort':
    case 'andrat':
      return outOfOrder(handelse, isOrder);
    case 'faststallt':
      return [...outOfOrder(handelse, isOrder), ...brokenRules(handelse, null)];
    case 'hallet':
    case 'arkiverat':
    case 'importerat':
      return handelse.skal === undefined ? [] : [{ slag: handelse.slag, skal: handelse.skal }];
    case 'flyttat': {
      const { datum: till, skal, ordning } = handelse;
      const moved: Said = { slag: 'flyttat', till, skal };
      return ordning === undefined || !isOrder ? [moved] : [moved, { slag: 'ordning', skal: ordning }];
    }
    case 'utflyttat':
      return [{ slag: 'flyttat', till: handelse.datum, skal: handelse.skal }];
    case 'upplast':
      return [{ slag: rattelse === null ? 'upplast' : 'tillbaka', rattelse, skal: handelse.skal }];
    case 'rattat':
      return [
        { slag: 'rattat', rattelse: handelse.rattelse, skal: handelse.skal },
        ...brokenRules(handelse, handelse.rattelse),
      ];
    default:
      return [];
  }
}

/** The reasons that were given for one meeting, oldest first; not those of numbers that were voided. */
export function remarksOf({ serie, moten }: SerieHistorik, mote: MoteILiggaren): Anmarkning[] {
  const isOrder = isOutOfOrder(serie, mote);
  const remarks: Anmarkning[] = [];
  let { datum } = mote;
  let rattelse: number | null = null;
  for (const { handelse, nr, tid, av } of moten.get(mote.mote)?.poster ?? []) {
    if (handelse.slag === 'infort' || handelse.slag === 'overfort' || handelse.slag === 'importerat')
      datum = handelse.datum;
    for (const said of saidBy(handelse, isOrder, rattelse))
      remarks.push({
        ...{ post: { nr, tid, av }, mote: mote.mote, datum, extra: mote.extra, till: null, rattelse: null },
        ...said,
        ...(said.slag === 'ordning' && { datum: mote.datum }),
      });
    if (handelse.slag === 'flyttat') datum = handelse.datum;
    if (handelse.slag === 'rattat') rattelse = handelse.rattelse;
    if (handelse.slag === 'justerat' || handelse.slag === 'upplast') rattelse = null;
  }
  return remarks;
}
