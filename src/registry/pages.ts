/** The stored pages of a reading, as words with boxes. */
import { inflateSync } from 'node:zlib';
import type { Db } from '../platform/database.ts';
import { isRead, type Line, type PageReading, type ReadPage } from '../reading/page.ts';
import { pageRecord, pageRecords, type ReadingPageRecord } from './store.ts';

/** The pages that could be read, in order. */
export function readPagesOf(db: Db, readingId: string): ReadPage[] {
  return storedPagesOf(db, readingId).filter(isRead);
}

/** All pages in order, also those that could not be read. */
export function storedPagesOf(db: Db, readingId: string): PageReading[] {
  return pageRecords(db, readingId).map((record) => pageFrom(record) ?? failureFrom(record));
}

function failureFrom({ number, failureCode, failureMessage }: ReadingPageRecord): PageReading {
  return { number, failure: { code: failureCode ?? '', message: failureMessage ?? '' } };
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
