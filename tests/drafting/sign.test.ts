/** From the signature on: number, frozen file, register, links; issuing, delivery, recall, replacement, copies. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chooseReviewer,
  chooseSigner,
  DELIVER_JOB,
  deliverJob,
  deliveriesOfDraft,
  type DispatchDocument,
  grantPower,
  issuePaper,
  markDelivery,
  officeProfile,
  changeOfficeProfile,
  packageFor,
  recallPaper,
  type Receiver,
  revokePower,
  signDraft,
  suggestedReceivers,
  viewDraft,
} from '../../src/drafting/index.ts';
import { listObligations } from '../../src/obligations/index.ts';
import { smtpMailer } from '../../src/obligations/mail.ts';
import { AppError } from '../../src/platform/errors.ts';
import type { Obligation } from '../../src/understanding/index.ts';
import {
  acceptObligations,
  decideField,
  entryOfDispatch,
  linksOfDispatch,
  listRegisters,
  registerDispatch,
  registerEntries,
  verifyDispatch,
} from '../../src/registry/index.ts';
import { readPackage } from '../../src/registry/edxml/package.ts';
import { dispatches, registers } from '../../src/registry/schema.ts';
import { verifyTrail } from '../../src/platform/audit/trail.ts';
import { searchArchive, takeOverChanges } from '../../src/search/index.ts';
import { startMailServer } from '../obligations/mail-server.ts';
import { pdfPages } from '../printing/pdf-words.ts';
import { page, pdf, understood, WHOLE_HEADER } from '../registry/office.ts';
import { refusal } from '../registry/refusal.ts';
import { letter } from './documents.ts';
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
let mail: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
  office = openDraftingOffice();
  mail = await startMailServer();
  const { db, clock, storage } = office;
  const mailer = smtpMailer(mail.url, 'vanthu@suoihoa.vn');
  const agencyName = 'UBND xã Suối Hòa';
  Object.assign(office.handlers, { [DELIVER_JOB]: deliverJob({ db, clock, storage, mailer, agencyName }) });
});
afterAll(async () => {
  await mail.stop();
  office.close();
});

const HANDED_DOWN: Obligation = {
  clause: '1',
  assignees: ['Sở Nông nghiệp và Môi trường'],
  cooperators: [],
  action: 'Rà soát các khu rừng trọng điểm',
  deadline: { kind: 'date', raw: null, date: '2026-11-30' },
  reportTo: null,
  targets: [],
  legalBasis: [],
  confidence: 0.95,
  evidence: [
    { quote: 'Rà soát', page: 1, boxes: [{ x: 80, y: 60, width: 300, height: 12 }], confidence: 0.95 },
  ],
};

const deps = () => ({ ...office, wakeJobs: () => {} });
const sign = (draftId: string, by = LEADER) =>
  signDraft(deps(), { draftId, revision: office.revisionOf(draftId, DRAFTER) }, by);
const view = (draftId: string) => viewDraft(office.db, draftId, DRAFTER, office.clock);
/** The code with which a signing is refused. */
const refused = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};
const paper = (rest: Partial<Receiver> = {}): Receiver => ({
  receiver: 'Sở Nội vụ',
  channel: 'paper',
  address: '',
  copies: 2,
  ...rest,
});
const issue = (draftId: string, receivers: Receiver[]) =>
  issuePaper(office.db, { draftId, receivers }, CLERK, office.clock);

describe('signing', () => {
  it('gives number and day, freezes the file, and makes a paper that is found and linked', async () => {
    const { db, clock } = office;
    const incoming = await office.verifiedPaper('văn bản đến', { ...WHOLE_HEADER, number: '968' });
    registerDispatch(db, office.versioned(incoming), CLERK, clock);
    const source = { dispatchId: incoming, kind: 'answers' as const };
    const { id } = office.begin({ source }, CLERK);
    const draftId = asCleared(id);
    office.reader.pages = () => [page(1, 'Nội dung về rừng trọng điểm')];
    office.reader.understanding = { ...understood({}), obligations: [HANDED_DOWN] };

    const signed = await signDraft(
      deps(),
      { draftId, revision: viewDraft(db, draftId, CLERK, clock).revision },
      LEADER,
    );
    const bytes = await office.storage.read(signed.fileSha256);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(signed.fileSha256);
    const [words = ''] = await pdfPages(bytes);
    expect(words).toContain(`Số: 0${signed.number}/UBND-TH`);
    expect(words).toContain('ngày 23 tháng 11 năm 2026');
    expect(words).toContain(LEADER.name);

    const dispatch = office.view(signed.dispatchId, CLERK);
    expect(dispatch).toMatchObject({
      direction: 'outgoing',
      state: 'registered',
      number: `0${signed.number}`,
      date: '2026-11-23',
    });
    expect(dispatch.fields.find(({ field }) => field === 'addressees')).toMatchObject({
      value: ['Các sở, ban, ngành tỉnh', 'Ủy ban nhân dân các xã, phường'],
      source: 'draft',
      state: 'accepted',
    });
    expect(linksOfDispatch(db, incoming, CLERK)).toMatchObject([
      { kind: 'answers', towards: 'from', paper: { id: signed.dispatchId } },
    ]);
    await office.work();
    takeOverChanges(db, clock, 1_000);
    const { hits } = searchArchive(db, { text: 'rừng trọng điểm' }, CLERK, clock);
    expect(hits.map(({ dispatchId }) => dispatchId)).toContain(signed.dispatchId);
    // What the office wrote stays, whatever is read of the print.
    expect(office.view(signed.dispatchId, CLERK)).toMatchObject({
      number: `0${signed.number}`,
      state: 'registered',
    });
    // What it hands down becomes what others owe, once a person says so.
    acceptObligations(db, office.versioned(signed.dispatchId), CLERK, clock);
    await office.work();
    const owed = listObligations(db, CLERK, { dispatchId: signed.dispatchId }, clock).rows;
    expect(owed).toMatchObject([{ side: 'theirs', title: HANDED_DOWN.action, due: '2026-11-30' }]);
    expect(refusal(() => office.step(draftId, 'take-back', CLERK))).toBe('draft.wrong-state');
    expect(verifyTrail(db).brokenAt).toBeNull();
  });

  /** The clerk's own draft, with the head of another unit to review it. */
  function asCleared(draftId: string): string {
    const { db, clock } = office;
    chooseReviewer(db, { draftId, personId: HEAD.id }, CLERK, clock);
    const { revision } = viewDraft(db, draftId, CLERK, clock);
    chooseSigner(db, { draftId, revision, powerId: office.powerId }, CLERK, clock);
    office.step(draftId, 'submit', CLERK);
    office.step(draftId, 'approve', HEAD);
    office.step(draftId, 'confirm-format', CLERK);
    return draftId;
  }

  it('is the signer’s alone, while the power lasts, of the words that were approved', async () => {
    const { db, clock } = office;
    const { id: power } = grantPower(db, DEPUTY_POWER, ADMIN, clock);
    const draftId = office.toBeSigned({}, power);
    expect(await refused(sign(draftId, HEAD))).toBe('draft.forbidden');
    expect(await refused(sign(draftId, STRANGER))).toBe('draft.not-found');
    expect(await refused(signDraft(deps(), { draftId, revision: 1 }, LEADER))).toBe('draft.changed');
    revokePower(db, power, ADMIN, clock);
    expect(await refused(sign(draftId))).toBe('signing.not-allowed');
    expect(view(draftId).state).toBe('signing');
  });

  it('gives twenty at once, and papers registered by hand between them, numbers without a gap', async () => {
    const { db, clock } = office;
    const first = db
      .select()
      .from(registers)
      .all()
      .find(({ direction }) => direction === 'outgoing')!.nextNumber;
    const drafts = Array.from({ length: 20 }, () => office.toBeSigned());
    const byHand = await Promise.all(
      ['một', 'hai', 'ba'].map((text) => office.handIn(pdf(text), CLERK, { direction: 'outgoing' })),
    );
    await office.work();
    for (const { id } of byHand) {
      for (const { field, required } of office.view(id).fields)
        if (required)
          decideField(db, { ...office.versioned(id), field, decision: { action: 'absent' } }, CLERK, clock);
      verifyDispatch(db, office.versioned(id), CLERK, clock);
    }
    const signings = drafts.map((draftId) => sign(draftId));
    // In the middle of a signing: its number is taken after it was printed.
    for (const { id } of byHand) {
      await new Promise((resolve) => setTimeout(resolve, 15));
      registerDispatch(db, office.versioned(id), CLERK, clock);
    }
    const signed = await Promise.all(signings);
    const numbers = db
      .select({ number: dispatches.registerNumber, direction: dispatches.direction })
      .from(dispatches)
      .all()
      .filter(({ direction, number }) => direction === 'outgoing' && number !== null && number >= first)
      .map(({ number }) => number!);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 23 }, (_, at) => first + at));
    for (const { number, fileSha256 } of signed.slice(-2)) {
      const [words = ''] = await pdfPages(await office.storage.read(fileSha256));
      expect(words).toContain(`Số: ${String(number).padStart(2, '0')}/UBND-TH`);
    }
    // What was printed with a number that another paper got is not kept.
    const kept: string[] = [];
    for await (const key of office.storage.keys()) kept.push(key);
    for (const key of kept)
      expect(
        db
          .select()
          .from(dispatches)
          .all()
          .some((d) => d.fileSha256 === key),
      ).toBe(true);
  });
});

describe('an issued paper', () => {
  it('is sent by letter with its file, as data, and counted on paper', async () => {
    const { db, clock } = office;
    const draftId = office.toBeSigned();
    const { dispatchId, fileSha256, number } = await sign(draftId);
    expect(suggestedReceivers(view(draftId).document).map(({ receiver }) => receiver)).toEqual([
      'Các sở, ban, ngành tỉnh',
      'Ủy ban nhân dân các xã, phường',
      'Chủ tịch, các Phó Chủ tịch UBND tỉnh',
    ]);
    issue(draftId, [
      paper(),
      paper({ receiver: 'Sở Tài chính', channel: 'email', address: 'vanthu@stc.vn' }),
      paper({ receiver: 'Sở Y tế', channel: 'edxml', address: 'H99.08' }),
      paper({ receiver: 'Sở không có', channel: 'email', address: 'khong@co.vn' }),
    ]);
    mail.unknown.add('khong@co.vn');
    await office.work();
    const states = () => deliveriesOfDraft(db, draftId, CLERK).map(({ state }) => state);
    expect(states()).toEqual(['waiting', 'sent', 'waiting', 'failed']);
    expect(mail.letters.at(-1)?.to).toBe('vanthu@stc.vn');
    expect(mail.letters.at(-1)?.text).toContain('application/pdf');
    expect(entryOfDispatch(db, dispatchId, CLERK)?.entry).toMatchObject({
      copies: 2,
      archiveHolder: 'VT, TH',
    });

    const bytes = await office.storage.read(fileSha256);
    expect(refusal(() => packageFor(db, draftId, bytes, CLERK, ''))).toBe('delivery.invalid');
    const profile = { ...officeProfile(db, ''), organId: 'H99.15.03' };
    changeOfficeProfile(db, profile, ADMIN, clock);
    const sent = readPackage(packageFor(db, draftId, bytes, CLERK, ''), { maxBytes: 10_000_000 });
    expect(sent).toMatchObject({
      from: { organId: 'H99.15.03', name: 'Ủy ban nhân dân tỉnh Nam Hải' },
      toOrganIds: ['H99.08'],
      number: String(number),
      symbol: 'UBND-TH',
      date: '2026-11-23',
      type: 'Công văn',
      business: 'new',
    });
    expect(Buffer.from(sent.files[0]!.bytes).equals(bytes)).toBe(true);

    const [byPaper] = deliveriesOfDraft(db, draftId, CLERK);
    const mark = (name: 'delivered' | 'sent' | 'recalled') => () =>
      markDelivery(db, { draftId, deliveryId: byPaper!.id, mark: name }, CLERK, clock);
    mark('delivered')();
    expect(refusal(mark('sent'))).toBe('delivery.invalid');

    expect(refusal(() => recallPaper(db, { draftId, remark: '' }, CLERK, clock))).toBe('draft.remark-needed');
    recallPaper(db, { draftId, remark: 'Sai nơi nhận' }, CLERK, clock);
    await office.work();
    expect(states()).toEqual(['delivered', 'recalled', 'recalled', 'failed']);
    expect(mail.letters.at(-1)?.subject).toContain('=?UTF-8?');
    mark('recalled')();
    expect(states()[0]).toBe('recalled');
    expect(office.view(dispatchId, CLERK).handling).toBe('recalled');
    const recall = readPackage(packageFor(db, draftId, bytes, CLERK, ''), { maxBytes: 10_000_000 });
    expect([recall.business, recall.concerns]).toEqual(['recall', [sent.documentId]]);
    expect(refusal(() => office.step(draftId, 'take-back', DRAFTER))).toBe('draft.wrong-state');
  });

  it('is the văn thư’s to send, to receivers that can be reached', async () => {
    const { db, clock } = office;
    const draftId = office.toBeSigned();
    await sign(draftId);
    const by = (actor: typeof CLERK, receivers: Receiver[]) => () =>
      issuePaper(db, { draftId, receivers }, actor, clock);
    expect(refusal(by(DRAFTER, [paper()]))).toBe('draft.forbidden');
    for (const wrong of [
      [],
      [paper({ receiver: ' ' })],
      [paper({ copies: 0 })],
      [paper({ channel: 'email', address: 'không phải' })],
      [paper({ channel: 'edxml' })],
      Array.from({ length: 2_001 }, () => paper()),
    ])
      expect(refusal(by(CLERK, wrong))).toBe('delivery.invalid');
    expect(
      by(
        CLERK,
        Array.from({ length: 500 }, (_, at) => paper({ receiver: `Xã ${at}` })),
      )(),
    ).toHaveLength(500);
  });

  it('may have an appendix of sixty pages', async () => {
    const rows = Array.from({ length: 2_400 }, (_, at) => [
      String(at + 1),
      `Hộ dân thứ ${at + 1}`,
      'Thôn Thượng',
    ]);
    const columns = [{ title: 'TT' }, { title: 'Họ tên', share: 4 }, { title: 'Địa chỉ', share: 4 }];
    const appendices: DispatchDocument['appendices'] = [
      { form: 'appendix', title: 'Danh sách', body: [{ kind: 'table', columns, rows }] },
    ];
    const draftId = office.toBeSigned({ document: { ...unsigned(), appendices } });
    await sign(draftId);
    expect(view(draftId).signed!.pages).toBeGreaterThan(60);
  });

  it('is replaced by a paper that says so', async () => {
    const wrong = office.toBeSigned();
    const { dispatchId } = await sign(wrong);
    issue(wrong, [paper()]);
    const right = office.toBeSigned({ source: { dispatchId, kind: 'replaces' } });
    await sign(right);
    expect([view(wrong).state, view(right).state]).toEqual(['replaced', 'signed']);
    expect(linksOfDispatch(office.db, dispatchId, CLERK)).toMatchObject([
      { kind: 'replaces', towards: 'from' },
    ]);
  });

  it('of copies has a series of its own, and stands in the book with its columns', async () => {
    const { db, clock } = office;
    const copy = (kind: string): DispatchDocument => ({
      ...unsigned(),
      kind,
      header: { ...letter().header, symbol: 'SY-UBND', number: null },
      addressees: null,
    });
    for (const kind of ['Sao y', 'Sao lục']) {
      const draftId = office.toBeSigned({ document: copy(kind) });
      await sign(draftId);
    }
    const book = listRegisters(db, CLERK).find(({ code }) => code === 'ban-sao')!;
    const { rows } = registerEntries(db, CLERK, book.id);
    expect([book.name, book.nextNumber]).toEqual(['Sổ đăng ký bản sao năm 2026', 3]);
    expect(rows.map(({ registerNumber, type }) => [registerNumber, type])).toEqual([
      [1, 'Sao y'],
      [2, 'Sao lục'],
    ]);
    expect(clock.today().year).toBe(2026);
  });
});
