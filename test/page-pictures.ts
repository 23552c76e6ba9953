// Pages as pictures, by PDFium compiled to WebAssembly: the same pixels on every machine.
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { PNG } from 'pngjs';

/** One page as PNG, `scale` pixels per PDF point. Pages count from 1. */
export async function pagePicture(bytes: Uint8Array, pageNumber: number, scale: number): Promise<PNG> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(Buffer.from(bytes));
    const page = document.getPage(pageNumber - 1);
    const { data, width, height } = await page.render({ scale, render: 'bitmap' });
    document.destroy();
    const picture = new PNG({ width, height });
    picture.data = Buffer.from(data);
    return picture;
  } finally {
    library.destroy();
  }
}
