// What came of a paper, in numbers and places for the report.
import { longDate } from '../calendar/swedish-dates.ts';
import type { KEY_SPELLING } from '../domain/keys.ts';
import type { ImportTold } from '../messages/import-report.ts';
import { numberNotes, paperPlace } from '../messages/importera.ts';
import { tokensOf } from '../recognise/account.ts';
import type { Entry, Field, Words } from '../recognise/draft.ts';
import { type Recognised, writtenOf } from '../recognise/paper.ts';
import { type Imported, numberOf } from './importera.ts';

export function toldOf(imported: Imported, fil: string): ImportTold {
  const { source, organ, recognised, draft, lines, notes, slips } = imported;
  const { arenden, front } = recognised;
  const placeOf = (index: number) => paperPlace(lines[index] ?? { nr: index + 1, page: null }, source.format);
  const [first, last] = [arenden[0], arenden.at(-1)];
  const punkter = arenden.flatMap((arende) => [arende, ...arende.underpunkter]);
  const date = front.datum ? ` ${longDate(front.datum.text)}` : '';
  return {
    paper: source.file,
    fil,
    mote: `${organ.kortnamn}${date}`,
    range:
      first && last
        ? first === last
          ? numberOf(first, organ)
          : `${numberOf(first, organ)}–${numberOf(last, organ)}`
        : '',
    antal: {
      arenden: arenden.length,
      underpunkter: punkter.length - arenden.length,
      beslut: punkter.reduce((sum, { beslut }) => sum + beslut.length, 0),
      ledamoter: front.ledamoter.length + front.ersattare.length + (front.ordforande ? 1 : 0),
      franvarande: front.franvarande.length,
      ovriga: front.tjanstepersoner.length + front.ovrigaDeltagare.length,
      mottagare:
        recognised.protokolletSkickasTill.length +
        punkter.flatMap(({ mottagare }) => mottagare).reduce((sum, { till }) => sum + till.length, 0),
    },
    saknas: missingIn(draft.fields),
    osakert: draft.fields
      .flatMap(({ entry }) => doubtsIn(entry))
      .map(({ doubt, lines: from }) => ({
        doubt,
        place: from[0] === undefined ? null : placeOf(from[0]),
      })),
    okant: draft.unknown.map((line) => ({ place: placeOf(line.index), text: writtenOf(line) })),
    slips: slips.map(({ slag, exempel, ratt, lines: from }) => ({
      slag,
      exempel,
      ratt,
      places: from.map(placeOf),
    })),
    underskrifter: imported.signatures,
    notes: notes.map(({ text }) => text),
    nummer: numberTold(recognised, imported),
    borta: imported.missing,
    ord: lines.reduce((sum, line) => sum + tokensOf(writtenOf(line)).length, 0),
  };
}

const missingIn = (fields: readonly Field[]): (keyof typeof KEY_SPELLING)[] =>
  fields.filter(({ entry }) => entry.slag === 'saknas').map(({ key }) => key);

function doubtsIn(entry: Entry): (Words & { doubt: NonNullable<Words['doubt']> })[] {
  if (entry.slag === 'ord') return entry.doubt === null ? [] : [{ ...entry, doubt: entry.doubt }];
  if (entry.slag === 'lista') return entry.items.flatMap(doubtsIn);
  return entry.slag === 'falt' ? entry.fields.flatMap(({ entry: inner }) => doubtsIn(inner)) : [];
}

/** Holes, repeats and steps back in the numbers, and what the front page and the ärendeförteckning say of them. */
function numberTold({ arenden, front, listed }: Recognised, { organ }: Imported): string[] {
  const told: string[] = [];
  const written = (nummer: number, ar: string | null = null): string => numberOf({ nummer, ar }, organ);
  for (const [index, { nummer, ar }] of arenden.entries()) {
    const before = arenden[index - 1];
    if (!before || nummer === before.nummer + 1) continue;
    if (nummer === before.nummer) told.push(numberNotes.dubbelt(written(nummer, ar)));
    else if (nummer < before.nummer)
      told.push(numberNotes.bakat(written(nummer, ar), written(before.nummer, ar)));
    else told.push(numberNotes.saknas(written(before.nummer + 1, ar), written(nummer - 1, ar)));
  }
  const [first, last] = [arenden[0], arenden.at(-1)];
  const { paragrafer } = front;
  if (
    first &&
    last &&
    paragrafer &&
    (paragrafer.forsta !== first.nummer || paragrafer.sista !== last.nummer)
  ) {
    const range = (from: number, to: number): string => `${written(from, first.ar)}–${written(to, last.ar)}`;
    told.push(
      numberNotes.framsidan(range(paragrafer.forsta, paragrafer.sista), range(first.nummer, last.nummer)),
    );
  }
  for (const nummer of listed)
    if (!arenden.some((arende) => arende.nummer === nummer))
      told.push(numberNotes.forteckning(written(nummer)));
  return told;
}
