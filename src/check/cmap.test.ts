// ToUnicode and CID maps: single codes, ranges, surrogate pairs, system info.

import { describe, expect, test } from '@jest/globals';
import { cidOf, parseCMap } from './cmap.ts';

describe('parseCMap', () => {
  test('reads bfchar with ligatures and characters beyond the BMP', () => {
    const cmap = parseCMap(
      Buffer.from(
        '2 beginbfchar <0001> <00660066> <0002> <D83DDE00> endbfchar 1 beginbfchar <41> <00E5> endbfchar',
      ),
    );
    expect(cmap.unicode.get(1)).toBe('ff');
    expect(cmap.unicode.get(2)).toBe('😀');
    expect(cmap.unicode.get(0x41)).toBe('å');
  });

  test('reads bfrange, counting and as a list', () => {
    const cmap = parseCMap(
      Buffer.from('2 beginbfrange <0003> <0005> <0041> <0006> <0007> [<00C5> <00C4>] endbfrange'),
    );
    expect([3, 4, 5, 6, 7].map((code) => cmap.unicode.get(code)).join('')).toBe('ABCÅÄ');
  });

  test('reads code spaces, CID ranges and what the CMap says of itself', () => {
    const cmap = parseCMap(
      Buffer.from(
        '/CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering (UCS) def /Supplement 2 def end def ' +
          '/CMapName /Own def /WMode 1 def /Identity-H usecmap ' +
          '1 begincodespacerange <00> <7F> endcodespacerange ' +
          '1 begincidrange <20> <2F> 100 endcidrange 1 begincidchar <30> 7 endcidchar',
      ),
    );
    expect(cmap).toMatchObject({ registry: 'Adobe', ordering: 'UCS', supplement: 2, name: 'Own', wMode: 1 });
    expect(cmap.uses).toBe('Identity-H');
    expect(cmap.codeSpaces).toEqual([{ length: 1, low: 0, high: 0x7f }]);
    expect([0x20, 0x22, 0x30, 0x31].map((code) => cidOf(cmap, code))).toEqual([100, 102, 7, null]);
  });
});
