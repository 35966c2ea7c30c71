/** Whether a clause is a duty by where it stands: in a list of tasks, in rules, in running text. */
import type { OutlineNode } from '../outline.ts';
import { beginsName } from './actors/opening.ts';
import { binds, forbids } from './binding.ts';
import type { Clause } from './clauses/clause.ts';
import type { Setting } from './setting.ts';
import { tokensOf } from './tokens.ts';

/** Where a clause stands, and whether somebody is named for it there. */
export interface Standing {
  node: OutlineNode;
  setting: Setting;
  hasSubject: boolean;
}

/**
 * Whether a clause may found an obligation where it stands. An order always may; a subject with a verb
 * where tasks are set; a bare verb where a heading or lead-in says whose it is.
 */
export function mayFound({ node, setting, hasSubject }: Standing, clause: Clause, text: string): boolean {
  const { stance, listed } = setting;
  if (clause.cue === 'assigned') return clause.assignees.length > 0;
  if (stance === 'conduct' && isItem(node)) return true;
  if (clause.likely && (!isItem(node) || stance !== 'tasks')) return false;
  if (clause.cue === 'requested')
    return clause.assignees.length > 0 || hasSubject || node.kind !== 'paragraph' || node.path !== 'lead';
  if (node.kind === 'paragraph' && node.path === 'lead') {
    if (clause.cue === 'duty') return stance === 'tasks' && !/được giao/u.test(text);
    const isTold = clause.cue === 'subject' || (clause.cue === 'bare' && hasSubject);
    if (isTold && stance === 'tasks' && (binds(text.slice(clause.actionStart)) || ON_RECEIPT.test(text)))
      return true;
    return listed && (clause.cue === 'subject' || (clause.cue === 'bare' && hasSubject));
  }
  if (clause.cue === 'duty') return true;
  if (stance === 'description' || stance === 'answer') return false;
  if (stance === 'demands') return clause.cue === 'subject' && binds(text.slice(clause.actionStart));
  if (clause.cue === 'subject') return true;
  // "Nghiêm cấm mua bán pháo nổ", "Khi có lợn chết không được vứt xác" bind everybody.
  const isBan = forbids(text) || (clause.cue === 'bare' && forbids(text.slice(clause.actionStart)));
  if (stance === 'tasks' && isItem(node) && isBan) return true;
  if (!hasSubject || stance === 'rules') return false;
  const mayBeAnything = setting.origin !== 'guided' && isItem(node) && looksLikeSentence(text);
  return clause.cue === 'bare' || mayBeAnything;
}

/** Whether what has its day is somebody's: in running text of whom it names, elsewhere also of whom the list names. */
export function isOfSomebody(
  { node: { path }, setting: { stance }, hasSubject }: Standing,
  { cue, assignees }: Clause,
): boolean {
  if (stance !== 'tasks') return false;
  return path === 'lead' ? cue === 'subject' && assignees.length > 0 : hasSubject;
}

/** One of a list, and neither a paragraph beside it nor a heading. */
export function isItem(node: OutlineNode): boolean {
  return node.kind !== 'paragraph' && !node.isHeading;
}

/** "Nhận được Điện này, tổ chức thực hiện nghiêm": said to whom the paper goes. */
const ON_RECEIPT = /^Nhận được (?:Công điện|Điện|Công văn|Chỉ thị|Thông báo|Kế hoạch|Văn bản)(?: |,)/iu;

function looksLikeSentence(text: string): boolean {
  const tokens = tokensOf(text);
  return tokens.length >= 5 && !beginsName(tokens, 0) && !STEP.test(text);
}

/** "Bước 1 (từ 22/8 đến 31/8/2025): Tuyên truyền, vận động.": the name of a step, no task yet. */
const STEP = /^(?:Bước|Đợt|Giai đoạn) [^:]{1,60}: [^\s]+(?: [^\s]+){0,6}$/u;
