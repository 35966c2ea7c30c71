/** How many dispatches there are behind each filter: of those the actor may find, and no others. */
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import { dispatches, registers } from '../registry/schema.ts';
import { FACET_VALUES, filterValue, findableBy, matchesOf } from './fts-queries.ts';
import { type Facet, type FacetCount, FACETS, type SearchFilters } from './index-contract.ts';
import type { ParsedQuery } from './query.ts';

const MOST_VALUES = 30;

interface CountRow {
  facet: Facet | 'total';
  value: string | null;
  label: string | null;
  count: number;
}

/**
 * The total and, where asked for, the facets: each counts with all filters but its own, so that a person sees
 * what choosing another value would give.
 */
export function countFacets(
  db: Db,
  query: ParsedQuery,
  filters: SearchFilters,
  actor: Actor,
  withFacets: boolean,
) {
  const columns = FACETS.map((facet) => sql`${FACET_VALUES[facet]} AS ${sql.identifier(facet)}`);
  const counts = [totalOf(filters), ...(withFacets ? FACETS.map((facet) => countsOf(facet, filters)) : [])];
  const rows = db.all<CountRow>(sql`
    WITH found AS MATERIALIZED (
      SELECT ${sql.join(columns, sql`, `)}, ${dispatches.issuer} AS issuer_name
      FROM ${matchesOf(query)} AND ${findableBy(actor)})
    ${sql.join(counts, sql` UNION ALL `)}`);
  const total = rows.find(({ facet }) => facet === 'total')?.count ?? 0;
  return { total, facets: withFacets ? facetsFrom(rows) : null };
}

function totalOf(filters: SearchFilters): SQL {
  return sql`SELECT 'total' AS facet, NULL AS value, NULL AS label, count(*) AS count FROM found
    WHERE ${allFilters(filters)}`;
}

function countsOf(facet: Facet, filters: SearchFilters): SQL {
  const column = sql.identifier(facet);
  return sql`SELECT * FROM (
    SELECT ${facet} AS facet, ${column} AS value, ${labelOf(facet)} AS label, count(*) AS count FROM found
    WHERE ${allFilters(filters, facet)} AND ${column} IS NOT NULL
    GROUP BY ${column} ORDER BY count DESC, value LIMIT ${MOST_VALUES})`;
}

function labelOf(facet: Facet): SQL {
  if (facet === 'issuer') return sql`max(issuer_name)`;
  if (facet === 'register') {
    return sql`(SELECT ${registers.name} || ' ' || ${registers.year} FROM ${registers} WHERE ${registers.id} = found.register)`;
  }
  return sql`${sql.identifier(facet)}`;
}

function allFilters(filters: SearchFilters, except?: Facet): SQL {
  const conditions = FACETS.flatMap((facet) => {
    const value = facet === except ? undefined : filterValue(filters, facet);
    return value === undefined ? [] : [sql`${sql.identifier(facet)} = ${value}`];
  });
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `);
}

export const NO_FACETS = facetsFrom([]);

function facetsFrom(rows: readonly CountRow[]): Record<Facet, FacetCount[]> {
  const of = (facet: Facet) =>
    rows
      .filter((row) => row.facet === facet)
      .map(({ value, label, count }) => ({ value: value ?? '', label: label ?? value ?? '', count }));
  return {
    year: of('year'),
    issuer: of('issuer'),
    type: of('type'),
    register: of('register'),
    state: of('state'),
    direction: of('direction'),
  };
}
