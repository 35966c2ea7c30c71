/**
 * How Meilisearch is set up for the office: all of it here, applied as a whole before documents are added. Whoever
 * changes settings or documents raises {@link SERVER_VERSION}: the index is then built anew beside the live one and
 * swapped, in the background.
 *
 * Supported: Meilisearch 1.18 and later 1.x, through the client `meilisearch` 0.62, which keeps to the documented API of
 * v1 and tells `swap-indexes` not to rename, a word that came with 1.18. The last version this was written against is 1.38;
 * `docs/tim-kiem.md` says how an upgrade goes.
 */
import type { Settings } from 'meilisearch';
import { FACETS } from '../document.ts';
import { synonymTable } from '../synonyms.ts';

export const SERVER_VERSION = 2;

/** Counted exactly up to here; nobody pages further. */
export const MOST_TOTAL = 10_000;

/** In the order of their worth: a number or symbol, the subject, the rest of the header, the pages. */
export const SEARCHABLE = ['numbers', 'subject', 'issuer', 'header', 'joined', 'body'] as const;

export const SETTINGS: Settings = {
  searchableAttributes: [...SEARCHABLE],
  // `attribute` stands before `proximity`: where a word stands says more than how close it stands to another.
  rankingRules: ['sort', 'words', 'typo', 'attribute', 'proximity', 'exactness', 'day:desc'],
  filterableAttributes: [...FACETS, 'key', 'owner', 'access', 'day', 'due', 'exactNumbers', 'registerNumber'],
  sortableAttributes: ['day', 'numberValue'],
  displayedAttributes: ['kind', 'id', 'owner'],
  typoTolerance: {
    enabled: true,
    // A number is right or it is another number.
    disableOnNumbers: true,
    disableOnAttributes: ['numbers', 'joined'],
    // Syllables are short: one letter of three may be a slip, never two.
    minWordSizeForTypos: { oneTypo: 3, twoTypos: 60 },
  },
  separatorTokens: ['/', '-', '&', '_'],
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['vie'] }],
  synonyms: synonymTable(),
  faceting: { maxValuesPerFacet: 30, sortFacetValuesBy: { '*': 'count' } },
  pagination: { maxTotalHits: MOST_TOTAL },
  searchCutoffMs: 1500,
};
