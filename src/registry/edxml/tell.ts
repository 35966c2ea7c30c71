/** Xuất trạng thái: the file by which the sender hears how its paper fares. */
import type { Actor } from '../../people/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, inTransaction } from '../../platform/database.ts';
import { assertMay } from '../actions.ts';
import { recordChange } from '../changing.ts';
import { notArrivedAsData, refusalNeedsReason } from '../errors.ts';
import { requireVisible } from '../store.ts';
import { STATUS_CODES, type StatusName, statusXml } from './status.ts';
import { tellSender } from './tell-sender.ts';
import { noteStatus, packageOfDispatch } from './store.ts';

/**
 * Notes a status and writes it as an edXML message. The same status again is the same message: it is told once.
 * @throws AppError `edxml.not-data` the paper did not come as data
 * @throws AppError `edxml.reason-needed` a refusal without its reason
 */
export function tellStatus(
  db: Db,
  command: { dispatchId: string; status: StatusName; description: string; agencyName: string },
  by: Actor,
  clock: Clock,
): { fileName: string; bytes: Uint8Array } {
  return inTransaction(db, (tx) => {
    const dispatch = requireVisible(tx, command.dispatchId, by);
    assertMay('tell-status', dispatch, by);
    const data = packageOfDispatch(tx, dispatch.id);
    if (data === null) throw notArrivedAsData();
    const { status, agencyName } = command;
    const { code, words } = STATUS_CODES[status];
    const description = command.description.trim();
    if (status === 'refused' && description === '') throw refusalNeedsReason();
    tellSender(tx, dispatch.id, { status, description }, { by }, clock);
    const told = noteStatus(tx, {
      dispatchId: dispatch.id,
      code,
      description: description === '' ? words : description,
      at: clock.now(),
      by: by.id,
    });
    recordChange(tx, dispatch, {}, { by, did: 'dispatch.status-told', details: { code } }, clock);
    const xml = statusXml({
      status,
      description: told.description,
      at: told.at,
      answers: {
        organId: data.fromOrganId,
        code: [dispatch.number, dispatch.symbol].filter((part) => part !== null).join('/'),
        date: dispatch.date,
        documentId: data.documentId,
      },
      from: { organId: data.toOrganIds[0] ?? '', name: agencyName, person: by.name },
    });
    const name = [dispatch.number ?? dispatch.id, code].join('-').replace(/[^\w-]/g, '');
    return { fileName: `trang-thai-${name}.edxml`, bytes: new TextEncoder().encode(xml) };
  });
}
