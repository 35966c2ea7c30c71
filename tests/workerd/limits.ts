/** What a Durable Object refuses, and how the office gets by; run inside of one by `same-tests.test.ts`. */
import { beforeEach, describe, expect, it } from 'vitest';
import { obligationsVisibleTo } from '../../src/obligations/visibility.ts';
import { obligations } from '../../src/obligations/schema.ts';
import type { Actor } from '../../src/people/index.ts';
import type { Db } from '../../src/platform/database.ts';
import { installation } from '../../src/platform/schema.ts';
import { dispatches } from '../../src/registry/schema.ts';
import { visibleTo } from '../../src/registry/visibility.ts';
import { issuersWith } from '../../src/search/values-store.ts';
import { openDatabase } from './database.ts';

let db: Db;
beforeEach(() => {
  ({ db } = openDatabase());
});

const keep = (value: string) =>
  db.insert(installation).values({ key: 'x', value, updatedAt: '2026-11-23T02:00:00.000Z' }).run();
const IN_MANY_UNITS: Actor = {
  id: 'p',
  name: 'p',
  roles: ['staff'],
  unitIds: Array.from({ length: 150 }, (_, at) => `u${at}`),
  address: null,
  scopes: null,
};

describe('the limits of the platform', () => {
  it('of a value: the person is told, and nothing is kept of it', () => {
    const large = expect.objectContaining({ code: 'database.value-too-large', status: 413 });
    expect(() => db.transaction(() => keep('a'.repeat(3_000_000)))).toThrow(large);
    expect(db.select().from(installation).all()).not.toContainEqual(expect.objectContaining({ key: 'x' }));
    keep('a'.repeat(1_000_000));
  });

  it('of bound values: a person may be in more units than that', () => {
    expect(db.select().from(dispatches).where(visibleTo(IN_MANY_UNITS)).all()).toEqual([]);
    expect(db.select().from(obligations).where(obligationsVisibleTo(IN_MANY_UNITS)).all()).toEqual([]);
  });

  it('of patterns: a word that is sought may be longer', () => {
    expect(issuersWith(db, ['nghiêng'.repeat(10)], 5)).toEqual([]);
  });
});
