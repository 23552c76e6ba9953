// Tagged pages → PDF bytes: @react-pdf/render draws onto a PDFKit document that justera makes.
// Only content streams and fonts come from here; structure, metadata and annotations are `finish`'s.
import renderDocument from '@react-pdf/render';
import PDFDocument from 'pdfkit';
import type { PaintItem, TaggedPage } from '../tag/tag.ts';

/** The PDFKit document as far as justera uses it; `addContent` writes an operator into the page's stream. */
interface Canvas {
  addContent(code: string): unknown;
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

const NewDocument = PDFDocument as unknown as new (options: object) => Canvas;
const render = renderDocument as unknown as (canvas: Canvas, tree: object) => void;

const NO_BOX = { left: 0, top: 0, width: 1, height: 1 };

/** One node of @react-pdf's own kind; they are flat, so the q/Q depth stays below PDF/A-2's 28 (6.1.13). */
function node(canvas: Canvas, item: PaintItem): object {
  switch (item.kind) {
    case 'operator':
      return {
        type: 'CANVAS',
        box: NO_BOX,
        style: {},
        props: { paint: () => canvas.addContent(item.code) },
        children: [],
      };
    case 'text':
      return {
        type: 'TEXT',
        box: { ...NO_BOX, left: item.x, top: item.y },
        style: {},
        props: {},
        lines: item.lines,
        children: [],
      };
    case 'box':
      return {
        type: 'VIEW',
        box: { left: item.x, top: item.y, width: item.width, height: item.height },
        style: { backgroundColor: item.fill },
        props: {},
        children: [],
      };
    case 'picture':
      return {
        ...item.node,
        box: { ...item.node.box, left: item.x, top: item.y },
      };
  }
}

export function paint(pages: readonly TaggedPage[]): Promise<Uint8Array> {
  // `finish` writes the document's own dates; the clock must not get in here.
  const info = { CreationDate: new Date(0) };
  const canvas = new NewDocument({ autoFirstPage: false, compress: true, pdfVersion: '1.7', info });
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    canvas.on('data', (chunk) => chunks.push(chunk));
    canvas.on('end', () => resolve(Buffer.concat(chunks)));
    canvas.on('error', reject);
    render(canvas, {
      type: 'DOCUMENT',
      props: {},
      children: pages.map((page) => ({
        type: 'PAGE',
        box: { left: 0, top: 0, width: page.width, height: page.height },
        style: {},
        props: {},
        children: page.items.map((item) => node(canvas, item)),
      })),
    });
  });
}
