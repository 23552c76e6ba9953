// The order for the signing service, beside the PDF: who signs, in which order, where on the page, which bytes.
import type { FinishedFile } from '../finish/finish.ts';
import type { SigningForm } from '../finish/structure.ts';

/** Keys are Swedish; rectangles in PDF points from the page's lower left corner: x1, y1, x2, y2. */
export function underskriftJson(file: string, finished: FinishedFile, form: SigningForm): string {
  const order = {
    format: 'justera-underskrift',
    version: 1,
    fil: file,
    sha256: finished.sha256,
    sidor: finished.pageCount,
    form,
    undertecknare: finished.signatures.map(({ page, rect, signer, field }, index) => ({
      ordning: index + 1,
      roll: signer.role,
      titel: signer.title,
      namn: signer.name,
      organisation: signer.organisation,
      sida: page + 1,
      rektangel: rect,
      ...(form === 'falt' && { falt: field }),
    })),
  };
  return `${JSON.stringify(order, null, 2)}\n`;
}
