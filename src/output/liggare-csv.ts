// The ledger as CSV (RFC 4180) for a spreadsheet. Semicolons, because Swedish Excel reads the comma as a decimal
// sign and splits at `;`; a byte order mark, without which it takes UTF-8 for Windows-1252.
import { isoDate } from '../calendar/swedish-dates.ts';
import { CSV_HEAD, JA_NEJ, remarkLine, SATT_ORD, stateWords } from '../messages/liggare.ts';
import type { LedgerRow } from '../number/rows.ts';

const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';

/** What a spreadsheet would reckon as a formula is shown as text by an apostrophe before it. */
const asText = (field: string): string => (/^[=+\-@\t\r]/.test(field) ? `'${field}` : field);

const quoted = (field: string): string =>
  /[";\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;

const line = (fields: readonly string[]): string =>
  fields.map((field) => quoted(asText(field))).join(';') + LINE_END;

function fieldsOf(row: LedgerRow): string[] {
  const { faststallt, justerat } = row;
  return [
    row.kortnamn,
    String(row.ar),
    row.nummer === null ? '' : String(row.nummer),
    row.paragraf,
    row.mote,
    row.datum,
    JA_NEJ(row.extra),
    row.rubrik ?? '',
    stateWords({ ...row, preliminart: false }),
    JA_NEJ(row.preliminart),
    row.flyttadTill ?? '',
    row.makulerad ?? '',
    row.diarienummer ?? '',
    faststallt ? isoDate(faststallt.tid) : '',
    faststallt?.av ?? '',
    justerat?.datum ?? '',
    justerat ? SATT_ORD[justerat.satt] : '',
    justerat?.av.join(', ') ?? '',
    row.fil ?? '',
    row.sha256 ?? '',
    row.anmarkningar.map(remarkLine).join('; '),
  ];
}

export function liggareCsv(rows: readonly LedgerRow[]): string {
  return BYTE_ORDER_MARK + [CSV_HEAD, ...rows.map(fieldsOf)].map(line).join('');
}
