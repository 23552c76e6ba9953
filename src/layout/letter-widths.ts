// Widths of letters, so that a table can be told to fit without being laid out: thousandths of an em, the wider of
// upright and sloping, rounded up. `test/suspect.test.ts` holds them against the fonts.

/** ASCII from the space on, and what Swedish minutes have beside it. */
const LETTERS = [
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(index + 0x20)),
  ...'\u00a0§åäöÅÄÖéÉü–—”’…',
];

const REGULAR = [
  231, 251, 426, 603, 659, 904, 709, 248, 303, 309, 394, 555, 242, 378, 225, 351, 612, 407, 596, 630, 629,
  641, 623, 601, 648, 625, 226, 240, 546, 555, 546, 521, 828, 710, 671, 689, 694, 621, 594, 733, 766, 285,
  389, 682, 578, 886, 754, 734, 637, 748, 677, 674, 594, 701, 666, 954, 688, 607, 637, 303, 351, 303, 473,
  518, 252, 551, 595, 540, 595, 563, 406, 623, 577, 248, 263, 565, 303, 865, 577, 562, 594, 594, 391, 504,
  403, 581, 505, 787, 565, 535, 481, 328, 265, 332, 568, 231, 491, 551, 551, 562, 710, 710, 734, 563, 621,
  581, 555, 1118, 411, 232, 768,
];

const STRONG = [
  221, 268, 455, 610, 671, 923, 750, 255, 320, 324, 437, 573, 261, 386, 250, 368, 630, 419, 618, 649, 644,
  659, 643, 615, 661, 643, 250, 261, 563, 573, 563, 529, 824, 719, 678, 705, 708, 629, 605, 747, 768, 299,
  396, 701, 578, 903, 770, 749, 645, 762, 687, 685, 606, 714, 685, 962, 704, 640, 655, 322, 368, 322, 479,
  537, 280, 558, 601, 540, 601, 566, 404, 626, 585, 258, 277, 574, 317, 882, 586, 566, 599, 599, 403, 513,
  414, 589, 513, 790, 577, 551, 489, 359, 270, 360, 592, 221, 503, 558, 558, 566, 719, 719, 749, 566, 629,
  589, 576, 1135, 447, 249, 837,
];

/** Every other letter is narrower than this. */
const WIDEST = 1700;

const asMap = (widths: readonly number[]): ReadonlyMap<string, number> =>
  new Map(LETTERS.map((letter, index) => [letter, widths[index] ?? WIDEST]));
const BY_LOOK = { regular: asMap(REGULAR), strong: asMap(STRONG) };

/** The most that a word can take, in em. */
export function mostEm(word: string, look: keyof typeof BY_LOOK): number {
  const widths = BY_LOOK[look];
  return [...word].reduce((sum, letter) => sum + (widths.get(letter) ?? WIDEST), 0) / 1000;
}
