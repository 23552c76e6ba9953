// Lines of a paper → what a meeting file has, step by step. Each step is a file here; none of them knows anything but
// the words, the layout and the body's own forms. Pure: no clock, no network.
import type { Organ } from '../domain/organ.ts';
import type { SourceDocument } from '../source/source.ts';
import { readArende } from './arende.ts';
import { readFront } from './front.ts';
import { setAside } from './furniture.ts';
import { bilagaIn, letteredIn, stylesOf } from './grammar.ts';
import type { Line, Piece, ReadArende, ReadPerson, Recognised } from './paper.ts';
import { knownWords, settingOf } from './paragraphs.ts';
import { beginsWithName, readPerson } from './people.ts';
import type { Reading } from './reading.ts';
import { readForteckning, splitPaper } from './split.ts';

export interface Read {
  lines: readonly Line[];
  recognised: Recognised;
  /** Lines that no step knew what to do with. */
  unread: Line[];
}

export function recognise(source: Pick<SourceDocument, 'lines' | 'format'>, organ: Organ): Read {
  const all = source.lines.map((line, index): Line => ({ ...line, index }));
  const isHeading = ({ text, marker }: Line): boolean =>
    marker === null &&
    stylesOf(organ)
      .slice(0, 1)
      .some(({ pattern }) => pattern.test(text));
  const { lines, furniture } = setAside(all, organ, isHeading);
  const form: Recognised['form'] = furniture.map(({ index, text }) => ({ index, text, slag: 'sida' }));
  const unread: Line[] = [];
  const { style, front, forteckning, sections } = splitPaper(lines, organ);
  const listed = readForteckning(forteckning, style, letteredIn);
  const setting = settingOf(
    sections.flatMap((section) => section.lines),
    source.format === 'pdf',
  );
  const reading: Reading = { organ, setting, known: knownWords(lines), sub: style.sub, form, unread };
  for (const { index, text } of forteckning) form.push({ index, text, slag: 'forteckning' });
  const read = readFront(front, reading);
  const arenden = sections.map((section, index) =>
    readArende(
      section,
      listed.find(({ nummer }) => nummer === section.nummer),
      reading,
      index === sections.length - 1,
    ),
  );
  if (read.justerare.length === 0) read.justerare = justerareIn(arenden);
  shareBilagor(arenden, form, all);
  const standing = takeStanding(arenden);
  const rest = { listed: listed.map(({ nummer }) => nummer), form: form.sort((a, b) => a.index - b.index) };
  return { lines: all, recognised: { front: read, arenden, ...standing, ...rest }, unread };
}

const CHOSEN =
  /^(?:\d{1,2}\. )?att (?:utse|välja) (.{3,160}?),? att (?:jämte|tillsammans med|ihop med)[^,.]{1,60} justera/i;

/** «Att utse Bo Ek (M), Ronneby kommun, att jämte ordföranden justera …» in the § on justerare. */
function justerareIn(arenden: readonly ReadArende[]): ReadPerson[] {
  for (const { beslut } of arenden)
    for (const { text, lines } of beslut) {
      const [, chosen] = CHOSEN.exec(text.replace(/\s+/g, ' ')) ?? [];
      if (chosen === undefined || !beginsWithName(chosen)) continue;
      return chosen.split(/ och (?=\p{Lu})/u).map((one) => readPerson(one, lines, 'justerare'));
    }
  return [];
}

const STANDING = /^(?:diariet|ledamöter(?:na)?|samtliga ledamöter)$/i;

/** A list of all bilagor below the last § names the § of each, which may have it already. */
function shareBilagor(
  arenden: readonly ReadArende[],
  form: Recognised['form'],
  lines: readonly Line[],
): void {
  const last = arenden.at(-1);
  const punkt = last?.underpunkter.at(-1) ?? last;
  if (!punkt) return;
  const own: Piece[] = [];
  for (const bilaga of punkt.bilagor) {
    const [, nummer] =
      /, (?:§|punkt) ?(\d{1,4})(?:\.\d{1,2})?(?:\/\d{2,4})?(?: ?[a-z])?$/.exec(bilaga.text) ?? [];
    const arende = arenden.find((one) => one.nummer === Number(nummer));
    const titel = bilagaIn(bilaga.text)?.titel;
    const has =
      arende &&
      [arende, ...arende.underpunkter].some(
        (one) => one !== punkt && one.bilagor.some(({ text }) => bilagaIn(text)?.titel === titel),
      );
    if (has)
      for (const index of bilaga.lines)
        form.push({ index, text: lines[index]?.text ?? '', slag: 'forteckning' });
    else if (arende && arende !== last) arende.bilagor.push(bilaga);
    else own.push(bilaga);
  }
  punkt.bilagor = own;
}

/** Below the last § stands what belongs to the protokoll as a whole: who gets it, its bilagor, the next meeting. */
function takeStanding(
  arenden: readonly ReadArende[],
): Pick<Recognised, 'protokolletSkickasTill' | 'forKannedom' | 'nastaMote'> {
  const last = arenden.at(-1);
  const punkt = last?.underpunkter.at(-1) ?? last;
  if (!punkt) return { protokolletSkickasTill: [], forKannedom: [], nastaMote: null };
  const at = punkt.mottagare.findLastIndex(({ till }) => till.some(({ text }) => STANDING.test(text)));
  const own = at < 0 ? [] : punkt.mottagare.splice(at);
  const of = (slag: 'skickasTill' | 'forKannedom'): Piece[] =>
    own.flatMap((list) => (list.slag === slag ? list.till : []));
  const { nastaMote } = punkt;
  punkt.nastaMote = null;
  return { protokolletSkickasTill: of('skickasTill'), forKannedom: of('forKannedom'), nastaMote };
}
