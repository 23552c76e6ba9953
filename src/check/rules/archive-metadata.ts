// XMP as PDF/A-2 wants it: packet, known or described properties, identification, and agreement with the
// document information dictionary (ISO 19005-2, 6.6).

import { DOCUMENT, type Report } from '../finding.ts';
import { textAt } from '../objects.ts';
import type { PdfReading } from '../read.ts';
import { NS, property, simpleText, type XmpProperty, type XmpReading, type XmpValue } from '../xmp.ts';

/** Predefined schemas and their properties; null: all properties of the schema are taken on trust. */
const PREDEFINED: Record<string, string[] | null> = {
  [NS.dc]: (
    'contributor coverage creator date description format identifier language publisher relation rights source ' +
    'subject title type'
  ).split(' '),
  [NS.xmp]:
    'Advisory BaseURL CreateDate CreatorTool Identifier Label MetadataDate ModifyDate Nickname Rating Thumbnails'.split(
      ' ',
    ),
  [NS.pdf]: ['Keywords', 'PDFVersion', 'Producer', 'Trapped'],
  [NS.pdfaid]: ['part', 'amd', 'corr', 'conformance'],
  [NS.pdfaExtension]: ['schemas'],
  'http://ns.adobe.com/xap/1.0/mm/': null,
  'http://ns.adobe.com/xap/1.0/rights/': null,
  'http://ns.adobe.com/xap/1.0/bj/': null,
  'http://ns.adobe.com/xap/1.0/t/pg/': null,
  'http://ns.adobe.com/xmp/1.0/DynamicMedia/': null,
  'http://ns.adobe.com/photoshop/1.0/': null,
  'http://ns.adobe.com/tiff/1.0/': null,
  'http://ns.adobe.com/exif/1.0/': null,
  'http://ns.adobe.com/exif/1.0/aux/': null,
  'http://ns.adobe.com/camera-raw-settings/1.0/': null,
};

/** Value types of the predefined properties that we write. */
const VALUE_KINDS: Record<string, Record<string, XmpValue['kind']>> = {
  [NS.dc]: {
    contributor: 'Bag',
    creator: 'Seq',
    date: 'Seq',
    description: 'Alt',
    format: 'text',
    language: 'Bag',
    publisher: 'Bag',
    relation: 'Bag',
    rights: 'Alt',
    subject: 'Bag',
    title: 'Alt',
    type: 'Bag',
  },
  [NS.xmp]: { CreateDate: 'text', CreatorTool: 'text', MetadataDate: 'text', ModifyDate: 'text' },
  [NS.pdf]: { Keywords: 'text', PDFVersion: 'text', Producer: 'text' },
};

export function checkArchiveMetadata(reading: PdfReading, report: Report): void {
  const { xmp } = reading;
  if (!xmp) {
    report('6.6.2.1-t1', DOCUMENT, 'Filen saknar metadata i XMP.');
    return;
  }
  checkPacket(xmp, report);
  if (xmp.fault !== null) return;
  checkProperties(xmp, report);
  checkIdentification(xmp, report);
  checkInfo(reading, xmp, report);
}

function checkPacket(xmp: XmpReading, report: Report): void {
  if (xmp.header.bytes !== null) report('6.6.2.1-t2', DOCUMENT, 'XMP-huvudet får inte ange bytes.');
  if (xmp.header.encoding !== null) report('6.6.2.1-t3', DOCUMENT, 'XMP-huvudet får inte ange encoding.');
  if (xmp.fault !== null) report('6.6.2.1-t4', DOCUMENT, `Metadata går inte att läsa: ${xmp.fault}.`);
  if (!xmp.isUtf8) report('6.6.2.1-t5', DOCUMENT, 'Metadata är inte skrivna i UTF-8.');
}

function checkProperties(xmp: XmpReading, report: Report): void {
  const described = describedProperties(xmp, report);
  for (const { uri, name, prefix, value } of xmp.properties) {
    const known = PREDEFINED[uri];
    const isKnown = known === null || known?.includes(name) || described.has(uri + name);
    if (!isKnown) {
      report('6.6.2.3.1-t1', DOCUMENT, `Metadata har en egenskap utan beskrivning, ${prefix}:${name}.`);
    }
    const kind = VALUE_KINDS[uri]?.[name];
    if (kind !== undefined && value.kind !== kind) {
      report(
        '6.6.2.3.1-t2',
        DOCUMENT,
        `Metadatans ${prefix}:${name} har fel slags värde (${value.kind}, ska vara ${kind}).`,
      );
    }
  }
}

/** Reads the extension schemas and judges them on the way; gives namespace + name of what they describe. */
function describedProperties(xmp: XmpReading, report: Report): Set<string> {
  const described = new Set<string>();
  const container = property(xmp, NS.pdfaExtension, 'schemas');
  if (!container) return described;
  if (container.prefix !== 'pdfaExtension' || container.value.kind !== 'Bag') {
    report(
      '6.6.2.3.3-t1',
      DOCUMENT,
      'Beskrivningen av egna metadata (pdfaExtension:schemas) är fel skriven.',
    );
    return described;
  }
  for (const schema of container.value.items) {
    const take = fieldReader(schema, NS.pdfaSchema, 'pdfaSchema', report);
    take('schema', '6.6.2.3.3-t2');
    const uri = take('namespaceURI', '6.6.2.3.3-t3');
    take('prefix', '6.6.2.3.3-t4');
    const list =
      schema.kind === 'struct' ? schema.fields.find((field) => field.name === 'property') : undefined;
    if (!list) continue;
    if (list.value.kind !== 'Seq' || list.prefix !== 'pdfaSchema') {
      report('6.6.2.3.3-t5', DOCUMENT, 'Listan över egna metadata (pdfaSchema:property) är fel skriven.');
      continue;
    }
    for (const item of list.value.items) {
      const takeProperty = fieldReader(item, NS.pdfaProperty, 'pdfaProperty', report);
      const name = takeProperty('name', '6.6.2.3.3-t7');
      takeProperty('valueType', '6.6.2.3.3-t8');
      const category = takeProperty('category', '6.6.2.3.3-t9');
      takeProperty('description', '6.6.2.3.3-t10');
      if (category !== null && category !== 'internal' && category !== 'external') {
        report(
          '6.6.2.3.3-t9',
          DOCUMENT,
          `pdfaProperty:category ska vara internal eller external, inte "${category}".`,
        );
      }
      if (uri !== null && name !== null) described.add(uri + name);
    }
  }
  return described;
}

/** Gives the text of a field that has to be there, be simple text and have the right prefix. */
function fieldReader(
  value: XmpValue,
  uri: string,
  prefix: string,
  report: Report,
): (name: string, rule: string) => string | null {
  const fields: XmpProperty[] = value.kind === 'struct' ? value.fields : [];
  return (name, rule) => {
    const field = fields.find((item) => item.uri === uri && item.name === name);
    if (!field || field.prefix !== prefix || field.value.kind !== 'text') {
      report(rule, DOCUMENT, `Beskrivningen av egna metadata saknar ${prefix}:${name}.`);
      return null;
    }
    return field.value.text.trim();
  };
}

function checkIdentification(xmp: XmpReading, report: Report): void {
  const part = property(xmp, NS.pdfaid, 'part');
  const conformance = property(xmp, NS.pdfaid, 'conformance');
  if (!part && !conformance) {
    report('6.6.4-t1', DOCUMENT, 'Filens metadata säger inte att den är PDF/A (pdfaid:part saknas).');
    return;
  }
  if (simpleText(part?.value) !== '2') report('6.6.4-t2', DOCUMENT, 'pdfaid:part ska vara 2.');
  if (simpleText(conformance?.value) !== 'A') report('6.6.4-t3', DOCUMENT, 'pdfaid:conformance ska vara A.');
  const prefixRules = { part: '6.6.4-t4', conformance: '6.6.4-t5', amd: '6.6.4-t6', corr: '6.6.4-t7' };
  for (const [name, rule] of Object.entries(prefixRules)) {
    const found = property(xmp, NS.pdfaid, name);
    if (found && found.prefix !== 'pdfaid') {
      report(rule, DOCUMENT, `Metadatans pdfaid:${name} är skriven med prefixet "${found.prefix}".`);
    }
  }
}

const INFO_PAIRS: [key: string, uri: string, name: string][] = [
  ['Title', NS.dc, 'title'],
  ['Author', NS.dc, 'creator'],
  ['Subject', NS.dc, 'description'],
  ['Keywords', NS.pdf, 'Keywords'],
  ['Creator', NS.xmp, 'CreatorTool'],
  ['Producer', NS.pdf, 'Producer'],
  ['CreationDate', NS.xmp, 'CreateDate'],
  ['ModDate', NS.xmp, 'ModifyDate'],
];

function checkInfo(reading: PdfReading, xmp: XmpReading, report: Report): void {
  const { info } = reading;
  if (!info) return;
  for (const [key, uri, name] of INFO_PAIRS) {
    const inInfo = textAt(info, key);
    if (inInfo === undefined || inInfo === '') continue;
    const inXmp = simpleText(property(xmp, uri, name)?.value);
    const isSame = key.endsWith('Date')
      ? inXmp !== null && instant(inInfo) === Date.parse(inXmp)
      : inXmp?.trim() === inInfo.trim();
    if (!isSame) {
      report(
        '6.6.3',
        DOCUMENT,
        `Uppgiften ${key} är en i filens Info ("${inInfo}") och en annan i XMP ("${inXmp ?? ''}").`,
      );
    }
  }
}

/** `D:20240315160000+01'00'` → milliseconds since 1970; NaN where it is no PDF date. */
function instant(date: string): number {
  const match = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-]\d\d)'?(\d\d)?)?/.exec(date);
  if (!match) return Number.NaN;
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    zone,
    zoneMinutes = '00',
  ] = match;
  const offset = zone === undefined ? 'Z' : `${zone}:${zoneMinutes}`;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
}
