/** SQL of what papers cite and of the links between them. */
import { and, asc, desc, eq, isNull, ne, or } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import { oneOf } from '../platform/one-of.ts';
import { newId } from '../platform/ids.ts';
import { dispatchCitations, dispatchLinks, type LinkKind, type LinkSource } from './link-schema.ts';
import { dispatches, registers } from './schema.ts';
import type { LinkedPaper } from './views.ts';
import { visibleTo } from './visibility.ts';

export interface Citation {
  key: string;
  /** ISO date; null where the paper does not say of when. */
  date: string | null;
  kind: LinkKind;
}

export type LinkRecord = typeof dispatchLinks.$inferSelect;

export function replaceCitations(tx: Db, dispatchId: string, citations: readonly Citation[]): void {
  tx.delete(dispatchCitations).where(eq(dispatchCitations.dispatchId, dispatchId)).run();
  for (const citation of citations) {
    tx.insert(dispatchCitations)
      .values({ ...citation, id: newId(), dispatchId })
      .run();
  }
}

/** Papers on the register with that number and symbol, newest first. */
export function papersKeyed(db: Db, key: string, except: string): { id: string; date: string | null }[] {
  return db
    .select({ id: dispatches.id, date: dispatches.date })
    .from(dispatches)
    .where(
      and(eq(dispatches.citationKey, key), eq(dispatches.state, 'registered'), ne(dispatches.id, except)),
    )
    .orderBy(desc(dispatches.date), desc(dispatches.id))
    .limit(50)
    .all();
}

/** Registered papers that cite that number and symbol, with how. */
export function citationsOf(
  db: Db,
  key: string,
): (Citation & { dispatchId: string; citingDate: string | null })[] {
  return db
    .select({
      dispatchId: dispatchCitations.dispatchId,
      key: dispatchCitations.key,
      date: dispatchCitations.date,
      kind: dispatchCitations.kind,
      citingDate: dispatches.date,
    })
    .from(dispatchCitations)
    .innerJoin(dispatches, eq(dispatches.id, dispatchCitations.dispatchId))
    .where(and(eq(dispatchCitations.key, key), eq(dispatches.state, 'registered')))
    .limit(500)
    .all();
}

export interface NewLink {
  fromId: string;
  toId: string;
  kind: LinkKind;
  source: LinkSource;
  madeBy: string | null;
  madeAt: string;
}

/** Adds a link; one that is there, or that a person removed, stays as it is. */
export function insertLink(tx: Db, link: NewLink): void {
  tx.insert(dispatchLinks)
    .values({ id: newId(), ...link })
    .onConflictDoNothing()
    .run();
}

/** A person's own word makes a removed link again. */
export function insertLinkAnew(tx: Db, link: NewLink): void {
  const { source, madeBy, madeAt } = link;
  tx.insert(dispatchLinks)
    .values({ id: newId(), ...link })
    .onConflictDoUpdate({
      target: [dispatchLinks.fromId, dispatchLinks.toId, dispatchLinks.kind],
      set: { source, madeBy, madeAt, removedAt: null, removedBy: null },
    })
    .run();
}

export function findLink(db: Db, id: string): LinkRecord | null {
  return db.select().from(dispatchLinks).where(eq(dispatchLinks.id, id)).get() ?? null;
}

export function removeLinkRow(tx: Db, id: string, by: string | null, at: string): void {
  tx.update(dispatchLinks).set({ removedBy: by, removedAt: at }).where(eq(dispatchLinks.id, id)).run();
}

/** Links that the machine made from references that the paper does not have any more. */
export function dropStaleLinks(
  tx: Db,
  fromId: string,
  wanted: readonly { toId: string; kind: LinkKind }[],
): void {
  const made = tx
    .select()
    .from(dispatchLinks)
    .where(
      and(
        eq(dispatchLinks.fromId, fromId),
        eq(dispatchLinks.source, 'reference'),
        isNull(dispatchLinks.removedAt),
      ),
    )
    .all();
  const stale = made.filter(
    (link) => !wanted.some(({ toId, kind }) => toId === link.toId && kind === link.kind),
  );
  if (stale.length === 0) return;
  tx.delete(dispatchLinks)
    .where(
      oneOf(
        dispatchLinks.id,
        stale.map(({ id }) => id),
      ),
    )
    .run();
}

/** The links of papers in both directions, removed ones left out. */
export function linksOf(db: Db, ids: readonly string[]): LinkRecord[] {
  return db
    .select()
    .from(dispatchLinks)
    .where(
      and(
        or(oneOf(dispatchLinks.fromId, ids), oneOf(dispatchLinks.toId, ids)),
        isNull(dispatchLinks.removedAt),
      ),
    )
    .orderBy(asc(dispatchLinks.id))
    .limit(500)
    .all();
}

const paperColumns = {
  id: dispatches.id,
  direction: dispatches.direction,
  state: dispatches.state,
  handling: dispatches.handling,
  number: dispatches.number,
  symbol: dispatches.symbol,
  type: dispatches.type,
  issuer: dispatches.issuer,
  date: dispatches.date,
  subject: dispatches.subject,
  fileName: dispatches.fileName,
  registerNumber: dispatches.registerNumber,
  registerYear: registers.year,
};

/** Those of the papers that the person may see. */
export function linkedPapers(db: Db, ids: readonly string[], actor: Actor): Map<string, LinkedPaper> {
  const rows = db
    .select(paperColumns)
    .from(dispatches)
    .leftJoin(registers, eq(registers.id, dispatches.registerId))
    .where(and(oneOf(dispatches.id, ids), visibleTo(actor)))
    .all();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Papers the person may see that have that number and symbol, newest first. */
export function visibleKeyed(db: Db, key: string, actor: Actor): LinkedPaper[] {
  return db
    .select(paperColumns)
    .from(dispatches)
    .leftJoin(registers, eq(registers.id, dispatches.registerId))
    .where(and(eq(dispatches.citationKey, key), visibleTo(actor)))
    .orderBy(desc(dispatches.date), desc(dispatches.id))
    .limit(20)
    .all();
}
