// Handlebars: view in, markup out. A body's own template under `organ/<slug>/` goes before the common one.
// Strict: a name that the view does not have is a fault. Before it is compiled, every element in a template gets
// its file and line as the attribute `_`, so that what the markup says can be traced after expansion.
import Handlebars from 'handlebars';
import type { TemplateSources } from '../environment.ts';
import { type ComposeFault, closest, type TemplateFault, type TemplatePlace } from './fault.ts';
import type { TextView, View } from './view.ts';

/** Attribute with an element's `file:line`. */
export const SOURCE_ATTRIBUTE = '_';

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

/** `{{markdown …}}` was given something else than a text with paragraphs. */
class NoTextError extends Error {
  readonly line: number | null;
  constructor(options: Handlebars.HelperOptions) {
    super('no text');
    this.line = (options as { loc?: hbs.AST.SourceLocation }).loc?.start.line ?? null;
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
  /** Names that the view knows, for suggestions. */
  private readonly fields: ReadonlySet<string>;

  constructor(sources: TemplateSources, slug: string, folder: string, fields: ReadonlySet<string>) {
    this.sources = sources;
    this.slug = slug;
    this.folder = folder;
    this.fields = fields;
    const first = (change: (letter: string) => string) => (text: unknown) => {
      const words = String(text ?? '');
      return change(words.charAt(0)) + words.slice(1);
    };
    this.engine.registerHelper({
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
      knownHelpers: Object.fromEntries(HELPERS.map((name) => [name, true])),
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
    if (!(error instanceof Error)) return error;
    const missing = /^"(.+)" not defined in /.exec(error.message);
    if (!missing?.[1]) return error;
    const line = (error as Handlebars.Exception).lineNumber as number | undefined;
    return new TemplateError({
      where: 'mall',
      file,
      line: line ?? null,
      code: 'MALL-003',
      values: { namn: missing[1], finns: closest(missing[1], this.fields) },
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
        for (const statement of (node as hbs.AST.Program).body) this.prepare(statement, file);
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

/** `<p klass="x">` → `<p _="protokoll/x.hbs:12" klass="x">`. */
function markPlaces(content: hbs.AST.ContentStatement, file: string): void {
  const original = String(content.original);
  // Handlebars has taken away white space around blocks: what is left begins somewhere in the original.
  const start = Math.max(0, original.indexOf(content.value));
  let line = content.loc.start.line + lineBreaks(original.slice(0, start));
  let from = 0;
  content.value = content.value.replace(/<(\p{L}[\p{L}\d-]*)/gu, (tag, _name, index: number) => {
    line += lineBreaks(content.value.slice(from, index));
    from = index;
    return `${tag} ${SOURCE_ATTRIBUTE}="${file}:${line}"`;
  });
}

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

/** The markup of one template, `protokoll/protokoll.hbs` for folder `protokoll` and name `protokoll`. */
export function renderTemplates<Name extends string>(
  folder: string,
  names: readonly Name[],
  view: View,
  sources: TemplateSources,
): { ok: true; markup: Record<Name, string> } | { ok: false; faults: ComposeFault[] } {
  const library = new Library(sources, view.organ.slug, folder, fieldNames(view));
  const templates = names.map((name) => [name, library.load(name, null)] as const);
  if (library.faults.length > 0) return { ok: false, faults: library.faults };
  try {
    const markup = Object.fromEntries(templates.map(([name, template]) => [name, template?.(view) ?? '']));
    return { ok: true, markup: markup as Record<Name, string> };
  } catch (error) {
    if (error instanceof TemplateError) return { ok: false, faults: [error.fault] };
    throw error;
  }
}
