// Typed, forgiving access to pdf-lib's objects: every getter resolves references and answers undefined
// where the file has something else than what the standard asks for (ISO 32000-1, 7.3).

import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib';

const names = new Map<string, PDFName>();

/** `PDFName.of` decodes escapes on every call; the keys used here are few and constant. */
export function name(key: string): PDFName {
  let found = names.get(key);
  if (!found) {
    found = PDFName.of(key);
    names.set(key, found);
  }
  return found;
}

/** The value of a key with references resolved; null objects count as absent. */
export function entry(dict: PDFDict, key: string): PDFObject | undefined {
  const value = dict.get(name(key));
  return value instanceof PDFRef ? dict.context.lookup(value) : value;
}

export function refOf(dict: PDFDict, key: string): PDFRef | undefined {
  const value = dict.get(name(key));
  return value instanceof PDFRef ? value : undefined;
}

/** A dictionary, also that of a stream. */
export function asDict(value: PDFObject | undefined): PDFDict | undefined {
  if (value instanceof PDFDict) return value;
  return value instanceof PDFStream ? value.dict : undefined;
}

export function dictAt(dict: PDFDict, key: string): PDFDict | undefined {
  return asDict(entry(dict, key));
}

export function streamAt(dict: PDFDict, key: string): PDFRawStream | undefined {
  const value = entry(dict, key);
  return value instanceof PDFRawStream ? value : undefined;
}

const texts = new Map<PDFName, string>();

/** pdf-lib keeps one object for each name, so its text is decoded once. */
export function textOfName(value: PDFName): string {
  let text = texts.get(value);
  if (text === undefined) {
    text = value.decodeText();
    texts.set(value, text);
  }
  return text;
}

export function asName(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFName ? textOfName(value) : undefined;
}

export function nameAt(dict: PDFDict, key: string): string | undefined {
  return asName(entry(dict, key));
}

export function numberAt(dict: PDFDict, key: string): number | undefined {
  const value = entry(dict, key);
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

export function boolAt(dict: PDFDict, key: string): boolean | undefined {
  const value = entry(dict, key);
  return value instanceof PDFBool ? value.asBoolean() : undefined;
}

export function asText(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString
    ? decodeText(value.asBytes())
    : undefined;
}

/** A text string (7.9.2.2): UTF-16BE with BOM, UTF-8 with BOM, else PDFDocEncoding (read as Latin-1). */
export function textAt(dict: PDFDict, key: string): string | undefined {
  return asText(entry(dict, key));
}

export function asArray(value: PDFObject | undefined): PDFObject[] | undefined {
  return value instanceof PDFArray ? value.asArray() : undefined;
}

/** The items of an array with references resolved. */
export function arrayAt(dict: PDFDict, key: string): (PDFObject | undefined)[] | undefined {
  const value = entry(dict, key);
  return value instanceof PDFArray ? value.asArray().map((item) => resolve(dict.context, item)) : undefined;
}

/** The items of an array as they stand; a single value counts as an array of one. */
export function listAt(dict: PDFDict, key: string): PDFObject[] {
  const value = entry(dict, key);
  if (value instanceof PDFArray) return value.asArray();
  const raw = dict.get(name(key));
  return raw === undefined ? [] : [raw];
}

export function numbersAt(dict: PDFDict, key: string): number[] | undefined {
  const items = arrayAt(dict, key);
  if (!items) return undefined;
  const numbers = items.map((item) => (item instanceof PDFNumber ? item.asNumber() : Number.NaN));
  return numbers.some(Number.isNaN) ? undefined : numbers;
}

export function resolve(context: PDFContext, value: PDFObject | undefined): PDFObject | undefined {
  return value instanceof PDFRef ? context.lookup(value) : value;
}

export function keysOf(dict: PDFDict): string[] {
  return dict.keys().map(textOfName);
}

const utf16 = new TextDecoder('utf-16be');
const utf8 = new TextDecoder('utf-8');

export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16.decode(bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return utf8.decode(bytes);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** The decoded bytes of a stream; empty where a filter is unknown (images) or the data are broken. */
export function streamBytes(stream: PDFRawStream): Uint8Array {
  const filters = listAt(stream.dict, 'Filter').map((item) => asName(resolve(stream.dict.context, item)));
  try {
    if (filters.length === 0) return stream.contents;
    if (filters.length === 1 && filters[0] === 'FlateDecode' && !stream.dict.has(name('DecodeParms'))) {
      return inflateSync(stream.contents);
    }
    return decodePDFRawStream(stream).decode();
  } catch {
    return new Uint8Array();
  }
}

/** Calls `visit` once for every dictionary (also of streams), array item and simple object in the file. */
export function eachObject(context: PDFContext, visit: (object: PDFObject, ref: PDFRef) => void): void {
  const walk = (object: PDFObject, ref: PDFRef): void => {
    visit(object, ref);
    if (object instanceof PDFDict) {
      for (const [key, value] of object.entries()) {
        visit(key, ref);
        walk(value, ref);
      }
    } else if (object instanceof PDFArray) {
      for (const item of object.asArray()) walk(item, ref);
    } else if (object instanceof PDFStream) {
      walk(object.dict, ref);
    }
  };
  for (const [ref, object] of context.enumerateIndirectObjects()) walk(object, ref);
}
