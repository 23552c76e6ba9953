// Templates, bodies and fonts from the project's own folders.
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { Fault } from '../domain/fault.ts';
import type { Organ } from '../domain/organ.ts';
import type { Environment, FontFile } from '../environment.ts';
import { message } from '../messages/messages.ts';
import { loadOrgan } from './load-organ.ts';
import { logotypeFaults } from './organ-faults.ts';
import { nearest } from './schema-faults.ts';

/** Public Sans for everything; DejaVu Sans only for characters that Public Sans has not (arrows, Greek …). */
function fontFiles(folder: string): FontFile[] {
  const own = (name: string, weight: 400 | 600, style: 'normal' | 'italic'): FontFile => ({
    family: 'justera',
    path: join(folder, `PublicSans-${name}.ttf`),
    weight,
    style,
  });
  const spare = (name: string, weight: 400 | 600): FontFile[] =>
    (['normal', 'italic'] as const).map((style) => ({
      family: 'justera-reserv',
      path: join(folder, `${name}.ttf`),
      weight,
      style,
    }));
  return [
    own('Regular', 400, 'normal'),
    own('Italic', 400, 'italic'),
    own('SemiBold', 600, 'normal'),
    own('SemiBoldItalic', 600, 'italic'),
    ...spare('DejaVuSans', 400),
    ...spare('DejaVuSans-Bold', 600),
  ];
}

async function filesIn(folder: string, endings: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && endings.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A body's template that nothing would use: no such body, or nothing of that name to take the place of. */
function strayTemplates(templates: ReadonlyMap<string, string>, slugs: readonly string[]): Fault[] {
  const common = [...templates.keys()].filter((path) => /^(?!organ\/)[^/]+\/[^/]+\.hbs$/.test(path));
  const own = [...templates.keys()].filter((path) => path.startsWith('organ/') && path.endsWith('.hbs'));
  return own.flatMap((path) => {
    const [, slug = '', ...rest] = path.split('/');
    const name = rest.at(-1)?.slice(0, -'.hbs'.length) ?? '';
    const inPlace = rest.join('/');
    const kind = rest[0] ?? '';
    const isKind = common.some((file) => file.startsWith(`${kind}/`));
    const isIncluded = own.some(
      (other) =>
        other.startsWith(`organ/${slug}/`) &&
        [...(templates.get(other) ?? '').matchAll(/\{\{~?>\s*([^\s~}]+)/g)].some(([, used]) => used === name),
    );
    const finnsOrgan = slugs.includes(slug);
    if (
      finnsOrgan &&
      (common.includes(inPlace) || (isKind && inPlace === `${kind}/${name}.hbs` && isIncluded))
    )
      return [];
    const nearSlug = finnsOrgan ? slug : nearest(slug, slugs);
    const nearName = nearest(
      name,
      common.map((file) => file.slice(file.indexOf('/') + 1, -'.hbs'.length)),
    );
    const nearFile = common.find((file) => file.endsWith(`/${nearName}.hbs`));
    const forslag = nearSlug && nearFile ? `organ/${nearSlug}/${nearFile}` : null;
    const what = message('MALL-009', { organ: slug, finnsOrgan, forslag });
    return [{ ...what, file: `templates/${path}`, line: null, path: '' }];
  });
}

export type LoadedEnvironment = { ok: true; environment: Environment } | { ok: false; faults: Fault[] };

/** `root` is the project's own folder, with `templates` and `fonts`. Faults in a body's file are collected. */
export async function loadEnvironment(root: string): Promise<LoadedEnvironment> {
  const templateFolder = join(root, 'templates');
  const [templateFiles, organFiles, manifest] = await Promise.all([
    filesIn(templateFolder, /\.(hbs|svg)$/),
    filesIn(join(templateFolder, 'organ'), /\.ya?ml$/),
    readFile(join(root, 'package.json'), 'utf8'),
  ]);
  const templates = new Map(
    await Promise.all(
      templateFiles.map(
        async (file) =>
          [relative(templateFolder, file).split(sep).join('/'), await readFile(file, 'utf8')] as const,
      ),
    ),
  );
  const organ = new Map<string, Organ>();
  const faults: Fault[] = strayTemplates(
    templates,
    organFiles.map((file) => basename(file).replace(/\.ya?ml$/i, '')),
  );
  for (const loaded of await Promise.all(organFiles.map(loadOrgan)))
    if (loaded.ok) {
      organ.set(loaded.organ.slug, loaded.organ);
      faults.push(...logotypeFaults(loaded.organ, loaded.source, templates.keys()));
    } else faults.push(...loaded.faults);
  if (faults.length > 0) return { ok: false, faults };
  const { name, version } = JSON.parse(manifest) as { name: string; version: string };
  return {
    ok: true,
    environment: { templates, fonts: fontFiles(join(root, 'fonts')), organ, producer: `${name} ${version}` },
  };
}
