/** Thử kết nối: whether a partner's address, our key there and its code fit, before a paper depends on it. */
import {
  type Actor,
  getPartner,
  noteContact,
  reachablePartner,
  requireRole,
  requireScope,
} from '../people/index.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Courier } from './courier.ts';
import { noKeyYet, partnerMismatch } from './errors.ts';

/**
 * Asks the partner who it is; what is found stands in the directory afterwards.
 * @throws AppError `people.forbidden`, `partner.not-found`
 * @throws AppError `exchange.no-key-yet`, `exchange.partner-mismatch`, and what the courier throws
 */
export async function checkPartner(
  { db, clock, courier }: { db: Db; clock: Clock; courier: Courier },
  id: string,
  by: Actor,
): Promise<{ organId: string; name: string }> {
  requireRole(by, 'admin');
  // It calls another machine and notes what it said: more than reading.
  requireScope(by, 'people:write');
  const { organId } = getPartner(db, id, by);
  const partner = reachablePartner(db, organId);
  if (partner === null) throw noKeyYet();
  const note = (trouble: string) => inTransaction(db, (tx) => noteContact(tx, id, trouble, clock));
  try {
    const self = await courier.ask(partner, new AbortController().signal);
    if (self.organId !== organId) throw partnerMismatch(organId, self.organId);
    note('');
    return self;
  } catch (error) {
    if (error instanceof AppError) note(error.message);
    throw error;
  }
}
