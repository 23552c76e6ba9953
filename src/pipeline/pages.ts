// The stages that make pages, with the libraries that are slow to load: read when the first page is made.
export { checkPdf } from '../check/check.ts';
export { readPdf, UnreadablePdf } from '../check/read.ts';
export { finish } from '../finish/finish.ts';
export { loadFonts } from '../layout/engine.ts';
export { layout } from '../layout/layout.ts';
export { paint } from '../paint/paint.ts';
export { tag } from '../tag/tag.ts';
