/**
 * The life of an obligation as one table: which action whom in which status, and what comes of it. The use cases
 * ask it, the pages show their buttons by it, the help page prints it, and the tests of permissions are made of it.
 */
import { OPEN_STATUSES, type Status } from './schema.ts';

/**
 * What a person is to an obligation: người giao (and every lãnh đạo of the office), chủ trì, thủ trưởng of the lead
 * unit, phối hợp, theo dõi (and every văn thư), nhận để biết. A person may be several.
 */
export const RELATIONS = ['assigner', 'lead', 'head', 'cooperator', 'watcher', 'informed'] as const;
export type Relation = (typeof RELATIONS)[number];

export const RELATION_NAMES: Readonly<Record<Relation, string>> = {
  assigner: 'người giao',
  lead: 'chủ trì',
  head: 'thủ trưởng đơn vị chủ trì',
  cooperator: 'phối hợp',
  watcher: 'người theo dõi',
  informed: 'người nhận để biết',
};

export const STATUS_NAMES: Readonly<Record<Status, string>> = {
  new: 'Mới giao',
  accepted: 'Đã tiếp nhận',
  'in-progress': 'Đang thực hiện',
  'awaiting-unit': 'Chờ đơn vị duyệt',
  awaiting: 'Chờ xác nhận',
  done: 'Hoàn thành',
  returned: 'Trả lại',
  declined: 'Chờ giao lại',
  paused: 'Tạm dừng',
  cancelled: 'Đã hủy',
};

export const isOpen = (status: Status): boolean => OPEN_STATUSES.includes(status);

export interface ActionRule {
  name: string;
  by: readonly Relation[];
  from: readonly Status[];
  /** The status afterwards; null: it stays as it is. */
  to: Status | null;
  /** A reason has to be given. */
  reason?: true;
}

const AT_WORK = ['new', 'accepted', 'in-progress', 'returned'] as const satisfies readonly Status[];
const NOT_CLOSED = [
  ...AT_WORK,
  'awaiting-unit',
  'awaiting',
  'declined',
  'paused',
] as const satisfies readonly Status[];

export const ACTIONS = {
  accept: { name: 'Tiếp nhận', by: ['lead'], from: ['new'], to: 'accepted' },
  decline: {
    name: 'Đề nghị giao lại',
    by: ['lead'],
    from: ['new', 'accepted'],
    to: 'declined',
    reason: true,
  },
  start: { name: 'Bắt đầu thực hiện', by: ['lead'], from: ['accepted', 'returned'], to: 'in-progress' },
  // Only the lead may say that it is done; reporting also accepts.
  report: { name: 'Báo cáo hoàn thành', by: ['lead'], from: AT_WORK, to: 'awaiting' },
  'withdraw-report': {
    name: 'Rút báo cáo',
    by: ['lead'],
    from: ['awaiting-unit', 'awaiting'],
    to: 'in-progress',
  },
  'approve-unit': { name: 'Duyệt ở đơn vị', by: ['head'], from: ['awaiting-unit'], to: 'awaiting' },
  'reject-unit': {
    name: 'Trả lại trong đơn vị',
    by: ['head'],
    from: ['awaiting-unit'],
    to: 'returned',
    reason: true,
  },
  confirm: { name: 'Xác nhận hoàn thành', by: ['assigner'], from: ['awaiting'], to: 'done' },
  'send-back': {
    name: 'Trả lại kết quả',
    by: ['assigner'],
    from: ['awaiting'],
    to: 'returned',
    reason: true,
  },
  'ask-extension': { name: 'Đề nghị gia hạn', by: ['lead'], from: AT_WORK, to: null, reason: true },
  'decide-extension': { name: 'Quyết định gia hạn', by: ['assigner'], from: NOT_CLOSED, to: null },
  'set-due': { name: 'Đặt thời hạn', by: ['assigner'], from: NOT_CLOSED, to: null },
  'record-event': {
    name: 'Ghi ngày bắt đầu tính hạn',
    by: ['lead', 'assigner', 'watcher'],
    from: NOT_CLOSED,
    to: null,
  },
  assign: {
    name: 'Giao, đổi chủ trì',
    by: ['assigner', 'watcher'],
    from: [...AT_WORK, 'declined'],
    to: 'new',
  },
  delegate: { name: 'Phân công trong đơn vị', by: ['head'], from: AT_WORK, to: null },
  'hand-down': { name: 'Giao việc tiếp', by: ['lead'], from: AT_WORK, to: 'in-progress' },
  remind: { name: 'Đôn đốc', by: ['assigner', 'watcher'], from: NOT_CLOSED, to: null },
  note: {
    name: 'Ghi ý kiến',
    by: ['assigner', 'lead', 'cooperator', 'watcher'],
    from: [...NOT_CLOSED, 'done', 'cancelled'],
    to: null,
    reason: true,
  },
  pause: {
    name: 'Tạm dừng',
    by: ['assigner'],
    from: [...AT_WORK, 'declined'],
    to: 'paused',
    reason: true,
  },
  // To where it was before the pause.
  resume: { name: 'Tiếp tục', by: ['assigner'], from: ['paused'], to: 'in-progress' },
  cancel: { name: 'Hủy nhiệm vụ', by: ['assigner'], from: NOT_CLOSED, to: 'cancelled', reason: true },
  reopen: { name: 'Mở lại', by: ['assigner'], from: ['done'], to: 'in-progress', reason: true },
} as const satisfies Record<string, ActionRule>;

export type Action = keyof typeof ACTIONS;
export const ACTION_NAMES = Object.keys(ACTIONS) as [Action, ...Action[]];

export const ruleOf = (action: Action): ActionRule => ACTIONS[action];

/** Why somebody may not do this now: no relation that allows it, or not in this status; null where they may. */
export function refusal(
  action: Action,
  status: Status,
  relations: readonly Relation[],
): 'relation' | 'status' | null {
  const { by, from } = ruleOf(action);
  if (!relations.some((relation) => by.includes(relation))) return 'relation';
  return from.includes(status) ? null : 'status';
}

/** What somebody of these relations can do in this status, in the order of the table. */
export function actionsFor(status: Status, relations: readonly Relation[]): Action[] {
  return ACTION_NAMES.filter((action) => refusal(action, status, relations) === null);
}
