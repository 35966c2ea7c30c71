import type { DispatchDocument } from '../../src/drafting/document.ts';
import { fillTemplate, sampleAnswers } from '../../src/drafting/templates/fill.ts';
import type { Filling, Office } from '../../src/drafting/templates/fill.ts';
import type { Template } from '../../src/drafting/templates/load.ts';

export const province: Office = {
  parent: null,
  agency: 'Ủy ban nhân dân\ntỉnh Nam Hải',
  place: 'Nam Hải',
  agencySymbol: 'UBND',
  unitSymbol: 'TH',
  head: 'Chủ tịch',
  collective: 'Ủy ban nhân dân tỉnh',
  contact: [],
};

export const signing: Filling['signing'] = {
  form: 'TM-KT',
  collective: 'Ủy ban nhân dân',
  head: 'Chủ tịch',
  own: 'Phó Chủ tịch',
  name: 'Trần Văn Bình',
};

/** A template filled with its own examples. */
export function sampleOf(template: Template, rest: Partial<Filling> = {}): DispatchDocument {
  const answers = sampleAnswers(template);
  return fillTemplate(template, {
    answers,
    office: province,
    signing,
    date: '2026-11-26',
    number: '128',
    ...rest,
  });
}
