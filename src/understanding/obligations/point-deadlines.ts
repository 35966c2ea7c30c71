/** "Các nội dung nêu tại điểm a, b khoản 1 hoàn thành trước ngày …": a deadline for points told before. */
import type { Obligation } from '../understanding.ts';
import { deadlineOf } from './deadline.ts';
import { withDetail } from './deadline-detail.ts';

const POINTS =
  /^(?:các )?(?:nội dung|nhiệm vụ|công việc|việc)[^.;:]{0,30}(?:tại|ở) (?:các )?điểm ([a-zđ](?:(?:, | và (?:điểm )?)[a-zđ])*)(?: (?:khoản|mục) (\d{1,2}|này))?(?=[ ,])/iu;
const CLAUSES =
  /^(?:các )?(?:nội dung|nhiệm vụ|công việc|việc)[^.;:]{0,30}(?:tại|ở) (?:các )?(?:khoản|mục|Điều) (\d{1,2}(?:(?:, | và (?:khoản |mục )?)\d{1,2})*)(?: (?:Chỉ thị|Công văn|Thông báo|Quyết định|Kế hoạch|Công điện) này)?(?=[ ,])/iu;

/** "Các nội dung trên hoàn thành trước ngày …", "Tất cả các việc nêu trên xong trong tháng 5": all that was told; "Việc này" is one. */
const ALL_ABOVE =
  /^(?!(?:nội dung|nhiệm vụ|công việc|việc|phần việc|hạng mục) này)(?:tất cả )?(?:các )?(?:nội dung|nhiệm vụ|công việc|việc|phần việc|hạng mục)(?: (?:công việc|nhiệm vụ))? (?:nêu |nói |kể |giao )?(?:ở )?(?:trên|này)(?: đây)?,? (?:phải |cần |được |yêu cầu |đề nghị )*(?:hoàn thành|thực hiện|làm|xong|kết thúc|hoàn tất|báo cáo xong)/iu;

/** Whether a sentence gives all that was told before it a deadline. */
export function datesAllAbove(sentence: string, paperDate: string | null): boolean {
  return ALL_ABOVE.test(sentence) && deadlineOf(sentence, paperDate) !== null;
}

/**
 * Gives everything above such a sentence its deadline, where it has none of its own.
 * @param path of the item in which the sentence stands
 */
export function dateAllAbove(
  sentence: string,
  paperDate: string | null,
  found: Obligation[],
  path: string,
): void {
  dateThose(toldAbove(path, found), sentence, paperDate, found);
}

/**
 * Gives the points that a sentence names its deadline, where they have none of their own; false where the
 * sentence is something else.
 */
export function datesPoints(sentence: string, paperDate: string | null, found: Obligation[]): boolean {
  const isNamed = pointsNamed(sentence);
  return isNamed !== null && dateThose(isNamed, sentence, paperDate, found);
}

function dateThose(
  isMeant: (path: string) => boolean,
  sentence: string,
  paperDate: string | null,
  found: Obligation[],
): boolean {
  const deadline = deadlineOf(sentence, paperDate)?.deadline;
  if (deadline === undefined) return false;
  const meant = found.filter(({ clause }) => isMeant(clause));
  for (const obligation of meant)
    if (obligation.deadline.kind === 'none')
      obligation.deadline = withDetail(deadline, { text: sentence, paperDate, inherited: true });
  return meant.length > 0;
}

/**
 * What "các việc trên" are: those of the item itself where it tells several, else its list. A paragraph behind the list
 * means everything, and is often read as the end of its last item.
 */
function toldAbove(path: string, found: readonly Obligation[]): (other: string) => boolean {
  const own = found.filter(({ clause, deadline }) => clause === path && deadline.kind === 'none');
  if (own.length > 1 && /\d/u.test(path)) return (other) => other === path;
  const list = /\d/u.test(path) ? path.slice(0, path.lastIndexOf('.') + 1) : '';
  return (other) => other.startsWith(list);
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
