/** Thủ trưởng đơn vị: who answers for a unit, set by an administrator. */
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { type Actor, requireRole, requireScope } from './actor.ts';
import { personNotFound } from './errors.ts';
import { findPerson } from './people-store.ts';
import { headsOfUnits, replaceHead } from './units-store.ts';
import { requireLivingUnit } from './units.ts';

/** The head of each unit that has one: unit id → person id. */
export function listUnitHeads(db: Db, by: Actor): Map<string, string> {
  requireScope(by, 'people:read');
  return headsOfUnits(db);
}

/**
 * Makes a person the head of a unit, in place of who was; null: nobody.
 * @throws AppError `people.forbidden`, `people.unit-not-found`, `people.unit-dissolved`, `people.not-found`
 */
export function setUnitHead(
  db: Db,
  { unitId, personId }: { unitId: string; personId: string | null },
  by: Actor,
  clock: Clock,
): void {
  requireRole(by, 'admin');
  requireScope(by, 'people:write');
  inTransaction(db, (tx) => {
    const today = clock.today().date;
    requireLivingUnit(tx, unitId, today);
    if (personId !== null && findPerson(tx, personId, today)?.disabledAt !== null) throw personNotFound();
    const before = headsOfUnits(tx).get(unitId) ?? null;
    if (before === personId) return;
    replaceHead(tx, unitId, personId, today);
    appendAudit(tx, { by, did: 'unit.head-set', to: unitId, details: { from: before, to: personId } }, clock);
  });
}
