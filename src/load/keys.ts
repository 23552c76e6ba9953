// YAML tree → plain data with canonical keys, and a map from each place in the data to its line and to the user's
// own spelling. Everything that is legal YAML but has no place in a meeting file is refused here.
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, Scalar } from 'yaml';
import type { Fault } from '../domain/fault.ts';
import { canonicalKey, KEY_SPELLING } from '../domain/keys.ts';
import { type Message, message } from '../messages/messages.ts';
import { EXAMPLES } from './examples.ts';
import type { YamlText } from './parse-yaml.ts';
import type { DataPath, SourceEntry, SourceMap } from './source-map.ts';
import { pathKey } from './source-map.ts';
import { readText } from './text-value.ts';
import { mend } from './yaml-faults.ts';

export interface ReadTree {
  data: unknown;
  source: SourceMap;
  faults: Fault[];
  /** Places that are faulty already; what the schema says about them is an echo. */
  broken: ReadonlySet<string>;
}

export function readTree(contents: ParsedNode | null, text: YamlText, file: string): ReadTree {
  const walk = new Walk(text, file);
  const data = contents === null ? undefined : walk.node(contents, [], '', '', null);
  return {
    data,
    source: { file, entries: walk.entries, lines: text.lines },
    faults: walk.faults,
    broken: walk.broken,
  };
}

/** More than anybody reads; the loader says that there are more. */
export const MAX_FAULTS = 101;

class Walk {
  readonly entries = new Map<string, SourceEntry>();
  readonly faults: Fault[] = [];
  readonly broken = new Set<string>();
  /** Some alias in the file has its anchor, so that `*` and `&` are meant as YAML's own. */
  private readonly hasReferences: boolean;
  private referenceTold = false;
  /** JSON and files written by programs escape signs in double quotation marks; people write paths. */
  private static readonly DRIVE = /(?:^|[^A-Za-z])[A-Za-z]:\\(?!\\)/;

  constructor(
    private readonly text: YamlText,
    private readonly file: string,
  ) {
    const names = (pattern: RegExp) =>
      new Set([...text.text.matchAll(pattern)].map((match) => match[1] ?? ''));
    const aliases = names(/(?<=^|[\s[{,])\*([^\s,[\]{}]+)/g);
    const anchors = names(/(?<=^|[\s[{,])&([^\s,[\]{}]+)/g);
    this.hasReferences = [...aliases].some((name) => anchors.has(name));
  }

  private fault(what: Message, line: number, path: DataPath, spelled: string): void {
    if (this.faults.length < MAX_FAULTS) this.faults.push({ ...what, file: this.file, line, path: spelled });
    if (what.severity === 'fel') this.broken.add(pathKey(path));
  }

  /** `key` is the nearest key as the user spells it; `keyLine` its line, null for entries of a list. */
  node(node: ParsedNode, path: DataPath, spelled: string, key: string, keyLine: number | null): unknown {
    const start = node.range[0];
    const line = this.text.lineAt(start);
    this.entries.set(pathKey(path), { line: keyLine ?? line, spelled, lines: null });
    if (isAlias(node) || node.anchor !== undefined) {
      this.reference(isAlias(node), line, path, spelled);
      return undefined;
    }
    const tag = this.tagBefore(start, node.tag);
    if (tag !== null) {
      this.fault(message('YAML-012', { tagg: tag }), line, path, spelled);
      return undefined;
    }
    if (isMap(node))
      return this.map(node.items as { key: ParsedNode; value: ParsedNode | null }[], path, spelled);
    if (isSeq(node)) {
      return node.items.map((item, index) =>
        this.node(item as ParsedNode, [...path, index], `${spelled}[${index + 1}]`, key, null),
      );
    }
    return isScalar(node) ? this.scalar(node, path, spelled, key, keyLine ?? line) : undefined;
  }

  private reference(isAliasNode: boolean, line: number, path: DataPath, spelled: string): void {
    if (this.hasReferences && this.referenceTold) {
      this.broken.add(pathKey(path));
      return;
    }
    this.referenceTold ||= this.hasReferences;
    const sign = { tecken: isAliasNode ? '*' : '&', rattad: mend(this.text.lines[line - 1] ?? '').shown };
    this.fault(this.hasReferences ? message('YAML-013') : message('YAML-005', sign), line, path, spelled);
  }

  /** The tag as written, where the user wrote one. */
  private tagBefore(start: number, tag: string | undefined): string | null {
    if (tag === undefined) return null;
    const before = this.text.text.slice(Math.max(0, start - 200), start + 200);
    return /![^\s,[\]{}]*/.exec(before)?.[0] ?? '!';
  }

  private map(
    items: { key: ParsedNode; value: ParsedNode | null }[],
    path: DataPath,
    spelled: string,
  ): unknown {
    const out: Record<string, unknown> = {};
    const seen = new Map<string, { written: string; line: number }>();
    for (const { key, value } of items) {
      const line = this.text.lineAt(key.range[0]);
      if (
        !isScalar(key) ||
        key.anchor !== undefined ||
        key.tag !== undefined ||
        String(key.value).trim() === ''
      ) {
        this.fault(message('YAML-019'), line, path, spelled);
        continue;
      }
      const written = String(key.value).normalize('NFC').trim();
      if (written === '<<') {
        this.fault(message('YAML-014'), line, path, spelled);
        continue;
      }
      const canonical = canonicalKey(written);
      const id = canonical ?? written;
      const own = [...path, id];
      const ownSpelled = spelled === '' ? written : `${spelled}.${written}`;
      const first = seen.get(id);
      if (first) {
        this.fault(
          message('YAML-010', { nyckel: written, forsta: first.written, rad: first.line }),
          line,
          own,
          ownSpelled,
        );
        continue;
      }
      seen.set(id, { written, line });
      const read =
        value === null
          ? this.empty(own, ownSpelled, written, line)
          : this.node(value, own, ownSpelled, written, line);
      // As its own property, also where the key is `__proto__`.
      Object.defineProperty(out, id, { value: read, enumerable: true, writable: true, configurable: true });
    }
    return out;
  }

  private empty(path: DataPath, spelled: string, key: string, line: number): undefined {
    this.entries.set(pathKey(path), { line, spelled, lines: null });
    const id = [...path].reverse().find((part) => typeof part === 'string');
    const known = typeof id === 'string' && Object.hasOwn(KEY_SPELLING, id);
    // A key that does not exist is told as that, not as one without a value.
    if (known || key === '')
      this.fault(
        message('DATA-002', {
          nyckel: key,
          exempel: EXAMPLES[id ?? ''] ?? null,
          ...(id === 'arenden' && { slag: path.length > 1 ? ('ärende' as const) : ('ärenden' as const) }),
        }),
        line,
        path,
        spelled,
      );
    return undefined;
  }

  private scalar(
    node: Scalar.Parsed,
    path: DataPath,
    spelled: string,
    key: string,
    keyLine: number,
  ): unknown {
    const [start, end] = node.range;
    const plain = node.type === Scalar.PLAIN;
    const value = typeof node.value === 'string' ? node.value : '';
    const row = this.text.lines[this.text.lineAt(end) - 1] ?? '';
    const afterHash = plain ? this.afterHash(end) : null;
    if (value.trim() === '' || (plain && /^(null|~)$/i.test(value))) {
      if (afterHash !== null && !afterHash.startsWith('# ')) {
        const what = message('YAML-005', { tecken: '#', rattad: mend(row).shown });
        this.fault(what, this.text.lineAt(end), path, spelled);
        return undefined;
      }
      return this.empty(path, spelled, key, keyLine);
    }
    const rows = this.rowsOf(node.type ?? Scalar.PLAIN, start, end);
    const swallowed = plain
      ? rows.slice(1).find((row) => /^\s*-\s/.test(this.text.lines[row - 1] ?? ''))
      : undefined;
    if (swallowed !== undefined) this.fault(message('YAML-020'), swallowed, path, spelled);
    if (afterHash !== null && /^#(\S| ?\d)/.test(afterHash))
      this.fault(message('YAML-021', { bort: afterHash }), this.text.lineAt(end), path, spelled);
    const escaped = node.type === Scalar.QUOTE_DOUBLE && this.text.text.slice(start, end).includes('\\');
    if (escaped && Walk.DRIVE.test(this.text.text.slice(start, end))) {
      this.fault(message('YAML-017'), keyLine, path, spelled);
      return undefined;
    }
    const read = readText(value);
    const line = rows[0] ?? keyLine;
    const kept = rows.length > 1 ? valueRows(node.type, value, rows, this.text) : null;
    const lines = kept && kept.length > read.leading ? kept.slice(read.leading) : null;
    this.entries.set(pathKey(path), { line: lines?.[0] ?? line, spelled, lines });
    for (const { what, row } of read.faults) this.fault(what, kept?.[row] ?? line, path, spelled);
    return read.text;
  }

  /** What stands after ` #` on the last line of a plain text. */
  private afterHash(end: number): string | null {
    const stop = this.text.text.indexOf('\n', end);
    const rest = this.text.text.slice(end, stop < 0 ? undefined : stop);
    return /^\s*(#.*)$/.exec(rest)?.[1] ?? null;
  }

  /** Lines of the file that hold the scalar's text. */
  private rowsOf(type: Scalar.Type, start: number, end: number): number[] {
    const isBlock = type === Scalar.BLOCK_LITERAL || type === Scalar.BLOCK_FOLDED;
    const first = this.text.lineAt(start) + (isBlock ? 1 : 0);
    const last = isBlock ? this.text.lineAt(Math.max(start, end - 1)) : this.text.lineAt(end);
    return Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => first + index);
  }
}

/** For each line of the value the line of the file where it begins. */
function valueRows(type: Scalar.Type | undefined, value: string, rows: number[], text: YamlText): number[] {
  const lines = value.split('\n');
  if (type === Scalar.BLOCK_LITERAL) return lines.map((_, index) => rows[index] ?? rows.at(-1) ?? 1);
  // Folded and wrapped texts: each line of the value begins where the file's next line has the same beginning.
  let at = 0;
  return lines.map((line) => {
    const wanted = line.trim();
    if (wanted !== '')
      for (let next = at; next < rows.length; next++) {
        const own = (text.lines[(rows[next] ?? 1) - 1] ?? '')
          .trim()
          .replace(/^(?:-\s+)*(?:[^:"']{1,40}:\s+)?["']?/, '');
        const begin = own.slice(0, 12);
        if (begin !== '' && (wanted.startsWith(begin) || begin.startsWith(wanted))) {
          at = next + 1;
          return rows[next] ?? 1;
        }
      }
    return rows[Math.min(at, rows.length - 1)] ?? 1;
  });
}
