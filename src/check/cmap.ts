// Reads CMap files: ToUnicode (ISO 32000-1, 9.10.3) and the CMaps of composite fonts (9.7.5).

import { ContentLexer, Name, Operator } from './lexer.ts';

interface CodeSpace {
  length: number;
  low: number;
  high: number;
}

interface CidRange {
  low: number;
  high: number;
  cid: number;
}

export interface CMap {
  codeSpaces: CodeSpace[];
  /** Code → Unicode text (ToUnicode). */
  unicode: Map<number, string>;
  cidRanges: CidRange[];
  wMode: number;
  /** `usecmap`: the name of the CMap this one builds upon. */
  uses: string | null;
  name: string | null;
  registry: string | null;
  ordering: string | null;
  supplement: number | null;
}

/** The number that the bytes of a string make, most significant first. */
function codeOf(string: string): number {
  let code = 0;
  for (let at = 0; at < string.length; at++) code = code * 256 + string.charCodeAt(at);
  return code;
}

function utf16Of(string: string): string {
  if (string.length === 1) return string;
  let text = '';
  for (let at = 0; at + 1 < string.length; at += 2) {
    text += String.fromCharCode((string.charCodeAt(at) << 8) | string.charCodeAt(at + 1));
  }
  return text;
}

/** The text `steps` after `first` in a bfrange: the last code unit counts upwards. */
function shifted(first: string, steps: number): string {
  const last = first.length - 1;
  return first.slice(0, last) + String.fromCharCode(first.charCodeAt(last) + steps);
}

export function parseCMap(bytes: Uint8Array): CMap {
  const cmap: CMap = {
    codeSpaces: [],
    unicode: new Map(),
    cidRanges: [],
    wMode: 0,
    uses: null,
    name: null,
    registry: null,
    ordering: null,
    supplement: null,
  };
  const lexer = new ContentLexer(bytes);
  let operands: unknown[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (!(token instanceof Operator)) {
      operands.push(token);
      continue;
    }
    apply(cmap, token.name, operands);
    // `/CMapName /X def` and friends; a CIDSystemInfo written as separate `def`s passes here too.
    operands = [];
  }
  return cmap;
}

function apply(cmap: CMap, operator: string, operands: unknown[]): void {
  switch (operator) {
    case 'def':
      define(cmap, operands.at(-2), operands.at(-1));
      return;
    case 'usecmap': {
      const used = operands.at(-1);
      if (used instanceof Name) cmap.uses = used.text;
      return;
    }
    case 'endcodespacerange':
      for (const [low, high] of groups(operands, 2)) {
        if (typeof low === 'string' && typeof high === 'string') {
          cmap.codeSpaces.push({ length: low.length, low: codeOf(low), high: codeOf(high) });
        }
      }
      return;
    case 'endbfchar':
      for (const [code, text] of groups(operands, 2)) {
        if (typeof code === 'string' && typeof text === 'string') {
          cmap.unicode.set(codeOf(code), utf16Of(text));
        }
      }
      return;
    case 'endbfrange':
      for (const [low, high, to] of groups(operands, 3)) {
        if (typeof low === 'string' && typeof high === 'string') bfRange(cmap, codeOf(low), codeOf(high), to);
      }
      return;
    case 'endcidchar':
      for (const [code, cid] of groups(operands, 2)) {
        if (typeof code === 'string' && typeof cid === 'number') {
          cmap.cidRanges.push({ low: codeOf(code), high: codeOf(code), cid });
        }
      }
      return;
    case 'endcidrange':
      for (const [low, high, cid] of groups(operands, 3)) {
        if (typeof low === 'string' && typeof high === 'string' && typeof cid === 'number') {
          cmap.cidRanges.push({ low: codeOf(low), high: codeOf(high), cid });
        }
      }
  }
}

function* groups(operands: unknown[], size: number): Generator<unknown[]> {
  for (let at = 0; at + size <= operands.length; at += size) yield operands.slice(at, at + size);
}

function bfRange(cmap: CMap, low: number, high: number, to: unknown): void {
  const last = Math.min(high, low + 0xffff);
  if (Array.isArray(to)) {
    for (let code = low; code <= last; code++) {
      const text: unknown = to[code - low];
      if (typeof text === 'string') cmap.unicode.set(code, utf16Of(text));
    }
  } else if (typeof to === 'string') {
    const first = utf16Of(to);
    if (first.length === 0) return;
    for (let code = low; code <= last; code++) cmap.unicode.set(code, shifted(first, code - low));
  }
}

function define(cmap: CMap, key: unknown, value: unknown): void {
  if (!(key instanceof Name)) return;
  if (key.text === 'WMode' && typeof value === 'number') cmap.wMode = value;
  else if (key.text === 'CMapName' && value instanceof Name) cmap.name = value.text;
  else if (key.text === 'Registry' && typeof value === 'string') cmap.registry = value;
  else if (key.text === 'Ordering' && typeof value === 'string') cmap.ordering = value;
  else if (key.text === 'Supplement' && typeof value === 'number') cmap.supplement = value;
  else if (key.text === 'CIDSystemInfo' && value instanceof Map) {
    for (const [inner, item] of value) define(cmap, new Name(inner), item);
  }
}

export function cidOf(cmap: CMap, code: number): number | null {
  for (const range of cmap.cidRanges) {
    if (code >= range.low && code <= range.high) return range.cid + code - range.low;
  }
  return null;
}
