/** Báo cáo hoàn thành: the lead's word that it is done, with what proves it. */
import type { IsoDate } from '../calendar/index.ts';
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { isVisible } from '../registry/store.ts';
import { act, type Acted, type On, type Situation } from './acting.ts';
import { childrenOpen, invalid } from './errors.ts';
import { headOf } from './office-store.ts';
import { followUpSettings } from './settings.ts';
import { childrenOf, type FileRecord, filesOf, insertResult, type ObligationRecord } from './store.ts';

/** At least one of text, answering dispatch, its number, or file. */
export interface ReportedResult {
  summary?: string | null | undefined;
  /** The answering dispatch on the register. */
  dispatchId?: string | null | undefined;
  /** Its number and symbol, where it is not on the register here: "15/BC-PKT". */
  reference?: string | null | undefined;
  /** A file put beside the obligation before ({@link addFile}). */
  fileId?: string | null | undefined;
  /** The day it was sent; today where not given. Not later than today. */
  sentOn?: IsoDate | null | undefined;
}

/**
 * Reports an obligation done. It then waits for whoever assigned it, or first for the head of the unit, where the
 * agency wants two levels and somebody else reports.
 *
 * @throws AppError `obligation.invalid` nothing that shows the result, a day to come
 * @throws AppError `obligation.children-open` parts that were handed down are not done
 */
export function reportDone(
  db: Db,
  command: On & { result: ReportedResult; note?: string | null | undefined },
  by: Actor,
  clock: Clock,
): Acted {
  return act(db, { ...command, action: 'report' }, by, clock, (tx, situation) => {
    const { obligation } = situation;
    const today = clock.today().date;
    assertChildrenDone(tx, obligation);
    const result = checked(tx, obligation, command.result, by, today);
    insertResult(tx, { ...result, id: newId(), obligationId: obligation.id, sentBy: by.id, at: clock.now() });
    const { sentOn, dispatchId, reference, fileName } = result;
    return {
      change: {
        status: firstToUnit(tx, situation) ? 'awaiting-unit' : 'awaiting',
        acceptedOn: obligation.acceptedOn ?? today,
      },
      details: { sentOn, dispatchId, reference, fileName },
    };
  });
}

function assertChildrenDone(tx: Db, { id, children, childrenDone }: ObligationRecord): void {
  if (children === childrenDone) return;
  const open = childrenOf(tx, id).filter((child) => child.open && child.seriesId === null).length;
  if (open > 0) throw childrenOpen(open);
}

function checked(tx: Db, { id }: ObligationRecord, result: ReportedResult, by: Actor, today: IsoDate) {
  const text = (words: string | null | undefined) => words?.normalize('NFC').trim() || null;
  const summary = text(result.summary);
  const reference = text(result.reference);
  const dispatchId = text(result.dispatchId);
  const file = fileNamed(tx, id, text(result.fileId));
  const sentOn = result.sentOn ?? today;
  if (summary === null && reference === null && dispatchId === null && file === null)
    throw invalid('Hãy ghi kết quả: văn bản trả lời, tệp kèm theo hoặc vài dòng tóm tắt.');
  if (sentOn > today) throw invalid('Ngày gửi kết quả không được sau hôm nay.');
  if (dispatchId !== null && !isVisible(tx, dispatchId, by))
    throw invalid('Không tìm thấy văn bản trả lời, hoặc bạn không có quyền xem văn bản đó.');
  return {
    summary,
    reference,
    dispatchId,
    fileSha256: file?.sha256 ?? null,
    fileName: file?.fileName ?? null,
    sentOn,
  };
}

function fileNamed(tx: Db, obligationId: string, fileId: string | null): FileRecord | null {
  if (fileId === null) return null;
  const file = filesOf(tx, obligationId).find(({ id }) => id === fileId);
  if (file === undefined) throw invalid('Không tìm thấy tệp kết quả. Hãy đính kèm lại.');
  return file;
}

function firstToUnit(tx: Db, { parties, relations }: Situation): boolean {
  if (!followUpSettings(tx).twoLevel || relations.includes('head')) return false;
  return parties.some(
    ({ role, kind, partyId }) => role === 'lead' && kind === 'unit' && headOf(tx, partyId) !== null,
  );
}
