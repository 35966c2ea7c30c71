/** Pages of results: a cursor is how many hits stand before it. */
import { badCursor } from './errors.ts';
import type { SearchQuery, Sort } from './index-contract.ts';

const DEFAULT_LIMIT = 20;
const MOST_HITS = 100;
/** Who turns so many pages narrows down instead. */
export const FURTHEST = 10_000;

export interface ResultPage {
  sort: Sort;
  offset: number;
  limit: number;
}

/** @throws AppError `search.bad-cursor` where the cursor is not one of ours */
export function pageOf({ sort = 'rank', limit = DEFAULT_LIMIT, cursor }: SearchQuery): ResultPage {
  return { sort, offset: offsetOf(cursor), limit: Math.min(Math.max(limit, 1), MOST_HITS) };
}

export function cursorAt(offset: number): string {
  return offset.toString(36);
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const offset = /^[0-9a-z]{1,6}$/.test(cursor) ? Number.parseInt(cursor, 36) : Number.NaN;
  if (offset > 0 && offset <= FURTHEST) return offset;
  throw badCursor();
}
