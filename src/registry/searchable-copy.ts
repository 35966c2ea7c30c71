/** Bản PDF có lớp chữ: whoever may have the original of a paper may have it with its text. */
import { createHash } from 'node:crypto';
import type { Actor } from '../people/actor.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { isRead, type SearchablePage } from '../reading/index.ts';
import { searchableNotReady } from './errors.ts';
import type { HandedOut } from './file-answer.ts';
import { fileOfDispatch } from './open.ts';
import { correctionsOf } from './correction-store.ts';
import { originalsOf } from './originals.ts';
import { pagesInForce, placesOfReading } from './pages.ts';
import type { CopyContent, SearchableCopies } from './searchable-copies.ts';
import { type DispatchRecord, readingOf, requireVisible } from './store.ts';

/** Counts changes of the way copies are made: older ones are made anew. */
const FORM = 2;

/** What the copy of a paper is made of now, and its name. */
export interface CopyRequest {
  content: CopyContent;
  fileName: string;
}

/**
 * Notes in the trail that the paper goes out, as with the original.
 * @throws AppError `dispatch.not-found`, `dispatch.file-gone`
 * @throws AppError `dispatch.searchable-not-ready` it was not read (yet), or must leave no text
 */
export function requestSearchableCopy(db: Db, id: string, actor: Actor, clock: Clock): CopyRequest {
  return inTransaction(db, (tx) => {
    const { kind, fileName, quarantined } = fileOfDispatch(tx, id, actor);
    const dispatch = requireVisible(tx, id, actor);
    const { readingId } = dispatch;
    const isReadWhole = readingId !== null && readingOf(tx, readingId)?.state === 'done';
    if (quarantined || kind === null || !isReadWhole) throw searchableNotReady();
    appendAudit(tx, { by: actor, did: 'dispatch.downloaded', to: id, details: { searchable: true } }, clock);
    const files = originalsOf(tx, dispatch).map((file) => ({ sha256: file.sha256, kind: file.kind! }));
    const content = {
      files,
      key: keyOf(tx, dispatch),
      pages: () => pagesFor(db, dispatch, files),
    };
    return { content, fileName };
  });
}

function keyOf(db: Db, { id, readingId }: DispatchRecord): string {
  const corrected = correctionsOf(db, id).map((correction) => correction.id);
  return createHash('sha256')
    .update(JSON.stringify([FORM, readingId, corrected]))
    .digest('hex')
    .slice(0, 32);
}

type SourceFile = CopyContent['files'][number];

function pagesFor(db: Db, dispatch: DispatchRecord, files: readonly SourceFile[]): SearchablePage[] {
  const places = placesOfReading(db, dispatch.readingId);
  return pagesInForce(db, dispatch).map((page) => {
    const { sha256, page: filePage } = places[page.number - 1]!;
    const place = { source: files.findIndex((file) => file.sha256 === sha256), page: filePage };
    if (!isRead(page)) return { ...place, width: 0, height: 0, rotation: 0, lines: [], needsLayer: false };
    const { width, height, rotation, lines, source, recoded = false } = page;
    const hasCorrections = lines.some((line) => line.words.some((word) => word.corrected !== undefined));
    const needsLayer = source === 'ocr' || recoded || hasCorrections;
    return { ...place, width, height, rotation, lines, needsLayer };
  });
}

/** @throws AppError `reading.searchable-failed` */
export async function makeSearchableCopy(
  { content, fileName }: CopyRequest,
  copies: SearchableCopies,
): Promise<HandedOut> {
  const { size, signed, open } = await copies.copy(content);
  return {
    fileName: copyName(fileName, signed),
    mediaType: 'application/pdf',
    size,
    tag: content.key,
    open,
  };
}

/** The name says what the copy is, and what it is not. */
function copyName(fileName: string, signed: boolean): string {
  const stem = fileName.replace(/\.[^.]{1,5}$/u, '');
  return signed ? `${stem} (bản sao có lớp chữ, không thay bản ký số).pdf` : `${stem} (có lớp chữ).pdf`;
}
