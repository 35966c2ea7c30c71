/**
 * Ký số của cơ quan (NĐ 30/2020, Đ17.2, Đ18.1.b, Đ26): behind the leader's signature and the number the văn thư puts
 * the signature of the office, its seal over a third of the leader's hand; on files that go along, number and time.
 */
import { createHash } from 'node:crypto';
import { inOneChunk, type IntakeFile, receiveFile, removeFile } from '../intake/index.ts';
import type { Actor } from '../people/actor.ts';
import { inTransaction, type Db } from '../platform/database.ts';
import { noteSealed } from '../registry/index.ts';
import type { OpenedKey } from '../signatures/index.ts';
import { type DispatchDocument, isDigitalCopy } from './document.ts';
import type { BlockPlace } from './copy-pages.ts';
import { enclosureNoPdf, notToBeSealed, sealedAlready } from './draft-errors.ts';
import { placesIn } from './print-draft.ts';
import type { SigningDeps } from './sign.ts';
import { sealed, signCopy, signEnclosure } from './sign-dispatch.ts';
import { recordStep, requireStep } from './steps.ts';
import { type DraftRecord, isFileNamed, markSealed, signedOf, type SignedRecord } from './store.ts';
import { numberLine } from './wording.ts';

/** A file that goes with the paper, in a file of its own. */
export interface Enclosure {
  fileName: string;
  bytes: Uint8Array;
}

export interface SealPaper {
  draftId: string;
  /** Opens the agency's key, for this once: not before it is sure that the person may seal. */
  openKey: () => OpenedKey;
  enclosures?: readonly Enclosure[] | undefined;
}

export interface SealedPaper {
  draftId: string;
  dispatchId: string;
  fileSha256: string;
  enclosures: string[];
}

/** The agency signs what its leader signed digitally, and every copy in digital form (PL I, Phần II, I.3). */
export function awaitsSeal(
  { document, state }: Pick<DraftRecord, 'document' | 'state'>,
  signed: SignedRecord | null,
): boolean {
  if (state !== 'signed' || signed === null || signed.sealedSha256 !== null) return false;
  return signed.digital || isDigitalCopy(document);
}

/**
 * Signs the frozen file once more, in the name of the office. The file the leader signed stays as it was, and stays in
 * the store.
 *
 * @throws AppError `draft.not-found`, `draft.wrong-state`, `draft.forbidden`, `draft.sealed-already`
 * @throws AppError `draft.signed-by-hand`, `draft.enclosure-no-pdf`, `signatures.*`
 */
export async function sealPaper(deps: SigningDeps, command: SealPaper, by: Actor): Promise<SealedPaper> {
  const { db, clock, intake } = deps;
  const { draft, signed } = requireSealable(db, command.draftId, by);
  const key = command.openKey();
  const at = new Date(clock.now());
  const frozen = await intake.storage.read(signed.fileSha256);
  const enclosures = await signedEnclosures(command.enclosures ?? [], key, draft.document, at);
  const bytes = await signedByAgency(frozen, { document: draft.document, block: signed.copyBlock }, key, at);
  const kept: { fileName: string; file: IntakeFile }[] = [];
  try {
    for (const { fileName, bytes: content } of enclosures)
      kept.push({ fileName, file: await receiveFile(intake, inOneChunk(content), (file) => file) });
    const result = await receiveFile(intake, inOneChunk(bytes), (file) =>
      inTransaction(db, (tx) => conclude(tx, command, { file, enclosures: kept }, by, deps)),
    );
    deps.wakeJobs();
    return result;
  } catch (error) {
    const sealedSha256 = createHash('sha256').update(bytes).digest('hex');
    for (const sha256 of [sealedSha256, ...kept.map(({ file }) => file.sha256)])
      await removeFile(intake.storage, sha256, () => isFileNamed(db, sha256));
    throw error;
  }
}

function requireSealable(tx: Db, draftId: string, by: Actor): { draft: DraftRecord; signed: SignedRecord } {
  const draft = requireStep(tx, { draftId, step: 'seal' }, by);
  const signed = signedOf(tx, draft.id);
  if (signed === null || signed.sealedSha256 !== null) throw sealedAlready();
  if (!awaitsSeal(draft, signed)) throw notToBeSealed();
  return { draft, signed };
}

function signedByAgency(
  frozen: Uint8Array,
  { document, block }: { document: DispatchDocument; block: BlockPlace | null },
  key: OpenedKey,
  at: Date,
): Promise<Uint8Array> {
  if (!isDigitalCopy(document)) return sealed(frozen, document, key, at, placesIn(document, block));
  const agency = document.header.agency.replaceAll('\n', ' ');
  return signCopy(frozen, { signer: key.signer, kind: document.kind, agency, at });
}

/** Files of their own are signed each (PL I, Phần I, II.8.c); an appendix within the paper is signed with it. */
async function signedEnclosures(
  enclosures: readonly Enclosure[],
  key: OpenedKey,
  document: DispatchDocument,
  at: Date,
): Promise<Enclosure[]> {
  const number = numberLine(document).replace(/^Số:\s*/u, '');
  const signed: Enclosure[] = [];
  for (const { fileName, bytes } of enclosures) {
    if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') throw enclosureNoPdf(fileName);
    signed.push({ fileName, bytes: await signEnclosure(bytes, { signer: key.signer, number, at }) });
  }
  return signed;
}

function conclude(
  tx: Db,
  { draftId }: SealPaper,
  { file, enclosures }: { file: IntakeFile; enclosures: readonly { fileName: string; file: IntakeFile }[] },
  by: Actor,
  { clock }: SigningDeps,
): SealedPaper {
  const { draft } = requireSealable(tx, draftId, by);
  const dispatchId = draft.dispatchId!;
  noteSealed(tx, dispatchId, { file, attachments: enclosures }, by, clock);
  const seal = { sealedSha256: file.sha256, sealedBy: by.id!, sealedAt: clock.now() };
  if (!markSealed(tx, draft.id, seal)) throw sealedAlready();
  recordStep(tx, draft, { step: 'seal' }, {}, by, clock);
  return {
    draftId,
    dispatchId,
    fileSha256: file.sha256,
    enclosures: enclosures.map((each) => each.file.sha256),
  };
}
