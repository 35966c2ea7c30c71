/** SQL of who gets an issued paper, and how far it is. */
import { and, asc, desc, eq, getTableColumns, inArray, lt, min, notExists, sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { jobs } from '../platform/schema.ts';
import { dispatches } from '../registry/schema.ts';
import { deliveries, draftNotices, drafts } from './schema.ts';

export type DeliveryRecord = typeof deliveries.$inferSelect;
export type NewDelivery = Omit<typeof deliveries.$inferInsert, 'id' | 'dispatchId' | 'position'>;

export function insertDeliveries(tx: Db, dispatchId: string, rows: readonly NewDelivery[]): DeliveryRecord[] {
  return rows.map((row, at) =>
    tx
      .insert(deliveries)
      .values({ id: newId(), dispatchId, position: at + 1, ...row })
      .returning()
      .get(),
  );
}

export function deliveriesOf(db: Db, dispatchId: string): DeliveryRecord[] {
  return db
    .select()
    .from(deliveries)
    .where(eq(deliveries.dispatchId, dispatchId))
    .orderBy(asc(deliveries.position))
    .all();
}

/** Of the papers with that number that went to the receiver as data, newest first: one a year and book. */
export function dataDeliveriesTo(db: Db, organId: string, number: string): DeliveryRecord[] {
  return db
    .select(getTableColumns(deliveries))
    .from(deliveries)
    .innerJoin(dispatches, eq(dispatches.id, deliveries.dispatchId))
    .where(
      and(eq(deliveries.channel, 'edxml'), eq(deliveries.address, organId), eq(dispatches.number, number)),
    )
    .orderBy(desc(deliveries.id))
    .all();
}

export function findDelivery(db: Db, id: string): DeliveryRecord | null {
  return db.select().from(deliveries).where(eq(deliveries.id, id)).get() ?? null;
}

export function changeDelivery(tx: Db, id: string, change: Partial<DeliveryRecord>): DeliveryRecord {
  return tx.update(deliveries).set(change).where(eq(deliveries.id, id)).returning().get();
}

interface InVain {
  /** Of the job that tries. */
  kind: string;
  /** What nobody was told of the paper yet. */
  notToldOf: string;
}

/** Deliveries that a job has tried in vain since before, of papers of which nobody was told so yet. */
export function waitingSince(db: Db, { before, ...inVain }: InVain & { before: string }): DeliveryRecord[] {
  return db
    .select(getTableColumns(deliveries))
    .from(jobs)
    .innerJoin(deliveries, eq(deliveries.id, DELIVERY_OF_JOB))
    .where(and(triedInVain(db, inVain), lt(jobs.createdAt, before)))
    .all();
}

/** Since when the first of these is tried; null where there is none. */
export function firstWaiting(db: Db, inVain: InVain): string | null {
  const row = db
    .select({ since: min(jobs.createdAt) })
    .from(jobs)
    .innerJoin(deliveries, eq(deliveries.id, DELIVERY_OF_JOB))
    .where(triedInVain(db, inVain))
    .get();
  return row?.since ?? null;
}

const DELIVERY_OF_JOB = sql`json_extract(${jobs.payload}, '$.deliveryId')`;

function triedInVain(db: Db, { kind, notToldOf }: InVain) {
  const told = db
    .select({ id: draftNotices.id })
    .from(draftNotices)
    .innerJoin(drafts, eq(drafts.id, draftNotices.draftId))
    .where(and(eq(drafts.dispatchId, deliveries.dispatchId), eq(draftNotices.kind, notToldOf)));
  return and(
    eq(jobs.kind, kind),
    inArray(jobs.state, ['queued', 'running']),
    eq(deliveries.state, 'waiting'),
    notExists(told),
  );
}
