// Can a logotype be drawn as it was meant? The painter knows shapes and paths in plain colours; the rest of SVG 1.1
// it leaves out or draws otherwise without a word, so all else is a fault with the line of the SVG file.
import sax from 'sax';

export interface PictureFault {
  line: number;
  orsak: string;
}

/** Shape → the attributes it cannot do without. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  path: ['d'],
  rect: ['width', 'height'],
  circle: ['r'],
  ellipse: ['rx', 'ry'],
  line: ['x1', 'y1', 'x2', 'y2'],
  polyline: ['points'],
  polygon: ['points'],
};
const CONTAINERS: readonly string[] = ['svg', 'g', 'defs'];
/** Nothing of these is drawn by anybody. */
const SILENT: readonly string[] = ['title', 'desc', 'metadata'];

const NAMED: Readonly<Record<string, string>> = {
  text: 'text',
  tspan: 'text',
  textPath: 'text',
  linearGradient: 'en toning',
  radialGradient: 'en toning',
  stop: 'en toning',
  filter: 'ett filter',
  image: 'en inbäddad eller länkad bild',
  foreignObject: 'främmande innehåll',
  script: 'ett skript',
  style: 'en stilmall',
  use: 'en kopia av en annan figur',
  symbol: 'en kopia av en annan figur',
  pattern: 'ett mönster',
  mask: 'en mask',
  clipPath: 'en beskärning',
  marker: 'en pilspets',
  animate: 'en animering',
  animateTransform: 'en animering',
  animateMotion: 'en animering',
  set: 'en animering',
};

const NUMBER = '[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?';
const LENGTH = new RegExp(`^${NUMBER}(?:px)?$`);
/** The painter takes commas or single spaces between numbers, not both. */
const MOVES = new RegExp(
  `^(?:(?:matrix|translate|scale|rotate|skewX|skewY)\\((?:${NUMBER}(?: ?, ?${NUMBER})*|${NUMBER}(?: ${NUMBER})*)\\)[ ,]?)*$`,
);
const COLOUR =
  /^(?:none|#[\da-f]{3}|#[\da-f]{6}|rgb\( *\d{1,3} *, *\d{1,3} *, *\d{1,3} *\)|black|white|gr[ae]y|silver|maroon|red|purple|fuchsia|green|lime|olive|yellow|navy|blue|teal|aqua|orange)$/i;
const BAD_PATH = 'en bana (d) går inte att tolka';
const OPAQUE = /^(?:1(?:\.0*)?|100%)$/;

const VALUES: Readonly<Record<string, { form: RegExp; orsak: (value: string) => string }>> = {
  ...Object.fromEntries(
    ['x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height', 'stroke-width'].map(
      (name) => [
        name,
        { form: LENGTH, orsak: (value: string) => `måttet ${name}="${value}" är inte ett tal` },
      ],
    ),
  ),
  'stroke-miterlimit': {
    form: LENGTH,
    orsak: (value) => `måttet stroke-miterlimit="${value}" är inte ett tal`,
  },
  d: {
    form: new RegExp(`^\\s*[Mm](?:[\\s,]|[MmLlHhVvCcSsQqTtAaZz]|${NUMBER})*$`),
    orsak: () => BAD_PATH,
  },
  points: {
    form: new RegExp(`^\\s*(?:${NUMBER}[\\s,]+${NUMBER}(?:[\\s,]+|$))+$`),
    orsak: () => 'punkterna (points) är inte tal två och två',
  },
  transform: { form: MOVES, orsak: (value) => `flyttningen transform="${value}" går inte att tolka` },
  ...Object.fromEntries(
    ['fill', 'stroke'].map((name) => [
      name,
      {
        form: COLOUR,
        orsak: (value: string) =>
          value.startsWith('url(')
            ? 'en toning eller ett mönster används'
            : `färgen ${name}="${value}" är ingen hel färg`,
      },
    ]),
  ),
  ...Object.fromEntries(
    ['opacity', 'fill-opacity', 'stroke-opacity'].map((name) => [
      name,
      { form: OPAQUE, orsak: () => 'något är genomskinligt' },
    ]),
  ),
  'fill-rule': { form: /^(?:nonzero|evenodd)$/, orsak: (value) => `fill-rule="${value}" finns inte` },
  'stroke-linecap': {
    form: /^(?:butt|round|square)$/,
    orsak: (value) => `stroke-linecap="${value}" finns inte`,
  },
  'stroke-linejoin': {
    form: /^(?:miter|round|bevel)$/,
    orsak: (value) => `stroke-linejoin="${value}" finns inte`,
  },
};

/** Says nothing about how shapes and paths are drawn. */
const IDLE =
  /^(?:xmlns|id|class|version|baseProfile|role|tabindex|focusable|enable-background|overflow|preserveAspectRatio|viewBox|pathLength|isolation|clip-rule|(?:aria|data|shape|image|color|solid|font|text|line|letter|word|writing|white|baseline)-.*|color|direction|-.*|.*:.*)$/;
/** Said of what is otherwise not drawn as meant, these mean that it is not used. */
const UNUSED = /^(?:none|normal|auto|visible|inline|block|0)$/;

/** Numbers that each command of a path takes at a time. */
const TAKES: Readonly<Record<string, number>> = {
  m: 2,
  l: 2,
  h: 1,
  v: 1,
  c: 6,
  s: 4,
  q: 4,
  t: 2,
  a: 7,
  z: 0,
};
const ARC = new RegExp(
  `${`(${NUMBER})[\\s,]*`.repeat(3)}([01])[\\s,]*([01])[\\s,]*${`(${NUMBER})[\\s,]*`.repeat(2)}`,
  'g',
);

/** Every command has its numbers. Flags of an arc may stand close together, but not in a path with T as well. */
function isPath(d: string): boolean {
  const isStrict = /t/i.test(d);
  return [...d.matchAll(/([a-df-z])([^a-df-z]*)/gi)].every(([, command = '', text = '']) => {
    const takes = TAKES[command.toLowerCase()];
    const numbers = text.match(new RegExp(NUMBER, 'g')) ?? [];
    if (takes === undefined || takes === 0) return takes === 0 && numbers.length === 0;
    if (takes !== 7) return numbers.length > 0 && numbers.length % takes === 0;
    if (isStrict && numbers.some((flag, index) => [3, 4].includes(index % 7) && !/^[01]$/.test(flag)))
      return false;
    return (
      (!isStrict || numbers.length % 7 === 0) && text.trim() !== '' && text.replace(ARC, '').trim() === ''
    );
  });
}

type Attributes = Record<string, string>;

function styled({ style, ...attributes }: Attributes): Attributes {
  const own = { ...attributes };
  for (const declaration of (style ?? '').split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0) own[declaration.slice(0, colon).trim()] = declaration.slice(colon + 1).trim();
  }
  return own;
}

function* attributeProblems(attributes: Attributes): Generator<string> {
  for (const [name, value] of Object.entries(attributes)) {
    const known = VALUES[name];
    if (known && !known.form.test(value)) yield known.orsak(value);
    else if (name === 'd' && !isPath(value)) yield BAD_PATH;
    else if (/^on/i.test(name)) yield 'den innehåller ett skript';
    else if (!known && !IDLE.test(name) && !UNUSED.test(value)) yield `${name}="${value}" går inte att rita`;
    if (value.includes('>')) yield `tecknet > står i ${name}`;
  }
}

function* rootProblems(attributes: Attributes): Generator<string> {
  const box = (attributes.viewBox ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [left = 0, top = 0, width = 0, height = 0] = box;
  if (attributes.viewBox === undefined) yield 'viewBox saknas, så storleken är okänd';
  else if (box.length !== 4 || !box.every(Number.isFinite) || width <= 0 || height <= 0)
    yield `viewBox="${attributes.viewBox}" är inte fyra tal`;
  else if (left >= width || top >= height) yield 'viewBox börjar för långt från 0 0';
  const idle: Attributes = { fill: 'none', stroke: 'none' };
  for (const name of [
    'fill',
    'stroke',
    'stroke-width',
    'stroke-linecap',
    'stroke-linejoin',
    'fill-rule',
    'transform',
  ]) {
    const value = attributes[name];
    if (value !== undefined && value !== idle[name] && (VALUES[name]?.form.test(value) ?? true))
      yield `${name} står på <svg> och inte på figurerna`;
  }
}

/** In the order of the lines; one fault per cause. Empty for a picture that is drawn as it was meant. */
export function pictureFaults(svg: string): PictureFault[] {
  const found = new Map<string, number>();
  const parser = sax.parser(true, { trim: false, normalize: false, position: true });
  const lineAt = (position: number): number => svg.slice(0, position).split('\n').length;
  const add = (orsak: string, line = lineAt(parser.startTagPosition ?? parser.position)): void => {
    if (!found.has(orsak)) found.set(orsak, line);
  };
  /** Whether the fill of what is inside is told, for each element that is open. */
  const fills: boolean[] = [];
  let silent = 0;
  let shapes = 0;
  let isBroken = false;
  parser.onopentag = ({ name, attributes }) => {
    if (isBroken) return;
    if (silent > 0 || SILENT.includes(name) || (name.includes(':') && !name.startsWith('svg:'))) {
      silent++;
      return;
    }
    const own = styled(attributes as Attributes);
    const isRoot = fills.length === 0;
    const hasFill = own.fill !== undefined || fills.at(-1) === true;
    fills.push(hasFill);
    if (isRoot && name !== 'svg') {
      add(`den börjar med <${name}> och inte med <svg>`);
      isBroken = true;
      return;
    }
    const needed = SHAPES[name];
    if (NAMED[name] !== undefined) add(`den innehåller ${NAMED[name]} (<${name}>)`);
    else if (needed) {
      shapes++;
      const missing = needed.find((attribute) => own[attribute] === undefined);
      if (missing !== undefined) add(`<${name}> saknar ${missing}`);
      if (!hasFill && name !== 'line') add(`<${name}> saknar färg (fill)`);
      for (const orsak of attributeProblems(own)) add(orsak);
    } else if (!CONTAINERS.includes(name) || (name === 'svg' && !isRoot)) add(`<${name}> går inte att rita`);
    else if (isRoot) {
      const { x: _x, y: _y, width: _width, height: _height, ...rest } = own;
      for (const orsak of [...attributeProblems(rest), ...rootProblems(rest)]) add(orsak);
    } else for (const orsak of attributeProblems(own)) add(orsak);
  };
  parser.onclosetag = () => {
    if (silent > 0) silent--;
    else fills.pop();
  };
  parser.onprocessinginstruction = ({ name }) => {
    if (name.toLowerCase() !== 'xml') add(`den innehåller <?${name} …?>`, parser.line + 1);
  };
  parser.ondoctype = (doctype) => {
    if (doctype.includes('[')) add('den har egna förkortningar i <!DOCTYPE …>', parser.line + 1);
  };
  parser.onerror = () => {
    if (!isBroken) add('den är inte en hel SVG-fil', Math.min(parser.line + 1, lineAt(svg.trimEnd().length)));
    isBroken = true;
    parser.error = null as unknown as Error;
  };
  parser.write(svg).close();
  if (!isBroken && shapes === 0) add('den ritar ingenting', 1);
  return [...found].map(([orsak, line]) => ({ orsak, line })).sort((a, b) => a.line - b.line);
}
