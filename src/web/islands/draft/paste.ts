/**
 * What is pasted from Word, a browser or plain text, as parts of a dispatch: words, bold, italic, lists and tables.
 * Fonts, colours, fields and everything else stay behind.
 */
import type { DocumentBlock, DocumentTable } from '../../../drafting/document.ts';
import type { Level } from '../../../drafting/levels.ts';
import { blockOf, type Span, tidied, textOf } from './typed-lines.ts';

export function blocksFromText(text: string): DocumentBlock[] {
  return text
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) => blockOf([{ text: line }]));
}

export function blocksFromHtml(html: string): DocumentBlock[] {
  const page = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  for (const useless of page.querySelectorAll('style, script, head, meta, link, title, img, svg'))
    useless.remove();
  const blocks: DocumentBlock[] = [];
  gather(page.body, 'paragraph', blocks);
  return blocks.filter((block) => block.kind === 'table' || textLength(block.text) > 0);
}

/** The security policy forbids styles also in a document that is only read: what they say is kept under another name. */
const withoutStyles = (html: string) =>
  html.replace(/<style\b[\s\S]*?<\/style\s*>/giu, '').replace(/(\s)style\s*=/giu, '$1data-style=');

const textLength = (text: Extract<DocumentBlock, { text: unknown }>['text']) =>
  typeof text === 'string' ? text.trim().length : text.length;

const BLOCKS = 'p, div, h1, h2, h3, h4, h5, h6, li, ul, ol, table, section, article, blockquote, pre';

function gather(parent: Element, level: Level | 'paragraph', into: DocumentBlock[]): void {
  let loose: Span[] = [];
  const settle = () => {
    if (tidied(loose).length > 0) into.push(blockOf(loose, level));
    loose = [];
  };
  for (const child of parent.childNodes) {
    if (!(child instanceof Element)) {
      loose.push(...spansIn(child, {}));
    } else if (child.localName === 'table') {
      settle();
      const table = tableFrom(child);
      if (table !== null) into.push(table);
    } else if (child.matches('ul, ol')) {
      settle();
      for (const entry of child.children) gather(entry, levelOfList(child), into);
    } else if (child.matches(BLOCKS) || child.querySelector(BLOCKS) !== null) {
      settle();
      gather(child, level, into);
    } else if (child.localName === 'br') {
      settle();
    } else loose.push(...spansIn(child, {}));
  }
  settle();
}

/** Numbered lists are khoản, those inside them điểm. */
function levelOfList(list: Element): Level {
  if (list.localName === 'ul') return 'dash';
  return list.parentElement?.closest('ol') ? 'point' : 'clause';
}

interface Dress {
  bold?: boolean;
  italic?: boolean;
}

export function spansIn(node: Node, dress: Dress): Span[] {
  if (node.nodeType === Node.TEXT_NODE) return [{ text: node.textContent ?? '', ...dress }];
  if (!(node instanceof Element)) return [];
  if (node.localName === 'br') return [{ text: '\n', ...dress }];
  const inner = dressOf(node, dress);
  return [...node.childNodes].flatMap((child) => spansIn(child, inner));
}

function dressOf(node: Element, dress: Dress): Dress {
  const style = node.getAttribute('data-style') ?? '';
  // Word says of every bold word that it is plain in scripts it does not have: "mso-bidi-font-weight:normal".
  const bold = node.matches('b, strong') || /(?<![\w-])font-weight\s*:\s*(?:bold|[6-9]00)/iu.test(style);
  const plain = /(?<![\w-])font-weight\s*:\s*(?:normal|400)/iu.test(style);
  const italic = node.matches('i, em') || /(?<![\w-])font-style\s*:\s*italic/iu.test(style);
  return {
    ...(plain ? {} : bold || dress.bold ? { bold: true } : {}),
    ...(italic || dress.italic ? { italic: true } : {}),
  };
}

const MOST_COLUMNS = 20;

function tableFrom(element: Element): DocumentTable | null {
  const rows = [...element.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('td, th')]
      .slice(0, MOST_COLUMNS)
      .map((cell) => textOf(tidied(spansIn(cell, {})))),
  );
  const [head, ...rest] = rows;
  if (head === undefined || head.length === 0) return null;
  const cells = rest.map((row) => head.map((_, at) => row[at] ?? ''));
  // Heads are printed bold by themselves.
  const columns = head.map((title) => ({
    title: typeof title === 'string' ? title : title.map(({ text }) => text).join(''),
  }));
  return { kind: 'table', columns, rows: cells };
}
