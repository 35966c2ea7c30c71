/**
 * Labelled lines under an item: "Đơn vị chủ trì: Sở A", "Đơn vị phối hợp: …", "Thời gian hoàn thành: …".
 * They outrank what the sentence says.
 */
import type { OutlineNode } from '../outline.ts';
import type { Why } from '../understanding.ts';
import { actorsAt, actorsInList } from './actors.ts';
import { deadlineInCell } from './deadline.ts';
import type { Draft } from './drafts.ts';
import { tokensOf } from './tokens.ts';

export interface Labels {
  assignees: string[];
  cooperators: string[];
  deadline: string | null;
  product: string | null;
}

const LEAD =
  /^(?:(?:Đơn vị|Cơ quan|Bộ phận|Người) (?:chủ trì|thực hiện|chịu trách nhiệm|phụ trách)[^:]{0,20}|Chủ trì(?: thực hiện)?|Phụ trách|Phân công(?: thực hiện)?):\s*/iu;
const WITH = /^(?:(?:Đơn vị|Cơ quan|Bộ phận) phối hợp[^:]{0,20}|Phối hợp(?: thực hiện)?):\s*/iu;
const WHEN = /^(?:Thời (?:gian|hạn)|Tiến độ|Hạn)(?: (?:thực hiện|hoàn thành|báo cáo|trình|gửi))*:\s*/iu;
const PRODUCT = /^(?:Sản phẩm|Kết quả đầu ra)[^:.]{0,20}:\s*/iu;
const OTHER = /^(?:Sản phẩm|Kết quả|Kinh phí|Nguồn lực|Ghi chú)[^:.]{0,20}:\s*/iu;

const TASK = /^(?:Nội dung|Công việc|Nhiệm vụ|Việc)(?: (?:công việc|thực hiện|chính))?:\s*/iu;

/** "Nội dung: dựng sân khấu" beside "Đơn vị chủ trì: …": the sentence without its label. */
export function behindTaskLabel<T extends { start: number; end: number }>(sentence: T, text: string): T {
  const label = TASK.exec(text.slice(sentence.start, sentence.end));
  return label === null ? sentence : { ...sentence, start: sentence.start + label[0].length };
}

/** Whether a line only labels the item above it. */
export function isLabelled(node: OutlineNode): boolean {
  const bare = node.kind === 'dash' || node.kind === 'plus' || node.kind === 'paragraph';
  if (!bare || isMeeting(node) || !node.paragraph.text.includes(':')) return false;
  const { text } = node.paragraph;
  return [LEAD, WITH, WHEN, OTHER].some((form) => form.test(text)) || isDoneBy(text);
}

/** "Thực hiện: Phòng Nội vụ", "Thực hiện: các chi đoàn": nothing but names; "Thực hiện: rà soát kho" is a task. */
function isDoneBy(text: string): boolean {
  const label = DONE_BY.exec(text);
  if (label === null) return false;
  const tokens = tokensOf(text.slice(label[0].length).replace(/[.;]\s*$/u, ''));
  return actorsAt(tokens, 0)?.to === tokens.length;
}

const DONE_BY = /^(?:Thực hiện|Tổ chức thực hiện|Triển khai):\s*/iu;

/** The programme of a meeting has the same labels and no item above them. */
function isMeeting(node: OutlineNode): boolean {
  return node.path === 'lead' || node.path === 'closing';
}

export const NO_LABELS: Labels = { assignees: [], cooperators: [], deadline: null, product: null };

/**
 * The labels of each item among its siblings: a run of labelled lines holds for all items since the run
 * before it.
 */
export function labelsAmong(nodes: readonly OutlineNode[]): Map<OutlineNode, Labels> {
  const labelled = new Map<OutlineNode, Labels>();
  let items: OutlineNode[] = [];
  let run: OutlineNode[] = [];
  const settle = (): void => {
    const labels = labelsFrom(run);
    if (run.length > 0) for (const item of items) labelled.set(item, labels);
    if (run.length > 0) items = [];
    run = [];
  };
  for (const node of nodes) {
    if (isLabelled(node)) run.push(node);
    else {
      settle();
      items.push(node);
    }
  }
  settle();
  return labelled;
}

/** What the labelled lines under an item say of it, where it has no further items that they could mean. */
export function labelsOf(node: OutlineNode): Labels {
  return node.children.every(isLabelled) ? labelsFrom(node.children) : NO_LABELS;
}

function labelsFrom(nodes: readonly OutlineNode[]): Labels {
  const labels: Labels = { assignees: [], cooperators: [], deadline: null, product: null };
  for (const { paragraph } of nodes) {
    for (const text of paragraph.text.split(/(?<=[.;])\s+(?=\p{Lu}[^.;:]{3,40}:)/u)) readLabel(text, labels);
  }
  return labels;
}

/** What a remark in brackets says of its item: "đơn vị phụ trách: Phòng A và Phòng B", "chủ trì: X; phối hợp: Y". */
export function labelsInRemark(remark: string): Labels {
  const labels: Labels = { assignees: [], cooperators: [], deadline: null, product: null };
  for (const text of remark.split(';')) readLabel(text.trim(), labels);
  return labels;
}

function readLabel(text: string, labels: Labels): void {
  const value = text.replace(/^[^:]*:\s*/u, '').replace(/[.;]\s*$/u, '');
  if (LEAD.test(text) || isDoneBy(text)) labels.assignees = actorsInList(value, tokensOf);
  else if (WITH.test(text)) labels.cooperators = actorsInList(value, tokensOf);
  else if (WHEN.test(text)) labels.deadline = value;
  else if (PRODUCT.test(text)) labels.product = value;
}

function namedByLabel({ whoseQuote: _quote, ...why }: Why): Why {
  return { ...why, told: 'labels', whose: 'label' };
}

/** An obligation with what the labels say of it. */
export function withLabels(draft: Draft, labels: Labels, paperDate: string | null): Draft {
  if (labels === NO_LABELS) return draft;
  return {
    ...draft,
    cue: labels.assignees.length > 0 ? 'duty' : draft.cue,
    assignees: labels.assignees.length > 0 ? labels.assignees : draft.assignees,
    cooperators: labels.cooperators.length > 0 ? labels.cooperators : draft.cooperators,
    product: labels.product ?? draft.product ?? null,
    why: labels.assignees.length > 0 ? namedByLabel(draft.why) : draft.why,
    ...(labels.deadline === null
      ? {}
      : { deadline: deadlineInCell(labels.deadline, paperDate), deadlineIn: null }),
  };
}
