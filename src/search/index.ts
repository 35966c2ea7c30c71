/** Search: every word and every field of every dispatch a person may see. */
export { compareIndex, indexAgrees, type IndexComparison } from './compare.ts';
export { ftsIndex, indexHealth, searchDispatches } from './fts-index.ts';
export type {
  Facet,
  FacetCount,
  IndexHealth,
  Passage,
  RebuildOptions,
  SearchFilters,
  SearchHit,
  SearchIndex,
  SearchQuery,
  SearchResults,
  Suggestion,
  TextPart,
} from './index-contract.ts';
export { FACETS } from './index-contract.ts';
export { type Indexer, type IndexerOptions, startIndexer, takeOverChanges } from './indexer.ts';
export { rebuildIndex } from './rebuild.ts';
export { searchRoutes } from './routes.ts';
