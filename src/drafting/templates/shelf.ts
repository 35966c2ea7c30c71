/** The templates that come with the service: one file each in templates/, read once. */
import { readdirSync, readFileSync } from 'node:fs';
import { templateNotFound } from '../errors.ts';
import { loadTemplate } from './load.ts';
import type { Template } from './load.ts';

const FOLDER = new URL('../../../templates/', import.meta.url);

interface Shelf {
  templates: ReadonlyMap<string, Template>;
  sources: ReadonlyMap<string, string>;
}

let shelf: Shelf | undefined;

function readShelf(): Shelf {
  const ids = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -'.md'.length));
  const sources = new Map(ids.map((id) => [id, readFileSync(new URL(`${id}.md`, FOLDER), 'utf8')]));
  const loaded = [...sources].map(([id, source]) => loadTemplate(id, source));
  loaded.sort((one, other) => one.head.name.localeCompare(other.head.name, 'vi'));
  return { templates: new Map(loaded.map((template) => [template.id, template])), sources };
}

/** All of them, by their file's name, in the order of their Vietnamese names. */
export function templates(): ReadonlyMap<string, Template> {
  shelf ??= readShelf();
  return shelf.templates;
}

/** The file of a template as it came; null where there is none of that name. */
export function shippedSource(id: string): string | null {
  shelf ??= readShelf();
  return shelf.sources.get(id) ?? null;
}

/** @throws AppError `drafting.template-not-found` */
export function requireTemplate(id: string): Template {
  const template = templates().get(id);
  if (!template) throw templateNotFound(id);
  return template;
}
