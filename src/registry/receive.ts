/** Tiếp nhận: a file that is safe on disk becomes a paper of the office and is sent to be read (NĐ 30/2020, Đ21). */
import {
  type FileContent,
  type Intake,
  type IntakeFile,
  noteStoredFile,
  receiveFile,
  type ScannedFile,
} from '../intake/index.ts';
import { type Actor, requireRole, SERVICE } from '../people/actor.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { MAY_HAND_IN } from './actions.ts';
import { arriveAsData } from './edxml/arrive.ts';
import { looksLikePackage } from './edxml/package.ts';
import { alreadyHandedIn } from './errors.ts';
import { beginReading } from './begin-reading.ts';
import { type HandedIn, putOnList, whyUnreadable } from './put-on-list.ts';
import type { DispatchState } from './schema.ts';
import { type DispatchRecord, dispatchOfFile, isVisible } from './store.ts';

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

function problemOf({
  problemCode,
  problemMessage,
}: DispatchRecord): { code: string; message: string } | null {
  return problemCode === null ? null : { code: problemCode, message: problemMessage ?? '' };
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
  const { head, whole } = await peeked(content);
  const received = looksLikePackage(head)
    ? await arriveAsData(deps, whole, about, by)
    : await receiveFile(deps.intake, whole, (file) =>
        receiveDispatch(deps.db, { ...about, file }, by, deps.clock),
      );
  deps.wakeJobs();
  return received;
}

/** The first bytes of a stream, and the whole of it as if nobody had looked. */
async function peeked(content: FileContent): Promise<{ head: Uint8Array; whole: FileContent }> {
  const chunks = content[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const first = await chunks.next();
  const head = first.done === true ? new Uint8Array() : first.value;
  async function* whole(): AsyncIterable<Uint8Array> {
    if (first.done !== true) yield first.value;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { head, whole: whole() };
}

/**
 * Takes over a file of the watched folder (`startInbox({ accept })`). What is no document is refused, so that it
 * moves to `rejected/` with the reason instead of standing on the list.
 */
export function acceptFromInbox(deps: ReceivingDeps): (file: ScannedFile) => Promise<'taken' | 'duplicate'> {
  return async ({ name, content }) => {
    const about: HandedIn = { fileName: name, direction: 'incoming', channel: 'inbox' };
    const { head, whole } = await peeked(content);
    const received = looksLikePackage(head)
      ? await arriveAsData(deps, whole, about, SERVICE)
      : await receiveFile(
          deps.intake,
          whole,
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

export type { HandedIn } from './put-on-list.ts';
