/**
 * The life of a draft as one table: who may take which step from where (NĐ 30/2020, Đ10 to Đ18). Enforced by the use
 * cases and shown by the pages. Pure.
 */
import type { DraftState } from './schema.ts';

/**
 * What a person is to a draft. writer: writes with the owner; reviewer: the head of the drafting unit or who was named
 * in their place; checker: appointed to check the form; signer: whose name is under it; clerk: văn thư.
 */
export const DRAFT_RELATIONS = ['owner', 'writer', 'reviewer', 'checker', 'signer', 'clerk'] as const;
export type DraftRelation = (typeof DRAFT_RELATIONS)[number];

export const DRAFT_STEPS = [
  'submit',
  'take-back',
  'approve',
  'confirm-format',
  'return',
  'sign',
  'seal',
  'issue',
  'recall',
  'replace',
  'drop',
] as const;
export type DraftStep = (typeof DRAFT_STEPS)[number];

interface StepRule {
  name: string;
  from: readonly DraftState[];
  to: DraftState;
  /** Whoever is one of these; with a list for each state where it depends on where the draft lies. */
  by: readonly DraftRelation[] | Readonly<Partial<Record<DraftState, readonly DraftRelation[]>>>;
  /** The remark must say why. */
  remark?: true;
}

/** The head reviews the content, the appointed person checks the form: two responsibilities, two records (Đ12). */
const HOLDERS = {
  reviewing: ['reviewer'],
  checking: ['checker'],
  signing: ['signer'],
} as const satisfies Partial<Record<DraftState, readonly DraftRelation[]>>;

export const LIFE: Readonly<Record<DraftStep, StepRule>> = {
  submit: { name: 'Trình duyệt', from: ['drafting'], to: 'reviewing', by: ['owner', 'writer'] },
  'take-back': {
    name: 'Rút lại để sửa',
    from: ['reviewing', 'checking', 'signing'],
    to: 'drafting',
    by: ['owner'],
  },
  approve: { name: 'Duyệt nội dung', from: ['reviewing'], to: 'checking', by: ['reviewer'] },
  'confirm-format': {
    name: 'Xác nhận đúng thể thức',
    from: ['checking'],
    to: 'signing',
    by: ['checker'],
  },
  return: {
    name: 'Trả lại',
    from: ['reviewing', 'checking', 'signing'],
    to: 'drafting',
    by: HOLDERS,
    remark: true,
  },
  sign: { name: 'Ký ban hành', from: ['signing'], to: 'signed', by: ['signer'] },
  // The văn thư keeps the agency's key and puts its signature behind the leader's (Đ17.2, Đ26).
  seal: { name: 'Ký số của cơ quan', from: ['signed'], to: 'signed', by: ['clerk'] },
  issue: { name: 'Phát hành', from: ['signed'], to: 'issued', by: ['clerk'] },
  recall: { name: 'Thu hồi', from: ['issued'], to: 'recalled', by: ['clerk', 'signer'], remark: true },
  // Taken by the paper that replaces it, when that is signed.
  replace: { name: 'Thay thế', from: ['signed', 'issued'], to: 'replaced', by: [] },
  drop: { name: 'Bỏ bản thảo', from: ['drafting'], to: 'dropped', by: ['owner'] },
};

/** Where the words may still be changed, and by whom: a change after approval would be signed unseen (Đ11). */
const WRITERS: Readonly<Partial<Record<DraftState, readonly DraftRelation[]>>> = {
  drafting: ['owner', 'writer', 'reviewer'],
  reviewing: ['reviewer'],
};

export function mayWrite(state: DraftState, relations: readonly DraftRelation[]): boolean {
  return (WRITERS[state] ?? []).some((relation) => relations.includes(relation));
}

/** Null where the step may be taken; `state`: not from here; `relation`: not by this person. */
export function refusalOf(
  step: DraftStep,
  state: DraftState,
  relations: readonly DraftRelation[],
): 'state' | 'relation' | null {
  const rule = LIFE[step];
  if (!rule.from.includes(state)) return 'state';
  return takersOf(step, state).some((relation) => relations.includes(relation)) ? null : 'relation';
}

export function takersOf(step: DraftStep, state: DraftState): readonly DraftRelation[] {
  const { by } = LIFE[step];
  return isList(by) ? by : (by[state] ?? []);
}

const isList = (by: StepRule['by']): by is readonly DraftRelation[] => Array.isArray(by);

/** The steps the person can take now, for the buttons of a page. */
export function stepsFor(state: DraftState, relations: readonly DraftRelation[]): DraftStep[] {
  return DRAFT_STEPS.filter((step) => refusalOf(step, state, relations) === null);
}

export const DRAFT_STATE_NAMES: Readonly<Record<DraftState, string>> = {
  drafting: 'đang soạn',
  reviewing: 'chờ duyệt nội dung',
  checking: 'chờ kiểm tra thể thức',
  signing: 'chờ ký',
  signed: 'đã ký, chờ phát hành',
  issued: 'đã phát hành',
  recalled: 'đã thu hồi',
  replaced: 'đã được thay thế',
  dropped: 'đã bỏ',
};

export const DRAFT_RELATION_NAMES: Readonly<Record<DraftRelation, string>> = {
  owner: 'người soạn',
  writer: 'người cùng soạn',
  reviewer: 'người duyệt nội dung',
  checker: 'người kiểm tra thể thức',
  signer: 'người ký',
  clerk: 'văn thư',
};
