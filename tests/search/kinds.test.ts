/** Drafts and obligations that stand in no paper: found as kinds of their own, by those who may see them, and by no others. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createObligation } from '../../src/obligations/index.ts';
import { saveDraft } from '../../src/drafting/index.ts';
import { accounts } from '../../src/people/accounts-schema.ts';
import type { Actor } from '../../src/people/actor.ts';
import { inTransaction } from '../../src/platform/database.ts';
import {
  compareIndex,
  embeddedIndex,
  indexAgrees,
  type Kind,
  newsOf,
  rebuildIndex,
  saveSearch,
  takeOverChanges,
} from '../../src/search/index.ts';
import {
  ADMIN,
  CLERK,
  DRAFTER,
  type DraftingOffice,
  HEAD,
  LEADER,
  openDraftingOffice,
  STRANGER,
  unsigned,
} from '../drafting/drafting-office.ts';

let office: DraftingOffice;
let begun: string;
let waiting: string;
let duty: string;

const index = () => {
  while (takeOverChanges(office.db, office.clock, 50) > 0);
};
const asked = (text: string, kind: Kind, actor: Actor) =>
  embeddedIndex(office.db, office.clock).search({ text, filters: { kind } }, actor);
const found = async (text: string, kind: Kind, actor: Actor) =>
  (await asked(text, kind, actor)).hits.map(({ id }) => id);

/** Only who can sign in is told of anything. */
function signsIn(id: string): void {
  const at = office.clock.now();
  const email = `${id}@example.invalid`;
  office.db
    .insert(accounts)
    .values({ id, name: id, email, username: id, createdAt: at, updatedAt: at })
    .run();
}

beforeAll(() => {
  office = openDraftingOffice();
  const { db, clock, begin, toBeSigned } = office;
  begun = begin({ document: { ...unsigned(), subject: 'phòng cháy mùa hanh khô' } }).id;
  waiting = toBeSigned({ document: { ...unsigned(), subject: 'phòng cháy rừng' } });
  duty = inTransaction(db, (tx) =>
    createObligation(
      tx,
      {
        source: { kind: 'meeting', name: 'Kết luận họp giao ban' },
        action: 'Kiểm tra bình chữa cháy ở trụ sở, phòng cháy kho lưu trữ',
        parties: { lead: [{ unitId: 'unit-b' }] },
        deadline: { kind: 'date', raw: null, date: '2026-12-04' },
      },
      LEADER,
      clock,
    ),
  ).id;
  index();
});
afterAll(() => office.close());

describe('drafts in the index', () => {
  it.each([
    ['who writes', () => DRAFTER, () => [waiting, begun]],
    ['the head of the unit', () => HEAD, () => [waiting, begun]],
    ['a leader, only what waits for the signature', () => LEADER, () => [waiting]],
    ['văn thư, who checked it', () => CLERK, () => [waiting]],
    ['staff who have nothing to do with it', () => STRANGER, () => []],
    ['the administrator', () => ADMIN, () => []],
  ])('%s: in hits, totals and counts alike', async (_, actor, ids) => {
    for (const text of ['phòng cháy', 'phong chay', '']) {
      const results = await asked(text, 'draft', actor());
      expect(results.hits.map(({ id }) => id).toSorted()).toEqual(ids().toSorted());
      expect(results.total).toBe(ids().length);
      const beside = (await asked(text, 'dispatch', actor())).facets?.kind ?? [];
      expect(beside.find(({ value }) => value === 'draft')?.count ?? 0).toBe(ids().length);
    }
  });

  it('show who writes them and where they lie, with the words in them', async () => {
    const { hits } = await asked('hanh khô', 'draft', DRAFTER);
    expect(hits[0]).toMatchObject({
      kind: 'draft',
      id: begun,
      dispatchId: null,
      draft: { state: 'drafting', owner: DRAFTER.name },
    });
    expect(hits[0]?.subjectParts).toContainEqual({ text: 'hanh', hit: true });
  });

  it('follow what is written, and tell who keeps such a search', async () => {
    const { db, clock, revisionOf } = office;
    signsIn('head');
    const saved = saveSearch(
      db,
      { name: 'Diễn tập', text: 'diễn tập', filters: { kind: 'draft' }, alert: true },
      HEAD,
      clock,
    );
    const document = { ...unsigned(), subject: 'diễn tập chữa cháy' };
    saveDraft(db, { draftId: begun, revision: revisionOf(begun), document }, DRAFTER, clock);
    index();
    expect(await found('hanh khô', 'draft', DRAFTER)).toEqual([]);
    expect(await found('diễn tập', 'draft', DRAFTER)).toEqual([begun]);
    expect(newsOf(db, saved.id, HEAD).map(({ id }) => id)).toEqual([begun]);
  });
});

describe('obligations that stand in no paper', () => {
  it.each([
    ['the head of the unit that leads', () => HEAD, true],
    ['a member of it', () => DRAFTER, true],
    ['who handed it out', () => LEADER, true],
    ['văn thư', () => CLERK, true],
    ['staff who have nothing to do with it', () => STRANGER, false],
  ])('%s', async (_, actor, sees) => {
    const results = await asked('bình chữa cháy', 'obligation', actor());
    expect(results.hits.map(({ id }) => id)).toEqual(sees ? [duty] : []);
    expect(results.total).toBe(sees ? 1 : 0);
  });

  it('are found by where they come from, with their lead and deadline', async () => {
    const { hits } = await asked('họp giao ban', 'obligation', CLERK);
    expect(hits[0]).toMatchObject({ id: duty, dispatchId: null, type: 'Kết luận họp giao ban' });
    expect(hits[0]?.obligation).toMatchObject({ due: '2026-12-04' });
  });
});

it('a rebuild and a check take all of them in', async () => {
  const { db, clock } = office;
  await rebuildIndex(db, clock);
  expect((await found('phòng cháy', 'obligation', CLERK)).length).toBe(1);
  expect(await found('phòng cháy', 'draft', LEADER)).toEqual([waiting]);
  expect(indexAgrees(compareIndex(db))).toBe(true);
});
