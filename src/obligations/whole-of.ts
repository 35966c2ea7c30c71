/** Nhiệm vụ cấp trên: which duty of an earlier paper a duty of the office's own paper is a part of. */
import type { Db } from '../platform/database.ts';
import { foldAccents } from '../platform/vietnamese.ts';
import { linksOf } from '../registry/link-store.ts';
import { type ObligationRecord, ofDispatch, textOf } from './store.ts';

/** Share of the words of the shorter that the longer must have: the draft puts the paper's words in its own. */
const ALIKE = 0.6;

/**
 * The open duty of a paper that this one carries out by a person's word, whose words are likest; the only one there
 * is without asking for its words. Null where none is like it: no parent is better than a wrong one.
 */
export function wholeOf(tx: Db, dispatchId: string, action: string): ObligationRecord | null {
  const wholes = linksOf(tx, [dispatchId])
    .filter(
      ({ fromId, kind, source }) => fromId === dispatchId && kind === 'carries-out' && source === 'person',
    )
    .flatMap(({ toId }) => ofDispatch(tx, toId))
    .filter(({ open, side, seriesId }) => open && side === 'ours' && seriesId === null);
  if (wholes.length < 2) return wholes[0] ?? null;
  const [likest] = wholes
    .map((whole) => ({ whole, share: shareOfWords(textOf(tx, whole.id).action, action) }))
    .filter(({ share }) => share >= ALIKE)
    .toSorted((a, b) => b.share - a.share);
  return likest?.whole ?? null;
}

const wordsOf = (text: string) => new Set(foldAccents(text).match(/[\p{L}\p{N}]+/gu) ?? []);

function shareOfWords(one: string, other: string): number {
  const [few, many] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.size - b.size);
  if (few === undefined || many === undefined || few.size === 0) return 0;
  return [...few].filter((word) => many.has(word)).length / few.size;
}
