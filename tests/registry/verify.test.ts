import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditOf } from '../../src/platform/audit/trail.ts';
import { auditTrail } from '../../src/platform/schema.ts';
import {
  acceptAll,
  decideField,
  type FieldDecision,
  nextToVerify,
  openDispatch,
  registerDispatch,
  rereadDispatch,
  verifyDispatch,
} from '../../src/registry/index.ts';
import type { MetadataField } from '../../src/understanding/index.ts';
import { CLERK, type Office, openOffice, OTHER_CLERK, understood, WHOLE_HEADER } from './office.ts';

let office: Office;
let id: string;
beforeEach(async () => {
  office = openOffice();
  id = await office.readPaper('một');
});
afterEach(() => office.close());

const decide = (field: MetadataField, decision: FieldDecision, by = CLERK) =>
  decideField(office.db, { ...office.versioned(id), field, decision }, by, office.clock);
const correct = (field: MetadataField, value: unknown) => decide(field, { action: 'correct', value });

describe('what was found beside the fields', () => {
  const proof = {
    quote: 'l5/QĐ-UBND',
    page: 1,
    boxes: [{ x: 1, y: 2, width: 3, height: 4 }],
    confidence: 0.8,
  };
  const repairs = [{ what: 'symbol' as const, read: 'l5/QĐ-UBND', repaired: '15/QĐ-UBND', evidence: proof }];

  it('is kept with the paper and renewed when it is understood anew', async () => {
    id = await office.readPaper('hai', WHOLE_HEADER, {
      repairs,
      pageCount: { paper: 2, appendices: 1, total: 3 },
    });
    expect(office.view(id).details).toMatchObject({ repairs, pageCount: { appendices: 1 } });
    office.reader.understanding = understood(WHOLE_HEADER, { repairs: [] });
    rereadDispatch(office.db, id, CLERK, office.clock);
    await office.work();
    expect(office.view(id).details?.repairs).toEqual([]);
  });
});

describe('a person’s word on a field', () => {
  it('stands apart from the suggestion and is in force instead of it', () => {
    office.clock.advance(60_000);
    const { version, field } = correct('number', ' 06 ');
    expect(version).toBe(office.view(id).version);
    expect(field).toMatchObject({
      state: 'corrected',
      suggestion: '05',
      value: '06',
      confidence: 0.9,
      decidedBy: { id: 'clerk', name: 'Người clerk' },
      decidedAt: office.clock.now(),
    });
    expect(office.view(id).number).toBe('06');
  });

  it('can say that it is right, that it is not on the paper, and take that back', () => {
    expect(decide('symbol', { action: 'accept' }).field).toMatchObject({
      state: 'accepted',
      value: 'UBND-VX',
    });
    expect(decide('symbol', { action: 'absent' }).field).toMatchObject({ state: 'absent', value: null });
    expect(office.view(id).symbol).toBeNull();
    expect(decide('symbol', { action: 'undo' }).field).toMatchObject({
      state: 'suggested',
      value: 'UBND-VX',
      decidedBy: null,
    });
    expect(office.view(id).symbol).toBe('UBND-VX');
  });

  it('holds for the day by which an answer is asked, as for any field', async () => {
    id = await office.readPaper('hai', { ...WHOLE_HEADER, replyDue: '2026-12-01' });
    expect(correct('replyDue', '2026-12-04').field).toMatchObject({
      state: 'corrected',
      suggestion: '2026-12-01',
      value: '2026-12-04',
    });
    expect(() => correct('replyDue', 'đầu tháng 12')).toThrow(
      expect.objectContaining({ status: 422 }) as Error,
    );
  });

  it('cannot accept what the machine did not read', () => {
    expect(() => decide('place', { action: 'accept' })).toThrow(
      expect.objectContaining({ code: 'dispatch.nothing-to-accept', status: 422 }) as Error,
    );
  });

  it.each<[MetadataField, unknown, unknown]>([
    ['subject', '  tăng  cường\nan toàn ', 'tăng cường an toàn'],
    ['subject', 'chu\u0323c', 'chục'.normalize('NFC')],
    ['date', '2026-11', '2026-11'],
    ['date', '2024-02-29', '2024-02-29'],
    ['addressees', ['Sở Nội vụ ', 'Các phòng'], ['Sở Nội vụ', 'Các phòng']],
    ['urgency', 'Khẩn', 'Khẩn'],
    [
      'signer',
      { capacity: 'KT.', title: 'CHỦ TỊCH', actualTitle: 'PHÓ CHỦ TỊCH', name: 'Trần Văn A' },
      { capacity: 'KT.', title: 'CHỦ TỊCH', actualTitle: 'PHÓ CHỦ TỊCH', name: 'Trần Văn A' },
    ],
    [
      'references',
      [{ symbol: '968/CĐ-TTg', date: null, issuer: null }],
      [{ symbol: '968/CĐ-TTg', date: null, issuer: null }],
    ],
  ])('%s may be %j', (field, value, kept) => {
    expect(correct(field, value).field.value).toEqual(kept);
  });

  it.each<[MetadataField, unknown]>([
    ['number', ''],
    ['number', '05/UBND'],
    ['number', 5],
    ['subject', '   '],
    ['date', '2025-02-29'],
    ['date', '20/11/2026'],
    ['date', '2026-13'],
    ['urgency', 'Gấp'],
    ['addressees', 'Sở Nội vụ'],
    ['signer', { name: 'A' }],
  ])('%s may not be %j', (field, value) => {
    expect(() => correct(field, value)).toThrow(
      expect.objectContaining({ code: 'dispatch.field-invalid', status: 422 }) as Error,
    );
    expect(office.view(id).fields.find((each) => each.field === field)?.state).toBe('suggested');
  });

  it('is noted in the trail by its field, never by its text', () => {
    correct('subject', 'nội dung rất riêng');
    expect(auditOf(office.db, id).at(-1)).toMatchObject({
      did: 'dispatch.field-decided',
      details: { field: 'subject', action: 'correct' },
    });
    expect(JSON.stringify(office.db.select().from(auditTrail).all())).not.toContain('rất riêng');
  });
});

describe('two people at once', () => {
  it('the second hears who was first, and nothing is overwritten', () => {
    const { version } = office.view(id);
    const seen = { dispatchId: id, version };
    decideField(
      office.db,
      { ...seen, field: 'number', decision: { action: 'correct', value: '06' } },
      OTHER_CLERK,
      office.clock,
    );
    openDispatch(office.db, id, CLERK, office.clock);
    const late = { ...seen, field: 'number', decision: { action: 'correct', value: '08' } } as const;
    expect(() => decideField(office.db, late, CLERK, office.clock)).toThrow(
      expect.objectContaining({
        code: 'dispatch.changed',
        status: 409,
        message: expect.stringContaining('Người clerk-2') as string,
        details: { version: version + 1, changedBy: 'Người clerk-2', changedAt: office.clock.now() },
      }) as Error,
    );
    expect(office.view(id).number).toBe('06');
    for (const change of [acceptAll, verifyDispatch]) {
      expect(() => change(office.db, seen, CLERK, office.clock)).toThrow(
        expect.objectContaining({ code: 'dispatch.changed' }) as Error,
      );
    }
  });
});

describe('verifying', () => {
  it('asks for a word on every required field, and accept-all gives it where something was read', async () => {
    const { number: _blank, ...rest } = WHOLE_HEADER;
    id = await office.readPaper('trống số', { ...rest, place: 'Huế' });
    expect(() => verifyDispatch(office.db, office.versioned(id), CLERK, office.clock)).toThrow(
      expect.objectContaining({
        code: 'dispatch.fields-undecided',
        details: { fields: ['number', 'symbol', 'issuer', 'date', 'type', 'subject'] },
      }) as Error,
    );
    expect(acceptAll(office.db, office.versioned(id), CLERK, office.clock)).toMatchObject({
      state: 'to-verify',
    });
    const accepted = office.view(id).fields.filter(({ state }) => state === 'accepted');
    expect(accepted.map(({ field }) => field)).toEqual([
      'issuer',
      'symbol',
      'place',
      'date',
      'type',
      'subject',
    ]);
    expect(() => verifyDispatch(office.db, office.versioned(id), CLERK, office.clock)).toThrow(
      expect.objectContaining({ details: { fields: ['number'] } }) as Error,
    );
    decide('number', { action: 'absent' });
    expect(verifyDispatch(office.db, office.versioned(id), CLERK, office.clock)).toMatchObject({
      state: 'verified',
    });
    expect(office.view(id)).toMatchObject({ verifiedBy: { id: 'clerk' }, number: null });
  });

  it('is undone by taking back a required word', async () => {
    const verified = await office.verifiedPaper('hai');
    const undo = { ...office.versioned(verified), field: 'number', decision: { action: 'undo' } } as const;
    expect(decideField(office.db, undo, CLERK, office.clock).state).toBe('to-verify');
    expect(office.view(verified).verifiedAt).toBeNull();
  });

  it('a registered paper may be corrected but not made undecided', async () => {
    const registered = await office.verifiedPaper('hai');
    registerDispatch(office.db, office.versioned(registered), CLERK, office.clock);
    const say = (decision: FieldDecision, reason?: string) =>
      decideField(
        office.db,
        { ...office.versioned(registered), field: 'subject', decision, reason },
        CLERK,
        office.clock,
      );
    const right: FieldDecision = { action: 'correct', value: 'đúng chính tả' };
    expect(() => say(right)).toThrow(expect.objectContaining({ code: 'register.reason-needed' }) as Error);
    expect(say(right, 'gõ nhầm')).toMatchObject({ state: 'registered' });
    expect(() => say({ action: 'undo' })).toThrow(
      expect.objectContaining({ code: 'dispatch.field-needed' }) as Error,
    );
  });

  it('leads to the next paper that waits, oldest first, and round', async () => {
    const second = await office.readPaper('hai');
    office.clock.advance(1000);
    const third = await office.readPaper('ba');
    expect(nextToVerify(office.db, CLERK)).toBe(id);
    expect(nextToVerify(office.db, CLERK, id)).toBe(second);
    expect(nextToVerify(office.db, CLERK, second)).toBe(third);
    expect(nextToVerify(office.db, CLERK, third)).toBe(id);
  });

  it('ends where none waits but this one', () => {
    expect(nextToVerify(office.db, CLERK, id)).toBeNull();
  });
});

describe('opening a paper', () => {
  it('is a line of the trail each time; looking again at what is open is not', () => {
    openDispatch(office.db, id, CLERK, office.clock);
    openDispatch(office.db, id, CLERK, office.clock);
    office.view(id);
    const opened = auditOf(office.db, id).filter(({ did }) => did === 'dispatch.opened');
    expect(opened).toMatchObject([{ actorId: 'clerk', address: '10.0.0.7' }, { actorId: 'clerk' }]);
  });
});
