/** A paper of the office begins: its row, its first line in the trail, its notice to the index. */
import { emptyFile, type IntakeFile, notADocument } from '../intake/index.ts';
import type { Actor } from '../people/actor.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import type { AppError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { announceForSearch } from '../platform/outbox.ts';
import type { Channel, Direction } from './schema.ts';
import { type DispatchRecord, insertDispatch } from './store.ts';
import { stepDue } from './time-limits.ts';

export interface HandedIn {
  /** As the person named it; shown, never trusted. */
  fileName: string;
  direction: Direction;
  channel: Channel;
  /** The person says it is urgent: it is read before the others. */
  urgent?: boolean;
}

/** Puts a kept file on the office's list; one that cannot be read stands there too, with what to do about it. */
export function putOnList(
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

export function whyUnreadable(file: IntakeFile): AppError | null {
  if (file.size === 0) return emptyFile();
  return file.kind === null ? notADocument() : null;
}

/** The last part of a path, without control characters, at most 200 letters. */
function displayName(fileName: string): string {
  const last = fileName.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const shown = last.replace(/\p{C}/gu, '').trim();
  // By letters and not by code units, or an emoji is cut in two.
  return [...shown].slice(-200).join('') || 'Không tên';
}
