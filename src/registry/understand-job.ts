/** Hiểu văn bản: the pages of a paper become suggested fields and obligations, beside what people decided. */
import { z } from 'zod';
import { SERVICE } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import type { JobHandler } from '../platform/jobs/runner.ts';
import { isRead, type ReadPage } from '../reading/page.ts';
import {
  METADATA_FIELDS,
  type MetadataField,
  understand as understandPaper,
  type Understanding,
  type UnderstoodPaper,
} from '../understanding/index.ts';
import { recordChange } from './changing.ts';
import { renewSuggestions } from './decide-obligations.ts';
import { headerOf, isBlank } from './fields.ts';
import { linkPaper } from './links.ts';
import { pagesAsRead } from './pages.ts';
import { saveProposedFields } from './proposal-store.ts';
import { quarantine } from './quarantine.ts';
import {
  type DispatchRecord,
  type FieldRecord,
  fieldsOf,
  findDispatch,
  saveDetails,
  saveField,
} from './store.ts';
import { registrationDue } from './time-limits.ts';

export const UNDERSTAND_JOB = 'registry.understand';

const payloadSchema = z.object({ dispatchId: z.string(), readingId: z.string() });
export type UnderstandJobPayload = z.infer<typeof payloadSchema>;

export interface UnderstandJobDeps {
  db: Db;
  clock: Clock;
  /** A thread's, where the service has one; understanding's own holds whoever runs the job. */
  understand?: (pages: readonly ReadPage[]) => UnderstoodPaper | Promise<UnderstoodPaper>;
}

/** Understanding takes a while, so it is done before the transaction that writes what it found. */
export function understandJob({ db, clock, understand = understandPaper }: UnderstandJobDeps): JobHandler {
  return {
    async run({ job }) {
      const { dispatchId, readingId } = payloadSchema.parse(job.payload);
      const paper = findDispatch(db, dispatchId);
      if (paper === null || !isAbout(paper, readingId)) return;
      const understanding = await understand(pagesAsRead(db, paper, readingId).filter(isRead));
      return (tx) => {
        const dispatch = findDispatch(tx, dispatchId);
        if (dispatch?.nextReadingId === readingId)
          return notePrevision(tx, dispatch, readingId, understanding, clock);
        if (dispatch !== null && isAbout(dispatch, readingId))
          noteUnderstanding(tx, dispatch, understanding, clock);
      };
    },
    // A paper that cannot be understood is still read: the văn thư fills in the fields.
    onDead(tx, job) {
      const dispatch = findDispatch(tx, payloadSchema.parse(job.payload).dispatchId);
      if (dispatch !== null) toVerifyByHand(tx, dispatch, clock);
    },
  };
}

/** What a proposed reading would suggest; a mark that only it shows keeps the paper apart all the same. */
function notePrevision(
  tx: Db,
  dispatch: DispatchRecord,
  readingId: string,
  { metadata }: Understanding,
  clock: Clock,
): void {
  if (metadata.secrecy !== null && dispatch.releasedAt === null)
    return quarantine(tx, dispatch, metadata.secrecy, SERVICE, clock);
  const fields = Object.fromEntries(METADATA_FIELDS.map((field) => [field, metadata[field]]));
  saveProposedFields(tx, readingId, fields);
}

/** A paper that was read once more, taken back or quarantined meanwhile is not touched. */
function isAbout({ state, readingId, nextReadingId }: DispatchRecord, understood: string): boolean {
  const isOne = readingId === understood || nextReadingId === understood;
  return isOne && state !== 'withdrawn' && state !== 'quarantined' && state !== 'purged';
}

function noteUnderstanding(
  tx: Db,
  dispatch: DispatchRecord,
  understanding: UnderstoodPaper,
  clock: Clock,
): void {
  const { secrecy } = understanding.metadata;
  // A mark that shows only in the whole paper, not on a page by itself.
  if (secrecy !== null && dispatch.releasedAt === null)
    return quarantine(tx, dispatch, secrecy, SERVICE, clock);
  const before = new Map(fieldsOf(tx, dispatch.id).map((record) => [record.field, record]));
  for (const field of METADATA_FIELDS) {
    saveField(tx, suggestedAnew(dispatch.id, field, understanding, before.get(field)));
  }
  saveDetails(tx, dispatch.id, understanding.details);
  renewSuggestions(tx, dispatch.id, understanding.obligations);
  const details = { obligations: understanding.obligations.length };
  const header = headerOf(fieldsOf(tx, dispatch.id));
  const due = registrationDue(dispatch, header.urgency ?? null);
  const change = { ...header, ...due, ...waitingForVerification(dispatch) };
  const deed = { by: SERVICE, did: 'dispatch.understood', details };
  linkPaper(tx, recordChange(tx, dispatch, change, deed, clock), clock);
}

/** What the machine says now; what a person said stays their word, also where the machine changes its mind. */
function suggestedAnew(
  dispatchId: string,
  field: MetadataField,
  { metadata, evidence }: Understanding,
  before: FieldRecord | undefined,
): FieldRecord {
  const read = isBlank(metadata[field]) ? null : metadata[field];
  // What the sender wrote as data is surer than what is read of a picture of it.
  const asData = before !== undefined && before.source !== 'read';
  const suggestion = asData ? before.suggestion : read;
  const isAsRead = JSON.stringify(read) === JSON.stringify(suggestion);
  const proof = isAsRead ? evidence[field] : undefined;
  const decision = {
    state: before?.state ?? 'suggested',
    value: before?.value ?? null,
    decidedBy: before?.decidedBy ?? null,
    decidedAt: before?.decidedAt ?? null,
  } as const;
  const acceptedOther =
    before?.state === 'accepted' && JSON.stringify(before.suggestion) !== JSON.stringify(suggestion);
  return {
    dispatchId,
    field,
    suggestion,
    // A blank field has a place on the paper, but there is nothing to be sure of.
    confidence: asData
      ? before.confidence
      : suggestion === null
        ? null
        : (evidence[field]?.confidence ?? null),
    source: before?.source ?? 'read',
    quote: proof?.quote ?? null,
    page: proof?.page ?? null,
    boxes: proof?.boxes ?? null,
    ...decision,
    ...(acceptedOther ? { state: 'corrected', value: before.suggestion } : {}),
  };
}

/** The paper waits for the văn thư with whatever fields it has. */
export function toVerifyByHand(tx: Db, dispatch: DispatchRecord, clock: Clock): void {
  const change = waitingForVerification(dispatch);
  if (!('state' in change)) return;
  recordChange(tx, dispatch, change, { by: SERVICE, did: 'dispatch.not-understood' }, clock);
}

function waitingForVerification({ state }: DispatchRecord): { state: 'to-verify' } | Record<string, never> {
  return state === 'received' || state === 'reading' ? { state: 'to-verify' } : {};
}
