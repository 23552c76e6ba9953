// The electronic signatures in a PDF: who signed and when, as the file itself says. The dictionary of a signature must
// lie open in the bytes (ISO 32000-1, 12.8.1: ByteRange leaves its Contents out), so it is found without the parser.
// A certificate may hold a personnummer: only its common name is looked at, and masked where it holds one.
import { fromBER } from 'asn1js';
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs';
import { instant } from '../calendar/swedish-dates.ts';
import { withoutPersonnummer } from '../domain/personnummer.ts';
import type { SourceSignature } from './source.ts';
import { tidyWords } from './words.ts';

const MAX_SIGNATURES = 100;
/** A dictionary with its certificates; ours and those of the signing services stay below 100 kB. */
const MAX_LENGTH = 1_000_000;

/** The dictionaries with a ByteRange, as Latin-1 text. */
function dictionaries(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: string[] = [];
  let from = 0;
  let tries = 0;
  for (let at = file.indexOf('/ByteRange'); at >= 0; at = file.indexOf('/ByteRange', at + 1)) {
    if (at < from) continue;
    tries += 1;
    if (tries > MAX_SIGNATURES) break;
    const start = file.lastIndexOf(' obj', at);
    const end = file.indexOf('endobj', at);
    if (start < 0 || end < 0 || end - start > MAX_LENGTH) continue;
    found.push(file.toString('latin1', start, end));
    from = end;
  }
  return found;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '', f: '' };

/** A string object after its key, as text (ISO 32000-1, 7.3.4 and 7.9.2.2); null where there is none. */
function stringOf(dictionary: string, key: string): string | null {
  const match = new RegExp(
    `/${key}\\s*(?:\\(((?:[^\\\\()]|\\\\[\\s\\S]){0,2000})\\)|<([\\da-fA-F\\s]{0,4000})>)`,
  ).exec(dictionary);
  if (!match) return null;
  const [, literal, hex = ''] = match;
  const raw =
    literal === undefined
      ? Buffer.from(hex.replace(/\s/g, ''), 'hex')
      : Buffer.from(
          literal.replace(/\\(?:([0-7]{1,3})|\r?\n|([\s\S]))/g, (_, octal?: string, other = '') =>
            octal ? String.fromCharCode(Number.parseInt(octal, 8) & 255) : (ESCAPES[other] ?? other),
          ),
          'latin1',
        );
  if (raw[0] === 0xfe && raw[1] === 0xff) return new TextDecoder('utf-16be').decode(raw.subarray(2));
  if (raw[0] === 0xef && raw[1] === 0xbb) return new TextDecoder().decode(raw);
  return raw.toString('latin1');
}

const PDF_DATE = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?/;

/** `D:20240315161500+01'00'` → `2024-03-15T16:15:00+01:00`; a time without a zone is one of ours. */
function instantOf(written: string | null): string | null {
  const match = PDF_DATE.exec(written ?? '');
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '00', utc, sign, zoneHour, zoneMinute = '00'] = match;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const stated = utc ? `${local}Z` : sign ? `${local}${sign}${zoneHour}:${zoneMinute}` : null;
  if (Number.isNaN(Date.parse(stated ?? `${local}Z`))) return null;
  return stated ?? instant(`${year}-${month}-${day}`, `${hour}:${minute}`);
}

const COMMON_NAME = '2.5.4.3';
const SIGNING_TIME = '1.2.840.113549.1.9.5';

function certificateOf({ certificates = [] }: SignedData, { sid }: SignerInfo): Certificate | undefined {
  const all = certificates.filter((certificate) => certificate instanceof Certificate);
  if (!(sid instanceof IssuerAndSerialNumber)) return all[0];
  return all.find((certificate) => certificate.serialNumber.isEqual(sid.serialNumber)) ?? all[0];
}

/** What the CMS in Contents says (RFC 5652). */
function fromCms(dictionary: string): SourceSignature {
  const nothing: SourceSignature = { signer: null, time: null };
  const hex = /\/Contents\s*<([\da-fA-F\s]*)>/.exec(dictionary)?.[1];
  if (!hex) return nothing;
  try {
    const parsed = fromBER(new Uint8Array(Buffer.from(hex.replace(/\s/g, ''), 'hex')).buffer);
    const signed = new SignedData({ schema: new ContentInfo({ schema: parsed.result }).content });
    const [signer] = signed.signerInfos;
    if (!signer) return nothing;
    const name = certificateOf(signed, signer)?.subject.typesAndValues.find(
      ({ type }) => type === COMMON_NAME,
    );
    const stated = signer.signedAttrs?.attributes.find(({ type }) => type === SIGNING_TIME)?.values[0];
    const time: unknown = stated?.toDate?.();
    return {
      signer: name ? String(name.value.valueBlock.value) : null,
      time: time instanceof Date && !Number.isNaN(time.getTime()) ? time.toISOString() : null,
    };
  } catch {
    // What is no CMS says nothing.
    return nothing;
  }
}

const MAX_NAME = 200;

function nameOf(name: string | null): string | null {
  const words = tidyWords(withoutPersonnummer(name ?? '')).slice(0, MAX_NAME);
  return words === '' ? null : words;
}

/** Every signature in the order of the file; time stamps of a service are none. */
export function readSignatures(bytes: Uint8Array): SourceSignature[] {
  return dictionaries(bytes)
    .filter((dictionary) => !/\/Type\s*\/DocTimeStamp\b|\/SubFilter\s*\/ETSI\.RFC3161\b/.test(dictionary))
    .map((dictionary) => {
      const cms = fromCms(dictionary);
      return {
        signer: nameOf(cms.signer) ?? nameOf(stringOf(dictionary, 'Name')),
        time: instantOf(stringOf(dictionary, 'M')) ?? cms.time,
      };
    });
}
