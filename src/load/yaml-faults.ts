// What a YAML error means to the one who wrote the file. The parser says what it stumbled on; the line itself says
// why: a colon in a text, a text that begins with a sign, a tab, a list at the wrong place.
import type { YAMLParseError } from 'yaml';
import { canonicalKey } from '../domain/keys.ts';
import { type Message, message } from '../messages/messages.ts';
import type { YamlText } from './parse-yaml.ts';

export interface Diagnosis {
  line: number;
  message: Message;
  /** The line as it should be, where quotation marks are all that is missing. */
  mended: string | null;
}

/** `  - rubrik: text` in parts; `key` is null where the line is only text. */
export interface LineParts {
  before: string;
  key: string | null;
  value: string;
}

/** Signs that a plain text cannot begin with. */
const SIGNS = /^(?:[@`%*&!|>,\]}[{"'#]|[?:-](?:\s|$))/;

export function lineParts(line: string): LineParts {
  const dashes = /^\s*(?:-\s+)*/.exec(line)?.[0] ?? '';
  const rest = line.slice(dashes.length);
  const colon = /:(?:\s+|$)/.exec(rest);
  if (colon && colon.index > 0 && !/^["'[{]/.test(rest)) {
    const key = rest.slice(0, colon.index).trimEnd();
    // After a dash only a known key is a key; `- Anna Ek: ordförande` is a text with a colon.
    if (!dashes.includes('-') || canonicalKey(key) !== null) {
      const end = colon.index + colon[0].length;
      return { before: dashes + rest.slice(0, end), key, value: rest.slice(end).trimEnd() };
    }
  }
  return { before: dashes, key: null, value: rest.trimEnd() };
}

/** The text in quotation marks that leave it as it is. */
export function inQuotes(text: string): string {
  return /["\\]/.test(text) ? `'${text.replace(/'/g, "''")}'` : `"${text}"`;
}

/** The line with its text in quotation marks, and a short form of it for the hint. */
export function mend(line: string): { mended: string | null; shown: string | null } {
  const { before, key, value } = lineParts(line);
  if (value === '' || /^[|>][+-]?\d?$/.test(value)) return { mended: null, shown: null };
  // A text that already ends with the quotation mark it begins with would need another kind.
  const mended = `${before}${/\s$/.test(before) || before === '' ? '' : ' '}${inQuotes(value)}`;
  const shown = `${key === null ? '' : `${key}: `}${inQuotes(value)}`;
  return { mended, shown: shown.length <= 90 ? shown : null };
}

export function diagnose(error: YAMLParseError, source: YamlText): Diagnosis {
  const offset = Math.min(error.pos[0], source.text.length);
  const line = source.lineAt(offset);
  const text = source.lines[line - 1] ?? '';
  const only = (what: Message, at = line): Diagnosis => ({ line: at, message: what, mended: null });

  if (error.code === 'TAB_AS_INDENT' || /^ *\t/.test(text)) return only(message('YAML-001'));
  if (error.code === 'MULTIPLE_DOCS') return only(message('YAML-011'));
  if (/^Missing closing ["']quote/.test(error.message)) {
    const start = source.quoteStart(offset) ?? source.quoteStart(offset - 1) ?? offset;
    const tecken = source.text[start] === "'" ? "'" : '"';
    return only(message('YAML-003', { tecken }), source.lineAt(start));
  }
  if (error.code === 'BAD_DQ_ESCAPE') return only(message('YAML-017'));
  if (/^\s*[{[]/.test(source.text) && /\n|,|}/.test(source.text)) return only(message('YAML-022'));
  if (/directives-end/.test(error.message) || error.code === 'BAD_DIRECTIVE') {
    const directive = source.lines.findIndex((row) => row.startsWith('%'));
    return only(message('YAML-023', { tecken: '%' }), directive < 0 ? line : directive + 1);
  }
  if (error.message.startsWith('Flow ')) {
    const opened = source.lines.slice(0, line).findLastIndex((row) => /^[[{]/.test(lineParts(row).value));
    const tecken = lineParts(source.lines[opened] ?? '').value[0] === '{' ? '{' : '[';
    if (opened >= 0)
      return only(message('YAML-016', { tecken, slut: tecken === '{' ? '}' : ']' }), opened + 1);
  }
  if (/block-seq-ind on same line/.test(error.message)) return only(message('YAML-018'));
  return (
    signAtStart(error, text, line) ??
    colonInText(error, source, line, offset) ??
    wrongShape(error, source, line) ??
    only(message(error.code === 'BAD_INDENT' ? 'YAML-002' : 'YAML-099'))
  );
}

/** The text begins with a sign that YAML keeps for itself. */
function signAtStart(error: YAMLParseError, text: string, line: number): Diagnosis | null {
  const { key, value } = lineParts(text);
  const sign = SIGNS.exec(value)?.[0].trim();
  if (sign === undefined || sign === '-' || /^[|>][+-]?\d?(\s+#.*)?$/.test(value)) return null;
  if (key === null && sign === ':') return null;
  const { mended, shown } = mend(text);
  if (sign === '"' || sign === "'") {
    if (error.code !== 'UNEXPECTED_TOKEN' && error.code !== 'BLOCK_AS_IMPLICIT_KEY') return null;
    return { line, message: message('YAML-006', { rattad: shown }), mended };
  }
  if (sign === '[' || sign === '{') {
    const slut = sign === '[' ? ']' : '}';
    if (!value.includes(slut))
      return { line, message: message('YAML-016', { tecken: sign, slut }), mended: null };
  }
  return { line, message: message('YAML-005', { tecken: sign, rattad: shown }), mended };
}

/** `rubrik: Uppföljning: läget`, or a colon in a text that goes on over several lines. */
function colonInText(
  error: YAMLParseError,
  source: YamlText,
  line: number,
  offset: number,
): Diagnosis | null {
  const text = source.lines[line - 1] ?? '';
  const hasColon = (value: string): boolean => /:(\s|$)/.test(value);
  const nested = error.code === 'BLOCK_AS_IMPLICIT_KEY' && /Nested mappings/.test(error.message);
  if (nested || error.code === 'KEY_OVER_1024_CHARS') {
    const { value } = lineParts(text);
    if (hasColon(value)) {
      const { mended, shown } = mend(text);
      return { line, message: message('YAML-004', { rattad: shown }), mended };
    }
  }
  if (!nested && error.code !== 'MULTILINE_IMPLICIT_KEY') return null;
  const end = error.code === 'MULTILINE_IMPLICIT_KEY' ? error.pos[1] : offset;
  for (
    let at = line + 1;
    at <= Math.min(source.lines.length, Math.max(source.lineAt(end), line + 20));
    at++
  ) {
    const next = source.lines[at - 1] ?? '';
    if (!hasColon(next)) continue;
    const { key } = lineParts(next);
    const known = key !== null && canonicalKey(key) !== null;
    if (nested && known) return { line: at, message: message('YAML-002'), mended: null };
    if (!known) {
      // Only so that reading can go on: a colon before a no-break space is no key.
      const mended = next.replace(/:(?=\s|$)/g, ':\u00a0');
      return { line: at, message: message('YAML-004', { rattad: null }), mended };
    }
    return lineParts(text).key === null ? null : { line: at, message: message('YAML-002'), mended: null };
  }
  return null;
}

/** Lines without a key, keys without a space, lists and keys side by side. */
function wrongShape(error: YAMLParseError, source: YamlText, line: number): Diagnosis | null {
  const text = source.lines[line - 1] ?? '';
  const is = (what: Message): Diagnosis => ({ line, message: what, mended: null });
  const glued = /^\s*(?:-\s+)*([^\s:][^:]{0,40}):\S/.exec(text);
  if (glued?.[1] !== undefined && canonicalKey(glued[1]) !== null)
    return is(message('YAML-009', { nyckel: glued[1].trim() }));
  const isDash = /^\s*-(\s|$)/.test(text);
  const indent = text.search(/\S/);
  const above =
    source.lines.slice(0, line - 1).findLast((row) => row.trim() !== '' && !/^\s*#/.test(row)) ?? '';
  const sameIndent = above.search(/\S/) === indent;
  const aboveIsDash = /^\s*-(\s|$)/.test(above);
  if (error.code === 'BAD_INDENT' && (isDash || !aboveIsDash || !sameIndent)) {
    if (lineParts(text).key !== null || isDash) return is(message('YAML-002'));
  }
  if (isDash || (aboveIsDash && sameIndent)) return is(message(sameIndent ? 'YAML-007' : 'YAML-002'));
  if (lineParts(text).key === null && text.trim() !== '')
    return is(message('YAML-008', { rad: text.trim() }));
  const { key } = lineParts(text);
  return key !== null && canonicalKey(key) !== null ? is(message('YAML-002')) : null;
}
