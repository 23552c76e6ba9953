// Numbers of a body's paragrafer: what is taken, and what a meeting is planned to take.

/** A meeting as the numbering knows it. */
export interface MeetingKey {
  /** Slug of the body. */
  organ: string;
  /** ISO date of the meeting in Europe/Stockholm. */
  datum: string;
}

/** A run of numbers that starts at 1: a calendar year (`2023`) or one meeting (`2023-11-17`). */
export interface Series {
  organ: string;
  period: string;
}

/** What the ledger knows of one meeting that has numbers in a series. */
export interface TakenMeeting extends MeetingKey {
  /** First and last number, both included. */
  first: number;
  last: number;
  /** Rubriker in order, one per number. */
  rubriker: string[];
  /** Name of the meeting file that took them. */
  fil: string;
}

export interface PlannedUnderpunkt {
  /** As it stands before the rubrik: `a/`, `13.1).` */
  label: string;
  /** As others refer to it: `§ 117 a`, `13.1`. */
  ref: string;
  /** Lower-case ASCII id for links and the outline. */
  id: string;
}

export interface PlannedArende {
  number: number;
  /** As it stands before the rubrik and in references: `§ 108`, `§ 12/24`, `1).` */
  label: string;
  ref: string;
  id: string;
  underpunkter: PlannedUnderpunkt[];
}

/** The numbers of one meeting: planned by a pure function, shown, then committed to the ledger. */
export interface NumberPlan {
  series: Series;
  meeting: MeetingKey;
  first: number;
  last: number;
  arenden: PlannedArende[];
  /** The whole range as printed: `§ 108–§ 117`, `§ 12/24–§ 22/24`, `1–14`. */
  range: string;
}
