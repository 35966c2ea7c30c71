/** Lists of lines: kính gửi, căn cứ, nơi nhận. Enter begins the next line; several pasted lines become several. */
import { type EditorContext, element, smallButton, wideButton, wordsArea } from './context.ts';

export interface LinesEditor {
  root: HTMLElement;
  /** Draws the lines anew after they were changed from elsewhere. */
  draw(focus?: number): void;
}

export function linesEditor(label: string, lines: string[], context: EditorContext): LinesEditor {
  const { words, changed } = context;
  const rows = element('div', { class: 'draft-lines', role: 'group', 'aria-label': label });
  const root = element(
    'div',
    { class: 'field' },
    element('span', { class: 'draft-legend' }, label),
    rows,
    wideButton(words.add, () => insert(lines.length, [''])),
  );

  function insert(at: number, fresh: string[]): void {
    lines.splice(at, 0, ...fresh);
    draw(at + fresh.length - 1);
    changed();
  }

  function remove(at: number): void {
    lines.splice(at, 1);
    draw(Math.max(0, at - 1));
    changed();
  }

  function draw(focus?: number): void {
    rows.replaceChildren(...lines.map((line, at) => row(line, at)));
    if (focus !== undefined) rows.querySelectorAll('textarea')[focus]?.focus();
  }

  function row(line: string, at: number): HTMLElement {
    const area = wordsArea(line, (value) => {
      lines[at] = value;
      changed();
    });
    area.setAttribute('aria-label', `${label} ${at + 1}`);
    area.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) {
        event.preventDefault();
        insert(at + 1, ['']);
      } else if (event.key === 'Backspace' && area.value === '' && lines.length > 1) {
        event.preventDefault();
        remove(at);
      }
    });
    area.addEventListener('paste', (event) => {
      const pasted = linesOf(event.clipboardData?.getData('text/plain') ?? '');
      if (pasted.length < 2) return;
      event.preventDefault();
      lines.splice(at, 1);
      insert(at, area.value.trim() === '' ? pasted : [area.value, ...pasted]);
    });
    return element(
      'div',
      { class: 'draft-row' },
      area,
      smallButton('×', words.remove, () => remove(at)),
    );
  }

  draw();
  return { root, draw };
}

/** Lines without the dashes and closing signs that are put in when it is printed. */
export function linesOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\r?\n/u)
    .map((line) =>
      line
        .replace(/^\s*[-–+•]\s*/u, '')
        .replace(/[;.]\s*$/u, '')
        .trim(),
    )
    .filter(Boolean);
}
