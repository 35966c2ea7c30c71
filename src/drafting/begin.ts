/** A draft begins: from a template that was filled, from an incoming paper, or from an issued paper it replaces. */
import type { Actor } from '../people/actor.ts';
import { requireRole } from '../people/actor.ts';
import type { Role } from '../people/roles.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { announceForSearch } from '../platform/outbox.ts';
import { type DispatchRecord, requireVisible } from '../registry/store.ts';
import type { DispatchDocument } from './document.ts';
import { requirePower, withSigner } from './powers.ts';
import { tidied } from './save.ts';
import type { DraftSourceKind } from './schema.ts';
import { stampOf } from './templates/in-use.ts';
import { type DraftRecord, insertDraft, insertForm, insertVersion } from './store.ts';

/** Everybody with work of the office on their desk. */
export const MAY_DRAFT: readonly Role[] = ['clerk', 'drafter', 'leader', 'staff'];

export interface BeginDraft {
  document: DispatchDocument;
  templateId: string;
  /** Version of that template; the one in use where it is not said. */
  stamp?: { version: number; digest: string } | undefined;
  /** The paper it answers, carries out, replaces, corrects or copies. */
  source?: { dispatchId: string; kind: DraftSourceKind } | null | undefined;
  /** The office's own form, filled in: it is kept beside the draft. */
  form?: { fileName: string; file: Uint8Array } | undefined;
  /** The power under which it will be signed, where that is known already. */
  powerId?: string | undefined;
  /** Đơn vị soạn thảo; the first of the person's units by default. */
  unitId?: string | null | undefined;
}

/**
 * Keeps a draft from now on.
 * @throws AppError `people.forbidden`, `draft.too-large`, `signing.power-not-found`, `signing.not-allowed`
 * @throws AppError `dispatch.not-found` the person may not see the paper it is begun from
 */
export function beginDraft(db: Db, command: BeginDraft, by: Actor, clock: Clock): DraftRecord {
  requireRole(by, ...MAY_DRAFT);
  const document = tidied(command.document);
  return inTransaction(db, (tx) => {
    const { source, templateId } = command;
    const paper = source ? requireVisible(tx, source.dispatchId, by) : null;
    const now = clock.now();
    const stamp = command.stamp ?? stampOf(tx, templateId);
    const power = command.powerId ? requirePower(tx, command.powerId, document.kind, clock) : null;
    const signed = power === null ? document : withSigner(document, power);
    const draft = insertDraft(tx, {
      id: newId(),
      document: paper === null ? signed : withExcerpt(signed, paper),
      powerId: power?.id ?? null,
      signerId: power?.personId ?? null,
      kind: document.kind,
      subject: document.subject,
      templateId,
      templateVersion: stamp.version,
      templateDigest: stamp.digest,
      ownerId: by.id!,
      unitId: command.unitId ?? by.unitIds[0] ?? null,
      sourceId: source?.dispatchId ?? null,
      sourceKind: source?.kind ?? null,
      createdAt: now,
      updatedAt: now,
      updatedBy: by.id,
    });
    if (command.form)
      insertForm(tx, {
        draftId: draft.id,
        fileName: command.form.fileName,
        file: Buffer.from(command.form.file),
      });
    insertVersion(tx, draft, { cause: 'begun', by: by.id, at: now });
    const details = {
      template: templateId,
      templateVersion: stamp.version,
      source: source?.dispatchId ?? null,
    };
    appendAudit(tx, { by, did: 'draft.begun', to: draft.id, details }, clock);
    announceForSearch(tx, draft.id, clock);
    return draft;
  });
}

/** A trích sao carries the form of the paper it is taken from: who issued it, its number, its day, who signed it. */
function withExcerpt(document: DispatchDocument, paper: DispatchRecord): DispatchDocument {
  if (document.kind !== 'Trích sao' || document.excerptOf !== undefined) return document;
  const { type, issuer, issuerParent, number, symbol, place, date, subject, signerName, signerTitle } = paper;
  const header = {
    parent: issuerParent,
    agency: issuer ?? '',
    number,
    symbol: symbol ?? '',
    place: place ?? '',
    date,
  };
  const signature = { titles: [signerTitle ?? ''], name: signerName ?? '' };
  const excerptOf = { kind: type ?? 'Văn bản', header, subject: subject ?? '', signature };
  return { ...document, excerptOf };
}
