/** Who a row of a task table names, by the cells for it. */
import type { OutlineNode, Paragraph } from '../outline.ts';
import { actorsInList } from './actors/lists.ts';
import { tokensOf } from './tokens.ts';

/** Who has the task of a row, and who works with them; a cell for both names the one in charge first. */
export function doersOfRow({ cells = {} }: OutlineNode): { lead: string[]; cooperators: string[] } {
  const both = namesApart(cells['lead-and-cooperators']);
  return both.length > 0
    ? { lead: both.slice(0, 1), cooperators: both.slice(1) }
    : { lead: names(cells.lead), cooperators: names(cells.cooperators) };
}

function names(cell: Paragraph | undefined): string[] {
  if (cell === undefined || isRoom(cell.text.trim())) return [];
  const listed = cell.text.split(SIGNS).map((name) => name.trim());
  if (listed.length > 1 && listed.every((name) => GIVEN_NAME.test(name))) return listed;
  return actorsInList(cell.text.replaceAll(ADDED, '; '), tokensOf);
}

/** "Tuấn, Phúc", "Lan - Cúc": in a cell for those who do it persons may be told by nothing but their given names. */
const GIVEN_NAME = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){0,3}$/u;
const SIGNS = /[,;/+&]| [-–] | và /u;

/** "Tổ cân + KCS", "Tổ 1 & Tổ 2". */
const ADDED = / ?[+&] (?=\p{L})/gu;

/** "P.201", "Phòng A2-305", "Hội trường tầng 2": under "Phòng" a table may tell where and not who. */
const ROOM =
  /^(?:(?:P|Ph|Phòng(?: (?:họp|học|thi))?|Giảng đường|Nhà)\.? ?)?(?:số )?[A-Z]{0,2}[-.]?\d[\d.,A-Z/ -]*$|^(?:Hội trường|Phòng họp|Phòng học|Phòng thi|Giảng đường)(?: |$)/u;

/** "Phòng 8" is a department, "10A1" a class: rooms have three figures or their letter first, or stand under "Phòng họp". */
function isRoom(text: string): boolean {
  return ROOM.test(text) && !/^Phòng (?:số )?\d{1,2}$|^\d{1,2}[A-Z]\d{0,2}(?:[,;] |$)/u.test(text);
}

/** "Trung tâm Chuyển đổi số/Văn phòng Sở": in a column for both a stroke parts them too. */
function namesApart(cell: Paragraph | undefined): string[] {
  if (cell === undefined) return [];
  return actorsInList(cell.text.replaceAll(/(?<=\p{L}) ?\/ ?(?=\p{L}{2})/gu, '; '), tokensOf);
}
