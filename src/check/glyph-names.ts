// Latin glyph names and their characters, and the encodings built on them (ISO 32000-1, annex D). Only simple
// fonts need this; the names are the first ones of CFF's standard strings, in the same order.

import { STANDARD_STRINGS } from './cff-strings.ts';

/** The characters of STANDARD_STRINGS 1–228. */
const CHARACTERS =
  ' !"#$%&’()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_‘abcdefghijklmnopqrstuvwxyz{|}~' +
  "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ–†‡·¶•‚„”»…‰¿`´ˆ˜¯˘˙¨˚¸˝˛ˇ—ÆªŁØŒºæıłøœß¹¬µ™Ð½±Þ¼÷¦°þ¾²®−ð×³©" +
  'ÁÂÄÀÅÃÇÉÊËÈÍÎÏÌÑÓÔÖÒÕŠÚÛÜÙÝŸŽáâäàåãçéêëèíîïìñóôöòõšúûüùýÿž';

const OTHER_NAMES: [glyphName: string, character: string][] = [
  ['Euro', '€'],
  ['nbspace', '\u00a0'],
  ['sfthyphen', '\u00ad'],
  ['Delta', '∆'],
  ['Omega', 'Ω'],
  ['pi', 'π'],
  ['infinity', '∞'],
  ['notequal', '≠'],
  ['lessequal', '≤'],
  ['greaterequal', '≥'],
  ['approxequal', '≈'],
  ['summation', '∑'],
  ['product', '∏'],
  ['integral', '∫'],
  ['radical', '√'],
  ['partialdiff', '∂'],
  ['lozenge', '◊'],
];

/** Codes 128–255 of the encodings; a space where there is no character (or one that stands elsewhere). */
const WIN_ANSI_UPPER =
  '€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ ¡¢£¤¥¦§¨©ª«¬-®¯°±²³´µ¶·¸¹º»¼½¾¿' +
  'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ';
const MAC_ROMAN_UPPER =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
  '¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

/** Ranges of StandardEncoding as runs of CFF string ids, which follow its order. */
const STANDARD_ENCODING: readonly [first: number, last: number, sid: number][] = [
  [32, 126, 1],
  [161, 175, 96],
  [177, 180, 111],
  [182, 189, 115],
  [191, 191, 123],
  [193, 200, 124],
  [202, 203, 132],
  [205, 208, 134],
  [225, 225, 138],
  [227, 227, 139],
  [232, 235, 140],
  [241, 241, 144],
  [245, 245, 145],
  [248, 251, 146],
];

const characterOf = new Map<string, string>(OTHER_NAMES);
const nameOf = new Map<string, string>();
[...CHARACTERS].forEach((character, index) => {
  characterOf.set(STANDARD_STRINGS[index + 1] ?? '', character);
});
for (const [glyphName, character] of characterOf) nameOf.set(character, glyphName);

/** The Adobe Glyph List as far as Latin fonts need it, and its `uniXXXX` and `uXXXXX` forms. */
export function unicodeOfName(glyphName: string): string | null {
  const known = characterOf.get(glyphName);
  if (known !== undefined) return known;
  const hex = /^(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))$/.exec(glyphName);
  const codePoint = Number.parseInt(hex?.[1] ?? hex?.[2] ?? '', 16);
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : null;
}

export function macRomanCode(character: string): number {
  const code = character.charCodeAt(0);
  return code < 128 ? code : MAC_ROMAN_UPPER.indexOf(character) + 128;
}

/** Glyph names by code of a predefined encoding; '' where it has none. An unknown encoding is empty. */
export function namesOfEncoding(encoding: string): string[] {
  const names: string[] = new Array(256).fill('');
  if (encoding === 'StandardEncoding') {
    for (const [first, last, sid] of STANDARD_ENCODING) {
      for (let code = first; code <= last; code++) names[code] = STANDARD_STRINGS[sid + code - first] ?? '';
    }
    return names;
  }
  const upper = { WinAnsiEncoding: WIN_ANSI_UPPER, MacRomanEncoding: MAC_ROMAN_UPPER }[encoding];
  if (upper === undefined) return names;
  for (let code = 32; code < 256; code++) {
    const character = code < 128 ? String.fromCharCode(code) : (upper[code - 128] ?? '');
    names[code] = nameOf.get(character) ?? '';
  }
  // The ASCII apostrophe and grave accent stand apart from the quotes that StandardEncoding puts there.
  names[39] = 'quotesingle';
  names[96] = 'grave';
  return names;
}
