import { afterEach, beforeEach, expect, it } from 'vitest';
import { editsText } from '../../src/commands/eval.ts';
import {
  acceptAll,
  createObligation,
  decideField,
  decideObligation,
  editFigures,
  type ObligationDecisionCommand,
} from '../../src/registry/index.ts';
import type { Obligation } from '../../src/understanding/index.ts';
import { CLERK, type Office, openOffice, pdf, understood, WHOLE_HEADER } from './office.ts';

let office: Office;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.close());

const duty = (clause: string): Obligation => ({
  clause,
  assignees: ['Sở Y tế'],
  cooperators: [],
  action: `việc ${clause}; và việc khác`,
  deadline: { kind: 'none', raw: null, date: null },
  reportTo: null,
  targets: [],
  legalBasis: [],
  confidence: 0.9,
  evidence: [{ quote: `việc ${clause}`, page: 1, boxes: [], confidence: 0.9 }],
});

it('counts what people left as it was and what they put right, field by field and part by part', async () => {
  const { id } = await office.handIn(pdf('một'));
  office.reader.understanding = {
    ...understood(WHOLE_HEADER),
    obligations: ['1', '2', '3', '4', '5', '6'].map(duty),
  };
  await office.work();
  const decide = (clause: string, decision: ObligationDecisionCommand) => {
    const obligationId = office.view(id).obligations.find((each) => each.clause === clause)!.id;
    decideObligation(office.db, { ...office.versioned(id), obligationId, decision }, CLERK, office.clock);
  };
  const at = () => office.versioned(id);
  decideField(
    office.db,
    { ...at(), field: 'number', decision: { action: 'correct', value: '6' } },
    CLERK,
    office.clock,
  );
  decideField(
    office.db,
    { ...at(), field: 'place', decision: { action: 'correct', value: 'Huế' } },
    CLERK,
    office.clock,
  );
  decideField(office.db, { ...at(), field: 'subject', decision: { action: 'absent' } }, CLERK, office.clock);
  acceptAll(office.db, at(), CLERK, office.clock);
  decide('1', { action: 'accept' });
  decide('2', { action: 'edit', statement: { assignees: ['Sở Nội vụ'], action: 'việc hai' } });
  decide('3', { action: 'split' });
  decide('4', {
    action: 'merge',
    with: office.view(id).obligations.find(({ clause }) => clause === '5')!.id,
  });
  decide('6', { action: 'dismiss' });
  const statement = { ...duty('7'), deadline: { kind: 'none', raw: null, date: null } as const };
  const passages = [{ quote: 'việc', page: 1, boxes: [{ x: 1, y: 1, width: 1, height: 1 }] }];
  createObligation(office.db, { ...at(), statement, passages }, CLERK, office.clock);

  const figures = editFigures(office.db);
  const of = (field: string) => figures.fields.find((each) => each.field === field);
  expect(of('number')).toMatchObject({ decided: 1, accepted: 0, corrected: 1, filled: 0, refused: 0 });
  expect(of('place')).toMatchObject({ decided: 1, corrected: 0, filled: 1 });
  expect(of('subject')).toMatchObject({ decided: 1, refused: 1 });
  expect(of('issuer')).toMatchObject({ decided: 1, accepted: 1 });
  expect(figures.obligations).toEqual({
    decisions: { accepted: 1, edited: 1, split: 1, merged: 1, dismissed: 1, created: 1 },
    decided: 6,
    waiting: 0,
    parts: { clause: 0, assignees: 1, cooperators: 0, action: 1, deadline: 0, reportTo: 0 },
  });
  expect(editsText(figures)).toMatch(
    /Số +1 +0 +1 +0 +0 +100,0 %[\s\S]*tách 1, gộp 1, bỏ 1, người tự thêm 1/u,
  );
});
