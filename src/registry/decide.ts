/** Kiểm tra: the văn thư's word on each field, apart from what the machine suggests. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { METADATA_FIELDS, type MetadataField, type Secrecy } from '../understanding/understanding.ts';
import { assertUnchanged, recordChange, requireFor, type Versioned } from './changing.ts';
import { fieldInvalid, fieldsUndecided, nothingToAccept, registeredFieldNeedsValue } from './errors.ts';
import { traceCorrection } from './entries.ts';
import { FIELD_VALUES, headerOf, isDecided, REQUIRED_FIELDS, valueInForce } from './fields.ts';
import { linkPaper } from './links.ts';
import { nextWaiting } from './list-store.ts';
import { fieldViewOf } from './open.ts';
import { quarantine } from './quarantine.ts';
import type { DispatchState } from './schema.ts';
import {
  type DispatchRecord,
  type FieldRecord,
  fieldOf,
  fieldsOf,
  findDispatch,
  saveField,
} from './store.ts';
import { registrationDue } from './time-limits.ts';
import type { FieldView } from './views.ts';

/** accept: as suggested; correct: another value; absent: "không có trên văn bản"; undo: undecided again. */
export type FieldDecision =
  | { action: 'accept' | 'absent' | 'undo' }
  | { action: 'correct'; /** Checked against `FIELD_VALUES`. */ value: unknown };

export interface DecidedDispatch {
  id: string;
  version: number;
  state: DispatchState;
}

/**
 * Writes a person's word on one field. What makes the paper secret quarantines it at once.
 *
 * @throws AppError `dispatch.changed` somebody changed the paper since it was shown
 * @throws AppError `dispatch.field-invalid` the value is none this field can have
 * @throws AppError `dispatch.nothing-to-accept` the machine suggests nothing
 * @throws AppError `register.reason-needed` the paper is in a book, whose columns change with a reason only
 */
export function decideField(
  db: Db,
  command: Versioned & {
    field: MetadataField;
    decision: FieldDecision;
    /** Why a column of the book is corrected. */
    reason?: string | undefined;
  },
  by: Actor,
  clock: Clock,
): DecidedDispatch & { field: FieldView } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('decide', tx, command.dispatchId, by);
    assertUnchanged(tx, dispatch, command.version);
    const { field, decision, reason } = command;
    const standing = fieldOf(tx, dispatch.id, field);
    const word = wordOn(field, decision, standing);
    assertStaysRegistrable(dispatch, field, decision);
    const before = standing === null ? null : valueInForce(standing);
    const inForce = valueInForce({ suggestion: standing?.suggestion ?? null, ...word });
    traceCorrection(tx, dispatch, { field, before, after: inForce, reason }, by, clock);
    const { action } = decision;
    saveField(tx, {
      ...word,
      dispatchId: dispatch.id,
      field,
      ...(action === 'undo' ? undecided : decidedNow(by, clock)),
    });
    const secret = field === 'secrecy' ? levelDeclared(word) : null;
    const after =
      secret === null
        ? fieldsChanged(
            tx,
            dispatch,
            { by, did: 'dispatch.field-decided', details: { field, action } },
            clock,
          )
        : quarantined(tx, dispatch, secret, by, clock);
    return { ...decided(after), field: fieldViewOf(tx, dispatch.id, field) };
  });
}

const undecided = { decidedBy: null, decidedAt: null };

function decidedNow(by: Actor, clock: Clock) {
  return { decidedBy: by.id, decidedAt: clock.now() };
}

type Word = Pick<FieldRecord, 'state' | 'value'>;

function wordOn(
  field: MetadataField,
  decision: FieldDecision,
  before: FieldRecord | null,
): Word & { suggestion?: unknown } {
  switch (decision.action) {
    case 'accept':
      if (before === null || before.suggestion === null) throw nothingToAccept(field);
      return { state: 'accepted', value: null, suggestion: before.suggestion };
    case 'correct':
      return { state: 'corrected', value: checked(field, decision.value) };
    case 'absent':
      return { state: 'absent', value: null };
    case 'undo':
      return { state: 'suggested', value: null };
  }
}

function checked(field: MetadataField, value: unknown): unknown {
  const result = FIELD_VALUES[field].safeParse(value);
  if (!result.success)
    throw fieldInvalid(field, result.error.issues.map((issue) => issue.message).join('; '));
  return result.data;
}

/** An entry of the register may be corrected, but not made undecided again. */
function assertStaysRegistrable(
  dispatch: DispatchRecord,
  field: MetadataField,
  { action }: FieldDecision,
): void {
  if (dispatch.state === 'registered' && action === 'undo' && REQUIRED_FIELDS.includes(field)) {
    throw registeredFieldNeedsValue(field);
  }
}

function levelDeclared({ state, value, suggestion }: Word & { suggestion?: unknown }): Secrecy | null {
  if (state === 'accepted') return suggestion as Secrecy;
  return state === 'corrected' ? (value as Secrecy) : null;
}

function quarantined(
  tx: Db,
  dispatch: DispatchRecord,
  level: Secrecy,
  by: Actor,
  clock: Clock,
): DispatchRecord {
  quarantine(tx, dispatch, level, by, clock);
  return findDispatch(tx, dispatch.id)!;
}

interface DecisionDeed {
  by: Actor;
  did: string;
  details: Record<string, unknown>;
}

/** The header follows its fields; a paper typed by hand becomes one to verify, an undone one is so again. */
function fieldsChanged(tx: Db, dispatch: DispatchRecord, deed: DecisionDeed, clock: Clock): DispatchRecord {
  const fields = fieldsOf(tx, dispatch.id);
  const header = headerOf(fields);
  const due = registrationDue(dispatch, header.urgency ?? null);
  const change = { ...header, ...due, ...stateAfterDecision(dispatch, fields) };
  const after = recordChange(tx, dispatch, change, deed, clock);
  linkPaper(tx, after, clock);
  return after;
}

function stateAfterDecision({ state }: DispatchRecord, fields: readonly FieldRecord[]) {
  if (state === 'unreadable') return { state: 'to-verify', problemCode: null, problemMessage: null } as const;
  if (state === 'verified' && undecidedAmong(fields).length > 0) {
    return { state: 'to-verify', verifiedAt: null, verifiedBy: null } as const;
  }
  return {};
}

function undecidedAmong(fields: readonly FieldRecord[]): MetadataField[] {
  const byName = new Map(fields.map((record) => [record.field, record]));
  return REQUIRED_FIELDS.filter((field) => !isDecided(byName.get(field)));
}

const decided = ({ id, version, state }: DispatchRecord): DecidedDispatch => ({ id, version, state });

/**
 * Accepts every suggestion that nobody decided yet. A blank field is not accepted by the way: the person types it
 * or says that it is not on the paper; and a secrecy level is only ever decided by itself.
 */
export function acceptAll(db: Db, command: Versioned, by: Actor, clock: Clock): DecidedDispatch {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('decide', tx, command.dispatchId, by);
    assertUnchanged(tx, dispatch, command.version);
    const open = fieldsOf(tx, dispatch.id).filter(
      ({ field, state, suggestion }) => state === 'suggested' && suggestion !== null && field !== 'secrecy',
    );
    for (const record of open) saveField(tx, { ...record, state: 'accepted', ...decidedNow(by, clock) });
    const fields = METADATA_FIELDS.filter((field) => open.some((record) => record.field === field));
    const deed = { by, did: 'dispatch.fields-accepted', details: { fields } };
    return decided(fieldsChanged(tx, dispatch, deed, clock));
  });
}

/**
 * Says that the fields are right: the paper can be registered.
 * @throws AppError `dispatch.fields-undecided` naming the required fields nobody decided
 */
export function verifyDispatch(db: Db, command: Versioned, by: Actor, clock: Clock): DecidedDispatch {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('verify', tx, command.dispatchId, by);
    assertUnchanged(tx, dispatch, command.version);
    const missing = undecidedAmong(fieldsOf(tx, dispatch.id));
    if (missing.length > 0) throw fieldsUndecided(missing);
    const verified = { verifiedAt: clock.now(), verifiedBy: by.id };
    // A paper that left quarantine may have its number already: it keeps it.
    const state = dispatch.registerNumber === null ? 'verified' : 'registered';
    const after = recordChange(tx, dispatch, { ...verified, state }, { by, did: 'dispatch.verified' }, clock);
    linkPaper(tx, after, clock);
    return decided(after);
  });
}

/** The paper to verify after this one, oldest first; null when none waits. */
export function nextToVerify(db: Db, actor: Actor, afterId: string | null = null): string | null {
  const after = afterId === null ? null : findDispatch(db, afterId);
  return nextWaiting(db, actor, after);
}
