// Reads an XMP packet (ISO 16684-1) into properties with their value types, as the PDF/A and PDF/UA rules on
// metadata need them (ISO 19005-2, 6.6.2; ISO 14289-1, 5 and 7.1).

import sax from 'sax';

export const NS = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xml: 'http://www.w3.org/XML/1998/namespace',
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
} as const;

export interface XmpProperty {
  uri: string;
  prefix: string;
  name: string;
  value: XmpValue;
}

export type XmpValue =
  | { kind: 'text'; text: string; lang: string | null }
  | { kind: 'Alt' | 'Bag' | 'Seq'; items: XmpValue[] }
  | { kind: 'struct'; fields: XmpProperty[] };

export interface XmpReading {
  /** Why the packet is not well-formed XML or not RDF; null when it is. */
  fault: string | null;
  /** The `bytes` and `encoding` pseudo-attributes of the packet header. */
  header: { bytes: string | null; encoding: string | null };
  isUtf8: boolean;
  properties: XmpProperty[];
}

interface Node {
  uri: string;
  prefix: string;
  local: string;
  attributes: sax.QualifiedAttribute[];
  kids: Node[];
  text: string;
}

export function readXmp(bytes: Uint8Array): XmpReading {
  const { text, isUtf8 } = decode(bytes);
  const header = /<\?xpacket begin=(?:"[^"]*"|'[^']*')(.*?)\?>/s.exec(text)?.[1] ?? '';
  const reading: XmpReading = {
    fault: null,
    header: { bytes: pseudoAttribute(header, 'bytes'), encoding: pseudoAttribute(header, 'encoding') },
    isUtf8,
    properties: [],
  };
  const root = parse(text, reading);
  const rdf = root ? find(root, NS.rdf, 'RDF') : null;
  if (!rdf) {
    reading.fault ??= 'rdf:RDF saknas';
    return reading;
  }
  for (const description of rdf.kids) {
    if (description.uri !== NS.rdf || description.local !== 'Description') continue;
    reading.properties.push(...fieldsOf(description));
  }
  return reading;
}

export function property(xmp: XmpReading | null, uri: string, name: string): XmpProperty | undefined {
  return xmp?.properties.find((item) => item.uri === uri && item.name === name);
}

/** The text of a simple value, or of the first item of a list. */
export function simpleText(value: XmpValue | undefined): string | null {
  if (!value) return null;
  if (value.kind === 'text') return value.text;
  return value.kind === 'struct' ? null : simpleText(value.items[0]);
}

function decode(bytes: Uint8Array): { text: string; isUtf8: boolean } {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (bytes[0] === 0xfe || bytes[0] === 0xff || bytes[0] === 0 || bytes[1] === 0) {
    const big = bytes[0] === 0xfe || bytes[0] === 0;
    return { text: new TextDecoder(big ? 'utf-16be' : 'utf-16le').decode(bytes), isUtf8: false };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start)), isUtf8: true };
  } catch {
    return { text: new TextDecoder('latin1').decode(bytes), isUtf8: false };
  }
}

function pseudoAttribute(header: string, name: string): string | null {
  return new RegExp(`\\b${name}=["']([^"']*)["']`).exec(header)?.[1] ?? null;
}

function parse(text: string, reading: XmpReading): Node | null {
  const parser = sax.parser(true, { xmlns: true });
  const root: Node = { uri: '', prefix: '', local: '', attributes: [], kids: [], text: '' };
  const open: Node[] = [root];
  parser.onopentag = (tag) => {
    const { uri, prefix, local, attributes } = tag as sax.QualifiedTag;
    const node: Node = {
      uri,
      prefix,
      local,
      attributes: Object.values(attributes).filter(
        (item) => item.prefix !== 'xmlns' && item.name !== 'xmlns',
      ),
      kids: [],
      text: '',
    };
    open.at(-1)?.kids.push(node);
    open.push(node);
  };
  parser.ontext = (part) => {
    const node = open.at(-1);
    if (node) node.text += part;
  };
  parser.onclosetag = () => {
    open.pop();
  };
  parser.onerror = (error) => {
    reading.fault ??= error.message.split('\n')[0] ?? 'trasig XML';
    parser.resume();
  };
  try {
    parser.write(text.replace(/\0+$/, '')).close();
  } catch (error) {
    // sax throws again when closed after an error that was already reported.
    reading.fault ??= String(error);
  }
  return reading.fault ? null : root;
}

function find(node: Node, uri: string, local: string): Node | null {
  for (const kid of node.kids) {
    if (kid.uri === uri && kid.local === local) return kid;
    const inside = find(kid, uri, local);
    if (inside) return inside;
  }
  return null;
}

function fieldsOf(node: Node): XmpProperty[] {
  const fields: XmpProperty[] = [];
  for (const attribute of node.attributes) {
    if (attribute.uri === NS.rdf || attribute.uri === NS.xml || attribute.uri === '') continue;
    fields.push({
      uri: attribute.uri,
      prefix: attribute.prefix,
      name: attribute.local,
      value: { kind: 'text', text: attribute.value, lang: null },
    });
  }
  for (const kid of node.kids) {
    fields.push({ uri: kid.uri, prefix: kid.prefix, name: kid.local, value: xmpValue(kid) });
  }
  return fields;
}

function xmpValue(node: Node): XmpValue {
  const parseType = node.attributes.find((item) => item.uri === NS.rdf && item.local === 'parseType')?.value;
  const lang = node.attributes.find((item) => item.name === 'xml:lang')?.value ?? null;
  if (parseType === 'Resource') return { kind: 'struct', fields: fieldsOf(node) };
  const [only] = node.kids;
  if (only && only.uri === NS.rdf) {
    if (only.local === 'Alt' || only.local === 'Bag' || only.local === 'Seq') {
      const items = only.kids.filter((kid) => kid.uri === NS.rdf && kid.local === 'li').map(xmpValue);
      return { kind: only.local, items };
    }
    if (only.local === 'Description') return { kind: 'struct', fields: fieldsOf(only) };
  }
  const ownFields = fieldsOf(node);
  if (ownFields.length > 0) return { kind: 'struct', fields: ownFields };
  return { kind: 'text', text: node.text, lang };
}
