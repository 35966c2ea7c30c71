/** From the signature on: number, frozen file, register, links; issuing, delivery, recall, replacement, copies. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addWriter,
  chooseReviewer,
  chooseSigner,
  comment,
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
  type Enclosure,
  frozenFileOf,
  myDraftNotices,
  readDraftNotices,
  recallPaper,
  type Receiver,
  recordOf,
  removeWriter,
  revokePower,
  sealPaper,
  signDraft,
  suggestedFor,
  suggestedReceivers,
  takeInStatus,
  unreadDraftNotices,
  viewDraft,
} from '../../src/drafting/index.ts';
import type { Actor } from '../../src/people/actor.ts';
import { createObligation, listObligations } from '../../src/obligations/index.ts';
import { findObligation, textOf } from '../../src/obligations/store.ts';
import { smtpMailer } from '../../src/obligations/mail.ts';
import { storedFiles } from '../../src/intake/index.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { AppError } from '../../src/platform/errors.ts';
import type { Obligation } from '../../src/understanding/index.ts';
import { type OpenedKey, verifyPdf } from '../../src/signatures/index.ts';
import { handPicture, SEAL_MM, sealPicture } from '../../scripts/samples/signing-pictures.ts';
import {
  acceptObligations,
  attachmentsOf,
  decideField,
  entryOfDispatch,
  linksOfDispatch,
  listRegisters,
  registerDispatch,
  registerEntries,
  type StatusName,
  verifyDispatch,
} from '../../src/registry/index.ts';
import { statusXml } from '../../src/registry/edxml/status.ts';
import { dispatches, registers } from '../../src/registry/schema.ts';
import { findDispatch } from '../../src/registry/store.ts';
import { verifyTrail } from '../../src/platform/audit/trail.ts';
import { searchArchive, takeOverChanges } from '../../src/search/index.ts';
import { startMailServer } from '../obligations/mail-server.ts';
import { temporaryFolder } from '../platform/temporary.ts';
import { pdfPages } from '../printing/pdf-words.ts';
import { page, pdf, understood, WHOLE_HEADER } from '../registry/office.ts';
import { bytesOf, packageOf } from '../registry/package-of.ts';
import { refusal } from '../registry/refusal.ts';
import { derOf, onePage, root, signerOf } from '../signatures/signed-papers.ts';
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

const run = promisify(execFile);

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
const asData = () => ({ db: office.db, storage: office.storage, agencyName: '' });
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
  issuePaper(office.db, { draftId, receivers, sendsMail: true }, CLERK, office.clock);

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

  it('gives a dozen at once, and papers registered by hand between them, numbers without a gap', async () => {
    const { db, clock } = office;
    const first = db
      .select()
      .from(registers)
      .all()
      .find(({ direction }) => direction === 'outgoing')!.nextNumber;
    const drafts = Array.from({ length: 12 }, () => office.toBeSigned());
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
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, at) => first + at));
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

describe('the agency’s signature', () => {
  const SIGNED_ON = new Date('2026-11-23T02:00:00.000Z');
  const key: OpenedKey = {
    signer: signerOf(root, 'Ủy ban nhân dân tỉnh Nam Hải'),
    picture: sealPicture('ỦY BAN NHÂN DÂN TỈNH NAM HẢI'),
    diameterMm: SEAL_MM,
  };
  const hand = { signer: signerOf(root, LEADER.name), picture: handPicture(7) };
  const sealedBy = (draftId: string, by = CLERK, enclosures: Enclosure[] = []) =>
    sealPaper(deps(), { draftId, openKey: () => key, enclosures }, by);

  it('is put behind the leader’s by the văn thư, with the files that go along; poppler finds each valid', async () => {
    const { db, storage } = office;
    const draftId = office.toBeSigned();
    const revision = office.revisionOf(draftId);
    const first = await signDraft(deps(), { draftId, revision, digital: hand }, LEADER);
    expect(viewDraft(db, draftId, CLERK, office.clock).steps).toContain('seal');
    // Who may not seal learns nothing of the password: the key is not opened for them.
    const openKey = () => {
      throw new Error('opened');
    };
    expect(await refused(sealPaper(deps(), { draftId, openKey }, LEADER))).toBe('draft.forbidden');
    expect(await refused(sealedBy(draftId, LEADER))).toBe('draft.forbidden');
    const wrong = { fileName: 'bieu.docx', bytes: Buffer.from('PK') };
    expect(await refused(sealedBy(draftId, CLERK, [wrong]))).toBe('draft.enclosure-no-pdf');

    const enclosure = { fileName: 'Danh sách.pdf', bytes: await onePage('Danh sách kèm theo') };
    const sealed = await sealedBy(draftId, CLERK, [enclosure]);
    const [before, after] = [await storage.read(first.fileSha256), await storage.read(sealed.fileSha256)];
    expect(Buffer.from(after.subarray(0, before.length)).equals(Buffer.from(before))).toBe(true);
    const checks = await verifyPdf(after, { trusted: [derOf(root)], now: SIGNED_ON });
    expect(checks.map(({ state, certificate }) => [state, certificate?.holder])).toEqual([
      ['valid', LEADER.name],
      ['valid', 'Ủy ban nhân dân tỉnh Nam Hải'],
    ]);
    const attached = await storage.read(sealed.enclosures[0]!);
    expect(await popplerFinds(after)).toBe(2);
    expect(await popplerFinds(attached)).toBe(1);
    expect(attachmentsOf(db, sealed.dispatchId)).toMatchObject([{ fileName: 'Danh sách.pdf' }]);
    expect(await frozenFileOf(db, draftId, CLERK)).toBe(sealed.fileSha256);
    // Its pages are read anew, so that they show the seal.
    await office.work();
    expect(findDispatch(db, sealed.dispatchId)).toMatchObject({
      fileSha256: sealed.fileSha256,
      nextReadingId: null,
      state: 'registered',
    });
    expect(await refused(sealedBy(draftId))).toBe('draft.sealed-already');

    // Who gets it as data gets what is enclosed too, each under its name.
    changeOfficeProfile(db, { ...officeProfile(db, ''), organId: 'H99.15.03' }, ADMIN, office.clock);
    issue(draftId, [{ receiver: 'Sở Y tế', channel: 'edxml', address: 'H99.08', copies: 0 }]);
    const { files } = await packageOf(await bytesOf(packageFor(asData(), draftId, CLERK)));
    expect(files.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^\d+-UBND-TH\.pdf$/u),
      'Danh sách.pdf',
    ]);
    expect(files.map(({ bytes }) => Buffer.from(bytes).equals(after))).toEqual([true, false]);
    expect(Buffer.from(files[1]!.bytes).equals(attached)).toBe(true);
    changeOfficeProfile(db, { ...officeProfile(db, ''), organId: '' }, ADMIN, office.clock);
  });

  it('leaves nothing of the files that go along where another was faster', async () => {
    const draftId = office.toBeSigned();
    await signDraft(deps(), { draftId, revision: office.revisionOf(draftId), digital: hand }, LEADER);
    const files = await Promise.all(['một', 'hai'].map((words) => onePage(words)));
    const sealings = files.map((bytes) => sealedBy(draftId, CLERK, [{ fileName: 'kem.pdf', bytes }]));
    const ends = await Promise.allSettled(sealings);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const noted = new Set(
      office.db
        .select()
        .from(storedFiles)
        .all()
        .map(({ sha256 }) => sha256),
    );
    for await (const key of office.storage.keys()) expect(noted).toContain(key);
    const { dispatchId } = viewDraft(office.db, draftId, CLERK, office.clock);
    expect(attachmentsOf(office.db, dispatchId!)).toHaveLength(1);
  });

  it('and the leader’s on a telephone keeps nobody waiting: a number that went is confirmed anew', async () => {
    const [slow, quick] = [office.toBeSigned(), office.toBeSigned()];
    let confirm = (): void => undefined;
    const inHand = new Promise<void>((resolve) => (confirm = resolve));
    let asked = 0;
    let isAsked = (): void => undefined;
    const firstAsked = new Promise<void>((resolve) => (isAsked = resolve));
    const telephone = {
      ...hand.signer,
      waitsForPerson: true,
      async sign(digest: Uint8Array) {
        asked++;
        isAsked();
        await inHand;
        return hand.signer.sign(digest);
      },
    };
    const digital = { signer: telephone, picture: null };
    const revision = office.revisionOf(slow);
    const waiting = signDraft(deps(), { draftId: slow, revision, digital }, LEADER);
    await firstAsked;
    const { number } = await sign(quick);
    confirm();
    expect((await waiting).number).toBe(number + 1);
    expect(asked).toBe(2);
  });

  it('is not put where the leader signs by hand', async () => {
    const draftId = office.toBeSigned();
    await sign(draftId);
    expect(viewDraft(office.db, draftId, CLERK, office.clock).steps).not.toContain('seal');
    expect(await refused(sealedBy(draftId))).toBe('draft.signed-by-hand');
  });

  async function popplerFinds(pdfBytes: Uint8Array): Promise<number> {
    const file = join(temporaryFolder(), 'ky.pdf');
    await writeFile(file, pdfBytes);
    const { stdout } = await run('pdfsig', ['-nocert', file]);
    return stdout.match(/Signature is Valid\./gu)?.length ?? 0;
  }
});

describe('who a draft waits for', () => {
  it('is told at the bell, until they open it', () => {
    const { db, clock } = office;
    const unread = (actor: Actor) => unreadDraftNotices(db, actor);
    for (const actor of [DRAFTER, HEAD, LEADER]) readDraftNotices(db, null, actor, clock);
    const draftId = office.toBeSigned();
    expect([unread(HEAD), unread(LEADER)]).toEqual([1, 1]);
    office.step(draftId, 'return', LEADER, 'Xem lại nơi nhận');
    expect(myDraftNotices(db, DRAFTER)[0]).toMatchObject({
      draftId,
      kind: 'return',
      byName: LEADER.name,
      read: false,
    });
    readDraftNotices(db, draftId, DRAFTER, clock);
    readDraftNotices(db, draftId, HEAD, clock);
    expect([unread(DRAFTER), unread(HEAD), unread(STRANGER)]).toEqual([0, 0, 0]);
  });

  it('is told no longer what became of a draft once they write on it no more', () => {
    const { db, clock } = office;
    const told = () => myDraftNotices(db, STRANGER).map(({ draftId }) => draftId);
    const draftId = office.toBeSigned();
    office.step(draftId, 'return', LEADER, 'Xem lại căn cứ');
    addWriter(db, { draftId, personId: STRANGER.id! }, DRAFTER, clock);
    comment(db, { draftId, text: 'Thêm một căn cứ', place: '' }, DRAFTER, clock);
    expect([told(), unreadDraftNotices(db, STRANGER)]).toEqual([[draftId], 1]);
    removeWriter(db, { draftId, personId: STRANGER.id! }, DRAFTER, clock);
    expect([told(), unreadDraftNotices(db, STRANGER)]).toEqual([[], 0]);
  });
});

describe('an issued paper', () => {
  it('hands its duties down by its own words, once each, as parts of what it carries out', async () => {
    const { db, clock } = office;
    const incoming = await office.verifiedPaper('công điện', { ...WHOLE_HEADER, number: '970' });
    registerDispatch(db, office.versioned(incoming), CLERK, clock);
    const [forests, schools] = inTransaction(db, (tx) =>
      ['Rà soát phương án bảo vệ các khu rừng trọng điểm', 'Kiểm tra an toàn trường học'].map((action) =>
        createObligation(
          tx,
          {
            source: { kind: 'paper', dispatchId: incoming },
            action,
            parties: { lead: [{ personId: 'drafter' }] },
          },
          CLERK,
          clock,
        ),
      ),
    );
    const draftId = office.toBeSigned({ source: { dispatchId: incoming, kind: 'carries-out' } });
    const slip = { ...HANDED_DOWN, clause: '1.a', action: 'Rà soat các khu rừng' };
    office.reader.understanding = { ...understood({}), obligations: [slip] };
    const { dispatchId } = await sign(draftId);
    issue(draftId, [paper()]);
    const owed = () => listObligations(db, CLERK, { dispatchId }, clock).rows;
    const atOnce = owed();
    expect(atOnce.map(({ side, title, due, leadName }) => [side, title, due, leadName])).toEqual([
      ['theirs', 'Báo cáo Ủy ban nhân dân tỉnh', '2026-11-30', 'Sở Nông nghiệp và Môi trường'],
      ['theirs', HANDED_DOWN.action, null, 'Sở Nông nghiệp và Môi trường'],
      ['theirs', 'Bố trí lực lượng, phương tiện sẵn sàng chữa cháy', null, 'Công an tỉnh'],
    ]);
    expect(textOf(db, atOnce[1]!.id).evidence).toMatchObject([{ quote: HANDED_DOWN.action, page: 1 }]);
    expect(findObligation(db, atOnce[1]!.id)?.parentId).toBe(forests!.id);
    const counted = (id: string) => findObligation(db, id)?.children;
    expect([counted(forests!.id), counted(schools!.id)]).toEqual([1, 0]);
    // The print is read afterwards, with a slip: nothing comes twice, whoever presses "accept all".
    await office.work();
    acceptObligations(db, office.versioned(dispatchId), CLERK, clock);
    await office.work();
    expect(owed()).toEqual(atOnce);
    expect(verifyTrail(db).brokenAt).toBeNull();
  });

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
    expect(await refused(packageFor(asData(), draftId, CLERK))).toBe('delivery.invalid');
    const profile = { ...officeProfile(db, ''), organId: 'H99.15.03' };
    changeOfficeProfile(db, profile, ADMIN, clock);
    const sent = await packageOf(await bytesOf(packageFor(asData(), draftId, CLERK)));
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
    const byDrafter = { draftId, deliveryId: byPaper!.id, mark: 'delivered' } as const;
    expect(refusal(() => markDelivery(db, byDrafter, DRAFTER, clock))).toBe('people.forbidden');
    mark('delivered')();
    expect(refusal(mark('sent'))).toBe('delivery.invalid');

    expect(refusal(() => recallPaper(db, { draftId, remark: '', sendsMail: true }, CLERK, clock))).toBe(
      'draft.remark-needed',
    );
    recallPaper(db, { draftId, remark: 'Sai nơi nhận', sendsMail: true }, CLERK, clock);
    await office.work();
    expect(states()).toEqual(['delivered', 'recalled', 'recalled', 'failed']);
    expect(mail.letters.at(-1)?.subject).toContain('=?UTF-8?');
    mark('recalled')();
    expect(states()[0]).toBe('recalled');
    expect(office.view(dispatchId, CLERK).handling).toBe('recalled');
    const recall = await packageOf(await bytesOf(packageFor(asData(), draftId, CLERK)));
    expect([recall.business, recall.concerns]).toEqual(['recall', [sent.documentId]]);
    expect(refusal(() => office.step(draftId, 'take-back', DRAFTER))).toBe('draft.wrong-state');
  });

  it('is the văn thư’s to send, to receivers that can be reached', async () => {
    const { db, clock } = office;
    const draftId = office.toBeSigned();
    await sign(draftId);
    const by = (actor: typeof CLERK, receivers: Receiver[]) => () =>
      issuePaper(db, { draftId, receivers, sendsMail: true }, actor, clock);
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
    // Few rows, each high: what counts is the pages.
    const names = Array.from({ length: 13 }, (_, at) => `Hộ ${at + 1}`).join('\n');
    const rows = Array.from({ length: 180 }, (_, at) => [String(at + 1), names]);
    const columns = [{ title: 'TT' }, { title: 'Họ tên', share: 4 }];
    const appendices: DispatchDocument['appendices'] = [
      { form: 'appendix', title: 'Danh sách', body: [{ kind: 'table', columns, rows }] },
    ];
    const draftId = office.toBeSigned({ document: { ...unsigned(), appendices } });
    await sign(draftId);
    expect(view(draftId).signed!.pages).toBeGreaterThan(60);
  });

  it('is replaced by a paper that says so, and whoever got the old one is told', async () => {
    const { db, clock } = office;
    const wrong = office.toBeSigned();
    const { dispatchId } = await sign(wrong);
    issue(wrong, [paper(), paper({ receiver: 'Sở Tài chính', channel: 'email', address: 'vanthu@stc.vn' })]);
    await office.work();
    const right = office.toBeSigned({ source: { dispatchId, kind: 'replaces' } });
    const signed = await sign(right);
    expect([view(wrong).state, view(right).state]).toEqual(['replaced', 'signed']);
    expect(linksOfDispatch(db, dispatchId, CLERK)).toMatchObject([{ kind: 'replaces', towards: 'from' }]);
    // It goes the way the old one went.
    const again = suggestedFor(db, right, CLERK);
    expect(again.map(({ channel, address }) => [channel, address])).toEqual([
      ['paper', ''],
      ['email', 'vanthu@stc.vn'],
    ]);
    issue(right, again);
    await office.work();
    const told = mail.letters.filter(({ text }) => text.includes(`${signed.number}/UBND-TH`));
    expect(told.map(({ to }) => to)).toContain('vanthu@stc.vn');
    const [byPaper, byLetter] = deliveriesOfDraft(db, wrong, CLERK);
    expect([byPaper!.replacedAt, byLetter!.replacedAt]).toEqual([null, clock.now()]);
    const mark = () =>
      markDelivery(db, { draftId: wrong, deliveryId: byPaper!.id, mark: 'sent' }, CLERK, clock);
    mark();
    const tell = () =>
      markDelivery(db, { draftId: wrong, deliveryId: byPaper!.id, mark: 'replaced' }, CLERK, clock);
    tell();
    expect(refusal(tell)).toBe('delivery.invalid');
    expect(recordOf(db, dispatchId, CLERK)).toBe(wrong);
    expect(recordOf(db, dispatchId, STRANGER)).toBeNull();
  });

  it('says at once that letters cannot go out where there is no mail server', async () => {
    const { db, clock } = office;
    const draftId = office.toBeSigned();
    await sign(draftId);
    const receivers = [paper({ receiver: 'Sở Tài chính', channel: 'email', address: 'vanthu@stc.vn' })];
    const [delivery] = issuePaper(db, { draftId, receivers, sendsMail: false }, CLERK, clock);
    expect(delivery).toMatchObject({ state: 'failed', note: expect.stringContaining('VANTHU_SMTP') });
  });

  it('is marked by the status files of those who got it as data', async () => {
    const { db, clock } = office;
    changeOfficeProfile(db, { ...officeProfile(db, ''), organId: 'H99.15.03' }, ADMIN, clock);
    const draftId = office.toBeSigned();
    await sign(draftId);
    issue(draftId, [paper({ receiver: 'Sở Y tế', channel: 'edxml', address: 'H99.08' })]);
    const bytes = await bytesOf(packageFor(asData(), draftId, CLERK));
    const { documentId, number, symbol, date } = await packageOf(bytes);
    const status = (name: StatusName, organId = 'H99.08', description = '') =>
      Buffer.from(
        statusXml({
          status: name,
          description,
          at: clock.now(),
          answers: { organId: 'H99.15.03', code: `${number}/${symbol}`, date, documentId },
          from: { organId, name: 'Sở Y tế', person: 'Văn thư Sở' },
        }),
      );
    const take = (file: Uint8Array, by = CLERK) => takeInStatus(db, file, by, clock);
    const state = () => deliveriesOfDraft(db, draftId, CLERK)[0]!.state;
    expect(take(status('arrived'))).toMatchObject({ draftId, receiver: 'Sở Y tế', state: 'delivered' });
    expect(take(status('received')).state).toBe('read');
    // One that comes late takes nothing back.
    take(status('arrived'));
    expect(state()).toBe('read');
    expect(take(status('refused', 'H99.08', 'Gửi nhầm nơi nhận')).state).toBe('failed');
    expect(deliveriesOfDraft(db, draftId, CLERK)[0]!.note).toBe('Gửi nhầm nơi nhận');
    expect(refusal(() => take(status('arrived', 'H99.99')))).toBe('delivery.nothing-sent');
    expect(refusal(() => take(bytes))).toBe('edxml.not-a-package');
    expect(refusal(() => take(status('arrived'), DRAFTER))).toBe('people.forbidden');
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
