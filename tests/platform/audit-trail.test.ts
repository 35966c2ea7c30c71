import { beforeEach, describe, expect, test } from 'vitest';
import { appendAudit, auditOf, verifyTrail } from '../../src/platform/audit/trail.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { type Database } from '../../src/platform/database.ts';
import { freshDatabase } from './fresh-database.ts';

const AN = { id: 'an', name: 'Trần Thị An', address: '10.0.0.7' };

describe('the audit trail', () => {
  let database: Database;
  const clock = fixedClock('2026-11-23T02:00:00.000Z');
  beforeEach(() => {
    database = freshDatabase();
    for (let number = 1; number <= 5; number += 1) {
      appendAudit(
        database.db,
        { by: AN, did: 'dispatch.opened', to: `d${number % 2}`, details: { number, đ: ['ế'] } },
        clock,
      );
    }
  });
  const tamper = (statement: string) => {
    database.connection.exec(statement);
    return verifyTrail(database.db);
  };

  test('is whole', () => {
    expect(verifyTrail(database.db)).toEqual({ lines: 5, brokenAt: null });
    expect(verifyTrail(freshDatabase().db)).toEqual({ lines: 0, brokenAt: null });
  });

  test('tells the history of a paper', () => {
    expect(auditOf(database.db, 'd1').map((line) => line.details['number'])).toEqual([1, 3, 5]);
    expect(auditOf(database.db, 'd1')[0]).toMatchObject({
      actorId: 'an',
      actorName: AN.name,
      address: AN.address,
      at: clock.now(),
    });
  });

  test.each([
    ['at', `'2026-11-24'`],
    ['actor_id', `'binh'`],
    ['actor_name', `'Bình'`],
    ['address', 'NULL'],
    ['did', `'dispatch.purged'`],
    ['subject', `'d9'`],
    ['details', `'{}'`],
    ['previous_hash', `'0'`],
    ['hash', `'0'`],
  ])('shows a changed %s', (column, value) => {
    expect(tamper(`UPDATE audit_trail SET ${column} = ${value} WHERE seq = 3`)).toEqual({
      lines: 2,
      brokenAt: 3,
    });
  });

  test('shows a removed line, the first as well', () => {
    expect(tamper('DELETE FROM audit_trail WHERE seq = 3').brokenAt).toBe(4);
    expect(tamper('DELETE FROM audit_trail WHERE seq <= 3').brokenAt).toBe(4);
  });

  test('shows a removed line also where the rest was numbered anew', () => {
    tamper('DELETE FROM audit_trail WHERE seq = 3');
    expect(tamper('UPDATE audit_trail SET seq = seq - 1 WHERE seq > 3').brokenAt).toBe(3);
  });

  test('shows an inserted line', () => {
    database.connection.exec(
      'UPDATE audit_trail SET seq = seq + 100 WHERE seq > 2; UPDATE audit_trail SET seq = seq - 99 WHERE seq > 100',
    );
    expect(
      tamper(
        `INSERT INTO audit_trail SELECT 3, at, actor_id, actor_name, address, did, subject, details, previous_hash, hash FROM audit_trail WHERE seq = 2`,
      ).brokenAt,
    ).toBe(3);
  });

  test('is walked in batches to its end', () => {
    for (let number = 0; number < 1995; number += 1) appendAudit(database.db, { by: AN, did: 'x' }, clock);
    expect(verifyTrail(database.db)).toEqual({ lines: 2000, brokenAt: null });
    expect(tamper(`UPDATE audit_trail SET did = 'y' WHERE seq = 1900`)).toEqual({
      lines: 1899,
      brokenAt: 1900,
    });
  });
});
