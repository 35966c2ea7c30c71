/**
 * The names that a paper says whole somewhere: to whom it is addressed and sent, whose a heading or a cell is, what
 * stands in "(qua …)". Where one of them is said again in a sentence it ends there too, whatever verbs stand in it:
 * "Cục Điều tra chống buôn lậu | lựa chọn …".
 */
import { isOneOf } from '../one-of.ts';
import type { OutlineNode } from '../outline.ts';
import type { Metadata } from '../understanding.ts';
import { actorsInList, openingAt } from './actors/lists.ts';
import { beginsName } from './actors/opening.ts';
import { headEnd } from './actors/heads.ts';
import { PaperWords } from './paper-words.ts';
import { beginsPredicate, isOpeningVerb, verbLength } from './predicates.ts';
import { endsPhrase, shapesOf, tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Of fewer words than these a name ends by itself; of more it is a sentence. */
const SHORTEST = 3;
const LONGEST = 16;

/** The names of a paper that surely end where they end. */
export function namesSaidWhole(nodes: readonly OutlineNode[], metadata: Metadata): string[] {
  const listed = [...metadata.addressees, ...metadata.recipients].flatMap(inList);
  return [...listed, ...nodes.flatMap(namesIn)];
}

/** All words of a paper that may name somebody: its items, the cells of its tables, those it is addressed and sent to. */
export function wordsOfPaper(nodes: readonly OutlineNode[], metadata: Metadata): PaperWords {
  return new PaperWords(
    [...metadata.addressees, ...metadata.recipients, ...nodes.flatMap(passagesIn)].map(shapesOf),
  );
}

function passagesIn(node: OutlineNode): string[] {
  const cells = Object.entries(node.cells ?? {}).flatMap(([role, cell]) =>
    role === 'task' ? [] : [cell.text],
  );
  return [node.paragraph.text, ...cells, ...node.children.flatMap(passagesIn)];
}

function namesIn(node: OutlineNode): string[] {
  const cells = [node.cells?.lead, node.cells?.cooperators, node.cells?.['lead-and-cooperators']];
  return [
    ...cells.flatMap((cell) => (cell === undefined ? [] : inList(cell.text))),
    ...(node.isHeading ? wholeTitle(node.paragraph.text) : []),
    ...bracketed(node.paragraph.text),
    ...node.children.flatMap(namesIn),
  ];
}

/** The entries of a list of names; the remark behind one ("để báo cáo", "thực hiện") is no part of it. */
function inList(text: string): string[] {
  const tokens = tokensOf(text);
  if (tokens.length < SHORTEST || !tokens.some((_, at) => at > 0 && mayBeCut(tokens, at))) return [];
  const names = text.replaceAll(/\s*\([^()]*\)/gu, '').replace(WHAT_FOR, '');
  return isListed(names) ? [names] : actorsInList(names, tokensOf).filter(isOneName);
}

/**
 * "Ban Công nghệ, chuyển đổi số và tự động hóa", "Ban Chỉ đạo về …": an entry of its own, behind whose commas and "và"
 * nobody else begins, is one name as a whole, however long.
 */
function isListed(text: string): boolean {
  const name = text.replace(/^[-+•\s]+/u, '').replace(/[.;,]$/u, '');
  const tokens = tokensOf(name);
  const isOne = tokens.every(({ word, closes }, at) => {
    const parts = /[;:.]/u.test(closes) && at < tokens.length - 1;
    return !parts && !((word === 'và' || closes.includes(',')) && opensSomebody(tokens, at + 1));
  });
  return isOne && name === text && isNamed(tokens, LONGEST_LISTED);
}

function opensSomebody(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.capital === true || beginsName(tokens, at) || openingAt(tokens, at).opening === 'group';
}

const LONGEST_LISTED = 30;

const WHAT_FOR =
  /(?: để)?(?:,? (?:và )?(?:thực hiện|theo dõi|biết|chỉ đạo|phối hợp|báo cáo|triển khai|đôn đốc|đăng tải))+[;.]?$/u;

/** "2. Trung tâm Phân tích phân loại hàng hóa": a title that is one name. */
function wholeTitle(text: string): string[] {
  const title = text.replace(/^(?:Đối với|Trách nhiệm của|Nhiệm vụ của)\s+/u, '').replace(/[:.;]$/u, '');
  return isOneName(title) ? [title] : [];
}

/** "(qua Vụ Thị trường trong nước)": a name in brackets. */
function bracketed(text: string): string[] {
  if (!text.includes('qua ')) return [];
  return [...text.matchAll(BRACKETED)].map(([, name = '']) => name).filter(isOneName);
}

const BRACKETED = /\((?:thông )?qua (\p{Lu}[^();:,.]{5,80})\)/gu;

/** A head with a name of its own, no list, nothing said of it. */
function isOneName(text: string): boolean {
  const tokens = tokensOf(text);
  return !tokens.slice(0, -1).some(endsPhrase) && isNamed(tokens, LONGEST);
}

function isNamed(tokens: readonly Token[], longest: number): boolean {
  if (tokens.length < SHORTEST || tokens.length > longest || !beginsName(tokens, 0)) return false;
  return tokens[0]?.capital === true && isOwn(tokens, headEnd(tokens, 0));
}

/** Behind the head stands a capital: "Phòng Quản lý thu" is one, "các phòng quản lý thu" are many. */
function isOwn(tokens: readonly Token[], end: number): boolean {
  const own = tokens.slice(1, end + 1).some(({ capital }) => capital);
  if (!own || tokens.length <= end || tokens.some((_, at) => at >= end && isSaid(tokens, at))) return false;
  return tokens.some((_, at) => at > 0 && mayBeCut(tokens, at));
}

/** Only where a verb or an "và" stands in it, a name needs to be known: others end by themselves. */
function mayBeCut(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.word === 'và' || verbLength(tokens, at) > 0 || isOpeningVerb(tokens, at);
}

/** "chủ trì", "khẩn trương", "đã": what is told of somebody, never a part of his name. */
function isSaid(tokens: readonly Token[], at: number): boolean {
  const opens = isOneOf(tokens[at]?.word, 'chủ|khẩn|tiếp|kịp|thường|phối|có|chịu|đã|phải|được|căn|để');
  return opens && beginsPredicate(tokens, at);
}
