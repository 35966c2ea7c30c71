/** Words of a passage in the page: bold and italic, nothing else. */
import type { DocumentText } from '../../../drafting/document.ts';
import { type EditorContext, element } from './context.ts';
import { spansIn } from './paste.ts';
import { type Span, textOf } from './typed-lines.ts';

/** A passage that is written in; what is typed comes back as the model has it. */
export function passage(
  text: DocumentText,
  label: string,
  context: EditorContext,
  typed: (text: DocumentText) => void,
): HTMLElement {
  const area = element('div', {
    class: 'draft-passage',
    contenteditable: 'true',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
  });
  area.append(...nodesOf(text));
  area.addEventListener('input', () => {
    typed(wordsIn(area));
    context.changed();
  });
  const noteCursor = () => {
    const selection = document.getSelection();
    if (selection !== null && selection.rangeCount > 0 && area.contains(selection.anchorNode))
      context.cursor = { element: area, range: selection.getRangeAt(0).cloneRange() };
  };
  area.addEventListener('keyup', noteCursor);
  area.addEventListener('mouseup', noteCursor);
  area.addEventListener('blur', noteCursor);
  return area;
}

function nodesOf(text: DocumentText): Node[] {
  const spans: Exclude<DocumentText, string> = typeof text === 'string' ? [{ text }] : text;
  return spans.flatMap(({ text: words, bold, italic }) => {
    const lines = words.split('\n').flatMap((line, at) => [...(at > 0 ? [element('br')] : []), line]);
    const plain = element('span', {}, ...lines);
    const slanted = italic ? element('i', {}, ...lines) : plain;
    if (bold) return [element('b', {}, ...(italic ? [slanted] : lines))];
    return italic ? [slanted] : [...plain.childNodes];
  });
}

/** The words as they stand in the page now; spaces stay as they are typed. */
export function wordsIn(area: HTMLElement): DocumentText {
  const merged: Span[] = [];
  for (const span of [...area.childNodes].flatMap((child) => spansIn(child, {}))) {
    const text = span.text.replaceAll('\u00a0', ' ');
    const last = merged.at(-1);
    if (last && last.bold === span.bold && last.italic === span.italic) last.text += text;
    else merged.push({ ...span, text });
  }
  const end = merged.at(-1);
  // The browser keeps a line break at the end of a passage to have somewhere to stand.
  if (end) end.text = end.text.replace(/\n$/u, '');
  return textOf(merged.filter(({ text }) => text !== ''));
}

/** Puts words where the cursor was last; at the end where it was nowhere in that passage. */
export function putIn({ element: area, range }: NonNullable<EditorContext['cursor']>, words: string): void {
  area.focus();
  const selection = document.getSelection();
  if (area.contains(range.startContainer)) {
    selection?.removeAllRanges();
    selection?.addRange(range);
  }
  document.execCommand('insertText', false, `${wordEndsBefore(area, selection) ? ' ' : ''}${words}`);
}

/** Whether what is put in would run into the word before it. */
function wordEndsBefore(area: HTMLElement, selection: Selection | null): boolean {
  if (selection === null || selection.rangeCount === 0) return false;
  const before = document.createRange();
  before.selectNodeContents(area);
  const { startContainer, startOffset } = selection.getRangeAt(0);
  if (!area.contains(startContainer)) return false;
  before.setEnd(startContainer, startOffset);
  return /[^\s("“/-]$/u.test(before.toString());
}
