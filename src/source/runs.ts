// Words with emphasis and links → one line of text and of Markdown; what the Markdown of the line would not give back
// word for word loses its emphasis instead.
import type { PhrasingContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { marksIn, plainMarkdown, tidyWords } from './words.ts';

/** Words of one look. */
export interface Run {
  text: string;
  bold: boolean;
  italic: boolean;
  /** An absolute http, https or mailto address. */
  href: string | null;
}

export interface Rendered {
  text: string;
  markdown: string;
  /** Every word is bold. */
  strong: boolean;
}

export const plainRun = (text: string): Run => ({ text, bold: false, italic: false, href: null });

const SAFE = /^(?:https?:\/\/|mailto:)[^\s<>\\\p{Cc}]+$/iu;

/** The address where a document may link to it. */
export const safeHref = (address: string): string | null => (SAFE.test(address) ? address : null);

/** Longer lines are no lines: reading their Markdown back would take too long. */
const MAX_STRESSED = 20_000;

/** All spaces single, none at the ends, none doubled over the border of two runs; empty runs fall away. */
function tidyRuns(runs: readonly Run[]): Run[] {
  const tidy: Run[] = [];
  const end = runs.findLastIndex((run) => tidyWords(run.text) !== '');
  let space = false;
  for (const [index, run] of runs.entries()) {
    const text = tidyWords(run.text);
    const isLast = index >= end;
    if (text === '') {
      space ||= /\s/.test(run.text);
      continue;
    }
    const inner = isLast ? text : text.replace(/\u00ad$/, '');
    const before = tidy.length > 0 && (space || /^\s/.test(run.text)) ? ' ' : '';
    const last = tidy.at(-1);
    if (last && last.bold === run.bold && last.italic === run.italic && last.href === run.href)
      last.text += before + inner;
    else {
      // A space between two looks belongs to neither.
      if (before && last) tidy.push(plainRun(before));
      tidy.push({ ...run, text: inner });
    }
    space = /\s$/.test(run.text);
  }
  return tidy;
}

function wordsOf(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => ('children' in node ? wordsOf(node.children) : 'value' in node ? node.value : ''))
    .join('');
}

/** Whether the line is read as these words and nothing else. */
function givesBack(markdown: string, text: string): boolean {
  const { children } = fromMarkdown(markdown);
  const [only] = children;
  return children.length === 1 && only?.type === 'paragraph' && wordsOf(only.children) === text;
}

function marked(runs: readonly Run[], text: string, cell: boolean): string {
  const offsets = marksIn(text, cell);
  let [markdown, at] = ['', 0];
  for (const { text: words, bold, italic, href } of runs) {
    const escaped = Array.from(words.split(''), (letter, index) =>
      offsets.has(at + index) ? `\\${letter}` : letter,
    ).join('');
    at += words.length;
    const stress = bold && italic ? '***' : bold ? '**' : italic ? '*' : '';
    const isAddress = href !== null && (href === words || href === `mailto:${words}`);
    const link = href === null ? escaped : isAddress ? `<${words}>` : `[${escaped}](<${href}>)`;
    markdown += stress + link + stress;
  }
  return markdown;
}

const isAtt = (words: string): boolean => /^att[:,]?$/i.test(words.trim());

/** One line; `text` is empty where there are no words. */
export function renderRuns(runs: readonly Run[], cell = false): Rendered {
  const tidy = tidyRuns(runs);
  const text = tidyWords(tidy.map((run) => run.text).join(''));
  const strong = text !== '' && tidy.every((run) => run.bold || run.text.trim() === '');
  const stressed = tidy.map((run) => (strong || isAtt(run.text) ? { ...run, bold: false } : run));
  const plain = plainMarkdown(text, cell);
  if (text.length > MAX_STRESSED || !stressed.some((run) => run.bold || run.italic || run.href !== null))
    return { text, markdown: plain, strong };
  const markdown = marked(stressed, text, cell);
  return { text, markdown: givesBack(markdown, text) ? markdown : plain, strong };
}
