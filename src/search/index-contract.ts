/**
 * The search index as the other rooms see it. Two engines can stand behind it: SQLite FTS5 in the same
 * database (`ftsIndex`), and a search server. Both pass `tests/search/index-suite.ts`.
 *
 * The index holds words; what a dispatch is now (state, register, who may see it) is read from the database
 * in the query itself, or filtered in the engine, never taken away after the fact: counts, facets and
 * suggestions must not tell more than the hits.
 */
import type { Actor } from '../people/actor.ts';
import type { Direction, DispatchState, SearchableDispatch } from '../registry/index.ts';

/** Each filter narrows the result; together they must all hold. */
export interface SearchFilters {
  /** Of the paper's date; of its arrival where the date is blank. */
  year?: number;
  /** Name of the issuer; accents and case do not matter. */
  issuer?: string;
  /** Tên loại. */
  type?: string;
  /** Id of the register. */
  register?: string;
  state?: DispatchState;
  direction?: Direction;
}

export interface SearchQuery {
  /** What was typed: any string. Empty: everything, newest first. */
  text: string;
  filters?: SearchFilters;
  /** `next` of the page before. */
  cursor?: string;
  limit?: number;
}

/** A stretch of text in its original spelling; `hit` where it is what was looked for. */
export interface TextPart {
  text: string;
  hit: boolean;
}

export interface Passage {
  /** From 1. */
  page: number;
  parts: TextPart[];
}

export interface SearchHit {
  dispatchId: string;
  direction: Direction;
  state: DispatchState;
  number: string | null;
  symbol: string | null;
  issuer: string | null;
  date: string | null;
  type: string | null;
  subject: string | null;
  /** The subject with what was found in it. */
  subjectParts: TextPart[];
  urgency: string | null;
  /** Số đến or số đi. */
  registerNumber: number | null;
  receivedAt: string;
  passages: Passage[];
}

export interface FacetCount {
  value: string;
  /** As it is shown: the value itself, or the name behind an id. */
  label: string;
  count: number;
}

export const FACETS = ['year', 'issuer', 'type', 'register', 'state', 'direction'] as const;
export type Facet = (typeof FACETS)[number];

export interface SearchResults {
  hits: SearchHit[];
  /** All that the person may see and that match, on all pages. */
  total: number;
  /** Beside each filter, what it would give with the other filters as they are. Null on further pages. */
  facets: Record<Facet, FacetCount[]> | null;
  /** Cursor of the next page; null at the end. */
  next: string | null;
}

export interface Suggestion {
  kind: 'number' | 'issuer' | 'subject';
  text: string;
  /** The dispatch, where the suggestion is one. */
  dispatchId: string | null;
}

export interface IndexHealth {
  engine: string;
  /** False: results are not to be relied on until it is rebuilt. */
  complete: boolean;
  documents: number;
  /** Changes that are not in the index yet, and since when the oldest waits. */
  lag: { waiting: number; since: string | null };
  /** Dispatches already in the index that is being built beside this one; null where none is. */
  rebuilding: { done: number } | null;
}

export interface RebuildOptions {
  signal?: AbortSignal;
  onProgress?: (done: number) => void;
  /** Leaves the processor to others in between: for a rebuild inside the service. */
  gently?: boolean;
}

export interface SearchIndex {
  /** Takes dispatches in, or takes over how they are now. */
  put(dispatches: readonly SearchableDispatch[]): Promise<void>;
  remove(dispatchIds: readonly string[]): Promise<void>;
  search(query: SearchQuery, actor: Actor): Promise<SearchResults>;
  /** What the person may be about to type; few, and fast. */
  suggest(text: string, actor: Actor): Promise<Suggestion[]>;
  /** Builds a new index beside the live one and swaps them; searching goes on meanwhile. */
  rebuild(options?: RebuildOptions): Promise<{ documents: number }>;
  health(): Promise<IndexHealth>;
}
