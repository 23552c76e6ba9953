// Text → YAML tree, or every fault of form in Swedish. YAML 1.2 with the failsafe schema: every scalar is text.
// Depth is limited while reading, so that no file can overflow the stack. Faults that only need quotation marks
// are mended in memory, so that the rest of the file can be checked in the same run.
import { Composer, type Document, Lexer, type ParsedNode, Parser, type YAMLParseError } from 'yaml';
import type { Fault } from '../domain/fault.ts';
import { type Message, message } from '../messages/messages.ts';
import { type Diagnosis, diagnose } from './yaml-faults.ts';

/** Levels of keys, lists and brackets inside each other; a meeting file uses less than ten. */
const MAX_DEPTH = 40;
/** Signs, words and texts; a protokoll of 70 pages has some thousands. Bounds memory and time. */
const MAX_LEXEMES = 200_000;
const MAX_ROUNDS = 6;
/** Errors that are looked at; a file that is no YAML at all can have millions. */
const MAX_ERRORS = 100;

export interface YamlText {
  /** With `\n` as the only line break; mended where faults were only missing quotation marks. */
  text: string;
  lines: readonly string[];
  /** 1-based line of an offset. */
  lineAt(offset: number): number;
  /** Start of the quoted text that covers the offset, or null. */
  quoteStart(offset: number): number | null;
}

export interface ParsedYaml {
  /** Null where the form is too broken to read on. */
  contents: ParsedNode | null;
  source: YamlText;
  faults: Fault[];
}

export function parseYaml(text: string, file: string): ParsedYaml {
  let current = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const faults = new Map<number, Fault>();
  for (let round = 1; ; round++) {
    const { contents, source, errors, refusal } = compose(current);
    const found = errors.map((error) => diagnose(error, source));
    if (refusal) found.push(refusal);
    const mended = [...source.lines];
    let broken = false;
    let progress = false;
    for (const { line, message, mended: replacement } of found) {
      const known = faults.get(line);
      if (!known) faults.set(line, { ...message, file, line, path: '' });
      if (replacement === null) broken = true;
      else if (mended[line - 1] !== replacement) {
        mended[line - 1] = replacement;
        progress = true;
      }
    }
    const all = [...faults.values()];
    if (found.length === 0) return { contents, source, faults: all };
    if (broken || !progress || round === MAX_ROUNDS) return { contents: null, source, faults: all };
    current = mended.join('\n');
  }
}

interface Composed {
  contents: ParsedNode | null;
  source: YamlText;
  errors: YAMLParseError[];
  /** Set where reading stopped early. */
  refusal: Diagnosis | null;
}

function compose(text: string): Composed {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const quotes: { start: number; end: number }[] = [];
  const source: YamlText = {
    text,
    lines: text.split('\n'),
    lineAt: (offset) => lastAtMost(lineStarts, offset, (start) => start) + 1,
    quoteStart: (offset) => {
      const quote = quotes[lastAtMost(quotes, offset, (quote) => quote.start)];
      return quote && quote.start <= offset && offset <= quote.end ? quote.start : null;
    },
  };
  const parser = new Parser();
  // Duplicates are found by the key walk, which knows that `ärenden` and `arenden` are one key.
  const composer = new Composer({ schema: 'failsafe', version: '1.2', uniqueKeys: false, strict: true });
  const documents: Document.Parsed[] = [];
  const take = (tokens: Iterable<Parameters<Composer['next']>[0]>): void => {
    for (const token of tokens) documents.push(...(composer.next(token) as Iterable<Document.Parsed>));
  };
  const stop = (what: Message): Composed => ({
    contents: null,
    source,
    errors: [],
    refusal: { line: source.lineAt(parser.offset), message: what, mended: null },
  });
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (++lexemes > MAX_LEXEMES) return stop(message('YAML-024'));
    if (lexeme[0] === '"' || lexeme[0] === "'")
      quotes.push({ start: parser.offset, end: parser.offset + lexeme.length });
    take(parser.next(lexeme));
    if (parser.stack.length > MAX_DEPTH) return stop(message('YAML-015', { hogst: MAX_DEPTH }));
  }
  take(parser.end());
  documents.push(...(composer.end(true, text.length) as Iterable<Document.Parsed>));
  const errors = documents.flatMap((document) => document.errors as YAMLParseError[]);
  errors.sort((a, b) => a.pos[0] - b.pos[0]);
  const second = documents[1];
  if (second && errors.length === 0)
    errors.push({
      code: 'MULTIPLE_DOCS',
      message: '',
      pos: [second.range[0], second.range[0]],
    } as YAMLParseError);
  const first = documents[0];
  return {
    contents: (first?.contents as ParsedNode | null | undefined) ?? null,
    source,
    errors: withoutEchoes(errors).slice(0, MAX_ERRORS),
    refusal: null,
  };
}

/** After the first token outside the document every further one is reported too; they say nothing new. */
function withoutEchoes(errors: readonly YAMLParseError[]): YAMLParseError[] {
  const outside = errors.findIndex(
    (error) => error.code === 'UNEXPECTED_TOKEN' && /node end|in YAML stream/.test(error.message),
  );
  return errors.filter(
    (error, index) => index <= outside || outside < 0 || !/in YAML stream/.test(error.message),
  );
}

function lastAtMost<T>(sorted: readonly T[], value: number, key: (item: T) => number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (key(sorted[middle] as T) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
