/** Gói edXML of an issued paper: its frozen file, its enclosures, and what it is to an earlier paper (QCVN 102:2016). */
import { createHash } from 'node:crypto';
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import { corrupt } from '../platform/files/errors.ts';
import type { FileStorage } from '../platform/files/storage.ts';
import {
  attachmentsOf,
  documentIdOf,
  type OutgoingMessage,
  type OutgoingPackage,
  writePackage,
} from '../registry/index.ts';
import { MEDIA_TYPES } from '../intake/index.ts';
import { deliveriesOf } from './delivery-store.ts';
import { deliveryInvalid } from './draft-errors.ts';
import { dutiesHandedDown } from './handed-down.ts';
import { firstDue } from './partner-match.ts';
import { namesOfPartners } from '../people/index.ts';
import { paperAsData } from './paper-data.ts';
import { officeProfile } from './powers.ts';
import { draftOfDispatch, type DraftRecord, lastFileOf, requireDraft, signedOf } from './store.ts';

export interface PackageDeps {
  db: Db;
  storage: FileStorage;
  agencyName: string;
}

/**
 * The package for those who get the paper as data; of a recalled paper the one that takes it back.
 * @throws AppError `draft.not-found`, `delivery.invalid` nobody gets it as data, or the office has no code
 */
export async function packageFor(deps: PackageDeps, draftId: string, actor: Actor): Promise<OutgoingMessage> {
  return packageOfIssued(deps, requireDraft(deps.db, draftId, actor));
}

/**
 * As {@link packageFor}, for the service itself.
 * @param toOrganId whom this one goes to; its duties are due first
 * @throws AppError `delivery.invalid`
 */
export async function packageOfIssued(
  deps: PackageDeps,
  draft: DraftRecord,
  toOrganId: string | null = null,
): Promise<OutgoingMessage> {
  const { db, agencyName } = deps;
  const { dispatchId } = draft;
  const to = (dispatchId === null ? [] : deliveriesOf(db, dispatchId))
    .filter(({ channel }) => channel === 'edxml')
    .map(({ address, receiver }) => ({ organId: address, name: receiver }));
  if (to.length === 0) throw deliveryInvalid('Không có nơi nhận nào nhận gói edXML.');
  const { organId } = officeProfile(db, agencyName);
  if (organId === '')
    throw deliveryInvalid('Cơ quan chưa có mã định danh. Quản trị ghi ở trang Thẩm quyền ký, phần chung.');
  const dueDate = firstDue(dutiesHandedDown(draft.document), namesOfPartners(db), toOrganId);
  const paper = { ...paperAsData(db, draft, organId), to, dueDate };
  if (draft.state === 'recalled') {
    const concerns = { business: 'recall' as const, documentId: documentIdOf(paper) };
    return writePackage({ ...paper, dueDate: null, files: [], concerns });
  }
  const name = `${paper.number}-${paper.symbol.replaceAll('/', '-')}.pdf`;
  const files = filesOf(deps, draft, name);
  return writePackage({ ...paper, files, concerns: replacedBy(db, draft, organId) });
}

/** The paper first, as it was signed last; then what is enclosed, under the names it was given. */
function filesOf({ db, storage }: PackageDeps, draft: DraftRecord, name: string): OutgoingPackage['files'] {
  const paper = { name, mediaType: MEDIA_TYPES.pdf, sha256: lastFileOf(signedOf(db, draft.id)!) };
  const enclosed = attachmentsOf(db, draft.dispatchId!).map(({ fileName, kind, sha256 }) => ({
    name: fileName,
    mediaType: kind === null ? 'application/octet-stream' : MEDIA_TYPES[kind],
    sha256,
  }));
  return [paper, ...enclosed].map(({ sha256, ...file }) => ({
    ...file,
    open: () => verified(storage, sha256),
  }));
}

/** @throws AppError at its end `files.corrupt`, where it is not what was signed */
async function* verified(storage: FileStorage, sha256: string): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of await storage.open(sha256)) {
    hash.update(chunk as Uint8Array);
    yield chunk as Uint8Array;
  }
  if (hash.digest('hex') !== sha256) throw corrupt(sha256);
}

function replacedBy(db: Db, { sourceId, sourceKind }: DraftRecord, organId: string) {
  if (sourceKind !== 'replaces' || sourceId === null) return null;
  const replaced = draftOfDispatch(db, sourceId);
  if (replaced === null) return null;
  return { business: 'replace' as const, documentId: documentIdOf(paperAsData(db, replaced, organId)) };
}
