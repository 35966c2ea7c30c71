/**
 * Lists that tell who does what by their layout and not by sentences: "Bếp: nấu cháo", "Mời khách: Văn phòng", "In giấy
 * mời (Văn thư; xong 10/3)", "7h30: đón khách (Lễ tân)". One such item may mean anything; in a list its items stand
 * below each other as rows of a table, and what stands on one side of the sign is read like a column: where most of it
 * names somebody and most of the other side does not, all of it does, also "Bếp" and "Loa đài", which are in no list.
 */
import { isOneOf } from '../one-of.ts';
import type { OutlineNode } from '../outline.ts';
import { actorsAt } from './actors.ts';
import { actorsInList } from './actors/lists.ts';
import { beginsName } from './actors/opening.ts';
import { beginsAction } from './predicates.ts';
import { isTopic, type Setting } from './setting.ts';
import { tokensOf } from './tokens.ts';

/** Who has an item, and where in its text stands what is to be done. */
export interface ToldByLayout {
  assignees: string[];
  start: number;
  end: number;
  /** The words beside the name that say by when: "xong 10/3". */
  deadline: string | null;
  /** Who stands behind what is done, where a sentence would name nobody else. */
  isBehind: boolean;
}

/** Two sides of an item. */
interface Sides extends Omit<ToldByLayout, 'assignees'> {
  who: string;
}

type Layout = (text: string) => Sides | null;

/**
 * Whom the items of each list among siblings name by their layout. Items with others below them are headings, and
 * those that a list tells nothing of are left to their sentences.
 */
export function doersByLayout(
  nodes: readonly OutlineNode[],
  setting: Setting,
): Map<OutlineNode, ToldByLayout> {
  const told = new Map<OutlineNode, ToldByLayout>();
  if (setting.stance !== 'tasks') return told;
  for (const list of listsAmong(nodes)) {
    const found = LAYOUTS.map((layout) => list.map(({ paragraph }) => layout(paragraph.text)));
    const chosen = found.find((rows) => tellsDoers(list, rows, setting));
    for (const [index, sides] of (chosen ?? []).entries()) {
      const assignees = sides === null || isTopic(sides.who) ? [] : namesIn(sides.who);
      if (sides !== null && assignees.length > 0) told.set(list[index]!, { ...sides, assignees });
    }
  }
  return told;
}

/** Runs of items of one kind that have nothing below them; a list has two at least. */
function listsAmong(nodes: readonly OutlineNode[]): OutlineNode[][] {
  const lists: OutlineNode[][] = [];
  for (const node of nodes) {
    if (isOneOf(node.kind, 'row|appendix|paragraph') || node.children.length > 0) continue;
    const list = lists.at(-1);
    if (list?.[0]?.kind === node.kind) list.push(node);
    else lists.push([node]);
  }
  return lists.filter(({ length }) => length > 1);
}

/** So much of a list has to have the layout, and so many of its names have to be known. */
const MOST = 0.6;
const HALF = 0.5;

/**
 * Whether one side of a list is for those who do what stands on the other. A list that nobody announced as one of work
 * shared out has to tell deeds.
 */
function tellsDoers(
  list: readonly OutlineNode[],
  rows: readonly (Sides | null)[],
  setting: Setting,
): boolean {
  const sides = rows.flatMap((row, index) =>
    row === null ? [] : [{ row, text: list[index]!.paragraph.text }],
  );
  const fewest = setting.assigning ? 2 : 3;
  if (sides.length < fewest || sides.length < MOST * list.length) return false;
  const share = (holds: (side: (typeof sides)[number]) => boolean): number =>
    sides.filter(holds).length / sides.length;
  const known = share(({ row }) => isSomebody(row.who));
  if (known < HALF) return false;
  const task = ({ row, text }: (typeof sides)[number]): string => text.slice(row.start, row.end);
  if (share((side) => isSomebody(task(side))) >= HALF) return false;
  const deeds = share((side) => beginsAction(tokensOf(task(side)), 0));
  return deeds >= HALF || (setting.assigning && known >= MOST);
}

/** A name from end to end, or one that is known to begin and is short. */
function isSomebody(text: string): boolean {
  const tokens = tokensOf(text.replaceAll(/\s*\([^()]*\)/gu, ''));
  if (tokens.length === 0 || !beginsName(tokens, 0)) return false;
  return actorsAt(tokens, 0)?.to === tokens.length || (tokens.length <= SHORT && /^\p{Lu}/u.test(text));
}

const SHORT = 6;

function namesIn(who: string): string[] {
  const whole = who.replace(FACING, '');
  const given = whole.split(/, | và | \+ /u);
  if (given.length > 1 && given.every((name) => GIVEN_NAME.test(name))) return given;
  return actorsInList(whole.replaceAll(/ \+ /gu, '; '), tokensOf);
}

const FACING = /^(?:Đối với|Riêng(?: đối với)?|Về phía|Với) /u;

/** "Tuấn, Phúc". */
const GIVEN_NAME = /^\p{Lu}\p{Ll}+$/u;

/**
 * Who does it first: "Bếp: nấu cháo", "Ông Khoan – Trưởng ban: phụ trách chung", "Tổ 1 – quét sân". Behind a dash what is
 * done opens with a small letter, a further part of the name does not.
 */
const beforeTask: Layout = (text) =>
  before(text, /^([^:;.]{2,90}?)\s?: (?=\S)/u) ?? before(text, /^([^:;]{2,60}?) [-–—] (?=\p{Ll})/u);

function before(text: string, form: RegExp): Sides | null {
  const found = form.exec(text);
  if (found === null || tokensOf(found[1]!).length > LONGEST_WHO || TIME.test(found[1]!)) return null;
  return { who: found[1]!.trim(), start: found[0].length, end: text.length, deadline: null, isBehind: false };
}

/** Words of those who do something before or behind a sign. */
const LONGEST_WHO = 14;

/**
 * What is done first: "Mời khách: Văn phòng", "Thu quỹ: chị Lý, hạn 15/3", "Chụp ảnh – đồng chí Châu", "In giấy mời (Văn
 * thư; xong 10/3)". One list has several of these signs.
 */
const afterTask: Layout = (text) => {
  const opening = OPENING_TIME.exec(text)?.[0] ?? '';
  const found = BEHIND.flatMap((form) => behind(text, opening, form) ?? []);
  return found.find(({ who }) => isSomebody(who)) ?? found[0] ?? null;
};

const BEHIND = [
  /^(.{4,}?)\s?: ([^:]{2,120}?)[.;,]?$/u,
  /^(.{4,}?) \(([^()]{2,90})\)[.;,]?$/u,
  /^(.{4,}) [-–—] ([^:;]{2,90}?)[.;,]?$/u,
];

function behind(text: string, opening: string, form: RegExp): Sides | null {
  const found = form.exec(text.slice(opening.length));
  if (found === null) return null;
  const { who, when } = withTime(found[2]!);
  if (who === '' || tokensOf(who).length > LONGEST_WHO) return null;
  const day = HAS_DAY.test(opening) ? opening.replace(/\s*: $/u, '') : null;
  const start = opening.length;
  return { who, start, end: start + found[1]!.length, deadline: when ?? day, isBehind: true };
}

const HAS_DAY = /\d{1,2}[/-]\d/u;

/** "chị Lý (mẹ em An), hạn 15/3", "Phòng Kế hoạch (xong 15/3)": the name, and by when. */
function withTime(said: string): { who: string; when: string | null } {
  const sign = [...said.matchAll(/[,;] | \(/gu)].find(({ index, 0: each }) =>
    TIME.test(said.slice(index + each.length)),
  );
  if (sign === undefined) return { who: TIME.test(said) ? '' : said.trim(), when: null };
  return {
    who: said.slice(0, sign.index).trim(),
    when: said
      .slice(sign.index + sign[0].length)
      .replace(/\)$/u, '')
      .trim(),
  };
}

/** Words that only say when. */
const TIME =
  /^(?:xong|hoàn thành|hạn|trước|sau|từ|đến|ngày|sáng|chiều|tối|trong|chậm nhất|cuối|đầu|tuần|tháng|quý|thứ|lúc|\d{1,2} ?(?:h|g|giờ|[/:-])\d*)(?= |\d|$)/iu;

/** "7h30: ", "Trước 05/3: ", "Từ 06/3 đến 10/3: ". */
const OPENING_TIME =
  /^(?:(?:trước|từ|đến|ngày|sáng|chiều|tối|lúc|chậm nhất|hết) )*\d{1,2}(?: ?(?:h|g|giờ|[/-]) ?\d{0,4}| )[^:]{0,30}: /iu;

const LAYOUTS: readonly Layout[] = [beforeTask, afterTask];
