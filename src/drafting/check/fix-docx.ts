/**
 * Sửa lỗi an toàn trong tệp Word: only what can be put right without touching anything else of the file: paper, margins,
 * typeface, and words whose right form is certain. Formatting, pictures, comments stay as they are.
 */
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { notAWordFile } from '../errors.ts';
import { type Finding, ruleOf } from './finding.ts';

/** Of one part, unfolded. */
const MOST_BYTES = 30_000_000;
const TEXT_PARTS = /^word\/(?:document|header\d*|footer\d*)\.xml$/u;
const LOOK_PARTS = /^word\/(?:document|styles|header\d*|footer\d*|numbering)\.xml$/u;
const TWIPS_A_MM = 1440 / 25.4;

/** Rules whose finding names the very words to replace, and the ones to put in their place. */
const WORD_RULES: ReadonlySet<string> = new Set([
  'citation-capital',
  'citation-order',
  'capitals',
  'confusions',
  'symbol-kind',
  'symbol-letter',
  'symbol-form',
  'number-year',
  'signing-power',
  'signing-name',
  'party-power',
  'party-filed',
]);

const PAGE_RULE = /^(?:party-)?(?:paper|margin-(?:top|bottom|left|right))$/u;
const FONT_RULE = /^(?:party-)?font$/u;

/** Whether a click can put it right in the file. */
export function isFixableInFile({ rule, severity, expected, found }: Finding): boolean {
  if (severity === 'cannot-tell') return false;
  if (PAGE_RULE.test(rule) || FONT_RULE.test(rule)) return true;
  return WORD_RULES.has(rule) && expected !== found && found !== '' && found !== 'không có';
}

/**
 * @returns the file with these findings put right; the others are as they were
 * @throws AppError `drafting.not-a-word-file`
 */
export function fixDocx(bytes: Uint8Array, findings: readonly Finding[]): Uint8Array {
  const parts = unpacked(bytes);
  for (const found of findings.filter(isFixableInFile)) {
    if (PAGE_RULE.test(found.rule))
      edit(parts, /^word\/document\.xml$/u, (root) => fixPage(root, found.rule));
    else if (FONT_RULE.test(found.rule)) edit(parts, LOOK_PARTS, fixFonts);
    else edit(parts, TEXT_PARTS, (root) => replaceWords(root, found.found, found.expected));
  }
  return zipSync(parts);
}

function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter: ({ originalSize }) => originalSize <= MOST_BYTES });
  } catch {
    throw notAWordFile();
  }
}

function edit(parts: Record<string, Uint8Array>, names: RegExp, change: (root: Document) => void): void {
  for (const [name, content] of Object.entries(parts)) {
    if (!names.test(name)) continue;
    const text = strFromU8(content);
    if (/<!DOCTYPE/iu.test(text)) throw notAWordFile();
    const root = new DOMParser().parseFromString(text, 'text/xml');
    change(root);
    parts[name] = strToU8(new XMLSerializer().serializeToString(root));
  }
}

const elements = (root: Document | Element, name: string): Element[] =>
  Array.from({ length: root.getElementsByTagName(name).length }, (_, index) =>
    root.getElementsByTagName(name).item(index)!,
  );

/** Sheets that lie on their side keep lying so. */
function fixPage(root: Document, rule: string): void {
  const edge = /margin-(\w+)$/u.exec(rule)?.[1];
  if (edge === undefined) {
    for (const size of elements(root, 'w:pgSz')) {
      const isTurned = size.getAttribute('w:orient') === 'landscape';
      const [width, height] = [ruleOf(rule).limits.width!, ruleOf(rule).limits.height!];
      size.setAttribute('w:w', twips(isTurned ? height : width));
      size.setAttribute('w:h', twips(isTurned ? width : height));
    }
    return;
  }
  const { least = 0, most = 0 } = ruleOf(rule).limits;
  for (const margins of elements(root, 'w:pgMar').slice(0, 1)) {
    const now = Number(margins.getAttribute(`w:${edge}`)) / TWIPS_A_MM;
    margins.setAttribute(`w:${edge}`, twips(Math.min(Math.max(now, least), most)));
  }
}

const twips = (millimetres: number) => String(Math.round(millimetres * TWIPS_A_MM));

const FONT_ATTRIBUTES = ['w:ascii', 'w:hAnsi', 'w:cs', 'w:eastAsia'];
/** Bullets are drawn by fonts of signs. */
const SIGN_FONTS = /^(?:Symbol|Wingdings|Webdings|Courier New)/iu;

function fixFonts(root: Document): void {
  for (const fonts of elements(root, 'w:rFonts')) {
    if (SIGN_FONTS.test(fonts.getAttribute('w:ascii') ?? '')) continue;
    for (const name of FONT_ATTRIBUTES) {
      fonts.removeAttribute(`${name}Theme`);
      fonts.setAttribute(name, 'Times New Roman');
    }
  }
}

/** Words may lie over several runs of a paragraph: the first takes the new ones, the looks of all stay. */
function replaceWords(root: Document, wrong: string, right: string): void {
  for (const paragraph of elements(root, 'w:p')) {
    const pieces = elements(paragraph, 'w:t').map((node) => ({ node, text: node.textContent ?? '' }));
    const whole = pieces.map(({ text }) => text).join('');
    const at = spacedIndex(whole, wrong);
    if (at === null) continue;
    let start = 0;
    for (const { node, text } of pieces) {
      const [from, to] = [Math.max(at.from - start, 0), Math.min(at.to - start, text.length)];
      const isFirst = at.from >= start && at.from < start + text.length;
      if (from < to) setText(node, text.slice(0, from) + (isFirst ? right : '') + text.slice(to));
      start += text.length;
    }
  }
}

/** A finding is told with single spaces; the file may have others. */
function spacedIndex(text: string, words: string): { from: number; to: number } | null {
  const pattern = words
    .split(/\s+/u)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`))
    .join(String.raw`[\s\u00a0]+`);
  const match = new RegExp(pattern, 'u').exec(text);
  return match === null ? null : { from: match.index, to: match.index + match[0].length };
}

function setText(node: Element, text: string): void {
  node.setAttribute('xml:space', 'preserve');
  node.textContent = text;
}
