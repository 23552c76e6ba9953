// Words as a paper has them → words as `SourceLine` keeps them, and the same as Markdown that is read as exactly these
// words (CommonMark 0.31, 2.4 backslash escapes; GFM tables; the marks of our own Markdown, `compose/markdown.ts`).

/** Controls, marks of direction, and what has neither width nor meaning; the soft hyphen is seen to on its own. */
const UNSEEN = /(?!\s)\p{Cc}|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
const LIGATURES = /[\ufb00-\ufb06]/g;

/** NFC, single spaces, ligatures as letters; a soft hyphen only as the last character. May be empty. */
export function tidyWords(raw: string): string {
  const plain = raw
    .replace(/\x85/g, ' ')
    .replace(UNSEEN, '')
    .replace(LIGATURES, (letters) => letters.normalize('NFKC'))
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\u00ad(?=[\s\S])/g, '')
    .normalize('NFC');
  return plain === '\u00ad' ? '' : plain;
}

const BULLETS = '•·∙●○◦▪▫■□‣⁃➢➤►▶✓✔❖\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d';
const MARKED = new RegExp(`^([${BULLETS}]) *(?=\\S)|^([-–—*]|o(?! (?:s|d|dyl)\\b)) +(?=\\S)`, 'u');
const BULLET_ALONE = new RegExp(`^[${BULLETS}]$`, 'u');

/** A bullet from a symbol font has a code of its own that no other font can show. */
const shown = (bullet: string): string => (/[\ue000-\uf8ff]/.test(bullet) ? '•' : bullet);

/** The bullet that a line begins with; numbers and letters are words. `text` is empty where the bullet stands alone. */
export function splitBullet(words: string): { marker: string | null; text: string } {
  if (BULLET_ALONE.test(words)) return { marker: shown(words), text: '' };
  const match = MARKED.exec(words);
  if (!match) return { marker: null, text: words };
  return { marker: shown(match[1] ?? match[2] ?? ''), text: words.slice(match[0].length) };
}

/** What may hang before its words: a bullet, a number, a letter, a §, `att`. */
export const HANGING =
  /^(?:[•·∙●○◦▪▫■□‣⁃➢➤►▶✓✔❖\ue000-\uf8ff\-–—*o]|\(?\d{1,3}(?:\.\d{1,2})*[.):]{0,2}|\(?\p{L}[.)/]{1,2}|att|§+ ?\d[\d/ a-z–-]{0,10})$/iu;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** Whether a run of one mark can open or close emphasis (CommonMark 6.2, flanking delimiter runs). */
function canStress(text: string, start: number, end: number): boolean {
  const mark = text.charAt(start);
  const [before, after] = [text[start - 1] ?? ' ', text[end] ?? ' '];
  const isSpace = (character: string): boolean => /\s/.test(character);
  const left = !isSpace(after) && (!PUNCTUATION.test(after) || isSpace(before) || PUNCTUATION.test(before));
  const right = !isSpace(before) && (!PUNCTUATION.test(before) || isSpace(after) || PUNCTUATION.test(after));
  if (mark !== '_') return left || right;
  return (left && (!right || PUNCTUATION.test(before))) || (right && (!left || PUNCTUATION.test(after)));
}

/** What makes a block of a line that begins so; the group is what stands before the mark to escape. */
const BLOCKS: readonly RegExp[] = [
  /^()#{1,6}(?: |$)/,
  /^()[-+*](?: |$)/,
  /^(\d{1,9})[.)](?: |$)/,
  /^()>/,
  /^()(?:~~~|=+$)/,
  /^()([-*_])(?: *\2){2,}$/,
  // The row of dashes of a table.
  /^()\|? ?:?-+:?(?: ?\| ?:?-+:?)* ?\|?$/,
  // A definition of a link, a task in a list.
  /^()\[(?:.{1,1000}\]:|[ xX]\] )/,
];

/** Marks inside a line that would be read, at the place of the first character. */
const INLINE =
  /`|\\(?=[!-/:-@[-`{-~]|$)|<(?=[A-Za-z/!?])|&(?=#\d{1,7};|#[xX][\dA-Fa-f]{1,6};|[A-Za-z][A-Za-z\d]{0,31};)|\[(?=\[|\^)|\](?=[({])|\*+|_+|~+/g;

/** Offsets of the characters that take a backslash; `cell` also for `|`. */
export function marksIn(text: string, cell = false): Set<number> {
  const offsets = new Set<number>();
  for (const block of BLOCKS) {
    const match = block.exec(text);
    if (match) offsets.add((match[1] ?? '').length);
  }
  for (const { 0: marks, index } of text.matchAll(INLINE)) {
    const end = index + marks.length;
    if (!/^[*_~]/.test(marks) || canStress(text, index, end))
      for (let at = index; at < end; at++) offsets.add(at);
  }
  if (cell) for (const { index } of text.matchAll(/\|/g)) offsets.add(index);
  return offsets;
}

/** Plain words as Markdown for one line. */
export function plainMarkdown(text: string, cell = false): string {
  const offsets = marksIn(text, cell);
  if (offsets.size === 0) return text;
  return Array.from(text.split(''), (letter, at) => (offsets.has(at) ? `\\${letter}` : letter)).join('');
}
