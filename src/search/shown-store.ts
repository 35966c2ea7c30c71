/** What is shown of documents that were found. */
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import {
  FINDABLE,
  obligationsForSearch,
  type SearchableObligation,
  type ShownDispatch,
  visibleTo,
} from '../registry/index.ts';
import { dispatches } from '../registry/schema.ts';
import { draftForIndex } from '../drafting/index.ts';
import type { Kind } from './document.ts';
import { isVisibleDraft } from './drafts-store.ts';
import { LIVE, named } from './fts-tables.ts';
import type { SearchHit } from './index-contract.ts';
import { PageTexts } from './page-texts.ts';
import { bestWindows, litText, partsOf } from './passages.ts';
import { isVisibleOwner } from './narrowing.ts';
import type { ParsedQuery } from './query.ts';
import { PAGE_BREAK } from './folded-text.ts';
import { searchable } from './searchable-text.ts';
import { trackedOf } from './tracked-store.ts';
import { untiedObligations } from './untied-store.ts';

interface FoundPaper extends ShownDispatch {
  kind: Kind;
  id: string;
  dispatchId: string;
  readingId: string | null;
  pageCount: number | null;
}

/** What a document is known by, whichever engine found it. */
export interface DocumentKey {
  kind: Kind;
  id: string;
  ownerId: string;
}

/** The documents behind the numbers of the embedded index, in this order. */
export function keysOfDocs(db: Db, docs: readonly number[]): DocumentKey[] {
  return db.all<DocumentKey>(sql`
    SELECT d.kind AS kind, d.id AS id, d.owner_id AS ownerId FROM json_each(${JSON.stringify(docs)}) AS wanted
    CROSS JOIN ${named(LIVE).documents} AS d ON d.doc = wanted.value ORDER BY wanted.key`);
}

/** The numbers of documents in the embedded index; null where it does not have one (yet). */
export function docsOfKeys(db: Db, keys: readonly DocumentKey[]): (number | null)[] {
  return db
    .values<[number | null]>(
      sql`SELECT d.doc FROM json_each(${JSON.stringify(keys)}) AS wanted
        LEFT JOIN ${named(LIVE).documents} AS d ON d.owner_id = wanted.value ->> 'ownerId'
          AND d.kind = wanted.value ->> 'kind' AND d.id = wanted.value ->> 'id'
        ORDER BY wanted.key`,
    )
    .map(([doc]) => doc);
}

/**
 * Documents as they are shown, with what was found in them; in the order of the keys.
 * @param actor where the keys were found some time ago: what they may not see any more is left out
 * @param texts the pages that were read already, where they were looked into to rank them
 */
export function shownHits(
  db: Db,
  keys: readonly DocumentKey[],
  query: ParsedQuery,
  { actor, texts = new PageTexts(db) }: { actor?: Actor; texts?: PageTexts } = {},
): SearchHit[] {
  const hits = new Map<string, SearchHit>();
  const take = (hit: SearchHit) => hits.set(`${hit.kind} ${hit.id}`, hit);
  const found = foundPapers(db, keys, actor === undefined ? sql`true` : visibleTo(actor));
  for (const hit of paperHits(db, found, query, texts)) take(hit);
  const without = keys.filter(({ kind, id }) => !hits.has(`${kind} ${id}`));
  const idsOf = (wanted: Kind) => without.filter(({ kind }) => kind === wanted).map(({ ownerId }) => ownerId);
  for (const hit of untiedHits(db, visibleUntied(db, idsOf('obligation'), actor), query)) take(hit);
  for (const hit of draftHits(db, visibleDrafts(db, idsOf('draft'), actor), query)) take(hit);
  return keys.flatMap(({ kind, id }) => hits.get(`${kind} ${id}`) ?? []);
}

/** Papers, and the obligations in them. */
function paperHits(db: Db, found: readonly FoundPaper[], query: ParsedQuery, texts: PageTexts): SearchHit[] {
  const owners = found.filter(({ kind }) => kind === 'obligation').map(({ dispatchId }) => dispatchId);
  const obligations = owners.length === 0 ? new Map() : obligationsById(db, owners);
  const papers = found.filter(({ kind }) => kind === 'dispatch');
  if (query.wanted.length > 0) texts.readFirst(papers.flatMap(({ readingId }) => readingId ?? []));
  return found.flatMap((document) => {
    if (document.kind === 'dispatch') return [dispatchHit(document, query, texts)];
    const obligation = obligations.get(document.id);
    return obligation === undefined ? [] : [obligationHit(document, obligation, query)];
  });
}

function foundPapers(db: Db, keys: readonly DocumentKey[], visible: SQL): FoundPaper[] {
  const d = dispatches;
  return db.all<FoundPaper>(sql`
    SELECT wanted.value ->> 'kind' AS kind, wanted.value ->> 'id' AS id, ${d.id} AS dispatchId,
      ${d.direction} AS direction, ${d.state} AS state, ${d.number} AS number, ${d.symbol} AS symbol,
      ${d.issuer} AS issuer, ${d.date} AS date, ${d.type} AS type, ${d.subject} AS subject,
      ${d.urgency} AS urgency, ${d.registerNumber} AS registerNumber, ${d.receivedAt} AS receivedAt,
      ${d.readingId} AS readingId, ${d.pageCount} AS pageCount
    FROM json_each(${JSON.stringify(keys)}) AS wanted
    CROSS JOIN ${d} ON ${d.id} = wanted.value ->> 'ownerId'
    WHERE ${FINDABLE} AND (${visible})
    ORDER BY wanted.key`);
}

function dispatchHit(
  { readingId, pageCount, ...found }: FoundPaper,
  query: ParsedQuery,
  texts: PageTexts,
): SearchHit {
  return {
    ...found,
    subjectParts: found.subject === null ? [] : lit(found.subject, query),
    passages:
      readingId === null || query.wanted.length === 0 ? [] : passagesIn(texts.wholeOf(readingId), query),
    hasPages: pageCount !== null && pageCount > 0,
    obligation: null,
    draft: null,
  };
}

function obligationHit(
  { readingId: _reading, pageCount, ...found }: FoundPaper,
  { action, assignees, deadline, due, page, quote }: SearchableObligation,
  query: ParsedQuery,
): SearchHit {
  return {
    ...found,
    subjectParts: lit(action, query),
    passages: page === null || quote === '' ? [] : [{ page, parts: lit(quote, query) }],
    hasPages: pageCount !== null && pageCount > 0,
    obligation: { assignees, deadline, due },
    draft: null,
  };
}

/** What no paper says: of drafts, and of obligations without one. */
const NO_PAPER = {
  dispatchId: null,
  direction: null,
  state: null,
  number: null,
  symbol: null,
  urgency: null,
  registerNumber: null,
  hasPages: false,
  obligation: null,
  draft: null,
} as const;

function untiedHits(db: Db, ids: readonly string[], query: ParsedQuery): SearchHit[] {
  return untiedObligations(db, ids).map((untied) => ({
    ...NO_PAPER,
    kind: 'obligation',
    id: untied.id,
    issuer: untied.assignerName === '' ? null : untied.assignerName,
    date: untied.assignedOn,
    type: untied.sourceName === '' ? null : untied.sourceName,
    subject: untied.action,
    receivedAt: untied.assignedOn,
    subjectParts: lit(untied.action, query),
    passages: [],
    obligation: {
      assignees: untied.parties.filter(({ role }) => role === 'lead').map(({ name }) => name),
      deadline: null,
      due: untied.due,
    },
  }));
}

function draftHits(db: Db, ids: readonly string[], query: ParsedQuery): SearchHit[] {
  if (ids.length === 0) return [];
  return draftForIndex(db, ids).map((draft) => ({
    ...NO_PAPER,
    kind: 'draft',
    id: draft.id,
    symbol: draft.symbol === '' ? null : draft.symbol,
    issuer: draft.issuer,
    date: draft.day,
    type: draft.kind,
    subject: draft.subject,
    receivedAt: draft.day,
    subjectParts: lit(draft.subject, query),
    passages: passagesIn([draft.lines.join('\n').normalize('NFC')], query),
    draft: { state: draft.state, owner: draft.owner },
  }));
}

function visibleUntied(db: Db, ids: readonly string[], actor: Actor | undefined): string[] {
  return actor === undefined ? [...ids] : visibleOf(db, ids, sql`${isVisibleOwner(ID, actor)}`);
}

function visibleDrafts(db: Db, ids: readonly string[], actor: Actor | undefined): string[] {
  return actor === undefined ? [...ids] : visibleOf(db, ids, isVisibleDraft(ID, actor));
}

const ID = sql`wanted.value`;

function visibleOf(db: Db, ids: readonly string[], visible: SQL): string[] {
  return db
    .values<[string]>(sql`SELECT ${ID} FROM json_each(${JSON.stringify(ids)}) AS wanted WHERE ${visible}`)
    .map(([id]) => id);
}

function lit(text: string, { wanted }: ParsedQuery) {
  const original = text.normalize('NFC');
  return litText(original, searchable(original), wanted);
}

function passagesIn(pages: readonly string[], { wanted }: ParsedQuery): SearchHit['passages'] {
  if (wanted.length === 0) return [];
  const body = pages.map(searchable).join(PAGE_BREAK);
  return bestWindows(body, wanted).map(({ page, hits, start, end }) => ({
    page,
    parts: partsOf(pages[page - 1] ?? '', hits, start, end),
  }));
}

function obligationsById(db: Db, dispatchIds: readonly string[]): Map<string, SearchableObligation> {
  const owners = [...new Set(dispatchIds)];
  const tracked = trackedOf(db, owners);
  const all = [...obligationsForSearch(db, owners).values()].flat();
  return new Map(
    all.map((obligation) => {
      const now = tracked.get(obligation.id);
      return [obligation.id, now === undefined ? obligation : { ...obligation, due: now.due }];
    }),
  );
}
