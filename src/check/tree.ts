// Reads the structure tree: elements with role-mapped types, kids in order, attributes, and the parent tree
// (ISO 32000-1, 14.7 and 14.8.4).

import { PDFArray, PDFDict, PDFNumber, type PDFObject, type PDFRef, PDFStream } from 'pdf-lib';
import type { MarkedContent } from './interpret.ts';
import {
  arrayAt,
  asArray,
  asDict,
  asName,
  asText,
  dictAt,
  entry,
  listAt,
  nameAt,
  numberAt,
  refOf,
  resolve,
  textAt,
  textOfName,
} from './objects.ts';

export type StructKid =
  | { kind: 'element'; element: StructElement }
  /** Marked content: MCID in a page's content or in a form XObject (`stream`). */
  | { kind: 'content'; page: number | null; stream: string | null; mcid: number; mark: MarkedContent | null }
  /** Object reference: an annotation, or an XObject. `page` is the page that /Pg declares. */
  | { kind: 'object'; page: number | null; ref: PDFRef | null; dict: PDFDict | undefined };

export interface StructElement {
  dict: PDFDict;
  /** The type as written. */
  rawType: string;
  /** The standard type after the role map; empty where there is none. */
  type: string;
  parent: StructElement | null;
  kids: StructKid[];
  page: number | null;
  alt: string | null;
  actualText: string | null;
  expansion: string | null;
  lang: string | null;
  id: string | null;
  title: string | null;
  hasParentEntry: boolean;
}

export interface StructTree {
  root: PDFDict;
  /** Top-level elements. */
  elements: StructElement[];
  /** All elements in document order. */
  all: StructElement[];
  byDict: Map<PDFDict, StructElement>;
  roleMap: Map<string, string>;
  parentTree: Map<number, PDFObject>;
}

export const STANDARD_TYPES: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 ' +
    'L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby ' +
    'RB RT RP Warichu WT WP Figure Formula Form'
  ).split(' '),
);

/** Follows the role map to the first standard type; empty where there is none. */
export function standardType(rawType: string, roleMap: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let type: string | undefined = rawType;
  while (type !== undefined && !seen.has(type)) {
    if (STANDARD_TYPES.has(type)) return type;
    seen.add(type);
    type = roleMap.get(type);
  }
  return '';
}

/** Whether following the role map from a type leads back to a type passed already, also a standard one. */
export function isCircular(rawType: string, roleMap: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let type: string | undefined = rawType; type !== undefined; type = roleMap.get(type)) {
    if (seen.has(type)) return true;
    seen.add(type);
  }
  return false;
}

export function readStructTree(
  catalog: PDFDict,
  pageOf: (ref: PDFRef | undefined) => number | null,
): StructTree | null {
  const root = dictAt(catalog, 'StructTreeRoot');
  if (!root) return null;
  const roleMap = new Map<string, string>();
  for (const [key, value] of dictAt(root, 'RoleMap')?.entries() ?? []) {
    const target = asName(resolve(root.context, value));
    if (target !== undefined) roleMap.set(textOfName(key), target);
  }
  const tree: StructTree = {
    root,
    elements: [],
    all: [],
    byDict: new Map(),
    roleMap,
    parentTree: new Map(),
  };
  const reader = new TreeReader(tree, pageOf);
  for (const kid of listAt(root, 'K')) {
    const element = reader.element(kid, null);
    if (element) tree.elements.push(element);
  }
  readNumberTree(dictAt(root, 'ParentTree'), tree.parentTree, 0);
  return tree;
}

class TreeReader {
  #tree: StructTree;
  #pageOf: (ref: PDFRef | undefined) => number | null;

  constructor(tree: StructTree, pageOf: (ref: PDFRef | undefined) => number | null) {
    this.#tree = tree;
    this.#pageOf = pageOf;
  }

  element(value: PDFObject, parent: StructElement | null): StructElement | null {
    const dict = asDict(resolve(this.#tree.root.context, value));
    if (!dict || this.#tree.byDict.has(dict)) return null;
    const rawType = nameAt(dict, 'S') ?? '';
    const element: StructElement = {
      dict,
      rawType,
      type: standardType(rawType, this.#tree.roleMap),
      parent,
      kids: [],
      page: this.#pageOf(refOf(dict, 'Pg')),
      alt: textAt(dict, 'Alt') ?? null,
      actualText: textAt(dict, 'ActualText') ?? null,
      expansion: textAt(dict, 'E') ?? null,
      lang: textAt(dict, 'Lang') ?? null,
      id: textAt(dict, 'ID') ?? null,
      title: textAt(dict, 'T') ?? null,
      hasParentEntry: dictAt(dict, 'P') !== undefined,
    };
    this.#tree.byDict.set(dict, element);
    this.#tree.all.push(element);
    for (const kid of listAt(dict, 'K')) {
      const read = this.#kid(kid, element);
      if (read) element.kids.push(read);
    }
    return element;
  }

  #kid(value: PDFObject, parent: StructElement): StructKid | null {
    const kid = resolve(this.#tree.root.context, value);
    if (kid instanceof PDFNumber) {
      return { kind: 'content', page: parent.page, stream: null, mcid: kid.asNumber(), mark: null };
    }
    if (!(kid instanceof PDFDict)) return null;
    const kidType = nameAt(kid, 'Type');
    const page = this.#pageOf(refOf(kid, 'Pg')) ?? parent.page;
    if (kidType === 'MCR') {
      const stream = refOf(kid, 'Stm')?.toString() ?? null;
      return { kind: 'content', page, stream, mcid: numberAt(kid, 'MCID') ?? -1, mark: null };
    }
    if (kidType === 'OBJR') {
      return { kind: 'object', page, ref: refOf(kid, 'Obj') ?? null, dict: dictAt(kid, 'Obj') };
    }
    const element = this.element(value, parent);
    return element ? { kind: 'element', element } : null;
  }
}

function readNumberTree(node: PDFDict | undefined, into: Map<number, PDFObject>, level: number): void {
  if (!node || level > 32) return;
  const nums = asArray(entry(node, 'Nums')) ?? [];
  for (let at = 0; at + 1 < nums.length; at += 2) {
    const key = resolve(node.context, nums[at]);
    const value = resolve(node.context, nums[at + 1]);
    if (key instanceof PDFNumber && value) into.set(key.asNumber(), value);
  }
  for (const kid of arrayAt(node, 'Kids') ?? []) readNumberTree(asDict(kid), into, level + 1);
}

/** The element that the parent tree gives for a StructParent key, or for an MCID under a StructParents key. */
export function parentElement(
  tree: StructTree,
  key: number | undefined,
  mcid?: number,
): StructElement | null {
  if (key === undefined) return null;
  const value = tree.parentTree.get(key);
  if (!value) return null;
  let target: PDFObject | undefined = value;
  if (mcid !== undefined) {
    target = value instanceof PDFArray && mcid < value.size() ? value.lookup(mcid) : undefined;
  }
  const dict = asDict(target);
  return dict ? (tree.byDict.get(dict) ?? null) : null;
}

/** Attribute dictionaries of an element, of A and of its classes (14.7.5); revision numbers are skipped. */
export function attributeDicts(element: StructElement, tree: StructTree): PDFDict[] {
  const context = tree.root.context;
  const dicts: PDFDict[] = [];
  const take = (value: PDFObject | undefined): void => {
    const resolved = resolve(context, value);
    if (resolved instanceof PDFDict) dicts.push(resolved);
    else if (resolved instanceof PDFStream) dicts.push(resolved.dict);
    else for (const item of asArray(resolved) ?? []) take(item);
  };
  take(entry(element.dict, 'A'));
  const classMap = dictAt(tree.root, 'ClassMap');
  if (classMap) {
    for (const item of listAt(element.dict, 'C')) {
      const className = asName(resolve(context, item));
      if (className !== undefined) take(entry(classMap, className));
    }
  }
  return dicts;
}

/** The value of an attribute of the given owner, resolved. */
export function attribute(
  element: StructElement,
  tree: StructTree,
  owner: string,
  key: string,
): PDFObject | undefined {
  for (const dict of attributeDicts(element, tree)) {
    if (nameAt(dict, 'O') !== owner) continue;
    const value = entry(dict, key);
    if (value !== undefined) return value;
  }
  return undefined;
}

export function attributeName(
  element: StructElement,
  tree: StructTree,
  owner: string,
  key: string,
): string | undefined {
  return asName(attribute(element, tree, owner, key));
}

/** IDs in the Headers attribute of a table cell. */
export function headerIds(element: StructElement, tree: StructTree): string[] {
  const headers = asArray(attribute(element, tree, 'Table', 'Headers')) ?? [];
  return headers.map((item) => asText(resolve(tree.root.context, item)) ?? '').filter((id) => id !== '');
}
