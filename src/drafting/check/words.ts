/** Rules on how things are written: citations, capitals, tone marks, syllables (NĐ 30/2020, PL I and II). */
import { tonePlacements } from '../../platform/vietnamese.ts';
import { plainOf } from '../document.ts';
import type { DispatchDocument } from '../document.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';
import { spellingFindings } from './spelling.ts';
import { matchesIn, replaced, textsOf } from './texts.ts';

export function wordFindings(document: DispatchDocument): Finding[] {
  return [
    ...SPELLINGS.flatMap((spelling) => spelled(document, spelling)),
    ...citationOrder(document),
    ...tones(document),
    ...spellingFindings(document),
  ];
}

/** A way of writing that is wrong wherever it stands, and the right one. */
interface Spelling {
  rule: string;
  wrong: RegExp;
  right: (words: string) => string;
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
const upperFirst = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

const SPELLINGS: readonly Spelling[] = [
  { rule: 'citation-capital', wrong: /(?<=(?:khoản \d{1,2}|tại|theo|của) )điều(?= \d)/gu, right: upperFirst },
  { rule: 'citation-capital', wrong: /(?<=[\p{Ll},] )Khoản(?= \d)/gu, right: lowerFirst },
  { rule: 'citation-capital', wrong: /(?<=[\p{Ll},] )Điểm(?= [a-zđ](?![\p{L}]))/gu, right: lowerFirst },
  { rule: 'capitals', wrong: /(?<!\p{L})thành phố Hồ Chí Minh/gu, right: upperFirst },
  { rule: 'capitals', wrong: /(?<!\p{L})thủ đô Hà Nội/gu, right: upperFirst },
  { rule: 'capitals', wrong: /(?<!\p{L})(?:quận|phường)(?= \d{1,2}(?![\d/]))/gu, right: upperFirst },
  { rule: 'capitals', wrong: /(?<=\p{Ll} )Tết(?= Nguyên đán)/gu, right: lowerFirst },
];

function spelled(document: DispatchDocument, { rule, wrong, right }: Spelling): Finding[] {
  return matchesIn(document, wrong).map(({ placed, match }) => {
    const around = plainOf(placed.text).slice(match.index ?? 0, (match.index ?? 0) + 40);
    const fixes = [replaced(placed, (words) => words.replaceAll(wrong, right))];
    return finding(rule, { place: placed.place, expected: right(around), found: around, fixes });
  });
}

/** "Điều 5 khoản 2" runs from the outside in; the decree from the inside out. */
function citationOrder(document: DispatchDocument): Finding[] {
  return matchesIn(document, /Điều (\d+),? khoản (\d+)(?:,? điểm ([a-zđ])(?!\p{L}))?/gu).map(
    ({ placed, match }) => {
      const [found, article, clause, point] = match;
      const expected = `${point ? `điểm ${point} ` : ''}khoản ${clause} Điều ${article}`;
      const fixes = [replaced(placed, (words) => words.replaceAll(found, expected))];
      return finding('citation-order', { place: placed.place, expected, found, fixes });
    },
  );
}

/** Both hòa and hoà are right; a paper should keep to one of them. */
function tones(document: DispatchDocument): Finding[] {
  const counts = { newer: new Map<string, number>(), older: new Map<string, number>() };
  for (const { text } of textsOf(document)) {
    for (const [word] of plainOf(text).matchAll(/\p{L}+/gu)) {
      const lower = word.toLowerCase();
      const [unified, older] = tonePlacements(lower);
      if (older === undefined) continue;
      const kind = lower === unified ? counts.newer : counts.older;
      kind.set(word, (kind.get(word) ?? 0) + 1);
    }
  }
  if (counts.newer.size === 0 || counts.older.size === 0) return [];
  const sum = (words: Map<string, number>) => [...words.values()].reduce((total, count) => total + count, 0);
  const few = sum(counts.newer) >= sum(counts.older) ? counts.older : counts.newer;
  const many = few === counts.older ? counts.newer : counts.older;
  const expected = `viết như: ${[...many.keys()].slice(0, 3).join(', ')}`;
  return [finding('tone-placement', { expected, found: [...few.keys()].slice(0, 5).join(', ') })];
}
