/** Tệp gốc: the files as they were received. A paper that was put together from several scans has several. */
import type { FileKind } from '../intake/index.ts';
import type { Db } from '../platform/database.ts';
import { placesOfReading } from './pages.ts';
import { type DispatchRecord, fileOf, nameOfFile } from './store.ts';

export interface Original {
  sha256: string;
  /** Bytes. */
  size: number;
  kind: FileKind | null;
  fileName: string;
}

/** The one the paper was handed in with first, then those its other pages come from; none once they are destroyed. */
export function originalsOf(db: Db, { fileSha256, fileName, readingId }: DispatchRecord): Original[] {
  const first = fileSha256 === null ? null : fileOf(db, fileSha256);
  if (first === null) return [];
  const { sha256, size, kind } = first;
  const others = new Set(placesOfReading(db, readingId).map((place) => place.sha256));
  others.delete(sha256);
  return [{ sha256, size, kind, fileName }, ...[...others].flatMap((other) => originalNamed(db, other))];
}

function originalNamed(db: Db, sha256: string): Original[] {
  const file = fileOf(db, sha256);
  if (file === null) return [];
  return [{ sha256, size: file.size, kind: file.kind, fileName: nameOfFile(db, sha256) ?? sha256 }];
}
