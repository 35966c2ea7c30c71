/** SQL of who may sign, and of what an office writes on all its papers. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { people } from '../people/schema.ts';
import type { Db } from '../platform/database.ts';
import { draftingOffice, signingPowers } from './schema.ts';

export type PowerRecord = typeof signingPowers.$inferSelect;
export type OfficeRecord = typeof draftingOffice.$inferSelect;

export interface PowerView extends PowerRecord {
  name: string;
}

const columns = {
  id: signingPowers.id,
  personId: signingPowers.personId,
  form: signingPowers.form,
  collective: signingPowers.collective,
  head: signingPowers.head,
  own: signingPowers.own,
  unitHead: signingPowers.unitHead,
  kinds: signingPowers.kinds,
  basis: signingPowers.basis,
  validFrom: signingPowers.validFrom,
  validTo: signingPowers.validTo,
  revokedAt: signingPowers.revokedAt,
  name: people.name,
};

/** Those not taken back, of people who still work here. */
export function livingPowers(db: Db): PowerView[] {
  return db
    .select(columns)
    .from(signingPowers)
    .innerJoin(people, eq(people.id, signingPowers.personId))
    .where(and(isNull(signingPowers.revokedAt), isNull(people.disabledAt)))
    .orderBy(asc(people.sortName), asc(signingPowers.id))
    .all();
}

export function findPower(db: Db, id: string): PowerView | null {
  return (
    db
      .select(columns)
      .from(signingPowers)
      .innerJoin(people, eq(people.id, signingPowers.personId))
      .where(eq(signingPowers.id, id))
      .get() ?? null
  );
}

export function insertPower(tx: Db, power: typeof signingPowers.$inferInsert): void {
  tx.insert(signingPowers).values(power).run();
}

/** @returns false where it is not there, or was taken back before */
export function revokePowerRow(tx: Db, id: string, at: string): boolean {
  const revoked = tx
    .update(signingPowers)
    .set({ revokedAt: at })
    .where(and(eq(signingPowers.id, id), isNull(signingPowers.revokedAt)))
    .returning({ id: signingPowers.id })
    .all();
  return revoked.length > 0;
}

/** Null where nobody wrote anything yet. */
export function officeRow(db: Db): OfficeRecord | null {
  return db.select().from(draftingOffice).get() ?? null;
}

export function saveOfficeRow(tx: Db, office: Omit<OfficeRecord, 'id'>): void {
  tx.insert(draftingOffice)
    .values({ id: 1, ...office })
    .onConflictDoUpdate({ target: draftingOffice.id, set: office })
    .run();
}
