// One text of the file, made even: Unicode NFC, no tabs, no invisible leftovers of pasting, no control characters.
import { type Message, message } from '../messages/messages.ts';

export interface TextValue {
  text: string;
  /** Blank lines that stood before the text and are left out. */
  leading: number;
  /** `row` counts lines of the text before `leading` was left out. */
  faults: { what: Message; row: number }[];
}

// Control characters, bidirectional overrides, halves of surrogate pairs, the replacement character.
const FORBIDDEN = /[^\P{Cc}\n\t]|[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffd\p{Cs}]/u;
/** Zero-width space and byte order mark, which come along when text is pasted. */
const INVISIBLE = /[\u200b\ufeff]/g;
/** å ä ö Å Ä Ö é – ” after UTF-8 was read as Windows-1252. */
const MOJIBAKE = /[^\s]{0,30}(?:Ã[¥¤¶…„–©]|â€[“”™])[^\s]{0,30}/;

export function readText(raw: string): TextValue {
  const text = raw.replace(INVISIBLE, '').normalize('NFC');
  const faults: TextValue['faults'] = [];
  const rowAt = (index: number): number => text.slice(0, index).split('\n').length - 1;
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden) {
    const code = (forbidden[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    faults.push({ what: message('DATA-032', { tecken: `U+${code}` }), row: rowAt(forbidden.index) });
  }
  const mojibake = /[Ãâ]/.test(text) ? MOJIBAKE.exec(text) : null;
  if (mojibake) faults.push({ what: message('DATA-033', { ord: mojibake[0] }), row: rowAt(mojibake.index) });
  const even = text.replace(/^[ \t]+/gm, (indent) => indent.replace(/\t/g, '    ')).replace(/\t/g, ' ');
  const trimmed = even.trimStart();
  return {
    text: trimmed.trimEnd(),
    leading: even.slice(0, even.length - trimmed.length).split('\n').length - 1,
    faults,
  };
}
