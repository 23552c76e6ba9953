// The bytes of a PDF → its text with positions, by pdf.js. The parser works in a thread of its own that is stopped when
// its time is out: no file can hang the command or take its memory.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { type Message, message } from '../messages/messages.ts';
import { MAX_CHARACTERS, tooLong } from './reading.ts';

/** A piece of text as it was painted. Lengths in PDF points, from the upper left corner of the page as it is shown. */
export interface Item {
  text: string;
  x: number;
  /** Of the baseline. */
  y: number;
  width: number;
  size: number;
  bold: boolean;
  /** Marked as no part of the text (ISO 32000-1, 14.8.2.2). */
  artifact: boolean;
  /** Not written from left to right. */
  turned: boolean;
}

export interface Page {
  width: number;
  height: number;
  /** In the order of painting; what stands in form fields and notes last. */
  items: Item[];
}

export type Pages = { ok: true; pages: Page[] } | { ok: false; fault: Message };

const MAX_PAGES = 2000;
/** Pieces of text on one page. */
const MAX_PIECES = 200_000;
const MEMORY_MB = 1500;

const located = createRequire(import.meta.url);

/** pdf.js in Node would load a painter for these and complain where there is none; text needs no painter. */
async function loadPdfjs(): Promise<typeof import('pdfjs-dist')> {
  const scope = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) scope[name] ??= class {};
  const { warn } = console;
  console.warn = () => {};
  try {
    return (await import('pdfjs-dist/legacy/build/pdf.mjs')) as typeof import('pdfjs-dist');
  } finally {
    console.warn = warn;
  }
}

const BOOT = `
const { workerData } = require('node:worker_threads');
import(workerData.url).then(({ WorkerMessageHandler }) => WorkerMessageHandler.initializeFromPort(workerData.port));
`;

function startParser(): { worker: Worker; port: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  const url = pathToFileURL(located.resolve('pdfjs-dist/legacy/build/pdf.worker.mjs')).href;
  const worker = new Worker(BOOT, {
    eval: true,
    workerData: { url, port: port2 },
    transferList: [port2],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  port1.start();
  return { worker, port: port1 };
}

/** All text of all pages, or why there is none; after `seconds` at the latest. */
export async function readItems(bytes: Uint8Array, seconds: number): Promise<Pages> {
  const pdfjs = await loadPdfjs();
  const { worker, port } = startParser();
  let timer: NodeJS.Timeout | undefined;
  const stopped = new Promise<Pages>((resolve) => {
    const slow = message('KALLA-009', { sekunder: seconds });
    timer = setTimeout(() => resolve({ ok: false, fault: slow }), seconds * 1000);
    // Out of memory, or a fault of the parser itself.
    worker.once('error', () => resolve({ ok: false, fault: message('KALLA-006') }));
  });
  const parser = pdfjs.PDFWorker.create({ port: port as unknown as globalThis.Worker, verbosity: 0 });
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    worker: parser,
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    // Pictures are not looked at.
    maxImageSize: 1,
  });
  // What comes after the time is out is of no interest.
  const read = task.promise.then(readPages).catch((error): Pages => ({ ok: false, fault: faultOf(error) }));
  try {
    return await Promise.race([read, stopped]);
  } finally {
    clearTimeout(timer);
    await worker.terminate();
    port.close();
  }
}

function faultOf(error: unknown): Message {
  const isLocked = error instanceof Error && error.name === 'PasswordException';
  return message(isLocked ? 'KALLA-005' : 'KALLA-006');
}

async function readPages(document: PDFDocumentProxy): Promise<Pages> {
  if (document.numPages > MAX_PAGES)
    return {
      ok: false,
      fault: message('KALLA-008', { sidor: document.numPages, hogst: MAX_PAGES }),
    };
  const pages: Page[] = [];
  let characters = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const read = await readPage(page);
    page.cleanup();
    for (const { text } of read.items) characters += text.length;
    if (characters > MAX_CHARACTERS || read.items.length > MAX_PIECES) return { ok: false, fault: tooLong() };
    pages.push(read);
  }
  return { ok: true, pages };
}

type Matrix = readonly number[];

function times([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, other: Matrix): number[] {
  const [a2 = 1, b2 = 0, c2 = 0, d2 = 1, e2 = 0, f2 = 0] = other;
  return [
    ...[a * a2 + c * b2, b * a2 + d * b2, a * c2 + c * d2, b * c2 + d * d2],
    ...[a * e2 + c * f2 + e, b * e2 + d * f2 + f],
  ];
}

async function readPage(page: PDFPageProxy): Promise<Page> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const bold = await boldFonts(
    page,
    content.items.flatMap((item) => ('str' in item ? item.fontName : [])),
  );
  const items: Item[] = [];
  /** Of the marked content that is open, which is an artifact. */
  const open: boolean[] = [];
  for (const item of content.items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push((item as { tag?: string }).tag === 'Artifact');
      continue;
    }
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = times(transform, item.transform);
    if (item.str.trim() === '' || ![a, b, c, d, x, y, item.width].every(Number.isFinite)) continue;
    const upright = Math.abs(b) < 0.1 * Math.abs(a) && a > 0;
    const size = Math.hypot(c, d) || Math.hypot(a, b) || 1;
    items.push({
      ...{ text: item.str, x, y, width: Math.abs(item.width), size },
      ...{ bold: bold.has(item.fontName), artifact: open.includes(true), turned: !upright },
    });
  }
  return { width, height, items: [...items, ...(await readFields(page, transform))] };
}

/** The names of fonts come with what is to be painted, once for each font. */
async function boldFonts(page: PDFPageProxy, fontNames: readonly string[]): Promise<Set<string>> {
  const names = new Set(fontNames);
  if ([...names].some((name) => !page.commonObjs.has(name)))
    await page.getOperatorList({ annotationMode: 0 }).catch(() => null);
  const isBold = (name: string): boolean => {
    if (!page.commonObjs.has(name)) return false;
    const font = page.commonObjs.get(name) as { name?: string; bold?: boolean; black?: boolean } | null;
    return font?.bold === true || font?.black === true || /bold|black|heavy|demi/i.test(font?.name ?? '');
  };
  return new Set([...names].filter(isBold));
}

interface Annotation {
  subtype?: string;
  fieldType?: string;
  fieldValue?: unknown;
  contentsObj?: { str?: string };
  rect?: readonly number[];
  annotationFlags?: number;
}

/** ISO 32000-1, table 165. */
const HIDDEN = 2;

/** What a person wrote in fields and notes on the page, as text at the place of the field. */
async function readFields(page: PDFPageProxy, transform: Matrix): Promise<Item[]> {
  const annotations: Annotation[] = await page.getAnnotations().catch(() => []);
  return annotations.flatMap((annotation): Item[] => {
    const { subtype, fieldType, fieldValue, contentsObj, annotationFlags = 0, rect = [] } = annotation;
    if (annotationFlags & HIDDEN) return [];
    const isField = subtype === 'Widget' && (fieldType === 'Tx' || fieldType === 'Ch');
    const value = isField ? fieldValue : subtype === 'FreeText' ? contentsObj?.str : '';
    const words = Array.isArray(value) ? value.join('\n') : value;
    if (typeof words !== 'string' || words.trim() === '' || !rect.every(Number.isFinite)) return [];
    const [left = 0, bottom = 0, right = 0, top = 0] = rect;
    const lines = words.split(/\r\n?|\n/);
    const size = Math.max(4, Math.min(11, (top - bottom) / lines.length / 1.2));
    const [, , , , x = 0, y = 0] = times(transform, [1, 0, 0, 1, left, top - size]);
    return lines.map((text, index) => ({
      ...{ text, x, y: y + index * size * 1.2, width: Math.min(right - left, text.length * size * 0.5) },
      ...{ size, bold: false, artifact: false, turned: false },
    }));
  });
}
