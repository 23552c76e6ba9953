// The words of a paper as the steps hand them on: every piece knows the lines that it was read from, so that nothing
// can vanish and the secretary can find it again.
import type { Doubt } from '../messages/importera.ts';
import type { SourceLine } from '../source/source.ts';

/** A line with its place among all lines of the paper. */
export interface Line extends SourceLine {
  index: number;
}

/** The line as the paper has it, the marker of a list item with it. */
export const writtenOf = ({ marker, text }: Pick<Line, 'marker' | 'text'>): string =>
  marker ? `${marker} ${text}` : text;

/** Words that were read from the paper. */
export interface Piece {
  /** As they will stand in the meeting file. */
  text: string;
  /** Indexes of the lines that they come from, in order. */
  lines: readonly number[];
  doubt: Doubt | null;
}

export const piece = (text: string, lines: readonly Line[], doubt: Doubt | null = null): Piece => ({
  text,
  lines: lines.map(({ index }) => index),
  doubt,
});

/** What belongs to the form of the paper and is printed anew: labels, numbers, page furniture. */
export interface FormPart {
  index: number;
  /** The words of the line, or all of it. */
  text: string;
  slag: 'ledord' | 'forteckning' | 'underskrifter' | 'sida';
}

/** Somebody in the paper, as the parts of a meeting file. */
export interface ReadPerson {
  namn: string;
  parti: string | null;
  funktion: string | null;
  organisation: string | null;
  /** What they were at the meeting, where it stands among their titles. */
  roll: 'ordförande' | 'sekreterare' | null;
  /** As the paper has it, `§110`, `§§ 12 - 17`, `del av mötet`. */
  narvaro: string | null;
  lines: readonly number[];
  doubt: Doubt | null;
}

export interface ReadMottagare {
  slag: 'skickasTill' | 'forKannedom';
  vad: Piece | null;
  till: Piece[];
}

export const YTTRANDEN = ['yrkanden', 'reservationer', 'sarskiltYttrande', 'protokollsanteckning'] as const;

/** Something that somebody said for the protokoll. */
export interface ReadYttrande {
  slag: (typeof YTTRANDEN)[number];
  av: ReadPerson[];
  text: Piece | null;
}

/** An ärende or an underpunkt. */
export interface ReadPunkt {
  rubrik: Piece;
  rubrikIForteckningen: Piece | null;
  typ: string | null;
  underlag: string | null;
  diarienummer: Piece | null;
  foredragande: ReadPerson[];
  jav: ReadPerson[];
  /** Markdown. */
  text: Piece | null;
  propositionsordning: Piece | null;
  yttranden: ReadYttrande[];
  /** Markdown, one piece for each clause. */
  beslut: Piece[];
  bordlaggning: Piece | null;
  aterremiss: Piece | null;
  omedelbarJustering: Piece | null;
  avslutning: Piece[];
  /** Each as its line has it: `Bilaga 1: Titel (dnr …)`. */
  bilagor: Piece[];
  /** In the order of the paper. */
  mottagare: ReadMottagare[];
  nastaMote: ReadTid | null;
}

export interface ReadUnderpunkt extends ReadPunkt {
  /** `a`, or `1` of `13.1).` */
  label: string;
}

export interface ReadArende extends ReadPunkt {
  /** As it stands on the paper: 108, and `24` in `§ 12/24`. */
  nummer: number;
  ar: string | null;
  /** Index of the line with the number. */
  rad: number;
  underpunkter: ReadUnderpunkt[];
}

export interface ReadTid {
  /** ISO date. */
  datum: Piece | null;
  /** `HH:MM`. */
  start: string | null;
  /** The line of the times. */
  tid: Piece | null;
  plats: Piece | null;
  form: Piece | null;
}

export interface ReadFront extends ReadTid {
  diarienummer: Piece | null;
  ordforande: ReadPerson | null;
  sekreterare: ReadPerson | null;
  justerare: ReadPerson[];
  justering: { satt: Piece | null; senast: Piece | null } | null;
  ledamoter: ReadPerson[];
  ersattare: ReadPerson[];
  franvarande: ReadPerson[];
  tjanstepersoner: ReadPerson[];
  ovrigaDeltagare: ReadPerson[];
  /** First and last number as the front page says. */
  paragrafer: { forsta: number; sista: number } | null;
}

/** All that was recognised. */
export interface Recognised {
  front: ReadFront;
  arenden: ReadArende[];
  protokolletSkickasTill: Piece[];
  forKannedom: Piece[];
  nastaMote: ReadTid | null;
  /** The numbers of the ärendeförteckning. */
  listed: number[];
  /** The form of the paper, in its order. */
  form: FormPart[];
}
