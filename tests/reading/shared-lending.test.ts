import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/platform/clock.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { createLog } from '../../src/platform/log.ts';
import { Loans, ReadingDesk, sharedLending } from '../../src/reading/index.ts';
import type { SharedReadersMay } from '../../src/reading/index.ts';
import { keepSharedReadersMay } from '../../src/reading/elsewhere/shared-readers-store.ts';
import { freshDatabase } from '../platform/fresh-database.ts';

const paper = { sha256: 'a'.repeat(64), kind: 'pdf' } as const;
const wish = { reader: { id: 'máy', hands: 1, engine: '' }, takes: ['open', 'read'] as const };

describe('an office that lends to readers of its installation', () => {
  it.each(['read', 'nothing'] as const)(
    'lends nothing unread to a hand that waits while its word changes to "%s"',
    async (may) => {
      const { db } = freshDatabase();
      const clock = fixedClock('2026-11-23T02:00:00.000Z');
      const log = createLog('silent', () => undefined);
      const desk = new ReadingDesk({});
      const loans = new Loans({
        desk,
        papers: { open: async () => Readable.from(['%PDF']) },
        pageTimeoutMs: 1000,
      });
      const lending = sharedLending({ db, clock, desk, loans, tell: async () => true, log });
      const say = (word: SharedReadersMay) =>
        inTransaction(db, (tx) => keepSharedReadersMay(tx, word, clock));

      say('open');
      const lent = lending.lend('khóa', wish);
      say(may);
      await lending.allowed();
      void desk.read(paper, { onPage: () => undefined }).catch(() => undefined);
      expect(await lent).toMatchObject({ loan: null, waiting: { pages: 'none', errands: false } });
      expect(loans.standing).toBe(0);
      await desk.close();
    },
  );
});
