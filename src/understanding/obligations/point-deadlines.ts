/** "Các nội dung nêu tại điểm a, b khoản 1 hoàn thành trước ngày …": a deadline for points told before. */
import type { Obligation } from '../understanding.ts';
import { deadlineOf } from './deadline.ts';
import { withDetail } from './deadline-detail.ts';

const POINTS =
  /^(?:các )?(?:nội dung|nhiệm vụ|công việc)[^.;:]{0,30}(?:tại|ở) (?:các )?điểm ([a-zđ](?:(?:, | và (?:điểm )?)[a-zđ])*)(?: (?:khoản|mục) (\d{1,2}|này))?(?=[ ,])/iu;

/**
 * Gives the points that a sentence names its deadline, where they have none of their own; false where the
 * sentence is something else.
 */
export function datesPoints(sentence: string, paperDate: string | null, found: Obligation[]): boolean {
  const named = POINTS.exec(sentence);
  const deadline = deadlineOf(sentence, paperDate)?.deadline;
  if (named === null || deadline === undefined) return false;
  const letters = (named[1] ?? '').split(/, | và (?:điểm )?/u);
  const clause = /^\d/u.test(named[2] ?? '') ? (named[2] ?? '') : null;
  const meant = found.filter((obligation) => standsAt(obligation.clause, letters, clause));
  for (const obligation of meant)
    if (obligation.deadline.kind === 'none')
      obligation.deadline = withDetail(deadline, { text: sentence, paperDate, inherited: true });
  return meant.length > 0;
}

/** "III.1.a" is point a of clause 1; without a clause any point of that letter is meant. */
function standsAt(path: string, letters: readonly string[], clause: string | null): boolean {
  const parts = path.split('.');
  const point = parts.at(-1) ?? '';
  return letters.includes(point) && (clause === null || parts.at(-2) === clause);
}
