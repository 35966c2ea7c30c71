/** An office that drafts: a drafter, the head of their unit, a leader who signs, a văn thư; real database and files. */
import { unitHeads } from '../../src/people/schema.ts';
import {
  beginDraft,
  type BeginDraft,
  chooseSigner,
  grantPower,
  type NewPower,
  takeStep,
  viewDraft,
  type WordStep,
} from '../../src/drafting/index.ts';
import type { Actor } from '../../src/people/actor.ts';
import { memberships, people } from '../../src/people/schema.ts';
import { ADMIN, CLERK, DRAFTER, LEADER, openOffice, person, STAFF } from '../registry/office.ts';
import { letter } from './documents.ts';

/** Head of unit-b, where the drafter works. */
export const HEAD = person('head', ['staff'], ['unit-b']);
/** Of another unit, with nothing to do with the drafts. */
export const STRANGER = STAFF;
export { ADMIN, CLERK, DRAFTER, LEADER };

/** A draft without number and day, as it is before it is signed. */
export const unsigned = () => letter({ header: { ...letter().header, number: null, date: '2026-11' } });

export const DEPUTY_POWER: NewPower = {
  personId: 'leader',
  form: 'TM-KT',
  collective: 'Ủy ban nhân dân',
  head: 'Chủ tịch',
  own: 'Phó Chủ tịch',
  unitHead: '',
  kinds: [],
  basis: 'Quy chế làm việc',
  validFrom: '2026-01-01',
  validTo: null,
};

export type DraftingOffice = ReturnType<typeof openDraftingOffice>;

/** @param file a database file; in memory where none is named */
export function openDraftingOffice(file?: string) {
  const office = openOffice(file);
  const { db, clock } = office;
  db.insert(people).values({ id: 'head', name: HEAD.name, createdAt: clock.now() }).run();
  for (const personId of ['head', 'drafter'])
    db.insert(memberships).values({ personId, unitId: 'unit-b', validFrom: '2020-01-01' }).run();
  db.insert(unitHeads).values({ unitId: 'unit-b', personId: 'head', since: '2020-01-01' }).run();
  const { id: powerId } = grantPower(db, DEPUTY_POWER, ADMIN, clock);

  const begin = (rest: Partial<BeginDraft> = {}, by: Actor = DRAFTER) =>
    beginDraft(db, { document: unsigned(), templateId: 'cong-van', ...rest }, by, clock);
  const revisionOf = (draftId: string, by: Actor = DRAFTER) => viewDraft(db, draftId, by, clock).revision;
  const step = (draftId: string, name: WordStep, by: Actor, remark?: string) =>
    takeStep(db, { draftId, revision: revisionOf(draftId, by), step: name, remark }, by, clock);

  /** A draft that waits for the leader's signature. */
  const toBeSigned = (rest: Partial<BeginDraft> = {}, power = powerId): string => {
    const { id, revision } = begin(rest);
    chooseSigner(db, { draftId: id, revision, powerId: power }, DRAFTER, clock);
    step(id, 'submit', DRAFTER);
    step(id, 'approve', HEAD);
    step(id, 'confirm-format', CLERK);
    return id;
  };

  return { ...office, powerId, begin, step, revisionOf, toBeSigned };
}
