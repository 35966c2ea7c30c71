/** The templates that come with the service: one file each in templates/, read once. */
import { readdirSync, readFileSync } from 'node:fs';
import { templateNotFound } from '../errors.ts';
import { loadTemplate } from './load.ts';
import type { Template } from './load.ts';

const FOLDER = new URL('../../../templates/', import.meta.url);

let shelf: ReadonlyMap<string, Template> | undefined;

/** All templates, by their file's name, in the order of their Vietnamese names. */
export function templates(): ReadonlyMap<string, Template> {
  shelf ??= new Map(
    readdirSync(FOLDER)
      .filter((name) => name.endsWith('.md'))
      .map((name) => name.slice(0, -'.md'.length))
      .map((id) => loadTemplate(id, readFileSync(new URL(`${id}.md`, FOLDER), 'utf8')))
      .sort((one, other) => one.head.name.localeCompare(other.head.name, 'vi'))
      .map((template) => [template.id, template]),
  );
  return shelf;
}

/** @throws AppError `drafting.template-not-found` */
export function requireTemplate(id: string): Template {
  const template = templates().get(id);
  if (!template) throw templateNotFound(id);
  return template;
}
