// A recognised meeting → the text of its meeting file: YAML as a secretary would write it, with a comment wherever
// something is uncertain, missing, or said in other words on the paper.
import { KEY_SPELLING } from '../domain/keys.ts';
import {
  afterOnPaper,
  arendeComment,
  FORM_TITLES,
  fillIn,
  onPaper,
  type PaperPlace,
  partComment,
  unknownComment,
  unsureComment,
} from '../messages/importera.ts';
import type { Draft, Entry, Field, Words } from '../recognise/draft.ts';

/** Width of a line of the file, in characters. */
const WIDTH = 108;
/** What may stand after a value on its own line. */
const SHORT_COMMENT = 44;

/** Signs that would mean something to YAML where they stand. */
const NOT_PLAIN = /^[-?:,[\]{}#&*!|>'"%@`\s]|^(?:---|\.\.\.)|: |:$| #|\s$|[\t\n]|^null$|^~$/i;

/** One line as a value; the failsafe schema makes text of it whatever it looks like. */
export const scalar = (text: string): string =>
  text === '' || NOT_PLAIN.test(text) ? `'${text.replaceAll("'", "''")}'` : text;

/** Words that would begin something else at the start of a line. */
const NO_LINE_START = /^(?:[-+*#>|=~:`_]|\d{1,9}[.)]|§|\p{L}\/)/u;

/** Markdown in lines of some width; headings and rows of tables stay whole. */
export function wrapMarkdown(markdown: string, width: number): string[] {
  return markdown.split('\n').flatMap((line) => {
    if (line.length <= width || /^ *(?:#|\|)/.test(line)) return [line];
    const [lead = ''] = /^ *(?:(?:[-*+]|\d{1,9}[.)]) )?/.exec(line) ?? [];
    const hang = ' '.repeat(lead.length);
    const lines: string[] = [];
    let current = lead;
    for (const word of line.slice(lead.length).split(' ')) {
      const isFirst = current === lead || current === hang;
      const isFull = current.length + 1 + word.length > width;
      // A backslash at the end of a line would break it.
      if (!isFirst && isFull && !NO_LINE_START.test(word) && !current.endsWith('\\')) {
        lines.push(current);
        current = hang + word;
      } else current += isFirst ? word : ` ${word}`;
    }
    return [...lines, current];
  });
}

const comment = (indent: string, text: string): string[] =>
  wrapMarkdown(text.replace(/\s+/g, ' '), WIDTH - indent.length - 2).map((line) => `${indent}# ${line}`);

class Writer {
  readonly lines: string[] = [];
  private readonly placeOf: (index: number) => PaperPlace;
  constructor(placeOf: (index: number) => PaperPlace) {
    this.placeOf = placeOf;
  }

  comment(indent: string, text: string): void {
    this.lines.push(...comment(indent, text));
  }

  /** What stands above a value; what fits stays for the end of its line. */
  private tell({ doubt, lines, left, block }: Words, indent: string): string {
    const [first] = lines;
    if (doubt !== null)
      this.comment(indent, unsureComment(doubt, first === undefined ? null : this.placeOf(first)));
    const [only] = left;
    if (only && left.length === 1 && !block && only.words.length <= SHORT_COMMENT) {
      return `   # ${afterOnPaper(this.placeOf(only.index), only.words)}`;
    }
    for (const { index, words } of left) this.comment(indent, onPaper(this.placeOf(index), words));
    return '';
  }

  /** `lead` is what stands before the value: a key or a dash; `indent` the column of the key. */
  private words(entry: Words, lead: string, indent: string, inner: string): void {
    const after = this.tell(entry, indent);
    if (!entry.block) {
      this.lines.push(`${lead} ${scalar(entry.text)}${after}`);
      return;
    }
    this.lines.push(`${lead} |${after}`);
    for (const line of wrapMarkdown(entry.text, WIDTH - inner.length))
      this.lines.push(line === '' ? '' : inner + line);
  }

  field({ key, entry }: Field, lead: string, indent: string): void {
    const spelled = `${KEY_SPELLING[key]}:`;
    if (entry.slag === 'ord') this.words(entry, lead + spelled, indent, `${indent}  `);
    else if (entry.slag === 'saknas') {
      this.comment(indent, fillIn(key));
      this.lines.push(lead + spelled);
    } else {
      this.lines.push(lead + spelled);
      if (entry.slag === 'falt') this.fields(entry.fields, `${indent}  `, `${indent}  `);
      else this.items(entry.items, `${indent}  `);
    }
  }

  /** `first` stands before the first of them: the dash of a list, or the same as `indent`. */
  private fields(fields: readonly Field[], first: string, indent: string): void {
    for (const [index, field] of fields.entries()) {
      const at = this.lines.length;
      this.field(field, indent, indent);
      if (index > 0 || first === indent) continue;
      // The dash stands at the first line that is no comment.
      const line = this.lines.findIndex((text, place) => place >= at && !/^ *#/.test(text));
      for (let place = at; place < line; place += 1)
        this.lines[place] = first.replace('- ', '') + (this.lines[place] ?? '').trimStart();
      this.lines[line] = first + (this.lines[line] ?? '').slice(indent.length);
    }
  }

  private items(items: readonly Entry[], indent: string): void {
    for (const [index, item] of items.entries()) {
      if (item.slag === 'ord') this.words(item, `${indent}-`, indent, `${indent}  `);
      else if (item.slag === 'falt') {
        const isArende = item.fields.some(({ key }) => key === 'rubrik');
        if (isArende && index > 0) this.lines.push('');
        if (item.title) this.comment(indent, arendeComment(item.title.nummer, this.placeOf(item.title.rad)));
        this.fields(item.fields, `${indent}- `, `${indent}  `);
      }
    }
  }
}

/** Keys that begin a new part of the file. */
const PARTS: readonly Field['key'][] = [
  ...(['ordforande', 'ledamoter', 'ersattare', 'franvarande', 'tjanstepersoner', 'ovrigaDeltagare'] as const),
  ...(['arenden', 'protokolletSkickasTill'] as const),
];

/** The whole file. `head` are comments on where it comes from. */
export function meetingFile(
  draft: Draft,
  head: readonly string[],
  placeOf: (index: number) => PaperPlace,
): string {
  const writer = new Writer(placeOf);
  for (const line of head) writer.comment('', line);
  writer.lines.push('');
  for (const field of draft.fields) {
    if (PARTS.includes(field.key)) writer.lines.push('');
    writer.field(field, '', '');
  }
  if (draft.unknown.length > 0) {
    writer.lines.push('');
    writer.comment('', unknownComment);
    writer.lines.push(`${KEY_SPELLING.okant}:`);
    for (const line of draft.unknown) {
      const text = line.marker ? `${line.marker} ${line.text}` : line.text;
      writer.lines.push(`  - plats: ${scalar(placeOf(line.index).words)}`, `    text: ${scalar(text)}`);
    }
  }
  const { form } = draft;
  for (const slag of ['forteckning', 'underskrifter', 'ledord', 'sida'] as const) {
    const parts = form.filter((part) => part.slag === slag);
    if (parts.length === 0) continue;
    writer.lines.push('');
    writer.comment('', FORM_TITLES[slag]);
    writer.comment('', parts.map(({ index, words }) => partComment(placeOf(index), words)).join(' · '));
  }
  return `${writer.lines.join('\n')}\n`;
}
