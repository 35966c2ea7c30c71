/** Who may do what to a paper, and in which state: one table, enforced by the use cases and shown by the pages. */
import { type Actor, forbidden, hasRole } from '../people/actor.ts';
import type { Role } from '../people/roles.ts';
import { notInThisState } from './errors.ts';
import type { DispatchState } from './schema.ts';

interface ActionRule {
  roles: readonly Role[];
  states: readonly DispatchState[];
}

export const DISPATCH_ACTIONS = {
  decide: { roles: ['clerk'], states: ['to-verify', 'verified', 'registered', 'unreadable'] },
  // What a paper asks of whom is the word of the văn thư, or of the leader who hands it out.
  'decide-obligations': { roles: ['clerk', 'leader'], states: ['to-verify', 'verified', 'registered'] },
  verify: { roles: ['clerk'], states: ['to-verify'] },
  register: { roles: ['clerk'], states: ['verified'] },
  // Nobody has a duty to act on a paper that is not on the register (NĐ 30/2020, Đ22.1).
  route: { roles: ['clerk', 'leader'], states: ['registered'] },
  withdraw: { roles: ['clerk'], states: ['received', 'reading', 'to-verify', 'verified', 'unreadable'] },
  reread: { roles: ['clerk'], states: ['to-verify', 'verified', 'registered', 'unreadable'] },
  cancel: { roles: ['clerk'], states: ['received', 'reading'] },
  retry: { roles: ['clerk'], states: ['unreadable'] },
  purge: { roles: ['clerk'], states: ['quarantined'] },
  release: { roles: ['clerk'], states: ['quarantined'] },
} as const satisfies Record<string, ActionRule>;

export type DispatchAction = keyof typeof DISPATCH_ACTIONS;

/** Hands papers in: everybody with an office to fill passes on what reaches them (NĐ 30/2020, Đ21). */
export const MAY_HAND_IN: readonly Role[] = ['clerk', 'drafter', 'leader', 'staff'];

interface Subject {
  state: DispatchState;
  nextReadingId: string | null;
}

function fits(action: DispatchAction, dispatch: Subject): boolean {
  const { states }: ActionRule = DISPATCH_ACTIONS[action];
  if (action === 'reread' && dispatch.nextReadingId !== null) return false;
  if (action === 'cancel' && dispatch.nextReadingId !== null) return true;
  return states.includes(dispatch.state);
}

/**
 * @throws AppError `people.forbidden` where the person has no role for it
 * @throws AppError `dispatch.wrong-state` where the paper is not there yet, or past it
 */
export function assertMay(action: DispatchAction, dispatch: Subject, by: Actor): void {
  if (!hasRole(by, ...DISPATCH_ACTIONS[action].roles)) throw forbidden();
  if (!fits(action, dispatch)) throw notInThisState(action, dispatch.state);
}

/** What the person can do with the paper now, for the buttons of a page. */
export function actionsFor(dispatch: Subject, actor: Actor): DispatchAction[] {
  return (Object.keys(DISPATCH_ACTIONS) as DispatchAction[]).filter(
    (action) => hasRole(actor, ...DISPATCH_ACTIONS[action].roles) && fits(action, dispatch),
  );
}
