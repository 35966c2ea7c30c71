/** Tiếp nhận: a file that is safe on disk becomes a paper of the office and is sent to be read (NĐ 30/2020, Đ21). */
import {
  emptyFile,
  type FileContent,
  type Intake,
  type IntakeFile,
  notADocument,
  noteStoredFile,
  receiveFile,
  type ScannedFile,
} from '../intake/index.ts';
import { type Actor, requireRole, SERVICE } from '../people/actor.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import type { AppError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { announceForSearch } from '../platform/outbox.ts';
import { MAY_HAND_IN } from './actions.ts';
import { alreadyHandedIn } from './errors.ts';
import { beginReading } from './begin-reading.ts';
import type { Channel, Direction, DispatchState } from './schema.ts';
import { type DispatchRecord, dispatchOfFile, insertDispatch, isVisible } from './store.ts';
import { stepDue } from './time-limits.ts';

export interface HandedIn {
  /** As the person named it; shown, never trusted. */
  fileName: string;
  direction: Direction;
  channel: Channel;
  /** The person says it is urgent: it is read before the others. */
  urgent?: boolean;
}

export type ReceivedDispatch =
  | { id: string; state: DispatchState; duplicateOf: null; problem: { code: string; message: string } | null }
  /** The same bytes were handed in before: `id` is that paper. */
  | { id: string; state: DispatchState; duplicateOf: string; problem: null };

/**
 * Puts a kept file on the office's list and sends it to be read. The same bytes again are not a second paper: the
 * answer names the first. A file that is empty or no document is listed too, with what to do about it.
 *
 * @throws AppError `people.forbidden` the person has no role that hands papers in
 * @throws AppError `dispatch.already-handed-in` the same bytes are on the list, where this person may not see them
 */
export function receiveDispatch(
  db: Db,
  command: HandedIn & { file: IntakeFile },
  by: Actor,
  clock: Clock,
): ReceivedDispatch {
  requireRole(by, ...MAY_HAND_IN);
  return inTransaction(db, (tx) => {
    const first = dispatchOfFile(tx, command.file.sha256);
    if (first !== null) return linkToFirst(tx, first, command, by, clock);
    noteStoredFile(tx, command.file, clock);
    const dispatch = putOnList(tx, command, by, clock);
    if (dispatch.state === 'received') beginReading(tx, dispatch, clock, command.urgent ?? false);
    return { id: dispatch.id, state: dispatch.state, duplicateOf: null, problem: problemOf(dispatch) };
  });
}

function linkToFirst(
  tx: Db,
  first: DispatchRecord,
  command: HandedIn,
  by: Actor,
  clock: Clock,
): ReceivedDispatch {
  if (!isVisible(tx, first.id, by)) throw alreadyHandedIn();
  appendAudit(
    tx,
    { by, did: 'dispatch.handed-in-again', to: first.id, details: { channel: command.channel } },
    clock,
  );
  return { id: first.id, state: first.state, duplicateOf: first.id, problem: null };
}

function putOnList(
  tx: Db,
  command: HandedIn & { file: IntakeFile },
  by: Actor,
  clock: Clock,
): DispatchRecord {
  const problem = whyUnreadable(command.file);
  const now = clock.now();
  const dispatch = insertDispatch(tx, {
    id: newId(),
    direction: command.direction,
    channel: command.channel,
    state: problem === null ? 'received' : 'unreadable',
    fileSha256: command.file.sha256,
    fileName: displayName(command.fileName),
    receivedAt: now,
    receivedBy: by.id,
    stepDueAt:
      command.direction === 'incoming' ? stepDue(now, command.urgent === true ? 'Khẩn' : null) : null,
    problemCode: problem?.code ?? null,
    problemMessage: problem?.message ?? null,
    updatedAt: now,
  });
  const { direction, channel, state } = dispatch;
  appendAudit(
    tx,
    { by, did: 'dispatch.received', to: dispatch.id, details: { direction, channel, state } },
    clock,
  );
  announceForSearch(tx, dispatch.id, clock);
  return dispatch;
}

function whyUnreadable(file: IntakeFile): AppError | null {
  if (file.size === 0) return emptyFile();
  return file.kind === null ? notADocument() : null;
}

function problemOf({
  problemCode,
  problemMessage,
}: DispatchRecord): { code: string; message: string } | null {
  return problemCode === null ? null : { code: problemCode, message: problemMessage ?? '' };
}

/** The last part of a path, without control characters, at most 200 letters. */
function displayName(fileName: string): string {
  const last = fileName.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const shown = last.replace(/\p{C}/gu, '').trim();
  // By letters and not by code units, or an emoji is cut in two.
  return [...shown].slice(-200).join('') || 'Không tên';
}

export interface ReceivingDeps {
  db: Db;
  clock: Clock;
  intake: Intake;
  /** Looks at the job queue now. */
  wakeJobs: () => void;
}

/**
 * Takes a stream in and puts it on the list: what an upload does for each file.
 * @throws AppError `files.too-large`, `files.disk-full`, and what {@link receiveDispatch} throws
 */
export async function handIn(
  deps: ReceivingDeps,
  content: FileContent,
  about: HandedIn,
  by: Actor,
): Promise<ReceivedDispatch> {
  // Before the bytes flow: a person without the role must not fill the disk.
  requireRole(by, ...MAY_HAND_IN);
  const received = await receiveFile(deps.intake, content, (file) =>
    receiveDispatch(deps.db, { ...about, file }, by, deps.clock),
  );
  deps.wakeJobs();
  return received;
}

/**
 * Takes over a file of the watched folder (`startInbox({ accept })`). What is no document is refused, so that it
 * moves to `rejected/` with the reason instead of standing on the list.
 */
export function acceptFromInbox(deps: ReceivingDeps): (file: ScannedFile) => Promise<'taken' | 'duplicate'> {
  return async ({ name, content }) => {
    const about: HandedIn = { fileName: name, direction: 'incoming', channel: 'inbox' };
    const received = await receiveFile(
      deps.intake,
      content,
      (file) => receiveDispatch(deps.db, { ...about, file }, SERVICE, deps.clock),
      (file) => {
        const problem = whyUnreadable(file);
        if (problem !== null) throw problem;
      },
    );
    deps.wakeJobs();
    return received.duplicateOf === null ? 'taken' : 'duplicate';
  };
}
