/**
 * The office's units (đơn vị): a tree that changes with reforms. A unit that ends keeps its row, its last day
 * and its successor, so that old papers stay readable and people find their new place.
 */
import { addDays } from '../calendar/index.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { type Actor, requireRole, requireScope } from './actor.ts';
import {
  lastDayTooEarly,
  successorInvalid,
  unitCycle,
  unitDissolved,
  unitHasChildren,
  unitNameTaken,
  unitNotFound,
} from './errors.ts';
import {
  allUnits,
  changeUnit,
  childrenAfter,
  findUnit,
  insertUnit,
  joinUnit,
  leaveUnit,
  membershipsAfter,
  siblingsNamed,
  type UnitRow,
  unitsValidOn,
} from './units-store.ts';

export type Unit = UnitRow;

export interface NewUnit {
  name: string;
  /** As used in symbols: "VP", "KT". */
  shortName?: string | undefined;
  parentId?: string | null | undefined;
  /** First day; today where not given. */
  validFrom?: string | undefined;
  position?: number | undefined;
}

/** @throws AppError `people.forbidden`, `people.unit-not-found`, `people.unit-dissolved`, `people.unit-name-taken` */
export function createUnit(db: Db, command: NewUnit, by: Actor, clock: Clock): Unit {
  requireUnitsAdmin(by);
  return inTransaction(db, (tx) => {
    const { parentId = null, shortName = '', position = 0, validFrom = clock.today().date } = command;
    const name = spelled(command.name);
    if (parentId !== null) requireLivingUnit(tx, parentId, validFrom);
    assertNameIsFree(tx, { id: null, parentId, name }, validFrom);
    const unit = {
      id: newId(),
      name,
      shortName,
      parentId,
      validFrom,
      validTo: null,
      successorId: null,
      position,
    };
    insertUnit(tx, unit);
    appendAudit(tx, { by, did: 'unit.created', to: unit.id, details: { name, parentId, validFrom } }, clock);
    return unit;
  });
}

/**
 * Gives a unit another name, abbreviation or place among its neighbours.
 * @throws AppError `people.forbidden`, `people.unit-not-found`, `people.unit-name-taken`
 */
export function updateUnit(
  db: Db,
  unitId: string,
  changes: { name?: string | undefined; shortName?: string | undefined; position?: number | undefined },
  by: Actor,
  clock: Clock,
): Unit {
  requireUnitsAdmin(by);
  return inTransaction(db, (tx) => {
    const before = requireUnit(tx, unitId);
    const { shortName = before.shortName, position = before.position } = changes;
    const after = { ...before, shortName, position, name: spelled(changes.name ?? before.name) };
    if (after.name !== before.name) assertNameIsFree(tx, after, clock.today().date);
    changeUnit(tx, unitId, { name: after.name, shortName, position });
    const details = { from: summary(before), to: summary(after) };
    appendAudit(tx, { by, did: 'unit.changed', to: unitId, details }, clock);
    return after;
  });
}

/**
 * Puts a unit, with all below it, under another; null makes it the top of a tree.
 * @throws AppError `people.forbidden`, `people.unit-not-found`, `people.unit-dissolved`, `people.unit-cycle`,
 *   `people.unit-name-taken`
 */
export function moveUnit(db: Db, unitId: string, parentId: string | null, by: Actor, clock: Clock): Unit {
  requireUnitsAdmin(by);
  return inTransaction(db, (tx) => {
    const unit = requireUnit(tx, unitId);
    const { date } = clock.today();
    if (parentId !== null) {
      requireLivingUnit(tx, parentId, date);
      if (isWithin(tx, parentId, unitId)) throw unitCycle();
    }
    assertNameIsFree(tx, { ...unit, parentId }, date);
    changeUnit(tx, unitId, { parentId });
    const details = { from: unit.parentId, to: parentId };
    appendAudit(tx, { by, did: 'unit.moved', to: unitId, details }, clock);
    return { ...unit, parentId };
  });
}

export interface Dissolution {
  unitId: string;
  /** The last day on which the unit exists. */
  lastDay: string;
  /** Who takes over its people and open work; null where nobody does. */
  successorId: string | null;
}

/**
 * Ends a unit: its people belong to the successor from the day after the last day.
 * @throws AppError `people.forbidden`, `people.unit-not-found`, `people.unit-dissolved` (it has ended already),
 *   `people.last-day-too-early`, `people.unit-has-children`, `people.successor-invalid`
 */
export function dissolveUnit(db: Db, command: Dissolution, by: Actor, clock: Clock): Unit {
  requireUnitsAdmin(by);
  const { unitId, lastDay, successorId } = command;
  return inTransaction(db, (tx) => {
    const unit = requireUnit(tx, unitId);
    if (unit.validTo !== null) throw unitDissolved(unit.name);
    if (lastDay < unit.validFrom) throw lastDayTooEarly();
    if (childrenAfter(tx, unitId, lastDay).length > 0) throw unitHasChildren();
    if (successorId !== null) assertCanSucceed(tx, unitId, successorId, lastDay);
    changeUnit(tx, unitId, { validTo: lastDay, successorId });
    const moved = movePeople(tx, command);
    const details = { lastDay, successorId, people: moved };
    appendAudit(tx, { by, did: 'unit.dissolved', to: unitId, details }, clock);
    return { ...unit, validTo: lastDay, successorId };
  });
}

function assertCanSucceed(tx: Db, unitId: string, successorId: string, lastDay: string): void {
  const successor = findUnit(tx, successorId);
  if (successor === null || successorId === unitId) throw successorInvalid();
  if (!isValidOn(successor, addDays(lastDay, 1))) throw successorInvalid();
}

function movePeople(tx: Db, { unitId, lastDay, successorId }: Dissolution): number {
  const members = new Set(membershipsAfter(tx, unitId, lastDay).map((membership) => membership.personId));
  for (const personId of members) {
    leaveUnit(tx, personId, unitId, lastDay);
    if (successorId !== null) joinUnit(tx, personId, successorId, addDays(lastDay, 1));
  }
  return members.size;
}

/** @throws AppError `people.unit-not-found` */
export function getUnit(db: Db, unitId: string, by: Actor): Unit {
  requireScope(by, 'people:read');
  return requireUnit(db, unitId);
}

/** The units that exist on a day; all that ever were where `date` is null. */
export function listUnits(db: Db, date: string | null, by: Actor): Unit[] {
  requireScope(by, 'people:read');
  return date === null ? allUnits(db) : unitsValidOn(db, date);
}

/** The unit that answers for another today: itself, or the last of its successors; null where nobody took over. */
export function unitInCharge(db: Db, unitId: string, date: string): Unit | null {
  const seen = new Set<string>();
  let unit = findUnit(db, unitId);
  while (unit !== null && unit.validTo !== null && unit.validTo < date && !seen.has(unit.id)) {
    seen.add(unit.id);
    unit = unit.successorId === null ? null : findUnit(db, unit.successorId);
  }
  return unit !== null && !seen.has(unit.id) ? unit : null;
}

export interface UnitNode {
  unit: Unit;
  children: UnitNode[];
}

/** Orders a list of units as a tree; a unit whose parent is not in the list stands at the top. */
export function treeOf(units: readonly Unit[]): UnitNode[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = (parentId: string | null): UnitNode[] =>
    units
      .filter(
        (unit) => (unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null) === parentId,
      )
      .map((unit) => ({ unit, children: below(unit.id) }));
  return below(null);
}

/** @throws AppError `people.unit-not-found`, `people.unit-dissolved` where it does not exist on that day */
export function requireLivingUnit(db: Db, unitId: string, date: string): Unit {
  const unit = requireUnit(db, unitId);
  if (!isValidOn(unit, date)) throw unitDissolved(unit.name);
  return unit;
}

function requireUnit(db: Db, unitId: string): Unit {
  const unit = findUnit(db, unitId);
  if (unit === null) throw unitNotFound();
  return unit;
}

function requireUnitsAdmin(by: Actor): void {
  requireRole(by, 'admin');
  requireScope(by, 'people:write');
}

function isValidOn(unit: Unit, date: string): boolean {
  return unit.validFrom <= date && (unit.validTo === null || date <= unit.validTo);
}

/** Whether a unit is another one or lies below it. */
function isWithin(db: Db, unitId: string, ancestorId: string): boolean {
  let at: string | null = unitId;
  while (at !== null) {
    if (at === ancestorId) return true;
    at = findUnit(db, at)?.parentId ?? null;
  }
  return false;
}

function assertNameIsFree(
  db: Db,
  unit: { id: string | null; parentId: string | null; name: string },
  date: string,
): void {
  const taken = siblingsNamed(db, unit.parentId, unit.name, date).some((sibling) => sibling.id !== unit.id);
  if (taken) throw unitNameTaken(unit.name);
}

const spelled = (name: string) => name.trim().normalize('NFC');

const summary = ({ name, shortName, position }: Unit) => ({ name, shortName, position });
