/** A Word form on its way into the library and out of it again. */
import { normalizeText } from '../names.ts';
import { templateBroken } from '../../errors.ts';
import { templateFile, templateVersion } from '../../template-store.ts';
import { templateVersionNotFound } from '../../template-errors.ts';
import { type LibraryDeps, sourceOfVersion, type TemplateContent, textContent } from '../library.ts';
import { assertWholeForm, wordFormHead } from './form.ts';
import type { WordFormHead } from './form.ts';

export interface FormFile {
  bytes: Uint8Array;
  name: string;
}

/**
 * What is kept of a form, once its places and its fields fit each other.
 * @throws AppError `drafting.form-broken` with each fault's place and reason
 * @throws AppError `drafting.form-refused`, `drafting.form-too-large`, `drafting.not-a-word-file`
 */
export function formContent(head: WordFormHead, file: FormFile): TemplateContent {
  assertWholeForm(file.bytes, head);
  const { name, kind, group, about } = head;
  const source = normalizeText(JSON.stringify(head));
  return {
    format: 'docx',
    source,
    file: { ...file, name: file.name.slice(0, 200) },
    name,
    kind,
    group,
    about,
  };
}

/** The Word file of a version; null of a template in the template language. */
export function fileOfVersion({ db }: Pick<LibraryDeps, 'db'>, id: string, number: number): FormFile | null {
  const version = templateVersion(db, id, number);
  if (version === null || version.fileSha256 === null) return null;
  const bytes = templateFile(db, version.fileSha256);
  if (bytes === null) throw templateVersionNotFound(number);
  return { bytes, name: version.fileName ?? `${id}.docx` };
}

/**
 * An earlier version, tried again by what is asked of a template today.
 * @throws AppError `template.version-not-found`, `drafting.template-broken`, `drafting.form-broken`
 */
export function contentOfVersion(deps: LibraryDeps, id: string, number: number): TemplateContent {
  const source = sourceOfVersion(deps.db, id, number);
  const file = fileOfVersion(deps, id, number);
  if (file === null) return textContent(deps, id, source);
  const head = wordFormHead.safeParse(JSON.parse(source));
  if (!head.success)
    throw templateBroken(id, [{ line: 1, reason: 'phần khai báo của phiên bản này không còn đúng' }]);
  return formContent(head.data, file);
}
