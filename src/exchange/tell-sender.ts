/** Carries a status back to the agency that sent the paper: each once, in its own time, until the sender has it. */
import { inOneChunk } from '../intake/index.ts';
import { z } from 'zod';
import { officeProfile } from '../drafting/index.ts';
import { namesOfPeople, noteContact, reachablePartner } from '../people/index.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { AppError } from '../platform/errors.ts';
import type { JobHandler } from '../platform/jobs/runner.ts';
import {
  markStatusSent,
  packageOfDispatch,
  STATUS_CODES,
  STATUS_NAMES,
  statusesOf,
  statusXml,
} from '../registry/index.ts';
import { findDispatch } from '../registry/store.ts';
import type { Courier } from './courier.ts';

const payloadSchema = z.object({ dispatchId: z.string(), code: z.string() });

export interface TellSenderDeps {
  db: Db;
  clock: Clock;
  courier: Courier;
  agencyName: string;
}

export function tellSenderJob(deps: TellSenderDeps): JobHandler {
  const { db, clock, courier } = deps;
  return {
    async run({ job, signal }) {
      const { dispatchId, code } = payloadSchema.parse(job.payload);
      const data = packageOfDispatch(db, dispatchId);
      const partner = data === null ? null : reachablePartner(db, data.fromOrganId);
      const message = messageOf(deps, dispatchId, code);
      // No partner any more, or the status was sent by an earlier try whose end was lost.
      if (partner === null || message === null) return;
      try {
        await courier.send(partner, 'statuses', { open: () => inOneChunk(message) }, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof AppError && error.status >= 500)
          inTransaction(db, (tx) => noteContact(tx, partner.id, error.message, clock));
        throw error;
      }
      return (tx) => {
        noteContact(tx, partner.id, '', clock);
        markStatusSent(tx, { dispatchId, code, at: clock.now() });
      };
    },
  };
}

/** Null where there is nothing to tell. */
function messageOf({ db, agencyName }: TellSenderDeps, dispatchId: string, code: string): Uint8Array | null {
  const data = packageOfDispatch(db, dispatchId);
  const dispatch = findDispatch(db, dispatchId);
  const told = statusesOf(db, dispatchId).find((each) => each.code === code);
  const status = STATUS_NAMES.find((name) => STATUS_CODES[name].code === code);
  if (data === null || dispatch === null || told === undefined || status === undefined) return null;
  if (told.sentAt !== null) return null;
  const xml = statusXml({
    status,
    description: told.description,
    at: told.at,
    answers: {
      organId: data.fromOrganId,
      code: [dispatch.number, dispatch.symbol].filter((part) => part !== null).join('/'),
      date: dispatch.date,
      documentId: data.documentId,
    },
    from: {
      organId: officeProfile(db, agencyName).organId,
      name: agencyName,
      person: told.by === null ? agencyName : (namesOfPeople(db, [told.by]).get(told.by) ?? agencyName),
    },
  });
  return new TextEncoder().encode(xml);
}
