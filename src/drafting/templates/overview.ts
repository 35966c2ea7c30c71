/** Templates as an administrator sees them: all of them with their state, one with its versions, two versions compared. */
import { type Actor, requireRole } from '../../people/actor.ts';
import type { Db } from '../../platform/database.ts';
import { type TextPart, wordDifferences } from '../../registry/word-differences.ts';
import { templateNotFound } from '../errors.ts';
import { TEMPLATE_RIGHTS } from '../template-rights.ts';
import type { TemplateFormat, TemplateState } from '../template-schema.ts';
import {
  findTemplate,
  templateRecords,
  templateVersion,
  type TemplateVersionRow,
  versionsOfTemplate,
} from '../template-store.ts';
import { sourceOfVersion } from './library.ts';
import { shippedSource, templates } from './shelf.ts';
import { wordFormHead } from './word-form/form.ts';
import type { WordFormHead } from './word-form/form.ts';

export interface LibraryEntry {
  id: string;
  format: TemplateFormat;
  state: TemplateState;
  /** It came with the service. */
  isShipped: boolean;
  version: number;
  revision: number;
  name: string;
  kind: string;
  group: string;
  updatedAt: string | null;
}

/** All templates, those withdrawn too, in the order of their names. @throws AppError `people.forbidden` */
export function listLibrary(db: Db, by: Actor): LibraryEntry[] {
  requireRole(by, ...TEMPLATE_RIGHTS['manage-templates'].roles);
  const records = templateRecords(db);
  const known = new Set(records.map(({ id }) => id));
  const untouched = [...templates().values()].filter(({ id }) => !known.has(id));
  return [
    ...untouched.map(({ id, head: { name, kind, group } }) => ({ ...UNTOUCHED, id, name, kind, group })),
    ...records.map(({ id, format, state, version, revision, name, kind, group, updatedAt }) => ({
      id,
      format,
      state,
      isShipped: templates().has(id),
      version,
      revision,
      name,
      kind,
      group,
      updatedAt,
    })),
  ].toSorted((one, other) => one.name.localeCompare(other.name, 'vi'));
}

const UNTOUCHED = {
  format: 'text',
  state: 'shipped',
  isShipped: true,
  version: 0,
  revision: 0,
  updatedAt: null,
} as const;

export interface LibraryView extends LibraryEntry {
  /** Of the version in use; of a Word form its head as JSON. */
  source: string;
  /** Of a Word form. */
  head: WordFormHead | null;
  fileName: string | null;
  versions: TemplateVersionRow[];
}

/** @throws AppError `people.forbidden`, `drafting.template-not-found` */
export function viewLibrary(db: Db, id: string, by: Actor): LibraryView {
  const entry = listLibrary(db, by).find((each) => each.id === id);
  if (entry === undefined) throw templateNotFound(id);
  const number = entry.state === 'shipped' ? 0 : entry.version;
  const source = sourceOfVersion(db, id, number);
  const head = entry.format === 'docx' ? wordFormHead.parse(JSON.parse(source)) : null;
  const versions = versionsOfTemplate(db, id);
  return { ...entry, source, head, fileName: versions[0]?.fileName ?? null, versions };
}

/** One version as it was. @throws AppError `people.forbidden`, `template.version-not-found` */
export function viewTemplateVersion(
  db: Db,
  { id, number }: { id: string; number: number },
  by: Actor,
): { number: number; source: string } {
  requireRole(by, ...TEMPLATE_RIGHTS['manage-templates'].roles);
  return { number, source: sourceOfVersion(db, id, number) };
}

/** A line of one of two versions; where a line was rewritten its words are told apart. */
export interface ComparedLine {
  kind: 'same' | 'added' | 'removed' | 'changed';
  /** In the newer version; of a removed line in the older. */
  line: number;
  parts: TextPart[];
}

/**
 * What changed between two versions (0: as it came with the service), line by line.
 * @throws AppError `people.forbidden`, `drafting.template-not-found`, `template.version-not-found`
 */
export function compareTemplateVersions(
  db: Db,
  { id, from, to }: { id: string; from: number; to: number },
  by: Actor,
): ComparedLine[] {
  requireRole(by, ...TEMPLATE_RIGHTS['manage-templates'].roles);
  const record = findTemplate(db, id);
  if (record === null && shippedSource(id) === null) throw templateNotFound(id);
  const shown = (number: number) => readable(sourceOfVersion(db, id, number), fileOf(db, id, number));
  return comparedLines(shown(from), shown(to));
}

const fileOf = (db: Db, id: string, number: number) => templateVersion(db, id, number)?.fileSha256 ?? null;

/** Of a Word form: its head a line for each thing said, and which file it is. */
function readable(source: string, fileSha256: string | null): string[] {
  if (fileSha256 === null) return source.split('\n');
  return [...JSON.stringify(JSON.parse(source), null, 1).split('\n'), `SHA-256: ${fileSha256}`];
}

/** Pure. */
export function comparedLines(old: readonly string[], fresh: readonly string[]): ComparedLine[] {
  const lines: ComparedLine[] = [];
  const gap: { old: number[]; fresh: number[] } = { old: [], fresh: [] };
  const close = () => {
    const pairs = Math.min(gap.old.length, gap.fresh.length);
    for (let at = 0; at < Math.max(gap.old.length, gap.fresh.length); at++) {
      const [before, after] = [gap.old[at], gap.fresh[at]];
      if (at < pairs) lines.push(rewritten(old[before!]!, fresh[after!]!, after! + 1));
      else if (after !== undefined) lines.push(whole('added', 'new', fresh[after]!, after + 1));
      else lines.push(whole('removed', 'old', old[before!]!, before! + 1));
    }
    gap.old = [];
    gap.fresh = [];
  };
  for (const [i, j] of pairsOf(old, fresh)) {
    if (i !== null && j !== null) {
      close();
      lines.push(whole('same', 'same', fresh[j]!, j + 1));
    } else if (i !== null) gap.old.push(i);
    else if (j !== null) gap.fresh.push(j);
  }
  close();
  return lines;
}

const whole = (
  kind: ComparedLine['kind'],
  part: TextPart['kind'],
  text: string,
  line: number,
): ComparedLine => ({
  kind,
  line,
  parts: [{ kind: part, text }],
});

function rewritten(old: string, fresh: string, line: number): ComparedLine {
  return { kind: 'changed', line, parts: wordDifferences(old.split(' '), fresh.split(' ')) };
}

/** Beyond so many cells the two have nothing in common: all old lines, then all new ones. */
const LARGEST_TABLE = 9_000_000;

/** The places of lines in both, old alone or new alone, by the longest common subsequence. */
function pairsOf(old: readonly string[], fresh: readonly string[]): [number | null, number | null][] {
  if (old.length * fresh.length > LARGEST_TABLE)
    return [
      ...old.map((_, i): [number, null] => [i, null]),
      ...fresh.map((_, j): [null, number] => [null, j]),
    ];
  const width = fresh.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      common[i * width + j] =
        old[i] === fresh[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  const pairs: [number | null, number | null][] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) pairs.push([i++, j++]);
    else if (
      j === fresh.length ||
      (i < old.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
    )
      pairs.push([i++, null]);
    else pairs.push([null, j++]);
  }
  return pairs;
}
