/** Puts the sample agency into an empty data folder: its units with their history, and its people. */
import { randomInt } from 'node:crypto';
import type { Clock } from '../../src/platform/clock.ts';
import type { Db } from '../../src/platform/database.ts';
import {
  type Actor,
  createPerson,
  createUnit,
  dissolveUnit,
  SERVICE,
  setUnitHead,
} from '../../src/people/index.ts';
import { changeOfficeProfile, grantPower } from '../../src/drafting/index.ts';
import { agency, type SamplePerson, type SampleUnit } from './agency.ts';

export interface SeededPerson extends SamplePerson {
  id: string;
  password: string;
}

export interface SeededAgency {
  people: SeededPerson[];
  /** Ids in the database by the ids of `agency.ts`. */
  unitIds: ReadonlyMap<string, string>;
}

/** One password for the whole demo, made anew for each data folder. */
export async function seedAgency(db: Db, clock: Clock): Promise<SeededAgency> {
  const unitIds = seedUnits(db, clock);
  const password = demoPassword();
  const people: SeededPerson[] = [];
  for (const sample of agency.people) {
    const { username, fullName: name, post, roles } = sample;
    const command = { username, name, post, roles, password, unitIds: [unitIds.get(sample.unit)!] };
    const { person } = await createPerson(db, command, SERVICE, clock);
    people.push({ ...sample, id: person.id, password });
  }
  for (const [unit, username] of Object.entries(agency.heads)) {
    const head = people.find((person) => person.username === username)!;
    setUnitHead(db, { unitId: unitIds.get(unit)!, personId: head.id }, SERVICE, clock);
  }
  const seeded = { people, unitIds };
  seedOfficeProfile(db, seeded, clock);
  return seeded;
}

/** What stands on every paper of the agency, and who signs it: a first draft has no blank that the office knows. */
function seedOfficeProfile(db: Db, { people }: SeededAgency, clock: Clock): void {
  const { name, place, symbol, organId, head, collective, contact } = agency;
  const profile = { parent: null, agency: name, place, agencySymbol: symbol, head, collective, contact };
  changeOfficeProfile(db, { ...profile, organId, checkers: [] }, SERVICE, clock);
  for (const { username, form, own } of agency.signers) {
    const personId = people.find((person) => person.username === username)!.id;
    const power = {
      personId,
      form,
      collective,
      head,
      own,
      unitHead: '',
      kinds: [],
      basis: '',
      validTo: null,
    };
    grantPower(db, { ...power, validFrom: clock.today().date }, SERVICE, clock);
  }
}

/** A person of the agency at their desk. */
export function actorNamed({ people, unitIds }: SeededAgency, username: string): Actor {
  const person = people.find((candidate) => candidate.username === username);
  if (person === undefined) throw new Error(`nobody is called "${username}"`);
  return {
    id: person.id,
    name: person.fullName,
    roles: person.roles,
    unitIds: [unitIds.get(person.unit)!],
    address: '127.0.0.1',
    scopes: null,
  };
}

/** Parents before their children; then the dissolved ones get their last day and successor. */
function seedUnits(db: Db, clock: Clock): Map<string, string> {
  const ids = new Map<string, string>();
  for (const [position, unit] of agency.units.entries()) {
    const { name, shortName, validFrom } = unit;
    const parentId = unit.parent === null ? null : ids.get(unit.parent)!;
    const created = createUnit(db, { name, shortName, validFrom, position, parentId }, SERVICE, clock);
    ids.set(unit.id, created.id);
  }
  for (const unit of agency.units.filter(isDissolved)) {
    const dissolution = {
      unitId: ids.get(unit.id)!,
      lastDay: unit.validTo,
      successorId: ids.get(unit.successor)!,
    };
    dissolveUnit(db, dissolution, SERVICE, clock);
  }
  return ids;
}

function isDissolved(unit: SampleUnit): unit is SampleUnit & { validTo: string; successor: string } {
  return unit.validTo !== null && unit.successor !== null;
}

function demoPassword(): string {
  return `vanthu-${randomInt(100_000, 999_999)}`;
}
