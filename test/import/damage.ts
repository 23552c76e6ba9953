// What happens to papers before they reach us: small named kinds of damage, chosen by fast-check and done by a seeded
// source of chance, so that a failing paper can be made again. Each says which real papers have it.
import fc from 'fast-check';
import type { Inline } from '../../src/domain/document.ts';
import type { SourceFormat } from '../../src/source/source.ts';
import { docx } from './as-docx.ts';
import { joinMarkdown, markdownLines } from './as-markdown.ts';
import { pdf } from './as-pdf.ts';
import { joinText, textLines } from './as-text.ts';
import { type Look, type PaperLine, plainLook } from './lines.ts';
import type { Paper, PaperBlock, PaperItem, Prose } from './paper.ts';
import { pick, type Random, seeded } from './random.ts';

type OnPaper = (paper: Paper, random: Random) => Paper;
type OnLook = (look: Look) => Look;
type OnLines = (lines: readonly PaperLine[], paper: Paper, random: Random) => PaperLine[];
type OnText = (text: string) => string;

const inText = (content: readonly Inline[], change: (text: string) => string): Inline[] =>
  content.map((part) => {
    if (part.kind === 'text') return { ...part, text: change(part.text) };
    return part.kind === 'break' ? part : { ...part, children: inText(part.children, change) };
  });

function inProse(prose: readonly Prose[], change: (text: string) => string): Prose[] {
  return prose.map((block): Prose => {
    if (block.kind === 'list')
      return {
        ...block,
        items: block.items.map((item) => ({ ...item, content: inProse(item.content, change) })),
      };
    if (block.kind === 'table')
      return { ...block, rows: block.rows.map((row) => row.map((cell) => inText(cell, change))) };
    return { ...block, content: inText(block.content, change) };
  });
}

/** Running text only: what the ärenden say and decide. */
function inBodies(paper: Paper, change: (text: string) => string): Paper {
  const blocks = paper.blocks.map((block): PaperBlock => {
    if (block.kind === 'clause') return { ...block, content: inProse(block.content, change) };
    if (block.kind === 'text' || block.kind === 'list') return inProse([block], change)[0] ?? block;
    return block;
  });
  return { ...paper, blocks };
}

const inLabels = (paper: Paper, change: (label: string) => string): Paper => ({
  ...paper,
  blocks: paper.blocks.map((block) => {
    if (block.kind === 'underpunkt') return { ...block, label: change(block.label) };
    if (block.kind !== 'agenda') return block;
    const entries = block.entries.map((entry) => ({
      ...entry,
      under: entry.under.map((sub) => ({ ...sub, label: change(sub.label) })),
    }));
    return { ...block, entries };
  }),
});

/** Here and there instead of everywhere. */
const sometimes =
  (random: Random, share: number, change: (found: string) => string) =>
  (found: string): string =>
    random() < share ? change(found) : found;

/** LSVO 2023-11: the list of ärenden has `§108`; others write so above the ärende as well. */
const numberWithoutSpace: OnPaper = (paper) => ({
  ...paper,
  blocks: paper.blocks.map((block) =>
    block.kind === 'paragraf' ? { ...block, label: block.label.replace('§ ', '§') } : block,
  ),
});

/** LSVO 2023-04: `b/Rubrik` beside `a/ Rubrik`. */
const letterWithoutSpace: OnPaper = (paper, random) => ({
  ...paper,
  blocks: paper.blocks.map((block) =>
    block.kind === 'underpunkt' && block.label.endsWith('/') && random() < 0.6
      ? { ...block, label: '', rubrik: `${block.label}${block.rubrik}` }
      : block,
  ),
});

/** Minutes of municipalities write `a)` or `a.` where LSVO writes `a/`. */
const otherLetters: OnPaper = (paper, random) => {
  const end = pick(random, [')', '.']);
  return inLabels(paper, (label) => label.replace(/^([a-zåäö]{1,2})\/$/u, `$1${end}`));
};

/** Samverkansgrupp 2023-03 and LSVO 2023-11: two spaces after a full stop or a colon. */
const doubleSpaces: OnPaper = (paper, random) =>
  inBodies(paper, (text) =>
    text.replace(
      /(?<=[.:,]) (?=\p{L})/gu,
      sometimes(random, 0.2, () => '  '),
    ),
  );

/** Whatever was pasted from a web page: NBSP before units, after § and between words. */
const hardSpaces: OnPaper = (paper, random) =>
  inBodies(paper, (text) =>
    text.replace(
      /(?<=\d|§|\p{L}{2}) (?=\p{L}|\d)/gu,
      sometimes(random, 0.08, () => '\u00a0'),
    ),
  );

/** Texts that Word or a web page had hyphenated: a soft hyphen inside a long word (print shows none). */
const softHyphens: OnPaper = (paper, random) =>
  inBodies(paper, (text) =>
    text.replace(
      /\b\p{Ll}{4,}(?=\p{Ll}{4,})/gu,
      sometimes(random, 0.1, (head) => `${head}\u00ad`),
    ),
  );

/** LSVO has `-`, the samverkansgrupp `•`, others a dash: one kind for each list, another in the next. */
const mixedBullets: OnPaper = (paper, random) => {
  const items = (list: readonly PaperItem[]): PaperItem[] => {
    const bullet = pick(random, ['•', '-', '–', '·']);
    return list.map((item) => ({
      marker: /^\d/.test(item.marker) ? item.marker : bullet,
      content: prose(item.content),
    }));
  };
  const prose = (blocks: readonly Prose[]): Prose[] =>
    blocks.map((block) => (block.kind === 'list' ? { ...block, items: items(block.items) } : block));
  const blocks = paper.blocks.map((block): PaperBlock => {
    if (block.kind === 'clause') return { ...block, content: prose(block.content) };
    return block.kind === 'list' ? { ...block, items: items(block.items) } : block;
  });
  return { ...paper, blocks };
};

/** LSVO 2023-04: the names in the logotypes, each broken over lines and in the letters of its mark. */
const brokenLogotypes: OnPaper = (paper, random) => ({
  ...paper,
  blocks: paper.blocks.map((block) =>
    block.kind === 'logos'
      ? {
          ...block,
          names: block.names.flatMap((name) => (random() < 0.4 ? name.toUpperCase() : name).split(' ')),
        }
      : block,
  ),
});

/** A copy that was never signed has no notice of a signature; the samverkansgrupp has no logotypes. */
const bareEnd: OnPaper = (paper) => ({
  ...paper,
  blocks: paper.blocks.filter(({ kind }) => kind !== 'notice' && kind !== 'logos'),
});

/** The notice of the signing service without its address: the link was lost when the text was taken out. */
const noticeWithoutAddress: OnPaper = (paper) => ({
  ...paper,
  blocks: paper.blocks.map((block) => (block.kind === 'notice' ? { ...block, address: '' } : block)),
});

/** Narrow columns of municipal minutes: words divided at the end of the line. */
const brokenWords: OnLook = (look) => ({ ...look, brokenWords: 0.7 });

/** PSVO 2024-03: `2024-` at the end of a line, month and day on the next. */
const brokenDates: OnLook = (look) => ({ ...look, brokenDates: true });

/** LSVO 2023-11: an empty line inside an att-sats, where Word had room after the line. */
const gapInClauses: OnLook = (look) => ({ ...look, clausesWithGap: 0.6 });

/** Samverkansgrupp 2023-03: line spacing 1.5 came out as an empty line after every line. */
const doubledLines: OnLook = (look) => ({ ...look, doubled: true });

/** LSVO 2023-11 `Sekreterare:` and PSVO 2024-03 `Förhinder:`: the first name on the line of its label. */
const labelsBesideNames: OnLook = (look) => ({ ...look, labelsBesideNames: true });

/** Word files by people who type `-` and a tab instead of making a list. */
const typedBullets: OnLook = (look) => ({ ...look, typedBullets: true });

/** pdftotext ends a page with a form feed, other programs with a lone space. */
const formFeeds: OnLook = (look) => ({ ...look, pageBreak: '\f' });

/** LSVO 2023-11: `8(8)` and the running head in the middle of the text where a new page begins. */
const furnitureInText: OnLines = (lines, { head }, random) => {
  const total = 1 + lines.filter(({ newPage }) => newPage).length;
  const withHead = random() < 0.5;
  let page = 1;
  return lines.flatMap((line, index) => {
    if (!line.newPage || index === 0) return [line];
    page += 1;
    const texts = [...(withHead ? [`${head.left}   ${head.right}`] : []), `${page}(${total})`];
    const rows = texts.map((text, row): PaperLine => {
      return {
        part: 'furniture',
        marker: '',
        text,
        level: 0,
        continues: false,
        gap: row === 0,
        newPage: row === 0,
      };
    });
    return [...rows, { ...line, newPage: false }];
  });
};

/** Word's own bullet is a letter of the font Symbol, which comes out of a PDF as U+F0B7. */
const symbolBullets: OnLines = (lines) =>
  lines.map((line) => (line.marker === '•' ? { ...line, marker: '\uf0b7' } : line));

/** Saved by a program of Windows. */
const windowsLineEnds: OnText = (text) => text.replaceAll('\n', '\r\n');

interface Damage {
  formats: readonly SourceFormat[];
  paper?: OnPaper;
  look?: OnLook;
  lines?: OnLines;
  text?: OnText;
}

const ALL: readonly SourceFormat[] = ['txt', 'md', 'docx', 'pdf'];
const FILLED: readonly SourceFormat[] = ['txt', 'pdf'];

export const DAMAGES = {
  numberWithoutSpace: { formats: ALL, paper: numberWithoutSpace },
  letterWithoutSpace: { formats: ALL, paper: letterWithoutSpace },
  otherLetters: { formats: ALL, paper: otherLetters },
  doubleSpaces: { formats: ALL, paper: doubleSpaces },
  hardSpaces: { formats: ALL, paper: hardSpaces },
  softHyphens: { formats: ['txt', 'md', 'docx'], paper: softHyphens },
  mixedBullets: { formats: FILLED, paper: mixedBullets },
  brokenLogotypes: { formats: ALL, paper: brokenLogotypes },
  bareEnd: { formats: ALL, paper: bareEnd },
  noticeWithoutAddress: { formats: ALL, paper: noticeWithoutAddress },
  brokenWords: { formats: FILLED, look: brokenWords },
  gapInClauses: { formats: FILLED, look: gapInClauses },
  labelsBesideNames: { formats: ['txt'], look: labelsBesideNames },
  typedBullets: { formats: ['docx'], look: typedBullets },
  doubledLines: { formats: ['txt'], look: doubledLines },
  formFeeds: { formats: ['txt'], look: formFeeds },
  furnitureInText: { formats: ['txt'], lines: furnitureInText },
  brokenDates: { formats: FILLED, look: brokenDates },
  symbolBullets: { formats: ['txt'], lines: symbolBullets },
  windowsLineEnds: { formats: ['txt', 'md'], text: windowsLineEnds },
} as const satisfies Record<string, Damage>;

export type DamageName = keyof typeof DAMAGES;

/** What a paper has been through; shown when a property fails, and enough to make the paper again. */
export interface Wear {
  seed: number;
  damages: readonly DamageName[];
}

export const damagesOf = (format: SourceFormat): DamageName[] =>
  (Object.keys(DAMAGES) as DamageName[]).filter((name) =>
    (DAMAGES[name].formats as readonly SourceFormat[]).includes(format),
  );

/** Any wear that a file of the format can have. */
export const wears = (format: SourceFormat): fc.Arbitrary<Wear> =>
  fc.record({ seed: fc.nat(), damages: fc.subarray(damagesOf(format)) });

export interface WornPaper {
  bytes: Uint8Array;
  /** As the damage left it: what the file says can be counted against it. */
  paper: Paper;
}

/** The bytes of a file of the format; of the damages named, those that the format can have are done. */
export async function wornFile(
  whole: Paper,
  format: SourceFormat,
  { seed, damages }: Wear,
): Promise<WornPaper> {
  const random = seeded(seed);
  const chosen = damages
    .map((name): Damage => DAMAGES[name])
    .filter(({ formats }) => formats.includes(format));
  const paper = chosen.reduce((before, damage) => damage.paper?.(before, random) ?? before, whole);
  const look = chosen.reduce((before, damage) => damage.look?.(before) ?? before, plainLook(random));
  if (format === 'docx') return { bytes: await docx(paper, look), paper };
  if (format === 'pdf') return { bytes: await pdf(paper, look), paper };
  const made = format === 'md' ? markdownLines(paper, look) : textLines(paper, look);
  const lines = chosen.reduce((before, damage) => damage.lines?.(before, paper, random) ?? before, made);
  const joined = format === 'md' ? joinMarkdown(lines) : joinText(lines, look);
  const text = chosen.reduce((before, damage) => damage.text?.(before) ?? before, joined);
  return { bytes: new TextEncoder().encode(text), paper };
}
