/** The templates that people are offered: those that came with the service, and the office's own before them. */
import type { Db } from '../../platform/database.ts';
import { templateNotFound } from '../errors.ts';
import { findTemplate, templateFile, templateRecords, templateVersion } from '../template-store.ts';
import { loadTemplate } from './load.ts';
import type { Template } from './load.ts';
import { sha256Of } from './library.ts';
import { shippedSource, templates } from './shelf.ts';
import { wordFormHead } from './word-form/form.ts';
import type { WordForm, WordFormHead } from './word-form/form.ts';

/** Which version of a template a draft is made from. */
export interface TemplateStamp {
  id: string;
  /** 0: as it came with the service. */
  version: number;
  /** SHA-256 of its source. */
  digest: string;
}

export type TemplateInUse =
  | (TemplateStamp & { format: 'text'; template: Template })
  | (TemplateStamp & { format: 'docx'; form: WordForm });

/** What a list of templates says of each. */
export interface OfferedTemplate {
  id: string;
  format: 'text' | 'docx';
  version: number;
  name: string;
  kind: string;
  group: string;
  about: string;
}

/** In the order of their Vietnamese names. */
export function templatesInUse(db: Db): OfferedTemplate[] {
  const records = templateRecords(db);
  const changed = new Set(records.filter(({ state }) => state !== 'shipped').map(({ id }) => id));
  const shipped = [...templates().values()].filter(({ id }) => !changed.has(id));
  const own = records.filter(({ state }) => state === 'active');
  return [
    ...shipped.map(({ id, head }) => ({
      id,
      format: 'text' as const,
      version: 0,
      name: head.name,
      kind: head.kind,
      group: head.group,
      about: head.about ?? head.form ?? head.kind,
    })),
    ...own.map(({ id, format, version, name, kind, group, about }) => ({
      id,
      format,
      version,
      name,
      kind,
      group,
      about: about || kind,
    })),
  ].toSorted((one, other) => one.name.localeCompare(other.name, 'vi'));
}

/** What a template asks for: its head, without the words or the Word file behind it. */
export interface TemplateHeadInUse {
  id: string;
  format: 'text' | 'docx';
  version: number;
  head: Pick<WordFormHead, 'name' | 'kind' | 'group' | 'fields'>;
}

/** All of them with what each wants to know; no Word file is opened for that. */
export function headsInUse(db: Db): TemplateHeadInUse[] {
  return templatesInUse(db).map(({ id, format, version }) => {
    const source = format === 'docx' ? (templateVersion(db, id, version)?.source ?? null) : null;
    if (source !== null) return { id, format, version, head: wordFormHead.parse(JSON.parse(source)) };
    const used = requireTemplateInUse(db, id);
    return { id, format, version, head: used.format === 'text' ? used.template.head : used.form.head };
  });
}

/**
 * The template as it is used today.
 * @throws AppError `drafting.template-not-found` also where it was withdrawn
 */
export function requireTemplateInUse(db: Db, id: string): TemplateInUse {
  const record = findTemplate(db, id);
  if (record === null || record.state === 'shipped') return shippedInUse(id);
  const version = record.state === 'active' ? templateVersion(db, id, record.version) : null;
  if (version === null) throw templateNotFound(id);
  const { source, number, fileSha256 } = version;
  const stamp = { id, version: number, digest: sha256Of(source) };
  if (fileSha256 === null) return { ...stamp, format: 'text', template: parsedOnce(stamp, source) };
  const file = templateFile(db, fileSha256);
  if (file === null) throw templateNotFound(id);
  const head = wordFormHead.parse(JSON.parse(source));
  return { ...stamp, format: 'docx', form: { id, head, file } };
}

const parsed = new Map<string, { digest: string; template: Template }>();

/** The office's templates are asked for with every letter typed in a draft's form: each version is parsed once. */
function parsedOnce({ id, digest }: TemplateStamp, source: string): Template {
  const last = parsed.get(id);
  if (last?.digest === digest) return last.template;
  const template = loadTemplate(id, source);
  parsed.set(id, { digest, template });
  return template;
}

function shippedInUse(id: string): TemplateInUse {
  const template = templates().get(id);
  const source = shippedSource(id);
  if (template === undefined || source === null) throw templateNotFound(id);
  return { id, version: 0, digest: sha256Of(source), format: 'text', template };
}

/** A Word form. @throws AppError `drafting.template-not-found` also for a template in the template language */
export function requireFormInUse(db: Db, id: string): WordForm {
  const found = requireTemplateInUse(db, id);
  if (found.format !== 'docx') throw templateNotFound(id);
  return found.form;
}

export function nameOfTemplate(db: Db, id: string): string | null {
  return findTemplate(db, id)?.name ?? templates().get(id)?.head.name ?? null;
}

/** What a new draft remembers; blank where the template is none that is in use. */
export function stampOf(db: Db, id: string): Omit<TemplateStamp, 'id'> {
  const record = findTemplate(db, id);
  const isOwn = record !== null && record.state !== 'shipped';
  const source = isOwn ? (templateVersion(db, id, record.version)?.source ?? '') : (shippedSource(id) ?? '');
  return source === ''
    ? { version: 0, digest: '' }
    : { version: isOwn ? record.version : 0, digest: sha256Of(source) };
}
