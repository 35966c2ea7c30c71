/** SQL of partner agencies and of the keys between them and this one. */
import { and, asc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { partnerKeys, partners } from './partner-schema.ts';

export type PartnerRow = typeof partners.$inferSelect;
export type PartnerKeysRow = Omit<typeof partnerKeys.$inferSelect, 'partnerId'>;

/** A partner, and whether each side has the other's key; the keys themselves stay where they are. */
export interface PartnerRecord extends PartnerRow {
  hasTheirs: boolean;
  oursSince: string | null;
}

const RECORD = {
  id: partners.id,
  organId: partners.organId,
  name: partners.name,
  otherNames: partners.otherNames,
  url: partners.url,
  isActive: partners.isActive,
  createdAt: partners.createdAt,
  updatedAt: partners.updatedAt,
  reachedAt: partners.reachedAt,
  heardAt: partners.heardAt,
  trouble: partners.trouble,
  hasTheirs: sql<boolean>`coalesce(${partnerKeys.theirs} <> '', 0)`.mapWith(Boolean),
  oursSince: partnerKeys.oursSince,
};

const records = (db: Db) =>
  db.select(RECORD).from(partners).leftJoin(partnerKeys, eq(partnerKeys.partnerId, partners.id));

export function allPartners(db: Db): PartnerRecord[] {
  return records(db).orderBy(asc(partners.name), asc(partners.id)).all();
}

export function findPartner(db: Db, id: string): PartnerRecord | null {
  return records(db).where(eq(partners.id, id)).get() ?? null;
}

export function findPartnerByOrganId(db: Db, organId: string): PartnerRecord | null {
  return records(db).where(eq(partners.organId, organId)).get() ?? null;
}

/** Where to send and with which key; null where it rests or gave no key. */
export function findReachable(db: Db, organId: string): (PartnerRow & { key: string }) | null {
  const found = db
    .select({ partner: partners, key: partnerKeys.theirs })
    .from(partners)
    .innerJoin(partnerKeys, eq(partnerKeys.partnerId, partners.id))
    .where(and(eq(partners.organId, organId), eq(partners.isActive, true), ne(partnerKeys.theirs, '')))
    .get();
  return found === undefined ? null : { ...found.partner, key: found.key };
}

/** Who comes with a key of ours. */
export function findPartnerByKey(db: Db, hash: string): PartnerRow | null {
  const found = db
    .select({ partner: partners })
    .from(partners)
    .innerJoin(partnerKeys, eq(partnerKeys.partnerId, partners.id))
    .where(and(isNotNull(partnerKeys.oursHash), eq(partnerKeys.oursHash, hash)))
    .get();
  return found?.partner ?? null;
}

export function insertPartner(tx: Db, row: typeof partners.$inferInsert): void {
  tx.insert(partners).values(row).run();
  tx.insert(partnerKeys).values({ partnerId: row.id }).run();
}

export function changePartnerRow(tx: Db, id: string, change: Partial<PartnerRow>): void {
  tx.update(partners).set(change).where(eq(partners.id, id)).run();
}

/** Also where the directory came back from an export without its keys. */
export function changePartnerKeys(tx: Db, partnerId: string, change: Partial<PartnerKeysRow>): void {
  tx.insert(partnerKeys)
    .values({ partnerId, ...change })
    .onConflictDoUpdate({ target: partnerKeys.partnerId, set: change })
    .run();
}

export function deletePartner(tx: Db, id: string): void {
  tx.delete(partners).where(eq(partners.id, id)).run();
}
