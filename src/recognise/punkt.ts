// What stands below a rubrik, line by line: each line either begins a part, or belongs to the part that is open.
import { readBeslut } from './beslut.ts';
import { readDiarienummer, readNastaMote } from './details.ts';
import * as grammar from './grammar.ts';
import {
  type Line,
  type Piece,
  piece,
  type ReadMottagare,
  type ReadPunkt,
  type ReadYttrande,
} from './paper.ts';
import { goesOn, groupLines, isSubheading, joinLines, markdownOf, withNumberedItems } from './paragraphs.ts';
import { readSpeakers } from './people.ts';
import type { Reading } from './reading.ts';
import { readSignatureBlock } from './signatures.ts';

export function readPunkt(
  rubrikLines: readonly Line[],
  lines: readonly Line[],
  listed: { rubrik: string; lines: readonly Line[] } | null,
  reading: Reading,
  isLast: boolean,
): ReadPunkt {
  const { rubrik, typ, underlag } = grammar.tagsOf(joinLines(rubrikLines, 'text', reading.known));
  const inList = listed && grammar.tagsOf(listed.rubrik);
  const title = inList?.rubrik.replace(/ ?[:.]$/, '') ?? null;
  const differs = title !== null && plain(title) !== plain(rubrik.replace(/ ?[:.]$/, ''));
  const punkt: ReadPunkt = {
    rubrik: piece(rubrik, rubrikLines),
    rubrikIForteckningen: differs && listed ? piece(title, listed.lines) : null,
    typ: typ ?? inList?.typ ?? null,
    underlag,
    ...{
      diarienummer: null,
      foredragande: [],
      jav: [],
      text: null,
      propositionsordning: null,
      yttranden: [],
    },
    ...{ beslut: [], bordlaggning: null, aterremiss: null, omedelbarJustering: null, avslutning: [] },
    ...{ bilagor: [], mottagare: [], nastaMote: null },
  };
  new Body(punkt, reading, isLast).read(lines);
  return punkt;
}

/** Dashes and their spaces are typography; words, capitals and other marks are not. */
const plain = (text: string): string =>
  text
    .replace(/ ?[–—-] ?/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

type Part =
  | 'text'
  | 'beslut'
  | 'efter'
  | 'bilagor'
  | 'underskrifter'
  | { mottagare: ReadMottagare }
  | { yttrande: ReadYttrande; own: Line[] };

/** Longest recipient on a line, in characters; longer lines are sentences. */
const LONGEST_RECIPIENT = 110;
/** A full stop that ends no sentence. */
const ABBREVIATED = /\b(?:m\.m|m\.fl|o\.d|osv|etc)\.$/;

/** Sentences that have a field of their own. */
const STANDING = [
  [grammar.isBordlaggning, 'bordlaggning'],
  [grammar.isAterremiss, 'aterremiss'],
  [grammar.isOmedelbar, 'omedelbarJustering'],
  [grammar.isProposition, 'propositionsordning'],
] as const;

class Body {
  private readonly punkt: ReadPunkt;
  private readonly reading: Reading;
  private part: Part = 'text';
  private readonly text: Line[] = [];
  private readonly after: Line[] = [];
  private clauses: Line[] = [];
  private readonly signatures: Line[] = [];

  /** Below the last § of all stands what belongs to the protokoll as a whole. */
  private readonly isLast: boolean;

  constructor(punkt: ReadPunkt, reading: Reading, isLast: boolean) {
    this.isLast = isLast;
    this.punkt = punkt;
    this.reading = reading;
  }

  read(lines: readonly Line[]): void {
    for (let at = 0; at < lines.length; ) at += this.take(lines, at);
    this.closeBeslut();
    this.closeYttrande();
    const { form, rest } = readSignatureBlock(this.signatures);
    for (const { index, text } of form) this.reading.form.push({ index, text, slag: 'underskrifter' });
    this.after.push(...rest);
    this.punkt.text = this.textOf(this.text);
    for (const group of groupLines(this.after, this.reading.setting))
      this.punkt.avslutning.push(piece(this.join(group), group, 'avslutning'));
  }

  /** A § on the next meeting has it in its text. */
  private mayTellNext(): boolean {
    return this.isLast && !this.punkt.nastaMote && !grammar.isNextMeetingTitle(this.punkt.rubrik.text);
  }

  private join = (lines: readonly Line[]): string => joinLines(lines, 'text', this.reading.known);

  private formed(line: Line, text: string): void {
    this.reading.form.push({ index: line.index, text, slag: 'ledord' });
  }

  /** The line and those that go on with its sentence. */
  private paragraphAt(lines: readonly Line[], at: number): Line[] {
    const group = [lines[at] as Line];
    for (let next = at + 1; next < lines.length; next += 1) {
      const line = lines[next] as Line;
      if (this.beginsPart(line) || !goesOn(group.at(-1) as Line, line, this.reading.setting)) break;
      group.push(line);
    }
    return group;
  }

  /** No sentence goes on over the label of the next part. */
  private beginsPart({ text }: Line): boolean {
    return (
      grammar.leadInOf(text, this.reading.organ) !== null ||
      grammar.recipientsIn(text) !== null ||
      grammar.saidIn(text) !== null ||
      grammar.isBilagor(text) ||
      grammar.bilagaIn(text) !== null ||
      grammar.isSigning(text)
    );
  }

  /** Takes the line at a place into its part; how many lines were taken. */
  private take(lines: readonly Line[], at: number): number {
    const line = lines[at] as Line;
    return (
      this.begin(line) ||
      this.takeSpeakers(lines, at) ||
      this.takeSentence(lines, at) ||
      this.takeBilaga(lines, at) ||
      this.takeInto(line)
    );
  }

  /** A line that begins a part. */
  private begin(line: Line): number {
    const { organ } = this.reading;
    const leadIn = line.marker === null ? grammar.leadInOf(line.text, organ) : null;
    if (leadIn) {
      this.closeBeslut();
      this.part = 'beslut';
      this.formed(line, leadIn.words);
      if (leadIn.clause) this.clauses.push({ ...line, text: leadIn.clause, markdown: leadIn.clause });
      return 1;
    }
    const recipients = grammar.recipientsIn(line.text);
    if (recipients) {
      this.closeYttrande();
      const vad =
        recipients.slag === 'forKannedom' && recipients.vad !== null ? piece(recipients.vad, [line]) : null;
      this.formed(line, vad ? line.text.slice(vad.text.length).trim() : line.text);
      const mottagare: ReadMottagare = { slag: recipients.slag, vad, till: [] };
      this.punkt.mottagare.push(mottagare);
      this.part = { mottagare };
      return 1;
    }
    const said = grammar.saidIn(line.text);
    if (said) {
      this.closeYttrande();
      const av = said.av === '' ? [] : readSpeakers(said.av, [line.index]);
      const yttrande: ReadYttrande = { slag: said.slag, av, text: null };
      this.formed(line, line.text.slice(0, line.text.length - said.av.length).trim());
      this.formAnd(line);
      this.punkt.yttranden.push(yttrande);
      this.part = { yttrande, own: [] };
      return 1;
    }
    if (this.isLast && grammar.isSigning(line.text)) {
      this.closeBeslut();
      this.part = 'underskrifter';
      this.reading.form.push({ index: line.index, text: line.text, slag: 'underskrifter' });
      return 1;
    }
    if (grammar.isBilagor(line.text)) {
      this.closeYttrande();
      this.formed(line, line.text);
      this.part = 'bilagor';
      return 1;
    }
    return 0;
  }

  /** «A och B»: the word between the names is printed anew. */
  private formAnd(line: Line): void {
    const between = line.text.match(/ och /g);
    if (between) this.formed(line, between.join('').trim().replace(/ {2}/g, ' '));
  }

  private takeSpeakers(lines: readonly Line[], at: number): number {
    const line = lines[at] as Line;
    if (this.part !== 'text' || this.text.length > 0) return 0;
    const diarienummer = this.punkt.diarienummer === null ? readDiarienummer(line) : null;
    if (diarienummer) {
      this.punkt.diarienummer = diarienummer;
      return 1;
    }
    const speakers = grammar.speakersIn(line.text);
    if (speakers === null) return 0;
    const more = this.speakerLines(lines.slice(at));
    const own = [line, ...more];
    const words = [speakers, ...more.map(({ text }) => text)].join(' ');
    this.punkt.foredragande.push(
      ...readSpeakers(
        words,
        own.map(({ index }) => index),
      ),
    );
    this.formed(line, line.text.slice(0, line.text.length - speakers.length).trim());
    for (const one of own) this.formAnd(one);
    return own.length;
  }

  /** Lines on which the names of those who present go on. */
  private speakerLines([first, ...lines]: readonly Line[]): Line[] {
    const { setting } = this.reading;
    const more: Line[] = [];
    let before = first;
    for (const line of lines) {
      const isOpen = before && /(?:,| och)$/.test(before.text);
      const goes = before && goesOn(before, line, setting) && isNames(line.text) && !this.beginsPart(line);
      if ((!isOpen && !goes) || (line.gap && !setting.doubleSpaced)) break;
      more.push(line);
      before = line;
    }
    return more;
  }

  /** A sentence with a field of its own. */
  private takeSentence(lines: readonly Line[], at: number): number {
    const line = lines[at] as Line;
    const { punkt, part } = this;
    if (line.marker !== null || line.table || (part === 'beslut' && grammar.numberedClause(line.text)))
      return 0;
    if (typeof part === 'object' && 'yttrande' in part && part.own.length === 0) return 0;
    const { text } = line;
    if (this.mayTellNext() && grammar.isNextMeeting(text)) return this.takeNext(lines, at);
    const field = STANDING.find(([is, key]) => is(text) && !punkt[key])?.[1];
    const isClosing = grammar.isClosing(text);
    const isJav = grammar.isJav(text);
    if (field === undefined && !isClosing && !isJav) return 0;
    const group = this.paragraphAt(lines, at);
    const whole = piece(this.join(group), group);
    const jav = isJav ? grammar.javIn(whole.text) : null;
    if (field !== undefined) punkt[field] = whole;
    else if (isClosing) punkt.avslutning.push(whole);
    else if (jav === null) return 0;
    else punkt.jav.push(...readSpeakers(jav, whole.lines));
    this.closeYttrande();
    return group.length;
  }

  /** «Nästa sammanträde» below the last decision, with or without a rubrik of its own. */
  private takeNext(lines: readonly Line[], at: number): number {
    const first = lines[at] as Line;
    const isTitle = grammar.isNextMeetingTitle(first.text);
    const group = this.paragraphAt(lines, isTitle ? at + 1 : at);
    if (isTitle && lines[at + 1] === undefined) return 0;
    const next = readNastaMote(group);
    if (!next) return 0;
    if (isTitle) this.formed(first, first.text);
    this.punkt.nastaMote = next;
    this.closeBeslut();
    this.part = 'efter';
    return group.length + (isTitle ? 1 : 0);
  }

  /** `Bilaga 1: …`, below its label. */
  private takeBilaga(lines: readonly Line[], at: number): number {
    const group = this.part === 'bilagor' ? this.paragraphAt(lines, at) : [];
    const text = this.join(group);
    if (group.length === 0 || !grammar.bilagaIn(text)) return 0;
    this.punkt.bilagor.push(piece(text, group));
    return group.length;
  }

  /** A line of the part that is open. */
  private takeInto(line: Line): number {
    const { part } = this;
    if (part === 'text') this.text.push(line);
    else if (part === 'underskrifter') this.signatures.push(line);
    else if (part === 'beslut') this.clauses.push(line);
    else if (typeof part === 'object' && 'mottagare' in part && isRecipient(line))
      part.mottagare.till.push(piece(line.text, [line]));
    else if (typeof part === 'object' && 'yttrande' in part && this.staysIn(part, line)) part.own.push(line);
    else {
      this.closeYttrande();
      (this.punkt.beslut.length > 0 ||
      this.clauses.length > 0 ||
      typeof part === 'object' ||
      part === 'bilagor'
        ? this.after
        : this.text
      ).push(line);
      // A sentence among the recipients does not end them.
      if (this.part === part && !(typeof part === 'object' && 'mottagare' in part)) this.part = 'efter';
    }
    return 1;
  }

  /** Of an yrkande one paragraph; a reservation goes on to the next part. */
  private staysIn({ yttrande, own }: { yttrande: ReadYttrande; own: Line[] }, line: Line): boolean {
    const last = own.at(-1);
    return yttrande.slag !== 'yrkanden' || last === undefined || goesOn(last, line, this.reading.setting);
  }

  private closeBeslut(): void {
    const read = readBeslut(this.clauses, this.reading);
    this.punkt.beslut.push(...read.beslut);
    this.after.push(...read.after);
    this.clauses = [];
    this.closeYttrande();
  }

  private closeYttrande(): void {
    const { part } = this;
    if (typeof part !== 'object' || !('yttrande' in part) || part.own.length === 0) return;
    part.yttrande.text = this.textOf(part.own);
    this.part = this.punkt.beslut.length > 0 ? 'efter' : 'text';
  }

  private textOf(lines: readonly Line[]): Piece | null {
    if (lines.length === 0) return null;
    const { setting, known } = this.reading;
    const groups = groupLines(withNumberedItems(lines), setting);
    const headings = groups.map((group, index) =>
      isSubheading(group, { before: groups[index - 1], next: groups[index + 1], setting }),
    );
    const isVote = lines.some(({ text }) => /^omröstning(?:sresultat)?:?$/i.test(text));
    const isGuess = groups.some(([line], index) => headings[index] && line?.heading === null);
    const markdown = markdownOf(groups, known, (index) => headings[index] === true);
    const mayDecide = this.punkt.beslut.length === 0 && lines.some(({ text }) => grammar.mayDecide(text));
    return piece(
      markdown,
      lines,
      isVote ? 'omrostning' : mayDecide ? 'beslut-i-text' : isGuess ? 'mellanrubrik' : null,
    );
  }
}

/** The rest of a list of names: short, and no sentence. */
const isNames = (text: string): boolean =>
  text.length < 60 && /^[\p{Lu}(]|^och /u.test(text) && !/[.!?:]$/.test(text);

const isRecipient = ({ text }: Line): boolean =>
  text.length <= LONGEST_RECIPIENT && (!/[.!?]$/.test(text) || ABBREVIATED.test(text));
