import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { type FileKind, storedFiles } from './schema.ts';

/** A file that is on disk for good, told by its content. */
export interface IntakeFile {
  sha256: string;
  /** Bytes. */
  size: number;
  /** Null where it is none of the kinds that are read. */
  kind: FileKind | null;
}

/** Notes a kept file; the same bytes are noted once. Call it in the transaction of what names the file. */
export function noteStoredFile(tx: Db, file: IntakeFile, clock: Clock): void {
  tx.insert(storedFiles)
    .values({ ...file, storedAt: clock.now() })
    .onConflictDoNothing()
    .run();
}
