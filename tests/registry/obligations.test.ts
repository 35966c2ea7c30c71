import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditOf } from '../../src/platform/audit/trail.ts';
import { auditTrail, searchOutbox } from '../../src/platform/schema.ts';
import {
  acceptObligations,
  createObligation,
  decideObligation,
  type ObligationDecisionCommand,
  openDispatch,
  rereadDispatch,
  type Statement,
  takePossible,
  undoAccepted,
} from '../../src/registry/index.ts';
import { possibleDuties } from '../../src/registry/possible-duties.ts';
import { obligationDecisions, obligationSuggestions, statedObligations } from '../../src/registry/schema.ts';
import type { Deadline, Obligation } from '../../src/understanding/index.ts';
import { openApi } from './http.ts';
import {
  CLERK,
  DRAFTER,
  LEADER,
  type Office,
  openOffice,
  OTHER_CLERK,
  STAFF,
  understood,
  WHOLE_HEADER,
} from './office.ts';

const never: Deadline = { kind: 'none', raw: null, date: null };

/** A suggestion on a line of its own. */
function duty(clause: string, action: string, rest: Partial<Obligation> = {}): Obligation {
  const line = Number.parseInt(clause, 10) || 0;
  return {
    clause,
    assignees: ['Sở Nội vụ'],
    cooperators: [],
    action,
    deadline: never,
    reportTo: null,
    targets: [],
    legalBasis: [],
    confidence: 0.9,
    evidence: [
      {
        quote: `${clause}. ${action}`,
        page: 1,
        boxes: [{ x: 80, y: 100 * line, width: 400, height: 14 }],
        confidence: 0.9,
      },
    ],
    ...rest,
  };
}

const REPORT = duty('1', 'báo cáo kết quả về Văn phòng. Tổ chức kiểm tra các trường học');
const CHECK = duty('2', 'rà soát hồ sơ, niêm yết tại trụ sở', {
  assignees: ['UBND các xã'],
  deadline: { kind: 'date', raw: 'trước ngày 30/11/2026', date: '2026-11-30' },
});
const VAGUE = duty('3', 'tích cực tuyên truyền trong nhân dân', { confidence: 0.5 });

let office: Office;
let id: string;
beforeEach(async () => {
  office = openOffice();
  id = await paperWith(REPORT, CHECK, VAGUE);
});
afterEach(() => office.close());

async function paperWith(...obligations: Obligation[]): Promise<string> {
  const { id: paper } = await office.handIn(
    new TextEncoder().encode(`%PDF-1.7\n% ${Math.random()}\n%%EOF\n`),
  );
  office.reader.understanding = { ...understood(WHOLE_HEADER), obligations };
  await office.work();
  return paper;
}

async function understoodAnew(...obligations: Obligation[]): Promise<void> {
  office.reader.understanding = { ...understood(WHOLE_HEADER), obligations };
  rereadDispatch(office.db, id, CLERK, office.clock);
  await office.work();
}

const list = () => office.view(id).obligations;
const shown = () => list().map(({ state, clause, action }) => `${state} ${clause} ${action.slice(0, 12)}`);
const at = (position: number) => list()[position - 1]!;
const decide = (position: number, decision: ObligationDecisionCommand, by = CLERK) =>
  decideObligation(
    office.db,
    { ...office.versioned(id), obligationId: at(position).id, decision },
    by,
    office.clock,
  );
const refusal = (code: string, status: number) => expect.objectContaining({ code, status }) as Error;

describe('a person’s word on a suggested obligation', () => {
  it('accepts it as it stands, under the same id', () => {
    const { id: before } = at(1);
    office.clock.advance(60_000);
    const { version, obligationId } = decide(1, { action: 'accept' });
    expect([version, obligationId]).toEqual([office.view(id).version, before]);
    expect(at(1)).toMatchObject({
      id: before,
      state: 'accepted',
      action: REPORT.action,
      evidence: REPORT.evidence,
      decidedBy: { id: 'clerk', name: 'Người clerk' },
      decidedAt: office.clock.now(),
    });
  });

  it('edits it; what was suggested stays beside it, also after a second edit', () => {
    decide(2, {
      action: 'edit',
      statement: { assignees: ['UBND các phường '], deadline: never as Statement['deadline'] },
    });
    decide(2, { action: 'edit', statement: { action: ' rà soát  hồ sơ ' } });
    const { evidence: _evidence, ...suggested } = CHECK;
    expect(at(2)).toMatchObject({
      state: 'edited',
      assignees: ['UBND các phường'],
      action: 'rà soát hồ sơ',
      deadline: never,
      suggested: [suggested],
      evidence: CHECK.evidence,
    });
    expect(office.db.select().from(obligationSuggestions).all()).toHaveLength(3);
  });

  it('is plain acceptance where the edit says the same', () => {
    decide(2, { action: 'edit', statement: { action: CHECK.action } });
    expect(at(2).state).toBe('accepted');
  });

  it('splits it at its sentences, or where the person says; each part can go its own way', () => {
    const before = at(1).id;
    decide(1, { action: 'split' });
    expect(shown().slice(0, 2)).toEqual(['split 1 báo cáo kết ', 'split 1 Tổ chức kiểm']);
    expect(at(1).id).toBe(before);
    decide(2, { action: 'edit', statement: { clause: '1.b' } });
    decide(1, { action: 'dismiss' });
    expect(shown().slice(0, 2)).toEqual(['edited 1.b Tổ chức kiểm', 'suggested 2 rà soát hồ s']);
    decide(2, { action: 'split', actions: ['rà soát hồ sơ', 'niêm yết tại trụ sở', 'công khai'] });
    expect(
      list()
        .map(({ action }) => action)
        .slice(1, 4),
    ).toEqual(['rà soát hồ sơ', 'niêm yết tại trụ sở', 'công khai']);
    expect(() => decide(5, { action: 'split' })).toThrow(refusal('dispatch.nothing-to-split', 422));
  });

  it('merges it with the next that stands, and splits what was merged', () => {
    decide(2, { action: 'dismiss' });
    decide(1, { action: 'merge' });
    expect(shown()).toEqual(['merged 1 báo cáo kết ', 'dismissed 2 rà soát hồ s']);
    expect(at(1).suggested.map(({ clause }) => clause)).toEqual(['1', '3']);
    expect(at(1).evidence).toHaveLength(2);
    decide(1, { action: 'undo' });
    decide(2, { action: 'undo' });
    decide(1, { action: 'merge', with: at(2).id });
    expect(at(1)).toMatchObject({ assignees: ['Sở Nội vụ', 'UBND các xã'], deadline: CHECK.deadline });
    expect(() => decide(2, { action: 'merge' })).toThrow(refusal('dispatch.nothing-to-merge', 422));
  });

  it('merges two parts of one split back into one', () => {
    decide(1, { action: 'split' });
    decide(1, { action: 'merge' });
    expect(shown()).toEqual([
      'edited 1 báo cáo kết ',
      'suggested 2 rà soát hồ s',
      'suggested 3 tích cực tuy',
    ]);
    expect(office.db.select().from(obligationDecisions).all()).toHaveLength(1);
    expect(office.db.select().from(statedObligations).all()).toHaveLength(1);
  });

  it('dismisses it, with a reason or without; accepting it takes it back', () => {
    decide(3, { action: 'dismiss', reason: 'lời kêu gọi chung' });
    expect(at(3)).toMatchObject({ state: 'dismissed', reason: 'lời kêu gọi chung', action: VAGUE.action });
    decide(3, { action: 'accept' });
    expect(at(3)).toMatchObject({ state: 'accepted', reason: null });
  });

  it.each<ObligationDecisionCommand>([
    { action: 'accept' },
    { action: 'edit', statement: { action: 'việc khác' } },
    { action: 'split' },
    { action: 'merge' },
    { action: 'dismiss' },
  ])('takes $action back', (decision) => {
    const before = list();
    decide(1, decision);
    expect(list()).not.toEqual(before);
    decide(1, { action: 'undo' });
    expect(list()).toEqual(before);
  });

  it.each<Partial<Statement>>([
    { action: '  ' },
    { clause: '' },
    { assignees: [''] },
    { deadline: { kind: 'date', raw: null, date: '2026-02-30' } },
  ])('may not be %j', (statement) => {
    expect(() => decide(1, { action: 'edit', statement })).toThrow(
      refusal('dispatch.obligation-invalid', 422),
    );
    expect(at(1).state).toBe('suggested');
  });

  it('is noted in the trail without a word of the paper, and announced to search', () => {
    const announced = office.db.select().from(searchOutbox).all().length;
    decide(3, { action: 'dismiss', reason: 'lý do rất riêng' });
    decide(1, { action: 'edit', statement: { action: 'nội dung rất riêng' } });
    expect(auditOf(office.db, id).at(-1)).toMatchObject({
      did: 'dispatch.obligation-decided',
      details: { action: 'edit', obligation: at(1).id },
    });
    expect(JSON.stringify(office.db.select().from(auditTrail).all())).not.toContain('rất riêng');
    expect(office.db.select().from(searchOutbox).all().length).toBe(announced + 2);
  });
});

describe('an obligation of the person’s own', () => {
  const passages = [
    {
      quote: 'Đề nghị các đơn vị gửi danh sách',
      page: 1,
      boxes: [{ x: 80, y: 150, width: 300, height: 14 }],
    },
  ];
  const statement: Statement = {
    clause: '1',
    assignees: ['các đơn vị'],
    cooperators: [],
    action: 'gửi danh sách',
    deadline: { kind: 'none', raw: null, date: null },
    reportTo: null,
  };
  const create = (by = CLERK) =>
    createObligation(office.db, { ...office.versioned(id), statement, passages }, by, office.clock);

  it('stands where its passage stands, with its proof', () => {
    const { obligationId } = create();
    expect(at(2)).toMatchObject({
      id: obligationId,
      state: 'created',
      suggested: [],
      action: 'gửi danh sách',
      confidence: 1,
    });
    expect(at(2).evidence).toEqual([{ ...passages[0], confidence: 1 }]);
  });

  it('can be edited, split, merged with a suggestion, and goes without a trace when taken back', () => {
    create(LEADER);
    decide(2, { action: 'edit', statement: { action: 'gửi danh sách; lập biên bản' } });
    decide(2, { action: 'split' });
    expect(shown().slice(1, 3)).toEqual(['created 1 gửi danh sác', 'created 1 lập biên bản']);
    decide(3, { action: 'dismiss' });
    decide(2, { action: 'merge' });
    expect(shown()).toEqual([
      'suggested 1 báo cáo kết ',
      'edited 1 gửi danh sác',
      'suggested 3 tích cực tuy',
    ]);
    decide(2, { action: 'undo' });
    create();
    decide(2, { action: 'dismiss' });
    expect(shown().map((line) => line.split(' ')[0])).toEqual(['suggested', 'suggested', 'suggested']);
    expect(office.db.select().from(obligationDecisions).all()).toEqual([]);
  });
});

it('accepts all the machine is sure of, and points at the first that is left', () => {
  const { obligationId } = acceptObligations(office.db, office.versioned(id), CLERK, office.clock);
  expect(list().map(({ state }) => state)).toEqual(['accepted', 'accepted', 'suggested']);
  expect(obligationId).toBe(at(3).id);
});

it('accepts also what it is not sure of where that is asked for, and takes all back at once', () => {
  acceptObligations(office.db, { ...office.versioned(id), unsure: true }, CLERK, office.clock);
  expect(list().map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted']);
  undoAccepted(office.db, office.versioned(id), CLERK, office.clock);
  expect(list().map(({ state }) => state)).toEqual(['suggested', 'suggested', 'suggested']);
});

it('takes back only what the same person accepted, also where another one accepted since', () => {
  acceptObligations(office.db, office.versioned(id), CLERK, office.clock);
  decide(3, { action: 'accept' }, LEADER);
  const takeBack = (by: typeof CLERK) => undoAccepted(office.db, office.versioned(id), by, office.clock);
  expect(() => takeBack(OTHER_CLERK)).toThrow(expect.objectContaining({ code: 'dispatch.nothing-accepted' }));
  takeBack(CLERK);
  expect(list().map(({ state }) => state)).toEqual(['suggested', 'suggested', 'accepted']);
  expect(() => takeBack(CLERK)).toThrow(/do chính bạn nhận/u);
});

describe('what fell just short of being suggested', () => {
  const NEAR = duty('4', 'các hộ dọn vệ sinh quanh nhà', { confidence: 0.45 });
  const take = (place: number) =>
    takePossible(office.db, { ...office.versioned(id), place }, CLERK, office.clock);
  const offered = () => {
    const { details, obligations } = office.view(id);
    return possibleDuties(details, obligations).map(({ place }) => place);
  };
  beforeEach(async () => {
    const obligations = [REPORT];
    const details = { possibleDuties: [duty('2', 'một việc đã khác'), NEAR] };
    ({ id } = await office.handIn(new TextEncoder().encode(`%PDF-1.7\n% ${Math.random()}\n%%EOF\n`)));
    office.reader.understanding = { ...understood(WHOLE_HEADER, details), obligations };
    await office.work();
  });

  it('becomes a duty by a person’s word, is offered no more, and again once that is taken back', () => {
    expect(offered()).toEqual([0, 1]);
    const { obligationId } = take(1);
    expect(list().map(({ state, action }) => `${state}: ${action}`)).toEqual([
      'suggested: báo cáo kết quả về Văn phòng. Tổ chức kiểm tra các trường học',
      'created: các hộ dọn vệ sinh quanh nhà',
    ]);
    expect(at(2).id).toBe(obligationId);
    expect(offered()).toEqual([0]);
    decide(2, { action: 'undo' });
    expect([list().length, offered()]).toEqual([1, [0, 1]]);
  });

  it('is taken once, and none that is not offered', () => {
    take(1);
    for (const place of [1, 2])
      expect(() => take(place)).toThrow(expect.objectContaining({ code: 'dispatch.obligation-not-found' }));
  });

  it('is offered no more once taken, also where a new reading tells its words and place a little otherwise', async () => {
    take(1);
    const [passage] = NEAR.evidence;
    const [box] = passage!.boxes;
    const anew = (quote: string, down: number): Obligation => ({
      ...NEAR,
      evidence: [{ ...passage!, quote, boxes: [{ ...box!, x: box!.x - 1, y: box!.y + down }] }],
    });
    const slipped = anew(passage!.quote.replace(/ộ/u, 'ô').replace(/\s\S+$/u, ''), 3);
    const below = anew(passage!.quote.replace(/\s\S+$/u, ''), 40);
    const beside = anew('kế toán lập bảng kê', 0);
    const details = { possibleDuties: [slipped, below, beside] };
    office.reader.understanding = { ...understood(WHOLE_HEADER, details), obligations: [REPORT] };
    rereadDispatch(office.db, id, CLERK, office.clock);
    await office.work();
    expect(offered()).toEqual([1, 2]);
  });

  it('is taken by the API', async () => {
    const api = openApi(office);
    const path = `/dispatches/${id}/obligations/possible`;
    const json = { version: office.view(id).version };
    expect((await api.ask(CLERK, `${path}/x`, { json })).status).toBe(400);
    expect((await api.ask(STAFF, `${path}/1`, { json })).status).toBe(404);
    const answer = await api.ask(CLERK, `${path}/1`, { json });
    expect(await answer.json()).toMatchObject({ obligations: [{}, { state: 'created', clause: '4' }] });
  });
});

describe('when the paper is understood anew', () => {
  const shiftedReport = duty('1', 'báo cáo kêt quả về Văn phòng. Tổ chức kiểm tra các trường hoc', {
    evidence: [
      {
        ...REPORT.evidence[0]!,
        quote: '1. báo cáo kêt quả',
        boxes: [{ x: 82, y: 98, width: 398, height: 15 }],
      },
    ],
  });
  const added = duty('4', 'lập danh sách cán bộ');

  it('keeps what people decided and adds what is new, undecided ones under their ids', async () => {
    decide(1, { action: 'edit', statement: { action: 'báo cáo' } });
    decide(2, { action: 'dismiss' });
    const vague = at(3).id;
    await understoodAnew(shiftedReport, CHECK, VAGUE, added);
    expect(shown()).toEqual([
      'edited 1 báo cáo',
      'dismissed 2 rà soát hồ s',
      'suggested 3 tích cực tuy',
      'suggested 4 lập danh sác',
    ]);
    expect(at(3).id).toBe(vague);
    expect(at(1).suggested[0]?.action).toBe(REPORT.action);
    decide(1, { action: 'undo' });
    expect(at(1)).toMatchObject({ state: 'suggested', action: shiftedReport.action });
  });

  it('keeps them also where the machine no longer sees them, in their place', async () => {
    decide(2, { action: 'accept' });
    decide(3, { action: 'accept' });
    await understoodAnew(REPORT, added);
    expect(shown()).toEqual([
      'suggested 1 báo cáo kết ',
      'accepted 2 rà soát hồ s',
      'accepted 3 tích cực tuy',
      'suggested 4 lập danh sác',
    ]);
  });

  it('tells two duties of one passage apart by what is to be done', async () => {
    const passage = REPORT.evidence;
    const one = duty('1', 'báo cáo kết quả về Văn phòng', { evidence: passage });
    const two = duty('1', 'tổ chức kiểm tra các trường học', { evidence: passage });
    await understoodAnew(one, two);
    decide(2, { action: 'dismiss' });
    await understoodAnew(two, one);
    expect(shown()).toEqual(['dismissed 1 tổ chức kiểm', 'suggested 1 báo cáo kết ']);
  });
});

describe('two people at once', () => {
  it('the second hears who was first', () => {
    const seen = { ...office.versioned(id), obligationId: at(1).id };
    decideObligation(office.db, { ...seen, decision: { action: 'accept' } }, OTHER_CLERK, office.clock);
    openDispatch(office.db, id, CLERK, office.clock);
    expect(() =>
      decideObligation(office.db, { ...seen, decision: { action: 'dismiss' } }, CLERK, office.clock),
    ).toThrow(refusal('dispatch.changed', 409));
  });
});

it('goes with the paper when it turns out to be secret', async () => {
  decide(1, { action: 'edit', statement: { action: 'nội dung mật' } });
  office.reader.understanding = understood({ ...WHOLE_HEADER, secrecy: 'Mật' });
  rereadDispatch(office.db, id, CLERK, office.clock);
  await office.work();
  expect(office.db.select().from(statedObligations).all()).toEqual([]);
  expect(office.db.select().from(obligationDecisions).all()).toEqual([]);
});

describe('over HTTP', () => {
  it('gives the list, decides with the version, and checks what is sent', async () => {
    const api = openApi(office);
    const path = `/dispatches/${id}/obligations`;
    const body = (await (await api.ask(CLERK, path)).json()) as {
      version: number;
      obligations: { id: string }[];
    };
    expect(body.obligations).toHaveLength(3);
    const put = (json: unknown, by = CLERK) =>
      api.ask(by, `${path}/${body.obligations[0]!.id}`, { method: 'PUT', json });
    expect(
      (
        await put({
          action: 'edit',
          version: body.version,
          statement: { deadline: { kind: 'date', raw: null, date: 'mai' } },
        })
      ).status,
    ).toBe(400);
    const answer = await put({ action: 'edit', version: body.version, statement: { clause: '1.a' } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      version: body.version + 1,
      obligationId: body.obligations[0]!.id,
      obligations: [{ clause: '1.a', state: 'edited', assignees: ['Sở Nội vụ'] }, {}, {}],
    });
    expect((await put({ action: 'accept', version: body.version })).status).toBe(409);
    expect((await api.ask(CLERK, `${path}/accept-all`, { json: { version: body.version + 1 } })).status).toBe(
      200,
    );
    const all = async (what: string, more: number, by = CLERK) => {
      const json = { version: body.version + more };
      const answer = await api.ask(by, `${path}/${what}`, { json });
      const { obligations } = (await answer.json()) as { obligations?: { state: string }[] };
      return [answer.status, obligations?.map(({ state }) => state)];
    };
    expect(await all('undo-accept-all', 2), 'what was edited before stays').toEqual([
      200,
      ['edited', 'suggested', 'suggested'],
    ]);
    expect(await all('undo-accept-all', 3)).toEqual([422, undefined]);
    expect((await all('accept-all', 3))[0]).toBe(200);
    expect(await all('undo-accept-all', 4, LEADER), 'what another one accepted').toEqual([422, undefined]);
    body.version += 2;
    const statement = {
      clause: '9',
      assignees: [],
      cooperators: [],
      action: 'lập danh sách',
      deadline: { kind: 'none' },
      reportTo: null,
    };
    const passages = [{ quote: 'lập danh sách', page: 1, boxes: [{ x: 1, y: 2, width: 3, height: 4 }] }];
    expect(
      (await api.ask(LEADER, path, { json: { version: body.version + 2, statement, passages } })).status,
    ).toBe(201);
    expect(
      (
        await api.ask(CLERK, `${path}/none`, {
          method: 'PUT',
          json: { action: 'accept', version: body.version + 3 },
        })
      ).status,
    ).toBe(404);
    api.progress.stop();
  });

  it.each([
    ['nobody', null, 401],
    ['a clerk', CLERK, 200],
    ['a leader', LEADER, 200],
    ['staff who handed it in', STAFF, 403],
    ['a drafter who may not see it', DRAFTER, 404],
    ['a token without the scope', { ...CLERK, scopes: ['dispatches:read'] as const }, 403],
  ])('%s', async (_who, actor, status) => {
    const { id: own } = await office.handIn(new TextEncoder().encode('%PDF-1.7\n% own\n%%EOF\n'), STAFF);
    office.reader.understanding = { ...understood(WHOLE_HEADER), obligations: [REPORT] };
    await office.work();
    const view = office.view(own);
    const api = openApi(office);
    const json = { action: 'accept', version: view.version };
    const answer = await api.ask(actor, `/dispatches/${own}/obligations/${view.obligations[0]!.id}`, {
      method: 'PUT',
      json,
    });
    api.progress.stop();
    expect(answer.status).toBe(status);
  });
});
