/**
 * What the search index takes over of papers, read many at a time: a rebuild and `vanthu check` walk through the
 * whole archive, and a handful of statements for hundreds of papers is what makes that bearable.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { readingPages, readings } from '../reading/schema.ts';
import type { Deadline, Evidence, Reference } from '../understanding/understanding.ts';
import { listed, type ListedObligation } from './obligation-list.ts';
import type { ObligationDecision, Suggestion } from './obligation-store.ts';
import {
  dispatchAccess,
  dispatches,
  type DispatchState,
  dispatchFields,
  type ObligationContent,
  obligationDecisions,
  obligationSuggestions,
  registers,
  statedObligations,
  type SuggestedObligation,
} from './schema.ts';
import type { SearchableDispatch, SearchableObligation } from './views.ts';

/** Papers whose content must not be found: taken back, quarantined, destroyed. */
const NOT_SEARCHED: readonly DispatchState[] = ['withdrawn', 'quarantined', 'purged'];

/**
 * The day a paper stands under in the archive: its date, or the day it came in where it has none. The index
 * `dispatches_day` is made of this expression (by hand in its migration: drizzle-kit cannot write it).
 */
const ARCHIVE_DAY = sql`coalesce(${dispatches.date}, substr(${dispatches.receivedAt}, 1, 10))`;

/** Whether a paper may be found at all, whoever asks. */
export const FINDABLE = sql`${dispatches.state} NOT IN (${sql.join(
  NOT_SEARCHED.map((state) => sql`${state}`),
  sql`, `,
)})`;

/** Where a walk through the archive stands. */
export interface ArchivePlace {
  day: string;
  id: string;
}

/** The papers in the order of their days, from the oldest. */
export function archiveAfter(db: Db, after: ArchivePlace | null, limit: number): ArchivePlace[] {
  const further =
    after === null ? sql`true` : sql`(${ARCHIVE_DAY}, ${dispatches.id}) > (${after.day}, ${after.id})`;
  return db.all<ArchivePlace>(sql`
    SELECT ${ARCHIVE_DAY} AS day, ${dispatches.id} AS id FROM ${dispatches} WHERE ${further}
    ORDER BY ${ARCHIVE_DAY}, ${dispatches.id} LIMIT ${limit}`);
}

/** Everything the index needs of these papers; those that must not be in the index (any more) are left out. */
export function dispatchesForSearch(db: Db, ids: readonly string[]): SearchableDispatch[] {
  const wanted = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const rows = dispatchesIn(db, wanted);
  const pages = grouped(pagesIn(db, wanted));
  const grants = grouped(grantsIn(db, wanted));
  const references = new Map(referencesIn(db, wanted).map(({ dispatchId, value }) => [dispatchId, value]));
  const obligations = obligationsIn(db, wanted);
  return rows.map((row) => ({
    ...row,
    addressees: JSON.parse(row.addressees) as string[],
    recipients: JSON.parse(row.recipients) as string[],
    pages: (pages.get(row.id) ?? []).map(({ number, content }) => ({ number, text: content ?? '' })),
    grants: {
      units: granteesOf(grants.get(row.id), 'unit'),
      people: granteesOf(grants.get(row.id), 'person'),
    },
    references: citedIn(references.get(row.id)),
    obligations: obligations.get(row.id) ?? [],
  }));
}

/** One of them; null where it must not be in the index (any more). */
export function dispatchForSearch(db: Db, id: string): SearchableDispatch | null {
  return dispatchesForSearch(db, [id])[0] ?? null;
}

type RawDispatch = Omit<
  SearchableDispatch,
  'addressees' | 'recipients' | 'pages' | 'grants' | 'references' | 'obligations'
> & { addressees: string; recipients: string };

function dispatchesIn(db: Db, wanted: SQL): RawDispatch[] {
  const d = dispatches;
  return db.all<RawDispatch>(sql`
    SELECT ${d.id} AS id, ${d.direction} AS direction, ${d.state} AS state, ${d.version} AS version,
      ${d.fileName} AS fileName, ${d.pageCount} AS pageCount, ${d.receivedAt} AS receivedAt,
      ${d.number} AS number, ${d.symbol} AS symbol, ${d.issuer} AS issuer, ${d.date} AS date, ${d.type} AS type,
      ${d.subject} AS subject, ${d.urgency} AS urgency, ${d.registerId} AS registerId,
      ${d.registerNumber} AS registerNumber, ${registers.year} AS registerYear,
      ${d.issuerParent} AS issuerParent, ${d.place} AS place, ${d.addressees} AS addressees,
      ${d.signerName} AS signerName, ${d.signerTitle} AS signerTitle, ${d.recipients} AS recipients,
      ${d.receivedBy} AS receivedBy
    FROM ${d} LEFT JOIN ${registers} ON ${registers.id} = ${d.registerId}
    WHERE ${d.id} IN ${wanted} AND ${FINDABLE}`);
}

/** Half a reading is not searched: it may still turn out to be secret. */
function pagesIn(db: Db, wanted: SQL) {
  return db.all<{ dispatchId: string; number: number; content: string | null }>(sql`
    SELECT ${dispatches.id} AS dispatchId, ${readingPages.number} AS number, ${readingPages.text} AS content
    FROM ${dispatches} CROSS JOIN ${readings} ON ${readings.id} = ${dispatches.readingId}
    CROSS JOIN ${readingPages} ON ${readingPages.readingId} = ${readings.id}
    WHERE ${dispatches.id} IN ${wanted} AND ${readings.state} = 'done'
    ORDER BY ${dispatches.id}, ${readingPages.number}`);
}

function grantsIn(db: Db, wanted: SQL) {
  return db.all<{ dispatchId: string; kind: 'unit' | 'person'; grantee: string }>(sql`
    SELECT ${dispatchAccess.dispatchId} AS dispatchId, ${dispatchAccess.kind} AS kind,
      ${dispatchAccess.grantee} AS grantee
    FROM ${dispatchAccess} WHERE ${dispatchAccess.dispatchId} IN ${wanted}
    ORDER BY ${dispatchAccess.grantee}`);
}

function granteesOf(
  grants: readonly { kind: 'unit' | 'person'; grantee: string }[] | undefined,
  kind: 'unit' | 'person',
): string[] {
  return (grants ?? []).filter((grant) => grant.kind === kind).map(({ grantee }) => grantee);
}

/** The references in force: a person's word, else what was understood. */
function referencesIn(db: Db, wanted: SQL) {
  return db.all<{ dispatchId: string; value: string | null }>(sql`
    SELECT ${dispatchFields.dispatchId} AS dispatchId, CASE ${dispatchFields.state}
      WHEN 'corrected' THEN ${dispatchFields.value} WHEN 'absent' THEN NULL ELSE ${dispatchFields.suggestion}
      END AS value
    FROM ${dispatchFields}
    WHERE ${dispatchFields.dispatchId} IN ${wanted} AND ${dispatchFields.field} = 'references'`);
}

function citedIn(value: string | null | undefined): SearchableDispatch['references'] {
  if (value === null || value === undefined) return [];
  const references = JSON.parse(value) as Reference[] | null;
  return (references ?? []).map(({ symbol, date }) => ({ symbol, date }));
}

/** The obligations in force of these papers. */
export function obligationsForSearch(
  db: Db,
  dispatchIds: readonly string[],
): Map<string, SearchableObligation[]> {
  return obligationsIn(db, sql`(SELECT value FROM json_each(${JSON.stringify(dispatchIds)}))`);
}

function obligationsIn(db: Db, wanted: SQL): Map<string, SearchableObligation[]> {
  const suggestions = grouped(suggestionsIn(db, wanted));
  const decisions = grouped(decisionsIn(db, wanted));
  const dispatchIds = new Set([...suggestions.keys(), ...decisions.keys()]);
  return new Map(
    [...dispatchIds].map((id) => [
      id,
      listed(suggestions.get(id) ?? [], decisions.get(id) ?? [])
        .filter(({ decision }) => decision?.kind !== 'dismissed')
        .map(searchableObligation),
    ]),
  );
}

function searchableObligation({ id, stands }: ListedObligation): SearchableObligation {
  const { action, assignees, cooperators, deadline, clause, product } = stands.obligation;
  return {
    id,
    clause,
    action,
    assignees,
    cooperators,
    product: product ?? null,
    deadline: deadline.raw,
    due: dueOf(deadline),
    page: stands.evidence[0]?.page ?? null,
    quote: stands.evidence.map(({ quote }) => quote).join('\n'),
  };
}

const dueOf = ({ date, due }: Deadline): string | null => date ?? due ?? null;

function suggestionsIn(db: Db, wanted: SQL): (Suggestion & { dispatchId: string })[] {
  const s = obligationSuggestions;
  return db
    .all<{ dispatchId: string; id: string; position: number; obligation: string; evidence: string }>(
      sql`SELECT ${s.dispatchId} AS dispatchId, ${s.id} AS id, ${s.position} AS position,
        ${s.obligation} AS obligation, ${s.evidence} AS evidence
        FROM ${s} WHERE ${s.dispatchId} IN ${wanted} ORDER BY ${s.position}`,
    )
    .map(({ obligation, evidence, ...row }) => ({ ...row, ...contentOf(obligation, evidence) }));
}

function decisionsIn(db: Db, wanted: SQL): (ObligationDecision & { dispatchId: string })[] {
  const d = obligationDecisions;
  const stated = grouped(statedIn(db, wanted));
  return db
    .all<Omit<ObligationDecision, 'suggested' | 'stated'> & { dispatchId: string; suggested: string }>(sql`
      SELECT ${d.id} AS id, ${d.dispatchId} AS dispatchId, ${d.kind} AS kind, ${d.suggested} AS suggested,
        ${d.reason} AS reason, ${d.decidedBy} AS decidedBy, ${d.decidedAt} AS decidedAt
      FROM ${d} WHERE ${d.dispatchId} IN ${wanted} ORDER BY ${d.id}`)
    .map((row) => ({
      ...row,
      suggested: JSON.parse(row.suggested) as SuggestedObligation[],
      stated: stated.get(row.id) ?? [],
    }));
}

function statedIn(db: Db, wanted: SQL) {
  const s = statedObligations;
  return db
    .all<{ dispatchId: string; id: string; obligation: string; evidence: string }>(sql`
      SELECT ${s.decisionId} AS dispatchId, ${s.id} AS id, ${s.obligation} AS obligation, ${s.evidence} AS evidence
      FROM ${s} WHERE ${s.decisionId} IN (
        SELECT ${obligationDecisions.id} FROM ${obligationDecisions}
        WHERE ${obligationDecisions.dispatchId} IN ${wanted})
      ORDER BY ${s.part}`)
    .map(({ dispatchId, id, obligation, evidence }) => ({
      dispatchId,
      id,
      ...contentOf(obligation, evidence),
    }));
}

function contentOf(obligation: string, evidence: string) {
  return {
    obligation: JSON.parse(obligation) as ObligationContent,
    evidence: JSON.parse(evidence) as Evidence[],
  };
}

function grouped<Row extends { dispatchId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.dispatchId);
    if (group === undefined) groups.set(row.dispatchId, [row]);
    else group.push(row);
  }
  return groups;
}
