// Who may import whom, which folder owns which library, and what may lie at the top of the repository.
// The folder list is the pipeline (docs/architecture.md); the three tables here are the places to change it.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from '@jest/globals';

/**
 * Area (folder or file of `src`) → what its code may import; `import type` of any stage is free below the pipeline.
 * Areas that are not named are stages.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  cli: ['commands', 'load', 'messages', 'domain'],
  commands: ['pipeline', 'faults', 'ledger', 'number', 'output', 'messages', 'calendar', 'domain'],
  pipeline: ['(stages)', 'faults', 'messages', 'calendar', 'domain'],
  faults: ['compose', 'load', 'messages', 'domain'],
  environment: ['domain'],
  messages: ['calendar', 'domain'],
  calendar: ['domain'],
  domain: [],
};
const STAGE_MAY_IMPORT = ['messages', 'calendar', 'domain'];
/** These know no stage, not even its types. */
const FOUNDATIONS = ['domain', 'calendar', 'messages'];

/** Library → the folders that own it, for types as well. `node:` stands for built-ins that read and write. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  '@photostructure/sqlite': ['ledger'],
  '@react-pdf/layout': ['layout'],
  '@react-pdf/render': ['paint'],
  '@react-pdf/renderer': ['layout'],
  asn1js: ['source'],
  'fastest-levenshtein': ['load', 'compose', 'rules'],
  handlebars: ['compose'],
  hyphen: ['layout'],
  jszip: ['source'],
  luxon: ['calendar'],
  mammoth: ['source'],
  mdast: ['compose', 'source'],
  'mdast-util-from-markdown': ['compose', 'source'],
  'mdast-util-gfm-table': ['compose', 'source'],
  'micromark-extension-gfm-table': ['compose', 'source'],
  'pdf-lib': ['finish', 'check'],
  pdfkit: ['paint'],
  'pdfjs-dist': ['source'],
  pkijs: ['source'],
  react: ['layout'],
  sax: ['compose', 'check', 'source'],
  yaml: ['load'],
  zod: ['domain', 'load'],
  'node:fs': ['commands', 'load', 'ledger', 'output'],
  'node:fs/promises': ['commands', 'load', 'ledger', 'output', 'source'],
};

const TOP_LEVEL = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'biome.json', 'build.mjs', 'README.md'],
  ...['src', 'templates', 'fonts', 'fixtures', 'out', 'test', 'docs', 'node_modules'],
];

interface Import {
  file: string;
  from: string;
  /** Area for our own files, else the library's name. */
  to: string;
  own: boolean;
  typeOnly: boolean;
}

const IMPORT = /^[ \t]*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm;

const areaOf = (path: string): string => path.split('/')[1]?.replace(/\.tsx?$/, '') ?? '';
const libraryOf = (name: string): string =>
  name.startsWith('node:') ? name : name.split('/', name.startsWith('@') ? 2 : 1).join('/');

function importsOf(file: string): Import[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, type, stated, dynamic]) => {
    const name = stated ?? dynamic ?? '';
    const own = name.startsWith('.');
    const to = own ? areaOf(normalize(join(dirname(file), name))) : libraryOf(name);
    return { file, from: areaOf(file), to, own, typeOnly: type !== undefined };
  });
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).map(
  (path) => `src/${path.replaceAll('\\', '/')}`,
);
const code = sources.filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$/.test(path));
const imports = code.flatMap(importsOf);
const isStage = (area: string): boolean => !(area in MAY_IMPORT);

function faultOf({ file, from, to, own, typeOnly }: Import): string | null {
  if (!own) {
    const owners = OWNERS[to];
    if (owners?.includes(from) || (!owners && to.startsWith('node:') && from !== 'domain')) return null;
    return `${file} imports ${to}, which belongs to ${owners?.join(' and ') ?? 'no folder: enter it in OWNERS'}`;
  }
  if (from === to) return null;
  if (typeOnly && !FOUNDATIONS.includes(from) && (isStage(to) || to === 'environment')) return null;
  const allowed = MAY_IMPORT[from] ?? STAGE_MAY_IMPORT;
  if (allowed.includes(to) || (allowed.includes('(stages)') && isStage(to))) return null;
  const advice = isStage(from) && isStage(to) ? ' other than by `import type`' : '';
  return `${file} (${from}) may not import ${to}${advice}`;
}

test('imports point down the pipeline, and each library is used by its owner only', () => {
  expect(imports.length).toBeGreaterThan(50);
  expect(imports.map(faultOf).filter((fault) => fault !== null)).toEqual([]);
});

test('every dependency has an owner', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
  expect(Object.keys(dependencies).filter((name) => !(name in OWNERS))).toEqual([]);
});

test('no folder is called utils, helpers or the like, and no file is a barrel', () => {
  const vague = /\/(utils?|helpers?|common|shared|misc|lib|v\d+|legacy|index\.tsx?)(\/|$)/i;
  expect(sources.filter((path) => vague.test(path))).toEqual([]);
});

test('nothing but known entries lies at the top of the repository', () => {
  const unknown = readdirSync('.').filter((name) => !name.startsWith('.') && !TOP_LEVEL.includes(name));
  expect(unknown).toEqual([]);
});
