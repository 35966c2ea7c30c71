/** What ties an obligation to other work: whose result it needs, which paper it repeats, what it points at. */
import { actorsAt } from './actors.ts';
import { changesDeadline } from './deadline-detail.ts';
import { legalBasisOf } from './details.ts';
import { foldPassage, tokensOf } from './tokens.ts';

export interface Links {
  dependsOn?: string;
  condition?: string;
  repeats?: string[];
  changesDeadlineOf?: string;
  crossReference?: string;
}

export function linksOf(text: string): Links {
  const symbols = legalBasisOf(text);
  const [changed] = changesDeadline(text) ? symbols : [];
  const repeats = repeatsEarlier(text) ? symbols : [];
  const dependsOn = prerequisiteOf(text);
  const condition = conditionOf(text);
  const crossReference = crossReferenceOf(text);
  const links: Links = {};
  if (dependsOn !== null) links.dependsOn = dependsOn;
  if (condition !== null) links.condition = condition;
  if (repeats.length > 0) links.repeats = repeats;
  if (changed !== undefined) links.changesDeadlineOf = changed;
  if (crossReference !== null) links.crossReference = crossReference;
  return links;
}

/** "tiếp tục thực hiện nghiêm chỉ đạo tại Công văn số …": the task may stand on the register already. */
function repeatsEarlier(text: string): boolean {
  return /tiep tuc (?:[^.;,]{0,30} )?(?:thuc hien|trien khai|chap hanh|quan triet)[^.;]{0,80} (?:so|tai) /u.test(
    foldPassage(text),
  );
}

/** "Trên cơ sở đề xuất của Sở Xây dựng, …", "sau khi có ý kiến của Bộ Tài chính". */
function prerequisiteOf(text: string): string | null {
  if (!saysOneOf(text, ['co so', 'can cu', 'khi co', 'dua tren'])) return null;
  const opening = /(?:trên cơ sở|căn cứ|sau khi có|khi có|dựa trên) (?:\p{Ll}+ ){1,4}của /iu.exec(text);
  if (opening === null) return null;
  const tokens = tokensOf(
    text.slice(opening.index + opening[0].length, opening.index + opening[0].length + 160),
  );
  return actorsAt(tokens, 0)?.names[0] ?? null;
}

/** "Trường hợp vượt thẩm quyền, …", "…, nếu có khó khăn, vướng mắc, …". */
export function conditionOf(text: string): string | null {
  if (!saysOneOf(text, ['neu ', 'truong hop ', 'khi '])) return null;
  const found =
    /(?:^|\s)((?:nếu|trường hợp|trong trường hợp|(?<=[,;.] )khi (?:có|phát hiện|xảy ra)) [^;.:]{3,160}?)(?=, (?:thì )?\p{Ll}+ |, \p{Lu}| thì )/iu.exec(
      text,
    );
  return found?.[1] ?? null;
}

/** Whether one of some words without accents stands in a text: most texts are spared the search for what opens so. */
function saysOneOf(text: string, words: readonly string[]): boolean {
  const folded = foldPassage(text);
  return words.some((word) => folded.includes(word));
}

/** "nội dung nêu tại khoản 1", "các nhiệm vụ tại điểm c, d mục 2" of the same paper. */
function crossReferenceOf(text: string): string | null {
  const found =
    /(?:tại|ở|theo) ((?:điểm [a-zđ](?:(?:, | và )[a-zđ])*,? )?(?:khoản|mục) (?:\d{1,2}|[IVX]{1,4})(?:(?:, | và )\d{1,2})*(?: (?:Điều|Mục|Phần) (?:này|\d{1,2}|[IVX]{1,4}))?|điểm [a-zđ](?:(?:, | và )[a-zđ])* (?:khoản )?này|Phụ lục [IVX\d]{1,4})(?! (?:Luật|Nghị|Thông|Quyết định số|Công văn số|Điều \d{1,2} (?:Luật|Nghị|Thông)))/u.exec(
      text,
    );
  return found?.[1] ?? null;
}
