// Handlebars: view in, markup out. A body's own template under `organ/<slug>/` goes before the common one.
// Strict: a name that the view does not have is a fault. Before it is compiled, every element in a template gets
// its file and line as the attribute `_`, and words get theirs in front, so that what the markup says can be traced.
import Handlebars from 'handlebars';
import { oncePer } from '../domain/remembered.ts';
import type { TemplateSources } from '../environment.ts';
import {
  type Complaint,
  type ComposeFault,
  closest,
  type TemplateFault,
  type TemplatePlace,
} from './fault.ts';
import type { OrganView, TextView } from './view.ts';

/** Attribute with an element's `file:line`. */
export const SOURCE_ATTRIBUTE = '_';

/** Processing instruction with the `file:line` of the words after it. */
export const PLACE = '_';

/** The helper that prints a plain `{{name}}`, and what it is told beside the value: the name. */
const PRINT = 'skriv-ut';
const NAME = 'namn';

/** The element that stands for a text of the meeting; its content is put before the text's first words. */
export const TEXT_ELEMENT = 'innehall';

export const HELPERS = ['if', 'unless', 'each', 'with', 'eq', 'liten', 'stor', 'markdown'] as const;

type Node = hbs.AST.Node;
type Template = (context: unknown, options?: Handlebars.RuntimeOptions) => string;

/** Thrown while a template runs and caught by `renderTemplate`. */
class TemplateError extends Error {
  readonly fault: TemplateFault;
  constructor(fault: TemplateFault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** `{{text}}`: what has no words of its own was printed as if it had. */
class NoWordsError extends Error {
  readonly line: number | null;
  readonly complaint: Complaint;
  constructor(namn: string, slag: Slag, options: Handlebars.HelperOptions) {
    super('no words');
    this.line = lineOf(options);
    this.complaint = { code: 'MALL-011', values: { namn, slag } };
  }
}

type Slag = 'text' | 'lista' | 'grupp' | 'val';

function slagOf(value: unknown): Slag | null {
  if (typeof value === 'boolean') return 'val';
  if (typeof value !== 'object' || value === null || value instanceof Handlebars.SafeString) return null;
  return Array.isArray(value) ? 'lista' : 'nr' in value ? 'text' : 'grupp';
}

const lineOf = (options: Handlebars.HelperOptions): number | null =>
  (options as { loc?: hbs.AST.SourceLocation }).loc?.start.line ?? null;

/** `{{markdown …}}` was given something else than a text with paragraphs. */
class NoTextError extends Error {
  readonly line: number | null;
  constructor(options: Handlebars.HelperOptions) {
    super('no text');
    this.line = lineOf(options);
  }
}

class Library {
  readonly faults: TemplateFault[] = [];
  private readonly sources: TemplateSources;
  private readonly slug: string;
  private readonly engine = Handlebars.create();
  private readonly folder: string;
  private readonly loading: string[] = [];
  private readonly loaded = new Map<string, Template | null>();
  /** What is printed now; its names are suggested where a template has a wrong one. */
  view: unknown = null;

  constructor(sources: TemplateSources, slug: string, folder: string) {
    this.sources = sources;
    this.slug = slug;
    this.folder = folder;
    const printable = (value: unknown, options: Handlebars.HelperOptions): unknown => {
      const slag = slagOf(value);
      if (slag !== null) throw new NoWordsError(String(options.hash[NAME]), slag, options);
      return value;
    };
    const first =
      (change: (letter: string) => string) => (text: unknown, options: Handlebars.HelperOptions) => {
        const words = String(printable(text, options) ?? '');
        return change(words.charAt(0)) + words.slice(1);
      };
    this.engine.registerHelper({
      [PRINT]: printable,
      eq: (a: unknown, b: unknown) => a === b,
      liten: first((letter) => letter.toLowerCase()),
      stor: first((letter) => letter.toUpperCase()),
      markdown(this: unknown, text: TextView | null, options: Handlebars.HelperOptions) {
        if (text === null) return '';
        if (typeof text?.nr !== 'number') throw new NoTextError(options);
        const before = options.fn ? options.fn(this) : '';
        return new Handlebars.SafeString(`<${TEXT_ELEMENT} nr="${text.nr}">${before}</${TEXT_ELEMENT}>`);
      },
    });
  }

  private fault(fault: TemplateFault): null {
    this.faults.push(fault);
    return null;
  }

  /** The file of a template, the body's own before the common one. */
  private fileOf(name: string): string | null {
    const common = `${this.folder}/${name}.hbs`;
    const own = `organ/${this.slug}/${common}`;
    return this.sources.has(own) ? own : this.sources.has(common) ? common : null;
  }

  private names(): string[] {
    const folders = [`${this.folder}/`, `organ/${this.slug}/${this.folder}/`];
    return [...this.sources.keys()].flatMap((path) => {
      const folder = folders.find((start) => path.startsWith(start));
      return folder && path.endsWith('.hbs') ? [path.slice(folder.length, -4)] : [];
    });
  }

  /** Loads a template and, through it, all that it includes. */
  load(name: string, from: TemplatePlace | null): Template | null {
    const known = this.loaded.get(name);
    if (known !== undefined) return known;
    const file = this.fileOf(name);
    if (file === null) {
      this.loaded.set(name, null);
      return from
        ? this.fault({
            where: 'mall',
            ...from,
            code: 'MALL-003',
            values: { namn: name, finns: closest(name, this.names()), arMall: true },
          })
        : this.fault({
            where: 'mall',
            file: `${this.folder}/${name}.hbs`,
            line: null,
            code: 'MALL-001',
            values: undefined,
          });
    }
    if (this.loading.includes(name)) {
      const orsak = `mallarna ${[...this.loading.slice(this.loading.indexOf(name)), name].join(' → ')} innehåller varandra`;
      return from && this.fault({ where: 'mall', ...from, code: 'MALL-002', values: { orsak } });
    }
    this.loading.push(name);
    const template = this.compile(file);
    this.loading.pop();
    this.loaded.set(name, template);
    if (template) this.engine.registerPartial(name, template);
    return template;
  }

  private compile(file: string): Template | null {
    let program: hbs.AST.Program;
    try {
      program = Handlebars.parse(this.sources.get(file) ?? '');
    } catch (error) {
      const { line, orsak } = parseProblem(error);
      return this.fault({ where: 'mall', file, line, code: 'MALL-002', values: { orsak } });
    }
    const before = this.faults.length;
    this.prepare(program, file);
    if (this.faults.length > before) return null;
    const compiled = this.engine.compile(program, {
      strict: true,
      explicitPartialContext: false,
      knownHelpersOnly: true,
      knownHelpers: Object.fromEntries([...HELPERS, PRINT].map((name) => [name, true])),
    } as CompileOptions) as Template;
    return (context, options) => {
      try {
        return compiled(context, options);
      } catch (error) {
        throw error instanceof TemplateError ? error : this.runtimeError(error, file);
      }
    };
  }

  private runtimeError(error: unknown, file: string): unknown {
    if (error instanceof NoTextError) {
      const orsak = '{{markdown …}} står före något som inte är en text med stycken';
      return new TemplateError({
        where: 'mall',
        file,
        line: error.line,
        code: 'MALL-002',
        values: { orsak },
      });
    }
    if (error instanceof NoWordsError)
      return new TemplateError({ where: 'mall', file, line: error.line, ...error.complaint });
    if (!(error instanceof Error)) return error;
    const missing = /^"(.+)" not defined in /.exec(error.message);
    if (!missing?.[1]) return error;
    const line = (error as Handlebars.Exception).lineNumber as number | undefined;
    return new TemplateError({
      where: 'mall',
      file,
      line: line ?? null,
      code: 'MALL-003',
      values: { namn: missing[1], finns: closest(missing[1], fieldNames(this.view)) },
    });
  }

  /** Marks the elements with their place, makes every name strict, and loads what is included. */
  private prepare(node: Node | undefined, file: string): void {
    if (!node) return;
    const line = node.loc?.start.line ?? null;
    const fault = (orsak: string): null =>
      this.fault({ where: 'mall', file, line, code: 'MALL-002', values: { orsak } });
    switch (node.type) {
      case 'Program':
        this.prepareBody(node as hbs.AST.Program, file);
        return;
      case 'ContentStatement':
        markPlaces(node as hbs.AST.ContentStatement, file);
        return;
      case 'CommentStatement':
        return;
      case 'MustacheStatement': {
        const mustache = node as hbs.AST.MustacheStatement;
        if (!mustache.escaped) fault('{{{tre klamrar}}} skriver ut text utan skydd; använd {{två}}');
        this.prepareCall(mustache, file);
        return;
      }
      case 'BlockStatement': {
        const block = node as hbs.AST.BlockStatement;
        this.prepareCall(block, file, true);
        this.prepare(block.program, file);
        this.prepare(block.inverse, file);
        return;
      }
      case 'PartialStatement': {
        const partial = node as hbs.AST.PartialStatement;
        if (partial.name.type !== 'PathExpression') {
          fault('namnet på en mall ska stå direkt efter {{>');
          return;
        }
        for (const param of [...partial.params, ...(partial.hash?.pairs ?? [])]) this.prepare(param, file);
        this.load((partial.name as hbs.AST.PathExpression).original, { file, line });
        return;
      }
      case 'SubExpression':
        this.prepareCall(node as hbs.AST.SubExpression, file);
        return;
      case 'HashPair':
        this.prepare((node as hbs.AST.HashPair).value, file);
        return;
      case 'PathExpression':
        // Handlebars is strict about what it prints, but not about what it hands to helpers.
        (node as hbs.AST.PathExpression & { strict?: boolean }).strict = true;
        return;
      case 'StringLiteral':
      case 'NumberLiteral':
      case 'BooleanLiteral':
      case 'NullLiteral':
      case 'UndefinedLiteral':
        return;
      default:
        fault(`{{${node.type === 'PartialBlockStatement' ? '#>' : '*'} …}} används inte i de här mallarna`);
    }
  }

  /** Words that are printed get their place in front of them. */
  private prepareBody(program: hbs.AST.Program, file: string): void {
    program.body = program.body.flatMap((statement): hbs.AST.Statement[] => {
      this.prepare(statement, file);
      if (statement.type !== 'MustacheStatement') return [statement];
      const { loc } = statement;
      const value = placeMark(file, loc.start.line);
      printed(statement as hbs.AST.MustacheStatement);
      return [
        { type: 'ContentStatement', value, original: value, loc } as unknown as hbs.AST.ContentStatement,
        statement,
      ];
    });
  }

  private prepareCall(
    call: hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression,
    file: string,
    isBlock = false,
  ): void {
    const name = (call.path as hbs.AST.PathExpression).original;
    const isCall = isBlock || call.type === 'SubExpression' || call.params.length > 0 || Boolean(call.hash);
    if (isCall && !HELPERS.includes(name as (typeof HELPERS)[number]))
      this.fault({
        where: 'mall',
        file,
        line: call.loc.start.line,
        code: 'MALL-003',
        values: { namn: String(name), finns: closest(String(name), HELPERS) },
      });
    for (const param of [...call.params, ...(call.hash?.pairs ?? [])]) this.prepare(param, file);
  }
}

/** `{{rubrik}}` is printed by a helper of our own, which knows what has no words. */
function printed(mustache: hbs.AST.MustacheStatement): void {
  const { path, params, loc } = mustache;
  const name = path as hbs.AST.PathExpression;
  if (name.type !== 'PathExpression') return;
  const isPlain = params.length === 0 && !mustache.hash;
  const shown = isPlain ? name : params[0];
  if (isPlain) {
    (name as hbs.AST.PathExpression & { strict?: boolean }).strict = true;
    mustache.params = [name];
    mustache.path = {
      type: 'PathExpression',
      data: false,
      depth: 0,
      parts: [PRINT],
      original: PRINT,
      loc,
    } as hbs.AST.PathExpression;
  } else if (name.original !== 'liten' && name.original !== 'stor') return;
  const value = {
    type: 'StringLiteral',
    value: (shown as hbs.AST.PathExpression).original,
    original: '',
    loc,
  } as unknown as hbs.AST.StringLiteral;
  mustache.hash = {
    type: 'Hash',
    loc,
    pairs: [{ type: 'HashPair', key: NAME, value, loc } as hbs.AST.HashPair],
  } as hbs.AST.Hash;
}

const placeMark = (file: string, line: number): string => `<?${PLACE} ${file}:${line}?>`;

/** `<p klass="x">ord` → `<p _="protokoll/x.hbs:12" klass="x"><?_ protokoll/x.hbs:12?>ord`. */
function markPlaces(content: hbs.AST.ContentStatement, file: string): void {
  const original = String(content.original);
  // Handlebars has taken away white space around blocks: what is left begins somewhere in the original.
  const start = Math.max(0, original.indexOf(content.value));
  let line = content.loc.start.line + lineBreaks(original.slice(0, start));
  let from = 0;
  const { value } = content;
  content.value = value.replace(/<\p{L}[\p{L}\d-]*|(?<=^|[>\n])\s*(?=[^\s<])/gu, (found, index: number) => {
    line += lineBreaks(value.slice(from, index + found.length));
    from = index + found.length;
    return found.startsWith('<')
      ? `${found} ${SOURCE_ATTRIBUTE}="${file}:${line}"`
      : `${found}${placeMark(file, line)}`;
  });
}

/** The marks are put everywhere; those inside a tag, a comment or CDATA are taken away again. */
function marksInText(markup: string): string {
  return markup.replace(INSIDE, (tag) => tag.replace(MARK, ''));
}

const MARK = /<\?_ [^?]*\?>/g;
const INSIDE =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\/?\p{L}(?:<\?_ [^?]*\?>|"[^"]*"|'[^']*'|[^'"<>])*>/gu;

const lineBreaks = (text: string): number => text.split('\n').length - 1;

/** Handlebars says where in English, over several lines; we say it in Swedish, on one. */
function parseProblem(error: unknown): { line: number | null; orsak: string } {
  const message = error instanceof Error ? error.message : String(error);
  const exception = error as Handlebars.Exception;
  const line = Number(exception.lineNumber ?? /(?:on|line) (?:line )?(\d+)/.exec(message)?.[1]) || null;
  const mismatch = /^(\S+) doesn't match (\S+)/.exec(message);
  if (mismatch) return { line, orsak: `{{#${mismatch[1]}}} avslutas med {{/${mismatch[2]}}}` };
  if (/got 'EOF'/.test(message)) return { line, orsak: 'den tar slut mitt i ett {{#…}}-block' };
  const excerpt = /:\n(.*)\n/.exec(message)?.[1];
  return { line, orsak: excerpt ? `något är fel vid ”${excerpt.trim()}”` : 'något är fel med klamrarna' };
}

/** Every key of the view, at any depth. */
export function fieldNames(value: unknown, names = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) fieldNames(item, names);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      names.add(key);
      fieldNames(inner, names);
    }
  return names;
}

const librariesOf = oncePer((_: TemplateSources) => new Map<string, Library>());

/** Templates are compiled once for each kind of document, and for each body that has templates of its own. */
function libraryOf(sources: TemplateSources, slug: string, folder: string): Library {
  const own = [...sources.keys()].some((path) => path.startsWith(`organ/${slug}/`)) ? slug : '';
  const libraries = librariesOf(sources);
  const name = `${own} ${folder}`;
  const library = libraries.get(name) ?? new Library(sources, own, folder);
  libraries.set(name, library);
  return library;
}

/** The markup of one template, `protokoll/protokoll.hbs` for folder `protokoll` and name `protokoll`. */
export function renderTemplates<Name extends string>(
  folder: string,
  names: readonly Name[],
  view: OrganView,
  sources: TemplateSources,
): { ok: true; markup: Record<Name, string> } | { ok: false; faults: ComposeFault[] } {
  const library = libraryOf(sources, view.organ.slug, folder);
  library.view = view;
  const templates = names.map((name) => [name, library.load(name, null)] as const);
  if (library.faults.length > 0) return { ok: false, faults: library.faults };
  try {
    const markup = Object.fromEntries(
      templates.map(([name, template]) => [name, marksInText(template?.(view) ?? '')]),
    );
    return { ok: true, markup: markup as Record<Name, string> };
  } catch (error) {
    if (error instanceof TemplateError) return { ok: false, faults: [error.fault] };
    throw error;
  }
}
