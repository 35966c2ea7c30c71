/**
 * Ký ban hành: at the signature a draft gets its number and its day, is printed for good, and becomes a paper of the
 * office (NĐ 30/2020, Đ13, Đ15, Đ16).
 */
import { createHash } from 'node:crypto';
import { inOneChunk, type Intake, type IntakeFile, receiveFile, removeFile } from '../intake/index.ts';
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { likelyPlace, registerIssued, type LinkKind } from '../registry/index.ts';
import { signDispatch, type SignedBy } from './sign-dispatch.ts';
import type { SigningCapacity } from '../understanding/understanding.ts';
import type { BlockPlace } from './copy-pages.ts';
import { type DispatchDocument, isDigitalCopy } from './document.ts';
import { maySignNot, numberMovedOn } from './draft-errors.ts';
import { requirePower, withSigner } from './powers.ts';
import { placesIn, printDraft, type PrintedDraft } from './print-draft.ts';
import { assertSameRevision, type OnDraft } from './save.ts';
import type { DraftSourceKind } from './schema.ts';
import { recordStep, requireStep } from './steps.ts';
import { draftOfDispatch, type DraftRecord, headOfUnit, insertSigned, isFileNamed } from './store.ts';

export interface SigningDeps {
  db: Db;
  clock: Clock;
  intake: Intake;
  /** Looks at the job queue now: the paper is sent to be read. */
  wakeJobs: () => void;
}

export interface SignDraft extends OnDraft {
  /** The signer's key and hand, for the signature inside the file; without it the file is printed to be signed by hand. */
  digital?: SignedBy | undefined;
  remark?: string | undefined;
}

export interface SignedPaper {
  draftId: string;
  dispatchId: string;
  number: number;
  symbol: string;
  fileSha256: string;
}

/** Papers registered by hand while one is printed take its number; then it is printed anew with the next. */
const MOST_TRIES = 20;
/** A person is asked to confirm so many times, each time for another number. */
const MOST_CONFIRMATIONS = 3;

/**
 * Signs. The number has to stand on the paper before the paper can be stored, so the one that is next is printed, and
 * taken in the same transaction that makes the paper; where somebody was faster nothing is written and the next one is
 * printed. No number is ever lost or given twice.
 *
 * @throws AppError `draft.not-found`, `draft.wrong-state`, `draft.forbidden`, `draft.changed`, `register.closed`
 * @throws AppError `signing.not-allowed` the power is over, revoked, for other kinds, or another person's
 * @throws AppError `drafting.letters` letters that cannot be printed
 * @throws AppError `signing.busy`, `signatures.*`
 */
export async function signDraft(deps: SigningDeps, command: SignDraft, by: Actor): Promise<SignedPaper> {
  const { kind } = requireSignable(deps.db, command, by, deps.clock);
  // Somebody with a telephone in their hand keeps nobody waiting: they confirm anew where a number went meanwhile.
  if (command.digital?.signer.waitsForPerson === true) return sign(deps, command, by, MOST_CONFIRMATIONS);
  const { year } = deps.clock.today();
  const { code } = likelyPlace(deps.db, { direction: 'outgoing', type: kind }, year);
  return inTurnOf(`${year}/${code}`, () => sign(deps, command, by, MOST_TRIES));
}

async function sign(
  deps: SigningDeps,
  command: SignDraft,
  by: Actor,
  mostTries: number,
): Promise<SignedPaper> {
  for (let tries = 0; tries < mostTries; tries++) {
    const signed = await trySigning(deps, command, by);
    if (signed === null) continue;
    deps.wakeJobs();
    return signed;
  }
  throw numberMovedOn();
}

const lastTurns = new Map<string, Promise<unknown>>();

/** Signings into one book one after the other, or each would print the number of the one before it. */
async function inTurnOf<T>(book: string, work: () => Promise<T>): Promise<T> {
  const mine = (lastTurns.get(book) ?? Promise.resolve()).then(work, work);
  lastTurns.set(book, mine);
  try {
    return await mine;
  } finally {
    if (lastTurns.get(book) === mine) lastTurns.delete(book);
  }
}

/** Null where the number went to another paper meanwhile. */
async function trySigning(deps: SigningDeps, command: SignDraft, by: Actor): Promise<SignedPaper | null> {
  const { db, clock, intake } = deps;
  const draft = requireSignable(db, command, by, clock);
  const { date: today, year } = clock.today();
  const { number } = likelyPlace(db, { direction: 'outgoing', type: draft.kind }, year);
  const document = finished(db, draft, number, today, clock);
  const from = { db, storage: intake.storage };
  const printed = await printDraft(from, draft, document, new Date(clock.now()));
  // A digital copy is the agency's: it signs alone (PL I, Phần II, I.3).
  const digital = isDigitalCopy(document) ? undefined : command.digital;
  const bytes = await withSignature(printed, digital, document, clock);
  const paper = {
    document,
    number,
    pages: printed.pages,
    block: printed.block,
    signedInside: digital !== undefined,
  };
  const signed = await receiveFile(intake, inOneChunk(bytes), (file) =>
    inTransaction(db, (tx) => conclude(tx, command, { ...paper, file }, by, clock)),
  );
  if (signed === null) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await removeFile(intake.storage, sha256, () => isFileNamed(db, sha256));
  }
  return signed;
}

function requireSignable(tx: Db, command: SignDraft, by: Actor, clock: Clock): DraftRecord {
  const draft = requireStep(tx, { ...command, step: 'sign' }, by);
  assertSameRevision(tx, draft, command.revision);
  const power = requirePower(tx, draft.powerId, draft.kind, clock);
  // Nobody signs by another's power: an authorisation is not handed on (Đ13.3).
  if (power.personId !== by.id)
    throw maySignNot(`Thẩm quyền ký này là của ${power.name}. Hãy trả lại để chọn người ký khác.`);
  return draft;
}

/** The document as it is printed for good. */
function finished(db: Db, draft: DraftRecord, number: number, today: string, clock: Clock): DispatchDocument {
  const { header } = draft.document;
  const power = requirePower(db, draft.powerId, draft.kind, clock);
  // A copy or a slip without a place line has no day of its own either.
  const date = header.place === '' ? header.date : today;
  return { ...withSigner(draft.document, power), header: { ...header, number: String(number), date } };
}

async function withSignature(
  { bytes, block }: PrintedDraft,
  digital: SignedBy | undefined,
  document: DispatchDocument,
  clock: Clock,
): Promise<Uint8Array> {
  if (digital === undefined) return bytes;
  const places = placesIn(document, block);
  return signDispatch(bytes, document, {
    people: [digital],
    agency: null,
    at: new Date(clock.now()),
    places,
  });
}

interface PrintedPaper {
  document: DispatchDocument;
  number: number;
  pages: number;
  /** Where the block of a copy stands. */
  block: BlockPlace | null;
  file: IntakeFile;
  /** Whether a signature is in the file. */
  signedInside: boolean;
}

/** The one transaction: number, register, paper, links, frozen file, step, audit. */
function conclude(
  tx: Db,
  command: SignDraft,
  { document, number, pages, block, file, signedInside }: PrintedPaper,
  by: Actor,
  clock: Clock,
): SignedPaper | null {
  const draft = requireSignable(tx, command, by, clock);
  const dispatch = registerIssued(tx, paperOf(tx, draft, document, number, file), by, clock);
  if (dispatch === null) return null;
  const change = { document, dispatchId: dispatch.id, revision: draft.revision + 1, updatedBy: by.id };
  recordStep(tx, draft, { step: 'sign', remark: command.remark }, change, by, clock);
  insertSigned(tx, {
    draftId: draft.id,
    dispatchId: dispatch.id,
    fileSha256: file.sha256,
    documentSha256: createHash('sha256').update(JSON.stringify(document)).digest('hex'),
    pages,
    digital: signedInside,
    copyBlock: block,
    signedBy: by.id!,
    signedAt: clock.now(),
    sealedSha256: null,
    sealedBy: null,
    sealedAt: null,
  });
  if (draft.sourceKind === 'replaces') putAside(tx, draft.sourceId, by, clock);
  const { symbol } = document.header;
  return { draftId: draft.id, dispatchId: dispatch.id, number, symbol, fileSha256: file.sha256 };
}

/** The paper that this one replaces; one that came from elsewhere or is recalled stays as it is. */
function putAside(tx: Db, dispatchId: string | null, by: Actor, clock: Clock): void {
  const replaced = dispatchId === null ? null : draftOfDispatch(tx, dispatchId);
  if (replaced === null || (replaced.state !== 'issued' && replaced.state !== 'signed')) return;
  recordStep(tx, replaced, { step: 'replace' }, {}, by, clock);
}

const LINKS: Readonly<Record<DraftSourceKind, LinkKind>> = {
  answers: 'answers',
  'carries-out': 'carries-out',
  replaces: 'replaces',
  corrects: 'corrects',
  copies: 'copies',
};

function paperOf(tx: Db, draft: DraftRecord, document: DispatchDocument, number: number, file: IntakeFile) {
  const { header, subject, addressees, recipients, urgency } = document;
  const { ownerId, unitId, sourceId, sourceKind } = draft;
  const people = [draft.reviewerId ?? headOfUnit(tx, unitId), draft.signerId];
  return {
    file,
    fileName: `${number}-${header.symbol.replaceAll('/', '-')}.pdf`,
    number,
    type: draft.kind,
    fields: {
      issuer: header.agency.replaceAll('\n', ' '),
      issuerParent: header.parent,
      number: String(number).padStart(2, '0'),
      symbol: header.symbol,
      place: header.place || null,
      date: header.date,
      type: draft.kind,
      subject: subject || null,
      addressees: addressees?.names ?? null,
      recipients: recipients === null ? null : [...recipients.list, `Lưu: ${recipients.filed}`],
      signer: signerOf(document),
      urgency,
    },
    ownerId,
    grants: {
      unitIds: unitId === null ? [] : [unitId],
      personIds: people.filter((person) => person !== null),
    },
    links: sourceId === null || sourceKind === null ? [] : [{ toId: sourceId, kind: LINKS[sourceKind] }],
  };
}

const CAPACITY = /^(TM\.|KT\.|TL\.|TUQ\.|Q\.)\s+/u;
const CAPACITIES: readonly SigningCapacity[] = ['TM.', 'KT.', 'TL.', 'TUQ.', 'Q.'];

/** As understanding reads a block of lines: the capacity, the title it is for, the signer's own post. */
function signerOf({ signatures }: DispatchDocument) {
  const { titles, name } = signatures.at(-1)!;
  const first = titles[0] ?? '';
  const capacity = CAPACITIES.find((each) => each === CAPACITY.exec(first)?.[1]) ?? null;
  const own = titles.at(-1)?.replace(CAPACITY, '') ?? null;
  return { capacity, title: first.replace(CAPACITY, '') || null, actualTitle: own, name };
}
