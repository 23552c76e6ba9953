// What two meetings must have in common after a round trip, as an outline that a person can read, and words in and out.
// Both are read through the view of our own protokoll: what prints the same is the same, however the file says it.

import { plainText } from '../../src/compose/inline.ts';
import type { PersonView, PunktView, TextView, View } from '../../src/compose/view.ts';
import type { Organ } from '../../src/domain/organ.ts';
import type { Sammantrade } from '../../src/domain/sammantrade.ts';
import type { Prose } from './paper.ts';
import { viewOf } from './paper.ts';
import { proseOf } from './paper-arende.ts';

export interface OutlineOptions {
  /** Number of the first §, as on the paper. */
  first: number;
  /** False for a paper without a front page, which does not say when and where, or who was there. */
  front?: boolean;
}

const TOKEN = /[\p{L}\p{N}]+/gu;

/** Letters and digits in small letters; soft hyphens are no break. */
export function tokensOf(text: string): string[] {
  return text.normalize('NFC').replaceAll('\u00ad', '').toLowerCase().match(TOKEN) ?? [];
}

export function wordsOf(text: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const token of tokensOf(text)) words.set(token, (words.get(token) ?? 0) + 1);
  return words;
}

/** A word that a hyphen divides at the end of a line, and its two halves. */
const DIVIDED = /(\p{L}+)-[ \t\r\f]*\n[\s\f]*(\p{Ll}+)/gu;

/**
 * Words of the source that the result does not have as often, each as many times as it is missed. The halves of a word
 * that was divided at the end of a line are not missed where the whole word came instead.
 */
export function lost(source: string, result: string): string[] {
  const [given, got] = [wordsOf(source), wordsOf(result)];
  const clean = source.normalize('NFC').replaceAll('\u00ad', '').toLowerCase();
  for (const [, head = '', tail = ''] of clean.matchAll(DIVIDED)) {
    const whole = head + tail;
    const spare = (got.get(whole) ?? 0) - (given.get(whole) ?? 0);
    if (spare <= 0) continue;
    for (const half of [head, tail]) given.set(half, (given.get(half) ?? 0) - 1);
    given.set(whole, (given.get(whole) ?? 0) + 1);
  }
  return [...given].flatMap(([word, count]) =>
    Array<string>(Math.max(0, count - (got.get(word) ?? 0))).fill(word),
  );
}

/** One kind of space, quotation mark and dash; no soft hyphens. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll('\u00ad', '')
    .replace(/[“”„"]/gu, '”')
    .replace(/[–—]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();

/** A long text in rows that end where its own words say, so that a lost word changes its row and no other. */
function rowsOf(text: string): string[] {
  const rows: string[][] = [[]];
  for (const token of tokensOf(text)) {
    rows.at(-1)?.push(token);
    if (token.length > 8) rows.push([]);
  }
  return rows.map((row) => row.join(' ')).filter((row) => row !== '');
}

class Outline {
  readonly lines: string[] = [];
  private readonly view: View;
  private readonly texts: ReturnType<typeof viewOf>['texts'];

  constructor({ view, texts }: ReturnType<typeof viewOf>) {
    this.view = view;
    this.texts = texts;
  }

  private put(level: number, text: string): void {
    this.lines.push('  '.repeat(level) + text);
  }

  private prose(text: TextView | null): Prose[] {
    return text ? proseOf(this.texts[text.nr]?.blocks ?? []) : [];
  }

  private person({
    namn,
    funktion,
    organisation,
    tjanstgorFor,
    delAvMotet,
    paragrafer,
    arOrdforande,
  }: PersonView): string {
    const parts = [funktion, organisation, tjanstgorFor && `för ${tjanstgorFor}`, paragrafer].map(
      (part) => part ?? '-',
    );
    return plain(
      [namn, ...parts, ...(delAvMotet ? ['del av mötet'] : []), ...(arOrdforande ? ['ordförande'] : [])].join(
        ' | ',
      ),
    );
  }

  private people(label: string, people: readonly PersonView[]): void {
    if (people.length === 0) return;
    this.put(0, `${label}:`);
    for (const person of people) this.put(1, this.person(person));
  }

  front(meeting: Sammantrade): void {
    const { view } = this;
    this.put(0, `datum: ${view.datum}${view.extra ? ', extra' : ''}`);
    this.put(0, `tid: ${meeting.tid.start}-${meeting.tid.slut}`);
    this.put(0, `plats: ${plain([view.plats, view.form].filter((part) => part !== null).join(', '))}`);
    this.people('ledamöter', view.ledamoter);
    this.people('ersättare', view.ersattare);
    this.people('frånvarande', view.franvarande);
    const others = [...view.tjanstepersoner, ...view.ovriga].filter(
      ({ namn }) => namn !== view.sekreterare.namn,
    );
    this.people('tjänstepersoner och övriga', others);
    this.people('sekreterare', [view.sekreterare]);
    if (view.justerare.length > 0)
      this.put(0, `justerare: ${plain(view.justerare.map(({ namn }) => namn).join('; '))}`);
    if (view.justering) {
      const { hur, senast } = view.justering;
      this.put(
        0,
        `justering: ${plain([hur, senast?.datum, senast?.tid].map((part) => part ?? '-').join(' | '))}`,
      );
    }
  }

  arenden(): void {
    for (const arende of this.view.arenden) {
      this.punkt(arende, 0);
      for (const punkt of arende.underpunkter) this.punkt(punkt, 1);
    }
  }

  end(): void {
    const { mottagare, forKannedom } = this.view;
    this.put(0, `protokollet skickas till: ${mottagare.map(plain).join(' | ')}`);
    if (forKannedom.length > 0) this.put(0, `för kännedom: ${forKannedom.map(plain).join(' | ')}`);
  }

  private punkt(punkt: PunktView, level: number): void {
    const typ = punkt.typ === null ? '' : ` (${punkt.typ})`;
    const underlag = punkt.underlag === null ? '' : ` [${plain(punkt.underlag)}]`;
    this.put(level, `${plain(punkt.etikett)} ${plain(punkt.rubrik)}${underlag}${typ}`);
    const inside = level + 1;
    if (punkt.diarienummer !== null) this.put(inside, `dnr: ${punkt.diarienummer}`);
    if (punkt.foredragande !== null) this.put(inside, `föredragande: ${plain(punkt.foredragande)}`);
    const text = this.prose(punkt.text).map(proseText).join(' ');
    for (const row of rowsOf(text)) this.put(inside, `text: ${row}`);
    for (const sats of punkt.beslut?.satser ?? []) {
      const [head, ...rest] = this.prose(sats.text);
      this.put(inside, `${sats.arAtt ? 'att' : 'sats'}: ${head ? tokensOf(proseText(head)).join(' ') : ''}`);
      for (const block of rest) this.list(block, inside + 1);
    }
    for (const end of endings(punkt, (of) => this.prose(of).map(proseText).join(' '))) this.put(inside, end);
    for (const [label, sent] of [
      ['skickas till', punkt.skickasTill],
      ['för kännedom', punkt.forKannedom],
    ] as const)
      if (sent)
        this.put(
          inside,
          `${label}${sent.vad === null ? '' : ` (${plain(sent.vad).toLowerCase()})`}: ${sent.till.map(plain).join(' | ')}`,
        );
  }

  private list(block: Prose, level: number): void {
    if (block.kind !== 'list') {
      this.put(level, tokensOf(proseText(block)).join(' '));
      return;
    }
    for (const { content } of block.items) {
      const [head, ...rest] = content;
      this.put(level, `- ${head ? tokensOf(proseText(head)).join(' ') : ''}`);
      for (const more of rest) this.list(more, level + 1);
    }
  }
}

/** How an ärende ends where it does not end with a decision. */
function endings(punkt: PunktView, words: (text: TextView | null) => string): string[] {
  const stop = (text: string): string => plain(text).replace(/\.$/, '');
  const standing = (label: string, end: { text: TextView | null } | null): string[] => {
    if (!end) return [];
    const own = tokensOf(words(end.text)).join(' ');
    return [
      /^(?:|(?:ärendet|punkten|paragrafen) (?:bordläggs|bordlägges|återremitteras))$/.test(own)
        ? label
        : `${label}: ${own}`,
    ];
  };
  return [
    ...standing('bordläggs', punkt.bordlaggning),
    ...standing('återremitteras', punkt.aterremiss),
    ...punkt.avslutning.map((sentence) => `avslutning: ${stop(sentence)}`),
    ...(punkt.omedelbarJustering ? ['omedelbart justerad'] : []),
  ];
}

/** The words of a piece of text, markers of lists left out. */
export function proseText(block: Prose): string {
  switch (block.kind) {
    case 'list':
      return block.items.flatMap(({ content }) => content.map(proseText)).join('\n');
    case 'table':
      return block.rows.flatMap((row) => row.map(plainText)).join('\n');
    default:
      return plainText(block.content);
  }
}

/** One line for each thing that must be the same. */
export function outlineOf(
  meeting: Sammantrade,
  organ: Organ,
  { first, front = true }: OutlineOptions,
): string {
  const outline = new Outline(viewOf(meeting, organ, first));
  if (front) outline.front(meeting);
  outline.arenden();
  outline.end();
  return outline.lines.join('\n');
}
