/** "các đơn vị nêu trên", "đơn vị này": names that only point back at those named before. */

/** The last words of a name that points back. */
const POINTS_BACK =
  /^(?:(?:các|những|\d{1,2}) )?(?:đơn vị|cơ quan|địa phương|sở|ngành|phòng|trường|xã|phường|đồng chí|ông|bà|cá nhân|tổ chức|doanh nghiệp)(?:, (?:đơn vị|cơ quan|địa phương|cá nhân))*(?: (?:có tên|được))?(?: (?:này|nêu trên|trên đây|nói trên|kể trên|đã nêu|trên|đó))$/iu;

/** Whether a name says nothing but "those above". */
export function pointsBack(name: string): boolean {
  return POINTS_BACK.test(name.normalize('NFC'));
}

/** The lists of names a paper has told so far, the latest last. */
export class NamedBefore {
  private readonly lists: (readonly string[])[] = [];
  private readonly singles: string[] = [];

  add(names: readonly string[]): void {
    const known = names.filter((name) => !pointsBack(name));
    if (known.length > 1) this.lists.push(known);
    for (const name of known) if (!this.singles.includes(name)) this.singles.push(name);
  }

  /** Names whom a text lists: "gồm: Phòng A, UBND xã B". */
  addListed(text: string, actorsIn: (text: string) => string[]): void {
    const listed = /(?:gồm|sau đây|như sau|là)(?: có)?: ?(?=\p{Lu})([^.:]{5,600})/u.exec(text);
    const names = listed === null ? [] : actorsIn(listed[1] ?? '');
    if (names.length > 1) this.lists.push(names);
  }

  /** Those a name points back at: one for "đơn vị này", persons for "các đồng chí", else the last list. */
  meantBy(name: string): readonly string[] {
    if (/đồng chí|ông|bà/iu.test(name)) return this.singles.filter(isPerson);
    const many = /^(?:các|những|\d)/iu.test(name);
    if (!many) return this.singles.slice(-1);
    return (
      this.lists.at(-1) ?? (this.singles.length > 1 ? this.singles.filter((each) => !isPerson(each)) : [])
    );
  }
}

/** "Lê Văn Bình, Phó Giám đốc Sở Y tế": two words or more in capitals before the post. */
function isPerson(name: string): boolean {
  return (
    /^(?:(?:ông|bà) )?\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*){1,4}(?:,| -|$)/u.test(name) &&
    !/^(?:Sở|Ban|Phòng|Công|Ủy|Uỷ|Trung|Hội|Đảng|Chi|Văn phòng)/u.test(name)
  );
}
