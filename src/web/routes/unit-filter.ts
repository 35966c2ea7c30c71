/** "Việc của đơn vị tôi": whose obligations of a paper a person may look at by themselves. */
import { hasRole, listUnits } from '../../people/index.ts';
import type { DispatchView } from '../../registry/index.ts';
import type { UnitFilter } from '../components/obligations.tsx';
import type { NamedUnit } from '../../obligations/index.ts';
import { dutiesOf } from '../unit-duties.ts';
import { type PageContext, personOf, type WebRoutesDeps } from './context.ts';

/** In place of a unit's id: the office as a whole, which is what papers from outside name. */
const OFFICE = 'co-quan';

/** Null where there is nothing to choose. */
export function unitFilterOf(
  deps: WebRoutesDeps,
  c: PageContext,
  { obligations, date }: Pick<DispatchView, 'obligations' | 'date'>,
): UnitFilter | null {
  const units = unitsOf(deps, c);
  if (obligations.length === 0 || units.length === 0) return null;
  const asked = c.req.query('don-vi');
  const chosen = units.find(({ id }) => id === asked);
  return {
    options: units.map((unit) => ({
      value: unit.id,
      name: `${unit.name} (${dutiesOf(obligations, unit, date).size})`,
    })),
    chosen: chosen?.id ?? null,
    shown: chosen === undefined ? null : dutiesOf(obligations, chosen, date),
  };
}

/**
 * The office first, for it is what papers from outside name; then a person's own units. Văn thư and lãnh đạo may
 * look through the eyes of any.
 */
function unitsOf({ db, clock, agencyName }: WebRoutesDeps, c: PageContext): (NamedUnit & { id: string })[] {
  const actor = personOf(c);
  const all = listUnits(db, clock.today().date, actor);
  const isMine = ({ id }: { id: string }) => actor.unitIds.includes(id);
  const others = hasRole(actor, 'clerk', 'leader') ? all.filter((unit) => !isMine(unit)) : [];
  const hasOffice = agencyName !== '' && !others.some(({ name }) => name === agencyName);
  const office = hasOffice ? [{ id: OFFICE, name: agencyName, shortName: '' }] : [];
  const isOffice = ({ name }: NamedUnit) => name === agencyName;
  const units = [...office, ...all.filter(isMine), ...others];
  return [...units.filter(isOffice), ...units.filter((unit) => !isOffice(unit))];
}
