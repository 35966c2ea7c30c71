/** Who may do what to a paper, and in which state: one table, enforced by the use cases and shown by the pages. */
import { type Actor, forbidden, hasRole } from '../people/actor.ts';
import type { Role } from '../people/roles.ts';
import { notInThisState } from './errors.ts';
import type { Direction, DispatchState } from './schema.ts';

interface ActionRule {
  roles: readonly Role[];
  states: readonly DispatchState[];
  /** Only for incoming papers. */
  incoming?: true;
  /** Only while the paper lies with the person or a unit of theirs; văn thư and lãnh đạo step in for anybody. */
  holder?: true;
}

const AT_WORK = ['clerk', 'drafter', 'leader', 'staff'] as const satisfies readonly Role[];

export const DISPATCH_ACTIONS = {
  decide: { roles: ['clerk'], states: ['to-verify', 'verified', 'registered', 'unreadable'] },
  // What a paper asks of whom is the word of the văn thư, or of the leader who hands it out.
  'decide-obligations': { roles: ['clerk', 'leader'], states: ['to-verify', 'verified', 'registered'] },
  'correct-words': { roles: ['clerk'], states: ['to-verify', 'verified', 'registered'] },
  // What is on the register is known by its pages.
  'arrange-pages': { roles: ['clerk'], states: ['to-verify', 'verified'] },
  verify: { roles: ['clerk'], states: ['to-verify'] },
  register: { roles: ['clerk'], states: ['verified'] },
  // Nobody has a duty to act on a paper that is not on the register (NĐ 30/2020, Đ22.1).
  route: { roles: ['clerk', 'leader'], states: ['registered'] },
  withdraw: { roles: ['clerk'], states: ['received', 'reading', 'to-verify', 'verified', 'unreadable'] },
  reread: { roles: ['clerk'], states: ['to-verify', 'verified', 'registered', 'unreadable'] },
  // Which of two readings stays.
  'decide-reading': { roles: ['clerk'], states: ['to-verify', 'verified', 'registered'] },
  cancel: { roles: ['clerk'], states: ['received', 'reading'] },
  retry: { roles: ['clerk'], states: ['unreadable'] },
  purge: { roles: ['clerk'], states: ['quarantined'] },
  release: { roles: ['clerk'], states: ['quarantined'] },
  // The book: its lines are corrected with a trace, its numbers cancelled with a reason.
  'correct-entry': { roles: ['clerk'], states: ['registered'] },
  'cancel-number': { roles: ['clerk'], states: ['registered'] },
  'sign-entry': { roles: ['clerk'], states: ['registered'] },
  'move-stamp': { roles: ['clerk'], states: ['registered'] },
  // The way of an incoming paper (Đ23, Đ24). Who only holds it (forward, return, propose) is looked up besides.
  submit: { roles: ['clerk'], states: ['registered'], incoming: true },
  direct: { roles: ['leader'], states: ['registered'], incoming: true },
  forward: { roles: AT_WORK, states: ['registered'], incoming: true, holder: true },
  return: { roles: AT_WORK, states: ['registered'], incoming: true, holder: true },
  propose: { roles: AT_WORK, states: ['registered'], incoming: true },
  complete: { roles: AT_WORK, states: ['registered'], incoming: true, holder: true },
  'keep-for-information': { roles: ['clerk', 'leader'], states: ['registered'], incoming: true },
  refuse: { roles: ['clerk'], states: ['to-verify', 'verified', 'registered'], incoming: true },
  'link-papers': { roles: AT_WORK, states: ['to-verify', 'verified', 'registered'] },
  // Of a paper that came as data.
  'tell-status': {
    roles: ['clerk'],
    states: ['received', 'reading', 'to-verify', 'verified', 'registered', 'unreadable', 'withdrawn'],
    incoming: true,
  },
} as const satisfies Record<string, ActionRule>;

export type DispatchAction = keyof typeof DISPATCH_ACTIONS;

/** What somebody is to the person whose work it is, whatever their role: that person, or the head of a unit of theirs. */
export type Standing = 'self' | 'unit-head';

interface OfficeRule {
  roles: readonly Role[];
  /** Besides the roles. */
  besides?: readonly Standing[];
}

/** What is done in the office at large, not to one paper. */
export const OFFICE_ACTIONS = {
  'hand-in': { roles: AT_WORK },
  'read-books': { roles: [...AT_WORK, 'admin'] },
  'print-books': { roles: ['clerk', 'leader'] },
  'configure-registers': { roles: ['clerk', 'admin'] },
  'import-register': { roles: ['clerk'] },
  'hand-over': { roles: ['clerk', 'leader', 'admin'], besides: ['self', 'unit-head'] },
} as const satisfies Record<string, OfficeRule>;

export type OfficeAction = keyof typeof OFFICE_ACTIONS;

/** Hands papers in: everybody with an office to fill passes on what reaches them (NĐ 30/2020, Đ21). */
export const MAY_HAND_IN: readonly Role[] = OFFICE_ACTIONS['hand-in'].roles;

interface Subject {
  state: DispatchState;
  direction: Direction;
  nextReadingId: string | null;
}

function fits(action: DispatchAction, dispatch: Subject): boolean {
  const { states, incoming }: ActionRule = DISPATCH_ACTIONS[action];
  if (incoming === true && dispatch.direction === 'outgoing') return false;
  const needsRest = action === 'reread' || action === 'arrange-pages';
  if (needsRest && dispatch.nextReadingId !== null) return false;
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

/** Whether an action is for whom the paper lies with. */
export function isForHolder(action: DispatchAction): boolean {
  const { holder }: ActionRule = DISPATCH_ACTIONS[action];
  return holder === true;
}

/**
 * What the person can do with the paper now, for the buttons of a page.
 * @param holds whether the paper lies with the person or a unit of theirs
 */
export function actionsFor(dispatch: Subject, actor: Actor, holds: boolean): DispatchAction[] {
  return (Object.keys(DISPATCH_ACTIONS) as DispatchAction[]).filter(
    (action) =>
      hasRole(actor, ...DISPATCH_ACTIONS[action].roles) &&
      fits(action, dispatch) &&
      // Asked for where no reading waits, the answer says so; no button is shown.
      (action !== 'decide-reading' || dispatch.nextReadingId !== null) &&
      (!isForHolder(action) || holds),
  );
}
