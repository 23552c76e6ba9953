// The structure tree as a whole: types, role map, parents, alternative texts, notes
// (ISO 14289-1, 7.1, 7.3, 7.7 and 7.9).

import { DOCUMENT, placeOf, type Report } from '../finding.ts';
import type { PdfReading } from '../read.ts';
import { isCircular, STANDARD_TYPES, type StructElement, type StructTree, standardType } from '../tree.ts';

export function checkStructure(reading: PdfReading, report: Report): void {
  const { tree } = reading;
  if (!tree) {
    report('7.1-t11', DOCUMENT, 'Filen saknar taggar (StructTreeRoot).');
    return;
  }
  checkTypes(tree, report);
  const noteIds = new Set<string>();
  for (const element of tree.all) {
    if (!element.hasParentEntry) {
      report('7.1-t12', placeOf(element), 'Taggen pekar inte ut vilken tagg den ligger i (P saknas).');
    }
    if (element.type === 'Figure' && !hasAlternative(element)) {
      report('7.3-t1', placeOf(element), 'Bilden saknar alternativtext.');
    }
    if (element.type === 'Formula' && !hasAlternative(element)) {
      report('7.7-t1', placeOf(element), 'Formeln saknar alternativtext.');
    }
    if (element.type === 'Note') checkNote(element, noteIds, report);
  }
}

/** Each type is reported once, where it first stands. */
export function checkTypes(tree: StructTree, report: Report): void {
  const seen = new Set<string>();
  for (const element of tree.all) {
    const { rawType } = element;
    if (seen.has(rawType)) continue;
    seen.add(rawType);
    const role = tree.roleMap.get(rawType);
    if (isCircular(rawType, tree.roleMap)) {
      report('7.1-t6', placeOf(element), `Rollkartan går runt i en cirkel för taggen ${rawType}.`);
    } else if (STANDARD_TYPES.has(rawType) && role !== undefined) {
      report('7.1-t7', placeOf(element), `Standardtaggen ${rawType} får inte göras om till ${role}.`);
    } else if (standardType(rawType, tree.roleMap) === '') {
      report('7.1-t5', placeOf(element), `Taggen ${rawType} är ingen standardtagg och saknas i rollkartan.`);
    }
  }
}

function hasAlternative(element: StructElement): boolean {
  return (element.alt ?? '') !== '' || element.actualText !== null;
}

function checkNote(element: StructElement, noteIds: Set<string>, report: Report): void {
  const { id } = element;
  if (id === null || id === '') report('7.9-t1', placeOf(element), 'Noten saknar ID.');
  else if (noteIds.has(id)) report('7.9-t2', placeOf(element), `Två noter har samma ID, "${id}".`);
  else noteIds.add(id);
}

/** Standard types of the element kids, in order. */
export function kidTypes(element: StructElement): string[] {
  return element.kids.flatMap((kid) =>
    kid.kind === 'element' && kid.element.type ? [kid.element.type] : [],
  );
}
