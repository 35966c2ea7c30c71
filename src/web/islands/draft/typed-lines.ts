/** What a typed line is by its beginning: "Điều 3.", "2.", "đ)", "-". Pure: for what is pasted from elsewhere. */
import type { DocumentBlock, DocumentText } from '../../../drafting/document.ts';
import type { Level } from '../../../drafting/levels.ts';

export interface Span {
  text: string;
  bold?: boolean;
  italic?: boolean;
}

const LABELS: readonly [Level, RegExp][] = [
  ['part', /^Phần\s+(?:thứ\s+\p{L}+|[IVXLC]+)\s*[.:]?\s*/u],
  ['chapter', /^Chương\s+[IVXLC\d]+\s*[.:]?\s*/u],
  ['section', /^Mục\s+\d+\s*[.:]?\s*/u],
  ['subsection', /^Tiểu mục\s+\d+\s*[.:]?\s*/u],
  ['article', /^Điều\s+\d+[a-zđ]?\s*[.:]\s*/u],
  ['group', /^[IVXLC]+\.\s+/u],
  ['clause', /^\d{1,3}\.(?!\d)\s*/u],
  ['point', /^[a-zđ]\)\s*/u],
  ['dash', /^[-–+•·]\s+/u],
];

/** @param level what the place says it is (an item of a list), where no sign is typed before it */
export function blockOf(spans: readonly Span[], level: Level | 'paragraph' = 'paragraph'): DocumentBlock {
  const tidy = tidied(spans);
  const words = tidy.map(({ text }) => text).join('');
  for (const [kind, label] of LABELS) {
    const found = label.exec(words)?.[0];
    if (found !== undefined && found.length < words.length) return item(kind, behind(tidy, found.length));
  }
  return level === 'paragraph' ? { kind: 'paragraph', text: textOf(tidy) } : item(level, tidy);
}

function item(kind: Level, spans: readonly Span[]): DocumentBlock {
  const allBold = spans.every(({ text, bold }) => bold === true || text.trim() === '');
  const plain = spans.map(({ text }) => text).join('');
  if (allBold && (kind === 'article' || kind === 'clause')) return { kind, text: plain, titled: true };
  return { kind, text: allBold ? plain : textOf(spans) };
}

function behind(spans: readonly Span[], length: number): Span[] {
  let skip = length;
  return spans.flatMap((span) => {
    const text = span.text.slice(Math.min(skip, span.text.length));
    skip = Math.max(0, skip - span.text.length);
    return text === '' ? [] : [{ ...span, text }];
  });
}

/** One space between words, none at the ends, neighbours in one dress together. */
export function tidied(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { text, bold, italic } of spans) {
    const words = text.normalize('NFC').replace(/[\s\u00a0]+/gu, ' ');
    const last = merged.at(-1);
    const span = { text: words, ...(bold ? { bold } : {}), ...(italic ? { italic } : {}) };
    if (last && last.bold === span.bold && last.italic === span.italic) last.text += words;
    else merged.push(span);
  }
  const first = merged[0];
  if (first) first.text = first.text.trimStart();
  const end = merged.at(-1);
  if (end) end.text = end.text.trimEnd();
  return merged
    .map((span) => ({ ...span, text: span.text.replace(/ {2,}/gu, ' ') }))
    .filter(({ text }) => text !== '');
}

export function textOf(spans: readonly Span[]): DocumentText {
  const dressed = spans.some(({ bold, italic }) => bold || italic);
  return dressed ? spans.map((span) => ({ ...span })) : spans.map(({ text }) => text).join('');
}
