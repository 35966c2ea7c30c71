/**
 * The audit trail: every change of state and every opening of a paper, by whom, when, from which address.
 * Lines are chained by hash: `verifyTrail` finds the first line that was changed, removed or inserted.
 */
import { createHash } from 'node:crypto';
import { asc, desc, eq, gt } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Db } from '../database.ts';
import { auditTrail } from '../schema.ts';

export interface AuditEntry {
  by: { readonly id: string | null; readonly name: string; readonly address: string | null };
  /** `dispatch.registered`, `dispatch.opened`, `person.signed-in` … */
  did: string;
  /** Id of what it was done to. */
  to?: string | null;
  details?: Record<string, unknown>;
}

export type AuditLine = typeof auditTrail.$inferSelect;

const FIRST_HASH = '0'.repeat(64);

/** Appends a line; call it in the transaction of the change it records. */
export function appendAudit(tx: Db, entry: AuditEntry, clock: Clock): void {
  const last = tx
    .select({ seq: auditTrail.seq, hash: auditTrail.hash })
    .from(auditTrail)
    .orderBy(desc(auditTrail.seq))
    .limit(1)
    .get();
  const line = {
    seq: (last?.seq ?? 0) + 1,
    at: clock.now(),
    actorId: entry.by.id,
    actorName: entry.by.name,
    address: entry.by.address,
    did: entry.did,
    subject: entry.to ?? null,
    details: entry.details ?? {},
    previousHash: last?.hash ?? FIRST_HASH,
  };
  tx.insert(auditTrail)
    .values({ ...line, hash: hashOf(line) })
    .run();
}

function hashOf(line: Omit<AuditLine, 'hash'>): string {
  const content = [
    line.seq,
    line.at,
    line.actorId,
    line.actorName,
    line.address,
    line.did,
    line.subject,
    line.details,
    line.previousHash,
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** The history of one paper (or person, or unit), oldest first. */
export function auditOf(db: Db, subject: string): AuditLine[] {
  return db
    .select()
    .from(auditTrail)
    .where(eq(auditTrail.subject, subject))
    .orderBy(asc(auditTrail.seq))
    .all();
}

export interface TrailCheck {
  lines: number;
  /** Number of the first line that does not follow from the line before it; null when the chain is whole. */
  brokenAt: number | null;
}

/** Walks the whole chain in batches, so that a trail of millions needs no memory. */
export function verifyTrail(db: Db): TrailCheck {
  let previous = { seq: 0, hash: FIRST_HASH };
  for (;;) {
    const batch = db
      .select()
      .from(auditTrail)
      .where(gt(auditTrail.seq, previous.seq))
      .orderBy(asc(auditTrail.seq))
      .limit(1000)
      .all();
    for (const line of batch) {
      const follows =
        line.seq === previous.seq + 1 && line.previousHash === previous.hash && line.hash === hashOf(line);
      if (!follows) return { lines: previous.seq, brokenAt: line.seq };
      previous = { seq: line.seq, hash: line.hash };
    }
    if (batch.length < 1000) return { lines: previous.seq, brokenAt: null };
  }
}
