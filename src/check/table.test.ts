// The table grid: spans, holes, overlaps, and which header applies to a cell.

import { describe, expect, test } from '@jest/globals';
import { PDFContext, type PDFDict } from 'pdf-lib';
import { headersByScope, tableGrid } from './table.ts';
import type { StructElement, StructTree } from './tree.ts';

const context = PDFContext.create();

const tree: StructTree = {
  root: context.obj({}),
  elements: [],
  all: [],
  byDict: new Map(),
  roleMap: new Map(),
  parentTree: new Map(),
};

function element(type: string, kids: StructElement[], attributes?: PDFDict): StructElement {
  return {
    dict: attributes ? context.obj({ A: attributes }) : context.obj({}),
    rawType: type,
    type,
    parent: null,
    kids: kids.map((kid) => ({ kind: 'element', element: kid })),
    page: null,
    alt: null,
    actualText: null,
    expansion: null,
    lang: null,
    id: null,
    title: null,
    hasParentEntry: true,
  };
}

/** Cells as words: `TD`, `TH:Column`, `TD*2` (ColSpan 2), `TD/2` (RowSpan 2). */
function table(...rows: string[]): StructElement {
  return element(
    'Table',
    rows.map((row) =>
      element(
        'TR',
        row.split(' ').map((word) => {
          const [, type = 'TD', scope, columns, lines] =
            /^(T[HD])(?::(\w+))?(?:\*(\d))?(?:\/(\d))?$/.exec(word) ?? [];
          const attributes = context.obj({
            O: 'Table',
            ColSpan: Number(columns ?? 1),
            RowSpan: Number(lines ?? 1),
          });
          if (scope) attributes.set(context.obj('Scope'), context.obj(scope));
          return element(type, [], attributes);
        }),
      ),
    ),
  );
}

describe('tableGrid', () => {
  test('a regular table with spans has no holes and no overlaps', () => {
    const grid = tableGrid(table('TH/2 TH*2', 'TH TH', 'TD TD TD'), tree);
    expect(grid.columns).toBe(3);
    expect(grid).toMatchObject({ intersecting: [], tooTall: [], tooWide: [], shortRows: [] });
    expect(grid.cells.map((cell) => [cell.row, cell.column])).toEqual([
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 2],
      [2, 0],
      [2, 1],
      [2, 2],
    ]);
  });

  test('finds short rows, long rows, and cells below the last row', () => {
    expect(tableGrid(table('TD TD', 'TD'), tree).shortRows).toEqual([1]);
    expect(tableGrid(table('TD', 'TD TD'), tree).tooWide).toHaveLength(1);
    expect(tableGrid(table('TD TD/2'), tree).tooTall).toHaveLength(1);
  });

  test('finds overlapping cells', () => {
    expect(tableGrid(table('TD TD/2 TD', 'TD*2 TD'), tree).intersecting).toHaveLength(1);
  });

  test('headers apply downwards with Scope Column and to the right with Scope Row', () => {
    const grid = tableGrid(table('TH:Column TH:Column', 'TH:Row TD', 'TD TD'), tree);
    const count = (row: number, column: number): number => {
      const cell = grid.places[row]?.[column];
      return cell ? headersByScope(grid, cell).length : -1;
    };
    expect([count(1, 1), count(2, 0), count(2, 1)]).toEqual([2, 1, 1]);
  });
});
