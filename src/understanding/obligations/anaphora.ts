/** "các đơn vị nêu trên", "đơn vị này": names that only point back at those named before. */
import { isOneOf } from '../one-of.ts';
import { actorsAt } from './actors.ts';
import { isBareActor } from './actors/opening.ts';
import { tokensOf } from './tokens.ts';

/** The last words of a name that points back. */
const POINTS_BACK =
  /^(?:(?:các|những|\d{1,2}) )?(?:đơn vị|cơ quan|địa phương|sở|ngành|phòng|trường|xã|phường|đồng chí|ông|bà|cá nhân|tổ chức|doanh nghiệp)(?:, (?:đơn vị|cơ quan|địa phương|cá nhân))*(?: (?:có tên|được))?(?: (?:này|nêu trên|trên đây|nói trên|kể trên|đã nêu|trên|đó))$/iu;

/** "Khoa này", "Trạm đó": any noun for an agency, pointed at. */
const POINTED_AT =
  /^(?:(?:các|những|\d{1,2}|hai|ba) )?(\p{L}+(?: \p{L}+){0,3}) (?:này|đó|ấy|nêu trên|nói trên|kể trên)$/iu;

/** With one of these every name ends that points back. */
const POINTERS = new Set(['này', 'trên', 'đây', 'nêu', 'đó', 'ấy']);

/** Whether a name says nothing but "those above". */
export function pointsBack(name: string): boolean {
  const text = name.normalize('NFC');
  if (!POINTERS.has(text.slice(text.lastIndexOf(' ') + 1).toLowerCase())) return false;
  const noun = POINTED_AT.exec(text)?.[1];
  return POINTS_BACK.test(text) || (noun !== undefined && isBareActor(tokensOf(noun)));
}

/** The lists of names a paper has told so far, the latest last. */
export class NamedBefore {
  private readonly lists: (readonly string[])[] = [];
  private readonly singles: string[] = [];
  private readonly known = new Set<string>();

  add(names: readonly string[]): void {
    const known = names.filter((name) => !pointsBack(name));
    if (known.length > 1) this.lists.push(known);
    for (const name of known) {
      if (this.known.has(name)) continue;
      this.known.add(name);
      this.singles.push(name);
    }
  }

  /** Names whom a text lists: "gồm: Phòng A, UBND xã B". */
  addListed(text: string, actorsIn: (text: string) => string[]): void {
    if (!text.includes(':')) return;
    const listed = /(?:gồm|sau đây|như sau|là)(?: có)?: ?(?=\p{Lu})([^.:]{5,600})/u.exec(text);
    const names = listed === null ? [] : actorsIn(listed[1] ?? '');
    if (names.length > 1) this.lists.push(names);
  }

  /**
   * Those a name points back at: one for "đơn vị này", persons for "các đồng chí", else the last list. "Khoa
   * này" is the khoa named last, also where it had no duty; `told` is what the item says before.
   */
  meantBy(name: string, told = ''): readonly string[] {
    const sameKind = ofSameKind(name, told, this.singles);
    if (sameKind !== null) return [sameKind];
    if (/đồng chí|ông|bà/iu.test(name)) return this.singles.filter(isPerson);
    const many = /^(?:các|những|\d)/iu.test(name);
    if (!many) return this.singles.slice(-1);
    return (
      this.lists.at(-1) ?? (this.singles.length > 1 ? this.singles.filter((each) => !isPerson(each)) : [])
    );
  }
}

/** For "Sở này" the last name before it that begins with "Sở"; null where it points at nobody of a kind. */
function ofSameKind(name: string, told: string, singles: readonly string[]): string | null {
  const [first = '', second = ''] = name.normalize('NFC').split(' ');
  const general = /^(?:đơn|cơ|các|những|hai|ba|địa|cá|tổ|đồng|ông|bà|ngành|\d)/iu.test(first);
  if (general || !isOneOf(second, 'này|đó|ấy')) return null;
  const tokens = tokensOf(told);
  const begins = (text: string): boolean => text.toLowerCase() === first.toLowerCase();
  const at = tokens.findLastIndex(
    (token, index) => token.capital && begins(token.text) && tokens[index + 1]?.capital === true,
  );
  const mentioned = at < 0 ? undefined : actorsAt(tokens, at)?.names[0];
  return mentioned ?? singles.findLast((single) => begins(single.split(' ')[0] ?? '')) ?? null;
}

/** "Lê Văn Bình, Phó Giám đốc Sở Y tế": two words or more in capitals before the post. */
function isPerson(name: string): boolean {
  return (
    /^(?:(?:ông|bà) )?\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*){1,4}(?:,| -|$)/u.test(name) &&
    !/^(?:Sở|Ban|Phòng|Công|Ủy|Uỷ|Trung|Hội|Đảng|Chi|Văn phòng)/u.test(name)
  );
}
