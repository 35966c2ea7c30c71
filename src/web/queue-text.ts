/** How far the reading of a paper is, in words: the same on the server and in the island that keeps it current. */
import type { QueueItem } from '../registry/views.ts';
import { INTAKE } from './text.ts';
import { READERS } from './text/readers.ts';

/** What a row says about how far its reading is. */
export function progressText(item: QueueItem): string {
  if (item.problemMessage !== null && !isBeingRead(item)) return item.problemMessage;
  const { progress } = item;
  if (!isBeingRead(item)) return item.state === 'to-verify' ? INTAKE.ready : '';
  if (progress?.awaitsReader) return READERS.waiting;
  if (progress === null || progress.state === 'queued') return INTAKE.queued;
  if (progress.total !== null && progress.total > 0) return INTAKE.pageOf(progress.done, progress.total);
  return progress.note ?? '';
}

export function isBeingRead(item: Pick<QueueItem, 'state' | 'rereading'>): boolean {
  return item.state === 'received' || item.state === 'reading' || item.rereading;
}
