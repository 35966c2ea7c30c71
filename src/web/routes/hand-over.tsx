/** Work that changes hands when a person leaves. */
import { Hono } from 'hono';
import { type Actor, type AppEnv, hasRole, listPeople, listUnitHeads } from '../../people/index.ts';
import { handOver, heldBy } from '../../obligations/index.ts';
import { OFFICE_ACTIONS } from '../../registry/index.ts';
import type { Option } from '../components/form.tsx';
import { HandOverPage } from '../pages/hand-over.tsx';
import { HAND_OVER } from '../text/hand-over.ts';
import {
  formOf,
  notFilled,
  type PageContext,
  personOf,
  problemOf,
  requiredText,
  seeOther,
  shellOf,
  type WebRoutesDeps,
} from './context.ts';
import { peopleOptions } from './units-options.ts';

export function handOverPages(deps: WebRoutesDeps): Hono<AppEnv> {
  const { db, clock } = deps;
  return new Hono<AppEnv>()
    .get('/ban-giao', (c) => c.html(handOverPage(deps, c)))
    .post('/ban-giao', async (c) => {
      const form = await formOf(c);
      const fromId = c.req.query('tu') ?? '';
      const typed = { toId: form.text('to'), reason: form.text('reason').trim() };
      const problem = await problemOf(() => {
        if (typed.toId === '') throw notFilled(HAND_OVER.to);
        requiredText(form, 'reason', HAND_OVER.reason);
        handOver(db, { fromId, ...typed }, personOf(c), clock);
      });
      if (problem === null) return seeOther(c, `/ban-giao?tu=${fromId}`, 'da-ban-giao');
      return c.html(handOverPage(deps, c, { typed, problem: problem.message }), problem.status);
    });
}

interface Shown {
  typed?: { toId: string; reason: string };
  problem?: string;
}

function handOverPage(
  deps: WebRoutesDeps,
  c: PageContext,
  { typed = { toId: '', reason: '' }, problem }: Shown = {},
) {
  const { db, clock } = deps;
  const actor = personOf(c);
  const everybody = peopleOptions(db, actor, clock);
  const leaving = leavingFor(deps, actor, everybody);
  const id = c.req.query('tu') ?? '';
  const name = everybody.find(({ value }) => value === id)?.name;
  return (
    <HandOverPage
      shell={shellOf(deps, c)}
      leaving={leaving}
      everybody={everybody}
      chosen={name === undefined ? null : { id, name, held: heldBy(db, id, actor, clock) }}
      typed={typed}
      problem={problem}
    />
  );
}

/** Everybody for those with the role; the people of their units for heads; oneself. */
function leavingFor({ db, clock }: WebRoutesDeps, actor: Actor, everybody: readonly Option[]): Option[] {
  if (hasRole(actor, ...OFFICE_ACTIONS['hand-over'].roles)) return [...everybody];
  const headed = [...listUnitHeads(db, actor)].filter(([, personId]) => personId === actor.id);
  const own = new Set(
    headed.flatMap(([unitId]) =>
      listPeople(db, { unitId, limit: 200 }, actor, clock).people.map((person) => person.id),
    ),
  );
  return everybody.filter(({ value }) => value === actor.id || own.has(value));
}
