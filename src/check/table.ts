// Lays the cells of a Table element out in a grid, with their spans (ISO 32000-1, 14.8.4.3.4 and 14.8.5.7),
// and tells where rows or columns do not fit together.

import { PDFNumber } from 'pdf-lib';
import { attribute, attributeName, headerIds, type StructElement, type StructTree } from './tree.ts';

export interface Cell {
  element: StructElement;
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  isHeader: boolean;
  /** Scope of a header cell: Row, Column, Both, or null. */
  scope: string | null;
  headers: string[];
}

export interface TableGrid {
  cells: Cell[];
  /** The cell that covers each place; undefined for a hole. */
  places: (Cell | undefined)[][];
  columns: number;
  intersecting: Cell[];
  /** Cells whose RowSpan leads below the last row. */
  tooTall: Cell[];
  /** Cells that stand to the right of the last column. */
  tooWide: Cell[];
  /** 0-based rows with holes. */
  shortRows: number[];
}

export function rowsOf(table: StructElement): StructElement[] {
  return table.kids.flatMap((kid) => {
    if (kid.kind !== 'element') return [];
    if (kid.element.type === 'TR') return [kid.element];
    return /^T(Head|Body|Foot)$/.test(kid.element.type) ? rowsOf(kid.element) : [];
  });
}

export function tableGrid(table: StructElement, tree: StructTree): TableGrid {
  const rows = rowsOf(table).map((row) => cellsOf(row, tree));
  const columns = (rows[0] ?? []).reduce((sum, cell) => sum + cell.columnSpan, 0);
  const places: (Cell | undefined)[][] = rows.map(() => new Array(columns).fill(undefined));
  const grid: TableGrid = {
    cells: rows.flat(),
    places,
    columns,
    intersecting: [],
    tooTall: [],
    tooWide: [],
    shortRows: [],
  };
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while (column < columns && places[row]?.[column]) column++;
      cell.row = row;
      cell.column = column;
      put(grid, cell);
      column += cell.columnSpan;
    }
  });
  places.forEach((row, index) => {
    if (row.includes(undefined)) grid.shortRows.push(index);
  });
  return grid;
}

function put(grid: TableGrid, cell: Cell): void {
  if (cell.row + cell.rowSpan > grid.places.length) grid.tooTall.push(cell);
  if (cell.column + cell.columnSpan > grid.columns) grid.tooWide.push(cell);
  let intersects = false;
  for (const row of grid.places.slice(cell.row, cell.row + cell.rowSpan)) {
    const right = Math.min(cell.column + cell.columnSpan, grid.columns);
    for (let column = cell.column; column < right; column++) {
      if (row[column]) intersects = true;
      else row[column] = cell;
    }
  }
  if (intersects) grid.intersecting.push(cell);
}

function cellsOf(row: StructElement, tree: StructTree): Cell[] {
  return row.kids.flatMap((kid) => {
    if (kid.kind !== 'element' || !/^T[HD]$/.test(kid.element.type)) return [];
    const { element } = kid;
    return [
      {
        element,
        row: 0,
        column: 0,
        rowSpan: span(element, tree, 'RowSpan'),
        columnSpan: span(element, tree, 'ColSpan'),
        isHeader: element.type === 'TH',
        scope: attributeName(element, tree, 'Table', 'Scope') ?? null,
        headers: headerIds(element, tree),
      },
    ];
  });
}

function span(element: StructElement, tree: StructTree, key: string): number {
  const value = attribute(element, tree, 'Table', key);
  return value instanceof PDFNumber ? Math.max(1, value.asNumber()) : 1;
}

/** The header cells that apply to a cell by position: to its left with Scope Row, above it with Scope Column. */
export function headersByScope(grid: TableGrid, cell: Cell): Cell[] {
  const found = new Set<Cell>();
  for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
    for (let column = 0; column < cell.column; column++) {
      const other = grid.places[row]?.[column];
      if (other?.isHeader && (other.scope === 'Row' || other.scope === 'Both')) found.add(other);
    }
  }
  for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
    for (let row = 0; row < cell.row; row++) {
      const other = grid.places[row]?.[column];
      if (other?.isHeader && (other.scope === 'Column' || other.scope === 'Both')) found.add(other);
    }
  }
  return [...found];
}
