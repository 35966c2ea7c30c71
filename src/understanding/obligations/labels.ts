/**
 * Labelled lines under an item: "Đơn vị chủ trì: Sở A", "Đơn vị phối hợp: …", "Thời gian hoàn thành: …".
 * They outrank what the sentence says.
 */
import type { OutlineNode } from '../outline.ts';
import { labelAt } from '../outline/label-lines.ts';
import type { Why } from '../understanding.ts';
import { actorsAt } from './actors.ts';
import { actorsInList } from './actors/lists.ts';
import { deadlineInCell } from './deadline.ts';
import type { Draft } from './drafts.ts';
import { tokensOf } from './tokens.ts';

export interface Labels {
  assignees: string[];
  cooperators: string[];
  deadline: string | null;
  product: string | null;
}

/** "Nội dung: dựng sân khấu" beside "Đơn vị chủ trì: …": the sentence without its label. */
export function behindTaskLabel<T extends { start: number; end: number }>(sentence: T, text: string): T {
  const label = labelAt(text.slice(sentence.start, sentence.end));
  return label?.kind === 'task' ? { ...sentence, start: sentence.start + label.length } : sentence;
}

/** Whether a line only labels the item above it. */
export function isLabelled(node: OutlineNode): boolean {
  const bare = node.kind === 'dash' || node.kind === 'plus' || node.kind === 'paragraph';
  if (!bare || isMeeting(node) || !node.paragraph.text.includes(':')) return false;
  const { text } = node.paragraph;
  const kind = labelAt(text)?.kind;
  return (kind !== undefined && kind !== 'task') || isDoneBy(text);
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
    for (const text of paragraph.text.split(/(?<=[.;])\s+(?=\p{Lu}[^.;:]{2,40}:)/u)) readLabel(text, labels);
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
  const kind = isDoneBy(text) ? 'lead' : labelAt(text)?.kind;
  if (kind === 'lead') labels.assignees = actorsInList(value, tokensOf);
  else if (kind === 'with') labels.cooperators = actorsInList(value, tokensOf);
  else if (kind === 'when') labels.deadline = value;
  else if (kind === 'product') labels.product = value;
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
