/** "Các nội dung nêu tại điểm a, b khoản 1 hoàn thành trước ngày …": a deadline for points told before. */
import type { Obligation } from '../understanding.ts';
import { deadlineOf } from './deadline.ts';
import { withDetail } from './deadline-detail.ts';

const POINTS =
  /^(?:các )?(?:nội dung|nhiệm vụ|công việc|việc)[^.;:]{0,30}(?:tại|ở) (?:các )?điểm ([a-zđ](?:(?:, | và (?:điểm )?)[a-zđ])*)(?: (?:khoản|mục) (\d{1,2}|này))?(?=[ ,])/iu;
const CLAUSES =
  /^(?:các )?(?:nội dung|nhiệm vụ|công việc|việc)[^.;:]{0,30}(?:tại|ở) (?:các )?(?:khoản|mục|Điều) (\d{1,2}(?:(?:, | và (?:khoản |mục )?)\d{1,2})*)(?: (?:Chỉ thị|Công văn|Thông báo|Quyết định|Kế hoạch|Công điện) này)?(?=[ ,])/iu;

/**
 * Gives the points that a sentence names its deadline, where they have none of their own; false where the
 * sentence is something else.
 */
export function datesPoints(sentence: string, paperDate: string | null, found: Obligation[]): boolean {
  const isNamed = pointsNamed(sentence);
  if (isNamed === null) return false;
  const deadline = deadlineOf(sentence, paperDate)?.deadline;
  if (deadline === undefined) return false;
  const meant = found.filter((obligation) => isNamed(obligation.clause));
  for (const obligation of meant)
    if (obligation.deadline.kind === 'none')
      obligation.deadline = withDetail(deadline, { text: sentence, paperDate, inherited: true });
  return meant.length > 0;
}

/** Which paths a sentence means by "điểm a, b khoản 1" or "khoản 1, 4"; null where it names none. */
function pointsNamed(sentence: string): ((path: string) => boolean) | null {
  const points = POINTS.exec(sentence);
  if (points !== null) {
    const letters = (points[1] ?? '').split(/, | và (?:điểm )?/u);
    const clause = /^\d/u.test(points[2] ?? '') ? (points[2] ?? '') : null;
    return (path) => standsAt(path, letters, clause);
  }
  const clauses = CLAUSES.exec(sentence)?.[1]?.split(/, | và (?:khoản |mục )?/u);
  if (clauses === undefined) return null;
  return (path) => clauses.includes(path.split('.').find((part) => /^\d+$/u.test(part)) ?? '');
}

/** "III.1.a" is point a of clause 1; without a clause any point of that letter is meant. */
function standsAt(path: string, letters: readonly string[], clause: string | null): boolean {
  const parts = path.split('.');
  const point = parts.at(-1) ?? '';
  return letters.includes(point) && (clause === null || parts.at(-2) === clause);
}
