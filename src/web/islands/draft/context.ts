/** What the parts of the editor share: the words of the page, how a change is told, and small pieces of markup. */
import type { EditorWords } from '../../text/drafts.ts';

export interface EditorContext {
  words: EditorWords;
  /** The document was changed: it is saved and set anew in a moment. */
  changed(): void;
  /** The passage where the cursor was last, for what is put in from elsewhere. */
  cursor: { element: HTMLElement; range: Range } | null;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** @param sign what is shown; the label is read out and shown on hovering */
export function smallButton(sign: string, label: string, act: () => void): HTMLButtonElement {
  const button = element(
    'button',
    { type: 'button', class: 'draft-tool', 'aria-label': label, title: label },
    sign,
  );
  button.addEventListener('click', act);
  return button;
}

export function wideButton(label: string, act: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'button button-small' }, label);
  button.addEventListener('click', act);
  return button;
}

let lastId = 0;

/** A control under its label. */
export function labelled(label: string, control: HTMLElement): HTMLElement {
  lastId += 1;
  control.id = `soan-${lastId}`;
  return element('div', { class: 'field' }, element('label', { for: control.id }, label), control);
}

/** A text area as high as its words. */
export function wordsArea(value: string, typed: (value: string) => void): HTMLTextAreaElement {
  const area = element('textarea', { rows: '1', class: 'draft-line' });
  area.value = value;
  const grow = () => {
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  };
  area.addEventListener('input', () => {
    grow();
    typed(area.value);
  });
  // It has no height before it is in the page; turned or made narrower, its words take more lines.
  requestAnimationFrame(grow);
  window.addEventListener('resize', function growAgain() {
    if (area.isConnected) grow();
    else window.removeEventListener('resize', growAgain);
  });
  return area;
}
