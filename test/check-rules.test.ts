// One small, correct PDF built object by object – and broken in one place at a time: the rules that the corpus
// has no file for, PDF/A-2a, our own rules, and the text that is read back.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import { checkPdf } from '../src/check/check.ts';
import { readPdf } from '../src/check/read.ts';
import { artifactText, plainText, structureText } from '../src/check/structure.ts';
import { readTrueType } from '../src/check/truetype.ts';

const fontBytes = readFileSync(join(process.cwd(), 'fonts', 'PublicSans-Regular.ttf'));
const trueType = readTrueType(fontBytes);
const SIZE = 12;

function gidOf(char: string): number {
  const cmap = trueType?.cmaps.find(({ platform, encoding }) => platform === 3 && encoding === 1);
  return cmap?.lookup(char.codePointAt(0) ?? 0) ?? 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0');
}

function show(x: number, y: number, text: string): string {
  return `BT /F1 ${SIZE} Tf ${x} ${y} Td <${[...text].map((char) => hex(gidOf(char))).join('')}> Tj ET`;
}

interface Content {
  page: number;
  /** Operators painted inside the marked content. */
  paint: string;
}

interface Annotation {
  page: number;
  rect: [number, number, number, number];
  entries: Record<string, PDFString | PDFName | PDFNumber | PDFDict>;
}

interface Node {
  type: string;
  name?: string;
  attributes?: Record<string, string>;
  alt?: string;
  kids: (Node | Content | Annotation)[];
}

const text = (page: number, x: number, y: number, shown: string): Content => ({
  page,
  paint: show(x, y, shown),
});

/** Everything that a test may change before the file is written. */
interface Sample {
  doc: PDFDocument;
  catalog: PDFDict;
  pages: { dict: PDFDict; ref: PDFRef; operators: string[] }[];
  elements: Map<string, PDFDict>;
  annotations: PDFDict[];
  font: PDFDict;
  cidFont: PDFDict;
  structTreeRoot: PDFDict;
  xmp: string;
}

const uri = PDFString.of('https://exempel.se/');

function outline(): Node {
  const cell = (type: string, x: number, y: number, word: string): Node => ({
    type,
    name: word,
    ...(type === 'TH' ? { attributes: { O: 'Table', Scope: 'Column' } } : {}),
    kids: [{ type: 'P', kids: [text(1, x, y, word)] }],
  });
  return {
    type: 'Document',
    name: 'Document',
    kids: [
      { type: 'H1', name: 'H1', kids: [text(0, 72, 760, 'Protokoll')] },
      {
        type: 'P',
        name: 'P1',
        kids: [
          text(0, 72, 730, 'Se '),
          {
            type: 'Link',
            name: 'Link',
            kids: [
              text(0, 95, 730, 'länken'),
              {
                page: 0,
                rect: [95, 726, 140, 742],
                entries: {
                  Subtype: PDFName.of('Link'),
                  Contents: PDFHexString.fromText('länken') as unknown as PDFString,
                  F: PDFNumber.of(4),
                },
              },
            ],
          },
          text(0, 135, 730, '.'),
        ],
      },
      {
        type: 'P',
        name: 'P2',
        kids: [
          {
            page: 0,
            paint: `${show(72, 700, 'Nämndens verksam')} /Span <</ActualText <FEFF00AD>>> BDC ${show(172, 700, '-')} EMC ${show(72, 685, 'het, e-')} ${show(72, 670, 'post och ')} ${show(72, 60, 'sista raden')}`,
          },
          text(1, 72, 760, 'på nästa sida.'),
        ],
      },
      {
        type: 'L',
        name: 'L',
        attributes: { O: 'List', ListNumbering: 'Decimal' },
        kids: [
          {
            type: 'LI',
            name: 'LI',
            kids: [
              { type: 'Lbl', kids: [text(1, 72, 730, '1.')] },
              { type: 'LBody', name: 'LBody', kids: [{ type: 'P', kids: [text(1, 90, 730, 'Första')] }] },
            ],
          },
        ],
      },
      {
        type: 'Table',
        name: 'Table',
        kids: [
          { type: 'TR', name: 'TR1', kids: [cell('TH', 72, 700, 'Namn'), cell('TH', 172, 700, 'Parti')] },
          { type: 'TR', name: 'TR2', kids: [cell('TD', 72, 680, 'Eva'), cell('TD', 172, 680, 'X')] },
        ],
      },
      { type: 'Figure', name: 'Figure', alt: 'Vapen', kids: [{ page: 1, paint: '72 600 20 20 re f' }] },
    ],
  };
}

const XMP = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Protokoll</rdf:li></rdf:Alt></dc:title>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;

async function build(
  change: (sample: Sample) => void = () => {},
  root: Node = outline(),
): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const { context } = doc;
  const pages = [0, 1].map(() => {
    const page = doc.addPage([595, 842]);
    return { dict: page.node as PDFDict, ref: page.ref, operators: [] as string[] };
  });
  const { font, cidFont, ref: fontRef } = embedFont(doc);
  const elements = new Map<string, PDFDict>();
  const annotations: PDFDict[] = [];
  const nums = new Map<number, PDFRef[] | PDFRef>([
    [0, []],
    [1, []],
  ]);
  const structTreeRoot = context.obj({ Type: 'StructTreeRoot' });
  const rootRef = context.register(structTreeRoot);
  const add = (node: Node, parent: PDFRef): PDFRef => {
    const dict = context.obj({ Type: 'StructElem', S: node.type, P: parent });
    const ref = context.register(dict);
    if (node.name) elements.set(node.name, dict);
    if (node.attributes) dict.set(PDFName.of('A'), context.obj(node.attributes));
    if (node.alt) dict.set(PDFName.of('Alt'), PDFString.of(node.alt));
    const kids = context.obj([]);
    for (const kid of node.kids) {
      if ('type' in kid) kids.push(add(kid, ref));
      else if ('paint' in kid) {
        const page = pages[kid.page];
        const mcids = nums.get(kid.page) as PDFRef[];
        page?.operators.push(`/${node.type} <</MCID ${mcids.length}>> BDC ${kid.paint} EMC`);
        kids.push(context.obj({ Type: 'MCR', Pg: page?.ref ?? ref, MCID: mcids.length }));
        mcids.push(ref);
      } else {
        const page = pages[kid.page];
        const key = nums.size;
        const annotation = context.obj({ Type: 'Annot', Rect: kid.rect, StructParent: key, ...kid.entries });
        if (node.type === 'Link') {
          annotation.set(PDFName.of('A'), context.obj({ S: 'URI', URI: uri }));
        }
        const annotationRef = context.register(annotation);
        nums.set(key, ref);
        annotations.push(annotation);
        page?.dict.set(PDFName.of('Annots'), context.obj([annotationRef]));
        page?.dict.set(PDFName.of('Tabs'), PDFName.of('S'));
        kids.push(context.obj({ Type: 'OBJR', Pg: page?.ref ?? ref, Obj: annotationRef }));
      }
    }
    dict.set(PDFName.of('K'), kids);
    return ref;
  };
  structTreeRoot.set(PDFName.of('K'), add(root, rootRef));
  structTreeRoot.set(PDFName.of('ParentTree'), context.obj({ Nums: context.obj([...nums].flat()) }));
  pages.forEach((page, index) => {
    page.operators.unshift(
      `/Artifact <</Type /Pagination /Subtype /Header>> BDC ${show(72, 800, `${index + 1}(2)`)} EMC`,
    );
    page.dict.set(PDFName.of('StructParents'), PDFNumber.of(index));
    page.dict.set(PDFName.of('Resources'), context.obj({ Font: { F1: fontRef } }));
  });
  const profile = Buffer.alloc(128);
  profile.write('RGB ', 16);
  profile.write('acsp', 36);
  const catalog: PDFDict = doc.catalog;
  for (const [key, value] of Object.entries({
    Lang: PDFString.of('sv-SE'),
    MarkInfo: context.obj({ Marked: true }),
    ViewerPreferences: context.obj({ DisplayDocTitle: true }),
    StructTreeRoot: rootRef,
    OutputIntents: context.obj([
      {
        Type: 'OutputIntent',
        S: 'GTS_PDFA1',
        OutputConditionIdentifier: PDFString.of('sRGB'),
        DestOutputProfile: context.register(context.stream(profile, { N: 3 })),
      },
    ]),
  })) {
    catalog.set(PDFName.of(key), value);
  }
  context.trailerInfo.ID = context.obj([PDFHexString.of('00ff'), PDFHexString.of('00ff')]);
  const sample = { doc, catalog, pages, elements, annotations, font, cidFont, structTreeRoot, xmp: XMP };
  change(sample);
  const metadata = context.stream(Buffer.from(sample.xmp), { Type: 'Metadata', Subtype: 'XML' });
  if (sample.xmp !== '') catalog.set(PDFName.of('Metadata'), context.register(metadata));
  for (const page of pages) {
    page.dict.set(PDFName.of('Contents'), context.register(context.stream(page.operators.join('\n'))));
  }
  return doc.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}

function embedFont(doc: PDFDocument): { font: PDFDict; cidFont: PDFDict; ref: PDFRef } {
  const { context } = doc;
  const chars = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖabcdefghijklmnopqrstuvwxyzåäö0123456789 .,-()§'];
  const widths = chars.flatMap((char) => [gidOf(char), [trueType?.width(gidOf(char)) ?? 0]]);
  const lines = chars.map((char) => `<${hex(gidOf(char))}> <${hex(char.codePointAt(0) ?? 0)}>`).join('\n');
  const cidFont = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: 'ABCDEF+PublicSans-Regular',
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    CIDToGIDMap: 'Identity',
    W: widths,
    FontDescriptor: {
      Type: 'FontDescriptor',
      FontName: 'ABCDEF+PublicSans-Regular',
      Flags: 4,
      FontFile2: context.register(context.flateStream(fontBytes)),
    },
  });
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: 'ABCDEF+PublicSans-Regular',
    Encoding: 'Identity-H',
    DescendantFonts: [context.register(cidFont)],
    ToUnicode: context.register(context.stream(`${chars.length} beginbfchar\n${lines}\nendbfchar`)),
  });
  return { font, cidFont, ref: context.register(font) };
}

async function rulesOf(change?: (sample: Sample) => void, root?: Node): Promise<string[]> {
  const findings = await checkPdf(await build(change, root), { form: 'portal' });
  return [...new Set(findings.map((finding) => finding.rule))];
}

const name = (key: string): PDFName => PDFName.of(key);

function kidsOf(sample: Sample, elementName: string): PDFArray {
  return element(sample, elementName).lookup(name('K'), PDFArray);
}

function element(sample: Sample, elementName: string): PDFDict {
  const dict = sample.elements.get(elementName);
  if (!dict) throw new Error(`no element ${elementName} in the sample`);
  return dict;
}

/** Adds an empty element of the given type to another. */
function append(sample: Sample, parentName: string, type: string, kids: PDFDict[] = []): PDFDict {
  const { context } = sample.doc;
  const dict = context.obj({ S: type, P: context.obj({}) });
  dict.set(name('K'), context.obj(kids));
  kidsOf(sample, parentName).push(context.register(dict));
  return dict;
}

function replaceIn(root: Node, change: (node: Node) => void): Node {
  const visit = (node: Node): void => {
    change(node);
    for (const kid of node.kids) if ('type' in kid) visit(kid);
  };
  visit(root);
  return root;
}

describe('the sample', () => {
  test('has no faults at all', async () => {
    expect(await checkPdf(await build(), { form: 'portal' })).toEqual([]);
  });

  test('reads back as a tag tree', async () => {
    expect(structureText(await readPdf(await build()))).toBe(
      [
        'Document',
        '  H1 "Protokoll"',
        '  P "Se länken."',
        '    Link "länken" → https://exempel.se/',
        '  P "Nämndens verksamhet, e-post och sista raden på nästa sida."',
        '  L (ListNumbering=Decimal)',
        '    LI',
        '      Lbl "1."',
        '      LBody',
        '        P "Första"',
        '  Table',
        '    TR',
        '      TH (Scope=Column)',
        '        P "Namn"',
        '      TH (Scope=Column)',
        '        P "Parti"',
        '    TR',
        '      TD',
        '        P "Eva"',
        '      TD',
        '        P "X"',
        '  Figure (Alt="Vapen")',
        '',
      ].join('\n'),
    );
  });

  test('reads back as plain text without artifacts', async () => {
    const reading = await readPdf(await build());
    expect(plainText(reading)).toBe(
      'Protokoll\nSe länken.\nNämndens verksamhet, e-post och sista raden på nästa sida.\n1.\nFörsta\nNamn\nParti\nEva\nX\n',
    );
    expect(artifactText(reading)).toBe('sida 1 Header: "1(2)"\nsida 2 Header: "2(2)"\n');
  });
});

/** Each changes one thing; the rule named must be among the findings. */
const BROKEN: [rule: string, change: (sample: Sample) => void][] = [
  [
    '5-t3',
    (s) => {
      s.xmp = s.xmp.replaceAll(/(?<=[<:/])pdfuaid(?=[:=])/g, 'ua');
    },
  ],
  ['6.2-t1', (s) => s.catalog.delete(name('MarkInfo'))],
  ['7.1-t7', (s) => s.structTreeRoot.set(name('RoleMap'), s.doc.context.obj({ H1: 'P' }))],
  ['7.1-t12', (s) => element(s, 'P1').delete(name('P'))],
  ['7.18.4-t2', (s) => append(s, 'Document', 'Form')],
  ['7.18.6.2-t1', (s) => s.doc.context.register(s.doc.context.obj({ S: 'MCD', D: PDFString.of('x') }))],
  ['7.18.6.2-t2', (s) => s.doc.context.register(s.doc.context.obj({ S: 'MCD', D: PDFString.of('x') }))],
  ['7.18.8-t1', (s) => s.annotations[0]?.set(name('Subtype'), name('PrinterMark'))],
  ['7.2-t6', (s) => append(s, 'P1', 'TBody')],
  ['7.2-t9', (s) => append(s, 'P1', 'TD')],
  [
    '7.2-t11',
    (s) => {
      append(s, 'Table', 'THead');
      append(s, 'Table', 'THead');
    },
  ],
  ['7.2-t13', (s) => append(s, 'Table', 'TFoot')],
  [
    '7.2-t16',
    (s) => {
      append(s, 'Table', 'Caption');
      append(s, 'Table', 'TBody');
    },
  ],
  ['7.2-t18', (s) => append(s, 'P1', 'LBody')],
  [
    '7.2-t25',
    (s) => {
      s.catalog.delete(name('Lang'));
      s.annotations[0]?.set(name('Subtype'), name('Widget'));
      s.annotations[0]?.set(name('T'), PDFString.of('a'));
      s.annotations[0]?.set(name('TU'), PDFString.of('a'));
    },
  ],
  ['7.2-t36', (s) => append(s, 'Table', 'THead', [s.doc.context.obj({ S: 'P' })])],
  ['7.2-t42', (s) => append(s, 'TR2', 'TD')],
  ['7.20-t1', (s) => addForm(s, 1, { Ref: {} }, '0 g')],
  ['7.20-t2', (s) => addForm(s, 2, {}, '/P <</MCID 0>> BDC EMC')],
  ['7.21.4.1-t1', (s) => s.cidFont.lookup(name('FontDescriptor'), PDFDict).delete(name('FontFile2'))],
  ['7.21.4.1-t2', (s) => paintGlyphs(s, 'fff0')],
  ['7.21.6-t1', (s) => paintSimple(s, 32, withoutCmaps(fontBytes))],
  ['7.21.6-t4', (s) => paintSimple(s, 4, fontBytes)],
  ['7.21.8-t1', (s) => paintGlyphs(s, '0000')],
  ['7.21.5-t1', (s) => s.cidFont.set(name('DW'), PDFNumber.of(1)) ?? s.cidFont.delete(name('W'))],
];

function addForm(sample: Sample, uses: number, entries: Record<string, object>, content: string): void {
  const { context } = sample.doc;
  const stream = context.stream(content, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, 9, 9],
    ...(entries as object),
  });
  const resources = sample.pages[0]?.dict.lookup(name('Resources'), PDFDict);
  resources?.set(name('XObject'), context.obj({ X1: context.register(stream) }));
  for (let use = 0; use < uses; use++) sample.pages[0]?.operators.push('/Artifact BMC /X1 Do EMC');
}

/** Paints with the same font program as a simple, symbolic or not, TrueType font. */
function paintSimple(sample: Sample, flags: number, program: Uint8Array): void {
  const { context } = sample.doc;
  const font = context.obj({
    Type: 'Font',
    Subtype: 'TrueType',
    BaseFont: 'PublicSans-Regular',
    FontDescriptor: { Flags: flags, FontFile2: context.register(context.stream(program)) },
  });
  const resources = sample.pages[0]?.dict.lookup(name('Resources'), PDFDict);
  resources?.set(name('Font'), context.obj({ F2: context.register(font) }));
  sample.pages[0]?.operators.push('/Artifact BMC BT /F2 12 Tf 72 50 Td (A) Tj ET EMC');
}

function withoutCmaps(program: Uint8Array): Uint8Array {
  const copy = Buffer.from(program);
  const entry = copy.indexOf('cmap');
  copy.writeUInt16BE(0, copy.readUInt32BE(entry + 8) + 2);
  return copy;
}

function paintGlyphs(sample: Sample, codes: string): void {
  sample.pages[0]?.operators.push(`/Artifact BMC BT /F1 12 Tf 72 50 Td <${codes}> Tj ET EMC`);
}

describe('PDF/UA-1 rules without a file in the corpus', () => {
  test.each(BROKEN)('%s', async (rule, change) => {
    expect(await rulesOf(change)).toContain(rule);
  });

  test('6.1-t1', async () => {
    const bytes = await build();
    const version = Buffer.from(bytes).indexOf('1.7');
    bytes[version] = '2'.charCodeAt(0);
    const findings = await checkPdf(bytes, { form: 'portal' });
    expect(findings.map((finding) => finding.rule)).toContain('6.1-t1');
  });
});

const BROKEN_ARCHIVE: [rule: string, change: (sample: Sample) => void][] = [
  [
    '6.1.3',
    (s) => {
      delete s.doc.context.trailerInfo.ID;
    },
  ],
  ['6.1.13-t8', (s) => s.pages[0]?.operators.push(`${'q '.repeat(29)}${'Q '.repeat(29)}`)],
  ['6.1.13', (s) => s.catalog.set(name('Extra'), PDFNumber.of(3e9))],
  ['6.2.4.3', (s) => s.pages[0]?.operators.push('0 0 0 1 k')],
  [
    '6.2.4.3',
    (s) => {
      s.catalog.delete(name('OutputIntents'));
      s.pages[0]?.operators.push('1 0 0 rg');
    },
  ],
  ['6.2.2', (s) => s.pages[0]?.operators.push('foo')],
  ['6.3.2-t1', (s) => s.annotations[0]?.delete(name('F'))],
  ['6.3.2-t2', (s) => s.annotations[0]?.set(name('F'), PDFNumber.of(2))],
  [
    '6.4.1-t3',
    (s) => s.catalog.set(name('AcroForm'), s.doc.context.obj({ Fields: [], NeedAppearances: true })),
  ],
  ['6.5.1-t1', (s) => s.catalog.set(name('OpenAction'), s.doc.context.obj({ S: 'JavaScript' }))],
  ['6.5.2-t1', (s) => s.catalog.set(name('AA'), s.doc.context.obj({}))],
  [
    '6.6.2.1-t2',
    (s) => {
      s.xmp = s.xmp.replace('?>', ' bytes="9"?>');
    },
  ],
  [
    '6.6.2.1-t4',
    (s) => {
      s.xmp = s.xmp.replace('</dc:title>', '');
    },
  ],
  [
    '6.6.2.3.1-t1',
    (s) => {
      s.xmp = s.xmp.replace('pdfaProperty:name>part', 'pdfaProperty:name>amd');
    },
  ],
  [
    '6.6.2.3.3-t9',
    (s) => {
      s.xmp = s.xmp.replace(/<pdfaProperty:category>.*?category>/, '');
    },
  ],
  [
    '6.6.4-t3',
    (s) => {
      s.xmp = s.xmp.replace('conformance>A', 'conformance>B');
    },
  ],
  [
    '6.6.3',
    (s) => {
      s.doc.context.trailerInfo.Info = s.doc.context.register(
        s.doc.context.obj({ Title: PDFString.of('Annat') }),
      );
    },
  ],
  ['6.10-t2', (s) => s.pages[0]?.dict.set(name('PresSteps'), s.doc.context.obj({}))],
  ['6.11-t1', (s) => s.catalog.set(name('Requirements'), s.doc.context.obj([]))],
];

describe('PDF/A-2a', () => {
  test.each(BROKEN_ARCHIVE)('%s', async (rule, change) => {
    expect(await rulesOf(change)).toContain(rule);
  });
});

const BROKEN_OWN: [rule: string, change: (sample: Sample) => void][] = [
  [
    'egen-objr-sida',
    (s) => {
      const [, objr] = kidsOf(s, 'Link').asArray();
      if (objr instanceof PDFDict && s.pages[1]) objr.set(name('Pg'), s.pages[1].ref);
    },
  ],
  ['egen-objr-parent', (s) => s.annotations[0]?.delete(name('StructParent'))],
  ['egen-objr', (s) => kidsOf(s, 'Link').remove(1)],
  ['egen-lank-sida', (s) => s.annotations[0]?.set(name('Rect'), s.doc.context.obj([500, 700, 700, 720]))],
  ['egen-lank-text', (s) => s.annotations[0]?.set(name('Rect'), s.doc.context.obj([95, 600, 140, 612]))],
  ['egen-lank-mal', (s) => s.annotations[0]?.delete(name('A'))],
  ['egen-text-utanfor', (s) => s.pages[0]?.operators.push(`/Artifact BMC ${show(590, 50, 'mm')} EMC`)],
  ['egen-formular', (s) => s.catalog.set(name('AcroForm'), s.doc.context.obj({ Fields: [] }))],
  [
    'egen-bokmarke',
    (s) => {
      const item = s.doc.context.register(s.doc.context.obj({ Title: PDFString.of('X') }));
      s.catalog.set(name('Outlines'), s.doc.context.obj({ First: item, Last: item }));
    },
  ],
  [
    'egen-lasordning',
    (s) => {
      const kids = kidsOf(s, 'P2');
      const last = kids.get(1);
      kids.remove(1);
      kids.insert(0, last);
    },
  ],
  ['egen-tom-tagg', (s) => append(s, 'Document', 'P')],
  ['egen-mcid', (s) => kidsOf(s, 'H1').remove(0)],
  ['egen-mcid-saknas', (s) => kidsOf(s, 'H1').push(PDFNumber.of(99))],
  ['egen-mcid-dubbel', (s) => s.pages[0]?.operators.push('/P <</MCID 0>> BDC EMC')],
  ['egen-typsnitt', (s) => s.cidFont.lookup(name('FontDescriptor'), PDFDict).delete(name('FontFile2'))],
  ['egen-tecken', (s) => s.font.delete(name('ToUnicode'))],
];

function withSignatureField(): Node {
  const root = outline();
  root.kids.push({
    type: 'Form',
    name: 'Form',
    kids: [
      {
        page: 1,
        rect: [72, 500, 272, 540],
        entries: {
          Subtype: PDFName.of('Widget'),
          FT: PDFName.of('Sig'),
          T: PDFString.of('Sig_1_ordforande'),
          TU: PDFString.of('Underskrift: ordf\xf6rande'),
          F: PDFNumber.of(4),
        },
      },
    ],
  });
  return root;
}

function addSignatureForm(sample: Sample): void {
  const { context } = sample.doc;
  const [ref] = sample.pages[1]?.dict.lookup(name('Annots'), PDFArray).asArray() ?? [];
  const appearance = context.stream('q Q', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 200, 40] });
  sample.annotations[1]?.set(name('AP'), context.obj({ N: context.register(appearance) }));
  sample.catalog.set(name('AcroForm'), context.obj({ Fields: context.obj(ref ? [ref] : []), SigFlags: 1 }));
}

describe('our own rules', () => {
  test.each(BROKEN_OWN)('%s', async (rule, change) => {
    expect(await rulesOf(change)).toContain(rule);
  });

  test('egen-tom-sida', async () => {
    const root = replaceIn(outline(), (node) => {
      node.kids = node.kids.filter((kid) => !('page' in kid) || kid.page === 0);
    });
    expect(await rulesOf(undefined, root)).toContain('egen-tom-sida');
  });

  test('a file with signature fields wants form: falt', async () => {
    const findings = await checkPdf(await build(), { form: 'falt' });
    expect(findings).toEqual([
      {
        rule: 'egen-formular',
        clause: 'ISO 32000-1 12.7',
        where: 'dokumentet',
        text: 'Filen saknar underskriftsfält.',
      },
    ]);
  });

  test('an empty, tagged, named signature field is right in form: falt and wrong in form: portal', async () => {
    const bytes = await build(addSignatureForm, withSignatureField());
    expect(await checkPdf(bytes, { form: 'falt' })).toEqual([]);
    expect((await checkPdf(bytes, { form: 'portal' })).map((finding) => finding.rule)).toEqual([
      'egen-formular',
    ]);
  });

  test('a signature field off the page, already filled or oddly named is told', async () => {
    const bytes = await build((sample) => {
      addSignatureForm(sample);
      const widget = sample.annotations[1];
      widget?.set(name('Rect'), sample.doc.context.obj([0, 0, 0, 0]));
      widget?.set(name('V'), sample.doc.context.obj({ Type: 'Sig' }));
      widget?.set(name('T'), PDFString.of('Sig 1.ordförande'));
    }, withSignatureField());
    const rules = (await checkPdf(bytes, { form: 'falt' })).map((finding) => finding.rule);
    expect(rules).toEqual(['egen-falt-sida', 'egen-falt-fyllt', 'egen-falt-namn']);
  });

  test('what is no PDF at all is told as a finding', async () => {
    const findings = await checkPdf(Buffer.from('hej'), { form: 'portal' });
    expect(findings.map((finding) => finding.rule)).toEqual(['egen-olasbar']);
  });

  test('a finding names page, tag and text', async () => {
    const findings = await checkPdf(await build((s) => element(s, 'Figure').delete(name('Alt'))), {
      form: 'portal',
    });
    expect(findings).toEqual([
      {
        rule: '7.3-t1',
        clause: 'ISO 14289-1 7.3',
        where: 'sida 2, Figure',
        text: 'Bilden saknar alternativtext.',
      },
    ]);
  });
});
