/** Where a sentence is cut into the parts that may be duties of their own, and which parts belong together. */
import { clauseOf, namesOnly } from '../clauses.ts';
import { dealtOut } from '../clauses/shares.ts';
import { findDeadlines } from '../deadline.ts';
import { partsBySemicolon, type Stretch } from '../sentences.ts';
import type { Setting } from '../setting.ts';
import { partsAtDoers } from '../several-doers.ts';
import type { KnownNames } from '../tokens.ts';

/** "Nhân viên được nghỉ lễ 03 ngày, do đó | bộ phận kho phải kiểm hàng trước ngày 28/4": what follows from it is told behind. */
export const CONCLUDES = /, (?:do đó|do vậy|vì vậy|vì thế|bởi vậy),? /iu;

/** The parts of a sentence of which each may tell somebody something. */
export function partsOf(text: string, sentence: Stretch, names: KnownNames): Stretch[] {
  const parts: Stretch[] = [];
  for (const whole of partsBySemicolon(text, sentence))
    for (const told of partsAtConclusion(text, whole))
      for (const part of partsAtExceptions(text, told))
        for (const alike of partsInParallel(text, part)) parts.push(...partsAtDoers(text, alike, names));
  return parts;
}

/** "Các hộ nghèo được vay vốn, vì vậy các thôn phải rà soát danh sách": why, and what follows from it. */
function partsAtConclusion(text: string, part: Stretch): Stretch[] {
  const joint = CONCLUDES.exec(text.slice(part.start, part.end));
  if (joint === null) return [part];
  const at = part.start + joint.index;
  return [
    { start: part.start, end: at },
    { start: at + joint[0].length, end: part.end },
  ];
}

/** "mỗi khoa bố trí 02 bác sĩ trực, riêng Khoa Hồi sức bố trí 03": the exception is a part of its own. */
function partsAtExceptions(text: string, part: Stretch): Stretch[] {
  const inside = text.slice(part.start, part.end);
  const comma = inside.indexOf(', riêng ');
  if (comma < 0 || !clauseOf(inside.slice(comma + JOINT.length)).exception) return [part];
  const at = part.start + comma;
  return [
    { start: part.start, end: at },
    { start: at + 2, end: part.end },
  ];
}

/** "Hội Nông dân phụ trách thôn A, Hội Phụ nữ phụ trách thôn B": the same verb again behind a further name. */
export function partsInParallel(text: string, part: Stretch, read: typeof clauseOf = clauseOf): Stretch[] {
  const parts: Stretch[] = [];
  let { start } = part;
  for (let next = startInParallel(text, part, read); next !== null;) {
    parts.push({ start, end: next - JOINT.length });
    start = next;
    next = startInParallel(text, { start, end: part.end }, read);
  }
  return [...parts, { start, end: part.end }];
}

/** Where the same verb stands again behind a further name, not further on than a list of names is long. */
function startInParallel(text: string, part: Stretch, read: typeof clauseOf): number | null {
  const inside = text.slice(part.start, Math.min(part.end, part.start + LONGEST_NAMES));
  if (!BEFORE_NAME.test(inside)) return null;
  const { cue, actionStart } = read(inside);
  const verb = /^\p{Ll}+ \p{Ll}+ /u.exec(inside.slice(actionStart))?.[0];
  if (cue !== 'subject' || verb === undefined) return null;
  for (const { index } of inside.matchAll(BEFORE_EACH_NAME)) {
    if (index <= actionStart) continue;
    const behind = inside.slice(index + JOINT.length);
    if (!behind.includes(verb)) return null;
    const next = read(behind);
    const isAlike = next.cue === 'subject' && next.assignees.length > 0;
    if (isAlike && behind.startsWith(verb, next.actionStart)) return part.start + index + JOINT.length;
  }
  return null;
}

const JOINT = ', ';

const BEFORE_NAME = /, (?=\p{Lu})/u;

const BEFORE_EACH_NAME = /, (?=\p{Lu})/gu;

/** A list of names is not longer than this many characters. */
const LONGEST_NAMES = 1200;

/** Names parted by semicolons ("Giao: Sở A; Sở B; UBND các xã tổ chức …") belong to the part behind them. */
export function joinNames(text: string, parts: readonly Stretch[]): readonly Stretch[] {
  if (parts.length < 2) return parts;
  const joined: Stretch[] = [];
  let open: Stretch | null = null;
  for (const part of parts) {
    const whole: Stretch = open === null ? part : { start: open.start, end: part.end };
    const mayGoOn = part !== parts.at(-1) && whole.end - whole.start < LONGEST_NAMES;
    if (mayGoOn && namesOnly(text.slice(whole.start, whole.end)) && !isDealt(text, part)) open = whole;
    else {
      joined.push(whole);
      open = null;
    }
  }
  return joined;
}

/** "ban đêm - Phó Chủ nhiệm kho": not only a name, but what falls to it. */
function isDealt(text: string, { start, end }: Stretch): boolean {
  return dealtOut(text.slice(start, end), true) !== null;
}

/** "xây dựng kế hoạch trước ngày A, báo cáo kết quả trước ngày B": two days part even at a comma or "và". */
export function partsAtDeadlines(text: string, parts: readonly Stretch[], setting: Setting): Stretch[] {
  return parts.flatMap((part) => {
    const inside = text.slice(part.start, part.end);
    if ((inside.match(/ngày|tháng|\d\/\d/gu)?.length ?? 0) < 2) return [part];
    const days = findDeadlines(inside, setting.paperDate).filter(
      ({ deadline, strength }) =>
        deadline.kind === 'date' || (strength === 3 && deadline.kind === 'relative'),
    );
    const [first, second] = days;
    if (first === undefined || second === undefined) return [part];
    const joint = /^(?: ?,(?: và| đồng thời)?|,? (?:và|đồng thời)) /u.exec(
      inside.slice(first.end, second.start),
    );
    const behind = first.end + (joint?.[0].length ?? 0);
    if (joint === null || second.start <= behind + 2) return [part];
    const { cue, likely, actionStart } = clauseOf(inside.slice(behind));
    // A comma may part as well where the verb is only a likely one; "và" also joins nouns.
    const acts = cue !== 'none' && behind + actionStart < second.start;
    const isFurther = acts && (joint[0].includes(',') || !likely);
    return isFurther
      ? [
          { start: part.start, end: part.start + first.end },
          { start: part.start + behind, end: part.end },
        ]
      : [part];
  });
}
