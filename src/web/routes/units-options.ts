/** Units and people to choose from. */
import { type Actor, listPeople, listUnits, treeOf, type UnitNode } from '../../people/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/database.ts';
import type { Option } from '../components/form.tsx';

/** The units of today as they stand in the tree, those below others indented. */
export function unitOptions(db: Db, actor: Actor, clock: Clock): Option[] {
  const flatten = (nodes: readonly UnitNode[], depth: number): Option[] =>
    nodes.flatMap(({ unit, children }) => [
      { value: unit.id, name: `${'\u2003'.repeat(depth)}${unit.name}` },
      ...flatten(children, depth + 1),
    ]);
  return flatten(treeOf(listUnits(db, clock.today().date, actor)), 0);
}

const MOST_PEOPLE = 200;

/** Colleagues a paper may be routed to. */
export function peopleOptions(db: Db, actor: Actor, clock: Clock): Option[] {
  return listPeople(db, { limit: MOST_PEOPLE }, actor, clock).people.map(({ id, name, post }) => ({
    value: id,
    name: post === '' ? name : `${name}, ${post}`,
  }));
}
