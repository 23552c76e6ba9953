// Numbers of a body's paragrafer: what is taken, and what a meeting is planned to take.

/** A meeting as the numbering knows it. */
export interface MeetingKey {
  /** Slug of the body. */
  organ: string;
  /** ISO date of the meeting in Europe/Stockholm. */
  datum: string;
  /** An extra meeting, which may fall on the day of an ordinary one. */
  extra: boolean;
}

/** A run of numbers: a calendar year (`2023`) or one meeting (`2023-11-17`). */
export interface Series {
  organ: string;
  period: string;
}

export interface PlannedUnderpunkt {
  /** As it stands before the rubrik: `a/`, `13.1).` */
  label: string;
  /** As others refer to it: `§ 117 a`, `punkt 13.1`. */
  ref: string;
  /** Lower-case ASCII id for links and the outline: `p0117a`. */
  id: string;
}

export interface PlannedArende {
  number: number;
  /** As it stands before the rubrik: `§ 108`, `§ 12/24`, `1).` */
  label: string;
  /** As others refer to it, the form's own words and a hard space first: `§ 108`, `§ 12/24`, `punkt 1`. */
  ref: string;
  /** Lower-case ASCII id for links and the outline: `p0108`. */
  id: string;
  underpunkter: PlannedUnderpunkt[];
}

/** The numbers of one meeting: planned by a pure function, shown, then committed to the ledger. */
export interface NumberPlan {
  series: Series;
  meeting: MeetingKey;
  /** The lowest and the highest; those of imported minutes may stand in any order. */
  first: number;
  last: number;
  arenden: PlannedArende[];
  /** Numbers of the meeting that were voided, as others refer to them (`§ 103`), with the reason. */
  makulerade: { ref: string; skal: string }[];
  /** The whole range as printed: `§ 108–§ 117`, `§ 12/24–§ 22/24`, `1–14`. */
  range: string;
}

/** Why numbers could not be planned or taken; the sentence for the code is in `src/messages/`. */
export interface Refusal {
  /** Permanent code, `NUMMER-001` or `LIGGARE-001`. */
  code: string;
  /** What the sentence names, ready to print: dates in words, numbers as in the protokoll. */
  values: Readonly<Record<string, string | number>>;
  /** Place in the meeting's data as `arenden[2]`, or empty. */
  path: string;
}

export interface Refused {
  ok: false;
  refusal: Refusal;
}
