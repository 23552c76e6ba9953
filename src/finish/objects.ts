// What PDFKit leaves undone or behind: the length of embedded font programs, and objects that nothing refers to.
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib';

/** `Length1` of a TrueType program is its length before compression (ISO 32000-1, table 127). */
export function describeFontFiles({ context }: PDFDocument): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    const program = context.lookup(object.get(PDFName.of('FontFile2')));
    if (!(program instanceof PDFRawStream)) continue;
    program.dict.set(PDFName.of('Length1'), PDFNumber.of(decodePDFRawStream(program).decode().length));
  }
}

/** Removes every object that cannot be reached from the trailer, such as PDFKit's own metadata with its dates. */
export function sweep({ context }: PDFDocument): void {
  const reached = new Set<string>();
  const waiting: (PDFObject | undefined)[] = Object.values(context.trailerInfo);
  while (waiting.length > 0) {
    const object = waiting.pop();
    if (object instanceof PDFRef) {
      if (reached.has(object.tag)) continue;
      reached.add(object.tag);
      waiting.push(context.lookup(object));
    } else if (object instanceof PDFStream) waiting.push(object.dict);
    else if (object instanceof PDFDict) waiting.push(...object.values());
    else if (object instanceof PDFArray) waiting.push(...object.asArray());
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref.tag)) context.delete(ref);
}
