// Every ärende and underpunkt of a meeting with its place, and every text in it.
import type { NumberPlan } from '../domain/numbers.ts';
import type { Arende, Sammantrade, Underpunkt } from '../domain/sammantrade.ts';
import type { DataPath } from './rule.ts';

export interface Punkt {
  punkt: Underpunkt;
  /** The ärende itself where this is one, else null. */
  arende: Arende | null;
  path: DataPath;
  /** Indexes from 0 into the meeting's ärenden and their underpunkter. */
  nr: number;
  under: number | null;
  /** As others refer to it: `§ 110`, `§ 117 a`. */
  ref: string;
}

export function punkterOf(meeting: Sammantrade, plan: NumberPlan): Punkt[] {
  return meeting.arenden.flatMap((arende, nr): Punkt[] => {
    const path = ['arenden', nr];
    const planned = plan.arenden[nr];
    return [
      { punkt: arende, arende, path, nr, under: null, ref: planned?.ref ?? '' },
      ...arende.underpunkter.map((punkt, under) => ({
        punkt,
        arende: null,
        path: [...path, 'underpunkter', under],
        nr,
        under,
        ref: planned?.underpunkter[under]?.ref ?? planned?.ref ?? '',
      })),
    ];
  });
}

/** A text that is printed, with its place. */
export interface Text {
  text: string;
  path: DataPath;
  /** Index of its ärende, or null for a text of the meeting itself. */
  nr: number | null;
  /** Running text in Markdown, and not one line of a field. */
  prose: boolean;
}

const LINES = ['rubrik', 'underlag', 'avslutning'] as const;
const PROSE = ['text', 'propositionsordning', 'beslut', 'bordlaggning', 'aterremiss'] as const;
const SAID = [
  ...(['yrkanden', 'reservationer', 'sarskiltYttrande'] as const),
  ...(['protokollsanteckning', 'skriftligaSynpunkter'] as const),
] as const;

type Place = Pick<Text, 'nr' | 'prose'>;

/** A text, or each text of a list; what is not text is none. */
function textsAt(value: unknown, path: DataPath, place: Place): Text[] {
  if (typeof value === 'string') return [{ text: value, path, ...place }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item, index) => textsAt(item, [...path, index], place));
}

function punktTexts({ punkt, path, nr }: Punkt): Text[] {
  const line = { nr, prose: false };
  const prose = { nr, prose: true };
  return [
    ...LINES.flatMap((key) => textsAt(punkt[key], [...path, key], line)),
    ...PROSE.flatMap((key) => textsAt(punkt[key], [...path, key], prose)),
    ...SAID.flatMap((key) =>
      punkt[key].flatMap(({ text }, index) => textsAt(text, [...path, key, index, 'text'], prose)),
    ),
    ...(['fraga', 'resultat'] as const).flatMap((key) =>
      textsAt(punkt.votering?.[key], [...path, 'votering', key], prose),
    ),
    ...punkt.bilagor.flatMap(({ titel }, index) =>
      textsAt(titel, [...path, 'bilagor', index, 'titel'], line),
    ),
    ...(['skickasTill', 'forKannedom'] as const).flatMap((key) => [
      ...textsAt(punkt[key]?.vad, [...path, key, 'vad'], line),
      ...textsAt(punkt[key]?.till, [...path, key, 'till'], line),
    ]),
  ];
}

/** Every text of the minutes that a person wrote; names and dates are none. */
export function textsOf(meeting: Sammantrade, punkter: readonly Punkt[]): Text[] {
  const line = { nr: null, prose: false };
  return [
    ...(['plats', 'form'] as const).flatMap((key) => textsAt(meeting[key], [key], line)),
    ...punkter.flatMap(punktTexts),
    ...meeting.bilagor.flatMap(({ titel }, index) => textsAt(titel, ['bilagor', index, 'titel'], line)),
    ...(['protokolletSkickasTill', 'forKannedom'] as const).flatMap((key) =>
      textsAt(meeting[key], [key], line),
    ),
  ];
}

/** Lines from the start of a text to an index in it. */
export const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length - 1;
