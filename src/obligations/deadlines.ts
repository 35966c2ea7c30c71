/** Deadlines while the work goes on: set where there was none, counted once their event is known, extended on request. */
import { type IsoDate, isIsoDate } from '../calendar/index.ts';
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { act, type Acted, type On } from './acting.ts';
import { dueAfter } from './due.ts';
import { extensionPending, invalid, noExtensionAsked } from './errors.ts';
import {
  changeExtension,
  changeText,
  type ExtensionRecord,
  extensionsOf,
  insertExtension,
  type ObligationRecord,
  textOf,
} from './store.ts';

/**
 * Gives a deadline to a duty that has none. From then on it is the original one, and only an extension moves it.
 * @throws AppError `obligation.invalid` it has one already
 */
export function setDue(
  db: Db,
  command: On & { due: IsoDate; note?: string | null | undefined },
  by: Actor,
  clock: Clock,
): Acted {
  return act(db, { ...command, action: 'set-due' }, by, clock, (_tx, { obligation }) => {
    if (obligation.originalDue !== null)
      throw invalid('Nhiệm vụ đã có hạn gốc. Hạn gốc không đổi được; hãy gia hạn.');
    const due = day(command.due);
    const dueKind = obligation.dueKind === 'none' ? 'date' : obligation.dueKind;
    return { change: { dueKind, due, originalDue: due }, details: { due } };
  });
}

/**
 * Notes when the event happened from which a relative deadline runs ("kể từ ngày kết thúc đợt kiểm tra"): the
 * deadline follows from it (BLDS 2015, Đ147, Đ148).
 * @throws AppError `obligation.invalid` the deadline waits for no event, or its words name no length of time
 */
export function recordEvent(
  db: Db,
  command: On & { eventOn: IsoDate; note?: string | null | undefined },
  by: Actor,
  clock: Clock,
): Acted {
  return act(db, { ...command, action: 'record-event' }, by, clock, (tx, { obligation }) => {
    if (obligation.dueKind !== 'relative' || obligation.originalDue !== null)
      throw invalid('Thời hạn của nhiệm vụ này không chờ sự kiện nào.');
    const eventOn = day(command.eventOn);
    const due = dueAfter(textOf(tx, obligation.id).deadline, eventOn);
    if (due === null) throw invalid('Văn bản không nói bao nhiêu ngày. Hãy dùng “Đặt thời hạn”.');
    changeText(tx, obligation.id, { eventOn });
    return { change: { due, originalDue: due }, details: { eventOn, due } };
  });
}

/**
 * Asks for more time. One request at a time; it is kept whatever is decided.
 * @throws AppError `obligation.extension-pending`, `obligation.invalid`
 */
export function askExtension(
  db: Db,
  command: On & { until: IsoDate; note: string },
  by: Actor,
  clock: Clock,
): Acted {
  return act(db, { ...command, action: 'ask-extension' }, by, clock, (tx, { obligation }) => {
    if (obligation.due === null) throw invalid('Nhiệm vụ chưa có thời hạn nên không gia hạn được.');
    if (pending(tx, obligation) !== null) throw extensionPending();
    const wanted = day(command.until);
    if (wanted <= obligation.due) throw invalid('Hạn mới phải sau hạn hiện tại.');
    insertExtension(tx, {
      id: newId(),
      obligationId: obligation.id,
      dueBefore: obligation.due,
      wanted,
      reason: command.note.normalize('NFC').trim(),
      askedBy: by.id,
      askedAt: clock.now(),
    });
    return { details: { due: obligation.due, wanted } };
  });
}

/**
 * Grants (the day asked for, or another) or refuses. The original deadline stays beside the new one.
 * @throws AppError `obligation.no-extension`, `obligation.invalid` a refusal without a reason
 */
export function decideExtension(
  db: Db,
  command: On & { grant: boolean; until?: IsoDate | null | undefined; note?: string | null | undefined },
  by: Actor,
  clock: Clock,
): Acted {
  return act(db, { ...command, action: 'decide-extension' }, by, clock, (tx, { obligation }) => {
    const asked = pending(tx, obligation);
    if (asked === null) throw noExtensionAsked();
    const answer = command.note?.trim() || null;
    if (!command.grant && answer === null) throw invalid('Hãy ghi lý do không gia hạn.');
    const granted = command.grant ? day(command.until ?? asked.wanted) : null;
    if (granted !== null && granted <= asked.dueBefore) throw invalid('Hạn mới phải sau hạn hiện tại.');
    changeExtension(tx, asked.id, {
      state: command.grant ? 'granted' : 'refused',
      granted,
      answer,
      decidedBy: by.id,
      decidedAt: clock.now(),
    });
    const details = { granted: command.grant, due: granted ?? obligation.due, dueBefore: asked.dueBefore };
    return granted === null
      ? { details }
      : { change: { due: granted, extensions: obligation.extensions + 1 }, details };
  });
}

export function pending(db: Db, { id }: Pick<ObligationRecord, 'id'>): ExtensionRecord | null {
  return extensionsOf(db, id).find(({ state }) => state === 'asked') ?? null;
}

function day(text: string): IsoDate {
  if (!isIsoDate(text)) throw invalid('Ngày chưa đúng. Hãy chọn một ngày có thật.');
  return text;
}
