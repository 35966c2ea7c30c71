/** Search: every word and every field of everything a person may see. */
export { compareIndex, indexAgrees, type IndexComparison } from './compare.ts';
export { type Facet, FACETS, type Kind, KINDS } from './document.ts';
export { embeddedIndex, indexHealth, searchArchive } from './embedded-index.ts';
export { exportResults } from './export.ts';
export {
  type FacetCount,
  type FacetCounts,
  type IndexHealth,
  type Passage,
  type RebuildOptions,
  type SearchFilters,
  type SearchHit,
  type SearchIndex,
  type SearchQuery,
  type SearchResults,
  type Sort,
  SORTS,
  type Suggestion,
  type TextPart,
} from './index-contract.ts';
export { type Indexer, type IndexerOptions, startIndexer, takeOverChanges } from './indexer.ts';
export { firstPagesOfIndex } from './fts-tables.ts';
export { changesLate } from './lag.ts';
export {
  compareServer,
  meilisearchServer,
  rebuildServer,
  type ServerComparison,
  startServer,
  withoutServer,
} from './meili/index.ts';
export { wordsAskedFor } from './query.ts';
export { indexIsCurrent, rebuildIndex } from './rebuild.ts';
export { searchRoutes } from './routes.ts';
export {
  changeSavedSearch,
  forgetSavedSearch,
  listSaved,
  newsOf,
  newsSeen,
  type SavedSearch,
  savedSearch,
  saveSearch,
  unseenNews,
} from './saved.ts';
