/** Documents a paper cites by number and symbol (NĐ 30/2020, PL I, II.6.b), each once, with day and issuer where given. */
import { centralAgency } from '../agencies.ts';
import { kindAbbreviated, kindAtEnd } from '../document-kinds.ts';
import type { Finding } from '../evidence.ts';
import { isNumberLine } from '../layout/header.ts';
import { editDistance, letters } from '../likeness.ts';
import type { PaperParts } from '../parts.ts';
import { isScanned } from '../spelling.ts';
import { flowOf, proofInFlow } from '../text-flow.ts';
import type { Evidence, Reference } from '../understanding.ts';
import { isoDate } from './dates.ts';
import { kindOfCited, rolesOf, titleBehind, titleOfLaw } from './reference-roles.ts';
import { FIRST_GROUP, GROUP, repairedDigits, repairedSymbol, symbolOfKind } from './symbols.ts';

const DASH = '\\s?[-–]\\s?';
const NOT_BEFORE = '(?<![\\p{L}\\p{N}/.,])';
/** Digits as OCR may give them; `repairedDigits` decides. */
const NUMBER = '(\\d[\\dIlOo|]{0,5}[a-hk]?|[IlO|]\\d{1,5})';
const STATE = new RegExp(
  `${NOT_BEFORE}${NUMBER}\\s?/\\s?(?:((?:19|20)\\d{2})\\s?/\\s?)?(${FIRST_GROUP}(?:${DASH}${GROUP}){0,4})(?!\\p{L})`,
  'gu',
);
const PARTY = new RegExp(
  `${NOT_BEFORE}${NUMBER}${DASH}([A-ZĐ][A-Za-zĐđ]{0,3})(?:\\s?/\\s?|(-)(?=(?:TW|TU|ĐU|HU|BCT|BBT)(?![\\p{L}\\d])))(${GROUP}(?:-${GROUP}){0,2})(?!\\p{L})`,
  'gu',
);

/** "số 15 KH/TĐTN": the Youth Union writes no stroke behind the number. */
const YOUTH_UNION = new RegExp(
  `(?<=[Ss]ố )(\\d{1,4}) ([A-ZĐ][A-Za-zĐđ]{0,3})/(${GROUP}(?:-${GROUP}){0,2})(?!\\p{L})`,
  'gu',
);

interface Citation extends Reference {
  at: number;
  length: number;
  /** Where the words about it end: its day and issuer. */
  end: number;
}

/**
 * Every cited document in order of first citation. The paper's own number is none; neither is a fraction, a
 * date or a group of capitals after a stroke without the form of a symbol.
 */
export function referencesOf(
  parts: PaperParts,
  own: string | null,
  type: string | null = null,
): Finding<Reference[]> | null {
  const flow = flowOf([
    parts.headerLeft.filter(
      (line) => !/^\W{0,3}S\S{0,2}\s?[:.]/u.test(line.text) && !isNumberLine(line.text),
    ),
    parts.title,
    parts.addressing,
    parts.body,
    ...parts.appendices.map((appendix) => [appendix.heading, ...appendix.lines]),
  ]);
  const all = described(citationsIn(flow.text), flow.text, type);
  const citations = all.filter((citation) => !own || letters(citation.symbol) !== letters(own));
  const merged = isScanned(flow.lines)
    ? withoutMisreadings(mergedBySymbol(citations))
    : mergedBySymbol(citations);
  if (merged.length === 0) return null;
  const proofs = merged.map(({ at, length }) => proofInFlow(flow, at, at + length, 0.97));
  return {
    value: merged.map((citation, index) => referenceFrom(citation, proofs[index]!)),
    evidence: proofOf(proofs),
  };
}

function referenceFrom({ symbol, date, issuer, kind, title, role }: Citation, evidence: Evidence): Reference {
  return {
    symbol,
    date,
    issuer,
    kind: kind ?? null,
    title: title ?? null,
    role: role ?? 'mentioned',
    evidence,
  };
}

/** Each citation with its kind, title and role; the roles of a sentence follow from one another. */
function described(citations: readonly Citation[], text: string, type: string | null): Citation[] {
  const roles = rolesOf(text, citations, type);
  return citations.map((citation, index) => {
    const kind = kindOfCited(text, citation.at, citation.symbol);
    const next = citations[index + 1]?.at ?? text.length;
    const title =
      titleOfLaw(text, citation.at) ??
      titleBehind(text.slice(citation.end, Math.min(next, citation.end + 400)));
    return { ...citation, kind, title, role: roles[index]! };
  });
}

function citationsIn(text: string): Citation[] {
  const found = [...stateCitations(text), ...partyCitations(text)].sort((a, b) => a.at - b.at);
  return found.filter(
    (citation, index) => index === 0 || citation.at >= found[index - 1]!.at + found[index - 1]!.length,
  );
}

function* stateCitations(text: string): Generator<Citation> {
  for (const found of text.matchAll(STATE)) {
    const number = repairedDigits(found[1]!);
    const groups = abbreviationsOnly(found[3]!);
    if (!number || !groups || numbersForm(text, found.index)) continue;
    const isSymbol = found[2] !== undefined || /[-–]/u.test(groups);
    if (!isSymbol && !isAfterNumberWord(text, found.index)) continue;
    const named = symbolOfKind(repairedSymbol(groups), kindBefore(text, found.index));
    const symbol = [number, found[2], named].filter((part) => part !== undefined).join('/');
    const length = found[0].length - found[3]!.length + groups.length;
    yield cited(text, found.index, length, symbol);
  }
}

/** The kind named before "số": "Quyết định số 12/…". */
function kindBefore(text: string, at: number): ReturnType<typeof kindAtEnd> {
  const before = text.slice(Math.max(0, at - 40), at).replace(/\s?(?:số|sô|sổ)?\s?:?\s?$/iu, '');
  return kindAtEnd(before);
}

/** A dash may be followed by words ("968/CĐ-TTg - Về việc"): only groups that look abbreviated belong. */
function abbreviationsOnly(symbol: string): string | null {
  const parts = symbol.split(/(\s?[-–]\s?)/u);
  let kept = '';
  for (let index = 0; index < parts.length; index += 2) {
    const stroke = index === 0 ? '' : parts[index - 1]!;
    if (!looksAbbreviated(parts[index]!) || (stroke.length > 2 && kept.includes('-'))) break;
    kept += stroke + parts[index]!;
  }
  return kept === '' ? null : kept.replace(/[.&]+$/u, '');
}

function looksAbbreviated(group: string): boolean {
  const capitals = group.replaceAll(/[^A-ZĐƯƠÂÊÔĂ]/gu, '').length;
  return capitals >= 2 || (capitals === 1 && group.length === 1) || /^[A-ZĐ][a-z]?\d*$/u.test(group);
}

/** "theo Mẫu số 05/BBLM-HQ", "Biểu số 01/BC-TH, 02/BC-TH": the number of a form, which is no paper; "đại biểu" is none. */
function numbersForm(text: string, at: number): boolean {
  return FORM.test(text.slice(Math.max(0, at - 70), at));
}

const FORM =
  /(?:^|[^\p{L}])(?<!(?:^|[^\p{L}])(?:đại|tiêu|trái|cổ|tín) )(?:mẫu(?: biểu| phiếu| báo cáo| đơn)?|biểu(?: mẫu)?|phiếu)(?: số)?:? {0,2}(?:\d[^\s,;.()]{0,24}(?:,| và| hoặc) (?:số )?){0,2}$/iu;

function isAfterNumberWord(text: string, at: number): boolean {
  return /(?:số|sô|sổ|So|so)\s{0,2}:?\s{0,2}$/u.test(text.slice(Math.max(0, at - 8), at));
}

function* partyCitations(text: string): Generator<Citation> {
  for (const found of text.matchAll(PARTY)) {
    const number = repairedDigits(found[1]!);
    if (!number || !isPartyKind(found[2]!)) continue;
    // "18-NQ-TW" is how the paper writes "18-NQ/TW".
    const symbol = repairedSymbol(`${found[2]}${found[3] ?? '/'}${found[4]}`);
    yield cited(text, found.index, found[0].length, `${number}-${symbol}`);
  }
  for (const found of text.matchAll(YOUTH_UNION)) {
    if (!isPartyKind(found[2]!)) continue;
    const symbol = repairedSymbol(`${found[2]}/${found[3]}`);
    yield cited(text, found.index, found[0].length, `${found[1]} ${symbol}`);
  }
}

function isPartyKind(abbreviation: string): boolean {
  const kind = abbreviation.replace(/^QD$/u, 'QĐ');
  return kindAbbreviated(kind) !== null || ['CV', 'ĐA', 'QC', 'TTr', 'CTHĐ'].includes(kind);
}

function cited(text: string, at: number, length: number, symbol: string): Citation {
  const behind = text.slice(at + length, at + length + 170);
  const dated = datedBehind(behind);
  const rest = behind.slice(dated?.length ?? 0);
  const named = issuerBehind(rest);
  return {
    symbol,
    date: dated?.date ?? null,
    issuer: named?.name ?? issuerBefore(text, at) ?? issuerIn(symbol),
    at,
    length,
    end: at + length + (dated?.length ?? 0) + (named?.length ?? 0),
  };
}

const DAY = '(\\d{1,2})';
const DATED = new RegExp(
  `^[\\s,(]{0,3}(?:được [\\p{L} ]{2,20} )?(?:ký )?ng[àaáả][yỳ]\\s{0,2}${DAY}\\s?(?:[/.-]\\s?${DAY}\\s?[/.-]\\s?|\\s?th[áaà]ng\\s?${DAY}\\s?n[ăaâ]m\\s?)(\\d{4})`,
  'u',
);

function datedBehind(text: string): { date: string | null; length: number } | null {
  const found = DATED.exec(text);
  if (!found) return null;
  const date = isoDate(Number(found[4]), Number(found[2] ?? found[3]), Number(found[1]));
  return { date: Number(found[2] ?? found[3]) <= 12 ? date : null, length: found[0].length };
}

const ISSUER_END =
  /[,;:.()"“”]|\s(?:về|quy định|ban hành|phê duyệt|sửa đổi|hướng dẫn|và các|và (?:Nghị|Quyết|Kế|Chỉ|Thông|Công|Văn|Báo|Tờ|Kết|Luật|Quy|Hướng)|v\/v|triển khai|tại|thành lập|công bố|giao|đề nghị|yêu cầu|là|đã|có|để|nêu|gửi|kèm|khóa|số|ngày|chỉ đạo|tăng cường|trình|thông qua|sau)(?=[\s,])/u;

function issuerBehind(text: string): { name: string; length: number } | null {
  const found = /^[\s,]{0,2}của\s{1,2}(?=\p{Lu})/u.exec(text);
  if (!found) return null;
  const rest = `${text.slice(found[0].length)} `;
  const end = rest.search(ISSUER_END);
  const name = (end < 0 ? rest : rest.slice(0, end)).trim();
  if (name.length < 3 || name.length >= 110) return null;
  return { name, length: found[0].length + (end < 0 ? name.length : end) };
}

/** "… của Sở Tài chính tại Văn bản số 12/STC-NS". */
function issuerBefore(text: string, at: number): string | null {
  const before = text.slice(Math.max(0, at - 130), at);
  const found =
    /(?:của|theo đề nghị của|Theo đề nghị của)\s{1,2}(\p{Lu}[^.;:()]{2,80}?)\s{1,2}tại\s{1,2}(?:các\s)?\p{Lu}[\p{L} ]{2,14}\s{1,2}số\s{0,2}$/u.exec(
      before,
    );
  return found
    ? found[1]!.slice(found[1]!.lastIndexOf(' của ') < 0 ? 0 : found[1]!.lastIndexOf(' của ') + 5)
    : null;
}

/** Where the text names none, the symbol of a central body does: "NĐ-CP" is the Government's. */
function issuerIn(symbol: string): string | null {
  const last = symbol.split(/[-/]/u).at(-1)!;
  return /^QH\d{1,2}$/u.test(last) ? 'Quốc hội' : ['CP', 'TTg'].includes(last) ? centralAgency(last) : null;
}

/** Each document once; a later citation may give the day or issuer that the first left out. */
function mergedBySymbol(citations: readonly Citation[]): Citation[] {
  const merged = new Map<string, Citation>();
  for (const citation of citations) {
    const key = letters(citation.symbol);
    const first = merged.get(key);
    if (!first) merged.set(key, { ...citation });
    else merged.set(key, together(first, citation));
  }
  return [...merged.values()];
}

/** A role that says something outweighs "được dẫn"; of two that do, the first holds. */
function together(first: Citation, later: Citation): Citation {
  const role = first.role === 'mentioned' ? later.role : first.role;
  return {
    ...first,
    date: first.date ?? later.date,
    issuer: first.issuer ?? later.issuer,
    title: first.title ?? later.title ?? null,
    ...(role && { role }),
  };
}

/**
 * On a scan the same document may be read in two ways ("2637/BGDĐT-VP", later "2637/RGDĐT-VP"): one letter
 * apart, the same number, no different day. The first reading with a day is kept.
 */
function withoutMisreadings(citations: readonly Citation[]): Citation[] {
  const kept: Citation[] = [];
  const byNumber = new Map<string, number[]>();
  for (const citation of citations) {
    const number = citation.symbol.split(/[/-]/u, 1)[0]!;
    const sameNumber = byNumber.get(number) ?? [];
    const same = sameNumber.find((index) => isMisreading(citation, kept[index]!));
    if (same === undefined) byNumber.set(number, [...sameNumber, kept.push(citation) - 1]);
    else if (!kept[same]!.date && citation.date) kept[same] = citation;
  }
  return kept;
}

/** Of two citations with the same number. */
function isMisreading(a: Citation, b: Citation): boolean {
  if (a.date && b.date && a.date !== b.date) return false;
  return editDistance(letters(a.symbol), letters(b.symbol), 1) <= 1;
}

function proofOf(proofs: readonly Evidence[]): Evidence {
  const { page } = proofs[0]!;
  return {
    quote: proofs.map((proof) => proof.quote).join('; '),
    page,
    boxes: proofs.filter((proof) => proof.page === page).flatMap((proof) => proof.boxes),
    confidence:
      Math.round((proofs.reduce((sum, proof) => sum + proof.confidence, 0) / proofs.length) * 1000) / 1000,
  };
}
