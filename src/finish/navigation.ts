// Outline (bookmarks) and named destinations (ISO 32000-1, 12.3): each § can be reached, and linked to by name.
import { type PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from 'pdf-lib';
import type { Landing, TaggedDocument } from '../tag/tag.ts';

interface OutlineNode {
  title: string;
  landing: Landing;
  children: OutlineNode[];
}

function nest(entries: TaggedDocument['outline']): OutlineNode[] {
  const roots: OutlineNode[] = [];
  const open: OutlineNode[] = [];
  for (const { title, level, page, y } of entries) {
    const node: OutlineNode = { title, landing: { page, y }, children: [] };
    open.length = Math.min(open.length, level - 1);
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
}

const countOf = (nodes: readonly OutlineNode[]): number =>
  nodes.reduce((sum, node) => sum + 1 + countOf(node.children), 0);

export function writeNavigation(doc: PDFDocument, tagged: TaggedDocument): void {
  const { context, catalog } = doc;
  const pages = doc.getPages().map((page) => page.ref);
  const destination = ({ page, y }: Landing) => [
    pages[page],
    PDFName.of('XYZ'),
    0,
    Math.round((y + 6) * 100) / 100,
    null,
  ];

  const write = (nodes: readonly OutlineNode[], parent: PDFRef): PDFRef[] => {
    const refs = nodes.map(() => context.nextRef());
    nodes.forEach((node, index) => {
      const ref = refs[index] as PDFRef;
      const children = write(node.children, ref);
      const [previous, next] = [refs[index - 1], refs[index + 1]];
      context.assign(
        ref,
        context.obj({
          Title: PDFHexString.fromText(node.title),
          Parent: parent,
          Dest: destination(node.landing) as never,
          ...(previous && { Prev: previous }),
          ...(next && { Next: next }),
          ...(children.length > 0 && {
            First: children[0] as PDFRef,
            Last: children.at(-1) as PDFRef,
            Count: countOf(node.children),
          }),
        } as never),
      );
    });
    return refs;
  };

  const tree = nest(tagged.outline);
  if (tree.length > 0) {
    const root = context.nextRef();
    const entries = write(tree, root);
    context.assign(
      root,
      context.obj({
        Type: 'Outlines',
        First: entries[0] as PDFRef,
        Last: entries.at(-1) as PDFRef,
        Count: countOf(tree),
      }),
    );
    catalog.set(PDFName.of('Outlines'), root);
    catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  }

  // A name tree is sorted by bytes (ISO 32000-1, 7.9.6); the names are lower-case ASCII.
  catalog.delete(PDFName.of('Names'));
  const names = [...tagged.destinations.keys()].sort((a, b) => (a < b ? -1 : 1));
  if (names.length > 0)
    catalog.set(
      PDFName.of('Names'),
      context.obj({
        Dests: {
          Names: names.flatMap((key) => [
            PDFString.of(key),
            destination(tagged.destinations.get(key) as Landing),
          ]),
        },
      } as never),
    );
}
