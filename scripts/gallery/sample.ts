/** A template filled with its own examples, for a province that does not exist. */
import { fillTemplate, sampleAnswers } from '../../src/drafting/index.ts';
import type { DispatchDocument, Office, Template } from '../../src/drafting/index.ts';

const OFFICE: Office = {
  parent: null,
  agency: 'Ủy ban nhân dân\ntỉnh Nam Hải',
  place: 'Nam Hải',
  agencySymbol: 'UBND',
  unitSymbol: 'TH',
  head: 'Chủ tịch',
  collective: 'Ủy ban nhân dân tỉnh',
  contact: [],
};
const SIGNING = {
  form: 'TM-KT',
  collective: 'Ủy ban nhân dân',
  head: 'Chủ tịch',
  own: 'Phó Chủ tịch',
  name: 'Trần Văn Bình',
} as const;

export function sampleDocument(template: Template): DispatchDocument {
  const filling = { answers: sampleAnswers(template), office: OFFICE, signing: SIGNING };
  return fillTemplate(template, { ...filling, date: '2026-11-26', number: '128' });
}
