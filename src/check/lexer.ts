// A compact tokenizer for content streams and CMap files (ISO 32000-1, 7.2, 7.8.2, 8.9.7).
// pdf-lib parses objects but not content; this hot path works on bytes and makes no strings for numbers.

/** A PDF name, `/Tx` → text `Tx`. */
export class Name {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A bare word: an operator such as `BDC`. */
export class Operator {
  readonly name: string;
  constructor(operatorName: string) {
    this.name = operatorName;
  }
}

/** Number, string (one char per byte), name, array, inline dictionary, boolean, null – or an operator. */
export type Token = number | boolean | null | string | Name | Operator | Token[] | Map<string, Token>;

const REGULAR = 0;
const SPACE = 1;
const DELIMITER = 2;
const kinds = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) kinds[code] = SPACE;
for (const char of '()<>[]{}/%') kinds[char.charCodeAt(0)] = DELIMITER;

const END_ARRAY = new Operator(']');
const END_DICT = new Operator('>>');
const operators = new Map<string, Operator>();

export class ContentLexer {
  #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next token, or undefined at the end. */
  next(): Token | undefined {
    const bytes = this.#bytes;
    for (;;) {
      const byte = bytes[this.#at];
      if (byte === undefined) return undefined;
      if (kinds[byte] === SPACE) this.#at++;
      else if (byte === 0x25) this.#skipComment();
      else break;
    }
    const byte = bytes[this.#at] ?? 0;
    switch (byte) {
      case 0x28:
        return this.#literal();
      case 0x2f:
        this.#at++;
        return new Name(this.#nameText());
      case 0x5b:
        this.#at++;
        return this.#array();
      case 0x5d:
        this.#at++;
        return END_ARRAY;
      case 0x3c:
        if (bytes[this.#at + 1] !== 0x3c) return this.#hex();
        this.#at += 2;
        return this.#dict();
      case 0x3e:
        this.#at += bytes[this.#at + 1] === 0x3e ? 2 : 1;
        return END_DICT;
      case 0x29:
      case 0x7b:
      case 0x7d:
        this.#at++;
        return this.next();
    }
    if ((byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2b || byte === 0x2e)
      return this.#number();
    return this.#word();
  }

  /** After `BI`: reads to `ID`, then over the image data to `EI`; gives the image's dictionary. */
  inlineImage(): Map<string, Token> {
    const dict = new Map<string, Token>();
    for (;;) {
      const key = this.next();
      if (key === undefined || (key instanceof Operator && key.name === 'ID')) break;
      const value = this.next();
      if (key instanceof Name && value !== undefined) dict.set(key.text, value);
    }
    const bytes = this.#bytes;
    for (let at = this.#at + 1; at < bytes.length; at++) {
      const after = bytes[at + 2];
      if (
        bytes[at] === 0x45 &&
        bytes[at + 1] === 0x49 &&
        kinds[bytes[at - 1] ?? 0] === SPACE &&
        (after === undefined || kinds[after] !== REGULAR)
      ) {
        this.#at = at + 2;
        return dict;
      }
    }
    this.#at = bytes.length;
    return dict;
  }

  #skipComment(): void {
    const bytes = this.#bytes;
    while (this.#at < bytes.length && bytes[this.#at] !== 10 && bytes[this.#at] !== 13) this.#at++;
  }

  #number(): number {
    const bytes = this.#bytes;
    let at = this.#at;
    let sign = 1;
    let value = 0;
    let scale = 0;
    for (let byte = bytes[at]; byte !== undefined; byte = bytes[++at]) {
      if (byte >= 0x30 && byte <= 0x39) {
        value = value * 10 + byte - 0x30;
        scale *= 10;
      } else if (byte === 0x2e && scale === 0) scale = 1;
      else if (byte === 0x2d) sign = -1;
      else if (byte !== 0x2b) break;
    }
    this.#at = at;
    return (sign * value) / (scale || 1);
  }

  #word(): Token {
    const bytes = this.#bytes;
    const start = this.#at;
    let word = '';
    while (this.#at < bytes.length && kinds[bytes[this.#at] ?? 0] === REGULAR) {
      word += String.fromCharCode(bytes[this.#at++] ?? 0);
    }
    if (this.#at === start) this.#at++;
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    let operator = operators.get(word);
    if (!operator) {
      operator = new Operator(word);
      operators.set(word, operator);
    }
    return operator;
  }

  #nameText(): string {
    const bytes = this.#bytes;
    let text = '';
    while (this.#at < bytes.length && kinds[bytes[this.#at] ?? 0] === REGULAR) {
      const byte = bytes[this.#at++] ?? 0;
      if (byte === 0x23) {
        const high = hexValue(bytes[this.#at]);
        const low = hexValue(bytes[this.#at + 1]);
        if (high >= 0 && low >= 0) {
          text += String.fromCharCode(high * 16 + low);
          this.#at += 2;
          continue;
        }
      }
      text += String.fromCharCode(byte);
    }
    return text;
  }

  #array(): Token[] {
    const items: Token[] = [];
    for (;;) {
      const token = this.next();
      if (token === undefined || token === END_ARRAY) return items;
      items.push(token);
    }
  }

  #dict(): Map<string, Token> {
    const dict = new Map<string, Token>();
    for (;;) {
      const key = this.next();
      if (key === undefined || key === END_DICT) return dict;
      const value = this.next();
      if (value === undefined || value === END_DICT) return dict;
      if (key instanceof Name) dict.set(key.text, value);
    }
  }

  #hex(): string {
    const bytes = this.#bytes;
    let text = '';
    let high = -1;
    this.#at++;
    for (; this.#at < bytes.length; this.#at++) {
      const byte = bytes[this.#at];
      if (byte === 0x3e) break;
      const value = hexValue(byte);
      if (value < 0) continue;
      if (high < 0) high = value;
      else {
        text += String.fromCharCode(high * 16 + value);
        high = -1;
      }
    }
    this.#at++;
    return high >= 0 ? text + String.fromCharCode(high * 16) : text;
  }

  #literal(): string {
    const bytes = this.#bytes;
    let text = '';
    let depth = 1;
    this.#at++;
    while (this.#at < bytes.length) {
      let byte = bytes[this.#at++] ?? 0;
      if (byte === 0x28) depth++;
      else if (byte === 0x29) {
        if (--depth === 0) break;
      } else if (byte === 0x5c) {
        byte = this.#escape();
        if (byte < 0) continue;
      } else if (byte === 13) {
        if (bytes[this.#at] === 10) this.#at++;
        byte = 10;
      }
      text += String.fromCharCode(byte);
    }
    return text;
  }

  /** The byte after a backslash, or -1 for a line continuation. */
  #escape(): number {
    const bytes = this.#bytes;
    const byte = bytes[this.#at++] ?? 0;
    if (byte >= 0x30 && byte <= 0x37) {
      let value = byte - 0x30;
      for (let digits = 1; digits < 3; digits++) {
        const next = bytes[this.#at] ?? 0;
        if (next < 0x30 || next > 0x37) break;
        value = value * 8 + next - 0x30;
        this.#at++;
      }
      return value & 0xff;
    }
    switch (byte) {
      case 0x6e:
        return 10;
      case 0x72:
        return 13;
      case 0x74:
        return 9;
      case 0x62:
        return 8;
      case 0x66:
        return 12;
      case 10:
        return -1;
      case 13:
        if (bytes[this.#at] === 10) this.#at++;
        return -1;
    }
    return byte;
  }
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37;
  return byte >= 0x61 && byte <= 0x66 ? byte - 0x57 : -1;
}
