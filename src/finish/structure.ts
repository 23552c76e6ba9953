// Writes the structure tree, its parent tree and the annotations that belong to it (ISO 32000-1, 14.7 and 12.5).
import {
  type PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import type { LinkPlace, Rect, SignaturePlace, StructElement, TaggedDocument } from '../tag/tag.ts';

/** Where signatures go: `portal` leaves the place empty, `falt` puts an empty signature field there. */
export type SigningForm = 'portal' | 'falt';

const name = (value: string): PDFName => PDFName.of(value);
const words = (value: string): PDFHexString => PDFHexString.fromText(value);
const round = (value: number): number => Math.round(value * 100) / 100;
export const roundRect = (rect: Rect): Rect => rect.map(round) as Rect;

/** An address in 7-bit ASCII (ISO 32000-1, 12.6.4.7), with what a PDF string must escape (7.3.4.2). */
const asciiAddress = (href: string): string => new URL(href).href.replace(/[\\()]/g, '\\$&');

class StructureWriter {
  private readonly doc: PDFDocument;
  private readonly tagged: TaggedDocument;
  private readonly form: SigningForm;
  private readonly pages: PDFRef[];
  /** Per page: the element of each MCID. */
  private readonly contentParents: PDFRef[][];
  private readonly annotationParents: [key: number, parent: PDFRef][] = [];
  private readonly fields: PDFRef[] = [];
  private nextKey: number;

  constructor(doc: PDFDocument, tagged: TaggedDocument, form: SigningForm) {
    this.doc = doc;
    this.tagged = tagged;
    this.form = form;
    this.pages = doc.getPages().map((page) => page.ref);
    this.contentParents = this.pages.map(() => []);
    this.nextKey = this.pages.length;
  }

  private dict(entries: Record<string, unknown>): PDFDict {
    return this.doc.context.obj(entries as never) as unknown as PDFDict;
  }

  private page(index: number): PDFRef {
    const ref = this.pages[index];
    if (!ref) throw new Error(`There is no page ${index + 1}`);
    return ref;
  }

  private annotate(pageIndex: number, annotation: PDFDict, parent: PDFRef): PDFRef {
    const key = this.nextKey;
    this.nextKey += 1;
    annotation.set(name('StructParent'), this.doc.context.obj(key));
    this.annotationParents.push([key, parent]);
    const ref = this.doc.context.register(annotation);
    const page = this.doc.context.lookup(this.page(pageIndex), PDFDict);
    const annots = page.get(name('Annots')) as PDFArray | undefined;
    if (annots) annots.push(ref);
    else page.set(name('Annots'), this.doc.context.obj([ref]));
    return ref;
  }

  private link(link: LinkPlace, parent: PDFRef): PDFDict {
    const target = link.href.startsWith('#')
      ? { Dest: PDFString.of(link.href.slice(1)) }
      : { A: { S: 'URI', URI: PDFString.of(asciiAddress(link.href)) } };
    const annotation = this.dict({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: roundRect(link.rect),
      Border: [0, 0, 0],
      F: 4,
      Contents: words(link.contents),
      ...target,
    });
    return this.objectReference(this.annotate(link.page, annotation, parent), link.page);
  }

  private objectReference(object: PDFRef, page: number): PDFDict {
    return this.dict({ Type: 'OBJR', Pg: this.page(page), Obj: object });
  }

  /** An empty signature field in a Form element (ISO 14289-1, 7.18.4; ISO 19005-2, 6.3.3). */
  private field(place: SignaturePlace, parent: PDFRef): PDFRef {
    const { context } = this.doc;
    const rect = roundRect(place.rect);
    const appearance = context.register(
      context.stream('q Q', {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, round(rect[2] - rect[0]), round(rect[3] - rect[1])],
        Resources: {},
      }),
    );
    const element = context.nextRef();
    const widget = this.dict({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of(place.field),
      TU: words(`Underskrift: ${place.signer.title} ${place.signer.name}`),
      F: 4,
      Rect: rect,
      P: this.page(place.page),
      AP: { N: appearance },
    });
    const ref = this.annotate(place.page, widget, element);
    this.fields.push(ref);
    context.assign(
      element,
      this.dict({ Type: 'StructElem', S: 'Form', P: parent, K: [this.objectReference(ref, place.page)] }),
    );
    return element;
  }

  private attributes({ mark, bbox }: StructElement): Record<string, unknown> {
    const own: Record<string, unknown> = {};
    if (mark.listNumbering) own.A = { O: 'List', ListNumbering: mark.listNumbering };
    if (mark.scope) own.A = { O: 'Table', Scope: mark.scope };
    if (mark.lang !== undefined) own.Lang = PDFString.of(mark.lang);
    if (mark.actualText !== undefined) own.ActualText = words(mark.actualText);
    if (bbox) own.A = { O: 'Layout', Placement: 'Block', BBox: roundRect(bbox) };
    if (mark.type === 'Figure' && mark.alt !== undefined) own.Alt = words(mark.alt);
    return own;
  }

  private element(element: StructElement, parent: PDFRef): PDFRef {
    const { context } = this.doc;
    const ref = context.nextRef();
    let ownPage: number | null = null;
    const kids: unknown[] = [];
    for (const kid of element.kids) {
      if (kid.kind === 'element') kids.push(this.element(kid.element, ref));
      else if (kid.kind === 'content') {
        (this.contentParents[kid.page] as PDFRef[])[kid.mcid] = ref;
        ownPage ??= kid.page;
        kids.push(kid.page === ownPage ? kid.mcid : { Type: 'MCR', Pg: this.page(kid.page), MCID: kid.mcid });
      } else if (kid.kind === 'link') kids.push(this.link(this.tagged.links[kid.link] as LinkPlace, ref));
      else if (this.form === 'falt')
        kids.push(this.field(this.tagged.signatures[kid.signature] as SignaturePlace, ref));
    }
    context.assign(
      ref,
      this.dict({
        Type: 'StructElem',
        S: element.mark.type,
        P: parent,
        ...(ownPage !== null && { Pg: this.page(ownPage) }),
        ...this.attributes(element),
        K: kids,
      }),
    );
    return ref;
  }

  write(): void {
    const { context, catalog } = this.doc;
    const root = context.nextRef();
    const document = this.element(this.tagged.root, root);
    const numbers = [
      ...this.contentParents.flatMap((parents, index) => [index, context.register(context.obj(parents))]),
      ...this.annotationParents.flat(),
    ];
    context.assign(
      root,
      this.dict({
        Type: 'StructTreeRoot',
        K: [document],
        ParentTree: { Nums: numbers },
        ParentTreeNextKey: this.nextKey,
      }),
    );
    catalog.set(name('StructTreeRoot'), root);
    catalog.set(name('MarkInfo'), this.dict({ Marked: true }));
    this.doc.getPages().forEach((page, index) => {
      page.node.set(name('StructParents'), context.obj(index));
      page.node.set(name('Tabs'), name('S'));
    });
    if (this.fields.length > 0)
      catalog.set(name('AcroForm'), this.dict({ Fields: this.fields, SigFlags: 1 }));
  }
}

export function writeStructure(doc: PDFDocument, tagged: TaggedDocument, form: SigningForm): void {
  new StructureWriter(doc, tagged, form).write();
}
