/** Tệp kết quả: files put beside an obligation, stored once by their content like every file of the office. */
import { type FileContent, type Intake, noteStoredFile, receiveFile } from '../intake/index.ts';
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { requireVisible } from './acting.ts';
import { actionNotForYou, invalid, obligationNotFound } from './errors.ts';
import { relationsOf } from './parties.ts';
import { noteDeed } from './recording.ts';
import { type FileRecord, filesOf, insertFile, partiesOf } from './store.ts';

const MOST_FILES = 50;

export interface FilesDeps {
  db: Db;
  clock: Clock;
  intake: Intake;
}

/**
 * Puts a file beside an obligation, to be named as its result.
 * @throws AppError `obligation.not-found`, `obligation.forbidden`, `obligation.invalid`, `files.too-large`, `files.disk-full`
 */
export async function addFile(
  { db, clock, intake }: FilesDeps,
  { obligationId, fileName, content }: { obligationId: string; fileName: string; content: FileContent },
  by: Actor,
): Promise<FileRecord> {
  // Asked before the first byte is taken in, and again when the row is written.
  requireDoer(db, obligationId, by);
  return receiveFile(intake, content, (stored) =>
    inTransaction(db, (tx) => {
      const obligation = requireDoer(tx, obligationId, by);
      if (stored.size === 0) throw invalid('Tệp rỗng. Hãy chọn lại.');
      if (filesOf(tx, obligationId).length >= MOST_FILES) throw invalid('Nhiệm vụ đã có quá nhiều tệp.');
      noteStoredFile(tx, stored, clock);
      const file: FileRecord = {
        id: newId(),
        obligationId,
        sha256: stored.sha256,
        fileName: fileName.normalize('NFC').trim().slice(0, 200) || 'ket-qua',
        size: stored.size,
        addedBy: by.id,
        addedAt: clock.now(),
      };
      insertFile(tx, file);
      const deed = { by, did: 'file-added', details: { size: stored.size } };
      noteDeed(tx, { before: obligation.status, after: obligation }, deed, clock);
      return file;
    }),
  );
}

function requireDoer(db: Db, obligationId: string, by: Actor) {
  const obligation = requireVisible(db, obligationId, by);
  const relations = relationsOf(db, obligation, partiesOf(db, obligationId), by);
  const does = relations.some((each) => each !== 'informed');
  if (!does) throw actionNotForYou('Đính kèm tệp', 'người thực hiện hoặc người theo dõi');
  return obligation;
}

/** @throws AppError `obligation.not-found` */
export function fileOfObligation(db: Db, obligationId: string, fileId: string, actor: Actor): FileRecord {
  requireVisible(db, obligationId, actor);
  const file = filesOf(db, obligationId).find(({ id }) => id === fileId);
  if (file === undefined) throw obligationNotFound();
  return file;
}
