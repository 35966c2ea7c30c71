import { eq } from 'drizzle-orm';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { courier, digestOf } from '../../src/exchange/courier.ts';
import {
  CARRY_JOB,
  deliveriesOfDraft,
  issuePaper,
  myDraftNotices,
  packageFor,
  recallPaper,
  type Receiver,
  ringOfSilence,
  sendAgain,
  suggestedFor,
} from '../../src/drafting/index.ts';
import { roleGrants } from '../../src/people/schema.ts';
import { changePartner, givePartnerKey } from '../../src/people/index.ts';
import { firstDue } from '../../src/drafting/partner-match.ts';
import { saveAddress } from '../../src/obligations/notice-store.ts';
import { jobs } from '../../src/platform/schema.ts';
import { jobAbout, leaseJob } from '../../src/platform/jobs/queue.ts';
import { AppError } from '../../src/platform/errors.ts';
import {
  acceptAll,
  completePaper,
  decideField,
  linksOfDispatch,
  documentIdOf,
  packageOfDispatch,
  refusePaper,
  registerDispatch,
  routeDispatch,
  routingOfDispatch,
  statusesOf,
  verifyDispatch,
} from '../../src/registry/index.ts';
import { findDispatch } from '../../src/registry/store.ts';
import { attachmentsOf, insertAttachment } from '../../src/registry/edxml/store.ts';
import { inOneChunk, keepBytes } from '../../src/intake/index.ts';
import { letter } from '../drafting/documents.ts';
import { ADMIN, CLERK, DRAFTER, LEADER, STRANGER, unsigned } from '../drafting/drafting-office.ts';
import { pdf } from '../registry/office.ts';
import { bytesOf } from '../registry/package-of.ts';
import { type Agency, enterKey, entryOf, introduce, openLine, openNetwork } from './agencies.ts';

let province: Agency;
let health: Agency;
beforeAll(() => {
  [province, health] = openNetwork({
    H99: 'Ủy ban nhân dân tỉnh Nam Hải',
    'H99.08': 'Sở Y tế tỉnh Nam Hải',
  }) as [Agency, Agency];
  province.db.insert(roleGrants).values({ personId: CLERK.id!, role: 'clerk' }).run();
});
beforeEach(() => {
  Object.assign(province.line, openLine());
  Object.assign(health.line, openLine());
  introduce(province, health);
});
afterAll(() => {
  province.close();
  health.close();
});

const TO_HEALTH: Receiver = { receiver: 'Sở Y tế', channel: 'edxml', address: 'H99.08', copies: 0 };

async function issued(
  receivers: Receiver[] = [TO_HEALTH],
  source?: { dispatchId: string; kind: 'replaces' },
) {
  const draftId = province.toBeSigned(source === undefined ? {} : { source });
  const dispatchId = await province.signed(draftId);
  const issue = () =>
    issuePaper(province.db, { draftId, receivers, sendsMail: false }, CLERK, province.clock);
  const { number, symbol, date } = findDispatch(province.db, dispatchId)!;
  const documentId = documentIdOf({
    from: { organId: 'H99', name: '' },
    date: date!,
    number: number!,
    symbol: symbol!,
  });
  /** What stands there of it. */
  const there = () => health.arrived(documentId);
  return { draftId, dispatchId, issue, there };
}

const NO_DEADLINE = { raw: null, detail: 'by', certainty: 'exact' } as const;

const sentTo = (draftId: string) => deliveriesOfDraft(province.db, draftId, CLERK)[0]!;
const recall = (draftId: string) =>
  recallPaper(province.db, { draftId, remark: 'Sai số liệu', sendsMail: false }, CLERK, province.clock);

/** What the văn thư reads at the bell about an issued paper. */
const rung = (id: string) =>
  myDraftNotices(province.db, CLERK)
    .filter(({ draftId, kind }) => draftId === id && kind.startsWith('delivery-'))
    .map(({ kind }) => kind);

/** Both sides work until nothing is due. */
async function bothWork() {
  await province.run();
  await health.run();
  await province.run();
}

/** The văn thư there confirms what the paper says and gives it its số đến. */
function register(id: string) {
  const { db, clock, versioned, view } = health;
  acceptAll(db, versioned(id), CLERK, clock);
  for (const { field, required, state } of view(id).fields)
    if (required && state === 'suggested')
      decideField(db, { ...versioned(id), field, decision: { action: 'absent' } }, CLERK, clock);
  verifyDispatch(db, versioned(id), CLERK, clock);
  registerDispatch(db, versioned(id), CLERK, clock);
}

describe('an issued paper', () => {
  it('arrives at the partner with its fields and enclosures, and every status comes back', async () => {
    const { draftId, dispatchId, issue, there } = await issued();
    const enclosure = await keepBytes(province, inOneChunk(pdf('Danh sách kèm theo')));
    insertAttachment(province.db, {
      dispatchId,
      position: 1,
      fileName: 'Danh sách.pdf',
      sha256: enclosure.sha256,
    });
    issue();
    await bothWork();
    expect(sentTo(draftId)).toMatchObject({ state: 'delivered', statusCode: '01', note: '' });

    const [paper, ...more] = there();
    expect(more).toEqual([]);
    expect(paper).toMatchObject({ channel: 'exchange', state: 'to-verify', symbol: 'UBND-TH' });
    const field = (name: string) => health.view(paper!.id).fields.find((each) => each.field === name);
    expect(field('issuer')).toMatchObject({ source: 'edxml', suggestion: expect.stringMatching(/Nam Hải/u) });
    expect(field('subject')).toMatchObject({ suggestion: letter().subject, state: 'suggested' });
    expect(attachmentsOf(health.db, paper!.id)).toMatchObject([{ fileName: 'Danh sách.pdf' }]);
    // The paper's only deadline is another agency's.
    expect(packageOfDispatch(health.db, paper!.id)).toMatchObject({ fromOrganId: 'H99', dueDate: null });
    const forAll = text(await bytesOf(packageFor(asData(), draftId, CLERK)));
    expect(forAll).toContain('<edXML:DueDate>2026/11/30</edXML:DueDate>');

    const { db, clock } = health;
    const seen: unknown[] = [];
    const next = async (deed: () => unknown) => {
      deed();
      await bothWork();
      seen.push([sentTo(draftId).statusCode, sentTo(draftId).state]);
    };
    await next(() => register(paper!.id));
    const route = { dispatchId: paper!.id, unitIds: ['unit-a'], personIds: [] };
    await next(() => routeDispatch(db, route, CLERK, clock));
    const { steps } = routingOfDispatch(db, paper!.id, CLERK);
    const done = { dispatchId: paper!.id, routingId: steps[0]!.id };
    await next(() => completePaper(db, done, STRANGER, clock));
    expect(seen).toEqual([
      ['03', 'read'],
      ['05', 'read'],
      ['06', 'read'],
    ]);
    expect(statusesOf(db, paper!.id).every(({ sentAt }) => sentAt !== null)).toBe(true);
    // One paper, three statuses: nothing was sent twice.
    expect([health.line.requests.length, province.line.requests.length]).toEqual([1, 3]);
  });

  it.each([
    [['Sở Y tế'], [], '2026-11-30'],
    [['Sở Nội vụ'], ['Sở Y tế tỉnh Nam Hải'], '2026-11-30'],
    [['Các sở, ban, ngành tỉnh'], [], '2026-11-30'],
    [['Sở Nội vụ'], [], null],
  ])('that asks %j and %j for something says when it is due there: %s', (assignees, cooperators, due) => {
    const duty = (date: string) => ({
      assignees,
      cooperators,
      deadline: { ...NO_DEADLINE, kind: 'date' as const, date, due: date },
    });
    const partners = [
      { organId: 'H99.08', names: ['Sở Y tế tỉnh Nam Hải', 'Sở Y tế'] },
      { organId: 'H99.05', names: ['Sở Nội vụ'] },
    ];
    const duties = [duty('2026-12-15'), duty('2026-11-30')];
    expect(firstDue(duties, partners, 'H99.08')).toBe(due);
    expect(firstDue(duties, partners, null)).toBe('2026-11-30');
  });

  it('is told back with the reason where it is refused, and can be sent again', async () => {
    const { draftId, issue, there } = await issued();
    issue();
    await bothWork();
    const { id } = there()[0]!;
    const reason = 'Không thuộc thẩm quyền của Sở';
    refusePaper(health.db, { ...health.versioned(id), reason }, CLERK, health.clock);
    await bothWork();
    expect(sentTo(draftId)).toMatchObject({ state: 'failed', statusCode: '02', note: reason });
    // Sent again it is the paper it was: the answer says that it is there.
    sendAgain(province.db, { draftId, deliveryId: sentTo(draftId).id }, CLERK, province.clock);
    await bothWork();
    expect([sentTo(draftId).state, there().length]).toEqual(['delivered', 1]);
  });

  it('goes over the network to whom kính gửi and nơi nhận name, however they are written', () => {
    const addressees = { label: 'Kính gửi', names: ['SỞ Y TẾ', 'Sở Nội vụ', 'Các sở, ban, ngành tỉnh'] };
    const { id } = province.begin({ document: { ...unsigned(), addressees } });
    expect(
      suggestedFor(province.db, id, DRAFTER).map(({ receiver, channel, address }) => [
        receiver,
        channel,
        address,
      ]),
    ).toEqual([
      ['SỞ Y TẾ', 'edxml', 'H99.08'],
      ['Sở Nội vụ', 'paper', ''],
      ['Các sở, ban, ngành tỉnh', 'paper', ''],
      ['Chủ tịch, các Phó Chủ tịch UBND tỉnh', 'paper', ''],
    ]);
  });
});

describe('exactly once', () => {
  it('also when the receiver is down for a day, and then the sender', async () => {
    const { draftId, issue, there } = await issued();
    health.line.down = true;
    issue();
    await province.pass(24);
    expect(sentTo(draftId)).toMatchObject({
      state: 'waiting',
      note: expect.stringContaining('không trả lời'),
    });
    expect(entryOf(province, health)).toMatchObject({ trouble: expect.stringContaining('không trả lời') });
    health.line.down = false;
    await province.pass(0.25);
    await health.run();
    expect(sentTo(draftId)).toMatchObject({ state: 'delivered', note: '' });
    expect(entryOf(province, health)).toMatchObject({ trouble: '', reachedAt: province.clock.now() });

    province.line.down = true;
    const { id } = there()[0]!;
    register(id);
    routeDispatch(health.db, { dispatchId: id, unitIds: ['unit-a'], personIds: [] }, CLERK, health.clock);
    await health.pass(24);
    expect(sentTo(draftId).statusCode).toBe('01');
    province.line.down = false;
    await health.pass(0.25);
    expect([sentTo(draftId).statusCode, there().length]).toEqual(['05', 1]);
  });

  it('also when the answer is lost, and when the sender dies before it notes the answer', async () => {
    const { draftId, dispatchId, issue, there } = await issued();
    health.line.lostAnswers = 1;
    issue();
    await province.run();
    expect([sentTo(draftId).state, there().length]).toEqual(['waiting', 1]);
    // A process that took the job, sent it, and was killed: its lease runs out, another one goes on.
    province.clock.advance(60_000);
    const { db, clock } = province;
    const job = leaseJob(db, [CARRY_JOB], { owner: 'killed', milliseconds: 15_000 }, clock)!;
    const context = { job, signal: new AbortController().signal, progress: () => {} };
    await (province.handlers as Record<string, { run(c: typeof context): Promise<unknown> }>)[CARRY_JOB]!.run(
      context,
    );
    expect(sentTo(draftId).state).toBe('waiting');
    clock.advance(60_000);
    await province.run();
    expect(health.line.requests).toHaveLength(3);
    expect([sentTo(draftId).state, there().length]).toEqual(['delivered', 1]);
    expect(jobAbout(db, dispatchId, CARRY_JOB)?.state).toBe('done');
    const answers = await Promise.all(health.line.requests.map((request) => health.app.fetch(request)));
    const [first, ...others] = await Promise.all(answers.map((answer) => answer.json()));
    expect(others).toEqual([first, first]);
  });

  it('also when the same package arrives several times at once', async () => {
    const { draftId, issue, there } = await issued();
    issue();
    const body = await bytesOf(packageFor(asData(), draftId, CLERK));
    const key = givePartnerKey(health.db, entryOf(health, province).id, ADMIN, health.clock);
    const answers = await Promise.all([1, 2, 3, 4].map(() => post(body, key)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(there()).toHaveLength(1);
  });
});

describe('taken back', () => {
  it('the paper there carries the mark, and the sender knows', async () => {
    const { draftId, issue, there } = await issued();
    issue();
    await bothWork();
    recall(draftId);
    await bothWork();
    expect(sentTo(draftId)).toMatchObject({ state: 'recalled', statusCode: '15' });
    expect(there()).toMatchObject([{ state: 'withdrawn', problemCode: 'dispatch.recalled' }]);
  });

  it('while nobody knows whether it arrived: the recall follows the paper and is never overtaken', async () => {
    const { draftId, issue, there } = await issued();
    health.line.lostAnswers = 1;
    issue();
    await province.run();
    health.line.down = true;
    recall(draftId);
    await province.pass(2);
    expect(sentTo(draftId).state).toBe('waiting');
    health.line.down = false;
    await province.pass(2);
    expect(sentTo(draftId)).toMatchObject({ state: 'recalled' });
    expect(there()).toMatchObject([{ problemCode: 'dispatch.recalled' }]);
  });

  it('before it came there, nothing arrives and nothing is left to do', async () => {
    const { draftId, issue, there } = await issued();
    health.line.down = true;
    issue();
    await province.run();
    recall(draftId);
    health.line.down = false;
    await province.pass(2);
    expect(sentTo(draftId)).toMatchObject({
      state: 'recalled',
      note: expect.stringContaining('chưa từng đến'),
    });
    expect(there()).toEqual([]);
  });

  it('and replaced: the new paper says which one, and whoever had the old one has been told', async () => {
    const before = await issued();
    before.issue();
    await bothWork();
    const after = await issued([TO_HEALTH], { dispatchId: before.dispatchId, kind: 'replaces' });
    after.issue();
    await bothWork();
    const [second] = after.there();
    expect(linksOfDispatch(health.db, second!.id, CLERK)).toMatchObject([{ kind: 'replaces' }]);
    expect(sentTo(before.draftId).replacedAt).toBe(province.clock.now());
  });
});

describe('a partner that does not take it', () => {
  it('because of the key: it waits, and goes out when the right key is entered', async () => {
    const { draftId, issue, there } = await issued();
    const right = givePartnerKey(health.db, entryOf(health, province).id, ADMIN, health.clock);
    issue();
    await province.pass(2);
    expect(sentTo(draftId)).toMatchObject({
      state: 'waiting',
      note: expect.stringContaining('không nhận khóa'),
    });
    enterKey(province, health, right);
    await province.pass(0.25);
    expect([sentTo(draftId).state, there().length]).toEqual(['delivered', 1]);
  });

  it('because it is at its limit: a full disk is waited for, a package too large is the văn thư’s to send', async () => {
    const { draftId, issue, there } = await issued();
    const says = (code: string, status: number) => {
      health.line.instead = Response.json({ code, title: 'Câu của nơi nhận.' }, { status });
    };
    says('files.disk-full', 507);
    issue();
    await province.pass(1);
    const note = expect.stringContaining('Câu của nơi nhận.');
    expect(sentTo(draftId)).toMatchObject({ state: 'waiting', note });
    says('edxml.too-large', 413);
    await province.pass(1);
    expect(sentTo(draftId)).toMatchObject({ state: 'failed', note });
    expect(rung(draftId)).toEqual(['delivery-failed']);
    health.line.instead = null;
    sendAgain(province.db, { draftId, deliveryId: sentTo(draftId).id }, CLERK, province.clock);
    await province.run();
    expect([sentTo(draftId).state, there().length]).toEqual(['delivered', 1]);
  });

  it('because its process died at the last try: it does not stay waiting', async () => {
    const { draftId, dispatchId, issue } = await issued();
    issue();
    const { db, clock } = province;
    const job = jobAbout(db, dispatchId, CARRY_JOB)!;
    const held = { state: 'running', leaseOwner: 'killed', leaseUntil: clock.now() } as const;
    db.update(jobs)
      .set({ ...held, attempts: job.maxAttempts })
      .where(eq(jobs.id, job.id))
      .run();
    clock.advance(60_000);
    await province.run();
    expect([sentTo(draftId).state, rung(draftId)]).toEqual(['failed', ['delivery-failed']]);
  });

  it('because nobody answers there: the văn thư is rung after two days, once, and by letter where they have an address', async () => {
    const { draftId, issue } = await issued();
    health.line.down = true;
    issue();
    await province.run();
    const { db, clock } = province;
    saveAddress(db, CLERK.id!, 'vanthu@namhai.invalid');
    const hears = () => {
      ringOfSilence(db, { clock, sendsMail: true });
      return rung(draftId);
    };
    expect(hears()).toEqual([]);
    clock.advance(49 * 3_600_000);
    expect([hears(), hears()]).toEqual([['delivery-late'], ['delivery-late']]);
    await province.run();
    expect(province.letters).toHaveLength(1);
    expect(province.letters[0]).toMatchObject({
      to: 'vanthu@namhai.invalid',
      subject: expect.stringContaining('chưa gửi được tới Sở Y tế'),
      text: expect.stringContaining('không trả lời'),
    });
    saveAddress(db, CLERK.id!, null);
  });

  it.each([
    [401, 'partner.key-invalid', 'exchange.key-refused'],
    [400, 'exchange.damaged', 'exchange.not-now'],
    [404, 'request.no-such-page', 'exchange.not-now'],
    [404, 'delivery.nothing-sent', 'exchange.refused'],
    [429, '', 'exchange.not-now'],
    [302, '', 'exchange.not-now'],
    [502, '', 'exchange.not-now'],
    [503, 'exchange.no-own-code', 'exchange.not-now'],
    [403, 'exchange.not-your-name', 'exchange.refused'],
    [422, 'edxml.bad-xml', 'exchange.refused'],
    // A proxy's own words, on the way.
    [403, '', 'exchange.not-now'],
    [407, '', 'exchange.not-now'],
    [409, 'ERR_ACCESS_DENIED', 'exchange.not-now'],
    [413, '', 'exchange.refused'],
  ])('answer %i %s is %s', async (status, code, outcome) => {
    const say = () => Promise.resolve(Response.json({ code, title: 'Câu.' }, { status }));
    const partner = { id: 'a', organId: 'H99.08', name: 'Sở Y tế', url: 'https://a.invalid', key: 'vtlt_k' };
    const message = { open: () => inOneChunk(strToU8('<a/>')) };
    const sending = courier(say).send(partner, 'packages', message, new AbortController().signal);
    await expect(sending).rejects.toMatchObject({ code: outcome });
  });

  it('because it rests: nothing is sent to it, and nothing taken from it', async () => {
    const rest = (at: Agency, other: Agency) => {
      const { id, organId, name, otherNames, url } = entryOf(at, other);
      const words = { organId, name, otherNames, url, isActive: false };
      changePartner(at.db, id, words, ADMIN, at.clock);
    };
    rest(health, province);
    const { draftId, issue } = await issued();
    issue();
    await province.run();
    expect(sentTo(draftId)).toMatchObject({ state: 'waiting', note: expect.stringContaining('khóa') });
    rest(province, health);
    await province.pass(0.25);
    expect(sentTo(draftId)).toMatchObject({ state: 'failed', note: expect.stringContaining('danh bạ') });
  });
});

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const asData = () => ({ db: province.db, storage: province.storage, agencyName: province.agencyName });

async function post(body: Uint8Array, key: string | null, headers: Record<string, string> = {}) {
  const bearer: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
  const answer = await health.app.request('/api/v1/exchange/packages', {
    method: 'POST',
    headers: { ...bearer, ...headers },
    body: Uint8Array.from(body),
  });
  const problem = answer.ok ? null : ((await answer.json()) as { code: string });
  return { status: answer.status, code: problem?.code ?? 'taken' };
}

describe('what is no partner’s honest package', () => {
  const bomb = () => Buffer.from(zipSync({ 'a.pdf': new Uint8Array(4 * 1024 * 1024) })).toString('base64');

  let honest: Uint8Array;
  let before: number[];
  beforeAll(async () => {
    const paper = await issued();
    health.line.down = true;
    paper.issue();
    honest = await bytesOf(packageFor(asData(), paper.draftId, CLERK));
    before = [health.arrived().length, await keptBy(health)];
  });

  it.each<[string, (xml: string) => string, string]>([
    [
      'from somebody else',
      (xml) => xml.replace('<edXML:OrganId>H99<', '<edXML:OrganId>H98<'),
      'exchange.not-your-name',
    ],
    ['to somebody else', (xml) => xml.replace('>H99.08<', '>H99.09<'), 'exchange.wrong-receiver'],
    ['with an entity', (xml) => xml.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>'), 'edxml.forbidden-xml'],
    ['cut off', (xml) => xml.slice(0, -200), 'edxml.bad-xml'],
    ['empty', () => '', 'edxml.bad-xml'],
    [
      'with a bomb',
      (xml) => xml.replace(/(<ContentTransferEncoded>)[^<]*/u, `$1${bomb()}`),
      'edxml.too-large',
    ],
    ['larger than is taken', (xml) => xml + ' '.repeat(2 * 1024 * 1024), 'edxml.too-large'],
    [
      'recalling what never came',
      (xml) => xml.replace('DocType>0<', 'DocType>1<'),
      'edxml.recall-of-unknown',
    ],
  ])('%s', async (_what, change, code) => {
    const key = givePartnerKey(health.db, entryOf(health, province).id, ADMIN, health.clock);
    expect(await post(strToU8(change(text(honest))), key)).toMatchObject({ code });
    expect([health.arrived().length, await keptBy(health)]).toEqual(before);
  });

  it('without a key, with a person’s, or changed on the way', async () => {
    const key = givePartnerKey(health.db, entryOf(health, province).id, ADMIN, health.clock);
    expect(await post(honest, null)).toEqual({ status: 401, code: 'partner.key-invalid' });
    expect(await post(honest, `vtlt_${'a'.repeat(43)}`)).toEqual({
      status: 401,
      code: 'partner.key-invalid',
    });
    const other = { 'content-digest': digestOf(strToU8('khác')) };
    expect(await post(honest, key, other)).toEqual({ status: 400, code: 'exchange.damaged' });
    expect([health.arrived().length, await keptBy(health)]).toEqual(before);
    expect(await post(honest, key, { 'content-digest': digestOf(honest) })).toMatchObject({ status: 200 });
  });

  it('our own paper, sent back as theirs: they do not come by ours, and cannot take it back', async () => {
    const { dispatchId, draftId, issue } = await issued();
    issue();
    await bothWork();
    const key = givePartnerKey(province.db, entryOf(province, health).id, ADMIN, province.clock);
    const theirs = text(await bytesOf(packageFor(asData(), draftId, CLERK)))
      .replaceAll('>H99.08<', '>X<')
      // Not within the base64 of the file.
      .replaceAll(/>H99(?=[<,])/gu, '>H99.08')
      .replaceAll('>X<', '>H99<');
    const documentId = /DocumentId>([^<]*)</u.exec(theirs)![1]!;
    const send = async (body: string) => {
      const headers = { authorization: `Bearer ${key}` };
      const request = new Request('https://h99.invalid/api/v1/exchange/packages', {
        method: 'POST',
        headers,
        body,
      });
      return (await province.app.fetch(request)).status;
    };
    expect(await send(theirs)).toBe(200);
    expect(province.arrived(documentId)).toHaveLength(1);
    expect(
      await send(
        theirs.replace(
          /BussinessDocType>0<[^>]*>/u,
          `BussinessDocType>1</edXML:BussinessDocType><edXML:DocumentId>${documentId}</edXML:DocumentId>`,
        ),
      ),
    ).toBe(200);
    expect(findDispatch(province.db, dispatchId)).toMatchObject({ direction: 'outgoing', handling: null });
    expect(province.arrived(documentId)[0]).toMatchObject({ state: 'withdrawn' });
  });

  it('a status about nothing that was sent, or in another’s name, marks nothing', async () => {
    const { draftId, issue, there } = await issued();
    issue();
    await bothWork();
    register(there()[0]!.id);
    await health.run();
    const told = province.line.requests.at(-1)!;
    const xml = await told.clone().text();
    const send = async (change: (xml: string) => string) => {
      const request = new Request(told.url, {
        method: 'POST',
        headers: { authorization: told.headers.get('authorization')! },
        body: change(xml),
      });
      return (await province.app.fetch(request)).status;
    };
    expect(sentTo(draftId).statusCode).toBe('03');
    expect(await send((text) => text.replaceAll('>03<', '>06<').replace('>H99.08<', '>H99.09<'))).toBe(403);
    expect(await send((text) => text.replace(/\d+\/UBND-TH/gu, '999/UBND-TH'))).toBe(404);
    expect(await send((text) => text.replaceAll('>03<', '>77<'))).toBe(422);
    // Late or twice it changes nothing.
    expect(await send((text) => text.replaceAll('>03<', '>01<'))).toBe(204);
    expect(sentTo(draftId)).toMatchObject({ statusCode: '03', state: 'read' });
  });

  async function keptBy({ storage }: Agency): Promise<number> {
    let count = 0;
    for await (const _key of storage.keys()) count++;
    return count;
  }
});

describe('the directory', () => {
  it('is the administrator’s, keeps keys to itself and knows an agency once', () => {
    const { db, clock } = province;
    const { id, organId, name, otherNames, url } = entryOf(province, health);
    const words = { organId, name, otherNames, url, isActive: true };
    expect(JSON.stringify(entryOf(province, health))).not.toContain('vtlt_');
    const code = (change: Partial<typeof words & { theirs: string }>, by = ADMIN) => {
      try {
        changePartner(db, id, { ...words, ...change }, by, clock);
        return 'done';
      } catch (error) {
        if (error instanceof AppError) return error.code;
        throw error;
      }
    };
    expect(code({}, LEADER)).toBe('people.forbidden');
    for (const wrong of [
      { organId: 'không có' },
      { name: ' ' },
      { url: 'ftp://a' },
      { url: 'https://a.vn/?x=1' },
      { url: 'https://u:p@a.vn' },
      { theirs: 'vt_khóa-của-người' },
    ])
      expect(code(wrong)).toBe('partner.invalid');
    expect(code({ url: 'https://vanthu.soyte.vn/' })).toBe('done');
    expect(entryOf(province, health).url).toBe('https://vanthu.soyte.vn');
  });
});
