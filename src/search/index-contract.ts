/**
 * The search index as the other rooms see it. Two engines stand behind it: SQLite FTS5 in the office's own
 * database (`embeddedIndex`), and Meilisearch (`meili/`). Both pass `tests/search/index-suite.ts`.
 *
 * Who may see what is a condition inside the engine, never taken away after the fact: counts, facets and
 * suggestions must not tell more than the hits.
 */
import type { DraftState } from '../drafting/index.ts';
import type { Actor } from '../people/actor.ts';
import type { Direction, DispatchState, ShownDispatch } from '../registry/index.ts';
import type { ArchiveReader } from './archive-steps.ts';
import type { Facet, Kind, SearchDocument } from './document.ts';
import type { Due } from './query.ts';

/** Each filter narrows the result; together they must all hold. */
export interface SearchFilters {
  /** Papers, where nothing is said. */
  kind?: Kind;
  /** Of the paper's date; of its arrival where the date is blank. */
  year?: number;
  /** Name of the issuer; accents and case do not matter. */
  issuer?: string;
  /** Name of the signer; accents and case do not matter. */
  signer?: string;
  /** Tên loại. */
  type?: string;
  /** Id of the register. */
  register?: string;
  /** Id of a unit the paper was routed to. */
  unit?: string;
  state?: DispatchState;
  direction?: Direction;
  urgency?: string;
  /** ISO dates, both included. */
  from?: string;
  to?: string;
  due?: Due;
}

/** By rank; by date, the newest or the oldest first; by number, the lowest first. */
export const SORTS = ['rank', 'newest', 'oldest', 'number'] as const;
export type Sort = (typeof SORTS)[number];

export interface SearchQuery {
  /** What was typed: any string. Empty: everything, newest first. */
  text: string;
  filters?: SearchFilters;
  sort?: Sort;
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

export interface SearchHit extends Omit<ShownDispatch, 'direction' | 'state'> {
  kind: Kind;
  /** Of what was found; of a paper, the paper's. */
  id: string;
  /** The paper it is, or it belongs to; null of a draft, and of an obligation that stands in no paper. */
  dispatchId: string | null;
  /** Of the paper. */
  direction: Direction | null;
  state: DispatchState | null;
  /** What was found, with the words in it: the subject of a paper, the text of an obligation. */
  subjectParts: TextPart[];
  passages: Passage[];
  /** Whether there is a picture of its pages. */
  hasPages: boolean;
  /** Of an obligation. */
  obligation: { assignees: string[]; deadline: string | null; due: string | null } | null;
  draft: { state: DraftState; owner: string } | null;
}

export interface FacetCount {
  value: string;
  /** As it is shown: the value itself, or the name behind an id. */
  label: string;
  count: number;
}

export type FacetCounts = Record<Facet, FacetCount[]>;

export interface SearchResults {
  hits: SearchHit[];
  /** All that the person may see and that match, on all pages. */
  total: number;
  /** False where there are more than `total`: then it counts the newest only. */
  totalIsExact: boolean;
  /** False where the facets count the newest only. */
  facetsAreExact: boolean;
  /** Beside each filter, what it would give with the other filters as they are. Null on further pages. */
  facets: FacetCounts | null;
  /** Cursor of the next page; null at the end. */
  next: string | null;
  /** What was looked for instead, where nothing matched as it was typed; null otherwise. */
  corrected: string | null;
  /** Which engine answered, and whether it did so in place of one that does not answer or lags behind. */
  answeredBy: { engine: string; inPlaceOf: string | null };
}

export interface Suggestion {
  kind: 'number' | 'issuer' | 'subject' | 'saved';
  text: string;
  /** The dispatch, or the saved search, where the suggestion is one. */
  id: string | null;
}

export interface IndexHealth {
  engine: string;
  /** False: results are not to be relied on until it is rebuilt. */
  complete: boolean;
  documents: number;
  /** Changes that are not in the index yet, and since when the oldest waits. */
  lag: { waiting: number; since: string | null };
  /** Documents already in the index that is being built beside this one; null where none is. */
  rebuilding: { done: number } | null;
  /** The search server beside the embedded index; null where the office has none. */
  server: ServerHealth | null;
}

export interface ServerHealth {
  engine: string;
  /** Whether it answered when it was last asked. */
  answers: boolean;
  /** Searches go to it: it answers and is complete. */
  inUse: boolean;
  lag: { waiting: number; since: string | null };
  rebuilding: { done: number } | null;
  /** Vietnamese: what is wrong with it. */
  problem: string | null;
  /** Papers travel to it in the clear through a network that is not the office's own. */
  inTheClear: boolean;
}

export interface RebuildOptions {
  signal?: AbortSignal;
  onProgress?: (done: number) => void;
  /** Leaves the processor to others in between: for a rebuild inside the service. */
  gently?: boolean;
  /** Reads the archive beside the one who writes; it is closed at the end. */
  archive?: ArchiveReader | undefined;
}

/** Documents by their owner; an owner without any leaves the index. */
export type DocumentsByOwner = ReadonlyMap<string, readonly SearchDocument[]>;

export interface SearchIndex {
  /** Takes documents in, takes over how they are now, or removes those of owners that have none. */
  put(documents: DocumentsByOwner): Promise<void>;
  remove(ownerIds: readonly string[]): Promise<void>;
  search(query: SearchQuery, actor: Actor): Promise<SearchResults>;
  /** What the person may be about to type; few, and fast. */
  suggest(text: string, actor: Actor): Promise<Suggestion[]>;
  /** Papers like this one, the likest first; none of a paper the person may not see. */
  similar(dispatchId: string, actor: Actor): Promise<SearchHit[]>;
  /** Papers that cite this one, the newest first. */
  citing(dispatchId: string, actor: Actor): Promise<SearchHit[]>;
  /** Builds a new index beside the live one and swaps them; searching goes on meanwhile. */
  rebuild(options?: RebuildOptions): Promise<{ documents: number }>;
  health(): Promise<IndexHealth>;
}
