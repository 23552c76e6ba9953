// A document's view + its templates → what the document says, as one semantic tree. A pure function.
// Checked on the whole tree: heading levels begin with 1 and never jump (ISO 14289-1, 7.4.2), every link has its
// heading, every text of the meeting stands there once, and so does all that the running head says.
import type { Block, DocumentTree, Inline } from '../domain/document.ts';
import { KEY_SPELLING } from '../domain/keys.ts';
import type { TemplateSources } from '../environment.ts';
import type { ComposeFault, DataPath, TemplatePlace } from './fault.ts';
import { blockText } from './inline.ts';
import { type AboutElement, type DocumentWords, type Places, readMarkup } from './markup.ts';
import { renderTemplates } from './templates.ts';
import { setTree } from './typography.ts';
import type { OrganView, PlacedText } from './view.ts';

/** A document kind is a folder of templates: `<folder>/<folder>.hbs` is the whole, `dokument.hbs` what it says of itself. */
export interface Draft {
  folder: string;
  view: OrganView;
  texts: readonly PlacedText[];
  /** What was found while the view was built; told together with the rest. */
  faults: readonly ComposeFault[];
  /** Template sources by path under `templates/`. */
  templates: TemplateSources;
  /** `#rrggbb`. */
  accent: string;
  /** What the document has to say of itself, or must not say; absent where nothing is at stake. */
  promises?: readonly Promised[];
}

/** A word that stands, or does not stand, in an element of `dokument.hbs`. */
export interface Promised {
  ord: string;
  element: AboutElement;
  stands: boolean;
}

export type ComposeResult = { ok: true; tree: DocumentTree } | { ok: false; faults: ComposeFault[] };

const ABOUT = 'dokument';

export function composeDocument({ folder, view, texts, templates, accent, ...draft }: Draft): ComposeResult {
  const faults = [...draft.faults];
  const rendered = renderTemplates(folder, [folder, ABOUT], view, templates);
  if (!rendered.ok) return { ok: false, faults: [...faults, ...rendered.faults] };
  const whole: TemplatePlace = { file: `${folder}/${folder}.hbs`, line: null };
  const about: TemplatePlace = { file: `${folder}/${ABOUT}.hbs`, line: null };
  const used = texts.map(() => 0);
  const read = readMarkup(
    { markup: rendered.markup[folder] ?? '', file: whole.file },
    { markup: rendered.markup[ABOUT] ?? '', file: about.file },
    {
      text: (nr) => {
        if (used[nr] !== undefined) used[nr]++;
        return texts[nr]?.blocks ?? null;
      },
      svg: (file) => templates.get(`organ/${file}`) ?? null,
      svgNames: [...templates.keys()].flatMap((path) =>
        path.startsWith('organ/') && path.endsWith('.svg') ? [path.slice('organ/'.length)] : [],
      ),
    },
  );
  faults.push(...read.faults);
  const one = (element: AboutElement): string => read.words[element].join(' ');
  const tree = setTree({
    title: one('titel'),
    lang: 'sv-SE',
    author: one('upphov'),
    subject: one('amne'),
    runningHead: {
      left: one('sidhuvud-vanster'),
      right: [...read.words['sidhuvud-hoger']],
      mark: one('sidhuvud-markering') || null,
    },
    accent,
    blocks: read.blocks,
  });
  if (read.faults.length === 0)
    faults.push(
      ...headingFaults(read.blocks, read.places, whole),
      ...linkFaults(read.blocks, read.places, whole),
      ...textFaults(texts, used, whole),
      ...runningHeadFaults(tree, about),
      ...promiseFaults(draft.promises ?? [], read.words, about),
    );
  return faults.length > 0 ? { ok: false, faults } : { ok: true, tree };
}

function* walk(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'group') yield* walk(block.content);
    if (block.kind === 'list') for (const item of block.items) yield* walk(item.content);
  }
}

function headingFaults(blocks: readonly Block[], places: Places, whole: TemplatePlace): ComposeFault[] {
  const faults: ComposeFault[] = [];
  let before = 0;
  for (const block of walk(blocks)) {
    const level =
      block.kind === 'heading' ? block.level : block.kind === 'group' && block.label?.heading ? 2 : 0;
    if (level === 0) continue;
    if (level > before + 1)
      faults.push({
        where: 'mall',
        ...(places.get(block) ?? whole),
        code: 'MALL-005',
        values: { fran: before, till: level },
      });
    before = level;
  }
  return faults;
}

function* links(content: readonly Inline[]): Generator<Extract<Inline, { kind: 'link' }>> {
  for (const part of content) {
    if (part.kind === 'link') yield part;
    if (part.kind !== 'text' && part.kind !== 'break') yield* links(part.children);
  }
}

function inlineContents(block: Block): (readonly Inline[])[] {
  if (block.kind === 'heading' || block.kind === 'paragraph') return [block.content];
  return block.kind === 'table' ? block.rows.flatMap((row) => row.map((cell) => cell.content)) : [];
}

/** Every id belongs to one heading, and every internal link leads to one. */
function linkFaults(blocks: readonly Block[], places: Places, whole: TemplatePlace): ComposeFault[] {
  const faults: ComposeFault[] = [];
  const fault = (mal: string, place: TemplatePlace | undefined): void => {
    faults.push({ where: 'mall', ...(place ?? whole), code: 'MALL-006', values: { mal } });
  };
  const ids = new Set<string>();
  for (const block of walk(blocks)) {
    const id = block.kind === 'heading' ? block.id : block.kind === 'group' ? block.label?.id : undefined;
    if (id === undefined) continue;
    if (ids.has(id)) fault(id, places.get(block));
    ids.add(id);
  }
  for (const block of walk(blocks))
    for (const content of inlineContents(block))
      for (const link of links(content))
        if (link.href.startsWith('#') && !ids.has(link.href.slice(1)))
          fault(link.href.slice(1), places.get(block));
  return faults;
}

/** `ärenden[2].beslut[0]`. */
export function readablePath(path: DataPath): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${KEY_SPELLING[part] ?? part}`,
    )
    .join('');
}

function textFaults(
  texts: readonly PlacedText[],
  used: readonly number[],
  whole: TemplatePlace,
): ComposeFault[] {
  return texts.flatMap(({ path }, nr): ComposeFault[] => {
    const antal = used[nr] ?? 0;
    if (antal === 1) return [];
    return [{ where: 'mall', ...whole, code: 'MALL-007', values: { falt: readablePath(path), antal } }];
  });
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d][\p{L}\d/-]*/gu) ?? [];

function runningHeadFaults(tree: DocumentTree, about: TemplatePlace): ComposeFault[] {
  const said = new Set(wordsOf(tree.blocks.map(blockText).join('\n')));
  const { left, right, mark } = tree.runningHead;
  const missing = [left, ...right, mark ?? ''].flatMap(wordsOf);
  return [...new Set(missing)]
    .filter((ord) => !said.has(ord))
    .map((ord) => ({ where: 'mall', ...about, code: 'MALL-008', values: { ord } }));
}

const hasWord = (text: string, ord: string): boolean =>
  ` ${text.replace(/[^\p{L}\d]+/gu, ' ')} `.includes(` ${ord} `);

/** The state of a document may not be lost, nor be claimed of another, by a change in a template. */
function promiseFaults(
  promises: readonly Promised[],
  words: DocumentWords,
  about: TemplatePlace,
): ComposeFault[] {
  return promises
    .filter(({ ord, element, stands }) => hasWord(words[element].join(' '), ord) !== stands)
    .map(({ ord, element, stands }) => ({
      where: 'mall',
      ...about,
      code: stands ? 'MALL-012' : 'MALL-013',
      values: { ord, element },
    }));
}
