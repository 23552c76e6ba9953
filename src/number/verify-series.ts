// Are the numbers of one series whole? No hole, nothing twice, reasons where they are due, dates in order. What imported
// minutes make doubtful is told too, as a warning. Pure.
import type { Post } from '../domain/handelse.ts';
import type { SerieHistorik } from '../domain/historik.ts';
import { inOrder, isLive, type LiggareSerie, type MoteILiggaren } from '../domain/liggare.ts';
import type { Series } from '../domain/numbers.ts';
import type { Organ } from '../domain/organ.ts';
import type { Replayed } from '../ledger/history.ts';
import { meetingName } from '../messages/liggare.ts';
import { type Message, message } from '../messages/messages.ts';
import { hasImports, importDoubts } from './holes.ts';
import { inNumberOrder, paragrafRef, rangesOf, yearOfPeriod } from './rows.ts';

/** A series as it was replayed, or the entry where that was not possible. */
export interface ReplayedSeries {
  series: Series;
  poster: readonly Post[];
  replayed: Replayed;
}

export const soundSeries = (serier: readonly ReplayedSeries[]): SerieHistorik[] =>
  serier.flatMap(({ replayed }) => (replayed.ok ? [replayed] : []));

/** What is wrong, and as warnings what is doubtful because minutes were imported. */
export function seriesFindings(one: LiggareSerie, organ: Organ | null): Message[] {
  return [...numberFindings(one, organ), ...orderFindings(one, organ), ...importDoubts(one, organ)];
}

function numberFindings(one: LiggareSerie, organ: Organ | null): Message[] {
  const { organ: slug, period } = one.series;
  const ref = (number: number): string => paragrafRef(organ, yearOfPeriod(period), number);
  const nameOf = (mote: MoteILiggaren): string => meetingName(organ?.kortnamn ?? slug, mote);
  const findings: Message[] = [];
  const holders = new Map<number, MoteILiggaren>();
  for (const mote of inNumberOrder(one))
    for (const { nummer } of mote.paragrafer) {
      const other = holders.get(nummer);
      if (other) {
        const moten = [nameOf(other), nameOf(mote)];
        findings.push(message('KONTROLL-006', { nummer: ref(nummer), moten }));
      }
      holders.set(nummer, mote);
    }
  const last = Math.max(one.nasta - 1, ...holders.keys());
  for (let number = one.forsta; number <= last && !hasImports(one); number += 1)
    if (!holders.has(number)) findings.push(message('KONTROLL-005', { saknas: ref(number) }));
  for (const mote of one.moten)
    if (isLive(mote) && !period.startsWith(mote.datum) && !mote.datum.startsWith(period))
      findings.push(message('KONTROLL-016', { mote: nameOf(mote), period }));
  return findings;
}

/** Fixed meetings whose numbers do not follow their dates, where no reason was recorded. */
function orderFindings(one: LiggareSerie, organ: Organ | null): Message[] {
  const ar = yearOfPeriod(one.series.period);
  // A rättelse of the hour has its reason in itself.
  const isCorrected = ({ dokument, start }: MoteILiggaren): boolean =>
    dokument.some(({ rattar }) => rattar !== null && rattar.fore.start !== start);
  const isExcused = (mote: MoteILiggaren): boolean =>
    mote.skalForOrdning !== null || mote.flyttatFran !== null || isCorrected(mote);
  const numbers = ({ paragrafer }: MoteILiggaren): string =>
    rangesOf(
      { organ, ar },
      paragrafer.map(({ nummer }) => nummer),
    );
  const findings: Message[] = [];
  let latest: MoteILiggaren | null = null;
  for (const mote of inNumberOrder(one).filter(({ fast, makulering }) => fast && makulering === null)) {
    if (latest && inOrder(latest, mote) > 0) {
      if (!isExcused(latest) && !isExcused(mote))
        findings.push(
          message(mote.original || latest.original ? 'ORIGINAL-015' : 'KONTROLL-007', {
            tidigt: mote.datum,
            tidigtHar: numbers(mote),
            sent: latest.datum,
            sentHar: numbers(latest),
          }),
        );
    } else latest = mote;
  }
  return findings;
}
