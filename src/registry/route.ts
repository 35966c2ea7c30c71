/** Chuyển văn bản, and taking back what was handed in by mistake. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { cancelJob, jobAbout } from '../platform/jobs/queue.ts';
import { READ_JOB } from '../reading/read-job.ts';
import { assertUnchanged, recordChange, requireFor, type Versioned } from './changing.ts';
import { unknownGrantees } from './errors.ts';
import { give, type Party } from './routing.ts';
import { openRoutings } from './routing-store.ts';
import { accessOf, type DispatchRecord, type Grantees, unknownAmong } from './store.ts';
import type { AccessView } from './views.ts';

/**
 * Hands a registered paper to units and people, who see it from now on (NĐ 30/2020, Đ23); an outgoing one goes to be
 * known. Whoever has it already keeps it.
 * @throws AppError `dispatch.unknown-grantee` a unit that was dissolved, a person who left
 */
export function routeDispatch(
  db: Db,
  command: { dispatchId: string } & Grantees,
  by: Actor,
  clock: Clock,
): { version: number; access: AccessView[] } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('route', tx, command.dispatchId, by);
    const unknown = unknownAmong(tx, command, clock.today().date);
    if (unknown.length > 0) throw unknownGrantees(unknown);
    const to = partiesIn(command);
    const isWork = dispatch.direction === 'incoming';
    give(tx, dispatch, isWork ? 'handle' : 'know', notThereYet(tx, dispatch, to), {}, by, clock);
    const handling = isWork
      ? ({ handling: 'assigned', handlingSince: clock.now(), stepDueAt: null } as const)
      : {};
    const details = { units: [...command.unitIds], people: [...command.personIds] };
    const { version } = recordChange(tx, dispatch, handling, { by, did: 'dispatch.routed', details }, clock);
    return { version, access: accessOf(tx, dispatch.id) };
  });
}

function partiesIn({ unitIds, personIds }: Grantees): Party[] {
  return [
    ...unitIds.map((id): Party => ({ kind: 'unit', id })),
    ...personIds.map((id): Party => ({ kind: 'person', id })),
  ];
}

/** Chosen twice, it lies there once. */
function notThereYet(tx: Db, { id }: DispatchRecord, to: readonly Party[]): Party[] {
  const open = openRoutings(tx, id);
  return to.filter((party) => !open.some(({ toKind, toId }) => toKind === party.kind && toId === party.id));
}

/**
 * Rút lại: a paper that was handed in by mistake leaves the lists; its bytes and history stay. One that is on the
 * register stays there: a number is never taken out of the book.
 */
export function withdrawDispatch(
  db: Db,
  command: Versioned & { reason: string },
  by: Actor,
  clock: Clock,
): { version: number } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('withdraw', tx, command.dispatchId, by);
    assertUnchanged(tx, dispatch, command.version);
    const job = jobAbout(tx, dispatch.id, READ_JOB);
    if (job !== null) cancelJob(tx, job.id, clock);
    const change = {
      state: 'withdrawn',
      stepDueAt: null,
      nextReadingId: null,
      problemCode: 'dispatch.withdrawn',
      problemMessage: `Đã rút lại: ${command.reason}`,
    } as const;
    const deed = { by, did: 'dispatch.withdrawn', details: { reason: command.reason } };
    return { version: recordChange(tx, dispatch, change, deed, clock).version };
  });
}
