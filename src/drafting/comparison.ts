/** Two versions of a draft beside each other, passage by passage and word by word. Pure. */
import { type TextPart, wordDifferences } from '../registry/word-differences.ts';
import { plainOf } from './document.ts';
import type { Appendix, DispatchDocument, DocumentBlock } from './document.ts';
import { labelsOf } from './numbering.ts';

/** A place of the document with its words. */
export interface Passage {
  /** "subject", "body.3", "appendices.0.body.2.rows.4". */
  place: string;
  /** What stands before it: "Trích yếu", "2.", "a)". */
  label: string;
  words: string;
}

/** A passage that is not the same in both. */
export interface ChangedPassage {
  kind: 'added' | 'removed' | 'changed';
  label: string;
  parts: TextPart[];
}

export function passagesOf(document: DispatchDocument): Passage[] {
  const { header, subject, addressees, authority, bases, enacting, signatures, recipients } = document;
  const only = (place: string, label: string, words: string | null | undefined): Passage[] =>
    words ? [{ place, label, words }] : [];
  return [
    ...only('kind', 'Tên loại', document.kind),
    ...only('header.parent', 'Cơ quan chủ quản', header.parent),
    ...only('header.agency', 'Cơ quan ban hành', header.agency.replaceAll('\n', ' ')),
    ...only('header.symbol', 'Ký hiệu', header.symbol),
    ...only('header.place', 'Địa danh', header.place),
    ...only('subject', 'Trích yếu', subject),
    ...(addressees?.names ?? []).map((words, at) => ({
      place: `addressees.names.${at}`,
      label: addressees?.label ?? '',
      words,
    })),
    ...only('authority', 'Thẩm quyền', authority),
    ...bases.map((words, at) => ({ place: `bases.${at}`, label: 'Căn cứ', words })),
    ...only('enacting', '', enacting),
    ...blockPassages(document.body, 'body'),
    ...signatures.map(({ titles, name }, at) => ({
      place: `signatures.${at}`,
      label: 'Người ký',
      words: [...titles, name].join(' · '),
    })),
    ...(recipients?.list ?? []).map((words, at) => ({
      place: `recipients.list.${at}`,
      label: 'Nơi nhận',
      words,
    })),
    ...only('recipients.filed', 'Lưu', recipients?.filed),
    ...only('urgency', 'Độ khẩn', document.urgency),
    ...document.appendices.flatMap(appendixPassages),
  ];
}

function appendixPassages({ title, body, kind }: Appendix, at: number): Passage[] {
  const place = `appendices.${at}`;
  return [
    { place: `${place}.title`, label: kind ?? `Phụ lục ${at + 1}`, words: title },
    ...blockPassages(body, `${place}.body`),
  ];
}

function blockPassages(blocks: readonly DocumentBlock[], at: string): Passage[] {
  const labels = labelsOf(blocks);
  return blocks.flatMap((block, index) => {
    const place = `${at}.${index}`;
    if (block.kind !== 'table') return [{ place, label: labels[index] ?? '', words: plainOf(block.text) }];
    const heads = block.columns.map(({ title }) => plainOf(title)).join(' | ');
    return [
      { place, label: 'Bảng', words: heads },
      ...block.rows.map((row, number) => ({
        place: `${place}.rows.${number}`,
        label: `Hàng ${number + 1}`,
        words: row.map(plainOf).join(' | '),
      })),
    ];
  });
}

/** The words at a place of the document; null where there is no such place. */
export function wordsAt(document: DispatchDocument, place: string): string | null {
  return passagesOf(document).find((passage) => passage.place === place)?.words ?? null;
}

/** What differs, in the order of the document; nothing where they are the same. */
export function changedPassages(old: DispatchDocument, fresh: DispatchDocument): ChangedPassage[] {
  return gapsBetween(passagesOf(old), passagesOf(fresh)).flatMap(changesInGap);
}

interface Gap {
  old: Passage[];
  fresh: Passage[];
}

/** Beyond so many cells the rest is one gap: two papers that have nothing in common. */
const LARGEST_TABLE = 4_000_000;

/** A number that moved because of another item is no change: words are what counts. */
const keyOf = ({ place, words }: Passage) => `${place.split('.')[0]} ${words}`;

/** Runs of passages between those that stand in both. */
function gapsBetween(old: Passage[], fresh: Passage[]): Gap[] {
  let head = 0;
  while (head < old.length && head < fresh.length && keyOf(old[head]!) === keyOf(fresh[head]!)) head++;
  let tail = 0;
  const most = Math.min(old.length, fresh.length) - head;
  while (tail < most && keyOf(old.at(-1 - tail)!) === keyOf(fresh.at(-1 - tail)!)) tail++;
  const before = old.slice(head, old.length - tail);
  const after = fresh.slice(head, fresh.length - tail);
  if (before.length * after.length > LARGEST_TABLE) return [{ old: before, fresh: after }];
  return aligned(before, after);
}

function aligned(old: Passage[], fresh: Passage[]): Gap[] {
  const width = fresh.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      common[i * width + j] =
        keyOf(old[i]!) === keyOf(fresh[j]!)
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  const gaps: Gap[] = [];
  let gap: Gap = { old: [], fresh: [] };
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && keyOf(old[i]!) === keyOf(fresh[j]!)) {
      gaps.push(gap);
      gap = { old: [], fresh: [] };
      i++;
      j++;
    } else if (
      j === fresh.length ||
      (i < old.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
    )
      gap.old.push(old[i++]!);
    else gap.fresh.push(fresh[j++]!);
  }
  gaps.push(gap);
  return gaps.filter((each) => each.old.length + each.fresh.length > 0);
}

/** Passages at the same turn of a gap are the same one rewritten, where they share words; the others came or went. */
function changesInGap({ old, fresh }: Gap): ChangedPassage[] {
  const rest = [...old];
  const changes: ChangedPassage[] = [];
  for (const passage of fresh) {
    const at = rest.findIndex((candidate) => isRewritten(candidate, passage));
    if (at < 0) {
      changes.push({ kind: 'added', label: passage.label, parts: [{ kind: 'new', text: passage.words }] });
      continue;
    }
    changes.push(...rest.splice(0, at).map(removed));
    const [before] = rest.splice(0, 1);
    const parts = wordDifferences(wordsOf(before!.words), wordsOf(passage.words));
    changes.push({ kind: 'changed', label: passage.label, parts });
  }
  return [...changes, ...rest.map(removed)];
}

const removed = ({ label, words }: Passage): ChangedPassage => ({
  kind: 'removed',
  label,
  parts: [{ kind: 'old', text: words }],
});

const wordsOf = (text: string) => text.split(/\s+/u).filter(Boolean);

/** Of the same part of the document, and a third of the shorter one's words in common; short fields always. */
function isRewritten(old: Passage, fresh: Passage): boolean {
  if (old.place.split('.')[0] !== fresh.place.split('.')[0]) return false;
  if (old.place === fresh.place && !/\d/u.test(old.place)) return true;
  const [mine, theirs] = [wordsOf(old.words), new Set(wordsOf(fresh.words))];
  const shared = mine.filter((word) => theirs.has(word)).length;
  return shared * 3 >= Math.min(mine.length, theirs.size);
}
