/** Drafts that are kept: who sees them, saving without overwriting, versions, remarks, and the way to the signature. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addWriter,
  chooseSigner,
  comment,
  compareVersions,
  type DispatchDocument,
  documentOfVersion,
  draftForIndex,
  grantPower,
  keepVersion,
  listDrafts,
  noteWriting,
  remarksOn,
  removeWriter,
  restoreVersion,
  revokePower,
  saveDraft,
  settleComment,
  takeBackFromWord,
  viewDraft,
  waitingDrafts,
  writeDocx,
} from '../../src/drafting/index.ts';
import { differencesFrom } from '../../src/drafting/index.ts';
import type { Actor } from '../../src/people/actor.ts';
import { auditOf, verifyTrail } from '../../src/platform/audit/trail.ts';
import { pendingForSearch } from '../../src/platform/outbox.ts';
import { refusal } from '../registry/refusal.ts';
import {
  ADMIN,
  CLERK,
  DEPUTY_POWER,
  DRAFTER,
  type DraftingOffice,
  HEAD,
  LEADER,
  openDraftingOffice,
  STRANGER,
  unsigned,
} from './drafting-office.ts';

let office: DraftingOffice;
beforeAll(() => {
  office = openDraftingOffice();
});
afterAll(() => office.close());

const withSubject = (subject: string): DispatchDocument => ({ ...unsigned(), subject });
const save = (draftId: string, revision: number, document: DispatchDocument, by: Actor = DRAFTER) =>
  saveDraft(office.db, { draftId, revision, document }, by, office.clock);
const sees = (draftId: string, actor: Actor) =>
  listDrafts(office.db, actor, { list: 'all', limit: 200 }).drafts.some(({ id }) => id === draftId);

describe('who sees a draft', () => {
  it('is said by where it lies, for lists and for itself alike', () => {
    const { db, clock } = office;
    const id = office.toBeSigned();
    const { id: fresh } = office.begin();
    const table = [
      // who, a draft that is being written, one that waits for the signature
      [DRAFTER, true, true],
      [HEAD, true, true],
      [LEADER, false, true],
      [CLERK, false, true],
      [STRANGER, false, false],
      [ADMIN, false, false],
    ] as const;
    for (const [actor, begun, waiting] of table) {
      expect([actor.id, sees(fresh, actor), sees(id, actor)]).toEqual([actor.id, begun, waiting]);
      const opened = (draftId: string) => refusal(() => viewDraft(db, draftId, actor, clock)) === 'done';
      expect([actor.id, opened(fresh), opened(id)]).toEqual([actor.id, begun, waiting]);
    }
  });

  it('lets a colleague write with the owner, and no longer', () => {
    const { db, clock } = office;
    const { id, revision } = office.begin();
    expect(refusal(() => save(id, revision, withSubject('x'), STRANGER))).toBe('draft.not-found');
    addWriter(db, { draftId: id, personId: STRANGER.id! }, DRAFTER, clock);
    expect(save(id, revision, withSubject('do người cùng soạn viết'), STRANGER).revision).toBe(revision + 1);
    expect(draftForIndex(db, [id])[0]?.people).toContain(STRANGER.id);
    removeWriter(db, { draftId: id, personId: STRANGER.id! }, DRAFTER, clock);
    expect(sees(id, STRANGER)).toBe(false);
  });
});

describe('saving', () => {
  it('refuses a save on an older revision, names who was faster, and shows what differs', () => {
    const { db } = office;
    const { id, revision } = office.begin();
    save(id, revision, withSubject('của trưởng phòng'), HEAD);
    const mine = withSubject('của chuyên viên');
    expect(() => save(id, revision, mine)).toThrow(/Người head vừa sửa/u);
    expect(refusal(() => save(id, revision, mine))).toBe('draft.changed');
    const { changes, revision: now } = differencesFrom(db, id, mine, DRAFTER);
    expect(changes).toEqual([
      {
        kind: 'changed',
        label: 'Trích yếu',
        parts: [
          { kind: 'same', text: 'của' },
          { kind: 'old', text: 'chuyên viên' },
          { kind: 'new', text: 'trưởng phòng' },
        ],
      },
    ]);
    expect(save(id, now, mine).revision).toBe(now + 1);
  });

  it('keeps what another person wrote as a version, and counts nothing where nothing changed', () => {
    const { db, clock } = office;
    const { id, revision } = office.begin();
    const first = save(id, revision, withSubject('lần một'));
    expect(save(id, first.revision, withSubject('lần một')).revision).toBe(first.revision);
    save(id, first.revision, withSubject('lần hai'), HEAD);
    const { versions } = viewDraft(db, id, DRAFTER, clock);
    expect(versions.map(({ number, cause }) => [number, cause])).toEqual([
      [2, 'paused'],
      [1, 'begun'],
    ]);
    expect(documentOfVersion(db, id, 2, HEAD).subject).toBe('lần một');
  });

  it('tells who else is writing, for a minute', () => {
    const { db, clock } = office;
    const { id } = office.begin();
    noteWriting(db, id, HEAD, clock);
    noteWriting(db, id, DRAFTER, clock);
    expect(viewDraft(db, id, DRAFTER, clock).beingWrittenBy).toBe(HEAD.name);
    expect(viewDraft(db, id, HEAD, clock).beingWrittenBy).toBeNull();
    clock.advance(61_000);
    expect(viewDraft(db, id, DRAFTER, clock).beingWrittenBy).toBeNull();
  });

  it('takes letters in one form only, and no endless paper', () => {
    const { id, revision } = office.begin();
    expect(save(id, revision, withSubject('hoà'.normalize('NFD'))).document.subject).toBe('hoà');
    const endless = withSubject('x'.repeat(1_000_000));
    expect(refusal(() => save(id, revision + 1, endless))).toBe('draft.too-large');
  });

  it('announces every change for search, and the trail stays whole', () => {
    const { db } = office;
    const { id, revision } = office.begin();
    const before = pendingForSearch(db, 10_000)!.changes;
    save(id, revision, withSubject('để tìm thấy'));
    const pending = pendingForSearch(db, 10_000)!;
    expect([pending.changes - before, pending.dispatchIds.includes(id)]).toEqual([1, true]);
    expect(draftForIndex(db, [id])[0]?.lines).toContain('để tìm thấy');
    expect(auditOf(db, id).map(({ did }) => did)).toEqual(['draft.begun']);
    expect(verifyTrail(db).brokenAt).toBeNull();
  });
});

describe('versions', () => {
  it('are compared by passages and words, and one goes back to an earlier one', () => {
    const { db, clock } = office;
    const { id, revision } = office.begin();
    const document = unsigned();
    const rewritten: DispatchDocument = {
      ...document,
      body: [
        {
          kind: 'paragraph',
          text: 'Để chủ động phòng cháy, Ủy ban nhân dân tỉnh đề nghị các đơn vị làm các việc sau:',
        },
        ...document.body.slice(1, 3),
        { kind: 'point', text: 'Lập đội trực chữa cháy;' },
        ...document.body.slice(3, 4),
      ],
    };
    const { revision: now } = save(id, revision, rewritten);
    const { changes } = compareVersions(db, id, { from: 1, to: null }, HEAD);
    expect(changes.map(({ kind, label }) => [kind, label])).toEqual([
      ['changed', ''],
      ['added', 'b)'],
      ['removed', '2.'],
    ]);
    expect(changes[0]?.parts.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'old', text: 'yêu cầu' },
      { kind: 'new', text: 'đề nghị' },
      { kind: 'old', text: 'thực hiện' },
      { kind: 'new', text: 'làm' },
    ]);
    const back = restoreVersion(db, { draftId: id, revision: now, number: 1 }, DRAFTER, clock);
    expect(back.document).toEqual(document);
    const kept = viewDraft(db, id, DRAFTER, clock).versions.map(({ cause }) => cause);
    expect(kept).toEqual(['restored', 'saved', 'begun']);
    expect(keepVersion(db, { draftId: id, revision: back.revision }, DRAFTER, clock).number).toBe(3);
    expect(refusal(() => compareVersions(db, id, { from: 9, to: null }, HEAD))).toBe(
      'draft.version-not-found',
    );
  });

  it('come back from Word as the next one', async () => {
    const { db, clock } = office;
    const { id, revision } = office.begin();
    const bytes = await writeDocx(withSubject('đã sửa trong Word'));
    const taken = takeBackFromWord(db, { draftId: id, revision, bytes }, DRAFTER, clock);
    expect(taken.document).toEqual(withSubject('đã sửa trong Word'));
    expect(viewDraft(db, id, DRAFTER, clock).versions[0]).toMatchObject({ number: 2, cause: 'word' });
    const rubbish = { draftId: id, revision: taken.revision, bytes: new TextEncoder().encode('PK nothing') };
    expect(refusal(() => takeBackFromWord(db, rubbish, DRAFTER, clock))).toBe('drafting.not-a-word-file');
  });
});

describe('remarks', () => {
  it('stand at their passage, know when it was rewritten, and are settled once', () => {
    const { db, clock } = office;
    const { id, revision } = office.begin();
    const { id: remark } = comment(
      db,
      { draftId: id, place: 'body.2', text: 'Ghi rõ khu rừng nào?' },
      HEAD,
      clock,
    );
    expect(remarksOn(db, id, DRAFTER)[0]).toMatchObject({
      quote: 'Rà soát các khu rừng trọng điểm;',
      by: HEAD.name,
      stands: true,
    });
    const { body } = unsigned();
    save(id, revision, {
      ...unsigned(),
      body: body.with(2, { kind: 'point', text: 'Rà soát rừng Cấm Sơn;' }),
    });
    expect(remarksOn(db, id, DRAFTER)[0]?.stands).toBe(false);
    expect(listDrafts(db, HEAD, { list: 'all', limit: 1 }).drafts[0]).toMatchObject({ id, remarks: 1 });
    settleComment(db, { draftId: id, commentId: remark }, DRAFTER, clock);
    const again = () => settleComment(db, { draftId: id, commentId: remark }, DRAFTER, clock);
    expect(refusal(again)).toBe('draft.comment-not-found');
    const blank = () => comment(db, { draftId: id, place: '', text: '  ' }, HEAD, clock);
    expect(refusal(blank)).toBe('draft.comment-blank');
  });
});

describe('the way to the signature', () => {
  it('goes from hand to hand, each step on record with its remark', () => {
    const { db, clock } = office;
    const { id, revision } = office.begin();
    chooseSigner(db, { draftId: id, revision, powerId: office.powerId }, DRAFTER, clock);
    expect(waitingDrafts(db, HEAD)).toBe(0);
    office.step(id, 'submit', DRAFTER);
    expect(waitingDrafts(db, HEAD)).toBe(1);
    expect(refusal(() => office.step(id, 'return', HEAD))).toBe('draft.remark-needed');
    office.step(id, 'return', HEAD, 'Bổ sung thời hạn');
    office.step(id, 'submit', DRAFTER);
    office.step(id, 'approve', HEAD);
    office.step(id, 'confirm-format', CLERK);
    expect(waitingDrafts(db, LEADER)).toBe(2);
    const { history, state, steps } = viewDraft(db, id, LEADER, clock);
    expect(history.map(({ step, by, remark }) => [step, by, remark])).toEqual([
      ['submit', 'Người drafter', null],
      ['return', 'Người head', 'Bổ sung thời hạn'],
      ['submit', 'Người drafter', null],
      ['approve', 'Người head', null],
      ['confirm-format', 'Người clerk', null],
    ]);
    expect([state, steps]).toEqual(['signing', ['return', 'sign']]);
  });

  it('is nobody else’s to go, and words do not change behind who approved them', () => {
    const { db, clock } = office;
    const { id, revision } = office.begin();
    const incomplete = () => office.step(id, 'submit', DRAFTER);
    expect(refusal(incomplete)).toBe('signing.power-not-found');
    const chosen = chooseSigner(db, { draftId: id, revision, powerId: office.powerId }, DRAFTER, clock);
    expect(chosen.document.signatures).toEqual([
      { titles: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: LEADER.name },
    ]);
    office.step(id, 'submit', DRAFTER);
    expect(refusal(() => save(id, chosen.revision, withSubject('lén sửa')))).toBe('draft.not-writable');
    expect(refusal(() => office.step(id, 'approve', DRAFTER))).toBe('draft.forbidden');
    expect(refusal(() => office.step(id, 'confirm-format', HEAD))).toBe('draft.wrong-state');
    // The head may mend it while reviewing; what was approved is kept as a version.
    save(id, chosen.revision, { ...chosen.document, subject: 'trưởng phòng sửa' }, HEAD);
    office.step(id, 'approve', HEAD);
    expect(documentOfVersion(db, id, viewDraft(db, id, HEAD, clock).versions[0]!.number, HEAD).subject).toBe(
      'trưởng phòng sửa',
    );
    expect(refusal(() => save(id, chosen.revision + 1, withSubject('x'), HEAD))).toBe('draft.not-writable');
    office.step(id, 'take-back', DRAFTER);
    expect(viewDraft(db, id, DRAFTER, clock).writable).toBe(true);
  });

  it.each<[string, Partial<DispatchDocument>, RegExp]>([
    ['nothing to send it to', { addressees: null }, /kính gửi/u],
    ['no words', { body: [] }, /nội dung/u],
    ['no subject', { subject: ' ' }, /trích yếu/u],
    ['letters that cannot be printed', { subject: 'về 中文 và 🙂' }, /中 文 🙂/u],
  ])('does not begin with %s', (_what, rest, words) => {
    const { db, clock } = office;
    const { id, revision } = office.begin({ document: { ...unsigned(), ...rest } });
    chooseSigner(db, { draftId: id, revision, powerId: office.powerId }, DRAFTER, clock);
    expect(() => office.step(id, 'submit', DRAFTER)).toThrow(words);
    expect(refusal(() => office.step(id, 'submit', DRAFTER))).toBe('draft.incomplete');
  });
});

describe('who may sign', () => {
  it('is written down by the administrator, whole', () => {
    const { db, clock } = office;
    const grant = (rest: Partial<typeof DEPUTY_POWER>) =>
      grantPower(db, { ...DEPUTY_POWER, ...rest }, ADMIN, clock);
    expect(refusal(() => grantPower(db, DEPUTY_POWER, LEADER, clock))).toBe('people.forbidden');
    expect(refusal(() => grant({ personId: 'nobody' }))).toBe('draft.person-unknown');
    expect(refusal(() => grant({ form: 'KT', own: '' }))).toBe('signing.power-incomplete');
    expect(refusal(() => grant({ form: 'TUQ', own: 'Chánh Văn phòng' }))).toBe('signing.power-incomplete');
    expect(refusal(() => grant({ form: 'TL', own: 'Chánh Văn phòng', basis: '' }))).toBe(
      'signing.power-incomplete',
    );
    expect(refusal(() => grant({ validFrom: '2026-02-30' }))).toBe('signing.power-incomplete');
  });

  it('is looked up by kind and day', () => {
    const { db, clock } = office;
    const { id } = grantPower(
      db,
      { ...DEPUTY_POWER, form: 'TUQ', own: 'Chánh Văn phòng', kinds: ['Giấy mời'], validTo: '2026-12-31' },
      ADMIN,
      clock,
    );
    const { id: draftId, revision } = office.begin();
    const choose = (powerId: string) => () =>
      chooseSigner(db, { draftId, revision, powerId }, DRAFTER, clock);
    expect(choose(id)).toThrow(/chỉ được ký: Giấy mời/u);
    const invitation = office.begin({ document: { ...unsigned(), kind: 'Giấy mời' } });
    const day = clock.now();
    clock.set('2027-01-01T02:00:00.000Z');
    const late = { draftId: invitation.id, revision: invitation.revision, powerId: id };
    expect(() => chooseSigner(db, late, DRAFTER, clock)).toThrow(/đã hết hạn ngày 31\/12\/2026/u);
    clock.set(day);
    revokePower(db, id, ADMIN, clock);
    expect(() => chooseSigner(db, late, DRAFTER, clock)).toThrow(/đã bị thu hồi/u);
  });
});
