/** Xác nhận nhiệm vụ: a person's word on what the paper asks of whom, apart from what the machine suggests. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Obligation } from '../understanding/understanding.ts';
import { acceptedLast } from './accepted-last.ts';
import { assertUnchanged, recordChange, requireFor, type Versioned } from './changing.ts';
import {
  nothingAccepted,
  nothingToMerge,
  nothingToSplit,
  obligationInvalid,
  obligationNotFound,
} from './errors.ts';
import { type ListedObligation, listed } from './obligation-list.ts';
import {
  type ChosenPassage,
  chosenEvidence,
  isSameDeadline,
  kindOf,
  merged,
  partsOfAction,
  type Statement,
  statementSchema,
  written,
} from './obligation-statements.ts';
import {
  decisionsOf,
  dropDecisions,
  insertDecision,
  type ObligationDecision,
  replaceSuggestions,
  type Stated,
  suggestionsOf,
} from './obligation-store.ts';
import { possibleDuties } from './possible-duties.ts';
import { continued } from './same-obligation.ts';
import type { DispatchState, SuggestedObligation } from './schema.ts';
import { type DispatchRecord, detailsOf } from './store.ts';

/** From here on a suggestion is taken by "accept all"; below, it is looked at by itself. */
export const CONFIDENT = 0.8;

/**
 * accept: as suggested; edit: other words; split: one is several, by the actions given or its sentences; merge: one
 * with another, by default the next; dismiss: none; undo: undecided again.
 */
export type ObligationDecisionCommand =
  | { action: 'accept' | 'undo' }
  | { action: 'edit'; statement: Partial<Statement> }
  | { action: 'split'; actions?: readonly string[] }
  | { action: 'merge'; with?: string }
  | { action: 'dismiss'; reason?: string };

export interface DecidedObligations {
  id: string;
  version: number;
  state: DispatchState;
  /** The obligation to look at now; null where it is gone. */
  obligationId: string | null;
}

/** What a decision takes away and what it puts in its place. */
interface Outcome {
  drops: readonly (ObligationDecision | null)[];
  puts: readonly { suggested: SuggestedObligation[]; stated: Stated[]; reason?: string }[];
  lookAt: string | null;
}

/**
 * Writes a person's word on one obligation of the paper.
 *
 * @throws AppError `dispatch.changed` somebody changed the paper since it was shown
 * @throws AppError `dispatch.obligation-not-found`, `dispatch.obligation-invalid`
 * @throws AppError `dispatch.nothing-to-split`, `dispatch.nothing-to-merge`
 */
export function decideObligation(
  db: Db,
  command: Versioned & { obligationId: string; decision: ObligationDecisionCommand },
  by: Actor,
  clock: Clock,
): DecidedObligations {
  return changingObligations(db, command, by, clock, (list) => {
    const { obligationId, decision } = command;
    const item = list.find(({ id }) => id === obligationId);
    if (item === undefined) throw obligationNotFound();
    const outcome = outcomeOf(item, decision, list);
    return { outcome, details: { obligation: item.id, action: decision.action } };
  });
}

/** Makes an obligation of a passage that the machine passed over. */
export function createObligation(
  db: Db,
  command: Versioned & { statement: Statement; passages: readonly ChosenPassage[] },
  by: Actor,
  clock: Clock,
): DecidedObligations {
  return changingObligations(db, command, by, clock, () => {
    const id = newId();
    const obligation = written(checked(command.statement));
    const stated = [{ id, obligation, evidence: chosenEvidence(command.passages) }];
    const outcome = { drops: [], puts: [{ suggested: [], stated }], lookAt: id };
    return { outcome, details: { obligation: id, action: 'create' } };
  });
}

/** Accepts every suggestion the machine is sure of and nobody decided on yet; with `unsure` also those it is not sure of. */
export function acceptObligations(
  db: Db,
  command: Versioned & { unsure?: boolean | undefined },
  by: Actor,
  clock: Clock,
): DecidedObligations {
  return changingObligations(db, command, by, clock, (list) => {
    const isTaken = ({ decision, stands }: ListedObligation): boolean =>
      decision === null && (command.unsure === true || stands.obligation.confidence >= CONFIDENT);
    const taken = list.filter(isTaken);
    const puts = taken.map(({ stands }) => ({ suggested: [stands], stated: [stands] }));
    const next = list.find((item) => item.decision === null && !isTaken(item));
    return {
      outcome: { drops: [], puts, lookAt: next?.id ?? null },
      details: { action: 'accept-all', count: taken.length },
    };
  });
}

/**
 * Makes an obligation of a passage that fell just short of being suggested.
 *
 * @param command.place which of the passages that are offered, from 0
 * @throws AppError `dispatch.obligation-not-found` where no such passage is offered, or it was taken already
 */
export function takePossible(
  db: Db,
  command: Versioned & { place: number },
  by: Actor,
  clock: Clock,
): DecidedObligations {
  return changingObligations(db, command, by, clock, (list, tx) => {
    const standing = list.map(({ stands }) => stands);
    const offered = possibleDuties(detailsOf(tx, command.dispatchId), standing);
    const taken = offered.find(({ place }) => place === command.place);
    if (taken === undefined) throw obligationNotFound();
    const { evidence, ...obligation } = taken.obligation;
    const id = newId();
    const stated = [{ id, obligation, evidence }];
    return {
      outcome: { drops: [], puts: [{ suggested: [], stated }], lookAt: id },
      details: { obligation: id, action: 'create' },
    };
  });
}

/**
 * Takes back what the person accepted in their own latest go: after "accept all" everything that it took. What others
 * accepted, before or since, is theirs.
 *
 * @throws AppError `dispatch.nothing-accepted` where nothing is left that this person accepted
 */
export function undoAccepted(db: Db, command: Versioned, by: Actor, clock: Clock): DecidedObligations {
  return changingObligations(db, command, by, clock, (list) => {
    const taken = acceptedLast(list, ({ decision }) =>
      decision?.kind === 'accepted' && decision.decidedBy === by.id ? decision.decidedAt : null,
    );
    if (taken.length === 0) throw nothingAccepted();
    const drops = taken.map(({ decision }) => decision);
    return {
      outcome: { drops, puts: [], lookAt: taken[0]?.decision?.suggested[0]?.id ?? null },
      details: { action: 'undo-accept-all', count: taken.length },
    };
  });
}

type Decide = (list: ListedObligation[], tx: Db) => { outcome: Outcome; details: Record<string, unknown> };

function changingObligations(
  db: Db,
  { dispatchId, version }: Versioned,
  by: Actor,
  clock: Clock,
  decide: Decide,
): DecidedObligations {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('decide-obligations', tx, dispatchId, by);
    assertUnchanged(tx, dispatch, version);
    const { outcome, details } = decide(
      listed(suggestionsOf(tx, dispatchId), decisionsOf(tx, dispatchId)),
      tx,
    );
    writeOutcome(tx, dispatch, outcome, by, clock);
    const deed = { by, did: 'dispatch.obligation-decided', details };
    const after = recordChange(tx, dispatch, {}, deed, clock);
    return { id: after.id, version: after.version, state: after.state, obligationId: outcome.lookAt };
  });
}

function writeOutcome(
  tx: Db,
  { id }: DispatchRecord,
  { drops, puts }: Outcome,
  by: Actor,
  clock: Clock,
): void {
  const dropped = drops.filter((decision) => decision !== null).map((decision) => decision.id);
  if (dropped.length > 0) dropDecisions(tx, dropped);
  // One moment for all that is decided in one go: by it they are taken back together.
  const decidedAt = clock.now();
  for (const { suggested, stated, reason = null } of puts) {
    insertDecision(tx, id, {
      id: newId(),
      kind: kindOf(suggested, stated),
      suggested,
      stated,
      reason,
      decidedBy: by.id,
      decidedAt,
    });
  }
}

function outcomeOf(
  item: ListedObligation,
  command: ObligationDecisionCommand,
  list: readonly ListedObligation[],
): Outcome {
  switch (command.action) {
    case 'accept':
      return accepted(item);
    case 'edit':
      return replaced(item, [edited(item.stands, command.statement)]);
    case 'split':
      return replaced(item, partsOf(item.stands, command.actions));
    case 'merge':
      return mergedWith(item, partnerOf(item, list, command.with));
    case 'dismiss':
      return dismissed(item, command.reason);
    case 'undo':
      return { drops: [item.decision], puts: [], lookAt: item.decision?.suggested[0]?.id ?? item.id };
  }
}

/** What an obligation is about, as if nobody had dismissed it. */
function bearing(item: ListedObligation): { suggested: SuggestedObligation[]; stated: Stated[] } {
  const { decision, stands } = item;
  return decision === null || decision.stated.length === 0
    ? { suggested: [stands], stated: [stands] }
    : { suggested: decision.suggested, stated: decision.stated };
}

/** Says that it stands as it is; what was accepted or put in other words before stays so. */
function accepted(item: ListedObligation): Outcome {
  const stays = item.decision !== null && item.decision.stated.length > 0;
  return stays
    ? { drops: [], puts: [], lookAt: item.id }
    : { drops: [item.decision], puts: [bearing(item)], lookAt: item.id };
}

function replaced(item: ListedObligation, parts: readonly Stated[]): Outcome {
  const { suggested, stated } = bearing(item);
  const now = stated.flatMap((each) => (each.id === item.id ? parts : [each]));
  return { drops: [item.decision], puts: [{ suggested, stated: now }], lookAt: item.id };
}

/** @throws AppError `dispatch.obligation-invalid` */
function edited(before: Stated, statement: Partial<Statement>): Stated {
  const { clause, assignees, cooperators, action, deadline, reportTo } = before.obligation;
  const now = checked({ clause, assignees, cooperators, action, deadline, reportTo, ...statement });
  // What the machine made of a deadline besides goes only where the deadline itself is another.
  const kept = isSameDeadline(deadline, now.deadline) ? { deadline } : {};
  return { ...before, obligation: { ...before.obligation, ...now, ...kept } };
}

function checked(statement: Pick<Obligation, keyof Statement>): Statement {
  const result = statementSchema.safeParse(statement);
  if (!result.success) throw obligationInvalid(result.error.issues.map((issue) => issue.message).join('; '));
  return result.data;
}

function partsOf(before: Stated, actions: readonly string[] | undefined): Stated[] {
  const texts = actions ?? partsOfAction(before.obligation.action);
  if (texts.length < 2) throw nothingToSplit();
  return texts.map((action, index) => ({
    ...edited(before, { action }),
    id: index === 0 ? before.id : newId(),
  }));
}

function partnerOf(
  item: ListedObligation,
  list: readonly ListedObligation[],
  id: string | undefined,
): ListedObligation {
  const standing = list.filter((each) => each.decision?.kind !== 'dismissed');
  const partner =
    id === undefined
      ? standing.find((each) => list.indexOf(each) > list.indexOf(item))
      : list.find((each) => each.id === id && each !== item);
  if (partner === undefined) throw nothingToMerge();
  return partner;
}

function mergedWith(item: ListedObligation, partner: ListedObligation): Outcome {
  const one = merged(item.stands, partner.stands);
  const [mine, theirs] = [bearing(item), bearing(partner)];
  const isSameDecision = item.decision !== null && item.decision === partner.decision;
  const suggested = isSameDecision ? mine.suggested : [...mine.suggested, ...theirs.suggested];
  const others = isSameDecision ? [] : theirs.stated;
  const stated = [...mine.stated, ...others].flatMap((each) => {
    if (each.id === partner.id) return [];
    return each.id === item.id ? [one] : [each];
  });
  return { drops: [item.decision, partner.decision], puts: [{ suggested, stated }], lookAt: item.id };
}

function dismissed(item: ListedObligation, reason: string | undefined): Outcome {
  const { suggested, stated } = bearing(item);
  const rest = stated.filter(({ id }) => id !== item.id);
  // What a person made and takes back leaves nothing behind but its lines in the trail.
  const isGone = suggested.length === 0 && rest.length === 0;
  const put = { suggested, stated: rest, ...(reason === undefined ? {} : { reason }) };
  return { drops: [item.decision], puts: isGone ? [] : [put], lookAt: isGone ? null : item.id };
}

/** The paper was understood anew: what people decided stays, the machine's suggestions are renewed beside it. */
export function renewSuggestions(tx: Db, dispatchId: string, obligations: readonly Obligation[]): void {
  const decided = decisionsOf(tx, dispatchId).flatMap(({ suggested }) => suggested);
  const decidedIds = new Set(decided.map(({ id }) => id));
  const open = suggestionsOf(tx, dispatchId).filter(({ id }) => !decidedIds.has(id));
  replaceSuggestions(tx, dispatchId, continued([...decided, ...open], obligations, newId));
}
