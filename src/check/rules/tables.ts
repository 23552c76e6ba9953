// Tables: parts, equal rows and columns, and header cells tied to data cells (ISO 14289-1, 7.2 and 7.5).

import { placeOf, type Report } from '../finding.ts';
import type { PdfReading } from '../read.ts';
import { headersByScope, tableGrid } from '../table.ts';
import type { StructElement, StructTree } from '../tree.ts';
import { onlyKids } from './lists.ts';
import { kidTypes } from './structure.ts';

/** Where each part of a table has to stand. */
const PARENTS: Record<string, { rule: string; parents: string[] }> = {
  TR: { rule: '7.2-t4', parents: ['Table', 'THead', 'TBody', 'TFoot'] },
  THead: { rule: '7.2-t5', parents: ['Table'] },
  TBody: { rule: '7.2-t6', parents: ['Table'] },
  TFoot: { rule: '7.2-t7', parents: ['Table'] },
  TH: { rule: '7.2-t8', parents: ['TR'] },
  TD: { rule: '7.2-t9', parents: ['TR'] },
};

const KIDS: Record<string, { rule: string; kids: string[] }> = {
  Table: { rule: '7.2-t3', kids: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'] },
  TR: { rule: '7.2-t10', kids: ['TH', 'TD'] },
  THead: { rule: '7.2-t36', kids: ['TR'] },
  TBody: { rule: '7.2-t37', kids: ['TR'] },
  TFoot: { rule: '7.2-t38', kids: ['TR'] },
};

export function checkTables(reading: PdfReading, report: Report): void {
  const { tree } = reading;
  if (!tree) return;
  for (const element of tree.all) {
    const place = PARENTS[element.type];
    if (place && !place.parents.includes(element.parent?.type ?? '')) {
      const allowed = place.parents.join(', ');
      report(place.rule, placeOf(element), `Tabelldelen ${element.type} ska ligga i ${allowed}.`);
    }
    const content = KIDS[element.type];
    if (content) onlyKids(element, content.kids, content.rule, report);
    if (element.type === 'Table') {
      checkParts(element, report);
      checkGrid(element, tree, report);
    }
  }
}

function checkParts(table: StructElement, report: Report): void {
  const kids = kidTypes(table);
  const count = (type: string): number => kids.filter((kid) => kid === type).length;
  const where = placeOf(table);
  if (count('THead') > 1) report('7.2-t11', where, 'Tabellen har mer än ett tabellhuvud (THead).');
  if (count('TFoot') > 1) report('7.2-t12', where, 'Tabellen har mer än en tabellfot (TFoot).');
  if (count('TBody') === 0) {
    if (count('TFoot') > 0)
      report('7.2-t13', where, 'Tabellen har tabellfot (TFoot) men ingen tabellkropp (TBody).');
    if (count('THead') > 0)
      report('7.2-t14', where, 'Tabellen har tabellhuvud (THead) men ingen tabellkropp (TBody).');
  }
  if (kids.slice(1, -1).includes('Caption')) {
    report('7.2-t16', where, 'Tabellens rubrik (Caption) ska stå först eller sist i tabellen.');
  }
  if (count('Caption') > 1) report('7.2-t39', where, 'Tabellen har mer än en rubrik (Caption).');
}

function checkGrid(table: StructElement, tree: StructTree, report: Report): void {
  const grid = tableGrid(table, tree);
  const where = placeOf(table);
  for (const cell of grid.intersecting) {
    report('7.2-t15', placeOf(cell.element), 'Tabellcellen ligger över en annan cell.');
  }
  for (const cell of grid.tooTall) {
    report('7.2-t41', placeOf(cell.element), 'Cellen går över fler rader än tabellen har.');
  }
  for (const cell of grid.tooWide) {
    const row = cell.row + 1;
    report('7.2-t42', where, `Tabellens rad ${row} har fler kolumner än den första raden (${grid.columns}).`);
  }
  for (const row of grid.shortRows) {
    report(
      '7.2-t43',
      where,
      `Tabellens rad ${row + 1} har färre kolumner än den första raden (${grid.columns}).`,
    );
  }
  // Which header a cell belongs to can only be told in a regular table.
  const isRegular =
    grid.intersecting.length + grid.tooTall.length + grid.tooWide.length + grid.shortRows.length === 0;
  if (!isRegular || !grid.cells.some((cell) => cell.isHeader)) return;
  const ids = new Set(grid.cells.map((cell) => cell.element.id));
  for (const cell of grid.cells) {
    if (cell.isHeader) continue;
    const unknown = cell.headers.filter((id) => !ids.has(id));
    if (unknown.length > 0) {
      const list = unknown.join(', ');
      report('7.5-t2', placeOf(cell.element), `Cellen hänvisar till rubrikceller som inte finns: ${list}.`);
    } else if (cell.headers.length === 0 && headersByScope(grid, cell).length === 0) {
      report(
        '7.5-t1',
        placeOf(cell.element),
        'Cellen hör inte till någon rubrikcell (TH med Scope, eller Headers).',
      );
    }
  }
}
