import { expect, test } from '@jest/globals';
import { pictureFaults } from './picture.ts';

const svg = (content: string, about = 'viewBox="0 0 60 20"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${about}>\n${content}\n</svg>`;
const RECT = '<rect width="6" height="2" fill="#1d4f5c"/>';

test.each([
  ['a shape', svg(RECT)],
  ['no fill at the root, as Figma writes it', svg(RECT, 'viewBox="0 0 60 20" fill="none" width="60mm"')],
  [
    'a path in a group, moved',
    svg('<g fill="#fff" transform="translate(1, 2) scale(2)"><path d="M1-2a.5.5 0 01.1.1z"/></g>'),
  ],
  ['a stroke only', svg('<line x1="0" y1="0" x2="5px" y2="1e1" stroke="black" stroke-width=".5"/>')],
  [
    'what Inkscape writes',
    `<?xml version="1.0"?>\n<!-- x -->\n${svg(
      `<sodipodi:namedview id="a"><inkscape:page x="1"/></sodipodi:namedview><defs id="d"/><metadata><rdf:RDF/></metadata><title>A</title><path style="fill:#00aa00;fill-opacity:1;stroke:none;font-size:3px;-inkscape-stroke:none;display:inline" d="m 0,0 h 1 v 1 z"/>`,
      'viewBox="0 0 60 20" xmlns:sodipodi="s" xmlns:inkscape="i" xmlns:rdf="r" inkscape:version="1"',
    )}`,
  ],
])('%s can be drawn', (_what, source) => {
  expect(pictureFaults(source)).toEqual([]);
});

test.each([
  ['not SVG at all', 'skräp', 1, 'hel SVG-fil'],
  ['an empty file', '', 1, 'ingenting'],
  ['another root', '<html>\n<p/></html>', 1, '<html>'],
  ['an element that is not closed', svg('<g>\n<rect width="1" height="1" fill="#000"/>'), 4, 'hel SVG-fil'],
  ['a file that ends too early', svg(RECT).slice(0, -8), 2, 'hel SVG-fil'],
  ['no viewBox', svg(RECT, 'width="60" height="20"'), 1, 'viewBox'],
  ['a viewBox without size', svg(RECT, 'viewBox="0 0 0 20"'), 1, 'viewBox'],
  ['nothing to draw', svg('<g/>'), 1, 'ingenting'],
  ['a gradient', svg(`\n<linearGradient id="a"><stop offset="0"/></linearGradient>${RECT}`), 3, 'toning'],
  ['a gradient as fill', svg('<rect width="1" height="1"\nfill="url(#a)"/>'), 2, 'toning'],
  ['a gradient in a style', svg('<rect width="1" height="1" style="fill:url(#a)"/>'), 2, 'toning'],
  ['text', svg(`${RECT}\n<text x="1" y="1">A</text>`), 3, 'text'],
  ['a filter', svg(`<filter id="f"/>${RECT}`), 2, 'filter'],
  ['the use of a filter', svg('<rect width="1" height="1" fill="#000" filter="url(#f)"/>'), 2, 'filter'],
  ['an external image', svg(`${RECT}<image href="https://ex.se/a.png"/>`), 2, 'bild'],
  ['a script', svg(`<script>x()</script>${RECT}`), 2, 'skript'],
  ['a script as attribute', svg('<rect width="1" height="1" fill="#000" onclick="x()"/>'), 2, 'skript'],
  ['a style sheet', svg(`<style>.a{fill:red}</style>${RECT}`), 2, 'stilmall'],
  ['a style sheet of its own', `<?xml-stylesheet href="a.css"?>\n${svg(RECT)}`, 1, 'xml-stylesheet'],
  ['a clipping', svg(`<g clip-path="url(#a)">${RECT}</g>`), 2, 'clip-path'],
  ['transparency', svg('<rect width="1" height="1" fill="#000" opacity=".5"/>'), 2, 'genomskinligt'],
  ['no colour', svg('<rect width="1" height="1"/>'), 2, 'färg'],
  ['a colour of its surroundings', svg('<rect width="1" height="1" fill="currentColor"/>'), 2, 'färgen'],
  ['a colour at the root', svg(RECT, 'viewBox="0 0 6 2" fill="#fff"'), 1, 'fill står på <svg>'],
  ['a copy', svg(`${RECT}<use href="#a"/>`), 2, 'kopia'],
  ['a length in per cent', svg('<rect width="100%" height="1" fill="#000"/>'), 2, 'måttet'],
  ['a path of other words', svg('<path d="hej" fill="#000"/>'), 2, 'bana'],
  ['a path with too few numbers', svg('<path d="M0 0L1" fill="#000"/>'), 2, 'bana'],
  ['an arc in short form beside T', svg('<path d="M9 9a5 5 0 01.5.5T2 2z" fill="#000"/>'), 2, 'bana'],
  ['an element nobody knows', svg(`${RECT}<rekt/>`), 2, '<rekt>'],
])('%s is a fault with its line', (_what, source, line, words) => {
  expect(pictureFaults(source)).toContainEqual({ line, orsak: expect.stringContaining(words) });
});
