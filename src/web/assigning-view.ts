/** What the form of a letter that hands duties on begins with: duties of ours, units of the office, the leader's word. */
import type { Assignment } from '../drafting/index.ts';
import { askedFor } from '../drafting/index.ts';
import { listUnits } from '../people/index.ts';
import { type DispatchView, routingOfDispatch } from '../registry/index.ts';
import type { AssignableDuty, Assigning } from './components/assign-duties.tsx';
import { type PageContext, personOf, type WebRoutesDeps } from './routes/context.ts';
import { dutiesOf } from './unit-duties.ts';

/** Duties of the office are chosen; where the paper names it nowhere, all are. */
export function assigningOf(
  { db, clock, agencyName }: WebRoutesDeps,
  c: PageContext,
  paper: DispatchView,
): Assigning {
  const actor = personOf(c);
  const obligations = paper.obligations.filter(
    ({ state, kind }) => state !== 'dismissed' && kind !== 'closing',
  );
  const ours = dutiesOf(obligations, { name: agencyName, shortName: '' }, paper.date);
  const { lead, cooperators } = wordOfLeader(routingOfDispatch(db, paper.id, actor).directives);
  return {
    duties: obligations.map((duty): AssignableDuty => ({
      action: askedFor(duty),
      named: duty.assignees.join(', '),
      isChosen: ours.size === 0 || ours.has(duty.id),
    })),
    units: listUnits(db, clock.today().date, actor)
      .map(({ name }) => name)
      .filter((name) => name !== agencyName),
    lead,
    cooperators,
  };
}

/** Of the newest directive that names a unit. */
function wordOfLeader(directives: ReturnType<typeof routingOfDispatch>['directives']) {
  const word = directives.findLast(({ lead }) => lead?.kind === 'unit');
  return { lead: word?.lead?.name ?? '', cooperators: word?.cooperators ?? [] };
}

/** As the form begins, and as it stays without scripts. */
export function firstAssignments({ duties, lead }: Assigning): Assignment[] {
  return duties
    .filter(({ isChosen }) => isChosen)
    .map(({ action, named }) => ({ action, named, unit: lead }));
}
