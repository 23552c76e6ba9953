// What the templates wrote, a small vocabulary of familiar elements → the document tree. Strict: an element,
// attribute or class that does not exist is a fault with the template's file and line.
import sax from 'sax';
import {
  type Block,
  GROUP_STYLES,
  type GroupStyle,
  type Inline,
  LIST_STYLES,
  type List,
  type ListItem,
  type ListStyle,
  PARAGRAPH_STYLES,
  type ParagraphStyle,
  type Signer,
  type TableCell,
} from '../domain/document.ts';
import { type ComposeFault, closest, type TemplatePlace } from './fault.ts';
import { plainText, tidy } from './inline.ts';
import { isSafeAddress } from './markdown.ts';
import { pictureFaults } from './picture.ts';
import { PLACE, SOURCE_ATTRIBUTE, TEXT_ELEMENT } from './templates.ts';

/** Element → its attributes. */
export const VOCABULARY: Readonly<Record<string, readonly string[]>> = {
  h1: ['id', 'etikett', 'oversikt'],
  h2: ['id', 'etikett', 'oversikt'],
  h3: ['id', 'etikett', 'oversikt'],
  p: ['klass', 'hall'],
  ul: ['klass'],
  ol: ['klass', 'start'],
  'att-satser': [],
  li: ['etikett', 'klass'],
  table: [],
  tr: [],
  th: ['justering'],
  td: ['justering'],
  section: ['klass', 'ny-sida', 'ihop'],
  uppgift: ['etikett', 'rubrik', 'id'],
  beslut: ['ihop'],
  underskrifter: [],
  underskrift: ['roll', 'titel', 'namn', 'organisation'],
  sidbrytning: [],
  figur: ['fil', 'alt', 'bredd'],
  strong: [],
  em: [],
  br: [],
  a: ['href'],
  span: ['lang'],
  [TEXT_ELEMENT]: ['nr'],
  titel: [],
  amne: [],
  upphov: [],
  'sidhuvud-vanster': [],
  'sidhuvud-hoger': [],
  'sidhuvud-markering': [],
};

/** Names that links point to, and BCP 47 tags. */
const PATTERNS: Readonly<Record<string, { form: RegExp; example: string }>> = {
  id: { form: /^[a-z][a-z0-9-]*$/, example: 'små bokstäver a–z, siffror och bindestreck' },
  lang: { form: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, example: 'en språkkod som en eller de' },
};

const INLINE_ELEMENTS = new Set(['strong', 'em', 'br', 'a', 'span']);

interface Element {
  name: string;
  attributes: Record<string, string>;
  place: TemplatePlace;
  children: Child[];
}

/** Words between the elements. */
interface Words {
  name: null;
  text: string;
  place: TemplatePlace;
}

type Child = Element | Words;

export interface MarkupContext {
  /** Blocks of a text of the meeting, by its number. */
  text: (nr: number) => readonly Block[] | null;
  /** SVG source of a picture, by its file name. */
  svg: (file: string) => string | null;
  /** File names of the pictures there are. */
  svgNames: readonly string[];
}

/** Where each block came from, for faults that only the whole tree shows. */
export type Places = WeakMap<object, TemplatePlace>;

/** `protokoll/x.hbs:12`. */
function placeOf(source: string): TemplatePlace {
  const colon = source.lastIndexOf(':');
  return { file: source.slice(0, colon), line: Number(source.slice(colon + 1)) };
}

const MAX_PICTURE_FAULTS = 10;

const isBlank = (child: Child): boolean => child.name === null && child.text.trim() === '';

class Reader {
  readonly faults: ComposeFault[] = [];
  readonly places: Places = new WeakMap();
  private readonly context: MarkupContext;
  private readonly drawn = new Set<string>();

  constructor(context: MarkupContext) {
    this.context = context;
  }

  /** Malformed markup has no tree: one fault, at the element that was read last. */
  parse(markup: string, file: string): Element {
    const root: Element = { name: '', attributes: {}, place: { file, line: null }, children: [] };
    const open = [root];
    let last = root.place;
    let here = root.place;
    let problem: { orsak: string; place: TemplatePlace } | null = null;
    const parser = sax.parser(true, { trim: false, normalize: false, position: false });
    const text = (words: string): void => {
      open.at(-1)?.children.push({ name: null, text: words, place: here });
    };
    parser.ontext = text;
    parser.oncdata = text;
    parser.onopentag = ({ name, attributes }) => {
      const { [SOURCE_ATTRIBUTE]: source, ...own } = attributes as Record<string, string>;
      const place = source ? placeOf(source) : last;
      last = place;
      here = place;
      const element = { name, attributes: own, place, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    };
    parser.onclosetag = () => {
      open.pop();
    };
    parser.onprocessinginstruction = ({ name, body }) => {
      if (name === PLACE) here = placeOf(body);
    };
    parser.onerror = (error) => {
      const element = open.at(-1);
      const orsak = malformed(error.message, element?.name ?? '');
      const isInWords = /entity/i.test(error.message) && here.line !== null;
      problem ??= { orsak, place: isInWords ? here : element?.place.line ? element.place : last };
      parser.error = null as unknown as Error;
    };
    // sax wants one root.
    parser.write(`<dokument>${markup}</dokument>`).close();
    const first = problem as { orsak: string; place: TemplatePlace } | null;
    if (first) this.misplaced(first, first.orsak);
    const document = root.children.find((child) => child.name !== null);
    return !first && document ? document : { ...root, children: [] };
  }

  /** `written` is the part of the name that can be misspelt. */
  private unknown(element: Element, name: string, names: Iterable<string>, written = name): void {
    this.faults.push({
      where: 'mall',
      ...element.place,
      code: 'MALL-003',
      values: { namn: name, finns: closest(written, names) },
    });
  }

  private misplaced(element: { place: TemplatePlace }, orsak: string): void {
    this.faults.push({ where: 'mall', ...element.place, code: 'MALL-004', values: { orsak } });
  }

  private check(element: Element): boolean {
    const attributes = VOCABULARY[element.name];
    if (!attributes) {
      this.unknown(
        element,
        `<${element.name}>`,
        Object.keys(VOCABULARY).map((name) => `<${name}>`),
      );
      return false;
    }
    for (const [name, value] of Object.entries(element.attributes)) {
      const pattern = PATTERNS[name];
      if (!attributes.includes(name)) this.unknown(element, `${element.name} ${name}="…"`, attributes);
      else if (pattern && value !== '' && !pattern.form.test(value))
        this.unknown(element, `${name}="${value}"`, [pattern.example]);
    }
    return true;
  }

  private choice<Value extends string>(
    element: Element,
    name: string,
    values: readonly Value[],
    fallback: Value,
  ): Value {
    const value = element.attributes[name];
    if (value === undefined) return fallback;
    if (values.includes(value as Value)) return value as Value;
    this.unknown(element, `${name}="${value}"`, values, value);
    return fallback;
  }

  private yes(element: Element, name: string): boolean {
    return this.choice(element, name, ['ja', 'nej'], 'nej') === 'ja';
  }

  private number(element: Element, name: string, fallback: number): number {
    const value = element.attributes[name];
    if (value === undefined) return fallback;
    if (/^\d{1,4}$/.test(value)) return Number(value);
    this.unknown(element, `${name}="${value}"`, ['ett heltal']);
    return fallback;
  }

  private placed<Value extends object>(value: Value, element: Element): Value {
    this.places.set(value, element.place);
    return value;
  }

  /** `loose`: the style of the paragraph that words without an element of their own become; null refuses them. */
  blocks(parent: Element, loose: ParagraphStyle | null): Block[] {
    const out: Block[] = [];
    let run: Child[] = [];
    let isNewPage = false;
    const push = (blocks: Block[]): void => {
      const first = blocks[0];
      if (isNewPage && first) {
        isNewPage = false;
        if (first.kind === 'group') first.startsPage = true;
        else blocks[0] = { kind: 'group', style: 'plain', startsPage: true, content: [first] };
      }
      out.push(...blocks);
    };
    const endRun = (): void => {
      const first = run.find((child) => !isBlank(child));
      if (first) {
        if (loose === null) this.misplaced(first, `det finns text utanför ett stycke i ${describe(parent)}`);
        else push([this.placed({ kind: 'paragraph', style: loose, content: this.inlines(run) }, parent)]);
      }
      run = [];
    };
    for (const child of parent.children) {
      if (child.name === null || INLINE_ELEMENTS.has(child.name)) {
        run.push(child);
        continue;
      }
      endRun();
      if (child.name === 'sidbrytning' && this.check(child)) isNewPage = true;
      else push(this.block(child));
    }
    endRun();
    return out;
  }

  private block(element: Element): Block[] {
    if (!this.check(element)) return [];
    const { attributes } = element;
    switch (element.name) {
      case 'h1':
      case 'h2':
      case 'h3': {
        const content = this.inlines(element.children);
        if (content.length === 0) this.misplaced(element, `<${element.name}> är tom`);
        const level = Number(element.name.charAt(1)) as 1 | 2 | 3;
        const { id, etikett, oversikt } = attributes;
        return [
          this.placed(
            {
              kind: 'heading',
              level,
              ...(id && { id }),
              ...(oversikt && { outline: oversikt }),
              ...(etikett && { label: etikett }),
              content,
            },
            element,
          ),
        ];
      }
      case 'p': {
        const content = this.inlines(element.children);
        const style = this.choice(element, 'klass', PARAGRAPH_STYLES, 'brodtext');
        const keep = this.yes(element, 'hall');
        if (content.length === 0) return [];
        return [
          this.placed({ kind: 'paragraph', style, content, ...(keep && { keepWithNext: true }) }, element),
        ];
      }
      case 'ul':
        return this.list(element, this.choice(element, 'klass', LIST_STYLES, 'disc'));
      case 'ol':
        return this.list(element, this.choice(element, 'klass', LIST_STYLES, 'decimal'));
      case 'att-satser':
        return this.list(element, 'att');
      case 'table':
        return this.table(element);
      case 'section':
        return this.group(element, this.choice(element, 'klass', GROUP_STYLES, 'plain'));
      case 'beslut':
        return this.group(element, 'beslut');
      case 'uppgift': {
        const content = this.blocks(element, 'person');
        if (content.length === 0) return [];
        const { etikett = '', id } = attributes;
        const label = { text: etikett, heading: this.yes(element, 'rubrik'), ...(id && { id }) };
        return [this.placed({ kind: 'group', style: 'uppgift', label, content }, element)];
      }
      case 'underskrifter':
        return [this.placed({ kind: 'signatures', signers: this.signers(element) }, element)];
      case 'figur':
        return this.figure(element);
      case TEXT_ELEMENT:
        return this.text(element);
      default:
        this.misplaced(element, `<${element.name}> står på fel ställe`);
        return [];
    }
  }

  private group(element: Element, style: GroupStyle): Block[] {
    const isNewPage = style !== 'beslut' && this.yes(element, 'ny-sida');
    const isTogether = this.yes(element, 'ihop');
    const content = this.blocks(element, null);
    if (content.length === 0) return [];
    return [
      this.placed(
        {
          kind: 'group',
          style,
          ...(isNewPage && { startsPage: true }),
          ...(isTogether && { keepTogether: true }),
          content,
        },
        element,
      ),
    ];
  }

  /** A text of the meeting, with the words that the form puts before it. */
  private text(element: Element): Block[] {
    const blocks = this.context.text(Number(element.attributes.nr));
    if (!blocks) {
      this.misplaced(element, `<${TEXT_ELEMENT}> skrivs med {{markdown …}}`);
      return [];
    }
    const before = this.inlineRun(element.children);
    if (before.length === 0 || plainText(before).trim() === '') return [...blocks];
    const [first, ...rest] = blocks;
    return first?.kind === 'paragraph'
      ? [{ ...first, content: tidy([...before, ...first.content]) }, ...rest]
      : [{ kind: 'paragraph', style: 'brodtext', content: tidy(before), keepWithNext: true }, ...blocks];
  }

  private list(element: Element, style: ListStyle): List[] {
    const items: ListItem[] = [];
    const start = this.number(element, 'start', 1);
    for (const child of element.children) {
      if (isBlank(child)) continue;
      if (child.name === null || child.name !== 'li') {
        if (child.name === null || this.check(child))
          this.misplaced(child, `det står något utanför <li> i <${element.name}>`);
        continue;
      }
      this.check(child);
      const label = child.attributes.etikett ?? defaultLabel(style, start + items.length);
      const content = this.blocks(child, this.choice(child, 'klass', PARAGRAPH_STYLES, 'brodtext'));
      items.push({ label, content });
    }
    return items.length > 0 ? [this.placed({ kind: 'list', style, items }, element)] : [];
  }

  private table(element: Element): Block[] {
    const rows = this.only(element, 'tr').map((row) =>
      row.children.flatMap((child): TableCell[] => {
        if (isBlank(child)) return [];
        if (child.name === null || (child.name !== 'th' && child.name !== 'td')) {
          if (child.name === null || this.check(child))
            this.misplaced(child, 'det står något utanför <th> och <td> i <tr>');
          return [];
        }
        this.check(child);
        const align = this.choice(child, 'justering', ['left', 'right', 'center', ''], '');
        return [
          {
            header: child.name === 'th',
            content: this.inlines(child.children),
            ...(align !== '' && { align }),
          },
        ];
      }),
    );
    const width = Math.max(0, ...rows.map((row) => row.length));
    for (const row of rows) while (row.length < width) row.push({ header: false, content: [] });
    const firstBody = rows.findIndex((row) => !row.every((cell) => cell.header));
    const headerRows = firstBody < 0 ? Math.min(1, rows.length) : firstBody;
    return rows.length > 0 ? [this.placed({ kind: 'table', headerRows, rows }, element)] : [];
  }

  /** The children of one kind; all else is a fault. */
  private only(element: Element, name: string): Element[] {
    return element.children.flatMap((child) => {
      if (isBlank(child)) return [];
      if (child.name !== null && child.name === name) {
        this.check(child);
        return [child];
      }
      if (child.name === null || this.check(child))
        this.misplaced(child, `det står något utanför <${name}> i <${element.name}>`);
      return [];
    });
  }

  private signers(element: Element): Signer[] {
    return this.only(element, 'underskrift').map(({ attributes }) => ({
      role: attributes.roll ?? '',
      title: attributes.titel ?? '',
      name: attributes.namn ?? '',
      organisation: attributes.organisation || null,
    }));
  }

  private figure(element: Element): Block[] {
    const file = element.attributes.fil ?? '';
    const svg = this.context.svg(file);
    if (svg === null) {
      this.unknown(element, file, this.context.svgNames);
      return [];
    }
    this.draw(file, svg);
    const width = this.number(element, 'bredd', 120);
    return [this.placed({ kind: 'figure', svg, alt: element.attributes.alt || null, width }, element)];
  }

  /** What the painter would draw otherwise is told once per file. */
  private draw(file: string, svg: string): void {
    if (this.drawn.has(file)) return;
    this.drawn.add(file);
    for (const { line, orsak } of pictureFaults(svg).slice(0, MAX_PICTURE_FAULTS))
      this.faults.push({ where: 'mall', file: `organ/${file}`, line, code: 'MALL-010', values: { orsak } });
  }

  inlines(children: readonly Child[]): Inline[] {
    return tidy(this.inlineRun(children));
  }

  private inlineRun(children: readonly Child[]): Inline[] {
    return children.flatMap((child): Inline[] => {
      if (child.name === null) return [{ kind: 'text', text: child.text }];
      if (!this.check(child)) return [];
      const inner = (): Inline[] => this.inlineRun(child.children);
      switch (child.name) {
        case 'br':
          return [{ kind: 'break' }];
        case 'strong':
          return [{ kind: 'strong', children: inner() }];
        case 'em':
          return [{ kind: 'emphasis', children: inner() }];
        case 'span': {
          const { lang } = child.attributes;
          return lang ? [{ kind: 'language', lang, children: inner() }] : inner();
        }
        case 'a': {
          const { href = '' } = child.attributes;
          if (href.startsWith('#') || isSafeAddress(href)) return [{ kind: 'link', href, children: inner() }];
          this.unknown(child, `href="${href}"`, ['#id', 'https://…', 'mailto:…']);
          return inner();
        }
        default:
          this.misplaced(child, `<${child.name}> kan inte stå inne i ett stycke`);
          return [];
      }
    });
  }

  /** The words of the elements called `name`, one text each; empty ones left out. */
  words(parent: Element, name: string): string[] {
    return parent.children.flatMap((child) => {
      if (child.name === null || child.name !== name) return [];
      const text = plainText(this.inlines(child.children));
      return text === '' ? [] : [text];
    });
  }

  /** Only these elements, and no loose words. */
  allow(parent: Element, names: readonly string[]): void {
    for (const child of parent.children) {
      if (isBlank(child)) continue;
      if (child.name === null) this.misplaced(child, 'det finns text utanför elementen');
      else if (this.check(child) && !names.includes(child.name))
        this.misplaced(child, `<${child.name}> står på fel ställe`);
    }
  }
}

const describe = (element: Element): string => (element.name === 'dokument' ? 'mallen' : `<${element.name}>`);

function defaultLabel(style: ListStyle, number: number): string {
  switch (style) {
    case 'att':
      return 'att';
    case 'decimal':
      return `${number}.`;
    case 'alpha':
      return `${String.fromCharCode(96 + Math.min(number, 26))})`;
    case 'disc':
      return '•';
    case 'none':
    case 'arenden':
      return '';
  }
}

/** sax says what is wrong in English, over several lines. */
function malformed(message: string, open: string): string {
  const [first = ''] = message.split('\n');
  const closing = /^(?:Unexpected close tag|Unmatched closing tag): ?(\S+)/.exec(first);
  if (closing?.[1] === 'dokument' || /Unclosed root tag/.test(first)) return `<${open}> har inget </${open}>`;
  if (closing) return `</${closing[1]}> kommer där <${open}> är öppet`;
  if (/entity/i.test(first)) return 'tecknet & skrivs &amp; i en mall';
  if (/attribut/i.test(first)) return `ett attribut i <${open}> saknar citattecken eller värde`;
  return `något är fel med ett element i <${open}>`;
}

/** Elements of what is said about a document. */
const ABOUT_ELEMENTS = [
  'titel',
  'amne',
  'upphov',
  'sidhuvud-vanster',
  'sidhuvud-hoger',
  'sidhuvud-markering',
] as const;
export type AboutElement = (typeof ABOUT_ELEMENTS)[number];

/** The words of each, one text per element that has any. */
export type DocumentWords = Readonly<Record<AboutElement, readonly string[]>>;

export interface ReadMarkup {
  blocks: Block[];
  words: DocumentWords;
  places: Places;
  faults: ComposeFault[];
}

/** `body` is what the document says, `about` what is said about it (title, running head). */
export function readMarkup(
  body: { markup: string; file: string },
  about: { markup: string; file: string },
  context: MarkupContext,
): ReadMarkup {
  const reader = new Reader(context);
  const blocks = reader.blocks(reader.parse(body.markup, body.file), null);
  const root = reader.parse(about.markup, about.file);
  reader.allow(root, ABOUT_ELEMENTS);
  const words = Object.fromEntries(
    ABOUT_ELEMENTS.map((name) => [name, reader.words(root, name)]),
  ) as unknown as DocumentWords;
  return { blocks, words, places: reader.places, faults: reader.faults };
}
