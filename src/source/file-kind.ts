// What a file is by its own first bytes, whatever its name says.

export type FileKind =
  | { kind: 'pdf' | 'zip' | 'text' }
  /** Something that cannot be read, in words; `picture` of a paper, or an old or locked Office file in OLE. */
  | { kind: 'picture' | 'other'; slag: string }
  | { kind: 'ole'; locked: boolean };

const PICTURES: readonly [string, string][] = [
  ['\x89PNG', 'en bild (PNG)'],
  ['\xff\xd8\xff', 'en bild (JPEG)'],
  ['GIF8', 'en bild (GIF)'],
  ['II*\0', 'en bild (TIFF)'],
  ['MM\0*', 'en bild (TIFF)'],
  ['RIFF', 'en bild eller ett ljud'],
];

const OTHERS: readonly [string, string][] = [
  ['{\\rtf', 'ett RTF-dokument'],
  ['%!PS', 'en PostScript-fil'],
  ['\xffWPC', 'ett WordPerfect-dokument'],
  ['Rar!', 'en packad fil'],
  ['7z\xbc\xaf', 'en packad fil'],
  ['\x1f\x8b', 'en packad fil'],
];

const MARKUP: readonly [RegExp, string][] = [
  [/^\s*<(?:!doctype html|html|head|body)[\s>]/i, 'en webbsida (HTML)'],
  [/^\s*<\?xml/, 'en XML-fil'],
  [/^(?:Received|Return-Path|MIME-Version|Message-ID|Delivered-To):/i, 'ett sparat e-brev'],
  [/^....ftyp(?:hei[cx]|mif1|msf1|avif)/s, 'en bild (HEIC)'],
];

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

export function kindOf(bytes: Uint8Array): FileKind {
  const start = latin1(bytes.subarray(0, 64));
  // ISO 32000-1, annex H.3.4.1: readers accept the header within the first 1024 bytes.
  if (start.startsWith('%PDF-')) return { kind: 'pdf' };
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return { kind: 'zip' };
  // [MS-CFB] 2.2; a document with a password is a stream `EncryptedPackage` in it ([MS-OFFCRYPTO] 2.3.4.4).
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))
    return { kind: 'ole', locked: Buffer.from(bytes).includes('EncryptedPackage', 0, 'utf16le') };
  const picture = PICTURES.find(([magic]) => start.startsWith(magic));
  if (picture) return { kind: 'picture', slag: picture[1] };
  const other =
    OTHERS.find(([magic]) => start.startsWith(magic)) ??
    MARKUP.find(([magic]) => magic.test(start.replace(/^\xef\xbb\xbf/, '')));
  if (other) return { kind: /HEIC/.test(other[1]) ? 'picture' : 'other', slag: other[1] };
  return latin1(bytes.subarray(0, 1024)).includes('%PDF-') ? { kind: 'pdf' } : { kind: 'text' };
}
