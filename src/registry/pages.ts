/** The stored pages of a reading, as words with boxes. */
import { inflateSync } from 'node:zlib';
import type { Db } from '../platform/database.ts';
import type { Line, ReadPage } from '../reading/page.ts';
import { pageRecord, pageRecords, type ReadingPageRecord } from './store.ts';

/** The pages that could be read, in order. */
export function readPagesOf(db: Db, readingId: string): ReadPage[] {
  return pageRecords(db, readingId)
    .map(pageFrom)
    .filter((page) => page !== null);
}

export function readPageOf(db: Db, readingId: string, number: number): ReadPage | null {
  const record = pageRecord(db, readingId, number);
  return record === null ? null : pageFrom(record);
}

function pageFrom(record: ReadingPageRecord): ReadPage | null {
  if (record.failureCode !== null || record.lines === null) return null;
  return {
    number: record.number,
    width: record.width ?? 0,
    height: record.height ?? 0,
    rotation: record.rotation ?? 0,
    source: record.source ?? 'ocr',
    seconds: record.seconds ?? 0,
    lines: JSON.parse(inflateSync(record.lines).toString()) as Line[],
  };
}
