// The sRGB output intent that PDF/A-2 demands when colours are device RGB (ISO 19005-2, 6.2.3):
// a matrix profile after ICC.1:2004-10, written from the published figures of IEC 61966-2-1.

const text = (value: string): number[] => [...value].map((character) => character.charCodeAt(0));
const u32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
/** s15Fixed16Number */
const fixed = (value: number): number[] => u32(Math.round(value * 65536) | 0);
const xyz = (values: number[]): number[] => [...text('XYZ '), ...u32(0), ...values.flatMap(fixed)];

/** multiLocalizedUnicodeType with one English record. */
function localized(value: string): number[] {
  const utf16 = [...value].flatMap((character) => [0, character.charCodeAt(0)]);
  return [
    ...text('mluc'),
    ...u32(0),
    ...u32(1),
    ...u32(12),
    ...text('enUS'),
    ...u32(utf16.length),
    ...u32(28),
    ...utf16,
  ];
}

/** parametricCurveType 3: the sRGB transfer function. */
const CURVE = [
  ...text('para'),
  ...u32(0),
  0,
  3,
  0,
  0,
  ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].flatMap(fixed),
];

/** White point and primaries adapted to D50 by the Bradford method. */
const TAGS: [signature: string, data: number[]][] = [
  ['desc', localized('sRGB IEC61966-2.1')],
  ['cprt', localized('No copyright, use freely')],
  ['wtpt', xyz([0.9642, 1, 0.8249])],
  [
    'chad',
    [
      ...text('sf32'),
      ...u32(0),
      ...[
        1.04788208, 0.0229187, -0.05021667, 0.02958679, 0.99047852, -0.01707458, -0.00924683, 0.01507568,
        0.75167847,
      ].flatMap(fixed),
    ],
  ],
  ['rXYZ', xyz([0.43606567, 0.2224884, 0.01391602])],
  ['gXYZ', xyz([0.38514709, 0.71687317, 0.09707642])],
  ['bXYZ', xyz([0.14306641, 0.06060791, 0.71409607])],
  ['rTRC', CURVE],
  ['gTRC', CURVE],
  ['bTRC', CURVE],
];

/** The profile's bytes; the same at every call. */
export function srgbProfile(): Uint8Array {
  const tableEnd = 128 + 4 + TAGS.length * 12;
  const table: number[] = [...u32(TAGS.length)];
  const body: number[] = [];
  const placed = new Map<number[], number>();
  for (const [signature, data] of TAGS) {
    let offset = placed.get(data);
    if (offset === undefined) {
      offset = tableEnd + body.length;
      placed.set(data, offset);
      body.push(...data, ...new Array((4 - (data.length % 4)) % 4).fill(0));
    }
    table.push(...text(signature), ...u32(offset), ...u32(data.length));
  }
  const header = [
    ...u32(tableEnd + body.length),
    ...u32(0),
    ...u32(0x04200000),
    ...text('mntrRGB XYZ '),
    // 1 January 2020, a constant: the profile is part of repeatable bytes.
    ...[2020, 1, 1, 0, 0, 0].flatMap((value) => [value >> 8, value & 0xff]),
    ...text('acsp'),
    ...u32(0),
    ...u32(0),
    ...u32(0),
    ...u32(0),
    ...u32(0),
    ...u32(0),
    ...u32(0),
    ...[0.9642, 1, 0.8249].flatMap(fixed),
    ...u32(0),
  ];
  const padded = [...header, ...new Array(128 - header.length).fill(0)];
  return Uint8Array.from([...padded, ...table, ...body]);
}
