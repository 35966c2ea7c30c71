/** The stored pages of a reading, as words with boxes. */
import { inflateSync } from 'node:zlib';
import type { Db } from '../platform/database.ts';
import { isRead, type Line, type PageReading, type ReadPage } from '../reading/page.ts';
import { withCorrections } from './corrected-words.ts';
import { correctionsOf } from './correction-store.ts';
import { type DispatchRecord, pageRecord, pageRecords, type ReadingPageRecord } from './store.ts';

/** A page of a file: what a page of a paper is, however it was read. */
export interface PlaceInFile {
  sha256: string;
  /** From 1. */
  filePage: number;
}

export function placeInFile(_db: Db, dispatch: DispatchRecord, number: number): PlaceInFile {
  return { sha256: dispatch.fileSha256 ?? '', filePage: number };
}

/** The pages of a paper in order, also those that could not be read, with the words that people corrected. */
export function pagesInForce(db: Db, dispatch: DispatchRecord): PageReading[] {
  if (dispatch.readingId === null) return [];
  const corrected = corrector(db, dispatch);
  return storedPagesOf(db, dispatch.readingId).map((page) => (isRead(page) ? corrected(page) : page));
}

/** Null where there is no such page (yet), or it could not be read. */
export function pageInForce(db: Db, dispatch: DispatchRecord, number: number): ReadPage | null {
  const page = dispatch.readingId === null ? null : readPageOf(db, dispatch.readingId, number);
  return page === null ? null : corrector(db, dispatch)(page);
}

function corrector(db: Db, dispatch: DispatchRecord): (page: ReadPage) => ReadPage {
  const corrections = correctionsOf(db, dispatch.id);
  if (corrections.length === 0) return (page) => page;
  return (page) => {
    const { sha256, filePage } = placeInFile(db, dispatch, page.number);
    const here = corrections.filter((each) => each.sha256 === sha256 && each.filePage === filePage);
    return withCorrections(page, here);
  };
}

/** All pages of a reading in order as the machine read them, also those that could not be read. */
export function storedPagesOf(db: Db, readingId: string): PageReading[] {
  return pageRecords(db, readingId).map((record) => pageFrom(record) ?? failureFrom(record));
}

function failureFrom({ number, failureCode, failureMessage }: ReadingPageRecord): PageReading {
  return { number, failure: { code: failureCode ?? '', message: failureMessage ?? '' } };
}

/** A page as the machine read it. */
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
    ...record.structure,
    lines: JSON.parse(inflateSync(record.lines).toString()) as Line[],
  };
}
