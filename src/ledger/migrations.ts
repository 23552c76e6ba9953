// Ledgers of earlier formats, read as entries of today: one item per version, whose result is written in today's tables
// when such a file is opened for writing, or only served when it is opened for looking. A version 3 adds an item for 2.
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Handelse, Post } from '../domain/handelse.ts';
import type { Series } from '../domain/numbers.ts';
import { OVERFORT_AV } from '../messages/numbering.ts';
import { headOf, linked } from './chain.ts';
import { bySeries, replayStored } from './history.ts';
import type { Signature } from './ledger.ts';

/** `'damaged'` where the content is not what that version wrote. */
export type Migrated = Post[] | 'damaged';

export interface OldFormat {
  /** In the order in which they can go: one that refers to others before those. */
  tables: readonly string[];
  /** All entries, the same whenever it is asked, and nothing is written. */
  read(db: DatabaseSyncInstance): Migrated;
}

/** PRAGMA user_version → the format. */
export const OLD_FORMATS: ReadonlyMap<number, OldFormat> = new Map([
  [1, { tables: ['paragraf', 'mote'], read: numbersOnly }],
]);

interface NumberRow extends Series {
  datum: string;
  nummer: number;
  rubrik: string;
  fil: string;
  tid: string;
}

type OldMeeting = Series & { datum: string; fil: string; tid: string; forsta: number; rubriker: string[] };

/** Version 1 knew which meeting held which numbers, and nothing of how it came about. */
function numbersOnly(db: DatabaseSyncInstance): Migrated {
  const rows = db
    .prepare(
      `SELECT organ, period, datum, nummer, rubrik, fil, tid FROM paragraf JOIN mote USING (organ, period, datum)
       ORDER BY organ, period, nummer`,
    )
    .all() as NumberRow[];
  const meetings = meetingsOf(rows);
  const held = db
    .prepare('SELECT (SELECT count(*) FROM paragraf) AS paragrafer, (SELECT count(*) FROM mote) AS moten')
    .get() as { paragrafer: number; moten: number };
  // A paragraf without its meeting, or a meeting without any paragraf, falls out of the join.
  if (held.paragrafer !== rows.length || held.moten !== meetings.length) return 'damaged';
  const poster: Post[] = [];
  for (const own of bySeries(meetings)) {
    if (!isUnbroken(own.poster)) return 'damaged';
    const from = poster.length;
    for (const [meeting, handelse] of eventsOf(own.poster))
      poster.push(linked(headOf(poster), signatureOf(meeting), own.series, handelse));
    const replayed = replayStored(own.series, poster.slice(from));
    if (!replayed.ok || !isSame(own.poster, replayed.serie.moten)) return 'damaged';
  }
  return poster;
}

function meetingsOf(rows: readonly NumberRow[]): OldMeeting[] {
  const meetings: OldMeeting[] = [];
  for (const { nummer, rubrik, ...meeting } of rows) {
    const last = meetings.at(-1);
    const isSameMeeting =
      last?.organ === meeting.organ && last.period === meeting.period && last.datum === meeting.datum;
    if (isSameMeeting && last.forsta + last.rubriker.length === nummer) last.rubriker.push(rubrik);
    else meetings.push({ ...meeting, forsta: nummer, rubriker: [rubrik] });
  }
  return meetings;
}

/** Dates and numbers ascend together, without holes, and every instant is one. */
function isUnbroken(meetings: readonly OldMeeting[]): boolean {
  return meetings.every(({ datum, forsta, tid }, index) => {
    const before = meetings[index - 1];
    const follows = !before || (before.datum < datum && before.forsta + before.rubriker.length === forsta);
    return follows && !Number.isNaN(Date.parse(tid));
  });
}

const signatureOf = ({ tid }: OldMeeting): Signature => ({
  tid: new Date(tid).toISOString(),
  av: OVERFORT_AV,
});

function eventsOf(meetings: readonly OldMeeting[]): [OldMeeting, Handelse][] {
  const [first] = meetings;
  const beginning: [OldMeeting, Handelse][] =
    first && first.forsta !== 1 ? [[first, { slag: 'borjan', nummer: first.forsta }]] : [];
  return [...beginning, ...meetings.map((meeting): [OldMeeting, Handelse] => [meeting, overfort(meeting)])];
}

const overfort = ({ organ, datum, fil, forsta, rubriker }: OldMeeting): Handelse => ({
  slag: 'overfort',
  mote: `${organ}-${datum}`,
  datum,
  start: null,
  extra: false,
  fil,
  forsta,
  arenden: rubriker.map((rubrik) => ({ rubrik, diarienummer: null })),
});

/** The numbers that the entries make are those that stood there. */
function isSame(
  meetings: readonly OldMeeting[],
  now: readonly { datum: string; paragrafer: readonly { nummer: number; rubrik: string }[] }[],
): boolean {
  const told = now.map(({ datum, paragrafer }) => [datum, paragrafer.map((own) => [own.nummer, own.rubrik])]);
  const stood = meetings.map(({ datum, forsta, rubriker }) => [
    datum,
    rubriker.map((rubrik, index) => [forsta + index, rubrik]),
  ]);
  return JSON.stringify(told) === JSON.stringify(stood);
}
