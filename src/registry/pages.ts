/** The stored pages of a reading, as words with boxes. */
import { inflateSync } from 'node:zlib';
import type { Db } from '../platform/database.ts';
import { isRead, type Line, type PageReading, type ReadPage } from '../reading/page.ts';
import type { ReadingPlan } from '../reading/reading-plan.ts';
import { withCorrections } from './corrected-words.ts';
import { correctionsOf } from './correction-store.ts';
import { type DispatchRecord, pageRecord, pageRecords, readingOf, type ReadingPageRecord } from './store.ts';

/** A page of a file: what a page of a paper is, however it was read. */
export interface PlaceInFile {
  sha256: string;
  /** From 1. */
  filePage: number;
}

/** Where the pages of a reading come from, page 1 first. */
export function placesOfReading(db: Db, readingId: string | null): ReadingPlan {
  const reading = readingId === null ? null : readingOf(db, readingId);
  if (reading === null) return [];
  const { plan, fileSha256, pageCount } = reading;
  return (
    plan ?? Array.from({ length: pageCount ?? 0 }, (_, index) => ({ sha256: fileSha256, page: index + 1 }))
  );
}

export function placeInFile(db: Db, dispatch: DispatchRecord, number: number): PlaceInFile {
  const place = placesOfReading(db, dispatch.readingId)[number - 1];
  return place === undefined
    ? { sha256: dispatch.fileSha256 ?? '', filePage: number }
    : { sha256: place.sha256, filePage: place.page };
}

/** The pages of a paper in order, also those that could not be read, with the words that people corrected. */
export function pagesInForce(db: Db, dispatch: DispatchRecord): PageReading[] {
  return dispatch.readingId === null ? [] : pagesAsRead(db, dispatch, dispatch.readingId);
}

/** The same of any reading of the paper. */
export function pagesAsRead(db: Db, dispatch: DispatchRecord, readingId: string): PageReading[] {
  const corrected = corrector(db, dispatch, readingId);
  return storedPagesOf(db, readingId).map((page) => (isRead(page) ? corrected(page) : page));
}

/** Null where there is no such page (yet), or it could not be read. */
export function pageInForce(db: Db, dispatch: DispatchRecord, number: number): ReadPage | null {
  const { readingId } = dispatch;
  const page = readingId === null ? null : readPageOf(db, readingId, number);
  return page === null || readingId === null ? page : corrector(db, dispatch, readingId)(page);
}

function corrector(db: Db, dispatch: DispatchRecord, readingId: string): (page: ReadPage) => ReadPage {
  const corrections = correctionsOf(db, dispatch.id);
  if (corrections.length === 0) return (page) => page;
  const places = placesOfReading(db, readingId);
  return (page) => {
    const place = places[page.number - 1];
    const here = corrections.filter(
      ({ sha256, filePage }) => sha256 === place?.sha256 && filePage === place.page,
    );
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
