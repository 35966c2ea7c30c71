/** A kept draft as its file: what it says, and of a copy the pages of the copied paper. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import type { FileStorage } from '../platform/files/storage.ts';
import { paintPdf } from '../printing/index.ts';
import { isRead } from '../reading/index.ts';
import { pagesInForce, placesOfReading } from '../registry/pages.ts';
import { fileOf, findDispatch } from '../registry/store.ts';
import type { Place } from '../signatures/index.ts';
import { bindCopy, type BlockPlace, type CopiedPaper } from './copy-pages.ts';
import { type DispatchDocument, formOf } from './document.ts';
import { copiedPaperGone } from './draft-errors.ts';
import { layOut } from './layout/parts.ts';
import { movedBy, signaturePlaces } from './layout/signature-places.ts';
import { printPaper } from './print.ts';
import { type DraftRecord, requireDraft } from './store.ts';

export interface PrintedDraft {
  bytes: Uint8Array;
  pages: number;
  /** Where the block of a copy stands; null of every other paper. */
  block: BlockPlace | null;
}

/** Whether the pages of another paper are carried: a trích sao is written anew (Đ25.3). */
export function carriesPages(
  { kind }: Pick<DispatchDocument, 'kind'>,
  { sourceId, sourceKind }: Pick<DraftRecord, 'sourceId' | 'sourceKind'>,
): boolean {
  return formOf(kind) === 'copy' && kind !== 'Trích sao' && sourceKind === 'copies' && sourceId !== null;
}

/**
 * @param document as it is printed: with its number and day once it is signed
 * @throws AppError `drafting.letters`, `draft.copied-paper-gone`, `draft.not-to-be-copied`
 */
export async function printDraft(
  { db, storage }: { db: Db; storage: FileStorage },
  draft: DraftRecord,
  document: DispatchDocument,
  made: Date,
): Promise<PrintedDraft> {
  if (!carriesPages(document, draft)) return { ...(await printPaper(document, made)), block: null };
  const paper = await copiedPaper(db, storage, draft.sourceId!);
  const title = `${document.kind}: ${document.subject || 'bản sao'}`;
  const about = { title, author: document.header.agency.replaceAll('\n', ' '), made };
  const block = document.medium === 'electronic' ? null : await blockOf(document, title, made);
  const { bytes, pages, place } = await bindCopy(paper, block, about);
  return { bytes, pages, block: place };
}

/** The block alone: what is copied stands on the pages themselves. */
export const blockDocument = (document: DispatchDocument): DispatchDocument => ({ ...document, body: [] });

/** Where the hands of a printed draft are shown. */
export function placesIn(document: DispatchDocument, block: BlockPlace | null): Place[] {
  if (block === null) return signaturePlaces(document);
  return movedBy(signaturePlaces(blockDocument(document)), block);
}

async function blockOf(document: DispatchDocument, title: string, made: Date) {
  const sheets = layOut(blockDocument(document));
  return { sheets, bytes: await paintPdf(sheets, { title, made }) };
}

async function copiedPaper(db: Db, storage: FileStorage, dispatchId: string): Promise<CopiedPaper> {
  const dispatch = findDispatch(db, dispatchId);
  const file = dispatch?.fileSha256 == null ? null : fileOf(db, dispatch.fileSha256);
  if (dispatch === null || file === null) throw copiedPaperGone();
  const places = placesOfReading(db, dispatch.readingId);
  if (places.length === 0) throw copiedPaperGone();
  const names = [...new Set(places.map(({ sha256 }) => sha256))];
  const files = await Promise.all(
    names.map(async (sha256) => ({ bytes: await storage.read(sha256), kind: fileOf(db, sha256)!.kind! })),
  );
  const pages = places.map(({ sha256, page, turn = 0 }) => ({ file: names.indexOf(sha256), page, turn }));
  return { files, pages, filledTo: filledTo(pagesInForce(db, dispatch).at(-1)) };
}

function filledTo(page: ReturnType<typeof pagesInForce>[number] | undefined): number | null {
  if (page === undefined || !isRead(page) || page.height <= 0) return null;
  const bottoms = page.lines.map(({ y, height }) => y + height);
  return bottoms.length === 0 ? null : Math.max(...bottoms) / page.height;
}

/** A draft that is not signed yet, as it would be printed now. @throws AppError `draft.not-found`, and as {@link printDraft} */
export async function draftFile(
  from: { db: Db; storage: FileStorage },
  draftId: string,
  actor: Actor,
  clock: Clock,
): Promise<Uint8Array> {
  const draft = requireDraft(from.db, draftId, actor);
  return (await printDraft(from, draft, draft.document, new Date(clock.now()))).bytes;
}
