// The bytes of a text file → text, in whatever coding it was saved, so that å, ä and ö come out right: UTF-8, UTF-16,
// and line by line Windows-1252 or Mac OS Roman where a line is no UTF-8. Null for what is no text.

export interface Decoded {
  text: string;
  /** The first line that was not in the coding of the file as a whole, and how it was read. */
  old: { kodning: string; rad: number } | null;
}

/** Whether every other byte is nought, as in UTF-16 of Latin letters; which one says the order of bytes. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 2000);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = sample.length * 0.3;
  if (odd > many && even < odd / 10) return 'utf-16le';
  return even > many && odd < even / 10 ? 'utf-16be' : null;
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return unmarkedUtf16(bytes);
}

/** å ä ö Å Ä Ö é and § in the two codings; the bytes of one are rare signs in the other. */
const WINDOWS = new Set([0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9, 0xa7]);
const MAC = new Set([0x8c, 0x8a, 0x9a, 0x81, 0x80, 0x85, 0x8e, 0xa4]);

/** Windows-1252 from 0x80 to 0x9f, where it differs from Latin-1; `TextDecoder` in Node 20 does not know them. */
const WINDOWS_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const decodeWindows = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (sign) => WINDOWS_SIGNS.charAt(sign.charCodeAt(0) - 0x80));

interface Coding {
  kodning: string;
  decode: (bytes: Uint8Array) => string;
}

function oldCoding(bytes: Uint8Array): Coding {
  let balance = 0;
  for (const byte of bytes) balance += WINDOWS.has(byte) ? 1 : MAC.has(byte) ? -1 : 0;
  return balance < 0
    ? { kodning: 'Mac OS Roman', decode: (part) => new TextDecoder('macintosh').decode(part) }
    : { kodning: 'Windows-1252', decode: decodeWindows };
}

/** Tab to carriage return, the end of a file in DOS, and escape come along in old texts. */
const MAY_STAND = new Set([9, 10, 11, 12, 13, 0x1a, 0x1b]);

/** More controls than one in a hundred characters, and it is no text. */
function isBinary(text: string): boolean {
  let controls = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code < 0x20 && !MAY_STAND.has(code)) || code === 0xfffd) controls++;
  }
  return controls > text.length / 100;
}

export function decodeText(bytes: Uint8Array): Decoded | null {
  const utf16 = utf16Of(bytes);
  if (utf16) {
    const text = new TextDecoder(utf16).decode(bytes);
    return isBinary(text) ? null : { text, old: null };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return isBinary(text) ? null : { text, old: null };
  } catch {
    return decodeLines(bytes);
  }
}

function decodeLines(bytes: Uint8Array): Decoded | null {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const { kodning, decode } = oldCoding(bytes);
  const parts: string[] = [];
  let [rad, from, line] = [0, 0, 1];
  while (from < bytes.length) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end + 1;
    const part = bytes.subarray(from, to);
    try {
      parts.push(strict.decode(part));
    } catch {
      parts.push(decode(part));
      rad ||= line;
    }
    from = to;
    line++;
  }
  const text = parts.join('');
  return isBinary(text) ? null : { text, old: { kodning, rad } };
}
