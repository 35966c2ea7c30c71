/**
 * The office's own templates: made, changed, withdrawn and brought back by an administrator. A template that came with
 * the service stays a file; the office's version of it stands before it until the shipped one is taken back. Every
 * change is a version that stays, with who, when and why.
 */
import { createHash } from 'node:crypto';
import { type Actor, requireRole } from '../../people/actor.ts';
import { namesOfPeople } from '../../people/people-store.ts';
import { appendAudit } from '../../platform/audit/trail.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, inTransaction } from '../../platform/database.ts';
import { templateBroken, templateNotFound } from '../errors.ts';
import { officeProfile } from '../powers.ts';
import {
  notThisFormat,
  templateChanged,
  templateReasonNeeded,
  templateStateImpossible,
  templateVersionNotFound,
} from '../template-errors.ts';
import { TEMPLATE_RIGHTS } from '../template-rights.ts';
import type { TemplateCause, TemplateFormat, TemplateState } from '../template-schema.ts';
import {
  changeTemplate,
  findTemplate,
  insertTemplate,
  insertTemplateVersion,
  keepTemplateFile,
  type NewTemplate,
  type TemplateRecord,
  templateVersion,
} from '../template-store.ts';
import type { Office } from './fill.ts';
import { asciiOf, normalizeText } from './names.ts';
import { shippedSource, templates } from './shelf.ts';
import { type Trial, trialOf } from './trial.ts';

export interface LibraryDeps {
  db: Db;
  clock: Clock;
  agencyName: string;
}

export interface KeptTemplate {
  id: string;
  revision: number;
  version: number;
  state: TemplateState;
}

/** What a version says: of a form also its Word file. */
export interface TemplateContent {
  format: TemplateFormat;
  source: string;
  file: { bytes: Uint8Array; name: string } | null;
  /** For lists. */
  name: string;
  kind: string;
  group: string;
  about: string;
}

/**
 * What is kept of the text of a template, once it was tried.
 * @throws AppError `drafting.template-broken` with each fault's line and reason
 */
export function textContent(deps: LibraryDeps, id: string, source: string): TemplateContent {
  const trial = tryOut(deps, source, id);
  if (!('template' in trial)) throw templateBroken(id, trial.faults);
  const { name, kind, group, about = '' } = trial.template.head;
  return { format: 'text', source: normalizeText(source), file: null, name, kind, group, about };
}

/** How a text would do as a template of this office today. */
export function tryOut({ db, clock, agencyName }: LibraryDeps, source: string, id = 'thu'): Trial {
  return trialOf(id, normalizeText(source), officeForTrial(db, agencyName), clock.today().date);
}

/** The office as its papers say; where nothing was written down yet, something to look at. */
function officeForTrial(db: Db, agencyName: string): Office {
  const { parent, agency, place, agencySymbol, head, collective, contact } = officeProfile(db, agencyName);
  return {
    parent,
    agency: agency || 'Ủy ban nhân dân\nxã Trường Sơn',
    place: place || 'Trường Sơn',
    agencySymbol: agencySymbol || 'UBND',
    unitSymbol: 'VP',
    head: head || 'Chủ tịch',
    collective: collective || 'Ủy ban nhân dân',
    contact,
  };
}

/**
 * A new template of the office, from scratch or as a copy of another.
 * @param copyOf id of the template it was copied from; null: none
 * @throws AppError `people.forbidden`
 */
export function createTemplate(
  deps: LibraryDeps,
  content: TemplateContent,
  { copyOf = null, reason = '' }: { copyOf?: string | null; reason?: string },
  by: Actor,
): KeptTemplate {
  requireRole(by, ...TEMPLATE_RIGHTS['manage-templates'].roles);
  const { db, clock } = deps;
  return inTransaction(db, (tx) => {
    const id = freeId(tx, content.name);
    const cause: TemplateCause = copyOf === null ? 'created' : 'copied';
    const why = reason.trim() || (copyOf === null ? '' : `Bản sao của mẫu ${copyOf}`);
    const record = insertTemplate(tx, { ...rowOf(content, by, clock), id, createdAt: clock.now() });
    return keepVersion(tx, record, content, { cause, reason: why }, { by, clock });
  });
}

/** "cong-van-khen-thuong", with a number behind it where that is taken. */
function freeId(tx: Db, name: string): string {
  const stem = asciiOf(name).slice(0, 60) || 'mau';
  const isTaken = (id: string) => templates().has(id) || findTemplate(tx, id) !== null;
  let id = stem;
  for (let count = 2; isTaken(id); count++) id = `${stem}-${count}`;
  return id;
}

/** A template, the revision of it that the administrator has before their eyes, and why it is changed. */
export interface OnTemplate {
  id: string;
  /** 0: a template that came with the service and was never changed here. */
  revision: number;
  reason: string;
}

/**
 * A new version; of a template that came with the service it is the office's own from now on. Drafts made before stay
 * as they are.
 * @throws AppError `people.forbidden`, `drafting.template-not-found`, `template.reason-needed`
 * @throws AppError `template.changed` somebody changed it since: nothing is overwritten
 */
export function saveTemplate(
  { db, clock }: LibraryDeps,
  command: OnTemplate & { content: TemplateContent; cause?: TemplateCause },
  by: Actor,
): KeptTemplate {
  requireRole(by, ...TEMPLATE_RIGHTS['manage-templates'].roles);
  const { content, cause = 'saved' } = command;
  return inTransaction(db, (tx) => {
    const before = requireUnchanged(tx, command);
    if (before !== null && before.version > 0 && before.format !== content.format)
      throw notThisFormat(before.format === 'docx');
    if (before?.state === 'active' && isSame(tx, before, content)) return keptOf(before);
    const reason = requireReason(command.reason);
    const row = { ...rowOf(content, by, clock), state: 'active' as const };
    const record =
      before === null
        ? insertTemplate(tx, { ...row, id: command.id, revision: 1, createdAt: clock.now() })
        : changeTemplate(tx, before.id, { ...row, revision: before.revision + 1 });
    return keepVersion(tx, record, content, { cause, reason }, { by, clock });
  });
}

function isSame(tx: Db, { id, version }: TemplateRecord, { source, file }: TemplateContent): boolean {
  const last = templateVersion(tx, id, version);
  return last?.source === source && last.fileSha256 === (file === null ? null : sha256Of(file.bytes));
}

function rowOf(
  { format, name, kind, group, about }: TemplateContent,
  by: Actor,
  clock: Clock,
): Omit<NewTemplate, 'id' | 'createdAt'> {
  return { format, state: 'active', name, kind, group, about, updatedAt: clock.now(), updatedBy: by.id };
}

function keepVersion(
  tx: Db,
  { id, version }: TemplateRecord,
  { source, file }: TemplateContent,
  { cause, reason }: { cause: TemplateCause; reason: string },
  { by, clock }: { by: Actor; clock: Clock },
): KeptTemplate {
  const number = version + 1;
  const fileSha256 = file === null ? null : sha256Of(file.bytes);
  if (file !== null && fileSha256 !== null) keepTemplateFile(tx, fileSha256, file.bytes);
  insertTemplateVersion(tx, {
    templateId: id,
    number,
    source,
    fileSha256,
    fileName: file?.name ?? null,
    cause,
    reason,
    madeBy: by.id,
    madeAt: clock.now(),
  });
  const details = { version: number, cause, reason, digest: sha256Of(source) };
  appendAudit(tx, { by, did: 'template.version-kept', to: id, details }, clock);
  return keptOf(changeTemplate(tx, id, { version: number }));
}

/**
 * Takes a template out of use, brings it back, or takes back the one that came with the service. Its versions stay.
 * @throws AppError `people.forbidden`, `drafting.template-not-found`, `template.changed`, `template.reason-needed`
 * @throws AppError `template.wrong-state` there is nothing to go back to
 */
export function changeTemplateState(
  { db, clock }: LibraryDeps,
  command: OnTemplate & { state: TemplateState },
  by: Actor,
): KeptTemplate {
  requireRole(by, ...TEMPLATE_RIGHTS['manage-templates'].roles);
  const { id, state } = command;
  return inTransaction(db, (tx) => {
    const before = requireUnchanged(tx, command);
    const now = before?.state ?? 'shipped';
    if (now === state) return before === null ? { id, revision: 0, version: 0, state } : keptOf(before);
    if (state === 'active' && (before?.version ?? 0) === 0)
      throw templateStateImpossible(
        'Cơ quan chưa có bản riêng của mẫu này. Hãy dùng lại mẫu đi kèm phần mềm.',
      );
    if (state === 'shipped' && !templates().has(id))
      throw templateStateImpossible('Mẫu này do cơ quan lập, không có bản đi kèm phần mềm để lấy lại.');
    const reason = requireReason(command.reason);
    const change = { state, updatedAt: clock.now(), updatedBy: by.id };
    const record =
      before === null
        ? insertTemplate(tx, { ...shippedRow(id), ...change, id, createdAt: clock.now() })
        : changeTemplate(tx, id, { ...change, revision: before.revision + 1 });
    const details = { from: now, to: state, reason };
    appendAudit(tx, { by, did: 'template.state-changed', to: id, details }, clock);
    return keptOf(record);
  });
}

function shippedRow(
  id: string,
): Pick<NewTemplate, 'format' | 'version' | 'name' | 'kind' | 'group' | 'about'> {
  const { name, kind, group, about = '' } = requireShipped(id);
  return { format: 'text', version: 0, name, kind, group, about };
}

function requireShipped(id: string) {
  const template = templates().get(id);
  if (template === undefined) throw templateNotFound(id);
  return template.head;
}

/**
 * Goes back to an earlier version (0: the one that came with the service): it becomes the newest one.
 * @throws AppError `template.version-not-found`, `drafting.template-broken` it does not pass what is asked today
 */
export function restoreTemplateVersion(
  deps: LibraryDeps,
  command: OnTemplate & { number: number; content: TemplateContent },
  by: Actor,
): KeptTemplate {
  const reason = command.reason.trim() || `Quay lại phiên bản ${command.number}`;
  return saveTemplate(deps, { ...command, reason, cause: 'restored' }, by);
}

/** The source of a version. @throws AppError `template.version-not-found`, `drafting.template-not-found` */
export function sourceOfVersion(db: Db, id: string, number: number): string {
  const source = number === 0 ? shippedSource(id) : (templateVersion(db, id, number)?.source ?? null);
  if (source === null) throw templateVersionNotFound(number);
  return source;
}

/** Null: a template that came with the service and was never changed here. */
function requireUnchanged(tx: Db, { id, revision }: OnTemplate): TemplateRecord | null {
  const record = findTemplate(tx, id);
  if (record === null) requireShipped(id);
  if ((record?.revision ?? 0) === revision) return record;
  const by = record?.updatedBy ?? null;
  const name = by === null ? undefined : namesOfPeople(tx, [by]).get(by);
  throw templateChanged(record?.revision ?? 0, name ?? 'Người khác', record?.updatedAt ?? '');
}

function requireReason(reason: string): string {
  const words = reason.trim().normalize('NFC');
  if (words === '') throw templateReasonNeeded();
  return words;
}

const keptOf = ({ id, revision, version, state }: TemplateRecord): KeptTemplate => ({
  id,
  revision,
  version,
  state,
});

export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
