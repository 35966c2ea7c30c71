/** An office that follows duties up: one of the registry's, with heads of units and people to hand work to. */
import { memberships, people, unitHeads } from '../../src/people/schema.ts';
import type { Actor } from '../../src/people/actor.ts';
import { inTransaction } from '../../src/platform/database.ts';
import {
  createObligation,
  type NewObligation,
  type ObligationCommand,
  type ObligationDetail,
  perform,
  viewObligation,
} from '../../src/obligations/index.ts';
import { roleGrants } from '../../src/people/schema.ts';
import { CLERK, LEADER, openOffice, person, STAFF } from '../registry/office.ts';

export { CLERK, LEADER, STAFF };
/** unit-a: its head, two members; unit-b: a member; the assigner is a deputy without the role of a leader. */
export const HEAD = person('head', ['staff'], ['unit-a']);
export const COLLEAGUE = person('colleague', ['staff'], ['unit-a']);
export const OTHER = person('other', ['staff'], ['unit-b']);
export const ASSIGNER = person('assigner', ['staff']);
export const STRANGER = person('stranger', ['staff'], ['unit-c']);

export type FollowUp = ReturnType<typeof openFollowUp>;

export function openFollowUp(file?: string) {
  const office = openOffice(file);
  const { db, clock } = office;
  for (const { id, name } of [HEAD, COLLEAGUE, OTHER, ASSIGNER, STRANGER]) {
    db.insert(people).values({ id: id!, name, createdAt: clock.now() }).run();
  }
  for (const [personId, unitId] of [
    ['head', 'unit-a'],
    ['colleague', 'unit-a'],
    ['other', 'unit-b'],
  ] as const) {
    db.insert(memberships).values({ personId, unitId, validFrom: '2020-01-01' }).run();
  }
  db.insert(unitHeads).values({ unitId: 'unit-a', personId: 'head', since: '2026-01-01' }).run();
  db.insert(roleGrants).values({ personId: 'leader', role: 'leader' }).run();

  const create = (about: Partial<NewObligation> = {}, by: Actor = LEADER): string =>
    inTransaction(
      db,
      (tx) =>
        createObligation(
          tx,
          {
            source: { kind: 'direct' },
            action: 'Rà soát danh sách hộ cần hỗ trợ, báo cáo kết quả',
            parties: { lead: [{ unitId: 'unit-a' }] },
            deadline: { kind: 'date', raw: null, date: '2026-12-04' },
            ...about,
          },
          by,
          clock,
        ).id,
    );
  const duty = (id: string, actor: Actor = CLERK): ObligationDetail => viewObligation(db, id, actor, clock);
  /** Acts on the version that stands now. */
  const acts = (id: string, command: ObligationCommand, by: Actor) =>
    perform(db, { obligationId: id, version: duty(id).version }, command, by, clock);
  return { ...office, create, duty, acts };
}

/** What triggers keep beside the obligations for lists and counts, and the same asked of the obligations themselves. */
export function keptBeside({ connection }: Pick<FollowUp, 'connection'>) {
  const all = (query: string) => connection.prepare<[], Record<string, unknown>>(query).all();
  return {
    kept: [
      all('select status, due_order, side, count from obligation_tallies order by 1, 2, 3'),
      all(
        'select obligation_id, role, party_id, open, status, due_order from obligation_parties order by 1, 2, 3',
      ),
    ],
    asked: [
      all(
        'select status, due_order, side, count(*) as count from obligations group by 1, 2, 3 order by 1, 2, 3',
      ),
      all(`select p.obligation_id, p.role, p.party_id, o.open, o.status, o.due_order
        from obligation_parties p join obligations o on o.id = p.obligation_id order by 1, 2, 3`),
    ],
  };
}

export const codeOf = (attempt: () => unknown): string => {
  try {
    attempt();
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};
