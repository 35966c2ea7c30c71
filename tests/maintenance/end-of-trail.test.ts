import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { saveDraft } from '../../src/drafting/index.ts';
import { endOfTrail } from '../../src/maintenance/index.ts';
import { DRAFTER, openDraftingOffice, unsigned } from '../drafting/drafting-office.ts';

const office = openDraftingOffice();
afterAll(() => office.close());

it('tells a backup from an office where somebody typed on, which no line of the trail says', () => {
  const { id: draftId, revision } = office.begin();
  const rows = (query: string) => office.db.all<Record<string, unknown>>(sql.raw(query));
  const end = () => endOfTrail({ rows });
  const before = end();
  saveDraft(
    office.db,
    { draftId, revision, document: { ...unsigned(), subject: 'Gõ tiếp' } },
    DRAFTER,
    office.clock,
  );
  expect(end()).toMatchObject({ lines: before.lines, hash: before.hash });
  expect(end()).not.toEqual(before);
});
