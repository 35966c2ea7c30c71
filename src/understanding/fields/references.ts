/** Documents a paper cites by number and symbol (NĐ 30/2020, PL I, II.6.b), each once, with day and issuer where given. */
import { centralAgency } from '../agencies.ts';
import { kindAbbreviated, kindAtEnd } from '../document-kinds.ts';
import { proofInLine, type Finding } from '../evidence.ts';
import { editDistance, letters } from '../likeness.ts';
import type { PaperLine, PaperParts } from '../parts.ts';
import type { Evidence, Reference } from '../understanding.ts';
import { isoDate } from './dates.ts';
import { isScanned } from '../spelling.ts';
import { GROUP, repairedDigits, repairedSymbol, symbolOfKind } from './symbols.ts';

const DASH = '\\s?[-–]\\s?';
const NOT_BEFORE = '(?<![\\p{L}\\p{N}/.,])';
/** Digits as OCR may give them; `repairedDigits` decides. */
const NUMBER = '(\\d[\\dIlOo|]{0,5}[a-hk]?|[IlO|]\\d{1,5})';
const STATE = new RegExp(
  `${NOT_BEFORE}${NUMBER}\\s?/\\s?(?:((?:19|20)\\d{2})\\s?/\\s?)?(${GROUP}(?:${DASH}${GROUP}){0,4})(?!\\p{L})`,
  'gu',
);
const PARTY = new RegExp(
  `${NOT_BEFORE}${NUMBER}${DASH}([A-ZĐ][A-Za-zĐđ]{0,3})\\s?/\\s?(${GROUP}(?:-${GROUP}){0,2})(?!\\p{L})`,
  'gu',
);

interface Citation extends Reference {
  at: number;
  length: number;
}

/** The text of the paper as one string, with the way back from an offset to the line it stands on. */
interface Flow {
  text: string;
  starts: number[];
  lines: PaperLine[];
}

/**
 * Every cited document in order of first citation. The paper's own number is none; neither is a fraction, a
 * date or a group of capitals after a stroke without the form of a symbol.
 */
export function referencesOf(parts: PaperParts, own: string | null): Finding<Reference[]> | null {
  const flow = flowOf([
    ...parts.headerLeft.filter((line) => !/^\W{0,3}S\S{0,2}\s?[:.]/u.test(line.text)),
    ...parts.title,
    ...parts.addressing,
    ...parts.body,
    ...parts.appendices.flatMap((appendix) => [appendix.heading, ...appendix.lines]),
  ]);
  const citations = citationsIn(flow.text).filter(
    (citation) => !own || letters(citation.symbol) !== letters(own),
  );
  const merged = isScanned(flow.lines)
    ? withoutMisreadings(mergedBySymbol(citations))
    : mergedBySymbol(citations);
  if (merged.length === 0) return null;
  return {
    value: merged.map(({ symbol, date, issuer }) => ({ symbol, date, issuer })),
    evidence: proofOf(merged, flow),
  };
}

function flowOf(lines: readonly PaperLine[]): Flow {
  const flow: Flow = { text: '', starts: [], lines: [...lines] };
  const texts: string[] = [];
  let length = 0;
  for (const line of lines) {
    flow.starts.push(length);
    const text = endsInsideSymbol(line.text) ? line.text : `${line.text} `;
    texts.push(text);
    length += text.length;
  }
  flow.text = texts.join('');
  return flow;
}

/** "73/2023/NĐ-" at the end of a line goes on without a space on the next. */
function endsInsideSymbol(text: string): boolean {
  return /\d\/(?:\d{4}\/)?[A-ZĐ]{0,10}[-/]?$/u.test(text) && /[-/]$/u.test(text);
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
    if (!number || !groups) continue;
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

function isAfterNumberWord(text: string, at: number): boolean {
  return /(?:số|sô|sổ|So|so)\s{0,2}:?\s{0,2}$/u.test(text.slice(Math.max(0, at - 8), at));
}

function* partyCitations(text: string): Generator<Citation> {
  for (const found of text.matchAll(PARTY)) {
    const number = repairedDigits(found[1]!);
    if (!number || !isPartyKind(found[2]!)) continue;
    yield cited(text, found.index, found[0].length, `${number}-${repairedSymbol(`${found[2]}/${found[3]}`)}`);
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
  return {
    symbol,
    date: dated?.date ?? null,
    issuer: issuerBehind(rest) ?? issuerBefore(text, at) ?? issuerIn(symbol),
    at,
    length,
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
  /[,;:.()"“”]|\s(?:về|quy định|ban hành|phê duyệt|sửa đổi|hướng dẫn|và các|và (?:Nghị|Quyết|Kế|Chỉ|Thông|Công|Văn|Báo|Tờ|Kết|Luật|Quy|Hướng)|v\/v|triển khai|tại|thành lập|công bố|giao|đề nghị|yêu cầu|là|đã|có|để|nêu|gửi|kèm|khóa|số|ngày|chỉ đạo|tăng cường|trình|thông qua|sau)\s/u;

function issuerBehind(text: string): string | null {
  const found = /^[\s,]{0,2}của\s{1,2}(?=\p{Lu})/u.exec(text);
  if (!found) return null;
  const rest = `${text.slice(found[0].length)} `;
  const end = rest.search(ISSUER_END);
  const name = (end < 0 ? rest : rest.slice(0, end)).trim();
  return name.length >= 3 && name.length < 110 ? name : null;
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
    else Object.assign(first, { date: first.date ?? citation.date, issuer: first.issuer ?? citation.issuer });
  }
  return [...merged.values()];
}

/**
 * On a scan the same document may be read in two ways ("2637/BGDĐT-VP", later "2637/RGDĐT-VP"): one letter
 * apart, the same number, no different day. The first reading with a day is kept.
 */
function withoutMisreadings(citations: readonly Citation[]): Citation[] {
  const kept: Citation[] = [];
  for (const citation of citations) {
    const same = kept.findIndex((other) => isMisreading(citation, other));
    if (same < 0) kept.push(citation);
    else if (!kept[same]!.date && citation.date) kept[same] = citation;
  }
  return kept;
}

function isMisreading(a: Citation, b: Citation): boolean {
  if (a.date && b.date && a.date !== b.date) return false;
  const [numberA] = a.symbol.split(/[/-]/u);
  const [numberB] = b.symbol.split(/[/-]/u);
  return numberA === numberB && editDistance(letters(a.symbol), letters(b.symbol), 1) <= 1;
}

function proofOf(citations: readonly Citation[], flow: Flow): Evidence {
  const proofs = citations.map((citation) => proofAt(citation, flow));
  const { page } = proofs[0]!;
  return {
    quote: proofs.map((proof) => proof.quote).join('; '),
    page,
    boxes: proofs.filter((proof) => proof.page === page).flatMap((proof) => proof.boxes),
    confidence:
      Math.round((proofs.reduce((sum, proof) => sum + proof.confidence, 0) / proofs.length) * 1000) / 1000,
  };
}

function proofAt(citation: Citation, flow: Flow): Evidence {
  const index = lineAt(flow.starts, citation.at);
  const line = flow.lines[index]!;
  const start = citation.at - flow.starts[index]!;
  return proofInLine(line, start, Math.min(line.text.length, start + citation.length), 0.97);
}

/** Index of the last start that is not past the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
