/** Nhiệm vụ cấp trên: which duty of an earlier paper a duty of the office's own paper is a part of. */
import type { Db } from '../platform/database.ts';
import { linksOf } from '../registry/link-store.ts';
import { shared, wordsOf } from '../registry/same-obligation.ts';
import { ofDispatch, textOf } from './store.ts';

/** Share of the words of the shorter that the longer must have: the draft puts the paper's words in its own. */
const ALIKE = 0.6;

export interface Whole {
  id: string;
  /** The words of its action, each once. */
  words: readonly string[];
}

/** The open duties of the papers that this one carries out by a person's word. */
export function wholesOf(tx: Db, dispatchId: string): Whole[] {
  return linksOf(tx, [dispatchId])
    .filter(
      ({ fromId, kind, source }) => fromId === dispatchId && kind === 'carries-out' && source === 'person',
    )
    .flatMap(({ toId }) => ofDispatch(tx, toId))
    .filter(({ open, side, seriesId }) => open && side === 'ours' && seriesId === null)
    .map(({ id }) => ({ id, words: distinctWords(textOf(tx, id).action) }));
}

/**
 * The one whose words are likest; the only one there is without asking for its words. Null where none is like it: no
 * parent is better than a wrong one.
 */
export function wholeOf(wholes: readonly Whole[], action: string): string | null {
  if (wholes.length < 2) return wholes[0]?.id ?? null;
  const words = distinctWords(action);
  const [likest] = wholes
    .map((whole) => ({ id: whole.id, share: shared(whole.words, words) }))
    .filter(({ share }) => share >= ALIKE)
    .toSorted((a, b) => b.share - a.share);
  return likest?.id ?? null;
}

const distinctWords = (text: string): string[] => [...new Set(wordsOf(text))];
